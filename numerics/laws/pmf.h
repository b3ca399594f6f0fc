/* SPDX-License-Identifier: MIT
**
** pmf -- rational probability laws on products of finite alphabets.
**
** Invariant: every probability is num[i]/den with integers num[i] >= 0, den > 0, and the num[i] add up
** to den, exactly. The cells stand in row-major order: the last axis runs fastest.
**
** A set of axes is a bit mask: bit k is axis k. A lemma names its axes once,
**     enum { S = 1, U = 2, H = 4, Y = 8 };
** builds the joint law factor by factor as the paper writes it, p(s) p(u|s) p(h|u,s) p(y|h,s),
**     P = p_S;  P = pmf_extend(P, S, p_U);  P = pmf_extend(P, S|U, p_H); ...
** and asks for any entropy of it by the set of variables.
*/
#ifndef LEMMATA_PMF_H
#define LEMMATA_PMF_H

#include "numerics/base/arena.h"

#include <stdbool.h>
#include <stdint.h>

enum { PMF_AXES_MAX = 14 };

typedef unsigned axes_t;

typedef struct {
    arena_t *home;
    unsigned axes;
    size_t   dim[PMF_AXES_MAX]; /* the length of each axis, at least 1 */
    size_t   cells;             /* their product */
    mpz_ptr  den;
    mpz_ptr  num;               /* cells of them */
    enum { PMF_WORDS_NOT_ASKED, PMF_WORDS_NONE, PMF_WORDS } worded;
    uint64_t *word;             /* the num again, once asked for: pmf_words */
} pmf_t;

/* Channels: one law of the output for each input. num[x * ny + y] / den, every row adding up to den. */
typedef struct {
    arena_t *home;
    size_t   nx, ny;
    mpz_ptr  den;
    mpz_ptr  num;
} chan_t;

/* The law with these `n` probabilities on one axis; NULL when one is negative, they do not sum to
** exactly 1, or n = 0. */
const pmf_t *pmf_make(arena_t *A, size_t n, mpq_srcptr p);
/* The law proportional to `n` non-negative integer weights; NULL when one is negative or all are 0. */
const pmf_t *pmf_weights(arena_t *A, size_t n, mpz_srcptr w);
const pmf_t *pmf_uniform(arena_t *A, size_t n);
const pmf_t *pmf_point(arena_t *A, size_t n, size_t where);

/* The same law, its single axis split into `axes` axes of these lengths (their product is its length). */
const pmf_t *pmf_reshape(const pmf_t *P, unsigned axes, const size_t *dim);

/* The same law in another arena, sharing its numerators: what is computed from it belongs to A. P outlives it. */
const pmf_t *pmf_view(arena_t *A, const pmf_t *P);

/* P(..) W(z | the variables of `given`): one axis z more, at the end. The inputs of W are the cells of the
** given axes in row-major order; W->nx is their number. given = 0 multiplies by the one row of W.
** P has fewer than PMF_AXES_MAX axes. */
const pmf_t *pmf_extend(const pmf_t *P, axes_t given, const chan_t *W);
/* The law of the variables of `keep`, in their order. */
const pmf_t *pmf_marginal(const pmf_t *P, axes_t keep);
/* The law given that the variables of `given` have the value `at` (row-major among them). The axes stay as they are,
** so the variables keep their names. NULL when the condition has probability 0. */
const pmf_t *pmf_given(const pmf_t *P, axes_t given, size_t at);

/* Are the variables of `a` independent of those of `b`, given those of `c`: is I(a;b|c) = 0? Exactly; the sets may meet
** (pmf_independent.c). */
bool pmf_independent(const pmf_t *P, axes_t a, axes_t b, axes_t c);

/* The num as words, where all of them are below 2^63; else NULL. Made once, when first asked for. */
const uint64_t *pmf_words(const pmf_t *P);
/* Those of the law of the variables of `keep`, and how many they are; NULL where they may be 2^63 or more. */
const uint64_t *pmf_marginal_words(size_t *cells, const pmf_t *P, axes_t keep);

/* The row-major index, among the axes of `keep`, of cell i. */
size_t pmf_index(const pmf_t *P, axes_t keep, size_t i);
/* The probability of cell i. */
void pmf_prob(mpq_ptr q, const pmf_t *P, size_t i);
/* P(S), S marked by cell. */
void pmf_mass(mpq_ptr q, const pmf_t *P, const bool *S);
/* sum_i P(i) f(i), f with P->cells entries. */
void pmf_mean(mpq_ptr q, const pmf_t *P, mpq_srcptr f);

#endif
