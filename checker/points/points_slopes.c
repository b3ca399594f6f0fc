/* SPDX-License-Identifier: MIT
**
** Section 8: what rises in a number. Terms are differentiated as they are written, a sum over letters summand by
** summand.
*/
#include "checker/points/points.h"

#include <string.h>

static bool stands_in(const term_t *x, unsigned number)
{
    return x && ((x->kind == NAME && x->name == number) || stands_in(x->a, number) || stands_in(x->b, number));
}

static const term_t *put(const term_t *x, unsigned number, const term_t *by)
{
    if (!stands_in(x, number)) return x;
    return x->kind == NAME ? by : term_of(x, put(x->a, number, by), x->b ? put(x->b, number, by) : NULL);
}

static const term_t *slope(const term_t *x, unsigned t);

/* a' + b', of two that are not both free of t: what is free of it adds nothing. */
static const term_t *both_slopes(const term_t *x, unsigned t, const term_t *by_a, const term_t *by_b)
{
    bool a = stands_in(x->a, t), b = stands_in(x->b, t);
    const term_t *of_a = a ? term_times(slope(x->a, t), by_a) : NULL,
                 *of_b = b ? term_times(by_b, slope(x->b, t)) : NULL;
    return !of_a ? of_b : !of_b ? of_a : term_new(ADD, of_a, of_b);
}

/* The derivative in t of a term in which it stands, at an inner point of its range. */
static const term_t *slope(const term_t *x, unsigned t)
{
    const term_t *one = term_integer(1);
    switch (x->kind) {
    case NAME: return one;
    case ADD: return both_slopes(x, t, one, one);
    case NEG: return term_new(NEG, slope(x->a, t), NULL);
    case MUL: return both_slopes(x, t, x->b, x->a);
    case DIV: return both_slopes(x, t, term_new(DIV, one, x->b),
                                 term_new(NEG, term_new(DIV, x->a, term_power(x->b, 2)), NULL));
    case POWER:
        return term_times(term_times(term_integer(x->power), term_power(x->a, x->power - 1)), slope(x->a, t));
    case LOG: return term_new(DIV, slope(x->a, t), x->a);
    case EXP: return term_times(x, slope(x->a, t));
    case SUM: return term_new(SUM, slope(x->a, t), NULL);
    default: reject("rises: what is not differentiated depends on the number");
    }
}

unsigned number_named(const json_t *name, const range_t *in)
{
    const char *text = json_text(name, "a number");
    for (const char *c = text; *c; c++) if (*c < 'a' || *c > 'z') reject("a new name of small letters expected");
    for (unsigned k = 0; k < P->numbers; k++)
        if (strcmp(P->number[k].name, text) == 0) reject("%.64s is a name already", text);
    for (unsigned k = 0; k < P->letters; k++)
        if (strcmp(P->letter[k], text) == 0) reject("%.64s is a letter", text);
    if (!*text || strlen(text) > NAME_CHARS_MAX) reject("a new name expected");
    return sums_number(text, in, NULL);
}

/* A new number between two, which do not depend on a letter: positive where the least is. */
static unsigned number_between(const json_t *name, const term_t *lo, const term_t *hi)
{
    range_t r;
    range_init(&r);
    if (alphabet_in(lo) || alphabet_in(hi)) reject("rises: ends that depend on a letter");
    if (sums_positive(form_at(lo))) end_set(&r.lo, rational(0, 1), true);
    return number_named(name, &r);
}

/* lo <= hi, and g' >= 0 at each t in [lo,hi]: g(lo) <= g(hi) */
void rises(const json_t *s)
{
    if (generic) reject("rises: at each letter it is not of this reason");
    const term_t *lo = term_in(s->at[2]), *hi = term_in(s->at[3]);
    shown(form_at(term_minus(hi, lo)), NOT_NEGATIVE, s->at[5], "the order of two ends");
    unsigned t = number_between(s->at[1], lo, hi);
    const term_t *g = term_in(s->at[4]);
    if (letter_alphabet() || alphabet_in(g)) reject("rises: a term that depends on a letter");
    form_at(g); /* defined at each number of the range, which is open */
    if (!stands_in(g, t)) reject("rises: a term in which the number does not stand");
    shown_between(t, lo, hi, slope(g, t), s->at[4], s->at[6]);
    P->number[t].name = "a number";
    know_relation(put(g, t, lo), LE, put(g, t, hi));
}
