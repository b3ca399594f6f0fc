/* SPDX-License-Identifier: MIT
**
** mutants -- broken variants of a link, made from its tree: a constant nudged, a sign flipped, a term dropped, the
** relation turned, the weights of a sum exchanged. A check that cannot fail is found by them: each must be refuted by
** some candidate, or is said to survive.
*/
#ifndef LEMMATA_CLAIMS_MUTANTS_H
#define LEMMATA_CLAIMS_MUTANTS_H

#include "proofs/claims/compile.h"

enum { MUTANTS_MAX = 256 };

typedef struct { unsigned claim, link; const char *what; relop_t op; const node_t *lhs, *rhs; } mutant_t;

/* The mutants of link `link` of claim `claim`; their number. */
unsigned mutants_of(mutant_t *out, arena_t *A, const lemma_tree_t *L, unsigned claim, unsigned link);
/* The lemma with this link alone, broken so; families are those of the lemma. */
const lemma_tree_t *mutant_lemma(arena_t *A, const lemma_tree_t *L, const mutant_t *m);
/* The lemma with one claim alone, of ours: guarded and quantified as `like`, its only link that of m, by this name
** (NULL: none). */
const lemma_tree_t *lemma_alone(arena_t *A, const lemma_tree_t *L, const claim_t *like, const mutant_t *m,
                                const char *name);
/* That lemma compiled, with the definitions of its file; NULL: it is wrong. */
const compiled_t *compiled_alone(arena_t *A, const tree_t *file, const lemma_tree_t *L, const word_t *const *words);
/* Is it refuted by some candidate of its families, at most `most` of each? -1: it cannot be compiled. */
int mutant_refuted(arena_t *A, const tree_t *file, const lemma_tree_t *L, const word_t *const *words, const mutant_t *m,
                   size_t most);

#endif
