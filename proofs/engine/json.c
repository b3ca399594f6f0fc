/* SPDX-License-Identifier: MIT */
#include "proofs/engine/json.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static void insist(bool good)
{
    if (good) return;
    fputs("lemmata: internal error: a result that JSON cannot hold\n", stderr);
    exit(3);
}

json_t *json_made(json_t *j)
{
    insist(j);
    return j;
}

void json_add(json_t *array, json_t *value) { insist(json_array_append_new(array, value) == 0); }
void json_put(json_t *object, const char *key, json_t *value) { insist(json_object_set_new(object, key, value) == 0); }

json_t *json_digits(uint64_t n) { return json_made(json_sprintf("%" PRIu64, n)); }

bool json_digits_value(uint64_t *n, const json_t *j)
{
    const char *s = json_string_value(j);
    char again[24];
    if (json_is_integer(j)) {
        *n = (uint64_t)json_integer_value(j);
        return *n <= (uint64_t)1 << 53;
    }
    *n = s ? strtoumax(s, NULL, 10) : 0;
    snprintf(again, sizeof again, "%" PRIu64, *n);
    return s && json_string_length(j) == strlen(s) && strcmp(s, again) == 0;
}
