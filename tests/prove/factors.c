/* SPDX-License-Identifier: MIT
**
** Factors of fractions of polynomials, found once and known: c times their powers is the fraction, whatever came
** before.
*/
#include "proofs/prove/box/form.h"

#include <criterion/criterion.h>

/* x^a - y^b over 1 + y. */
static const form_t *fraction(algebra_t *R, const form_t *x, const form_t *y, int a, int b)
{
    const form_t *above = form_sub(R, form_power(R, x, a), form_power(R, y, b));
    return form_div(R, above, form_add(R, y, form_integer(R, 1)));
}

/* How many factors f has. */
static unsigned assert_product(algebra_t *R, const form_t *f)
{
    product_t P;
    cr_assert(form_factor(&P, R, f));
    const form_t *all = form_rational(R, P.c);
    for (unsigned k = 0; k < P.n; k++) all = form_mul(R, all, form_power(R, P.base[k], P.power[k]));
    cr_assert(form_equal(R, all, f));
    mpq_set_ui(P.c, 7, 1); /* what is given is the caller's */
    return P.n;
}

/* The same coefficients in the same order, other exponents. */
Test(prove_factors, of_each_polynomial_its_own)
{
    algebra_t R[1];
    arena_t *A = arena_new();
    algebra_start(R, A);
    int x = algebra_name(R, "x"), y = algebra_name(R, "y");
    const form_t *u = form_name(R, (unsigned)x), *v = form_name(R, (unsigned)y);
    for (int again = 0; again < 2; again++) {
        cr_expect_eq(assert_product(R, fraction(R, u, v, 2, 2)), 3); /* (x - y) (x + y)/(1 + y) */
        cr_expect_eq(assert_product(R, fraction(R, u, v, 2, 3)), 2);
        cr_expect_eq(assert_product(R, fraction(R, u, v, 4, 4)), 4);
        cr_expect_eq(assert_product(R, fraction(R, v, u, 4, 2)), 3);
    }
    algebra_end(R);
    arena_free(A);
}
