/* SPDX-License-Identifier: MIT
**
** What a claim is for, and its hypotheses, in TeX behind its chain, as authors write them and as the TeX is read.
*/
#include "proofs/claims/print/print.h"

/* x, y\in\mathcal X */
static void letters(FILE *f, unsigned n, const bound_t *each)
{
    fputs("\\text{for all } ", f);
    for (unsigned k = 0; k < n; k++) {
        if (k) fputs(", ", f);
        print_node_tex(f, &(node_t){ .kind = NODE_NAME, .name = each[k].name });
        if (each[k].of) fprintf(f, "\\in\\mathcal %s", each[k].of);
    }
}

void print_conditions_tex(FILE *f, const claim_t *c)
{
    if (c->givens && c->chain.n > 1) fputs("\\\\ &", f); /* in a row of its own: of all links */
    if (c->eaches) {
        fputs("\\quad", f);
        letters(f, c->eaches, c->each);
    }
    for (unsigned k = 0; k < c->givens; k++) {
        /* Letters behind hypotheses that `and' joins are each one's: one for each of a letter stands by itself. */
        bool joined = k && !c->given[k].eaches && !c->given[k - 1].eaches;
        fputs(joined ? " \\text{ and } " : c->given[k].kind == FACT_RELATION ? "\\quad\\text{if } "
                                                                             : "\\quad\\text{for } ", f);
        print_fact_tex(f, &c->given[k]);
        if (!c->given[k].eaches) continue;
        fputs("\\ ", f);
        letters(f, c->given[k].eaches, c->given[k].each);
    }
}
