/* SPDX-License-Identifier: MIT
**
** points_cited -- certificates by cite: schemas are lemmas of schemas.v, cited certificates lemmas NAME_0, NAME_1, ..
** that stand before.
*/
#ifndef LEMMATA_COQ_POINTS_CITED_H
#define LEMMATA_COQ_POINTS_CITED_H

#include "proofs/prove/coq/points_proof.h"

/* The statement of a schema that schemas.v has; NULL. */
const char *at_schema(const char *name);
void at_cited_proof(at_proof_t *P, const at_fact_t *own, const json_t *proof, const char *name);

#endif
