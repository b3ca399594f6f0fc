/* SPDX-License-Identifier: MIT */
#include "tests/support/sequences.h"

static long double in_B(const candidate_t *c, const sequence_t *s, long double price) {
    return draws_of(c) * kl_coins(s->seen, s->risk) - s->spent - price; }
static long double in_moment(const candidate_t *c, const sequence_t *s, long double price)
{
    (void)c;
    return logl(s->moment) - price;
}

Test(bottleneck_pac_bayes_kl, over_sequences)
{
    static const char *const family[] = { "worst", "more letters" };
    const char *id = "bottleneck/pac-bayes-kl";
    size_t some = 0;
    for (size_t f = 0; f < 2; f++) {
        some += assert_probabilities(id, family[f], 50, "change of measure", false, in_B, price_of_xi);
        some += assert_probabilities(id, family[f], 50, "change of measure", true, in_moment, price_of_xi);
        some += assert_probabilities(id, family[f], 50, "change of measure, 2 sqrt(m)", false, in_B, price_of_root);
        some += assert_probabilities(id, family[f], 50, "change of measure, 2 sqrt(m)", true, in_moment, price_of_root);
    }
    cr_expect(some > 20, "%zu of positive probability", some);
}
