/* SPDX-License-Identifier: MIT
**
** Domain assertions. Each prints the exact input when it fails; the input is put into words only then.
*/
#ifndef LEMMATA_TESTS_ASSERT_H
#define LEMMATA_TESTS_ASSERT_H

#include "numerics/logs/loglin.h"
#include "numerics/base/rat.h"

#include <criterion/criterion.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define assert_that(condition, ...)                             \
    do {                                                        \
        if (!(condition)) cr_assert_fail(__VA_ARGS__);          \
    } while (0)

/* The sign (-1, 0, 1 or a sign_t) of `input`, a text. */
#define assert_sign(got, want, input)                                                   \
    do {                                                                                \
        int got_ = (int)(got), want_ = (int)(want);                                     \
        assert_that(got_ == want_, "sign %d, not %d, of %s", got_, want_, (input));     \
    } while (0)

/* One and the same normal form. */
#define assert_equal_forms(x, y)                                                        \
    do {                                                                                \
        const loglin_t *x_ = (x), *y_ = (y);                                            \
        assert_that(forms_identical(x_, y_) && loglin_same(x_, y_), "%s\nis not\n%s",   \
                    loglin_text(x_), loglin_text(y_));                                  \
    } while (0)

/* outer contains inner; both are intervals. */
#define assert_encloses(outer, inner, input)                                            \
    assert_that(mpfi_is_inside((inner), (outer)), "%s\ndoes not enclose\n%s\nfor %s",   \
                encl_text(outer), encl_text(inner), (input))

/* Both intervals contain one number, so they meet. */
#define assert_meet(x, y, input)                                                        \
    assert_that(encl_meet((x), (y)), "%s\nand\n%s\nare apart for %s", encl_text(x), encl_text(y), (input))

#define assert_equal_rats(x, y, input)                                                  \
    assert_that(mpq_equal((x), (y)), "%s is not %s for %s", rat_print(x), rat_print(y), (input))

/* Equal in every part of the normal form, term by term. */
static inline bool forms_identical(const loglin_t *x, const loglin_t *y)
{
    loglin_normal(x);
    loglin_normal(y);
    if (x->n != y->n || mpz_cmp(x->den, y->den) != 0 || mpz_cmp(x->c0, y->c0) != 0) return false;
    for (size_t i = 0; i < x->n; i++)
        if (mpz_cmp(x->term[i].a, y->term[i].a) != 0 || mpz_cmp(x->term[i].c, y->term[i].c) != 0) return false;
    return true;
}

/* The invariant of a normal form, and lowest terms. */
static inline void assert_normal(const loglin_t *x)
{
    loglin_normal(x);
    mpz_t g;
    mpz_init(g);
    mpz_gcd(g, x->den, x->c0);
    assert_that(mpz_sgn(x->den) > 0, "den <= 0 in %s", loglin_text(x));
    for (size_t i = 0; i < x->n; i++) {
        assert_that(mpz_cmp_ui(x->term[i].a, 2) >= 0 && mpz_sgn(x->term[i].c) != 0, "term %zu of %s", i,
                    loglin_text(x));
        assert_that(i == 0 || mpz_cmp(x->term[i - 1].a, x->term[i].a) < 0, "order of %s", loglin_text(x));
        mpz_gcd(g, g, x->term[i].c);
    }
    assert_that(mpz_cmp_ui(g, 1) == 0, "not in lowest terms: %s", loglin_text(x));
    mpz_clear(g);
}

static inline bool encl_meet(mpfi_srcptr x, mpfi_srcptr y)
{
    return !mpfi_nan_p(x) && !mpfi_nan_p(y) && mpfr_lessequal_p(&x->left, &y->right)
        && mpfr_lessequal_p(&y->left, &x->right);
}

static inline const char *encl_text(mpfi_srcptr x)
{
    char *s = NULL;
    return mpfr_asprintf(&s, "[%.40RDg, %.40RUg]", &x->left, &x->right) < 0 ? "?" : s;
}

#endif
