/* SPDX-License-Identifier: MIT
**
** C_art where two judgment kernels are admissible, and the one that attains C_cog is not in use: each link that falls at
** the maximiser, with both sides worked by hand, and the reading in use beside it, which stands on that candidate. */
#include "tests/support/claimed.h"

typedef struct { const char *entry, *family, *link; size_t candidate; long double left, right; bool falls; } fall_t;

static void assert_sides(const fall_t *f)
{
    const lemma_t *L = claimed(f->entry);
    arena_t *A = arena_new();
    effort_t effort = EFFORT_DEFAULT;
    const chain_t *t =
        lemma_chain_with(A, L, lemma_candidate(A, L, lemma_family(L, f->family), 1, f->candidate), &effort);
    verdict_t verdict = decide_link(L, link_called(L, f->link), t, &effort).verdict;
    long double left = side_near(L, t, f->link, false), right = side_near(L, t, f->link, true);
    cr_expect(verdict == (f->falls ? VERDICT_VIOLATED : VERDICT_HOLDS), "%s, %s: %d", f->entry, f->link, verdict);
    cr_expect(fabsl(left - f->left) < 1e-12L, "%s, %s: left %Lg", f->entry, f->link, left);
    cr_expect(fabsl(right - f->right) < 1e-12L, "%s, %s: right %Lg", f->entry, f->link, right);
    arena_free(A);
}

static long double h2(long double p) { return -p * logl(p) - (1 - p) * log1pl(-p); }

/* The fair bit of bottleneck/cascade, twice: the label is 1 with probability 1/4, and 1/2 given that U = 1. */
Test(bottleneck_readings, the_divergence)
{
    const char *entry = "bottleneck/capacity-kl", *family = "the best kernel does not suit";
    long double H = h2(0.25L), I = H - logl(2) / 2;
    const fall_t falls[] = {
        { entry, family, "(19), judgment at the maximiser", 0, 2 * I, 0, true },
        { entry, family, "(20), judgment at the maximiser", 0, 2 * H, logl(2), true },
        { entry, family, "(19), judgment in use", 0, 2 * I, 2 * fminl(logl(2), H), false },
        { entry, family, "(20), joint", 0, 2 * H, 2 * fminl(logl(2), H) + logl(2), false },
    };
    for (size_t i = 0; i < sizeof falls / sizeof *falls; i++) assert_sides(&falls[i]);
}

/* Four indices, read with an error of 1/10: a floor of half log 4 where C_art is 0, and the risk 1/10. In use the
** C_cog is log 4, and so is C_art, as the label tells the judgment: the floor is vacuous. */
Test(bottleneck_readings, the_floor)
{
    long double half = logl(4) / 2, risk = logl(4) / 10;
    const fall_t falls[] = {
        { "bottleneck/wall", "maximiser", "(15), judgment at the maximiser", 0, half, risk, true },
        { "bottleneck/wall", "maximiser", "(21), judgment at the maximiser", 0, half, risk, true },
        { "bottleneck/wall", "maximiser", "(21), judgment in use", 0, 0, risk, false },
        { "bottleneck/wall", "two", "(21), one number, the least", 0, half, 3 * logl(4) / 40, true },
        { "bottleneck/wall", "two", "(21), one number, the greatest", 0, 0, 3 * logl(4) / 40, false },
        { "bottleneck/data-size", "maximiser", "(14), rules that see data, judgment at the maximiser", 0, half, risk,
          true },
        { "bottleneck/data-size", "maximiser", "(14), rules that see data, judgment in use", 0, -half, risk, false },
    };
    for (size_t i = 0; i < sizeof falls / sizeof *falls; i++) assert_sides(&falls[i]);
}

Test(bottleneck_readings, soft_links)
{
    const fall_t falls[] = {
        { "bottleneck/soft-link", "maximiser", "Theorem 1, contexts apart, judgment at the maximiser", 0, logl(2),
          logl(4) / 10, true },
    };
    assert_sides(falls);
}

/* Row by row of the parameters: the sides are recomputed in recompute/. */
Test(bottleneck_readings, the_floor_of_the_interval)
{
    const lemma_t *L = claimed("bottleneck/interval");
    arena_t *A = arena_new();
    effort_t effort = EFFORT_DEFAULT;
    const chain_t *t = lemma_chain_with(A, L, lemma_candidate(A, L, lemma_family(L, "maximiser"), 1, 1), &effort);
    cr_expect(decide_link(L, link_called(L, "floor, judgment at the maximiser"), t, &effort).verdict ==
              VERDICT_VIOLATED);
    cr_expect(decide_link(L, link_called(L, "floor, judgment in use"), t, &effort).verdict == VERDICT_HOLDS);
    arena_free(A);
}

Test(bottleneck_readings, a_codebook_of_the_context)
{
    const fall_t falls[] = {
        { "bottleneck/coarsening", "a padded codebook", "(14), the joint law, the codebook sees the context", 0,
          logl(1.5L), 0, true },
    };
    assert_sides(falls);
}

/* A label that is wrong with probability 1/1000 and is learnt by heart: the event is certain. */
Test(bottleneck_readings, the_ceiling)
{
    const char *entry = "bottleneck/capacity-ceiling", *step = "divergence and capacity, judgment at the maximiser";
    const fall_t falls[] = {
        { entry, "maximiser", "ceiling, judgment at the maximiser", 0, 1, 0.95L, true },
        { entry, "maximiser", step, 0, logl(2), h2(0.001L), true },
        { entry, "maximiser", "ceiling, judgment in use", 0, 0, 0.95L, false },
        { "bottleneck/interval", "maximiser", "capacity end, judgment at the maximiser", 0, 1, 0.95L, true },
        { "bottleneck/interval", "maximiser", "capacity end, judgment in use", 0, 0, 0.95L, false },
    };
    for (size_t i = 0; i < sizeof falls / sizeof *falls; i++) assert_sides(&falls[i]);
}

/* The fair bit of bottleneck/cascade, one label, which the parameter keeps: in use C_cog is log 2 and C_art is h(1/4),
** both families give no more; at the maximiser C_art is 0. With log K each reading stands. */
Test(bottleneck_readings, a_compressed_parameter)
{
    const char *entry = "bottleneck/compression", *family = "the best kernel does not suit";
    const fall_t stands[] = {
        { entry, family, "(20), joint", 0, logl(2), 2 * logl(2), false },
        { entry, family, "(20), judgment in use", 0, logl(2), 2 * logl(2), false },
        { entry, family, "(20), judgment at the maximiser", 0, logl(2), 2 * logl(2) - h2(0.25L), false },
    };
    for (size_t i = 0; i < sizeof stands / sizeof *stands; i++) assert_sides(&stands[i]);
}
