/* SPDX-License-Identifier: MIT */
#include "proofs/engine/certificate.h"

#include "numerics/base/rat.h"

#include <stdlib.h>
#include <string.h>

static const char *kind_name(certificate_kind_t k) { return k == CERTIFICATE_ODDS ? "odds" : "unchanged"; }

/* --- in words -------------------------------------------------------------------------------------------------- */

/* {0,2-5,9} */
static const char *set_text(arena_t *A, const bool *S, size_t n)
{
    const char *s = "{", *comma = "";
    for (size_t x = 0, end; x < n; x = end + 1) {
        for (end = x; end + 1 < n && S[x] && S[end + 1];) end++;
        if (!S[x]) continue;
        s = end > x + 1 ? arena_printf(A, "%s%s%zu-%zu", s, comma, x, end)
            : end > x   ? arena_printf(A, "%s%s%zu,%zu", s, comma, x, end)
                        : arena_printf(A, "%s%s%zu", s, comma, x);
        comma = ",";
    }
    return arena_printf(A, "%s}", s);
}

const char *certificate_text(arena_t *A, const certificate_t *C)
{
    if (C->kind != CERTIFICATE_ODDS) return arena_printf(A, "%s: one round leaves the law as it is", C->of);
    char *e = rat_print(C->outside), *z = rat_print(C->factor);
    const char *V = set_text(A, C->vanishing, C->points), *K = set_text(A, C->kept, C->points), *s;
    if (mpq_cmp_ui(C->outside, 1, 1) == 0)
        s = arena_printf(
            A, "%s: in every round, whatever the law, the odds of %s against %s fall at least by the factor %s", C->of,
            V, K, z);
    else
        s = arena_printf(A,
                         "%s: after %lu rounds %s has at most %s, and from there on its odds against %s fall at least "
                         "by the factor %s",
                         C->of, C->rounds, V, e, K, z);
    free(e);
    free(z);
    return s;
}

/* --- out ---------------------------------------------------------------------------------------------------------- */

static json_t *set_to_json(const bool *S, size_t n)
{
    json_t *list = json_array();
    for (size_t x = 0; x < n; x++)
        if (S[x]) json_add(list, json_integer((json_int_t)x));
    return list;
}

json_t *certificate_to_json(const certificate_t *C)
{
    json_t *j = json_pack("{s:s,s:s}", "of", C->of, "kind", kind_name(C->kind));
    if (C->kind != CERTIFICATE_ODDS) return j;
    char *e = rat_print(C->outside), *z = rat_print(C->factor);
    json_put(j, "rounds", json_integer((json_int_t)C->rounds));
    json_put(j, "kept", set_to_json(C->kept, C->points));
    json_put(j, "vanishing", set_to_json(C->vanishing, C->points));
    json_put(j, "outside", json_string(e));
    json_put(j, "factor", json_string(z));
    free(e);
    free(z);
    return j;
}

/* --- in ----------------------------------------------------------------------------------------------------------- */

typedef struct { arena_t *home; json_t *object; size_t points; fault_t *fault; json_t **where; } reader_t;

static bool wrong(reader_t *r, const char *key, const char *expected)
{
    *r->where = json_pack("[s]", key);
    return fault_set(r->fault, "certificate: \"%s\": expected %s", key, expected);
}

static bool read_set(reader_t *r, bool *S, const char *key)
{
    json_t *list = json_object_get(r->object, key), *entry;
    size_t i;
    if (!json_is_array(list)) return wrong(r, key, "a list of points");
    json_array_foreach(list, i, entry) {
        json_int_t x = json_is_integer(entry) ? json_integer_value(entry) : -1;
        if (x < 0 || (size_t)x >= r->points) return wrong(r, key, "points, counted from 0");
        S[x] = true;
    }
    return true;
}

static bool read_number(reader_t *r, mpq_ptr q, const char *key)
{
    const char *s = json_string_value(json_object_get(r->object, key));
    return s && !rat_read(q, s, strlen(s)) ? true : wrong(r, key, "an exact number as a string");
}

static bool read_odds(reader_t *r, certificate_t *C)
{
    json_t *rounds = json_object_get(r->object, "rounds");
    if (!json_is_integer(rounds) || json_integer_value(rounds) < 0) return wrong(r, "rounds", "a whole number");
    C->rounds = (unsigned long)json_integer_value(rounds);
    return read_set(r, C->kept, "kept") && read_set(r, C->vanishing, "vanishing") &&
           read_number(r, C->outside, "outside") && read_number(r, C->factor, "factor");
}

certificate_t *certificate_from_json(arena_t *A, json_t *object, fault_t *fault, json_t **where)
{
    enum { points = CERTIFICATE_POINTS_MAX };
    reader_t r = { A, object, points, fault, where };
    const char *of = json_string_value(json_object_get(object, "of")),
               *kind = json_string_value(json_object_get(object, "kind"));
    certificate_t *C = ARENA_NEW(A, certificate_t);
    *C = (certificate_t){ .points = points,
                          .kept = ARENA_ARRAY(A, bool, points),
                          .vanishing = ARENA_ARRAY(A, bool, points),
                          .outside = arena_mpq(A, 1),
                          .factor = arena_mpq(A, 1) };
    if (!of) { wrong(&r, "of", "the name of the dynamics it is about"); return NULL; }
    C->of = arena_printf(A, "%s", of);
    C->kind = kind && strcmp(kind, "odds") == 0 ? CERTIFICATE_ODDS
              : kind && strcmp(kind, "unchanged") == 0 ? CERTIFICATE_UNCHANGED : CERTIFICATE_NONE;
    if (C->kind == CERTIFICATE_NONE) { wrong(&r, "kind", "\"odds\" or \"unchanged\""); return NULL; }
    return C->kind == CERTIFICATE_ODDS && !read_odds(&r, C) ? NULL : C;
}

const certificate_t *certificate_sized(arena_t *A, const certificate_t *C, size_t n)
{
    certificate_t *S = ARENA_NEW(A, certificate_t);
    *S = *C;
    S->points = n;
    S->kept = ARENA_ARRAY(A, bool, n);
    S->vanishing = ARENA_ARRAY(A, bool, n);
    for (size_t x = 0; x < C->points; x++) {
        if (x >= n && (C->kept[x] || C->vanishing[x])) return NULL;
        if (x < n) { S->kept[x] = C->kept[x]; S->vanishing[x] = C->vanishing[x]; }
    }
    return S;
}
