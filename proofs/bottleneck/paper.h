/* SPDX-License-Identifier: MIT */
#ifndef LEMMATA_BOTTLENECK_PAPER_H
#define LEMMATA_BOTTLENECK_PAPER_H

#include "proofs/engine/lemma.h"

extern const paper_t bottleneck;

extern const lemma_t bottleneck_fano, bottleneck_fano_uniform, bottleneck_index_context, bottleneck_loss_index, bottleneck_floor, bottleneck_data_size,
    bottleneck_required_capacity;

#endif
