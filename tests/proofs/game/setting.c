/* SPDX-License-Identifier: MIT */
#include "tests/support/games.h"
#include "tests/support/lemma.h"

#include <criterion/criterion.h>
#include <string.h>

static void assert_reason(const lemma_t *L, const char *link, const candidate_t *c, verdict_t verdict, const char *why)
{
    effort_t effort = EFFORT_DEFAULT;
    decision_t d = decide_link(L, link_called(L, link), lemma_chain(c->home, L, c), &effort);
    cr_expect(d.verdict == verdict && d.why && strcmp(d.why, why) == 0, "%s, %s: %s, %s", L->id, link,
        verdict_name(d.verdict), d.why ? d.why : "nothing said");
}

typedef struct { long owner[3], public[3], p[3]; unsigned long K; } three_t;

static candidate_t *three(arena_t *A, const lemma_t *L, three_t g)
{
    brute_game_t b = brute_game_of(A, 3, g.owner, g.public, g.p, g.K, 2);
    return brute_candidate(A, L->params, &b);
}

/* The hypothesis that is not met, and the point. */
Test(game_setting, the_sets_are_named_with_the_point)
{
    arena_t *A = arena_new();
    const three_t shared = { { 1, 2, 2 }, { 1, 1, 3 }, { 1, 1, 1 }, 2 },
                  apart = { { 3, 1, 2 }, { 1, 3, 2 }, { 1, 1, 1 }, 2 };
    assert_reason(game_lemma("support-shrinks"), "inside AP|O, two-stage", three(A, game_lemma("support-shrinks"),
        shared), VERDICT_OUTSIDE, "AO and AP do not meet: not so");
    assert_reason(game_lemma("support-shrinks"), "inside AO n AP, two-stage", three(A, game_lemma("support-shrinks"),
        apart), VERDICT_OUTSIDE, "AO and AP meet: not so");
    assert_reason(game_lemma("support-shrinks"), "inside the Pareto set, two-stage",
        three(A, game_lemma("support-shrinks"), apart), VERDICT_OUTSIDE, "x is dominated: not so");
    assert_reason(game_lemma("mode-collapse"), "point mass, two-stage", three(A, game_lemma("mode-collapse"), shared),
        VERDICT_OUTSIDE, "AO = AP: not so at x=1");
    assert_reason(game_lemma("partial-alignment"), "exponential, owner-only, AO within AP",
        three(A, game_lemma("partial-alignment"), shared), VERDICT_OUTSIDE, "AO within AP: not so at x=1");
    assert_reason(game_lemma("ratio-preservation"), "two-stage", three(A, game_lemma("ratio-preservation"), shared),
        VERDICT_OUTSIDE, "AP|O has two points: not so");
    arena_free(A);
}

Test(game_setting, support_and_pools_are_named)
{
    arena_t *A = arena_new();
    const lemma_t *L = game_lemma("support-shrinks");
    const three_t bare = { { 3, 1, 2 }, { 1, 3, 2 }, { 1, 1, 0 }, 2 },
                  large = { { 3, 1, 2 }, { 1, 3, 2 }, { 1, 1, 1 }, 10001 };
    assert_reason(L, "inside AO, owner-only", three(A, L, bare), VERDICT_OUTSIDE, "p0 > 0: not so at x=2");
    assert_reason(L, "inside AO, owner-only", three(A, L, large), VERDICT_BEYOND, "a pool of more than 10000");
    candidate_t *c = three(A, L, bare);
    candidate_set_ratio(c, "K", 3, 2);
    brute_set_law(c, "p0", 3, (const long[]){ 1, 1, 1 });
    assert_reason(L, "inside AO, owner-only", c, VERDICT_OUTSIDE, "K is not in its range");
    arena_free(A);
}

/* (7)-(8), delta, v: weights (8,1,4), e^D = 8, e^(delta/2) = 5/4: 4 is below 8/(5/4) and above 8 (25/16)/8. */
Test(game_setting, the_buffer_is_named_with_the_point)
{
    arena_t *A = arena_new();
    const lemma_t *L = game_lemma("outside-mass");
    const three_t neither = { { 8, 1, 4 }, { 8, 1, 4 }, { 1, 1, 1 }, 60 },
                  gap = { { 8, 1, 1 }, { 8, 1, 1 }, { 1, 1, 1 }, 60 };
    static const struct { bool neither; long s[2], v[2]; const char *why; } said[] = {
        { true, { 5, 4 }, { 1, 3 }, "(7) or (8): not so at x=2" }, { false, { 1, 1 }, { 1, 3 }, "delta > 0: not so" },
            { false, { 2, 1 }, { 1, 3 }, "delta < D/2: not so" },
        { false, { 5, 4 }, { 0, 1 }, "v is not in its range" }, { false, { 5, 4 }, { 1, 2 }, "v <= p(B): not so" }
    };
    for (size_t k = 0; k < sizeof said / sizeof *said; k++) {
        candidate_t *c = three(A, L, said[k].neither ? neither : gap);
        candidate_set_ratio(c, "g", 8, 1);
        candidate_set_ratio(c, "s", said[k].s[0], said[k].s[1]);
        candidate_set_ratio(c, "v", said[k].v[0], said[k].v[1]);
        assert_reason(L, "(25)", c, VERDICT_OUTSIDE, said[k].why);
    }
    arena_free(A);
}
