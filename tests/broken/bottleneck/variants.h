/* SPDX-License-Identifier: MIT
**
** The false variants of the lemmas of The Alignment Bottleneck; each list ends with a NULL link.
*/
#ifndef LEMMATA_BROKEN_BOTTLENECK_H
#define LEMMATA_BROKEN_BOTTLENECK_H

#include "tests/support/lemma.h"

extern const broken_t broken_capacity_ceiling[], broken_interval[];

#endif
