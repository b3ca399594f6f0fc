/* SPDX-License-Identifier: MIT
**
** Random exact inputs that lean toward trouble: zeros, ones, ties, tiny and huge, near-ties down to 2^-1000.
** All of them follow from a seed alone.
*/
#ifndef LEMMATA_TESTS_TROUBLE_H
#define LEMMATA_TESTS_TROUBLE_H

#include "numerics/laws/chan.h"
#include "numerics/logs/loglin.h"

#include <stdint.h>

/* --- dice: splitmix64 (Steele, Lea, Flood, "Fast splittable pseudorandom number generators", 2014) ---------- */

typedef struct { uint64_t state; } dice_t;

static inline uint64_t dice_roll(dice_t *d)
{
    uint64_t z = d->state += 0x9e3779b97f4a7c15u;
    z = (z ^ z >> 30) * 0xbf58476d1ce4e5b9u;
    z = (z ^ z >> 27) * 0x94d049bb133111ebu;
    return z ^ z >> 31;
}

static inline unsigned long dice_below(dice_t *d, unsigned long n) { return (unsigned long)(dice_roll(d) % n); }
static inline bool dice_one_in(dice_t *d, unsigned long n) { return dice_below(d, n) == 0; }

/* In -n .. n. */
static inline long dice_within(dice_t *d, long n) { return (long)dice_below(d, 2 * (unsigned long)n + 1) - n; }

/* --- numbers ------------------------------------------------------------------------------------------- */

/* An integer of exactly `bits` >= 1 bits. */
static inline void trouble_bits(mpz_ptr z, dice_t *d, size_t bits)
{
    mpz_set_ui(z, 0);
    for (size_t have = 0; have < bits; have += 32) {
        mpz_mul_2exp(z, z, 32);
        mpz_add_ui(z, z, (unsigned long)(dice_roll(d) & 0xffffffffu));
    }
    mpz_fdiv_r_2exp(z, z, bits);
    mpz_setbit(z, bits - 1);
}

/* An integer >= 1: small, a power of two or its neighbour, a perfect power, or long. */
static inline void trouble_int(mpz_ptr z, dice_t *d)
{
    switch (dice_below(d, 10)) {
    case 0: mpz_set_ui(z, 1); break;
    case 1: case 2:
        mpz_set_ui(z, 0);
        mpz_setbit(z, 1 + dice_below(d, dice_one_in(d, 2) ? 1000 : 70));
        if (dice_one_in(d, 2)) mpz_add_ui(z, z, 1);
        else if (dice_one_in(d, 2)) mpz_sub_ui(z, z, 1);
        break;
    case 3: mpz_ui_pow_ui(z, 2 + dice_below(d, 9), 1 + dice_below(d, 12)); break;
    case 4: trouble_bits(z, d, 1 + dice_below(d, 300)); break;
    default: mpz_set_ui(z, 1 + dice_below(d, 60)); break;
    }
}

/* A rational > 0: 1, near 1 down to 2^-1000, tiny, huge, or small over small. */
static inline void trouble_positive(mpq_ptr q, dice_t *d)
{
    unsigned long k = 1 + dice_below(d, dice_one_in(d, 2) ? 1000 : 60);
    switch (dice_below(d, 10)) {
    case 0: mpq_set_ui(q, 1, 1); return;
    case 1:
        mpz_set_ui(mpq_denref(q), 0);
        mpz_setbit(mpq_denref(q), k);
        if (dice_one_in(d, 2)) mpz_add_ui(mpq_numref(q), mpq_denref(q), 1);
        else mpz_sub_ui(mpq_numref(q), mpq_denref(q), 1);
        break;
    case 2: mpq_set_ui(q, 1, 1); mpq_div_2exp(q, q, k); break;
    case 3: mpq_set_ui(q, 1, 1); mpq_mul_2exp(q, q, k); break;
    case 4: case 5: trouble_int(mpq_numref(q), d); trouble_int(mpq_denref(q), d); break;
    default: mpq_set_ui(q, 1 + dice_below(d, 30), 1 + dice_below(d, 30)); break;
    }
    mpq_canonicalize(q);
}

/* A rational of either sign, one in ten of them zero. */
static inline void trouble_rat(mpq_ptr q, dice_t *d)
{
    if (dice_one_in(d, 10)) { mpq_set_ui(q, 0, 1); return; }
    trouble_positive(q, d);
    if (dice_one_in(d, 2)) mpq_neg(q, q);
}

/* A rational of [0, 1], ends included. */
static inline void trouble_unit(mpq_ptr q, dice_t *d)
{
    if (dice_one_in(d, 10)) { mpq_set_ui(q, 0, 1); return; }
    trouble_positive(q, d);
    if (mpq_cmp_ui(q, 1, 1) > 0) mpq_inv(q, q);
}

/* --- laws ---------------------------------------------------------------------------------------------- */

/* Weights of a law of n letters: zeros, ties, points, one letter of 2^-1000 beside the rest. */
static inline mpz_ptr trouble_weights(arena_t *A, dice_t *d, size_t n)
{
    mpz_ptr w = arena_mpz(A, n);
    unsigned long make = dice_below(d, 10);
    for (size_t i = 0; i < n; i++) {
        if (make == 0) mpz_set_ui(w + i, 1);
        else if (make < 4) mpz_set_ui(w + i, dice_below(d, 3));
        else mpz_set_ui(w + i, dice_below(d, 40));
    }
    if (make == 1) for (size_t i = 0; i < n; i++) mpz_set_ui(w + i, 0);
    if (make == 9) {
        for (size_t i = 0; i < n; i++) mpz_mul_2exp(w + i, w + i, 1 + dice_below(d, 1000));
        size_t i = dice_below(d, n);
        mpz_add_ui(w + i, w + i, 1);
    }
    bool none = true;
    for (size_t i = 0; i < n; i++) none = none && mpz_sgn(w + i) == 0;
    if (none) mpz_set_ui(w + dice_below(d, n), 1);
    return w;
}

static inline const pmf_t *trouble_law(arena_t *A, dice_t *d, size_t n)
{
    return pmf_weights(A, n, trouble_weights(A, d, n));
}

/* A channel whose rows are such laws. */
static inline const chan_t *trouble_channel(arena_t *A, dice_t *d, size_t nx, size_t ny)
{
    mpq_ptr p = arena_mpq(A, nx * ny);
    for (size_t x = 0; x < nx; x++) {
        const pmf_t *row = trouble_law(A, d, ny);
        for (size_t y = 0; y < ny; y++) pmf_prob(p + x * ny + y, row, y);
    }
    return chan_make(A, nx, ny, p, NULL);
}

/* --- log forms ----------------------------------------------------------------------------------------- */

/* c0 + sum c[i] log q[i] as it was drawn: kept beside the form made from it, to be evaluated on its own. */
typedef struct { unsigned n; mpq_ptr c0, c, q; } recipe_t;

static inline recipe_t trouble_recipe(arena_t *A, dice_t *d, unsigned most)
{
    recipe_t R = { .n = (unsigned)dice_below(d, most + 1), .c0 = arena_mpq(A, 1) };
    R.c = arena_mpq(A, R.n);
    R.q = arena_mpq(A, R.n);
    if (dice_one_in(d, 3)) trouble_rat(R.c0, d);
    for (unsigned i = 0; i < R.n; i++) {
        trouble_positive(R.q + i, d);
        if (dice_one_in(d, 4)) trouble_rat(R.c + i, d);
        else mpq_set_si(R.c + i, dice_within(d, 12), 1 + dice_below(d, 4));
        mpq_canonicalize(R.c + i);
        if (i && dice_one_in(d, 5)) mpq_inv(R.q + i, R.q + i - 1); /* a tie, or one that cancels */
        if (i && dice_one_in(d, 8)) mpq_set(R.q + i, R.q + i - 1);
    }
    return R;
}

static inline const loglin_t *recipe_form(arena_t *A, const recipe_t *R)
{
    const loglin_t *x = loglin_rat(A, R->c0);
    for (unsigned i = 0; i < R->n; i++) x = loglin_add(x, loglin_log(A, R->c + i, R->q + i));
    return x;
}

/* The same number, summed by MPFI from the recipe as it stands. */
static inline void recipe_encl(mpfi_ptr r, const recipe_t *R)
{
    mpfi_t t, c;
    mpfi_init2(t, mpfi_get_prec(r));
    mpfi_init2(c, mpfi_get_prec(r));
    mpfi_set_q(r, R->c0);
    for (unsigned i = 0; i < R->n; i++) {
        mpfi_set_q(t, R->q + i);
        mpfi_log(t, t);
        mpfi_set_q(c, R->c + i);
        mpfi_mul(t, t, c);
        mpfi_add(r, r, t);
    }
    mpfi_clear(c);
    mpfi_clear(t);
}

/* The sign of a recipe where MPFI can tell it at 200, 1600 or 6400 bits; 0 where it can't. */
static inline int recipe_sign(const recipe_t *R)
{
    int s = 0;
    mpfi_t r;
    mpfi_init2(r, 200);
    for (mpfr_prec_t prec = 200; !s && prec <= 6400; prec = prec == 200 ? 1600 : 4 * prec) {
        mpfi_set_prec(r, prec);
        recipe_encl(r, R);
        s = mpfr_sgn(&r->left) > 0 ? 1 : mpfr_sgn(&r->right) < 0 ? -1 : 0;
    }
    mpfi_clear(r);
    return s;
}

/* Terms with prod a_i^c_i = 1: the exponents c_i of random powers, and what they multiply out to, in a few
** pieces with exponent -1. Returns the number of terms, at most 8. */
static inline size_t trouble_planted_zero(arena_t *A, dice_t *d, loglin_term_t term[8], size_t bits)
{
    size_t n = 1 + dice_below(d, 4), made = n;
    mpz_ptr rest = arena_mpz(A, 2), power = rest + 1;
    mpz_set_ui(rest, 1);
    for (size_t i = 0; i < n; i++) {
        term[i] = (loglin_term_t){ arena_mpz(A, 1), arena_mpz(A, 1) };
        trouble_bits(term[i].a, d, 1 + dice_below(d, bits));
        mpz_set_ui(term[i].c, 1 + dice_below(d, 5));
        mpz_pow_ui(power, term[i].a, mpz_get_ui(term[i].c));
        mpz_mul(rest, rest, power);
    }
    for (size_t i = 0; i < n && made < 7; i++) { /* pieces a_i a_j of the product */
        power = arena_mpz(A, 1);
        mpz_mul(power, term[i].a, term[dice_below(d, n)].a);
        if (!mpz_divisible_p(rest, power)) continue;
        mpz_divexact(rest, rest, power);
        term[made] = (loglin_term_t){ arena_mpz(A, 1), power };
        mpz_set_si(term[made++].c, -1);
    }
    term[made] = (loglin_term_t){ arena_mpz(A, 1), rest };
    mpz_set_si(term[made++].c, -1);
    return made;
}

#endif
