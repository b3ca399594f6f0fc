/* SPDX-License-Identifier: MIT
**
** Rankings as letters: the d-th of the n! orders of n items, lexicographic, d from 0.
*/
#include "proofs/bottleneck/words.h"

enum { ITEMS_MAX = 8 };

static size_t factorial(long n) { return n < 2 ? 1 : (size_t)n * factorial(n - 1); }

/* out[k] is the item that ranking d of n items puts at place k: the digits of d to the bases (n-1)!, (n-2)!, .. choose
** among those left. */
static void ranking(long *out, long n, size_t d)
{
    long left[ITEMS_MAX];
    for (long k = 0; k < n; k++) left[k] = k;
    for (long k = 0; k < n; k++) {
        size_t f = factorial(n - 1 - k), digit = d / f;
        out[k] = left[digit];
        for (long i = (long)digit; i + 1 < n - k; i++) left[i] = left[i + 1];
        d %= f;
    }
}

static bool items(word_call_t *w, long n)
{
    if (n < 1) w->why = "rankings of no items";
    else if (n > ITEMS_MAX) w->beyond = "rankings of more than 8 items";
    return n >= 1 && n <= ITEMS_MAX;
}

static const real_t *rankings(word_call_t *w, const word_arg_t *a)
{
    return items(w, a[0].integer) ? real_si(w->A, (long)factorial(a[0].integer)) : NULL;
}

/* Pairs of items that the two rankings order differently. */
static const real_t *inversions(word_call_t *w, const word_arg_t *a)
{
    long n = a[0].integer, one[ITEMS_MAX], two[ITEMS_MAX], at[ITEMS_MAX], count = 0;
    if (!items(w, n)) return NULL;
    if (a[1].dim[0] != factorial(n) || a[2].dim[0] != factorial(n)) {
        w->why = "letters that are not the rankings of the items: |A| = rankings(n)";
        return NULL;
    }
    ranking(one, n, (size_t)a[1].integer);
    ranking(two, n, (size_t)a[2].integer);
    for (long k = 0; k < n; k++) at[two[k]] = k;
    for (long i = 0; i < n; i++)
        for (long k = i + 1; k < n; k++) count += at[one[i]] > at[one[k]];
    return real_si(w->A, count);
}

const word_t word_rankings = {
    "rankings", "how many rankings n items have, n!: rankings(n)", 1, { WORD_INTEGER }, .exact = rankings
};
const word_t word_inversions = { "inversions",
                                 "the pairs of n items that rankings a and b order differently: inversions(n, a, b)",
                                 3,
                                 { WORD_INTEGER, WORD_LETTER, WORD_LETTER },
                                 .exact = inversions,
                                 .reads = READS_METRIC };
