/* SPDX-License-Identifier: MIT */
#include "numerics/base/dsum.h"

#include <math.h>
#include <mpfr.h>

enum { MANTISSA = 53, UNIT = 1074 };

/* x = m 2^(e - 53) with an integer m. Where e - 53 + 1074 < 0, x is subnormal and m ends in as many zeros. */
void dsum_add(mpz_ptr sum, double x)
{
    int e;
    mpz_t term;
    mpz_init(term);
    mpz_set_d(term, ldexp(frexp(x, &e), MANTISSA));
    int shift = e - MANTISSA + UNIT;
    if (shift >= 0) mpz_mul_2exp(term, term, (mp_bitcnt_t)shift);
    else mpz_tdiv_q_2exp(term, term, (mp_bitcnt_t)-shift);
    mpz_add(sum, sum, term);
    mpz_clear(term);
}

/* As many bits as the sum has: only the last step rounds. */
static double rounded(mpz_srcptr sum, mpfr_rnd_t rnd)
{
    mpfr_t x;
    mpfr_init2(x, (mpfr_prec_t)mpz_sizeinbase(sum, 2) + 1);
    mpfr_set_z_2exp(x, sum, -UNIT, rnd);
    double d = mpfr_get_d(x, rnd);
    mpfr_clear(x);
    return d;
}

double dsum_lo(mpz_srcptr sum) { return rounded(sum, MPFR_RNDD); }
double dsum_hi(mpz_srcptr sum) { return rounded(sum, MPFR_RNDU); }
