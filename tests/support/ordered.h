/* SPDX-License-Identifier: MIT
**
** The independent route of the Bradley-Terry weights: plain loops over ordered pools, all n^(K-1) tuples of
** competitors, in rationals; and random weights that lean toward trouble.
*/
#ifndef LEMMATA_TESTS_ORDERED_H
#define LEMMATA_TESTS_ORDERED_H

#include "numerics/pools/bt.h"
#include "tests/support/assert.h"
#include "tests/support/law.h"
#include "tests/support/trouble.h"

/* K - 1 competitors drawn from p on n points of these weights; those marked are counted, the event is least <= count <=
** most. NULL marks: every pool. */
typedef struct {
    size_t n;
    mpq_srcptr p, w;
    unsigned long K;
    const bool *marked;
    unsigned long least, most;
} drawn_t;

enum { ORDERED_K_MAX = 12 };

/* The next of n^k tuples; false, and back at the first, after the last. */
static inline bool tuple_next(size_t *y, size_t n, unsigned long k)
{
    for (unsigned long i = 0; i < k; i++) {
        if (++y[i] < n) return true;
        y[i] = 0;
    }
    return false;
}

/* E[K t/(t + sum); event]; P(event) when t is NULL. */
static inline void ordered_share(mpq_ptr r, const drawn_t *d, mpq_srcptr t)
{
    size_t y[ORDERED_K_MAX] = { 0 };
    mpq_t part, sum, share, all;
    mpq_inits(part, sum, share, all, NULL);
    do {
        unsigned long marks = 0;
        mpq_set_ui(part, 1, 1);
        mpq_set_ui(sum, 0, 1);
        for (unsigned long i = 0; i + 1 < d->K; i++) {
            mpq_mul(part, part, d->p + y[i]);
            mpq_add(sum, sum, d->w + y[i]);
            marks += d->marked && d->marked[y[i]];
        }
        if (mpq_sgn(part) == 0 || (d->marked && (marks < d->least || marks > d->most))) continue;
        if (t) {
            mpq_set_ui(share, d->K, 1);
            mpq_mul(share, share, t);
            mpq_add(sum, sum, t);
            mpq_div(share, share, sum);
            mpq_mul(part, part, share);
        }
        mpq_add(all, all, part);
    } while (tuple_next(y, d->n, d->K - 1));
    mpq_set(r, all);
    mpq_clears(part, sum, share, all, NULL);
}

static inline mpq_ptr law_probs(const pmf_t *p)
{
    mpq_ptr q = arena_mpq(p->home, p->cells);
    for (size_t x = 0; x < p->cells; x++) law_cell(q + x, p, x);
    return q;
}

/* --- trouble ------------------------------------------------------------------------------------------------------ */

/* A pool size from 2 with at most `tuples` tuples of n points. */
static inline unsigned long pool_within(dice_t *d, size_t n, size_t tuples)
{
    unsigned long K = 2;
    for (size_t all = n; K < 8 && (all *= n) <= tuples && !dice_one_in(d, 4);) K++;
    return K;
}

/* n weights > 0 in no order, ties among them: small, or (wild) of every size, near-ties, times one factor. */
static inline mpq_ptr trouble_rewards(arena_t *A, dice_t *d, size_t n, bool wild)
{
    mpq_ptr w = arena_mpq(A, n + 1), factor = w + n;
    bool equal = dice_one_in(d, 10);
    trouble_positive(factor, d);
    for (size_t x = 0; x < n; x++) {
        if (x && (equal || dice_one_in(d, 4))) mpq_set(w + x, w + dice_below(d, x));
        else if (wild) trouble_positive(w + x, d);
        else mpq_set_ui(w + x, 1 + dice_below(d, 9), 1);
    }
    for (size_t x = 0; x < n && wild; x++) mpq_mul(w + x, w + x, factor);
    return w;
}

/* Marks whole levels, and draws an event. */
static inline void trouble_event(drawn_t *e, bool *of_level, bool *of_point, const bt_levels_t *L, dice_t *d)
{
    for (size_t l = 0; l < L->levels; l++) of_level[l] = dice_one_in(d, 2);
    for (size_t x = 0; x < e->n; x++) of_point[x] = of_level[L->level[x]];
    e->marked = of_point;
    e->least = dice_below(d, e->K + 1);
    e->most = dice_below(d, e->K + 1);
    if (dice_one_in(d, 3)) e->least = 0;
    if (dice_one_in(d, 6)) e->most = (unsigned long)-1;
}

/* --- in words ----------------------------------------------------------------------------------------------------- */

static inline const char *rats_text(arena_t *A, mpq_srcptr q, size_t n)
{
    const char *s = "";
    for (size_t x = 0; x < n; x++) {
        char *r = rat_print(q + x);
        s = arena_printf(A, "%s%s%.60s", s, x ? ", " : "", r);
        free(r);
    }
    return s;
}

static inline const char *drawn_text(arena_t *A, const drawn_t *d)
{
    const char *s =
        arena_printf(A, "K = %lu, p = (%s), w = (%s)", d->K, rats_text(A, d->p, d->n), rats_text(A, d->w, d->n));
    if (!d->marked) return s;
    s = arena_printf(A, "%s, %lu <= marked <= %lu:", s, d->least, d->most);
    for (size_t x = 0; x < d->n; x++)
        if (d->marked[x]) s = arena_printf(A, "%s %zu", s, x);
    return s;
}

#endif
