/* SPDX-License-Identifier: MIT
**
** Section 4: a function of the same sign that has no quotient, or logarithms, or none.
*/
#include "checker/boxes/box.h"

/* f = g/(v - phi), g = 0 on v = phi, g_v >= 0. */
void box_chord(const json_t *j, form_t f, const box_t *B, unsigned depth)
{
    unsigned v = box_name(j->at[1], B);
    const term_t *x = box_term(j->at[3]);
    box_t W = *B;
    bool face;
    range_t r;
    W.on[v] = false;
    if (!box_enclosed(&r, x, B, false)) reject("chord: %.200s is not shown to be defined", j->at[3]->text);
    form_t phi = box_curve(j->at[2], v, B, &W, &face), g = form_of(x, B);
    if (!form_equal(form_times(f, form_sum(form_name(v), phi, -1)), g))
        reject("chord: %.200s is another function", j->at[3]->text);
    if (!form_zero(form_put(g, v, phi, &W, face))) reject("chord: not 0 on %.200s", j->at[2]->text);
    box_check(j->at[4], form_derivative(g, v), B, depth + 1);
}

/* f = a - b, a > 0, b > 0, log a - log b >= 0. */
void box_ratio(const json_t *j, form_t f, const box_t *B, unsigned depth)
{
    const term_t *a = box_term(j->at[1]), *b = box_term(j->at[2]),
                 *x = term_minus(term_new(LOG, a, NULL), term_new(LOG, b, NULL));
    range_t r;
    if (!box_enclosed(&r, x, B, false))
        reject("ratio: %.200s and %.200s are not shown to be > 0", j->at[1]->text, j->at[2]->text);
    if (!form_equal(form_of(term_minus(a, b), B), f)) reject("ratio: another function");
    box_check(j->at[3], form_of(x, B), B, depth + 1);
}

/* f = log a - b, a > 0, a - exp b >= 0. */
void box_exp(const json_t *j, form_t f, const box_t *B, unsigned depth)
{
    const term_t *a = box_term(j->at[1]), *b = box_term(j->at[2]), *x = term_minus(term_new(LOG, a, NULL), b);
    range_t r;
    if (!box_enclosed(&r, x, B, false))
        reject("exp: %.200s is not shown to be > 0, or %.200s to be defined", j->at[1]->text, j->at[2]->text);
    if (!form_equal(form_of(x, B), f)) reject("exp: another function");
    box_check(j->at[3], form_of(term_minus(a, term_new(EXP, b, NULL)), B), B, depth + 1);
}
