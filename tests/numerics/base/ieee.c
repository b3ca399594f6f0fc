/* SPDX-License-Identifier: MIT */
#include "numerics/base/ieee.h"

#include <criterion/criterion.h>
#include <fenv.h>

Test(numerics_ieee, is_kept) { cr_assert(ieee_arithmetic()); }

/* The one departure that can be switched on while a program runs. */
Test(numerics_ieee, other_roundings_are_seen)
{
    static const int mode[] = { FE_UPWARD, FE_DOWNWARD, FE_TOWARDZERO };
    for (size_t k = 0; k < sizeof mode / sizeof *mode; k++) {
        fesetround(mode[k]);
        bool kept = ieee_arithmetic();
        fesetround(FE_TONEAREST);
        cr_expect(!kept, "mode %d", mode[k]);
    }
    cr_assert(ieee_arithmetic());
}
