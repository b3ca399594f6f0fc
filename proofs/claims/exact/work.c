/* SPDX-License-Identifier: MIT
**
** What a candidate may cost: numbers grow, and so do expressions. The limits are stated, and what is past them is
** beyond.
*/
#include "proofs/claims/exact/eval.h"

bool eval_spend(eval_t *e, size_t units)
{
    if (e->beyond) return false;
    if (units <= WORK_MAX && (e->work += units) <= WORK_MAX) return true;
    e->beyond = "numbers too long, or sums too large, for one candidate";
    return false;
}

/* Of numbers of a and b words a product takes at most a b products of words, and so do the greatest common divisors. */
bool eval_spend_rational(eval_t *e, mpq_srcptr a, mpq_srcptr b)
{
    size_t m = mpz_size(mpq_numref(a)) + mpz_size(mpq_denref(a)), n = mpz_size(mpq_numref(b)) + mpz_size(mpq_denref(b));
    return eval_spend(e, m > WORK_MAX / (n + 1) ? WORK_MAX + 1 : m * n);
}

/* A summand is made, looked at and compared: and so is what it is written with: each for as much as many products of
** words. */
bool eval_spend_real(eval_t *e, const real_t *x)
{
    enum { SUMMAND = 64 };
    if (real_depth(x) <= NESTED_MAX) return eval_spend(e, SUMMAND * (real_size(x) + real_weight(x)));
    if (!e->beyond) e->beyond = "operations nested more than 2048 deep";
    return false;
}
