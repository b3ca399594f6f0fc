/* SPDX-License-Identifier: MIT
**
** The false variants of the lemmas of Theoretical Limits of Language Model Alignment; each list ends with a NULL link.
*/
#ifndef LEMMATA_BROKEN_LIMITS_H
#define LEMMATA_BROKEN_LIMITS_H

#include "tests/support/lemma.h"

extern const broken_t broken_limits_best_of_n_kl[], broken_limits_best_of_n_frontier[], broken_limits_ensemble[],
    broken_limits_estimator[];

/* x a/b: how near a bound is to what it bounds. */
#define TIMES(name, a, b)                                                                                       \
    static const real_t *name(const real_t *x, const chain_row_t *row, const candidate_t *c)                   \
    {                                                                                                           \
        (void)row;                                                                                              \
        (void)c;                                                                                                \
        return real_mul(x, real_ratio(real_home(x), (a), (b)));                                                 \
    }

#endif
