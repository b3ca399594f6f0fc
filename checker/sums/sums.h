/* SPDX-License-Identifier: MIT
**
** Terms in sums over letters as fractions (sums.c), for what compares them (gibbs.c) and combines relations (cite.c).
*/
#ifndef LEMMATA_CHECKER_SUMS_H
#define LEMMATA_CHECKER_SUMS_H

#include "checker/functions/functions.h"

/* The statement's names and ranges, and no sums yet. */
void sums_open(statement_t *s);
form_t sums_value(const term_t *x);
form_t sums_entry(const term_t *x);   /* a function of the bound letter */
/* One more number of the statement, or entries on this alphabet, where it is not NULL. */
unsigned sums_number(const char *name, const range_t *in, const char *alphabet);
/* One more, which is of all letters; positive: > 0. */
unsigned sums_of_letters(const char *name, bool positive);
/* The range of a number, from now on. */
void sums_range(unsigned number, const range_t *in);
/* The larger side minus the smaller. sign 1: of the claim, which is true where a divergence on the larger side is
** infinite: left out then. */
form_t sums_relation(const fact_t *f, int sign);
form_t sums_equation(const fact_t *f);      /* its left side minus its right one, which are infinite at the same */
/* From here on: is what follows about the case that no side of the claim is infinite? */
void sums_finite(bool finite);
bool sums_lettered(form_t f);     /* does it depend on the bound letter? */
form_t sums_divergence(form_t a, form_t b);   /* sum a log(a/b), shown to be finite */
bool sums_law(form_t f);          /* positive where all entries are, with sum 1 */
bool sums_positive(form_t f);     /* on the ranges as they are declared */
/* Of a term whose fraction is f: by that, or as it is written. 0: not shown. */
int sums_sign_as_written(const term_t *x, form_t f);
const box_t *sums_ranges(void);   /* as they are declared */
int sums_sign(const term_t *x);   /* 1: shown positive; 0: not negative; -1: neither */
form_t sums_weight(statement_t *s, const json_t *j, int *sign);   /* a term without letters, and its sign */

/* --- means over tables that are drawn (drawn.c) ------------------------------------------------------------------- */

void drawn_open(statement_t *s);
/* Which such tables stand in it, but for those that a mean is over. */
uint32_t drawn_term(const term_t *x);
uint32_t drawn_form(form_t f);
uint32_t drawn_atom(unsigned j);
uint32_t drawn_monomial(const short *e);
form_t drawn_mean(unsigned table, form_t f);   /* the table's number */
/* The number is a sum that is linear in entries of a table that is drawn, in which none stands else: that of its
** mean. */
bool sums_averaged(form_t *f, unsigned number);

/* --- numbers by where they stand (opaque.c) ----------------------------------------------------------------------- */

void opaque_open(void);                            /* none yet */
form_t opaque_variation(form_t a, form_t b);       /* TV(a||b) of laws */
form_t opaque_extreme(kind_t kind, form_t f);      /* the greatest or the least of what is positive at each letter */

/* --- sums of relations (shown.c) ---------------------------------------------------------------------------------- */

typedef enum { NOT_NEGATIVE, POSITIVE, ZERO } need_t;
/* slack >= 0 (LE), = 0 (EQ), > 0 (LT). always: of every law > 0 in the place of that one, the number of a law; -1: of
** the statement's alone; OF_NO_LAW: no law stands in it, or it is what a name stands for, in which the law that is any
** does not (terms_free_of). along: of the laws of the loop from that law by this round alone; NULL: of every one. */
typedef struct { form_t slack; relation_t sign; int always; const term_t *along; } known_t;
/* How a reason reads weights, with their signs, and relations, from `least` - 1 of them to `most` - 1 in a product.
** letters: at one letter that is any, or of numbers alone. */
typedef struct {
    form_t (*weight)(const json_t *, int *sign);
    known_t (*known)(const json_t *);
    unsigned least, most;
    const char *are;
    bool letters;
} summands_t;
relation_t shape(relation_t sign);   /* LE, EQ or LT */
need_t need_of(relation_t sign);
/* f is the sum of weights times slacks, as far as `need` asks. */
void sum_shown(form_t f, need_t need, const json_t *sum, const summands_t *of, const char *what);

#endif
