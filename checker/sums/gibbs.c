/* SPDX-License-Identifier: MIT
**
** Section 5: an identity between sums over letters, and a slack that is a sum of divergences.
*/
#include "checker/sums/sums.h"

#include <string.h>

static statement_t *S;

/* A weight that is 0 or shown positive. */
static form_t weight(const json_t *j, bool *positive)
{
    int sign;
    form_t c = sums_weight(S, j, &sign);
    *positive = sign > 0;
    if (sign <= 0 && !form_zero(c)) reject("the weight %.200s is not shown to be >= 0", j->text);
    return c;
}

/* Is it a divergence of the two that are excepted where they are one? */
static bool is_excepted(form_t f, form_t g)
{
    const fact_t *e = &S->unless;
    if (e->n != 2 || e->kind != RELATION || e->term[0]->kind != NAME || !S->number[e->term[0]->name].law) return false;
    form_t a = sums_entry(e->term[0]), b = sums_entry(e->term[1]);
    return (form_equal(f, a) && form_equal(g, b)) || (form_equal(f, b) && form_equal(g, a));
}

/* KL(A||B) of laws by their form: positive where all entries are, and their sums are 1. *apart: it is positive but
** where the claim says nothing. */
static form_t divergence_of(const json_t *a, const json_t *b, bool *apart)
{
    const char *one = json_text(a, "a law"), *two = json_text(b, "a law");
    char *text = take(strlen(one) + strlen(two) + 8);
    strcat(strcat(strcat(strcat(strcpy(text, "KL("), one), "||"), two), ")");
    const term_t *x = term_read(S, text);
    if (x->kind != DIVERGENCE || x->power != KL) unreadable("two laws expected");
    form_t f = sums_entry(x->a), g = sums_entry(x->b);
    if (!sums_law(f)) reject("%.200s is not shown to be a law", one);
    if (!sums_law(g)) reject("%.200s is not shown to be a law", two);
    *apart = is_excepted(f, g);
    return sums_divergence(f, g);
}

void check_identity(statement_t *s, const json_t *proof, FILE *out)
{
    equations_put(s);
    sums_open(S = s);
    json_members(proof, "");
    if (s->claim.kind != RELATION || s->claim.n != 2 || s->claim.sign[0] != EQ)
        reject("identity: one equation expected");
    if (!form_zero(sums_equation(&s->claim))) reject("the sides of the equation are not shown to be identical");
    fprintf(out, "  both sides are one sum of products and logarithms; the entries of a law add up to 1\n");
}

void check_gibbs(statement_t *s, const json_t *proof, FILE *out)
{
    sums_open(S = s);
    json_members(proof, "divergences given");
    bool strict = s->claim.sign[0] >= LT, positive, apart, shown = false;
    if (s->claim.kind != RELATION || s->claim.n != 2 || strict != (s->unless.n > 0) || s->claim.sign[0] == EQ)
        reject("gibbs: one relation <= or >=, or < or > unless .. expected");
    form_t f = sums_relation(&s->claim, 1);
    sums_finite(true); /* what follows is about the case that no side is infinite */
    const json_t *d = json_list(json_member(proof, "divergences"), "divergences", 0, 16),
                 *g = json_list(json_member(proof, "given"), "given", 0, 16);
    for (unsigned k = 0; k < d->n; k++) {
        json_list(d->at[k], "a weight and two laws", 3, 3);
        form_t c = weight(d->at[k]->at[0], &positive);
        f = form_sum(f, form_times(c, divergence_of(d->at[k]->at[1], d->at[k]->at[2], &apart)), -1);
        shown = shown || (positive && apart);
        fprintf(out, "    %s KL(%s||%s) >= 0\n", d->at[k]->at[0]->text, d->at[k]->at[1]->text, d->at[k]->at[2]->text);
    }
    for (unsigned k = 0; k < g->n; k++) {
        json_list(g->at[k], "a weight and a hypothesis", 2, 2);
        const fact_t *h = &s->fact[json_integer(g->at[k]->at[1], "given", 0, (long)s->facts - 1)];
        sums_finite(false);
        if (h->sign[0] == EQ) reject("an equation as a hypothesis is not of this reason");
        f = form_sum(f, form_times(weight(g->at[k]->at[0], &positive), sums_relation(h, 0)), -1);
        fprintf(out, "    %s times the hypothesis %ld\n", g->at[k]->at[0]->text, g->at[k]->at[1]->integer);
    }
    if (!form_zero(f)) reject("the slack is not shown to be the sum");
    if (strict && !shown) reject("gibbs: no divergence with a positive weight is of what is excepted");
    fprintf(out, "  rests on: KL(A||B) >= 0 of laws (Gibbs)%s\n", strict ? ", and is 0 only where they are one" : "");
}
