/* SPDX-License-Identifier: MIT
**
** Expressions whose value is known otherwise: a bracket around a log form, and expressions grown beside their value.
*/
#ifndef LEMMATA_TESTS_KNOWN_H
#define LEMMATA_TESTS_KNOWN_H

#include "numerics/expr/real.h"
#include "tests/support/trouble.h"

/* A bracket around a known log form; *asked is the narrowest width, 2^-*asked, that was asked for. */
typedef struct { const loglin_t *value; long *asked; } known_t;

static inline bool known_same(const void *x, const void *y)
{
    return loglin_same(((const known_t *)x)->value, ((const known_t *)y)->value);
}

/* value - 2^-(bits+1) and value + 2^-(bits+2). */
static inline long known_ends(const loglin_t **lo, const loglin_t **hi, arena_t *A, const void *source, long bits)
{
    const known_t *known = source;
    mpq_ptr e = arena_mpq(A, 2);
    if (known->asked && *known->asked < bits) *known->asked = bits;
    mpq_set_ui(e, 1, 1);
    mpq_div_2exp(e + 1, e, (mp_bitcnt_t)bits + 1);
    mpq_div_2exp(e, e, (mp_bitcnt_t)bits + 2);
    *lo = loglin_sub(known->value, loglin_rat(A, e + 1));
    *hi = loglin_add(known->value, loglin_rat(A, e));
    return bits;
}

static const bracket_kind_t known_kind = { .name = "known", .same = known_same, .ends = known_ends };

static inline const real_t *known_bracket(arena_t *A, const loglin_t *value, long *asked)
{
    known_t *source = ARENA_NEW(A, known_t);
    *source = (known_t){ value, asked };
    return real_bracket(A, &known_kind, source);
}

/* The expression `value`, not known until it is asked for; *found counts how often it was worked out. */
typedef struct { const real_t *value; unsigned *found; } put_off_t;

static inline bool put_off_same(const void *x, const void *y)
{
    return real_same(((const put_off_t *)x)->value, ((const put_off_t *)y)->value);
}

static inline const real_t *put_off_found(arena_t *A, const void *source)
{
    const put_off_t *p = source;
    (void)A;
    if (p->found) ++*p->found;
    return p->value;
}

static const later_kind_t put_off_kind = { .name = "put off", .same = put_off_same, .found = put_off_found };

static inline const real_t *put_off(const real_t *value, unsigned *found)
{
    put_off_t *source = ARENA_NEW(real_home(value), put_off_t);
    *source = (put_off_t){ value, found };
    return real_later(real_home(value), &put_off_kind, source);
}

/* --- expressions grown beside their value ------------------------------------------------------------------- */

/* A leaf: a rational, a log form, or a bracket around one, now and then put off; v becomes its value at the precision
** of v. */
static inline const real_t *grown_leaf(arena_t *A, dice_t *d, mpfi_ptr v)
{
    recipe_t R = { .n = (unsigned)dice_below(d, 3), .c0 = arena_mpq(A, 1), .c = arena_mpq(A, 2), .q = arena_mpq(A, 2) };
    if (R.n == 0 || dice_one_in(d, 3)) mpq_set_si(R.c0, dice_within(d, 9), 1 + dice_below(d, 4));
    for (unsigned i = 0; i < R.n; i++) {
        mpq_set_si(R.c + i, dice_within(d, 3), 1 + dice_below(d, 3));
        mpq_set_ui(R.q + i, 1 + dice_below(d, 8), 1 + dice_below(d, 8));
        mpq_canonicalize(R.c + i);
        mpq_canonicalize(R.q + i);
    }
    mpq_canonicalize(R.c0);
    recipe_encl(v, &R);
    const loglin_t *x = recipe_form(A, &R);
    const real_t *leaf = dice_one_in(d, 4) ? known_bracket(A, x, NULL) : real_form(x);
    return dice_one_in(d, 4) ? put_off(leaf, NULL) : leaf;
}

static inline bool grown_is_moderate(mpfi_srcptr v)
{
    return mpfr_cmpabs_ui(&v->left, 40) < 0 && mpfr_cmpabs_ui(&v->right, 40) < 0;
}

/* One operand; where the operation is not defined for sure, the absolute value. */
static inline const real_t *grown_unary(const real_t *x, dice_t *d, mpfi_ptr v)
{
    switch (dice_below(d, 4)) {
    case 0: if (encl_sign(v) == SIGN_POS) { mpfi_sqrt(v, v); return real_sqrt(x); } break;
    case 1: if (encl_sign(v) == SIGN_POS) { mpfi_log(v, v); return real_log(x); } break;
    case 2: if (grown_is_moderate(v)) { mpfi_exp(v, v); return real_exp(x); } break;
    default: mpfi_neg(v, v); return real_neg(x);
    }
    mpfi_abs(v, v);
    return real_abs(x);
}

static inline const real_t *grown_binary(const real_t *x, const real_t *y, dice_t *d, mpfi_ptr v, mpfi_srcptr w)
{
    switch (dice_below(d, 6)) {
    case 0: mpfi_add(v, v, w); return real_add(x, y);
    case 1: mpfi_sub(v, v, w); return real_sub(x, y);
    case 2: mpfi_mul(v, v, w); return real_mul(x, y);
    case 3:
        if (encl_sign(w) == SIGN_POS || encl_sign(w) == SIGN_NEG) {
            mpfi_div(v, v, w);
            return real_div(x, y);
        }
        break;
    case 4:
        mpfr_max(&v->left, &v->left, &w->left, MPFR_RNDD);
        mpfr_max(&v->right, &v->right, &w->right, MPFR_RNDU);
        return real_max(x, y);
    default: break;
    }
    mpfr_min(&v->left, &v->left, &w->left, MPFR_RNDD);
    mpfr_min(&v->right, &v->right, &w->right, MPFR_RNDU);
    return real_min(x, y);
}

/* An expression of at most this depth; v becomes an enclosure of its value. */
static inline const real_t *grown(arena_t *A, dice_t *d, unsigned depth, mpfi_ptr v)
{
    if (depth == 0 || dice_one_in(d, 6)) return grown_leaf(A, d, v);
    const real_t *x = grown(A, d, depth - 1, v);
    if (dice_one_in(d, 3)) return grown_unary(x, d, v);
    mpfi_t w;
    mpfi_init2(w, mpfi_get_prec(v));
    if (dice_one_in(d, 8)) { /* an expression with itself */
        mpfi_set(w, v);
        x = grown_binary(x, x, d, v, w);
    } else {
        const real_t *y = grown(A, d, depth - 1, w);
        x = grown_binary(x, y, d, v, w);
    }
    mpfi_clear(w);
    return x;
}

#endif
