/* SPDX-License-Identifier: MIT */
#include "numerics/logs/lognear.h"
#include "numerics/logs/logsum.h"

enum { TERMS_MOST = 64, BITS_LEAST = 4 };

/* With d = b - a and s = a + b: 0 < z = d/s < 2^-k, k as returned, since d < 2^(bits of d) and s >= 2^(bits of s -
** 1). */
static long nearness(mpz_ptr d, mpz_ptr s, mpz_srcptr a, mpz_srcptr b)
{
    mpz_sub(d, b, a);
    mpz_add(s, a, b);
    return (long)mpz_sizeinbase(s, 2) - 1 - (long)mpz_sizeinbase(d, 2);
}

/* Terms that leave a tail below 2^-prec of the first, of z < 2^-k; 0: it is no short series. */
static unsigned long series_length(long k, mpfr_prec_t prec)
{
    if (k < BITS_LEAST || prec / (2 * k) >= TERMS_MOST) return 0;
    return (unsigned long)(prec / (2 * k)) + 1;
}

/* log b - log a = 2 z (1 + z^2/3 + z^4/5 + ..) in N terms, z = d/s. What follows them is z^2N times sum_j z^2j/(2N + 2j
** + 1), which is at most
** 1/((2N + 1)(1 - z^2)) < 1 for N >= 1 and z < 1/2: the scheme of Horner begins with [0, 1]. */
static void difference(encl_ptr r, mpz_srcptr d, mpz_srcptr s, unsigned long N)
{
    encl_t z, square, term;
    mpfr_prec_t prec = mpfi_get_prec(r);
    mpfi_init2(z, prec), mpfi_init2(square, prec), mpfi_init2(term, prec);
    mpfi_set_z(z, d);
    mpfi_set_z(term, s);
    mpfi_div(z, z, term);
    mpfi_sqr(square, z);
    mpfi_interv_si(r, 0, 1);
    while (N-- > 0) {
        mpfi_set_ui(term, 1);
        mpfi_div_ui(term, term, 2 * N + 1);
        mpfi_mul(r, r, square);
        mpfi_add(r, r, term);
    }
    mpfi_mul(r, r, z);
    mpfi_mul_2ui(r, r, 1);
    mpfi_clear(z), mpfi_clear(square), mpfi_clear(term);
}

bool lognear_helps(const loglin_term_t *term, size_t n, mpfr_prec_t prec)
{
    mpz_t d, s;
    bool near = false;
    mpz_inits(d, s, NULL);
    for (size_t i = 0; i + 1 < n && !near; i++) near = series_length(nearness(d, s, term[i].a, term[i + 1].a), prec);
    mpz_clears(d, s, NULL);
    return near;
}

/* C is C_i, begun anew behind neighbours that are far apart. */
void lognear_encl(encl_ptr r, const loglin_term_t *term, size_t n)
{
    mpz_t d, s, C;
    encl_t t;
    mpz_inits(d, s, C, NULL);
    mpfi_init2(t, mpfi_get_prec(r));
    mpfi_set_ui(r, 0);
    for (size_t i = 0; i < n; i++) {
        mpz_add(C, C, term[i].c);
        if (mpz_sgn(C) == 0) continue;
        unsigned long N = i + 1 < n ? series_length(nearness(d, s, term[i].a, term[i + 1].a), mpfi_get_prec(r)) : 0;
        if (N) difference(t, d, s, N);
        else logsum_log(t, term[i].a);
        mpfi_mul_z(t, t, C);
        if (N) mpfi_sub(r, r, t);
        else { mpfi_add(r, r, t); mpz_set_ui(C, 0); }
    }
    mpfi_clear(t);
    mpz_clears(d, s, C, NULL);
}
