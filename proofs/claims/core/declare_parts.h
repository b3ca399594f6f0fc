/* SPDX-License-Identifier: MIT
**
** The parts of declare, for its files alone.
*/
#ifndef LEMMATA_CLAIMS_DECLARE_PARTS_H
#define LEMMATA_CLAIMS_DECLARE_PARTS_H

#include "proofs/claims/core/declare.h"

/* implied: names within H and I that nothing declares. */
typedef struct {
    setting_t *S;
    arena_t *A;
    const lemma_tree_t *L;
    claim_fault_t *fault;
    LIST(const node_t *) implied;
} declarer_t;

/* --- declare.c --- */
/* The alphabet of this name, made where it is none yet; -1 and a fault past the limit. */
int declare_alphabet(declarer_t *d, spot_t at, const char *name);
const char *declare_lower(arena_t *A, const char *name);
/* One more parameter, of n axes; -1 and a fault where it cannot be. */
int declare_parameter(declarer_t *d, spot_t at, const char *name, entry_kind_t kind, const binder_t *b, unsigned n,
                      const unsigned *axes);

/* --- declare_joint.c: random variables --- */
/* variables on M letters share one alphabet, |M| letters of it. */
bool declare_variables(declarer_t *d, const binder_t *b);
/* A factor is a parameter of its own, p(y|x), or takes one that is declared, W(y|x); or is uniform(x), and takes
** none. */
bool declare_factor(declarer_t *d, const binder_t *b, const node_t *x, const char *text);
/* p(y|h,s) without blanks: the parameter's name. */
const char *factor_name(arena_t *A, const node_t *x);
/* What the factors are called by, once all is declared. */
void declare_calls(setting_t *S);
/* Names that nothing declares, in H, I and structures, are random variables. */
bool declare_implicits(declarer_t *d);

#endif
