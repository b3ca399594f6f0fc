/* SPDX-License-Identifier: MIT */
#ifndef LEMMATA_LIMITS_PAPER_H
#define LEMMATA_LIMITS_PAPER_H

#include "proofs/engine/lemma.h"

extern const lemma_t limits_ensemble;

extern const paper_t limits;

#endif
