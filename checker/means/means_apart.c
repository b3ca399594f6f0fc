/* SPDX-License-Identifier: MIT
**
** Section 3.1: hypotheses about variables, that they are independent, that one is a function of others; and what they
** say of means.
*/
#include "checker/means/means.h"

static uint32_t variables_listed(void)
{
    uint32_t set = 0;
    do set |= (uint32_t)1 << variable_read();
    while (eat(","));
    return set;
}

/* S . J,A; U : J,S. False: the cursor is before no such hypothesis, and stays. */
bool apart_fact_read(void)
{
    const token_t *t = &R.token[R.now];
    bool named = t->kind == WORD && means_variable(text_of(t->at, t->n)) >= 0;
    if (!named || !(is(R.now + 1, ".") || is(R.now + 1, ":") || is(R.now + 1, ","))) return false;
    if (M->aparts == MEANS_FACTS) unreadable("more than %d hypotheses", MEANS_FACTS);
    apart_t *f = &M->apart[M->aparts++];
    f->a = variables_listed();
    f->function = eat(":");
    if (!f->function) need(".");
    f->b = variables_listed();
    if (f->a & f->b) unreadable("a variable on both sides of a hypothesis");
    return true;
}

bool apart_function(unsigned v, uint32_t of)
{
    for (unsigned k = 0; k < M->aparts; k++)
        if (M->apart[k].function && M->apart[k].a >> v & 1 && !(M->apart[k].b & ~of)) return true;
    return false;
}

bool apart_independent(unsigned v, uint32_t others)
{
    for (unsigned k = 0; k < M->aparts; k++) {
        const apart_t *f = &M->apart[k];
        if (f->function) continue;
        if (f->a >> v & 1 && !(others & ~f->b)) return true;
        if (f->b >> v & 1 && !(others & ~f->a)) return true;
    }
    return false;
}

/* [a >= b] (a - b) >= 0. */
mrelation_t apart_cut(const json_t *step)
{
    const mterm_t *x = term_of_kind(step, ATLEAST, "condition a >= b of numbers");
    return (mrelation_t){ mterm(TIMES, x, mminus(x->part[0], x->part[1])), LE };
}

/* c c = c, of a condition. */
mrelation_t apart_bit(const json_t *step)
{
    json_list(step, "a step", 2, 2);
    const mterm_t *x = means_term(text_at(step, 1));
    if (x->kind != SAME && x->kind != EQUAL && x->kind != ATLEAST && x->kind != OCCURS)
        reject("%.100s is no condition", text_at(step, 1));
    return (mrelation_t){ mminus(mterm(TIMES, x, x), x), EQ };
}

/* E[f] = E[sum s: Pr(S = s)*f], s in the place of S. */
mrelation_t apart_mean(const json_t *step)
{
    const mterm_t *x = term_of_kind(step, OUTCOMES, "mean of outcomes");
    unsigned v = root_variable(step->at[2]), visible = M->visible;
    if (x->event->set) reject("%.100s is no mean of outcomes, given nothing", text_at(step, 1));
    uint32_t own = (uint32_t)1 << v, others = variables_in(x->part[0]) & ~own;
    if (!apart_independent(v, others) && !separated(own, others, 0))
        reject("neither a hypothesis nor the factors say that %s is independent of the rest", M->variable[v].name);
    unsigned letter = letter_open("independent'", M->variable[v].alphabet, (int)M->variable[v].root);
    M->visible = visible;
    mterm_t *m = mterm(MEAN, with_letter(x->part[0], v, mletter(letter)), NULL);
    m->at = letter;
    m->root = M->variable[v].root;
    return (mrelation_t){ mminus(x, mean_of_outcomes(m, x->event)), EQ };
}
