/* SPDX-License-Identifier: MIT */
#include "proofs/prove/steps.h"

const char *step_lacks(spot_t *at, arena_t *A, const points_step_t *s, unsigned k, bool relation)
{
    if (k < s->args && !!s->arg[k].other == relation) return NULL;
    *at = k < s->args ? s->arg[k].term->at : s->at;
    return arena_printf(A,
                        k >= s->args ? "%s: another argument expected"
                        : relation   ? "%s: two terms and a relation expected"
                                     : "%s: one term expected, without a relation",
                        s->rule);
}
