/* SPDX-License-Identifier: MIT
**
** Lemmas on divergences alone: bottleneck/kl-split, markov-slack.
*/
#include "bench/plain/info.h"

/* --- bottleneck/kl-split --------------------------------------------------------------------------------------------- */

static void kl_split(out_t *o, const plain_t *c)
{
    size_t nD = c->value[0].cells, nT = c->value[2].cells;
    const double *p = c->value[0].at, *Q = c->value[1].at, *P = c->value[2].at;
    double *mean = work_zeroed(o, nT);
    for (size_t d = 0; d < nD; d++)
        for (size_t k = 0; k < nT; k++) mean[k] += p[d] * Q[d * nT + k];
    decide_eq(o, 0, mean_kl(p, Q, P, nD, nT), transmitted(o, p, Q, nD, nT) + kl(mean, P, nT));
}

/* --- bottleneck/markov-slack ----------------------------------------------------------------------------------------- */

static void markov_slack(out_t *o, const plain_t *c)
{
    size_t nD = c->value[0].cells, nT = c->value[2].cells;
    const double *p = c->value[0].at, *Q = c->value[1].at, *P = c->value[2].at;
    double eta = c->value[3].at[0], mean = 0, above = 0, reached = 0, *spent = work(o, nD);
    if (!in_positive_unit(&c->value[3])) return;
    for (size_t d = 0; d < nD; d++) {
        spent[d] = kl(Q + d * nT, P, nT);
        if (p[d] > 0) mean += p[d] * spent[d];
    }
    for (size_t d = 0; d < nD; d++) {
        answer_t a = order(mean, eta * spent[d]);
        if (a == ANSWER_HOLDS) above += p[d];
        if (a != ANSWER_VIOLATED) reached += p[d];
    }
    decide_le(o, 0, above, eta);
    decide_le(o, 1, reached, eta);
    if (!isinf(mean) && mean > TOLERANCE) decide_le(o, 2, reached, eta);
}

static const char *const split_params[] = { "p(d)", "Q(theta|d)", "P(theta)", NULL };
static const char *const slack_params[] = { "p(d)", "Q(theta|d)", "P(theta)", "eta", NULL };

const plain_lemma_t plain_divergence[] = {
    { "bottleneck/kl-split", split_params, kl_split },
    { "bottleneck/markov-slack", slack_params, markov_slack },
    { NULL, NULL, NULL }
};
