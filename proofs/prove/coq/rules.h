/* SPDX-License-Identifier: MIT
**
** coq_rules -- the tree of a certificate by box (docs/certificates.md, section 4.1), each node a lemma: 0 <= f on its
** open box.
**
** A rule gives its lemma's number; 0 when it is not exported, and X->why says what stands in the way.
*/
#ifndef LEMMATA_COQ_RULES_H
#define LEMMATA_COQ_RULES_H

#include "proofs/prove/coq/lemma.h"

#include <jansson.h>

unsigned coq_rule(coq_t *X, const json_t *node, const form_t *f, const domain_t *B);
/* Is the node, or one below splits, `empty`: is f's sign known on a part of B only? Then the lemmas have the hypotheses
** coq_cases. */
bool coq_has_empty(const json_t *node);
/* Of each absolute value's case: 0 <= u, u <= 0; "" where the node has no `empty`. */
const char *coq_cases(coq_t *X, const json_t *node);

/* --- leaf.c ------------------------------------------------------------------------------------------------ */

unsigned coq_product(coq_t *X, const json_t *node, const form_t *f, const domain_t *B);
unsigned coq_direct(coq_t *X, const json_t *node, const form_t *f, const domain_t *B);
unsigned coq_sturm(coq_t *X, const form_t *f, const domain_t *B);
unsigned coq_taylor(coq_t *X, const json_t *node, const form_t *f, const domain_t *B);
unsigned coq_empty(coq_t *X, const json_t *node, const form_t *f, const domain_t *B);

/* --- renamed.c --------------------------------------------------------------------------------------------- */

unsigned coq_invert(coq_t *X, const json_t *node, const form_t *f, const domain_t *B);
unsigned coq_below_rule(coq_t *X, const json_t *node, const form_t *f, const domain_t *B);

/* --- parts ------------------------------------------------------------------------------------------------------ */

static inline const json_t *coq_part(const json_t *node, size_t k) { return json_array_get(node, k); }
static inline const char *coq_word(const json_t *node, size_t k) { return json_string_value(json_array_get(node, k)); }

const char *coq_var(coq_t *X, unsigned v);
/* The variable of B that is called so; -1, and X->why. */
int coq_var_of(coq_t *X, const char *text, const domain_t *B);
domain_t coq_without(const domain_t *B, unsigned v);
/* A lemma, or f, with `text` in the place of v. */
const char *coq_call_at(coq_t *X, unsigned lemma, const domain_t *B, unsigned v, const char *text);
const char *coq_text_at(coq_t *X, const form_t *f, unsigned v, const char *text);

#endif
