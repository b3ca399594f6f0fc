/* SPDX-License-Identifier: MIT */
#include "proofs/engine/json.h"

#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>

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
