/* SPDX-License-Identifier: MIT
**
** Broken variants of every link of a claim file, made from its tree, are refuted by its own families; what survives is true, and named.
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

/* Bounds whose constants are not the least (the claim file says which smaller ones fail), and rates of which a certificate gives a bound. */
#define LOOSE(slug, name) Test(game_mutants, name) { assert_links_break("game", slug, NULL, 60); }
#define BREAKS(slug, name) Test(game_mutants, name) { assert_links_break("game", slug, known, 60); }

BREAKS("ratio-preservation", ratio_preservation)
BREAKS("weight", weight)
BREAKS("public-refinement", public_refinement)
BREAKS("buffer-mass", buffer_mass)
LOOSE("weight-suppression", weight_suppression)
LOOSE("outside-mass", outside_mass)
LOOSE("mode-collapse", mode_collapse)
LOOSE("partial-alignment", partial_alignment)
LOOSE("support-shrinks", support_shrinks)
LOOSE("perfect-alignment", perfect_alignment)
LOOSE("truthful-reports", truthful_reports)
