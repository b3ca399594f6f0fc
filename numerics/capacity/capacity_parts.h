/* SPDX-License-Identifier: MIT
**
** The parts of capacity.h; for its own files alone. All work on a reduced channel W with at least two rows and
** two columns, W(y|x) = w_xy/w.
**
** A law of the input is a vector of integer weights P_x, p = P_x/P with P = sum P_x. Methods propose weights; only
** the certificate says what they are worth.
*/
#ifndef LEMMATA_CAPACITY_PARTS_H
#define LEMMATA_CAPACITY_PARTS_H

#include "numerics/capacity/capacity.h"

/* capacity_certified with all rows at once, however many (capacity.c). */
void capacity_at_once(capacity_t *out, arena_t *A, const chan_t *W, long bits);
/* The same for a channel that chan_reduced made. */
void capacity_of_reduced(capacity_t *out, arena_t *A, const chan_t *R, long bits);

/* A reduced channel of the same capacity, none of whose rows is a mixture of others: R itself when it is one, or when
** it is too large to be tried (capacity_mixtures.c). */
const chan_t *capacity_without_mixtures(const chan_t *R);

/* --- the certificate (capacity_cert.c) ----------------------------------------------------------------- */

/* With m_y = sum_x P_x w_xy, so that q_y = m_y/(P w),
**     w KL(W_x||q) = sum_y w_xy log w_xy - sum_y w_xy log m_y + w log P.
** In fixed point, l(a) = floor(2^frac log a), row x has
**     t_x = sum_y w_xy l(w_xy) - sum_y w_xy l(m_y) + w l(P),   w 2^frac KL(W_x||q) = t_x + w (e_x + c),  |e_x| < 1,
** c the same for all rows: each l is short by less than 1 and the w_xy of a row add up to w. */
typedef struct {
    arena_t *A;
    const chan_t *W;
    long frac;
    mpz_ptr weight, total;  /* P_x and P */
    mpz_ptr rowlog;         /* sum_y w_xy l(w_xy) */
    mpz_ptr mass;           /* m_y */
    mpz_ptr t;
    size_t top;             /* the first of the greatest t_x */
    mpz_ptr gap;            /* P t_top - sum_x P_x t_x >= 0: P w 2^frac (hi - lo), but for less than 2 P w */
} cert_t;

void cert_open(cert_t *c, arena_t *A, const chan_t *W, long frac);
/* Fills all that depends on the weights; false when some m_y = 0, where KL is infinite. */
bool cert_eval(cert_t *c);
/* Is hi - lo <= 2^-bits, for certain? */
bool cert_reached(const cert_t *c, long bits);
/* May hi - lo be 0? */
bool cert_may_be_exact(const cert_t *c);
/* I(p;W) and KL(W_x||q) as log forms in A, and the x that makes the latter greatest, decided exactly. */
const loglin_t *cert_lo(const cert_t *c, arena_t *A);
const loglin_t *cert_kl(const cert_t *c, arena_t *A, size_t x);
size_t cert_top(const cert_t *c);
/* The sign of x - y for two such forms in scratch. */
int cert_sgn(const cert_t *c, const loglin_t *x, const loglin_t *y);

/* --- doubles (capacity_double.c) ------------------------------------------------------------------------ */

typedef struct {
    size_t nx, ny;
    double *w, *h;             /* W(y|x); sum_y W log W */
    double *p, *slack, lambda; /* the law, the slacks of its optimality conditions, their multiplier */
    double *q, *logq, *d;      /* pW, log q, KL(W_x||q) */
    double mean;               /* I(p;W) = sum p d */
    double *room;              /* 4 max(nx, ny) numbers */
    /* M dp + dl 1 = r, sum dp = 0, on the rows at[0..n): M = sum_y W_iy W_jy / q_y + extra, scaled to a unit
    ** diagonal */
    size_t n, rank, *at, *order;
    double *M, *L, *B, *scale;
} floats_t;

/* False when an entry is out of the range of doubles. */
bool floats_open(floats_t *F, arena_t *A, const chan_t *W);
void floats_eval(floats_t *F);
/* The uniform law; then d and mean. */
void floats_uniform(floats_t *F);
/* Is every output reached from the rows at[0..n) without at[i]? (i = n: from all of them) */
bool floats_covered(const floats_t *F, size_t i);
/* Factors M at the present q; extra (one number for each row, may be NULL). The rank is F->rank. */
void floats_factor(floats_t *F, const double *extra);
/* Solves for dp and dl; r and dp in the order of at[0..n). Rows past the rank get 0. */
double floats_solve(floats_t *F, const double *r, double *dp);

/* --- methods --------------------------------------------------------------------------------------------- */

/* The optimal law in doubles, its support in at[0..n) factored and of full rank (capacity_active.c). False when
** it was not found. */
bool floats_barrier(floats_t *F);
bool floats_active(floats_t *F);

/* Newton on the weights: the residuals are those of the certificate, the matrix that of F. True when the certificate
** reaches 2^-bits (capacity_newton.c). */
bool capacity_newton(cert_t *c, floats_t *F, long bits);

/* A primal-dual barrier method in MPFR: weights of about 2^-bits from the optimum, or as near as it came; slow, and
** for every channel (capacity_barrier.c). */
void capacity_barrier(mpz_ptr weight, const chan_t *W, long bits);

#endif
