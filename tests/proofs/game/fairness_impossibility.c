/* SPDX-License-Identifier: MIT */
#include "tests/support/lemma.h"
#include "tests/support/loops.h"

#include <criterion/criterion.h>
#include <stdlib.h>
#include <string.h>

#define L game_lemma("fairness-impossibility")

Test(game_fairness_impossibility, what_holds_and_what_does_not)
{
    static const found_t found[] = { { "not all three for every pair of rewards", FOUND_HOLDS },
                                     { "not all three for every pair of rewards, owner-only", FOUND_HOLDS },
                                     { "supports of the two orders are disjoint", FOUND_REFUTED },
                                     { "supports of the two orders are disjoint, owner-only", FOUND_HOLDS },
                                     { "outside AO and AP nothing is Pareto optimal", FOUND_REFUTED },
                                     { "near a trap the limit is larger there", FOUND_HOLDS },
                                     { "not all three, without ties, owner-only", FOUND_HOLDS },
                                     { "the limit is Pareto optimal", FOUND_HOLDS },
                                     { "the limit is Pareto optimal, owner-only", FOUND_REFUTED },
                                     { NULL, FOUND_NONE } };
    record_t r = checked(L, 170);
    assert_found(&r, found);
    record_clear(&r);
}

static mpq_srcptr weights_of(const candidate_t *c, const char *said, size_t i)
{
    return value_part(candidate_value(c, said[1] == 'O' ? "wO" : "wP"), i).at;
}

static unsigned long pool_of(const candidate_t *c, const char *said)
{
    return mpz_get_ui(mpq_numref(candidate_number(c, said)));
}

/* The profile of a row "i=2" or "i=2, x=1". */
static size_t profile_of(const char *label)
{
    return label && strncmp(label, "i=", 2) == 0 ? (size_t)atol(label + 2) : 0;
}

/* The loop of a certificate: of a profile from p0, and what stands in the place of what: "two-stage, wO(i, y) = wP(i,
** y), K = M, wP(i, y) = wO(i, y), M = K". */
static brute_loop_t loop_of(const candidate_t *c, const char *name, size_t i)
{
    bool two = strncmp(name, "two-stage", 9) == 0;
    static const char *const first[2][5] = { { "wO(i, y)", "K", "p0" }, { "wO(i, y)", "K", "wP(i, y)", "M", "p0" } };
    const char *said[5];
    size_t stages = two ? 2 : 1;
    for (size_t k = 0; k <= 2 * stages; k++) {
        const char *at = strstr(name, arena_printf(c->home, ", %s = ", first[two][k])),
            *is = at ? strstr(at, " = ") + 3 : first[two][k], *again = strstr(is, " (");   /* the second of this name */
        const char *own = again ? arena_printf(c->home, "%.*s", (int)(again - is), is) : is, *end = strstr(own, ", ");
        said[k] = end ? arena_printf(c->home, "%.*s", (int)(end - own), own) : own;
    }
    brute_loop_t l = { .home = c->home, .stages = stages, .n = value_part(candidate_value(c, "wO"), 0).cells,
                       .p = candidate_value(c, said[2 * stages])->at };
    for (size_t k = 0; k < stages; k++) {
        l.w[k] = weights_of(c, said[2 * k], i);
        l.pool[k] = pool_of(c, said[2 * k + 1]);
    }
    return l;
}

Test(game_fairness_impossibility, limits_rest_on_certificates)
{
    static const char *const terms[] = {
        "unique2(i)", "unique1(i)", "parity1(i)", "LPO(i, c)", "LPO(i, d)",
        "sum x: two_limit(wO(i, y), K, wP(i, y), M, p0, x) * [two_limit(wP(i, y), M, wO(i, y), K, p0, x) > 0]",
            "two_fall(wO(i, y), K, wP(i, y), M, p0, x)",
        "sum x: owner_limit(wO(i, y), K, p0, x) * [owner_limit(wP(i, y), M, p0, x) > 0]",
            "sum x: dominated(i, x) owner_limit(wO(i, y), K, p0, x)", NULL
    };
    arena_t *A = arena_new();
    draw_t d = draw_start(1, "fairness", 0);
    size_t confirmed = 0;
    assert_certified(L, 8, terms);
    for (size_t f = 0; L->families[f]; f++)
        for (size_t i = 0; i < candidates_of(L, f, 8); i++) {
            arena_reset(A);
            const candidate_t *c = lemma_candidate(A, L, f, 1, i);
            for (const chain_row_t *row = lemma_chain(A, L, c)->first; row; row = row->next)
                for (unsigned k = 0; k < row->certificates; k++) {
                    const char *of = row->certificate[k]->of;
                    brute_loop_t l = loop_of(c, strstr(of, " against ") ? "two-stage" : of, profile_of(row->label));
                    if (brute_loop_pools(&l) > 12 || row->certificate[k]->rounds > 200) continue;
                    brute_confirm(&l, row->certificate[k], &d, 3);
                    confirmed++;
                }
        }
    cr_expect(confirmed > 40, "%zu", confirmed);
    arena_free(A);
}

/* --- counterexamples ---------------------------------------------------------------------------------------------- */

/* The two orders' limits share a point: both certificates confirmed, the favourites disjoint. */
Test(game_fairness_impossibility, the_orders_agree)
{
    record_t r = checked(L, 12);
    arena_t *A = arena_new();
    draw_t d = draw_start(1, "orders", 0);
    size_t link = link_called(L, "supports of the two orders are disjoint");
    witness_t w = witness_at(A, &r, link, r.link[link].violation);
    const chain_row_t *row = w.decision.row;
    cr_assert(row->certificates >= 2);
    bool shared = false;
    for (unsigned k = 0; k < 2; k++) {
        brute_loop_t l = loop_of(w.candidate, row->certificate[k]->of, profile_of(row->label));
        brute_confirm(&l, row->certificate[k], &d, 40);
        const bool *first = brute_best(A, l.n, l.w[0], NULL), *second = brute_best(A, l.n, l.w[1], NULL);
        for (size_t x = 0; x < l.n; x++) {
            cr_expect(!(first[x] && second[x]), "the favourites meet");
            shared |= row->certificate[0]->kept[x] && row->certificate[1]->kept[x];
        }
    }
    cr_expect(shared);
    arena_free(A);
    record_clear(&r);
}

/* By hand: weights (3,2) and (1,3), whichever agent comes first, whatever its pool: b wins from every start with K =
** 2 .. 10 for the Owner and M = 2 for the
** Public: l_b(a) = 3K/(3K-1) in both orders. */
Test(game_fairness_impossibility, one_winner_in_both_orders)
{
    arena_t *A = arena_new();
    for (unsigned long K = 2; K < 11; K++)
        for (long k = 1; k < 100; k += 14) {
            arena_reset(A);
            brute_game_t g =
                brute_game_of(A, 2, (const long[]){ 3, 2 }, (const long[]){ 1, 3 }, (const long[]){ k, 100 - k }, K, 2);
            brute_loop_t one = {
                .home = A, .n = 2, .stages = 2, .w = { g.owner, g.public }, .p = g.p, .pool = { K, 2 }
            };
            brute_loop_t other = {
                .home = A, .n = 2, .stages = 2, .w = { g.public, g.owner }, .p = g.p, .pool = { 2, K }
            };
            mpq_srcptr least = brute_ratio(A, 3 * (long)K, 3 * (long)K - 1);
            cr_expect(mpq_cmp(brute_odds_factor(&one, g.p, 1, 0), least) > 0 && mpq_cmp(brute_odds_factor(&other, g.p,
                1, 0), least) > 0, "K = %lu", K);
        }
    arena_free(A);
}

static bool is_dominated(const brute_loop_t *l, size_t x)
{
    for (size_t y = 0; y < l->n; y++) {
        int o = mpq_cmp(l->w[0] + y, l->w[0] + x), p = mpq_cmp(l->w[1] + y, l->w[1] + x);
        if (o >= 0 && p >= 0 && o + p > 0) return true;
    }
    return false;
}

/* A Pareto optimal point outside AO and AP, by its definition; and the count of the lemma, everywhere. */
Test(game_fairness_impossibility, a_compromise_is_Pareto_optimal)
{
    record_t r = checked(L, 12);
    arena_t *A = arena_new();
    size_t link = link_called(L, "outside AO and AP nothing is Pareto optimal"), seen = 0;
    witness_t w = witness_at(A, &r, link, r.link[link].violation);
    brute_loop_t v = loop_of(w.candidate, "two-stage", profile_of(w.decision.row->label));
    size_t optimal = 0;
    for (size_t x = 0; x < v.n; x++)
        optimal += !brute_best(A, v.n, v.w[0], NULL)[x] && !brute_best(A, v.n, v.w[1], NULL)[x] && !is_dominated(&v, x);
    cr_expect(optimal > 0);
    for (size_t i = 0; i < 8; i++) {
        arena_reset(A);
        const candidate_t *c = lemma_candidate(A, L, lemma_family(L, "random"), 2, i);
        for (const chain_row_t *row = lemma_chain(A, L, c)->first; row; row = row->next) {
            const real_t *term = term_called(L, row, "sum x: out(i, x) * (1 - dominated(i, x))");
            if (!term) continue;
            brute_loop_t l = loop_of(c, "two-stage", profile_of(row->label));
            const bool *AO = brute_best(A, l.n, l.w[0], NULL), *AP = brute_best(A, l.n, l.w[1], NULL);
            long count = 0;
            for (size_t x = 0; x < l.n; x++) count += !AO[x] && !AP[x] && !is_dominated(&l, x);
            cr_expect(brute_is(term, brute_ratio(A, count, 1)), "candidate %zu, %s", i, row->label);
            seen++;
        }
    }
    cr_expect(seen > 8, "%zu", seen);
    arena_free(A);
    record_clear(&r);
}

/* Two traps so unequal that both starts leave the same one: l_a(b) = 3/2 200/301 < 1 by little. That shows nothing of
** uniqueness, and refutes nothing: from
** p0 nearer to b the limit is b. */
Test(game_fairness_impossibility, the_same_limit_twice_refutes_nothing)
{
    arena_t *A = arena_new();
    effort_t effort = EFFORT_DEFAULT;
    candidate_t *c = candidate_new(A, L->params);
    const size_t shape[] = { 1, 2 };
    mpq_ptr owner = candidate_table(c, "wO", 2, shape), public = candidate_table(c, "wP", 2, shape);
    mpq_set_ui(owner, 3, 1);
    mpq_set_ui(owner + 1, 1, 1);
    mpq_set_ui(public, 1, 1);
    mpq_set_ui(public + 1, 201, 100);
    candidate_set_ratio(c, "K", 2, 1);
    candidate_set_ratio(c, "M", 2, 1);
    brute_set_law(c, "p0", 2, (const long[]){ 99, 1 });
    brute_set_law(c, "p0'", 2, (const long[]){ 1, 99 });
    size_t near = link_called(L, "near a trap the limit is larger there");
    cr_expect(decide_link(L, near, lemma_chain(A, L, c), &effort).verdict != VERDICT_VIOLATED);
    /* From p(b) = 1 - 1/10000 the odds of a fall. */
    brute_loop_t l = loop_of(c, "two-stage", 0);
    mpq_ptr p = arena_mpq(A, 2);
    mpq_set_ui(p, 1, 10000);
    mpq_set_ui(p + 1, 9999, 10000);
    cr_expect(mpq_cmp_ui(brute_odds_factor(&l, p, 0, 1), 1, 1) < 0);
    mpq_set_ui(p, 1, 100);
    mpq_set_ui(p + 1, 99, 100);
    cr_expect(mpq_cmp_ui(brute_odds_factor(&l, p, 0, 1), 1, 1) > 0, "the start p0' is no trap");
    arena_free(A);
}

/* On every candidate uniqueness fails, or its profiles have no two favourites; and reasons name the hypothesis. */
Test(game_fairness_impossibility, every_mechanism_is_tried)
{
    static const char *const links[] = { "not all three for every pair of rewards",
                                         "not all three for every pair of rewards, owner-only" };
    unsigned held = 0;
    arena_t *A = arena_new();
    effort_t effort = EFFORT_DEFAULT;
    for (size_t f = 0; L->families[f]; f++)
        for (size_t i = 0; i < candidates_of(L, f, 30); i++) {
            arena_reset(A);
            const chain_t *t = lemma_chain(A, L, lemma_candidate(A, L, f, 3, i));
            for (size_t k = 0; k < 2; k++) {
                verdict_t v = decide_link(L, link_called(L, links[k]), t, &effort).verdict;
                cr_expect(v == VERDICT_HOLDS || v == VERDICT_OUTSIDE, "family %zu, candidate %zu", f, i);
                held += v == VERDICT_HOLDS;
            }
        }
    cr_expect(held > 60, "%u", held);
    const chain_t *t = lemma_chain(A, L, lemma_candidate(A, L, lemma_family(L, "single"), 1, 0));
    const char *why = decide_link(L, link_called(L, "supports of the two orders are disjoint"), t, &effort).why;
    cr_expect_str_eq(why, "AO and AP do not meet: not so");
    arena_free(A);
}

/* A certificate that is missing where AO and AP meet puts nothing about disjoint favourites in doubt: wO = (1, 1 -
** 10^-60, 1/2). */
Test(game_fairness_impossibility, no_doubt_where_the_link_is_not_about_it)
{
    arena_t *A = arena_new();
    effort_t effort = EFFORT_DEFAULT;
    candidate_t *c = candidate_new(A, L->params);
    const size_t shape[] = { 1, 3 };
    mpq_ptr owner = candidate_table(c, "wO", 2, shape), public = candidate_table(c, "wP", 2, shape);
    for (size_t x = 0; x < 3; x++) {
        mpq_set_ui(owner + x, 1, x == 2 ? 2 : 1);
        mpq_set_ui(public + x, 1, x == 2 ? 2 : 1);
    }
    mpz_ui_pow_ui(mpq_denref(owner + 1), 10, 60);
    mpz_sub_ui(mpq_numref(owner + 1), mpq_denref(owner + 1), 1);
    candidate_set_ratio(c, "K", 2, 1);
    candidate_set_ratio(c, "M", 2, 1);
    brute_set_law(c, "p0", 3, (const long[]){ 1, 1, 1 });
    brute_set_law(c, "p0'", 3, (const long[]){ 2, 1, 1 });
    decision_t d =
        decide_link(L, link_called(L, "supports of the two orders are disjoint"), lemma_chain(A, L, c), &effort);
    cr_expect(d.verdict == VERDICT_OUTSIDE, "%s: %s", verdict_name(d.verdict), d.why);
    arena_free(A);
}
