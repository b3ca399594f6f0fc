/* SPDX-License-Identifier: MIT
**
** points_statement -- the statement of a certificate at letters as a theorem's: binders, hypotheses, and what the proof
** begins with.
*/
#ifndef LEMMATA_COQ_POINTS_STATEMENT_H
#define LEMMATA_COQ_POINTS_STATEMENT_H

#include "proofs/prove/coq/points_proof.h"

/* first: what the proof begins with; limits: `exists L, ..` of those that are claimed to exist, and `late`, what is
** supposed behind these. */
typedef struct at_theorem {
    const char *binders, *bound, *hypotheses, *intros, *first, *limits;
    const char *alphabets[8];
    unsigned n;
    struct at_theorem *late;
} at_theorem_t;
at_theorem_t *at_theorem_new(arena_t *A);

/* Of the text from .. to; one more of what a gap parts; a hypothesis with its name. */
const char *at_slice(at_proof_t *P, const char *from, const char *to);
void at_more(at_proof_t *P, const char **text, const char *what, const char *gap);
void at_supposes(at_proof_t *P, at_theorem_t *T, const char *name, const char *what);
/* The sign outside of brackets; NULL. */
const char *at_outside(const char *text, char sign);

/* The name of a number or, on an alphabet, of a table; integers are `whole`. */
void at_declare(at_proof_t *P, const char *name, const char *alphabet, bool whole, bool law, bool above);
/* H_from: that the pool draws from a law: p, or the points of another pool. */
const char *at_from_law(at_proof_t *P, const at_pool_t *pool, const char *H, const char *X);
/* One declaration of a line `for ..`. */
void at_declaration(at_proof_t *P, at_theorem_t *T, const char *text);
/* The whole; `claim` is what it claims. */
void at_statement(at_proof_t *P, at_theorem_t *T, const char *text, at_fact_t *claim);
/* The claim as Coq has it, of extended numbers where a divergence may be infinite; what comes to a relation of real
** numbers, in which own's sides are rewritten: tactics. */
const char *at_claim_text(at_proof_t *P, const at_fact_t *own);
const char *at_claim_begins(at_proof_t *P, at_fact_t *own);
/* The same of what is known by this name, its divergences being finite. */
const char *at_claim_numbers(at_proof_t *P, at_fact_t *own, const char *name);
const char *at_relation_text(at_proof_t *P, const at_fact_t *f);

#endif
