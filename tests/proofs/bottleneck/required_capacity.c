/* SPDX-License-Identifier: MIT */
#include "tests/support/claimed.h"

/* By hand: r = 1/10 on four indices asks 9/10 log 4 - log 2 of a capacity that is 0 where the judgment that attains
** C_cog is merged. */
Test(bottleneck_required_capacity, falls_at_the_maximiser)
{
    const lemma_t *L = claimed("bottleneck/required-capacity");
    arena_t *A = arena_new();
    effort_t effort = EFFORT_DEFAULT;
    size_t seen = 0;
    const char *link = "(24), judgment at the maximiser";
    for (size_t i = 0; i < 24; i++, arena_reset(A)) {
        const candidate_t *c = lemma_candidate(A, L, lemma_family(L, "maximiser"), 1, i);
        if (candidate_value(c, "code")->dim[0] != 4 || mpq_cmp_ui(candidate_number(c, "eps"), 0, 1) != 0
            || mpq_cmp_ui(candidate_number(c, "Delta"), 1, 1) != 0) continue;
        if (mpq_cmp_ui(candidate_number(c, "r"), 1, 10) != 0) continue;
        const chain_t *t = lemma_chain_with(A, L, c, &effort);
        cr_expect(decide_link(L, link_called(L, link), t, &effort).verdict == VERDICT_VIOLATED);
        cr_expect(fabsl(side_near(L, t, link, false) - (0.9L * logl(4) - logl(2))) < 1e-15L);
        cr_expect(fabsl(side_near(L, t, link, true)) < 1e-15L);
        seen++;
    }
    cr_expect(seen > 0);
    arena_free(A);
}
