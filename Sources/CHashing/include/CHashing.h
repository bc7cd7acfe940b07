#ifndef DONDOC_CHASHING_H
#define DONDOC_CHASHING_H

#include <stddef.h>
#include <stdint.h>

/* SHA-256 and HMAC of the system's libcrypto: nothing here computes a hash itself. */

#define DONDOC_CHECKED __attribute__((warn_unused_result))

/* Octets of a SHA-256 (FIPS 180-4). */
#define DONDOC_SHA256_LENGTH 32

/* Writes the SHA-256 of `count` octets; 0 where libcrypto fails. `octets` may be NULL where there
   are none. */
DONDOC_CHECKED int dondoc_sha256(const uint8_t *octets, size_t count,
                                 uint8_t result[DONDOC_SHA256_LENGTH]);

/* Writes the HMAC-SHA-256 (RFC 2104) of `count` octets; 0 where libcrypto fails. */
DONDOC_CHECKED int dondoc_hmac_sha256(const uint8_t *key, size_t key_count, const uint8_t *octets,
                                      size_t count, uint8_t result[DONDOC_SHA256_LENGTH]);

#endif
