/* SPDX-License-Identifier: MIT
**
** Expressions compared, and some that are hard: zeros that hide, and what is undefined though its form does not say so.
*/
#ifndef LEMMATA_TESTS_REAL_H
#define LEMMATA_TESTS_REAL_H

#include "numerics/expr/real.h"
#include "tests/support/assert.h"
#include "tests/support/known.h"
#include "tests/support/trouble.h"

static inline sign_t cmp_at(const real_t *x, const real_t *y, long prec_max)
{
    effort_t effort = EFFORT_DEFAULT;
    effort.prec_max = prec_max;
    return real_cmp(x, y, &effort);
}

static inline sign_t cmp(const real_t *x, const real_t *y) { return cmp_at(x, y, 512); }

static inline const char *real_text(const real_t *x)
{
    encl_t r;
    mpfi_init2(r, 64);
    real_encl(r, x);
    const char *s = encl_text(r);
    mpfi_clear(r);
    return s;
}

#define assert_cmp(x, y, want)                                                                                         \
    do {                                                                                                               \
        const real_t *l_ = (x), *r_ = (y);                                                                             \
        sign_t got_ = cmp(l_, r_), back_ = cmp(r_, l_);                                                                \
        assert_that(got_ == (want) && back_ == sign_neg(want), "sign %d (and %d back), not %d, of %s - %s", got_,      \
                    back_, (int)(want), real_text(l_), real_text(r_));                                                 \
    } while (0)

static inline const real_t *ratio(arena_t *A, long a, long b) { return real_ratio(A, a, b); }
static inline const real_t *log_of(arena_t *A, unsigned long n) { return real_log_ui(A, n); }

/* c log n, n an integer: 0 when hidden as log(n^2) - 2 log n. */
static inline const real_t *hidden_zero(arena_t *A, unsigned long n)
{
    mpq_ptr two = arena_mpq(A, 1);
    mpq_set_ui(two, 2, 1);
    return real_sub(log_of(A, n * n), real_scale(log_of(A, n), two));
}

/* log 3 (log(sqrt 2 + 1) + log(sqrt 2 - 1)) = 0, multiplied out: a product of logarithms, and no enclosure can tell. */
static inline const real_t *unknown_zero(arena_t *A)
{
    const real_t *two = real_sqrt(real_si(A, 2)), *one = real_si(A, 1), *three = real_log_ui(A, 3);
    return real_add(real_mul(three, real_log(real_add(two, one))), real_mul(three, real_log(real_sub(two, one))));
}

/* sqrt(log 1/2): undefined, though its form does not say so. */
static inline const real_t *undefined_root(arena_t *A) { return real_sqrt(real_neg(log_of(A, 2))); }

static inline const real_t *undefined(arena_t *A) { return real_sub(real_inf(A, 1), real_inf(A, 1)); }

#endif
