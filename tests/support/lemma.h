/* SPDX-License-Identifier: MIT
**
** Support for the tests of lemmas: records of a check, rows of a chain and of a table.
*/
#ifndef LEMMATA_TESTS_LEMMA_H
#define LEMMATA_TESTS_LEMMA_H

#include "proofs/engine/record.h"
#include "tests/support/candidate.h"

/* The lemma checked with `candidates` a family; cleared by the caller. */
record_t checked(const lemma_t *L, size_t candidates);
/* The link was attained with proved equality. */
void assert_attained(const record_t *r, const char *link);
/* What is found of every link of the lemma, in order; ends with a NULL link. Where it holds nothing is undecided, and
** something was tried. */
typedef struct { const char *link; finding_t finding; } found_t;
void assert_found(const record_t *r, const found_t *want);
/* With `candidates` a family: every link of the lemma holds, and is attained. */
void assert_holds_and_attained(const lemma_t *L, size_t candidates);
/* On the first `candidates` of each family: every row that gives one of these terms (the last is NULL) rests on a
** certificate. */
void assert_certified(const lemma_t *L, size_t candidates, const char *const *terms);
/* Row i of the lemma's table, by itself. */
void sweep_row(const real_t **cell, arena_t *A, const sweep_t *s, size_t i);
/* How many candidates family f has, at most `most`. */
size_t candidates_of(const lemma_t *L, size_t f, size_t most);
size_t link_called(const lemma_t *L, const char *name);
/* The term of this name in a row: of several, the first that it gives; NULL when it gives none. */
const real_t *term_called(const lemma_t *L, const chain_row_t *row, const char *name);

#endif
