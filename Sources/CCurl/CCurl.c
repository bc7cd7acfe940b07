#include "CCurl.h"

#include <curl/curl.h>
#include <errno.h>
#include <poll.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>

struct dondoc_connection {
    CURL *curl;
    char error[CURL_ERROR_SIZE];
    uint8_t *transcript;
    size_t length;
    int (*stop)(void);
};

/* What a server may say before it is cut off: nothing legitimate comes near it. */
static const size_t transcript_limit = 65536;

int dondoc_global_init(void) {
    signal(SIGPIPE, SIG_IGN);
    return curl_global_init(CURL_GLOBAL_DEFAULT) == CURLE_OK ? 0 : -1;
}

static size_t capture(char *data, size_t size, size_t count, void *user) {
    dondoc_connection *connection = user;
    size_t length = size * count;
    if (connection->length + length > transcript_limit) return 0;
    uint8_t *grown = realloc(connection->transcript, connection->length + length);
    if (!grown) return 0;
    memcpy(grown + connection->length, data, length);
    connection->transcript = grown;
    connection->length += length;
    return length;
}

static dondoc_result translate(CURLcode code) {
    switch (code) {
        case CURLE_OK: return DONDOC_OK;
        case CURLE_AGAIN: return DONDOC_AGAIN;
        case CURLE_COULDNT_RESOLVE_HOST:
        case CURLE_COULDNT_RESOLVE_PROXY: return DONDOC_RESOLVE;
        case CURLE_COULDNT_CONNECT: return DONDOC_CONNECT;
        case CURLE_ABORTED_BY_CALLBACK: return DONDOC_STOPPED;
        case CURLE_OPERATION_TIMEDOUT: return DONDOC_TIMEOUT;
        case CURLE_SSL_CONNECT_ERROR:
        case CURLE_USE_SSL_FAILED:
        case CURLE_SSL_CIPHER: return DONDOC_TLS;
        case CURLE_PEER_FAILED_VERIFICATION:
        case CURLE_SSL_ISSUER_ERROR: return DONDOC_CERTIFICATE;
        case CURLE_SSL_CACERT_BADFILE: return DONDOC_AUTHORITIES;
        case CURLE_SSL_CERTPROBLEM: return DONDOC_CLIENT_CERTIFICATE;
        case CURLE_LOGIN_DENIED: return DONDOC_LOGIN;
        case CURLE_WEIRD_SERVER_REPLY:
        case CURLE_REMOTE_ACCESS_DENIED: return DONDOC_WEIRD;
        case CURLE_SEND_ERROR:
        case CURLE_RECV_ERROR:
        case CURLE_GOT_NOTHING:
        case CURLE_UNSUPPORTED_PROTOCOL: return DONDOC_CLOSED;
        default: return DONDOC_OTHER;
    }
}

#define SET(option, value)                                                   \
    do {                                                                     \
        CURLcode code = curl_easy_setopt(connection->curl, option, value);   \
        if (code != CURLE_OK) return translate(code);                        \
    } while (0)

static dondoc_result prepare(dondoc_connection *connection) {
    SET(CURLOPT_ERRORBUFFER, connection->error);
    SET(CURLOPT_CONNECT_ONLY, 1L);
    SET(CURLOPT_NOSIGNAL, 1L);
    SET(CURLOPT_PROXY, "");
    SET(CURLOPT_SSLVERSION, (long)CURL_SSLVERSION_TLSv1_2);
    SET(CURLOPT_SASL_IR, 1L);
    SET(CURLOPT_CERTINFO, 1L);
    SET(CURLOPT_HEADERFUNCTION, capture);
    SET(CURLOPT_HEADERDATA, connection);
    return DONDOC_OK;
}

dondoc_connection *dondoc_connection_new(void) {
    dondoc_connection *connection = calloc(1, sizeof *connection);
    if (!connection) return NULL;
    connection->curl = curl_easy_init();
    if (!connection->curl || prepare(connection) != DONDOC_OK) {
        dondoc_connection_free(connection);
        return NULL;
    }
    return connection;
}

void dondoc_connection_free(dondoc_connection *connection) {
    if (!connection) return;
    if (connection->curl) curl_easy_cleanup(connection->curl);
    free(connection->transcript);
    free(connection);
}

dondoc_result dondoc_set_url(dondoc_connection *connection, const char *url) {
    SET(CURLOPT_URL, url);
    return DONDOC_OK;
}

dondoc_result dondoc_set_tls(dondoc_connection *connection, int required, int verify) {
    SET(CURLOPT_USE_SSL, required ? (long)CURLUSESSL_ALL : (long)CURLUSESSL_NONE);
    SET(CURLOPT_SSL_VERIFYPEER, verify ? 1L : 0L);
    SET(CURLOPT_SSL_VERIFYHOST, verify ? 2L : 0L);
    return DONDOC_OK;
}

dondoc_result dondoc_set_authorities(dondoc_connection *connection, const char *path) {
    SET(CURLOPT_CAINFO, path);
    return DONDOC_OK;
}

dondoc_result dondoc_set_credentials(dondoc_connection *connection, const char *user,
                                     const char *password, const char *mechanism) {
    SET(CURLOPT_USERNAME, user);
    SET(CURLOPT_PASSWORD, password);
    SET(CURLOPT_LOGIN_OPTIONS, mechanism);
    return DONDOC_OK;
}

dondoc_result dondoc_set_token(dondoc_connection *connection, const char *user, const char *token,
                               const char *mechanism) {
    SET(CURLOPT_USERNAME, user);
    SET(CURLOPT_XOAUTH2_BEARER, token);
    SET(CURLOPT_LOGIN_OPTIONS, mechanism);
    return DONDOC_OK;
}

dondoc_result dondoc_set_client_certificate(dondoc_connection *connection, const char *path) {
    SET(CURLOPT_SSLCERT, path);
    return DONDOC_OK;
}

dondoc_result dondoc_set_timeouts(dondoc_connection *connection, long connecting, long answering) {
    SET(CURLOPT_CONNECTTIMEOUT_MS, connecting);
    SET(CURLOPT_SERVER_RESPONSE_TIMEOUT, (answering + 999) / 1000);
    return DONDOC_OK;
}

static int should_stop(void *user, curl_off_t down_total, curl_off_t down, curl_off_t up_total,
                       curl_off_t up) {
    (void)down_total, (void)down, (void)up_total, (void)up;
    dondoc_connection *connection = user;
    return connection->stop();
}

dondoc_result dondoc_set_stop(dondoc_connection *connection, int (*stop)(void)) {
    connection->stop = stop;
    SET(CURLOPT_NOPROGRESS, 0L);
    SET(CURLOPT_XFERINFOFUNCTION, should_stop);
    SET(CURLOPT_XFERINFODATA, connection);
    return DONDOC_OK;
}

/* What is wrong with the server's certificate. The numbers are OpenSSL's (x509_vfy.h); the host's name is compared
   by libcurl itself, before it asks what OpenSSL found: its "not asked yet" is 1. */
static dondoc_result refused_certificate(CURL *curl) {
    enum { verified = 0, not_asked = 1, not_yet_valid = 9, has_expired = 10 };
    long found = -1;
    if (curl_easy_getinfo(curl, CURLINFO_SSL_VERIFYRESULT, &found) != CURLE_OK) found = -1;
    switch (found) {
        case verified:
        case not_asked: return DONDOC_OTHER_HOST;
        case not_yet_valid:
        case has_expired: return DONDOC_EXPIRED;
        default: return DONDOC_CERTIFICATE;
    }
}

dondoc_result dondoc_connect(dondoc_connection *connection) {
    connection->error[0] = 0;
    CURLcode code = curl_easy_perform(connection->curl);
    return code == CURLE_PEER_FAILED_VERIFICATION ? refused_certificate(connection->curl)
                                                  : translate(code);
}

const char *dondoc_error(const dondoc_connection *connection) { return connection->error; }

const uint8_t *dondoc_transcript(const dondoc_connection *connection, size_t *length) {
    *length = connection->length;
    return connection->transcript;
}

int64_t dondoc_date(const char *text) { return (int64_t)curl_getdate(text, NULL); }

int64_t dondoc_certificate_end(const dondoc_connection *connection) {
    static const char label[] = "Expire date:";
    struct curl_certinfo *chain = NULL;
    if (curl_easy_getinfo(connection->curl, CURLINFO_CERTINFO, &chain) != CURLE_OK || !chain) return -1;
    int64_t first = -1;
    for (int index = 0; index < chain->num_of_certs; index++)
        for (struct curl_slist *line = chain->certinfo[index]; line; line = line->next) {
            if (strncmp(line->data, label, sizeof label - 1) != 0) continue;
            int64_t end = dondoc_date(line->data + sizeof label - 1);
            if (end >= 0 && (first < 0 || end < first)) first = end;
        }
    return first;
}

dondoc_result dondoc_send(dondoc_connection *connection, const uint8_t *bytes, size_t length,
                          size_t *sent) {
    return translate(curl_easy_send(connection->curl, bytes, length, sent));
}

dondoc_result dondoc_receive(dondoc_connection *connection, uint8_t *buffer, size_t capacity,
                             size_t *received) {
    return translate(curl_easy_recv(connection->curl, buffer, capacity, received));
}

int dondoc_wait(dondoc_connection *connection, int for_writing, int milliseconds) {
    curl_socket_t socket = CURL_SOCKET_BAD;
    if (curl_easy_getinfo(connection->curl, CURLINFO_ACTIVESOCKET, &socket) != CURLE_OK ||
        socket == CURL_SOCKET_BAD)
        return 1;
    struct pollfd entry = {.fd = socket, .events = POLLIN};
    if (for_writing) entry.events |= POLLOUT;
    int count;
    do {
        count = poll(&entry, 1, milliseconds);
    } while (count < 0 && errno == EINTR);
    if (count <= 0) return 0;
    int result = 0;
    if (entry.revents & (POLLIN | POLLHUP | POLLERR)) result |= 1;
    if (entry.revents & POLLOUT) result |= 2;
    return result;
}

/* An answer that is thrown away need not be long. */
static const size_t answer_limit = 65536;

static size_t discard(char *data, size_t size, size_t count, void *user) {
    (void)data;
    size_t *seen = user;
    *seen += size * count;
    return *seen > answer_limit ? 0 : size * count;
}

static dondoc_result visit(CURL *curl, const char *url, const char *authorities, long milliseconds,
                           long *status) {
    size_t seen = 0;
    CURLcode codes[] = {
        curl_easy_setopt(curl, CURLOPT_URL, url),
#if LIBCURL_VERSION_NUM >= 0x075500
        curl_easy_setopt(curl, CURLOPT_PROTOCOLS_STR, "https"),
        curl_easy_setopt(curl, CURLOPT_REDIR_PROTOCOLS_STR, "https"),
#else
        curl_easy_setopt(curl, CURLOPT_PROTOCOLS, (long)CURLPROTO_HTTPS),
        curl_easy_setopt(curl, CURLOPT_REDIR_PROTOCOLS, (long)CURLPROTO_HTTPS),
#endif
        curl_easy_setopt(curl, CURLOPT_FOLLOWLOCATION, 1L),
        curl_easy_setopt(curl, CURLOPT_MAXREDIRS, 3L),
        curl_easy_setopt(curl, CURLOPT_SSLVERSION, (long)CURL_SSLVERSION_TLSv1_2),
        curl_easy_setopt(curl, CURLOPT_NOSIGNAL, 1L),
        curl_easy_setopt(curl, CURLOPT_TIMEOUT_MS, milliseconds),
        curl_easy_setopt(curl, CURLOPT_USERAGENT, "dondoc"),
        curl_easy_setopt(curl, CURLOPT_WRITEFUNCTION, discard),
        curl_easy_setopt(curl, CURLOPT_WRITEDATA, &seen),
        authorities ? curl_easy_setopt(curl, CURLOPT_CAINFO, authorities) : CURLE_OK,
    };
    for (size_t index = 0; index < sizeof codes / sizeof *codes; index++)
        if (codes[index] != CURLE_OK) return translate(codes[index]);
    CURLcode code = curl_easy_perform(curl);
    if (curl_easy_getinfo(curl, CURLINFO_RESPONSE_CODE, status) != CURLE_OK) *status = 0;
    /* The rest of a long answer is not waited for. */
    if (code == CURLE_WRITE_ERROR && seen > answer_limit) code = CURLE_OK;
    return translate(code);
}

dondoc_result dondoc_visit(const char *url, const char *authorities, long milliseconds,
                           long *status) {
    *status = 0;
    CURL *curl = curl_easy_init();
    if (!curl) return DONDOC_OTHER;
    dondoc_result result = visit(curl, url, authorities, milliseconds, status);
    curl_easy_cleanup(curl);
    return result;
}

const char *dondoc_words(dondoc_result result) {
    switch (result) {
        case DONDOC_OK: return "done";
        case DONDOC_RESOLVE: return "no such host";
        case DONDOC_CONNECT: return "no connection";
        case DONDOC_TIMEOUT: return "no answer in time";
        case DONDOC_TLS: return "no usable TLS";
        case DONDOC_CERTIFICATE:
        case DONDOC_EXPIRED:
        case DONDOC_OTHER_HOST: return "its certificate is not trusted";
        case DONDOC_AUTHORITIES:
        case DONDOC_CLIENT_CERTIFICATE: return "this machine's certificates cannot be read";
        case DONDOC_CLOSED: return "the connection was closed, or led elsewhere than to https";
        default: return "failed";
    }
}
