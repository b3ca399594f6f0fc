/* SPDX-License-Identifier: MIT
**
** Rational numbers and ranges: an end is infinite, or attained, or not.
*/
#include "checker/core/core.h"

mpq_ptr rational(long n, unsigned long d)
{
    mpq_ptr q = take(sizeof *q);
    mpq_init(q);
    mpq_set_si(q, n, d);
    return q;
}

void end_set(end_t *e, const mpq_t q, bool open)
{
    *e = (end_t){ .open = open };
    mpq_init(e->q);
    mpq_set(e->q, q);
}

void end_infinite(end_t *e, int sign)
{
    end_set(e, rational(0, 1), true);
    e->inf = sign;
}

void range_init(range_t *x)
{
    end_infinite(&x->lo, -1);
    end_infinite(&x->hi, 1);
}

range_t range_point(const mpq_t q)
{
    range_t x;
    end_set(&x.lo, q, false);
    end_set(&x.hi, q, false);
    return x;
}

void range_narrow(range_t *in, bool least, bool strict, const mpq_t q)
{
    end_t *end = least ? &in->lo : &in->hi;
    int c = end->inf ? -1 : least ? mpq_cmp(end->q, q) : mpq_cmp(q, end->q);
    if (c < 0) end_set(end, q, strict);
    else if (c == 0) end->open = end->open || strict;
    if (!in->lo.inf && !in->hi.inf && mpq_cmp(in->lo.q, in->hi.q) >= 0) reject("a range without an interior");
}

bound_t bound_of(const term_t *a, relation_t sign, const term_t *b)
{
    bool up = sign == GE || sign == GT, first = a->kind == NAME;
    bound_t x = { -1, up == first, sign == LT || sign == GT, rational(0, 1) };
    if (sign != EQ && (first || b->kind == NAME) && rational_of(x.q, first ? b : a)) x.name = (int)(first ? a : b)->name;
    return x;
}

/* q^k; false: a division by 0. */
static bool power(mpq_t q, int k)
{
    mpq_ptr r = rational(1, 1);
    if (k < 0 && mpq_sgn(q) == 0) return false;
    for (int i = k < 0 ? -k : k; i > 0; i--) { mpq_mul(r, r, q); work(10 + (double)mpz_size(mpq_numref(r))); }
    if (k < 0) mpq_inv(r, r);
    mpq_set(q, r);
    return true;
}

bool rational_of(mpq_t q, const term_t *x)
{
    if (x->kind == NUMBER) { mpq_set(q, x->q); return true; }
    if (x->kind < ADD || x->kind > LOG || !rational_of(q, x->a)) return false;
    mpq_ptr a = rational(1, 1);
    if (x->b && !rational_of(a, x->b)) return false;
    switch (x->kind) {
    case NEG: mpq_neg(q, q); return true;
    case LOG: if (!mpq_equal(q, a)) return false; mpq_set_ui(q, 0, 1); return true;
    case POWER: return power(q, x->power);
    case ADD: mpq_add(q, q, a); return true;
    case MUL: mpq_mul(q, q, a); return true;
    default: if (mpq_sgn(a) == 0) return false; mpq_div(q, q, a); return true;
    }
}
