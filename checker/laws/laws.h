/* SPDX-License-Identifier: MIT
**
** Section 6: claims about laws on an alphabet of any size, by the values of sums over its letters (values.c, limits.c,
** letterwise.c, binary.c).
*/
#ifndef LEMMATA_CHECKER_LAWS_H
#define LEMMATA_CHECKER_LAWS_H

#include "checker/boxes/boxes.h"

enum { VALUES_MAX = 6, LAWS_MAX = 4 };

/* A sum over the letters, the number that stands for it, and where it lies: `all` of all laws, the number's range of
** those that suffice. narrowed: by a hypothesis; of: its laws; image: these are behind a channel, that of this
** number. */
typedef struct { const term_t *sum; unsigned number, channel; range_t all; bool infinite, narrowed, image;
    const term_t *of[2]; } value_t;

typedef struct {
    statement_t *S;
    unsigned n, laws, declared;      /* values; laws; numbers before them */
    value_t value[VALUES_MAX];
    unsigned law[LAWS_MAX];          /* their numbers */
    const term_t *larger, *smaller;  /* of the claim, in values */
    bool equal, no_letter_more;   /* a letter of probability 0 may change a sum beside a divergence */
    /* a term at a letter, an entry that stands for it, its means; NULL: none (tested.c) */
    const term_t *test;
    unsigned hat, mean[2];
    const json_t *variations;
} values_t;

/* --- values.c ----------------------------------------------------------------------------------------------------- */

/* The statement, with values for its sums; named by `list`. Rejects where it is none of section 6, or the limits of
** section 6 are not shown. */
void values_read(values_t *V, statement_t *s, const json_t *proof);
/* Of the members of a proof: what is wanted, and those that may be there. */
void values_members(const json_t *proof, const char *names);
/* Hypotheses that a divergence behind a channel is at most that in front of it, where both are values. */
void data_processing(const values_t *V);
/* An entry, or a value, stands in it: it is no term in numbers alone. */
bool has_letters(const values_t *V, const term_t *x);
/* The weights of the laws in a mixture, polynomials in numbers; false: it is none. Forms are those that are open
** now. */
bool mixture(const values_t *V, form_t *weight, const term_t *x);
/* A new number of small letters, in (0,hi), hi = 0: (0,inf). */
unsigned small_name(statement_t *s, const json_t *name, unsigned hi);
/* The summand of a divergence where the laws have these entries, with roots where they are known. */
typedef struct { const term_t *at[LAWS_MAX], *root[LAWS_MAX]; } entries_t;
const term_t *summand(const values_t *V, const value_t *divergence, const entries_t *e);
/* A box of the numbers of the statement and the values, at their ranges. */
void values_box(const values_t *V, box_t *B);

/* --- tested.c: sums that are no values ---------------------------------------- */

/* The test of the proof; its names. */
void test_read(values_t *V, const json_t *test);
/* The sum over letters of what is linear in the laws and of degree 1 in the test, by the test's means. */
const term_t *tested(const values_t *V, const term_t *sum);
/* A multiple of a TV that is a value; NULL: not said to be one. */
const term_t *variation(const values_t *V, const term_t *sum);

/* --- limits.c: both sides tend to what they are, whatever the values and numbers tend to -------------------------- */

void limits_exist(const values_t *V);

#endif
