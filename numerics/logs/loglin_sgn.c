/* SPDX-License-Identifier: MIT
**
** The sign of a log form: form, filter, exact zero, enclosures -- in this order, and always decided.
*/
#include "numerics/logs/coprime.h"
#include "numerics/logs/flog.h"
#include "numerics/logs/loglin.h"
#include "numerics/logs/lognear.h"
#include "numerics/logs/logsum.h"
#include "numerics/logs/residue.h"

#include <math.h>
#include <stdlib.h>

enum {
    FILTER_BITS_MAX  = 900,     /* c0 and den below 2^900, |by| |c| below 2^860: no overflow in the filter */
    FILTER_BY_BITS   = 300,
    FILTER_C_BITS    = 560,
    FILTER_TERMS_MAX = 1 << 30,
    FIRST_PREC       = 128,
    NEAR_PREC        = 256      /* what enclosures of this precision leave open may have terms near each other */
};

/* --- the filter -------------------------------------------------------------------------------------------- */

static bool is_below(mpz_srcptr z, size_t bits) { return mpz_size(z) <= bits / 64 || mpz_sizeinbase(z, 2) <= bits; }
static bool is_word(mpz_srcptr z) { return mpz_size(z) < 2 && !(mpz_getlimbn(z, 0) >> FLOG_WORD_BITS); }

/* z cut to 53 bits. */
static double double_of(mpz_srcptr z)
{
    if (mpz_size(z) > 1 || mpz_getlimbn(z, 0) >> 53) return mpz_get_d(z);
    double size = (double)mpz_getlimbn(z, 0);
    return mpz_sgn(z) < 0 ? -size : size;
}

/* sum c log a of terms, and of their absolute values. Terms of long arguments are summed apart, each as flog says. */
static bool filter_terms(double *sum, double *size, const loglin_term_t *term, size_t n)
{
    enum { AT_ONCE = 64 };
    double c[AT_ONCE], all;
    uint64_t a[AT_ONCE];
    *sum = *size = 0;
    for (size_t i = 0; i < n;) {
        size_t m = 0;
        for (; m < AT_ONCE && i < n; i++) {
            if (!is_below(term[i].c, FILTER_C_BITS)) return false;
            double cd = double_of(term[i].c);
            if (is_word(term[i].a)) { c[m] = cd; a[m++] = mpz_get_ui(term[i].a); continue; }
            double t = cd * flog(term[i].a);
            *sum += t;
            *size += fabs(t);
        }
        *sum += flog_sum(&all, c, a, m);
        *size += all;
    }
    return true;
}

static bool filter_part(double *sum, double *size, const loglin_part_t *p)
{
    if (!is_below(p->by, FILTER_BY_BITS)) return false;
    if (p->words) *sum = *size = flog_xlogx(p->words, p->n);
    else if (!filter_terms(sum, size, p->term, p->n)) return false;
    double by = double_of(p->by);
    *sum *= by;
    *size *= fabs(by);
    return true;
}

/* With u = 2^-53, n terms and m parts, S the sum of the absolute values of all summands, c0 among them:
**   within a part, sums by flog_sum, error e(n) = flog_sum_error(n) of the part's share of S (it covers c cut to 53
**   bits, too);
**       batches and long arguments (11 u each) are added one by one: (n/8 + 2 + 11) u at most, for a batch is 64 terms,
**       but with long arguments it may be one term each: n u;
**   `by` and c0 cut to 53 bits, 2 u; the product, u; m + 1 additions, (m + 1) u.
** Together below e(n) + (n + m + 20) u of S; the computed S is below the true one by at most as much, 2^-10 for n <=
** 2^30 ... 2^43: so
**       |computed - true| <= S' (e(n) + (n + m + 20) u) (1 + 2^-9). */
bool loglin_filter(const loglin_t *x, double *lo, double *hi)
{
    if (!is_below(x->c0, FILTER_BITS_MAX) || !is_below(x->den, FILTER_BITS_MAX)) return false;
    double sum = double_of(x->c0), size = fabs(sum), part, all;
    size_t n = 0, apart = 0;
    for (size_t k = 0; k < x->parts; k++) {
        const loglin_part_t *p = &x->part[k];
        if (p->n > FILTER_TERMS_MAX - n || !filter_part(&part, &all, p)) return false;
        n += p->n;
        apart += p->words ? 0 : p->n;
        sum += part;
        size += all;
    }
    double error = x->parts ? size * (flog_sum_error(n) + (double)(apart + x->parts + 20) * 0x1p-53) * (1 + 0x1p-8)
                            : size * 0x1p-52;
    /* Division by den, cut to 53 bits: within a factor 1 -+ 2^-51 of the true quotient; taken outward. */
    double den = double_of(x->den), low = (sum - error) / den, high = (sum + error) / den;
    *lo = low - fabs(low) * 0x1p-50 - 0x1p-1070;
    *hi = high + fabs(high) * 0x1p-50 + 0x1p-1070;
    return isfinite(*lo) && isfinite(*hi);
}

/* --- enclosures ------------------------------------------------------------------------------------------------ */

typedef struct { uint64_t *c, *a; size_t n; } words_t; /* of one sign */

/* The terms of words, by sign; the others are added to F, or to r. */
static void sort_out(encl_ptr r, logsum_fixed_t *F, mpz_srcptr by, words_t sign[2], const loglin_term_t *term, size_t n)
{
    encl_t t;
    mpz_t c;
    mpz_init(c);
    mpfi_init2(t, mpfi_get_prec(r));
    for (size_t i = 0; i < n; i++) {
        words_t *w = &sign[mpz_sgn(term[i].c) < 0];
        if (is_word(term[i].a) && is_word(term[i].c)) {
            w->c[w->n] = mpz_get_ui(term[i].c); /* |c| */
            w->a[w->n++] = mpz_get_ui(term[i].a);
            continue;
        }
        if (mpz_cmp_ui(term[i].a, 1) == 0) continue;
        mpz_mul(c, by, term[i].c);
        if (logsum_fixed_log(F, c, term[i].a)) continue;
        logsum_log(t, term[i].a);
        mpfi_mul_z(t, t, term[i].c);
        mpfi_add(r, r, t);
    }
    mpfi_clear(t);
    mpz_clear(c);
}

/* What is not added to F, `by` times. */
static void encl_terms(encl_ptr r, logsum_fixed_t *F, mpz_srcptr by, const loglin_term_t *term, size_t n)
{
    uint64_t *room = alloc_bytes((4 * n + 1) * sizeof *room);
    words_t sign[2] = { { room, room + n, 0 }, { room + 2 * n, room + 3 * n, 0 } };
    encl_t t;
    mpfi_init2(t, mpfi_get_prec(r));
    mpfi_set_ui(r, 0);
    sort_out(r, F, by, sign, term, n);
    for (int k = 0; k < 2; k++) {
        if (sign[k].n == 0) continue;
        logsum_encl(t, sign[k].c, sign[k].a, sign[k].n);
        if (k) mpfi_sub(r, r, t);
        else mpfi_add(r, r, t);
    }
    mpfi_clear(t);
    alloc_free(room);
}

/* c0 + sum c_i log a_i, den left out. */
static void encl_numerator(encl_ptr r, const loglin_t *x)
{
    encl_t t;
    logsum_fixed_t F;
    logsum_fixed_init(&F, mpfi_get_prec(r));
    mpfi_init2(t, mpfi_get_prec(r));
    mpfi_set_z(r, x->c0);
    for (size_t k = 0; k < x->parts; k++) {
        const loglin_part_t *p = &x->part[k];
        if (p->words && logsum_fixed_words(&F, p->by, p->words, p->n)) continue;
        if (p->words) logsum_encl(t, p->words, p->words, p->n);
        else encl_terms(t, &F, p->by, p->term, p->n);
        mpfi_mul_z(t, t, p->by);
        mpfi_add(r, r, t);
    }
    if (F.used) {
        logsum_fixed_encl(t, &F);
        mpfi_add(r, r, t);
    }
    mpfi_clear(t);
    logsum_fixed_clear(&F);
}

/* The same of gathered terms some of which are near each other. */
static void encl_near(encl_ptr r, const loglin_t *x)
{
    encl_t t;
    mpfi_init2(t, mpfi_get_prec(r));
    mpfi_set_z(t, x->c0);
    lognear_encl(r, x->term, x->n);
    mpfi_add(r, r, t);
    mpfi_clear(t);
}

void loglin_encl(encl_ptr r, const loglin_t *x)
{
    encl_numerator(r, x);
    mpfi_div_z(r, r, x->den);
}

/* --- the sign ---------------------------------------------------------------------------------------------------- */

bool loglin_is_zero(const loglin_t *x)
{
    loglin_gathered(x);
    return mpz_sgn(x->c0) == 0 && coprime_product_is_one(x->home, x->n, x->term);
}

/* Is there a logarithm among the words that is not 0? */
static bool counts(const loglin_part_t *p)
{
    for (size_t i = 0; i < p->n; i++)
        if (p->words[i] > 1) return true;
    return false;
}

/* The sign of the summands of a part when all have one and the same, 0 when there are none; else 2. */
static int sign_of_part(const loglin_part_t *p)
{
    int s = 0;
    if (p->words) return counts(p) ? mpz_sgn(p->by) : 0;
    for (size_t i = 0; i < p->n; i++) {
        int t = mpz_sgn(p->by) * mpz_sgn(p->term[i].c);
        if (s && t != s) return 2;
        s = t;
    }
    return s;
}

/* The same of the form. */
static int sign_by_form(const loglin_t *x)
{
    int s = mpz_sgn(x->c0);
    for (size_t k = 0; k < x->parts; k++) {
        int t = sign_of_part(&x->part[k]);
        if (t == 2 || (s && t && t != s)) return 2;
        if (t) s = t;
    }
    return s;
}

static int sign_by_filter(const loglin_t *x)
{
    double lo, hi;
    if (!loglin_filter(x, &lo, &hi)) return 0;
    return lo > 0 ? 1 : hi < 0 ? -1 : 0;
}

/* x^e modulo RESIDUE_PRIME. */
static uint64_t power(uint64_t x, uint64_t e)
{
    uint64_t y = 1;
    for (; e; e >>= 1) {
        if (e & 1) y = residue_times(y, x);
        x = residue_times(x, x);
    }
    return y;
}

/* Where prod a_i^c_i = 1, and a prime m divides no a_i, the product is 1 modulo m, too, where a^(m-1) is 1: each
** exponent counts modulo m - 1. So false says that the form is not zero; true says nothing, though of forms that are
** not zero one in m gets it. */
static bool may_be_zero(const loglin_t *x)
{
    uint64_t above = 1, below = 1;
    if (mpz_sgn(x->c0) != 0) return false;
    for (size_t i = 0; i < x->n; i++) {
        uint64_t a = residue_of(x->term[i].a), c = mpz_tdiv_ui(x->term[i].c, RESIDUE_PRIME - 1);
        if (!a) return true;
        uint64_t *side = mpz_sgn(x->term[i].c) < 0 ? &below : &above;
        *side = residue_times(*side, power(a, c));
    }
    return above == below;
}

/* Few terms, of words: their common divisors cost no more than powers modulo a prime. */
static bool is_short(const loglin_t *x)
{
    enum { FEW = 12 };
    bool words = x->n <= FEW;
    for (size_t i = 0; i < x->n && words; i++) words = is_word(x->term[i].a);
    return words;
}

/* What may be zero is asked for it first: the filter has left it open, so that it mostly is. Then enclosures at
** doubling precision: what is not zero ends the loop. */
static int sign_in_the_end(const loglin_t *x, route_t *route)
{
    encl_t r;
    int sgn = 0;
    *route = ROUTE_EXACT;
    if ((is_short(x) || may_be_zero(x)) && loglin_is_zero(x)) return 0;
    *route = ROUTE_ENCLOSURE;
    mpfi_init2(r, FIRST_PREC);
    for (mpfr_prec_t prec = FIRST_PREC; !sgn; prec *= 2) {
        mpfi_set_prec(r, prec);
        if (prec > NEAR_PREC && x->gathered && lognear_helps(x->term, x->n, prec)) encl_near(r, x);
        else encl_numerator(r, x);
        sign_t s = encl_sign(r);
        sgn = s == SIGN_POS ? 1 : s == SIGN_NEG ? -1 : 0;
    }
    mpfi_clear(r);
    return sgn;
}

/* By the form as it stands, then with its terms gathered. */
static int sign_quickly(const loglin_t *x, bool filter, route_t *route)
{
    for (bool again = x->gathered;; again = true) {
        int sgn = sign_by_form(x);
        *route = ROUTE_FORM;
        if (sgn != 2) return sgn;
        *route = ROUTE_FILTER;
        if (filter && (sgn = sign_by_filter(x)) != 0) return sgn;
        if (again) return 2;
        loglin_gathered(x);
    }
}

int loglin_sgn(const loglin_t *x, bool filter, route_t *route)
{
    route_t ignored;
    if (!route) route = &ignored;
    int sgn = sign_quickly(x, filter, route);
    return sgn != 2 ? sgn : sign_in_the_end(x, route);
}
