/* SPDX-License-Identifier: MIT */
#include "proofs/bottleneck/learning.h"
#include "tests/broken/bottleneck/variants.h"

/* log 1/delta in place of log xi/delta, or of log 2 sqrt(m)/delta: the event without Maurer's moment and without the divergence. */
static sign_t likely(const learning_t *L, size_t d, const void *self)
{
    effort_t effort = EFFORT_DEFAULT;
    const real_t *kl = info_binary_kl(L->c->home, learning_empirical(L, d), learning_risk(L, d));
    (void)self;
    return real_cmp(real_mul(real_si(L->c->home, (long)L->m), kl), real_neg(real_log_rat(L->c->home, candidate_number(L->c, "delta"))), &effort);
}

static const real_t *no_price(const real_t *x, const chain_row_t *row, const candidate_t *c)
{
    learning_t L;
    (void)x;
    (void)row;
    learning_fill(&L, c);
    return learning_probability(&L, likely, NULL);
}

const broken_t broken_pac_bayes_kl[] = {
    { "change of measure", "log xi and the divergence dropped", "P(m kl(E_Q Rhat||E_Q R) > KL(Q||P) + log(xi/delta))", no_price },
    { "Markov and Maurer", "a thousandth of delta", "delta", a_thousandth_less },
    { "Markov and Maurer, 2 sqrt(m)", "a thousandth of delta", "delta", a_thousandth_less },
    { "change of measure, 2 sqrt(m)", "log 2 sqrt(m) and the divergence dropped", "P(m kl(E_Q Rhat||E_Q R) > KL(Q||P) + log(2 sqrt(m)/delta))", no_price },
    { NULL, NULL, NULL, NULL }
};
