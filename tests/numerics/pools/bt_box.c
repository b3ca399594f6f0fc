/* SPDX-License-Identifier: MIT
**
** Boxes of laws: the box of one law holds its exact rounds and stays narrow, a wide one holds the images of the laws in
** it, above all of its corners, and nothing narrows away a law of the box.
*/
#include "numerics/pools/bt_box.h"
#include "tests/support/ordered.h"

static arena_t *A;
static dice_t dice;

static void open_arena(void) { A = arena_new(); dice = (dice_t){ 13 }; }
static void close_arena(void) { arena_free(A); }
TestSuite(bt_box, .init = open_arena, .fini = close_arena);

static bool holds(const bt_box_t *b, mpq_srcptr p)
{
    for (size_t x = 0; x < b->n; x++)
        if (mpfr_cmp_q(&b->p[x]->left, p + x) > 0 || mpfr_cmp_q(&b->p[x]->right, p + x) < 0) return false;
    return true;
}

/* p H[p], by ordered pools. */
static mpq_ptr image(mpq_srcptr p, mpq_srcptr w, size_t n, unsigned long K)
{
    mpq_ptr r = arena_mpq(A, n);
    const drawn_t d = { .n = n, .p = p, .w = w, .K = K };
    for (size_t x = 0; x < n; x++) {
        ordered_share(r + x, &d, w + x);
        mpq_mul(r + x, r + x, p + x);
    }
    return r;
}

/* --- one law ------------------------------------------------------------------------------------------------------ */

/* A few rounds of two agents from a law of trouble; each width at most 2^(slack - prec). */
static void assert_follows(const pmf_t *p, mpq_srcptr *w, const unsigned long *K, int rounds, mpfr_prec_t prec)
{
    bt_box_t b;
    const bt_levels_t *L[2] = { bt_levels(A, p->cells, w[0]), bt_levels(A, p->cells, w[1]) };
    mpfr_t width;
    mpfr_init2(width, 64);
    bt_box_init(&b, p->cells, prec);
    bt_box_set(&b, p);
    cr_assert(holds(&b, law_probs(p)), "%s", law_text(p));
    for (int t = 0; t < 2 * rounds; t++) {
        bt_box_round(&b, L[t % 2], K[t % 2]);
        p = bt_round(L[t % 2], p, K[t % 2]);
        cr_assert(p && holds(&b, law_probs(p)), "stage %d of K = %lu, M = %lu, w = %s; %s", t, K[0], K[1],
                  rats_text(A, w[0], p->cells), rats_text(A, w[1], p->cells));
        for (size_t x = 0; x < b.n; x++) {
            mpfr_sub(width, &b.p[x]->right, &b.p[x]->left, MPFR_RNDU);
            cr_assert(mpfr_cmp_ui_2exp(width, 1, 12 + 4 * (t + 1) - prec) <= 0, "stage %d: a width of %g", t,
                      mpfr_get_d(width, MPFR_RNDU));
        }
    }
    bt_box_clear(&b);
    mpfr_clear(width);
}

Test(bt_box, a_law_is_followed)
{
    for (int turn = 0; turn < 120; turn++) {
        arena_reset(A);
        size_t n = 1 + dice_below(&dice, 4);
        bool wild = turn % 5 == 0;
        mpq_srcptr w[2] = { trouble_rewards(A, &dice, n, wild), trouble_rewards(A, &dice, n, wild) };
        unsigned long K[2] = { 2 + dice_below(&dice, 3), 2 + dice_below(&dice, 3) };
        assert_follows(trouble_law(A, &dice, n), w, K, wild ? 1 : 2,
                       (const mpfr_prec_t[]){ 192, 64, BT_BOX_DOUBLE }[turn % 3]);
    }
}

Test(bt_box, a_law_is_followed_through_large_pools)
{
    mpq_ptr w = arena_mpq(A, 6);
    static const unsigned long weights[6] = { 1, 2, 3, 3, 1, 2 };
    for (size_t k = 0; k < 6; k++) mpq_set_ui(w + k, weights[k], 1);
    assert_follows(pmf_uniform(A, 3), (mpq_srcptr[]){ w, w + 3 }, (unsigned long[]){ 40, 60 }, 1, 192);
    assert_follows(pmf_uniform(A, 3), (mpq_srcptr[]){ w, w + 3 }, (unsigned long[]){ 40, 60 }, 1, BT_BOX_DOUBLE);
}

/* --- wide boxes --------------------------------------------------------------------------------------------------- */

/* Bounds lo <= p <= hi, in 64ths, with a law between them. */
typedef struct { size_t n; long lo[5], hi[5]; } bounds_t;

static bounds_t some_bounds(void)
{
    for (;;) {
        bounds_t b = { .n = 1 + dice_below(&dice, 5) };
        long lo = 0, hi = 0;
        for (size_t x = 0; x < b.n; x++) {
            long u = (long)dice_below(&dice, 65), v = dice_one_in(&dice, 4) ? u : (long)dice_below(&dice, 65);
            if (dice_one_in(&dice, 5)) u = 0;
            if (dice_one_in(&dice, 8)) v = 64;
            lo += b.lo[x] = u < v ? u : v;
            hi += b.hi[x] = u < v ? v : u;
        }
        if (lo <= 64 && hi >= 64) return b;
    }
}

static void box_of(bt_box_t *box, const bounds_t *b, mpfr_prec_t prec)
{
    bt_box_init(box, b->n, prec);
    for (size_t x = 0; x < b->n; x++) {
        mpfr_set_si_2exp(&box->p[x]->left, b->lo[x], -6, MPFR_RNDD);
        mpfr_set_si_2exp(&box->p[x]->right, b->hi[x], -6, MPFR_RNDU);
    }
}

/* A law in it: from the lower ends, what is left is handed out in a random order, all that fits (a corner) or part of
** it. */
static mpq_ptr law_in(const bounds_t *b, bool corner)
{
    mpq_ptr p = arena_mpq(A, b->n);
    size_t order[5];
    long left = 64000, take[5] = { 0 };
    for (size_t x = 0; x < b->n; x++) { order[x] = x; left -= 1000 * b->lo[x]; }
    for (size_t x = b->n; x-- > 1;) {
        size_t y = dice_below(&dice, x + 1), t = order[x];
        order[x] = order[y];
        order[y] = t;
    }
    for (int pass = corner ? 1 : 0; pass < 2; pass++)
        for (size_t k = 0; k < b->n; k++) {
            size_t x = order[k];
            long room = 1000 * (b->hi[x] - b->lo[x]) - take[x], most = room < left ? room : left;
            long more = pass ? most : (long)dice_below(&dice, (unsigned long)most + 1);
            take[x] += more;
            left -= more;
        }
    cr_assert_eq(left, 0);
    for (size_t x = 0; x < b->n; x++) {
        mpq_set_si(p + x, 1000 * b->lo[x] + take[x], 64000);
        mpq_canonicalize(p + x);
    }
    return p;
}

static const char *bounds_text(const bounds_t *b)
{
    const char *s = "in 64ths";
    for (size_t x = 0; x < b->n; x++) s = arena_printf(A, "%s %ld..%ld", s, b->lo[x], b->hi[x]);
    return s;
}

Test(bt_box, a_wide_box_holds_the_images_of_its_laws)
{
    for (int turn = 0; turn < 250; turn++) {
        arena_reset(A);
        bounds_t c = some_bounds();
        mpq_srcptr w = trouble_rewards(A, &dice, c.n, turn % 6 == 0);
        unsigned long K = pool_within(&dice, c.n, 150);
        bt_box_t b;
        box_of(&b, &c, (const mpfr_prec_t[]){ 192, BT_BOX_DOUBLE, 24 }[turn % 3]);
        bt_box_round(&b, bt_levels(A, c.n, w), K);
        for (int k = 0; k < 24; k++) {
            mpq_srcptr p = law_in(&c, k < 16);
            cr_assert(holds(&b, image(p, w, c.n, K)), "K = %lu, w = %s, p = %s, box %s", K, rats_text(A, w, c.n),
                rats_text(A, p, c.n), bounds_text(&c));
        }
        bt_box_clear(&b);
    }
}

/* Ends of two to five bits: every difference is rounded. Two competitors, a weight that takes all, so that little else
** is. */
Test(bt_box, boxes_of_a_few_bits)
{
    static const unsigned long weights[] = { 1, 1, 2, 1000000, 1000000000 };
    for (int turn = 0; turn < 20000; turn++) {
        if (turn % 100 == 0) arena_reset(A);
        bounds_t c = some_bounds();
        mpq_ptr w = arena_mpq(A, c.n);
        mpfr_prec_t prec = 2 + (mpfr_prec_t)dice_below(&dice, 4);
        bt_box_t b;
        bool full = true; /* the box holds the bounds */
        for (size_t x = 0; x < c.n; x++) mpq_set_ui(w + x, weights[dice_below(&dice, 5)], 1);
        box_of(&b, &c, prec);
        for (size_t x = 0; x < c.n; x++) full = full && mpfr_cmp_si_2exp(&b.p[x]->left, c.lo[x], -6) <= 0
            && mpfr_cmp_si_2exp(&b.p[x]->right, c.hi[x], -6) >= 0;
        cr_assert(full);
        bt_box_round(&b, bt_levels(A, c.n, w), 2);
        for (int k = 0; k < 4; k++) {
            mpq_srcptr p = law_in(&c, true);
            cr_assert(holds(&b, image(p, w, c.n, 2)), "prec %ld, w = %s, p = %s, box %s", (long)prec,
                rats_text(A, w, c.n), rats_text(A, p, c.n), bounds_text(&c));
        }
        bt_box_clear(&b);
    }
}

/* Two boxes, one after the other: what holds the laws holds their second images. */
Test(bt_box, two_stages_of_a_wide_box)
{
    for (int turn = 0; turn < 80; turn++) {
        arena_reset(A);
        bounds_t c = some_bounds();
        mpq_srcptr w = trouble_rewards(A, &dice, c.n, false), u = trouble_rewards(A, &dice, c.n, false);
        unsigned long K = pool_within(&dice, c.n, 100), M = pool_within(&dice, c.n, 100);
        bt_box_t b;
        box_of(&b, &c, turn % 2 ? 64 : BT_BOX_DOUBLE);
        bt_box_round(&b, bt_levels(A, c.n, w), K);
        bt_box_round(&b, bt_levels(A, c.n, u), M);
        for (int k = 0; k < 10; k++)
            cr_assert(holds(&b, image(image(law_in(&c, k < 8), w, c.n, K), u, c.n, M)), "%s", bounds_text(&c));
        bt_box_clear(&b);
    }
}

/* Nothing is lost to the dependence between masses: the box of all laws with p(x) in [lo, hi], two points of different
** weights, has H at its ends. So where p(x) is known, the ends of the image are p(x) H(x) at laws of the box. */
Test(bt_box, the_ends_are_attained)
{
    for (int turn = 0; turn < 100; turn++) {
        arena_reset(A);
        unsigned long K = 2 + dice_below(&dice, 6), small = 1 + dice_below(&dice, 20),
            u = dice_below(&dice, small + 1), v = dice_below(&dice, small + 1);
        bounds_t c = { 3, { 64 - (long)small, 0, 0 }, { 64 - (long)small, (long)small, (long)small } };
        mpq_ptr w = arena_mpq(A, 3), p = arena_mpq(A, 3), least = NULL, most = NULL;
        mpq_set_ui(w, 5, 1);
        mpq_set_ui(w + 1, 1 + u, 1);
        mpq_set_ui(w + 2, 1 + v, 1);
        for (unsigned long k = 0; k < 2; k++) { /* all that is left to one of the two */
            mpq_set_ui(p, 64 - small, 64);
            mpq_set_ui(p + 1 + k, small, 64);
            mpq_set_ui(p + 2 - k, 0, 1);
            for (size_t x = 0; x < 3; x++) mpq_canonicalize(p + x);
            mpq_ptr q = image(p, w, 3, K);
            if (!least || mpq_cmp(q, least) < 0) least = q;
            if (!most || mpq_cmp(q, most) > 0) most = q;
        }
        bt_box_t b;
        box_of(&b, &c, 128);
        bt_box_round(&b, bt_levels(A, 3, w), K);
        mpfr_t gap;
        mpfr_init2(gap, 128);
        mpfr_sub_q(gap, &b.p[0]->left, least, MPFR_RNDN);
        cr_assert(mpfr_sgn(gap) <= 0 && (mpfr_zero_p(gap) || mpfr_get_exp(gap) < -110), "lower end, K = %lu", K);
        mpfr_sub_q(gap, &b.p[0]->right, most, MPFR_RNDN);
        cr_assert(mpfr_sgn(gap) >= 0 && (mpfr_zero_p(gap) || mpfr_get_exp(gap) < -110), "upper end, K = %lu", K);
        mpfr_clear(gap);
        bt_box_clear(&b);
    }
}

/* --- tightening --------------------------------------------------------------------------------------------------- */

/* In 64ths nothing is rounded: the ends are max(lo, 1 - the others' upper) and min(hi, 1 - the others' lower). */
Test(bt_box, tightening_gives_what_the_others_leave)
{
    for (int turn = 0; turn < 400; turn++) {
        arena_reset(A);
        bounds_t c = some_bounds();
        bt_box_t b;
        box_of(&b, &c, 53);
        bt_box_tighten(&b);
        for (size_t x = 0; x < c.n; x++) {
            long lo = 64, hi = 64;
            for (size_t y = 0; y < c.n; y++)
                if (y != x) { lo -= c.hi[y]; hi -= c.lo[y]; }
            if (lo < c.lo[x]) lo = c.lo[x];
            if (hi > c.hi[x]) hi = c.hi[x];
            cr_assert(mpfr_cmp_si_2exp(&b.p[x]->left, lo, -6) == 0 && mpfr_cmp_si_2exp(&b.p[x]->right, hi, -6) == 0,
                      "%zu of %s", x, bounds_text(&c));
        }
        for (int k = 0; k < 8; k++) cr_assert(holds(&b, law_in(&c, k % 2)));
        bt_box_clear(&b);
    }
}

/* Where every sum is rounded, no law is lost: boxes of a few bits around laws of thirds and sevenths. */
Test(bt_box, tightening_loses_no_law)
{
    for (int turn = 0; turn < 2000; turn++) {
        arena_reset(A);
        size_t n = 1 + dice_below(&dice, 6);
        const pmf_t *p = trouble_law(A, &dice, n);
        bt_box_t b;
        bt_box_init(&b, n, 2 + (mpfr_prec_t)dice_below(&dice, 8));
        bt_box_set(&b, p);
        for (int k = 0; k < 3; k++) {
            bt_box_tighten(&b);
            cr_assert(holds(&b, law_probs(p)), "%s", law_text(p));
        }
        bt_box_clear(&b);
    }
}
