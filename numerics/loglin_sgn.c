/* SPDX-License-Identifier: MIT
**
** The sign of a log form: form, filter, enclosures, exact zero -- in this order, and always decided.
*/
#include "numerics/coprime.h"
#include "numerics/flog.h"
#include "numerics/loglin.h"

#include <math.h>

enum {
    FILTER_BITS_MAX  = 900,     /* |c| and c0 below 2^900: no overflow in the filter */
    FILTER_TERMS_MAX = 1 << 20, /* the rounding errors of the sum stay below 2^-32 of it */
    FIRST_PREC       = 128,
    EXACT_FROM_PREC  = 256      /* past this, and twice the longest argument, is it zero? is asked */
};

/* c log a in doubles has a relative error of at most (1 + 2^-52)(1 + 2^-50)(1 + 2^-53) - 1 < 2^-49 (c cut to 53
** bits, flog, the product); c0 one of 2^-52. The sum of n + 1 such terms, in any order, is off by at most
** (n + 1) 2^-53 (1 + 2^-30) times the sum S of their absolute values, and the computed S by as much. So
**     |computed - true| <= S (2^-49 + (n + 1) 2^-53) (1 + 2^-29) < S (2^-48 + (n + 1) 2^-52),
** and the last product, of two factors exact but for 2^-52, keeps below it. */
bool loglin_filter(const loglin_t *x, double *lo, double *hi)
{
    if (x->n > FILTER_TERMS_MAX || mpz_sizeinbase(x->c0, 2) > FILTER_BITS_MAX) return false;
    double sum = mpz_get_d(x->c0), size = fabs(sum);
    for (size_t i = 0; i < x->n; i++) {
        if (mpz_sizeinbase(x->term[i].c, 2) > FILTER_BITS_MAX) return false;
        double t = mpz_get_d(x->term[i].c) * flog(x->term[i].a);
        sum += t;
        size += fabs(t);
    }
    double error = size * (0x1p-48 + (double)(x->n + 1) * 0x1p-52);
    if (mpz_sizeinbase(x->den, 2) > FILTER_BITS_MAX) return false;
    /* Division by den, cut to 53 bits: within a factor 1 -+ 2^-51 of the true quotient; taken outward. */
    double den = mpz_get_d(x->den), low = (sum - error) / den, high = (sum + error) / den;
    *lo = low - fabs(low) * 0x1p-50 - 0x1p-1070;
    *hi = high + fabs(high) * 0x1p-50 + 0x1p-1070;
    return isfinite(*lo) && isfinite(*hi);
}

/* log a for an integer a >= 2. When a fits the precision its logarithm, being irrational, lies strictly
** between its rounding downward and the next number up. */
static void encl_log_int(encl_ptr r, mpz_srcptr a)
{
    if (mpz_sizeinbase(a, 2) <= (size_t)mpfi_get_prec(r)) {
        mpfr_set_z(&r->left, a, MPFR_RNDD);
        mpfr_log(&r->left, &r->left, MPFR_RNDD);
        mpfr_set(&r->right, &r->left, MPFR_RNDU);
        mpfr_nextabove(&r->right);
    } else {
        mpfi_set_z(r, a);
        mpfi_log(r, r);
    }
}

/* c0 + sum c_i log a_i, den left out. */
static void encl_numerator(encl_ptr r, const loglin_t *x)
{
    encl_t t;
    mpfi_init2(t, mpfi_get_prec(r));
    mpfi_set_z(r, x->c0);
    for (size_t i = 0; i < x->n; i++) {
        encl_log_int(t, x->term[i].a);
        mpfi_mul_z(t, t, x->term[i].c);
        mpfi_add(r, r, t);
    }
    mpfi_clear(t);
}

void loglin_encl(encl_ptr r, const loglin_t *x)
{
    encl_numerator(r, x);
    mpfi_div_z(r, r, x->den);
}

bool loglin_is_zero(const loglin_t *x)
{
    return mpz_sgn(x->c0) == 0 && coprime_product_is_one(x->home, x->n, x->term);
}

/* The sign when all summands have one and the same; else 2. */
static int sign_by_form(const loglin_t *x)
{
    int s = mpz_sgn(x->c0);
    for (size_t i = 0; i < x->n; i++) {
        int t = mpz_sgn(x->term[i].c);
        if (s && t != s) return 2;
        s = t;
    }
    return s;
}

static int sign_by_filter(const loglin_t *x)
{
    double lo, hi;
    if (!loglin_filter(x, &lo, &hi)) return 0;
    return lo > 0 ? 1 : hi < 0 ? -1 : 0;
}

static size_t longest(const loglin_t *x)
{
    size_t bits = 0;
    for (size_t i = 0; i < x->n; i++) bits = mpz_sizeinbase(x->term[i].a, 2) > bits ? mpz_sizeinbase(x->term[i].a, 2) : bits;
    return bits;
}

/* Enclosures at doubling precision; the question of zero is asked once, so the loop ends. Arguments of b bits can
** differ by 2^-b and their forms by about as little: while the precision is below that, enclosures are the cheaper question. */
static int sign_by_enclosure(const loglin_t *x, route_t *route)
{
    encl_t r;
    mpfi_init2(r, FIRST_PREC);
    int sgn = 0;
    bool asked = false;
    mpfr_prec_t exact_from = 2 * (mpfr_prec_t)longest(x) > EXACT_FROM_PREC ? 2 * (mpfr_prec_t)longest(x) : EXACT_FROM_PREC;
    *route = ROUTE_ENCLOSURE;
    for (mpfr_prec_t prec = FIRST_PREC; !sgn; prec *= 2) {
        mpfi_set_prec(r, prec);
        encl_numerator(r, x);
        sign_t s = encl_sign(r);
        sgn = s == SIGN_POS ? 1 : s == SIGN_NEG ? -1 : 0;
        if (sgn || asked || prec < exact_from) continue;
        asked = true;
        if (loglin_is_zero(x)) { *route = ROUTE_EXACT; break; }
    }
    mpfi_clear(r);
    return sgn;
}

int loglin_sgn(const loglin_t *x, bool filter, route_t *route)
{
    route_t ignored;
    if (!route) route = &ignored;
    int sgn = sign_by_form(x);
    *route = ROUTE_FORM;
    if (sgn != 2) return sgn;
    *route = ROUTE_FILTER;
    if (filter && (sgn = sign_by_filter(x)) != 0) return sgn;
    return sign_by_enclosure(x, route);
}
