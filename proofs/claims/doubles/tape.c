/* SPDX-License-Identifier: MIT */
#include "proofs/claims/doubles/tape_parts.h"

tape_t *tape_new(plain_t *p)
{
    tape_t *T = ARENA_NEW(p->A, tape_t);
    T->p = p;
    return T;
}

static bool is_held(const tape_t *T)
{
    for (unsigned k = 0; k < T->helds; k++)
        if (*T->held[k].at != T->held[k].value) return false;
    return true;
}

void tape_fresh(tape_t *T)
{
    T->ran = 0;
    if (is_held(T)) return;
    tape_cut(T, 0);
    T->helds = 0;
    T->made++;
    for (size_t k = 0; k < TAPE_PLACES; k++) T->term[k].value = NULL;
}

/* The letters of the slots that x depends on, a byte each; false where they are too many. */
static bool slots_of(uint64_t *out, const plain_t *p, const core_t *x)
{
    unsigned n = 0;
    *out = 0;
    if (!x->uses) return true;
    for (uint64_t left = x->uses; left; left &= left - 1, n++) {
        long at = p->slot[__builtin_ctzll(left)];
        if (n == 8 || at < 0 || at > 255) return false;
        *out = *out << 8 | (uint64_t)at;
    }
    return true;
}

/* Where the term stands, or is to stand; NULL: no room. */
static taped_t *place_of(tape_t *T, const core_t *x, uint64_t slots)
{
    uint64_t h = ((uint64_t)(uintptr_t)x >> 4 ^ slots * 0x9e3779b97f4a7c15) * 0x9e3779b97f4a7c15;
    for (size_t at = h >> 32 & (TAPE_PLACES - 1);; at = (at + 1) & (TAPE_PLACES - 1)) {
        taped_t *t = &T->term[at];
        if (t->x == x && t->slots == slots) return t;
        if (t->x) continue;
        if (T->terms == TAPE_TERMS_MAX) return NULL;
        T->terms++;
        *t = (taped_t){ .x = x, .slots = slots };
        return t;
    }
}

const double *tape_value(tape_t *T, const core_t *x)
{
    uint64_t slots;
    taped_t *t = slots_of(&slots, T->p, x) ? place_of(T, x, slots) : NULL;
    if (!t || t->refused) return NULL;
    if (!t->value) {
        if (++t->asked < TAPE_OFTEN || T->made > TAPE_MADE_MAX) return NULL;
        t->value = tape_write(T, x);
        t->end = T->n;
        t->refused = !t->value;
        if (t->refused) return NULL;
    }
    if (T->ran < t->end) tape_run(T, t->end);
    return t->value;
}
