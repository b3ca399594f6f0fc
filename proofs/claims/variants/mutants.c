/* SPDX-License-Identifier: MIT */
#include "proofs/claims/variants/mutants.h"
#include "proofs/claims/tree/places.h"
#include "proofs/claims/print/print.h"
#include "proofs/engine/decide.h"

#include <string.h>

typedef struct { arena_t *A; mutant_t *out; unsigned n; mutant_t base; } breaker_t;

static void add(breaker_t *m, const char *what, relop_t op, const node_t *lhs, const node_t *rhs)
{
    if (m->n == MUTANTS_MAX) return;
    m->out[m->n] = m->base;
    m->out[m->n].what = what;
    m->out[m->n].op = op;
    m->out[m->n].lhs = lhs;
    m->out[m->n++].rhs = rhs;
}

/* --- every variant of one term, put back in its place ------------------------------------------------------------- */

static void found(breaker_t *m, const spot_in_link_t *s, const node_t *x, const char *what)
{
    const node_t *term = place_put(m->A, s, x);
    add(m, arena_printf(m->A, "%s: %s", what, node_text(m->A, s->x)), m->base.op, s->left ? term : m->base.lhs,
        s->left ? m->base.rhs : term);
}

static const node_t *scaled(arena_t *A, const node_t *x, unsigned long a, unsigned long b)
{
    mpq_ptr q = arena_mpq(A, 1);
    mpq_set_ui(q, a, b);
    mpq_canonicalize(q);
    mpq_mul(q, q, x->number);
    return node_number(A, x->at, q, NULL);
}

/* The variants at this node that make its term greater, or less: those that ask for more. */
static void variants(void *self, const spot_in_link_t *s)
{
    breaker_t *m = self;
    const node_t *x = s->x;
    bool equation = m->base.op == IS_EQ, greater = s->asks_more || equation, less = !s->asks_more || equation;
    if (x->kind == NODE_NUMBER && mpq_sgn(x->number) != 0)
        found(m, s,
              scaled(m->A, x, greater == (mpq_sgn(x->number) > 0) ? 11 : 10,
                     greater == (mpq_sgn(x->number) > 0) ? 10 : 11),
              "constant nudged");
    if (x->kind == NODE_ADD && less) {
        found(m, s, node_pair(m->A, NODE_SUB, x->part[0], x->part[1]), "sign flipped");
        found(m, s, x->part[0], "term dropped");
        found(m, s, x->part[1], "term dropped");
    }
    if (x->kind == NODE_SUB && greater) {
        found(m, s, node_pair(m->A, NODE_ADD, x->part[0], x->part[1]), "sign flipped");
        found(m, s, x->part[0], "term dropped");
    }
    if (x->kind == NODE_DIVERGENCE && !node_same(x->part[0], x->part[1]))
        found(m, s, node_with(m->A, node_with(m->A, x, 0, x->part[1]), 1, x->part[0]), "weights exchanged");
}

/* The relation turned; an equation becomes strict each way. */
static void turn(breaker_t *m)
{
    static const relop_t turned[] = { [IS_LE] = IS_GE, [IS_GE] = IS_LE, [IS_LT] = IS_GE, [IS_GT] = IS_LE };
    if (m->base.op == IS_EQ) {
        add(m, "relation turned: <", IS_LT, m->base.lhs, m->base.rhs);
        add(m, "relation turned: >", IS_GT, m->base.lhs, m->base.rhs);
    }
    else add(m, "relation turned", turned[m->base.op], m->base.lhs, m->base.rhs);
}

/* The right side of an inequality a little less. */
static void shift(breaker_t *m)
{
    mpq_ptr q = arena_mpq(m->A, 1);
    mpq_set_ui(q, 9, 10);
    const node_t *less = node_number(m->A, m->base.rhs->at, q, NULL);
    bool below = m->base.op == IS_LE || m->base.op == IS_LT || m->base.op == IS_EQ;
    if (below)
        add(m, "constant nudged: 9/10 of the right side", m->base.op, m->base.lhs,
            node_pair(m->A, NODE_MUL, less, m->base.rhs));
    else
        add(m, "constant nudged: 9/10 of the left side", m->base.op, node_pair(m->A, NODE_MUL, less, m->base.lhs),
            m->base.rhs);
}

unsigned mutants_of(mutant_t *out, arena_t *A, const lemma_tree_t *L, unsigned claim, unsigned link)
{
    const claim_chain_t *c = &L->claims.at[claim].chain;
    breaker_t m = { .A = A, .out = out, .base = { claim, link, NULL, c->op[link], c->term[link], c->term[link + 1] } };
    turn(&m);
    shift(&m);
    places_of(m.base.lhs, m.base.op, m.base.rhs, variants, &m);
    return m.n;
}

/* --- trying them -------------------------------------------------------------------------------------------------- */

const lemma_tree_t *lemma_alone(arena_t *A, const lemma_tree_t *L, const claim_t *like, const mutant_t *m,
                                const char *name)
{
    lemma_tree_t *own = ARENA_NEW(A, lemma_tree_t);
    claim_t *claim = ARENA_NEW(A, claim_t);
    relop_t *op = ARENA_NEW(A, relop_t);
    const char **names = ARENA_ARRAY(A, const char *, 2), **tex = ARENA_ARRAY(A, const char *, 2);
    *own = *L;
    *claim = *like;
    *op = m->op;
    names[0] = name;
    claim->role = ROLE_OURS;
    claim->chain = (claim_chain_t){
        1,     node_of(A, m->lhs->at, NODE_GROUP, NULL, 2, (const node_t *const[]){ m->lhs, m->rhs })->part,
        tex,   op,
        names, like->chain.at
    };
    own->claims.at = claim;
    own->claims.n = 1;
    own->equalities.n = own->reasons.n = own->mends.n = own->results.n = own->tables.n = own->expects.n = 0;
    return own;
}

const lemma_tree_t *mutant_lemma(arena_t *A, const lemma_tree_t *L, const mutant_t *m)
{
    return lemma_alone(A, L, &L->claims.at[m->claim], m, NULL);
}

const compiled_t *compiled_alone(arena_t *A, const tree_t *file, const lemma_tree_t *L, const word_t *const *words)
{
    claim_fault_t fault = { .set = false };
    tree_t *own = ARENA_NEW(A, tree_t);
    *own = *file;
    own->lemmas.at = ARENA_NEW(A, lemma_tree_t *);
    own->lemmas.at[0] = (lemma_tree_t *)L;
    own->lemmas.n = 1;
    const compiled_file_t *F = claims_compile(A, own, words, &fault);
    return F ? F->lemma[0] : NULL;
}

static bool violated(arena_t *A, const lemma_t *L, size_t f, size_t i)
{
    effort_t effort = EFFORT_DEFAULT;
    effort.prec_max = 512;
    const chain_t *t = lemma_chain_with(A, L, lemma_candidate(A, L, f, 1, i), &effort);
    return decide_link(L, 0, t, &effort).verdict == VERDICT_VIOLATED;
}

int mutant_refuted(arena_t *A, const tree_t *file, const lemma_tree_t *L, const word_t *const *words, const mutant_t *m,
                   size_t most)
{
    const compiled_t *C = compiled_alone(A, file, mutant_lemma(A, L, m), words);
    if (!C) return -1;
    const lemma_t *T = &C->lemma;
    arena_t *now = arena_new();
    bool refuted = false;
    for (size_t f = 0; T->families[f] && !refuted; f++) {
        size_t n = T->families[f]->size && T->families[f]->size < most ? T->families[f]->size : most;
        for (size_t i = 0; i < n && !refuted; i++) {
            refuted = violated(now, T, f, i);
            arena_reset(now);
        }
    }
    arena_free(now);
    return refuted;
}
