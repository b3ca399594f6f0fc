/* SPDX-License-Identifier: MIT
**
** encl -- enclosures: intervals with outward rounding, by MPFI.
**
** The one law of this room: if each input encloses its true value, so does each output.
** Arithmetic and functions are MPFI's own (mpfi_add, mpfi_log, ...); here is what MPFI leaves out.
*/
#ifndef LEMMATA_ENCL_H
#define LEMMATA_ENCL_H

#include "numerics/base/arena.h"

#include <mpfi.h>
#include <stdbool.h>
#include <stddef.h>

typedef mpfi_t   encl_t;
typedef mpfi_ptr encl_ptr;
typedef mpfi_srcptr encl_srcptr;

/* What an enclosure tells of a sign. UNKNOWN is its own answer: never 0. */
typedef enum { SIGN_UNKNOWN, SIGN_NEG, SIGN_ZERO, SIGN_POS } sign_t;

sign_t encl_sign(encl_srcptr x);
sign_t sign_of_int(int sgn);
sign_t sign_neg(sign_t s);

/* What is not known to be defined; MPFI's functions and the two below hand it on. */
void encl_set_nan(encl_ptr r);
void encl_min(encl_ptr r, encl_srcptr x, encl_srcptr y);
void encl_max(encl_ptr r, encl_srcptr x, encl_srcptr y);

/* n enclosures of this precision, [0,0], that belong to A: never cleared, their precision never set. */
mpfi_ptr encl_array(arena_t *A, size_t n, mpfr_prec_t prec);

/* n numbers at this precision, NaN, to round in one direction each; memory from malloc. */
mpfr_t *ends_new(size_t n, mpfr_prec_t prec);
void ends_free(mpfr_t *a, size_t n);
/* The same, 0, in memory of the arena, which needs no clearing; their precision stays. */
mpfr_t *ends_kept(arena_t *A, size_t n, mpfr_prec_t prec);

/* Both ends with `digits` significant decimals, rounded outward: "0.69314718" and "0.69314719", "inf", "-inf".
** Exact short decimals come out as they are ("0.5", "0.5"). Memory from malloc. */
char *encl_lo(encl_srcptr x, size_t digits);
char *encl_hi(encl_srcptr x, size_t digits);
/* One end, as above, rounded in the direction rnd (MPFR_RNDD or MPFR_RNDU). */
char *encl_decimal(mpfr_srcptr x, size_t digits, mpfr_rnd_t rnd);

/* The rational q with `digits` significant decimals, rounded toward rnd exactly: as it is when that many are enough. */
char *encl_decimal_rat(mpq_srcptr q, size_t digits, mpfr_rnd_t rnd);

#endif
