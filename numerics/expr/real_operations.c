/* SPDX-License-Identifier: MIT
**
** Expressions: products, quotients and functions. What has a form by the forms of its operands is reduced to it; the
** rest are atoms.
*/
#include "numerics/expr/real_node.h"

#include <stdlib.h>

static real_t *operation(real_kind_t kind, const real_t *x, const real_t *y)
{
    real_t *atom = real_blank(x->home, kind, 0);
    atom->x = x;
    atom->y = y;
    atom->depth = 1 + (y && y->depth > x->depth ? y->depth : x->depth);
    atom->weight = 1 + x->weight + (y ? y->weight : 0);
    if (atom->weight > REAL_WEIGHT_MAX) atom->weight = REAL_WEIGHT_MAX;
    atom->late = x->late || (y && y->late);
    atom->infinite = x->infinite || (y && y->infinite);
    atom->partial = kind == REAL_DIV || kind == REAL_SQRT || kind == REAL_LOG || x->partial || (y && y->partial);
    return atom;
}

static const real_t *operated(real_kind_t kind, const real_t *x, const real_t *y)
{
    return real_of_atom(operation(kind, x, y));
}
const real_t *real_product(const real_t *x, const real_t *y) { return operated(REAL_MUL, x, y); }
const real_t *real_quotient(const real_t *x, const real_t *y) { return operated(REAL_DIV, x, y); }

/* Of a multiple of one logarithm, log a where a is no power, and c is what it is multiplied by; else x, and c is 1.
** Forms of few terms alone, and numbers of few bits, are looked at. */
static const real_t *one_log(const real_t *x, mpq_ptr c)
{
    enum { TERMS = 4, BITS = 256 };
    mpq_set_ui(c, 1, 1);
    if (x->kind != REAL_SUM || x->parts || x->form->parts != 1 || mpz_sgn(x->form->c0)) return x;
    if (x->form->part[0].words || x->form->part[0].n > TERMS) return x;
    const loglin_t *n = loglin_normal(x->form);
    if (n->n != 1 || mpz_sizeinbase(n->term[0].a, 2) > BITS) return x;
    mpq_ptr q = arena_mpq(x->home, 1);
    unsigned long k = mpz_perfect_power_p(n->term[0].a) ? mpz_sizeinbase(n->term[0].a, 2) : 1;
    while (k > 1 && !mpz_root(mpq_numref(q), n->term[0].a, k)) k--;
    if (k == 1) mpz_set(mpq_numref(q), n->term[0].a);
    mpz_mul_ui(mpq_numref(c), n->term[0].c, k);
    mpz_set(mpq_denref(c), n->den);
    mpq_canonicalize(c);
    return real_log_rat(x->home, q);
}

/* Products of multiples of logarithms are multiples of products of logarithms, which meet and cancel. */
static const real_t *product(const real_t *x, const real_t *y)
{
    mpq_ptr c = arena_mpq(x->home, 2), d = c + 1;
    const real_t *a = one_log(x, c), *b = one_log(y, d);
    mpq_mul(c, c, d);
    return real_scale(operated(REAL_MUL, a, b), c);
}

/* 0, where the infinity x is defined: a product that is not reduced, 0 y, where y is what was added to x, turned so
** that the other infinity is +inf.
** */
static const real_t *zero_beside(const real_t *x)
{
    const real_t *zero = real_si(x->home, 0);
    return x->x ? operated(REAL_MUL, zero, x->kind == REAL_INF ? real_neg(x->x) : x->x) : zero;
}

const real_t *real_mul(const real_t *x, const real_t *y)
{
    if (x->kind == REAL_UNDEFINED || y->kind == REAL_UNDEFINED) return real_undefined(x->home);
    mpq_ptr c = arena_mpq(x->home, 1);
    if (real_is_rat(x, c)) return real_scale(y, c);
    if (real_is_rat(y, c)) return real_scale(x, c);
    if (x->kind == REAL_SUM && y->kind == REAL_SUM) return product(x, y);
    if (x->kind != REAL_SUM && y->kind != REAL_SUM)
        return real_beside(real_beside(real_inf(x->home, real_is_inf(x) * real_is_inf(y)), x), y);
    real_t *atom = operation(REAL_MUL, x, y); /* its sign is that of the other */
    atom->late = atom->infinite = true;
    return real_of_atom(atom);
}

/* (a log b) c / log b is a c, of a logarithm that is not 0 by its normal form; NULL where x is no such product. */
static const real_t *cancelled(const real_t *x, const real_t *y)
{
    if (x->parts != 1 || x->infinite || x->part[0].atom->kind != REAL_MUL || x->form->parts || mpz_sgn(x->form->c0))
        return NULL;
    mpq_ptr c = arena_mpq(x->home, 1);
    const real_t *log_b = one_log(y, c), *f = x->part[0].atom->x, *g = x->part[0].atom->y;
    if (log_b->parts || log_b->form->parts != 1 || loglin_normal(log_b->form)->n != 1) return NULL;
    const real_t *left = real_same(g, log_b) ? f : real_same(f, log_b) ? g : NULL;
    if (!left) return NULL;
    mpq_inv(c, c);
    mpq_mul(c, c, x->part[0].coef);
    return real_scale(left, c);
}

const real_t *real_div(const real_t *x, const real_t *y)
{
    if (x->kind == REAL_UNDEFINED || y->kind == REAL_UNDEFINED) return real_undefined(x->home);
    mpq_ptr c = arena_mpq(x->home, 1);
    if (real_is_rat(y, c)) {
        if (mpq_sgn(c) == 0) return real_undefined(x->home);
        mpq_inv(c, c);
        return real_scale(x, c);
    }
    if (y->kind != REAL_SUM) return x->kind == REAL_SUM ? zero_beside(y) : real_undefined(x->home);
    const real_t *left = x->kind == REAL_SUM ? cancelled(x, y) : NULL;
    if (left) return left;
    real_t *atom = operation(REAL_DIV, x, y);
    /* its sign is that of y, or minus it; undefined where y is 0 */
    if (x->kind != REAL_SUM) atom->late = atom->infinite = true;
    else if (real_same(x, y)) atom->late = true; /* 1, once y is known not to be 0 */
    return real_of_atom(atom);
}

const real_t *real_sqrt(const real_t *x)
{
    mpq_ptr c = arena_mpq(x->home, 1);
    if (x->kind == REAL_INF) return x;
    if (x->kind != REAL_SUM) return real_undefined(x->home);
    if (!real_is_rat(x, c)) return operated(REAL_SQRT, x, NULL);
    if (mpq_sgn(c) < 0) return real_undefined(x->home);
    if (!mpz_perfect_square_p(mpq_numref(c)) || !mpz_perfect_square_p(mpq_denref(c)))
        return operated(REAL_SQRT, x, NULL);
    mpz_sqrt(mpq_numref(c), mpq_numref(c));
    mpz_sqrt(mpq_denref(c), mpq_denref(c));
    return real_rat(x->home, c);
}

/* exp(sum c_i log a_i) = prod a_i^c_i, where the c_i are integers and the product is not too long. */
static bool exp_is_rat(mpq_ptr q, const loglin_t *x)
{
    enum { BITS_MAX = 1 << 16 };
    loglin_normal(x);
    if (mpz_sgn(x->c0) != 0 || mpz_cmp_ui(x->den, 1) != 0) return false;
    size_t bits = 0;
    for (size_t i = 0; i < x->n; i++) {
        if (mpz_cmpabs_ui(x->term[i].c, BITS_MAX) > 0) return false;
        bits += mpz_sizeinbase(x->term[i].a, 2) * (size_t)labs(mpz_get_si(x->term[i].c));
        if (bits > BITS_MAX) return false;
    }
    mpz_ptr power = arena_mpz(x->home, 1);
    mpq_set_ui(q, 1, 1);
    for (size_t i = 0; i < x->n; i++) {
        long c = mpz_get_si(x->term[i].c);
        mpz_pow_ui(power, x->term[i].a, (unsigned long)labs(c));
        mpz_ptr side = c > 0 ? mpq_numref(q) : mpq_denref(q);
        mpz_mul(side, side, power);
    }
    mpq_canonicalize(q);
    return true;
}

const real_t *real_exp(const real_t *x)
{
    if (x->kind == REAL_MINUS_INF) return zero_beside(x);
    if (x->kind != REAL_SUM) return x;
    mpq_ptr q = arena_mpq(x->home, 1);
    if (x->parts == 0 && exp_is_rat(q, x->form)) return real_rat(x->home, q);
    return operated(REAL_EXP, x, NULL);
}

const real_t *real_log(const real_t *x)
{
    mpq_ptr c = arena_mpq(x->home, 1);
    if (x->kind == REAL_INF) return x;
    if (x->kind != REAL_SUM) return real_undefined(x->home);
    if (real_is_rat(x, c)) return real_log_rat(x->home, c);
    if (loglin_gathered(x->form)->n == 0 && mpz_sgn(x->form->c0) == 0 && x->parts == 1 &&
        x->part[0].atom->kind == REAL_EXP && mpq_cmp_ui(x->part[0].coef, 1, 1) == 0)
        return x->part[0].atom->x;
    return operated(REAL_LOG, x, NULL);
}

static const real_t *extreme(real_kind_t kind, const real_t *x, const real_t *y)
{
    real_kind_t low = kind == REAL_MIN ? REAL_MINUS_INF : REAL_INF, high = kind == REAL_MIN ? REAL_INF : REAL_MINUS_INF;
    if (x->kind == REAL_UNDEFINED || y->kind == REAL_UNDEFINED) return real_undefined(x->home);
    if (x->kind == low || y->kind == high || real_same(x, y)) return x;
    if (y->kind == low || x->kind == high) return y;
    return operated(kind, x, y);
}

const real_t *real_min(const real_t *x, const real_t *y) { return extreme(REAL_MIN, x, y); }
const real_t *real_max(const real_t *x, const real_t *y) { return extreme(REAL_MAX, x, y); }
const real_t *real_abs(const real_t *x) { return real_max(x, real_neg(x)); }
