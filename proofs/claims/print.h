/* SPDX-License-Identifier: MIT
**
** print -- the tree written out: in the plain notation, which read again gives the same tree, and in TeX.
*/
#ifndef LEMMATA_CLAIMS_PRINT_H
#define LEMMATA_CLAIMS_PRINT_H

#include "proofs/claims/tree.h"

#include <stdint.h>
#include <stdio.h>

void print_node(FILE *f, const node_t *x);
void print_fact(FILE *f, const fact_t *fact);
void print_claim(FILE *f, const claim_t *c);
/* [name], in quotes where it needs them. */
void print_link_name(FILE *f, const char *name);
void print_lemma(FILE *f, const lemma_tree_t *L);
void print_tree(FILE *f, const tree_t *T);
/* The same as texts in A. */
const char *node_text(arena_t *A, const node_t *x);
const char *fact_text(arena_t *A, const fact_t *fact);
const char *lemma_text(arena_t *A, const lemma_tree_t *L);

/* TeX of a term, for mathematics; of a chain, as rows of align*. */
void print_node_tex(FILE *f, const node_t *x);
void print_fact_tex(FILE *f, const fact_t *fact);
void print_chain_tex(FILE *f, const claim_t *c);
const char *node_tex(arena_t *A, const node_t *x);

/* A section on the lemma: title and label, statement, the claims that are ours, the source. */
void print_statement_tex(FILE *f, const char *id, const lemma_tree_t *L);

/* FNV-1a of what the lemma is for, given, lets and claims, with the definitions of its file; not of reasons, families and expectations. */
uint64_t lemma_hash(const tree_t *T, const lemma_tree_t *L);

#endif
