/* SPDX-License-Identifier: MIT
**
** Where a law is meant: what is none is refused, a table by name and a product of laws that is taken letter by letter.
*/
#include "proofs/claims/core/resolve.h"
#include "proofs/claims/print/print.h"

#include <string.h>

/* A table by this name, an argument that is one, or a name that is given to one. */
static const char *table_named(const resolver_t *r, const node_t *x, const scope_t *s, unsigned depth)
{
    if (depth > DEPTH_MAX || (x->kind != NODE_NAME && x->kind != NODE_APPLY && x->kind != NODE_MASS)) return NULL;
    const scope_t *bound = scope_find(s, x->name);
    if (bound) return bound->argument ? table_named(r, bound->argument, bound->written, depth + 1) : NULL;
    const let_t *d = find_let(r, x->name);
    if (d) return d->law || d->args ? NULL : table_named(r, d->body, NULL, depth + 1);
    int entry = setting_entry(r->S, x->name);
    return entry >= 0 && r->S->entry[entry].kind == ENTRY_TABLE ? x->name : NULL;
}

/* A law by name, or p(y|x); an argument that is one, or a name that is given to one. */
static bool is_law(const resolver_t *r, const node_t *x, const scope_t *s, unsigned depth)
{
    if (depth > DEPTH_MAX || (x->kind != NODE_NAME && x->kind != NODE_APPLY && x->kind != NODE_MASS)) return false;
    const scope_t *bound = scope_find(s, x->name);
    if (bound) return bound->argument && is_law(r, bound->argument, bound->written, depth + 1);
    const let_t *d = find_let(r, x->name);
    if (d) return d->law || (!d->args && is_law(r, d->body, NULL, depth + 1));
    return x->kind == NODE_MASS || setting_law(r->S, x->name) >= 0;
}

/* Is this product one of laws that share a letter, or a power of a law? Such a product is taken at each letter, and no
** law: of two draws it has two letters. Letters in front of the factors so far are in F. */
static bool pointwise(resolver_t *r, free_t *F, const node_t *x, const scope_t *s)
{
    free_t own = { 0 };
    if (x->kind == NODE_MUL) return pointwise(r, F, x->part[0], s) || pointwise(r, F, x->part[1], s);
    if (x->kind == NODE_POW) return is_law(r, x->part[0], s, 0);
    if (!is_law(r, x, s, 0) || !whole_letters(r, &own, x, s)) return false;
    for (unsigned k = 0; k < own.n; k++) {
        if (own.behind[k]) continue;
        unsigned before = F->n;
        free_add(F, own.name[k], own.alphabet[k], false);
        if (F->n == before) return true;
    }
    return false;
}

bool law_is_one(resolver_t *r, const node_t *x, const scope_t *s)
{
    free_t F = { 0 };
    const char *table = table_named(r, x, s, 0);
    const let_t *d = x->kind == NODE_NAME && !scope_find(s, x->name) ? find_let(r, x->name) : NULL;
    if (table)
        return claim_fault(r->fault, x->at,
                           "%s is a table, expected a law: for %s law on .., or let law NAME = ..", table, table);
    if (d && !d->law && !d->args && d->body->kind != NODE_NAME) x = d->body;
    return !pointwise(r, &F, x, s) ||
           claim_fault(r->fault, x->at,
                       "%s is taken letter by letter, and no law: two draws of P are law P(x1) P(x2), and their law is "
                       "p(x1,x2)",
                       node_text(r->A, x));
}
