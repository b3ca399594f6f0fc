/* SPDX-License-Identifier: MIT */
#include "tests/support/lemma.h"
#include "tests/support/loops.h"

#include <criterion/criterion.h>

#define L game_lemma("weight")

Test(game_weight, holds_and_is_attained)
{
    static const found_t found[] = { { "total", FOUND_HOLDS },      { "positive", FOUND_HOLDS },
                                     { "at most K", FOUND_HOLDS },  { "of the reward alone", FOUND_HOLDS },
                                     { "increasing", FOUND_HOLDS }, { "shift", FOUND_HOLDS },
                                     { NULL, FOUND_NONE } };
    record_t r = checked(L, 150);
    assert_found(&r, found);
    assert_attained(&r, "total");
    assert_attained(&r, "shift");
    record_clear(&r);
}

/* H(x) by ordered pools, at every point of the candidates of few pools. */
static size_t compare(const candidate_t *c, size_t i)
{
    arena_t *A = c->home;
    const value_t *w = candidate_value(c, "w"), *p = candidate_value(c, "p");
    unsigned long K = mpz_get_ui(mpq_numref(candidate_number(c, "K")));
    if (K > (w->cells > 3 ? 4 : 12)) return 0;
    mpq_ptr H = arena_mpq(A, w->cells);
    for (size_t x = 0; x < w->cells; x++) brute_weight(H + x, w->cells, w->at, p->at, K, x);
    size_t rows = 0;
    for (const chain_row_t *row = lemma_chain(A, L, c)->first; row; row = row->next) {
        const real_t *term = term_called(L, row, "B(x)"), *other = term_called(L, row, "weight_apart(w, p, K, y)");
        size_t x = row->label[0] ? (size_t)(row->label[2] - '0') : 0;
        if (!term) continue;
        cr_expect(brute_is(term, H + x), "candidate %zu, x=%zu", i, x);
        if (other) cr_expect(brute_is(other, H + (row->label[7] - '0')), "candidate %zu, %s", i, row->label);
        rows++;
    }
    return rows;
}

Test(game_weight, every_ordered_pool)
{
    arena_t *A = arena_new();
    size_t rows = 0;
    for (size_t f = 0; f < 4; f++)
        for (size_t i = 0; i < candidates_of(L, f, 120); i++) {
            arena_reset(A);
            rows += compare(lemma_candidate(A, L, f, 5, i), i);
        }
    cr_expect(rows > 300, "%zu", rows);
    arena_free(A);
}

/* The two loops of the independent route give the same, on events too. */
Test(game_weight, tuples_and_counts)
{
    arena_t *A = arena_new();
    static const bool marked[] = { true, false, true };
    for (long i = 0; i < 30; i++) {
        arena_reset(A);
        brute_game_t g = brute_game_of(A, 3, (const long[]){ 1 + i, 7, 3 }, (const long[]){ 1, 1, 1 },
                                       (const long[]){ i % 5, 1 + i % 7, 2 }, 2, 2);
        brute_pools_t P = { .n = 3, .w = g.owner, .p = g.p, .K = (unsigned long)(2 + i % 6), .marked = i % 3 ? marked
            : NULL, .least = (unsigned long)(i % 2), .most = 3 };
        mpq_ptr a = arena_mpq(A, 4);
        brute_ordered(a, a + 1, &P, (size_t)(i % 3));
        brute_counted(a + 2, a + 3, &P, (size_t)(i % 3));
        cr_expect(mpq_equal(a, a + 2) && mpq_equal(a + 1, a + 3), "%ld", i);
    }
    arena_free(A);
}

/* By hand: weights (2,1), p = (1/2,1/2), K = 3: totals 2, 3, 4 of probability 1/4, 1/2, 1/4.
** H(0) = 6 (1/4 1/4 + 1/2 1/5 + 1/4 1/6) = 49/40, H(1) = 3 (1/4 1/3 + 1/2 1/4 + 1/4 1/5) = 31/40. */
Test(game_weight, by_hand)
{
    arena_t *A = arena_new();
    candidate_t *c = candidate_new(A, L->params);
    size_t n = 2;
    mpq_ptr w = candidate_table(c, "w", 1, &n);
    mpq_set_ui(w, 2, 1);
    mpq_set_ui(w + 1, 1, 1);
    candidate_set_law(c, "p", pmf_uniform(A, 2));
    candidate_set_ratio(c, "K", 3, 1);
    candidate_set_ratio(c, "c", 5, 1);
    static const long want[] = { 49, 31 };
    size_t seen = 0;
    for (const chain_row_t *row = lemma_chain(A, L, c)->first; row; row = row->next) {
        if (!row->label[0] || row->label[3]) continue; /* the rows x=0 and x=1 */
        const real_t *H = term_called(L, row, "B(x)"), *shifted = term_called(L, row, "weight_apart(c w, p, K, x)");
        cr_expect(brute_is(H, brute_ratio(A, want[row->label[2] - '0'], 40)), "%s", row->label);
        cr_expect(!shifted || brute_is(shifted, brute_ratio(A, want[row->label[2] - '0'], 40)), "%s", row->label);
        seen += shifted != NULL;
    }
    cr_expect(seen == 2, "%zu", seen);
    arena_free(A);
}
