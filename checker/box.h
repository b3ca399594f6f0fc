/* SPDX-License-Identifier: MIT
**
** What the files of section 4 share (box.c, taylor.c, hints.c, solve.c).
*/
#ifndef LEMMATA_CHECKER_BOX_H
#define LEMMATA_CHECKER_BOX_H

#include "checker/verify.h"

const term_t *box_term(const json_t *j);
/* The term encloses on B, at growing precision; `least`: and is >= 0. */
bool box_enclosed(range_t *r, const term_t *x, const box_t *B, bool least);
unsigned box_name(const json_t *j, const box_t *B);
/* The claim, solved for a part of a side (solve.c). */
void box_solve(box_claim_t *c, const json_t *way);
/* What of the larger side is to be continuous: of a root that is solved first what is under it, which the claim then shows to be >= 0. */
const term_t *box_solve_defined(const box_claim_t *c, const json_t *way);
void box_taylor(const json_t *j, form_t f, const box_t *B);

#endif
