/* SPDX-License-Identifier: MIT
**
** Expressions: making them. The sums are kept in normal form at once; nothing is evaluated.
*/
#include "numerics/expr/real_node.h"

#include <stdlib.h>

real_t *real_blank(arena_t *A, real_kind_t kind, unsigned room)
{
    real_t *x = ARENA_NEW(A, real_t);
    x->home = A;
    x->kind = kind;
    x->part = ARENA_ARRAY(A, real_part_t, room);
    x->memo = ARENA_NEW(A, real_memo_t);
    return x;
}

const real_t *real_form(const loglin_t *x)
{
    real_t *r = real_blank(x->home, REAL_SUM, 0);
    r->form = x;
    return r;
}

const real_t *real_rat(arena_t *A, mpq_srcptr q) { return real_form(loglin_rat(A, q)); }
const real_t *real_si(arena_t *A, long n) { return real_form(loglin_si(A, n)); }

const real_t *real_ratio(arena_t *A, long a, long b)
{
    mpq_ptr q = arena_mpq(A, 1);
    mpq_set_si(q, b < 0 ? -a : a, (unsigned long)(b < 0 ? -b : b));
    mpq_canonicalize(q);
    return real_rat(A, q);
}

const real_t *real_inf(arena_t *A, int sign) { return real_blank(A, sign < 0 ? REAL_MINUS_INF : REAL_INF, 0); }

static const real_t *undefined(arena_t *A) { return real_blank(A, REAL_UNDEFINED, 0); }

const real_t *real_log_rat(arena_t *A, mpq_srcptr q)
{
    if (mpq_sgn(q) == 0) return real_inf(A, -1);
    if (mpq_sgn(q) < 0) return undefined(A);
    mpq_ptr one = arena_mpq(A, 1);
    mpq_set_ui(one, 1, 1);
    return real_form(loglin_log(A, one, q));
}

const real_t *real_log_ui(arena_t *A, unsigned long n)
{
    mpq_ptr q = arena_mpq(A, 1);
    mpq_set_ui(q, n, 1);
    return real_log_rat(A, q);
}

/* A sum is as late as its parts. */
static real_t *summed(real_t *r)
{
    for (unsigned i = 0; i < r->parts; i++) {
        r->late |= r->part[i].atom->late;
        r->infinite |= r->part[i].atom->infinite;
    }
    return r;
}

const real_t *real_of_atom(const real_t *atom)
{
    real_t *r = real_blank(atom->home, REAL_SUM, 1);
    r->form = loglin_si(atom->home, 0);
    r->parts = 1;
    r->part[0] = (real_part_t){ arena_mpq(atom->home, 1), atom };
    mpq_set_ui(r->part[0].coef, 1, 1);
    return summed(r);
}

static real_t *operation(real_kind_t kind, const real_t *x, const real_t *y)
{
    real_t *atom = real_blank(x->home, kind, 0);
    atom->x = x;
    atom->y = y;
    atom->late = x->late || (y && y->late);
    atom->infinite = x->infinite || (y && y->infinite);
    return atom;
}

static const real_t *operated(real_kind_t kind, const real_t *x, const real_t *y) { return real_of_atom(operation(kind, x, y)); }
const real_t *real_product(const real_t *x, const real_t *y) { return operated(REAL_MUL, x, y); }
const real_t *real_quotient(const real_t *x, const real_t *y) { return operated(REAL_DIV, x, y); }

/* --- sums -------------------------------------------------------------------------------------------- */

/* Two expressions of the same make; sums are compared through their difference. */
bool real_same(const real_t *x, const real_t *y)
{
    if (x == y) return true;
    if (x->kind != y->kind) return false;
    if (x->kind == REAL_INF || x->kind == REAL_MINUS_INF) return true;
    if (x->kind == REAL_BRACKET) return x->bracket == y->bracket && x->bracket->same(x->source, y->source);
    if (x->kind == REAL_LATER) return x->later == y->later && x->later->same(x->source, y->source);
    if (x->kind == REAL_MUL && real_same(x->x, y->y) && real_same(x->y, y->x)) return true;
    if (x->kind != REAL_SUM) return (!x->x || real_same(x->x, y->x)) && (!x->y || real_same(x->y, y->y));
    if (x->parts != y->parts) return false;
    const real_t *d = real_sub(x, y);
    return d->parts == 0 && loglin_same(d->form, loglin_si(d->home, 0));
}

/* Adds c * atom to the parts of r, which has room. */
static void gather(real_t *r, mpq_srcptr c, const real_t *atom)
{
    for (unsigned i = 0; i < r->parts; i++) {
        if (atom->infinite || !real_same(r->part[i].atom, atom)) continue;
        mpq_add(r->part[i].coef, r->part[i].coef, c);
        if (mpq_sgn(r->part[i].coef) == 0) r->part[i] = r->part[--r->parts];
        return;
    }
    r->part[r->parts] = (real_part_t){ arena_mpq(r->home, 1), atom };
    mpq_set(r->part[r->parts++].coef, c);
}

const real_t *real_without(const real_t *x, unsigned i)
{
    real_t *r = real_blank(x->home, REAL_SUM, x->parts);
    r->form = x->form;
    for (unsigned k = 0; k < x->parts; k++)
        if (k != i) r->part[r->parts++] = x->part[k];
    return summed(r);
}

/* Is the sum 0 by its form? */
static bool is_nothing(const real_t *x) { return x->parts == 0 && x->form->parts == 0 && mpz_sgn(x->form->c0) == 0; }

/* x + y, or x - y, where the parts are gathered with that sign. */
static const real_t *sum_of(const real_t *x, const real_t *y, bool minus)
{
    real_t *r = real_blank(x->home, REAL_SUM, x->parts + y->parts);
    r->form = minus ? loglin_sub(x->form, y->form) : loglin_add(x->form, y->form);
    for (unsigned i = 0; i < x->parts; i++) gather(r, x->part[i].coef, x->part[i].atom);
    mpq_ptr c = y->parts ? arena_mpq(x->home, 1) : NULL;
    for (unsigned i = 0; i < y->parts; i++) {
        if (minus) mpq_neg(c, y->part[i].coef);
        gather(r, minus ? c : y->part[i].coef, y->part[i].atom);
    }
    return summed(r);
}

/* What an infinity or a sum may be undefined by; NULL: nothing. */
static const real_t *owed(const real_t *x) { return x->kind != REAL_SUM ? x->x : x->parts ? x : NULL; }

/* The infinity, to which `added` is added: kept as the less of all that was, the greater beside -inf, which cancels nothing and is the other infinity
** when one of them is. */
static const real_t *beside(const real_t *inf, const real_t *added)
{
    const real_t *more = owed(added);
    if (!more) return inf;
    real_t *r = real_blank(inf->home, inf->kind, 0);
    r->x = !inf->x ? more : inf->kind == REAL_INF ? real_min(inf->x, more) : real_max(inf->x, more);
    r->late = r->x->late;
    return r;
}

const real_t *real_add(const real_t *x, const real_t *y)
{
    if (x->kind != REAL_SUM || y->kind != REAL_SUM) {
        bool clash = x->kind == REAL_UNDEFINED || y->kind == REAL_UNDEFINED
                  || (x->kind != REAL_SUM && y->kind != REAL_SUM && x->kind != y->kind);
        return clash ? undefined(x->home) : x->kind != REAL_SUM ? beside(x, y) : beside(y, x);
    }
    return is_nothing(x) ? y : is_nothing(y) ? x : sum_of(x, y, false);
}

/* - x, x infinite. */
static const real_t *turned(const real_t *x)
{
    const real_t *inf = real_inf(x->home, -real_is_inf(x));
    return x->x ? beside(inf, real_neg(x->x)) : inf;
}

const real_t *real_scale(const real_t *x, mpq_srcptr c)
{
    if (x->kind == REAL_UNDEFINED) return x;
    if (mpq_sgn(c) == 0) return real_si(x->home, 0);
    if (mpq_cmp_ui(c, 1, 1) == 0) return x;
    if (x->kind != REAL_SUM) return mpq_sgn(c) > 0 ? x : turned(x);
    real_t *r = real_blank(x->home, REAL_SUM, x->parts);
    r->form = loglin_scale(x->form, c);
    for (unsigned i = 0; i < x->parts; i++) {
        mpq_ptr d = arena_mpq(x->home, 1);
        mpq_mul(d, x->part[i].coef, c);
        r->part[r->parts++] = (real_part_t){ d, x->part[i].atom };
    }
    return summed(r);
}

const real_t *real_neg(const real_t *x)
{
    mpq_ptr c = arena_mpq(x->home, 1);
    mpq_set_si(c, -1, 1);
    return real_scale(x, c);
}

const real_t *real_sub(const real_t *x, const real_t *y)
{
    if (x->kind != REAL_SUM || y->kind != REAL_SUM) return real_add(x, real_neg(y));
    return is_nothing(y) ? x : sum_of(x, y, true);
}

/* --- the rest ---------------------------------------------------------------------------------------- */

/* Of a multiple of one logarithm, log a where a is no power, and c is what it is multiplied by; else x, and c is 1. Forms of few terms alone, and
** numbers of few bits, are looked at. */
static const real_t *one_log(const real_t *x, mpq_ptr c)
{
    enum { TERMS = 4, BITS = 256 };
    mpq_set_ui(c, 1, 1);
    if (x->kind != REAL_SUM || x->parts || x->form->parts != 1 || x->form->part[0].words || x->form->part[0].n > TERMS || mpz_sgn(x->form->c0)) return x;
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

/* 0, where the infinity x is defined: a product that is not reduced, 0 y, where y is what was added to x, turned so that the other infinity is +inf. */
static const real_t *zero_beside(const real_t *x)
{
    const real_t *zero = real_si(x->home, 0);
    return x->x ? operated(REAL_MUL, zero, x->kind == REAL_INF ? real_neg(x->x) : x->x) : zero;
}

const real_t *real_mul(const real_t *x, const real_t *y)
{
    if (x->kind == REAL_UNDEFINED || y->kind == REAL_UNDEFINED) return undefined(x->home);
    mpq_ptr c = arena_mpq(x->home, 1);
    if (real_is_rat(x, c)) return real_scale(y, c);
    if (real_is_rat(y, c)) return real_scale(x, c);
    if (x->kind == REAL_SUM && y->kind == REAL_SUM) return product(x, y);
    if (x->kind != REAL_SUM && y->kind != REAL_SUM) return beside(beside(real_inf(x->home, real_is_inf(x) * real_is_inf(y)), x), y);
    real_t *atom = operation(REAL_MUL, x, y); /* its sign is that of the other */
    atom->late = atom->infinite = true;
    return real_of_atom(atom);
}

/* (a log b) c / log b is a c, of a logarithm that is not 0 by its normal form; NULL where x is no such product. */
static const real_t *cancelled(const real_t *x, const real_t *y)
{
    if (x->parts != 1 || x->infinite || x->part[0].atom->kind != REAL_MUL || x->form->parts || mpz_sgn(x->form->c0)) return NULL;
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
    if (x->kind == REAL_UNDEFINED || y->kind == REAL_UNDEFINED) return undefined(x->home);
    mpq_ptr c = arena_mpq(x->home, 1);
    if (real_is_rat(y, c)) {
        if (mpq_sgn(c) == 0) return undefined(x->home);
        mpq_inv(c, c);
        return real_scale(x, c);
    }
    if (y->kind != REAL_SUM) return x->kind == REAL_SUM ? zero_beside(y) : undefined(x->home);
    if (x->kind != REAL_SUM) return undefined(x->home);
    const real_t *left = cancelled(x, y);
    if (left) return left;
    real_t *atom = operation(REAL_DIV, x, y);
    if (real_same(x, y)) atom->late = true; /* 1, once y is known not to be 0 */
    return real_of_atom(atom);
}

const real_t *real_sqrt(const real_t *x)
{
    mpq_ptr c = arena_mpq(x->home, 1);
    if (x->kind == REAL_INF) return x;
    if (x->kind != REAL_SUM) return undefined(x->home);
    if (!real_is_rat(x, c)) return operated(REAL_SQRT, x, NULL);
    if (mpq_sgn(c) < 0) return undefined(x->home);
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
    if (x->kind != REAL_SUM) return undefined(x->home);
    if (real_is_rat(x, c)) return real_log_rat(x->home, c);
    if (loglin_normal(x->form)->n == 0 && mpz_sgn(x->form->c0) == 0 && x->parts == 1 && x->part[0].atom->kind == REAL_EXP
        && mpq_cmp_ui(x->part[0].coef, 1, 1) == 0)
        return x->part[0].atom->x;
    return operated(REAL_LOG, x, NULL);
}

static const real_t *extreme(real_kind_t kind, const real_t *x, const real_t *y)
{
    real_kind_t low = kind == REAL_MIN ? REAL_MINUS_INF : REAL_INF, high = kind == REAL_MIN ? REAL_INF : REAL_MINUS_INF;
    if (x->kind == REAL_UNDEFINED || y->kind == REAL_UNDEFINED) return undefined(x->home);
    if (x->kind == low || y->kind == high || real_same(x, y)) return x;
    if (y->kind == low || x->kind == high) return y;
    return operated(kind, x, y);
}

const real_t *real_min(const real_t *x, const real_t *y) { return extreme(REAL_MIN, x, y); }
const real_t *real_max(const real_t *x, const real_t *y) { return extreme(REAL_MAX, x, y); }
const real_t *real_abs(const real_t *x) { return real_max(x, real_neg(x)); }

const loglin_t *real_loglin(const real_t *x) { return x->kind == REAL_SUM && !x->parts ? x->form : NULL; }
bool real_is_rat(const real_t *x, mpq_ptr q) { return real_loglin(x) && loglin_is_rat(x->form, q); }
int real_is_inf(const real_t *x) { return x->kind == REAL_INF ? 1 : x->kind == REAL_MINUS_INF ? -1 : 0; }
bool real_is_undefined(const real_t *x) { return x->kind == REAL_UNDEFINED; }
arena_t *real_home(const real_t *x) { return x->home; }
