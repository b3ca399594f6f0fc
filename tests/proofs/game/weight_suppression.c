/* SPDX-License-Identifier: MIT */
#include "tests/support/lemma.h"
#include "tests/support/loops.h"

#include <criterion/criterion.h>
#include <math.h>

#define L game_lemma("weight-suppression")

Test(game_weight_suppression, what_holds_and_what_does_not)
{
    static const found_t found[] = { { "(14)", FOUND_HOLDS },
                                     { "(15)", FOUND_REFUTED },
                                     { "(18)", FOUND_HOLDS },
                                     { "(19)", FOUND_HOLDS },
                                     { "(20), share at most 1", FOUND_REFUTED },
                                     { "(20), by (15)", FOUND_REFUTED },
                                     { "(21)", FOUND_REFUTED },
                                     { "(14), K >= K0'", FOUND_HOLDS },
                                     { "(15), K >= K0'", FOUND_HOLDS },
                                     { "(18), K >= K0'", FOUND_HOLDS },
                                     { "(19), K >= K0'", FOUND_HOLDS },
                                     { "(20), share at most 1, K >= K0'", FOUND_REFUTED },
                                     { "(20), by (15), K >= K0'", FOUND_HOLDS },
                                     { "(21), K >= K0'", FOUND_HOLDS },
                                     { "(20), share at most K", FOUND_HOLDS },
                                     { "H(x), every K", FOUND_HOLDS },
                                     { NULL, FOUND_NONE } };
    record_t r = checked(L, 45);
    assert_found(&r, found);
    record_clear(&r);
}

/* --- by pools ----------------------------------------------------------------------------------------------------- */

typedef struct { size_t n; mpq_srcptr w, p, s, gap, v; unsigned long K, least; const bool *B; } lemma2_t;

static lemma2_t read_candidate(const candidate_t *c)
{
    const value_t *w = candidate_value(c, "wO");
    lemma2_t l = { .n = w->cells,
                   .w = w->at,
                   .p = candidate_value(c, "p")->at,
                   .s = candidate_number(c, "s"),
                   .gap = candidate_number(c, "g"),
                   .v = candidate_number(c, "v"),
                   .K = mpz_get_ui(mpq_numref(candidate_number(c, "K"))),
                   .B = brute_buffer(c) };
    arena_t *A = c->home;
    cr_assert(mpq_cmp(l.v, brute_mass(A, l.n, l.p, l.B)) <= 0 && mpq_sgn(l.v) > 0);
    while (mpq_cmp(brute_ratio(A, (long)(2 * l.least), (long)(l.K - 1)), l.v) < 0) l.least++; /* the least N_B on E */
    return l;
}

static void look(mpq_ptr probability, mpq_ptr share, const lemma2_t *l, size_t x, unsigned long least,
                 unsigned long most)
{
    brute_pools_t P = { .n = l->n, .w = l->w, .p = l->p, .K = l->K, .marked = l->B, .least = least, .most = most };
    brute_counted(probability, share, &P, x);
}

/* D - delta in long doubles. */
static long double width(const lemma2_t *l)
{
    return logl((long double)mpq_get_d(l->gap)) - 2 * logl((long double)mpq_get_d(l->s));
}

/* e^(-(D - k delta/2)). */
static mpq_ptr decay(arena_t *A, const lemma2_t *l, int k)
{
    mpq_ptr q = brute_over(A, brute_ratio(A, 1, 1), l->gap);
    while (k--) q = brute_times(A, q, l->s);
    return q;
}

/* The counterexamples of the record: the hypotheses, then P(not E), E[share; not E] and H(x) by pools, against the
** bounds. */
Test(game_weight_suppression, counterexamples_by_pools)
{
    static const char *const links[] = { "(15)", "(20), share at most 1", "(20), by (15)", "(21)",
                                         "(20), share at most 1, K >= K0'" };
    record_t r = checked(L, 45);
    arena_t *A = arena_new();
    for (size_t k = 0; k < 5; k++) {
        size_t link = link_called(L, links[k]);
        witness_t w = witness_at(A, &r, link, r.link[link].violation);
        lemma2_t l = read_candidate(w.candidate);
        long double K0 = k < 4 ? ceill(1 + 8 / (width(&l) * (long double)mpq_get_d(l.v)))
                               : 1 + ceill(8 * width(&l) / (long double)mpq_get_d(l.v));
        cr_expect((long double)l.K >= fmaxl(2, K0), "%s", links[k]);
        size_t x = 0;
        while (l.B[x]) x++;
        if (*w.decision.row->label) x = (size_t)(w.decision.row->label[2] - '0');
        mpq_ptr q = arena_mpq(A, 4), P = q, off = q + 1, all = q + 2, H = q + 3;
        look(P, off, &l, x, 0, l.least - 1);
        look(all, H, &l, x, 0, l.K);
        cr_expect(!l.B[x] && mpq_cmp_ui(all, 1, 1) == 0);
        mpq_ptr C_O = brute_plus(A, brute_over(A, brute_ratio(A, 4, 1), l.v), l.s);
        if (k == 0) cr_expect(mpq_cmp(P, decay(A, &l, 2)) > 0);
        if (k == 1 || k == 4) cr_expect(mpq_cmp(off, P) > 0);
        if (k == 2) cr_expect(mpq_cmp(P, decay(A, &l, 4)) > 0);
        if (k == 3) cr_expect(mpq_cmp(H, brute_times(A, C_O, decay(A, &l, 3))) > 0);
    }
    arena_free(A);
    record_clear(&r);
}

/* By hand, for every small delta. Two points, v = 1/2.
** (15): D = log 32: 1 + 8/(D/2) = 5.6.., so K = 6 will do, and P(N_B < 5/4) = (1 + 5)/32 > 1/32.
** (21): D = log 1000: 1 + 8/(D/2) = 3.3.., so K = 4 will do, and H(x) >= P(N_B = 0) = 1/8 > (4/v + 1)/1000 = 9/1000, by
** more than delta can matter. */
Test(game_weight_suppression, by_hand)
{
    arena_t *A = arena_new();
    cr_expect(ceil(1 + 16 / log(32)) == 6 && ceil(1 + 16 / log(1000)) == 4);
    brute_game_t g = brute_game_of(A, 2, (const long[]){ 32, 1 }, (const long[]){ 1, 1 }, (const long[]){ 1, 1 }, 6, 2);
    brute_game_t h =
        brute_game_of(A, 2, (const long[]){ 1000, 1 }, (const long[]){ 1, 1 }, (const long[]){ 1, 1 }, 4, 2);
    mpq_ptr q = arena_mpq(A, 2);
    brute_pools_t P = {
        .n = 2, .w = g.owner, .p = g.p, .K = 6, .marked = (const bool[]){ true, false }, .least = 0, .most = 1
    };
    brute_ordered(q, q + 1, &P, 1);
    cr_expect(mpq_equal(q, brute_ratio(A, 6, 32)));
    brute_weight(q, 2, h.owner, h.p, 4, 1);
    cr_expect(mpq_cmp(q, brute_ratio(A, 1, 8)) > 0 && mpq_cmp(q, brute_ratio(A, 14, 100)) < 0);
    arena_free(A);
}

/* --- the terms ---------------------------------------------------------------------------------------------------- */

/* The least total of a pool in E: over all compositions of what is left into the points i, i+1, .. */
static void least_total(mpq_ptr best, bool *any, const lemma2_t *l, size_t i, unsigned long left, unsigned long in,
                        mpq_srcptr sum)
{
    if (i == l->n) {
        if (left || in < l->least || (*any && mpq_cmp(sum, best) >= 0)) return;
        mpq_set(best, sum);
        *any = true;
        return;
    }
    mpq_t t;
    mpq_init(t);
    mpq_set(t, sum);
    for (unsigned long k = 0; k <= left; k++) {
        least_total(best, any, l, i + 1, left - k, l->B[i] ? in + k : in, t);
        mpq_add(t, t, l->w + i);
    }
    mpq_clear(t);
}

static bool share_is_greatest(arena_t *A, const real_t *term, const lemma2_t *l, size_t x)
{
    bool any = false;
    mpq_ptr q = arena_mpq(A, 2);
    least_total(q, &any, l, 0, l->K - 1, 0, q + 1);
    mpq_add(q, q, l->w + x);
    mpq_div(q, l->w + x, q);
    return any && brute_is(term, brute_times(A, q, brute_ratio(A, (long)l->K, 1)));
}

static size_t compare(const candidate_t *c, size_t i)
{
    arena_t *A = c->home;
    lemma2_t l = read_candidate(c);
    if (l.K > (l.n > 2 ? 12 : 60)) return 0;
    size_t rows = 0;
    for (const chain_row_t *row = lemma_chain(A, L, c)->first; row; row = row->next) {
        if (!*row->label) continue;
        size_t x = (size_t)(row->label[2] - '0');
        mpq_ptr q = arena_mpq(A, 6);
        look(q, q + 1, &l, x, 0, l.least - 1);
        look(q + 2, q + 3, &l, x, l.least, l.K);
        look(q + 4, q + 5, &l, x, 0, l.K);
        const real_t *P = term_called(L, row, "P_off"),
            *off = term_called(L, row, "pool_share(wO, p, B, K, 0, E - 1, x)"),
            *on = term_called(L, row, "pool_share(wO, p, B, K, E, K - 1, x)"),
                     *all = term_called(L, row, "pool_share(wO, p, B, K, 0, K - 1, x)"), *most = term_called(L, row,
                         "K wO(x)/(wO(x) + E b + (K - 1 - E) min(wO))");
        cr_expect(!P || brute_is(P, q), "candidate %zu", i);
        cr_expect(!off || brute_is(off, q + 1), "candidate %zu", i);
        cr_expect(!on || brute_is(on, q + 3), "candidate %zu", i);
        cr_expect(!all || brute_is(all, q + 5), "candidate %zu", i);
        cr_expect(!most || share_is_greatest(A, most, &l, x), "candidate %zu", i);
        rows++;
    }
    return rows;
}

Test(game_weight_suppression, every_pool)
{
    arena_t *A = arena_new();
    size_t rows = 0;
    for (size_t f = 0; L->families[f]; f++)
        for (size_t i = 0; f != lemma_family(L, "a hypothesis missed") && i < candidates_of(L, f, 200); i++) {
            arena_reset(A);
            rows += compare(lemma_candidate(A, L, f, 3, i), i);
        }
    cr_expect(rows > 400, "%zu", rows);
    arena_free(A);
}

/* Pools of hundreds and thousands, which the lemma brackets: two points, P(not E) by a sum in long doubles. */
Test(game_weight_suppression, large_pools)
{
    arena_t *A = arena_new();
    size_t seen = 0;
    for (size_t i = 0; i < 720; i++) {
        arena_reset(A);
        const candidate_t *c = lemma_candidate(A, L, lemma_family(L, "true-gap"), 1, i);
        lemma2_t l = read_candidate(c);
        if (l.n > 2 || l.K < 302 || !lemma_chain(A, L, c)->first->term[0]) continue;
        long double a = (long double)mpq_get_d(l.p), sum = 0, n = (long double)(l.K - 1);
        for (unsigned long k = 0; k < l.least; k++)
            sum += expl(lgammal(n + 1) - lgammal((long double)k + 1) - lgammal(n - (long double)k + 1)
                + (long double)k * logl(a) + (n - (long double)k) * log1pl(-a));
        if (sum < 1e-290L) continue; /* beyond doubles */
        double lo, hi;
        cr_assert(real_approx(term_called(L, lemma_chain(A, L, c)->first, "P_off"), true, &lo, &hi));
        cr_expect(fabsl((long double)lo - sum) <= 1e-9L * sum, "candidate %zu: %Lg against %g", i, sum, lo);
        seen++;
    }
    cr_expect(seen > 3, "%zu", seen);
    arena_free(A);
}
