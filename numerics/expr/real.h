/* SPDX-License-Identifier: MIT
**
** real -- exact expressions over rationals, log forms and bracketed numbers. Nothing is evaluated when they are made.
**
** Invariant: an expression is +infinity, -infinity, undefined, or a finite sum
**     L + sum_i d_i X_i,   L a log form, d_i != 0 rational, the X_i distinct atoms,
** an atom being a product, quotient, root, exponential, logarithm, minimum, maximum or bracket that is not itself
** such a sum. Atoms of the same make are the same atom: they meet and cancel.
**
** Conventions: 0 times anything is 0, an infinity or what may be undefined too (an impossible case weighs nothing); inf
** - inf is undefined; min and max take them as they come.
*/
#ifndef LEMMATA_REAL_H
#define LEMMATA_REAL_H

#include "numerics/logs/loglin.h"

#include <limits.h>

typedef struct real real_t;

/* A number known to lie between two ends that can be brought as near as is asked for. The ends are kept as they were
** last asked for: a bracket belongs to one thread, as its arena does. `same` decides whether two sources are the same
** number (its identity). One of the others:
**     ends      sets lo <= number <= hi, log forms, hi - lo <= 2^-bits when it can (else as near as it came);
**     enclose   the same in rationals; what is kept is the narrower of these and those before.
** Both return for how many bits the ends serve: asked for no more, they are not called again. BRACKET_SPENT when no
** nearer ends can be had. */
enum { BRACKET_SPENT = INT_MAX };
typedef struct {
    const char *name;
    bool (*same)(const void *source, const void *other);
    long (*ends)(const loglin_t **lo, const loglin_t **hi, arena_t *A, const void *source, long bits);
    long (*enclose)(mpq_ptr lo, mpq_ptr hi, const void *source, long bits);
} bracket_kind_t;

/* A number that is worked out when it is first asked for, and is then an expression of what it was found to be: a form,
** a bracket, undefined; never infinite. Until then it is itself alone: `same` tells by what it is made of, and
** evaluates nothing. `found` is called once for a source. */
typedef struct {
    const char *name;
    bool (*same)(const void *source, const void *other);
    const real_t *(*found)(arena_t *A, const void *source);
} later_kind_t;

/* --- making ------------------------------------------------------------------------------------------ */

const real_t *real_si(arena_t *A, long n);
const real_t *real_ratio(arena_t *A, long a, long b);
const real_t *real_rat(arena_t *A, mpq_srcptr q);
const real_t *real_form(const loglin_t *x);
const real_t *real_inf(arena_t *A, int sign);
/* log n for an integer n >= 1, log q for a rational q >= 0 (log 0 = -inf). */
const real_t *real_log_ui(arena_t *A, unsigned long n);
const real_t *real_log_rat(arena_t *A, mpq_srcptr q);
const real_t *real_bracket(arena_t *A, const bracket_kind_t *kind, const void *source);
/* One whose ends are known already for so many bits. */
const real_t *real_bracket_from(arena_t *A, const bracket_kind_t *kind, const void *source, long bits,
                                const loglin_t *lo, const loglin_t *hi);
const real_t *real_later(arena_t *A, const later_kind_t *kind, const void *source);

/* Of x + y and x - y what cancels is gone: definedness is to be asked of x and of y, as real_cmp does of its two
** sides. */
const real_t *real_add(const real_t *x, const real_t *y);
const real_t *real_sub(const real_t *x, const real_t *y);
/* The same within one term, which stands for both: what cancels and may be undefined leaves 0 times itself, which is 0
** where it is defined. */
const real_t *real_plus(const real_t *x, const real_t *y);
const real_t *real_minus(const real_t *x, const real_t *y);
const real_t *real_scale(const real_t *x, mpq_srcptr c);
const real_t *real_neg(const real_t *x);
const real_t *real_mul(const real_t *x, const real_t *y);
const real_t *real_div(const real_t *x, const real_t *y);
const real_t *real_sqrt(const real_t *x);
const real_t *real_exp(const real_t *x);
const real_t *real_log(const real_t *x);
const real_t *real_min(const real_t *x, const real_t *y);
const real_t *real_max(const real_t *x, const real_t *y);
const real_t *real_abs(const real_t *x);

/* --- asking ------------------------------------------------------------------------------------------ */

/* How hard to try, and what was found. Precision is named here and nowhere above. */
typedef struct {
    bool filter;       /* use the filter in doubles */
    long prec_max;     /* bits; past them an expression that is no log form stays SIGN_UNKNOWN */
    unsigned long routes[ROUTES]; /* how many signs each route decided */
} effort_t;

#define EFFORT_DEFAULT ((effort_t){ .filter = true, .prec_max = 4096 })
/* For what a doubt costs little: a candidate that is not made, a shorter way that is not taken. */
#define EFFORT_LITTLE  ((effort_t){ .filter = true, .prec_max = 256 })

/* x with what was put off worked out and put in its place, as if it had been known when x was made; x itself where
** nothing was. Kept in x. What asks for a sign, a number or digits below does so by itself. */
const real_t *real_asked(const real_t *x);

/* Compares x with y: the sign of x - y; equal infinities are equal. SIGN_ZERO is proved equality. SIGN_UNKNOWN when
** undecided at prec_max, or when x or y is undefined. Log forms are always decided. */
sign_t real_cmp(const real_t *x, const real_t *y, effort_t *effort);
/* The same, given d = x - y as real_sub made it. */
sign_t real_cmp_by(const real_t *d, const real_t *x, const real_t *y, effort_t *effort);
sign_t real_sgn(const real_t *x, effort_t *effort);

/* By the form of x as it stands; nothing is asked. Are they of the same make? Then they are equal, where they are
** defined. */
bool real_same(const real_t *x, const real_t *y);
/* The log form that x is; NULL when it is none. */
const loglin_t *real_loglin(const real_t *x);
/* The rational that x is by its form; false when it is none. */
bool real_is_rat(const real_t *x, mpq_ptr q);
/* -1, 1: an infinity of that sign; 0: not infinite. */
int real_is_inf(const real_t *x);
bool real_is_undefined(const real_t *x);
/* The most operations within each other, and how many summands there are, of the outermost sum and of its form. */
unsigned real_depth(const real_t *x);
size_t real_size(const real_t *x);
/* How many operations it is written with, were none shared: what a comparison of its make may cost. */
enum { REAL_WEIGHT_MAX = 1 << 30 };
size_t real_weight(const real_t *x);

/* An enclosure at about the precision of r (brackets are refined to match, up to a stated cap): an interval of
** infinite ends for an infinity, NaN for what is undefined. */
void real_encl(encl_ptr r, const real_t *x);
/* An enclosure for display: the precision of r is raised, up to the cap, until the sign is plain and the width is below
** 2^-80 of the value; what is proved to be 0 is [0, 0]. */
void real_encl_sharp(encl_ptr r, const real_t *x);
/* Decimals for people, memory from malloc: lo <= x <= hi with `digits` significant ones, rounded outward; exact where x
** is a rational of so few. The first finds x to be rational by its form; the second also tries the rational of least
** denominator near it, and proves the equality. */
void real_decimals(char **lo, char **hi, const real_t *x, size_t digits);
void real_decimals_simplest(char **lo, char **hi, const real_t *x, size_t digits);
/* lo <= x <= hi in doubles, and x is defined, by arithmetic in doubles with proven bounds; false when these do not
** tell. */
bool real_filter(const real_t *x, double *lo, double *hi);
/* lo <= x <= hi in doubles, by that filter if it is on and tells. False when x is undefined or out of range. */
bool real_approx(const real_t *x, bool filter, double *lo, double *hi);

arena_t *real_home(const real_t *x);

#endif
