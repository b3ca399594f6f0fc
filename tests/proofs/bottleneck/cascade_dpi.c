/* SPDX-License-Identifier: MIT */
#include "proofs/bottleneck/setting.h"
#include "tests/broken/bottleneck/variants.h"
#include "tests/support/brute.h"

#include <criterion/criterion.h>

Test(cascade_dpi, holds_and_is_attained)
{
    record_t r = checked(&bottleneck_cascade_dpi, 200);
    assert_holds(&r, 200);
    for (size_t k = 0; k < 4; k++) assert_attained(&r, bottleneck_cascade_dpi.links[k].name);
    record_clear(&r);
}

Test(cascade_dpi, broken_variants_are_refuted) { assert_all_refuted(&bottleneck_cascade_dpi, broken_cascade_dpi); }

/* I(U;Y|S) is the mean of I(U;Y|S=s): the rows of the chain against its averaged row. */
Test(cascade_dpi, the_average_is_the_mean_of_the_contexts)
{
    const lemma_t *L = &bottleneck_cascade_dpi;
    arena_t *A = arena_new();
    effort_t effort = EFFORT_DEFAULT;
    for (size_t i = 0; i < 60; i++) {
        arena_reset(A);
        const candidate_t *c = lemma_candidate(A, L, lemma_family(L, "random"), 7, i);
        const chain_t *t = lemma_chain(A, L, c);
        const real_t *mean = real_si(A, 0), *averaged = NULL;
        for (const chain_row_t *row = t->first; row; row = row->next) {
            const real_t *one = term_called(L, row, "I(U;Y|S=s)");
            if (!one) averaged = term_called(L, row, "I(U;Y|S)");
            else mean = real_add(mean, real_scale(one, loop_weight(c, (size_t)(row->label[2] - '0'))));
        }
        cr_expect(real_cmp(mean, averaged, &effort) == SIGN_ZERO, "candidate %zu", i);
    }
    arena_free(A);
}

/* --- the terms, by the definition and in long doubles ---------------------------------------------------------- */

typedef enum { IN_U, IN_H, IN_Y } variable_t;
typedef struct { size_t n[3]; const candidate_t *c; size_t s; } context_t;

/* p(u,h,y|s), v = (u, h, y). */
static long double joint(const context_t *K, const size_t *v)
{
    size_t u = K->s * K->n[IN_U] + v[IN_U], h = u * K->n[IN_H] + v[IN_H], y = (K->s * K->n[IN_H] + v[IN_H]) * K->n[IN_Y] + v[IN_Y];
    return entry(K->c, "p(u|s)", u) * entry(K->c, "p(h|u,s)", h) * entry(K->c, "p(y|h,s)", y);
}

/* sum p(a,b) log p(a,b)/(p(a) p(b)), a the values of variable i, b those of j. */
static long double mutual(const context_t *K, variable_t i, variable_t j)
{
    enum { MOST = 64 };
    static long double both[MOST][MOST];
    long double one[MOST] = { 0 }, two[MOST] = { 0 }, sum = 0;
    size_t v[3];
    cr_assert(K->n[i] <= MOST && K->n[j] <= MOST);
    for (size_t a = 0; a < MOST; a++) for (size_t b = 0; b < MOST; b++) both[a][b] = 0;
    for (v[0] = 0; v[0] < K->n[0]; v[0]++)
        for (v[1] = 0; v[1] < K->n[1]; v[1]++)
            for (v[2] = 0; v[2] < K->n[2]; v[2]++) {
                long double p = joint(K, v);
                both[v[i]][v[j]] += p;
                one[v[i]] += p;
                two[v[j]] += p;
            }
    for (size_t a = 0; a < K->n[i]; a++) for (size_t b = 0; b < K->n[j]; b++) sum += xlogx_over(both[a][b], one[a] * two[b]);
    return sum;
}

/* Every term of every row, each pair of variables by its own name. */
Test(cascade_dpi, terms_are_what_they_are_called)
{
    static const struct { const char *here, *on_average; variable_t i, j; } pair[] = {
        { "I(U;Y|S=s)", "I(U;Y|S)", IN_U, IN_Y }, { "I(U;H|S=s)", "I(U;H|S)", IN_U, IN_H }, { "I(H;Y|S=s)", "I(H;Y|S)", IN_H, IN_Y }
    };
    const lemma_t *L = &bottleneck_cascade_dpi;
    arena_t *A = arena_new();
    for (size_t f = 0; L->families[f]; f++)
        for (size_t i = 0; i < 25 && (L->families[f]->size == 0 || i < L->families[f]->size); i++) {
            arena_reset(A);
            const candidate_t *c = lemma_candidate(A, L, f, 5, i);
            const chain_t *t = lemma_chain(A, L, c);
            for (size_t k = 0; k < 3; k++) {
                context_t K = { { candidate_dim(c, 'u'), candidate_dim(c, 'h'), candidate_dim(c, 'y') }, c, 0 };
                const chain_row_t *row = t->first;
                long double mean = 0;
                for (; K.s < candidate_dim(c, 's'); K.s++) {
                    long double weight = entry(c, "p(s)", K.s), one = mutual(&K, pair[k].i, pair[k].j);
                    mean += weight * one;
                    if (weight == 0) continue;
                    assert_near_term(term_called(L, row, pair[k].here), one, pair[k].here, L->families[f]->name, i);
                    row = row->next;
                }
                assert_near_term(term_called(L, row, pair[k].on_average), mean, pair[k].on_average, L->families[f]->name, i);
            }
        }
    arena_free(A);
}
