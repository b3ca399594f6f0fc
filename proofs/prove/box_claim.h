/* SPDX-License-Identifier: MIT
**
** box_claim -- a link of a claim as an inequality between terms of real numbers on a box, and its statement in words.
**
** The class: terms of at most four declared numbers, each in a range whose ends are constants, by + - * / and whole powers, log, log2, exp, sqrt, tanh,
** cosh, sinh, h, kl; definitions are expanded. Hypotheses bound a number by a constant. An integer is taken for any real number of its range.
** A relation <=, >= or =. Outside it, silence.
*/
#ifndef LEMMATA_BOX_CLAIM_H
#define LEMMATA_BOX_CLAIM_H

#include "proofs/claims/compile.h"
#include "proofs/prove/box_form.h"

#include <jansson.h>

typedef struct {
    const char *statement;
    bool equality;
    const form_t *slack; /* NULL: not understood as a function on the box */
    domain_t B;
} box_claim_t;

/* False when the link is outside the class; forms belong to R. `search` false: the statement alone. */
bool claim_box(box_claim_t *E, algebra_t *R, const compiled_t *C, size_t link, bool search);

/* The statement of the link; NULL outside the class. */
const char *box_statement(arena_t *A, const compiled_t *C, size_t link);
/* The member `proof`; NULL: none found within this time. *statement is set where the link is of the class. */
json_t *box_prove(const char **statement, arena_t *A, const compiled_t *C, size_t link, double seconds);

#endif
