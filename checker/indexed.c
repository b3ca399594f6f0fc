/* SPDX-License-Identifier: MIT
**
** Terms of integers and conditions, read: binomial(a, b), sum i in A..B: TERM, prod i in A..B: TERM, [a >= b].
*/
#include "checker/reading.h"

#include <string.h>

/* [a <= b] is [b >= a]. */
term_t *condition(void)
{
    static const char *const sign[] = { ">=", ">", "<=", "<" };
    unsigned k = 0;
    R.brackets++;
    const term_t *a = sum();
    while (k < 4 && !eat(sign[k])) k++;
    if (k == 4) expected(">=, >, <= or < in a condition");
    const term_t *b = sum();
    R.brackets--;
    need("]");
    term_t *x = k < 2 ? term_new(CONDITION, a, b) : term_new(CONDITION, b, a);
    x->power = k % 2;
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
    if (k >= 0 && (!R.S->number[k].index || R.S->number[k].bound)) unreadable("%s is declared, or bound around its sum or product", name);
    if (k >= 0) return (unsigned)k;
    new_name(name, true);
    if (R.S->numbers == NAMES_MAX) unreadable("more than %d numbers", NAMES_MAX);
    number_t *n = &R.S->number[R.S->numbers];
    *n = (number_t){ .name = name, .whole = true, .index = true };
    range_init(&n->in);
    return R.S->numbers++;
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
