/* SPDX-License-Identifier: MIT
**
** Bradley-Terry weights rounded in one direction: they enclose what the ordered pools give, at every precision, and are
** as near as the number of roundings lets them. At two or three bits every operation rounds, so one that rounds the
** wrong way shows.
*/
#include "numerics/pools/bt_bound.h"
#include "tests/support/ordered.h"

static arena_t *A;
static dice_t dice;

static void open_arena(void) { A = arena_new(); dice = (dice_t){ 11 }; }
static void close_arena(void) { arena_free(A); }
TestSuite(bt_bound, .init = open_arena, .fini = close_arena);

enum { TARGETS_MAX = 6 };

/* What is bounded: shares of these weights, and the probability of the event. */
typedef struct {
    const bt_levels_t *L;
    const pmf_t *mass; /* of levels */
    unsigned long K;
    const bt_event_t *event;
    size_t targets;
    mpz_srcptr v;
} asked_t;

/* The sums over the numbers of marked competitors that are in the event. */
static void on_event(mpfr_t *r, const asked_t *q, bt_crowd_t crowd, bool with_prob, mpfr_rnd_t rnd)
{
    size_t n = q->targets;
    mpfr_t *ratio = ends_new(q->K * n, mpfr_get_prec(r[0])), *prob = ends_new(q->K, mpfr_get_prec(r[0]));
    bt_bound(ratio, n, q->v, with_prob ? prob : NULL, crowd, q->K, q->event->marked, rnd);
    for (size_t t = 0; t < n + (size_t)with_prob; t++) mpfr_set_zero(r[t], 1);
    for (unsigned long m = q->event->least; m <= q->event->most && m < q->K; m++) {
        for (size_t t = 0; t < n; t++) mpfr_add(r[t], r[t], ratio[m * n + t], rnd);
        if (with_prob) mpfr_add(r[n], r[n], prob[m], rnd);
    }
    ends_free(ratio, q->K * n);
    ends_free(prob, q->K);
}

/* ratio[0 .. targets) and, when asked for, the probability after them. */
static void bounds(mpfr_t *r, const asked_t *q, bool with_prob, mpfr_rnd_t rnd)
{
    mpfr_t *mass = ends_new(q->L->levels, mpfr_get_prec(r[0]));
    mpq_ptr m = arena_mpq(A, 1);
    for (size_t l = 0; l < q->L->levels; l++) {
        law_cell(m, q->mass, l);
        mpfr_set_q(mass[l], m, rnd);
    }
    bt_crowd_t crowd = { q->L->levels, q->L->w, mass };
    if (q->event) on_event(r, q, crowd, with_prob, rnd);
    else bt_bound(r, q->targets, q->v, with_prob ? r + q->targets : NULL, crowd, q->K, NULL, rnd);
    ends_free(mass, q->L->levels);
}

/* lo <= want <= hi and hi - lo <= want (ops) 2^(2-prec), ops the roundings on the way to a value. */
static void assert_around(mpfr_srcptr lo, mpfr_srcptr hi, mpq_srcptr want, double ops, const char *input)
{
    mpfr_t width;
    mpfr_prec_t prec = mpfr_get_prec(lo);
    cr_assert(mpfr_cmp_q(lo, want) <= 0, "prec %ld: above the value, for %s", (long)prec, input);
    cr_assert(mpfr_cmp_q(hi, want) >= 0, "prec %ld: below the value, for %s", (long)prec, input);
    if (mpq_sgn(want) == 0) { cr_assert(mpfr_zero_p(hi), "not 0: %s", input); return; }
    if (ops * 8 > (double)(1ul << (prec < 60 ? prec : 60))) return; /* too few bits for a width to be promised */
    mpfr_init2(width, 300);
    mpfr_sub(width, hi, lo, MPFR_RNDU);
    mpfr_div_q(width, width, want, MPFR_RNDU);
    mpfr_div_d(width, width, ops, MPFR_RNDU);
    cr_assert(mpfr_cmp_ui_2exp(width, 1, 2 - prec) <= 0, "prec %ld: %g is wide, for %s", (long)prec,
              mpfr_get_d(width, MPFR_RNDU), input);
    mpfr_clear(width);
}

/* want[0 .. targets) shares, then the probability; every precision, with and without the probability. */
static void assert_enclosed(const asked_t *q, mpq_srcptr want, double ops, const char *input)
{
    static const mpfr_prec_t precs[] = { 2, 3, 5, 12, 53, 128, 400 };
    for (size_t k = 0; k < sizeof precs / sizeof *precs; k++)
        for (int with_prob = 0; with_prob < 2; with_prob++) {
            mpfr_t *lo = ends_new(q->targets + 1, precs[k]), *hi = ends_new(q->targets + 1, precs[k]);
            bounds(lo, q, with_prob, MPFR_RNDD);
            bounds(hi, q, with_prob, MPFR_RNDU);
            for (size_t t = 0; t < q->targets + (size_t)with_prob; t++)
                assert_around(lo[t], hi[t], want + t, ops, input);
            ends_free(lo, q->targets + 1);
            ends_free(hi, q->targets + 1);
        }
}

/* The levels as targets, and two weights that are none. */
static mpz_srcptr some_targets(const bt_levels_t *L, size_t *targets)
{
    mpz_ptr v = arena_mpz(A, TARGETS_MAX);
    *targets = 1 + dice_below(&dice, TARGETS_MAX);
    for (size_t t = 0; t < *targets; t++) {
        if (t < L->levels) mpz_set(v + t, L->w + t);
        else mpz_set_ui(v + t, 1 + dice_below(&dice, 50));
    }
    return v;
}

/* The integer weight of a level back in the units of the points. */
static void in_units(mpq_ptr t, const bt_levels_t *L, mpz_srcptr v, mpq_srcptr w)
{
    mpq_ptr q = arena_mpq(A, 1);
    mpq_set_z(t, v);
    mpq_set_z(q, L->w + L->level[0]);
    mpq_div(t, t, q);
    mpq_mul(t, t, w);
}

static void check_walk(bool wild, bool with_event)
{
    size_t n = 1 + dice_below(&dice, 4);
    const pmf_t *p = trouble_law(A, &dice, n);
    drawn_t d = {
        .n = n, .p = law_probs(p), .w = trouble_rewards(A, &dice, n, wild), .K = pool_within(&dice, n, wild ? 60 : 700)
    };
    const bt_levels_t *L = bt_levels(A, n, d.w);
    bool of_level[8], of_point[8];
    if (with_event) trouble_event(&d, of_level, of_point, L, &dice);
    bt_event_t event = { of_level, d.least, d.most };
    asked_t q = { .L = L, .mass = bt_masses(L, p), .K = d.K, .event = with_event ? &event : NULL };
    q.v = some_targets(L, &q.targets);
    mpq_ptr want = arena_mpq(A, TARGETS_MAX + 1), t = arena_mpq(A, 1);
    for (size_t k = 0; k < q.targets; k++) {
        in_units(t, L, q.v + k, d.w);
        ordered_share(want + k, &d, t);
    }
    ordered_share(want + q.targets, &d, NULL);
    double pools = 1;
    for (size_t l = 1; l < L->levels; l++) pools *= ((double)d.K + (double)l) / (double)l;
    assert_enclosed(&q, want, pools + 6 * (double)d.K + 10, drawn_text(A, &d));
}

Test(bt_bound, walks_enclose_what_ordered_pools_give)
{
    for (int turn = 0; turn < 300; turn++) { arena_reset(A); check_walk(turn % 3 == 0, false); }
}

Test(bt_bound, events_enclose_what_ordered_pools_give)
{
    for (int turn = 0; turn < 300; turn++) { arena_reset(A); check_walk(turn % 3 == 0, true); }
}

/* One competitor of one weight: few roundings, each of which shows. 2 v/(v + w) and 1. */
Test(bt_bound, one_competitor)
{
    for (int turn = 0; turn < 2000; turn++) {
        arena_reset(A);
        mpz_ptr w = arena_mpz(A, 2);
        mpq_ptr want = arena_mpq(A, 2);
        mpz_set_ui(w, 1 + dice_below(&dice, 100));
        mpz_set_ui(w + 1, 1 + dice_below(&dice, 100));
        mpq_set_ui(want, 2 * mpz_get_ui(w + 1), mpz_get_ui(w) + mpz_get_ui(w + 1));
        mpq_set_ui(want + 1, 1, 1);
        mpq_canonicalize(want);
        const bt_levels_t one = { .home = A, .points = 1, .levels = 1, .w = w };
        asked_t q = { .L = &one, .mass = pmf_uniform(A, 1), .K = 2, .targets = 1, .v = w + 1 };
        assert_enclosed(&q, want, 6, arena_printf(A, "w = %lu, v = %lu", mpz_get_ui(w), mpz_get_ui(w + 1)));
    }
}

/* A number of `prec` bits between 1/8 and 1, or 0. */
static void some_bits(mpfr_ptr m, mpfr_prec_t prec)
{
    mpfr_set_ui_2exp(m, (1ul << (prec - 1)) + dice_below(&dice, 1ul << (prec - 1)),
                     (mpfr_exp_t)-prec - (mpfr_exp_t)dice_below(&dice, 3), MPFR_RNDN);
}

static void probability(mpfr_ptr bound, const asked_t *q, mpfr_t *mass, mpfr_rnd_t rnd)
{
    mpfr_t *r = ends_new(1, mpfr_get_prec(bound));
    bt_crowd_t crowd = { q->L->levels, q->L->w, mass };
    if (q->event) on_event(r, q, crowd, true, rnd);
    else bt_bound(NULL, 0, NULL, r, crowd, q->K, NULL, rnd);
    mpfr_set(bound, r[0], rnd);
    ends_free(r, 1);
}

/* Masses that are exact, one or two of them, n competitors in all, j of them of the second: C(n,j) m^(n-j) u^j. Nothing
** is rounded but what the sums round. `levels` of weights 1, 2, ..: from 16 on with n = 3 it is a lattice. */
static void assert_few(size_t levels, unsigned long n, bool two, const bt_event_t *event, mpfr_prec_t prec)
{
    mpfr_t *mass = ends_new(levels, prec), bound;
    mpq_ptr want = arena_mpq(A, 2), part = want + 1;
    mpz_ptr w = arena_mpz(A, levels), b = arena_mpz(A, 1);
    mpfr_init2(bound, prec);
    for (size_t l = 0; l < levels; l++) {
        mpz_set_ui(w + l, l + 1);
        mpfr_set_zero(mass[l], 1);
        if (l == 0 || (l == 1 && two)) some_bits(mass[l], prec);
    }
    for (unsigned long j = event ? event->least : 0; j <= (event ? event->most : two ? n : 0); j++) {
        mpz_bin_uiui(b, n, j);
        mpq_set_z(part, b);
        mpq_ptr m = arena_mpq(A, 2);
        for (size_t l = 0; l < 2; l++) mpfr_get_q(m + l, mass[l]);
        for (unsigned long i = 0; i < n; i++) mpq_mul(part, part, m + (i < j));
        mpq_add(want, want, part);
    }
    asked_t q = { .L = &(bt_levels_t){ .levels = levels, .w = w }, .K = n + 1, .event = event };
    probability(bound, &q, mass, MPFR_RNDD);
    cr_assert(mpfr_cmp_q(bound, want) <= 0, "prec %ld, n = %lu: above %s", (long)prec, n, rats_text(A, want, 1));
    probability(bound, &q, mass, MPFR_RNDU);
    cr_assert(mpfr_cmp_q(bound, want) >= 0, "prec %ld, n = %lu: below %s", (long)prec, n, rats_text(A, want, 1));
    mpfr_clear(bound);
    ends_free(mass, levels);
}

Test(bt_bound, one_pool_of_exact_masses)
{
    const bool second[2] = { false, true };
    for (int turn = 0; turn < 30000; turn++) {
        if (turn % 100 == 0) arena_reset(A);
        unsigned long n = 1 + dice_below(&dice, 9), j = dice_below(&dice, n + 1);
        bt_event_t event = { second, j, j };
        assert_few(2, n, true, &event, 2 + (mpfr_prec_t)dice_below(&dice, 4));
    }
}

Test(bt_bound, a_lattice_of_exact_masses)
{
    for (int turn = 0; turn < 20000; turn++) {
        if (turn % 100 == 0) arena_reset(A);
        assert_few(16, 3, turn % 2, NULL, 2 + (mpfr_prec_t)dice_below(&dice, 4));
    }
}

/* --- on a lattice ------------------------------------------------------------------------------------------------- */

/* P(total = s) of n competitors, w integers, one after another, exactly. */
static mpq_ptr totals(const unsigned long *w, mpq_srcptr p, size_t levels, unsigned long n, size_t cells)
{
    mpq_ptr now = arena_mpq(A, cells), part = arena_mpq(A, 1);
    mpq_set_ui(now, 1, 1);
    for (unsigned long k = 0; k < n; k++) {
        mpq_ptr next = arena_mpq(A, cells);
        for (size_t s = 0; s < cells; s++)
            for (size_t l = 0; l < levels; l++) {
                if (s < w[l] || mpq_sgn(now + s - w[l]) == 0) continue;
                mpq_mul(part, now + s - w[l], p + l);
                mpq_add(next + s, next + s, part);
            }
        now = next;
    }
    return now;
}

/* Weights of a lattice with steps g, in order; zero masses among them, the lowest too. */
static asked_t on_a_lattice(unsigned long *w, unsigned long K)
{
    size_t n = 3 + dice_below(&dice, 3);
    unsigned long g = 1 + dice_below(&dice, 3), at = 1 + dice_below(&dice, 4);
    bt_levels_t *L = ARENA_NEW(A, bt_levels_t);
    *L = (bt_levels_t){ .home = A, .points = n, .levels = n, .w = arena_mpz(A, n) };
    for (size_t l = 0; l < n; l++) {
        mpz_set_ui(L->w + l, w[l] = at);
        at += g * (1 + dice_below(&dice, 2));
    }
    mpz_ptr m = arena_mpz(A, n);
    for (size_t l = 0; l < n; l++) mpz_set_ui(m + l, dice_one_in(&dice, 4) ? 0 : 1 + dice_below(&dice, 9));
    mpz_add_ui(m + 1, m + 1, 1);
    return (asked_t){ .L = L, .mass = pmf_weights(A, n, m), .K = K, .targets = 1, .v = L->w + dice_below(&dice, n) };
}

static void share_and_one(mpq_ptr want, const asked_t *q, mpq_srcptr sum, size_t cells)
{
    mpq_ptr part = arena_mpq(A, 1);
    for (size_t s = 0; s < cells; s++) {
        mpq_set_ui(part, q->K * mpz_get_ui(q->v), mpz_get_ui(q->v) + s);
        mpq_canonicalize(part);
        mpq_mul(part, part, sum + s);
        mpq_add(want, want, part);
    }
    mpq_set_ui(want + 1, 1, 1);
}

/* The sums against the lattice and (by an event that is every pool) against the walk. */
Test(bt_bound, lattice_and_walk_enclose_the_sums)
{
    for (int turn = 0; turn < 40; turn++) {
        arena_reset(A);
        unsigned long w[6], K = 12 + dice_below(&dice, 8);
        asked_t q = on_a_lattice(w, K);
        size_t cells = K * w[q.L->levels - 1];
        mpq_ptr want = arena_mpq(A, 2);
        share_and_one(want, &q, totals(w, law_probs(q.mass), q.L->levels, K - 1, cells), cells);
        assert_enclosed(&q, want, 12 * (double)(K * q.L->levels) + (double)cells, law_text(q.mass));
        const bool none[6] = { false };
        bt_event_t all = { none, 0, 0 };
        q.event = &all;
        if (turn % 4 == 0) assert_enclosed(&q, want, 1e5, law_text(q.mass));
    }
}

/* sum of mass r over the levels, rounded. */
static void mean(mpfr_ptr sum, mpfr_t *r, const pmf_t *mass, mpfr_rnd_t rnd)
{
    mpq_ptr p = arena_mpq(A, 1);
    mpfr_t part;
    mpfr_init2(part, mpfr_get_prec(sum));
    mpfr_set_ui(sum, 0, rnd);
    for (size_t l = 0; l < mass->cells; l++) {
        law_cell(p, mass, l);
        mpfr_mul_q(part, r[l], p, rnd);
        mpfr_add(sum, sum, part, rnd);
    }
    mpfr_clear(part);
}

/* Pools of 400 at four levels, more than can be walked: the shares have mean 1. */
Test(bt_bound, large_pools_have_mean_1)
{
    enum { N = 4, PREC = 128 };
    static const unsigned long weights[N] = { 1, 2, 3, 5 }, masses[N] = { 3, 0, 1, 7 };
    mpz_ptr w = arena_mpz(A, N), m = arena_mpz(A, N);
    for (size_t l = 0; l < N; l++) { mpz_set_ui(w + l, weights[l]); mpz_set_ui(m + l, masses[l]); }
    const bt_levels_t L = { .home = A, .points = N, .levels = N, .w = w };
    asked_t q = { .L = &L, .mass = pmf_weights(A, N, m), .K = 400, .targets = N, .v = w };
    mpfr_t *lo = ends_new(N + 1, PREC), *hi = ends_new(N + 1, PREC), least, most;
    mpfr_inits2(PREC, least, most, (mpfr_ptr)NULL);
    bounds(lo, &q, true, MPFR_RNDD);
    bounds(hi, &q, true, MPFR_RNDU);
    mean(least, lo, q.mass, MPFR_RNDD);
    mean(most, hi, q.mass, MPFR_RNDU);
    cr_assert(mpfr_cmp_ui(least, 1) <= 0 && mpfr_cmp_ui(most, 1) >= 0);
    cr_assert(mpfr_cmp_ui(lo[N], 1) <= 0 && mpfr_cmp_ui(hi[N], 1) >= 0);
    mpfr_sub(most, most, least, MPFR_RNDU);
    cr_assert(mpfr_cmp_ui_2exp(most, 1, 20 - PREC) < 0);
    mpfr_clears(least, most, (mpfr_ptr)NULL);
    ends_free(lo, N + 1);
    ends_free(hi, N + 1);
}
