/* SPDX-License-Identifier: MIT */
#include "proofs/prove/entropy/means_form.h"

#include <stdlib.h>
#include <string.h>

/* --- polynomials -------------------------------------------------------------------------------------------------- */

static int by_number(const void *x, const void *y)
{
    unsigned a = *(const unsigned *)x, b = *(const unsigned *)y;
    return a < b ? -1 : a > b;
}

int monomial_order(const void *x, const void *y)
{
    const monomial_t *a = x, *b = y;
    if (a->n != b->n) return a->n < b->n ? -1 : 1;
    for (unsigned k = 0; k < a->n; k++)
        if (a->number[k] != b->number[k]) return a->number[k] < b->number[k] ? -1 : 1;
    return 0;
}

static void put(numbers_t *N, mform_t *f, const monomial_t *m, mpq_srcptr c)
{
    f->at = arena_grown(N->A, f->at, f->n, &f->room, sizeof *f->at);
    monomial_t *own = &f->at[f->n++];
    *own = *m;
    own->c = arena_mpq(N->A, 1);
    mpq_mul(own->c, m->c, c);
}

static void gather(mform_t *f)
{
    size_t n = 0;
    if (f->n > 1) qsort(f->at, f->n, sizeof *f->at, monomial_order);
    for (size_t i = 0; i < f->n; i++) {
        if (n && monomial_order(&f->at[n - 1], &f->at[i]) == 0)
            mpq_add(f->at[n - 1].c, f->at[n - 1].c, f->at[i].c);
        else
            f->at[n++] = f->at[i];
        if (mpq_sgn(f->at[n - 1].c) == 0 && (i + 1 == f->n || monomial_order(&f->at[n - 1], &f->at[i + 1]) != 0)) n--;
    }
    f->n = n;
}

static mpq_ptr whole(numbers_t *N, long k)
{
    mpq_ptr q = arena_mpq(N->A, 1);
    mpq_set_si(q, k, 1);
    return q;
}

mform_t mform_plus(numbers_t *N, const mform_t *f, const mform_t *g, long c)
{
    mform_t h = { 0 };
    for (size_t k = 0; k < f->n; k++) put(N, &h, &f->at[k], whole(N, 1));
    for (size_t k = 0; k < g->n; k++) put(N, &h, &g->at[k], whole(N, c));
    gather(&h);
    return h;
}

mform_t mform_times(numbers_t *N, const mform_t *f, const mform_t *g)
{
    mform_t h = { 0 };
    for (size_t i = 0; i < f->n; i++)
        for (size_t k = 0; k < g->n; k++) {
            monomial_t m = f->at[i];
            if (m.n + g->at[k].n > FORM_POWERS) {
                N->past = true;
                continue;
            }
            for (unsigned j = 0; j < g->at[k].n; j++) m.number[m.n++] = g->at[k].number[j];
            qsort(m.number, m.n, sizeof *m.number, by_number);
            put(N, &h, &m, g->at[k].c);
        }
    gather(&h);
    return h;
}

bool monomial_over(monomial_t *rest, const monomial_t *x, const monomial_t *y)
{
    unsigned k = 0;
    *rest = (monomial_t){ 0 };
    for (unsigned i = 0; i < x->n; i++)
        if (k < y->n && x->number[i] == y->number[k])
            k++;
        else
            rest->number[rest->n++] = x->number[i];
    return k == y->n;
}

static mform_t constant(numbers_t *N, mpq_srcptr q)
{
    mform_t f = { 0 };
    monomial_t one = { .c = whole(N, 1) };
    if (mpq_sgn(q)) put(N, &f, &one, q);
    return f;
}

static mform_t ratio(numbers_t *N, long k) { return constant(N, whole(N, k)); }

/* --- numbers ------------------------------------------------------------------------------------------------------ */

/* No name that an author has. */
static const char *bound_name(numbers_t *N, unsigned k) { return arena_printf(N->A, "z%u''", k); }

bool is_bound_name(const char *name)
{
    size_t n = strlen(name);
    return n > 3 && name[0] == 'z' && strcmp(name + n - 2, "''") == 0;
}

/* The bound letters called z0'', z1'', ..; of a condition the two sides in order. */
static const tterm_t *called(numbers_t *N, const tterm_t *x, unsigned deep)
{
    const tclaim_t *T = N->Q->T;
    bool bound =
        x->kind == T_MOST || x->kind == T_LEAST || x->kind == T_MEAN || x->kind == T_POSTERIOR || x->kind == T_BEST;
    tterm_t *y = ARENA_NEW(N->A, tterm_t);
    *y = *x;
    if (x->kind == T_SAME && strcmp(x->text, x->other) > 0) {
        y->text = x->other;
        y->other = x->text;
    }
    for (unsigned k = 0; bound && x->kind == T_BEST && k < x->letters; k++) {
        y->letter[k] = bound_name(N, deep++);
        y->part[0] = tput(T, y->part[0], x->letter[k], y->letter[k]);
    }
    if (bound) {
        y->text = bound_name(N, deep++);
        y->other = with_word(N->A, x->other, x->text, y->text);
        y->part[0] = tput(T, y->part[0], x->text, y->text);
    }
    for (unsigned k = 0; k < y->n; k++) y->part[k] = called(N, y->part[k], deep);
    return y;
}

static mform_t number_called(numbers_t *N, const tterm_t *term, const char *text)
{
    unsigned k = 0;
    while (k < N->n && strcmp(N->at[k].text, text) != 0) k++;
    if (k == N->n) {
        N->at = arena_grown(N->A, N->at, N->n, &N->room, sizeof *N->at);
        N->at[N->n].term = term;
        N->at[N->n++].text = text;
    }
    mform_t f = { 0 };
    monomial_t m = { .c = whole(N, 1), .n = 1, .number = { k } };
    put(N, &f, &m, whole(N, 1));
    return f;
}

static mform_t number(numbers_t *N, const tterm_t *x)
{
    const tterm_t *own = called(N, x, N->deep);
    return number_called(N, own, tprint(N->Q->T, own));
}

static mform_t entropy(numbers_t *N, unsigned set, const values_t *e)
{
    tterm_t *x = tnew(N->A, T_ENTROPY, NULL, NULL);
    x->a = set & ~e->set;
    x->at = *e;
    return x->a ? number(N, x) : (mform_t){ 0 };
}

/* H(a,g) + H(b,g) - H(a,b,g) - H(g), of the law given the event. */
static mform_t information(numbers_t *N, const tterm_t *x)
{
    mform_t f = entropy(N, x->a | x->given, &x->at), g = entropy(N, x->b | x->given, &x->at);
    f = mform_plus(N, &f, &g, 1);
    g = entropy(N, x->a | x->b | x->given, &x->at);
    f = mform_plus(N, &f, &g, -1);
    g = entropy(N, x->given, &x->at);
    return mform_plus(N, &f, &g, -1);
}

/* KL(T|D||Q) = I(T;D) + KL(T||Q). */
static mform_t against(numbers_t *N, const tterm_t *x)
{
    const char *text = x->text + 3, *bar = strchr(text, '|');
    if (bar[1] == '|') return number(N, x);
    size_t n = (size_t)(bar - text);
    tterm_t I = { .kind = T_INFO };
    int t = variable_called(N->Q, text, n);
    for (const char *p = bar; *p == '|' || *p == ','; p += 1 + strcspn(p + 1, ",|")) {
        int v = variable_called(N->Q, p + 1, strcspn(p + 1, ",|"));
        if (v >= 0) I.b |= 1u << v;
        if (p[1 + strcspn(p + 1, ",|")] == '|') {
            text = p + 1 + strcspn(p + 1, ",|");
            break;
        }
    }
    I.a = 1u << t;
    mform_t f = information(N, &I),
            g = number(N, ttext(N->A, arena_printf(N->A, "KL(%s%s", N->Q->T->P->variable[t], text)));
    return mform_plus(N, &f, &g, 1);
}

/* --- means -------------------------------------------------------------------------------------------------------- */

static bool of_outcomes(const numbers_t *N, const tterm_t *x)
{
    const law_t *P = N->Q->T->P;
    for (unsigned v = 0; v < P->axes; v++)
        if (tstands_in(x, P->variable[v])) return true;
    return false;
}

/* The mean of each monomial: what does not vary in front of the mean of what does. */
static mform_t averaged_form(numbers_t *N, const tterm_t *mean, const mform_t *body)
{
    mform_t f = { 0 };
    for (size_t i = 0; i < body->n; i++) {
        const monomial_t *m = &body->at[i];
        product_t in = { .c = m->c };
        mform_t g = constant(N, m->c);
        for (unsigned k = 0; k < m->n; k++) {
            bool varies = mean->kind == T_MEAN ? has_word(N->at[m->number[k]].text, mean->text)
                                               : of_outcomes(N, N->at[m->number[k]].term);
            if (varies) {
                in.factor[in.n++] = N->at[m->number[k]].term;
                continue;
            }
            mform_t own = number(N, N->at[m->number[k]].term);
            g = mform_times(N, &g, &own);
        }
        if (in.n) {
            tterm_t *y = ARENA_NEW(N->A, tterm_t);
            *y = *mean;
            y->part[0] = product_term(N->Q, &in);
            mform_t own = number(N, y);
            g = mform_times(N, &g, &own);
        }
        f = mform_plus(N, &f, &g, 1);
    }
    return f;
}

static mform_t mean_form(numbers_t *N, const tterm_t *x)
{
    tterm_t *y = ARENA_NEW(N->A, tterm_t);
    *y = *x;
    y->text = bound_name(N, N->deep++);
    y->other = with_word(N->A, x->other, x->text, y->text);
    y->part[0] = tput(N->Q->T, x->part[0], x->text, y->text);
    mform_t body = mform_of(N, y->part[0]), f;
    N->deep--;
    f = averaged_form(N, y, &body);
    return f;
}

/* Pr(Y = Y, A = A). */
static bool occurs_surely(const tterm_t *x)
{
    const char *p = x->text + 3;
    for (;;) {
        size_t n = strcspn(p, " ");
        if (strncmp(p + n, " = ", 3) != 0 || strncmp(p, p + n + 3, n) != 0) return false;
        p += 2 * n + 3;
        if (*p == ')') return true;
        if (strncmp(p, ", ", 2) != 0) return false;
        p += 2;
    }
}

/* What a map makes of variables is the variable; what has a value is it. */
static const tterm_t *at_outcomes(numbers_t *N, const tterm_t *x, const values_t *e)
{
    if (x->kind == T_OCCURS) return occurs_surely(x) ? tnumber(N->A, 1) : x;
    tterm_t *y = ARENA_NEW(N->A, tterm_t);
    *y = *x;
    if (x->kind == T_TEXT || x->kind == T_SAME) {
        for (unsigned v = 0; v < N->Q->T->P->axes; v++)
            if (e->set >> v & 1) {
                y->text = with_word(N->A, y->text, N->Q->T->P->variable[v], e->value[v]);
                y->other = with_word(N->A, y->other, N->Q->T->P->variable[v], e->value[v]);
            }
        y->text = map_made(N->Q, y->text, e);
        if (y->other) y->other = map_made(N->Q, y->other, e);
    }
    if (x->kind == T_POSTERIOR) return x;
    for (unsigned k = 0; k < x->n; k++) y->part[k] = at_outcomes(N, x->part[k], e);
    return y;
}

mform_t mform_of(numbers_t *N, const tterm_t *x)
{
    mform_t f, g;
    switch (x->kind) {
    case T_NUMBER: return constant(N, x->q);
    case T_TEXT:
        if (strcmp(x->text, "log(1)") == 0) return (mform_t){ 0 };
        return strncmp(x->text, "KL(", 3) == 0 ? against(N, x) : number(N, x);
    case T_SAME: return strcmp(x->text, x->other) == 0 ? ratio(N, 1) : number(N, x);
    case T_ADD:
        f = mform_of(N, x->part[0]);
        g = mform_of(N, x->part[1]);
        return mform_plus(N, &f, &g, 1);
    case T_MUL:
        f = mform_of(N, x->part[0]);
        g = mform_of(N, x->part[1]);
        return mform_times(N, &f, &g);
    case T_INVERSE:
        if (x->part[0]->kind != T_NUMBER || !mpq_sgn(x->part[0]->q)) return number(N, x);
        mpq_ptr q = arena_mpq(N->A, 1);
        mpq_inv(q, x->part[0]->q);
        return constant(N, q);
    case T_MEAN: return mean_form(N, x);
    case T_OUTCOMES: f = mform_of(N, at_outcomes(N, x->part[0], &x->at)); return averaged_form(N, x, &f);
    case T_INFO: return information(N, x);
    case T_ENTROPY: return entropy(N, x->a, &x->at);
    default: return number(N, x);
    }
}

const char *monomial_words(numbers_t *N, const monomial_t *m)
{
    const char *text = NULL;
    for (unsigned k = 0; k < m->n; k++) {
        const char *own = tprint(N->Q->T, N->at[m->number[k]].term);
        text = text ? arena_printf(N->A, "%s*%s", text, own) : own;
    }
    return text ? text : "1";
}
