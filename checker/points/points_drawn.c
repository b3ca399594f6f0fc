/* SPDX-License-Identifier: MIT
**
** Section 8: tables that are drawn. What holds of each value holds in the mean; and given the mean of K + 1 copies that
** of K of them, or one, has it for its mean.
*/
#include "checker/points/points.h"

#include <string.h>

static const draw_t *table_in(const json_t *j)
{
    const char *name = json_text(j, "a table that is drawn");
    for (unsigned k = 0; k < P->draws; k++)
        if (strcmp(P->number[P->draw[k].number].name, name) == 0) return &P->draw[k];
    reject("%.64s is no table that is drawn", name);
}

static uint32_t bit_of(const draw_t *d) { return P->number[d->number].drawn; }

static const term_t *mean_over(const draw_t *d, const term_t *x)
{
    term_t *y = term_new(EXPECTED, x, NULL);
    y->name = d->number;
    return y;
}

/* A term that is read where these have values. */
static const term_t *term_of_draws(uint32_t of, const json_t *j)
{
    const term_t *x = term_with(of, j);
    if (letter_alphabet() || alphabet_in(x)) reject("%.200s: it depends on a letter", j->text);
    return x;
}

/* f >= 0 of each value: of its mean */
void drawn(const json_t *s)
{
    if (generic) reject("drawn: at each letter it is not of this reason");
    const draw_t *b = table_in(s->at[1]);
    const term_t *f = term_of_draws(bit_of(b), s->at[2]);
    shown_of_draws(bit_of(b), f, GE, s->at[2], s->at[3]);
    know_relation(mean_over(b, f), GE, term_integer(0));
}

/* Is b the finer one: one copy, or the mean of K, of what d is the mean of, or of K + 1? */
static bool is_finer(const draw_t *b, const draw_t *d)
{
    if (b == d || b->of != d->of || &P->draw[d->of] == d) return false;
    return &P->draw[b->of] == b || (b->size == d->size && !b->more && d->more);
}

/* The degree in b of a polynomial in its entries and sums of such, as it is written; -1: it is none, or not of one
** degree. */
static int degree(const term_t *x, unsigned b)
{
    if (!(drawn_term(x) & P->number[b].drawn)) return 0;
    int p = x->a ? degree(x->a, b) : -1, q = x->b ? degree(x->b, b) : -1;
    switch (x->kind) {
    case NAME: case POINT: return x->name == b ? 1 : -1;
    case NEG: case SUM: return p;
    case ADD: return p == q ? p : -1;
    case MUL: return p < 0 || q < 0 ? -1 : p + q;
    case DIV: return q == 0 ? p : -1;
    default: return -1;
    }
}

/* x of what b is more than d. */
static const term_t *apart(const term_t *x, unsigned b, unsigned d)
{
    if (!x || !(drawn_term(x) & P->number[b].drawn)) return x;
    if (x->kind != NAME && x->kind != POINT) return term_of(x, apart(x->a, b, d), apart(x->b, b, d));
    term_t *more = term_name(b), *less = term_name(d);
    more->kind = less->kind = x->kind;
    more->power = less->power = x->power;
    return term_minus(more, less);
}

/* l(b - d), l linear in entries of b. */
static const term_t *balance(const draw_t *b, const draw_t *d, const json_t *l, uint32_t of)
{
    const term_t *x = term_of_draws(of, l);
    if (degree(x, b->number) != 1) reject("%.200s is not written as linear", l->text);
    return apart(x, b->number, d->number);
}

/* f of b, g of d: f - g + l(b - d) >= 0 of all values, l of d; E f >= E g */
void finer(const json_t *s)
{
    if (generic) reject("finer: at each letter it is not of this reason");
    const draw_t *d = table_in(s->at[1]), *b = table_in(s->at[2]);
    if (!is_finer(b, d)) reject("finer: no table of which the other is a mean");
    const term_t *f = term_of_draws(bit_of(b), s->at[3]), *g = term_of_draws(bit_of(d), s->at[4]),
                 *own = balance(b, d, s->at[5], bit_of(b) | bit_of(d));
    shown_of_draws(bit_of(b) | bit_of(d), term_new(ADD, term_minus(f, g), own), GE, s->at[3], s->at[6]);
    know_relation(mean_over(d, g), LE, mean_over(b, f));
}

/* d has a value; f of it: f + l(b - d) >= 0 of all values of b; f >= 0 */
void averaged(const json_t *s)
{
    if (generic) reject("averaged: at each letter it is not of this reason");
    const draw_t *d = table_in(s->at[1]), *b = table_in(s->at[2]);
    if (!is_finer(b, d)) reject("averaged: no table of which the other is a mean");
    if (!(draws_open() & bit_of(d))) reject("averaged: a table of which no value is meant");
    const term_t *f = term_of_draws(0, s->at[3]), *own = balance(b, d, s->at[4], bit_of(b));
    shown_of_draws(bit_of(b), term_new(ADD, f, own), GE, s->at[3], s->at[5]);
    know_relation(f, GE, term_integer(0));
}
