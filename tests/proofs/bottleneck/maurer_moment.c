/* SPDX-License-Identifier: MIT */
#include "numerics/info/maurer.h"
#include "proofs/bottleneck/paper.h"
#include "tests/broken/bottleneck/variants.h"

#include <criterion/criterion.h>

Test(maurer_moment, holds_and_is_attained)
{
    record_t r = checked(&bottleneck_maurer_moment, 40);
    assert_holds(&r, 40);
    assert_attained(&r, "upper bound");
    assert_attained(&r, "Bernoulli moment");
    record_clear(&r);
}

Test(maurer_moment, broken_variants_are_refuted) { assert_all_refuted(&bottleneck_maurer_moment, broken_maurer_moment); }

/* xi(1)^2 = 4 = 4 m, xi(2) = 5/2, xi(3) = 26/9, by hand. */
Test(maurer_moment, small_cases_by_hand)
{
    mpq_t xi;
    mpq_init(xi);
    maurer_xi_binomial(xi, 1);
    cr_expect(mpq_cmp_ui(xi, 2, 1) == 0);
    maurer_xi_binomial(xi, 2);
    cr_expect(mpq_cmp_ui(xi, 5, 2) == 0);
    maurer_xi_binomial(xi, 3);
    cr_expect(mpq_cmp_ui(xi, 26, 9) == 0);
    mpq_clear(xi);
}
