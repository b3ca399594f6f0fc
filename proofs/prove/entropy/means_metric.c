/* SPDX-License-Identifier: MIT
**
** A word that is a metric, in whole numbers, is some table d of two letters with d(a,b) = 0 where a = b, d(a,b) >= 1
** elsewhere, and d(a,c) <= d(a,b) + d(b,c): of every such table the claim is shown. binomial(n, k) beside it, n in k..,
** is a number > 0, of which nothing more is said.
*/
#include "proofs/prove/entropy/means_parts.h"
#include "proofs/prove/claim_words.h"
#include "proofs/prove/terms.h"

#include <string.h>

static bool taken(const core_lemma_t *L, arena_t *A, const char *name)
{
    const setting_t *S = &L->setting;
    bool any = false;
    for (unsigned k = 0; k < S->params; k++) any = any || (S->entry[k].name && strcmp(S->entry[k].name, name) == 0);
    for (unsigned k = 0; k < S->alphabets; k++)
        any = any || strcmp(S->alphabet[k].name, name) == 0 || strcmp(letter_name(A, L, k), name) == 0;
    return any;
}

/* A new table >= 0 on two letters of the alphabet, or a number > 0. */
static int entry_new(core_lemma_t *L, arena_t *A, const char *name, bool table, unsigned alphabet)
{
    binder_t *b = ARENA_NEW(A, binder_t);
    while (taken(L, A, name)) name = arena_printf(A, "%s'", name);
    const core_t *zero = core_integer(A, 0);
    b->open_lo = !table;
    L->setting.entry[L->setting.params] = (entry_t){ .name = name, .kind = table ? ENTRY_TABLE : ENTRY_NUMBER,
                                                     .axes = table ? 2 : 0, .alphabet = { alphabet, alphabet },
                                                     .binder = b, .lo = zero, .least = zero->number };
    return (int)L->setting.params++;
}

static const core_t *metric_in(const core_t *x)
{
    const core_t *found = x->kind == CORE_WORD && x->word->reads == READS_METRIC && x->n >= 2 ? x : NULL;
    for (unsigned k = 0; k < x->n && !found; k++) found = metric_in(x->part[k]);
    return found;
}

static const core_t *binomial_in(const core_t *x)
{
    const core_t *found = x->kind == CORE_FUNCTION && strcmp(x->name, "binomial") == 0 && x->n == 2 ? x : NULL;
    for (unsigned k = 0; k < x->n && !found; k++) found = binomial_in(x->part[k]);
    return found;
}

/* n in k.., k a whole number >= 0. */
static bool is_positive(const core_lemma_t *L, const core_t *x)
{
    const core_t *n = x->part[0], *k = x->part[1];
    const entry_t *e = n->kind == CORE_PARAM ? &L->setting.entry[n->at] : NULL;
    return e && e->kind == ENTRY_NUMBER && e->binder && e->binder->integer && e->least && k->kind == CORE_NUMBER &&
           mpz_cmp_ui(mpq_denref(k->number), 1) == 0 && mpq_sgn(k->number) >= 0 && mpq_cmp(k->number, e->least) <= 0;
}

const compiled_t *link_of_metric(metric_t *m, arena_t *A, const compiled_t *C, size_t link)
{
    const core_t *const *side = &C->core->claim[C->of[link].claim].term[C->of[link].link];
    *m = (metric_t){ .word = metric_in(side[0]) };
    if (!m->word) m->word = metric_in(side[1]);
    if (!m->word || C->core->setting.params + 2 > PARAMS_MAX || m->word->part[m->word->n - 1]->alphabet < 0) {
        m->word = NULL;
        return C;
    }
    m->binomial = binomial_in(side[0]);
    if (!m->binomial) m->binomial = binomial_in(side[1]);
    if (m->binomial && !is_positive(C->core, m->binomial)) m->binomial = NULL;
    compiled_t *D = ARENA_NEW(A, compiled_t);
    core_lemma_t *L = ARENA_NEW(A, core_lemma_t);
    *L = *C->core;
    *D = *C;
    D->core = L;
    m->table = entry_new(L, A, "d", true, (unsigned)m->word->part[m->word->n - 1]->alphabet);
    m->number = m->binomial ? entry_new(L, A, "b", false, 0) : -1;
    return D;
}

const tterm_t *tmetric(tclaim_t *T, const core_t *x)
{
    const metric_t *m = &T->metric;
    const setting_t *S = &T->L->setting;
    if (!m->word) return NULL;
    if (m->binomial && core_same(x, m->binomial)) {
        T->used[m->number] = true;
        return ttext(T->A, S->entry[m->number].name);
    }
    if (x->kind != CORE_WORD || x->word != m->word->word || x->n != m->word->n) return NULL;
    for (unsigned k = 0; k + 2 < x->n; k++) /* numbers, the same in each */
        if (x->part[k]->uses || !core_same(x->part[k], m->word->part[k])) return NULL;
    const core_t *p = x->part[x->n - 2], *q = x->part[x->n - 1];
    bool fits = p->alphabet == (int)S->entry[m->table].alphabet[0] && q->alphabet == p->alphabet;
    const char *a = fits ? tletter(T, p) : NULL, *b = a ? tletter(T, q) : NULL;
    T->used[m->table] = true;
    return b ? ttext(T->A, arena_printf(T->A, "%s(%s,%s)", S->entry[m->table].name, a, b)) : NULL;
}
