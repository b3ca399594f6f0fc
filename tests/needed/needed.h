/* SPDX-License-Identifier: MIT
**
** needed -- hypotheses dropped one by one: does a link fall without this one, on some candidate of the lemma's
** families?
**
** A hypothesis is needed if without it some link that it is for, and that is not refuted with it, is violated. If none
** is, on some candidates that miss it alone the links hold, or say nothing (a quotient by 0); where no candidate misses
** it alone, nothing was learnt. An equation for the size of an alphabet is no hypothesis: it says what the letters are.
*/
#ifndef LEMMATA_TESTS_NEEDED_H
#define LEMMATA_TESTS_NEEDED_H

#include "proofs/claims/compile.h"

typedef struct {
    const char *hypothesis;  /* its words, else what it says */
    const char *link;        /* of a claim of its own, the first; NULL: of the whole lemma */
    unsigned links;          /* that are not refuted with it */
    unsigned falls;          /* of these */
    /* on the others: candidates that miss it alone and hold, or have no verdict; of the link that has most */
    unsigned long holds, unsaid;
    const char *first;       /* the link that falls; on which candidate */
    const char *family;
    size_t index;
} needed_t;

typedef struct { unsigned n; const needed_t *at; } needs_t;

/* The hypotheses of the lemma as a whole come first, then those of each claim. At most `most` candidates a family,
** CANDIDATES_DEFAULT of one without end. */
needs_t needs_of(arena_t *A, const compiled_t *C, size_t most);

#endif
