/* SPDX-License-Identifier: MIT
**
** Log forms as text: (3 log 5 - 1)/2.
*/
#include "numerics/logs/loglin.h"

/* One summand: " + 3 log 5", the sign without blanks and the plus left out at the start, the factor left out where it
** is 1. */
static const char *summand(const char *before, arena_t *A, mpz_srcptr c, mpz_srcptr a)
{
    char *factor = mpz_get_str(NULL, 10, c), *argument = a ? mpz_get_str(NULL, 10, a) : NULL;
    const char *sign = mpz_sgn(c) < 0 ? (before[0] ? " - " : "-") : before[0] ? " + " : "";
    bool one = a && mpz_cmpabs_ui(c, 1) == 0;
    const char *s = arena_printf(A, "%s%s%s%s%s%s", before, sign, one ? "" : factor + (mpz_sgn(c) < 0),
                                 a && !one ? " " : "", a ? "log " : "", a ? argument : "");
    alloc_free(factor);
    alloc_free(argument);
    return s;
}

const char *loglin_text(const loglin_t *x)
{
    loglin_normal(x);
    const char *s = "";
    for (size_t i = 0; i < x->n; i++) s = summand(s, x->home, x->term[i].c, x->term[i].a);
    if (mpz_sgn(x->c0) != 0 || x->n == 0) s = summand(s, x->home, x->c0, NULL);
    if (mpz_cmp_ui(x->den, 1) == 0) return s;
    char *den = mpz_get_str(NULL, 10, x->den);
    s = arena_printf(x->home, x->n ? "(%s)/%s" : "%s/%s", s, den);
    alloc_free(den);
    return s;
}
