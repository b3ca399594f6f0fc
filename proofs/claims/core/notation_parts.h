/* SPDX-License-Identifier: MIT
**
** The parts of resolve_notation, for its files alone.
*/
#ifndef LEMMATA_CLAIMS_NOTATION_PARTS_H
#define LEMMATA_CLAIMS_NOTATION_PARTS_H

#include "proofs/claims/core/resolve.h"

typedef const core_t core_r;

/* --- notation.c --- */
core_r *notation_pair(resolver_t *r, core_kind_t kind, spot_t at, core_r *a, core_r *b);
/* Binds these letters, those behind a bar or the others; the scopes' slots go into x. */
const scope_t *notation_bind(resolver_t *r, core_t *x, const scope_t *s, const free_t *F, bool behind, spot_t at);
/* The sum, product, .. over x's slots of the body; NULL where that is NULL. */
core_r *notation_over(resolver_t *r, const char *name, core_t *x, core_r *body);

/* --- notation_variables.c: random variables --- */
core_r *notation_mean(resolver_t *r, const node_t *n, const scope_t *s);
core_r *notation_information(resolver_t *r, const node_t *n, const scope_t *s);
core_r *notation_entropy(resolver_t *r, const node_t *n, const scope_t *s);
/* H(P), of a law by name. */
core_r *notation_entropy_by_name(resolver_t *r, const node_t *n, const node_t *law, const scope_t *s);

#endif
