/* SPDX-License-Identifier: MIT
**
** Broken variants of every link of a claim file, made from its tree, are refuted by its own families; what survives is true, and named.
*/
#include "tests/support/mutants.h"

/* 0 is below any part of what is positive. */
static const true_variant_t known[] = {
    { "weight", "positive", "constant nudged: 9/10 of the right side" },
    { NULL, NULL, NULL }
};

#define BREAKS(slug, name) Test(game_mutants, name) { assert_links_break("game", slug, known, 60); }

BREAKS("ratio-preservation", ratio_preservation)
BREAKS("weight", weight)
