/* SPDX-License-Identifier: MIT */
#include "proofs/claims/repairs.h"
#include "proofs/claims/print.h"

#include <string.h>

typedef struct { arena_t *A; const compiled_t *C; repair_t *out; unsigned n; repair_t base; } mender_t;

static repair_t *add(mender_t *m, repair_kind_t kind, const char *what)
{
    if (m->n == REPAIRS_MAX) return NULL;
    repair_t *r = &m->out[m->n++];
    *r = m->base;
    r->kind = kind;
    r->what = what;
    return r;
}

static const node_t *number(arena_t *A, const node_t *like, long a, unsigned long b)
{
    mpq_ptr q = arena_mpq(A, 1);
    mpq_set_si(q, a, b);
    mpq_canonicalize(q);
    return node_number(A, like->at, q, NULL);
}

static void put(repair_t *r, arena_t *A, const spot_in_link_t *s, const node_t *x)
{
    if (r) *(s->left ? &r->link.lhs : &r->link.rhs) = place_put(A, s, x);
}

repair_t repair_none(const compiled_t *C, size_t link)
{
    const link_of_t *of = &C->of[link];
    const claim_chain_t *c = &C->core->tree->claims.at[of->claim].chain;
    return (repair_t){ .link = { of->claim, of->link, NULL, c->op[of->link], c->term[of->link], c->term[of->link + 1] } };
}

/* --- in a place of the terms ------------------------------------------------------------------------------------------------ */

static const node_t *powered(arena_t *A, const node_t *base, long a, unsigned long b)
{
    return a == 1 && b == 1 ? base : node_pair(A, NODE_POW, base, number(A, base, a, b));
}

/* x^k becomes x^(k+1), x^(k-1), and x its root or its square; k whole. */
static void exponents(mender_t *m, const spot_in_link_t *s)
{
    const node_t *x = s->x;
    bool power = x->kind == NODE_POW && x->part[1]->kind == NODE_NUMBER && mpz_cmp_ui(mpq_denref(x->part[1]->number), 1) == 0 && mpz_fits_sshort_p(mpq_numref(x->part[1]->number));
    long k = power ? mpz_get_si(mpq_numref(x->part[1]->number)) : 1;
    const char *words = node_text(m->A, x);
    for (long other = k - 1; power && other <= k + 1; other += 2)
        if (other) put(add(m, REPAIR_EXPONENT, arena_printf(m->A, "%s with the exponent %ld", words, other)), m->A, s, powered(m->A, x->part[0], other, 1));
    if (s->way || power || x->kind == NODE_NUMBER) return;
    const node_t *root = node_of(m->A, x->at, NODE_APPLY, "sqrt", 1, &x);
    put(add(m, REPAIR_EXPONENT, arena_printf(m->A, "the root of %s", words)), m->A, s, root);
    put(add(m, REPAIR_EXPONENT, arena_printf(m->A, "the square of %s", words)), m->A, s, powered(m->A, x, 2, 1));
}

static void exchanged(mender_t *m, const spot_in_link_t *s)
{
    const node_t *x = s->x;
    if (x->kind != NODE_DIVERGENCE || node_same(x->part[0], x->part[1])) return;
    const node_t *y = node_with(m->A, node_with(m->A, x, 0, x->part[1]), 1, x->part[0]);
    put(add(m, REPAIR_EXCHANGE, arena_printf(m->A, "%s in place of %s", node_text(m->A, y), node_text(m->A, x))), m->A, s, y);
}

static void in_place(void *self, const spot_in_link_t *s) { exponents(self, s); exchanged(self, s); }

/* H(X|Y=y) becomes H(X|Y). */
static const node_t *averaged(arena_t *A, const node_t *x)
{
    if (x->kind == NODE_FIX) return node_name(A, x->at, NODE_NAME, x->name);
    for (unsigned k = 0; k < x->n; k++) {
        const node_t *part = averaged(A, x->part[k]);
        if (part != x->part[k]) x = node_with(A, x, k, part);
    }
    return x;
}

static void average(mender_t *m)
{
    const mutant_t *l = &m->base.link;
    const node_t *lhs = averaged(m->A, l->lhs), *rhs = averaged(m->A, l->rhs);
    if (lhs == l->lhs && rhs == l->rhs) return;
    repair_t *r = add(m, REPAIR_AVERAGE, "on average, in place of each value");
    if (!r) return;
    r->link.lhs = lhs;
    r->link.rhs = rhs;
    r->average = true;
}

/* --- hypotheses ------------------------------------------------------------------------------------------------------------ */

static void suppose(mender_t *m, const fact_t *f)
{
    repair_t *r = add(m, REPAIR_HYPOTHESIS, arena_printf(m->A, "given %s", fact_text(m->A, f)));
    if (r) r->given = f;
}

static const node_t *named(mender_t *m, const char *name) { return node_name(m->A, m->base.link.lhs->at, NODE_NAME, name); }

static fact_t *fact_of(mender_t *m, fact_kind_t kind, unsigned n, const node_t *const *part)
{
    const node_t *all = node_of(m->A, m->base.link.lhs->at, NODE_GROUP, NULL, n, part);
    fact_t *f = ARENA_NEW(m->A, fact_t);
    *f = (fact_t){ .kind = kind, .at = all->at, .n = n, .part = all->part };
    return f;
}

static void suppose_relation(mender_t *m, const node_t *a, relop_t op, const node_t *b)
{
    relop_t *own = ARENA_ARRAY(m->A, relop_t, 2);
    own[0] = op;
    fact_t *f = fact_of(m, FACT_RELATION, 2, (const node_t *const[]){ a, b });
    f->op = own;
    suppose(m, f);
}

static bool within(const entry_t *e, long a, unsigned long b)
{
    return (!e->least || mpq_cmp_si(e->least, a, b) < 0) && (!e->most || mpq_cmp_si(e->most, a, b) > 0);
}

static bool is_number(const entry_t *e) { return e->kind == ENTRY_NUMBER && e->binder && e->binder->sort == SORT_NUMBERS && !e->binder->n_among; }

/* The order of two numbers of one sort; a number at most, at least 1/2 or 1; an integer at least its second, .., 17th value. */
static void of_numbers(mender_t *m, const setting_t *S)
{
    const node_t *like = m->base.link.lhs;
    for (unsigned k = 0; k < S->params; k++)
        for (unsigned i = 0; is_number(&S->entry[k]) && i < S->params; i++)
            if (i != k && is_number(&S->entry[i]) && S->entry[i].binder->integer == S->entry[k].binder->integer) suppose_relation(m, named(m, S->entry[k].name), IS_LE, named(m, S->entry[i].name));
    for (unsigned k = 0; k < S->params; k++) {
        const entry_t *e = &S->entry[k];
        if (!is_number(e)) continue;
        bool integer = e->binder->integer, sign = within(e, 0, 1), half = within(e, 1, 2) && e->most && mpq_cmp_ui(e->most, 1, 1) <= 0;
        long least = integer && e->least && mpz_fits_sshort_p(mpq_numref(e->least)) ? mpz_get_si(mpq_numref(e->least)) : 0;
        for (long by = 1; integer && e->least && by <= 16; by *= 2)
            if (within(e, least + by, 1)) suppose_relation(m, named(m, e->name), IS_GE, number(m->A, like, least + by, 1));
        for (unsigned way = 0; !integer && way < 2; way++) {
            relop_t op = way ? IS_GE : IS_LE;
            if (sign) suppose_relation(m, named(m, e->name), op, number(m->A, like, 0, 1));
            if (half) suppose_relation(m, named(m, e->name), op, number(m->A, like, 1, 2));
            else if (within(e, 1, 1)) suppose_relation(m, named(m, e->name), op, number(m->A, like, 1, 1));
        }
    }
}

/* No letter has probability 0, no entry is 0. */
static void of_positivity(mender_t *m, const setting_t *S)
{
    for (unsigned k = 0; k < S->params; k++) {
        const entry_t *e = &S->entry[k];
        if ((e->kind == ENTRY_LAW || e->kind == ENTRY_TABLE) && !e->positive && e->binder && e->binder->sort != SORT_VARIABLES)
            suppose_relation(m, named(m, e->name), IS_GT, number(m->A, m->base.link.lhs, 0, 1));
    }
}

static const node_t *group(mender_t *m, const char *name)
{
    const node_t *one = named(m, name);
    return node_of(m->A, one->at, NODE_GROUP, NULL, 1, &one);
}

/* Of the random variables, a few: A . B, A . B given C as A -> C -> B, B a function of A. */
static void of_variables(mender_t *m, const setting_t *S)
{
    enum { VARIABLES = 5 };
    const law_t *p = S->joint >= 0 ? &S->law[S->joint] : NULL;
    unsigned n = p && p->axes <= VARIABLES ? p->axes : 0;
    for (unsigned a = 0; a < n; a++)
        for (unsigned b = a + 1; b < n; b++) suppose(m, fact_of(m, FACT_INDEPENDENT, 2, (const node_t *const[]){ group(m, p->variable[a]), group(m, p->variable[b]) }));
    for (unsigned a = 0; a < n; a++)
        for (unsigned b = a + 1; b < n; b++)
            for (unsigned c = 0; c < n; c++)
                if (c != a && c != b)
                    suppose(m, fact_of(m, FACT_MARKOV, 3, (const node_t *const[]){ group(m, p->variable[a]), group(m, p->variable[c]), group(m, p->variable[b]) }));
}

/* --- all ---------------------------------------------------------------------------------------------------------------------- */

static void relations(mender_t *m)
{
    static const char *const words[] = { [IS_LE] = "at most", [IS_GE] = "at least", [IS_LT] = "less than", [IS_GT] = "greater than" };
    relop_t op = m->base.link.op, to[2] = { op == IS_LT ? IS_LE : op == IS_GT ? IS_GE : op == IS_EQ ? IS_LE : op, op == IS_EQ || op == IS_LE || op == IS_LT ? IS_GE : IS_LE };
    for (unsigned k = 0; k < 2; k++) {
        repair_t *r = to[k] != op ? add(m, REPAIR_RELATION, arena_printf(m->A, "%s in place of %s", words[to[k]], op == IS_EQ ? "equal" : words[op])) : NULL;
        if (r) r->link.op = to[k];
    }
}

unsigned repairs_of(repair_t *out, arena_t *A, const compiled_t *C, size_t link)
{
    mender_t m = { .A = A, .C = C, .out = out, .base = repair_none(C, link) };
    places_of(m.base.link.lhs, m.base.link.op, m.base.link.rhs, in_place, &m);
    average(&m);
    of_numbers(&m, &C->core->setting);
    of_positivity(&m, &C->core->setting);
    of_variables(&m, &C->core->setting);
    relations(&m);
    return m.n;
}

/* --- constants ------------------------------------------------------------------------------------------------------------------ */

typedef struct { arena_t *A; dial_t *out; unsigned n; mpq_srcptr one; } dials_t;

/* A positive number, or fraction of two; NULL. */
static mpq_srcptr constant_of(arena_t *A, const node_t *x)
{
    if (x->kind == NODE_NUMBER) return mpq_sgn(x->number) > 0 ? x->number : NULL;
    if (x->kind != NODE_DIV || x->part[0]->kind != NODE_NUMBER || x->part[1]->kind != NODE_NUMBER || mpq_sgn(x->part[0]->number) <= 0 || mpq_sgn(x->part[1]->number) <= 0) return NULL;
    mpq_ptr q = arena_mpq(A, 1);
    mpq_div(q, x->part[0]->number, x->part[1]->number);
    return q;
}

/* A number that is not 0; before a side that begins with none, and within a root, a factor 1. */
static void dial(void *self, const spot_in_link_t *s)
{
    dials_t *d = self;
    const node_t *x = s->x, *above = s->way ? s->way->parent : NULL, *first = x;
    if (d->n == DIALS_MAX || (above && constant_of(d->A, above))) return;
    while (first->n && (first->kind == NODE_MUL || first->kind == NODE_DIV)) first = first->part[0];
    mpq_srcptr written = constant_of(d->A, x);
    bool factor = first->kind != NODE_NUMBER && (!above || (above->kind == NODE_APPLY && above->n == 1 && strcmp(above->name, "sqrt") == 0));
    if (!written && !factor) return;
    d->out[d->n++] = (dial_t){ place_kept(d->A, s), !written, !s->asks_more, written ? written : d->one };
}

unsigned dials_of(dial_t *out, arena_t *A, const compiled_t *C, size_t link)
{
    const mutant_t l = repair_none(C, link).link;
    mpq_ptr one = arena_mpq(A, 1);
    mpq_set_ui(one, 1, 1);
    dials_t d = { A, out, 0, one };
    if (l.op != IS_EQ) places_of(l.lhs, l.op, l.rhs, dial, &d);
    return d.n;
}

static bool is_one(const node_t *x) { return x->kind == NODE_NUMBER && mpq_cmp_ui(x->number, 1, 1) == 0; }

repair_t dial_set(arena_t *A, const compiled_t *C, size_t link, const dial_t *d, const node_t *at)
{
    repair_t r = repair_none(C, link);
    const node_t *x = d->place.x;
    r.kind = REPAIR_CONSTANT;
    r.what = d->factor ? arena_printf(A, "%s times %s", node_text(A, at), node_text(A, x)) : arena_printf(A, "%s in place of %s", node_text(A, at), node_text(A, x));
    const way_t *way = d->place.way;
    if (is_one(at) && way && way->parent->kind == NODE_MUL && way->k == 0) { /* 1 t is t */
        put(&r, A, &(spot_in_link_t){ d->place.left, way->up, way->parent, d->place.asks_more }, way->parent->part[1]);
        return r;
    }
    put(&r, A, &d->place, d->factor ? node_pair(A, NODE_MUL, at, x) : at);
    return r;
}

const lemma_tree_t *repair_lemma(arena_t *A, const compiled_t *C, const repair_t *r, const char *name)
{
    const lemma_tree_t *L = C->core->tree;
    claim_t like = L->claims.at[r->link.claim];
    if (r->average) like.eaches = 0;
    if (r->given) {
        fact_t *given = ARENA_ARRAY(A, fact_t, like.givens + 1);
        if (like.givens) memcpy(given, like.given, like.givens * sizeof *given);
        given[like.givens++] = *r->given;
        like.given = given;
    }
    return lemma_alone(A, L, &like, &r->link, name);
}

const char *repair_kind_name(repair_kind_t k)
{
    static const char *const name[] = { "constant", "exponent", "exchange", "average", "hypothesis", "relation" };
    return name[k];
}
