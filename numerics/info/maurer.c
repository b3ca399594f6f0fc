/* SPDX-License-Identifier: MIT */
#include "numerics/info/maurer.h"

#include <math.h>

enum {
    BITS_MIN = 64,      /* the least that a bracket aims at */
    WORK_MAX = 1 << 27, /* steps of a limb */
    LIMBS_EACH = 4      /* what a term costs beyond the limbs of its numbers */
};

/* m^m xi(m) = sum_k C(m,k) k^k (m-k)^(m-k). */
void maurer_xi_binomial(mpq_ptr xi, unsigned long m)
{
    mpz_t sum, binomial, term, power;
    mpz_inits(sum, binomial, term, power, NULL);
    mpz_set_ui(binomial, 1);
    for (unsigned long k = 0; k <= m; k++) {
        mpz_ui_pow_ui(term, k, k);
        mpz_ui_pow_ui(power, m - k, m - k);
        mpz_mul(term, term, power);
        mpz_addmul(sum, term, binomial);
        mpz_mul_ui(binomial, binomial, m - k);
        mpz_divexact_ui(binomial, binomial, k + 1);
    }
    mpz_ui_pow_ui(power, m, m);
    mpz_set(mpq_numref(xi), sum);
    mpz_set(mpq_denref(xi), power);
    mpq_canonicalize(xi);
    mpz_clears(sum, binomial, term, power, NULL);
}

/* Q(m) = h_1, h_j = 1 + (1 - j/m) h_{j+1}, h_m = 1. With h_j = H_j/m^(m-j):  H_j = m^(m-j) + (m - j) H_{j+1}. */
void maurer_xi(mpq_ptr xi, unsigned long m)
{
    mpz_t H, power;
    mpz_init_set_ui(H, 1);
    mpz_init_set_ui(power, 1);
    for (unsigned long j = m - 1; j >= 1; j--) {
        mpz_mul_ui(power, power, m);
        mpz_mul_ui(H, H, m - j);
        mpz_add(H, H, power);
    }
    mpz_add(mpq_numref(xi), H, power);
    mpz_set(mpq_denref(xi), power);
    mpq_canonicalize(xi);
    mpz_clear(H);
    mpz_clear(power);
}

/* --- ends ------------------------------------------------------------------------------------------------ */

/* The fraction bits F for a width of 2^-bits; see maurer_xi_ends. */
static long fraction_bits(unsigned long m, long bits)
{
    long F = bits, n = 0;
    for (unsigned long k = m; k; k >>= 1) F++;
    for (long k = F + 64; k; k >>= 1) n++;
    return F + n;
}

/* 2^F prod_{i<j} (1 - i/m) <= 2^F exp(-j(j-1)/(2m)) comes down to 1 at about j = sqrt(2 m F log 2), at most m. */
static double work(unsigned long m, long F)
{
    double terms = fmin((double)m, sqrt(2 * (double)m * (double)F * log(2)));
    return terms * (LIMBS_EACH + (double)F / 64);
}

/* Below, width <= 2^-(bits + 1.6) with no sum at all. */
static long asymptotic_bits(unsigned long m)
{
    long bits = 7;
    while (m >>= 1) bits += 2;
    return bits;
}

/* The greatest of bits, bits/2, bits/4, ... that can be afforded, or 1. */
static long affordable(unsigned long m, long bits)
{
    while (bits > asymptotic_bits(m) && work(m, fraction_bits(m, bits)) > WORK_MAX) bits /= 2;
    return bits < 1 ? 1 : bits;
}

/* Ramanujan's assertion, proved in the paper of Flajolet et al. that maurer.h names: for m >= 0
**     1 + m/1! + .. + m^(m-1)/(m-1)! + theta m^m/m! = e^m/2,    theta = 1/3 + 4/(135 (m + k)),   2/21 <= k <= 8/45,
** and times m!/m^m the sum is Q(m), by its summands in maurer.h. So
**     xi(m) = 1 + m! e^m/(2 m^m) - theta,    4/(135 m + 24) <= theta - 1/3 <= 28/(945 m + 90);
** these two are 312/((135 m + 24)(945 m + 90)) < 2^-8.6/m^2 apart. With L binary digits in m, log m! and m log m are below 2^(L+6): at
** bits + 2 L + 29 of precision the four roundings leave the exponent within 2^-(bits + L + 18), and the quotient, below 2 sqrt(m), within
** 2^-(bits + 16); m + 1 is exact at 72 bits. */
static void asymptotic_ends(mpq_ptr lo, mpq_ptr hi, unsigned long m, long bits)
{
    mpfr_prec_t prec = bits + asymptotic_bits(m) + 24;
    mpfi_t x, t;
    mpfi_init2(x, prec > 72 ? prec : 72);
    mpfi_init2(t, prec > 72 ? prec : 72);
    mpfi_set_ui(t, m);
    mpfi_log(x, t);
    mpfi_mul(x, x, t);
    mpfi_sub(x, t, x);
    mpfi_add_ui(t, t, 1);
    mpfr_lngamma(&t->left, &t->left, MPFR_RNDD);
    mpfr_lngamma(&t->right, &t->right, MPFR_RNDU);
    mpfi_add(x, x, t);
    mpfi_exp(x, x);
    mpfi_div_ui(x, x, 2);
    mpz_set_ui(mpq_denref(lo), m);
    mpz_mul_ui(mpq_denref(lo), mpq_denref(lo), 135);
    mpz_mul_ui(mpq_denref(hi), mpq_denref(lo), 7);
    mpz_add_ui(mpq_denref(lo), mpq_denref(lo), 24);
    mpz_add_ui(mpq_denref(hi), mpq_denref(hi), 90);
    mpz_set_ui(mpq_numref(lo), 4);
    mpz_set_ui(mpq_numref(hi), 28);
    mpq_canonicalize(lo);
    mpq_canonicalize(hi);
    mpfi_interv_q(t, lo, hi);
    mpfi_sub(x, x, t);
    mpfi_set_ui(t, 2);
    mpfi_div_ui(t, t, 3);
    mpfi_add(x, x, t);
    mpfr_get_q(lo, &x->left);
    mpfr_get_q(hi, &x->right);
    mpfi_clear(x);
    mpfi_clear(t);
}

/* In units of 2^-F let T_j = 2^F prod_{0<i<j} (1 - i/m), t_1 = 2^F = T_1, t_{j+1} = floor(t_j (m - j)/m).
**   floors: T_{j+1} - t_{j+1} < (T_j - t_j) (1 - j/m) + 1, so 0 <= T_j - t_j <= j - 1, and over j <= J that is
**           0 <= sum T_j - sum t_j <= J (J - 1)/2;
**   tail:   T_{j+1} <= (1 - J/m) T_j for j >= J, so sum_{j>J} T_j <= T_J (1 - J/m)/(J/m) <= (t_J + J - 1) (m - J)/J.
** The sum stops at the first J with t_J <= J (or J = m, where the tail is empty), and the two together are below
** J (J-1)/2 + 2 m. Before it, 1 <= t_{J-1} <= 2^F exp(-(J-1)(J-2)/(2m)), so J (J-1)/2 <= m F log 2 + J, and
**     width <= m (0.7 F + 3) <= m F <= 2^(F - bits)    for F >= 10, F >= bits + log2 m + log2 F,
** which fraction_bits gives: with X = bits + (binary digits of m), F = X + (binary digits of X + 64) < X + 64. */
static void summed_ends(mpq_ptr lo, mpq_ptr hi, unsigned long m, long bits)
{
    const unsigned long terms_max = WORK_MAX / LIMBS_EACH;
    mp_bitcnt_t F = (mp_bitcnt_t)fraction_bits(m, bits);
    unsigned long J = 1;
    mpz_t t, sum, more;
    mpz_inits(t, sum, more, NULL);
    mpz_setbit(t, F);
    for (;; J++) {
        mpz_add(sum, sum, t);
        if (J == m || J == terms_max || mpz_cmp_ui(t, J) <= 0) break;
        mpz_mul_ui(t, t, m - J);
        mpz_tdiv_q_ui(t, t, m);
    }
    mpz_add_ui(more, t, J - 1);
    mpz_mul_ui(more, more, m - J);
    mpz_cdiv_q_ui(more, more, J);
    mpz_add(more, more, sum);
    mpz_add_ui(more, more, J * (J - 1) / 2); /* J <= 2^25 */
    mpz_set_ui(t, 0);
    mpz_setbit(t, F);
    mpz_add(mpq_numref(lo), sum, t);
    mpz_add(mpq_numref(hi), more, t);
    mpz_set(mpq_denref(lo), t);
    mpz_set(mpq_denref(hi), t);
    mpq_canonicalize(lo);
    mpq_canonicalize(hi);
    mpz_clears(t, sum, more, NULL);
}

void maurer_xi_ends(mpq_ptr lo, mpq_ptr hi, unsigned long m, long bits)
{
    bits = affordable(m, bits);
    if (bits <= asymptotic_bits(m)) asymptotic_ends(lo, hi, m, bits);
    else summed_ends(lo, hi, m, bits);
}

/* --- the bracket ----------------------------------------------------------------------------------------- */

static bool same(const void *source, const void *other) { return *(const unsigned long *)source == *(const unsigned long *)other; }

static long enclose(mpq_ptr lo, mpq_ptr hi, const void *source, long bits)
{
    unsigned long m = *(const unsigned long *)source;
    long aim = bits > BITS_MIN ? bits : BITS_MIN;
    maurer_xi_ends(lo, hi, m, aim);
    return affordable(m, aim) < aim ? BRACKET_SPENT : aim;
}

static const bracket_kind_t maurer_kind = { .name = "xi", .same = same, .enclose = enclose };

const real_t *maurer_xi_real(arena_t *A, unsigned long m)
{
    if (m <= MAURER_EXACT_MAX) {
        mpq_ptr xi = arena_mpq(A, 1);
        maurer_xi(xi, m);
        return real_rat(A, xi);
    }
    unsigned long *source = ARENA_NEW(A, unsigned long);
    *source = m;
    return real_bracket(A, &maurer_kind, source);
}
