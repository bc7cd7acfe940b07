#ifndef DONDOC_CWORKBOOK_H
#define DONDOC_CWORKBOOK_H

#include <stddef.h>
#include <stdint.h>

/* libzip over octets in memory, and expat with its callbacks as plain functions. */

#define DONDOC_CHECKED __attribute__((warn_unused_result))

typedef struct dondoc_archive dondoc_archive;

/* NULL where the octets are no zip archive. The octets must outlive the archive. */
DONDOC_CHECKED dondoc_archive *dondoc_archive_open(const void *octets, size_t count);
void dondoc_archive_close(dondoc_archive *archive);

/* Octets of the entry when unpacked; -1 where there is none of that name. */
DONDOC_CHECKED int64_t dondoc_archive_size(dondoc_archive *archive, const char *name);
/* 1 where the whole entry was unpacked and its checksum is right. */
DONDOC_CHECKED int dondoc_archive_read(
    dondoc_archive *archive, const char *name, void *octets, size_t count);

typedef struct {
    /* Attributes: name, value, name, value, …, NULL. */
    void (*start)(void *context, const char *name, const char *const *attributes);
    void (*end)(void *context, const char *name);
    void (*text)(void *context, const char *octets, int count);
} dondoc_xml_handlers;

/* 1 for a well-formed document without a document type declaration. */
DONDOC_CHECKED int dondoc_xml_parse(
    const void *octets, size_t count, dondoc_xml_handlers handlers, void *context);

#endif
