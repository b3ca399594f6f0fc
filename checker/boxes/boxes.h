/* SPDX-License-Identifier: MIT
**
** Section 4: an inequality on an open box, shown by a tree (box.c), for what asks for one: box_claim.c, integers.c,
** laws.
*/
#ifndef LEMMATA_CHECKER_BOXES_H
#define LEMMATA_CHECKER_BOXES_H

#include "checker/functions/functions.h"

/* larger - smaller >= 0 on B, or its derivative by a number; by = -1: none. equal: identically 0. analytic: known to
** be, where it is claimed. */
typedef struct { const term_t *larger, *smaller; box_t B; int by; bool equal, analytic; } box_claim_t;

/* One more number of the statement, of this range, by a new name of small letters. */
unsigned number_new(statement_t *s, const json_t *name, const range_t *in);
void box_open(statement_t *s, FILE *out);
void box_hints(const json_t *logs, const box_t *B);
void box_show(const box_claim_t *c, const json_t *tree);
/* The same from nothing but {logs, tree}. */
void box_relation(const box_claim_t *c, const json_t *proof);

#endif
