/* SPDX-License-Identifier: MIT
**
** The checksum of a shard's file: MD5 of its JSON, keys sorted and nothing between the tokens, without the checksum
** itself. It tells a damaged file, not a forged one.
*/
#include "proofs/engine/shard.h"

#include <md5.h>
#include <string.h>

static const char name[] = "checksum";

static int feed(const char *bytes, size_t n, void *sum)
{
    MD5Update(sum, (const uint8_t *)bytes, n);
    return 0;
}

static void sum_of(char *hex, const json_t *run)
{
    MD5_CTX sum;
    MD5Init(&sum);
    if (json_dump_callback(run, feed, &sum, JSON_COMPACT | JSON_SORT_KEYS) != 0) alloc_exhausted();
    MD5End(&sum, hex);
}

void shard_seal(json_t *run)
{
    json_t *shard = json_object_get(run, "shard");
    char hex[MD5_DIGEST_STRING_LENGTH];
    json_object_del(shard, name);
    sum_of(hex, run);
    json_put(shard, name, json_string(hex));
}

bool shard_sealed(json_t *run, fault_t *fault)
{
    json_t *shard = json_object_get(run, "shard"), *said = json_incref(json_object_get(shard, name));
    char hex[MD5_DIGEST_STRING_LENGTH];
    json_object_del(shard, name);
    sum_of(hex, run);
    bool same = json_is_string(said) && strcmp(json_string_value(said), hex) == 0;
    if (said) json_put(shard, name, said);
    return same || fault_set(fault, "not as it was written: its checksum is another");
}
