/* SPDX-License-Identifier: MIT */
#include "proofs/game/paper.h"
#include "proofs/game/synthetic.h"
#include "tests/broken/game/variants.h"
#include "tests/support/lemma.h"

#include <criterion/criterion.h>

enum { HALF = 2, SIDE = 21 };

/* The first four candidates of both families: the coarse grid, pools (2,2), (10,10), (10,4), (4,10) and (2,2), (2,3), (2,10), (2,50). */
Test(synthetic, what_holds_and_what_does_not)
{
    static const struct { const char *link; unsigned long violated; } refuted[] = {
        { "disjoint: exponential, two-stage", 4 }, { "partial: exponential, owner-only", 8 },
        { "disjoint: exponential, owner-only", 8 }, { "disjoint: Owner satisfied, two-stage", 4 } };
    const lemma_t *L = &game_synthetic;
    record_t r = checked(L, 4);
    for (size_t k = 0; L->links[k].name; k++) {
        unsigned long violated = 0;
        for (size_t i = 0; i < 4; i++)
            if (strcmp(refuted[i].link, L->links[k].name) == 0) violated = refuted[i].violated;
        cr_expect(record_tried(&r.link[k]) == 8, "%s", L->links[k].name);
        cr_expect(r.link[k].count[VERDICT_UNDECIDED] == 0, "%s", L->links[k].name);
        cr_expect(r.link[k].count[VERDICT_VIOLATED] == violated, "%s: %lu", L->links[k].name, r.link[k].count[VERDICT_VIOLATED]);
    }
    record_clear(&r);
}

Test(synthetic, limits_rest_on_certificates)
{
    static const char *const terms[] = {
        "limsup p_t(X - AO)^(1/t), c=0, two-stage", "limsup p_t(X - AO n AP)^(1/t), c=3/2, two-stage", "limsup p_t(X - AP|O)^(1/t), c=3, two-stage",
        "limsup p_t(X - AO n AP)^(1/t), c=3/2, owner-only", "limsup p_t(X - AP|O)^(1/t), c=3, owner-only",
        "limsup p_t(X - AO)^(1/t), every c, owner-only", "limsup p_t(X - W)^(1/t), W the better of AP|O, AO|P, c=3, two-stage", NULL };
    assert_certified(&game_synthetic, 2, terms);
}

Test(synthetic, broken_variants_are_refuted) { assert_all_refuted(&game_synthetic, broken_game_synthetic); }

/* The first and the third are no grid and no pool; the others are past what is enumerated. */
Test(synthetic, outside_and_beyond)
{
    static const long bad[4][4] = { { 2, 3, 2, 2 }, { 1, 6, 2, 2 }, { 1, 2, 1, 2 }, { 1, 2, 2, 301 } };
    arena_t *A = arena_new();
    effort_t effort = EFFORT_DEFAULT;
    for (size_t i = 0; i < 4; i++) {
        candidate_t *c = candidate_new(A, game_synthetic.params);
        candidate_set_ratio(c, "h", bad[i][0], bad[i][1]);
        candidate_set_ratio(c, "K", bad[i][2], 1);
        candidate_set_ratio(c, "M", bad[i][3], 1);
        const chain_t *t = lemma_chain(A, &game_synthetic, c);
        verdict_t want = i % 2 ? VERDICT_BEYOND : VERDICT_OUTSIDE;
        for (size_t k = 0; game_synthetic.links[k].name; k++)
            cr_expect(decide_link(&game_synthetic, k, t, &effort).verdict == want, "%zu, link %zu", i, k);
    }
    arena_free(A);
}

/* --- certificates ------------------------------------------------------------------------------------------------------------ */

static bool accepted(const dynamics_t *D, const certificate_t *C)
{
    fault_t fault;
    return certificate_check(D, C, &fault);
}

static certificate_t copy(arena_t *A, const certificate_t *C)
{
    certificate_t c = *C;
    c.kept = ARENA_ARRAY(A, bool, C->points);
    c.vanishing = ARENA_ARRAY(A, bool, C->points);
    memcpy(c.kept, C->kept, C->points * sizeof(bool));
    memcpy(c.vanishing, C->vanishing, C->points * sizeof(bool));
    c.outside = arena_mpq(A, 2);
    c.factor = c.outside + 1;
    mpq_set(c.outside, C->outside);
    mpq_set(c.factor, C->factor);
    return c;
}

/* In the disjoint scenario with pools of 4 and 10 all goes to (2,0). What is changed in its certificate is noticed. */
Test(synthetic, certificates)
{
    arena_t *A = arena_new();
    const plane_t *P = plane_make(A, HALF, DISJOINT, 4, 10, NULL);
    const dynamics_t *D = flow_dynamics("two-stage", P, TWO_STAGE);
    const certificate_t *C = certificate_trap(D);
    cr_assert(C && accepted(D, C) && set_same(P->n, C->kept, plane_game(P)->AO_P));
    certificate_t c = copy(A, C);
    mpq_set_ui(c.factor, 1, 100);
    cr_expect(!accepted(D, &c), "a factor of 1/100");
    c = copy(A, C);
    c.rounds--;
    cr_expect(!accepted(D, &c), "a round less");
    c = copy(A, C);
    mpq_div_2exp(c.outside, c.outside, 4);
    cr_expect(!accepted(D, &c), "a smaller region");
    c = copy(A, C);
    memcpy(c.kept, plane_game(P)->AP_O, P->n * sizeof(bool));
    memcpy(c.vanishing, set_minus(A, P->n, NULL, plane_game(P)->AP_O), P->n * sizeof(bool));
    cr_expect(!accepted(D, &c), "the Owner's point kept");
    c = copy(A, C);
    c.vanishing[P->class[0]] = false;
    cr_expect(!accepted(D, &c), "a point neither kept nor vanishing");
    c = copy(A, C);
    mpq_set_ui(c.outside, 1, 1);
    cr_expect(!accepted(D, &c), "every law");
    arena_free(A);
}

/* --- tables and figures ------------------------------------------------------------------------------------------------------- */

static const sweep_t *sweep_called(const char *name)
{
    for (size_t k = 0; synthetic_sweeps[k]; k++)
        if (strcmp(synthetic_sweeps[k]->name, name) == 0) return synthetic_sweeps[k];
    cr_assert_fail("no sweep %s", name);
    return NULL;
}

static void fill(const real_t **cell, arena_t *A, const char *name, size_t i)
{
    const sweep_t *s = sweep_called(name);
    for (size_t k = 0; k < COLUMNS_MAX; k++) cell[k] = NULL;
    sweep_row(cell, A, s, i);
}

static void assert_cell(const real_t *cell, double least, double most, const char *what)
{
    double lo, hi;
    cr_assert(cell && real_approx(cell, true, &lo, &hi), "%s", what);
    cr_expect(least - 1e-12 <= lo && hi <= most + 1e-12, "%s: [%.17g, %.17g]", what, lo, hi);
}

Test(synthetic, rows)
{
    arena_t *A = arena_new();
    const real_t *cell[COLUMNS_MAX];
    fill(cell, A, "rounds-4-10-disjoint", ROUNDS);
    assert_cell(cell[0], 100, 100, "round");
    assert_cell(cell[2], 1 - 1e-9, 1 + 1e-9, "distance of (2,0) to the Public");
    assert_cell(cell[3], 0, 1e-9, "in the Owner's circle");
    assert_cell(cell[8], 1 - 1e-9, 1 + 1e-9, "in the Owner's circle, owner-only");
    fill(cell, A, "plane-disjoint", 10 * SIDE + 12);
    assert_cell(cell[0], 1, 1, "x");
    assert_cell(cell[1], 0, 0, "y");
    assert_cell(cell[2], 1 / 441. - 1e-15, 1 / 441. + 1e-15, "the start");
    assert_cell(cell[9], 1 - 1e-9, 1 + 1e-9, "all at (1,0)");
    fill(cell, A, "winners", 1);
    assert_cell(cell[1], 3, 3, "M");
    assert_cell(cell[2], -1, -1, "the Public wins");
    fill(cell, A, "fast", 6);
    assert_cell(cell[3], 2, 2, "perfect");
    cr_expect(!cell[5], "the claimed set is not reached");
    arena_free(A);
}

/* --- what is not known -------------------------------------------------------------------------------------------------------- */

Test(synthetic, a_wide_box_decides_nothing)
{
    arena_t *A = arena_new();
    effort_t effort = EFFORT_DEFAULT;
    flow_t F = *flow_make(plane_make(A, HALF, PERFECT, 2, 2, NULL), TWO_STAGE);
    const char *why = NULL;
    const bool *set = plane_claimed(plane_game(F.plane));
    cr_expect(real_cmp(flow_rounds(&F, set, &why), real_si(A, 4), &effort) == SIGN_ZERO && !why);
    for (size_t k = 0; k < F.at[2].n; k++) { F.at[2].lo[k] = 0; F.at[2].hi[k] = 1; }
    cr_expect(!flow_rounds(&F, set, &why) && why && strstr(why, "round 2"));
    span_t b = flow_mass(&F, 2, set);
    cr_expect(b.lo == 0 && b.hi == 1);
    cr_expect(real_cmp(span_real(A, (span_t){ .8, .95 }), real_ratio(A, 9, 10), &effort) == SIGN_UNKNOWN);
    cr_expect(real_cmp(span_real(A, (span_t){ .91, .95 }), real_ratio(A, 9, 10), &effort) == SIGN_POS);
    arena_free(A);
}
