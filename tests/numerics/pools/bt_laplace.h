/* SPDX-License-Identifier: MIT
**
** Pools with a law and its box, and what the ends of their weights are asserted to be.
*/
#ifndef LEMMATA_TESTS_BT_LAPLACE_H
#define LEMMATA_TESTS_BT_LAPLACE_H

#include "numerics/pools/bt_laplace.h"
#include "tests/support/assert.h"
#include "tests/support/trouble.h"

#include <math.h>

/* A law and its box. */
typedef struct { size_t n; mpq_ptr w, p; double lo[BT_LAPLACE_LEVELS_MAX], hi[BT_LAPLACE_LEVELS_MAX]; } pool_t;

static inline const char *text_of(arena_t *A, const pool_t *P, unsigned long K)
{
    const char *s = arena_printf(A, "K = %lu", K);
    for (size_t l = 0; l < P->n; l++) {
        char *w = rat_print(P->w + l), *p = rat_print(P->p + l);
        s = arena_printf(A, "%s; w %s, p %s in [%a, %a]", s, w, p, P->lo[l], P->hi[l]);
        free(w);
        free(p);
    }
    return s;
}

static inline double down(mpq_srcptr q)
{
    mpq_t d;
    mpq_init(d);
    double x = mpq_get_d(q); /* toward 0 */
    mpq_set_d(d, x);
    if (mpq_cmp(d, q) > 0) x = nextafter(x, -1);
    mpq_clear(d);
    return x;
}

static inline double up(mpq_srcptr q)
{
    mpq_t d;
    mpq_init(d);
    double x = down(q);
    mpq_set_d(d, x);
    if (!mpq_equal(d, q)) x = nextafter(x, INFINITY);
    mpq_clear(d);
    return x;
}

/* The law itself, as nearly as doubles hold it. */
static inline void box_point(pool_t *P)
{
    for (size_t l = 0; l < P->n; l++) { P->lo[l] = down(P->p + l); P->hi[l] = up(P->p + l); }
}

static inline void assert_between(const double *lo, const double *hi, mpq_srcptr H, size_t n, const char *text)
{
    mpq_t a, b;
    mpq_inits(a, b, NULL);
    for (size_t l = 0; l < n; l++) {
        mpq_set_d(a, lo[l]);
        mpq_set_d(b, hi[l]);
        assert_that(mpq_cmp(a, H + l) <= 0 && mpq_cmp(H + l, b) <= 0,
                    "H_%zu is %s, not in [%a, %a] for %s", l, rat_print(H + l), lo[l], hi[l], text);
    }
    mpq_clears(a, b, NULL);
}

static inline void assert_narrow(const double *lo, const double *hi, size_t n, double part, const char *text)
{
    for (size_t l = 0; l < n; l++)
        assert_that(0 <= lo[l] && lo[l] <= hi[l] && hi[l] - lo[l] <= part * lo[l],
                    "[%a, %a], %g, at %zu for %s", lo[l], hi[l], hi[l] / lo[l] - 1, l, text);
}

#endif
