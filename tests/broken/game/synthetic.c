/* SPDX-License-Identifier: MIT */
#include "tests/broken/game/variants.h"

/* The odds rise by what they fall. */
static const real_t *inverse(const real_t *x, const chain_row_t *row, const candidate_t *c)
{
    (void)row; (void)c;
    return real_div(real_si(real_home(x), 1), x);
}

static const real_t *ten_more(const real_t *x, const chain_row_t *row, const candidate_t *c)
{
    (void)row; (void)c;
    return real_add(x, real_si(real_home(x), 10));
}

static const real_t *one_round(const real_t *x, const chain_row_t *row, const candidate_t *c)
{
    (void)row; (void)c;
    return real_si(real_home(x), 1);
}

const broken_t broken_game_synthetic[] = {
    { "perfect: exponential, two-stage", "1/z for z", "limsup p_t(X - AO)^(1/t), c=0, two-stage", inverse },
    { "partial: exponential, two-stage", "1/z for z", "limsup p_t(X - AO n AP)^(1/t), c=3/2, two-stage", inverse },
    { "disjoint: exponential, two-stage", "1/z for z", "limsup p_t(X - AP|O)^(1/t), c=3, two-stage", inverse },
    { "perfect: exponential, owner-only", "1/z for z", "limsup p_t(X - AO)^(1/t), c=0, owner-only", inverse },
    { "partial: exponential, owner-only", "1/z for z", "limsup p_t(X - AO n AP)^(1/t), c=3/2, owner-only", inverse },
    { "disjoint: exponential, owner-only", "1/z for z", "limsup p_t(X - AP|O)^(1/t), c=3, owner-only", inverse },
    { "exponential to AO, owner-only", "1/z for z", "limsup p_t(X - AO)^(1/t), every c, owner-only", inverse },
    { "disjoint: exponential to AP|O or to AO|P, two-stage", "1/z for z", "limsup p_t(X - W)^(1/t), W the better of AP|O, AO|P, c=3, two-stage", inverse },
    { "perfect no slower than partial, two-stage", "ten rounds more", "rounds to 1/100 off AO, c=0, two-stage", ten_more },
    { "perfect no slower than disjoint, two-stage", "ten rounds more", "rounds to 1/100 off AO, c=0, two-stage", ten_more },
    { "perfect no slower than partial, owner-only", "one round for infinity", "rounds to 1/100 off AO n AP, c=3/2, owner-only", one_round },
    { "perfect no slower than disjoint, owner-only", "one round for infinity", "rounds to 1/100 off AP|O, c=3, owner-only", one_round },
    { "disjoint: Owner satisfied, two-stage", "half of the mass", "p_100(AO), c=3, two-stage", half },
    { "disjoint: Owner satisfied, owner-only", "half of the mass", "p_100(AO), c=3, owner-only", half },
    { NULL, NULL, NULL, NULL }
};
