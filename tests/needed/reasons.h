/* SPDX-License-Identifier: MIT
**
** reasons -- why a hypothesis without which no link falls is there all the same: reasons.tsv, one line each.
**
** A line is id, the first link of the hypothesis's claim (- for the whole lemma), hypothesis, reason, with tabs
** between. What is no such line is passed over.
*/
#ifndef LEMMATA_TESTS_REASONS_H
#define LEMMATA_TESTS_REASONS_H

#include "proofs/claims/compile.h"

#include <stdio.h>

enum { REASON_FIELDS = 4, REASON_CHARS = 1000 };
typedef struct { char text[REASON_CHARS]; char *field[REASON_FIELDS]; bool seen; } excuse_t;
typedef struct { excuse_t *at; unsigned n; } reasons_t;

/* False where the file is not there, or memory is not. */
bool reasons_read(reasons_t *R, const char *path);
void reasons_clear(reasons_t *R);

/* Drops each hypothesis of the lemma, on at most `most` candidates a family, and says of each on `out` what comes of
** it. False where one is not needed and has no reason, or is needed and has one, or a reason is of no hypothesis of a
** link that is not refuted. */
bool reasons_hold(reasons_t *R, const lemma_t *L, size_t most, FILE *out);
/* Is each reason for this lemma one of a hypothesis that it has? The others are said. Nothing is decided. */
bool reasons_named(reasons_t *R, const lemma_t *L, FILE *out);

#endif
