/* SPDX-License-Identifier: MIT
**
** claim_words -- terms of a claim in the notation of certificates (docs/certificates.md, section 2); NULL where they
** are not of it.
*/
#ifndef LEMMATA_CLAIM_WORDS_H
#define LEMMATA_CLAIM_WORDS_H

#include "proofs/claims/compile.h"

/* Of declared numbers; of sizes and Pr(A != B) too; of sums over letters, entries of laws and tables, where `slot` is
** bound to `letter`;
** -1: none is. */
const char *number_words(arena_t *A, const core_lemma_t *L, const core_t *x);
const char *real_words(arena_t *A, const core_lemma_t *L, const core_t *x);
const char *sum_words(arena_t *A, const core_lemma_t *L, const core_t *x, int slot, const char *letter);
/* With divergences, extremes, sizes as sums of 1 too; the letter of an alphabet. */
const char *law_words(arena_t *A, const core_lemma_t *L, const core_t *x, int slot, const char *letter);
/* With conditions counted as 1 or 0, too. */
const char *tested_words(arena_t *A, const core_lemma_t *L, const core_t *x, int slot, const char *letter);
const char *letter_name(arena_t *A, const core_lemma_t *L, unsigned alphabet);
/* Of integers: with binomial coefficients, sums and products over an index. Of means: with conditions counted as 1 or
** 0. */
const char *integer_words(arena_t *A, const core_lemma_t *L, const core_t *x);
const char *moment_words(arena_t *A, const core_lemma_t *L, const core_t *x, int slot, const char *letter);
/* Of a Renyi divergence: 2; 0: 1/2; -1: another. */
int renyi_order(const core_t *x);
/* An end of a range; `none` where there is none. */
const char *end_words(arena_t *A, mpq_srcptr q, const char *none);
/* A number's range; NULL where its ends are not constants. */
const char *number_range_words(arena_t *A, const entry_t *e);
/* The alphabets, a bit each, whose sizes stand in terms, as |X| or as a sum at whose letter nothing stands, and those
** of entries. A certificate says of one alphabet how many letters it has: do they fit, all being one? */
typedef struct { unsigned sized, entered; } alphabets_t;
void alphabets_in(alphabets_t *a, const core_lemma_t *L, const core_t *x);
bool alphabets_fit(const alphabets_t *a);
/* The name of an alphabet's size: what it was declared on, or the first definition NAME = |X|; NULL: none. */
const char *size_name(const core_lemma_t *L, unsigned alphabet);
/* The same; where it has none, one that is no name of the lemma. */
const char *size_word(const core_lemma_t *L, unsigned alphabet);
/* Is x the probability that two variables of the joint law, axes a < b, differ? */
bool is_difference(const core_lemma_t *L, const core_t *x, unsigned *a, unsigned *b);
/* A whole exponent of at most 64, with its sign. */
bool whole_power(long *k, const core_t *x);
/* 0 < NAME or NAME > 0, of a law or a table: it stands with the declaration. */
bool says_positive(const core_lemma_t *L, const fact_t *f);

#endif
