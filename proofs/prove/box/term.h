/* SPDX-License-Identifier: MIT
**
** box_term -- terms as certificates write them, enclosures of them, and writings of a polynomial whose enclosure shows
** its sign.
*/
#ifndef LEMMATA_BOX_TERM_H
#define LEMMATA_BOX_TERM_H

#include "proofs/prove/box/form.h"

#include <mpfi.h>

typedef enum {
    WRITTEN_NUMBER,
    WRITTEN_NAME,
    WRITTEN_ADD,
    WRITTEN_NEG,
    WRITTEN_MUL,
    WRITTEN_DIV,
    WRITTEN_POWER,
    WRITTEN_LOG,
    WRITTEN_EXP,
    WRITTEN_SQRT
} written_kind_t;

typedef struct written {
    written_kind_t kind;
    mpq_srcptr q;
    unsigned name;
    int power;
    const struct written *a, *b;
} written_t;

const written_t *written_rational(arena_t *A, mpq_srcptr q);
const written_t *written_integer(arena_t *A, long k);
const written_t *written_name(arena_t *A, unsigned name);
const written_t *written_make(arena_t *A, written_kind_t kind, const written_t *a, const written_t *b);
const written_t *written_power(arena_t *A, const written_t *a, int k);

/* In the notation of docs/certificates.md, section 2. */
const char *written_text(arena_t *A, const algebra_t *R, const written_t *x);

/* An enclosure, and whether its ends are not attained. */
typedef struct { mpfi_t x; bool lo_open, hi_open; } range_t;
void range_start(range_t *r);
void range_end(range_t *r);
bool range_positive(const range_t *r);
bool range_negative(const range_t *r);
/* The values of x on the open box; false: not shown to be defined everywhere. */
bool written_range(range_t *r, const written_t *x, const domain_t *B);

/* How a polynomial is written: the enclosures differ. */
typedef enum { WRITE_FACTORED, WRITE_NESTED, WRITE_PLAIN, WRITE_CORNERS, WRITINGS } writing_t;
/* NULL where this writing is none of p's. */
const written_t *written_of_poly(algebra_t *R, const poly_t *p, writing_t how, const domain_t *B);
/* Of a polynomial in names: its coefficients in powers of the distances to the ends of their ranges (Bernstein's where
** both are finite). */
const written_t *written_corners(algebra_t *R, const poly_t *p, const domain_t *B);
const written_t *written_of_form(algebra_t *R, const form_t *f);

/* 1, -1, 0 as poly_sign; *text: the writing whose enclosure is >= 0, of p or -p. */
int written_sign(const written_t **text, algebra_t *R, const poly_t *p, const domain_t *B);
/* Is the function shown to be defined on the whole box, as it is written? */
bool form_defined(algebra_t *R, const form_t *f, const domain_t *B);

#endif
