/* SPDX-License-Identifier: MIT
**
** The root of kl(p||q) = c, proposed and not proved; for klinv.c alone.
*/
#ifndef LEMMATA_KLINV_NEWTON_H
#define LEMMATA_KLINV_NEWTON_H

#include <gmp.h>
#include <mpfr.h>
#include <stdbool.h>

enum {
    MARGIN = 3, /* ends lie 2^-(bits+3) beside the root and are rounded to as much: 2^-(bits+1) together */
    GUARD  = 64 /* bits of precision beyond those of t */
};

/* p, 1-p, and the c aimed at; the rest at the precision of the level. */
typedef struct {
    mpq_srcptr p, rest;
    mpfr_srcptr c;
    bool mirrored; /* p > 1/2: the second form */
    mpfr_t x, pm, rm, e, d, g, slope;
} newton_t;

void newton_open(newton_t *n, mpq_srcptr p, mpq_srcptr rest, mpfr_srcptr c);
void newton_close(newton_t *n);
/* Upper bounds of the root t, and of -log(1-q) there. */
void newton_start(mpfr_ptr most, mpfr_ptr depth, const newton_t *n);

/* The law of a coin: q and 1 - q, each to the same relative accuracy. */
typedef struct { mpfr_t q, rest; } coin_t;

/* The root of n->c to `bits` bits of t, from the bound `most`; and one that is known. */
void coin_by_newton(coin_t *at, newton_t *n, mpfr_srcptr most, long bits);
void coin_at(coin_t *at, mpq_srcptr q, mpq_srcptr rest);

#endif
