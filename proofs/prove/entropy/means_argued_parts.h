/* SPDX-License-Identifier: MIT
**
** The parts of means_argued: reading (means_argued_words.c), rules (means_argued_rules.c,
** means_argued_law.c, means_argued_sure.c), blocks (means_argued.c).
*/
#ifndef LEMMATA_PROVE_MEANS_ARGUED_PARTS_H
#define LEMMATA_PROVE_MEANS_ARGUED_PARTS_H

#include "proofs/prove/entropy/means_argued.h"
#include "proofs/prove/entropy/means_weights.h"

enum { ARGUED_LETTERS = 40, ARGUED_DEEP = 8, ARGUED_STEPS = 2000 };

typedef struct {
    arena_t *A;
    const compiled_t *C;
    tclaim_t T;
    search_t Q;
    known_t K;
    const char *why;      /* what is missing; NULL as long as nothing is */
    claim_fault_t *fault; /* NULL, or what is wrong with the text, with its place */
    bool reading;         /* names alone: nothing is searched for */
    unsigned letters, deep, taken;
    struct {
        const char *name, *is;
        unsigned alphabet;
    } letter[ARGUED_LETTERS]; /* is: in the certificate */
} arguing_t;

/* --- means_argued_words.c ----------------------------------------------------------------------------------------- */

/* What the author has to mend, with its place. */
void argued_wrong(arguing_t *r, spot_t at, const char *text);
/* The number 0, and why is set, where it is no such term. */
const tterm_t *argued_term(arguing_t *r, const node_t *x);
/* A letter, what a map makes of letters; of outcomes, variables too. "?", and why is set. */
const char *argued_letter(arguing_t *r, const node_t *x, bool of_outcomes);
/* A name, which the rest of the reason may use. */
const char *argued_name(arguing_t *r, const node_t *x);
int argued_variable(arguing_t *r, const node_t *x);
/* A new letter of the author's; its name in the certificate. */
const char *argued_letter_put(arguing_t *r, const char *name, unsigned alphabet);
/* V = value, .. from this argument on. */
values_t argued_event(arguing_t *r, const points_step_t *s, unsigned from);
/* h1, ..: its place; -1, and why is set. */
int argued_hypothesis(arguing_t *r, const node_t *x);

/* --- means_argued_rules.c ----------------------------------------------------------------------------------------- */

/* Takes one step of a rule. */
void argued_step(arguing_t *r, const points_step_t *s);
mform_t argued_less(arguing_t *r, const tterm_t *larger, const tterm_t *smaller);
/* A step, which is taken over, and its relation. */
void argued_know(arguing_t *r, const points_step_t *s, json_t *step, mform_t slack, bool equal);
const char *argued_words(arguing_t *r, const tterm_t *x);
const tterm_t *argued_minus(arguing_t *r, const tterm_t *x, const tterm_t *y);
/* Argument k, a term alone, or two with a relation; NULL, and why is set, where it is not so. */
const points_arg_t *argued_argument(arguing_t *r, const points_step_t *s, unsigned k, bool relation);
/* More than n arguments are too many. */
void argued_no_more(arguing_t *r, const points_step_t *s, unsigned n);

/* --- means_argued_law.c ------------------------------------------------------------------------------------------- */

void argued_posterior(arguing_t *r, const points_step_t *s);
void argued_fano(arguing_t *r, const points_step_t *s);
void argued_best(arguing_t *r, const points_step_t *s);
void argued_rule(arguing_t *r, const points_step_t *s);
void argued_alike(arguing_t *r, const points_step_t *s);

/* --- means_argued_sure.c ------------------------------------------------------------------------------------------ */

void argued_independent(arguing_t *r, const points_step_t *s);
void argued_surely(arguing_t *r, const points_step_t *s);
void argued_any(arguing_t *r, const points_step_t *s);
void argued_cut(arguing_t *r, const points_step_t *s);
void argued_bit(arguing_t *r, const points_step_t *s);
void argued_cases(arguing_t *r, const points_step_t *s);

/* --- means_argued.c ----------------------------------------------------------------------------------------------- */

/* A block that shows x <= y, its own; b may be NULL: then all of it is found. */
json_t *argued_block(arguing_t *r, const points_block_t *b, const tterm_t *x, const tterm_t *y);
/* Its steps are taken in the block that there is. A sum that shows x <= y, or x = y; NULL, and why is set. */
json_t *argued_sum(arguing_t *r, const points_block_t *b, const tterm_t *x, const tterm_t *y, bool equal);

#endif
