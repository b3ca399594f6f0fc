/* SPDX-License-Identifier: MIT
**
** Sections 5 and 7: signs of terms in sums over letters, and of weights.
*/
#include "checker/sums/sums.h"

/* Of a term whose fraction is f: by that, or by the enclosure of the term as it is written. 0: not shown. */
int sums_sign_as_written(const term_t *x, form_t f)
{
    const box_t *B = sums_ranges();
    range_t r, down;
    int s = poly_sign(f.n, B) * poly_sign(f.d, B);
    precision(128);
    if (s || !enclose(&r, x, B, true)) return s;
    range_negate(&down, &r);
    return range_positive(&r) ? 1 : range_positive(&down) ? -1 : 0;
}

/* 1: shown positive, 0: not negative, -1: neither; products by their factors, even powers. */
int sums_sign(const term_t *x)
{
    range_t r;
    form_t c = sums_value(x);
    if (form_zero(c)) return 0;
    if (sums_sign_as_written(x, c) > 0) return 1;
    if (x->kind == POWER && x->power > 0 && x->power % 2 == 0) return 0;
    if (x->kind == MUL || x->kind == DIV) {
        int a = sums_sign(x->a), b = sums_sign(x->b);
        return a < 0 || b < 0 ? -1 : 0;
    }
    precision(128);
    return enclose(&r, x, sums_ranges(), true) && range_nonnegative(&r) ? 0 : -1;
}

form_t sums_weight(statement_t *s, const json_t *j, int *sign)
{
    const term_t *x = term_read(s, json_text(j, "a weight"));
    bool free = letter_alphabet();
    form_t c = sums_value(x);
    if (free || sums_lettered(c)) reject("the weight %.200s depends on a letter", j->text);
    *sign = sums_sign(x);
    return c;
}
