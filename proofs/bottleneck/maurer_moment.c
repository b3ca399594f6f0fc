/* SPDX-License-Identifier: MIT
**
** bottleneck/maurer-moment -- Maurer's moment for Bernoulli losses.
**
** States    m <= xi(m)^2 <= 4 m, with xi(m) = sum_k C(m,k) (k/m)^k (1-k/m)^(m-k); and E exp(m kl(Rhat||R)) = xi(m) for
**           m Bernoulli losses of any mean R in (0,1).
** Given     m >= 1; R rational in (0,1).
** Idea      exp(m kl(k/m||R)) = (k/m)^k (1-k/m)^(m-k) / (R^k (1-R)^(m-k)): the powers of R cancel against the binomial law. For the
**           bounds, xi(m) = 1 + Q(m) with Ramanujan's Q(m) = sum_j prod_{i<j} (1-i/m), which is between the root of m/2 and of 2 m.
** Source    Maurer (2004), Theorem 1; the identity xi = 1 + Q is proved in numerics/info/maurer.h.
** Method    Every m from 1 to 2000, ten to a candidate, and powers of ten up to 10^12; past m = 300 xi(m) is not written out but enclosed.
*/
#include "numerics/info/maurer.h"
#include "proofs/bottleneck/setting.h"

#define MAURER_M_MAX 1000000000000ul

static const param_t params[] = {
    { "m", PARAM_NUMBER, "", 0, "the number of losses" },
    { "further", PARAM_NUMBER, "", 0, "how many m after it are checked too" },
    { "R", PARAM_NUMBER, "", 0, "the mean of the losses" },
    PARAM_END
};

/*! terms */
enum { M, XI_SQUARED, FOUR_M, MOMENT, XI };

static const term_t terms[] = {
    [M]          = { "m", "m" },
    [XI_SQUARED] = { "xi(m)^2", "\\xi(m)^2" },
    [FOUR_M]     = { "4 m", "4m" },
    [MOMENT]     = { "E exp(m kl(Rhat||R))", "\\mathbb E\\,e^{m\\,\\mathrm{kl}(\\hat R\\Vert R)}" },
    [XI]         = { "xi(m)", "\\xi(m)" },
    { NULL, NULL }
};

static const link_t links[] = {
    { "lower bound", M, REL_LE, XI_SQUARED, STATEMENT },
    { "upper bound", XI_SQUARED, REL_LE, FOUR_M, STATEMENT },
    { "Bernoulli moment", MOMENT, REL_EQ, XI, STATEMENT },
    { NULL, 0, REL_LE, 0, STATEMENT }
};

/* sum_k C(m,k) R^k (1-R)^(m-k) exp(m kl(k/m||R)), each exponential an exact rational. */
static const real_t *moment(arena_t *A, unsigned long m, mpq_srcptr R)
{
    const real_t *sum = real_si(A, 0), *count = real_si(A, (long)m);
    mpq_ptr share = arena_mpq(A, 2), weight = share + 1;
    mpz_ptr binomial = arena_mpz(A, 2), rest = binomial + 1, power = arena_mpz(A, 1);
    mpz_sub(rest, mpq_denref(R), mpq_numref(R));
    for (unsigned long k = 0; k <= m; k++) {
        mpz_bin_uiui(binomial, m, k);
        mpz_pow_ui(mpq_numref(weight), mpq_numref(R), k);
        mpz_pow_ui(power, rest, m - k);
        mpz_mul(mpq_numref(weight), mpq_numref(weight), power);
        mpz_mul(mpq_numref(weight), mpq_numref(weight), binomial);
        mpz_pow_ui(mpq_denref(weight), mpq_denref(R), m);
        mpq_canonicalize(weight);
        mpq_set_ui(share, k, m);
        mpq_canonicalize(share);
        sum = real_add(sum, real_scale(real_exp(real_mul(count, info_binary_kl(A, share, R))), weight));
    }
    return sum;
}

/* exp folds to a rational while its bits are few; past MOMENT_M_MAX the identity is not asked. */
enum { MOMENT_M_MAX = 120, FURTHER_MAX = 100 };

/* (k + 1) powers of k log den bits, each once more as an exponential; for each k. */
static double moment_bits(unsigned long first, unsigned long last, mpq_srcptr R)
{
    double bits = 0;
    for (unsigned long k = first; k <= last; k++) bits += 2 * ((double)k + 1) * (double)k * (double)mpz_sizeinbase(mpq_denref(R), 2);
    return bits;
}

static void chain(chain_t *t, const candidate_t *c)
{
    arena_t *A = c->home;
    mpq_srcptr first = candidate_number(c, "m"), further = candidate_number(c, "further"), R = candidate_number(c, "R");
    if (mpz_cmp_ui(mpq_denref(first), 1) != 0 || mpq_sgn(first) <= 0) { chain_outside(t, "m is not a positive integer"); return; }
    if (mpz_cmp_ui(mpq_denref(further), 1) != 0 || mpq_sgn(further) < 0) { chain_outside(t, "further is not a whole number of at least 0"); return; }
    if (mpq_cmp_ui(first, MAURER_M_MAX, 1) > 0) { chain_beyond(t, "m is above 10^12"); return; }
    if (mpq_cmp_ui(further, FURTHER_MAX, 1) > 0) { chain_beyond(t, "further is above %d", FURTHER_MAX); return; }
    unsigned long m = mpz_get_ui(mpq_numref(first)), last = m + mpz_get_ui(mpq_numref(further));
    bool inside = mpq_sgn(R) > 0 && mpq_cmp_ui(R, 1, 1) < 0;
    if (!inside) chain_outside(t, "R is not in (0,1)");
    else if (m > MOMENT_M_MAX) chain_beyond(t, "m is above %d: the moment is not summed", MOMENT_M_MAX);
    bool summed = inside && m <= MOMENT_M_MAX && chain_affords(t, moment_bits(m, last, R), "the powers of R in the moment");
    for (unsigned long k = m; k <= last; k++) {
        const real_t *xi = maurer_xi_real(A, k);
        chain_row(t, "m=%lu", k);
        chain_term(t, M, real_si(A, (long)k));
        chain_term(t, XI_SQUARED, real_mul(xi, xi));
        chain_term(t, FOUR_M, real_si(A, 4 * (long)k));
        if (!summed) continue;
        chain_term(t, MOMENT, moment(A, k, R));
        chain_term(t, XI, xi);
    }
}
/*! end */

/* --- families ---------------------------------------------------------------------------------------------- */

static void make_every(candidate_t *c, draw_t *d, size_t i)
{
    long n = DRAW_FROM(d, 2, 3, 10, 97);
    candidate_set_ratio(c, "m", 1 + 10 * (long)i, 1);
    candidate_set_ratio(c, "further", 9, 1);
    candidate_set_ratio(c, "R", draw_int(d, 1, n - 1), n);
}

static void make_power(candidate_t *c, draw_t *d, size_t i)
{
    long m = 10000;
    (void)d;
    for (size_t k = 0; k < i; k++) m *= 10;
    candidate_set_ratio(c, "m", m, 1);
    candidate_set_ratio(c, "further", 0, 1);
    candidate_set_ratio(c, "R", 1, 2);
}

/* The identity for any R, extreme ones too. */
static void make_moment(candidate_t *c, draw_t *d, size_t i)
{
    long n = DRAW_FROM(d, 2, 5, 12, 1000, 1000000000);
    candidate_set_ratio(c, "m", 1 + (long)(i % 30), 1);
    candidate_set_ratio(c, "further", 0, 1);
    candidate_set_ratio(c, "R", draw_once_in(d, 3) ? 1 : draw_int(d, 1, n - 1), n);
}

static const family_t every = { "every", "every m from 1 to 2000, ten to a candidate", 200, make_every };
static const family_t powers = { "powers", "m = 10^4 to 10^12", 9, make_power };
static const family_t means = { "means", "m up to 30 and any mean, extreme ones too", 120, make_moment };

const lemma_t bottleneck_maurer_moment = {
    .id = "bottleneck/maurer-moment",
    .printed = "Lemma 8",
    .title = "Maurer's moment",
    .statement = "The exponential moment of m kl(Rhat||R) for Bernoulli losses is xi(m), which lies between the roots of m and of 4 m.",
    .params = params, .terms = terms, .links = links,
    .families = (const family_t *const[]){ &every, &powers, &means, NULL }, .chain = chain
};
