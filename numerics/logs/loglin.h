/* SPDX-License-Identifier: MIT
**
** loglin -- log forms: c0 + sum c_i log q_i, all c_i and q_i rational, q_i > 0.
**
** A form is (c0 + sum of its parts)/den with integers den > 0 and c0; a part is a multiple of sum a log a over words,
** or of a sum of terms c log a, integers c and a >= 1. A sum of forms holds the parts of both: nothing is computed when
** a form is made. Signs and enclosures that do not need more are taken of the parts as they stand.
**
** Its normal form is made when it is asked for, once: one part, terms with c_i != 0 and a_i >= 2, the a_i strictly
** increasing, den, c0 and the c_i without a common factor. There equal logarithms have met and cancelled, and the zero
** form has no terms. The common factor of long numbers is dear: what asks for the terms alone has them gathered, and
** the factor stays.
**
** Entropies, divergences and mutual informations of rational laws are log forms, and so is every
** difference of them; hence the sign of such a difference is always decided (loglin_sgn), and "equal" is a
** proved answer.
*/
#ifndef LEMMATA_LOGLIN_H
#define LEMMATA_LOGLIN_H

#include "numerics/base/arena.h"
#include "numerics/base/encl.h"

#include <stdbool.h>
#include <stdint.h>

typedef struct { mpz_ptr c, a; } loglin_term_t; /* c log a */

/* by times sum_i words[i] log words[i], or sum_i c_i log a_i of the terms, where words is NULL. */
typedef struct {
    mpz_srcptr by;
    size_t n;
    const uint64_t *words; /* below 2^63; 0 log 0 = 0 */
    const loglin_term_t *term;
} loglin_part_t;

typedef struct {
    arena_t *home;
    mpz_srcptr den, c0;   /* they may be others' */
    size_t   parts;
    const loglin_part_t *part;
    bool     gathered, normal, imaged;
    uint64_t image;       /* of the parts, modulo a prime, once it is asked for: 0 where all terms cancel */
    size_t   n;           /* of the terms, once they are gathered */
    loglin_term_t *term;
} loglin_t;

/* x itself, its normal form made. */
const loglin_t *loglin_normal(const loglin_t *x);
/* The same but for a common factor, which may be left. */
const loglin_t *loglin_gathered(const loglin_t *x);

/* Values. */
const loglin_t *loglin_rat(arena_t *A, mpq_srcptr q);
const loglin_t *loglin_si(arena_t *A, long n);
/* c log q; q > 0 (c = 0 gives 0 whatever q). */
const loglin_t *loglin_log(arena_t *A, mpq_srcptr c, mpq_srcptr q);
/* log q, q > 0; log n, n >= 1. */
const loglin_t *loglin_log_rat(arena_t *A, mpq_srcptr q);
const loglin_t *loglin_log_ui(arena_t *A, unsigned long n);

/* Sums. The result belongs to the arena of the first operand. Of more than LOGLIN_PARTS_MAX parts the normal forms are
** added. */
enum { LOGLIN_PARTS_MAX = 24 };
const loglin_t *loglin_add(const loglin_t *x, const loglin_t *y);
const loglin_t *loglin_sub(const loglin_t *x, const loglin_t *y);
const loglin_t *loglin_scale(const loglin_t *x, mpq_srcptr c);

/* A form in the making: terms (c log a)/den pushed in any order, a >= 1 (log 1 and c = 0 are dropped), and sums over
** words. */
enum { LOGLIN_PARTS_FEW = 4 };
typedef struct {
    arena_t *home;
    mpz_srcptr den, c0;
    size_t   n, room;
    loglin_term_t *term;
    size_t   parts, parts_room;
    loglin_part_t *part, few[LOGLIN_PARTS_FEW]; /* the few at first */
} loglin_sum_t;

/* Starts a sum over the common denominator `den` > 0; `room` is a guess at the number of terms. */
void loglin_sum_start(loglin_sum_t *sum, arena_t *A, mpz_srcptr den, size_t room);
void loglin_sum_push(loglin_sum_t *sum, mpz_srcptr c, mpz_srcptr a);
/* Adds c0/den. */
void loglin_sum_number(loglin_sum_t *sum, mpz_srcptr c0);
/* Pushes a log a (times -1 when negative): the summand of an entropy; 0 log 0 = 0. */
void loglin_sum_push_xlogx(loglin_sum_t *sum, mpz_srcptr a, bool negative);
/* Adds sum a log a (times -1 when negative; times `by`) over n words below 2^63, which belong to the arena or outlive
** it. */
void loglin_sum_words(loglin_sum_t *sum, const uint64_t *words, size_t n, bool negative);
void loglin_sum_words_times(loglin_sum_t *sum, mpz_srcptr by, const uint64_t *words, size_t n);
const loglin_t *loglin_sum_done(loglin_sum_t *sum);

/* Is it a rational number by its form alone (no terms)? Then q, when given, is set to it. */
bool loglin_is_rat(const loglin_t *x, mpq_ptr q);
bool loglin_same(const loglin_t *x, const loglin_t *y);

/* How a sign was found. */
typedef enum { ROUTE_FORM, ROUTE_FILTER, ROUTE_ENCLOSURE, ROUTE_EXACT, ROUTES } route_t;

/* The sign, always decided: -1, 0 or 1. Steps: the form alone; a filter in doubles with a proven error bound (skipped
** when !filter), of the parts as they stand, then of the terms gathered; the exact test of zero; enclosures of growing
** precision. `route` may be NULL. */
int loglin_sgn(const loglin_t *x, bool filter, route_t *route);

/* Is the form zero? Decided exactly, by refining the a_i to a coprime base. A form with c0 != 0 is not zero:
** sum c_i log a_i = -c0 would make e^-c0 algebraic, against Lindemann. */
bool loglin_is_zero(const loglin_t *x);

/* An enclosure at the precision of r. */
void loglin_encl(encl_ptr r, const loglin_t *x);
/* lo <= x <= hi in doubles, by the filter's arithmetic; false, and nothing claimed, when the form is out of its
** range. */
bool loglin_filter(const loglin_t *x, double *lo, double *hi);

/* As text: (c log a + ... + c0)/den, in memory from the arena. */
const char *loglin_text(const loglin_t *x);

#endif
