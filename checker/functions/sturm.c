/* SPDX-License-Identifier: MIT
**
** Polynomials in one number v: division by v - x, and Sturm's theorem.
*/
#include "checker/functions/functions.h"

#include <string.h>

enum { DEGREE_MAX = 60 };

int poly_number(poly_t p)
{
    int found = -1;
    for (unsigned i = 0; i < p.n; i++)
        for (unsigned j = 0; j < ATOMS_MAX; j++) {
            if (!p.at[i].e[j]) continue;
            if (atom[j].kind != NAME || (found >= 0 && found != (int)atom[j].name)) return -2;
            found = (int)atom[j].name;
        }
    return found;
}

/* in one number: the leading monomial is the first */
static int degree(poly_t p, unsigned j) { return p.n ? p.at[0].e[j] : -1; }

/* The coefficient of the k-th power of atom j. */
static poly_t coefficient(poly_t p, unsigned j, int k)
{
    monomial_t *t = monomials_new(p.n);
    unsigned n = 0;
    for (unsigned i = 0; i < p.n; i++)
        if (p.at[i].e[j] == k) { monomial_set(&t[n], p.at[i].c, p.at[i].e); t[n++].e[j] = 0; }
    return poly_gather(t, n);
}

bool poly_quotient(poly_t *q, poly_t p, unsigned j, poly_t phi)
{
    short e[ATOMS_MAX] = { 0 };
    poly_t carry = { 0, NULL };
    int k = 0;
    *q = (poly_t){ 0, NULL };
    for (unsigned i = 0; i < p.n; i++) if (p.at[i].e[j] > k) k = p.at[i].e[j];
    for (; k >= 0; k--) {
        carry = poly_sum(poly_times(carry, phi), coefficient(p, j, k), 1);
        e[j] = (short)(1 - k); /* times v^(k-1) */
        if (k) *q = poly_sum(*q, poly_divided(carry, e), 1);
    }
    return carry.n == 0;
}

int poly_sign_at(poly_t p, unsigned j, const end_t *x)
{
    mpq_t s;
    int k = degree(p, j);
    if (!p.n) return 0;
    if (x->inf) return mpq_sgn(p.at[0].c) * (x->inf < 0 && k % 2 ? -1 : 1);
    mpq_init(s);
    for (unsigned i = 0; k >= 0; k--) {
        mpq_mul(s, s, x->q);
        if (i < p.n && p.at[i].e[j] == k) mpq_add(s, s, p.at[i++].c);
    }
    work(20.0 * (degree(p, j) + 1) * (double)(1 + mpz_size(mpq_numref(s))));
    return mpq_sgn(s);
}

/* Without the zeros at x: p / (v - x)^k. */
static poly_t without(poly_t p, unsigned j, const end_t *x)
{
    poly_t q;
    while (!x->inf && degree(p, j) > 0 && poly_quotient(&q, p, j, poly_rational(x->q))) p = q;
    return p;
}

/* -(a mod b), its leading coefficient made 1 or -1, which is all that Sturm's sequence needs. */
static poly_t remainder_negated(poly_t a, poly_t b, unsigned j)
{
    mpq_t c;
    mpq_init(c);
    while (degree(a, j) >= degree(b, j)) {
        mpq_div(c, a.at[0].c, b.at[0].c);
        poly_t by = poly_rational(c);
        by.at[0].e[j] = (short)(degree(a, j) - degree(b, j));
        a = poly_sum(a, poly_times(by, b), -1);
    }
    if (!a.n) return a;
    mpq_inv(c, a.at[0].c);
    if (mpq_sgn(c) > 0) mpq_neg(c, c);
    return poly_scaled(a, c);
}

unsigned poly_zeros(poly_t p, unsigned j, const range_t *in)
{
    poly_t s[DEGREE_MAX + 2] = { without(without(p, j, &in->lo), j, &in->hi) };
    unsigned n = 1;
    int changes = 0;
    if (degree(p, j) > DEGREE_MAX) reject("a degree beyond %d", DEGREE_MAX);
    if (degree(s[0], j) < 1) return 0;
    s[1] = form_derivative(form_poly(s[0]), atom[j].name).n;
    for (; s[n].n; n++) s[n + 1] = degree(s[n], j) ? remainder_negated(s[n - 1], s[n], j) : (poly_t){ 0, NULL };
    for (unsigned side = 0; side < 2; side++) {
        int last = 0;
        for (unsigned i = 0; i < n; i++) {
            int sign = poly_sign_at(s[i], j, side ? &in->hi : &in->lo);
            if (sign && last && sign != last) changes += side ? -1 : 1;
            if (sign) last = sign;
        }
    }
    return (unsigned)changes;
}
