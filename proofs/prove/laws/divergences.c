/* SPDX-License-Identifier: MIT */
#include "proofs/prove/laws/tables.h"
#include "proofs/prove/claim_words.h"
#include "proofs/prove/terms.h"

#include <string.h>

enum { TABLES_MAX = 4 };

typedef struct {
    arena_t *A;
    core_lemma_t *L;
    unsigned tables, law;             /* the law made; 0: none is yet */
    const core_t *of[TABLES_MAX];
    unsigned slot[TABLES_MAX];
    int entry[TABLES_MAX], axis;      /* the variable whose law it is */
    bool positive[LAWS_MAX], full;    /* laws without a letter of probability 0 */
} put_t;

static const law_t *joint(const put_t *P) { return &P->L->setting.law[P->L->setting.joint]; }
static bool at_slot(const core_t *x, unsigned slot) { return x->kind == CORE_SLOT && x->at == (int)slot; }

/* A law by name at the slot; -1: none. */
static int law_at(const put_t *P, const core_t *x, unsigned slot)
{
    bool own = x->kind == CORE_MASS && x->at != P->L->setting.joint && x->n == 1 && !x->given &&
               P->L->setting.law[x->at].axes == 1 && P->L->setting.law[x->at].param >= 0;
    return own && at_slot(x->part[0], slot) ? x->at : -1;
}

/* min(Q) > 0. */
static int says_no_letter_is_impossible(const put_t *P, const core_fact_t *F)
{
    if (F->fact->kind != FACT_RELATION || F->n != 2 || F->slots || F->fact->op[0] != IS_GT) return -1;
    const core_t *x = F->term[0], *y = F->term[1];
    bool least = x->kind == CORE_OVER && strcmp(x->name, "min") == 0 && x->n == 1 && x->slots == 1 &&
                 y->kind == CORE_NUMBER && mpq_sgn(y->number) >= 0;
    return least ? law_at(P, x->part[0], x->slot[0]) : -1;
}

/* The slot that a row of a factor is at, its output being `out`; -1: it is none, or at more than one. */
static int row_at(const put_t *P, const core_t *x, unsigned out)
{
    for (unsigned k = 0; x->kind == CORE_ENTRY && x->n == 2 && k < joint(P)->factors; k++)
        if (joint(P)->factor[k].param == x->at && joint(P)->factor[k].given && at_slot(x->part[1], out) &&
            x->part[0]->kind == CORE_SLOT)
            return x->part[0]->at;
    return -1;
}

static bool taken(const put_t *P, const char *name)
{
    const setting_t *S = &P->L->setting;
    bool any = false;
    for (unsigned k = 0; k < S->params; k++) any = any || (S->entry[k].name && strcmp(S->entry[k].name, name) == 0);
    for (unsigned k = 0; k < S->laws; k++) any = any || (S->law[k].name && strcmp(S->law[k].name, name) == 0);
    for (unsigned k = 0; k < S->alphabets; k++)
        any = any || strcmp(S->alphabet[k].name, name) == 0 || strcmp(letter_name(P->A, P->L, k), name) == 0;
    return any;
}

/* A new table >= 0, or law, on this alphabet. */
static int entry_new(put_t *P, const char *name, entry_kind_t kind, unsigned alphabet)
{
    setting_t *S = &P->L->setting;
    if (S->params == PARAMS_MAX) { P->full = true; return -1; }
    while (taken(P, name)) name = arena_printf(P->A, "%s'", name);
    S->entry[S->params] = (entry_t){ .name = name, .kind = kind, .axes = 1, .alphabet = { alphabet },
                                     .least = kind == ENTRY_TABLE ? core_integer(P->A, 0)->number : NULL };
    return (int)S->params++;
}

static const core_t *at_letter(put_t *P, core_kind_t kind, int at, const core_t *letter)
{
    const core_t **part = ARENA_ARRAY(P->A, const core_t *, 1);
    core_t *y = ARENA_NEW(P->A, core_t);
    part[0] = letter;
    *y = (core_t){ .kind = kind, .at = at, .alphabet = -1, .n = 1, .part = part, .set = kind == CORE_MASS,
                   .uses = letter->uses, .memo = -1, .still = -1, .lettered = -1 };
    return y;
}

/* KL(p(t|d)||Q), Q > 0: a number >= 0 at each d, as a row is a law. */
static const core_t *divergence(put_t *P, const core_t *x)
{
    bool own = x->kind == CORE_DIVERGENCE && strcmp(x->name, "KL") == 0 && x->n == 2 && x->slots == 1;
    int slot = own ? row_at(P, x->part[0], x->slot[0]) : -1, law = slot < 0 ? -1 : law_at(P, x->part[1], x->slot[0]);
    const core_t *letter = slot < 0 ? NULL : x->part[0]->part[0];
    unsigned k = 0;
    if (law < 0 || !P->positive[law]) return NULL;
    while (k < P->tables && !same_at_slots(P->of[k], P->slot[k], x, (unsigned)slot)) k++;
    if (k == TABLES_MAX) { P->full = true; return NULL; }
    if (k == P->tables) {
        int entry = entry_new(P, "m", ENTRY_TABLE, (unsigned)letter->alphabet);
        if (entry < 0) return NULL;
        P->of[k] = x;
        P->slot[k] = (unsigned)slot;
        P->entry[P->tables++] = entry;
    }
    return at_letter(P, CORE_ENTRY, P->entry[k], letter);
}

/* p(d), of a variable that nothing stands before: any law. */
static const core_t *mass(put_t *P, const core_t *x)
{
    setting_t *S = &P->L->setting;
    bool own = x->kind == CORE_MASS && x->at == S->joint && !x->given && x->n == 1;
    int axis = own ? __builtin_ctz(x->set) : -1;
    for (unsigned k = 0; k < joint(P)->factors; k++)
        if (!joint(P)->factor[k].given && joint(P)->factor[k].param >= 0 && !joint(P)->factor[k].called &&
            (x->kind == CORE_ENTRY ? x->at == joint(P)->factor[k].param && x->n == 1
                                   : axis == (int)joint(P)->factor[k].of)) {
            axis = (int)joint(P)->factor[k].of;
            own = true;
            break;
        } else if (axis == (int)joint(P)->factor[k].of) return NULL;
    if (!own || axis < 0 || x->part[0]->kind != CORE_SLOT || (P->law && axis != P->axis)) return NULL;
    if (!P->law) {
        int entry = S->laws == LAWS_MAX ? -1 : entry_new(P, "P", ENTRY_LAW, joint(P)->alphabet[axis]);
        if (entry < 0) { P->full = true; return NULL; }
        S->law[S->laws] = (law_t){ .name = S->entry[entry].name, .axes = 1, .param = entry,
                                   .alphabet = { joint(P)->alphabet[axis] } };
        P->law = S->laws++;
        P->axis = axis;
    }
    return at_letter(P, CORE_MASS, (int)P->law, x->part[0]);
}

static const core_t *put(put_t *P, const core_t *x)
{
    const core_t *own = divergence(P, x);
    if (!own) own = mass(P, x);
    if (own) return own;
    const core_t **part = ARENA_ARRAY(P->A, const core_t *, x->n + 1);
    bool other = false;
    for (unsigned k = 0; k < x->n; k++) other = (part[k] = put(P, x->part[k])) != x->part[k] || other;
    return other ? core_with(P->A, x, part) : x;
}

/* Hypotheses with the tables; those that say what laws are positive are used, and none any more. */
static unsigned facts_put(put_t *P, core_fact_t *to, const core_fact_t *from, unsigned n)
{
    unsigned m = 0;
    for (unsigned k = 0; k < n; k++) {
        if (says_no_letter_is_impossible(P, &from[k]) >= 0) continue;
        if (from[k].fact->kind != FACT_RELATION) { to[m++] = from[k]; continue; }
        const core_t **term = ARENA_ARRAY(P->A, const core_t *, from[k].n + 1);
        for (unsigned i = 0; i < from[k].n; i++) term[i] = put(P, from[k].term[i]);
        to[m] = from[k];
        to[m++].term = term;
    }
    return m;
}

const compiled_t *link_of_divergences(arena_t *A, const compiled_t *C, size_t link)
{
    const link_of_t *of = &C->of[link];
    const core_claim_t *claim = &C->core->claim[of->claim];
    core_lemma_t *L = ARENA_NEW(A, core_lemma_t);
    *L = *C->core;
    put_t P = { .A = A, .L = L };
    if (of->says != SAYS_ITSELF || L->setting.joint < 0 || !joint(&P)->factors) return C;
    for (unsigned k = 0; k < L->setting.laws; k++)
        P.positive[k] = L->setting.law[k].param >= 0 && L->setting.entry[L->setting.law[k].param].positive;
    for (unsigned k = 0; k < L->givens + claim->givens; k++) {
        int law = says_no_letter_is_impossible(&P, k < L->givens ? &L->given[k] : &claim->given[k - L->givens]);
        if (law >= 0) P.positive[law] = true;
    }
    const core_t *left = put(&P, claim->term[of->link]), *right = put(&P, claim->term[of->link + 1]);
    core_claim_t *claims = ARENA_ARRAY(A, core_claim_t, L->claims);
    core_fact_t *given = ARENA_ARRAY(A, core_fact_t, claim->givens + 1),
                *around = ARENA_ARRAY(A, core_fact_t, L->givens + 1);
    memcpy(claims, L->claim, L->claims * sizeof *claims);
    claims[of->claim].givens = facts_put(&P, given, claim->given, claim->givens);
    claims[of->claim].given = given;
    L->givens = facts_put(&P, around, C->core->given, C->core->givens);
    L->given = around;
    if (P.full || !P.tables || !P.law) return C;
    L->claim = claims;
    compiled_t *D = ARENA_NEW(A, compiled_t);
    *D = *C;
    D->core = L;
    return link_in_place(A, D, link, claim->claim->chain.op[of->link], left, right);
}
