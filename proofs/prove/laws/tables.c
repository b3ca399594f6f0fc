/* SPDX-License-Identifier: MIT */
#include "proofs/prove/laws/tables.h"
#include "proofs/prove/claim_words.h"
#include "proofs/prove/terms.h"

#include <string.h>

enum { TABLES_MAX = 4 };

typedef struct {
    arena_t *A;
    core_lemma_t *L;
    unsigned tables;
    const core_t *of[TABLES_MAX];
    unsigned slot[TABLES_MAX];
    int entry[TABLES_MAX];
    bool full;
} put_t;

/* --- which terms -------------------------------------------------------------------------------------------------- */

static bool is_sum(const core_t *x) { return x->kind == CORE_OVER && x->n == 1 && strcmp(x->name, "sum") == 0; }

/* A real number whatever its letters are: sums, products, and quotients by a number or a size, of entries of tables. */
static bool is_real(const setting_t *S, const core_t *x)
{
    switch (x->kind) {
    case CORE_NUMBER: case CORE_SLOT: return true;
    case CORE_PARAM: return S->entry[x->at].kind == ENTRY_NUMBER;
    case CORE_ENTRY: if (S->entry[x->at].kind != ENTRY_TABLE) return false; break;
    case CORE_DIV:
        return is_real(S, x->part[0]) &&
               (x->part[1]->kind == CORE_SIZE || (x->part[1]->kind == CORE_NUMBER && mpq_sgn(x->part[1]->number) != 0));
    case CORE_OVER: if (!is_sum(x)) return false; break;
    case CORE_NEG: case CORE_ADD: case CORE_SUB: case CORE_MUL: break;
    default: return false;
    }
    for (unsigned k = 0; k < x->n; k++)
        if (!is_real(S, x->part[k])) return false;
    return true;
}

static bool has_many(const setting_t *S, const core_t *x)
{
    bool any = x->kind == CORE_ENTRY && S->entry[x->at].axes > 1;
    for (unsigned k = 0; k < x->n; k++) any = any || has_many(S, x->part[k]);
    return any;
}

/* The slot that x depends on, where it is one. */
static bool one_slot(const core_t *x, unsigned *slot)
{
    *slot = (unsigned)__builtin_ctzll(x->uses | (uint64_t)1 << 63);
    return x->uses && !(x->uses & (x->uses - 1));
}

static const core_t *slot_in(const core_t *x, unsigned slot)
{
    const core_t *found = x->kind == CORE_SLOT && x->at == (int)slot ? x : NULL;
    for (unsigned k = 0; k < x->n && !found; k++) found = slot_in(x->part[k], slot);
    return found;
}

/* Sums over other letters, of tables of several; over a size too. */
static bool is_table(const setting_t *S, const core_t *x)
{
    unsigned slot;
    if (x->kind == CORE_DIV && x->part[1]->kind == CORE_SIZE) return is_table(S, x->part[0]);
    return is_sum(x) && one_slot(x, &slot) && has_many(S, x) && is_real(S, x);
}

/* --- one term, written twice -------------------------------------------------------------------------------------- */

typedef struct { int to[SLOTS_MAX]; } renamed_t;

/* y is x with each slot s as m->to[s], those that are bound within as they come. */
static bool same(renamed_t *m, const core_t *x, const core_t *y)
{
    if (x->kind != y->kind || x->n != y->n || x->slots != y->slots) return false;
    if (x->kind == CORE_SLOT) return m->to[x->at] == y->at;
    if (x->kind == CORE_NUMBER) return mpq_equal(x->number, y->number);
    if (x->at != y->at || x->set != y->set || x->given != y->given || x->op != y->op
        || x->word != y->word) return false;
    if (x->name != y->name && (!x->name || !y->name || strcmp(x->name, y->name) != 0)) return false;
    for (unsigned k = 0; k < x->slots; k++) {
        if (x->over[k] != y->over[k]) return false;
        m->to[x->slot[k]] = (int)y->slot[k];
    }
    for (unsigned k = 0; k < x->n; k++)
        if (!same(m, x->part[k], y->part[k])) return false;
    return true;
}

bool same_at_slots(const core_t *x, unsigned a, const core_t *y, unsigned b)
{
    renamed_t m;
    for (unsigned i = 0; i < SLOTS_MAX; i++) m.to[i] = -1;
    m.to[a] = (int)b;
    return same(&m, x, y);
}

/* --- what is put -------------------------------------------------------------------------------------------------- */

static bool is_called(const core_lemma_t *L, const char *name)
{
    const setting_t *S = &L->setting;
    bool any = false;
    for (unsigned k = 0; k < S->params; k++) any = any || (S->entry[k].name && strcmp(S->entry[k].name, name) == 0);
    for (unsigned k = 0; k < S->laws; k++) any = any || (S->law[k].name && strcmp(S->law[k].name, name) == 0);
    for (unsigned k = 0; k < S->alphabets; k++)
        any = any || strcmp(S->alphabet[k].name, name) == 0 || strcmp(letter_name(L->home, L, k), name) == 0;
    return any;
}

/* The table that x is, made where it is new; -1: past a limit. */
static int table_of(put_t *P, const core_t *x, unsigned slot, int alphabet)
{
    setting_t *S = &P->L->setting;
    const char *name = "m";
    for (unsigned k = 0; k < P->tables; k++) {
        if ((int)S->entry[P->entry[k]].alphabet[0] == alphabet && same_at_slots(P->of[k], P->slot[k], x,
            slot)) return P->entry[k];
    }
    if (P->tables == TABLES_MAX || S->params == PARAMS_MAX) { P->full = true; return -1; }
    while (is_called(P->L, name)) name = arena_printf(P->A, "%s'", name);
    S->entry[S->params] = (entry_t){ .name = name, .kind = ENTRY_TABLE, .axes = 1, .alphabet = { (unsigned)alphabet } };
    P->of[P->tables] = x;
    P->slot[P->tables] = slot;
    return P->entry[P->tables++] = (int)S->params++;
}

static const core_t *put(put_t *P, const core_t *x);

/* z^k. */
static const core_t *power(put_t *P, const core_t *x)
{
    return core_function(
        P->A, "exp", core_apply(P->A, CORE_MUL, put(P, x->part[1]), core_function(P->A, "log", put(P, x->part[0]))));
}

static const core_t *put(put_t *P, const core_t *x)
{
    unsigned slot;
    if (x->kind == CORE_WORD && x->word->reads == READS_POWER) return power(P, x);
    if (is_table(&P->L->setting, x) && one_slot(x, &slot)) {
        const core_t *letter = slot_in(x, slot), **part = ARENA_ARRAY(P->A, const core_t *, 1);
        int entry = letter->alphabet < 0 ? -1 : table_of(P, x, slot, letter->alphabet);
        if (entry < 0) return x;
        core_t *y = ARENA_NEW(P->A, core_t);
        *y = (core_t){
            .kind = CORE_ENTRY, .at = entry, .alphabet = -1, .n = 1, .part = part, .uses = x->uses, .memo = -1
        };
        part[0] = letter;
        return y;
    }
    const core_t **part = ARENA_ARRAY(P->A, const core_t *, x->n + 1);
    bool other = false;
    for (unsigned k = 0; k < x->n; k++) other = (part[k] = put(P, x->part[k])) != x->part[k] || other;
    return other ? core_with(P->A, x, part) : x;
}

const compiled_t *link_of_tables(arena_t *A, const compiled_t *C, size_t link)
{
    const link_of_t *of = &C->of[link];
    const core_claim_t *claim = &C->core->claim[of->claim];
    const core_t *side[2];
    core_lemma_t *L = ARENA_NEW(A, core_lemma_t);
    *L = *C->core;
    put_t P = { .A = A, .L = L };
    if (of->says != SAYS_ITSELF) return C;
    for (unsigned k = 0; k < 2; k++) side[k] = put(&P, claim->term[of->link + k]);
    if (P.full || (side[0] == claim->term[of->link] && side[1] == claim->term[of->link + 1])) return C;
    compiled_t *D = ARENA_NEW(A, compiled_t);
    *D = *C;
    D->core = L;
    return link_in_place(A, D, link, claim->claim->chain.op[of->link], side[0], side[1]);
}
