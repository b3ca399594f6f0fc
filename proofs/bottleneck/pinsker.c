/* SPDX-License-Identifier: MIT
**
** bottleneck/pinsker -- the binary kl between two squares.
**
** States    2 (p-q)^2 <= kl(p||q) <= log(1 + (p-q)^2/(q(1-q))) <= (p-q)^2/(q(1-q)).
** Given     0 <= p <= 1, 0 < q < 1.
** Idea      kl(.||q) has second derivative 1/(x(1-x)) >= 4. Jensen for the logarithm: kl(p||q) = E_p log(dp/dq) <= log E_p dp/dq.
**           log(1+x) <= x.
** Source    Pinsker; Cover and Thomas, Lemma 11.6.1; the chi-square bound, e.g. Gibbs and Su (2002).
*/
#include "proofs/bottleneck/setting.h"

static const param_t params[] = {
    { "p", PARAM_NUMBER, "", 0, "the first coin" }, { "q", PARAM_NUMBER, "", 0, "the second coin" }, PARAM_END
};

/*! terms */
enum { SQUARE, KL, LOG_CHI, CHI };

static const term_t terms[] = {
    [SQUARE]  = { "2 (p-q)^2", "2(p-q)^2" },
    [KL]      = { "kl(p||q)", "\\mathrm{kl}(p\\Vert q)" },
    [LOG_CHI] = { "log(1 + (p-q)^2/(q(1-q)))", "\\log\\Bigl(1+\\tfrac{(p-q)^2}{q(1-q)}\\Bigr)" },
    [CHI]     = { "(p-q)^2/(q(1-q))", "\\tfrac{(p-q)^2}{q(1-q)}" },
    { NULL, NULL }
};

static const link_t links[] = {
    { "Pinsker", SQUARE, REL_LE, KL, STATEMENT },
    { "Jensen", KL, REL_LE, LOG_CHI, STATEMENT },
    { "chi-square", LOG_CHI, REL_LE, CHI, STATEMENT },
    { NULL, 0, REL_LE, 0, STATEMENT }
};

static void chain(chain_t *t, const candidate_t *c)
{
    arena_t *A = c->home;
    mpq_srcptr p = candidate_number(c, "p"), q = candidate_number(c, "q");
    if (!chain_needs_unit(t, c, "p")) return;
    if (mpq_sgn(q) <= 0 || mpq_cmp_ui(q, 1, 1) >= 0) { chain_outside(t, "q is not in (0,1)"); return; }
    const real_t *one = real_si(A, 1), *P = real_rat(A, p), *Q = real_rat(A, q);
    const real_t *difference = real_sub(P, Q), *square = real_mul(difference, difference);
    const real_t *chi = real_div(square, real_mul(Q, real_sub(one, Q)));

    chain_term(t, SQUARE, real_mul(real_si(A, 2), square));
    chain_term(t, KL, info_binary_kl(A, p, q));
    chain_term(t, LOG_CHI, real_log(real_add(one, chi)));
    chain_term(t, CHI, chi);
}
/*! end */

/* --- families ---------------------------------------------------------------------------------------------- */

static void set(candidate_t *c, long pn, unsigned long pd, long qn, unsigned long qd)
{
    candidate_set_ratio(c, "p", pn, (long)pd);
    candidate_set_ratio(c, "q", qn, (long)qd);
}

/* p in {0, 1} and on the diagonal, q through the twelfths and near both ends. */
static void make_corner(candidate_t *c, draw_t *d, size_t i)
{
    static const long q[][2] = { { 1, 2 }, { 1, 3 }, { 1, 4 }, { 1, 12 }, { 11, 12 }, { 1, 1000000 }, { 999999, 1000000 }, { 2, 3 },
                                 { 1, 1000000000 }, { 999999999, 1000000000 } };
    const long *at = q[i / 3];
    (void)d;
    if (i % 3 < 2) set(c, (long)(i % 3), 1, at[0], (unsigned long)at[1]);
    else set(c, at[0], (unsigned long)at[1], at[0], (unsigned long)at[1]);
}

static void make_grid(candidate_t *c, draw_t *d, size_t i)
{
    (void)d;
    set(c, (long)(i % 13), 12, 1 + (long)(i / 13), 12);
}

/* q = p + 10^-k on either side, k = 1 .. 30. */
static void make_near(candidate_t *c, draw_t *d, size_t i)
{
    mpq_ptr p = arena_mpq(c->home, 2), q = p + 1;
    long n = DRAW_FROM(d, 2, 3, 7, 10, 97);
    mpz_ui_pow_ui(mpq_denref(q), 10, 1 + i / 2 % 30);
    mpz_set_si(mpq_numref(q), i % 2 ? 1 : -1);
    mpq_set_si(p, draw_int(d, 1, n - 1), (unsigned long)n);
    mpq_canonicalize(p);
    mpq_add(q, q, p);
    bool inside = mpq_sgn(q) > 0 && mpq_cmp_ui(q, 1, 1) < 0;
    candidate_set_number(c, "p", p);
    candidate_set_number(c, "q", inside ? q : p);
}

static void make_random(candidate_t *c, draw_t *d, size_t i)
{
    long n = DRAW_FROM(d, 2, 10, 1000, 1000000007);
    (void)i;
    long q = draw_int(d, 1, n - 1);
    set(c, draw_int(d, 0, n), (unsigned long)n, q, (unsigned long)n);
}

static const family_t corners = { "corners", "p at 0, at 1 and on the diagonal; q near both ends", 30, make_corner };
static const family_t grid = { "grid", "p and q in twelfths", 143, make_grid };
static const family_t near = { "near", "q within 10^-1 to 10^-30 of p, on either side", 240, make_near };
static const family_t random_pairs = { "random", "random pairs of denominators up to 10^9", 0, make_random };

const lemma_t bottleneck_pinsker = {
    .id = "bottleneck/pinsker",
    .printed = "Lemma 10",
    .title = "Pinsker's inequality and its reverse",
    .statement = "The divergence of two coins lies between twice the squared difference and the chi-square distance.",
    .params = params, .terms = terms, .links = links,
    .families = (const family_t *const[]){ &corners, &grid, &near, &random_pairs, NULL }, .chain = chain
};
