/* SPDX-License-Identifier: MIT
**
** What the tree of a TeX claim shows to be read in two ways: \prod_x f(x) y, where y may stand within the product or
** behind it. Not so
** \prod_x (f(x) y) and \prod_x \frac{f(x)}{y}. (Of a sum it is the same.)
*/
#include "proofs/claims/tex/parts.h"

#include <string.h>

static bool names(const node_t *x, const bound_t *b, unsigned n)
{
    for (unsigned k = 0; k < n && x->name && x->kind != NODE_NUMBER; k++)
        if (strcmp(x->name, b[k].name) == 0) return true;
    for (unsigned k = 0; k < x->n; k++)
        if (names(x->part[k], b, n)) return true;
    return x->order && names(x->order, b, n);
}

static bool checked(tex_reader_t *r, const node_t *x)
{
    const node_t *body = x->kind == NODE_OVER && strcmp(x->name, "sum") != 0 ? x->part[x->n - 1] : NULL;
    bool product = body && !body->closed && (body->kind == NODE_MUL || body->kind == NODE_DIV);
    if (product && !names(body->part[1], x->bound, x->bounds))
        return claim_fault(r->fault, body->part[1]->at,
                           "what stands here may be within the %s or behind it: write parentheses", x->name);
    for (unsigned k = 0; k < x->n; k++)
        if (!checked(r, x->part[k])) return false;
    return true;
}

bool tex_checked(tex_reader_t *r, const tree_t *T)
{
    for (unsigned l = 0; l < T->lemmas.n; l++)
        for (unsigned c = 0; c < T->lemmas.at[l]->claims.n; c++) {
            const claim_chain_t *chain = &T->lemmas.at[l]->claims.at[c].chain;
            for (unsigned k = 0; k <= chain->n; k++)
                if (!checked(r, chain->term[k])) return false;
        }
    return true;
}
