/* SPDX-License-Identifier: MIT
**
** limits/estimator -- the plug-in frontier from n samples.
**
** States    With Ghat_n = sum r w / sum w - mean r over n i.i.d. base samples, w = exp(r/beta):  E Ghat_n <= G(pi_beta);  |E Ghat_n - G| does not
**           increase with n.
** Idea      Ours: E Ghat_n does not fall with n. Let R = sum r w/W over n+1 samples; leaving out i gives R_i = R + w_i (R - r_i)/(W - w_i). The sum of w_i (R - r_i) is
**           0, and 1/(W - w_i) is larger where r_i > R; so the mean of the R_i is at most R. And E Ghat_n -> G.
** Method    Exact enumeration over the types of n samples: E of n_y w_y / sum n_x w_x is rational.
** Uses      limits/covariance.
*/
#include "numerics/laws/types.h"
#include "proofs/limits/setting.h"

static const param_t params[] = {
    PARAM_BASE, PARAM_REWARD, PARAM_BETA, { "n", PARAM_NUMBER, "", 0, "up to so many samples" }, PARAM_END
};

/*! terms */
enum { PLUG_IN, GAIN, BIAS_MORE, BIAS, PLUG_IN_MORE };

static const term_t terms[] = {
    [PLUG_IN]      = { "E Ghat_n", "\\mathbb E\\,\\hat G_n" },
    [GAIN]         = { "G(pi_beta)", "G(\\pi_\\beta)" },
    [BIAS_MORE]    = { "|E Ghat_(n+1) - G|", "|\\mathbb E\\,\\hat G_{n+1}-G|" },
    [BIAS]         = { "|E Ghat_n - G|", "|\\mathbb E\\,\\hat G_n-G|" },
    [PLUG_IN_MORE] = { "E Ghat_(n+1)", "\\mathbb E\\,\\hat G_{n+1}" },
    { NULL, NULL }
};

static const link_t links[] = {
    { "biased downward", PLUG_IN, REL_LE, GAIN, STATEMENT },
    { "bias does not increase", BIAS_MORE, REL_LE, BIAS, STATEMENT },
    { "the mean does not fall", PLUG_IN, REL_LE, PLUG_IN_MORE, OURS },
    { NULL, 0, REL_LE, 0, STATEMENT }
};

enum { SAMPLES_MAX = 60, TYPES_MOST = 4000 };

/* E[n_y w_y / sum_x n_x w_x] for each y: added up over the types of n samples. */
static mpq_srcptr expected_shares(const base_t *b, unsigned long n)
{
    arena_t *A = b->home;
    size_t types = types_count(b->n, n, TYPES_MOST);
    unsigned long *type = ARENA_ARRAY(A, unsigned long, types * b->n);
    mpq_ptr share = arena_mpq(A, b->n), p = arena_mpq(A, 3), W = p + 1, part = p + 2;
    mpz_ptr z = arena_mpz(A, 1);
    types_list(type, b->n, n);
    for (size_t i = 0; i < types; i++) {
        const unsigned long *count = type + i * b->n;
        mpz_fac_ui(mpq_numref(p), n);
        mpz_pow_ui(mpq_denref(p), b->pi0->den, n);
        mpq_set_ui(W, 0, 1);
        for (size_t y = 0; y < b->n; y++) {
            mpz_pow_ui(z, b->pi0->num + y, count[y]);
            mpz_mul(mpq_numref(p), mpq_numref(p), z);
            mpz_fac_ui(z, count[y]);
            mpz_mul(mpq_denref(p), mpq_denref(p), z);
            mpq_set_ui(part, count[y], 1);
            mpq_mul(part, part, b->w + y);
            mpq_add(W, W, part);
        }
        mpq_canonicalize(p);
        for (size_t y = 0; y < b->n; y++) {
            mpq_set_ui(part, count[y], 1);
            mpq_mul(part, part, b->w + y);
            mpq_mul(part, part, p);
            mpq_div(part, part, W);
            mpq_add(share + y, share + y, part);
        }
    }
    return share;
}

/* sum_y (E share_y - pi0(y)) r(y). */
static const real_t *plug_in(const base_t *b, unsigned long n)
{
    mpq_srcptr share = expected_shares(b, n);
    mpq_ptr q = arena_mpq(b->home, 1);
    const real_t *sum = real_si(b->home, 0);
    for (size_t y = 0; y < b->n; y++) {
        pmf_prob(q, b->pi0, y);
        mpq_sub(q, share + y, q);
        sum = real_add(sum, real_scale(real_log_rat(b->home, b->w + y), q));
    }
    return times_beta(b, sum);
}

static void chain(chain_t *t, const candidate_t *c)
{
    const base_t *b = base_of(t, c);
    long most = b ? whole_of(t, c, "n", 1, SAMPLES_MAX) : -1;
    if (most < 0) return;
    if (types_count(b->n, (unsigned long)most + 1, TYPES_MOST + 1) > TYPES_MOST) { chain_beyond(t, "more than %d types of samples", TYPES_MOST); return; }
    const real_t *G = gain(b, b->tilted), *now = plug_in(b, 1);
    for (unsigned long n = 1; n <= (unsigned long)most; n++) {
        const real_t *next = plug_in(b, n + 1);
        chain_row(t, "n=%lu", n);
        chain_term(t, PLUG_IN, now);
        chain_term(t, GAIN, G);
        chain_term(t, BIAS, absolute(t, real_sub(now, G)));
        chain_term(t, BIAS_MORE, absolute(t, real_sub(next, G)));
        chain_term(t, PLUG_IN_MORE, next);
        now = next;
    }
}
/*! end */

/* --- families ------------------------------------------------------------------------------------------------------- */

static void make_corner(candidate_t *c, draw_t *d, size_t i)
{
    (void)d;
    base_corner(c, i);
    candidate_set_ratio(c, "n", candidate_dim(c, 'y') == 2 ? 12 : candidate_dim(c, 'y') == 3 ? 7 : 5, 1);
}

static void make_random(candidate_t *c, draw_t *d, size_t i)
{
    (void)i;
    base_random(c, d);
    size_t n = candidate_dim(c, 'y');
    candidate_set_ratio(c, "n", n <= 2 ? 10 : n == 3 ? 6 : n <= 5 ? 4 : 2, 1);
}

/* --- does n times the bias settle? -------------------------------------------------------------------------------------------- */

static const column_t columns[] = {
    { "n", "$n$", COLUMN_EXACT }, { "even", "$n\\cdot$bias, even", COLUMN_DOWN }, { "rare", "$n\\cdot$bias, rare best", COLUMN_DOWN },
    { "even limit", "limit", COLUMN_DOWN }, { "rare limit", "limit", COLUMN_DOWN }, { NULL, NULL, COLUMN_EXACT }
};

/* -E[(r - R) w^2]/(E w)^2, R = E[r w]/E w: the delta method. */
static const real_t *delta(const base_t *b)
{
    mpq_ptr Z = arena_mpq(b->home, 3), second = Z + 1, q = Z + 2;
    const real_t *sum = real_si(b->home, 0), *R = tilt_mean_log(b->tilted, b->w);
    pmf_mean(Z, b->pi0, b->w);
    for (size_t y = 0; y < b->n; y++) {
        pmf_prob(q, b->pi0, y);
        mpq_mul(q, q, b->w + y);
        mpq_mul(q, q, b->w + y);
        mpq_add(second, second, q);
        sum = real_add(sum, real_scale(real_log_rat(b->home, b->w + y), q));
    }
    mpq_mul(Z, Z, Z);
    mpq_inv(Z, Z);
    return real_neg(real_scale(real_sub(sum, real_scale(R, second)), Z));
}

/* Two responses: fair with w = (4,1); the better one a twentieth with w = (20,1). */
static void row(const real_t **cell, arena_t *A, size_t i)
{
    static const unsigned long n[10] = { 1, 2, 3, 5, 8, 12, 20, 30, 45, 60 }, w[2] = { 4, 20 }, p[2] = { 1, 19 };
    cell[0] = real_si(A, (long)n[i]);
    for (size_t s = 0; s < 2; s++) {
        mpq_ptr v = arena_mpq(A, 4), beta = v + 2, times = v + 3;
        mpz_ptr z = arena_mpz(A, 2);
        mpq_set_ui(v, w[s], 1);
        mpq_set_ui(v + 1, 1, 1);
        mpq_set_ui(beta, 1, 1);
        mpz_set_ui(z, 1);
        mpz_set_ui(z + 1, p[s]);
        base_t b = { .home = A, .n = 2, .pi0 = pmf_weights(A, 2, z), .w = v, .beta = beta };
        b.tilted = tilt(b.pi0, v);
        mpq_set_ui(times, n[i], 1);
        cell[1 + s] = real_scale(real_sub(plug_in(&b, n[i]), gain(&b, b.tilted)), times);
        cell[3 + s] = delta(&b);
    }
}

static const sweep_t bias = {
    .name = "bias", .caption = "The exact bias of the plug-in gain, times $n$, and what it tends to: two responses, fair with $e^{r/\\beta}=(4,1)$; and the better one with probability $\\frac1{20}$, "
    "$e^{r/\\beta}=(20,1)$. $\\beta=1$.", .columns = columns, .rows = 10, .row = row
};

static const family_t corners = { "corners", "two to four responses", BASES_CORNER, make_corner };
static const family_t randoms = { "random", "up to seven responses", 0, make_random };

const lemma_t limits_estimator = {
    .id = "limits/estimator",
    .printed = "Claim 3",
    .title = "The plug-in frontier",
    .statement = "From n samples the frontier is underestimated on average, the less the more samples there are.",
    .uses = (const char *const[]){ "limits/covariance", NULL },
    .params = params, .terms = terms, .links = links, .families = (const family_t *const[]){ &corners, &randoms, NULL },
    .sweeps = (const sweep_t *const[]){ &bias, NULL }, .chain = chain
};
