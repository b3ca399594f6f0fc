/* SPDX-License-Identifier: MIT
**
** The member `logs` of section 4: how arguments of logarithms factor, and other writings of polynomials.
*/
#include "checker/boxes/box.h"

void box_hints(const json_t *j, const box_t *B)
{
    range_t r;
    absolutes = -1;
    json_list(j, "logs", 0, 64);
    for (unsigned k = 0; k < j->n; k++) {
        const json_t *l = json_list(j->at[k], "a factored argument", 2, 2), *g = json_list(l->at[1], "factors", 1, 64);
        const term_t *of = box_term(l->at[0]), *by = term_integer(1);
        if (!box_enclosed(&r, of, B, false)) reject("a logarithm's argument is not shown to be defined everywhere");
        form_t u = form_of(of, B), product = form_integer(1), *factor = take(g->n * sizeof *factor);
        int *power = take(g->n * sizeof *power);
        bool algebraic = polynomial(of);
        for (unsigned i = 0; i < g->n; i++) {
            json_list(g->at[i], "a factor and its exponent", 2, 2);
            const term_t *x = box_term(g->at[i]->at[0]);
            if (!box_enclosed(&r, x, B, false)) reject("a factor of a logarithm is not shown to be defined everywhere");
            algebraic = algebraic && polynomial(x);
            factor[i] = form_of(x, B);
            power[i] = (int)json_integer(g->at[i]->at[1], "an exponent", -POWER_MAX, POWER_MAX);
            by = term_new(MUL, by, term_power(x, power[i]));
            product = form_times(product, form_power(factor[i], power[i]));
        }
        if (!form_equal(product, u)) reject("the factors of a logarithm's argument make another product");
        hint_add(u, g->n, factor, power);
        if (algebraic) rewrite_add(of, by);
    }
}
