/* SPDX-License-Identifier: MIT */
#include "proofs/prove/equal.h"
#include "proofs/prove/terms.h"

static bool is_name(const core_fact_t *F)
{
    const core_t *x = F->term[0];
    bool lettered = (x->kind == CORE_MASS || x->kind == CORE_ENTRY) && x->n == 1 && x->part[0]->kind == CORE_SLOT;
    if (lettered) return F->slots == 1 && x->part[0]->at == (int)F->slot[0];
    return x->kind == CORE_PARAM && !F->slots;
}

static bool is_same(const core_t *x, const core_t *name)
{
    return x->kind == name->kind && x->at == name->at && x->n == name->n && (!x->n || x->part[0]->kind == CORE_SLOT);
}

static bool stands_in(const core_t *x, const core_t *name)
{
    bool any = is_same(x, name);
    for (unsigned k = 0; k < x->n; k++) any = any || stands_in(x->part[k], name);
    return any;
}

/* The letter `slot` as it is called where the term is put. */
static const core_t *moved(arena_t *A, const core_t *x, int slot, const core_t *letter)
{
    if (x->kind == CORE_SLOT && x->at == slot) return letter;
    const core_t **part = ARENA_ARRAY(A, const core_t *, x->n + 1);
    for (unsigned k = 0; k < x->n; k++) part[k] = moved(A, x->part[k], slot, letter);
    return x->n ? core_with(A, x, part) : x;
}

static const core_t *put(arena_t *A, const core_t *x, const core_fact_t *F)
{
    if (is_same(x, F->term[0])) return x->n ? moved(A, F->term[1], (int)F->slot[0], x->part[0]) : F->term[1];
    const core_t **part = ARENA_ARRAY(A, const core_t *, x->n + 1);
    for (unsigned k = 0; k < x->n; k++) part[k] = put(A, x->part[k], F);
    return x->n ? core_with(A, x, part) : x;
}

bool link_sides(sides_t *s, arena_t *A, const compiled_t *C, size_t link)
{
    const link_of_t *of = &C->of[link];
    const core_claim_t *claim = &C->core->claim[of->claim];
    bool equal = of->says == SAYS_EQUAL;
    *s = (sides_t){ .op = equal ? IS_EQ : claim->claim->chain.op[of->link] };
    for (unsigned k = 0; k < 2; k++) s->told[k] = s->side[k] = claim->term[of->link + k];
    if (of->says == SAYS_STRICT || (equal && of->equality->n > EQUATIONS_MAX)) return false;
    for (unsigned k = 0; equal && k < of->equality->n; k++) {
        const core_fact_t *F = &of->equality->fact[k];
        if (F->fact->kind != FACT_RELATION || F->n != 2 || F->fact->op[0] != IS_EQ || !is_name(F) ||
            stands_in(F->term[1], F->term[0]))
            return false;
        for (unsigned i = 0; i < k; i++)
            if (stands_in(F->term[0], s->equation[i]->term[0]) || stands_in(F->term[1], s->equation[i]->term[0]))
                return false;
        s->equation[s->equations++] = F;
        for (unsigned i = 0; i < 2; i++) s->side[i] = put(A, s->side[i], F);
    }
    return true;
}
