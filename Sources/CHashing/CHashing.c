#include "CHashing.h"

#include <openssl/evp.h>
#include <openssl/hmac.h>
#include <pthread.h>

/* Looked up once: EVP_sha256 makes libcrypto look the algorithm up again at every use. */
static EVP_MD *sha256;
static pthread_once_t once = PTHREAD_ONCE_INIT;

static void fetch(void) { sha256 = EVP_MD_fetch(NULL, "SHA256", NULL); }

int dondoc_sha256(const uint8_t *octets, size_t count, uint8_t result[DONDOC_SHA256_LENGTH]) {
    pthread_once(&once, fetch);
    return sha256 != NULL && EVP_Digest(octets, count, result, NULL, sha256, NULL) == 1;
}

int dondoc_hmac_sha256(const uint8_t *key, size_t key_count, const uint8_t *octets, size_t count,
                       uint8_t result[DONDOC_SHA256_LENGTH]) {
    static const uint8_t nothing[1];
    pthread_once(&once, fetch);
    return sha256 != NULL && key_count <= INT32_MAX
           && HMAC(sha256, key_count > 0 ? key : nothing, (int)key_count, octets, count, result,
                   NULL) != NULL;
}
