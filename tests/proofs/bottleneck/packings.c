/* SPDX-License-Identifier: MIT */
#include "proofs/bottleneck/words.h"
#include "tests/support/claimed.h"

static long called(arena_t *A, const word_t *word, long n, size_t a, size_t b, size_t all)
{
    word_call_t call = { .A = A };
    word_arg_t arg[] = { { .integer = n },
                         { .integer = (long)a, .dim = { all } },
                         { .integer = (long)b, .dim = { all } } };
    const real_t *x = word->exact(&call, arg);
    double lo, hi;
    cr_assert(x && real_approx(x, true, &lo, &hi) && lo <= hi);
    return lround((lo + hi) / 2);
}

/* Inversions are a metric that reversal makes greatest: 0 at home, symmetric, triangle, C(n,2) between the first and
** the last; n-1 rankings are one step from each, and all values of a row add up to n! C(n,2)/2. */
Test(bottleneck_packings, inversions_are_kendalls_distance)
{
    arena_t *A = arena_new();
    for (long n = 2; n <= 4; n++) {
        size_t all = (size_t)called(A, &word_rankings, n, 0, 0, 0);
        long pairs = n * (n - 1) / 2;
        cr_assert(all == (size_t)(n == 2 ? 2 : n == 3 ? 6 : 24));
        cr_expect(called(A, &word_inversions, n, 0, all - 1, all) == pairs);
        for (size_t a = 0; a < all; a++) {
            long sum = 0, steps = 0;
            for (size_t b = 0; b < all; b++) {
                long d = called(A, &word_inversions, n, a, b, all);
                sum += d;
                steps += d == 1;
                cr_expect((d == 0) == (a == b) && d == called(A, &word_inversions, n, b, a, all));
                cr_expect(d <= called(A, &word_inversions, n, a, 0, all) + called(A, &word_inversions, n, 0, b, all));
            }
            cr_expect(2 * sum == (long)all * pairs && steps == n - 1, "n = %ld, ranking %zu", n, a);
        }
        arena_reset(A);
    }
    arena_free(A);
}

/* Prototypes 0 and r, tau = 1: the loss across is min(r^2, 1), what is asked r^2 and r^2/4. */
Test(bottleneck_packings, where_r_outgrows_tau)
{
    const lemma_t *L = claimed("bottleneck/packings");
    arena_t *A = arena_new();
    effort_t effort = EFFORT_DEFAULT;
    size_t f = lemma_family(L, "line");
    for (size_t i = 0; i < L->families[f]->size; i++, arena_reset(A)) {
        const candidate_t *c = lemma_candidate(A, L, f, 1, i);
        const chain_t *t = lemma_chain_with(A, L, c, &effort);
        if (t->outside) continue;
        bool above = mpq_cmp_ui(candidate_number(c, "r"), 1, 1) > 0,
             far = mpq_cmp_ui(candidate_number(c, "r"), 2, 1) > 0;
        cr_expect((decide_link(L, link_called(L, "points, loss across"), t, &effort).verdict == VERDICT_VIOLATED) ==
                      above,
                  "candidate %zu", i);
        cr_expect((decide_link(L, link_called(L, "points, (9)"), t, &effort).verdict == VERDICT_VIOLATED) == far,
                  "candidate %zu", i);
    }
    arena_free(A);
}
