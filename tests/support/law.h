/* SPDX-License-Identifier: MIT
**
** Probabilities of joint laws by plain summation over coordinates: a second route to every marginal.
*/
#ifndef LEMMATA_TESTS_LAW_H
#define LEMMATA_TESTS_LAW_H

#include "numerics/laws/pmf.h"

#include <stdlib.h>

/* The coordinate of cell i along axis k; the last axis runs fastest. */
static inline size_t law_coordinate(const pmf_t *P, size_t i, unsigned k)
{
    for (unsigned j = P->axes - 1; j > k; j--) i /= P->dim[j];
    return i % P->dim[k];
}

/* Do cells i and j agree on the axes of `set`? */
static inline bool law_agree(const pmf_t *P, axes_t set, size_t i, size_t j)
{
    for (unsigned k = 0; k < P->axes; k++)
        if (set >> k & 1 && law_coordinate(P, i, k) != law_coordinate(P, j, k)) return false;
    return true;
}

/* The number of cell i among the cells of the axes of `set`. */
static inline size_t law_position(const pmf_t *P, axes_t set, size_t i)
{
    size_t at = 0;
    for (unsigned k = 0; k < P->axes; k++)
        if (set >> k & 1) at = at * P->dim[k] + law_coordinate(P, i, k);
    return at;
}

/* num/den as it stands. */
static inline void law_cell(mpq_ptr q, const pmf_t *P, size_t i)
{
    mpz_set(mpq_numref(q), P->num + i);
    mpz_set(mpq_denref(q), P->den);
    mpq_canonicalize(q);
}

/* P(the variables of `set` are as in cell i). */
static inline void law_prob_of(mpq_ptr q, const pmf_t *P, axes_t set, size_t i)
{
    mpq_t cell;
    mpq_init(cell);
    mpq_set_ui(q, 0, 1);
    for (size_t j = 0; j < P->cells; j++)
        if (law_agree(P, set, i, j)) { law_cell(cell, P, j); mpq_add(q, q, cell); }
    mpq_clear(cell);
}

/* The invariant of pmf.h, in full. */
static inline bool law_is_lawful(const pmf_t *P)
{
    size_t cells = 1;
    for (unsigned k = 0; k < P->axes; k++) cells *= P->dim[k];
    mpz_t sum;
    mpz_init(sum);
    bool good = P->axes <= PMF_AXES_MAX && cells == P->cells && mpz_sgn(P->den) > 0;
    for (size_t i = 0; i < P->cells; i++) {
        good = good && mpz_sgn(P->num + i) >= 0;
        mpz_add(sum, sum, P->num + i);
    }
    good = good && mpz_cmp(sum, P->den) == 0;
    mpz_clear(sum);
    return good;
}

/* The law in words, in its arena. */
static inline const char *law_text(const pmf_t *P)
{
    const char *s = arena_printf(P->home, "law of");
    for (unsigned k = 0; k < P->axes; k++) s = arena_printf(P->home, "%s%s%zu", s, k ? "x" : " ", P->dim[k]);
    for (size_t i = 0; i <= P->cells; i++) { /* the denominator last */
        char *z = mpz_get_str(NULL, 10, i < P->cells ? P->num + i : P->den);
        s = arena_printf(P->home, "%s%s%s", s, i < P->cells ? " " : ", over ", z);
        free(z);
    }
    return s;
}

#endif
