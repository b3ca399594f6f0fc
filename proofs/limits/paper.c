/* SPDX-License-Identifier: MIT
**
** Theoretical Limits of Language Model Alignment: its statements that are written in C; the others are claim files.
*/
#include "proofs/limits/paper.h"

static const lemma_t *const lemmas[] = {
    &limits_ensemble,
    NULL
};

const paper_t limits = {
    .name = "limits",
    .title = "Theoretical Limits of Language Model Alignment",
    .source = "L. Monteiro Paes, N. Mackraz, B.-J. Theobald, F. Danieli, arXiv:2605.07105",
    .fidelity = "reconstructed",
    .lemmas = lemmas
};
