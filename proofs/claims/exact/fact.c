/* SPDX-License-Identifier: MIT
**
** Hypotheses on a candidate. Structures are equations between products of counts.
*/
#include "proofs/claims/exact/eval.h"

/* Is I(a;b|c) = 0? -1 where the law is too large. */
static int nothing_between(eval_t *e, unsigned a, unsigned b, unsigned c)
{
    unsigned all = a | b | c;
    const pmf_t *P = eval_joint(e, all);
    return !P ? -1 : pmf_independent(P, eval_axes(e, a, all), eval_axes(e, b, all), eval_axes(e, c, all));
}

/* A1 -> A2 -> .. given G: what is past is independent of the next, given the present and G. A1 . A2 . .. : each of
** those before. A function of B has no entropy given B: I(A;A|B) = 0. */
static int structure(eval_t *e, const core_fact_t *f)
{
    unsigned past = f->set[0];
    if (f->fact->kind == FACT_FUNCTION) return nothing_between(e, f->set[0], f->set[0], f->set[1]);
    for (unsigned k = 1; k < f->n; k++) {
        bool markov = f->fact->kind == FACT_MARKOV;
        if (markov && k + 1 == f->n) break;
        unsigned next = f->set[markov ? k + 1 : k], given = f->given | (markov ? f->set[k] : 0);
        int s = nothing_between(e, past, next, given);
        if (s != 1) return s;
        past |= f->set[k];
    }
    return 1;
}

static int relation(eval_t *e, const core_fact_t *f)
{
    int all = 1;
    for (unsigned k = 0; k + 1 < f->n; k++) {
        num_t left = eval(e, f->term[k]), right = eval(e, f->term[k + 1]);
        int s = num_cmp(e, left, right);
        relop_t op = f->fact->op[k];
        if (s == 2) { all = -1; continue; }
        bool good = op == IS_LE   ? s <= 0
                    : op == IS_GE ? s >= 0
                    : op == IS_EQ ? s == 0
                    : op == IS_LT ? s < 0
                    : op == IS_GT ? s > 0
                                  : s != 0;
        if (!good) return 0;
    }
    return all;
}

static const char *setting_words(eval_t *e, const core_fact_t *f)
{
    const char *s = "";
    for (unsigned k = 0; k < f->slots; k++)
        s = arena_printf(e->A, "%s%s%s=%ld", s, k ? ", " : " at ", f->letter[k], e->slot[f->slot[k]]);
    return s;
}

int eval_fact(eval_t *e, const core_fact_t *f, const char **where)
{
    const char *unsaid;
    if (!where) where = &unsaid;
    *where = "";
    if (f->fact->kind != FACT_RELATION) { int s = structure(e, f); eval_reset(e); return s; }
    int all = 1;
    eval_first(e, f->slots, f->slot);
    do {
        eval_reset(e);
        int s = relation(e, f);
        if (e->impossible) continue; /* of an impossible case nothing is said */
        if (e->beyond) { *where = e->beyond; eval_reset(e); return FACT_BEYOND; }
        if (e->not_law || e->doubt || e->at_most) s = -1;
        if (s == 0) { if (where != &unsaid) *where = setting_words(e, f); return 0; }
        if (s < 0) all = -1;
    } while (eval_next(e, f->slots, f->slot, f->over));
    eval_reset(e);
    return all;
}
