/* SPDX-License-Identifier: MIT */
#ifndef LEMMATA_LIMITS_PAPER_H
#define LEMMATA_LIMITS_PAPER_H

#include "proofs/engine/lemma.h"

extern const lemma_t limits_best_of_n_kl, limits_best_of_n_frontier, limits_ensemble, limits_estimator;

extern const paper_t limits;

#endif
