/* SPDX-License-Identifier: MIT
**
** Scopes, definitions, and which letters a term leaves to be bound.
*/
#include "proofs/claims/core/resolve.h"

#include <string.h>

const scope_t *scope_find(const scope_t *s, const char *name)
{
    for (; s; s = s->up)
        if (strcmp(s->name, name) == 0) return s;
    return NULL;
}

const scope_t *scope_find_letter(const scope_t *s, const char *name)
{
    const scope_t *found = scope_find(s, name), *outer = found;
    while (outer && outer->inner) outer = scope_find(outer->up, name);
    return outer ? outer : found;
}

static unsigned next_slot(const scope_t *s)
{
    unsigned slot = 0;
    for (; s; s = s->up)
        if (!s->argument && s->slot >= slot) slot = s->slot + 1;
    return slot;
}

/* Slots are numbered by how deep they are bound, so that equal terms have equal slots. */
const scope_t *scope_bind(resolver_t *r, const scope_t *s, const char *name, int alphabet, spot_t at)
{
    unsigned slot = next_slot(s);
    if (slot >= SLOTS_MAX) {
        claim_fault(r->fault, at, "more than %d letters bound within each other", SLOTS_MAX);
        return NULL;
    }
    scope_t *own = ARENA_NEW(r->A, scope_t);
    *own = (scope_t){ .up = s, .name = name, .slot = slot, .alphabet = alphabet };
    return own;
}

int bound_alphabet(resolver_t *r, const bound_t *b)
{
    int variable = b->of ? setting_variable(r->S, b->of) : -1;
    int a = !b->of ? letter_alphabet(r->S, b->name)
          : variable >= 0 ? (int)r->S->law[r->S->joint].alphabet[variable] : setting_alphabet(r->S, b->of);
    if (a < 0)
        claim_fault(r->fault, b->at, "%s is a letter of no alphabet that is declared; expected %s of ALPHABET",
                    b->of ? b->of : b->name, b->name);
    return a;
}

/* What is hidden keeps its slot. */
const scope_t *scope_letters(resolver_t *r, const scope_t *s)
{
    if (!s) return NULL;
    const scope_t *up = scope_letters(r, s->up);
    if (s->argument) return up;
    scope_t *own = ARENA_NEW(r->A, scope_t);
    *own = *s;
    own->up = up;
    if (s->alphabet < 0) own->name = "";
    return own;
}

const scope_t *scope_written(resolver_t *r, const scope_t *s, const scope_t *written)
{
    if (!s) return written;
    const scope_t *up = scope_written(r, s->up, written);
    if (s->argument || s->alphabet < 0 || s->slot < next_slot(written)) return up;
    scope_t *own = ARENA_NEW(r->A, scope_t);
    *own = *s;
    own->up = up;
    own->inner = true;
    return own;
}

const let_t *find_let(const resolver_t *r, const char *name)
{
    const lemma_tree_t *L = r->L->tree;
    for (unsigned k = L->lets.n; k-- > 0;)
        if (strcmp(L->lets.at[k].name, name) == 0) return &L->lets.at[k];
    for (unsigned k = r->L->file->defs.n; k-- > 0;)
        if (strcmp(r->L->file->defs.at[k].name, name) == 0) return &r->L->file->defs.at[k];
    return NULL;
}

const let_t *let_bare(const resolver_t *r, const let_t *d)
{
    if (!d || !d->law || !d->args || d->letters) return d;
    for (unsigned k = 0; k < d->args; k++)
        if (letter_alphabet(r->S, d->arg[k]) < 0) return d;
    let_t *own = ARENA_NEW(r->A, let_t);
    *own = *d;
    own->args = 0;
    return own;
}

bool scope_of_call(resolver_t *r, const scope_t **inner, const let_t *d, const node_t *call, const scope_t *s,
                   const node_t *taken)
{
    unsigned args = call->kind == NODE_APPLY ? call->n - (taken && taken != call ? 1 : 0) : 0;
    if (++r->expanded > EXPANDED_MAX)
        return claim_fault(r->fault, call->at, "definitions expand to more than %d terms", EXPANDED_MAX);
    if (r->depth > DEPTH_MAX)
        return claim_fault(r->fault, call->at, "%s is defined by itself, or definitions nest deeper than %d", d->name,
                           DEPTH_MAX);
    if (args != d->args) return takes(r, call->at, d->name, d->args, arena_printf(r->A, "found %u", args));
    const scope_t *in = scope_letters(r, s);
    for (unsigned k = 0; k < args; k++) {
        scope_t *own = ARENA_NEW(r->A, scope_t);
        *own = (scope_t){ .up = in, .name = d->arg[k], .argument = call->part[k], .written = s };
        in = own;
    }
    *inner = in;
    return true;
}

/* --- free letters ------------------------------------------------------------------------------------------------- */

void free_add(free_t *F, const char *name, int alphabet, bool behind)
{
    for (unsigned k = 0; k < F->n; k++)
        if (strcmp(F->name[k], name) == 0) { F->behind[k] = F->behind[k] && behind; return; }
    if (F->n == PMF_AXES_MAX) return;
    F->name[F->n] = name;
    F->alphabet[F->n] = alphabet;
    F->behind[F->n++] = behind;
}

static void law_letters(const resolver_t *r, free_t *F, const scope_t *s, const law_t *P)
{
    for (unsigned k = 0; k < P->axes; k++)
        if (r->whole || !scope_find(s, P->letter[k])) free_add(F, P->letter[k], (int)P->alphabet[k], false);
}

static bool free_name(resolver_t *r, free_t *F, const node_t *x, const scope_t *s)
{
    const scope_t *found = scope_find(s, x->name);
    if (found) return !found->argument || free_letters(r, F, found->argument, scope_written(r, s, found->written));
    int law = setting_law(r->S, x->name), entry = setting_entry(r->S, x->name);
    if (law >= 0) { law_letters(r, F, s, &r->S->law[law]); return true; }
    if (entry >= 0 && r->S->entry[entry].kind == ENTRY_TABLE)
        for (unsigned k = 0; k < r->S->entry[entry].axes; k++) {
            const char *letter = alphabet_letter(r->A, r->S, r->S->entry[entry].alphabet[k]);
            if (r->whole || !scope_find(s, letter)) free_add(F, letter, (int)r->S->entry[entry].alphabet[k], false);
        }
    const let_t *d = law < 0 && entry < 0 ? let_bare(r, find_let(r, x->name)) : NULL;
    const scope_t *inner;
    if (!d || d->args) return true;
    for (unsigned k = 0; k < find_let(r, x->name)->args; k++) /* law q(a) = .. */
        if (r->whole || !scope_find(s, d->arg[k])) free_add(F, d->arg[k], letter_alphabet(r->S, d->arg[k]), false);
    return scope_of_call(r, &inner, d, x, s, NULL) && free_letters(r, F, d->body, inner);
}

/* A name that stands where a letter does. */
static void free_letter(resolver_t *r, free_t *F, const node_t *x, const scope_t *s, int alphabet, bool behind)
{
    const scope_t *found = x->kind == NODE_NAME ? scope_find(s, x->name) : NULL;
    bool hides = found && !(r->fresh && !behind && !found->argument && found->alphabet >= 0);
    if (x->kind != NODE_NAME || hides || setting_variable(r->S, x->name) >= 0 || setting_entry(r->S, x->name) >= 0)
        return;
    if (alphabet < 0) alphabet = letter_alphabet(r->S, x->name);
    if (alphabet >= 0) free_add(F, x->name, alphabet, behind);
}

static bool free_apply(resolver_t *r, free_t *F, const node_t *x, const scope_t *s)
{
    int law = setting_law(r->S, x->name), entry = setting_entry(r->S, x->name);
    const scope_t *alias = scope_find(s, x->name);
    if (alias && alias->argument && alias->argument->kind == NODE_NAME) {
        law = setting_law(r->S, alias->argument->name);
        entry = setting_entry(r->S, alias->argument->name);
    }
    bool is_entry = entry >= 0 && r->S->entry[entry].kind != ENTRY_NUMBER;
    if (law >= 0 || is_entry || (alias && alias->argument)) {
        for (unsigned k = 0; k < x->n; k++) {
            int a = law >= 0 && x->n == r->S->law[law].axes ? (int)r->S->law[law].alphabet[k]
                  : is_entry && k < r->S->entry[entry].axes ? (int)r->S->entry[entry].alphabet[k] : -1;
            free_letter(r, F, x->part[k], s, a, false);
        }
        return true;
    }
    const let_t *d = find_let(r, x->name);
    if (!d && x->n == 1 && strcmp(x->name, "ord") == 0) { free_letter(r, F, x->part[0], s, -1, false); return true; }
    const word_t *w = d ? NULL : word_called(r->words, x->name);
    if (w) { /* laws and tables have letters of their own */
        for (unsigned k = 0; k < x->n && k < w->args; k++)
            if (w->arg[k] == WORD_LETTER) free_letter(r, F, x->part[k], s, -1, false);
            else if (w->arg[k] < WORD_LETTER && !free_letters(r, F, x->part[k], s)) return false;
        return true;
    }
    if (!d || (d->args == 0 && x->n)) {
        for (unsigned k = 0; k < x->n; k++)
            if (d ? (free_letter(r, F, x->part[k], s, -1, false), false) : !free_letters(r, F, x->part[k], s))
                return false;
        return true;
    }
    const node_t *taken = x->n && x->part[x->n - 1]->kind == NODE_GROUP ? x->part[x->n - 1] : NULL;
    for (unsigned k = 0; taken && k < taken->n; k++) free_letter(r, F, taken->part[k], s, -1, false);
    for (unsigned k = 0; !taken && r->whole && k < d->letters; k++)
        free_add(F, d->letter[k], letter_alphabet(r->S, d->letter[k]), false);
    const scope_t *inner;
    free_t body = { 0 };
    r->depth++;
    if (!scope_of_call(r, &inner, d, x, s, taken) || !free_letters(r, &body, d->body, inner)) return false;
    r->depth--;
    for (unsigned k = 0; k < body.n; k++) {
        bool own = false;
        for (unsigned i = 0; taken && i < d->letters; i++) own |= strcmp(d->letter[i], body.name[k]) == 0;
        if (!own) free_add(F, body.name[k], body.alphabet[k], body.behind[k]);
    }
    return true;
}

static bool free_groups(resolver_t *r, free_t *F, const node_t *x, const scope_t *s)
{
    for (unsigned g = 0; g < x->n; g++)
        for (unsigned k = 0; k < x->part[g]->n; k++)
            if (x->part[g]->part[k]->kind == NODE_FIX) {
                int axis = setting_variable(r->S, x->part[g]->part[k]->name);
                free_letter(r, F, x->part[g]->part[k]->part[0], s,
                            axis < 0 ? -1 : (int)r->S->law[r->S->joint].alphabet[axis], true);
            }
    return true;
}

static bool has_letter(const free_t *F, const char *name)
{
    for (unsigned k = 0; k < F->n; k++)
        if (strcmp(F->name[k], name) == 0) return true;
    return false;
}

/* Those of `from` that `but` does not have. */
static void free_add_but(free_t *F, const free_t *from, const free_t *but)
{
    for (unsigned k = 0; k < from->n; k++)
        if (!has_letter(but, from->name[k])) free_add(F, from->name[k], from->alphabet[k], from->behind[k]);
}

bool free_but(resolver_t *r, free_t *F, const node_t *x, const scope_t *s, const free_t *but)
{
    free_t body = { 0 };
    if (!free_letters(r, &body, x, s)) return false;
    free_add_but(F, &body, but);
    return true;
}

static bool free_divergence(resolver_t *r, free_t *F, const node_t *x, const scope_t *s)
{
    free_t own = { 0 }, all = { 0 };
    for (unsigned k = 0; k < x->n; k++)
        if (!whole_letters(r, &all, x->part[k], s)) return false;
    if (x->n > 2 && !law_letters_of(r, &own, x->part[2], s)) return false;
    for (unsigned k = 0; k < all.n; k++)
        if (all.behind[k] && !has_letter(&own, all.name[k])) free_add(F, all.name[k], all.alphabet[k], true);
    return true;
}

bool law_letters_of(resolver_t *r, free_t *F, const node_t *x, const scope_t *s)
{
    bool before = r->fresh;
    r->fresh = true;
    bool good = whole_letters(r, F, x, s);
    r->fresh = before;
    return good;
}

bool whole_letters(resolver_t *r, free_t *F, const node_t *x, const scope_t *s)
{
    bool before = r->whole;
    r->whole = true;
    bool good = free_letters(r, F, x, s);
    r->whole = before;
    return good;
}

bool free_letters(resolver_t *r, free_t *F, const node_t *x, const scope_t *s)
{
    free_t none = { 0 };
    if (++r->depth > 4 * DEPTH_MAX || ++r->expanded > EXPANDED_MAX)
        return claim_fault(r->fault, x->at, "definitions nest too deep or expand to more than %d terms", EXPANDED_MAX);
    bool good = true, fresh = r->fresh;
    /* no longer within what it is made of */
    r->fresh = fresh && (x->kind == NODE_MASS || (x->kind == NODE_APPLY && setting_law(r->S, x->name) >= 0));
    switch (x->kind) {
    case NODE_NAME: good = free_name(r, F, x, s); break;
    case NODE_APPLY:
        if (x->n == 1 && (strcmp(x->name, "max") == 0 || strcmp(x->name, "min") == 0 || strcmp(x->name, "H") == 0))
            break;
        good = free_apply(r, F, x, s);
        break;
    case NODE_MASS:
        for (unsigned g = 0; g < 2; g++)
            for (unsigned k = 0; k < x->part[g]->n; k++) free_letter(r, F, x->part[g]->part[k], s, -1, g == 1);
        break;
    case NODE_ENTROPY: case NODE_INFORMATION: good = free_groups(r, F, x, s); break;
    case NODE_MEAN: break;
    case NODE_MEAN_UNDER: {
        free_t law = { 0 };
        good = whole_letters(r, &law, x->part[0], s) && free_but(r, F, x->part[1], s, &law);
        break;
    }
    case NODE_DIVERGENCE:
        good = strcmp(x->name, "kl") == 0 ? free_but(r, F, x->part[0], s, &none) && free_but(r, F, x->part[1], s, &none)
                                          : free_divergence(r, F, x, s);
        break;
    case NODE_OVER: {
        free_t own = { 0 };
        for (unsigned k = 0; k < x->bounds; k++) free_add(&own, x->bound[k].name, -1, false);
        for (unsigned k = 0; good && k < x->n; k++) good = free_but(r, F, x->part[k], s, &own);
        break;
    }
    default:
        for (unsigned k = 0; good && k < x->n; k++) good = free_letters(r, F, x->part[k], s);
    }
    r->fresh = fresh;
    r->depth--;
    return good;
}
