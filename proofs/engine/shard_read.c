/* SPDX-License-Identifier: MIT
**
** Every value is asked for by its kind and range before it is used: a file may say anything.
*/
#include "proofs/engine/shard.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* A sum of 2^30 doubles is below 2^(2098+30) units: 532 digits. */
enum { HEX_MAX = 600, DOUBLE_MAX = 30, DIGEST_DIGITS = 16 };

static bool read_whole(unsigned long *x, json_t *of, const char *key, unsigned long lo, unsigned long hi,
                       fault_t *fault)
{
    json_t *j = json_object_get(of, key);
    json_int_t n = json_integer_value(j);
    *x = (unsigned long)n;
    if (json_is_integer(j) && n >= 0 && *x >= lo && *x <= hi) return true;
    return fault_set(fault, "%s: expected a whole number from %lu to %lu", key, lo, hi);
}

static bool read_flag(bool *x, json_t *of, const char *key, fault_t *fault)
{
    json_t *j = json_object_get(of, key);
    *x = json_is_true(j);
    return json_is_boolean(j) ? true : fault_set(fault, "%s: expected true or false", key);
}

/* --- the options of the run ------------------------------------------------------------------------------ */

static bool read_family(const char **family, arena_t *A, json_t *shard, fault_t *fault)
{
    json_t *j = json_object_get(shard, "family");
    if (json_is_string(j) && json_string_length(j) <= 80) *family = arena_printf(A, "%s", json_string_value(j));
    return *family || json_is_null(j) ? true : fault_set(fault, "shard: family: expected null or a name");
}

bool shard_read_options(check_options_t *o, arena_t *A, json_t *run, fault_t *fault)
{
    json_t *shard = json_object_get(run, "shard");
    unsigned long prec;
    bool cut_short;
    *o = (check_options_t){ 0 };
    if (!json_is_object(shard))
        return fault_set(fault, "no shard: expected what check --shard I/N --format json writes");
    if (!json_digits_value(&o->seed, json_object_get(run, "seed")) || o->seed > INT64_MAX)
        return fault_set(fault,
                         "seed: expected a whole number from 0 to %lld as a string, or an integer of at most 2^53",
                         (long long)INT64_MAX);
    if (!read_whole(&prec, run, "prec_max", PREC_LEAST, PREC_MOST, fault)) return false;
    if (!read_whole(&o->shard.of, shard, "of", 1, SHARDS_MAX, fault)) return false;
    if (!read_whole(&o->shard.part, shard, "part", 1, o->shard.of, fault)) return false;
    if (!read_whole(&o->candidates, shard, "candidates", 0, CANDIDATES_MOST, fault)) return false;
    if (!read_family(&o->family, A, shard, fault) || !read_flag(&o->filter, shard, "filter", fault)) return false;
    if (!read_flag(&cut_short, shard, "cut_short", fault)) return false;
    if (cut_short) return fault_set(fault, "cut short: the time was up before all its candidates were tried");
    o->prec_max = (long)prec;
    return true;
}

/* --- a link ---------------------------------------------------------------------------------------------- */

/* Digits 0-9a-f, no zero before others. */
static bool read_hex(mpz_ptr x, json_t *j)
{
    const char *s = json_string_value(j);
    size_t n = json_string_length(j);
    return s && n > 0 && n <= HEX_MAX && strspn(s, "0123456789abcdef") == n && (*s != '0' || n == 1) &&
           mpz_set_str(x, s, 16) == 0;
}

static bool read_sum(link_record_t *l, json_t *j, fault_t *fault)
{
    json_t *sum = json_object_get(j, "sum");
    bool good = json_array_size(sum) == 2 && read_hex(l->sum_lo, json_array_get(sum, 0)) &&
                read_hex(l->sum_hi, json_array_get(sum, 1));
    if (!good) return fault_set(fault, "sum: expected two hexadecimal integers of at most %d digits", HEX_MAX);
    if (mpz_cmp(l->sum_lo, l->sum_hi) > 0) return fault_set(fault, "sum: the lower end is above the upper end");
    if (l->count[VERDICT_HOLDS] == 0 && mpz_sgn(l->sum_hi) != 0)
        return fault_set(fault, "sum: slack, and nothing holds strictly");
    return true;
}

/* A double as printf's %a writes it. */
static bool read_double(double *x, json_t *j)
{
    const char *s = json_string_value(j);
    char again[2 * DOUBLE_MAX];
    if (!s || json_string_length(j) > DOUBLE_MAX) return false;
    *x = strtod(s, NULL);
    snprintf(again, sizeof again, "%a", *x);
    return isfinite(*x) && strcmp(s, again) == 0;
}

static bool read_ratio(link_record_t *l, json_t *j, fault_t *fault)
{
    json_t *ratio = json_object_get(j, "ratio");
    if (json_is_null(ratio)) return true;
    l->has_ratio = json_array_size(ratio) == 2 && read_double(&l->ratio.lo, json_array_get(ratio, 0)) &&
                   read_double(&l->ratio.hi, json_array_get(ratio, 1));
    if (!l->has_ratio || l->ratio.lo < 0 || l->ratio.lo > l->ratio.hi || l->ratio.hi > 1)
        return fault_set(fault, "ratio: expected null or two ends in [0,1], as 0x1.8p-1");
    if (l->count[VERDICT_HOLDS] == 0) return fault_set(fault, "ratio: given, and nothing holds strictly");
    return true;
}

/* A place of this shard, or null; there is none where no candidate has that verdict. */
static bool read_place(place_t *at, const record_t *r, const check_options_t *o, json_t *j, const char *key,
                       unsigned long count, fault_t *fault)
{
    json_t *p = json_object_get(j, key);
    unsigned long index;
    const char *family = json_string_value(json_object_get(p, "family"));
    *at = (place_t){ .set = false };
    if (json_is_null(p)) return true;
    if (!family) return fault_set(fault, "%s: expected null or a family and an index", key);
    if (!read_whole(&index, p, "index", 0, CANDIDATES_MOST, fault)) return false;
    *at = (place_t){ true, lemma_family(r->lemma, family), index };
    if (!record_plans(r->lemma, o, *at))
        return fault_set(fault, "%s: %.80s %lu is no candidate of this shard", key, family, index);
    return count > 0 ? true : fault_set(fault, "%s: given, and none counted", key);
}

/* Of the record's link: the counts, which add up to its candidates. */
static bool read_counts(link_record_t *l, json_t *j, unsigned long candidates, fault_t *fault)
{
    unsigned long all = 0;
    for (int v = VERDICT_OUTSIDE; v < VERDICTS; v++) {
        if (!read_whole(&l->count[v], j, verdict_name((verdict_t)v), 0, candidates, fault)) return false;
        all += l->count[v];
    }
    return all == candidates ? true : fault_set(fault, "the counts add up to %lu of %lu candidates", all, candidates);
}

/* Whatever is counted has a place. */
static bool places_there(const link_record_t *l, fault_t *fault)
{
    const char *none = l->count[VERDICT_VIOLATED] && !l->violation.set               ? "violation"
                       : l->count[VERDICT_EQUAL] && !l->attained.set                 ? "attained"
                       : l->count[VERDICT_HOLDS] && !l->tightest.set && !l->held.set ? "tightest and held"
                                                                                     : NULL;
    for (size_t i = 0; i < REASONS; i++)
        if (l->count[reason_verdict((reason_kind_t)i)] && !l->reason[i].at.set)
            none = verdict_name(reason_verdict((reason_kind_t)i));
    return none ? fault_set(fault, "%s: null, and there are such candidates", none) : true;
}

static bool read_reasons(record_t *r, size_t k, json_t *j, const check_options_t *o, fault_t *fault)
{
    for (size_t i = 0; i < REASONS; i++) {
        verdict_t v = reason_verdict((reason_kind_t)i);
        if (!read_place(&r->link[k].reason[i].at, r, o, j, verdict_name(v), r->link[k].count[v], fault)) return false;
    }
    return true;
}

static bool read_link(record_t *r, size_t k, json_t *counts, json_t *j, const check_options_t *o, fault_t *fault)
{
    link_record_t *l = &r->link[k];
    const char *name = r->lemma->links[k].name, *said = json_string_value(json_object_get(counts, "name"));
    const char *again = json_string_value(json_object_get(j, "name"));
    if (!said || strcmp(said, name) != 0 || !again || strcmp(again, name) != 0)
        return fault_set(fault, "expected the link \"%s\"", name);
    return read_counts(l, counts, r->candidates, fault) && read_sum(l, j, fault) && read_ratio(l, j, fault)
        && read_place(&l->tightest, r, o, j, "tightest", l->count[VERDICT_HOLDS], fault)
        && read_place(&l->violation, r, o, j, "violation", l->count[VERDICT_VIOLATED], fault)
        && read_place(&l->attained, r, o, j, "attained", l->count[VERDICT_EQUAL], fault)
        && read_place(&l->held, r, o, j, "held", l->count[VERDICT_HOLDS], fault)
        && read_reasons(r, k, j, o, fault) && places_there(l, fault);
}

/* --- a lemma --------------------------------------------------------------------------------------------- */

static bool read_routes(record_t *r, json_t *routes, fault_t *fault)
{
    if (json_array_size(routes) != ROUTES) return fault_set(fault, "routes: expected %d counts", ROUTES);
    for (size_t i = 0; i < ROUTES; i++) {
        json_t *j = json_array_get(routes, i);
        if (!json_is_integer(j) || json_integer_value(j) < 0)
            return fault_set(fault, "routes: expected %d counts", ROUTES);
        r->routes[i] = (unsigned long)json_integer_value(j);
    }
    return true;
}

static bool read_digest(uint64_t *x, json_t *of, fault_t *fault)
{
    const char *s = json_string_value(json_object_get(of, "digest"));
    if (!s || strlen(s) != DIGEST_DIGITS || strspn(s, "0123456789abcdef") != DIGEST_DIGITS)
        return fault_set(fault, "digest: expected %d hexadecimal digits", DIGEST_DIGITS);
    *x = strtoull(s, NULL, 16);
    return true;
}

/* Is it of the claim as it stands? */
static bool same_claim(const lemma_t *L, json_t *exact, fault_t *fault)
{
    const char *now = lemma_origin(L, "hash");
    json_t *then = json_object_get(exact, "claim");
    if (now ? json_is_string(then) && strcmp(json_string_value(then), now) == 0 : json_is_null(then)) return true;
    return fault_set(fault, "of another claim than the one that stands here now (%s)", now ? now : "none in text");
}

bool shard_read_lemma(record_t *r, json_t *run, size_t i, const check_options_t *o, fault_t *fault)
{
    const lemma_t *L = r->lemma;
    json_t *record = json_array_get(json_object_get(run, "lemmas"), i);
    json_t *exact = json_array_get(json_object_get(json_object_get(run, "shard"), "lemmas"), i);
    json_t *counts = json_object_get(record, "links"), *links = json_object_get(exact, "links");
    const char *id = json_string_value(json_object_get(exact, "id"));
    unsigned long planned = record_planned(L, o);
    fault_t inner;
    if (!id || strcmp(id, L->id) != 0) return fault_set(fault, "%s: not the same lemma in \"shard\"", L->id);
    if (!same_claim(L, exact, &inner)) return fault_set(fault, "%s: %s", L->id, inner.text);
    if (!read_whole(&r->candidates, exact, "candidates", planned, planned, &inner) ||
        !read_digest(&r->digest, exact, &inner) || !read_routes(r, json_object_get(exact, "routes"), &inner))
        return fault_set(fault, "%s: %s", L->id, inner.text);
    if (json_array_size(counts) != lemma_links(L) || json_array_size(links) != lemma_links(L))
        return fault_set(fault, "%s: expected its %zu links", L->id, lemma_links(L));
    for (size_t k = 0; k < lemma_links(L); k++)
        if (!read_link(r, k, json_array_get(counts, k), json_array_get(links, k), o, &inner))
            return fault_set(fault, "%s, %s: %s", L->id, L->links[k].name, inner.text);
    return true;
}
