/* SPDX-License-Identifier: MIT
**
** Which step of the derivation costs how much: one learner, from its true gap to the final ceiling.
**
** A target that is 1 with probability 1/4, one label of 73 % agreement, m = 100. The learner guesses the majority label, one of two
** parameters with a uniform prior, so Q_D is a point mass: KL(Q_D||P) = log 2, I(theta;D) = H(theta), and, since theta depends on the
** number of ones alone, rho = I(theta;D|U^m) = H(theta|T), T the number of targets that are 1. delta = 1/20, eta = 1/5; the data set is the
** likeliest type.
*/
#include "numerics/klinv/klinv.h"
#include "numerics/laws/types.h"
#include "proofs/bottleneck/latent.h"

enum { M = 100, STEPS = 6 };

typedef struct { arena_t *A; mpq_ptr e, target, delta, eta, ones; const pmf_t *one; } instance_t;

static instance_t instance(arena_t *A)
{
    mpq_ptr q = arena_mpq(A, 5);
    instance_t x = { A, q, q + 1, q + 2, q + 3, q + 4, NULL };
    mpq_set_ui(x.e, 27, 100);
    mpq_set_ui(x.target, 1, 4);
    mpq_set_ui(x.delta, 1, 20);
    mpq_set_ui(x.eta, 1, 5);
    mpz_ptr w = arena_mpz(A, 2);
    mpz_set_ui(w, 3);
    mpz_set_ui(w + 1, 1);
    x.one = pmf_extend(pmf_weights(A, 2, w), 1, chan_symmetric(A, 2, x.e));
    pmf_prob(x.ones, pmf_marginal(x.one, 2), 1); /* the probability of a label 1 */
    return x;
}

/* The channel from T = t (t targets 1, M - t targets 0) to theta = 1{more than half of the labels are 1}. */
static const chan_t *majority(const instance_t *x)
{
    const chan_t *W = chan_symmetric(x->A, 2, x->e);
    mpq_ptr p = arena_mpq(x->A, 2 * (M + 1)), q = arena_mpq(x->A, 2), r = q + 1;
    for (unsigned long t = 0; t <= M; t++) {
        const chan_t *of_ones = types_channel(x->A, chan_rows(W, 1, 1), t, M + 1), *of_zeros = types_channel(x->A, chan_rows(W, 0, 1), M - t, M + 1);
        for (unsigned long i = 0; i <= t; i++)
            for (unsigned long k = 0; k <= M - t; k++) { /* types run from no ones to all ones */
                chan_prob(q, of_ones, 0, i);
                chan_prob(r, of_zeros, 0, k);
                mpq_mul(q, q, r);
                mpq_ptr cell = p + 2 * t + (2 * (i + k) > M);
                mpq_add(cell, cell, q);
            }
    }
    return chan_make(x->A, M + 1, 2, p, NULL);
}

/* B from what of U^m is counted, given its information with D. */
static const real_t *divergence_bound(const instance_t *x, const real_t *information)
{
    enum { T = 1, THETA_OF_T = 2 };
    mpz_ptr w = arena_mpz(x->A, 2);
    mpz_set_ui(w, 3);
    mpz_set_ui(w + 1, 1);
    const chan_t *targets = types_channel(x->A, chan_of_law(pmf_weights(x->A, 2, w)), M, M + 1);
    const pmf_t *joint = pmf_extend(chan_row(targets, 0), T, majority(x));
    const real_t *rho = info_entropy_given(joint, THETA_OF_T, T);
    const real_t *moved = info_kl(pmf_marginal(joint, THETA_OF_T), pmf_uniform(x->A, 2));
    return real_add(information, real_add(rho, moved));
}

static const real_t *root(const instance_t *x, const real_t *B, mpq_srcptr eta) { return real_sqrt(ceiling_radicand(B, M, x->delta, eta)); }

/* The steps, each at least the one before: the true gap on the likeliest data set; the inverse; its square root; E KL/eta for
** KL(Q_D||P); m I(U;Y) + rho for I(theta;D); m Cbar for m I(U;Y). */
static void row(const real_t **cell, arena_t *A, size_t i)
{
    instance_t x = instance(A);
    mpq_ptr hat = arena_mpq(A, 3), gap = hat + 1, one = hat + 2;
    unsigned long k = (unsigned long)(M * mpq_get_d(x.ones));
    mpq_set_ui(hat, k, M);
    mpq_canonicalize(hat);
    mpq_sub(gap, x.ones, hat); /* the majority is 0: R is the probability of a 1, Rhat its share */
    mpq_set_ui(one, 1, 1);
    const real_t *m = real_si(A, M), *log2 = real_log_ui(A, 2);
    const real_t *rate = real_mul(real_si(A, 2), ceiling_radicand(log2, M, x.delta, one));
    cell[0] = real_si(A, (long)i + 1);
    switch (i) {
    case 0: cell[1] = real_rat(A, gap); break;
    case 1: cell[1] = real_sub(klinv_real(A, hat, rate), real_rat(A, hat)); break;
    case 2: cell[1] = root(&x, log2, one); break;
    case 3: cell[1] = root(&x, log2, x.eta); break;
    case 4: cell[1] = root(&x, divergence_bound(&x, real_mul(m, info_mutual(x.one, 1, 2))), x.eta); break;
    default: cell[1] = root(&x, divergence_bound(&x, real_mul(m, capacity_real(A, chan_symmetric(A, 2, x.e)))), x.eta); break;
    }
}

static const column_t columns[] = {
    { "step", "step", COLUMN_EXACT }, { "height", "height", COLUMN_UP }, { NULL, NULL, COLUMN_EXACT }
};

const sweep_t bottleneck_waterfall = {
    "waterfall", "From the true gap to the ceiling, step by step (rounded up): 1 the gap $R-\\hat R$ on the likeliest data set; 2 the ceiling by the inverse, less "
    "$\\hat R$; 3 its square root; 4 $\\mathbb E\\,\\mathrm{KL}/\\eta$ for $\\mathrm{KL}(Q_D\\Vert P)$; 5 $m\\,I(U;Y)+\\rho$ for $I(\\theta;D)$; 6 $m\\bar C$ for "
    "$m\\,I(U;Y)$. Majority of $m=100$ labels of 73\\,\\% agreement, $\\delta=1/20$, $\\eta=1/5$.", columns, STEPS, .row = row
};
