/* SPDX-License-Identifier: MIT
**
** Terms of integers and conditions, read: binomial(a, b), sum i in A..B: TERM, prod i in A..B: TERM, [A REL B].
*/
#include "checker/core/reading.h"

#include <string.h>

/* [A REL B], = of points alone; [a <= b] is [b >= a]. */
term_t *bracket(void)
{
    relation_t sign;
    R.brackets++;
    const term_t *a = sum();
    if (!relation_sign(&sign) || (sign == EQ && !R.points)) expected("an order in a condition, or = of points");
    const term_t *b = sum();
    R.brackets--;
    need("]");
    bool up = sign == LE || sign == LT;
    term_t *x = up ? term_new(BRACKET, b, a) : term_new(BRACKET, a, b);
    x->power = sign == LE ? GE : sign == LT ? GT : (int)sign;
    return x;
}

term_t *binomial(void)
{
    const term_t *a, *b;
    arguments(&a, &b, ",");
    return term_new(BINOMIAL, a, b);
}

/* A number of the statement that is seen in one term alone; the same one wherever an index is called so. */
static unsigned index_of(const char *name)
{
    int k = number(name);
    if (k >= 0 && (!R.S->number[k].index || R.S->number[k].bound))
        unreadable("%s is declared, or bound around its sum or product", name);
    if (k >= 0) return (unsigned)k;
    number_t n = { .name = new_name(name, true), .whole = true, .index = true };
    range_init(&n.in);
    return number_add(R.S, &n);
}

term_t *indexed(const char *name)
{
    bool product_of = strcmp(name, "prod") == 0;
    if (!product_of && strcmp(name, "sum") != 0) return NULL;
    unsigned k = index_of(word());
    need("in");
    const term_t *lo = sum();
    need("..");
    const term_t *hi = sum();
    need(":");
    R.S->number[k].bound = true;
    term_t *x = term_new(INDEXED, term_new(UPTO, lo, hi), product());
    R.S->number[k].bound = false;
    x->power = product_of;
    x->name = k;
    return x;
}
