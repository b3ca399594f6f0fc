/* SPDX-License-Identifier: MIT
**
** Section 8: what a loop keeps. What is so of p_0, and of p_(t+1) where it is of p_t, is so of each p_t, by induction.
** What a term is of the statement's own laws has a name: a number, the same in all rounds.
*/
#include "checker/points/points.h"

/* n = g > 0, of the statement's own laws. */
void start(const json_t *s)
{
    if (generic || any_law >= 0) reject("start: where a letter or a law is any");
    const term_t *x = term_in(s->at[2]);
    shown(form_at(x), POSITIVE, s->at[3], "what is named");
    know(term_started(s->at[1], x), EQ);
}

/* The term of the law after a round: what the round makes of p in the place of p. */
static const term_t *after_round(const term_t *x, const loop_t *l)
{
    if (!x) return NULL;
    if ((x->kind == NAME || x->kind == POINT) && x->name == l->law)
        return x->kind == NAME ? l->next : moved(l->next, BOUND, x->power);
    if (free_of(x, l->law)) return x;
    if (x->kind == NAME || x->kind == POINT) reject("kept: what is made of a law stands in it");
    term_t *y = term_new(x->kind, after_round(x->a, l), after_round(x->b, l));
    y->power = x->power;
    y->name = x->name;
    mpq_set(y->q, x->q);
    return y;
}

/* g >= 0 of p_0; and, wherever it is of a law of the loop, of what a round makes of that one. */
void kept(const json_t *s)
{
    const loop_t *l = loop_named(s->at[1]);
    const term_t *g = term_in(s->at[2]);
    shown(form_at(g), NOT_NEGATIVE, s->at[3], "what is kept");
    every_t was = every(l->law, l->next);
    know_along(form_at(g), LE, l);
    shown_by(after_round(g, l), GE, s->at[2], s->at[4]);
    every_end(was);
}

/* The block shows the term of each law of the loop. */
void along(const json_t *s)
{
    const loop_t *l = loop_named(s->at[1]);
    every_t was = every(l->law, l->next);
    const term_t *x = term_in(s->at[2]);
    relation_t sign = sign_in(s->at[3], false);
    shown_by(x, sign, s->at[2], s->at[4]);
    every_end(was);
    know_along(form_at(x), shape(sign), l);
}
