/* SPDX-License-Identifier: MIT
**
** Expressions asked for. What was put off when an expression was made is worked out, and the expression made anew from
** what came of it: the result has nothing late in it. Put off are:
**     what is worked out at all (real_later): a form or a bracket in its place;
**     x/x, which is 1 when x is known not to be 0, and else a quotient like others;
**     an infinity times x, which has the sign of x, and an infinity over x, which is undefined where x is 0.
*/
#include "numerics/expr/real_node.h"

enum { SIGN_PREC = 128 };

static sign_t sign_of(const real_t *x)
{
    effort_t effort = { .filter = true, .prec_max = SIGN_PREC };
    return real_sgn(x, &effort);
}

/* 0 y, which is 0 where y is defined and not +inf. */
static const real_t *zero_times(const real_t *y, const real_t *zero)
{
    if (real_is_undefined(y) || real_is_inf(y) > 0) return real_undefined(zero->home);
    return real_loglin(y) || real_is_inf(y) ? zero : real_product(zero, y);
}

/* x y, one of them infinite, the other not. */
static const real_t *times_infinity(const real_t *x, const real_t *y)
{
    const real_t *inf = real_is_inf(x) ? x : y;
    switch (sign_of(inf == x ? y : x)) {
    case SIGN_POS: return inf;
    case SIGN_NEG: return real_neg(inf);
    case SIGN_ZERO: return real_si(x->home, 0);
    default: return real_undefined(x->home);
    }
}

static const real_t *product(const real_t *x, const real_t *y)
{
    bool one = (real_is_inf(x) != 0) != (real_is_inf(y) != 0);
    return one && !real_is_undefined(x) && !real_is_undefined(y) ? times_infinity(x, y) : real_mul(x, y);
}

/* x/y, x infinite. */
static const real_t *infinity_over(const real_t *x, const real_t *y)
{
    sign_t s = sign_of(y);
    return s == SIGN_POS ? x : s == SIGN_NEG ? real_neg(x) : real_undefined(x->home);
}

static const real_t *quotient(const real_t *x, const real_t *y)
{
    if (real_is_inf(x) && y->kind == REAL_SUM && !real_is_rat(y, NULL)) return infinity_over(x, y);
    if (x->kind != REAL_SUM || y->kind != REAL_SUM || real_is_rat(y, NULL) || !real_same(x, y)) return real_div(x, y);
    sign_t s = sign_of(y);
    return s == SIGN_POS || s == SIGN_NEG ? real_si(x->home, 1) : real_quotient(x, y);
}

static const real_t *operation(const real_t *a)
{
    const real_t *x = real_asked(a->x), *y = a->y ? real_asked(a->y) : NULL;
    switch (a->kind) {
    case REAL_MUL: return real_is_rat(a->x, NULL) ? zero_times(y, x) : product(x, y);
    case REAL_DIV: return quotient(x, y);
    case REAL_SQRT: return real_sqrt(x);
    case REAL_EXP: return real_exp(x);
    case REAL_LOG: return real_log(x);
    case REAL_MIN: return real_min(x, y);
    default: return real_max(x, y);
    }
}

static const real_t *atom_asked(const real_t *a)
{
    if (!a->late) return real_of_atom(a);
    if (!a->memo->asked)
        a->memo->asked = a->kind == REAL_LATER ? real_asked(a->later->found(a->home, a->source)) : operation(a);
    return a->memo->asked;
}

static const real_t *sum_asked(const real_t *x)
{
    const real_t *sum = real_form(x->form);
    for (unsigned i = 0; i < x->parts; i++)
        sum = real_plus(sum, real_scale(atom_asked(x->part[i].atom), x->part[i].coef));
    return sum;
}

const real_t *real_asked(const real_t *x)
{
    if (!x->late) return x;
    if (!x->memo->asked)
        x->memo->asked =
            x->kind == REAL_SUM ? sum_asked(x) : real_add(real_inf(x->home, real_is_inf(x)), real_asked(x->x));
    return x->memo->asked;
}
