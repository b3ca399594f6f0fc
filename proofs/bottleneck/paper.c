/* SPDX-License-Identifier: MIT
**
** The Alignment Bottleneck: its lemmas that are written in C; paper.lem gives the order.
*/
#include "proofs/bottleneck/paper.h"

static const lemma_t *const lemmas[] = {
    &bottleneck_fano,
    &bottleneck_fano_uniform,
    &bottleneck_index_context,
    &bottleneck_loss_index,
    &bottleneck_floor,
    &bottleneck_data_size,
    &bottleneck_required_capacity,
    NULL
};

const paper_t bottleneck = {
    .name = "bottleneck",
    .title = "The Alignment Bottleneck",
    .source = "W. Cao, arXiv:2509.15932",
    .fidelity = "paper",
    .lemmas = lemmas
};
