/* SPDX-License-Identifier: MIT
**
** The numerators of a law as words, and of its marginals.
*/
#include "numerics/laws/pmf_walk.h"

enum { WORD_BITS = 63 };

const uint64_t *pmf_words(const pmf_t *law)
{
    pmf_t *P = (pmf_t *)law; /* a value all the same: laws of an arena are its thread's alone */
    if (P->worded != PMF_WORDS_NOT_ASKED) return P->word;
    uint64_t *word = ARENA_ARRAY(P->home, uint64_t, P->cells);
    P->worded = PMF_WORDS;
    for (size_t i = 0; i < P->cells; i++) {
        word[i] = mpz_get_ui(P->num + i);
        if (mpz_size(P->num + i) > 1 || word[i] >> WORD_BITS) P->worded = PMF_WORDS_NONE;
    }
    return P->word = P->worded == PMF_WORDS ? word : NULL;
}

const pmf_t *pmf_view(arena_t *A, const pmf_t *P)
{
    pmf_words(P); /* they stay with P */
    pmf_t *R = ARENA_NEW(A, pmf_t);
    *R = *P;
    R->home = A;
    return R;
}

static size_t cells_of(const pmf_t *P, axes_t keep)
{
    size_t cells = 1;
    for (unsigned k = 0; k < P->axes; k++)
        if (keep >> k & 1) cells *= P->dim[k];
    return cells;
}

/* A sum of numerators is at most den; all of them are den. */
const uint64_t *pmf_marginal_words(size_t *cells, const pmf_t *P, axes_t keep)
{
    *cells = cells_of(P, keep);
    const uint64_t *word = pmf_words(P);
    if (!word || *cells == P->cells) return word;
    if (mpz_sizeinbase(P->den, 2) > WORD_BITS) return NULL;
    uint64_t *sum = ARENA_ARRAY(P->home, uint64_t, *cells);
    if (*cells == 1) { sum[0] = mpz_get_ui(P->den); return sum; }
    walk_t w = walk_start(P, keep);
    for (size_t i = 0; i < P->cells; i++, walk_on(&w, P)) sum[w.at] += word[i];
    return sum;
}
