/* SPDX-License-Identifier: MIT */
#include "tests/support/claimed.h"

static verdict_t verdict_of(const lemma_t *L, const chain_t *t, const char *link)
{
    effort_t effort = EFFORT_DEFAULT;
    return decide_link(L, link_called(L, link), t, &effort).verdict;
}

/* n contexts, M indices, phi = 0, the action is the context: index 0 loses nothing, the others [a != s]. By counting:
** zeta = 1/n, P(E) = 1 - 1/M = P(G^c, E), and
** the risk is 0; the additive slack is overdrawn where 1 - 1/M > 1/n, the multiplicative one always. */
Test(bottleneck_soft_link, falls_where_actions_follow_the_context)
{
    const lemma_t *L = claimed("bottleneck/soft-link");
    arena_t *A = arena_new();
    effort_t effort = EFFORT_DEFAULT;
    size_t f = lemma_family(L, "contexts"), seen = 0;
    for (size_t i = 0; i < L->families[f]->size; i++, arena_reset(A)) {
        const candidate_t *c = lemma_candidate(A, L, f, 1, i);
        const value_t *a = candidate_value(c, "p(a|y,s)");
        size_t n = a->dim[1], M = candidate_value(c, "p(u|j,s)")->dim[0];
        bool follows = mpq_cmp_ui(candidate_number(c, "Delta"), 1, 1) == 0 && mpq_sgn(a->at + n) == 0 &&
                       mpq_cmp_ui(a->at + 1 + n, 1, 1) == 0;
        if (!follows) continue;
        const chain_t *t = lemma_chain_with(A, L, c, &effort);
        cr_assert(!t->outside);
        long double error = 1 - 1 / (long double)M;
        cr_expect(fabsl(side_near(L, t, "P(G^c|E)", false) - error) < 1e-15L &&
                  fabsl(side_near(L, t, "P(G^c|E)", true) - error / n) < 1e-15L);
        cr_expect(fabsl(side_near(L, t, "additive slack", true)) < 1e-15L);
        cr_expect(verdict_of(L, t, "P(G^c|E)") == VERDICT_VIOLATED &&
                  verdict_of(L, t, "multiplicative slack") == VERDICT_VIOLATED);
        cr_expect((verdict_of(L, t, "additive slack") == VERDICT_VIOLATED) == ((M - 1) * n > M),
                  "%zu contexts, %zu indices", n, M);
        seen++;
    }
    cr_expect(seen == 12, "%zu", seen);
    arena_free(A);
}
