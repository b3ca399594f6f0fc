/* SPDX-License-Identifier: MIT
**
** Invariant: a box holds the law it is about; its ends are 0 or between 2^-300 and 1, so that no product underflows.
** Rounding (u = 2^-53): one operation on positive doubles is right to a factor 1 +- u, a sum of n of them to (1 +- u)^(n-1); `up` and `down` carry
** four u more than one operation needs, `sum` 2 n u.
*/
#include "proofs/game/flow.h"

#include <math.h>

#define TINY 0x1p-300

static double up(double x) { return fmin(fmax(x * (1 + 0x1p-51), TINY), 1); }

static double down(double x)
{
    x *= 1 - 0x1p-51;
    return x >= TINY ? x : 0;
}

/* sum of p over S (NULL: all). */
static between_t sum(size_t n, const double *lo, const double *hi, const bool *S)
{
    between_t b = { 0, 0 };
    for (size_t k = 0; k < n; k++)
        if (!S || S[k]) { b.lo += lo[k]; b.hi += hi[k]; }
    return (between_t){ b.lo * (1 - (double)n * 0x1p-52), b.hi * (1 + (double)n * 0x1p-52) };
}

/* --- a round ----------------------------------------------------------------------------------------------------------- */

/* p_k = 1 - the others. */
static void tighten(masses_t *m)
{
    between_t all = sum(m->n, m->lo, m->hi, NULL);
    for (size_t k = 0; k < m->n; k++) {
        double least = m->hi[k] - (all.hi - 1) * (1 + 0x1p-51), most = up(1 - all.lo) + m->lo[k];
        m->hi[k] = fmin(m->hi[k], up(most));
        if (least > 0) m->lo[k] = fmax(m->lo[k], down(least));
    }
}

/* The box of the levels: sums of the classes'. */
static void level_box(double *lo, double *hi, const masses_t *m, const ladder_t *l)
{
    unsigned parts[BT_LAPLACE_LEVELS_MAX] = { 0 };
    for (size_t i = 0; i < l->levels; i++) lo[i] = hi[i] = 0;
    for (size_t k = 0; k < m->n; k++) {
        lo[l->of[k]] += m->lo[k];
        hi[l->of[k]] += m->hi[k];
        parts[l->of[k]]++;
    }
    for (size_t i = 0; i < l->levels; i++) {
        lo[i] *= 1 - parts[i] * 0x1p-52;
        hi[i] *= 1 + parts[i] * 0x1p-52;
    }
}

/* p := p H[p] for all p in the box. When it is found to hold no law, nothing is left to be said of it and it becomes every law. */
static void stage(masses_t *m, const ladder_t *l)
{
    double p_lo[BT_LAPLACE_LEVELS_MAX], p_hi[BT_LAPLACE_LEVELS_MAX];
    level_box(p_lo, p_hi, m, l);
    bool good = bt_laplace(p_lo, p_hi, l->table, p_lo, p_hi);
    for (size_t k = 0; k < m->n; k++) {
        m->lo[k] = good ? down(m->lo[k] * p_lo[l->of[k]]) : 0;
        m->hi[k] = good ? up(m->hi[k] * p_hi[l->of[k]]) : 1;
    }
    tighten(m);
}

void flow_round(masses_t *m, const plane_t *P, reading_t loop)
{
    stage(m, &P->ladder[OWNER]);
    if (loop == TWO_STAGE) stage(m, &P->ladder[PUBLIC]);
}

static masses_t masses_new(arena_t *A, size_t n) { return (masses_t){ n, ARENA_ARRAY(A, double, n), ARENA_ARRAY(A, double, n) }; }

const flow_t *flow_make(const plane_t *P, reading_t loop)
{
    flow_t *F = ARENA_NEW(P->home, flow_t);
    *F = (flow_t){ .plane = P, .loop = loop };
    for (size_t t = 0; t <= ROUNDS; t++) {
        masses_t *m = &F->at[t];
        *m = masses_new(P->home, P->n);
        for (size_t k = 0; k < P->n; k++) {
            double p = (double)P->size[k] / (double)(P->side * P->side);
            m->lo[k] = t ? F->at[t - 1].lo[k] : down(p);
            m->hi[k] = t ? F->at[t - 1].hi[k] : up(p);
        }
        if (t) flow_round(m, P, loop);
    }
    return F;
}

/* --- figures ------------------------------------------------------------------------------------------------------------- */

between_t flow_mass(const flow_t *F, size_t t, const bool *S)
{
    const masses_t *m = &F->at[t];
    bool *rest = set_minus(F->plane->home, m->n, NULL, S);
    between_t in = sum(m->n, m->lo, m->hi, S), out = sum(m->n, m->lo, m->hi, rest);
    return (between_t){ fmax(in.lo, down(fmax(1 - out.hi, 0))), fmin(in.hi, up(1 - out.lo)) };
}

/* The sum of p d, which is at most 16. */
between_t flow_distance(const flow_t *F, size_t t, agent_t a)
{
    const ladder_t *l = &F->plane->ladder[a];
    const masses_t *m = &F->at[t];
    between_t b = { 0, 0 };
    for (size_t k = 0; k < m->n; k++) {
        b.lo += m->lo[k] * l->near[k];
        b.hi += m->hi[k] * l->far[k];
    }
    return (between_t){ b.lo * (1 - (double)(m->n + 1) * 0x1p-52), b.hi * (1 + (double)(m->n + 1) * 0x1p-52) };
}

/* --- as terms ------------------------------------------------------------------------------------------------------------- */

/* Only itself is known to be the same number. */
static bool same(const void *a, const void *b) { return a == b; }

static void ends(const loglin_t **lo, const loglin_t **hi, arena_t *A, const void *source, long bits)
{
    const between_t *b = source;
    mpq_ptr q = arena_mpq(A, 2);
    (void)bits;
    mpq_set_d(q, b->lo);
    mpq_set_d(q + 1, b->hi);
    *lo = loglin_rat(A, q);
    *hi = loglin_rat(A, q + 1);
}

static const bracket_kind_t fixed = { "flow", same, ends };

const real_t *term_between(arena_t *A, between_t b)
{
    between_t *source = ARENA_NEW(A, between_t);
    *source = b;
    return real_bracket(A, &fixed, source);
}
