/* SPDX-License-Identifier: MIT
**
** terms -- terms that a prover makes, beside those of a claim: numbers, names of declared numbers, operations.
*/
#ifndef LEMMATA_PROVE_TERMS_H
#define LEMMATA_PROVE_TERMS_H

#include "proofs/claims/compile.h"

const core_t *core_rational(arena_t *A, mpq_srcptr q);
const core_t *core_integer(arena_t *A, long k);
const core_t *core_param(arena_t *A, int at);
/* An operation on a, and on b where it is not NULL. */
const core_t *core_apply(arena_t *A, core_kind_t kind, const core_t *a, const core_t *b);
const core_t *core_function(arena_t *A, const char *name, const core_t *a);
const core_t *core_power(arena_t *A, const core_t *a, long k);
/* x with other parts. */
const core_t *core_with(arena_t *A, const core_t *x, const core_t *const *part);
/* The lemma with these sides in place of the link's. */
const compiled_t *link_in_place(arena_t *A, const compiled_t *C, size_t link, relop_t sign, const core_t *left,
                                const core_t *right);

#endif
