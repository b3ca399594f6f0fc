/* SPDX-License-Identifier: MIT */
#include "numerics/pools/bt_rules.h"

#include "numerics/base/encl.h"

#include <threads.h>

enum { PREC = 192 };

static rule_t rules[2];
static once_flag filled = ONCE_FLAG_INIT;

/* p = P_n(x) and d = n (P_{n-1}(x) - x P_n(x)) = (1 - x^2) P_n'(x): Legendre's, (k+1) P_{k+1} = (2k+1) x P_k - k
** P_{k-1}. */
static void legendre(encl_ptr p, encl_ptr d, encl_srcptr x)
{
    encl_t t;
    mpfi_init2(t, PREC);
    mpfi_set_ui(d, 1);
    mpfi_set(p, x);
    for (unsigned long k = 1; k <= POINTS; k++) {
        mpfi_mul(t, x, p);
        if (k == POINTS) break;
        mpfi_mul_ui(t, t, 2 * k + 1);
        mpfi_mul_ui(d, d, k);
        mpfi_sub(t, t, d);
        mpfi_div_ui(t, t, k + 1);
        mpfi_swap(d, p);
        mpfi_swap(p, t);
    }
    mpfi_sub(d, d, t);
    mpfi_mul_ui(d, d, POINTS);
    mpfi_clear(t);
}

/* The sign of P_n or of P_n' at x in (-1, 1). */
static sign_t legendre_sign(mpfr_srcptr x, side_t side)
{
    encl_t at, p, d;
    mpfi_init2(at, PREC); mpfi_init2(p, PREC); mpfi_init2(d, PREC);
    mpfi_set_fr(at, x);
    legendre(p, d, at);
    sign_t s = encl_sign(side == LOWER ? p : d);
    mpfi_clear(at); mpfi_clear(p); mpfi_clear(d);
    return s;
}

/* x, which has a change of sign, to a length of 2^-120 or where the sign is in doubt. */
static void root_bisect(encl_ptr x, side_t side)
{
    mpfr_t mid;
    mpfr_init2(mid, PREC);
    sign_t left = legendre_sign(&x->left, side);
    for (int i = 0; i < 115; i++) {
        mpfi_mid(mid, x);
        sign_t s = legendre_sign(mid, side);
        if (s == SIGN_UNKNOWN || s == SIGN_ZERO) break;
        mpfr_set(s == left ? &x->left : &x->right, mid, MPFR_RNDN);
    }
    mpfr_clear(mid);
}

/* Node (1+x)/2 and weight: (1-x^2)/d^2 of Gauss, 1/(n (n+1) p^2) of Lobatto, half of those on [-1, 1]. */
static void rule_put(rule_t *r, size_t i, encl_srcptr x, side_t side)
{
    encl_t p, d, v;
    mpfi_init2(p, PREC); mpfi_init2(d, PREC); mpfi_init2(v, PREC);
    legendre(p, d, x);
    if (side == LOWER) {
        mpfi_sqr(v, x);
        mpfi_ui_sub(v, 1, v);
        mpfi_sqr(d, d);
        mpfi_div(v, v, d);
    } else {
        mpfi_sqr(v, p);
        mpfi_mul_ui(v, v, POINTS * (POINTS + 1));
        mpfi_ui_div(v, 1, v);
    }
    mpfi_add_ui(d, x, 1);
    mpfi_div_2ui(d, d, 1);
    r->node[i] = side == LOWER ? mpfr_get_d(&d->right, MPFR_RNDU) : mpfr_get_d(&d->left, MPFR_RNDD);
    r->weight[i] = side == LOWER ? mpfr_get_d(&v->left, MPFR_RNDD) : mpfr_get_d(&v->right, MPFR_RNDU);
    mpfi_clear(p); mpfi_clear(d); mpfi_clear(v);
}

/* The roots of P_n, or those of P_n' and 1. They lie more than 1/40 apart and inside +-119/120, so each has a cell
** (3k-119 .. 3k-116)/120 of its own, no end of which is a root; n, or n-1, changes of sign are all the roots there
** are. */
static void rules_fill(void)
{
    encl_t x;
    mpfi_init2(x, PREC);
    for (side_t side = LOWER; side <= UPPER; side++) {
        size_t found = 0, roots = side == LOWER ? POINTS : POINTS - 1;
        for (long k = 0; k < 79 && found < roots; k++) {
            mpfr_set_si(&x->left, 3 * k - 119, MPFR_RNDN);
            mpfr_div_ui(&x->left, &x->left, 120, MPFR_RNDN);
            mpfr_set_si(&x->right, 3 * k - 116, MPFR_RNDN);
            mpfr_div_ui(&x->right, &x->right, 120, MPFR_RNDN);
            if (legendre_sign(&x->left, side) == legendre_sign(&x->right, side)) continue;
            root_bisect(x, side);
            rule_put(&rules[side], found++, x, side);
        }
    }
    mpfi_set_ui(x, 1);
    rule_put(&rules[UPPER], POINTS - 1, x, UPPER);
    mpfi_clear(x);
}

const rule_t *rule_of(side_t side)
{
    call_once(&filled, rules_fill);
    return &rules[side];
}
