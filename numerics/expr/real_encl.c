/* SPDX-License-Identifier: MIT
**
** Enclosures of expressions. Each line below encloses its value when the lines it uses enclose theirs. What may be
** undefined is NaN, and so is all that is made of it. Each expression keeps its last enclosure, for the next
** question at the same precision.
*/
#include "numerics/expr/real_node.h"

#include <math.h>

static void encl_bracket(encl_ptr r, const real_t *x)
{
    long prec = mpfi_get_prec(r);
    const real_ends_t *k = real_ends(x, prec / 2);
    encl_t end;
    mpfi_init2(end, prec);
    loglin_encl(r, k->lo);
    loglin_encl(end, k->hi);
    mpfr_set(&r->right, &end->right, MPFR_RNDU);
    mpfi_clear(end);
}

/* The operand of a root or logarithm whose enclosure reaches below 0: the sign is asked for, at no more than the
** precision of r, and what is known to be >= 0 is cut off at 0; the rest may be undefined. */
static void cut_at_zero(encl_ptr r, const real_t *x)
{
    if (mpfr_sgn(&r->left) >= 0) return;
    effort_t effort = { .filter = true, .prec_max = mpfi_get_prec(r) };
    sign_t s = real_sgn(x, &effort);
    if (s == SIGN_POS) mpfr_set_zero(&r->left, 1);
    else if (s == SIGN_ZERO) mpfi_set_ui(r, 0);
    else encl_set_nan(r);
}

static void encl_atom(encl_ptr r, const real_t *x)
{
    if (x->kind == REAL_BRACKET) { encl_bracket(r, x); return; }
    encl_t y;
    mpfi_init2(y, mpfi_get_prec(r));
    real_encl(r, x->x);
    if (x->y) real_encl(y, x->y);
    if (mpfi_nan_p(r) || (x->y && mpfi_nan_p(y))) encl_set_nan(r);
    else switch (x->kind) {
    case REAL_MUL: mpfi_mul(r, r, y); break;
    case REAL_DIV: mpfi_div(r, r, y); break;
    case REAL_SQRT: cut_at_zero(r, x->x); mpfi_sqrt(r, r); break;
    case REAL_EXP: mpfi_exp(r, r); break;
    case REAL_LOG: cut_at_zero(r, x->x); mpfi_log(r, r); break;
    case REAL_MIN: encl_min(r, r, y); break;
    default: encl_max(r, r, y); break;
    }
    mpfi_clear(y);
}

static void encl_sum(encl_ptr r, const real_t *x)
{
    loglin_encl(r, x->form);
    if (x->parts == 0) return;
    encl_t t;
    mpfi_init2(t, mpfi_get_prec(r));
    for (unsigned i = 0; i < x->parts; i++) {
        real_encl(t, x->part[i].atom);
        mpfi_mul_q(t, t, x->part[i].coef);
        mpfi_add(r, r, t);
    }
    mpfi_clear(t);
}

static void keep(const real_t *x, encl_srcptr r)
{
    x->memo->prec = mpfi_get_prec(r);
    x->memo->at = encl_array(x->home, 1, x->memo->prec);
    mpfi_set(x->memo->at, r);
}

void real_encl(encl_ptr r, const real_t *x)
{
    x = real_asked(x);
    if (x->kind == REAL_UNDEFINED) { encl_set_nan(r); return; }
    if (x->kind == REAL_INF || x->kind == REAL_MINUS_INF) {
        mpfr_set_inf(&r->left, real_is_inf(x));
        mpfr_set_inf(&r->right, real_is_inf(x));
        return;
    }
    if (mpfi_get_prec(r) == x->memo->prec) { mpfi_set(r, x->memo->at); return; }
    if (x->kind == REAL_SUM) encl_sum(r, x);
    else encl_atom(r, x);
    keep(x, r);
}

/* Is the width of r at most 2^-80 of its smaller end in absolute value? */
static bool is_sharp(encl_srcptr r)
{
    if (mpfi_nan_p(r) || !mpfi_bounded_p(r)) return true;
    if (encl_sign(r) == SIGN_UNKNOWN) return false;
    mpfr_t width, size;
    mpfr_init2(width, 53);
    mpfr_init2(size, 53);
    mpfi_diam_abs(width, r);
    mpfi_mig(size, r);
    mpfr_mul_2si(size, size, -80, MPFR_RNDD);
    bool sharp = mpfr_lessequal_p(width, size);
    mpfr_clear(width);
    mpfr_clear(size);
    return sharp;
}

void real_encl_sharp(encl_ptr r, const real_t *x)
{
    enum { PREC_FIRST = 128, PREC_LAST = 4096 };
    x = real_asked(x);
    for (long prec = PREC_FIRST; prec <= PREC_LAST; prec *= 2) {
        mpfi_set_prec(r, prec);
        real_encl(r, x);
        if (is_sharp(r)) return;
        effort_t effort = { .filter = true, .prec_max = prec };
        if (encl_sign(r) == SIGN_UNKNOWN && real_sgn(x, &effort) == SIGN_ZERO) { mpfi_set_ui(r, 0); return; }
    }
}

bool real_approx(const real_t *x, bool filter, double *lo, double *hi)
{
    if (filter && real_filter(x, lo, hi)) return true;
    const real_t *asked = real_asked(x);
    if (real_is_inf(asked)) { *lo = *hi = real_is_inf(asked) > 0 ? HUGE_VAL : -HUGE_VAL; return true; }
    encl_t r;
    mpfi_init2(r, 96);
    real_encl(r, x);
    bool defined = !mpfi_nan_p(r);
    *lo = mpfr_get_d(&r->left, MPFR_RNDD);
    *hi = mpfr_get_d(&r->right, MPFR_RNDU);
    mpfi_clear(r);
    return defined;
}
