/* SPDX-License-Identifier: MIT
**
** Data sets of m draws, as the letters of one alphabet. By type: how often each letter of z stands in it, C(m+n-1, n-1)
** of them for n letters of z, in the order of numerics/laws/types.h. By sequence: z_1 .. z_m, n^m of them, the first in
** front.
*/
#include "numerics/base/rat.h"
#include "numerics/laws/types.h"
#include "proofs/bottleneck/words.h"

enum { DATA_MAX = 4096, DRAWS_MAX = 100000, LAWS_KEPT = 16 };

static bool arg_same(const word_arg_t *a, const word_arg_t *b)
{
    if (a->integer != b->integer || a->cells != b->cells || a->rank != b->rank || !a->table != !b->table) return false;
    for (unsigned k = 0; k < a->rank; k++)
        if (a->dim[k] != b->dim[k]) return false;
    for (size_t k = 0; a->table && k < a->cells; k++)
        if (!mpq_equal(a->table + k, b->table + k)) return false;
    return true;
}

bool args_same(const word_arg_t *a, const word_arg_t *b, unsigned n)
{
    bool same = true;
    for (unsigned k = 0; same && k < n; k++) same = arg_same(a + k, b + k);
    return same;
}

/* --- by type ------------------------------------------------------------------------------------------------------ */

/* The types of m draws from n letters, and their probabilities under the laws of one draw that were asked for last. */
typedef struct {
    size_t n, types, laws;
    long m;
    const unsigned long *count;
    const pmf_t *law[LAWS_KEPT], *of[LAWS_KEPT];
} types_t;

static bool affordable(word_call_t *w, size_t n, long m, size_t *types)
{
    if (m < 0) { w->why = "a number of draws that is negative"; return false; }
    *types = m > DRAWS_MAX ? SIZE_MAX : types_count(n, (unsigned long)m, DATA_MAX);
    if (*types == SIZE_MAX) w->beyond = "more than 4096 types of data sets";
    return *types != SIZE_MAX;
}

static types_t *types_of(word_call_t *w, size_t n, long m, size_t letters)
{
    types_t *t = *w->kept;
    size_t types;
    if (!affordable(w, n, m, &types)) return NULL;
    if (letters != types) {
        w->why = "data sets that are not the types of the draws: |D| = types(|Z|, m)";
        return NULL;
    }
    if (t && t->n == n && t->m == m) return t;
    t = *w->kept = ARENA_NEW(w->A, types_t);
    unsigned long *count = ARENA_ARRAY(w->A, unsigned long, types * n);
    types_list(count, n, (unsigned long)m);
    *t = (types_t){ .n = n, .types = types, .m = m, .count = count };
    return t;
}

static const real_t *types(word_call_t *w, const word_arg_t *a)
{
    size_t types;
    if (a[0].integer < 1) { w->why = "types of draws from no letters"; return NULL; }
    return affordable(w, (size_t)a[0].integer, a[1].integer, &types) ? real_si(w->A, (long)types) : NULL;
}

static const real_t *count(word_call_t *w, const word_arg_t *a)
{
    const types_t *t = types_of(w, a[2].dim[0], a[0].integer, a[1].dim[0]);
    return t ? real_si(w->A, (long)t->count[(size_t)a[1].integer * t->n + (size_t)a[2].integer]) : NULL;
}

static bool same_law(const pmf_t *a, const pmf_t *b)
{
    bool same = a->cells == b->cells && mpz_cmp(a->den, b->den) == 0;
    for (size_t i = 0; same && i < a->cells; i++) same = mpz_cmp(a->num + i, b->num + i) == 0;
    return same;
}

/* The law of the type under P; NULL, and beyond said, where its numbers are too long. */
static const pmf_t *law_of_types(word_call_t *w, types_t *t, const pmf_t *one)
{
    size_t at = 0;
    while (at < LAWS_KEPT && at < t->laws && !same_law(t->of[at], one)) at++;
    if (at < LAWS_KEPT && at < t->laws) return t->law[at];
    const pmf_t *P = pmf_reshape(one, 1, &one->cells);
    if (types_bits(chan_of_law(P), (unsigned long)t->m) > 1e8) {
        w->beyond = "probabilities of data sets of more than a hundred million bits";
        return NULL;
    }
    at = t->laws++ % LAWS_KEPT;
    t->of[at] = P;
    return t->law[at] = chan_row(types_channel(w->A, chan_of_law(P), (unsigned long)t->m, DATA_MAX), 0);
}

static const real_t *chance(word_call_t *w, const word_arg_t *a)
{
    types_t *t = types_of(w, a[0].cells, a[1].integer, a[2].dim[0]);
    const pmf_t *law = t ? law_of_types(w, t, a[0].law) : NULL;
    if (!law) return NULL;
    mpq_ptr q = arena_mpq(w->A, 1);
    pmf_prob(q, law, (size_t)a[2].integer);
    return real_rat(w->A, q);
}

const word_t word_types = { "types",
                            "how many types m draws from n letters have: types(n, m)",
                            2,
                            { WORD_INTEGER, WORD_INTEGER },
                            .exact = types };
const word_t word_count = { "count", "how often the letter z stands in the type d of m draws: count(m, d, z)", 3,
                            { WORD_INTEGER, WORD_LETTER, WORD_LETTER }, .exact = count };
const word_t word_chance = { "chance",
                             "the probability of the type d of m independent draws from P: chance(P, m, d)",
                             3,
                             { WORD_LAW, WORD_INTEGER, WORD_LETTER },
                             .exact = chance };

/* --- by sequence -------------------------------------------------------------------------------------------------- */

static const real_t *stands(word_call_t *w, const word_arg_t *a)
{
    size_t n = a[3].dim[0], all = 1, place = (size_t)a[1].integer;
    long m = a[0].integer, i = a[2].integer;
    if (i < 1 || i > m) { w->why = "a place that is not one of 1..m"; return NULL; }
    for (long k = 0; k < m && all <= DATA_MAX; k++) all *= n;
    if (all > DATA_MAX) { w->beyond = "more than 4096 data sets"; return NULL; }
    if (all != a[1].dim[0]) { w->why = "data sets that are not the sequences of m letters: |D| = |Z|^m"; return NULL; }
    for (long k = m; k > i; k--) place /= n;
    return real_si(w->A, place % n == (size_t)a[3].integer);
}

const word_t word_stands = { "stands",
                             "1 if letter i, from 1, of the sequence d of m letters is z, else 0: stands(m, d, i, z)",
                             4,
                             { WORD_INTEGER, WORD_LETTER, WORD_INTEGER, WORD_LETTER },
                             .exact = stands };
