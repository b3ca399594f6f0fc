/* SPDX-License-Identifier: MIT */
#include "proofs/prove/claim_entropy.h"
#include "proofs/claims/print.h"

/* The rational that x is by its form; false when it is none. */
static bool constant(mpq_ptr q, arena_t *A, const core_t *x)
{
    mpq_ptr t = arena_mpq(A, 1);
    switch (x->kind) {
    case CORE_NUMBER: mpq_set(q, x->number); return true;
    case CORE_NEG:
        if (!constant(q, A, x->part[0])) return false;
        mpq_neg(q, q);
        return true;
    case CORE_ADD: case CORE_SUB: case CORE_MUL: case CORE_DIV:
        if (!constant(q, A, x->part[0]) || !constant(t, A, x->part[1])) return false;
        if (x->kind == CORE_DIV && mpq_sgn(t) == 0) return false;
        (x->kind == CORE_ADD ? mpq_add : x->kind == CORE_SUB ? mpq_sub : x->kind == CORE_MUL ? mpq_mul : mpq_div)(q, q, t);
        return true;
    default: return false;
    }
}

/* f += c x; false when x is not linear in entropies. */
static bool linear(entropy_form_t *f, const core_t *x, mpq_srcptr c)
{
    arena_t *A = f->home;
    mpq_ptr q = arena_mpq(A, 1), d = arena_mpq(A, 1);
    if (constant(q, A, x)) {
        mpq_mul(q, q, c);
        mpq_add(f->constant, f->constant, q);
        return true;
    }
    switch (x->kind) {
    case CORE_ENTROPY:
        if (x->n || x->given) return false;
        entropy_add(f, x->set, c);
        return true;
    case CORE_NEG: mpq_neg(d, c); return linear(f, x->part[0], d);
    case CORE_ADD: return linear(f, x->part[0], c) && linear(f, x->part[1], c);
    case CORE_SUB: mpq_neg(d, c); return linear(f, x->part[0], c) && linear(f, x->part[1], d);
    case CORE_MUL: {
        unsigned k = constant(q, A, x->part[0]) ? 1 : 0;
        if (!k && !constant(q, A, x->part[1])) return false;
        mpq_mul(d, q, c);
        return linear(f, x->part[k], d);
    }
    case CORE_DIV:
        if (!constant(q, A, x->part[1]) || mpq_sgn(q) == 0) return false;
        mpq_div(d, c, q);
        return linear(f, x->part[0], d);
    default: return false;
    }
}

/* y - x. */
static const entropy_form_t *difference(arena_t *A, const core_t *y, const core_t *x)
{
    entropy_form_t *f = entropy_form(A);
    mpq_ptr one = arena_mpq(A, 2), minus = one + 1;
    mpq_set_si(one, 1, 1);
    mpq_set_si(minus, -1, 1);
    return linear(f, y, one) && linear(f, x, minus) ? f : NULL;
}

static bool add_fact(entropy_claim_t *E, const entropy_form_t *f, bool equality)
{
    if (!f || E->facts == FACTS_MAX) return false;
    E->fact[E->facts++] = (entropy_fact_t){ f, equality };
    return true;
}

/* A relation, one fact for each sign. */
static bool add_relation(entropy_claim_t *E, arena_t *A, const core_fact_t *F)
{
    for (unsigned k = 0; k + 1 < F->n; k++) {
        relop_t op = F->fact->op[k];
        bool turned = op == IS_GE || op == IS_GT || op == IS_EQ;
        if (op == IS_NE || !add_fact(E, difference(A, F->term[turned ? k : k + 1], F->term[turned ? k + 1 : k]), op == IS_EQ)) return false;
    }
    return true;
}

static bool add_structure(entropy_claim_t *E, arena_t *A, const core_fact_t *F)
{
    mpq_ptr one = arena_mpq(A, 2), minus = one + 1;
    varset_t past = F->set[0], all = 0;
    mpq_set_si(one, 1, 1);
    mpq_set_si(minus, -1, 1);
    if (F->fact->kind == FACT_MARKOV) {
        for (unsigned k = 1; k + 1 < F->n; k++) {
            entropy_form_t *f = entropy_form(A);
            entropy_add_information(f, (varset_t[]){ past, F->set[k + 1] }, 2, F->set[k] | F->given, one);
            if (!add_fact(E, f, true)) return false;
            past |= F->set[k];
        }
        return true;
    }
    entropy_form_t *f = entropy_form(A);
    if (F->fact->kind == FACT_FUNCTION) {
        entropy_add_given(f, F->set[0], F->set[1], one);
        return add_fact(E, f, true);
    }
    for (unsigned k = 0; k < F->n; k++) {
        entropy_add_given(f, F->set[k], F->given, one);
        all |= F->set[k];
    }
    entropy_add_given(f, all, F->given, minus);
    return add_fact(E, f, true);
}

static bool add_given(entropy_claim_t *E, arena_t *A, const core_fact_t *F)
{
    if (F->slots || F->fact->eaches || F->fact->words) return false;
    E->statement = arena_printf(A, "%s\ngiven %s", E->statement, fact_text(A, F->fact));
    return F->fact->kind == FACT_RELATION ? add_relation(E, A, F) : add_structure(E, A, F);
}

static bool variables_alone(entropy_claim_t *E, arena_t *A, const core_lemma_t *L)
{
    const setting_t *S = &L->setting;
    if (S->joint < 0 || L->tree->lets.n || L->file->defs.n) return false;
    for (unsigned k = 0; k < L->tree->binders.n; k++)
        if (L->tree->binders.at[k].sort != SORT_VARIABLES || L->tree->binders.at[k].letters) return false;
    const law_t *P = &S->law[S->joint];
    E->variables = P->axes;
    E->name = P->variable;
    E->statement = "for ";
    for (unsigned k = 0; k < P->axes; k++) E->statement = arena_printf(A, "%s%s%s", E->statement, k ? ", " : "", P->variable[k]);
    E->statement = arena_printf(A, "%s variables", E->statement);
    return true;
}

bool claim_entropy(entropy_claim_t *E, arena_t *A, const compiled_t *C, size_t link)
{
    const link_of_t *of = &C->of[link];
    const core_claim_t *claim = &C->core->claim[of->claim];
    relop_t op = claim->claim->chain.op[of->link];
    *E = (entropy_claim_t){ .equality = op == IS_EQ };
    if (of->says != SAYS_ITSELF || claim->slots || op == IS_LT || op == IS_GT || op == IS_NE || !variables_alone(E, A, C->core)) return false;
    for (unsigned k = 0; k < C->core->givens; k++)
        if (!add_given(E, A, &C->core->given[k])) return false;
    for (unsigned k = 0; k < claim->givens; k++)
        if (!add_given(E, A, &claim->given[k])) return false;
    const core_t *lhs = claim->term[of->link], *rhs = claim->term[of->link + 1];
    E->slack = op == IS_LE ? difference(A, rhs, lhs) : difference(A, lhs, rhs);
    const node_t *const *term = claim->claim->chain.term;
    E->statement = arena_printf(A, "%s\nclaim %s %s %s", E->statement, node_text(A, term[of->link]), relop_text(op), node_text(A, term[of->link + 1]));
    return E->slack != NULL;
}
