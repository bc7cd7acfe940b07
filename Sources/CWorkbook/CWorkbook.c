#include "CWorkbook.h"

#include <expat.h>
#include <limits.h>
#include <stdlib.h>
#include <zip.h>

struct dondoc_archive {
    zip_t *zip;
};

dondoc_archive *dondoc_archive_open(const void *octets, size_t count) {
    dondoc_archive *archive = malloc(sizeof *archive);
    if (!archive) return NULL;
    zip_error_t error;
    zip_error_init(&error);
    zip_source_t *source = zip_source_buffer_create(octets, count, 0, &error);
    archive->zip = source ? zip_open_from_source(source, ZIP_RDONLY, &error) : NULL;
    zip_error_fini(&error);
    if (archive->zip) return archive;
    if (source) zip_source_free(source);
    free(archive);
    return NULL;
}

void dondoc_archive_close(dondoc_archive *archive) {
    if (!archive) return;
    zip_discard(archive->zip);
    free(archive);
}

int64_t dondoc_archive_size(dondoc_archive *archive, const char *name) {
    zip_stat_t stat;
    zip_stat_init(&stat);
    if (zip_stat(archive->zip, name, 0, &stat) != 0 || !(stat.valid & ZIP_STAT_SIZE)) return -1;
    return stat.size > INT64_MAX ? INT64_MAX : (int64_t)stat.size;
}

int dondoc_archive_read(dondoc_archive *archive, const char *name, void *octets, size_t count) {
    zip_file_t *file = zip_fopen(archive->zip, name, 0);
    if (!file) return 0;
    size_t done = 0;
    while (done < count) {
        zip_int64_t got = zip_fread(file, (char *)octets + done, count - done);
        if (got <= 0) break;
        done += (size_t)got;
    }
    /* One octet more: the end, where libzip compares the checksum. */
    char rest;
    zip_int64_t after = done == count ? zip_fread(file, &rest, 1) : -1;
    return zip_fclose(file) == 0 && after == 0;
}

typedef struct {
    XML_Parser parser;
    dondoc_xml_handlers handlers;
    void *context;
} parsing;

static void start(void *data, const XML_Char *name, const XML_Char **attributes) {
    parsing *current = data;
    current->handlers.start(current->context, name, (const char *const *)attributes);
}

static void end(void *data, const XML_Char *name) {
    parsing *current = data;
    current->handlers.end(current->context, name);
}

static void text(void *data, const XML_Char *octets, int count) {
    parsing *current = data;
    current->handlers.text(current->context, octets, count);
}

/* A workbook has none; entities that grow without bound begin with one. */
static void refuse_doctype(
    void *data, const XML_Char *name, const XML_Char *system, const XML_Char *public, int internal) {
    (void)name, (void)system, (void)public, (void)internal;
    XML_StopParser(((parsing *)data)->parser, XML_FALSE);
}

int dondoc_xml_parse(
    const void *octets, size_t count, dondoc_xml_handlers handlers, void *context) {
    parsing current = {XML_ParserCreate(NULL), handlers, context};
    if (!current.parser || count > INT_MAX) return 0;
    XML_SetUserData(current.parser, &current);
    XML_SetElementHandler(current.parser, start, end);
    XML_SetCharacterDataHandler(current.parser, text);
    XML_SetStartDoctypeDeclHandler(current.parser, refuse_doctype);
    int ok = XML_Parse(current.parser, octets, (int)count, 1) == XML_STATUS_OK;
    XML_ParserFree(current.parser);
    return ok;
}
