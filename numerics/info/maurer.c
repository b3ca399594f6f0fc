/* SPDX-License-Identifier: MIT */
#include "numerics/info/maurer.h"

#include <math.h>

enum {
    BITS_MIN = 64,      /* the least that a bracket aims at */
    WORK_MAX = 1 << 27, /* steps of a limb */
    LIMBS_EACH = 4,     /* what a term costs beyond the limbs of its numbers */
    GROUP_MAX  = 8
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
    long F = bits + 1, n = 0;
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
** these two are 312/((135 m + 24)(945 m + 90)) < 2^-8.6/m^2 apart. With L binary digits in m, log m! and m log m are
** below 2^(L+6): at bits + 2 L + 29 of precision the four roundings leave the exponent within 2^-(bits + L + 18), and
** the quotient, below 2 sqrt(m), within
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

/* Terms are taken r at a time, r the most with m^r < 2^64 and r <= m; fewer in the last group, where J = m + 1 ends the
** sum. With T_j = 2^F prod_{0<i<j} (1 - i/m), and g the first of a group,
**     T_g + .. + T_{g+r-1} = T_g N/m^(r-1),   N = sum_{i<r} (m-g) .. (m-g-i+1) m^(r-1-i) <= r m^(r-1),
**     T_{g+r} = T_g P/m^r,   P = (m-g) .. (m-g-r+1).
** In units of 2^-F let t_1 = 2^F = T_1, t_{g+r} = floor(t_g P R), R = 1/m^r cut to as many limbs as t_g P has: t_g P R
** is low by less than 1.
**   cuts:   T_{g+r} - t_{g+r} < (T_g - t_g) + 2, so 0 <= T_g - t_g <= 2 s after s groups, and that one's sum is low by
**           at most 2 s r;
**   tail:   T_{j+1} <= (1 - J/m) T_j for j >= J, so sum_{j>=J} T_j <= T_J m/J <= (t_J + 2 s) m/J; for J > m it is
**           empty.
** The sum stops at the first J with t_J <= J, or J = m + 1. Let its last group begin at h = 1 + u r. Then t_h >= 1, so
** 1 <= 2^F exp(-h (h-1)/(2m)), h (h-1)/2 <= m F log 2; the groups are low by at most sum_{s<=u} 2 s r = (h-1)(h-1+r)/r,
** which is ((h-1) h + (h-1)(r-1))/r <= 2 m F log 2 + m; the tail is below 3 m, for s < J. Rounding it up, and the sum
** over m^(r-1) for hi:
**     width <= m (1.4 F + 4) + 2 <= 2 m F <= 2^(F - bits)    for F >= 15, F >= bits + 1 + log2 m + log2 F,
** which fraction_bits gives: with X = bits + 1 + (binary digits of m), F = X + (binary digits of X + 64) < X + 64. */
typedef struct {
    unsigned long m, power[GROUP_MAX + 1];
    unsigned r;
    mp_size_t limbs, n;             /* of the inverse; of t */
    mp_limb_t *inverse, *t, *sum, *room;
} group_t;

/* m^k, k <= r; R to all limbs that t P can have; t = 2^F. */
static group_t groups_start(arena_t *A, unsigned long m, mp_bitcnt_t F)
{
    group_t G = { .m = m, .power = { 1 } };
    while (G.r < GROUP_MAX && G.r < m && G.power[G.r] <= ~0UL / m) { G.power[G.r + 1] = G.power[G.r] * m; G.r++; }
    G.n = (mp_size_t)(F / 64) + 1;
    G.limbs = G.n + 1;
    size_t limbs = (size_t)G.limbs;
    mp_limb_t *at = ARENA_ARRAY(A, mp_limb_t, 7 * limbs + 2);
    G.inverse = at;
    G.t = at + limbs;
    G.sum = at + 2 * limbs;
    G.room = at + 3 * limbs + 2;
    G.t[G.n - 1] = (mp_limb_t)1 << F % 64;
    mpz_ptr R = arena_mpz(A, 1);
    mpz_setbit(R, 64 * limbs);
    mpz_fdiv_q_ui(R, R, G.power[G.r]);
    for (size_t k = 0; k < limbs; k++) G.inverse[k] = mpz_getlimbn(R, (mp_size_t)k);
    return G;
}

/* sum += t N, with m^(r-1-i) in the last group as in the others; then, unless it is the last, t becomes that of the
** next group. */
static void add_group(group_t *G, unsigned long g, unsigned terms)
{
    unsigned long product = 1, N = 0;
    for (unsigned i = 0; i < terms; i++) {
        N += product * G->power[G->r - 1 - i];
        product *= G->m - g - i;
    }
    mp_limb_t carry = mpn_addmul_1(G->sum, G->t, G->n, N);
    mpn_add_1(G->sum + G->n, G->sum + G->n, G->limbs + 2 - G->n, carry);
    if (product == 0) { G->n = 0; return; }
    mp_limb_t *p = G->room, *square = p + G->limbs;
    p[G->n] = mpn_mul_1(p, G->t, G->n, product);
    mp_size_t n = G->n + (p[G->n] != 0);
    mpn_mul_n(square, p, G->inverse + G->limbs - n, n);
    mpn_copyi(G->t, square + n, n);
    while (n && G->t[n - 1] == 0) n--;
    G->n = n;
}

static void summed_ends(mpq_ptr lo, mpq_ptr hi, unsigned long m, long bits)
{
    const unsigned long terms_max = WORK_MAX / LIMBS_EACH;
    arena_t *A = arena_new();
    mp_bitcnt_t F = (mp_bitcnt_t)fraction_bits(m, bits);
    group_t G = groups_start(A, m, F);
    unsigned long J = 1, s = 0, low = 0; /* below 2^51 */
    for (unsigned terms; J <= m && J < terms_max && (G.n > 1 || (G.n == 1 && G.t[0] > J));
         J += terms, low += 2 * s++ * terms) {
        terms = m + 1 - J < G.r ? (unsigned)(m + 1 - J) : G.r;
        add_group(&G, J, terms);
    }
    mpz_t sum, t;
    mpz_ptr one = arena_mpz(A, 3), less = one + 1, more = one + 2;
    mpz_roinit_n(sum, G.sum, G.limbs + 2);
    mpz_fdiv_q_ui(less, sum, G.power[G.r - 1]);
    if (J <= m) {
        mpz_add_ui(more, mpz_roinit_n(t, G.t, G.n), 2 * s);
        mpz_mul_ui(more, more, m);
        mpz_cdiv_q_ui(more, more, J);
    }
    mpz_add_ui(more, more, low);
    mpz_cdiv_q_ui(one, sum, G.power[G.r - 1]);
    mpz_add(more, more, one);
    mpz_set_ui(one, 0);
    mpz_setbit(one, F);
    mpz_add(mpq_numref(lo), less, one);
    mpz_add(mpq_numref(hi), more, one);
    mpz_set(mpq_denref(lo), one);
    mpz_set(mpq_denref(hi), one);
    mpq_canonicalize(lo);
    mpq_canonicalize(hi);
    arena_free(A);
}

void maurer_xi_ends(mpq_ptr lo, mpq_ptr hi, unsigned long m, long bits)
{
    bits = affordable(m, bits);
    if (bits <= asymptotic_bits(m)) asymptotic_ends(lo, hi, m, bits);
    else summed_ends(lo, hi, m, bits);
}

/* --- the bracket ----------------------------------------------------------------------------------------- */

static bool same(const void *source, const void *other)
{
    return *(const unsigned long *)source == *(const unsigned long *)other;
}

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
