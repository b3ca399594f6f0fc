/* SPDX-License-Identifier: MIT */
#include "proofs/bottleneck/paper.h"
#include "tests/broken/bottleneck/variants.h"

#include <criterion/criterion.h>

Test(kl_split, holds)
{
    record_t r = checked(&bottleneck_kl_split, 200);
    assert_holds(&r, 200);
    assert_attained(&r, "split");
    record_clear(&r);
}

Test(kl_split, broken_variants_are_refuted) { assert_all_refuted(&bottleneck_kl_split, broken_kl_split); }
