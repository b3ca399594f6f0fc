/* SPDX-License-Identifier: MIT
**
** Theoretical Limits of Language Model Alignment: its statements, in the order of the derivation.
*/
#include "proofs/limits/paper.h"

static const lemma_t *const lemmas[] = {
    &limits_gibbs,
    &limits_jeffreys,
    &limits_budget,
    &limits_covariance,
    &limits_root_kl,
    &limits_frontier_shape,
    &limits_best_of_n_kl,
    &limits_best_of_n_frontier,
    &limits_hacking_objective,
    &limits_hacking_reward,
    &limits_hacking_grows,
    &limits_ensemble,
    &limits_estimator,
    NULL
};

const paper_t limits = {
    .name = "limits",
    .title = "Theoretical Limits of Language Model Alignment",
    .source = "L. Monteiro Paes, N. Mackraz, B.-J. Theobald, F. Danieli, arXiv:2605.07105",
    .fidelity = "reconstructed",
    .lemmas = lemmas
};
