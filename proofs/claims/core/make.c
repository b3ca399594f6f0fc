/* SPDX-License-Identifier: MIT
**
** Core terms made. What each depends on is known at once, and what depends on nothing is the same term however often it
** stands.
*/
#include "proofs/claims/core/resolve.h"

#include <string.h>

core_t *core_blank(resolver_t *r, core_kind_t kind, spot_t at, unsigned n)
{
    core_t *x = ARENA_NEW(r->A, core_t);
    *x = (core_t){ .kind = kind, .at_text = at, .alphabet = -1, .memo = -1, .still = -1, .lettered = -1, .n = n };
    x->part = ARENA_ARRAY(r->A, const core_t *, n ? n : 1);
    return x;
}

/* --- forms ---------------------------------------------------------------------------------------------------------- */

static core_form_t least_form(const core_t *x)
{
    core_form_t f = FORM_RATIONAL;
    for (unsigned k = 0; k < x->n; k++) f = x->part[k]->form < f ? x->part[k]->form : f;
    return f;
}

static core_form_t form_of(const core_t *x)
{
    core_form_t least = least_form(x);
    switch (x->kind) {
    case CORE_NUMBER: case CORE_PARAM: case CORE_SIZE: case CORE_SLOT: case CORE_ENTRY: case CORE_MASS:
        return FORM_RATIONAL;
    case CORE_NEG: case CORE_ADD: case CORE_SUB: return least;
    case CORE_MUL: return x->part[0]->form == FORM_RATIONAL || x->part[1]->form == FORM_RATIONAL ? least : FORM_MORE;
    case CORE_DIV: return x->part[1]->form == FORM_RATIONAL ? least : FORM_MORE;
    case CORE_OVER: return x->n == 1 && strcmp(x->name, "sum") == 0 ? least : FORM_MORE;
    case CORE_FUNCTION: return least == FORM_RATIONAL && strcmp(x->name, "log") == 0 ? FORM_LOGS : FORM_MORE;
    case CORE_DIVERGENCE: return least == FORM_RATIONAL && strcmp(x->name, "KL") == 0 ? FORM_LOGS : FORM_MORE;
    default: return FORM_MORE;
    }
}

/* --- what is kept: closed sums, entropies, divergences, each once however often it stands ------------------------- */

bool core_same(const core_t *x, const core_t *y)
{
    if (x == y) return true;
    if (!x || !y || x->kind != y->kind || x->at != y->at || x->n != y->n || x->op != y->op || x->set != y->set ||
        x->given != y->given || x->slots != y->slots || x->uses != y->uses || x->word != y->word)
        return false;
    if (x->number && !mpq_equal(x->number, y->number)) return false;
    if ((x->name || y->name) && (!x->name || !y->name || strcmp(x->name, y->name) != 0)) return false;
    for (unsigned k = 0; k < x->slots; k++)
        if (x->slot[k] != y->slot[k] || x->over[k] != y->over[k]) return false;
    for (unsigned k = 0; k < x->n; k++)
        if (!core_same(x->part[k], y->part[k])) return false;
    return core_same(x->order, y->order);
}

static bool worth_keeping(const core_t *x)
{
    return x->kind == CORE_OVER || x->kind == CORE_ENTROPY || x->kind == CORE_DIVERGENCE || x->kind == CORE_CAPACITY ||
           x->kind == CORE_WORD || (x->kind == CORE_FUNCTION && !(x->n == 1 && x->part[0]->kind == CORE_NUMBER));
}

/* --- what comes back: terms within a loop that some of its slots do not move --------------------------------------- */

static bool worth_a_look(const core_t *x)
{
    return x->n && x->kind != CORE_ENTRY && x->kind != CORE_ORD && x->kind != CORE_MAP && x->kind != CORE_COMPARE &&
           x->kind != CORE_AND && x->kind != CORE_OR && x->kind != CORE_NOT;
}

/* Is there a loop within? Then it is worth keeping with several values. */
static bool has_loop(resolver_t *r, const core_t *x)
{
    if (x->kind == CORE_OVER) return true;
    if (x->memo >= 0 || x->still >= 0 || ++r->looked > EXPANDED_MAX) return false;
    for (unsigned k = 0; k < x->n; k++)
        if (has_loop(r, x->part[k])) return true;
    return false;
}

/* The largest terms within x that none of the slots `moved` move: `own`, of the loop, and those bound on the way down;
** and the largest sums that not all of `own` move. */
static void mark_still(resolver_t *r, const core_t *x, uint64_t own, uint64_t moved)
{
    if (r->L->stills == STILLS_MAX || ++r->looked > EXPANDED_MAX) return;
    bool few = x->uses && __builtin_popcountll(x->uses) <= STILL_SLOTS_MAX && worth_a_look(x);
    if (few && x->still < 0 && (!(x->uses & moved) || (own & ~x->uses && has_loop(r, x)))) {
        ((core_t *)x)->still = (int)r->L->stills++;
    } else if (x->uses & moved) {
        for (unsigned k = 0; k < x->slots; k++) moved |= (uint64_t)1 << x->slot[k];
        for (unsigned k = 0; k < x->n; k++) mark_still(r, x->part[k], own, moved);
    }
}

/* Of a sum the body alone is in the loop, of a word what is a function of letters. */
static void mark_loop(resolver_t *r, const core_t *x)
{
    uint64_t own = 0;
    if (r->fleeting) return;
    for (unsigned k = 0; k < x->slots; k++) own |= (uint64_t)1 << x->slot[k];
    for (unsigned k = x->kind == CORE_OVER ? x->n - 1 : 0; own && k < x->n; k++)
        if (x->kind != CORE_WORD || x->word_slots[k]) mark_still(r, x->part[k], own, own);
}

/* --- what is kept at letters: the same term in one sum and in the next -------------------------------------------- */

/* The alphabet of a slot that x depends on; -1 of an index. */
static int alphabet_of(const core_t *x, unsigned slot)
{
    int a = -1;
    if (!(x->uses >> slot & 1)) return -1;
    if (x->kind == CORE_SLOT) return x->alphabet;
    for (unsigned k = 0; k < x->n && a < 0; k++) a = alphabet_of(x->part[k], slot);
    return a < 0 && x->order ? alphabet_of(x->order, slot) : a;
}

static bool letters_of(letters_t *l, const core_t *x)
{
    if (__builtin_popcountll(x->uses) > LETTERS_KEPT_MAX) return false;
    for (uint64_t left = x->uses; left; left &= left - 1) {
        unsigned slot = (unsigned)__builtin_ctzll(left);
        int a = alphabet_of(x, slot);
        if (a < 0) return false;
        l->slot[l->n] = slot;
        l->over[l->n++] = (unsigned)a;
    }
    return true;
}

static bool same_letters(const letters_t *x, const letters_t *y)
{
    for (unsigned k = 0; k < x->n; k++)
        if (x->slot[k] != y->slot[k] || x->over[k] != y->over[k]) return false;
    return x->n == y->n;
}

/* Terms that are the same share a place, and stay apart. */
static void mark_lettered(resolver_t *r, core_t *x)
{
    core_lemma_t *L = r->L;
    letters_t l = { 0 };
    if (!letters_of(&l, x)) return;
    unsigned k = 0;
    while (k < L->lettered && !(core_same(r->lettered[k], x) && same_letters(&L->letters[k], &l))) k++;
    if (k == LETTERED_MAX) return;
    if (k == L->lettered) {
        r->lettered[k] = x;
        L->letters[L->lettered++] = l;
    }
    x->lettered = (int)k;
}

const core_t *core_done(resolver_t *r, core_t *x)
{
    for (unsigned k = 0; k < x->n; k++) x->uses |= x->part[k]->uses;
    if (x->order) x->uses |= x->order->uses;
    if (x->kind == CORE_SLOT) x->uses |= (uint64_t)1 << x->at;
    x->form = form_of(x);
    mark_loop(r, x);
    for (unsigned k = 0; k < x->slots; k++) x->uses &= ~((uint64_t)1 << x->slot[k]);
    if (r->fleeting || !worth_keeping(x)) return x;
    if (x->uses) { mark_lettered(r, x); return x; }
    unsigned n = r->L->memos;
    for (unsigned k = 0; k < n; k++)
        if (core_same(r->memo[k], x)) return r->memo[k];
    if (n == MEMOS_MAX) return x;
    x->memo = (int)n;
    r->memo[n] = x;
    r->L->memos++;
    return x;
}

const core_t *core_of(resolver_t *r, core_kind_t kind, spot_t at, unsigned n, const core_t *const *part)
{
    core_t *x = core_blank(r, kind, at, n);
    for (unsigned k = 0; k < n; k++) {
        if (!part[k]) return NULL;
        ((const core_t **)x->part)[k] = part[k];
    }
    return core_done(r, x);
}
