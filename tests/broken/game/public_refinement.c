/* SPDX-License-Identifier: MIT */
#include "tests/broken/game/variants.h"

const broken_t broken_game_public_refinement[] = {
    { "on AO", "it falls to a half", "p(AO - AP|O), p on AO", half },
    { "on AO, owner-only", "it falls to a half", "p(AO - AP|O), p on AO", half },
    { "near AO, owner-only", "it falls to a half", "p(AO - AP|O), p(AO) = 1-e", half },
    { "near AO, e < (R-1) u", "it falls to a half", "p(AO - AP|O), p(AO) = 1-e", half },
    { "near AO, e <= e0 chosen before the law", "it falls to a half", "p(AO - AP|O), p(AO) = 1-e", half },
    { "near AO", "it falls to a half", "p(AO - AP|O), p(AO) = 1-e", half },
    { "on AO, with z", "half of z", "z p(AO - AP|O), z = 1/(1+(R-1)u)", half },
    { "on AO, z < 1", "twice z", "z = 1/(1+(R-1)u)", twice },
    { "near AO, with z", "half of z", "z p(AO - AP|O), z = 1/(1-e+(R-1)u)", half },
    { "one z for all laws on AO", "half of it", "z p(AO - AP|O), z chosen before p", half },
    { NULL, NULL, NULL, NULL }
};
