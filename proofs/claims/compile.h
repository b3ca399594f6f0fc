/* SPDX-License-Identifier: MIT
**
** compile -- from a claim file to what the engine runs: a lemma_t of each lemma, with parameters, terms, links,
** families, and one chain function that evaluates its terms.
*/
#ifndef LEMMATA_CLAIMS_COMPILE_H
#define LEMMATA_CLAIMS_COMPILE_H

#include "proofs/claims/core/core.h"
#include "proofs/engine/lemma.h"

/* What a link of the engine says of a claim's link: itself, equality where facts are met, strictness where they are
** not. */
typedef enum { SAYS_ITSELF, SAYS_EQUAL, SAYS_STRICT } says_t;
typedef struct { unsigned claim, link; says_t says; const core_equality_t *equality; } link_of_t;

struct plan;

typedef struct {
    lemma_t lemma;
    const core_lemma_t *core;
    unsigned terms, links;
    unsigned first_term[ITEMS_MAX]; /* of each claim */
    link_of_t of[LINKS_MAX];
    const struct plan *plan;        /* how candidates are made */
    const char *hash;               /* of the claim, as 16 hexadecimal digits */
} compiled_t;

typedef struct {
    const tree_t *tree;
    paper_t paper;
    unsigned n;
    const compiled_t *const *lemma;
} compiled_file_t;

/* All lemmas of the file; ids are PAPER/SLUG, the paper's id or the file's name. NULL and the fault. */
const compiled_file_t *claims_compile(arena_t *A, const tree_t *tree, const word_t *const *words, claim_fault_t *fault);
/* PAPER/SLUG: what an id without a paper means in the files of this one. "ID#LINK" keeps its link. */
const char *lemma_id_in(arena_t *A, const char *paper, const char *id);
/* What L was compiled from; NULL when it is no claim's. */
const compiled_t *compiled_of(const lemma_t *L);

#endif
