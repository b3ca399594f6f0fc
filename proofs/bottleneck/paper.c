/* SPDX-License-Identifier: MIT
**
** The Alignment Bottleneck: its lemmas that are written in C; paper.lem gives the order.
*/
#include "proofs/bottleneck/paper.h"

static const lemma_t *const lemmas[] = {
    &bottleneck_capacity_ceiling,
    &bottleneck_interval,
    NULL
};

const paper_t bottleneck = {
    .name = "bottleneck",
    .title = "The Alignment Bottleneck",
    .source = "W. Cao, arXiv:2509.15932",
    .fidelity = "paper",
    .lemmas = lemmas
};
