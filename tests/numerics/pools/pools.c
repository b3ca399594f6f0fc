/* SPDX-License-Identifier: MIT
**
** Probabilities and shares of pools by how many competitors are marked, exact and bracketed, against all ordered pools
** and against the binomial law.
*/
#include "numerics/pools/pools.h"
#include "tests/support/ordered.h"

#include <limits.h>

static arena_t *A;
static dice_t dice;

static void open_arena(void) { A = arena_new(); dice = (dice_t){ 23 }; }
static void close_arena(void) { arena_free(A); }
TestSuite(pools, .init = open_arena, .fini = close_arena);

/* x is q: an exact one is equal, a bracket lies around it, as narrow as it is asked for. */
static void assert_value(const real_t *x, mpq_srcptr q, const char *input)
{
    effort_t effort = EFFORT_DEFAULT;
    const real_t *want = real_rat(A, q);
    mpq_ptr e = arena_mpq(A, 1);
    mpq_set_ui(e, 1, 1);
    mpq_div_2exp(e, e, 300);
    sign_t s = real_cmp(x, want, &effort);
    cr_assert(s == SIGN_ZERO || s == SIGN_UNKNOWN, "not %s: %s", rat_print(q), input);
    cr_assert(real_cmp(x, real_sub(want, real_rat(A, e)), &effort) == SIGN_POS, "not above %s - 2^-300: %s",
              rat_print(q), input);
    cr_assert(real_cmp(x, real_add(want, real_rat(A, e)), &effort) == SIGN_NEG, "not below %s + 2^-300: %s",
              rat_print(q), input);
}

static void assert_event(const pools_t *P, drawn_t *d, unsigned long least, unsigned long most)
{
    mpq_ptr q = arena_mpq(A, 1);
    size_t x = dice_below(&dice, d->n);
    d->least = least;
    d->most = most;
    ordered_share(q, d, NULL);
    assert_value(pools_probability(P, least, most), q, drawn_text(A, d));
    ordered_share(q, d, d->w + x);
    assert_value(pools_share(P, x, least, most), q, drawn_text(A, d));
}

/* Every event of at most K marked competitors. */
Test(pools, exact_ones_against_ordered_pools)
{
    for (int turn = 0; turn < 120; turn++) {
        arena_reset(A);
        size_t n = 1 + dice_below(&dice, 4);
        const pmf_t *p = trouble_law(A, &dice, n);
        bool wild = turn % 3 == 0, of_level[8], S[8];
        drawn_t d = { .n = n,
                      .p = law_probs(p),
                      .w = trouble_rewards(A, &dice, n, wild),
                      .K = pool_within(&dice, n, wild ? 60 : 300) };
        trouble_event(&d, of_level, S, bt_levels(A, n, d.w), &dice);
        const pools_t *P = pools_make(p, d.w, S, d.K);
        cr_assert_not_null(P);
        for (unsigned long least = 0; least <= d.K; least++) assert_event(P, &d, least, dice_below(&dice, d.K + 1));
        assert_event(P, &d, 0, d.K - 1);
        assert_event(P, &d, 1, ULONG_MAX - 1);
    }
}

/* -1 as an unsigned number is the empty event, and so is most < least. */
Test(pools, empty_events)
{
    mpq_ptr w = arena_mpq(A, 2);
    mpq_set_ui(w, 1, 1);
    mpq_set_ui(w + 1, 2, 1);
    const bool S[2] = { false, true };
    for (unsigned long K = 2; K <= 1000; K += 499) {
        const pools_t *P = pools_make(pmf_uniform(A, 2), w, S, K);
        const real_t *all[] = { pools_probability(P, 0, ULONG_MAX), pools_share(P, 0, 0, ULONG_MAX),
            pools_probability(P, 3, 2), pools_share(P, 1, K, K - 1),
                                pools_probability(P, K, K), pools_share(P, 0, K, 2 * K) };
        effort_t effort = EFFORT_DEFAULT;
        for (size_t k = 0; k < 4; k++)
            cr_assert_eq(real_cmp(all[k], real_si(A, 0), &effort), SIGN_ZERO, "K = %lu, %zu", K, k);
        for (size_t k = 4; k < 6; k++) assert_value(all[k], arena_mpq(A, 1), "more marked than there are");
    }
}

/* sum_j C(n,j) m^j (1-m)^(n-j) (K w/(w + total)), j marked, from least to most. */
static void binomial(mpq_ptr r, unsigned long K, unsigned long a, unsigned long b, const unsigned long *w,
    unsigned long target, unsigned long least, unsigned long most)
{
    mpq_ptr part = arena_mpq(A, 2), share = part + 1;
    mpz_ptr power = arena_mpz(A, 1);
    mpq_set_ui(r, 0, 1);
    for (unsigned long j = least; j <= most && j < K; j++) {
        mpz_bin_uiui(mpq_numref(part), K - 1, j);
        mpz_ui_pow_ui(power, b, j);
        mpz_mul(mpq_numref(part), mpq_numref(part), power);
        mpz_ui_pow_ui(power, a, K - 1 - j);
        mpz_mul(mpq_numref(part), mpq_numref(part), power);
        mpz_ui_pow_ui(mpq_denref(part), a + b, K - 1);
        mpq_canonicalize(part);
        mpq_set_ui(share, target ? K * target : 1, target ? target + (K - 1 - j) * w[0] + j * w[1] : 1);
        mpq_canonicalize(share);
        mpq_mul(part, part, share);
        mpq_add(r, r, part);
    }
}

/* Pools of 300 are the last that are summed exactly; from 301 on they are bracketed. */
Test(pools, large_ones_against_the_binomial_law)
{
    static const unsigned long w[2] = { 3, 7 }, pool[] = { 2, 40, 300, 301, 600 };
    mpq_ptr at = arena_mpq(A, 2), q = arena_mpq(A, 1);
    mpz_ptr m = arena_mpz(A, 2);
    const bool S[2] = { false, true };
    for (size_t x = 0; x < 2; x++) mpq_set_ui(at + x, w[x], 1);
    mpz_set_ui(m, 5);
    mpz_set_ui(m + 1, 2);
    for (size_t k = 0; k < 5; k++) {
        unsigned long K = pool[k], range[][2] = { { 0, K - 1 },     { K / 3, K },     { 0, K / 4 },
                                                  { K / 4, K / 3 }, { K - 1, K - 1 }, { 1, K } };
        const pools_t *P = pools_make(pmf_weights(A, 2, m), at, S, K);
        for (size_t i = 0; i < 6; i++) {
            binomial(q, K, 5, 2, w, 0, range[i][0], range[i][1]);
            assert_value(pools_probability(P, range[i][0], range[i][1]), q, "a probability");
            for (size_t x = 0; x < 2; x++) {
                binomial(q, K, 5, 2, w, w[x], range[i][0], range[i][1]);
                assert_value(pools_share(P, x, range[i][0], range[i][1]), q, "a share");
            }
        }
    }
}

/* Three weights, more pools than are summed exactly: the bracket against the sum that bt_total makes of the same event,
** and two of one event are one number. */
Test(pools, brackets_against_exact_sums)
{
    enum { K = 60 };
    static const unsigned long w[3] = { 1, 100, 37 };
    mpq_ptr at = arena_mpq(A, 3), q = arena_mpq(A, 1);
    const bool S[3] = { true, false, true }, marked[3] = { true, true, false }; /* by level: 1, 37, 100 */
    for (size_t x = 0; x < 3; x++) mpq_set_ui(at + x, w[x], 1);
    const pmf_t *p = pmf_uniform(A, 3);
    const bt_levels_t *L = bt_levels(A, 3, at);
    const pools_t *P = pools_make(p, at, S, K);
    effort_t effort = EFFORT_DEFAULT;
    for (unsigned long least = 0; least <= 45; least += 22) {
        const bt_total_t *T = bt_total(L, bt_masses(L, p), K - 1, &(bt_event_t){ marked, least, 45 });
        bt_probability(q, T);
        assert_value(pools_probability(P, least, 45), q, "a probability");
        const real_t *one = pools_share(P, 2, least, 45), *other = pools_share(P, 2, least, 45);
        bt_ratio(q, T, L->w + L->level[2], K);
        assert_value(one, q, "a share");
        cr_assert_eq(real_cmp(real_sub(one, other), real_si(A, 0), &effort), SIGN_ZERO);
        const real_t *another[] = { pools_share(P, 0, least, 45), pools_share(P, 2, least + 1, 45),
            pools_share(P, 2, least, 46), pools_probability(P, least, 45) };
        for (size_t k = 0; k < 4; k++) cr_assert_neq(real_cmp(real_sub(one, another[k]), real_si(A, 0), &effort),
            SIGN_ZERO, "another event, another number: %zu", k);
    }
}

Test(pools, too_many_pools)
{
    mpq_ptr w = arena_mpq(A, 4);
    const bool S[4] = { true };
    for (unsigned long x = 0; x < 4; x++) mpq_set_ui(w + x, x * x + 1, 1);
    cr_assert_not_null(pools_make(pmf_uniform(A, 4), w, S, 80), "88560 pools");
    cr_assert_null(pools_make(pmf_uniform(A, 4), w, S, 90), "125580 pools");
    cr_assert_null(pools_make(pmf_uniform(A, 4), w, S, 100000));
}
