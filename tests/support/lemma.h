/* SPDX-License-Identifier: MIT
**
** Support for the tests of lemmas: broken variants that must be refuted, and records of a check.
*/
#ifndef LEMMATA_TESTS_LEMMA_H
#define LEMMATA_TESTS_LEMMA_H

#include "proofs/engine/record.h"

/* A false variant of one link: one of its terms replaced, in every row, by another expression. */
typedef struct {
    const char *link, *what, *term;
    const real_t *(*replaced)(const real_t *term, const chain_row_t *row, const candidate_t *c);
} broken_t;

/* Every link of L has a variant, and every variant is violated by some candidate of L's own families. */
void assert_all_refuted(const lemma_t *L, const broken_t *variants);

/* The lemma checked with `candidates` a family; cleared by the caller. */
record_t checked(const lemma_t *L, size_t candidates);
/* Every link of the paper's own was tried on at least `least` candidates within its hypotheses, is not refuted and not
** undecided. */
void assert_holds(const record_t *r, unsigned long least);
/* The link was attained with proved equality. */
void assert_attained(const record_t *r, const char *link);
/* What is found of every link of the lemma, in order; ends with a NULL link. Where it holds nothing is undecided, and something was tried. */
typedef struct { const char *link; finding_t finding; } found_t;
void assert_found(const record_t *r, const found_t *want);
/* With `candidates` a family: every link of the lemma holds, and is attained. */
void assert_holds_and_attained(const lemma_t *L, size_t candidates);
/* On the first `candidates` of each family: every row that gives one of these terms (the last is NULL) rests on a certificate. */
void assert_certified(const lemma_t *L, size_t candidates, const char *const *terms);
/* Row i of the lemma's table, by itself. */
void sweep_row(const real_t **cell, arena_t *A, const sweep_t *s, size_t i);
/* How many candidates family f has, at most `most`. */
size_t candidates_of(const lemma_t *L, size_t f, size_t most);
size_t link_called(const lemma_t *L, const char *name);
/* The term of this name in a row: of several, the first that it gives; NULL when it gives none. */
const real_t *term_called(const lemma_t *L, const chain_row_t *row, const char *name);

/* --- common ways to break a term --------------------------------------------------------------------------- */

typedef const real_t *broken_term_t(const real_t *term, const chain_row_t *row, const candidate_t *c);
broken_term_t a_little_less, a_little_more, a_thousandth_less, a_thousandth_more, half, twice, negated, a_third, a_quarter, a_tenth, a_hundredth,
    plus_one, less_one, nothing;
/* p0(x) of the row x=.. in place of a claimed limit. */
broken_term_t the_start;

#endif
