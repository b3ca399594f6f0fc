/* SPDX-License-Identifier: MIT */
#ifndef LEMMATA_BOTTLENECK_PAPER_H
#define LEMMATA_BOTTLENECK_PAPER_H

#include "proofs/engine/lemma.h"

extern const paper_t bottleneck;

extern const lemma_t bottleneck_capacity_ceiling, bottleneck_interval;

#endif
