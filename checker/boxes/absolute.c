/* SPDX-License-Identifier: MIT
**
** Section 4: rules about the absolute values of a claim, each of which has its sign in the case that is shown.
*/
#include "checker/boxes/box.h"

/* Which absolute value a node is about, shown to be defined; where they may be spoken of. */
static unsigned absolute_at(range_t *r, const json_t *j, const box_t *B)
{
    unsigned i = (unsigned)json_integer(j->at[1], "an absolute value", 0, 3), n = 0;
    const char *rule = j->at[0]->text;
    while (n < 4 && absolute[n]) n++;
    if (!box_here || i >= n) reject("%s: no case of an absolute value", rule);
    if (!box_enclosed(r, absolute[i]->a, B, false)) reject("%s: |%u| is not shown to be defined", rule, i);
    return i;
}

/* The i-th absolute value has the other sign on all of the box: this case has no point here. */
void box_empty(const json_t *j, form_t f, const box_t *B, unsigned depth)
{
    range_t r;
    unsigned i = absolute_at(&r, j, B);
    int sign = range_positive(&r) ? 1 : range_nonzero(&r) ? -1 : 0;
    (void)depth;
    if (!sign) { f = form_of(absolute[i]->a, B); sign = poly_sign(f.n, B) * poly_sign(f.d, B); }
    if (sign != (absolute_signs >> i & 1 ? 1 : -1))
        reject("empty: the absolute value %u is not shown to have the other sign", i);
}

/* f = c |u| + g, c >= 0, u the i-th absolute value, which has its sign of this case where anything is to be shown. */
void box_part(const json_t *j, form_t f, const box_t *B, unsigned depth)
{
    range_t r;
    unsigned i = absolute_at(&r, j, B);
    const term_t *c = box_term(j->at[2]);
    if (!box_enclosed(&r, c, B, true)) reject("part: %.200s is not shown to be >= 0", j->at[2]->text);
    form_t u = form_times(form_of(c, B), form_of(absolute[i]->a, B));
    box_check(j->at[3], form_sum(f, u, absolute_signs >> i & 1 ? 1 : -1), B, depth);
}
