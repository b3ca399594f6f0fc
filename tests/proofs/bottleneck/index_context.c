/* SPDX-License-Identifier: MIT */
#include "proofs/bottleneck/setting.h"
#include "tests/broken/bottleneck/variants.h"
#include "tests/support/brute.h"

#include <criterion/criterion.h>
#include <string.h>

Test(index_context, holds_and_is_attained)
{
    record_t r = checked(&bottleneck_index_context, 200);
    assert_holds(&r, 200);
    for (size_t k = 0; k < 4; k++) assert_attained(&r, bottleneck_index_context.links[k].name);
    record_clear(&r);
}

Test(index_context, broken_variants_are_refuted) { assert_all_refuted(&bottleneck_index_context, broken_index_context); }

/* A dependent index is outside the first three links and says so; the chain rule still covers it. */
Test(index_context, dependence_is_outside)
{
    const lemma_t *L = &bottleneck_index_context;
    arena_t *A = arena_new();
    effort_t effort = EFFORT_DEFAULT;
    size_t outside = 0;
    for (size_t i = 0; i < 60; i++) {
        arena_reset(A);
        const candidate_t *c = lemma_candidate(A, L, lemma_family(L, "dependent"), 2, i);
        const chain_t *t = lemma_chain(A, L, c);
        decision_t d = decide_link(L, 0, t, &effort);
        outside += d.verdict == VERDICT_OUTSIDE;
        cr_expect(d.verdict != VERDICT_OUTSIDE || strstr(d.why, "depends on the context"));
        cr_expect(decide_link(L, 3, t, &effort).verdict == VERDICT_EQUAL, "candidate %zu", i);
    }
    cr_expect(outside > 20, "only %zu", outside);
    arena_free(A);
}

/* I(J;Y|S) and I(U;Y|S) by the definition, in long doubles: sum p(s,a,y) log p(s,a,y) p(s)/(p(s,a) p(s,y)), a = j or u. */
static void by_definition(long double *J_Y, long double *U_Y, const candidate_t *c)
{
    enum { MOST = 32 };
    size_t ns = candidate_dim(c, 's'), n[2] = { candidate_dim(c, 'j'), candidate_dim(c, 'u') }, nh = candidate_dim(c, 'h'), ny = candidate_dim(c, 'y');
    long double *out[2] = { J_Y, U_Y };
    cr_assert(n[0] <= MOST && n[1] <= MOST && ny <= MOST, "%zu, %zu, %zu letters", n[0], n[1], ny);
    *J_Y = *U_Y = 0;
    for (size_t s = 0; s < ns; s++) {
        static long double p[2][MOST][MOST];
        long double at_a[2][MOST] = { { 0 } }, at_y[MOST] = { 0 }, at_s = 0;
        for (size_t k = 0; k < 2; k++) for (size_t a = 0; a < MOST; a++) for (size_t y = 0; y < MOST; y++) p[k][a][y] = 0;
        for (size_t j = 0; j < n[0]; j++)
            for (size_t u = 0; u < n[1]; u++)
                for (size_t h = 0; h < nh; h++)
                    for (size_t y = 0; y < ny; y++) {
                        long double q = entry(c, "p(s,j)", s * n[0] + j) * entry(c, "p(u|j,s)", (s * n[0] + j) * n[1] + u)
                                      * entry(c, "p(h|u,s)", (s * n[1] + u) * nh + h) * entry(c, "p(y|h,s)", (s * nh + h) * ny + y);
                        p[0][j][y] += q; at_a[0][j] += q;
                        p[1][u][y] += q; at_a[1][u] += q;
                        at_y[y] += q; at_s += q;
                    }
        for (size_t k = 0; k < 2; k++)
            for (size_t a = 0; a < n[k]; a++)
                for (size_t y = 0; y < ny; y++) *out[k] += xlogx_over(p[k][a][y], at_a[k][a] * at_y[y] / at_s);
    }
}

Test(index_context, terms_are_what_they_are_called)
{
    const lemma_t *L = &bottleneck_index_context;
    arena_t *A = arena_new();
    unsigned met = 0;
    for (size_t f = 0; L->families[f]; f++)
        for (size_t i = 0; i < 25 && (L->families[f]->size == 0 || i < L->families[f]->size); i++) {
            arena_reset(A);
            const candidate_t *c = lemma_candidate(A, L, f, 5, i);
            long double J_Y, U_Y;
            by_definition(&J_Y, &U_Y, c);
            for (const chain_row_t *row = lemma_chain(A, L, c)->first; row; row = row->next) {
                const real_t *given_S = term_called(L, row, "I(J;Y|S)"), *encoder = term_called(L, row, "I(U;Y|S)");
                if (given_S) assert_near_term(given_S, J_Y, "I(J;Y|S)", L->families[f]->name, i);
                if (encoder) assert_near_term(encoder, U_Y, "I(U;Y|S)", L->families[f]->name, i);
                met += given_S && encoder;
            }
        }
    cr_expect(met > 30, "only %u rows have both", met);
    arena_free(A);
}
