/* SPDX-License-Identifier: MIT
**
** Small lemmas for the tests of the engine, true or false as it suits, with terms that can be computed by hand.
*/
#ifndef LEMMATA_TESTS_TOY_H
#define LEMMATA_TESTS_TOY_H

#include "proofs/engine/record.h"
#include "numerics/expr/real.h"

/* Three numbers and a table that only adds cells: a <= b <= c, true or not as they are drawn. Outside when a < -3. */
extern const lemma_t toy_numbers;
enum { TOY_A, TOY_B, TOY_C };

/* 3i <= 3i + 1 <= 3i + 3: the slack of the links is 1 and 2, always. */
extern const lemma_t toy_steady;

/* I(X;Y) <= H(X) <= log n for random channels: log forms, often equal. */
extern const lemma_t toy_channel;

/* The i-th candidate: i = 0 undefined, 1 equal infinities, 2 infinite slack, 3 outside, 4 two rows (strict and equal),
** 5 equal, 19 beyond, others strict with slack i. One link, x <= y. */
extern const lemma_t toy_mixed;
enum {
    MIXED_UNDEFINED,
    MIXED_INFINITE,
    MIXED_FAR,
    MIXED_OUTSIDE,
    MIXED_ROWS,
    MIXED_EQUAL,
    MIXED_STRICT,
    MIXED_BEYOND = 19
};

/* The i-th candidate is the number v = i mod 16. Where v mod 5 = 3 it violates x <= y; else the slack is 1/3 + ((7v +
** 6) mod 16) 2^-200: doubles do not tell these apart. The least is that of v = 6. */
extern const lemma_t toy_near;

/* The statement holds; a link of ours is undecided, or refuted; a step of its proof is refuted. */
extern const lemma_t toy_ours_undecided, toy_ours_refuted, toy_step_refuted;

/* A lemma that uses toy_numbers, and one that uses that one. */
extern const lemma_t toy_leaning, toy_leaning_further;

extern const paper_t toy_paper;

/* The defaults of check, with so many candidates a family. */
check_options_t toy_options(size_t candidates);
/* The lemma checked; cleared by the caller. */
record_t toy_checked(const lemma_t *L, const check_options_t *o);

#endif
