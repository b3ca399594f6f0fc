/* SPDX-License-Identifier: MIT */
#include "numerics/pools/flow.h"

#include <math.h>
#include <string.h>

/* --- a round ------------------------------------------------------------------------------------------------------ */

/* p := p H[p] for all p in the box. When it is found to hold no law, nothing is left to be said of it and it becomes
** every law. */
static void stage(box_t *m, const ladder_t *l)
{
    double p_lo[BT_LAPLACE_LEVELS_MAX], p_hi[BT_LAPLACE_LEVELS_MAX];
    box_of_levels(p_lo, p_hi, l->levels, m, l->of);
    bool good = bt_laplace(p_lo, p_hi, l->table, p_lo, p_hi);
    box_times(m, l->of, good ? p_lo : NULL, p_hi);
}

void flow_round(box_t *m, const plane_t *P, reading_t loop)
{
    stage(m, &P->ladder[OWNER]);
    if (loop == TWO_STAGE) stage(m, &P->ladder[PUBLIC]);
}

const flow_t *flow_make(const plane_t *P, reading_t loop)
{
    flow_t *F = ARENA_NEW(P->home, flow_t);
    double *ends = ARENA_ARRAY(P->home, double, (ROUNDS + 1) * 2 * P->n);
    *F = (flow_t){ P, loop, ARENA_ARRAY(P->home, box_t, ROUNDS + 1), ARENA_NEW(P->home, size_t) };
    for (size_t t = 0; t <= ROUNDS; t++) F->at[t] = (box_t){ P->n, ends + 2 * t * P->n, ends + (2 * t + 1) * P->n };
    for (size_t k = 0; k < P->n; k++) {
        double p = (double)P->size[k] / (double)(P->side * P->side);
        F->at[0].lo[k] = box_down(p);
        F->at[0].hi[k] = box_up(p);
    }
    return F;
}

const box_t *flow_at(const flow_t *F, size_t t)
{
    for (size_t r = *F->last; r < t; r++) {
        memcpy(F->at[r + 1].lo, F->at[r].lo, F->at[r].n * sizeof(double));
        memcpy(F->at[r + 1].hi, F->at[r].hi, F->at[r].n * sizeof(double));
        flow_round(&F->at[r + 1], F->plane, F->loop);
        *F->last = r + 1;
    }
    return &F->at[t];
}

/* --- figures ------------------------------------------------------------------------------------------------------ */

static const bool *rest_of(const flow_t *F, const bool *S)
{
    bool *rest = ARENA_ARRAY(F->plane->home, bool, F->plane->n);
    for (size_t k = 0; k < F->plane->n; k++) rest[k] = !S[k];
    return rest;
}

span_t flow_mass(const flow_t *F, size_t t, const bool *S)
{
    const box_t *m = flow_at(F, t);
    const bool *rest = rest_of(F, S);
    span_t in = box_sum(m, S), out = box_sum(m, rest);
    return (span_t){ fmax(in.lo, box_down(fmax(1 - out.hi, 0))), fmin(in.hi, box_up(1 - out.lo)) };
}

/* The sum of p d, which is at most 16. */
span_t flow_distance(const flow_t *F, size_t t, agent_t a)
{
    const ladder_t *l = &F->plane->ladder[a];
    const box_t *m = flow_at(F, t);
    span_t b = { 0, 0 };
    for (size_t k = 0; k < m->n; k++) {
        b.lo += m->lo[k] * l->near[k];
        b.hi += m->hi[k] * l->far[k];
    }
    return (span_t){ b.lo * (1 - (double)(m->n + 1) * 0x1p-52), b.hi * (1 + (double)(m->n + 1) * 0x1p-52) };
}

/* --- as expressions ----------------------------------------------------------------------------------------------- */

/* Only itself is known to be the same number. */
static bool same(const void *a, const void *b) { return a == b; }

static long enclose(mpq_ptr lo, mpq_ptr hi, const void *what, long bits)
{
    const span_t *b = what;
    mpq_set_d(lo, b->lo);
    mpq_set_d(hi, b->hi);
    (void)bits;
    return BRACKET_SPENT;
}

static const bracket_kind_t fixed = { .name = "number in a box", .same = same, .enclose = enclose };

const real_t *span_real(arena_t *A, span_t b)
{
    span_t *what = ARENA_NEW(A, span_t);
    *what = b;
    return real_bracket(A, &fixed, what);
}

/* --- how many rounds ---------------------------------------------------------------------------------------------- */

static bool at_most(double x, unsigned long a, unsigned long b)
{
    mpq_t q;
    mpq_init(q);
    mpq_set_d(q, x);
    bool least = mpq_cmp_ui(q, a, b) <= 0;
    mpq_clear(q);
    return least;
}

const real_t *flow_rounds(const flow_t *F, const bool *S, const char **why)
{
    arena_t *A = F->plane->home;
    const bool *rest = rest_of(F, S);
    for (size_t i = 0; i <= ROUNDS; i++) {
        span_t m = flow_mass(F, i, rest);
        if (at_most(m.hi, 1, 100)) return real_si(A, (long)i);
        if (!at_most(m.lo, 1, 100)) continue;
        *why = arena_printf(A, "in round %zu it is not known whether the mass off the set is above 1/100", i);
        return NULL;
    }
    return real_inf(A, 1);
}
