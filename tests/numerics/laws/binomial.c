/* SPDX-License-Identifier: MIT
**
** Limits from k of n: the tail summed in exact rationals at the limit, and a little inside it.
*/
#include "numerics/laws/binomial.h"
#include "tests/support/assert.h"
#include "tests/support/trouble.h"

#include <math.h>

/* P(Bin(n,u) <= k), exactly. */
static void tail(mpq_ptr sum, unsigned long k, unsigned long n, mpq_srcptr u)
{
    mpz_t a, b, t;
    mpz_inits(a, b, t, NULL);
    mpz_sub(a, mpq_denref(u), mpq_numref(u));
    mpz_set_ui(mpq_numref(sum), 0);
    for (unsigned long i = 0; i <= k; i++) {
        mpz_bin_uiui(t, n, i);
        mpz_pow_ui(b, mpq_numref(u), i);
        mpz_mul(t, t, b);
        mpz_pow_ui(b, a, n - i);
        mpz_addmul(mpq_numref(sum), t, b);
    }
    mpz_pow_ui(mpq_denref(sum), mpq_denref(u), n);
    mpq_canonicalize(sum);
    mpz_clears(a, b, t, NULL);
}

Test(binomial, limits_are_proved_and_near)
{
    dice_t d = { 91 };
    mpq_t a, u, s, less;
    mpq_inits(a, u, s, less, NULL);
    for (int i = 0; i < 300; i++) {
        unsigned long n = 1 + dice_below(&d, i % 3 ? 60 : 5), k = dice_below(&d, n + 1);
        mpq_set_ui(a, 1, 3 + dice_below(&d, i % 2 ? 50 : 100000000));
        binomial_upper(u, k, n, a);
        if (k == n) { cr_assert(mpq_cmp_ui(u, 1, 1) == 0); continue; }
        tail(s, k, n, u);
        cr_assert(mpq_cmp(s, a) <= 0, "k = %lu, n = %lu: not proved", k, n);
        mpq_set_ui(less, 999999, 1000000);
        mpq_mul(less, less, u);
        tail(s, k, n, less);
        cr_assert(mpq_cmp(s, a) > 0 || mpq_get_d(u) > 0.999999, "k = %lu, n = %lu: too wide", k, n);
    }
    mpq_clears(a, u, s, less, NULL);
}

/* 812 of 1000 at 1/80 a side. The normal limits, corrected, by hand: about 0.7830 and 0.8386. */
Test(binomial, of_812_of_1000)
{
    mpq_t a, l, u;
    mpq_inits(a, l, u, NULL);
    mpq_set_ui(a, 1, 80);
    binomial_lower(l, 812, 1000, a);
    binomial_upper(u, 812, 1000, a);
    cr_expect(fabs(mpq_get_d(l) - 0.7827) < 1e-3 && fabs(mpq_get_d(u) - 0.8389) < 1e-3, "%.6f %.6f", mpq_get_d(l),
              mpq_get_d(u));
    binomial_upper(u, 0, 1000000000, a);
    cr_expect(fabs(mpq_get_d(u) / (log(80) / 1e9) - 1) < 1e-6);
    binomial_upper(u, 300000000, 1000000000, a);
    cr_expect(mpq_get_d(u) > 0.3 && mpq_get_d(u) < 0.30004);
    mpq_clears(a, l, u, NULL);
}
