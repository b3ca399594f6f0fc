/* SPDX-License-Identifier: MIT
**
** Section 8: means over a table that is drawn. Of a sum of monomials in numbers and entries it is the sum of their
** means, what the table does not stand in outside; of what is linear in the table, that of its mean.
*/
#include "checker/sums/sums.h"

#include <string.h>

static statement_t *S;
static struct { short e[ATOMS_MAX]; unsigned table, number; } means[NAMES_MAX];
static unsigned means_n;

void drawn_open(statement_t *s)
{
    S = s;
    means_n = 0;
}

static uint32_t drawn_poly(poly_t p)
{
    uint32_t all = 0;
    for (unsigned j = 0; j < atoms; j++)
        if (poly_has(p, j)) all |= drawn_atom(j);
    return all;
}

uint32_t drawn_form(form_t f) { return drawn_poly(f.n) | drawn_poly(f.d); }
uint32_t drawn_atom(unsigned j)
{
    return atom[j].kind == NAME ? S->number[atom[j].name].drawn : drawn_form(atom[j].arg);
}

uint32_t drawn_monomial(const short *e)
{
    uint32_t all = 0;
    for (unsigned j = 0; j < atoms; j++)
        if (e[j]) all |= drawn_atom(j);
    return all;
}

uint32_t drawn_term(const term_t *x)
{
    if (!x) return 0;
    if (x->kind == NAME || x->kind == POINT) return S->number[x->name].drawn;
    uint32_t all = drawn_term(x->a) | drawn_term(x->b);
    return x->kind == EXPECTED ? all & ~S->number[x->name].drawn : all;
}

/* The alphabet of the bound letter, where what stands at it is in one of these atoms. */
static const char *alphabet_of(const short *e)
{
    const char *of = NULL;
    for (unsigned j = 0; j < atoms && !of; j++) {
        if (!e[j]) continue;
        if (atom[j].kind == NAME) { of = S->number[atom[j].name].alphabet; continue; }
        short in[ATOMS_MAX] = { 0 };
        for (unsigned k = 0; k < atoms; k++) in[k] = poly_has(atom[j].arg.n, k) || poly_has(atom[j].arg.d, k);
        of = alphabet_of(in);
    }
    return of;
}

/* One atom alone, to the first power; -1. */
static int sole(const short *e)
{
    int j = -1;
    for (unsigned k = 0; k < atoms; k++) {
        if (!e[k]) continue;
        if (j >= 0 || e[k] != 1) return -1;
        j = (int)k;
    }
    return j;
}

/* The mean of a monomial of atoms in which the table stands. */
static form_t mean_of(const short *e, unsigned table)
{
    int j = sole(e);
    form_t linear;
    range_t r;
    if (j >= 0 && atom[j].kind == NAME) {
        if (S->number[atom[j].name].averages) return form_name(S->number[atom[j].name].averages - 1);
        if (sums_averaged(&linear, atom[j].name)) return linear;
    }
    for (unsigned k = 0; k < means_n; k++)
        if (means[k].table == table && memcmp(means[k].e, e, sizeof means[k].e) == 0) return form_name(means[k].number);
    if (means_n == NAMES_MAX) reject("more than %d means", NAMES_MAX);
    range_init(&r);
    memcpy(means[means_n].e, e, sizeof means[means_n].e);
    means[means_n].table = table;
    means[means_n].number = sums_number("a mean", &r, alphabet_of(e));
    S->number[means[means_n].number].drawn = drawn_monomial(e) & ~S->number[table].drawn;
    return form_name(means[means_n++].number);
}

/* Monomial by monomial: those of the denominator have the same of what the table stands in. */
form_t drawn_mean(unsigned table, form_t f)
{
    const uint32_t own = S->number[table].drawn;
    short below[ATOMS_MAX] = { 0 }, e[ATOMS_MAX];
    form_t r = form_integer(0), d = form_poly(f.d);
    for (unsigned i = 0; i < f.d.n; i++)
        for (unsigned j = 0; j < atoms; j++) {
            if (!(drawn_atom(j) & own)) continue;
            if (i && f.d.at[i].e[j] != below[j]) reject("a denominator that is a sum in which a drawn table stands");
            below[j] = f.d.at[i].e[j];
        }
    d.n = poly_divided(f.d, below);
    for (unsigned i = 0; i < f.n.n; i++) {
        monomial_t *t = take(sizeof *t);
        bool any = false;
        *t = f.n.at[i];
        for (unsigned j = 0; j < ATOMS_MAX; j++) {
            bool in = j < atoms && (drawn_atom(j) & own);
            e[j] = in ? (short)(f.n.at[i].e[j] - below[j]) : 0;
            any = any || e[j];
            if (in) t->e[j] = 0;
        }
        form_t c = form_poly((poly_t){ 1, t });
        r = form_sum(r, any ? form_times(c, mean_of(e, table)) : c, 1);
    }
    return form_times(r, form_inverse(d));
}
