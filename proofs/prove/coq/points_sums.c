/* SPDX-License-Identifier: MIT
**
** Polynomials in factors, and sums over letters by them: what does not depend on the letter stands in front.
*/
#include "proofs/prove/coq/points_term.h"
#include "proofs/prove/coq/term.h"

#include <stdlib.h>
#include <string.h>

enum { MONOMIALS_MAX = 400, FACTORS_MAX = 40 };

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

/* 1/p: of a monomial its factors'; else one factor. */
static const at_poly_t *inverse(at_names_t *N, const at_term_t *x, const at_poly_t *p)
{
    if (!p) return NULL;
    if (p->n != 1) return one_factor(N, at_text(N, x), x, -1);
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

static const at_poly_t *sum_poly(at_names_t *N, const at_term_t *x);

/* log of a product is the sum of the logs, all factors being positive. */
static const at_poly_t *logarithm(at_names_t *N, const at_term_t *u)
{
    if (u->kind == AT_MUL || u->kind == AT_DIV)
        return plus(N, logarithm(N, u->a), logarithm(N, u->b), u->kind == AT_DIV ? -1 : 1);
    if (u->kind == AT_NUMBER && mpq_cmp_ui(u->q, 1, 1) == 0) return poly(N);
    at_term_t *log = (at_term_t *)at_node(N, AT_CALL, u, NULL);
    log->name = "log";
    return one_factor(N, at_text(N, log), log, 1);
}

const at_poly_t *at_poly(at_names_t *N, const at_term_t *x)
{
    const at_poly_t *p;
    switch (x->kind) {
    case AT_NUMBER: return number(N, x->q);
    case AT_NEG: return plus(N, poly(N), at_poly(N, x->a), -1);
    case AT_ADD:
    case AT_SUB: return plus(N, at_poly(N, x->a), at_poly(N, x->b), x->kind == AT_SUB ? -1 : 1);
    case AT_MUL: return product(N, at_poly(N, x->a), at_poly(N, x->b));
    case AT_DIV: return product(N, at_poly(N, x->a), inverse(N, x->b, at_poly(N, x->b)));
    case AT_POWER:
        p = one_factor(N, NULL, NULL, 0);
        for (int k = 0; k < x->power && p; k++) p = product(N, p, at_poly(N, x->a));
        return p;
    case AT_CALL:
        if (strcmp(x->name, "log") == 0) return logarithm(N, x->a);
        return one_factor(N, at_text(N, x), x, 1);
    case AT_SUM: return sum_poly(N, x);
    default: return one_factor(N, at_text(N, x), x, 1);
    }
}

static const char *monomial_text(at_names_t *N, const at_monomial_t *m)
{
    if (m->n == 1 && m->at[0].power == 1 && mpq_cmp_ui(m->c, 1, 1) == 0) return m->at[0].text;
    if (m->n == 0 && mpz_cmp_ui(mpq_denref(m->c), 1) == 0 && mpq_sgn(m->c) >= 0)
        return arena_printf(N->A, "%lu", mpz_get_ui(mpq_numref(m->c)));
    char *q = mpq_get_str(NULL, 10, m->c);
    const char *text = mpq_cmp_ui(m->c, 1, 1) == 0 && m->n ? "" : arena_printf(N->A, "(%s)", q);
    free(q);
    for (unsigned k = 0; k < m->n; k++) {
        int power = abs(m->at[k].power);
        const char *own = arena_printf(N->A, power == 1 ? "(%s)" : "(%s) ^ %d", m->at[k].text, power);
        text = arena_printf(N->A, m->at[k].power < 0 ? "%s%s/ (%s)" : "%s%s%s", text, *text ? " * " : "", own);
    }
    return text;
}

const char *at_poly_text(at_names_t *N, const at_poly_t *p)
{
    const char *text = "";
    for (unsigned k = 0; k < p->n; k++)
        text = arena_printf(N->A, "%s%s%s", text, k ? " + " : "", monomial_text(N, &p->at[k]));
    return p->n ? text : "0";
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

static const char *sum_text(at_names_t *N, const at_term_t *sum, const at_monomial_t *m)
{
    const char *alphabet = at_alphabet(N, sum->a, sum->letter);
    for (unsigned k = 0; k < N->names && !alphabet; k++) alphabet = N->name[k].alphabet;
    return arena_printf(N->A, "sum (fun %s : %s => %s)", coq_name(N->A, sum->letter),
                        coq_name(N->A, alphabet ? alphabet : "_"), monomial_text(N, m));
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
        p = plus(N, p, product(N, g.c[k], one_factor(N, law ? NULL : sum_text(N, x, &g.m[k]), x, 1)), 1);
    }
    return p;
}

const at_parts_t *at_parts(at_names_t *N, const at_term_t *sum)
{
    groups_t g = { 0 };
    at_parts_t *p = ARENA_NEW(N->A, at_parts_t);
    if (!grouped(&g, N, sum)) return NULL;
    p->c = ARENA_ARRAY(N->A, const char *, g.n + 1);
    p->m = ARENA_ARRAY(N->A, const char *, g.n + 1);
    for (; p->n < g.n; p->n++) {
        p->c[p->n] = at_poly_text(N, g.c[p->n]);
        p->m[p->n] = monomial_text(N, &g.m[p->n]);
    }
    return p;
}
