#ifndef DONDOC_CCURL_H
#define DONDOC_CCURL_H

#include <stddef.h>
#include <stdint.h>

/* libcurl's variadic functions, one typed function per use. A connection is connect-only: libcurl
   resolves, connects, does TLS and SASL; the SMTP dialogue goes over send and receive. */

#define DONDOC_CHECKED __attribute__((warn_unused_result))

/* What may go wrong, as far as the caller tells it apart. */
typedef enum {
    DONDOC_OK = 0,
    DONDOC_AGAIN,
    DONDOC_RESOLVE,
    DONDOC_CONNECT,
    DONDOC_TIMEOUT,
    DONDOC_STOPPED,
    DONDOC_TLS,
    /* Who issued the server's certificate is not known. */
    DONDOC_CERTIFICATE,
    /* It has ended, or has not begun. */
    DONDOC_EXPIRED,
    /* It is for another host. */
    DONDOC_OTHER_HOST,
    /* The file of authorities, or of the client's certificate, cannot be used. */
    DONDOC_AUTHORITIES,
    DONDOC_CLIENT_CERTIFICATE,
    DONDOC_LOGIN,
    DONDOC_WEIRD,
    DONDOC_CLOSED,
    DONDOC_OTHER
} dondoc_result;

typedef struct dondoc_connection dondoc_connection;

/* Once, before any thread; also ignores SIGPIPE. */
DONDOC_CHECKED int dondoc_global_init(void);

/* NULL when out of memory. */
DONDOC_CHECKED dondoc_connection *dondoc_connection_new(void);
void dondoc_connection_free(dondoc_connection *connection);

DONDOC_CHECKED dondoc_result dondoc_set_url(dondoc_connection *connection, const char *url);
/* 0: plain text, 1: TLS required. */
DONDOC_CHECKED dondoc_result dondoc_set_tls(dondoc_connection *connection, int required, int verify);
DONDOC_CHECKED dondoc_result dondoc_set_authorities(dondoc_connection *connection, const char *path);
/* A PEM file that holds certificate and key. */
DONDOC_CHECKED dondoc_result dondoc_set_client_certificate(dondoc_connection *connection,
                                                           const char *path);
/* An OAuth 2 access token in place of a password. */
DONDOC_CHECKED dondoc_result dondoc_set_token(dondoc_connection *connection, const char *user,
                                              const char *token, const char *mechanism);
DONDOC_CHECKED dondoc_result dondoc_set_credentials(dondoc_connection *connection, const char *user,
                                                    const char *password, const char *mechanism);
/* Milliseconds: for name, TCP and TLS, and for each answer while connecting. */
DONDOC_CHECKED dondoc_result dondoc_set_timeouts(dondoc_connection *connection, long connecting,
                                                 long answering);
/* Asked about once a second while connecting, on the same thread; other than 0 ends it. */
DONDOC_CHECKED dondoc_result dondoc_set_stop(dondoc_connection *connection, int (*stop)(void));

/* Connects and logs in. */
DONDOC_CHECKED dondoc_result dondoc_connect(dondoc_connection *connection);
/* libcurl's words about the last failure; never a secret. */
const char *dondoc_error(const dondoc_connection *connection);
/* Every line the server said while connecting, in order. */
const uint8_t *dondoc_transcript(const dondoc_connection *connection, size_t *length);
/* Seconds since 1970 at which the first certificate of the server's chain ends; -1 where it showed none. */
int64_t dondoc_certificate_end(const dondoc_connection *connection);
/* Seconds since 1970 of a date as mail writes it (RFC 5322, section 3.3); -1 where it is none. */
int64_t dondoc_date(const char *text);

DONDOC_CHECKED dondoc_result dondoc_send(dondoc_connection *connection, const uint8_t *bytes,
                                         size_t length, size_t *sent);
/* DONDOC_OK with *received == 0 is the end of the stream. */
DONDOC_CHECKED dondoc_result dondoc_receive(dondoc_connection *connection, uint8_t *buffer,
                                            size_t capacity, size_t *received);
/* Waits until the socket can be read, or written where asked; 1 readable, 2 writable, 0 neither. */
DONDOC_CHECKED int dondoc_wait(dondoc_connection *connection, int for_writing, int milliseconds);

/* A GET by https, for that many milliseconds at most, its answer thrown away; redirects lead to https
   only. `authorities` NULL: the system's. `status`: the HTTP status, 0 where there was no answer. */
DONDOC_CHECKED dondoc_result dondoc_visit(const char *url, const char *authorities,
                                          long milliseconds, long *status);
/* A result in English words that name no address. */
const char *dondoc_words(dondoc_result result);

#endif
