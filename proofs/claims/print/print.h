/* SPDX-License-Identifier: MIT
**
** print -- the tree written out: in the plain notation, which read again gives the same tree, and in TeX.
*/
#ifndef LEMMATA_CLAIMS_PRINT_H
#define LEMMATA_CLAIMS_PRINT_H

#include "proofs/claims/tree/tree.h"
#include "proofs/claims/words.h"

#include <stdint.h>
#include <stdio.h>

/* Where to, and how: as an author would write it, TV(P,Q); else each divergence alike, TV(P||Q), as records, hashes and
** certificates have it. */
typedef struct { FILE *to; bool written; } sheet_t;
void print_node_as(sheet_t f, const node_t *x);
void print_fact_as(sheet_t f, const fact_t *fact);
void print_claim_as(sheet_t f, const claim_t *c);

/* Each divergence alike. */
void print_node(FILE *f, const node_t *x);
void print_fact(FILE *f, const fact_t *fact);
void print_claim(FILE *f, const claim_t *c);
/* [name], in quotes where it needs them. */
void print_link_name(FILE *f, const char *name);
/* As an author would. */
void print_lemma(FILE *f, const lemma_tree_t *L);
void print_tree(FILE *f, const tree_t *T);
/* The same as texts in A. */
const char *node_text(arena_t *A, const node_t *x);
const char *node_written(arena_t *A, const node_t *x); /* as an author would */
const char *fact_text(arena_t *A, const fact_t *fact);
const char *lemma_text(arena_t *A, const lemma_tree_t *L);

/* TeX of a term, for mathematics; of a chain, as rows of align*. */
void print_node_tex(FILE *f, const node_t *x);
void print_fact_tex(FILE *f, const fact_t *fact);
void print_chain_tex(FILE *f, const claim_t *c);
/* Behind the chain, what it is for and under which hypotheses: \quad\text{for all } s\quad\text{if } X\to Y\to Z. */
void print_conditions_tex(FILE *f, const claim_t *c);
const char *node_tex(arena_t *A, const node_t *x);

/* The term, the lemma, with its lets by the TeX that the author gives them (named.c). */
const node_t *node_named(arena_t *A, const lemma_tree_t *L, const node_t *x);
const lemma_tree_t *lemma_named(arena_t *A, const lemma_tree_t *L);
/* Are the arguments printed behind its name? TeX that ends in a bracket says them itself. */
bool let_has_arguments(const let_t *d);

enum { MET_WORDS_MAX = 400 };
/* The lets that a reader meets, and the functions that are none, each as often as it stands; `behind`: seen through. */
typedef struct { bool let[ITEMS_MAX], behind[ITEMS_MAX]; unsigned words; const char *word[MET_WORDS_MAX]; } met_t;
/* Adds what is met in the statement, or in the claims that are ours. */
void lemma_meets(met_t *m, const lemma_tree_t *L, bool ours);

/* A section on the lemma: title and label, statement, the claims that are ours, the source; of the paper's words (NULL:
** none) what they are. */
void print_statement_tex(FILE *f, const char *id, const lemma_tree_t *L, const word_t *const *words);

/* FNV-1a of what the lemma is for, given, lets and claims, with the definitions of its file; not of reasons, families
** and expectations. */
uint64_t lemma_hash(const tree_t *T, const lemma_tree_t *L);

#endif
