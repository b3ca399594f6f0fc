/* SPDX-License-Identifier: MIT
**
** f / (v - phi), as a polynomial in v over what has no v where it is one.
*/
#include "checker/verify.h"

#include <string.h>

/* p = (v - phi) q, phi without v: Horner's scheme on the coefficients of v. */
static bool divided(poly_t *q, poly_t p, unsigned j, poly_t phi)
{
    short e[ATOMS_MAX] = { 0 };
    poly_t carry = { 0, NULL }, all = { 0, NULL };
    int degree = 0;
    for (unsigned i = 0; i < p.n; i++) if (p.at[i].e[j] > degree) degree = p.at[i].e[j];
    for (int k = degree; k >= 0; k--) {
        monomial_t *t = take((p.n + 1) * sizeof *t);
        unsigned n = 0;
        for (unsigned i = 0; i < p.n; i++)
            if (p.at[i].e[j] == k) { mpq_init(t[n].c); mpq_set(t[n].c, p.at[i].c); memcpy(t[n].e, p.at[i].e, sizeof t[n].e); t[n++].e[j] = 0; }
        carry = poly_sum(poly_times(carry, phi), poly_gather(t, n), 1);
        if (k == 0) break;
        e[j] = (short)(1 - k); /* times v^(k-1) */
        all = poly_sum(all, poly_divided(carry, e), 1);
    }
    *q = all;
    return carry.n == 0;
}

form_t form_quotient(form_t d, unsigned v, form_t phi)
{
    poly_t q;
    form_t by = form_sum(form_name(v), phi, -1);
    unsigned j = 0;
    while (!(atom[j].kind == NAME && atom[j].name == v)) j++;
    bool free = true;
    for (unsigned k = 0; k < atoms; k++) /* v stands in no other atom of d */
        if (k != j && atom[k].kind != NAME && !form_zero(form_derivative((form_t){ poly_atom(k), form_integer(1).n }, v)))
            for (unsigned i = 0; i < d.n.n; i++) free = free && !d.n.at[i].e[k];
    if (free && poly_constant(phi.d) && divided(&q, d.n, j, phi.n)) return form_fraction(q, d.d);
    return form_times(d, form_inverse(by));
}
