/* SPDX-License-Identifier: MIT
**
** Broken variants of every link of a claim file, made from its tree, are refuted by its own families; what survives
** is true, and named. Of the claims whose
** constants are not the least, or that rest on certificates, tests/claims/builtin.c asks for one variant of each link.
*/
#include "tests/support/mutants.h"

/* 0 is below any part of what is positive; the Owner takes no mass from its favourites. */
static const true_variant_t known[] = {
    { "weight", "positive", "constant nudged: 9/10 of the right side" },
    { "public-refinement", "on AO, owner-only", "relation turned" },
    { "public-refinement", "near AO, owner-only", "relation turned" },
    { "buffer-mass", "(10), not negative", "constant nudged: 9/10 of the right side" },
    { "buffer-mass", "Hsup positive", "constant nudged: 9/10 of the right side" },
    { NULL, NULL, NULL }
};

#define BREAKS(slug, name) Test(game_mutants, name) { assert_links_break("game", slug, known, 60); }

BREAKS("ratio-preservation", ratio_preservation)
BREAKS("weight", weight)
BREAKS("public-refinement", public_refinement)
BREAKS("buffer-mass", buffer_mass)
