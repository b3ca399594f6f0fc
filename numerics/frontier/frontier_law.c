/* SPDX-License-Identifier: MIT
**
** From exact rewards to the doubles of frontier_parts.h.
*/
#include "numerics/frontier/frontier_parts.h"

#include <stdlib.h>

/* Cutting to a double keeps the order, so doubles that differ tell, and ties are settled exactly. */
typedef struct { double key; mpq_srcptr q; } item_t;

static int better_first(const void *a, const void *b)
{
    const item_t *x = a, *y = b;
    if (x->key != y->key) return x->key > y->key ? -1 : 1;
    return mpq_cmp(y->q, x->q);
}

typedef struct { mpq_t centre, off; } work_t;

/* (a - b)/2^k cut to a double. */
static double scaled(work_t *w, mpq_srcptr a, mpq_srcptr b, long k)
{
    mpq_sub(w->off, a, b);
    if (k > 0) mpq_div_2exp(w->off, w->off, (mp_bitcnt_t)k);
    else if (k < 0) mpq_mul_2exp(w->off, w->off, (mp_bitcnt_t)-k);
    return mpq_get_d(w->off);
}

/* The mean of x: terms of a factor 2^-52, a product, sum_adds additions, a quotient. The mean of y: the same with
** signs. */
static ball_t mean_of(const frontier_law_t *l, const double *v)
{
    sum_t s = { 0, 0 }, abs = { 0, 0 };
    for (size_t i = 0; i < l->levels; i++) {
        s.block += l->count[i] * v[i];
        abs.block += l->count[i] * fabs(v[i]);
        if (i % SUM_BLOCK == SUM_BLOCK - 1) { sum_fold(&s); sum_fold(&abs); }
    }
    sum_fold(&s);
    sum_fold(&abs);
    double n = (double)l->n, factor = (sum_adds(l->levels) + 8) * BALL_U;
    return (ball_t){ s.total / n, ball_up(abs.total / n * factor * (1 + 0x1p-30) + BALL_TINY) };
}

static void fill_levels(frontier_law_t *l, const item_t *item, work_t *w)
{
    mpq_srcptr best = item[0].q;
    size_t at = 0;
    for (size_t i = 0; i < l->n; i++) {
        if (i && (item[i].key != item[i - 1].key || !mpq_equal(item[i].q, item[i - 1].q))) {
            l->gap[at] = scaled(w, item[i - 1].q, item[i].q, l->k);
            at++;
        }
        if (!l->count[at]++) l->x[at] = scaled(w, best, item[i].q, l->k);
    }
    l->mean_x = mean_of(l, l->x);
    mpq_set_d(w->centre, l->mean_x.mid); /* c; then m - c 2^k */
    if (l->k > 0) mpq_mul_2exp(w->centre, w->centre, (mp_bitcnt_t)l->k);
    else if (l->k < 0) mpq_div_2exp(w->centre, w->centre, (mp_bitcnt_t)-l->k);
    mpq_sub(w->centre, best, w->centre);
    for (size_t i = 0, first = 0; i < l->levels; first += l->count[i++])
        l->y[i] = scaled(w, item[first].q, w->centre, l->k);
    l->mean_y = mean_of(l, l->y);
}

static void fill_law(frontier_law_t *l, arena_t *A, item_t *item, work_t *w)
{
    qsort(item, l->n, sizeof *item, better_first);
    l->levels = 1;
    for (size_t i = 1; i < l->n; i++)
        l->levels += item[i].key != item[i - 1].key || !mpq_equal(item[i].q, item[i - 1].q);
    l->x = ARENA_ARRAY(A, double, 3 * l->levels);
    l->y = l->x + l->levels;
    l->gap = l->y + l->levels;
    l->count = ARENA_ARRAY(A, uint32_t, l->levels);
    if (l->levels == 1) { l->count[0] = (uint32_t)l->n; return; }
    mpq_sub(w->off, item[0].q, item[l->n - 1].q); /* in (2^(k-2), 2^k) */
    l->k = (long)mpz_sizeinbase(mpq_numref(w->off), 2) - (long)mpz_sizeinbase(mpq_denref(w->off), 2) + 1;
    fill_levels(l, item, w);
    l->range = ball_rel(l->x[l->levels - 1], 0x1p-52);
}

frontier_t *frontier_make(arena_t *A, size_t prompts, const size_t *first, mpq_srcptr r)
{
    frontier_t *F = ARENA_NEW(A, frontier_t);
    *F = (frontier_t){ .prompts = prompts, .samples = first[prompts] - first[0], .range = arena_mpq(A, 1) };
    F->law = ARENA_ARRAY(A, frontier_law_t, prompts);
    item_t *item = alloc_bytes(F->samples * sizeof *item);
    work_t w;
    mpq_inits(w.centre, w.off, NULL);
    bool none = true;
    for (size_t p = 0; p < prompts; p++) {
        frontier_law_t *l = &F->law[p];
        l->n = first[p + 1] - first[p];
        for (size_t i = 0; i < l->n; i++) item[i] = (item_t){ mpq_get_d(r + first[p] + i), r + first[p] + i };
        fill_law(l, A, item, &w);
        F->constant += l->levels == 1;
        if (p == 0 || l->n < F->least) F->least = l->n;
        if (l->levels == 1) continue;
        mpq_sub(w.off, item[0].q, item[l->n - 1].q);
        if (mpq_cmp(w.off, F->range) > 0) mpq_set(F->range, w.off);
        if (none || l->k > F->unit) F->unit = l->k;
        none = false;
    }
    mpq_clears(w.centre, w.off, NULL);
    alloc_free(item);
    return F;
}
