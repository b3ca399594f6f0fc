/* SPDX-License-Identifier: MIT */
#include "tests/needed/needed.h"
#include "proofs/claims/print/print.h"
#include "proofs/claims/variants/mutants.h"
#include "proofs/engine/decide.h"

#include <stdio.h>
#include <stdlib.h>

enum { NEEDS_MAX = 512, WHOLE = -1 };

/* --- a lemma without one of its hypotheses ------------------------------------------------------------------------ */

static const fact_t *dropped(arena_t *A, const fact_t *all, unsigned n, unsigned k)
{
    fact_t *left = ARENA_ARRAY(A, fact_t, n);
    for (unsigned i = 0; i < n; i++)
        if (i != k) left[i - (i > k)] = all[i];
    return left;
}

/* Without hypothesis g of the lemma, or of its claim, which then stands alone. */
static const lemma_tree_t *without(arena_t *A, const lemma_tree_t *L, int claim, unsigned g)
{
    lemma_tree_t *own = ARENA_NEW(A, lemma_tree_t);
    *own = *L;
    own->equalities.n = own->reasons.n = own->mends.n = own->results.n = own->tables.n = own->expects.n = 0;
    if (claim == WHOLE) {
        own->given.at = (fact_t *)dropped(A, L->given.at, L->given.n, g);
        own->given.n--;
        return own;
    }
    claim_t *alone = ARENA_NEW(A, claim_t);
    *alone = L->claims.at[claim];
    alone->given = dropped(A, alone->given, alone->givens, g);
    alone->givens--;
    own->claims.at = alone;
    own->claims.n = 1;
    return own;
}

/* --- its candidates ----------------------------------------------------------------------------------------------- */

/* A link of the lemma that is left, and the same one of the lemma as it stands. */
typedef struct { size_t left, own; bool falls; unsigned long holds, unsaid; } open_t;

typedef struct {
    arena_t *A;
    const compiled_t *own, *left;
    size_t most;
    bool refuted[LINKS_MAX];
    needed_t *at;
    unsigned n;
} search_t;

static verdict_t verdict(const lemma_t *L, size_t link, const chain_t *t)
{
    effort_t effort = EFFORT_DEFAULT;
    effort.prec_max = 512;
    return decide_link(L, link, t, &effort).verdict;
}

static void fallen(open_t *o, needed_t *x, const search_t *s, size_t f, size_t i)
{
    o->falls = true;
    if (x->falls++) return;
    x->first = s->own->lemma.links[o->own].name;
    x->family = s->left->lemma.families[f]->name;
    x->index = i;
}

/* One candidate of the lemma that is left; those on which the lemma as it stands is outside miss the hypothesis
** alone. */
static void look(arena_t *A, open_t *o, needed_t *x, const search_t *s, size_t f, size_t i)
{
    effort_t effort = EFFORT_DEFAULT;
    const candidate_t *c = lemma_candidate(A, &s->left->lemma, f, 1, i);
    const chain_t *t = lemma_chain_with(A, &s->left->lemma, c, &effort), *whole = NULL;
    for (unsigned k = 0; k < x->links; k++) {
        verdict_t v = o[k].falls ? VERDICT_OUTSIDE : verdict(&s->left->lemma, o[k].left, t);
        if (v == VERDICT_OUTSIDE || v == VERDICT_BEYOND) continue;
        if (v == VERDICT_VIOLATED) { fallen(&o[k], x, s, f, i); continue; }
        if (!whole) whole = lemma_chain_with(A, &s->own->lemma, c, &effort);
        verdict_t before = verdict(&s->own->lemma, o[k].own, whole);
        if (v == VERDICT_UNDECIDED) o[k].unsaid += before != VERDICT_UNDECIDED;
        else o[k].holds += before == VERDICT_OUTSIDE;
    }
}

static size_t size_of(const family_t *f, size_t most)
{
    size_t n = f->size ? f->size : CANDIDATES_DEFAULT;
    return n < most ? n : most;
}

static void try_all(open_t *o, needed_t *x, const search_t *s)
{
    const family_t *const *F = s->left->lemma.families;
    arena_t *now = arena_new();
    for (size_t f = 0; F[f]; f++)
        for (size_t i = 0; i < size_of(F[f], s->most) && x->falls < x->links; i++, arena_reset(now))
            look(now, o, x, s, f, i);
    arena_free(now);
    for (unsigned k = 0; k < x->links; k++) {
        if (o[k].holds > x->holds) x->holds = o[k].holds;
        if (o[k].unsaid > x->unsaid) x->unsaid = o[k].unsaid;
    }
}

/* --- all hypotheses ----------------------------------------------------------------------------------------------- */

static void mark_refuted(search_t *s)
{
    const lemma_t *L = &s->own->lemma;
    arena_t *now = arena_new();
    for (size_t f = 0; L->families[f]; f++)
        for (size_t i = 0; i < size_of(L->families[f], s->most); i++, arena_reset(now)) {
            effort_t effort = EFFORT_DEFAULT;
            const chain_t *t = lemma_chain_with(now, L, lemma_candidate(now, L, f, 1, i), &effort);
            for (size_t k = 0; L->links[k].name; k++)
                s->refuted[k] = s->refuted[k] || verdict(L, k, t) == VERDICT_VIOLATED;
        }
    arena_free(now);
}

static size_t own_link(const compiled_t *own, unsigned claim, unsigned link)
{
    size_t k = 0;
    while (own->of[k].claim != claim || own->of[k].link != link || own->of[k].says != SAYS_ITSELF) k++;
    return k;
}

/* |X| = .. */
static bool is_size(const fact_t *f)
{
    return f->kind == FACT_RELATION && f->n == 2 && f->op[0] == IS_EQ &&
           (f->part[0]->kind == NODE_SIZE || f->part[1]->kind == NODE_SIZE);
}

static void drop(search_t *s, int claim, unsigned g, const fact_t *f)
{
    const core_lemma_t *core = s->own->core;
    open_t o[LINKS_MAX];
    needed_t *x = &s->at[s->n];
    if (is_size(f) || s->n == NEEDS_MAX) return;
    const lemma_tree_t *left = without(s->A, core->tree, claim, g);
    if (!(s->left = compiled_alone(s->A, core->file, left, core->words))) {
        fprintf(stderr, "needed: %s: what is left without hypothesis %u of %d is no lemma\n", s->own->lemma.id, g,
                claim);
        abort();
    }
    *x = (needed_t){ .hypothesis = f->words ? f->words : fact_text(s->A, f),
                     .link = claim == WHOLE ? NULL : s->own->lemma.links[own_link(s->own, (unsigned)claim, 0)].name };
    for (unsigned k = 0; k < s->left->links; k++) {
        size_t own = own_link(s->own, claim == WHOLE ? s->left->of[k].claim : (unsigned)claim, s->left->of[k].link);
        if (!s->refuted[own]) o[x->links++] = (open_t){ .left = k, .own = own };
    }
    if (!x->links) return;
    try_all(o, x, s);
    s->n++;
}

needs_t needs_of(arena_t *A, const compiled_t *C, size_t most)
{
    const lemma_tree_t *L = C->core->tree;
    search_t s = { .A = A, .own = C, .most = most, .at = ARENA_ARRAY(A, needed_t, NEEDS_MAX + 1) };
    mark_refuted(&s);
    for (unsigned g = 0; g < L->given.n; g++) drop(&s, WHOLE, g, &L->given.at[g]);
    for (unsigned m = 0; m < L->claims.n; m++)
        for (unsigned g = 0; L->claims.at[m].role != ROLE_BREAK && g < L->claims.at[m].givens; g++)
            drop(&s, (int)m, g, &L->claims.at[m].given[g]);
    return (needs_t){ s.n, s.at };
}
