/* SPDX-License-Identifier: MIT
**
** steps -- the steps of an author's reason, `points { .. }` or `means { .. }`, as they are written.
*/
#ifndef LEMMATA_PROVE_STEPS_H
#define LEMMATA_PROVE_STEPS_H

#include "proofs/claims/tree/tree.h"

/* NULL where argument k of the step is a term alone or, as `relation` says, two with a relation; else what is expected,
** in A, and *at its place. */
const char *step_lacks(spot_t *at, arena_t *A, const points_step_t *s, unsigned k, bool relation);

#endif
