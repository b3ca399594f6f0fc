/* SPDX-License-Identifier: MIT
**
** Numbers of which nothing is known but when two of them are one: total variation, extremes.
*/
#include "checker/sums/sums.h"

/* TV of two laws, extremes of a term */
static struct { kind_t kind; form_t a, b; unsigned number; } opaque[NAMES_MAX];
static unsigned opaque_n;

void opaque_open(void) { opaque_n = 0; }

/* A number of its own, the same wherever a and b are. */
static form_t known_number(kind_t kind, form_t a, form_t b)
{
    if (drawn_form(a) | drawn_form(b)) reject("an extreme in which a drawn table stands");
    for (unsigned k = 0; k < opaque_n; k++)
        if (opaque[k].kind == kind && ((form_equal(opaque[k].a, a) && form_equal(opaque[k].b, b)) ||
                                       (form_equal(opaque[k].a, b) && form_equal(opaque[k].b, a))))
            return form_name(opaque[k].number);
    if (opaque_n == NAMES_MAX) reject("more than %d extremes", NAMES_MAX);
    opaque[opaque_n].kind = kind;
    opaque[opaque_n].a = a;
    opaque[opaque_n].b = b;
    opaque[opaque_n].number = sums_of_letters("an extreme", kind != DIVERGENCE);
    return form_name(opaque[opaque_n++].number);
}

form_t opaque_variation(form_t a, form_t b)
{
    if (!sums_law(a) || !sums_law(b)) reject("TV of what is not shown to be a law");
    return known_number(DIVERGENCE, a, b);
}

/* Of what is positive at each letter. */
form_t opaque_extreme(kind_t kind, form_t f)
{
    if (!sums_lettered(f) || !sums_positive(f))
        reject("the greatest or the least of what is not shown positive at each letter");
    return known_number(kind, f, f);
}
