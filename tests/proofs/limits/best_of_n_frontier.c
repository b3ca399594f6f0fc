/* SPDX-License-Identifier: MIT */
#include "tests/support/tilts.h"

#define OWN limits_lemma("best-of-n-frontier")

Test(limits_best_of_n_frontier, holds_and_is_attained) { assert_holds_and_attained(OWN, 60); }

static size_t compared;

/* KL(p x^r || p) and E r under it, x = e^s. */
static long double tilted(long double *mean, size_t n, const long double *p, const long double *r, long double s)
{
    long double q[8], f[8], top = r[0];
    for (size_t y = 1; y < n; y++) top = fmaxl(top, r[y]);
    for (size_t y = 0; y < n; y++) f[y] = r[y] - top;
    hand_tilt(q, n, p, f, 1 / s);
    *mean = hand_mean(n, q, r);
    return hand_kl(n, q, p);
}

/* E r of the law on the frontier with this divergence: by halving s. */
static long double frontier(size_t n, const long double *p, const long double *r, long double divergence)
{
    long double top = r[0], mass = 0, lo = 1e-12L, hi = 1e4L, mean = 0;
    for (size_t y = 1; y < n; y++) top = fmaxl(top, r[y]);
    for (size_t y = 0; y < n; y++) mass += r[y] == top ? p[y] : 0;
    if (divergence >= -logl(mass)) return top;
    for (size_t k = 0; k < 140; k++) {
        long double mid = (lo + hi) / 2;
        if (tilted(&mean, n, p, r, mid) < divergence) lo = mid;
        else hi = mid;
    }
    return mean;
}

/* On the frontier exactly with two responses, one draw, or a constant reward, and nowhere else. */
static void visit(const visited_t *v)
{
    long double p[8], r[8], best[8], N = hand_number(v->c, "N");
    size_t n = hand_read(p, v->c, "pi0");
    hand_read(r, v->c, "r");
    bool flat = hand_constant(v->c, "r");
    cr_expect((hand_verdict(v, "best of N <= frontier") == VERDICT_EQUAL) == (n == 2 || N == 1 || flat),
        "family %zu, candidate %zu", v->family, v->index);
    if (powl(n, N) > 20000 || N > 16) return;
    hand_best(best, n, p, r, (unsigned long)N);
    long double base = hand_mean(n, p, r), divergence = hand_kl(n, best, p);
    assert_term(v, v->t->first, "G(best_N)", hand_mean(n, best, r) - base);
    assert_term(v, v->t->first, OWN->terms[1].name, N == 1 || flat ? 0 : frontier(n, p, r, divergence) - base);
    compared++;
}

Test(limits_best_of_n_frontier, by_tuples_and_where_equality_is)
{
    cr_expect(hand_visit(OWN, 3, 60, visit) == 240);
    cr_expect(compared > 60, "%zu", compared);
}

/* pi0 = (1,1,1)/3, N = 2: (1,3,5)/9, E r = 13/9 for r = 0, 1, 2, whose divergence log 3 - H(1,3,5) is less than log
** 3. Between best of N and the frontier. */
Test(limits_best_of_n_frontier, thirds)
{
    arena_t *A = arena_new();
    candidate_t *c = candidate_new(A, OWN->params);
    mpq_ptr r = candidate_table(c, "r", 1, (size_t[]){ 3 }), q = arena_mpq(A, 1);
    for (unsigned long y = 0; y < 3; y++) mpq_set_ui(r + y, y, 1);
    candidate_set_law(c, "pi0", pmf_uniform(A, 3));
    candidate_set_ratio(c, "N", 2, 1);
    const chain_t *t = lemma_chain(A, OWN, c);
    effort_t effort = EFFORT_DEFAULT;
    mpq_set_ui(q, 4, 9);
    cr_expect(real_cmp(t->first->term[0], real_rat(A, q), &effort) == SIGN_ZERO);
    cr_expect(decide_link(OWN, 0, t, &effort).verdict == VERDICT_HOLDS);
    arena_free(A);
}

/* The sweep's rows: best of N by its closed form on the levels in order, here rising. */
Test(limits_best_of_n_frontier, how_near_by_hand)
{
    static const long double p[3][8] = { { 1, 1, 1, 1, 1, 1, 1, 1 }, { 500, 499, 1 }, { 1, 1, 1, 1, 1, 1, 1, 1 } },
                             total[3] = { 8, 1000, 8 };
    static const long double r[3][8] = { { 0, 1, 2, 3, 4, 5, 6, 7 }, { 0, 1, 100 }, { 0, 1, 2, 3, 60, 61, 62, 63 } };
    static const size_t n[3] = { 8, 3, 8 };
    for (size_t k = 0; k < 3; k++)
        for (size_t i = 0; i < OWN->sweeps[k]->rows; i++) {
            arena_t *A = arena_new();
            const real_t *cell[COLUMNS_MAX] = { NULL };
            sweep_row(cell, A, OWN->sweeps[k], i);
            long double N = powl(2, (long double)i + 1), q[8], best[8], F = 0, before = 0;
            assert_value_near(cell[1], N, "row %zu", i);
            for (size_t y = 0; y < n[k]; y++) {
                q[y] = p[k][y] / total[k];
                F += q[y];
                best[y] = powl(F, N) - before;
                before += best[y];
            }
            long double base = hand_mean(n[k], q, r[k]), divergence = hand_kl(n[k], best, q);
            assert_value_near(cell[2], divergence, "row %zu, %zu", i, k);
            long double want = (hand_mean(n[k], best, r[k]) - base) / (frontier(n[k], q, r[k], divergence) - base);
            cr_expect(fabsl(value_of(cell[3]) - want) < 1e-9L, "row %zu, %zu: %Lg", i, k, want);
            arena_free(A);
        }
}
