/* SPDX-License-Identifier: MIT
**
** fault -- what is wrong with a claim file: one line that says where, what, and what was expected; then the line itself
** and a caret. Columns count characters, from 1; a tab is one.
*/
#ifndef LEMMATA_CLAIMS_FAULT_H
#define LEMMATA_CLAIMS_FAULT_H

#include "proofs/claims/tree/tree.h"

typedef struct {
    bool set;
    spot_t at;
    char text[400];
    char line[200];     /* the line of the text it is about, cut to this; may be empty */
    unsigned caret;     /* the byte of `line` it is at, or its length and more: past its end */
} claim_fault_t;

/* Sets the fault, unless one is set; returns false. */
bool claim_fault(claim_fault_t *f, spot_t at, const char *format, ...) __attribute__((format(printf, 3, 4)));
/* Is text[0..n), which begins at `at`, UTF-8 without a zero byte? False, and the fault, where it is not. */
bool text_is_utf8(claim_fault_t *f, spot_t at, const char *text, size_t n);
/* Fills in the line that the fault is about, from the text of its file. */
void fault_quote(claim_fault_t *f, const char *text);
/* The same where it is about `file`, which is `text`, and has no line yet. */
void fault_quote_of(claim_fault_t *f, const char *file, const char *text);
/* "; did you mean X?" where one of the n names is this one but for capitals, or within two edits of it; "" else. In
** A. */
const char *did_you_mean(arena_t *A, const char *name, const char *const *known, size_t n);

#endif
