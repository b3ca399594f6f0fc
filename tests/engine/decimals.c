/* SPDX-License-Identifier: MIT
**
** Decimals of a span: its ends are rounded outward.
*/
#include "proofs/engine/write.h"

#include <criterion/criterion.h>
#include <stdlib.h>

Test(engine_decimals, rounded_outward)
{
    static const double x[] = { 0, 1, 0.1, 1.0 / 3, 2.0 / 3, 1e-300, 123456789, 1e22, -0.1, -2.0 / 3, 5e-324 };
    for (size_t k = 0; k < sizeof x / sizeof *x; k++)
        for (size_t digits = 2; digits < 20; digits += 3) {
            char *lo = span_lo((span_t){ x[k], x[k] }, digits), *hi = span_hi((span_t){ x[k], x[k] }, digits);
            cr_assert(strtod(lo, NULL) <= x[k] && x[k] <= strtod(hi, NULL), "[%s, %s] of %.20g", lo, hi, x[k]);
            free(lo);
            free(hi);
        }
}
