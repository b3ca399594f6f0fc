/* SPDX-License-Identifier: MIT
**
** Section 6: a term in values and numbers tends to what it is in [-inf, inf], whatever point of their ranges these tend
** to, infinite ones included.
**
** A piece: each at an attained end, at inf, or inside. Where none is at inf and section 4.2 shows it the term is finite
** and continuous; else by its form.
*/
#include "checker/laws/laws.h"

typedef struct { int inf; range_t at; } limit_t;   /* -1, 1: infinite; 0: a number of this range */
typedef struct { const values_t *V; box_t B; bool inf[NAMES_MAX]; } piece_t;

static bool at_inf(const term_t *x, const piece_t *P)
{
    return x && ((x->kind == NAME && P->inf[x->name]) || at_inf(x->a, P) || at_inf(x->b, P));
}

static bool limit(limit_t *r, const term_t *x, const piece_t *P);

static bool is_zero(const limit_t *x)
{
    return !x->inf && !x->at.lo.inf && !x->at.hi.inf && mpq_sgn(x->at.lo.q) == 0 && mpq_sgn(x->at.hi.q) == 0;
}

/* The sign of what is not 0; 0: not shown. */
static int sign(const limit_t *x)
{
    return x->inf ? x->inf : range_positive(&x->at) ? 1 : range_nonzero(&x->at) ? -1 : 0;
}

static bool product(limit_t *r, const limit_t *a, const limit_t *b)
{
    r->inf = 0;
    if (a->inf || b->inf) return (r->inf = sign(a) * sign(b)) != 0;
    range_mul(&r->at, &a->at, &b->at);
    return true;
}

/* 1/b. */
static bool inverse(limit_t *r, limit_t b)
{
    r->inf = 0;
    if (!b.inf) return range_nonzero(&b.at) && range_power(&r->at, &b.at, -1);
    r->at = range_point(rational(0, 1));
    return true;
}

static bool power(limit_t *r, limit_t a, int k)
{
    if (k < 0) return inverse(&a, a) && power(r, a, -k);
    r->inf = k % 2 || a.inf > 0 ? a.inf : -a.inf;
    return k > 0 && (a.inf || range_power(&r->at, &a.at, k));
}

static bool function(limit_t *r, kind_t f, const limit_t *a)
{
    *r = *a;
    if (f == LOG && is_zero(a)) return (r->inf = -1);
    if (a->inf > 0) return true;
    if (a->inf == 0) return range_function(&r->at, f, &a->at, true);
    return f == EXP && inverse(r, *a); /* exp -inf = 0 */
}

static bool numbers_alone(const term_t *x, const piece_t *P)
{
    const values_t *V = P->V;
    if (V->test && x && x->kind == NAME && (x->name == V->mean[0] || x->name == V->mean[1])) return false;
    return !x || ((x->kind != NAME || x->name < V->declared) && numbers_alone(x->a, P) && numbers_alone(x->b, P));
}

/* Is it finite here while the values are, as they are of laws that are positive? */
static bool finite_before(const term_t *x, const piece_t *P)
{
    const values_t *V = P->V;
    piece_t Q = *P;
    limit_t y;
    for (unsigned k = 0; k < V->n; k++) {
        unsigned number = V->value[k].number;
        if (!Q.inf[number]) continue;
        Q.inf[number] = false;
        Q.B.on[number] = true;
        Q.B.in[number] = V->value[k].all;
        Q.B.in[number].lo.open = Q.B.in[number].hi.open = true;
    }
    for (unsigned k = 0; V->test && k < 2; k++) box_add(&Q.B, V->mean[k], &V->S->number[V->mean[k]].in);
    return limit(&y, x, &Q) && !y.inf;
}

/* A factor that numbers alone make 0, and what it stands before: 0 times anything is 0. While the numbers tend to
** theirs the other is to be finite, and the product tends to 0; and it stays 0 while the laws tend to theirs. */
static bool vanishes(const term_t *x, const term_t *other, const piece_t *P)
{
    limit_t y = { 0 };
    range_init(&y.at);
    return numbers_alone(x, P) && enclose(&y.at, x, &P->B, true) && is_zero(&y) && finite_before(other, P);
}

static bool by_form(limit_t *r, const term_t *x, const piece_t *P)
{
    limit_t a, b;
    switch (x->kind) {
    case NAME: r->inf = 1; return P->inf[x->name];
    case NEG:
        if (!limit(&a, x->a, P)) return false;
        r->inf = -a.inf;
        if (!a.inf) range_negate(&r->at, &a.at);
        return true;
    case ADD:
        if (!limit(&a, x->a, P) || !limit(&b, x->b, P) || a.inf * b.inf < 0) return false;
        r->inf = a.inf ? a.inf : b.inf;
        if (!r->inf) range_add(&r->at, &a.at, &b.at);
        return true;
    case MUL:
        if (!vanishes(x->a, x->b, P) && !vanishes(x->b, x->a, P))
            return limit(&a, x->a, P) && limit(&b, x->b, P) && product(r, &a, &b);
        r->at = range_point(rational(0, 1));
        return true;
    case DIV: return limit(&a, x->a, P) && limit(&b, x->b, P) && inverse(&b, b) && product(r, &a, &b);
    case POWER: return limit(&a, x->a, P) && power(r, a, x->power);
    case LOG: case EXP: case SQRT: return limit(&a, x->a, P) && function(r, x->kind, &a);
    case ABS: return limit(&a, x->a, P) && (r->inf = a.inf != 0); /* of a number it is enclosed */
    default: return false;
    }
}

static bool limit(limit_t *r, const term_t *x, const piece_t *P)
{
    work(20);
    r->inf = 0;
    range_init(&r->at);
    return (!at_inf(x, P) && enclose(&r->at, x, &P->B, true)) || by_form(r, x, P);
}

static void pieces(piece_t *P, unsigned k);

static void piece(piece_t *P, unsigned k, const end_t *lo, const end_t *hi)
{
    P->B.in[k] = (range_t){ *lo, *hi };
    if (lo != hi) P->B.in[k].lo.open = P->B.in[k].hi.open = true;
    pieces(P, k + 1);
}

/* The number k and after at each end that is attained, and inside. */
static void pieces(piece_t *P, unsigned k)
{
    const values_t *V = P->V;
    limit_t r;
    while (k < V->S->numbers && (V->S->number[k].alphabet || V->S->number[k].index)) k++;
    if (k == V->S->numbers) {
        if (!limit(&r, V->larger, P) || !limit(&r, V->smaller, P))
            reject("a side is not shown to tend to what it is where probabilities tend to 0");
        return;
    }
    const value_t *v = k < V->declared ? NULL : &V->value[k - V->declared];
    const range_t *all = v ? &v->all : &V->S->number[k].in;
    P->B.on[k] = true;
    piece(P, k, &all->lo, &all->hi);
    if (!all->lo.open) piece(P, k, &all->lo, &all->lo);
    if (!all->hi.open) piece(P, k, &all->hi, &all->hi);
    if (!v || !v->infinite) return;
    P->inf[k] = true;
    pieces(P, k + 1);
    P->inf[k] = false;
}

/* Laws on one letter are one law: divergences are 0, entries 1. */
static void one_letter(const values_t *V)
{
    const term_t *one[NAMES_MAX] = { NULL }, *at[NAMES_MAX] = { NULL };
    const box_t B = box_of(V->S, V->declared, false);
    range_t r;
    for (unsigned k = 0; k < V->laws; k++) one[V->law[k]] = term_integer(1);
    for (unsigned k = 0; k < V->n; k++) {
        const value_t *v = &V->value[k];
        if (v->image) reject("a sum that a letter of probability 0 may change, and a channel");
        at[v->number] = v->sum->kind == SUM ? put_terms(v->sum->a, one)
                                            : term_integer(v->sum->kind != DIVERGENCE);
    }
    const term_t *larger = put_terms(V->larger, at), *smaller = put_terms(V->smaller, at);
    if (!continuous(larger, V->S) || !continuous(smaller, V->S))
        reject("a side is not shown to be finite and continuous on one letter");
    forms_open();
    rewrites_open();
    absolutes = -1;
    if (form_zero(form_sum(form_of(larger, &B), form_of(smaller, &B), -1))) return;
    if (V->equal || !enclose(&r, term_minus(larger, smaller), &B, true) || r.lo.inf || mpq_sgn(r.lo.q) < 0)
        reject("the claim is not shown on one letter");
}

void limits_exist(const values_t *V)
{
    piece_t P = { .V = V, .B = { .on = { false } } };
    if (V->no_letter_more) one_letter(V);
    precision(128);
    pieces(&P, 0);
}
