/* SPDX-License-Identifier: MIT
**
** fixlog_two -- sums of many logarithms of words in fixed point, to two limbs: two tables of about 2^10 and 2^11 cells,
** then a short series.
*/
#ifndef LEMMATA_FIXLOG_TWO_H
#define LEMMATA_FIXLOG_TWO_H

#include "numerics/logs/limbs.h"

#include <stddef.h>

/* fixlog_sum for L = 2, N of four limbs: the same contract, and as many words as there are. */
wide_t fixlog_two_sum(mp_limb_t *N, long_t *e, const uint64_t *c, const uint64_t *a, size_t n);

/* The same by the code for words of any length, whatever their length is. The results are the same, bit for bit. */
wide_t fixlog_two_sum_long(mp_limb_t *N, long_t *e, const uint64_t *c, const uint64_t *a, size_t n);

#endif
