/* SPDX-License-Identifier: MIT
**
** What the files of section 4 share (box.c, order.c, quotient.c, absolute.c, taylor.c, hints.c,
** solve.c).
*/
#ifndef LEMMATA_CHECKER_BOX_H
#define LEMMATA_CHECKER_BOX_H

#include "checker/boxes/boxes.h"

const term_t *box_term(const json_t *j);
/* The term encloses on B, at growing precision; `least`: and is >= 0. */
bool box_enclosed(range_t *r, const term_t *x, const box_t *B, bool least);
unsigned box_name(const json_t *j, const box_t *B);
/* The claim, solved for a part of a side (solve.c). */
void box_solve(box_claim_t *c, const json_t *way);
/* Is the larger side continuous, given that the claim, solved so, shows what is under its first root to be >= 0? */
bool box_solve_continuous(const box_claim_t *c, const json_t *way, const statement_t *s);

/* The statement that is being checked. */
extern statement_t *box_statement;
/* The node shows f >= 0 on B; depth 0: at the root. */
void box_check(const json_t *j, form_t f, const box_t *B, unsigned depth);
/* The contact set v = phi, inside or a face; W: B without v. */
form_t box_curve(const json_t *phi, unsigned v, const box_t *B, const box_t *W, bool *face);
/* Where the rule that is taken stands, f is the slack in a case of absolute values. */
extern bool box_here;
/* Rules of this name (order.c, quotient.c, absolute.c, taylor.c). */
void box_below(const json_t *j, form_t f, const box_t *B, unsigned depth);
void box_chord(const json_t *j, form_t f, const box_t *B, unsigned depth);
void box_ratio(const json_t *j, form_t f, const box_t *B, unsigned depth);
void box_exp(const json_t *j, form_t f, const box_t *B, unsigned depth);
void box_empty(const json_t *j, form_t f, const box_t *B, unsigned depth);
void box_part(const json_t *j, form_t f, const box_t *B, unsigned depth);
void box_taylor(const json_t *j, form_t f, const box_t *B, unsigned depth);

#endif
