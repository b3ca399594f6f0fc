/* SPDX-License-Identifier: MIT
**
** A probability of the joint law, as a claim may write it.
*/
#ifndef LEMMATA_MASS_H
#define LEMMATA_MASS_H

#include "proofs/claims/core/core.h"

/* Of some axes given others, as bits; of each, its letter. */
typedef struct { unsigned set, given; const core_t *at[PMF_AXES_MAX]; } joint_mass_t;

/* Pr(..), or a factor of the law. */
bool joint_mass(const core_lemma_t *L, const core_t *x, joint_mass_t *m);

#endif
