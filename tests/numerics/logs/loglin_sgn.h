/* SPDX-License-Identifier: MIT
**
** The sign of a log form by every route.
*/
#ifndef LEMMATA_TESTS_LOGLIN_SGN_H
#define LEMMATA_TESTS_LOGLIN_SGN_H

#include "numerics/logs/coprime.h"
#include "numerics/logs/loglin.h"
#include "tests/support/assert.h"
#include "tests/support/trouble.h"

static unsigned long met[ROUTES];

/* The sign by all routes, each asked on its own; fails when two of them differ. */
static inline int sign_by_all(const loglin_t *x)
{
    route_t fast, slow;
    int s = loglin_sgn(x, true, &fast), t = loglin_sgn(x, false, &slow);
    assert_sign(s, t, loglin_text(x));
    assert_that(slow != ROUTE_FILTER, "the filter was used though off: %s", loglin_text(x));
    assert_that(loglin_is_zero(x) == (s == 0), "is %s zero?", loglin_text(x));
    met[fast]++;
    double lo, hi;
    if (fast != ROUTE_FORM && loglin_filter(x, &lo, &hi))
        assert_that(lo <= hi && (s > 0 ? hi > 0 : s < 0 ? lo < 0 : lo <= 0 && hi >= 0), "[%a, %a] of %s", lo, hi,
                    loglin_text(x));
    return s;
}

/* (sum c_i log a_i)/den, as pushed. */
static inline const loglin_t *form_of(arena_t *A, size_t n, const loglin_term_t *t, unsigned long den)
{
    mpz_ptr D = arena_mpz(A, 1);
    mpz_set_ui(D, den);
    loglin_sum_t sum;
    loglin_sum_start(&sum, A, D, n);
    for (size_t i = 0; i < n; i++) loglin_sum_push(&sum, t[i].c, t[i].a);
    return loglin_sum_done(&sum);
}

#endif
