/* SPDX-License-Identifier: MIT */
#include "tests/support/pools.h"

#include <criterion/criterion.h>

enum { TUPLES_MAX = 5000 };

mpq_ptr brute_ratio(arena_t *A, long a, long b)
{
    mpq_ptr q = arena_mpq(A, 1);
    mpq_set_si(q, a, (unsigned long)b);
    mpq_canonicalize(q);
    return q;
}

mpq_ptr brute_times(arena_t *A, mpq_srcptr a, mpq_srcptr b)
{
    mpq_ptr q = arena_mpq(A, 1);
    mpq_mul(q, a, b);
    return q;
}

mpq_ptr brute_plus(arena_t *A, mpq_srcptr a, mpq_srcptr b)
{
    mpq_ptr q = arena_mpq(A, 1);
    mpq_add(q, a, b);
    return q;
}

mpq_ptr brute_less(arena_t *A, mpq_srcptr a, mpq_srcptr b)
{
    mpq_ptr q = arena_mpq(A, 1);
    mpq_sub(q, a, b);
    return q;
}

mpq_ptr brute_over(arena_t *A, mpq_srcptr a, mpq_srcptr b)
{
    mpq_ptr q = arena_mpq(A, 1);
    mpq_div(q, a, b);
    return q;
}

/* --- pools -------------------------------------------------------------------------------------------------------- */

/* Adds one pool, of this probability and total. */
static void add_pool(mpq_ptr probability, mpq_ptr share, const brute_pools_t *P, size_t x, mpq_srcptr chance,
                     mpq_srcptr total)
{
    mpq_t s;
    mpq_init(s);
    mpq_add(probability, probability, chance);
    mpq_add(s, P->w + x, total);
    mpq_div(s, P->w + x, s);
    mpz_mul_ui(mpq_numref(s), mpq_numref(s), P->K);
    mpq_canonicalize(s);
    mpq_mul(s, s, chance);
    mpq_add(share, share, s);
    mpq_clear(s);
}

void brute_ordered(mpq_ptr probability, mpq_ptr share, const brute_pools_t *P, size_t x)
{
    size_t y[64] = { 0 };
    mpq_t chance, total;
    mpq_inits(chance, total, NULL);
    mpq_set_ui(probability, 0, 1);
    mpq_set_ui(share, 0, 1);
    cr_assert(P->K <= 64);
    for (bool more = true; more;) {
        unsigned long in = 0;
        mpq_set_ui(chance, 1, 1);
        mpq_set_ui(total, 0, 1);
        for (unsigned long j = 0; j + 1 < P->K; j++) {
            mpq_mul(chance, chance, P->p + y[j]);
            mpq_add(total, total, P->w + y[j]);
            in += P->marked ? P->marked[y[j]] : 0;
        }
        if (!P->marked || (in >= P->least && in <= P->most)) add_pool(probability, share, P, x, chance, total);
        more = false;
        for (unsigned long j = 0; j + 1 < P->K && !more; j++) { /* the next tuple */
            more = ++y[j] < P->n;
            if (!more) y[j] = 0;
        }
    }
    mpq_clears(chance, total, NULL);
}

/* Points i, i+1, .. share `left` places; C(left, k) p_i^k for k of them at i. */
static void recur(mpq_ptr probability, mpq_ptr share, const brute_pools_t *P, size_t x, size_t i, unsigned long left,
    unsigned long in, mpq_srcptr chance,
                  mpq_srcptr total)
{
    mpq_t c, t;
    if (i == P->n) {
        if (left == 0 && (!P->marked || (in >= P->least && in <= P->most)))
            add_pool(probability, share, P, x, chance, total);
        return;
    }
    mpq_inits(c, t, NULL);
    mpq_set(c, chance);
    mpq_set(t, total);
    for (unsigned long k = 0; k <= left; k++) {
        if (i + 1 < P->n || k == left)
            recur(probability, share, P, x, i + 1, left - k, P->marked && P->marked[i] ? in + k : in, c, t);
        mpz_mul_ui(mpq_numref(c), mpq_numref(c), left - k); /* C(left,k+1) = C(left,k) (left-k)/(k+1) */
        mpz_mul_ui(mpq_denref(c), mpq_denref(c), k + 1);
        mpq_canonicalize(c);
        mpq_mul(c, c, P->p + i);
        mpq_add(t, t, P->w + i);
    }
    mpq_clears(c, t, NULL);
}

void brute_counted(mpq_ptr probability, mpq_ptr share, const brute_pools_t *P, size_t x)
{
    mpq_t one, nothing;
    mpq_inits(one, nothing, NULL);
    mpq_set_ui(one, 1, 1);
    mpq_set_ui(probability, 0, 1);
    mpq_set_ui(share, 0, 1);
    recur(probability, share, P, x, 0, P->K - 1, 0, one, nothing);
    mpq_clears(one, nothing, NULL);
}

void brute_weight(mpq_ptr H, size_t n, mpq_srcptr w, mpq_srcptr p, unsigned long K, size_t x)
{
    brute_pools_t P = { .n = n, .w = w, .p = p, .K = K };
    double tuples = 1;
    for (unsigned long j = 1; j < K && tuples <= TUPLES_MAX; j++) tuples *= (double)n;
    mpq_t all;
    mpq_init(all);
    if (tuples <= TUPLES_MAX) brute_ordered(all, H, &P, x);
    else brute_counted(all, H, &P, x);
    cr_assert(mpq_cmp_ui(all, 1, 1) == 0, "the pools' probabilities do not sum to 1");
    mpq_clear(all);
}
