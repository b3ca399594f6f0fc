/* SPDX-License-Identifier: MIT */
#include "proofs/claims/tree/tree.h"

#include <string.h>

static node_t *blank(arena_t *A, spot_t at, node_kind_t kind, const char *name)
{
    node_t *x = ARENA_NEW(A, node_t);
    x->kind = kind;
    x->at = at;
    x->name = name;
    return x;
}

const node_t *node_number(arena_t *A, spot_t at, mpq_srcptr q, const char *text)
{
    node_t *x = blank(A, at, NODE_NUMBER, text);
    x->number = q;
    return x;
}

const node_t *node_name(arena_t *A, spot_t at, node_kind_t kind, const char *name) { return blank(A, at, kind, name); }

const node_t *node_of(arena_t *A, spot_t at, node_kind_t kind, const char *name, unsigned n, const node_t *const *part)
{
    node_t *x = blank(A, at, kind, name);
    const node_t **own = ARENA_ARRAY(A, const node_t *, n ? n : 1);
    for (unsigned k = 0; k < n; k++) {
        own[k] = part[k];
        if (part[k]->height >= x->height) x->height = part[k]->height + 1;
    }
    x->n = n;
    x->part = own;
    return x;
}

const node_t *node_pair(arena_t *A, node_kind_t kind, const node_t *x, const node_t *y)
{
    return node_of(A, x->at, kind, NULL, 2, (const node_t *const[]){ x, y });
}

const node_t *node_with(arena_t *A, const node_t *x, unsigned k, const node_t *part)
{
    node_t *y = ARENA_NEW(A, node_t);
    *y = *x;
    const node_t **own = ARENA_ARRAY(A, const node_t *, x->n);
    for (unsigned i = 0; i < x->n; i++) own[i] = i == k ? part : x->part[i];
    y->part = own;
    return y;
}

const char *relop_text(relop_t op)
{
    static const char *const text[] = { "<=", ">=", "=", "<", ">", "!=" };
    return text[op];
}

const char *relop_tex(relop_t op)
{
    static const char *const text[] = { "\\le", "\\ge", "=", "<", ">", "\\ne" };
    return text[op];
}

/* --- the same --------------------------------------------------------------------------------------------------- */

static bool same_text(const char *x, const char *y) { return x && y ? strcmp(x, y) == 0 : x == y; }

static bool same_bounds(unsigned n, const bound_t *x, const bound_t *y)
{
    for (unsigned k = 0; k < n; k++)
        if (!same_text(x[k].name, y[k].name) || !same_text(x[k].of, y[k].of)) return false;
    return true;
}

static bool same_nodes(unsigned n, const node_t *const *x, const node_t *const *y)
{
    for (unsigned k = 0; k < n; k++)
        if (!node_same(x[k], y[k])) return false;
    return true;
}

bool node_same(const node_t *x, const node_t *y)
{
    if (x == y || !x || !y) return x == y;
    if (x->kind != y->kind || x->n != y->n || x->bounds != y->bounds) return false;
    if (x->kind == NODE_NUMBER) return mpq_equal(x->number, y->number);
    if (x->kind == NODE_COMPARE && x->op != y->op) return false;
    return same_text(x->name, y->name) && same_bounds(x->bounds, x->bound, y->bound) &&
           same_nodes(x->n, x->part, y->part) && node_same(x->order, y->order);
}

static bool same_fact(const fact_t *x, const fact_t *y)
{
    if (x->kind != y->kind || x->n != y->n || x->eaches != y->eaches || !same_text(x->words, y->words)) return false;
    for (unsigned k = 0; x->op && k + 1 < x->n; k++)
        if (x->op[k] != y->op[k]) return false;
    return same_bounds(x->eaches, x->each, y->each) && same_nodes(x->n, x->part, y->part) &&
           node_same(x->given, y->given);
}

static bool same_facts(unsigned n, const fact_t *x, const fact_t *y)
{
    for (unsigned k = 0; k < n; k++)
        if (!same_fact(&x[k], &y[k])) return false;
    return true;
}

static bool same_texts(unsigned n, const char *const *x, const char *const *y)
{
    for (unsigned k = 0; k < n; k++)
        if (!same_text(x[k], y[k])) return false;
    return true;
}

static bool same_claim(const claim_t *x, const claim_t *y)
{
    const claim_chain_t *a = &x->chain, *b = &y->chain;
    if (x->role != y->role || x->eaches != y->eaches || x->givens != y->givens || a->n != b->n) return false;
    for (unsigned k = 0; k < a->n; k++)
        if (a->op[k] != b->op[k]) return false;
    return same_bounds(x->eaches, x->each, y->each) && same_facts(x->givens, x->given, y->given) &&
           same_nodes(a->n + 1, a->term, b->term) && same_texts(a->n, a->name, b->name) &&
           same_texts(a->n + 1, a->tex, b->tex);
}

/* An end is open or not where it is one. */
static bool same_end(const node_t *x, bool x_open, const node_t *y, bool y_open)
{
    return node_same(x, y) && (!x || x_open == y_open);
}

static bool same_binder(const binder_t *x, const binder_t *y)
{
    return x->sort == y->sort && x->n == y->n && x->alphabets == y->alphabets && x->factors == y->factors &&
           x->n_among == y->n_among && x->bounded == y->bounded && x->integer == y->integer &&
           same_texts(x->n, x->name, y->name) && same_texts(x->alphabets, x->alphabet, y->alphabet) &&
           same_text(x->into, y->into) && node_same(x->letters, y->letters) &&
           same_end(x->lo, x->open_lo, y->lo, y->open_lo) && same_end(x->hi, x->open_hi, y->hi, y->open_hi) &&
           same_nodes(x->factors, x->factor, y->factor) && same_nodes(x->n_among, x->among, y->among);
}

static bool same_let(const let_t *x, const let_t *y)
{
    return same_text(x->name, y->name) && x->law == y->law && x->args == y->args && x->letters == y->letters &&
           same_texts(x->args, x->arg, y->arg) && same_texts(x->letters, x->letter, y->letter) &&
           node_same(x->body, y->body) && same_text(x->tex, y->tex);
}

static bool same_try(const try_t *x, const try_t *y)
{
    if (x->kind != y->kind || x->count != y->count || x->n != y->n || !same_text(x->name, y->name) ||
        !same_text(x->over, y->over) || x->args != y->args || !same_nodes(x->args, x->arg, y->arg))
        return false;
    for (unsigned k = 0; k < x->n; k++) {
        const assign_t *a = &x->assign[k], *b = &y->assign[k];
        if (!same_text(a->name, b->name) || a->n != b->n || a->range != b->range ||
            !same_nodes(a->n, a->value, b->value))
            return false;
    }
    return node_same(x->lo, y->lo) && node_same(x->hi, y->hi) && node_same(x->letters_lo, y->letters_lo)
        && node_same(x->letters_hi, y->letters_hi) && node_same(x->denominators, y->denominators);
}

static bool same_table(const table_t *x, const table_t *y)
{
    if (x->data != y->data || !same_text(x->slug, y->slug) || !same_text(x->caption, y->caption) ||
        !same_try(&x->rows, &y->rows) || x->n != y->n)
        return false;
    for (unsigned k = 0; k < x->n; k++)
        if (!node_same(x->column[k].term, y->column[k].term) || !same_text(x->column[k].tex, y->column[k].tex) ||
            x->column[k].up != y->column[k].up)
            return false;
    return true;
}

static bool same_number(const number_t *x, const number_t *y)
{
    if (x->n != y->n || !same_text(x->number, y->number) || !same_text(x->title, y->title) ||
        !same_text(x->uses, y->uses))
        return false;
    for (unsigned k = 0; k < x->n; k++)
        if (!same_text(x->link[k].link, y->link[k].link) || !same_text(x->link[k].reading, y->link[k].reading))
            return false;
    return true;
}

static bool same_rest(const lemma_tree_t *x, const lemma_tree_t *y)
{
    for (unsigned k = 0; k < x->equalities.n; k++) {
        const equality_t *a = &x->equalities.at[k], *b = &y->equalities.at[k];
        if (!same_text(a->link, b->link) || a->when != b->when || a->n != b->n || !same_facts(a->n, a->fact, b->fact))
            return false;
    }
    for (unsigned k = 0; k < x->reasons.n; k++)
        if (!same_text(x->reasons.at[k].link, y->reasons.at[k].link) ||
            !same_text(x->reasons.at[k].text, y->reasons.at[k].text))
            return false;
    for (unsigned k = 0; k < x->mends.n; k++)
        if (!same_text(x->mends.at[k].link, y->mends.at[k].link) || !same_text(x->mends.at[k].by, y->mends.at[k].by) ||
            !same_text(x->mends.at[k].text, y->mends.at[k].text))
            return false;
    for (unsigned k = 0; k < x->results.n; k++)
        if (!same_number(&x->results.at[k], &y->results.at[k])) return false;
    if (x->only != y->only) return false;
    for (unsigned k = 0; k < x->tries.n; k++)
        if (!same_try(&x->tries.at[k], &y->tries.at[k])) return false;
    for (unsigned k = 0; k < x->tables.n; k++)
        if (!same_table(&x->tables.at[k], &y->tables.at[k])) return false;
    for (unsigned k = 0; k < x->expects.n; k++)
        if (x->expects.at[k].verdict != y->expects.at[k].verdict ||
            !same_text(x->expects.at[k].link, y->expects.at[k].link))
            return false;
    return true;
}

static bool same_lemma(const lemma_tree_t *x, const lemma_tree_t *y)
{
    bool heads = same_text(x->kind, y->kind) && same_text(x->slug, y->slug) && same_text(x->title, y->title) &&
                 same_text(x->printed, y->printed) && same_text(x->label, y->label) &&
                 same_text(x->source, y->source) && same_text(x->fidelity, y->fidelity) && same_text(x->say, y->say);
    bool counts = x->uses.n == y->uses.n && x->binders.n == y->binders.n && x->given.n == y->given.n &&
                  x->lets.n == y->lets.n && x->claims.n == y->claims.n && x->equalities.n == y->equalities.n &&
                  x->reasons.n == y->reasons.n && x->tries.n == y->tries.n && x->mends.n == y->mends.n && x->results.n == y->results.n &&
                  x->tables.n == y->tables.n && x->expects.n == y->expects.n;
    if (!heads || !counts) return false;
    for (unsigned k = 0; k < x->uses.n; k++)
        if (!same_text(x->uses.at[k].id, y->uses.at[k].id)) return false;
    for (unsigned k = 0; k < x->binders.n; k++)
        if (!same_binder(&x->binders.at[k], &y->binders.at[k])) return false;
    for (unsigned k = 0; k < x->lets.n; k++)
        if (!same_let(&x->lets.at[k], &y->lets.at[k])) return false;
    for (unsigned k = 0; k < x->claims.n; k++)
        if (!same_claim(&x->claims.at[k], &y->claims.at[k])) return false;
    return same_facts(x->given.n, x->given.at, y->given.at) && same_rest(x, y);
}

bool tree_same(const tree_t *x, const tree_t *y)
{
    if (x->lemmas.n != y->lemmas.n || x->defs.n != y->defs.n) return false;
    if (!same_text(x->paper, y->paper) || !same_text(x->id, y->id) || !same_text(x->source, y->source) ||
        !same_text(x->fidelity, y->fidelity))
        return false;
    if (x->order.n != y->order.n) return false;
    for (unsigned k = 0; k < x->order.n; k++)
        if (!same_text(x->order.at[k], y->order.at[k])) return false;
    for (unsigned k = 0; k < x->defs.n; k++)
        if (!same_let(&x->defs.at[k], &y->defs.at[k])) return false;
    for (unsigned k = 0; k < x->lemmas.n; k++)
        if (!same_lemma(x->lemmas.at[k], y->lemmas.at[k])) return false;
    return true;
}
