/* SPDX-License-Identifier: MIT
**
** box_claim -- a link of a claim as an inequality between terms of real numbers on a box, and its statement in words.
**
** The class: terms of at most four declared numbers, each in a range whose ends are constants, by + - * / and whole
** powers, log, log2, exp, sqrt, tanh, cosh, sinh, abs, min and max of two, h, kl; definitions are expanded. Hypotheses
** bound a number by a constant, or order two. An integer is taken for any real number of its range. A relation <=, >=
** or =. Outside it, silence.
*/
#ifndef LEMMATA_BOX_CLAIM_H
#define LEMMATA_BOX_CLAIM_H

#include "proofs/claims/compile.h"
#include "proofs/prove/box/form.h"
#include "proofs/prove/claim_words.h"
#include "proofs/prove/deadline.h"

#include <jansson.h>

enum { ABSOLUTES_MAX = 3 };

typedef struct {
    const char *statement;
    bool equality;
    domain_t B;
    unsigned declared;   /* names */
    int less, more;      /* the hypothesis less <= more of two numbers; -1 */
    unsigned absolutes;  /* absolute values in it: each of the 2^absolutes cases |u| = u, |u| = -u is shown */
    const form_t *inside[ABSOLUTES_MAX]; /* of each */
    const form_t *slack[1 << ABSOLUTES_MAX]; /* NULL: not understood as a function on the box */
    const char *direct;  /* a writing of the slack whose enclosure is >= 0; NULL */
    json_t *logs;        /* writings of arguments; the caller's */
} box_claim_t;

/* False when the link is outside the class; forms belong to R. `search` false: the statement alone. */
bool claim_box(box_claim_t *E, algebra_t *R, const compiled_t *C, size_t link, bool search);

/* The claim with these sides in place of its own; false: not understood. The sign that enclosures give a term on the
** box, 0 excepted; 0: none. */
bool claim_box_sides(box_claim_t *E, algebra_t *R, const compiled_t *C, const core_t *smaller, const core_t *larger);
int claim_box_sign(const box_claim_t *E, algebra_t *R, const compiled_t *C, const core_t *x);

/* In doubles, of points that lean towards faces and diagonals, the one where the slack is least beside what its error
** is measured by, of those where it is negative beyond rounding the plainest: -1, there is such; 1, there is not; 0: it
** is defined at none (sample.c). */
int box_least_point(double *point, const algebra_t *R, const box_claim_t *E);

/* The statement of the link; NULL outside the class. */
const char *box_statement(arena_t *A, const compiled_t *C, size_t link);
/* The member `proof`; NULL: none found by then. *statement is set where the link is of the class. */
json_t *box_prove(const char **statement, arena_t *A, const compiled_t *C, size_t link, deadline_t until);

#endif
