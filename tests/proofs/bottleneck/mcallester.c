/* SPDX-License-Identifier: MIT */
#include "tests/support/sequences.h"

/* sup{q >= p : kl(p||q) <= c} by bisection. */
static long double inverse(long double p, long double c)
{
    long double lo = p, hi = 1;
    for (int i = 0; i < 200; i++) {
        long double mid = (lo + hi) / 2;
        if (kl_coins(p, mid) <= c) lo = mid;
        else hi = mid;
    }
    return lo;
}

static long double above(const candidate_t *c, const sequence_t *s, long double price)
{
    return isinf(s->spent) ? -1 : s->risk - inverse(s->seen, (s->spent + price) / draws_of(c));
}

Test(bottleneck_mcallester, over_sequences)
{
    const char *id = "bottleneck/mcallester";
    size_t some = assert_probabilities(id, "worst", 40, "ceiling", false, above, price_of_root)
                + assert_probabilities(id, "a coin", 30, "ceiling", false, above, price_of_root);
    cr_expect(some > 3, "%zu of positive probability", some);
}
