/* SPDX-License-Identifier: MIT */
#include "tests/broken/game/variants.h"

const broken_t broken_game_buffer_mass[] = {
    { "(10)", "the gap a millionth more", "D - 3 delta/2", a_little_more },
    { "(10), not negative", "its sign flipped", "D - 3 delta/2", negated },
    { "Hsup positive", "its sign flipped", "Hsup", negated },
    { "Hsup <= Hinf", "twice Hsup", "Hsup", twice },
    { "(12), owner-only", "f(v) a millionth more", "f(v) = Hinf v/(Hinf v + Hsup(1-v))", a_little_more },
    { "(13)", "a millionth more", "(z-1)v(1-v)/(zv + 1-v), z = Hinf/Hsup", a_little_more },
    { "monotone, owner-only", "v doubles", "v", twice },
    { "(12), two-stage, AO = AP, B = AO", "f(v) a millionth more", "f(v) = Hinf v/(Hinf v + Hsup(1-v))", a_little_more },
    { "(12), two-stage, AO = AP, B wider than AO", "f(v) a millionth more", "f(v) = Hinf v/(Hinf v + Hsup(1-v))", a_little_more },
    { "monotone, two-stage, AO = AP, B = AO", "v doubles", "v", twice },
    { "monotone, two-stage, AO = AP, B wider than AO", "v doubles", "v", twice },
    { "(12), two-stage", "f(v) a millionth more", "f(v) = Hinf v/(Hinf v + Hsup(1-v))", a_little_more },
    { "monotone, two-stage", "v doubles", "v", twice },
    { "(12), two-stage, Public no less fond of B", "f(v) a millionth more", "f(v) = Hinf v/(Hinf v + Hsup(1-v))", a_little_more },
    { "monotone, two-stage, Public no less fond of B", "v doubles", "v", twice },
    { NULL, NULL, NULL, NULL }
};
