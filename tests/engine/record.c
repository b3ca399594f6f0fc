/* SPDX-License-Identifier: MIT
**
** Records against a recount by hand: counts, least slack, smallest violation.
*/
#include "tests/engine/toy.h"
#include "tests/support/candidate.h"

#include <criterion/criterion.h>
#include <string.h>

/* What a link's record should say, from every candidate anew. */
typedef struct {
    unsigned long count[VERDICTS];
    place_t tightest, violation;
    mpq_t slack;
    size_t cells;
    mpz_t weight;
} recount_t;

static void recount_violation(recount_t *n, const candidate_t *c, place_t at)
{
    mpz_t w;
    mpz_init(w);
    candidate_weight(w, c);
    size_t cells = candidate_cells(c);
    if (!n->violation.set || cells < n->cells || (cells == n->cells && mpz_cmp(w, n->weight) < 0)) {
        n->violation = at;
        n->cells = cells;
        mpz_set(n->weight, w);
    }
    mpz_clear(w);
}

/* Candidate c of toy_numbers: link 0 is a <= b, link 1 is b <= c. */
static void recount_one(recount_t *n, const candidate_t *c, place_t at, size_t link)
{
    mpq_t slack;
    mpq_init(slack);
    mpq_sub(slack, candidate_number(c, link ? "c" : "b"), candidate_number(c, link ? "b" : "a"));
    int s = mpq_sgn(slack);
    bool outside = mpq_cmp_si(candidate_number(c, "a"), -3, 1) < 0;
    n->count[outside ? VERDICT_OUTSIDE : s > 0 ? VERDICT_HOLDS : s == 0 ? VERDICT_EQUAL : VERDICT_VIOLATED]++;
    if (!outside && s > 0 && (!n->tightest.set || mpq_cmp(slack, n->slack) < 0)) {
        n->tightest = at;
        mpq_set(n->slack, slack);
    }
    if (!outside && s < 0) recount_violation(n, c, at);
    mpq_clear(slack);
}

static void recount(recount_t *n, size_t link, uint64_t seed, const size_t *of)
{
    memset(n->count, 0, sizeof n->count);
    n->tightest = n->violation = (place_t){ false, 0, 0 };
    for (size_t f = 0; f < 2; f++)
        for (size_t i = 0; i < of[f]; i++) {
            arena_t *A = arena_new();
            recount_one(n, lemma_candidate(A, &toy_numbers, f, seed, i), (place_t){ true, f, i }, link);
            arena_free(A);
        }
}

static bool same_place(place_t a, place_t b)
{
    return a.set == b.set && (!a.set || (a.family == b.family && a.index == b.index));
}

static void assert_recounted(const record_t *r, uint64_t seed, const size_t *of)
{
    recount_t n;
    mpq_init(n.slack);
    mpz_init(n.weight);
    for (size_t k = 0; k < 2; k++) {
        const link_record_t *l = &r->link[k];
        recount(&n, k, seed, of);
        for (int v = 0; v < VERDICTS; v++)
            cr_assert(l->count[v] == n.count[v], "%s: %lu, expected %lu", verdict_name(v), l->count[v], n.count[v]);
        cr_assert(n.tightest.set && n.violation.set, "seed %llu tests too little", (unsigned long long)seed);
        cr_assert(same_place(l->tightest, n.tightest), "tightest: %zu, expected %zu", l->tightest.index,
                  n.tightest.index);
        cr_assert(same_place(l->violation, n.violation), "violation: %zu, expected %zu", l->violation.index,
                  n.violation.index);
        double x = mpq_get_d(n.slack); /* toward 0 */
        cr_assert(l->slack.lo <= x && x <= l->slack.hi && l->slack.hi - l->slack.lo <= 1e-12);
        cr_assert(record_link(r, k) == FOUND_REFUTED);
    }
    mpq_clear(n.slack);
    mpz_clear(n.weight);
}

Test(engine_record, counts_tightest_and_smallest_violation)
{
    for (uint64_t seed = 1; seed <= 20; seed++) {
        check_options_t o = toy_options(40);
        o.seed = seed;
        record_t r = toy_checked(&toy_numbers, &o);
        cr_assert(r.candidates == 47 && record_planned(&toy_numbers, &o) == 47);
        assert_recounted(&r, seed, (const size_t[]){ 40, 7 });
        record_clear(&r);
    }
}

Test(engine_record, one_family)
{
    check_options_t o = toy_options(30);
    o.family = "drawn";
    record_t r = toy_checked(&toy_numbers, &o);
    cr_assert(r.candidates == 30);
    assert_recounted(&r, 1, (const size_t[]){ 30, 0 });
    record_clear(&r);
}

/* --- findings ---------------------------------------------------------------------------------------------- */

Test(engine_record, an_empty_run_claims_nothing)
{
    check_options_t o = toy_options(10);
    o.family = "no family of this name";
    record_t r = toy_checked(&toy_numbers, &o);
    cr_assert(r.candidates == 0 && record_tried(&r.link[0]) == 0);
    cr_assert(record_link(&r, 0) == FOUND_UNTRIED && record_lemma(&r) == FOUND_UNTRIED);
    cr_assert(!r.link[0].tightest.set && !r.link[0].violation.set);
    record_clear(&r);
    record_t zeroed;
    memset(&zeroed, 0, sizeof zeroed);
    zeroed.lemma = &toy_numbers;
    cr_assert(record_link(&zeroed, 0) == FOUND_UNTRIED);
    cr_assert_str_eq(finding_name((finding_t)0), "none");
}

/* One of every kind: see toy.h. */
Test(engine_record, one_of_every_kind)
{
    check_options_t o = toy_options(20);
    record_t r = toy_checked(&toy_mixed, &o);
    const link_record_t *l = &r.link[0];
    cr_assert(l->count[VERDICT_UNDECIDED] == 1 && l->count[VERDICT_OUTSIDE] == 1 && l->count[VERDICT_BEYOND] == 1
        && l->count[VERDICT_EQUAL] == 2 && l->count[VERDICT_HOLDS] == 15);
    cr_assert(record_tried(l) == 18 && record_link(&r, 0) == FOUND_UNDECIDED);
    static const struct { reason_kind_t kind; size_t index; const char *why; } first[REASONS] = {
        { REASON_OUTSIDE, MIXED_OUTSIDE, "i is 3" }, { REASON_BEYOND, MIXED_BEYOND, "i is above 18" },
            { REASON_UNDECIDED, MIXED_UNDEFINED, "a term is undefined" } };
    for (size_t i = 0; i < REASONS; i++) {
        const reason_t *reason = &l->reason[first[i].kind];
        cr_assert(reason->at.set && reason->at.index == first[i].index, "%s at %zu", reason->why, reason->at.index);
        cr_assert_str_eq(reason->why, first[i].why);
    }
    /* The infinite slack came first; the two rows have the least. */
    cr_assert(l->tightest.index == MIXED_ROWS && l->slack.lo <= 2 && 2 <= l->slack.hi && l->slack.hi < 2.001);
    record_clear(&r);
}

/* An infinite slack is one, and no less than any other. */
Test(engine_record, an_infinite_slack)
{
    check_options_t o = toy_options(MIXED_FAR + 1);
    record_t r = toy_checked(&toy_mixed, &o);
    cr_assert(r.link[0].tightest.set && r.link[0].tightest.index == MIXED_FAR && r.link[0].slack.hi > 1e300 &&
              !r.link[0].has_ratio);
    record_clear(&r);
}

/* Slacks that doubles do not tell apart are compared exactly; of equals the first counts, and of equal violations. */
Test(engine_record, slacks_nearer_than_doubles)
{
    check_options_t o = toy_options(60);
    for (o.jobs = 1; o.jobs <= 9; o.jobs += 4) {
        record_t r = toy_checked(&toy_near, &o);
        cr_assert(r.link[0].tightest.index == 6, "the tightest is %zu", r.link[0].tightest.index);
        cr_assert(r.link[0].violation.index == 3 && r.link[0].cells == 1, "the smallest violation is %zu",
                  r.link[0].violation.index);
        record_clear(&r);
    }
}

static void pair(chain_t *t, const real_t *x, const real_t *y) { chain_term(t, 0, x); chain_term(t, 1, y); }

/* The greatest ratio is no less than that of any row: 99/100 in one, 1/2 in the other, which has the lesser slack. */
static void chain_ratios(chain_t *t, const candidate_t *c)
{
    static const long row[2][2] = { { 1, 2 }, { 990, 1000 } };
    for (int k = 0; k < 2; k++) {
        chain_row(t, "s = %d", k);
        chain_term(t, 0, real_si(c->home, row[k][0]));
        chain_term(t, 1, real_si(c->home, row[k][1]));
    }
}

Test(engine_record, the_greatest_ratio_is_over_all_rows)
{
    lemma_t L = toy_mixed;
    L.chain = chain_ratios;
    check_options_t o = toy_options(1);
    record_t r = toy_checked(&L, &o);
    cr_assert(r.link[0].slack.hi < 1.001 && r.link[0].has_ratio);
    cr_assert(r.link[0].ratio.hi >= 0.99, "\"greatest ratio at most %.6f\", and a row has 0.99", r.link[0].ratio.hi);
    record_clear(&r);
}

/* The ends of a ratio are outside it: 3/7 is no double. */
static void chain_quotient(chain_t *t, const candidate_t *c)
{
    chain_term(t, 0, real_si(c->home, 3));
    chain_term(t, 1, real_si(c->home, 7));
}

Test(engine_record, ratios_are_rounded_outward)
{
    lemma_t L = toy_mixed;
    L.chain = chain_quotient;
    check_options_t o = toy_options(1);
    record_t r = toy_checked(&L, &o);
    mpq_t end, want;
    mpq_inits(end, want, NULL);
    mpq_set_ui(want, 3, 7);
    mpq_set_d(end, r.link[0].ratio.lo);
    cr_assert(r.link[0].has_ratio && mpq_cmp(end, want) < 0, "%a", r.link[0].ratio.lo);
    mpq_set_d(end, r.link[0].ratio.hi);
    cr_assert(mpq_cmp(end, want) > 0, "%a", r.link[0].ratio.hi);
    mpq_clears(end, want, NULL);
    record_clear(&r);
}

/* A row that is equal, or nearly, has no ratio of its own beside one that is strict. */
static void chain_equal_row(chain_t *t, const candidate_t *c)
{
    const real_t *log2 = real_log_ui(c->home, 2);
    chain_row(t, "equal");
    pair(t, real_log_ui(c->home, 8), real_mul(real_si(c->home, 3), log2));
    chain_row(t, "strict");
    pair(t, real_si(c->home, 1), real_si(c->home, 4));
}

Test(engine_record, equal_rows_have_no_ratio)
{
    lemma_t L = toy_mixed;
    L.chain = chain_equal_row;
    check_options_t o = toy_options(1);
    record_t r = toy_checked(&L, &o);
    cr_assert(r.link[0].count[VERDICT_HOLDS] == 1 && r.link[0].has_ratio && r.link[0].ratio.hi < 0.26, "%a",
              r.link[0].ratio.hi);
    record_clear(&r);
}

/* A slack that doubles do not tell from 0 counts as no less than 0 in the ledger. */
static void chain_hair(chain_t *t, const candidate_t *c)
{
    mpq_ptr q = arena_mpq(c->home, 1);
    mpq_set_ui(q, 1, 1);
    mpq_div_2exp(q, q, 200);
    mpz_add(mpq_numref(q), mpq_numref(q), mpq_denref(q));
    pair(t, real_log_ui(c->home, 3), real_add(real_log_ui(c->home, 3), real_log_rat(c->home, q)));
}

Test(engine_record, losses_are_not_below_zero)
{
    lemma_t L = toy_mixed;
    L.chain = chain_hair;
    check_options_t o = toy_options(1);
    record_t r = toy_checked(&L, &o);
    cr_assert(r.link[0].count[VERDICT_HOLDS] == 1 && mpz_sgn(r.link[0].sum_lo) >= 0 && mpz_sgn(r.link[0].sum_hi) > 0);
    record_clear(&r);
}

/* --- the filter, the time limit, what is called ------------------------------------------------------------------ */

static void assert_same_records(const record_t *a, const record_t *b)
{
    for (size_t k = 0; k < lemma_links(a->lemma); k++) {
        const link_record_t *l = &a->link[k], *m = &b->link[k];
        cr_assert(memcmp(l->count, m->count, sizeof l->count) == 0, "%s: other counts", a->lemma->links[k].name);
        cr_assert(same_place(l->tightest, m->tightest) && same_place(l->violation, m->violation)
            && same_place(l->reason[REASON_UNDECIDED].at, m->reason[REASON_UNDECIDED].at));
        cr_assert(l->slack.lo == m->slack.lo && l->slack.hi == m->slack.hi && l->has_ratio == m->has_ratio);
        cr_assert(l->ledger.lo <= m->ledger.hi && m->ledger.lo <= l->ledger.hi && l->ratio.lo <= m->ratio.hi &&
                  m->ratio.lo <= l->ratio.hi);
    }
}

Test(engine_record, the_filter_changes_no_record)
{
    check_options_t with = toy_options(60), without = with;
    without.filter = false;
    record_t a = toy_checked(&toy_channel, &with), b = toy_checked(&toy_channel, &without);
    cr_assert(a.link[0].count[VERDICT_EQUAL] > 5 && a.link[0].count[VERDICT_HOLDS] > 30 &&
              a.link[1].count[VERDICT_EQUAL] > 5);
    cr_assert(a.routes[ROUTE_FILTER] > 0 && b.routes[ROUTE_FILTER] == 0, "the option does nothing");
    assert_same_records(&a, &b);
    record_clear(&a);
    record_clear(&b);
}

Test(engine_record, the_time_limit)
{
    check_options_t o = toy_options(1000);
    o.deadline = clock_seconds() - 1;
    record_t r = toy_checked(&toy_numbers, &o);
    cr_assert(r.cut_short && r.candidates == 1, "%lu candidates", r.candidates);
    record_clear(&r);
    o.deadline = clock_seconds() + 1000;
    o.candidates = 20;
    r = toy_checked(&toy_numbers, &o);
    cr_assert(!r.cut_short && r.candidates == 27);
    record_clear(&r);
    o.family = "few"; /* the last candidate is not one too few */
    o.candidates = 1;
    o.deadline = clock_seconds() - 1;
    r = toy_checked(&toy_numbers, &o);
    cr_assert(!r.cut_short && r.candidates == 1);
    record_clear(&r);
}

typedef struct { unsigned long done, traced, counts[VERDICTS]; } calls_t;

static void note_progress(void *self, const lemma_t *L, unsigned long done, unsigned long of)
{
    calls_t *c = self;
    cr_assert(L == &toy_numbers && done == ++c->done && of == 22);
}

static void note_trace(void *self, const lemma_t *L, place_t at, size_t link, const decision_t *d)
{
    calls_t *c = self;
    cr_assert(L == &toy_numbers && at.set && link == c->traced++ % 2);
    if (link == 0) c->counts[d->verdict]++;
}

Test(engine_record, progress_and_trace)
{
    calls_t calls = { 0 };
    check_options_t o = toy_options(15);
    o.progress = note_progress;
    o.trace = note_trace;
    o.self = &calls;
    record_t r = toy_checked(&toy_numbers, &o);
    cr_assert(calls.done == 22 && calls.traced == 44 &&
              memcmp(calls.counts, r.link[0].count, sizeof calls.counts) == 0);
    record_clear(&r);
}

/* A witness made anew from its place gives the recorded slack. */
Test(engine_record, witnesses)
{
    check_options_t o = toy_options(40);
    record_t r = toy_checked(&toy_channel, &o);
    arena_t *A = arena_new();
    encl_t x;
    mpfi_init2(x, 128);
    for (size_t k = 0; k < 2; k++) {
        witness_t w = witness_at(A, &r, k, r.link[k].tightest);
        cr_assert(w.decision.verdict == VERDICT_HOLDS);
        witness_slack(x, &w);
        cr_assert(r.link[k].slack.lo <= mpfr_get_d(&x->left, MPFR_RNDD) &&
                  mpfr_get_d(&x->right, MPFR_RNDU) <= r.link[k].slack.hi);
        if (witness_ratio(x, &w))
            cr_assert(mpfr_cmp_ui(&x->left, 1) < 0 && mpfr_get_d(&x->left, MPFR_RNDD) <= r.link[k].ratio.hi);
    }
    mpfi_clear(x);
    arena_free(A);
    record_clear(&r);
}
