/* SPDX-License-Identifier: MIT
**
** Section 3.1: polynomials, with rational coefficients, in the real numbers that terms are.
*/
#include "checker/means/means.h"

#include <stdlib.h>
#include <string.h>

enum { ATOMS_MAX = 4000 };
static const mterm_t *atom[ATOMS_MAX], *shown[MEANS_FACTS];
static unsigned atoms, showns;

void means_forms_open(void) { atoms = showns = 0; }

/* --- polynomials -------------------------------------------------------------------------------------------------- */

static void mono_add(mpoly_t *f, const mono_t *m, const mpq_t c)
{
    if (f->n == f->room) {
        mono_t *more = take((f->room = 2 * f->room + 4) * sizeof *more);
        if (f->n) memcpy(more, f->at, f->n * sizeof *more);
        f->at = more;
    }
    work(20);
    mono_t *own = &f->at[f->n++];
    own->n = m->n;
    memcpy(own->atom, m->atom, sizeof own->atom);
    mpq_init(own->c);
    mpq_mul(own->c, m->c, c);
}

static int by_atoms(const void *x, const void *y)
{
    const mono_t *a = x, *b = y;
    if (a->n != b->n) return a->n < b->n ? -1 : 1;
    for (unsigned k = 0; k < a->n; k++)
        if (a->atom[k] != b->atom[k]) return a->atom[k] < b->atom[k] ? -1 : 1;
    return 0;
}

static void gather(mpoly_t *f)
{
    size_t n = 0;
    if (f->n > 1) qsort(f->at, f->n, sizeof *f->at, by_atoms);
    for (size_t i = 0; i < f->n; i++) {
        work(20);
        if (n && by_atoms(&f->at[n - 1], &f->at[i]) == 0) mpq_add(f->at[n - 1].c, f->at[n - 1].c, f->at[i].c);
        else f->at[n++] = f->at[i];
        if (mpq_sgn(f->at[n - 1].c) == 0 && (i + 1 == f->n || by_atoms(&f->at[n - 1], &f->at[i + 1]) != 0)) n--;
    }
    f->n = n;
}

mpoly_t mpoly_plus(const mpoly_t *a, const mpoly_t *b, int sign)
{
    mpoly_t f = { 0, 0, NULL };
    for (size_t k = 0; k < a->n; k++) mono_add(&f, &a->at[k], rational(1, 1));
    for (size_t k = 0; k < b->n; k++) mono_add(&f, &b->at[k], rational(sign, 1));
    gather(&f);
    return f;
}

static int by_number(const void *x, const void *y)
{
    unsigned a = *(const unsigned *)x, b = *(const unsigned *)y;
    return a < b ? -1 : a > b;
}

mpoly_t mpoly_times(const mpoly_t *a, const mpoly_t *b)
{
    mpoly_t f = { 0, 0, NULL };
    if (a->n * b->n > 20000) reject("a product of more than 20000 terms");
    for (size_t i = 0; i < a->n; i++)
        for (size_t k = 0; k < b->n; k++) {
            mono_t m = a->at[i];
            if (m.n + b->at[k].n > POLY_POWERS) reject("a product of more than %d factors", POLY_POWERS);
            for (unsigned j = 0; j < b->at[k].n; j++) m.atom[m.n++] = b->at[k].atom[j];
            qsort(m.atom, m.n, sizeof *m.atom, by_number);
            mono_add(&f, &m, b->at[k].c);
        }
    gather(&f);
    return f;
}

bool mpoly_constant(mpq_t q, const mpoly_t *f)
{
    mpq_set_ui(q, 0, 1);
    if (f->n == 1 && !f->at->n) mpq_set(q, f->at->c);
    return !f->n || (f->n == 1 && !f->at->n);
}

static mpoly_t constant(const mpq_t q)
{
    mpoly_t f = { 0, 0, NULL };
    mono_t one = { .n = 0 };
    mpq_init(one.c);
    mpq_set_ui(one.c, 1, 1);
    if (mpq_sgn(q)) mono_add(&f, &one, q);
    return f;
}

/* --- terms -------------------------------------------------------------------------------------------------------- */

static mpoly_t mpoly_atom(const mterm_t *x)
{
    unsigned k = 0;
    while (k < atoms && !msame(atom[k], x)) k++;
    if (k == ATOMS_MAX) reject("more than %d real numbers", ATOMS_MAX);
    if (k == atoms) atom[atoms++] = x;
    mpoly_t f = { 0, 0, NULL };
    mono_t m = { .n = 1, .atom = { k } };
    mpq_init(m.c);
    mpq_set_ui(m.c, 1, 1);
    mono_add(&f, &m, rational(1, 1));
    return f;
}

bool is_divisor(const mterm_t *d)
{
    if (d->kind == VALUE) return mpq_sgn(d->q) != 0;
    for (unsigned k = 0; k < showns; k++)
        if (msame(shown[k], d)) return true;
    return false;
}

void divisor_put(const mterm_t *d)
{
    if (showns == MEANS_FACTS) reject("more than %d divisors", MEANS_FACTS);
    shown[showns++] = d;
}

static bool inverse_in(const mterm_t *x)
{
    work(2);
    if (x->kind == INVERSE && x->part[0]->kind != VALUE) return true;
    for (unsigned k = 0; k < x->n; k++)
        if (inverse_in(x->part[k])) return true;
    return false;
}

bool has_inverse(const mpoly_t *f)
{
    for (size_t i = 0; i < f->n; i++)
        for (unsigned k = 0; k < f->at[i].n; k++)
            if (inverse_in(atom[f->at[i].atom[k]])) return true;
    return false;
}

static mpoly_t mpoly_inverse(const mterm_t *x)
{
    const mterm_t *d = x->part[0];
    if (!is_divisor(d)) reject("a divisor is not shown positive before it is divided by");
    if (d->kind != VALUE) return mpoly_atom(x);
    mpq_ptr q = rational(0, 1);
    mpq_inv(q, d->q);
    return constant(q);
}

/* What is averaged: the letter of a mean, or outcomes, stands in it. */
static bool varies(const mterm_t *x, const mterm_t *mean)
{
    return mean->kind == MEAN ? depends(x, mean->at) : has_outcomes(x);
}

/* The mean of each monomial: what does not vary in front of the mean of what does. */
static mpoly_t mpoly_mean(const mterm_t *mean, const mpoly_t *body)
{
    mpoly_t f = { 0, 0, NULL };
    for (size_t i = 0; i < body->n; i++) {
        const mono_t *m = &body->at[i];
        const mterm_t *inner = NULL;
        mpoly_t g = constant(m->c);
        for (unsigned k = 0; k < m->n; k++) {
            const mterm_t *x = atom[m->atom[k]];
            mpoly_t own = { 0, 0, NULL };
            if (varies(x, mean)) { inner = inner ? mterm(TIMES, inner, x) : x; continue; }
            own = mpoly_atom(x);
            g = mpoly_times(&g, &own);
        }
        if (inner) {
            mterm_t *y = mterm(mean->kind, inner, NULL);
            y->at = mean->at;
            y->root = mean->root;
            y->event = mean->event;
            mpoly_t own = mpoly_atom(y);
            g = mpoly_times(&g, &own);
        }
        f = mpoly_plus(&f, &g, 1);
    }
    return f;
}

mpoly_t mpoly_of_term(const mterm_t *x)
{
    mpoly_t a, b;
    work(20);
    switch (x->kind) {
    case VALUE: return constant(x->q);
    case PLUS: a = mpoly_of_term(x->part[0]); b = mpoly_of_term(x->part[1]); return mpoly_plus(&a, &b, 1);
    case TIMES: a = mpoly_of_term(x->part[0]); b = mpoly_of_term(x->part[1]); return mpoly_times(&a, &b);
    case INVERSE: return mpoly_inverse(x);
    case SAME: return msame(x->part[0], x->part[1]) ? constant(rational(1, 1)) : mpoly_atom(x);
    case MEAN: a = mpoly_of_term(x->part[0]); return mpoly_mean(x, &a);
    case OUTCOMES: a = mpoly_of_term(at_variables(x->part[0], x->event)); return mpoly_mean(x, &a);
    case EQUAL:
    case ATLEAST: return msame(x->part[0], x->part[1]) ? constant(rational(1, 1)) : mpoly_atom(x);
    case NUMBERED:
    case SIZE:
    case LOGARITHM:
    case ENTRY:
    case UNCERTAIN:
    case GREATER:
    case LESSER:
    case GREATEST:
    case SMALLEST:
    case BEST:
    case AGAINST: case POSTERIOR: case CAPACITY: case OCCURS:
        return mpoly_atom(x);
    default: reject("a letter where a number is meant");
    }
}
