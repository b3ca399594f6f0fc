/* SPDX-License-Identifier: MIT
**
** The false variants of the lemmas of The Alignment Bottleneck; each list ends with a NULL link.
*/
#ifndef LEMMATA_BROKEN_BOTTLENECK_H
#define LEMMATA_BROKEN_BOTTLENECK_H

#include "tests/support/lemma.h"

extern const broken_t broken_fano[], broken_fano_uniform[],
    broken_index_context[], broken_loss_index[], broken_floor[], broken_data_size[], broken_required_capacity[];

#endif
