/* classic: sends LETTERS mails of BYTES octets the usual libcurl way, one easy handle kept for all.
 * Build: cc -O2 -o classic classic.c -lcurl
 * Run:   ./classic HOST PORT LETTERS BYTES */
#include <curl/curl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static const char headers[] =
    "From: <sender@example.org>\r\n"
    "To: <recipient@example.org>\r\n"
    "Date: Thu, 01 Jan 2026 00:00:00 +0000\r\n"
    "Subject: letter\r\n"
    "\r\n";

enum { COLUMNS = 72, LINE = COLUMNS + 2 };

struct letter {
    char *text;
    size_t size, sent;
};

static int compose(struct letter *letter, size_t size)
{
    size_t head = sizeof headers - 1;
    if (size < head + 2 || !(letter->text = malloc(size)))
        return -1;
    letter->size = size;
    memcpy(letter->text, headers, head);
    for (size_t at = head, line; at < size; at += line) {
        line = size - at < LINE ? size - at : LINE;
        if (size - at - line == 1) /* a lone octet cannot hold CRLF */
            line--;
        memset(letter->text + at, 'x', line - 2);
        memcpy(letter->text + at + line - 2, "\r\n", 2);
    }
    return 0;
}

static size_t supply(char *to, size_t unit, size_t count, void *from)
{
    struct letter *letter = from;
    size_t left = letter->size - letter->sent;
    size_t n = unit * count < left ? unit * count : left;
    memcpy(to, letter->text + letter->sent, n);
    letter->sent += n;
    return n;
}

int main(int argc, char **argv)
{
    struct letter letter = {0};
    if (argc != 5 || compose(&letter, strtoul(argv[4], NULL, 10))) {
        fprintf(stderr, "usage: classic HOST PORT LETTERS BYTES (BYTES > %zu)\n", sizeof headers);
        return 255;
    }
    char url[300], detail[CURL_ERROR_SIZE] = "";
    snprintf(url, sizeof url, "smtp://%s:%s", argv[1], argv[2]);

    curl_global_init(CURL_GLOBAL_DEFAULT);
    CURL *curl = curl_easy_init();
    struct curl_slist *recipients = curl_slist_append(NULL, "<recipient@example.org>");
    curl_easy_setopt(curl, CURLOPT_URL, url);
    curl_easy_setopt(curl, CURLOPT_ERRORBUFFER, detail);
    curl_easy_setopt(curl, CURLOPT_MAIL_FROM, "<sender@example.org>");
    curl_easy_setopt(curl, CURLOPT_MAIL_RCPT, recipients);
    curl_easy_setopt(curl, CURLOPT_UPLOAD, 1L);
    curl_easy_setopt(curl, CURLOPT_READFUNCTION, supply);
    curl_easy_setopt(curl, CURLOPT_READDATA, &letter);
    curl_easy_setopt(curl, CURLOPT_INFILESIZE_LARGE, (curl_off_t)letter.size);

    CURLcode result = CURLE_OK;
    for (long left = strtol(argv[3], NULL, 10); left > 0 && result == CURLE_OK; left--) {
        letter.sent = 0;
        result = curl_easy_perform(curl);
    }
    if (result != CURLE_OK)
        fprintf(stderr, "curl error %d: %s\n", (int)result, *detail ? detail : curl_easy_strerror(result));

    curl_easy_cleanup(curl);
    curl_slist_free_all(recipients);
    curl_global_cleanup();
    free(letter.text);
    return result;
}
