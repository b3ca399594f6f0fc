/* SPDX-License-Identifier: MIT */
#include "tests/support/claimed.h"

/* By hand: the first codebook of four tells nothing and asks 1/10 (1 - log 2/log 4) = 1/20, the second tells all and
** asks nothing: the wall is 1/20. The
** rule that reads the second loses nothing there, and on the first, where every label says 0, 1/10 for three indices in
** four: 3/40. With the least capacity for both the wall is 1/2. */
Test(bottleneck_wall, one_number_for_all_falls)
{
    const lemma_t *L = claimed("bottleneck/wall");
    arena_t *A = arena_new();
    effort_t effort = EFFORT_DEFAULT;
    const candidate_t *c = lemma_candidate(A, L, lemma_family(L, "two"), 1, 0);
    const chain_t *t = lemma_chain_with(A, L, c, &effort);
    const char *link = "(15), one number, the least";
    cr_assert(!t->outside && candidate_value(c, "code")->dim[0] == 4 && candidate_dim(c, 'u') == 8);
    cr_expect(decide_link(L, link_called(L, link), t, &effort).verdict == VERDICT_VIOLATED);
    cr_expect(fabsl(side_near(L, t, link, false) - logl(4) / 2) < 1e-15L &&
              fabsl(side_near(L, t, link, true) - 3 * logl(4) / 40) < 1e-15L);
    cr_expect(fabsl(side_near(L, t, "(15)", false) - logl(4) / 20) < 1e-15L);
    arena_free(A);
}
