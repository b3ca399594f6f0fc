/* SPDX-License-Identifier: MIT
**
** The order in which what `try` sets is made: what a value is set from is made before it. A name within a value stands
** for what the name is set to, by the family or by an equation among the hypotheses; the name of what is set itself,
** for what was drawn.
*/
#include "proofs/claims/families/family.h"
#include "proofs/claims/core/declare.h"

#include <string.h>

/* What a term asks for: parameters, sizes. */
typedef struct { bool entry[PARAMS_MAX], size[ALPHABETS_MAX]; } source_t;

static void ask_law(source_t *f, const law_t *P)
{
    if (P->param >= 0) f->entry[P->param] = true;
    for (unsigned k = 0; P->param < 0 && k < P->factors; k++)
        if (P->factor[k].param >= 0) f->entry[P->factor[k].param] = true;
}

static void ask(source_t *f, const setting_t *S, const core_t *x)
{
    if (x->kind == CORE_PARAM || x->kind == CORE_ENTRY || x->kind == CORE_MAP) f->entry[x->at] = true;
    if (x->kind == CORE_SIZE) f->size[x->at] = true;
    if (x->kind == CORE_MASS) ask_law(f, &S->law[x->at]);
    if (x->kind == CORE_ENTROPY) ask_law(f, &S->law[S->joint]);
    for (unsigned k = 0; k < x->n; k++) ask(f, S, x->part[k]);
    if (x->order) ask(f, S, x->order);
}

static source_t sources(const core_lemma_t *L, const set_t *s)
{
    source_t f = { .entry = { false } };
    for (unsigned v = 0; !s->range && v < s->n; v++)
        for (unsigned k = 0; k < s->value[v].n; k++) ask(&f, &L->setting, s->value[v].part[k]);
    return f;
}

bool core_is_closed(const core_lemma_t *L, const core_t *x, const size_t *dim)
{
    source_t f = { .entry = { false } };
    ask(&f, &L->setting, x);
    for (unsigned k = 0; k < L->setting.params; k++)
        if (f.entry[k]) return false;
    for (unsigned a = 0; a < L->setting.alphabets; a++)
        if (f.size[a] && !dim[a]) return false;
    return true;
}

static bool same_target(const set_t *s, const set_t *t)
{
    return s->entry >= 0 ? s->entry == t->entry : t->entry < 0 && s->alphabet == t->alphabet;
}

static bool once(const set_t *set, const try_t *t, claim_fault_t *fault)
{
    for (unsigned k = 0; k < t->n; k++)
        for (unsigned l = 0; l < k; l++)
            if (same_target(&set[k], &set[l]))
                return claim_fault(fault, t->assign[k].at, "%s is set already, in the same family", t->assign[k].name);
    return true;
}

/* What is made: the sets of the family, and then what equations among the hypotheses set and the family does not. */
typedef struct {
    const core_lemma_t *L;
    const try_t *t;
    set_t *set;
    unsigned n;
    source_t *from;
    int *target;             /* the parameter that node k makes; -1: a size */
    bool *done;
    unsigned waits_for[PARTS_MAX];
} graph_t;

static bool is_set(const graph_t *g, unsigned entry)
{
    for (unsigned k = 0; k < g->t->n; k++)
        if (g->set[k].entry == (int)entry) return true;
    return false;
}

static void nodes(graph_t *g, arena_t *A)
{
    unsigned n = g->t->n + g->L->givens + 1;
    g->from = ARENA_ARRAY(A, source_t, n);
    g->target = ARENA_ARRAY(A, int, n);
    g->done = ARENA_ARRAY(A, bool, n);
    for (; g->n < g->t->n; g->n++) {
        g->from[g->n] = sources(g->L, &g->set[g->n]);
        g->target[g->n] = g->set[g->n].entry;
    }
    for (unsigned k = 0; k < g->L->givens; k++) {
        unsigned entry, at = g->t->n + k;
        const core_t *term;
        bool sets = fact_sets(&g->L->setting, &g->L->given[k], &entry, &term) && !is_set(g, entry);
        g->done[at] = !sets;
        if (!sets) continue;
        g->target[at] = (int)entry;
        ask(&g->from[at], &g->L->setting, term);
    }
    g->n = g->t->n + g->L->givens;
}

/* Is node k made from what node l makes? */
static bool is_from(const graph_t *g, unsigned k, unsigned l)
{
    return g->target[l] >= 0 ? g->from[k].entry[g->target[l]] : g->from[k].size[g->set[l].alphabet];
}

/* The first whose sources are made, of those that are left; g->n where there is none. `bound`: also by equations that
** are left. */
static unsigned next(graph_t *g, bool bound)
{
    for (unsigned k = 0; k < g->n; k++) {
        unsigned l = 0, most = bound ? g->n : g->t->n;
        while (l < most && (g->done[l] || l == k || !is_from(g, k, l))) l++;
        if (!g->done[k] && l == most) return k;
        if (!g->done[k] && k < g->t->n) g->waits_for[k] = l;
    }
    return g->n;
}

/* From one that waits, along what each waits for, into a circle. */
static bool circle(const graph_t *g, claim_fault_t *fault)
{
    unsigned k = 0;
    while (g->done[k]) k++;
    for (unsigned i = 0; i < g->t->n; i++) k = g->waits_for[k];
    const assign_t *a = &g->t->assign[k], *b = &g->t->assign[g->waits_for[k]];
    return claim_fault(fault, a->at, "%s is set from %s, and %s from %s: which is first? Expected a family for each",
        a->name, b->name, b->name, a->name);
}

/* Is the parameter a number of this family that is known before letters are? */
static bool is_early(const graph_t *g, unsigned entry)
{
    for (unsigned k = 0; k < g->t->n; k++)
        if (g->set[k].entry == (int)entry && g->set[k].early) return true;
    return false;
}

/* A number is known before letters are where it is made of constants, sizes and such numbers. */
static void mark_early(graph_t *g, unsigned k)
{
    set_t *s = &g->set[k];
    bool early = s->entry >= 0 && g->L->setting.entry[s->entry].kind == ENTRY_NUMBER;
    for (unsigned v = 0; !s->range && v < s->n; v++) early = early && core_is_bare(s->value[v].part[0]);
    for (unsigned e = 0; e < g->L->setting.params; e++) early = early && (!g->from[k].entry[e] || is_early(g, e));
    s->early = early;
}

/* A size comes before what is drawn: it is set from constants, sizes, and numbers that are known as early. */
static bool size_known(const graph_t *g, unsigned k, claim_fault_t *fault)
{
    const char *size = g->t->assign[k].name;
    for (unsigned e = 0; e < g->L->setting.params; e++) {
        const char *name = g->L->setting.entry[e].name;
        if (!g->from[k].entry[e] || is_early(g, e)) continue;
        return claim_fault(fault, g->t->assign[k].at,
            "%s is set from %s, which is drawn after it; expected %s = .. of numbers and sizes, in the same family",
            size, name, name);
    }
    return true;
}

bool hand_order(arena_t *A, recipe_t *r, const core_lemma_t *L, set_t *set, const try_t *t, claim_fault_t *fault)
{
    graph_t own = { .L = L, .t = t, .set = set }, *g = &own;
    nodes(g, A);
    unsigned *order = ARENA_ARRAY(A, unsigned, g->n + 1);
    if (!once(set, t, fault)) return false;
    for (;;) {
        unsigned k = next(g, true), left = 0;
        if (k == g->n) k = next(g, false); /* equations in a circle: one is met as it stands */
        for (unsigned i = 0; i < t->n; i++) left += !g->done[i];
        if (k == g->n && left) return circle(g, fault);
        if (k == g->n) break;
        g->done[order[r->steps++] = k] = true;
        if (k >= t->n) continue;
        mark_early(g, k);
        if (set[k].entry < 0 && !size_known(g, k, fault)) return false;
    }
    r->order = order;
    return true;
}
