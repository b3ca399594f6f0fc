/* SPDX-License-Identifier: MIT
**
** The false variants of the lemmas of The Alignment Game; each list ends with a NULL link.
*/
#ifndef LEMMATA_BROKEN_GAME_H
#define LEMMATA_BROKEN_GAME_H

#include "tests/support/lemma.h"

extern const broken_t
    broken_game_synthetic[];

#endif
