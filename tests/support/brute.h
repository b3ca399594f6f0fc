/* SPDX-License-Identifier: MIT
**
** The independent route of the learning side: plain loops over sequences of observations, in long doubles, from the
** candidate's tables alone. Where a comparison is closer than 1e-12 the loop says so, and the test must not rest on it.
*/
#ifndef LEMMATA_TESTS_BRUTE_H
#define LEMMATA_TESTS_BRUTE_H

#include "tests/support/candidate.h"

#include <criterion/criterion.h>
#include <math.h>

static inline long double entry(const candidate_t *c, const char *name,
    size_t cell) { return (long double)mpq_get_d(candidate_value(c, name)->at + cell); }

static inline long double xlogx_over(long double x, long double y) { return x > 0 ? x * logl(x / y) : 0; }

/* Sums of m shares that make 1 may fall short of it by a few units: those are 1. */
static inline long double whole(long double x) { return fabsl(x - 1) < 1e-15L ? 1 : x; }

static inline long double kl_coins(long double a, long double b)
{
    a = whole(a);
    b = whole(b);
    return xlogx_over(a, b) + xlogx_over(1 - a, 1 - b);
}

/* sum_k C(m,k) (k/m)^k (1-k/m)^(m-k) */
static inline long double xi_sum(unsigned m)
{
    long double sum = 0;
    for (unsigned k = 0; k <= m; k++) {
        long double t = lgammal(m + 1.0L) - lgammal(k + 1.0L) - lgammal(m - k + 1.0L);
        if (k) t += k * logl((long double)k / m);
        if (k < m) t += (m - k) * logl((long double)(m - k) / m);
        sum += expl(t);
    }
    return sum;
}

/* The place of a type among those of m draws from n letters, (m,0,..,0) first. */
static inline size_t type_place(const unsigned *count, size_t n, unsigned m)
{
    size_t place = 0;
    for (size_t k = 0; k + 1 < n; k++) { /* types whose k-th count is greater */
        for (unsigned more = m; more > count[k]; more--) {
            size_t ways = 1; /* of m - more draws from n - k - 1 letters */
            for (size_t i = 1; i <= n - k - 2; i++) ways = ways * (m - more + i) / i;
            place += ways;
        }
        m -= count[k];
    }
    return place;
}

#endif
