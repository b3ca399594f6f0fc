/* SPDX-License-Identifier: MIT */
#include "numerics/base/ieee.h"

#include <stddef.h>

/* The operands are read from memory whose values the compiler may not know; each expression is one that a liberty
** changes. */
static volatile const double one = 1, three = 3, zero = 0, big = 0x1p53, least = 0x1p-1074, normal = 0x1p-1022,
                             near = 1 + 0x1p-30;

/* (1 + 2^-30)^2 rounds to 1 + 2^-29; its last bit 2^-60 survives in a fused operation only. */
static bool contracts(void)
{
    double a = near, c = -(1 + 0x1p-29);
    return a * a + c != 0;
}

/* ((2^53 + 1) - 2^53) is 0, ties to even; a sum of many in order is 2^53. */
static bool reorders(void)
{
    double a = big, b = one, x[16], sum = a;
    for (size_t i = 0; i < 16; i++) x[i] = b;
    for (size_t i = 0; i < 16; i++) sum += x[i];
    return (a + b) - a != 0 || sum != a;
}

/* k/3 is a quotient, not k times the double next to 1/3: these are rounded when the program is compiled. */
static bool multiplies_by_the_inverse(void)
{
    static volatile const double third[] = { 1. / 3, 2. / 3, 3. / 3, 4. / 3, 5. / 3, 6. / 3, 7. / 3, 8. / 3, 9. / 3,
        10. / 3, 11. / 3, 12. / 3, 13. / 3, 14. / 3 };
    double b = three;
    for (size_t k = 0; k < sizeof third / sizeof *third; k++) {
        volatile double quotient = (one + (double)k) / b;
        if (quotient != third[k]) return true;
    }
    return false;
}

static bool loses_signs(void)
{
    double z = zero;
    return 1 / (-z + z) < 0 || 1 / -z > 0 || 1 / (z * -1) > 0;
}

static bool flushes(void)
{
    volatile double half = normal / 2, twice = least + least;
    return half == 0 || half + half != normal || twice != 0x1p-1073 || least == 0;
}

static bool loses_nan(void)
{
    double z = zero, nan = z / z, inf = one / z;
    return nan == nan || inf - inf == inf - inf || !(inf > DBL_MAX);
}

/* To nearest, ties to even: upward 1 + 2^-54 would be above 1, toward zero or downward 1 + 3 2^-54 would be 1. */
static bool rounds_otherwise(void)
{
    double a = one;
    volatile double tie = a + 0x1p-53, above = a + 3 * 0x1p-54, below = -a - 3 * 0x1p-54;
    return tie != 1 || above == 1 || below == -1;
}

bool ieee_arithmetic(void)
{
    return !contracts() && !reorders() && !multiplies_by_the_inverse() && !loses_signs() && !flushes() &&
           !loses_nan() && !rounds_otherwise();
}
