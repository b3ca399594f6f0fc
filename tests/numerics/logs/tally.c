/* SPDX-License-Identifier: MIT
**
** Tallies against GMP and log forms: what they say is so, and what does not fit is said not to, to the bit.
*/
#include "numerics/logs/tally.h"
#include "numerics/laws/pmf.h"
#include "tests/support/assert.h"
#include "tests/support/trouble.h"

#define WORD_LAST INT64_MAX

static void set_wide(mpz_ptr z, size_wide_t x)
{
    mp_limb_t limb[2] = { (mp_limb_t)x, (mp_limb_t)(x >> 64) };
    mpz_t view;
    mpz_set(z, mpz_roinit_n(view, limb, 2));
}

static void set_quota(mpq_ptr q, const tally_t *T, quota_t x)
{
    mpz_t b;
    mpz_init(b);
    set_wide(mpq_numref(q), x.num < 0 ? -(size_wide_t)x.num : (size_wide_t)x.num);
    if (x.num < 0) mpz_neg(mpq_numref(q), mpq_numref(q));
    mpz_set_ui(mpq_denref(q), 1);
    for (unsigned k = 0; k < T->bases; k++) {
        int e = (int8_t)(uint8_t)(x.e >> 8 * k);
        set_wide(b, T->base[k]);
        mpz_pow_ui(b, b, (unsigned long)abs(e));
        mpz_ptr side = e < 0 ? mpq_denref(q) : mpq_numref(q);
        mpz_mul(side, side, b);
    }
    mpq_canonicalize(q);
    mpz_clear(b);
}

static int64_t some_word(dice_t *d)
{
    static const int64_t edge[] = { WORD_LAST, WORD_LAST - 1, (int64_t)1 << 62, ((int64_t)1 << 31) - 1, 1, 2, 0 };
    if (dice_below(d, 4) == 0) return edge[dice_below(d, 7)];
    return (int64_t)(dice_below(d, WORD_LAST) >> dice_below(d, 63));
}

/* Some operation of x and y, and the same of u and v in u. */
static quota_t operated(tally_t *T, quota_t x, quota_t y, unsigned op, mpq_ptr u, mpq_srcptr v)
{
    switch (op) {
    case 0: mpq_add(u, u, v); return quota_plus(T, x, y);
    case 1: mpq_sub(u, u, v); return quota_plus(T, x, quota_neg(y));
    case 2: mpq_mul(u, u, v); return quota_times(T, x, y);
    case 3: if (mpq_sgn(v)) mpq_div(u, u, v); return quota_over(T, x, y);
    default: return quota_folded(T, x);
    }
}

/* Chains of operations on words of all lengths: as long as nothing failed, the value is GMP's. */
Test(tally, arithmetic)
{
    dice_t d = { 5 };
    mpq_t u, v, got;
    mpq_inits(u, v, got, NULL);
    size_t good = 0, bad = 0;
    for (int i = 0; i < 40000; i++) {
        tally_t T;
        tally_start(&T);
        quota_t x = quota_of(&T, some_word(&d), 1 + some_word(&d) % WORD_LAST);
        set_quota(u, &T, x);
        for (unsigned step = 0; step < 5 && !T.failed; step++) {
            quota_t y = quota_of(&T, dice_below(&d, 2) ? some_word(&d) : -some_word(&d), 1 + some_word(&d) % WORD_LAST);
            if (T.failed) break;
            set_quota(v, &T, y);
            x = operated(&T, x, y, (unsigned)dice_below(&d, 5), u, v);
            if (T.failed) { bad++; break; }
            set_quota(got, &T, x);
            assert_that(mpq_equal(got, u), "turn %d, step %u", i, step);
            good++;
        }
    }
    assert_that(good > 20000 && bad > 2000, "%zu made, %zu failed", good, bad);
    mpq_clears(u, v, got, NULL);
}

/* 2^126 - 1 fits and 2^126 does not; so for what is negative. */
Test(tally, the_last_numerator)
{
    for (int sign = -1; sign <= 1; sign += 2) {
        tally_t T;
        tally_start(&T);
        quota_t w = quota_of(&T, WORD_LAST, 1), one = quota_of(&T, sign, 1);
        quota_t x = quota_times(&T, quota_times(&T, w, w), one); /* (2^63 - 1)^2 = 2^126 - 2^64 + 1 */
        for (int k = 0; k < 2; k++) x = quota_plus(&T, x, quota_times(&T, w, one));
        assert_that(!T.failed && (x.num < 0 ? -x.num : x.num) == ((wide_t)1 << 126) - 1, "2^126 - 1 fits");
        quota_plus(&T, x, one);
        assert_that(T.failed, "2^126 does not");
        tally_start(&T);
        quota_t big = quota_of(&T, (int64_t)1 << 62, 1), four = quota_of(&T, 2 * sign, 1);
        x = quota_times(&T, quota_times(&T, big, four), big);
        assert_that(!T.failed && (x.num < 0 ? -x.num : x.num) == (wide_t)1 << 125, "2^125 fits");
        quota_times(&T, x, four);
        assert_that(T.failed, "2^125 times 2 does not");
    }
}

/* Powers from -64 to 63, in the first base and in the last; eight bases. */
Test(tally, the_last_power_and_base)
{
    for (unsigned place = 0; place < TALLY_BASES; place++) {
        tally_t T;
        tally_start(&T);
        for (unsigned k = 0; k < place; k++) quota_of(&T, 1, 101 + k);
        quota_t x = { .num = 1 }, half = quota_of(&T, 1, 2), two = quota_over(&T, x, half);
        for (int k = 0; k < 64; k++) x = quota_times(&T, x, half);
        assert_that(!T.failed, "2^-64, base %u", place);
        tally_t copy = T;
        quota_times(&copy, x, half);
        assert_that(copy.failed, "2^-65, base %u", place);
        for (int k = 0; k < 127; k++) x = quota_times(&T, x, two);
        assert_that(!T.failed, "2^63, base %u", place);
        quota_times(&T, x, two);
        assert_that(T.failed, "2^64, base %u", place);
    }
    tally_t T;
    tally_start(&T);
    for (int64_t k = 0; k < TALLY_BASES; k++) quota_of(&T, 1, 2 + k);
    assert_that(!T.failed, "eight bases");
    quota_of(&T, 1, 2);
    assert_that(!T.failed, "one of them again");
    quota_of(&T, 1, 100);
    assert_that(T.failed, "a ninth");
}

Test(tally, the_last_entry)
{
    tally_t T;
    tally_start(&T);
    quota_t one = quota_of(&T, 1, 1);
    for (unsigned k = 0; k < TALLY_ENTRIES; k++) tally_add(&T, TALLY_BOTH, one, 2 + k);
    assert_that(!T.failed && tally_cancels(&T, TALLY_MADE) == TALLY_STANDS, "as many as there is room for");
    for (unsigned k = 0; k < TALLY_ENTRIES; k++) tally_add(&T, TALLY_FACTORED, quota_neg(one), 2 + k);
    assert_that(tally_cancels(&T, TALLY_FACTORED) == TALLY_CANCELS, "one sum cancels");
    assert_that(tally_cancels(&T, TALLY_MADE) == TALLY_STANDS, "the other stands");
    tally_add(&T, TALLY_BOTH, one, 2 + TALLY_ENTRIES);
    assert_that(T.failed && tally_cancels(&T, TALLY_MADE) == TALLY_OPEN, "one more");
}

/* sum c log q of few rationals that share factors, over unlike denominators: the tally cancels just where the log form
** has no terms; and a near miss, one coefficient off by 1/(10^9 + 7), stands. */
Test(tally, cancels_where_the_form_does)
{
    dice_t d = { 17 };
    arena_t *A = arena_new();
    size_t cancelled = 0, open = 0;
    for (int i = 0; i < 20000; i++) {
        enum { TERMS = 6 };
        mpq_ptr c = arena_mpq(A, 2), q = c + 1;
        const loglin_t *x = loglin_si(A, 0);
        tally_t T;
        tally_start(&T);
        long back[TERMS][4];
        for (unsigned k = 0; k < TERMS; k++) {
            long n[4] = { dice_within(&d, 4) };
            for (unsigned j = 1; j < 4; j++) n[j] = 1 + (long)dice_below(&d, j == 1 ? 3 : 6);
            bool again = k >= TERMS / 2 && dice_below(&d, 8);
            for (unsigned j = 0; j < 4; j++) back[k][j] = again ? (j ? 1 : -1) * back[k - TERMS / 2][j] : n[j];
            bool off = again && dice_below(&d, 12) == 0;
            mpq_set_si(c, back[k][0], (unsigned long)back[k][1]);
            mpq_set_si(q, back[k][2], (unsigned long)back[k][3]);
            mpq_canonicalize(c);
            mpq_canonicalize(q);
            quota_t w = quota_of(&T, back[k][0], back[k][1]);
            if (off) {
                mpq_t little;
                mpq_init(little);
                mpq_set_ui(little, 1, 1000000007);
                mpq_add(c, c, little);
                mpq_clear(little);
                w = quota_plus(&T, w, quota_of(&T, 1, 1000000007));
            }
            x = loglin_add(x, loglin_log(A, c, q));
            tally_log(&T, w, quota_of(&T, back[k][2], back[k][3]));
        }
        tally_answer_t got = tally_cancels(&T, TALLY_MADE);
        bool none = loglin_gathered(x)->n == 0;
        assert_that(got == TALLY_OPEN || (got == TALLY_CANCELS) == none, "turn %d: %s", i, loglin_text(x));
        cancelled += got == TALLY_CANCELS;
        open += got == TALLY_OPEN;
        arena_reset(A);
    }
    assert_that(cancelled > 1000 && cancelled < 19000 && open < 2000, "%zu cancel, %zu open", cancelled, open);
    arena_free(A);
}

/* Laws over their least common denominator, as pmf_make has them; what is none is none. */
Test(tally, laws)
{
    dice_t d = { 23 };
    arena_t *A = arena_new();
    for (int i = 0; i < 4000; i++) {
        size_t n = 1 + dice_below(&d, 5);
        int64_t w[5], all = 0, bound = (int64_t)1 << (4 + 12 * dice_below(&d, 4));
        for (size_t k = 0; k < n; k++) all += w[k] = (int64_t)dice_below(&d, (unsigned long)bound);
        if (!all) all = w[0] = 1;
        bool off = dice_below(&d, 5) == 0;
        mpq_ptr p = arena_mpq(A, n);
        tally_t T;
        tally_start(&T);
        quota_t x[5];
        for (size_t k = 0; k < n; k++) {
            int64_t num = w[k] + (off && k == 0);
            x[k] = quota_of(&T, num, all);
            mpq_set_si(p + k, num, (unsigned long)all);
            mpq_canonicalize(p + k);
        }
        size_wide_t num[5], den;
        const pmf_t *P = pmf_make(A, n, p);
        bool law = tally_law(&T, num, &den, x, n);
        assert_that(!T.failed && law == (P != NULL) && law == !off, "turn %d", i);
        for (size_t k = 0; P && k < n; k++)
            assert_that(mpz_cmp_ui(P->num + k, (unsigned long)num[k]) == 0 && !(num[k] >> 64), "turn %d, %zu", i, k);
        if (P) assert_that(mpz_cmp_ui(P->den, (unsigned long)den) == 0, "turn %d", i);
        arena_reset(A);
    }
    arena_free(A);
}
