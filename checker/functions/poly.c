/* SPDX-License-Identifier: MIT
**
** Polynomials in atoms: monomials in one order, none twice, none 0; a root's square is written out.
*/
#include "checker/functions/functions.h"

#include <stdlib.h>
#include <string.h>

static const short NONE[ATOMS_MAX];

static int by_exponents(const void *x, const void *y)
{
    const short *a = ((const monomial_t *)x)->e, *b = ((const monomial_t *)y)->e;
    for (unsigned j = 0; j < ATOMS_MAX; j++)
        if (a[j] != b[j]) return a[j] < b[j] ? 1 : -1;
    return 0;
}

poly_t poly_gather(monomial_t *t, unsigned n)
{
    unsigned k = 0;
    work(10.0 * n);
    if (n > 1) qsort(t, n, sizeof *t, by_exponents);
    for (unsigned i = 0; i < n; i++) {
        if (k && by_exponents(&t[k - 1], &t[i]) == 0) mpq_add(t[k - 1].c, t[k - 1].c, t[i].c);
        else t[k++] = t[i];
        if (mpq_sgn(t[k - 1].c) == 0 && (i + 1 == n || by_exponents(&t[k - 1], &t[i + 1]) != 0)) k--;
    }
    if (k > TERMS_MAX) reject("a polynomial of more than %d terms", TERMS_MAX);
    return (poly_t){ k, t };
}

monomial_t *monomials_new(size_t n) { return take(n * sizeof(monomial_t)); }

void monomial_set(monomial_t *t, const mpq_t c, const short *e)
{
    mpq_init(t->c);
    mpq_set(t->c, c);
    memcpy(t->e, e, sizeof t->e);
}

poly_t poly_rational(const mpq_t c)
{
    monomial_t *t = monomials_new(1);
    monomial_set(t, c, NONE);
    return poly_gather(t, 1);
}

poly_t poly_integer(long k) { return poly_rational(rational(k, 1)); }

poly_t poly_atom(unsigned j)
{
    poly_t p = poly_integer(1);
    p.at->e[j] = 1;
    return p;
}

poly_t poly_sum(poly_t a, poly_t b, int sign)
{
    monomial_t *t = monomials_new(a.n + b.n);
    for (unsigned i = 0; i < a.n; i++) monomial_set(&t[i], a.at[i].c, a.at[i].e);
    for (unsigned i = 0; i < b.n; i++) {
        monomial_set(&t[a.n + i], b.at[i].c, b.at[i].e);
        if (sign < 0) mpq_neg(t[a.n + i].c, t[a.n + i].c);
    }
    return poly_gather(t, a.n + b.n);
}

/* sqrt(u)^2 = u. */
static poly_t roots_out(poly_t p)
{
    for (unsigned j = 0; j < atoms; j++) {
        if (atom[j].kind != SQRT) continue;
        unsigned n = 0, m = 0;
        monomial_t *low = monomials_new(p.n), *high = monomials_new(p.n);
        for (unsigned i = 0; i < p.n; i++) {
            if (p.at[i].e[j] < 2) { low[n++] = p.at[i]; continue; }
            high[m] = p.at[i];
            high[m++].e[j] -= 2;
        }
        if (!m) continue;
        return roots_out(poly_sum(poly_gather(low, n), poly_times(poly_gather(high, m), atom[j].arg.n), 1));
    }
    return p;
}

poly_t poly_times(poly_t a, poly_t b)
{
    size_t n = (size_t)a.n * b.n;
    if (n > 50 * TERMS_MAX) reject("a product of polynomials of %u and %u terms", a.n, b.n);
    monomial_t *t = monomials_new(n), *m = t;
    for (unsigned i = 0; i < a.n; i++)
        for (unsigned j = 0; j < b.n; j++, m++) {
            mpq_init(m->c);
            mpq_mul(m->c, a.at[i].c, b.at[j].c);
            work(10 + (double)mpz_size(mpq_numref(m->c)) * (double)mpz_size(mpq_denref(m->c)));
            for (unsigned k = 0; k < ATOMS_MAX; k++) {
                m->e[k] = (short)(a.at[i].e[k] + b.at[j].e[k]);
                if (m->e[k] > 1000) reject("a power beyond 1000");
            }
        }
    return roots_out(poly_gather(t, (unsigned)n));
}

bool poly_has(poly_t p, unsigned j)
{
    for (unsigned i = 0; i < p.n; i++) if (p.at[i].e[j]) return true;
    return false;
}

bool poly_constant(poly_t p) { return p.n == 0 || (p.n == 1 && memcmp(p.at[0].e, NONE, sizeof NONE) == 0); }

poly_t poly_scaled(poly_t p, const mpq_t c) { return poly_times(p, poly_rational(c)); }

poly_t poly_divided(poly_t p, const short *e)
{
    monomial_t *t = monomials_new(p.n);
    for (unsigned i = 0; i < p.n; i++) {
        t[i] = p.at[i];
        for (unsigned j = 0; j < ATOMS_MAX; j++) t[i].e[j] = (short)(t[i].e[j] - e[j]);
    }
    return (poly_t){ p.n, t };
}

/* The largest monomial that divides p, and q if it is not NULL; false: it is 1. */
bool poly_common(short *e, poly_t p, const poly_t *q)
{
    memcpy(e, p.n ? p.at[0].e : NONE, sizeof NONE);
    for (unsigned i = 0; i < p.n; i++)
        for (unsigned j = 0; j < ATOMS_MAX; j++) if (p.at[i].e[j] < e[j]) e[j] = p.at[i].e[j];
    for (unsigned i = 0; q && i < q->n; i++)
        for (unsigned j = 0; j < ATOMS_MAX; j++) if (q->at[i].e[j] < e[j]) e[j] = q->at[i].e[j];
    return memcmp(e, NONE, sizeof NONE) != 0;
}
