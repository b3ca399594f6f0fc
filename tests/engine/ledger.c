/* SPDX-License-Identifier: MIT
**
** Runs of links, and the ledger: each link's share in the slack of its run, a lower bound.
*/
#include "proofs/engine/write.h"
#include "tests/engine/toy.h"
#include "tests/support/candidate.h"

#include <criterion/criterion.h>

/* --- runs -------------------------------------------------------------------------------------------------- */

/* A lemma of these links (lhs, rhs), and the runs that it should fall into, as their lengths; negative when it
** descends. */
typedef struct { unsigned link[8][2]; int run[8]; } runs_t;

static void assert_runs(const runs_t *want)
{
    link_t links[LINKS_MAX] = { { .name = NULL } };
    size_t n = 0, at = 0;
    for (; want->link[n][0] != want->link[n][1]; n++)
        links[n] = (link_t){ "link", want->link[n][0], REL_LE, want->link[n][1], STATEMENT };
    lemma_t L = { .id = "toy/runs", .links = links };
    for (size_t k = 0; want->run[k]; k++) {
        run_t run = lemma_run(&L, at);
        size_t length = (size_t)(want->run[k] < 0 ? -want->run[k] : want->run[k]);
        cr_assert(run.first == at && run.n == length && run.descends == (want->run[k] < 0),
                  "run %zu: %zu links from %zu%s", k, run.n, run.first, run.descends ? ", descending" : "");
        at += run.n;
    }
    cr_assert(at == n && lemma_links(&L) == n, "%zu links of %zu in runs", at, n);
}

Test(engine_ledger, runs)
{
    static const runs_t all[] = {
        { { { 0, 1 } }, { 1 } },
        { { { 0, 1 }, { 1, 2 }, { 2, 3 } }, { 3 } },                     /* t0 <= t1 <= t2 <= t3 */
        { { { 1, 0 }, { 2, 1 }, { 3, 2 } }, { -3 } },                    /* t0 >= t1 >= t2 >= t3 */
        { { { 0, 1 }, { 0, 2 }, { 0, 3 } }, { 1, 1, 1 } },               /* no chain */
        { { { 0, 1 }, { 1, 2 }, { 3, 4 }, { 4, 5 }, { 5, 6 } }, { 2, 3 } },
        { { { 0, 1 }, { 1, 2 }, { 4, 3 }, { 5, 4 } }, { 2, -2 } },       /* up, then down */
        { { { 1, 0 }, { 2, 1 }, { 3, 4 }, { 4, 5 }, { 6, 7 } }, { -2, 2, 1 } },
        { { { 0, 1 }, { 2, 1 }, { 2, 3 } }, { 1, 1, 1 } },
    };
    for (size_t k = 0; k < sizeof all / sizeof *all; k++) assert_runs(&all[k]);
}

/* Every link of every run is the first of none but its own. */
Test(engine_ledger, a_chain_of_most_links)
{
    link_t links[LINKS_MAX + 1] = { { .name = NULL } };
    for (unsigned k = 0; k < LINKS_MAX - 1; k++) links[k] = (link_t){ "link", k, REL_LE, k + 1, STATEMENT };
    lemma_t L = { .id = "toy/long", .links = links };
    cr_assert(lemma_run(&L, 0).n == LINKS_MAX - 1 && lemma_run(&L, 5).n == LINKS_MAX - 6);
}

/* --- the ledger -------------------------------------------------------------------------------------------- */

/* The exact slack sums of toy_numbers over the candidates whose links all hold. */
static void sum_slacks(mpq_t sum[2], uint64_t seed, const size_t *of)
{
    mpq_t s[2];
    mpq_inits(s[0], s[1], NULL);
    for (size_t f = 0; f < 2; f++)
        for (size_t i = 0; i < of[f]; i++) {
            arena_t *A = arena_new();
            const candidate_t *c = lemma_candidate(A, &toy_numbers, f, seed, i);
            mpq_sub(s[0], candidate_number(c, "b"), candidate_number(c, "a"));
            mpq_sub(s[1], candidate_number(c, "c"), candidate_number(c, "b"));
            bool counts = mpq_cmp_si(candidate_number(c, "a"), -3, 1) >= 0 && mpq_sgn(s[0]) >= 0 && mpq_sgn(s[1]) >= 0;
            for (int k = 0; k < 2 && counts; k++) mpq_add(sum[k], sum[k], s[k]);
            arena_free(A);
        }
    mpq_clears(s[0], s[1], NULL);
}

static void assert_ledger(const record_t *r, mpq_t sum[2])
{
    mpq_t whole, x;
    mpq_inits(whole, x, NULL);
    mpq_add(whole, sum[0], sum[1]);
    double total = 0;
    for (size_t k = 0; k < 2; k++) {
        double share = -1;
        mpq_set_d(x, r->link[k].ledger.lo);
        cr_assert(mpq_cmp(x, sum[k]) <= 0, "the ledger's lower end is above the sum");
        mpq_set_d(x, r->link[k].ledger.hi);
        cr_assert(mpq_cmp(x, sum[k]) >= 0, "the ledger's upper end is below the sum");
        cr_assert(ledger_share(&share, r, k));
        mpq_set_d(x, share);
        mpq_mul(x, x, whole);
        cr_assert(mpq_cmp(x, sum[k]) <= 0, "a share of %.17g is no lower bound", share);
        cr_assert(share >= mpq_get_d(sum[k]) / mpq_get_d(whole) - 1e-9, "a share of %.17g is a loose one", share);
        total += share;
    }
    cr_assert(total <= 1);
    mpq_clears(whole, x, NULL);
}

Test(engine_ledger, shares_are_lower_bounds)
{
    for (uint64_t seed = 1; seed <= 20; seed++) {
        check_options_t o = toy_options(40);
        mpq_t sum[2];
        mpq_inits(sum[0], sum[1], NULL);
        o.seed = seed;
        o.filter = seed % 2;
        record_t r = toy_checked(&toy_numbers, &o);
        sum_slacks(sum, seed, (const size_t[]){ 40, 7 });
        cr_assert(mpq_sgn(sum[0]) > 0 && mpq_sgn(sum[1]) > 0);
        assert_ledger(&r, sum);
        mpq_clears(sum[0], sum[1], NULL);
        record_clear(&r);
    }
}

Test(engine_ledger, log_forms)
{
    check_options_t o = toy_options(50);
    record_t r = toy_checked(&toy_channel, &o);
    double first = -1, second = -1;
    cr_assert(ledger_share(&first, &r, 0) && ledger_share(&second, &r, 1));
    cr_assert(first > 0 && second > 0 && first + second <= 1 && first + second > 1 - 1e-6);
    record_clear(&r);
}

/* No slack, no share: nothing is divided by 0. Infinite slacks are not summed. */
Test(engine_ledger, no_slack)
{
    check_options_t o = toy_options(MIXED_FAR + 1);
    record_t r = toy_checked(&toy_mixed, &o);
    double share = -1;
    cr_assert(!ledger_share(&share, &r, 0) && r.link[0].ledger.lo == 0 && r.link[0].ledger.hi == 0);
    record_clear(&r);
    o.family = "none";
    r = toy_checked(&toy_numbers, &o);
    cr_assert(!ledger_share(&share, &r, 0) && !ledger_share(&share, &r, 1));
    record_clear(&r);
}

/* --- what leans on what -------------------------------------------------------------------------------------- */

/* A lemma's verdict is that of its statement: a step that fails and a link of ours that fails are said beside it. */
Test(engine_ledger, roles)
{
    check_options_t o = toy_options(3);
    record_t step = toy_checked(&toy_step_refuted, &o), ours = toy_checked(&toy_ours_refuted, &o);
    cr_assert(record_lemma(&step) == FOUND_HOLDS && record_role(&step, STEP) == FOUND_REFUTED &&
              record_role(&step, OURS) == FOUND_NONE);
    cr_assert(record_lemma(&ours) == FOUND_HOLDS && record_role(&ours, OURS) == FOUND_REFUTED &&
              record_role(&ours, STEP) == FOUND_NONE);
    cr_assert(record_worst(&step) == FOUND_REFUTED && record_worst(&ours) == FOUND_REFUTED);
    record_clear(&step);
    record_clear(&ours);
}

Test(engine_ledger, leans_on_refuted)
{
    const lemma_t *const lemma[] = { &toy_numbers, &toy_steady, &toy_leaning, &toy_leaning_further };
    check_options_t o = toy_options(20);
    record_t r[4];
    for (int k = 0; k < 4; k++) r[k] = toy_checked(lemma[k], &o);
    records_t R = { r, 4 };
    cr_assert(record_lemma(&r[0]) == FOUND_REFUTED && record_lemma(&r[1]) == FOUND_HOLDS);
    cr_assert(!leans_on_refuted(R, &r[0]) && !leans_on_refuted(R, &r[1]));
    cr_assert_str_eq(leans_on_refuted(R, &r[2]), "toy/numbers");
    cr_assert_str_eq(leans_on_refuted(R, &r[3]), "toy/numbers");
    cr_assert(!leans_on_refuted((records_t){ r + 1, 3 }, &r[3]), "of what was not checked nothing is said");
    for (int k = 0; k < 4; k++) record_clear(&r[k]);
}

/* A refuted link of ours is not the paper's. */
Test(engine_ledger, links_of_ours_are_not_leant_on)
{
    lemma_t leaning = toy_leaning;
    leaning.uses = (const char *const[]){ "toy/ours-refuted", NULL };
    check_options_t o = toy_options(5);
    record_t r[2] = { toy_checked(&toy_ours_refuted, &o), toy_checked(&leaning, &o) };
    cr_assert(record_worst(&r[0]) == FOUND_REFUTED && record_lemma(&r[0]) == FOUND_HOLDS);
    cr_assert(!leans_on_refuted((records_t){ r, 2 }, &r[1]));
    for (int k = 0; k < 2; k++) record_clear(&r[k]);
}
