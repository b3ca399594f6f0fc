/* SPDX-License-Identifier: MIT
**
** The verdict on one link, on chains put together by hand.
*/
#include "proofs/engine/decide.h"
#include "numerics/info/info.h"
#include "tests/support/known.h"

#include <criterion/criterion.h>
#include <string.h>

/* One link for each relation. */
static const lemma_t lemma = { .id = "toy/decide",
                               .terms = (const term_t[]){ { "x", "x" }, { "y", "y" }, { NULL, NULL } },
                               .links = (const link_t[]){ { "<=", 0, REL_LE, 1, STATEMENT },
                                                          { "=", 0, REL_EQ, 1, STATEMENT },
                                                          { "<", 0, REL_LT, 1, STATEMENT },
                                                          { NULL, 0, REL_LE, 0, STATEMENT } } };

static arena_t *A;
static void open_arena(void) { A = arena_new(); }
static void close_arena(void) { arena_free(A); }
TestSuite(engine_decide, .init = open_arena, .fini = close_arena);

static chain_t *chain_new(void)
{
    chain_t *t = ARENA_NEW(A, chain_t);
    t->home = A;
    return t;
}

static void row(chain_t *t, const char *label, const real_t *x, const real_t *y)
{
    chain_row(t, "%s", label);
    if (x) chain_term(t, 0, x);
    if (y) chain_term(t, 1, y);
}

static decision_t decided(const chain_t *t, relation_t rel)
{
    effort_t effort = EFFORT_DEFAULT;
    return decide_link(&lemma, rel, t, &effort);
}

/* x against y, in all three relations. */
static void assert_verdicts(const real_t *x, const real_t *y, verdict_t le, verdict_t eq, verdict_t lt)
{
    const verdict_t want[] = { [REL_LE] = le, [REL_EQ] = eq, [REL_LT] = lt };
    chain_t *t = chain_new();
    row(t, "", x, y);
    for (relation_t rel = REL_LE; rel <= REL_LT; rel++) {
        decision_t d = decided(t, rel);
        cr_assert(d.verdict == want[rel], "%s: %s, expected %s", lemma.links[rel].name, verdict_name(d.verdict),
                  verdict_name(want[rel]));
        cr_assert(d.row == t->first && (d.why != NULL) == (d.verdict == VERDICT_UNDECIDED));
    }
}

static const real_t *n(long k) { return real_si(A, k); }

Test(engine_decide, relations)
{
    assert_verdicts(n(1), n(2), VERDICT_HOLDS, VERDICT_VIOLATED, VERDICT_HOLDS);
    assert_verdicts(n(2), n(2), VERDICT_EQUAL, VERDICT_EQUAL, VERDICT_VIOLATED);
    assert_verdicts(n(3), n(2), VERDICT_VIOLATED, VERDICT_VIOLATED, VERDICT_VIOLATED);
    /* log 8 = 3 log 2 is proved, not seen; log 8 and 2079/1000 are apart by less than 10^-3. */
    const real_t *log8 = real_log_ui(A, 8), *cube = real_mul(n(3), real_log_ui(A, 2));
    assert_verdicts(log8, cube, VERDICT_EQUAL, VERDICT_EQUAL, VERDICT_VIOLATED);
    assert_verdicts(real_ratio(A, 2079, 1000), log8, VERDICT_HOLDS, VERDICT_VIOLATED, VERDICT_HOLDS);
}

/* 1 and 1 + 2^-3000 are told apart; rounding would have called them equal. */
Test(engine_decide, near_ties)
{
    mpq_ptr q = arena_mpq(A, 1);
    mpq_set_ui(q, 1, 1);
    mpq_div_2exp(q, q, 3000);
    const real_t *log2 = real_log_ui(A, 2), *more = real_add(log2, real_rat(A, q));
    assert_verdicts(log2, more, VERDICT_HOLDS, VERDICT_VIOLATED, VERDICT_HOLDS);
    assert_verdicts(more, log2, VERDICT_VIOLATED, VERDICT_VIOLATED, VERDICT_VIOLATED);
}

Test(engine_decide, infinities)
{
    const real_t *inf = real_inf(A, 1), *minus = real_inf(A, -1);
    assert_verdicts(inf, inf, VERDICT_EQUAL, VERDICT_EQUAL, VERDICT_VIOLATED);
    assert_verdicts(minus, minus, VERDICT_EQUAL, VERDICT_EQUAL, VERDICT_VIOLATED);
    assert_verdicts(n(5), inf, VERDICT_HOLDS, VERDICT_VIOLATED, VERDICT_HOLDS);
    assert_verdicts(inf, n(5), VERDICT_VIOLATED, VERDICT_VIOLATED, VERDICT_VIOLATED);
    assert_verdicts(minus, inf, VERDICT_HOLDS, VERDICT_VIOLATED, VERDICT_HOLDS);
    assert_verdicts(minus, n(-5), VERDICT_HOLDS, VERDICT_VIOLATED, VERDICT_HOLDS);
    /* A KL can be one. */
    const real_t *kl = info_kl(pmf_uniform(A, 2), pmf_point(A, 2, 0));
    assert_verdicts(kl, inf, VERDICT_EQUAL, VERDICT_EQUAL, VERDICT_VIOLATED);
    chain_t *t = chain_new();
    row(t, "", inf, inf);
    cr_assert(!decided(t, REL_LE).slack, "inf - inf is no slack");
    t = chain_new();
    row(t, "", minus, n(5));
    cr_assert(decided(t, REL_LE).slack && real_is_inf(decided(t, REL_LE).slack) == 1, "5 + inf is one");
}

Test(engine_decide, the_undefined_is_undecided)
{
    const real_t *inf = real_inf(A, 1), *undefined = real_sub(inf, inf);
    assert_verdicts(undefined, n(1), VERDICT_UNDECIDED, VERDICT_UNDECIDED, VERDICT_UNDECIDED);
    assert_verdicts(n(1), undefined, VERDICT_UNDECIDED, VERDICT_UNDECIDED, VERDICT_UNDECIDED);
    assert_verdicts(undefined, undefined, VERDICT_UNDECIDED, VERDICT_UNDECIDED, VERDICT_UNDECIDED);
    assert_verdicts(undefined, inf, VERDICT_UNDECIDED, VERDICT_UNDECIDED, VERDICT_UNDECIDED);
    chain_t *t = chain_new();
    row(t, "", n(1), undefined);
    cr_assert_str_eq(decided(t, REL_LE).why, "a term is undefined");
}

/* A number known only between two ends is not equal to one that lies between them, at any precision. */
Test(engine_decide, what_enclosures_cannot_tell_is_undecided)
{
    const loglin_t *log2 = real_loglin(real_log_ui(A, 2));
    const real_t *bracket = known_bracket(A, log2, NULL), *form = real_form(log2);
    assert_verdicts(bracket, form, VERDICT_UNDECIDED, VERDICT_UNDECIDED, VERDICT_UNDECIDED);
    assert_verdicts(bracket, bracket, VERDICT_EQUAL, VERDICT_EQUAL, VERDICT_VIOLATED); /* it cancels against itself */
    assert_verdicts(bracket, n(1), VERDICT_HOLDS, VERDICT_VIOLATED, VERDICT_HOLDS);
    chain_t *t = chain_new();
    row(t, "", bracket, form);
    cr_assert(strstr(decided(t, REL_LE).why, "precision cap"));
}

/* --- rows -------------------------------------------------------------------------------------------------- */

/* The verdicts that single rows give, worst last. */
static void make_row(chain_t *t, int kind)
{
    static const char *const label[] = { "equal", "holds", "undecided", "violated" };
    const real_t *inf = real_inf(A, 1);
    const real_t *y[] = { n(1), n(2), real_sub(inf, inf), n(0) };
    row(t, label[kind], n(1), y[kind]);
}

/* In whatever order they stand: violated beats undecided beats holds beats equal. */
Test(engine_decide, the_worst_row_decides)
{
    static const verdict_t verdict[] = { VERDICT_EQUAL, VERDICT_HOLDS, VERDICT_UNDECIDED, VERDICT_VIOLATED };
    static const char *const label[] = { "equal", "holds", "undecided", "violated" };
    for (int i = 0; i < 4; i++)
        for (int k = 0; k < 4; k++)
            for (int m = 0; m < 4; m++) {
                int worst = i > k ? i : k;
                if (m > worst) worst = m;
                chain_t *t = chain_new();
                make_row(t, i);
                make_row(t, k);
                make_row(t, m);
                decision_t d = decided(t, REL_LE);
                cr_assert(d.verdict == verdict[worst] && strcmp(d.row->label, label[worst]) == 0,
                          "%s, %s, %s: %s at %s", label[i], label[k], label[m], verdict_name(d.verdict), d.row->label);
            }
}

Test(engine_decide, the_row_of_least_slack)
{
    chain_t *t = chain_new();
    row(t, "wide", n(0), n(5));
    row(t, "narrow", n(0), real_sub(real_log_ui(A, 3), n(1)));
    row(t, "infinite", n(0), real_inf(A, 1));
    row(t, "middling", n(0), n(1));
    decision_t d = decided(t, REL_LE);
    effort_t effort = EFFORT_DEFAULT;
    cr_assert_str_eq(d.row->label, "narrow");
    cr_assert(real_cmp(d.slack, real_sub(real_log_ui(A, 3), n(1)), &effort) == SIGN_ZERO);
}

Test(engine_decide, the_first_violating_row)
{
    chain_t *t = chain_new();
    row(t, "fine", n(0), n(5));
    row(t, "first", n(1), n(0));
    row(t, "second", n(9), n(0));
    cr_assert_str_eq(decided(t, REL_LE).row->label, "first");
}

/* --- what claims nothing ----------------------------------------------------------------------------------- */

Test(engine_decide, zeroed_memory_claims_nothing)
{
    decision_t d;
    memset(&d, 0, sizeof d);
    cr_assert(d.verdict == VERDICT_NONE && strcmp(verdict_name(d.verdict), "none") == 0);
    cr_assert(d.verdict != VERDICT_HOLDS && d.verdict != VERDICT_EQUAL);
}

Test(engine_decide, missing_terms_are_outside)
{
    chain_t *t = chain_new();
    cr_assert(decided(t, REL_LE).verdict == VERDICT_OUTSIDE, "a chain of no rows");
    cr_assert_str_eq(decided(t, REL_LE).why, "the term x is not given here");
    row(t, "half", n(1), NULL);
    row(t, "other half", NULL, n(1));
    decision_t d = decided(t, REL_LE);
    cr_assert(d.verdict == VERDICT_OUTSIDE && d.why && !d.slack && !d.row);
    chain_outside(t, "M is %d, expected M >= 2", 1);
    chain_outside(t, "another");
    cr_assert_str_eq(decided(t, REL_LE).why, "M is 1, expected M >= 2");
}

/* A hypothesis that is not met does not reach the links whose terms are given all the same; rows without the terms are
** passed over. */
Test(engine_decide, given_terms_are_decided_all_the_same)
{
    chain_t *t = chain_new();
    row(t, "none", NULL, n(0));
    row(t, "given", n(1), n(2));
    chain_outside(t, "something else is not met");
    decision_t d = decided(t, REL_LE);
    cr_assert(d.verdict == VERDICT_HOLDS && strcmp(d.row->label, "given") == 0);
}

/* Terms that are not to be had leave a link undecided, whatever the rows have; but what is violated stays so. */
Test(engine_decide, a_doubt_hides_no_violation)
{
    static const verdict_t want[] = { VERDICT_UNDECIDED, VERDICT_UNDECIDED, VERDICT_UNDECIDED, VERDICT_VIOLATED };
    for (int kind = 0; kind < 4; kind++) {
        chain_t *t = chain_new();
        make_row(t, kind);
        chain_doubt(t, REL_LE, "no bound was found");
        decision_t d = decided(t, REL_LE);
        cr_assert(d.verdict == want[kind], "%s: %s", t->first->label, verdict_name(d.verdict));
        cr_assert(kind == 3 || strcmp(d.why, "no bound was found") == 0);
    }
}

/* Of a link whose terms are not given the weakest claim stands: undecided, beyond, outside; in whatever order they are
** said. */
Test(engine_decide, the_weakest_reason_stands)
{
    for (int order = 0; order < 2; order++) {
        chain_t *t = chain_new();
        if (order) chain_beyond(t, "K is above %d", 9);
        chain_outside(t, "no gap");
        if (!order) { cr_assert(decided(t, REL_LE).verdict == VERDICT_OUTSIDE); chain_beyond(t, "K is above %d", 9); }
        decision_t d = decided(t, REL_LE);
        cr_assert(d.verdict == VERDICT_BEYOND && strcmp(d.why, "K is above 9") == 0 && !d.row && !d.slack);
        chain_doubt_all(t, "no certificate");
        d = decided(t, REL_LE);
        cr_assert(d.verdict == VERDICT_UNDECIDED && strcmp(d.why, "no certificate") == 0);
        row(t, "given", n(1), n(2));
        cr_assert(decided(t, REL_LE).verdict == VERDICT_HOLDS, "a doubt of what is not given");
    }
}

/* Of one link alone, whatever terms are given; a hypothesis that is known not to be met comes first. */
Test(engine_decide, beyond_of_one_link)
{
    chain_t *t = chain_new();
    row(t, "given", n(2), n(1));
    chain_beyond_link(t, REL_LE, "%s is above %d", "m", 5);
    decision_t d = decided(t, REL_LE);
    cr_assert(d.verdict == VERDICT_BEYOND && strcmp(d.why, "m is above 5") == 0);
    cr_assert(decided(t, REL_LT).verdict == VERDICT_VIOLATED);
    chain_aside(t, REL_LE, "K is below K0");
    chain_aside(t, REL_LE, "another");
    d = decided(t, REL_LE);
    cr_assert(d.verdict == VERDICT_OUTSIDE && strcmp(d.why, "K is below K0") == 0);
}

/* A limit that some settings are past leaves the link beyond, and hides no violation in those that are given. */
Test(engine_decide, beyond_of_some_settings)
{
    chain_t *t = chain_new();
    row(t, "given", n(1), n(2));
    chain_beyond_settings(t, REL_LE, "m is above 5");
    decision_t d = decided(t, REL_LE);
    cr_assert(d.verdict == VERDICT_BEYOND && strcmp(d.why, "m is above 5") == 0);
    row(t, "given, too", n(3), n(2));
    cr_assert(decided(t, REL_LE).verdict == VERDICT_VIOLATED);
}

/* --- bounds ---------------------------------------------------------------------------------------------------- */

/* x <= a, y = b; or x = a, y <= b. What a bound does not decide is undecided, never violated, and no slack is known. */
Test(engine_decide, an_upper_bound_decides_one_way)
{
    static const struct { long x, y; bool of_y; verdict_t le, eq, lt;
    } bounds[] = {
        { 1, 2, false, VERDICT_HOLDS, VERDICT_VIOLATED, VERDICT_HOLDS },
        { 2, 2, false, VERDICT_UNDECIDED, VERDICT_UNDECIDED, VERDICT_UNDECIDED },
        { 3, 2, false, VERDICT_UNDECIDED, VERDICT_UNDECIDED, VERDICT_UNDECIDED },
        { 1, 2, true, VERDICT_UNDECIDED, VERDICT_UNDECIDED, VERDICT_UNDECIDED },
        { 2, 2, true, VERDICT_UNDECIDED, VERDICT_UNDECIDED, VERDICT_UNDECIDED },
        { 3, 2, true, VERDICT_VIOLATED, VERDICT_VIOLATED, VERDICT_VIOLATED },
    };
    for (size_t k = 0; k < sizeof bounds / sizeof *bounds; k++) {
        chain_t *t = chain_new();
        row(t, "a bound", bounds[k].of_y ? n(bounds[k].x) : NULL, bounds[k].of_y ? NULL : n(bounds[k].y));
        chain_term_at_most(t, bounds[k].of_y, n(bounds[k].of_y ? bounds[k].y : bounds[k].x));
        const verdict_t want[] = { [REL_LE] = bounds[k].le, [REL_EQ] = bounds[k].eq, [REL_LT] = bounds[k].lt };
        for (relation_t rel = REL_LE; rel <= REL_LT; rel++) {
            decision_t d = decided(t, rel);
            cr_assert(d.verdict == want[rel] && !d.slack, "bound %zu, %s: %s", k, lemma.links[rel].name,
                      verdict_name(d.verdict));
            cr_assert(d.verdict != VERDICT_UNDECIDED || strstr(d.why, "only a bound is known"));
        }
    }
}

/* The least slack of a candidate is known when that of every row is. */
Test(engine_decide, one_bound_leaves_no_slack)
{
    for (int order = 0; order < 2; order++) {
        chain_t *t = chain_new();
        if (order) row(t, "a value", n(1), n(2));
        row(t, "a bound", NULL, n(9));
        chain_term_at_most(t, 0, n(1));
        if (!order) row(t, "a value", n(1), n(2));
        decision_t d = decided(t, REL_LE);
        cr_assert(d.verdict == VERDICT_HOLDS && !d.slack);
        cr_assert_str_eq(d.row->label, "a bound");
    }
}

/* --- the order of slacks ----------------------------------------------------------------------------------- */

static int order(const real_t *x, const real_t *y, bool filter)
{
    effort_t effort = { .filter = filter, .prec_max = 1024 };
    return slack_order(x, y, &effort);
}

Test(engine_decide, slacks_in_order)
{
    mpq_ptr q = arena_mpq(A, 1);
    mpq_set_ui(q, 1, 1);
    mpq_div_2exp(q, q, 2000);
    const real_t *slack[] = {
        n(0), real_rat(A, q), n(1), real_add(n(1), real_rat(A, q)), real_log_ui(A, 3), real_log_ui(A, 4), real_inf(A, 1)
    };
    for (int i = 0; i < 7; i++)
        for (int k = 0; k < 7; k++) {
            int want = (i > k) - (i < k);
            cr_assert(order(slack[i], slack[k], true) == want && order(slack[i], slack[k], false) == want,
                      "%d against %d", i, k);
        }
}
