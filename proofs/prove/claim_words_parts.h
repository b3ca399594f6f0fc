/* SPDX-License-Identifier: MIT
**
** The writing of terms in the notation of certificates: what claim_words.c shares with a notation that has more.
*/
#ifndef LEMMATA_CLAIM_WORDS_PARTS_H
#define LEMMATA_CLAIM_WORDS_PARTS_H

#include "proofs/prove/claim_words.h"

/* How firmly a term is bound: a sum, a product, a power, an atom. */
typedef enum { SUM, PRODUCT, POWER, ATOM } level_t;

typedef struct words {
    arena_t *A;
    const core_lemma_t *L;
    bool sizes;       /* of alphabets are terms, too */
    bool letters;     /* and sums over letters; slot: the one that is bound here, -1 none */
    bool laws;        /* divergences, extremes, sizes as sums of 1 */
    int slot;
    const char *letter;
    int out_slot;     /* bound around it: the output of a channel */
    const char *out_letter;
    bool integers;    /* binomial coefficients, sums and products over an index, which has the slot and the letter */
    bool conditions;  /* counted as 1 or 0 */
    /* What the notation has more: true, and in *text what is written, NULL outside the class; false: not of it. */
    bool (*more)(const char **text, struct words *r, const core_t *x, level_t least);
    void *self;
} words_t;

const char *words_of(words_t *r, const core_t *x, level_t least);

#endif
