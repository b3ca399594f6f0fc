/* SPDX-License-Identifier: MIT */
#include "proofs/claims/variants/repairs_parts.h"
#include "proofs/claims/print/print.h"

#include <string.h>

repair_t *mend_add(mender_t *m, repair_kind_t kind, double away, const char *what)
{
    if (m->n == REPAIRS_MAX) return NULL;
    repair_t *r = &m->out[m->n++];
    *r = m->base;
    r->kind = kind;
    r->away = away;
    r->what = what;
    r->link_changed = kind != REPAIR_HYPOTHESIS;
    return r;
}

static const node_t *whole(arena_t *A, const node_t *like, mpz_srcptr n)
{
    mpq_ptr q = arena_mpq(A, 1);
    mpq_set_z(q, n);
    return node_number(A, like->at, q, NULL);
}

const node_t *node_fraction(arena_t *A, const node_t *like, long a, unsigned long b)
{
    mpq_ptr q = arena_mpq(A, 1);
    mpq_set_si(q, a, b);
    mpq_canonicalize(q);
    const node_t *n = whole(A, like, mpq_numref(q));
    return mpz_cmp_ui(mpq_denref(q), 1) == 0 ? n : node_pair(A, NODE_DIV, n, whole(A, like, mpq_denref(q)));
}

const node_t *mend_name(const mender_t *m, const char *name)
{
    return node_name(m->A, m->base.link.lhs->at, NODE_NAME, name);
}

const node_t *mend_size(const mender_t *m, const alphabet_t *X)
{
    return X->size ? mend_name(m, X->size) : node_name(m->A, m->base.link.lhs->at, NODE_SIZE, X->name);
}

bool mend_is_number(const entry_t *e)
{
    return e->kind == ENTRY_NUMBER && e->binder && e->binder->sort == SORT_NUMBERS && !e->binder->n_among;
}

bool mend_is_share(const entry_t *e)
{
    return mend_is_number(e) && !e->binder->integer && e->least && mpq_sgn(e->least) >= 0 && e->most &&
           mpq_cmp_ui(e->most, 1, 1) <= 0;
}

repair_t repair_none(const compiled_t *C, size_t link)
{
    const link_of_t *of = &C->of[link];
    const claim_chain_t *c = &C->core->tree->claims.at[of->claim].chain;
    return (
        repair_t){ .link = { of->claim, of->link, NULL, c->op[of->link], c->term[of->link], c->term[of->link + 1] } };
}

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
    repair_t *r = mend_add(m, REPAIR_AVERAGE, 0.4, "on average, in place of each value");
    if (!r) return;
    r->link.lhs = lhs;
    r->link.rhs = rhs;
    r->average = true;
}

static bool is_zero(const node_t *x) { return x->kind == NODE_NUMBER && mpq_sgn(x->number) == 0; }

/* That x = 0 fails, and x >= 0 does not, is mostly because x is never negative: it is left out. */
static void relations(mender_t *m)
{
    static const char *const words[] = {
        [IS_LE] = "at most", [IS_GE] = "at least", [IS_LT] = "less than", [IS_GT] = "greater than"
    };
    relop_t op = m->base.link.op,
            weaker = op == IS_LT   ? IS_LE
                     : op == IS_GT ? IS_GE
                                   : IS_EQ,
            turned = op == IS_LE || op == IS_LT ? IS_GE : IS_LE;
    if (op == IS_EQ && (is_zero(m->base.link.lhs) || is_zero(m->base.link.rhs))) return;
    relop_t to[2] = { op == IS_EQ ? IS_LE : weaker, op == IS_EQ ? IS_GE : turned };
    for (unsigned k = 0; k < 2; k++) {
        if (to[k] == IS_EQ) continue;
        double away = op == IS_EQ ? 0.5 : to[k] == weaker ? 0.1 : 2;
        repair_t *r =
            mend_add(m, REPAIR_RELATION, away,
                     arena_printf(m->A, "%s in place of %s", words[to[k]], op == IS_EQ ? "equal" : words[op]));
        if (r) r->link.op = to[k];
    }
}

unsigned repairs_of(repair_t *out, arena_t *A, const compiled_t *C, size_t link)
{
    mender_t m = { .A = A, .C = C, .out = out, .base = repair_none(C, link) };
    const core_claim_t *c = &C->core->claim[C->of[link].claim];
    for (unsigned side = 0; side < 2; side++) uses_of(&m.uses, C->core, c->term[C->of[link].link + side]);
    relations(&m);
    average(&m);
    mend_terms(&m);
    mend_hypotheses(&m);
    return m.n;
}

repair_t repair_both(arena_t *A, const repair_t *r, const repair_t *s)
{
    repair_t both = r->link_changed ? *r : *s;
    both.kind = REPAIR_TWO;
    both.what = arena_printf(A, "%s; %s", r->what, s->what);
    both.away = r->away + s->away;
    both.average = r->average || s->average;
    both.group = 0;
    both.givens = 0;
    for (unsigned k = 0; k < 2; k++) {
        const repair_t *own = k ? s : r;
        for (unsigned i = 0; i < own->givens && both.givens < 2; i++) both.given[both.givens++] = own->given[i];
    }
    return both;
}

repair_t repair_added_alone(const repair_t *r)
{
    repair_t alone = *r;
    *(r->link.op == IS_GE || r->link.op == IS_GT ? &alone.link.lhs : &alone.link.rhs) = r->added;
    return alone;
}

repair_t repair_unchanged(const compiled_t *C, const repair_t *r)
{
    const claim_chain_t *c = &C->core->tree->claims.at[r->link.claim].chain;
    const node_t *lhs = c->term[r->link.link], *rhs = c->term[r->link.link + 1];
    repair_t same = *r;
    same.link.op = IS_EQ;
    same.link.lhs = r->link.lhs == lhs ? rhs : lhs;
    same.link.rhs = r->link.lhs == lhs ? r->link.rhs : r->link.lhs;
    return same;
}

const lemma_tree_t *repair_lemma(arena_t *A, const compiled_t *C, const repair_t *r, const char *name)
{
    const lemma_tree_t *L = C->core->tree;
    claim_t like = L->claims.at[r->link.claim];
    if (r->average) like.eaches = 0;
    if (r->givens) {
        fact_t *given = ARENA_ARRAY(A, fact_t, like.givens + r->givens);
        if (like.givens) memcpy(given, like.given, like.givens * sizeof *given);
        for (unsigned k = 0; k < r->givens; k++) given[like.givens++] = *r->given[k];
        like.given = given;
    }
    return lemma_alone(A, L, &like, &r->link, name);
}

const char *repair_kind_name(repair_kind_t k)
{
    static const char *const name[] = { "constant", "addend",     "factor",   "exponent",   "exchange",
                                        "average",  "hypothesis", "relation", "two changes" };
    return name[k];
}
