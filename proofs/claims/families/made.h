/* SPDX-License-Identifier: MIT
**
** made -- what the two halves of constructors as families share: reading them (made_read.c), making them (made.c).
*/
#ifndef LEMMATA_CLAIMS_MADE_H
#define LEMMATA_CLAIMS_MADE_H

#include "proofs/claims/families/family.h"

/* It takes a probability: its ends and the middle are tried. */
bool made_is_noisy(const char *name);
bool made_takes_number(const char *name);
bool made_is_set(const recipe_t *r, int entry);
/* The array of the random variables, made along a net; -1 where there is none. */
int made_joint(const setting_t *S);
bool made_is_channel(const entry_t *e);
/* The first of a set of axes that is not empty. */
static inline unsigned made_first(unsigned set) { return (unsigned)__builtin_ctz(set); }
/* A net in which axis v can be the constructor, from the one at `from` on; NULL where there is none. */
const net_t *made_net(const made_t *d, const setting_t *S, const nets_t *nets, unsigned v, size_t from);

#endif
