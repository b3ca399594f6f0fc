/* SPDX-License-Identifier: MIT
**
** tape -- terms in doubles as a list of operations, for terms that are evaluated again and again on parameters that
** change.
**
** The shape of the parameters is fixed, so sums over letters are written out, what does not depend on the letter is
** worked out once, and what two terms share is shared. Each operation is the tree's own on the same operands in the
** same order: the doubles are those of plain_walk.
*/
#ifndef LEMMATA_CLAIMS_TAPE_H
#define LEMMATA_CLAIMS_TAPE_H

#include "proofs/claims/doubles/plain.h"

typedef struct tape tape_t;

tape_t *tape_new(plain_t *p);
/* After the parameters were changed. */
void tape_fresh(tape_t *T);
/* Where the value of x stands, its slots being as they are; NULL where x is not on the tape: it was not asked for often
** enough to be worth it, it is too long, or letters in it depend on the parameters. */
const double *tape_value(tape_t *T, const core_t *x);

#endif
