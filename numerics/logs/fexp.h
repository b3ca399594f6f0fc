/* SPDX-License-Identifier: MIT
**
** fexp -- exponential and logarithm in doubles, with proven error bounds. Portable C, no libm; IEEE doubles rounded to
** nearest, no contraction (ieee.h). NaN in, NaN out.
*/
#ifndef LEMMATA_FEXP_H
#define LEMMATA_FEXP_H

#include "numerics/base/ieee.h"

/* e^s and what is left of it when its leading terms are taken away. */
typedef struct {
    double exp;  /* e^s          to a factor 1 +- FEXP_ERROR       */
    double less; /* e^s - 1      to a factor 1 +- FEXP_LESS_ERROR  */
    double rest; /* e^s - 1 - s  to a factor 1 +- FEXP_REST_ERROR  */
} fexp_t;

#define FEXP_ERROR      0x1p-50
#define FEXP_LESS_ERROR 0x1p-49
#define FEXP_REST_ERROR 0x1p-47

/* For s <= 700. Below -700 exp is 0 (e^s < 2^-1009); where a value is below 2^-1000 its error is absolute, 2^-1000. */
fexp_t fexp_parts(double s);
/* e^s alone, to a factor 1 +- 2^-51, -700 <= s <= 700. */
double fexp(double s);

/* |fexp_log(x) - log x| <= FEXP_LOG_ERROR max(1, |log x|), x >= 2^-1022 finite. */
#define FEXP_LOG_ERROR 0x1p-49
double fexp_log(double x);

/* log(1 + a) to a factor 1 +- FEXP_LOG1P_ERROR, for finite a >= -1/2. */
#define FEXP_LOG1P_ERROR 0x1p-46
double fexp_log1p(double a);

#endif
