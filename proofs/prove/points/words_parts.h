/* SPDX-License-Identifier: MIT
**
** The writing of terms at letters: what its files share.
*/
#ifndef LEMMATA_POINTS_WORDS_PARTS_H
#define LEMMATA_POINTS_WORDS_PARTS_H

#include "proofs/claims/compile.h"
#include "proofs/prove/points/words.h"

words_t points_writer(points_words_t *P);
/* The law or table that is argument k of a word, at the letter x'. */
const char *points_argument(points_words_t *P, words_t *r, const core_t *x, unsigned k);
/* K, or K + 1, of at least so many; NULL: it is neither. */
const char *points_size(points_words_t *P, const words_t *r, const core_t *x, unsigned fewest, const char **K);

/* The statement of the link, and how many hypotheses it has; NULL outside the class. */
const char *points_stated(points_words_t *P, unsigned *facts, arena_t *A, const compiled_t *C, size_t link);

/* A name like this one that nothing has. */
const char *points_free_name(const points_words_t *P, const char *initial);

/* --- what a divergence buys, and the best of N (frontier.c); NULL: of no kind that the notation has ---------------- */

const char *bought_best(points_words_t *P, words_t *r, const core_t *x, const char *letter);
const char *bought_edge(points_words_t *P, words_t *r, const core_t *x);

/* --- tables whose rows are drawn (draws.c) ------------------------------------------------------------------------ */

/* An entry of the drawn table whose value stands for the row; NULL: none does. */
const char *draws_entry(points_words_t *P, const char *letter, const core_t *x);
/* Does the letter of this alphabet stand for the value of the table whose rows are drawn? Then it does from here on. */
bool draws_letter(points_words_t *P, unsigned slot, unsigned alphabet);
/* The mean of all rows; an expectation over k of them. NULL: it is neither. */
const char *draws_mean(points_words_t *P, words_t *r, const core_t *x);
const char *draws_word(points_words_t *P, words_t *r, const core_t *x);

#endif
