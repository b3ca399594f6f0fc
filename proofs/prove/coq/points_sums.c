/* SPDX-License-Identifier: MIT
**
** Polynomials in factors, and sums over letters by them: what does not depend on the letter stands in front.
*/
#include "proofs/prove/coq/points_term.h"
#include "proofs/prove/coq/term.h"

#include <stdlib.h>
#include <string.h>

enum { MONOMIALS_MAX = 400, FACTORS_MAX = 40, POWERS_MAX = 64 };

static at_poly_t *poly(at_names_t *N) { return ARENA_NEW(N->A, at_poly_t); }

static bool same_factors(const at_monomial_t *a, const at_monomial_t *b)
{
    if (a->n != b->n) return false;
    for (unsigned k = 0; k < a->n; k++)
        if (a->at[k].power != b->at[k].power || strcmp(a->at[k].text, b->at[k].text) != 0) return false;
    return true;
}

static bool add(at_names_t *N, at_poly_t *p, at_monomial_t m)
{
    for (unsigned k = 0; k < p->n; k++)
        if (same_factors(&p->at[k], &m)) {
            mpq_ptr c = arena_mpq(N->A, 1);
            mpq_add(c, p->at[k].c, m.c);
            p->at[k].c = c;
            if (mpq_sgn(c) == 0) p->at[k] = p->at[--p->n];
            return true;
        }
    if (mpq_sgn(m.c) == 0) return true;
    if (p->n == MONOMIALS_MAX) return false;
    if (!p->at) p->at = ARENA_ARRAY(N->A, at_monomial_t, MONOMIALS_MAX);
    p->at[p->n++] = m;
    return true;
}

/* Factors in the order of their texts. */
static bool times(at_names_t *N, at_monomial_t *to, const at_monomial_t *a, const at_monomial_t *b)
{
    at_monomial_t m = { arena_mpq(N->A, 1), 0, ARENA_ARRAY(N->A, at_factor_t, a->n + b->n + 1) };
    mpq_mul(m.c, a->c, b->c);
    for (unsigned i = 0, k = 0; i < a->n || k < b->n;) {
        int order = i == a->n ? 1 : k == b->n ? -1 : strcmp(a->at[i].text, b->at[k].text);
        at_factor_t f = order <= 0 ? a->at[i++] : b->at[k++];
        if (order == 0) f.power += b->at[k++].power;
        if (f.power) m.at[m.n++] = f;
    }
    *to = m;
    return m.n <= FACTORS_MAX;
}

static const at_poly_t *product(at_names_t *N, const at_poly_t *a, const at_poly_t *b)
{
    at_poly_t *p = poly(N);
    if (!a || !b) return NULL;
    for (unsigned i = 0; i < a->n; i++)
        for (unsigned k = 0; k < b->n; k++) {
            at_monomial_t m;
            if (!times(N, &m, &a->at[i], &b->at[k]) || !add(N, p, m)) return NULL;
        }
    return p;
}

static const at_poly_t *plus(at_names_t *N, const at_poly_t *a, const at_poly_t *b, int sign)
{
    at_poly_t *p = poly(N);
    if (!a || !b) return NULL;
    for (unsigned k = 0; k < a->n; k++)
        if (!add(N, p, a->at[k])) return NULL;
    for (unsigned k = 0; k < b->n; k++) {
        at_monomial_t m = b->at[k];
        m.c = arena_mpq(N->A, 1);
        if (sign < 0)
            mpq_neg(m.c, b->at[k].c);
        else
            mpq_set(m.c, b->at[k].c);
        if (!add(N, p, m)) return NULL;
    }
    return p;
}

static const at_poly_t *one_factor(at_names_t *N, const char *text, const at_term_t *x, int power)
{
    at_poly_t *p = poly(N);
    at_monomial_t m = { arena_mpq(N->A, 1), text ? 1 : 0, ARENA_NEW(N->A, at_factor_t) };
    mpq_set_ui(m.c, 1, 1);
    if (text) m.at[0] = (at_factor_t){ text, x, power };
    add(N, p, m);
    return p;
}

static const at_poly_t *number(at_names_t *N, mpq_srcptr q)
{
    at_poly_t *p = poly(N);
    at_monomial_t m = { arena_mpq(N->A, 1), 0, NULL };
    mpq_set(m.c, q);
    add(N, p, m);
    return p;
}

static const at_poly_t *number_of(at_names_t *N, long k) { return number(N, at_integer(N, k)->q); }

/* 1/p, p a monomial. */
static const at_poly_t *turned(at_names_t *N, const at_poly_t *p)
{
    at_monomial_t m = { arena_mpq(N->A, 1), p->at[0].n, ARENA_ARRAY(N->A, at_factor_t, p->at[0].n + 1) };
    mpq_inv(m.c, p->at[0].c);
    for (unsigned k = 0; k < m.n; k++) {
        m.at[k] = p->at[0].at[k];
        m.at[k].power = -m.at[k].power;
    }
    at_poly_t *q = poly(N);
    add(N, q, m);
    return q;
}

/* p^k, k of either sign; a negative one of a monomial alone. */
static const at_poly_t *power(at_names_t *N, const at_poly_t *p, long k)
{
    const at_poly_t *q = one_factor(N, NULL, NULL, 0);
    if (!p || labs(k) > POWERS_MAX || (k < 0 && p->n != 1)) return NULL;
    if (k < 0) p = turned(N, p);
    for (long i = labs(k); i > 0 && q; i--) q = product(N, q, p);
    return q;
}

/* 1/x: of products factor by factor; of a sum one factor. */
static const at_poly_t *inverse(at_names_t *N, const at_term_t *x)
{
    if (x->kind == AT_MUL) return product(N, inverse(N, x->a), inverse(N, x->b));
    if (x->kind == AT_DIV) return product(N, inverse(N, x->a), at_poly(N, x->b));
    if (x->kind == AT_POWER) return power(N, inverse(N, x->a), x->power);
    const at_poly_t *p = at_poly(N, x);
    return !p ? NULL : p->n == 1 ? turned(N, p) : one_factor(N, at_text(N, x), x, -1);
}

static const at_poly_t *sum_poly(at_names_t *N, const at_term_t *x);

static const at_term_t *call(at_names_t *N, const char *name, const at_term_t *a)
{
    at_term_t *x = (at_term_t *)at_node(N, AT_CALL, a, NULL);
    x->name = name;
    return x;
}

static const at_poly_t *atom(at_names_t *N, const at_term_t *x) { return one_factor(N, at_text(N, x), x, 1); }

/* log of a product is the sum of the logs, all factors being positive; of a sum over letters, that of what stands in
** front, too. */
static const at_poly_t *logarithm(at_names_t *N, const at_term_t *u)
{
    if (u->kind == AT_MUL || u->kind == AT_DIV)
        return plus(N, logarithm(N, u->a), logarithm(N, u->b), u->kind == AT_DIV ? -1 : 1);
    if (u->kind == AT_POWER) return product(N, number_of(N, u->power), logarithm(N, u->a));
    if (u->kind == AT_CALL && strcmp(u->name, "exp") == 0) return at_poly(N, u->a);
    if (u->kind == AT_NUMBER && mpq_cmp_ui(u->q, 1, 1) == 0) return poly(N);
    return atom(N, call(N, "log", u));
}

/* exp(c u): u^c of a whole multiple of log u, else exp(u)^-1 for exp(-u). */
static const at_poly_t *exponential(at_names_t *N, const at_term_t *u)
{
    const at_poly_t *p = at_poly(N, u), *q = one_factor(N, NULL, NULL, 0);
    for (unsigned k = 0; p && q && k < p->n; k++) {
        at_monomial_t m = p->at[k];
        const at_term_t *one = m.n == 1 && m.at[0].power == 1 ? m.at[0].x : NULL;
        bool whole = mpz_cmp_ui(mpq_denref(m.c), 1) == 0 && mpz_cmpabs_ui(mpq_numref(m.c), POWERS_MAX) <= 0,
             down = mpq_sgn(m.c) < 0;
        if (one && whole && one->kind == AT_CALL && strcmp(one->name, "log") == 0) {
            q = product(N, q, power(N, at_poly(N, one->a), mpz_get_si(mpq_numref(m.c))));
            continue;
        }
        m.c = arena_mpq(N->A, 1);
        mpq_abs(m.c, p->at[k].c);
        const at_term_t *x = call(N, "exp", at_monomial_term(N, &m));
        q = product(N, q, one_factor(N, at_text(N, x), x, down ? -1 : 1));
    }
    return q;
}

static const at_poly_t *called(at_names_t *N, const at_term_t *x)
{
    if (strcmp(x->name, "log") == 0) return logarithm(N, x->a);
    if (strcmp(x->name, "exp") == 0) return exponential(N, x->a);
    if (strcmp(x->name, "abs") == 0) {
        const at_poly_t *p = at_poly(N, x->a);
        const at_term_t *u = x->a;
        if (!p || !p->n) return p;
        if (u->kind == AT_SUB && strcmp(at_text(N, u->a), at_text(N, u->b)) > 0)   /* |b - a| */
            return atom(N, call(N, "abs", at_node(N, AT_SUB, u->b, u->a)));
    }
    return atom(N, x);
}

const at_poly_t *at_poly(at_names_t *N, const at_term_t *x)
{
    switch (x->kind) {
    case AT_NUMBER: return number(N, x->q);
    case AT_NEG: return plus(N, poly(N), at_poly(N, x->a), -1);
    case AT_ADD:
    case AT_SUB: return plus(N, at_poly(N, x->a), at_poly(N, x->b), x->kind == AT_SUB ? -1 : 1);
    case AT_MUL: return product(N, at_poly(N, x->a), at_poly(N, x->b));
    case AT_DIV: return product(N, at_poly(N, x->a), inverse(N, x->b));
    case AT_POWER: return power(N, at_poly(N, x->a), x->power);
    case AT_CALL: return called(N, x);
    case AT_SUM: return sum_poly(N, x);
    default: return atom(N, x);
    }
}

const at_term_t *at_monomial_term(at_names_t *N, const at_monomial_t *m)
{
    at_term_t *c = (at_term_t *)at_node(N, AT_NUMBER, NULL, NULL);
    const at_term_t *x = mpq_cmp_ui(m->c, 1, 1) == 0 ? NULL : c;
    c->q = m->c;
    for (int down = 0; down < 2; down++)
        for (unsigned k = 0; k < m->n; k++) {
            const at_factor_t *f = &m->at[k];
            if ((f->power < 0) != down) continue;
            at_term_t *own = (at_term_t *)f->x;
            if (abs(f->power) > 1) {
                own = (at_term_t *)at_node(N, AT_POWER, f->x, NULL);
                own->power = abs(f->power);
            }
            x = !down ? x ? at_node(N, AT_MUL, x, own) : own : at_node(N, AT_DIV, x ? x : c, own);
        }
    return x ? x : c;
}

const at_term_t *at_poly_term(at_names_t *N, const at_poly_t *p)
{
    const at_term_t *x = NULL;
    for (unsigned k = 0; k < p->n; k++) {
        const at_term_t *m = at_monomial_term(N, &p->at[k]);
        x = x ? at_node(N, AT_ADD, x, m) : m;
    }
    return x ? x : at_integer(N, 0);
}

/* p times a power of x in which no 1/x is left. */
static const at_poly_t *cleared(at_names_t *N, const at_poly_t *p, const at_factor_t *by)
{
    const at_poly_t *d = at_poly(N, by->x), *to = poly(N);
    int most = 0;
    for (unsigned i = 0; i < p->n; i++)
        for (unsigned k = 0; k < p->at[i].n; k++)
            if (strcmp(p->at[i].at[k].text, by->text) == 0 && -p->at[i].at[k].power > most)
                most = -p->at[i].at[k].power;
    for (unsigned i = 0; i < p->n && to && d; i++) {
        at_monomial_t m = { p->at[i].c, 0, ARENA_ARRAY(N->A, at_factor_t, p->at[i].n + 1) };
        int power = most;
        for (unsigned k = 0; k < p->at[i].n; k++)
            if (strcmp(p->at[i].at[k].text, by->text) == 0)
                power += p->at[i].at[k].power;
            else
                m.at[m.n++] = p->at[i].at[k];
        at_poly_t own = { 1, 1, &m };
        const at_poly_t *q = &own;
        for (int k = 0; k < power && q; k++) q = product(N, q, d);
        to = q ? plus(N, to, q, 1) : NULL;
    }
    return d ? to : NULL;
}

bool at_is_zero(at_names_t *N, const at_poly_t *p)
{
    for (unsigned round = 0; p && p->n && round < FACTORS_MAX; round++) {
        const at_factor_t *by = NULL;
        for (unsigned i = 0; i < p->n; i++)
            for (unsigned k = 0; k < p->at[i].n; k++)
                if (p->at[i].at[k].power < 0 && (!by || strlen(p->at[i].at[k].text) > strlen(by->text)) &&
                    (p->at[i].at[k].x->kind == AT_ADD || p->at[i].at[k].x->kind == AT_SUB))
                    by = &p->at[i].at[k];
        if (!by) return false;
        p = cleared(N, p, by);
    }
    return p && !p->n;
}

/* --- sums --------------------------------------------------------------------------------------------------------- */

/* The factors of m that depend on the letter, or the others. */
static at_monomial_t part_of(at_names_t *N, const at_monomial_t *m, const char *letter, bool inner)
{
    at_monomial_t own = { arena_mpq(N->A, 1), 0, ARENA_ARRAY(N->A, at_factor_t, m->n + 1) };
    if (inner)
        mpq_set_ui(own.c, 1, 1);
    else
        mpq_set(own.c, m->c);
    for (unsigned k = 0; k < m->n; k++)
        if (at_depends(m->at[k].x, letter) == inner) own.at[own.n++] = m->at[k];
    return own;
}

typedef struct {
    unsigned n;
    at_poly_t **c;
    at_monomial_t *m;
} groups_t;

static bool grouped(groups_t *g, at_names_t *N, const at_term_t *sum)
{
    const at_poly_t *p = at_poly(N, sum->a);
    if (!p) return false;
    g->c = ARENA_ARRAY(N->A, at_poly_t *, p->n + 1);
    g->m = ARENA_ARRAY(N->A, at_monomial_t, p->n + 1);
    for (unsigned k = 0, i; k < p->n; k++) {
        at_monomial_t inner = part_of(N, &p->at[k], sum->letter, true);
        for (i = 0; i < g->n && !same_factors(&g->m[i], &inner); i++) {}
        if (i == g->n) {
            g->m[g->n] = inner;
            g->c[g->n++] = poly(N);
        }
        add(N, g->c[i], part_of(N, &p->at[k], sum->letter, false));
    }
    return true;
}

/* The sum of what depends on the letter in m. */
static const at_term_t *sum_of(at_names_t *N, const at_term_t *sum, const at_monomial_t *m)
{
    at_term_t *x = (at_term_t *)at_node(N, AT_SUM, at_monomial_term(N, m), NULL);
    x->letter = sum->letter;
    x->name = at_sum_alphabet(N, sum);
    return x;
}

/* By its monomials; of a law alone 1. */
static const at_poly_t *sum_poly(at_names_t *N, const at_term_t *x)
{
    groups_t g = { 0 };
    const at_poly_t *p = poly(N);
    if (!grouped(&g, N, x)) return NULL;
    for (unsigned k = 0; k < g.n && p; k++) {
        const at_term_t *one = g.m[k].n == 1 && g.m[k].at[0].power == 1 ? g.m[k].at[0].x : NULL;
        bool law = one && one->kind == AT_ENTRY && N->name[at_declared(N, one->name)].law;
        p = plus(N, p, product(N, g.c[k], law ? one_factor(N, NULL, NULL, 0) : atom(N, sum_of(N, x, &g.m[k]))), 1);
    }
    return p;
}

const at_parts_t *at_parts(at_names_t *N, const at_term_t *sum)
{
    groups_t g = { 0 };
    at_parts_t *p = ARENA_NEW(N->A, at_parts_t);
    if (!grouped(&g, N, sum)) return NULL;
    p->c = ARENA_ARRAY(N->A, const at_term_t *, g.n + 1);
    p->sum = ARENA_ARRAY(N->A, const at_term_t *, g.n + 1);
    for (; p->n < g.n; p->n++) {
        p->c[p->n] = at_poly_term(N, g.c[p->n]);
        p->sum[p->n] = sum_of(N, sum, &g.m[p->n]);
    }
    return p;
}
