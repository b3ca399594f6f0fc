/* SPDX-License-Identifier: MIT
**
** tex_read -- the claims of a paper's own TeX. Lines that begin with %: declare, in the plain notation; between `%:
** lemma ..` and `%: end` the displayed equations are the chains: a row is a link or more, a row that begins with a
** relation goes on, one with a left side of its own begins a claim, and \label names the last link of its row. What is
** read becomes the tokens of the plain notation, each at its place in the TeX, and then the same tree. What cannot be
** read is refused, with its place: nothing is guessed.
*/
#ifndef LEMMATA_CLAIMS_TEX_READ_H
#define LEMMATA_CLAIMS_TEX_READ_H

#include "proofs/claims/parse/parse.h"

/* NULL, and the fault, when it cannot be read or declares no lemma. */
tree_t *claims_parse_tex(arena_t *A, const char *file, const char *text, size_t n, const includes_t *from,
                         claim_fault_t *fault);

#endif
