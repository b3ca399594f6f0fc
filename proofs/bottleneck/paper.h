/* SPDX-License-Identifier: MIT */
#ifndef LEMMATA_BOTTLENECK_PAPER_H
#define LEMMATA_BOTTLENECK_PAPER_H

#include "proofs/engine/lemma.h"

extern const paper_t bottleneck;

extern const lemma_t bottleneck_cascade_dpi, bottleneck_cascade_capacity, bottleneck_fano, bottleneck_fano_uniform,
    bottleneck_index_context, bottleneck_loss_index, bottleneck_floor, bottleneck_data_size, bottleneck_required_capacity,
    bottleneck_kl_split, bottleneck_capacity_kl, bottleneck_markov_slack, bottleneck_capacity_ceiling,
    bottleneck_observable_loss, bottleneck_interval;

#endif
