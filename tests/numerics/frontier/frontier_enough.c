/* SPDX-License-Identifier: MIT
**
** How many samples are enough: against the exact law of the gain of n samples of a reward of two levels, by summation
** over its binomial, in long doubles.
*/
#include "numerics/frontier/frontier_enough.h"
#include "tests/support/assert.h"

#include <math.h>

static long double kl(long double q, long double p)
{
    return (q > 0 ? q * logl(q / p) : 0) + (q < 1 ? (1 - q) * log1pl((p - q) / (1 - p)) : 0);
}

/* sup { q : kl(q||p) <= K } - p. */
static long double gain(long double p, long double K)
{
    long double lo = p, hi = 1;
    if (p <= 0 || p >= 1) return 0;
    if (-logl(p) <= K) return 1 - p;
    for (int k = 0; k < 100; k++) {
        long double mid = (lo + hi) / 2;
        if (kl(mid, p) <= K) lo = mid;
        else hi = mid;
    }
    return lo - p;
}

/* The probability that n samples have a gain that is off by more than the share. The gain of k of n rises and then
** falls in k: what is far off is looked up, no shape is assumed. */
static long double failing(unsigned long n, long double p, long double K, long double share)
{
    long double G = gain(p, K), sum = 0;
    for (unsigned long k = 0; k <= n; k++) {
        long double log_of = lgammal((long double)n + 1) - lgammal((long double)k + 1) - lgammal((long double)(n - k)
            + 1) + (long double)k * logl(p) + (long double)(n - k) * log1pl(-p);
        if (log_of < -60) continue;
        if (fabsl(gain((long double)k / (long double)n, K) - G) > share) sum += expl(log_of);
    }
    return sum;
}

typedef struct { unsigned long K[2], share[2], delta[2]; } question_t;

static frontier_enough_t answer(arena_t *A, const question_t *x, size_t prompts)
{
    mpq_ptr q = arena_mpq(A, 3);
    const unsigned long *const part[] = { x->K, x->share, x->delta };
    for (size_t k = 0; k < 3; k++) { mpq_set_ui(q + k, part[k][0], part[k][1]); mpq_canonicalize(q + k); }
    frontier_enough_t e;
    frontier_enough(&e, A, q, q + 1, q + 2, prompts);
    return e;
}

static long double over(const unsigned long x[2]) { return (long double)x[0] / (long double)x[1]; }

/* From rare to common: at the number that is enough, all hold; at one less than is needed, one fails. */
Test(frontier_enough, against_the_binomial, .timeout = 60)
{
    static const question_t x[] = { { { 1, 1 }, { 1, 2 }, { 1, 20 } }, { { 1, 1 }, { 3, 5 }, { 1, 2 } },
        { { 1, 2 }, { 9, 20 }, { 1, 10 } }, { { 2, 1 }, { 3, 4 }, { 1, 4 } } };
    for (size_t t = 0; t < sizeof x / sizeof *x; t++) {
        arena_t *A = arena_new();
        frontier_enough_t e = answer(A, &x[t], 1);
        cr_assert(e.kind == ENOUGH_FOUND && mpq_cmp_ui(e.enough, 200000, 1) < 0 && mpq_cmp_ui(e.needed, 2, 1) >= 0,
                  "question %zu", t);
        unsigned long enough = mpz_get_ui(mpq_numref(e.enough)), needed = mpz_get_ui(mpq_numref(e.needed));
        long double K = over(x[t].K), share = over(x[t].share), delta = over(x[t].delta), worst = 0;
        cr_expect(needed <= enough);
        for (long double p = 0.6L; p > 1e-6L; p *= 0.7L) {
            long double f = failing(enough, p, K, share), g = failing(needed - 1, p, K, share - 1e-9L);
            cr_expect(f <= delta, "question %zu: of %lu samples, p = %Lg, off with probability %Lg", t, enough, p, f);
            if (g > worst) worst = g;
        }
        for (long double p = 1e-6L; p < 0.6L; p *= 1.01L) {
            long double g = failing(needed - 1, p, K, share - 1e-9L);
            if (g > worst) worst = g;
        }
        cr_expect(worst > delta, "question %zu: %lu samples fail with probability %Lg at most", t, needed - 1, worst);
        arena_free(A);
    }
}

/* What is needed is never more than what is enough; more KL, less room, more prompts, more certainty never ask for
** fewer. */
Test(frontier_enough, in_order)
{
    static const question_t more[] = { { { 1, 1 }, { 1, 3 }, { 1, 20 } }, { { 3, 2 }, { 1, 3 }, { 1, 20 } },
        { { 3, 2 }, { 1, 4 }, { 1, 20 } }, { { 3, 2 }, { 1, 4 }, { 1, 200 } }, { { 200, 1 }, { 1, 2 }, { 1, 2 } } };
    arena_t *A = arena_new();
    mpq_ptr last = arena_mpq(A, 1);
    for (size_t k = 0; k < 4; k++)
        for (size_t prompts = 1; prompts <= 1000; prompts *= 1000) {
            frontier_enough_t e = answer(A, &more[k], prompts);
            cr_assert(e.kind == ENOUGH_FOUND && mpq_cmp(e.needed, e.enough) <= 0 && mpq_cmp(e.enough, last) > 0,
                      "question %zu", k);
            if (prompts == 1) mpq_set(last, e.enough);
        }
    frontier_enough_t far = answer(A, &more[4], 1);
    cr_assert(far.kind == ENOUGH_TOO_MANY || mpq_cmp(far.enough, far.needed) >= 0);
    arena_free(A);
}

/* eta log((1+eta)/(1-eta)) = 1/2 log 3 = 0.5493..: below it no gain is that large; and e^K. */
Test(frontier_enough, any_number)
{
    static const question_t less = { { 54, 100 }, { 1, 2 }, { 1, 20 } }, more = { { 55, 100 }, { 1, 2 }, { 1, 20 } },
        three = { { 3, 1 }, { 1, 2 }, { 1, 20 } };
    arena_t *A = arena_new();
    frontier_enough_t e = answer(A, &less, 7);
    cr_assert(e.kind == ENOUGH_ANY && mpq_cmp_ui(e.needed, 1, 1) == 0 && mpq_cmp_ui(e.reach, 2, 1) == 0);
    cr_assert(answer(A, &more, 7).kind == ENOUGH_FOUND);
    cr_assert(mpq_cmp_ui(answer(A, &three, 1).reach, 21, 1) == 0); /* e^3 = 20.08.. */
    arena_free(A);
}
