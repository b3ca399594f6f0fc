/* SPDX-License-Identifier: MIT
**
** What the tree of a TeX claim shows to be read in two ways: \prod_x f(x) y, where y may stand within the product or
** behind it, and so \prod_x f(x) \prod_x g(x), whose second x is its own. Not so \prod_x (f(x) y) and
** \prod_x \frac{f(x)}{y}. Of a sum it is the same, but below a logarithm or a line: \log\sum_x f(x) y, 1/\sum_x f(x) y.
** Nor is a letter that a sum binds named outside of it in one term.
*/
#include "proofs/claims/tex/parts.h"

#include <string.h>

static bool binds(const node_t *x, const char *name)
{
    for (unsigned k = 0; k < x->bounds; k++)
        if (strcmp(x->bound[k].name, name) == 0) return true;
    return x->kind == NODE_MEAN_UNDER || (x->kind == NODE_DIVERGENCE && x->n == 3); /* by their laws */
}

/* Does x name this letter, and bind it nowhere? */
static bool depends(const node_t *x, const char *name)
{
    if (binds(x, name)) return false;
    if (x->name && x->kind != NODE_NUMBER && strcmp(x->name, name) == 0) return true;
    for (unsigned k = 0; k < x->n; k++)
        if (depends(x->part[k], name)) return true;
    return x->order && depends(x->order, name);
}

/* The last factor of the product that x is over, where it does not depend on what x is over; NULL. */
static const node_t *loose(const node_t *x)
{
    const node_t *body = x->part[x->n - 1];
    if (body->closed || (body->kind != NODE_MUL && body->kind != NODE_DIV)) return NULL;
    for (unsigned k = 0; k < x->bounds; k++)
        if (depends(body->part[1], x->bound[k].name)) return NULL;
    return body->part[1];
}

static bool outside_or_within(tex_reader_t *r, const node_t *x)
{
    const node_t *factor = loose(x);
    return !factor || claim_fault(r->fault, factor->at,
                                  "what stands here may be within the %s or behind it: write parentheses", x->name);
}

/* Is a letter that x binds named outside of it, in the same term or parentheses? \sum_{k=0}^{n} k + k, with a number k. */
static bool bound_once(tex_reader_t *r, const node_t *term, const node_t *x)
{
    for (unsigned k = 0; k < x->bounds; k++)
        if (depends(term, x->bound[k].name))
            return claim_fault(r->fault, x->bound[k].at,
                               "%s is bound here, and in this term it stands outside, too: expected parentheses around all "
                               "that this is of, or another letter",
                               x->bound[k].name);
    return true;
}

static bool checked(tex_reader_t *r, const node_t *term, const node_t *x)
{
    if (x->closed) term = x;
    bool sum = x->kind == NODE_OVER && strcmp(x->name, "sum") == 0;
    if (x->kind == NODE_OVER && !sum && !outside_or_within(r, x)) return false;
    const node_t *below = x->kind == NODE_APPLY && x->n == 1 ? x->part[0] : x->kind == NODE_DIV ? x->part[1] : NULL;
    if (below && below->kind == NODE_OVER && !below->closed && !outside_or_within(r, below)) return false;
    if (x->kind == NODE_OVER && !bound_once(r, term, x)) return false;
    for (unsigned k = 0; k < x->n; k++)
        if (!checked(r, term, x->part[k])) return false;
    return true;
}

static bool claim_checked(tex_reader_t *r, const claim_t *c)
{
    for (unsigned k = 0; k <= c->chain.n; k++)
        if (!checked(r, c->chain.term[k], c->chain.term[k])) return false;
    for (unsigned g = 0; g < c->givens; g++)
        for (unsigned k = 0; k < c->given[g].n && c->given[g].kind == FACT_RELATION; k++)
            if (!checked(r, c->given[g].part[k], c->given[g].part[k])) return false;
    return true;
}

bool tex_checked(tex_reader_t *r, const tree_t *T)
{
    for (unsigned l = 0; l < T->lemmas.n; l++)
        for (unsigned c = 0; c < T->lemmas.at[l]->claims.n; c++)
            if (!claim_checked(r, &T->lemmas.at[l]->claims.at[c])) return false;
    return true;
}
