/* SPDX-License-Identifier: MIT */
#include "bench/arb/peer.h"

#include <flint/flint.h>
#include <stdio.h>

static const char *version(void)
{
    static char text[64];
#if __has_include(<flint/arb.h>)
    snprintf(text, sizeof text, "in FLINT %s", flint_version);
#else
    snprintf(text, sizeof text, "%s, FLINT %s", arb_version, FLINT_VERSION);
#endif
    return text;
}

static const method_t *const all[] = {
    &arb_entropy, &arb_entropy_dot, &arb_mutual, &arb_sign, &arb_klinv, &arb_klinv_plain, &arb_capacity,
    &arb_maurer
};

const peer_t peer_arb = { "Arb", version, all, COUNT(all) };
