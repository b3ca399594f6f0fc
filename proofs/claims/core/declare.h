/* SPDX-License-Identifier: MIT
**
** declare -- the declarations of a lemma as a setting: alphabets, laws, parameters.
*/
#ifndef LEMMATA_CLAIMS_DECLARE_H
#define LEMMATA_CLAIMS_DECLARE_H

#include "proofs/claims/core/core.h"

bool declare(setting_t *S, arena_t *A, const lemma_tree_t *L, claim_fault_t *fault);

/* What a name is: the place in the setting, -1 where it is none. */
int setting_entry(const setting_t *S, const char *name);
int setting_law(const setting_t *S, const char *name);
int setting_alphabet(const setting_t *S, const char *name);
int setting_variable(const setting_t *S, const char *name);
/* The alphabet that a declared number is the size of. */
int setting_size(const setting_t *S, const char *name);
/* Is the name declared: a parameter, a law, a random variable? */
bool setting_knows(const setting_t *S, const char *name);
/* The alphabet of a letter by its name: x, x', x1 are of X. */
int letter_alphabet(const setting_t *S, const char *letter);
/* The letter of an alphabet by its name: x of X. In A. */
const char *alphabet_letter(arena_t *A, const setting_t *S, unsigned alphabet);
bool same_letter(const char *x, const char *y);

#endif
