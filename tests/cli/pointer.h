/* SPDX-License-Identifier: MIT
**
** JSON by the way to a value: "lemmas/0/links/2/verdict".
*/
#ifndef LEMMATA_TESTS_POINTER_H
#define LEMMATA_TESTS_POINTER_H

#include "proofs/engine/shard.h"
#include "tests/support/process.h"

#include <criterion/criterion.h>
#include <jansson.h>
#include <stdlib.h>
#include <string.h>

static inline json_t *step(json_t *j, const char *name)
{
    return json_is_array(j) ? json_array_get(j, strtoul(name, NULL, 10)) : json_object_get(j, name);
}

/* The value there, borrowed; NULL when there is none. */
static inline json_t *value_at(json_t *j, const char *way)
{
    char name[200];
    while (j && *way) {
        size_t n = strcspn(way, "/");
        snprintf(name, sizeof name, "%.*s", (int)n, way);
        j = step(j, name);
        way += n + (way[n] == '/');
    }
    return j;
}

/* The end ("lo", "hi") of the certified number of this name in the JSON that a calculator printed. */
static inline long double end_of(const outcome_t *o, const char *name, const char *which)
{
    json_t *j = json_loads(o->out, 0, NULL);
    const char *s = json_string_value(json_object_get(json_object_get(j, name), which));
    cr_assert(s, "no %s in %s", name, o->out);
    long double x = strtold(s, NULL);
    json_decref(j);
    return x;
}

/* Sets the value at the end of the way, or takes it out when `value` is NULL. */
static inline void put_at(json_t *j, const char *way, json_t *value)
{
    const char *last = strrchr(way, '/');
    char before[400];
    snprintf(before, sizeof before, "%.*s", last ? (int)(last - way) : 0, way);
    json_t *of = value_at(j, before);
    last = last ? last + 1 : way;
    cr_assert(of, "no %s", before);
    if (json_is_array(of) && value) json_array_set_new(of, strtoul(last, NULL, 10), value);
    else if (json_is_array(of)) json_array_remove(of, strtoul(last, NULL, 10));
    else if (value) json_object_set_new(of, last, value);
    else json_object_del(of, last);
}

/* Text as JSON; released by the caller. */
static inline json_t *parsed(const char *text)
{
    json_error_t e;
    json_t *j = json_loads(text, JSON_DECODE_ANY | JSON_REJECT_DUPLICATES, &e);
    cr_assert(j, "not JSON: %s in %.300s", e.text, text);
    return j;
}

static inline const char *file_put_json(const char *name, json_t *j)
{
    char *text = json_dumps(j, JSON_INDENT(1));
    const char *path = file_put(name, text);
    free(text);
    return path;
}

/* A shard, sealed as it now stands, so that what a test has changed is read. */
static inline const char *file_put_sealed(const char *name, json_t *j)
{
    if (json_is_object(json_object_get(j, "shard"))) shard_seal(j);
    return file_put_json(name, j);
}

#endif
