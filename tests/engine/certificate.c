/* SPDX-License-Identifier: MIT
**
** Certificates: what is valid is accepted, and every field that is perturbed is rejected for its own reason; what a certificate gives
** is what the dynamics does. A dynamics made up by hand shows the conditions one by one, the loops of the game all of them together.
*/
#include "proofs/game/setting.h"
#include "tests/support/ordered.h"

#include <limits.h>
#include <math.h>

static arena_t *A;
static dice_t dice;

static void open_arena(void) { A = arena_new(); dice = (dice_t){ 19 }; }
static void close_arena(void) { arena_free(A); }
TestSuite(engine_certificate, .init = open_arena, .fini = close_arena);

static void set(mpq_ptr q, long a, unsigned long b)
{
    mpq_set_si(q, a, b);
    mpq_canonicalize(q);
}

static bool accepted(const dynamics_t *D, const certificate_t *C)
{
    fault_t fault = { "" };
    return certificate_check(D, C, &fault);
}

/* Rejected, for this reason. */
static void assert_rejected(const dynamics_t *D, const certificate_t *C, const char *reason, const char *what)
{
    fault_t fault = { "" };
    cr_assert(!certificate_check(D, C, &fault), "accepted though %s: %s", what, certificate_text(A, C));
    cr_assert(strstr(fault.text, reason), "%s: rejected because \"%s\", not \"%s\"", what, fault.text, reason);
}

static certificate_t *copy_of(const certificate_t *C)
{
    certificate_t *K = ARENA_NEW(A, certificate_t);
    *K = *C;
    K->kept = ARENA_ARRAY(A, bool, C->points);
    K->vanishing = ARENA_ARRAY(A, bool, C->points);
    memcpy(K->kept, C->kept, C->points);
    memcpy(K->vanishing, C->vanishing, C->points);
    K->outside = arena_mpq(A, 1);
    K->factor = arena_mpq(A, 1);
    mpq_set(K->outside, C->outside);
    mpq_set(K->factor, C->factor);
    return K;
}

/* --- a dynamics by hand --------------------------------------------------------------------------------------------------- */

/* Four points, 0 and 1 alike. A round halves the bounds of 2 and 3; the odds fall by z. */
typedef struct { const char *z; bool moves, fails, widens; } hand_t;

static const pmf_t *hand_round(const dynamics_t *D, const pmf_t *p)
{
    const hand_t *h = D->self;
    return h->fails ? NULL : h->moves ? pmf_point(A, 4, 0) : p;
}

static void hand_enclose(const dynamics_t *D, bt_box_t *b)
{
    for (size_t x = 2; x < 4; x++) mpfi_div_ui(b->p[x], b->p[x], 2);
    if (((const hand_t *)D->self)->widens) mpfr_set_d(&b->p[3]->right, 0.25, MPFR_RNDU);
}

static bool hand_alike(const dynamics_t *D, size_t x, size_t y) { (void)D; return x == y || x + y == 1; }

static void hand_odds(mpq_ptr z, const dynamics_t *D, const bool *V, const bool *C, mpq_srcptr e)
{
    (void)V; (void)C; (void)e;
    mpq_set_str(z, ((const hand_t *)D->self)->z, 10);
}

static const dynamics_t *by_hand(const hand_t *h)
{
    dynamics_t *D = ARENA_NEW(A, dynamics_t);
    *D = (dynamics_t){ "by hand", A, 4, pmf_uniform(A, 4), h, hand_round, hand_enclose, hand_alike, hand_odds };
    return D;
}

/* 0 and 1 kept, 2 and 3 vanish, with at most 1/8 after two rounds, by 1/3. */
static certificate_t *hand_certificate(void)
{
    certificate_t *C = ARENA_NEW(A, certificate_t);
    *C = (certificate_t){ "by hand", CERTIFICATE_ODDS, 4, ARENA_ARRAY(A, bool, 4), ARENA_ARRAY(A, bool, 4), 2, arena_mpq(A, 1), arena_mpq(A, 1) };
    C->kept[0] = C->kept[1] = C->vanishing[2] = C->vanishing[3] = true;
    set(C->outside, 1, 8);
    set(C->factor, 1, 3);
    return C;
}

#define LITTLE_LESS(q) do { mpq_ptr t_ = arena_mpq(A, 1); set(t_, 1, 1); mpq_div_2exp(t_, t_, 200); mpq_sub((q), (q), t_); } while (0)

Test(engine_certificate, the_conditions_are_exact)
{
    const dynamics_t *D = by_hand(&(hand_t){ .z = "1/3", .moves = true });
    certificate_t *C = hand_certificate();
    cr_assert(accepted(D, C), "mass 1/8 at most 1/8, factor 1/3 at least 1/3");
    LITTLE_LESS(C->factor);
    assert_rejected(D, C, "the odds are known to fall by a factor 0.333333 only", "z is greater by 2^-200");
    C = hand_certificate();
    LITTLE_LESS(C->outside);
    assert_rejected(D, C, "after 2 rounds the law is not shown to be in the region", "the mass is greater by 2^-200");
    C = hand_certificate();
    C->rounds = 1;
    assert_rejected(D, C, "after 1 rounds the law is not shown", "the mass is 1/4");
    C->rounds = 3;
    cr_assert(accepted(D, C));
    C->rounds = CERTIFICATE_ROUNDS_MAX;
    cr_assert(accepted(D, C));
}

/* The mass may be as low as 1/8, and is not shown to be. */
Test(engine_certificate, what_may_be_is_not_shown)
{
    const dynamics_t *D = by_hand(&(hand_t){ .z = "1/3", .moves = true, .widens = true });
    certificate_t *C = hand_certificate();
    assert_rejected(D, C, "after 2 rounds the law is not shown to be in the region", "the box is wide");
    set(C->outside, 5, 16);
    cr_assert(accepted(D, C), "1/16 and 1/4 at most");
}

Test(engine_certificate, numbers_out_of_range)
{
    static const long factor[][2] = { { 0, 1 }, { -1, 3 }, { 1, 1 }, { 3, 2 }, { 1000000, 1 } }, outside[][2] = { { -1, 8 }, { 9, 8 }, { 1000000, 1 } };
    static const unsigned long rounds[] = { CERTIFICATE_ROUNDS_MAX + 1, 1000000000, ULONG_MAX };
    const dynamics_t *D = by_hand(&(hand_t){ .z = "0", .moves = true });
    const char *too_many = arena_printf(A, "more than %d rounds", CERTIFICATE_ROUNDS_MAX);
    for (size_t k = 0; k < 5; k++) {
        certificate_t *C = hand_certificate();
        set(C->factor, factor[k][0], (unsigned long)factor[k][1]);
        assert_rejected(D, C, "\"factor\" is not between 0 and 1", "the factor is out of range");
    }
    for (size_t k = 0; k < 3; k++) {
        certificate_t *C = hand_certificate();
        set(C->outside, outside[k][0], (unsigned long)outside[k][1]);
        assert_rejected(D, C, "\"outside\" is no mass", "the mass is out of range");
    }
    for (size_t k = 0; k < 3; k++) {
        certificate_t *C = hand_certificate();
        C->rounds = rounds[k];
        assert_rejected(D, C, too_many, "there are too many rounds");
        set(C->outside, 1, 1);
        assert_rejected(D, C, too_many, "there are too many rounds, under every law");
    }
}

Test(engine_certificate, sets_that_do_not_fit)
{
    const dynamics_t *D = by_hand(&(hand_t){ .z = "0", .moves = true });
    certificate_t *C = hand_certificate();
    C->kept[0] = C->kept[1] = false;
    assert_rejected(D, C, "no point is kept", "none is kept");
    C = hand_certificate();
    C->kept[2] = true;
    assert_rejected(D, C, "point 2 is kept and vanishes", "a point is in both sets");
    C->vanishing[2] = false;
    assert_rejected(D, C, "points 0 and 2 are kept, but their odds change", "two kinds are kept");
    C = hand_certificate();
    C->vanishing[3] = false;
    assert_rejected(D, C, "point 3 is neither kept nor vanishing", "a point is in neither set");
    C->kept[0] = false;
    assert_rejected(D, C, "point 0 is neither kept nor vanishing", "a point is in neither set");
    C = hand_certificate();
    C->points = 3;
    assert_rejected(D, C, "it speaks of 3 points, the candidate has 4", "it has too few points");
    C->points = 5;
    assert_rejected(D, C, "it speaks of 5 points, the candidate has 4", "it has too many points");
}

/* With e = 1 the rest may be left out, and neither rounds nor masses are asked for. */
Test(engine_certificate, under_every_law)
{
    const dynamics_t *D = by_hand(&(hand_t){ .z = "1/3", .moves = true });
    certificate_t *C = hand_certificate();
    set(C->outside, 1, 1);
    C->rounds = 0;
    cr_assert(accepted(D, C) && certificate_is_limit(C));
    C->vanishing[3] = false;
    cr_assert(accepted(D, C) && !certificate_is_limit(C), "a fall is no limit");
    C = hand_certificate();
    set(C->outside, 1, 1);
    C->kept[1] = false;
    cr_assert(accepted(D, C) && !certificate_is_limit(C));
}

Test(engine_certificate, unchanged_is_exact)
{
    certificate_t *C = hand_certificate();
    C->kind = CERTIFICATE_UNCHANGED;
    cr_assert(accepted(by_hand(&(hand_t){ .z = "1/3" }), C) && certificate_is_limit(C));
    assert_rejected(by_hand(&(hand_t){ .z = "1/3", .moves = true }), C, "one round is not shown to leave the law", "the law changes");
    assert_rejected(by_hand(&(hand_t){ .z = "1/3", .fails = true }), C, "one round is not shown to leave the law", "a round is not to be had");
}

/* Zeroed memory claims nothing. */
Test(engine_certificate, none_is_none)
{
    certificate_t *C = hand_certificate();
    C->kind = CERTIFICATE_NONE;
    assert_rejected(by_hand(&(hand_t){ .z = "0" }), C, "", "it is of no kind");
    cr_assert(!certificate_is_limit(C) && !certificate_is_limit(&(certificate_t){ 0 }));
}

/* --- loops of the game ------------------------------------------------------------------------------------------------------ */

enum { POINTS_MAX = 4, WEIGHT_MAX = 9, K_MAX = 8, TOTALS = WEIGHT_MAX * K_MAX };

typedef struct {
    size_t n, stages;
    unsigned long w[2][POINTS_MAX], K[2];
    const dynamics_t *D;
} loop_t;

static mpq_ptr table(const unsigned long *w, size_t n)
{
    mpq_ptr q = arena_mpq(A, n);
    for (size_t x = 0; x < n; x++) mpq_set_ui(q + x, w[x], 1);
    return q;
}

static const dynamics_t *loop_of(loop_t *l, const pmf_t *start)
{
    return l->D = dynamics_of_stages("loop", start, l->stages, (const stage_t[]){ { table(l->w[0], l->n), l->K[0] }, { table(l->w[1], l->n), l->K[1] } });
}

/* One or two stages; of every two one has agents who want the contrary with pools of one size, so that the start decides. */
static void some_loop(loop_t *l)
{
    *l = (loop_t){ .n = 2 + dice_below(&dice, POINTS_MAX - 1), .stages = dice_one_in(&dice, 3) ? 1 : 2 };
    bool opposed = dice_one_in(&dice, 2);
    mpz_ptr p = arena_mpz(A, l->n);
    for (size_t s = 0; s < 2; s++) {
        l->K[s] = 2 + dice_below(&dice, K_MAX - 1);
        for (size_t x = 0; x < l->n; x++) l->w[s][x] = x && dice_one_in(&dice, 4) ? l->w[s][x - 1] : 1 + dice_below(&dice, WEIGHT_MAX);
    }
    if (opposed) {
        l->stages = 2;
        l->K[1] = l->K[0];
        for (size_t x = 0; x < l->n; x++) l->w[1][x] = l->w[0][l->n - 1 - x];
    }
    for (size_t x = 0; x < l->n; x++) mpz_set_ui(p + x, 1 + dice_below(&dice, opposed ? 40 : 9));
    loop_of(l, pmf_weights(A, l->n, p));
}

/* K = M = 2, two points, p(a) = 1/2: the Owner's 3 : 1 takes it to 5/8, the Public's 7 : 23 back to 5/8 - (16/30) (5/8) (3/8). */
static void unchanged_loop(loop_t *l)
{
    *l = (loop_t){ .n = 2, .stages = 2, .w = { { 3, 1 }, { 7, 23 } }, .K = { 2, 2 } };
    loop_of(l, pmf_uniform(A, 2));
}

static const char *loop_text(const loop_t *l)
{
    const char *s = law_text(l->D->start);
    for (size_t k = 0; k < l->stages; k++) s = arena_printf(A, "%s; K = %lu, w = %s", s, l->K[k], rats_text(A, table(l->w[k], l->n), l->n));
    return s;
}

static mpq_ptr bound_of(const dynamics_t *D, const certificate_t *C)
{
    mpq_ptr z = arena_mpq(A, 1);
    D->odds(z, D, C->vanishing, C->kept, C->outside);
    return z;
}

static void perturb_factor(const dynamics_t *D, const certificate_t *C)
{
    certificate_t *K = copy_of(C);
    mpq_set(K->factor, bound_of(D, C));
    cr_assert(accepted(D, K), "the factor is the bound");
    LITTLE_LESS(K->factor);
    assert_rejected(D, K, "the odds are known to fall", "the factor is below the bound by 2^-200");
    set(K->factor, 1, 1000000000);
    if (mpq_cmp(bound_of(D, C), K->factor) > 0) assert_rejected(D, K, "the odds are known to fall", "the factor is 10^-9");
    set(K->factor, 1, 1);
    assert_rejected(D, K, "\"factor\"", "the factor is 1");
}

/* A mass that is not yet reached; one that is too large for the factor. */
static void perturb_outside(const dynamics_t *D, const certificate_t *C)
{
    certificate_t *K = copy_of(C);
    set(K->outside, 1, 1000000000);
    assert_rejected(D, K, "is not shown to be in the region", "the mass is 10^-9");
    if (mpq_cmp_ui(C->outside, 1, 1) == 0) return;
    mpz_add_ui(mpq_denref(K->outside), mpq_denref(C->outside), 1);
    mpz_set_ui(mpq_numref(K->outside), 1);
    assert_rejected(D, K, "is not shown to be in the region", "the mass is the next unit fraction");
    set(K->outside, 1, 1);
    assert_rejected(D, K, "the odds are known to fall", "the region is all laws");
}

static void perturb_rounds(const dynamics_t *D, const certificate_t *C)
{
    certificate_t *K = copy_of(C);
    K->rounds++;
    cr_assert(accepted(D, K), "a round later");
    K->rounds = C->rounds - 1;
    if (C->rounds && mpq_cmp_ui(C->outside, 1, 1) < 0) assert_rejected(D, K, "is not shown to be in the region", "the rounds are too few");
}

/* Another winner; a kept point that is said to vanish, a vanishing one that is said to be kept. */
static void perturb_sets(const dynamics_t *D, const certificate_t *C)
{
    certificate_t *K = copy_of(C);
    fault_t fault;
    for (size_t x = 0; x < C->points; x++) { K->kept[x] = C->vanishing[x]; K->vanishing[x] = C->kept[x]; }
    cr_assert(!certificate_check(D, K, &fault), "the sets are exchanged: %s", certificate_text(A, K));
    for (size_t x = 0; x < C->points; x++) {
        if (!C->vanishing[x]) continue;
        K = copy_of(C);
        for (size_t y = 0; y < C->points; y++) { K->kept[y] = D->alike(D, x, y); K->vanishing[y] = !K->kept[y]; }
        cr_assert(!certificate_check(D, K, &fault), "point %zu wins: %s", x, certificate_text(A, K));
        K = copy_of(C);
        K->kept[x] = true;
        assert_rejected(D, K, "is kept and vanishes", "a point is in both sets");
        K->vanishing[x] = false;
        assert_rejected(D, K, "but their odds change", "a point is kept that is not alike");
    }
    size_t kept = set_size(C->points, C->kept);
    for (size_t x = 0; x < C->points && kept > 1; x++) {
        if (!C->kept[x]) continue;
        K = copy_of(C);
        K->kept[x] = false;
        K->vanishing[x] = true;
        cr_assert(!certificate_check(D, K, &fault), "point %zu vanishes against one alike", x);
    }
}

static void perturb_all(const loop_t *l, const certificate_t *C)
{
    const dynamics_t *D = l->D;
    certificate_t *K = copy_of(C);
    perturb_factor(D, C);
    perturb_outside(D, C);
    perturb_rounds(D, C);
    perturb_sets(D, C);
    memset(K->kept, 0, K->points);
    assert_rejected(D, K, "no point is kept", "none is kept");
    K = copy_of(C);
    K->kind = CERTIFICATE_UNCHANGED;
    assert_rejected(D, K, "one round is not shown", "the law changes");
}

/* What is proposed is accepted, and nothing that is changed in it; limits under every law and in a region. */
Test(engine_certificate, what_is_proposed_is_valid_and_what_is_perturbed_is_not)
{
    unsigned every_law = 0, region = 0, later = 0;
    for (int turn = 0; turn < 150; turn++) {
        arena_reset(A);
        loop_t l;
        some_loop(&l);
        certificate_t *C = certificate_limit(l.D);
        if (!C || C->kind != CERTIFICATE_ODDS) continue;
        cr_assert(accepted(l.D, C) && certificate_is_limit(C) && strcmp(C->of, "loop") == 0, "%s: %s", loop_text(&l), certificate_text(A, C));
        bool all = mpq_cmp_ui(C->outside, 1, 1) == 0;
        *(all ? &every_law : &region) += 1;
        later += !all && C->rounds > 0;
        if (set_size(l.n, C->vanishing)) perturb_all(&l, C);
    }
    cr_assert(every_law > 20 && region > 20 && later > 10, "%u under every law, %u in a region, %u of them later", every_law, region, later);
}

/* A law that a round leaves as it is, and one next to it. */
Test(engine_certificate, a_loop_that_leaves_the_law_unchanged)
{
    loop_t l;
    fault_t fault;
    unchanged_loop(&l);
    certificate_t *C = certificate_limit(l.D);
    cr_assert(C && C->kind == CERTIFICATE_UNCHANGED && accepted(l.D, C));
    cr_assert_not_null(certificate_trap(l.D));
    certificate_t *K = hand_certificate(); /* the Owner's point is said to win, or the Public's */
    K->points = 2;
    for (size_t x = 0; x < 2; x++) {
        for (size_t y = 0; y < 2; y++) { K->kept[y] = x == y; K->vanishing[y] = x != y; }
        for (long e = 1; e <= 2; e++) {
            set(K->outside, e, 2);
            cr_assert(!certificate_check(l.D, K, &fault), "%s", certificate_text(A, K));
        }
    }
    mpz_ptr p = arena_mpz(A, 2);
    mpz_set_ui(p, 1000000000000);
    mpz_set_ui(p + 1, 1000000000001);
    loop_of(&l, pmf_weights(A, 2, p));
    assert_rejected(l.D, C, "one round is not shown to leave the law", "p(a) is less by 10^-13");
}

/* A fall of some points against one, under every law. */
Test(engine_certificate, a_fall_of_a_part)
{
    unsigned found = 0;
    for (int turn = 0; turn < 150; turn++) {
        arena_reset(A);
        loop_t l;
        some_loop(&l);
        bool V[POINTS_MAX] = { false }, K[POINTS_MAX] = { false };
        size_t c = dice_below(&dice, l.n), v = (c + 1 + dice_below(&dice, l.n - 1)) % l.n;
        K[c] = V[v] = true;
        certificate_t *C = certificate_fall(l.D, V, K);
        if (!C) continue;
        found++;
        cr_assert(accepted(l.D, C) && set_same(l.n, C->kept, K) && set_same(l.n, C->vanishing, V) && mpq_cmp_ui(C->outside, 1, 1) == 0);
        perturb_factor(l.D, C);
        if (l.n == 2) continue;
        cr_assert(!certificate_is_limit(C));
        set(C->outside, 999, 1000);
        assert_rejected(l.D, C, "is neither kept nor vanishing", "the region may be left");
    }
    cr_assert(found > 30, "%u", found);
}

/* --- what it gives ------------------------------------------------------------------------------------------------------------- */

static void step_about(long double *p, const loop_t *l)
{
    for (size_t s = 0; s < l->stages; s++) {
        long double now[TOTALS + 1] = { 1 }, q[POINTS_MAX], sum = 0;
        for (unsigned long k = 1; k < l->K[s]; k++)
            for (size_t t = TOTALS + 1; t-- > 0;) {
                long double next = 0;
                for (size_t x = 0; x < l->n; x++)
                    if (t >= l->w[s][x]) next += p[x] * now[t - l->w[s][x]];
                now[t] = next;
            }
        for (size_t x = 0; x < l->n; x++) {
            q[x] = 0;
            for (size_t t = 0; t <= TOTALS; t++) q[x] += now[t] * (long double)(l->K[s] * l->w[s][x]) / (long double)(l->w[s][x] + t);
            sum += p[x] * q[x];
        }
        for (size_t x = 0; x < l->n; x++) p[x] *= q[x] / sum;
    }
}

static long double mass_of(const long double *p, const bool *S, size_t n)
{
    long double m = 0;
    for (size_t x = 0; x < n; x++) m += S[x] ? p[x] : 0;
    return m;
}

/* For all t >= T: p_t(V)/p_t(C) <= z^(t-T) p_T(V)/p_T(C), p_t(X - C) <= e; and p_t comes to certificate_mass. */
static void assert_followed(const loop_t *l, const certificate_t *C)
{
    enum { ROUNDS = 400 };
    long double p[POINTS_MAX], z = (long double)mpq_get_d(C->factor), e = (long double)mpq_get_d(C->outside), bound = 0, odds = 0;
    for (size_t x = 0; x < l->n; x++) {
        mpq_ptr q = arena_mpq(A, 1);
        law_cell(q, l->D->start, x);
        p[x] = (long double)mpq_get_d(q);
    }
    for (unsigned long t = 0; t <= C->rounds + ROUNDS; t++) {
        odds = mass_of(p, C->vanishing, l->n) / mass_of(p, C->kept, l->n);
        if (t == C->rounds) bound = odds;
        if (t >= C->rounds) {
            cr_assert(mass_of(p, C->kept, l->n) >= 1 - e - 1e-12L, "t = %lu: outside the region, %s: %s", t, loop_text(l), certificate_text(A, C));
            cr_assert(odds <= bound * (1 + 1e-12L * (long double)(t + 10)) || odds < 1e-300L, "t = %lu: %Lg, %s: %s", t, odds, loop_text(l), certificate_text(A, C));
            bound *= z;
        }
        step_about(p, l);
    }
    for (size_t x = 0; x < l->n; x++) {
        bool point[POINTS_MAX] = { false };
        mpq_ptr m = arena_mpq(A, 1);
        point[x] = true;
        certificate_mass(m, l->D, C, point);
        cr_assert(fabsl((long double)mpq_get_d(m) - p[x]) <= 2 * bound + 1e-12L, "%zu: %Lg, %s", x, p[x], loop_text(l));
    }
}

Test(engine_certificate, the_law_does_what_the_certificate_says)
{
    for (int turn = 0; turn < 120; turn++) {
        arena_reset(A);
        loop_t l;
        some_loop(&l);
        certificate_t *C = certificate_limit(l.D);
        if (C && C->kind == CERTIFICATE_ODDS) assert_followed(&l, C);
    }
}

/* The first rounds exactly: p_{t+1}(V)/p_{t+1}(C) <= z p_t(V)/p_t(C). */
Test(engine_certificate, the_first_rounds_exactly)
{
    unsigned rounds = 0;
    for (int turn = 0; turn < 120; turn++) {
        arena_reset(A);
        loop_t l;
        some_loop(&l);
        certificate_t *C = certificate_limit(l.D);
        if (!C || C->kind != CERTIFICATE_ODDS || C->rounds > 1 || !set_size(l.n, C->vanishing)) continue;
        const pmf_t *p = l.D->start;
        mpq_ptr odds = arena_mpq(A, 2), before = odds + 1;
        for (unsigned long t = 0; t <= C->rounds + 1 && l.K[0] * l.K[1] <= 25; t++) {
            mpq_div(odds, set_mass(p, C->vanishing), set_mass(p, C->kept));
            if (t >= C->rounds) cr_assert(mpq_cmp(set_mass(p, C->vanishing), C->outside) <= 0);
            if (t > C->rounds) {
                mpq_mul(before, before, C->factor);
                cr_assert(mpq_cmp(odds, before) <= 0, "%s: %s", loop_text(&l), certificate_text(A, C));
                rounds++;
            }
            mpq_set(before, odds);
            p = l.D->round(l.D, p);
            if (!p) break;
        }
    }
    cr_assert_geq(rounds, 20);
}

/* The law at the limit is p_0 given C, or p_0. */
Test(engine_certificate, mass_is_that_of_the_kept)
{
    const dynamics_t *D = by_hand(&(hand_t){ .z = "1/3" });
    certificate_t *C = hand_certificate();
    mpq_ptr m = arena_mpq(A, 1);
    static const struct { bool S[4]; long a; unsigned long b, whole_a, whole_b; } all[] = {
        { { 1, 0, 0, 0 }, 1, 2, 1, 4 }, { { 1, 1, 0, 0 }, 1, 1, 1, 2 }, { { 0, 0, 1, 1 }, 0, 1, 1, 2 }, { { 0, 1, 1, 0 }, 1, 2, 1, 2 }, { { 0 }, 0, 1, 0, 1 }
    };
    for (size_t k = 0; k < 5; k++) {
        C->kind = CERTIFICATE_ODDS;
        certificate_mass(m, D, C, all[k].S);
        cr_assert(mpq_cmp_si(m, all[k].a, all[k].b) == 0, "%zu", k);
        C->kind = CERTIFICATE_UNCHANGED;
        certificate_mass(m, D, C, all[k].S);
        cr_assert(mpq_cmp_ui(m, all[k].whole_a, all[k].whole_b) == 0, "%zu, unchanged", k);
    }
}

/* --- in words and as JSON --------------------------------------------------------------------------------------------------------- */

Test(engine_certificate, in_words)
{
    certificate_t *C = hand_certificate();
    cr_assert_str_eq(certificate_text(A, C), "by hand: after 2 rounds {2,3} has at most 1/8, and from there on its odds against {0,1} fall at least by the factor 1/3");
    set(C->outside, 1, 1);
    cr_assert_str_eq(certificate_text(A, C), "by hand: in every round, whatever the law, the odds of {2,3} against {0,1} fall at least by the factor 1/3");
    C->kind = CERTIFICATE_UNCHANGED;
    cr_assert_str_eq(certificate_text(A, C), "by hand: one round leaves the law as it is");
}

static certificate_t *read_back(const char *text, fault_t *fault, const char **key)
{
    json_t *j = json_loads(text, JSON_DECODE_ANY, NULL), *where = NULL;
    cr_assert(j, "not JSON: %s", text);
    certificate_t *C = certificate_from_json(A, j, fault, &where);
    if (!C) *key = arena_printf(A, "%s", json_string_value(json_array_get(where, 0)));
    json_decref(where);
    json_decref(j);
    return C;
}

static void assert_round_trip(const certificate_t *C)
{
    json_t *j = certificate_to_json(C);
    char *text = json_dumps(j, 0);
    const char *key;
    fault_t fault;
    certificate_t *R = read_back(text, &fault, &key);
    cr_assert(R, "%s: %s", text, fault.text);
    const certificate_t *S = certificate_sized(A, R, C->points);
    cr_assert(S && S->points == C->points && S->kind == C->kind && strcmp(S->of, C->of) == 0, "%s", text);
    if (C->kind == CERTIFICATE_ODDS)
        cr_assert(S->rounds == C->rounds && set_same(C->points, S->kept, C->kept) && set_same(C->points, S->vanishing, C->vanishing)
                  && mpq_equal(S->outside, C->outside) && mpq_equal(S->factor, C->factor), "%s", text);
    free(text);
    json_decref(j);
}

Test(engine_certificate, round_trip_through_json)
{
    for (int turn = 0; turn < 60; turn++) {
        arena_reset(A);
        certificate_t *C = hand_certificate();
        for (size_t x = 0; x < 4; x++) { C->kept[x] = dice_one_in(&dice, 2); C->vanishing[x] = dice_one_in(&dice, 2); }
        C->of = turn % 2 ? "two-stage, x=1 against 0" : "\"quoted\"\n\xc3\xa9";
        C->kind = dice_one_in(&dice, 4) ? CERTIFICATE_UNCHANGED : CERTIFICATE_ODDS;
        C->rounds = dice_below(&dice, 5000);
        trouble_rat(C->outside, &dice);
        trouble_rat(C->factor, &dice);
        assert_round_trip(C);
        loop_t l;
        some_loop(&l);
        if (turn < 30 && (C = certificate_limit(l.D))) assert_round_trip(C);
    }
}

#define ODDS(of, kind, rounds, kept, vanishing, outside, factor) \
    "{\"of\": " of ", \"kind\": " kind ", \"rounds\": " rounds ", \"kept\": " kept ", \"vanishing\": " vanishing ", \"outside\": " outside ", \"factor\": " factor "}"

/* What is read and what is not; at which key. */
Test(engine_certificate, malformed_json)
{
    static const struct { const char *text, *key; } all[] = {
        { ODDS("\"a\"", "\"odds\"", "2", "[0]", "[1, 2]", "\"1\"", "\"0.5\""), NULL }, { "{\"of\": \"a\", \"kind\": \"unchanged\"}", NULL },
        { ODDS("\"a\"", "\"odds\"", "2", "[]", "[4095]", "\"-3\"", "\"7/5\""), NULL }, { "{}", "of" }, { "[]", "of" }, { "3", "of" }, { "null", "of" },
        { ODDS("3", "\"odds\"", "2", "[0]", "[1]", "\"1\"", "\"1/2\""), "of" }, { ODDS("[\"a\"]", "\"odds\"", "2", "[0]", "[1]", "\"1\"", "\"1/2\""), "of" },
        { "{\"of\": \"a\"}", "kind" }, { ODDS("\"a\"", "\"even\"", "2", "[0]", "[1]", "\"1\"", "\"1/2\""), "kind" },
        { ODDS("\"a\"", "7", "2", "[0]", "[1]", "\"1\"", "\"1/2\""), "kind" }, { ODDS("\"a\"", "\"\"", "2", "[0]", "[1]", "\"1\"", "\"1/2\""), "kind" },
        { "{\"of\": \"a\", \"kind\": \"odds\"}", "rounds" }, { ODDS("\"a\"", "\"odds\"", "-1", "[0]", "[1]", "\"1\"", "\"1/2\""), "rounds" },
        { ODDS("\"a\"", "\"odds\"", "1.5", "[0]", "[1]", "\"1\"", "\"1/2\""), "rounds" }, { ODDS("\"a\"", "\"odds\"", "\"1\"", "[0]", "[1]", "\"1\"", "\"1/2\""), "rounds" },
        { ODDS("\"a\"", "\"odds\"", "1", "0", "[1]", "\"1\"", "\"1/2\""), "kept" }, { ODDS("\"a\"", "\"odds\"", "1", "[-1]", "[1]", "\"1\"", "\"1/2\""), "kept" },
        { ODDS("\"a\"", "\"odds\"", "1", "[4096]", "[1]", "\"1\"", "\"1/2\""), "kept" }, { ODDS("\"a\"", "\"odds\"", "1", "[0.5]", "[1]", "\"1\"", "\"1/2\""), "kept" },
        { ODDS("\"a\"", "\"odds\"", "1", "[\"0\"]", "[1]", "\"1\"", "\"1/2\""), "kept" }, { ODDS("\"a\"", "\"odds\"", "1", "[[0]]", "[1]", "\"1\"", "\"1/2\""), "kept" },
        { ODDS("\"a\"", "\"odds\"", "1", "{\"0\": 0}", "[1]", "\"1\"", "\"1/2\""), "kept" },
        { ODDS("\"a\"", "\"odds\"", "1", "[0]", "null", "\"1\"", "\"1/2\""), "vanishing" }, { ODDS("\"a\"", "\"odds\"", "1", "[0]", "[1, 9223372036854775807]", "\"1\"", "\"1/2\""), "vanishing" },
        { ODDS("\"a\"", "\"odds\"", "1", "[0]", "[1]", "1", "\"1/2\""), "outside" }, { ODDS("\"a\"", "\"odds\"", "1", "[0]", "[1]", "\"1/0\"", "\"1/2\""), "outside" },
        { ODDS("\"a\"", "\"odds\"", "1", "[0]", "[1]", "\"\"", "\"1/2\""), "outside" }, { ODDS("\"a\"", "\"odds\"", "1", "[0]", "[1]", "\"1e99999999\"", "\"1/2\""), "outside" },
        { ODDS("\"a\"", "\"odds\"", "1", "[0]", "[1]", "\"1\"", "0.5"), "factor" }, { ODDS("\"a\"", "\"odds\"", "1", "[0]", "[1]", "\"1\"", "\"nan\""), "factor" },
        { ODDS("\"a\"", "\"odds\"", "1", "[0]", "[1]", "\"1\"", "null"), "factor" }, { ODDS("\"a\"", "\"odds\"", "1", "[0]", "[1]", "\"1\"", "[\"1/2\"]"), "factor" },
    };
    for (size_t k = 0; k < sizeof all / sizeof *all; k++) {
        const char *key = NULL;
        fault_t fault;
        certificate_t *C = read_back(all[k].text, &fault, &key);
        cr_assert(!C == !!all[k].key, "%s: %s", all[k].text, C ? "read" : fault.text);
        if (C) continue;
        cr_assert_str_eq(key, all[k].key, "%s: at %s", all[k].text, key);
        cr_assert(strstr(fault.text, all[k].key) && strstr(fault.text, "expected"), "%s", fault.text);
    }
}

/* Brought to n points; a point beyond is no point. */
Test(engine_certificate, sized)
{
    certificate_t *C = hand_certificate();
    const certificate_t *S = certificate_sized(A, C, 6);
    cr_assert(S && S->points == 6 && S->kept[1] && S->vanishing[3] && !S->kept[4] && !S->vanishing[5]);
    cr_assert_not_null(certificate_sized(A, C, 4));
    cr_assert_null(certificate_sized(A, C, 3), "point 3 vanishes");
    C->vanishing[3] = false;
    cr_assert_not_null(certificate_sized(A, C, 3));
    C->kept[3] = true;
    cr_assert_null(certificate_sized(A, C, 3), "point 3 is kept");
}
