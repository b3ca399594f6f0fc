/* SPDX-License-Identifier: MIT
**
** A leaf of section 4: the value and the slope at a point, and the second derivative on the box.
*/
#include "checker/boxes/box.h"

/* The term on B, which is to be this function. */
static range_t range_of(const json_t *j, form_t f, const box_t *B, const box_t *at)
{
    const term_t *g = box_term(j);
    range_t r;
    range_init(&r);
    if (!box_enclosed(&r, g, B, false)) reject("taylor: %.200s is not shown to be defined", j->text);
    if (!form_equal(form_of(g, B), f)) reject("taylor: %.200s is another function", j->text);
    if (at && !box_enclosed(&r, g, at, false))
        reject("taylor: %.200s is not shown to be defined at the point", j->text);
    return r;
}

/* f = f(c) + f_v(c) t + f_vv(xi) t^2/2, t = v - c. */
void box_taylor(const json_t *j, form_t f, const box_t *B, unsigned depth)
{
    (void)depth;
    unsigned v = box_name(j->at[1], B);
    mpq_ptr c = rational(0, 1);
    range_t t, all;
    box_t point = *B;
    json_rational(c, j->at[2]);
    if (B->in[v].lo.inf || B->in[v].hi.inf || mpq_cmp(c, B->in[v].lo.q) <= 0 || mpq_cmp(c, B->in[v].hi.q) >= 0)
        reject("taylor: %s is not inside a finite range", j->at[2]->text);
    point.in[v] = range_point(c);
    form_t d = form_derivative(f, v);
    range_t value = range_of(j->at[3], f, B, &point), slope = range_of(j->at[4], d, B, &point);
    range_t bend = range_of(j->at[5], form_derivative(d, v), B, NULL);
    range_init(&t);
    range_init(&all);
    range_negate(&t, &point.in[v]);
    range_add(&t, &B->in[v], &t);
    range_mul(&slope, &slope, &t);
    range_add(&all, &value, &slope);
    if (!range_power(&t, &t, 2)) reject("taylor: no square");
    range_mul(&bend, &bend, &t);
    t = range_point(rational(1, 2));
    range_mul(&bend, &bend, &t);
    range_add(&all, &all, &bend);
    if (!range_nonnegative(&all)) reject("taylor: the series at %s is not shown to be >= 0", j->at[2]->text);
}
