/* SPDX-License-Identifier: MIT
**
** What is not known, or not called as it is: said, with what may have been meant.
*/
#include "proofs/claims/core/resolve.h"

#include <string.h>

/* What others call it. */
static const char *spelled_here(const char *name)
{
    static const char *const all[][2] = { { "ln", "log" },
                                          { "lg", "log2" },
                                          { "log10", "log(x)/log(10)" },
                                          { "infinity", "inf" },
                                          { "infty", "inf" },
                                          { "Infinity", "inf" },
                                          { "e", "exp(1)" },
                                          { "Prob", "Pr(..)" },
                                          { "Var", "E(P; f^2) - E(P; f)^2" },
                                          { "sup", "max" },
                                          { "inf", "min" },
                                          { "binom", "binomial" },
                                          { "choose", "binomial" },
                                          { "h2", "h(p)/log(2) in bits, h(p) in nats" },
                                          { "hb", "h(p)" } };
    for (size_t k = 0; k < sizeof all / sizeof *all; k++)
        if (strcmp(name, all[k][0]) == 0) return all[k][1];
    return NULL;
}

bool takes(resolver_t *r, spot_t at, const char *name, unsigned n, const char *but)
{
    return claim_fault(r->fault, at, "%s takes %u argument%s, %s", name, n, n == 1 ? "" : "s", but);
}

/* p q of pq, where each letter is known by itself; NULL. */
static const char *side_by_side(arena_t *A, const char *name, const char *const *known, unsigned n)
{
    const char *product = "";
    if (!name[0] || !name[1]) return NULL;
    for (const char *c = name; *c; c++) {
        bool is = false;
        for (unsigned k = 0; k < n; k++) is |= known[k][0] == *c && !known[k][1];
        if (!is) return NULL;
        product = arena_printf(A, "%s%s%c", product, c > name ? " " : "", *c);
    }
    return product;
}

bool unknown(resolver_t *r, spot_t at, const char *name, const char *what)
{
    const char *known[256];
    unsigned n = 0;
    for (unsigned k = 0; k < r->S->params; k++) known[n++] = r->S->entry[k].name;
    for (unsigned k = 0; k < r->S->laws; k++) known[n++] = r->S->law[k].name;
    for (unsigned k = 0; k < r->S->alphabets && n < 200; k++) {
        known[n++] = r->S->alphabet[k].name;
        if (r->S->alphabet[k].size) known[n++] = r->S->alphabet[k].size;
    }
    for (unsigned k = 0; k < r->L->tree->lets.n && n < 220; k++) known[n++] = r->L->tree->lets.at[k].name;
    for (unsigned k = 0; k < r->L->file->defs.n && n < 256; k++) known[n++] = r->L->file->defs.at[k].name;
    const char *other = spelled_here(name), *near = did_you_mean(r->A, name, known, n);
    if (other) return claim_fault(r->fault, at, "%s is not declared, expected %s; here it is %s", name, what, other);
    bool number = strcmp(what, "a number") == 0;
    const char *product = number ? side_by_side(r->A, name, known, n) : NULL;
    if (product) return claim_fault(r->fault, at, "%s is not declared, expected %s; a product is %s", name, what, product);
    if (r->bracketed && !*near) near = "; a link's name that holds a relation stands in quotes: [\"K >= K0\"]";
    bool line = at.file && strcmp(at.file, "-e") == 0;
    if (number && !*near)
        near = arena_printf(r->A, line ? ": --given '%s in R' declares one" : ": for %s in R declares one", name);
    return claim_fault(r->fault, at, "%s is not declared, expected %s%s", name, what, near);
}
