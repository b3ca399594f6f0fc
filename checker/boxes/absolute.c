/* SPDX-License-Identifier: MIT
**
** Section 4: rules about the absolute values of a claim, each of which has its sign in the case that is shown.
*/
#include "checker/boxes/box.h"

/* The i-th absolute value has the other sign on all of the box: this case has no point here. */
void box_empty(const json_t *j, const box_t *B, bool here)
{
    range_t r;
    unsigned i = (unsigned)json_integer(j->at[1], "an absolute value", 0, 3);
    unsigned n = 0;
    while (n < 4 && absolute[n]) n++;
    if (!here || i >= n) reject("empty: no case of an absolute value");
    if (!box_enclosed(&r, absolute[i]->a, B, false))
        reject("empty: the absolute value %u is not shown to be defined", i);
    int sign = range_positive(&r) ? 1 : range_nonzero(&r) ? -1 : 0;
    form_t f = form_integer(0);
    if (!sign) f = form_of(absolute[i]->a, B);
    if (!sign) sign = poly_sign(f.n, B) * poly_sign(f.d, B);
    if (sign != (absolute_signs >> i & 1 ? 1 : -1))
        reject("empty: the absolute value %u is not shown to have the other sign", i);
}

/* f = c |u| + g, c >= 0, u the i-th absolute value, which has its sign of this case where anything is to be shown. */
void box_part(const json_t *j, form_t f, const box_t *B, unsigned depth, bool here)
{
    range_t r;
    unsigned i = (unsigned)json_integer(j->at[1], "an absolute value", 0, 3), n = 0;
    const term_t *c = box_term(j->at[2]);
    while (n < 4 && absolute[n]) n++;
    if (!here || i >= n) reject("part: no case of an absolute value");
    if (!box_enclosed(&r, absolute[i]->a, B, false))
        reject("part: the absolute value %u is not shown to be defined", i);
    if (!box_enclosed(&r, c, B, true)) reject("part: %.200s is not shown to be >= 0", j->at[2]->text);
    form_t u = form_times(form_of(c, B), form_of(absolute[i]->a, B));
    box_check(j->at[3], form_sum(f, u, absolute_signs >> i & 1 ? 1 : -1), B, depth);
}
