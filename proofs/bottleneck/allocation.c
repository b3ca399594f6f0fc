/* SPDX-License-Identifier: MIT */
#include "proofs/bottleneck/allocation.h"

#include <stdlib.h>

const real_t *allocation_most(arena_t *A, mpq_srcptr M, size_t rows)
{
    return mpq_cmp_ui(M, rows, 1) < 0 ? real_log_rat(A, M) : real_log_ui(A, rows);
}

static sign_t compare(const real_t *x, const real_t *y)
{
    effort_t effort = EFFORT_DEFAULT;
    return real_cmp(x, y, &effort);
}

static bool at_most(sign_t s) { return s == SIGN_NEG || s == SIGN_ZERO; }
static bool at_least(sign_t s) { return s == SIGN_POS || s == SIGN_ZERO; }

/* L/C: a small whole number where that is proved (a noiseless channel), else a quotient. */
static const real_t *full_of(arena_t *A, const real_t *L, const real_t *C)
{
    enum { WHOLE_MOST = 16 };
    mpq_ptr q = arena_mpq(A, 1);
    sign_t sign = SIGN_POS;
    for (unsigned long k = 1; k <= WHOLE_MOST && sign == SIGN_POS; k++) {
        mpq_set_ui(q, k, 1);
        sign = compare(L, real_scale(C, q));
        if (sign == SIGN_ZERO) return real_rat(A, q);
    }
    return real_div(L, C);
}

/* --- the order ------------------------------------------------------------------------------------------------------- */

/* C_s/c_s against C_t/c_t. */
static sign_t rates(const allocation_context_t *s, const allocation_context_t *t, effort_t effort)
{
    return real_cmp(real_scale(s->capacity, t->cost), real_scale(t->capacity, s->cost), &effort);
}

/* Greatest rate first, ties and doubts by number: an order to propose, on which what is proved does not lean. */
static int by_rate(const void *x, const void *y)
{
    const allocation_context_t *const *a = x, *const *b = y;
    sign_t sign = rates(*a, *b, EFFORT_LITTLE);
    return sign == SIGN_POS ? -1 : sign == SIGN_NEG ? 1 : *a < *b ? -1 : *a > *b;
}

/* The contexts of positive weight and capacity. */
static size_t ranked(allocation_context_t **rank, allocation_context_t *at, size_t n)
{
    size_t m = 0;
    for (size_t s = 0; s < n; s++) {
        arena_t *A = real_home(at[s].capacity);
        effort_t effort = EFFORT_DEFAULT;
        at[s].labels = real_si(A, 0);
        at[s].state = ALLOCATED_NONE;
        at[s].full = NULL;
        if (real_sgn(at[s].capacity, &effort) != SIGN_POS) continue;
        at[s].full = full_of(A, at[s].most, at[s].capacity);
        if (mpq_sgn(at[s].weight) == 0) continue;
        rank[m++] = &at[s];
    }
    qsort(rank, m, sizeof *rank, by_rate);
    return m;
}

/* --- the program ------------------------------------------------------------------------------------------------------ */

/* w c L/C: what it costs an item to have the context full. */
static const real_t *cost_of_full(const allocation_context_t *s)
{
    mpq_ptr wc = arena_mpq(real_home(s->capacity), 1);
    mpq_mul(wc, s->weight, s->cost);
    return real_scale(s->full, wc);
}

static void doubt(allocation_t *a, bool ends, size_t first, size_t second)
{
    if (a->proved) { a->ends = ends; a->first = first; a->second = second; }
    a->proved = false;
}

/* w L (1 - p c/C)_+, where the sign was not decided. */
static const real_t *surplus(arena_t *A, const allocation_context_t *s, const real_t *price)
{
    const real_t *part = real_div(real_scale(price, s->cost), s->capacity);
    return real_scale(real_mul(s->most, real_max(real_si(A, 0), real_sub(real_si(A, 1), part))), s->weight);
}

/* The context in part, at `place` in the order; `before`: what the full ones cost. D(p) is p (B - before) + the full ones' w L. */
static void end_at(allocation_t *a, arena_t *A, allocation_context_t *at, allocation_context_t *const *rank, size_t m, size_t place, const real_t *before, mpq_srcptr budget)
{
    allocation_context_t *k = rank[place];
    mpq_ptr wc = arena_mpq(A, 2);
    mpq_mul(wc, k->weight, k->cost);
    mpq_inv(wc, wc);
    mpq_inv(wc + 1, k->cost);
    const real_t *left = real_sub(real_rat(A, budget), before);
    a->price = real_scale(k->capacity, wc + 1);
    a->information = real_mul(a->price, left);
    k->labels = real_scale(left, wc);
    k->state = ALLOCATED_PART;
    a->spent = real_rat(A, budget);
    for (size_t i = 0; i < m; i++) {
        allocation_context_t *s = rank[i];
        if (i == place) continue;
        sign_t sign = rates(s, k, EFFORT_DEFAULT);
        if (i < place) a->information = real_add(a->information, real_scale(s->most, s->weight));
        if (i < place ? at_least(sign) : at_most(sign)) continue;
        doubt(a, false, (size_t)(rank[i < place ? i : place] - at), (size_t)(rank[i < place ? place : i] - at));
    }
}

/* D(p) from its definition, where no shorter form is decided. */
static void bound(allocation_t *a, arena_t *A, allocation_context_t *const *rank, size_t m, mpq_srcptr budget)
{
    a->information = real_scale(a->price, budget);
    for (size_t i = 0; i < m; i++) a->information = real_add(a->information, surplus(A, rank[i], a->price));
}

static void allocate(allocation_t *a, arena_t *A, allocation_context_t *at, allocation_context_t *const *rank, size_t m, mpq_srcptr budget)
{
    const real_t *before = real_si(A, 0), *B = real_rat(A, budget), *sum = before;
    for (size_t i = 0; i < m; i++) {
        allocation_context_t *s = rank[i];
        const real_t *through = real_add(before, cost_of_full(s));
        sign_t sign = compare(through, B);
        if (sign == SIGN_UNKNOWN) doubt(a, true, (size_t)(s - at), (size_t)(s - at));
        if (sign != SIGN_NEG) {
            end_at(a, A, at, rank, m, i, before, budget);
            if (sign == SIGN_ZERO) { s->labels = s->full; s->state = ALLOCATED_FULL; }
            if (!a->proved) bound(a, A, rank, m, budget);
            return;
        }
        s->labels = s->full;
        s->state = ALLOCATED_FULL;
        sum = real_add(sum, real_scale(s->most, s->weight));
        before = through;
    }
    a->price = real_si(A, 0); /* all are full */
    a->information = sum;
    a->spent = before;
}

/* sum_s w_s min(n C_s, L_s) for one n. */
static const real_t *evenly(arena_t *A, const allocation_context_t *at, size_t n, mpq_srcptr labels)
{
    const real_t *sum = real_si(A, 0);
    for (size_t s = 0; s < n; s++) {
        const real_t *told = real_scale(at[s].capacity, labels);
        told = at_most(compare(told, at[s].most)) ? told : real_min(told, at[s].most);
        sum = real_add(sum, real_scale(told, at[s].weight));
    }
    return sum;
}

/* No label goes where C > 0 is not decided: C <= p c has to be; else D(p) has all of w L. */
static void faint(allocation_t *a, const allocation_context_t *at, size_t s)
{
    effort_t effort = EFFORT_DEFAULT;
    if (mpq_sgn(at[s].weight) == 0 || real_sgn(at[s].capacity, &effort) != SIGN_UNKNOWN) return;
    if (at_most(compare(at[s].capacity, real_scale(a->price, at[s].cost)))) return;
    doubt(a, false, s, s);
    a->information = real_add(a->information, real_scale(at[s].most, at[s].weight));
}

void allocation_find(allocation_t *a, arena_t *A, allocation_context_t *at, size_t n, mpq_srcptr budget)
{
    allocation_context_t **rank = ARENA_ARRAY(A, allocation_context_t *, n);
    mpq_ptr each = arena_mpq(A, 2), one = each + 1;
    *a = (allocation_t){ .proved = true, .cost_of_one = arena_mpq(A, 1) };
    size_t m = ranked(rank, at, n);
    allocate(a, A, at, rank, m, budget);
    for (size_t s = 0; s < n; s++) {
        faint(a, at, s);
        mpq_mul(one, at[s].weight, at[s].cost);
        mpq_add(a->cost_of_one, a->cost_of_one, one);
    }
    mpq_div(each, budget, a->cost_of_one);
    mpq_set_ui(one, 1, 1);
    a->even = evenly(A, at, n, each);
    a->one = evenly(A, at, n, one);
}
