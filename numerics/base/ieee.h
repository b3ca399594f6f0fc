/* SPDX-License-Identifier: MIT
**
** ieee -- what the bounds of this room's doubles are proved of: IEEE 754 binary64, each operation rounded once, to
** nearest, with signed zeros, subnormals, infinities and NaN. What a compiler says of itself is refused when it
** compiles; what it does not say (GCC and Clang have no macro for contraction, Clang none for most of the rest) is
** tried by ieee_arithmetic when a program starts.
*/
#ifndef LEMMATA_IEEE_H
#define LEMMATA_IEEE_H

#include <float.h>
#include <stdbool.h>

#if defined __FAST_MATH__ || defined __ASSOCIATIVE_MATH__ || defined __RECIPROCAL_MATH__ || defined __NO_SIGNED_ZEROS__
#error "the bounds are proved of IEEE doubles: no -ffast-math, nor a part of it"
#endif
#if defined __FINITE_MATH_ONLY__ && __FINITE_MATH_ONLY__
#error "infinities and NaN are values: no -ffinite-math-only"
#endif
#if FLT_EVAL_METHOD != 0 || FLT_RADIX != 2 || DBL_MANT_DIG != 53 || DBL_MAX_EXP != 1024
#error "the bounds are proved of IEEE doubles, each operation rounded once"
#endif

/* Does this program, as it was compiled and as the machine is set, calculate so? */
bool ieee_arithmetic(void);

#endif
