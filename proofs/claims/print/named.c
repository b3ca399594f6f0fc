/* SPDX-License-Identifier: MIT
**
** What the author names in TeX is printed by it: a let `risk = .. $\mathbb E_PR$` stands as E_P R wherever it is used.
** A name of a node that begins with $ is TeX; tex.c prints what follows. And which lets a reader meets: those that
** stand in what is printed, and, behind a term that has TeX of its own, those that have TeX too, for its symbols are
** theirs.
*/
#include "proofs/claims/print/print.h"

#include <string.h>

/* Letters bound on the way down: no lets. */
typedef struct bound_names { const char *name; const struct bound_names *next; } bound_names_t;

static const let_t *let_called(const lemma_tree_t *L, const char *name, const bound_names_t *bound)
{
    for (; bound; bound = bound->next)
        if (strcmp(bound->name, name) == 0) return NULL;
    for (unsigned k = 0; k < L->lets.n; k++)
        if (strcmp(L->lets.at[k].name, name) == 0) return &L->lets.at[k];
    return NULL;
}

static bool calls(const node_t *x) { return x->kind == NODE_NAME || x->kind == NODE_APPLY || x->kind == NODE_MASS; }

static const bound_names_t *bind(arena_t *A, const bound_names_t *bound, const char *name)
{
    bound_names_t *b = ARENA_NEW(A, bound_names_t);
    *b = (bound_names_t){ name, bound };
    return b;
}

static const bound_names_t *bound_by(arena_t *A, const bound_names_t *bound, unsigned n, const bound_t *at)
{
    for (unsigned k = 0; k < n; k++) bound = bind(A, bound, at[k].name);
    return bound;
}

static const bound_names_t *arguments(arena_t *A, const let_t *d)
{
    const bound_names_t *bound = NULL;
    for (unsigned k = 0; k < d->args; k++) bound = bind(A, bound, d->arg[k]);
    return bound;
}

/* --- names -------------------------------------------------------------------------------------------------------- */

bool let_has_arguments(const let_t *d)
{
    return d->args && !(d->tex && d->tex[0] && d->tex[strlen(d->tex) - 1] == ')');
}

/* Called at its own letters. */
static bool at_its_own(const let_t *d, const node_t *x)
{
    bool own = x->n == d->args;
    for (unsigned k = 0; own && k < x->n; k++)
        own = x->part[k]->kind == NODE_NAME && strcmp(x->part[k]->name, d->arg[k]) == 0;
    return own;
}

static const node_t *named(arena_t *A, const lemma_tree_t *L, const node_t *x, const bound_names_t *bound)
{
    const let_t *d = calls(x) ? let_called(L, x->name, bound) : NULL;
    if (x->kind == NODE_OVER) bound = bound_by(A, bound, x->bounds, x->bound);
    for (unsigned k = 0; k < x->n; k++) {
        const node_t *part = named(A, L, x->part[k], bound);
        if (part != x->part[k]) x = node_with(A, x, k, part);
    }
    if (!d || !d->tex) return x;
    node_t *own = ARENA_NEW(A, node_t);
    *own = *x;
    own->name = arena_printf(A, "$%s", d->tex);
    if (!let_has_arguments(d) && at_its_own(d, x)) { own->kind = NODE_NAME; own->n = 0; }
    return own;
}

const node_t *node_named(arena_t *A, const lemma_tree_t *L, const node_t *x) { return named(A, L, x, NULL); }

static const fact_t *facts_named(arena_t *A, const lemma_tree_t *L, unsigned n, const fact_t *fact,
                                 const bound_names_t *bound)
{
    fact_t *own = ARENA_ARRAY(A, fact_t, n ? n : 1);
    for (unsigned i = 0; i < n; i++) {
        const bound_names_t *of = bound_by(A, bound, fact[i].eaches, fact[i].each);
        const node_t **part = ARENA_ARRAY(A, const node_t *, fact[i].n ? fact[i].n : 1);
        own[i] = fact[i];
        for (unsigned k = 0; k < fact[i].n && fact[i].kind == FACT_RELATION; k++)
            part[k] = named(A, L, fact[i].part[k], of);
        if (fact[i].kind == FACT_RELATION) own[i].part = part;
    }
    return own;
}

static claim_t claim_named(arena_t *A, const lemma_tree_t *L, const claim_t *c)
{
    claim_t own = *c;
    const bound_names_t *bound = bound_by(A, NULL, c->eaches, c->each);
    const node_t **term = ARENA_ARRAY(A, const node_t *, c->chain.n + 1);
    for (unsigned k = 0; k <= c->chain.n; k++) term[k] = named(A, L, c->chain.term[k], bound);
    own.chain.term = term;
    own.given = facts_named(A, L, c->givens, c->given, bound);
    return own;
}

const lemma_tree_t *lemma_named(arena_t *A, const lemma_tree_t *L)
{
    lemma_tree_t *own = ARENA_NEW(A, lemma_tree_t);
    *own = *L;
    own->given.at = (fact_t *)facts_named(A, L, L->given.n, L->given.at, NULL);
    own->lets.at = ARENA_ARRAY(A, let_t, L->lets.n ? L->lets.n : 1);
    own->claims.at = ARENA_ARRAY(A, claim_t, L->claims.n ? L->claims.n : 1);
    own->equalities.at = ARENA_ARRAY(A, equality_t, L->equalities.n ? L->equalities.n : 1);
    for (unsigned k = 0; k < L->lets.n; k++) {
        own->lets.at[k] = L->lets.at[k];
        own->lets.at[k].body = named(A, L, L->lets.at[k].body, arguments(A, &L->lets.at[k]));
    }
    for (unsigned k = 0; k < L->claims.n; k++) own->claims.at[k] = claim_named(A, L, &L->claims.at[k]);
    for (unsigned k = 0; k < L->equalities.n; k++) {
        own->equalities.at[k] = L->equalities.at[k];
        own->equalities.at[k].fact = facts_named(A, L, L->equalities.at[k].n, L->equalities.at[k].fact, NULL);
    }
    return own;
}

/* --- what a reader meets ------------------------------------------------------------------------------------------ */

static void meet(met_t *m, const lemma_tree_t *L, const node_t *x, bool shown)
{
    const let_t *d = calls(x) ? let_called(L, x->name, NULL) : NULL;
    if (shown && x->kind == NODE_APPLY && !d && m->words < MET_WORDS_MAX) m->word[m->words++] = x->name;
    for (unsigned k = 0; k < x->n; k++) meet(m, L, x->part[k], shown);
    if (!d) return;
    bool stands = shown || d->tex, *before = (stands ? m->let : m->behind) + (d - L->lets.at);
    if (*before) return;
    *before = true;
    meet(m, L, d->body, stands);
}

static void meet_facts(met_t *m, const lemma_tree_t *L, unsigned n, const fact_t *fact)
{
    for (unsigned i = 0; i < n; i++)
        for (unsigned k = 0; k < fact[i].n; k++) meet(m, L, fact[i].part[k], true);
}

void lemma_meets(met_t *m, const lemma_tree_t *L, bool ours)
{
    if (!ours) meet_facts(m, L, L->given.n, L->given.at);
    for (unsigned c = 0; c < L->claims.n; c++) {
        const claim_t *claim = &L->claims.at[c];
        if (claim->role == ROLE_BREAK || (claim->role == ROLE_OURS) != ours) continue;
        meet_facts(m, L, claim->givens, claim->given);
        for (unsigned k = 0; k <= claim->chain.n; k++) meet(m, L, claim->chain.term[k], !claim->chain.tex[k]);
    }
    for (unsigned k = 0; !ours && k < L->equalities.n; k++)
        meet_facts(m, L, L->equalities.at[k].n, L->equalities.at[k].fact);
}
