/* SPDX-License-Identifier: MIT
**
** Numbers, letters, conditions, applications.
*/
#include "proofs/claims/core/resolve.h"
#include "proofs/claims/print/print.h"

#include <string.h>

/* --- letters ------------------------------------------------------------------------------------------------------ */

static const core_t *slot_of(resolver_t *r, const scope_t *s, spot_t at)
{
    core_t *x = core_blank(r, CORE_SLOT, at, 0);
    x->at = (int)s->slot;
    x->alphabet = s->alphabet;
    return core_done(r, x);
}

static const core_t *wrong_letter(resolver_t *r, const node_t *x, bool quiet, const char *format, const char *name)
{
    if (!quiet) claim_fault(r->fault, x->at, format, node_text(r->A, x), name);
    return NULL;
}

const core_t *resolve_letter(resolver_t *r, const node_t *x, const scope_t *s, int alphabet, bool quiet)
{
    const char *of = alphabet >= 0 ? r->S->alphabet[alphabet].name : "an alphabet";
    if (x->kind == NODE_NUMBER && alphabet >= 0 && mpz_cmp_ui(mpq_denref(x->number), 1) == 0 &&
        mpq_cmp_ui(x->number, 4096, 1) < 0) {
        core_t *y = core_blank(r, CORE_LETTER, x->at, 0);
        y->at = (int)mpz_get_ui(mpq_numref(x->number));
        y->alphabet = alphabet;
        return core_done(r, y);
    }
    int map = x->kind == NODE_APPLY ? setting_entry(r->S, x->name) : -1;
    if (map >= 0 && r->S->entry[map].kind == ENTRY_MAP) {
        const entry_t *e = &r->S->entry[map];
        if (alphabet >= 0 && e->into != (unsigned)alphabet)
            return wrong_letter(r, x, quiet, "%s is no letter of %s", of);
        if (x->n != e->axes) return wrong_letter(r, x, quiet, "%s: a map of another number of letters%s", "");
        core_t *y = core_blank(r, CORE_MAP, x->at, x->n);
        for (unsigned k = 0; k < x->n; k++)
            if (!(((const core_t **)y->part)[k] = resolve_letter(r, x->part[k], s, (int)e->alphabet[k], quiet)))
                return NULL;
        y->at = map;
        y->alphabet = (int)e->into;
        return core_done(r, y);
    }
    if (x->kind != NODE_NAME) return wrong_letter(r, x, quiet, "%s is no letter, expected a letter of %s", of);
    const scope_t *found = scope_find_letter(s, x->name);
    if (found && found->argument)
        return resolve_letter(r, found->argument, scope_written(r, s, found->written), alphabet, quiet);
    if (!found) {
        if (setting_variable(r->S, x->name) >= 0)
            return wrong_letter(r, x, quiet, "%s is a random variable, expected a letter of %s", of);
        return wrong_letter(
            r, x, quiet,
            "%s is not bound here, expected a letter of %s (for each, sum, or the letter of a law that is averaged)",
            of);
    }
    if (found->alphabet < 0 && !quiet)
        return wrong_letter(r, x, quiet, "%s is an index of a range, expected a letter of %s", of);
    if (alphabet >= 0 && found->alphabet != alphabet)
        return wrong_letter(r, x, quiet, "%s is a letter of another alphabet than %s", of);
    return found->alphabet < 0 ? NULL : slot_of(r, found, x->at);
}

/* --- conditions --------------------------------------------------------------------------------------------------- */

static const core_t *comparison(resolver_t *r, const node_t *x, const scope_t *s)
{
    const core_t *a = resolve_letter(r, x->part[0], s, -1, true), *b = NULL;
    if (a) b = resolve_letter(r, x->part[1], s, a->alphabet, false);
    else if ((b = resolve_letter(r, x->part[1], s, -1, true))) a = resolve_letter(r, x->part[0], s, b->alphabet, false);
    else { a = resolve(r, x->part[0], s); b = a ? resolve(r, x->part[1], s) : NULL; }
    if (!a || !b) return NULL;
    core_t *y = (core_t *)core_of(r, CORE_COMPARE, x->at, 2, (const core_t *const[]){ a, b });
    y->op = x->op;
    return y;
}

const core_t *resolve_condition(resolver_t *r, const node_t *x, const scope_t *s)
{
    if (x->kind == NODE_COMPARE) return comparison(r, x, s);
    if (x->kind != NODE_AND && x->kind != NODE_OR && x->kind != NODE_NOT) {
        claim_fault(r->fault, x->at, "%s is a number, expected a condition", node_text(r->A, x));
        return NULL;
    }
    const core_t *part[2] = { NULL };
    for (unsigned k = 0; k < x->n; k++)
        if (!(part[k] = resolve_condition(r, x->part[k], s))) return NULL;
    return core_of(r, x->kind == NODE_AND ? CORE_AND : x->kind == NODE_OR ? CORE_OR : CORE_NOT, x->at, x->n, part);
}

/* --- names -------------------------------------------------------------------------------------------------------- */

static const core_t *place_of(resolver_t *r, core_kind_t kind, spot_t at, int place)
{
    core_t *x = core_blank(r, kind, at, 0);
    x->at = place;
    return core_done(r, x);
}

/* A table bare: at the letters of its alphabets that are bound here. */
static const core_t *bare_table(resolver_t *r, const node_t *x, const scope_t *s, int entry)
{
    const entry_t *e = &r->S->entry[entry];
    core_t *y = core_blank(r, CORE_ENTRY, x->at, e->axes);
    y->at = entry;
    for (unsigned k = 0; k < e->axes; k++) {
        const char *letter = alphabet_letter(r->A, r->S, e->alphabet[k]);
        for (unsigned i = 0; i < k; i++)
            if (e->alphabet[i] == e->alphabet[k]) {
                claim_fault(r->fault, x->at, "%s has two letters of %s: say which, %s(x, y)", x->name,
                            r->S->alphabet[e->alphabet[k]].name, x->name);
                return NULL;
            }
        const scope_t *found = scope_find(s, letter);
        if (!found || found->alphabet != (int)e->alphabet[k]) {
            claim_fault(r->fault, x->at, "%s is %s on %s, expected a number: its letter %s is not bound here", x->name,
                        r->S->param[entry].what, r->S->alphabet[e->alphabet[k]].name, letter);
            return NULL;
        }
        ((const core_t **)y->part)[k] = slot_of(r, found, x->at);
    }
    return core_done(r, y);
}

static const core_t *bare_law(resolver_t *r, const node_t *x, const scope_t *s, int law)
{
    const law_t *P = &r->S->law[law];
    core_t *y = core_blank(r, CORE_MASS, x->at, P->axes);
    y->at = law;
    y->set = (1u << P->axes) - 1;
    for (unsigned k = 0; k < P->axes; k++) {
        const scope_t *found = scope_find(s, P->letter[k]);
        if (!found || found->alphabet != (int)P->alphabet[k]) {
            claim_fault(r->fault, x->at, "%s is a law, expected a number: its letter %s is not bound here", x->name,
                        P->letter[k]);
            return NULL;
        }
        ((const core_t **)y->part)[k] = slot_of(r, found, x->at);
    }
    return core_done(r, y);
}

static const core_t *expanded(resolver_t *r, const let_t *d, const node_t *x, const scope_t *s, const node_t *taken)
{
    const scope_t *inner;
    r->depth++;
    const core_t *y = scope_of_call(r, &inner, d, x, s, taken) ? (const core_t *)1 : NULL;
    for (unsigned k = 0; y && taken && k < taken->n; k++) {
        if (d->letters && k >= d->letters) {
            claim_fault(r->fault, taken->at, "%s is taken at %u letters", d->name, d->letters);
            y = NULL;
            break;
        }
        const char *letter = d->letters ? d->letter[k] : NULL;
        const core_t *at = resolve_letter(r, taken->part[k], s, letter ? letter_alphabet(r->S, letter) : -1, false);
        if (!at || at->kind != CORE_SLOT) {
            if (at) claim_fault(r->fault, taken->at, "expected a bound letter here");
            y = NULL;
            break;
        }
        free_t F = { 0 };
        if (!letter && free_letters(r, &F, d->body, NULL) && k < F.n) letter = F.name[k];
        if (!letter) {
            claim_fault(r->fault, x->at, "%s is a number and is taken at no letter", d->name);
            y = NULL;
            break;
        }
        scope_t *own = ARENA_NEW(r->A, scope_t);
        *own = (scope_t){ .up = inner, .name = letter, .slot = (unsigned)at->at, .alphabet = at->alphabet };
        inner = own;
    }
    if (y) y = resolve(r, d->body, inner);
    r->depth--;
    return y;
}

static const core_t *named(resolver_t *r, const node_t *x, const scope_t *s)
{
    const scope_t *found = scope_find(s, x->name);
    if (found && found->argument) return resolve(r, found->argument, scope_written(r, s, found->written));
    if (found && found->alphabet >= 0) {
        claim_fault(r->fault, x->at, "%s is a letter of %s, expected a number", x->name,
                    r->S->alphabet[found->alphabet].name);
        return NULL;
    }
    if (found) return slot_of(r, found, x->at);
    int law = setting_law(r->S, x->name), entry = setting_entry(r->S, x->name), size = setting_size(r->S, x->name);
    if (law >= 0) return bare_law(r, x, s, law);
    if (entry >= 0 && r->S->entry[entry].kind == ENTRY_NUMBER) return place_of(r, CORE_PARAM, x->at, entry);
    if (entry >= 0 && r->S->entry[entry].kind == ENTRY_TABLE) return bare_table(r, x, s, entry);
    if (entry >= 0) {
        claim_fault(r->fault, x->at, "%s is %s, expected a number", x->name, r->S->param[entry].what);
        return NULL;
    }
    if (size >= 0) return place_of(r, CORE_SIZE, x->at, size);
    const let_t *d = let_bare(r, find_let(r, x->name));
    if (d && d->args) {
        takes(r, x->at, x->name, d->args, arena_printf(r->A, "expected %s(..)", x->name));
        return NULL;
    }
    if (d) return expanded(r, d, x, s, NULL);
    if (setting_variable(r->S, x->name) >= 0)
        claim_fault(r->fault, x->at, "%s is a random variable, expected a number", x->name);
    else unknown(r, x->at, x->name, "a number");
    return NULL;
}

/* --- applications ------------------------------------------------------------------------------------------------- */

static const struct { const char *name; unsigned least, most;
} functions[] = { { "log", 1, 1 },         { "log2", 1, 1 },        { "exp", 1, 1 },         { "sqrt", 1, 1 },
                  { "abs", 1, 1 },         { "floor", 1, 1 },       { "ceil", 1, 1 },        { "tanh", 1, 1 },
                  { "cosh", 1, 1 },        { "sinh", 1, 1 },        { "h", 1, 1 },           { "klinv", 2, 2 },
                  { "klinv_lower", 2, 2 }, { "max", 2, PARTS_MAX }, { "min", 2, PARTS_MAX }, { "binomial", 2, 2 },
                  { "mod", 2, 2 },         { "binom", 2, 2 },       { NULL, 0, 0 } };

static const core_t *function(resolver_t *r, const node_t *x, const scope_t *s, size_t f)
{
    if (x->n < functions[f].least || x->n > functions[f].most) {
        takes(r, x->at, x->name, functions[f].least, arena_printf(r->A, "found %u", x->n));
        return NULL;
    }
    core_t *y = core_blank(r, CORE_FUNCTION, x->at, x->n);
    y->name = strcmp(x->name, "binom") == 0 ? "binomial" : x->name;
    for (unsigned k = 0; k < x->n; k++)
        if (!(((const core_t **)y->part)[k] = resolve(r, x->part[k], s))) return NULL;
    return core_done(r, y);
}

static const core_t *entry_at(resolver_t *r, const node_t *x, const scope_t *s, int entry)
{
    const entry_t *e = &r->S->entry[entry];
    if (e->kind == ENTRY_NUMBER && x->n == 1) { /* a product after all */
        return core_of(r, CORE_MUL, x->at, 2,
                       (const core_t *const[]){ place_of(r, CORE_PARAM, x->at, entry), resolve(r, x->part[0], s) });
    }
    if (e->kind == ENTRY_MAP) {
        claim_fault(r->fault, x->at, "%s is a letter of %s, expected a number", node_text(r->A, x),
                    r->S->alphabet[e->into].name);
        return NULL;
    }
    if (x->n != e->axes) {
        claim_fault(r->fault, x->at, "%s is %s of %u letters, found %u", x->name, r->S->param[entry].what, e->axes,
                    x->n);
        return NULL;
    }
    core_t *y = core_blank(r, CORE_ENTRY, x->at, x->n);
    y->at = entry;
    for (unsigned k = 0; k < x->n; k++)
        if (!(((const core_t **)y->part)[k] = resolve_letter(r, x->part[k], s, (int)e->alphabet[k], false)))
            return NULL;
    return core_done(r, y);
}

/* r(y) where r is the argument of a definition: the argument itself, its free letters in their order taken at these. */
static const core_t *argument_at(resolver_t *r, const node_t *x, const scope_t *s, const scope_t *found)
{
    free_t F = { 0 };
    const node_t *arg = found->argument;
    const scope_t *inner = scope_written(r, s, found->written);
    if (arg->kind == NODE_NAME && !scope_find(inner, arg->name)) {
        node_t *y = ARENA_NEW(r->A, node_t);
        *y = *x;
        y->name = arg->name;
        for (unsigned k = 0; k < x->n; k++) { /* the name is read where it was written, its letters here */
            const scope_t *letter = x->part[k]->kind == NODE_NAME ? scope_find(s, x->part[k]->name) : NULL;
            if (!letter || letter->argument) continue;
            scope_t *own = ARENA_NEW(r->A, scope_t);
            *own = *letter;
            own->up = inner;
            own->inner = false;
            inner = own;
        }
        return resolve(r, y, inner);
    }
    if (!free_letters(r, &F, arg, inner)) return NULL;
    if (x->n != F.n) {
        claim_fault(r->fault, x->at, "%s has %u free letters, found %u", node_text(r->A, arg), F.n, x->n);
        return NULL;
    }
    for (unsigned k = 0; k < F.n; k++) {
        const core_t *at = resolve_letter(r, x->part[k], s, F.alphabet[k], false);
        if (!at || at->kind != CORE_SLOT) return NULL;
        scope_t *own = ARENA_NEW(r->A, scope_t);
        *own = (scope_t){ .up = inner, .name = F.name[k], .slot = (unsigned)at->at, .alphabet = at->alphabet };
        inner = own;
    }
    return resolve(r, arg, inner);
}

/* ord(x): a letter as a number. */
static const core_t *ordinal(resolver_t *r, const node_t *x, const scope_t *s)
{
    const core_t *letter = resolve_letter(r, x->part[0], s, -1, false);
    return letter ? core_of(r, CORE_ORD, x->at, 1, &letter) : NULL;
}

static const core_t *applied(resolver_t *r, const node_t *x, const scope_t *s)
{
    const scope_t *found = scope_find(s, x->name);
    if (found && found->argument) return argument_at(r, x, s, found);
    int entry = setting_entry(r->S, x->name), law = setting_law(r->S, x->name);
    if (law >= 0) return resolve_mass(r, x, s);
    if (entry < 0 && x->n == 1 && strcmp(x->name, "ord") == 0 && !find_let(r, "ord")) return ordinal(r, x, s);
    if (entry >= 0) return entry_at(r, x, s, entry);
    const let_t *d = find_let(r, x->name);
    if (d) {
        const node_t *last = x->n ? x->part[x->n - 1] : NULL;
        if (d->args == 0 && x->n) {
            node_t *bare = (node_t *)node_name(r->A, x->at, NODE_NAME, x->name);
            return expanded(r, d, bare, s, node_of(r->A, x->at, NODE_GROUP, NULL, x->n, x->part));
        }
        return expanded(r, d, x, s, last && last->kind == NODE_GROUP ? last : NULL);
    }
    if ((x->n == 1 && (strcmp(x->name, "max") == 0 || strcmp(x->name, "min") == 0)) || strcmp(x->name, "H") == 0 ||
        strcmp(x->name, "capacity") == 0 || word_called(r->words, x->name))
        return resolve_notation(r, x, s);
    for (size_t f = 0; functions[f].name; f++)
        if (strcmp(functions[f].name, x->name) == 0) return function(r, x, s, f);
    unknown(r, x->at, x->name, "a function, a table, a law or a definition");
    return NULL;
}

static const core_t *simple(resolver_t *r, const node_t *x, const scope_t *s)
{
    static const core_kind_t kind[] = { [NODE_NEG] = CORE_NEG, [NODE_ADD] = CORE_ADD, [NODE_SUB] = CORE_SUB,
                                        [NODE_MUL] = CORE_MUL, [NODE_DIV] = CORE_DIV, [NODE_POW] = CORE_POW };
    const core_t *part[3] = { NULL };
    if (x->kind == NODE_NUMBER) {
        core_t *y = core_blank(r, CORE_NUMBER, x->at, 0);
        y->number = x->number;
        y->near = mpq_get_d(x->number);
        return core_done(r, y);
    }
    if (x->kind == NODE_SIZE) {
        int a = setting_alphabet(r->S, x->name);
        if (a < 0) { unknown(r, x->at, x->name, "an alphabet"); return NULL; }
        return place_of(r, CORE_SIZE, x->at, a);
    }
    if (x->kind == NODE_BRACKET) {
        r->bracketed++;
        part[0] = resolve_condition(r, x->part[0], s);
        r->bracketed--;
        return core_of(r, CORE_BRACKET, x->at, 1, part);
    }
    for (unsigned k = 0; k < x->n; k++)
        if (!(part[k] = k == 0 && x->kind == NODE_IF ? resolve_condition(r, x->part[0], s) : resolve(r, x->part[k], s)))
            return NULL;
    return core_of(r, x->kind == NODE_IF ? CORE_IF : kind[x->kind], x->at, x->n, part);
}

const core_t *resolve(resolver_t *r, const node_t *x, const scope_t *s)
{
    if (r->fault->set) return NULL;
    if (++r->expanded > EXPANDED_MAX) {
        claim_fault(r->fault, x->at, "definitions expand to more than %d terms", EXPANDED_MAX);
        return NULL;
    }
    if (++r->depth > 4 * DEPTH_MAX) {
        claim_fault(r->fault, x->at, "terms nest deeper than %d", 4 * DEPTH_MAX);
        return NULL;
    }
    const core_t *y = NULL;
    switch (x->kind) {
    case NODE_NAME: y = named(r, x, s); break;
    case NODE_APPLY: y = applied(r, x, s); break;
    case NODE_NUMBER:
    case NODE_SIZE:
    case NODE_BRACKET:
    case NODE_IF:
    case NODE_NEG:
    case NODE_ADD:
    case NODE_SUB:
    case NODE_MUL:
    case NODE_DIV:
    case NODE_POW: y = simple(r, x, s); break;
    case NODE_TUPLE: claim_fault(r->fault, x->at, "a row of numbers, expected a number"); break;
    case NODE_COMPARE:
    case NODE_AND:
    case NODE_OR:
    case NODE_NOT: claim_fault(r->fault, x->at, "a condition, expected a number"); break;
    default: y = resolve_notation(r, x, s);
    }
    r->depth--;
    return y;
}
