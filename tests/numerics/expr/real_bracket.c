/* SPDX-License-Identifier: MIT
**
** The ends that a bracket keeps: asked for when more bits are wanted than they serve, the narrowest yet, never again
** when they are spent.
*/
#include "numerics/expr/real.h"
#include "tests/support/assert.h"

/* 1/3 between its roundings to `bits` bits, or to fewer once a limit is reached; how often, and for how many bits, it
** was asked. */
typedef struct { long limit, widen; unsigned *times; long *last; } third_t;

static bool same(const void *x, const void *y) { return x == y; }

static long enclose(mpq_ptr lo, mpq_ptr hi, const void *source, long bits)
{
    const third_t *t = source;
    long at = bits < t->limit ? bits : t->limit;
    if (*t->times > 0) at -= t->widen; /* ends that are farther than those before */
    ++*t->times;
    *t->last = bits;
    mpq_set_ui(lo, 1, 1);
    mpq_mul_2exp(lo, lo, (mp_bitcnt_t)at);
    mpz_fdiv_q_ui(mpq_numref(lo), mpq_numref(lo), 3);
    mpq_set(hi, lo);
    mpz_add_ui(mpq_numref(hi), mpq_numref(hi), 1);
    mpq_div_2exp(lo, lo, (mp_bitcnt_t)at);
    mpq_div_2exp(hi, hi, (mp_bitcnt_t)at);
    return bits < t->limit ? bits : BRACKET_SPENT;
}

static const bracket_kind_t third = { .name = "1/3", .same = same, .enclose = enclose };

static double width_at(const real_t *x, long prec)
{
    encl_t r;
    mpfr_t w;
    mpfi_init2(r, prec);
    mpfr_init2(w, 53);
    real_encl(r, x);
    mpfi_diam_abs(w, r);
    double width = mpfr_get_d(w, MPFR_RNDU);
    mpfr_clear(w);
    mpfi_clear(r);
    return width;
}

Test(real_bracket, ends_are_kept)
{
    arena_t *A = arena_new();
    unsigned times = 0;
    long last = 0;
    third_t of = { 200, 0, &times, &last };
    const real_t *x = real_bracket(A, &third, &of);
    cr_assert_eq(times, 0, "asked for when made");
    cr_expect(width_at(x, 128) <= 0x1p-62 && times == 1 && last == 64);
    cr_expect(width_at(x, 100) <= 0x1p-62 && times == 1, "fewer bits are there");
    cr_expect(width_at(x, 256) <= 0x1p-126 && times == 2 && last == 128);
    cr_expect(width_at(x, 1024) <= 0x1p-198 && times == 3 && last == 512);
    width_at(x, 4096);
    cr_expect(times == 3, "spent");
    arena_free(A);
}

Test(real_bracket, the_narrowest_yet)
{
    arena_t *A = arena_new();
    unsigned times = 0;
    long last = 0;
    third_t of = { 500, 60, &times, &last };
    const real_t *x = real_bracket(A, &third, &of);
    double before = width_at(x, 128), after = width_at(x, 160);
    cr_expect(times == 2 && after <= before * (1 + 0x1p-30), "%g, then %g", before, after);
    arena_free(A);
}

Test(real_bracket, ends_known_already)
{
    arena_t *A = arena_new();
    unsigned times = 0;
    long last = 0;
    third_t of = { 500, 0, &times, &last };
    const real_t *x = real_bracket_from(A, &third, &of, 70, loglin_rat(A, arena_mpq(A, 1)), loglin_si(A, 1));
    cr_expect(width_at(x, 128) == 1 && times == 0);
    cr_expect(width_at(x, 256) <= 0x1p-126 && times == 1);
    arena_free(A);
}
