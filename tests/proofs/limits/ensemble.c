/* SPDX-License-Identifier: MIT */
#include "tests/support/tilts.h"

#define OWN limits_lemma("ensemble")

/* Every seventh of the pairs, round and round: small and large errors among a few. */
static void make_seventh(candidate_t *c, draw_t *d, size_t i)
{
    OWN->families[0]->make(c, d, 7 * i % OWN->families[0]->size);
}

static const family_t sevenths = { "pairs", "every seventh", 0, make_seventh };

/* The lemma on the first of this family alone. */
static record_t checked_on(const family_t *family, size_t candidates)
{
    static const family_t *families[2];
    static lemma_t lemma;
    lemma = *OWN;
    families[0] = family;
    lemma.families = families;
    return checked(&lemma, candidates);
}

Test(limits_ensemble, what_holds_and_what_does_not)
{
    static const found_t found[] = { { "(a) range", FOUND_HOLDS },
                                     { "(a) bound", FOUND_HOLDS },
                                     { "(b) objective", FOUND_REFUTED },
                                     { "(c) objective, one more", FOUND_REFUTED },
                                     { "(d) reward, signed", FOUND_REFUTED },
                                     { "(d) reward, absolute", FOUND_REFUTED },
                                     { "(d) reward, signed, one more", FOUND_REFUTED },
                                     { "(d) reward, absolute, one more", FOUND_REFUTED },
                                     { "(e) KL(pi_beta||pihat)", FOUND_HOLDS },
                                     { "(e) KL(pi_beta||pihat), one more", FOUND_HOLDS },
                                     { "g of a mean, mean of bounds", FOUND_HOLDS },
                                     { "moved by a mean, mean of bounds", FOUND_HOLDS },
                                     { "(b) where range(e_i) <= beta", FOUND_HOLDS },
                                     { "(c) where range(e_i) <= beta", FOUND_HOLDS },
                                     { "(d) signed, the best keeps half", FOUND_HOLDS },
                                     { "(d) absolute, the best keeps half", FOUND_HOLDS },
                                     { "(d) signed, one more, the best keeps half", FOUND_HOLDS },
                                     { "(d) absolute, one more, the best keeps half", FOUND_HOLDS },
                                     { NULL, FOUND_NONE } };
    record_t r = checked_on(&sevenths, 31);
    assert_found(&r, found);
    assert_attained(&r, "(a) range");
    record_clear(&r);
}

/* Whatever else: on the random ones too (a), (e) and ours hold. */
Test(limits_ensemble, random_ones)
{
    static const char *const holds[] = { "(a) range", "(a) bound", "(e) KL(pi_beta||pihat)",
        "(e) KL(pi_beta||pihat), one more", "g of a mean, mean of bounds", "moved by a mean, mean of bounds" };
    record_t r = checked_on(OWN->families[2], 10);
    for (size_t k = 0; k < 6; k++) {
        const link_record_t *l = &r.link[link_called(OWN, holds[k])];
        cr_expect(record_tried(l) > 5 && l->count[VERDICT_VIOLATED] == 0 && l->count[VERDICT_UNDECIDED] == 0, "%s",
                  holds[k]);
    }
    record_clear(&r);
}

/* --- by hand ------------------------------------------------------------------------------------------------------ */

enum { GAP, LOST, MOVED, DUAL, QUANTITIES };
typedef struct { hand_t h; size_t rows; long double e[8][8]; } many_t;

/* The errors: beta 420 a log z. */
static many_t many(const candidate_t *c)
{
    many_t m = { .h = hand_base(c), .rows = candidate_dim(c, 'i') };
    long double a[64];
    hand_read(a, c, "a");
    for (size_t i = 0; i < m.rows; i++)
        for (size_t y = 0; y < m.h.n; y++) m.e[i][y] = m.h.beta * 420 * a[i * m.h.n + y] * logl(hand_number(c, "z"));
    return m;
}

/* What the error e does. */
static void effects(long double *q, const many_t *m, const long double *e)
{
    hand_t h = m->h;
    hand_proxy(&h, e);
    q[GAP] = hand_gap(&h);
    q[LOST] = hand_lost(&h);
    q[MOVED] = fabsl(q[LOST]);
    q[DUAL] = hand_kl(h.n, h.pi, h.proxy);
}

/* Their means over all rows^k ordered draws of the effect of the mean error. */
static void drawn(long double *mean, const many_t *m, unsigned long k)
{
    size_t i[8] = { 0 };
    for (size_t q = 0; q < QUANTITIES; q++) mean[q] = 0;
    do {
        long double e[8] = { 0 }, x[QUANTITIES];
        for (unsigned long d = 0; d < k; d++)
            for (size_t y = 0; y < m->h.n; y++) e[y] += m->e[i[d]][y] / k;
        effects(x, m, e);
        for (size_t q = 0; q < QUANTITIES; q++) mean[q] += x[q] / powl(m->rows, k);
    } while (hand_tuple(i, m->rows, k));
}

/* The effects of the mean of all rows, and the mean of their effects. */
static void averaged(long double *bar, long double *mean, long double *ebar, const many_t *m)
{
    for (size_t y = 0; y < m->h.n; y++) ebar[y] = 0;
    for (size_t q = 0; q < QUANTITIES; q++) mean[q] = 0;
    for (size_t i = 0; i < m->rows; i++) {
        long double x[QUANTITIES];
        effects(x, m, m->e[i]);
        for (size_t q = 0; q < QUANTITIES; q++) mean[q] += x[q] / m->rows;
        for (size_t y = 0; y < m->h.n; y++) ebar[y] += m->e[i][y] / m->rows;
    }
    effects(bar, m, ebar);
}

static const char *const bar_name[QUANTITIES] = { "g(abar)", "lost(abar)", "abs(lost(abar))", "dual(abar)" };
static const char *const mean_name[QUANTITIES] = { "gs", "(sum i: lost(a(i, y)))/|I|",
    "(sum i: abs(lost(a(i, y))))/|I|", "(sum i: dual(a(i, y)))/|I|" };
static const char *const more_name[QUANTITIES] = {
    "Eg(n(j) + 1)", "Elost(n(j) + 1)", "Emoved(n(j) + 1)", "Edual(n(j) + 1)"
};
static const char *const fewer_name[QUANTITIES] = { "Eg(n(j))", "Elost(n(j))", "Emoved(n(j))", "Edual(n(j))" };

static size_t draws;

/* The term of the k-th setting, from 0: each claim has rows of its own. */
static const real_t *setting(const chain_t *t, const char *name, size_t k)
{
    for (const chain_row_t *row = t->first; row; row = row->next) {
        const real_t *x = term_called(OWN, row, name);
        if (x && k-- == 0) return x;
    }
    return NULL;
}

static void visit(const visited_t *v)
{
    many_t m = many(v->c);
    long double bar[QUANTITIES], mean[QUANTITIES], ebar[8], ranges = 0, squares = 0;
    const chain_row_t *row = v->t->first;
    averaged(bar, mean, ebar, &m);
    for (size_t i = 0; i < m.rows; i++) {
        ranges += hand_range(m.h.n, m.e[i]) / m.rows;
        squares += powl(hand_range(m.h.n, m.e[i]), 2) / (8 * m.h.beta * m.rows);
    }
    assert_term(v, row, "range(abar)", hand_range(m.h.n, ebar));
    assert_term(v, row, "ranges", ranges);
    assert_term(v, row, "beta log(max(w)/min(w)) ranges/(4 beta)", hand_range(m.h.n, m.h.r) * ranges / (4 * m.h.beta));
    assert_term(v, row, "square(abar)", powl(hand_range(m.h.n, ebar), 2) / (8 * m.h.beta));
    assert_term(v, row, "squares", squares);
    for (size_t q = 0; q < QUANTITIES; q++) {
        assert_term(v, row, bar_name[q], bar[q]);
        assert_term(v, row, mean_name[q], mean[q]);
    }
    if (m.rows > 3) { cr_expect(!row->next, "family %zu, candidate %zu", v->family, v->index); return; }
    for (unsigned long k = 1; k <= candidate_value(v->c, "n")->cells; k++) {
        long double fewer[QUANTITIES], more[QUANTITIES];
        drawn(fewer, &m, k);
        drawn(more, &m, k + 1);
        for (size_t q = 0; q < QUANTITIES; q++) {
            assert_value_near(setting(v->t, more_name[q], k - 1), more[q], "%s, family %zu, candidate %zu",
                              more_name[q], v->family, v->index);
            assert_value_near(setting(v->t, fewer_name[q], k - 1), fewer[q], "%s, family %zu, candidate %zu",
                              fewer_name[q], v->family, v->index);
        }
        draws++;
    }
}

Test(limits_ensemble, by_ordered_draws)
{
    hand_visit(OWN, 3, 12, visit);
    cr_expect(draws >= 6 * 16, "%zu", draws);
}

/* Both repairs on ranges about beta: every candidate with a range above it is set aside and says which error; the
** others are tried, and hold. */
Test(limits_ensemble, narrow_errors)
{
    arena_t *A = arena_new();
    size_t b = link_called(OWN, "(b) where range(e_i) <= beta"), tried = 0, aside = 0;
    for (size_t i = 0; i < 32; i++) {
        arena_reset(A);
        effort_t effort = EFFORT_DEFAULT;
        const candidate_t *c = lemma_candidate(A, OWN, lemma_family(OWN, "narrow"), 1, i);
        const chain_t *t = lemma_chain(A, OWN, c);
        many_t m = many(c);
        long double widest = 0;
        for (size_t k = 0; k < m.rows; k++) widest = fmaxl(widest, hand_range(m.h.n, m.e[k]));
        decision_t d = decide_link(OWN, b, t, &effort),
                   one_more = decide_link(OWN, link_called(OWN, "(c) where range(e_i) <= beta"), t, &effort);
        cr_expect(fabsl(widest / m.h.beta - 1) < 0.01L, "candidate %zu: %Lg", i, widest / m.h.beta);
        if (widest > m.h.beta) { aside++; cr_expect(d.verdict == VERDICT_OUTSIDE
            && one_more.verdict == VERDICT_OUTSIDE && strstr(d.why, "range(e_i) <= beta: not so at i="),
            "candidate %zu", i);
        } else {
            tried++;
            cr_expect(d.verdict == VERDICT_HOLDS && one_more.verdict == VERDICT_HOLDS, "candidate %zu", i);
        }
    }
    cr_expect(tried >= 24 && aside >= 4, "%zu tried, %zu aside", tried, aside);
    arena_free(A);
}

/* z below 1 turns the errors round, z = 1 leaves none; errors that differ by constants move nothing, and no draw is
** needed to see it. */
Test(limits_ensemble, any_positive_z_and_errors_alike)
{
    arena_t *A = arena_new();
    effort_t effort = EFFORT_DEFAULT;
    for (size_t i = 0; i < 6; i++) {
        arena_reset(A);
        candidate_t *c = lemma_candidate(A, OWN, lemma_family(OWN, "pairs"), 1, i), *turned = lemma_candidate(A, OWN,
            lemma_family(OWN, "pairs"), 1, i);
        mpq_inv(candidate_value(turned, "z")->at, candidate_number(c, "z"));
        const value_t *a = candidate_value(turned, "a");
        for (size_t k = 0; k < a->cells; k++) mpq_neg(a->at + k, a->at + k);
        const chain_row_t *x = lemma_chain(A, OWN, c)->first, *y = lemma_chain(A, OWN, turned)->first;
        for (size_t q = 0; q < QUANTITIES; q++) cr_expect(real_cmp(term_called(OWN, x, bar_name[q]),
            term_called(OWN, y, bar_name[q]), &effort) == SIGN_ZERO, "%zu, %s", i, bar_name[q]);
        candidate_set_ratio(c, "z", i % 2, 1);
        const chain_t *t = lemma_chain(A, OWN, c);
        for (size_t k = 0; OWN->links[k].name; k++) {
            verdict_t v = decide_link(OWN, k, t, &effort).verdict;
            bool aside = v == VERDICT_OUTSIDE && strstr(OWN->links[k].name, "the best keeps half");
            cr_expect(aside || v == (i % 2 ? VERDICT_EQUAL : VERDICT_OUTSIDE), "z = %zu: %s", i % 2,
                      OWN->links[k].name);
        }
    }
    candidate_t *c = lemma_candidate(A, OWN, lemma_family(OWN, "pairs"), 1, 0);
    mpq_ptr a = candidate_table(c, "a", 2, (size_t[]){ 2, 2 });
    for (size_t k = 0; k < 4; k++) mpq_set_si(a + k, (long)(k % 2 + 3 * (k / 2)), 1);
    const chain_t *t = lemma_chain(A, OWN, c);
    for (size_t k = 0; OWN->links[k].name; k++)
        if (strstr(OWN->links[k].name, "one more") && !strstr(OWN->links[k].name, "half")) cr_expect(decide_link(OWN,
            k, t, &effort).verdict == VERDICT_EQUAL, "alike: %s", OWN->links[k].name);
    arena_free(A);
}

/* A reward at beta = 1/3, 2/3, 1, three errors. */
Test(limits_ensemble, by_ordered_draws_at_another_beta)
{
    arena_t *A = arena_new();
    for (size_t i = 0; i < 3; i++) {
        arena_reset(A);
        candidate_t *c = lemma_candidate(A, OWN, lemma_family(OWN, "random"), 4, i);
        candidate_set_ratio(c, "beta", 1 + (long)i, 3);
        visit(&(visited_t){ OWN, c, lemma_chain(A, OWN, c), lemma_family(OWN, "random"), i });
    }
    arena_free(A);
}

/* The counterexamples of the record. */
Test(limits_ensemble, counterexamples_by_hand)
{
    static const char *const mean_link[3] = { "(b) objective", "(d) reward, signed", "(d) reward, absolute" };
    static const char *const more_link[3] = { "(c) objective, one more", "(d) reward, signed, one more",
                                              "(d) reward, absolute, one more" };
    record_t r = checked_on(OWN->families[0], 216);
    arena_t *A = arena_new();
    for (size_t q = GAP; q < DUAL; q++) {
        size_t link = link_called(OWN, mean_link[q]);
        long double bar[QUANTITIES], mean[QUANTITIES], fewer[QUANTITIES], more[QUANTITIES], ebar[8];
        many_t m = many(witness_at(A, &r, link, r.link[link].violation).candidate);
        averaged(bar, mean, ebar, &m);
        cr_expect(bar[q] > mean[q] + 1e-9L, "%s: %Lg, %Lg", mean_link[q], bar[q], mean[q]);
        link = link_called(OWN, more_link[q]);
        witness_t w = witness_at(A, &r, link, r.link[link].violation);
        unsigned long k = strtoul(w.decision.row->label + 2, NULL, 10) + 1;
        m = many(w.candidate);
        drawn(fewer, &m, k);
        drawn(more, &m, k + 1);
        cr_expect(k >= 1 && k <= 6 && more[q] > fewer[q] + 1e-9L, "%s, k=%lu: %Lg, %Lg", more_link[q], k, more[q],
                  fewer[q]);
    }
    arena_free(A);
    record_clear(&r);
}

/* Errors of opposite sign cancel: a = (1,0), (0,1) in the mean of both is a constant, and every effect of it is 0. */
Test(limits_ensemble, opposite_errors_cancel)
{
    arena_t *A = arena_new();
    effort_t effort = EFFORT_DEFAULT;
    for (size_t i = 0; i < 216; i++) {
        arena_reset(A);
        const candidate_t *c = lemma_candidate(A, OWN, lemma_family(OWN, "pairs"), 1, i);
        mpq_srcptr a = candidate_value(c, "a")->at;
        if (!mpq_equal(a, a + 3) || mpq_sgn(a) == 0) continue;
        const chain_row_t *row = lemma_chain(A, OWN, c)->first;
        cr_expect(real_sgn(term_called(OWN, row, "range(abar)"), &effort) == SIGN_ZERO, "candidate %zu", i);
        for (size_t q = 0; q < QUANTITIES; q++) cr_expect(real_sgn(term_called(OWN, row, bar_name[q]),
            &effort) == SIGN_ZERO, "candidate %zu, %s", i, bar_name[q]);
    }
    arena_free(A);
}

/* The sweep's rows, as its caption says. Of the small errors g falls with k; of the large one it is worse with two to
** seven than with one, if not always
** worse with one more (k = 3 against 2). The dual falls. */
Test(limits_ensemble, against_k_by_hand)
{
    many_t m[2] = { { .rows = 2 }, { .rows = 2 } };
    long double before[4] = { 0 };
    for (size_t s = 0; s < 2; s++) {
        m[s].h = (hand_t){ .n = 2, .beta = 1, .p = { 0.9L, 0.1L }, .pi = { 0.9L, 0.1L } };
        m[s].e[0][s ? 0 : 1] = s ? 0 : 420 * logl(1001 / 1000.0L);
        m[s].e[1][s ? 1 : 0] = s ? 4 * 420 * logl(201 / 200.0L) : 420 * logl(1001 / 1000.0L);
    }
    for (size_t i = 0; i < OWN->sweeps[0]->rows; i++) {
        arena_t *A = arena_new();
        for (size_t s = 0; s < 2; s++) {
            const real_t *cell[COLUMNS_MAX] = { NULL };
            const sweep_t *rows = OWN->sweeps[s];
            sweep_row(cell, A, rows, i);
            long double mean[QUANTITIES];
            drawn(mean, &m[s], i + 1);
            assert_value_near(cell[2], mean[GAP], "row %zu, %zu", i, s);
            assert_value_near(cell[3], mean[DUAL], "row %zu, %zu", i, s);
            cr_expect(i == 0 || (s ? mean[GAP] > before[s] : mean[GAP] < before[s]), "row %zu, %zu", i, s);
            cr_expect(i == 0 || mean[DUAL] < before[2 + s], "row %zu, %zu", i, s);
            if (s == 0 || i == 0) before[s] = mean[GAP];
            before[2 + s] = mean[DUAL];
        }
        arena_free(A);
    }
}
