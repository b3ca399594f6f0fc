/* SPDX-License-Identifier: MIT
**
** page -- a claim as JSON, for readers that are no C: what its page on the site shows, and its resolved tree, which a
** browser evaluates on edited witnesses. The claim is typed once, and every reader reads this.
*/
#ifndef LEMMATA_CLAIMS_PAGE_H
#define LEMMATA_CLAIMS_PAGE_H

#include "proofs/claims/compile.h"

/* The resolved tree: {"alphabets", "params", "laws", "joint", "nodes", "givens", "claims", "equalities"}. Nodes are
** listed children first, each once, and named by their places in the list. */
json_t *core_to_json(const core_lemma_t *L);

/* What is said of the lemma: title, statement in TeX and in the plain notation, parameters, terms, links with their
** reasons, uses, families;
** "tree" as above. */
json_t *page_to_json(const lemma_t *L);

#endif
