/* SPDX-License-Identifier: MIT
**
** Section 3.1: terms that bind letters: extremes, means, of the best rule, given values.
*/
#include "checker/means/means.h"

#include <string.h>

/* The mean of x over the letters u of v, given the values of others. */
mterm_t *posterior(unsigned v, unsigned letter, const mterm_t *x, uint32_t given, const mterm_t *const *at)
{
    mterm_t *y = mterm(POSTERIOR, x, NULL);
    y->at = letter;
    y->set = (uint32_t)1 << v;
    y->rest = given;
    for (unsigned w = 0; w < M->variables; w++) {
        if (!(given >> w & 1)) continue;
        if (y->n == MEANS_ARGUMENTS) reject("a mean given more than %d values", MEANS_ARGUMENTS - 1);
        y->part[y->n++] = at[w];
    }
    count_parts(y);
    return y;
}

static unsigned bound_letter(int root)
{
    const char *name = word();
    need("of");
    return letter_open(name, means_alphabet(word()), root);
}

mterm_t *extreme_read(bool greatest)
{
    unsigned visible = M->visible;
    if (eat("(")) {
        const mterm_t *a = means_sum();
        need(",");
        mterm_t *x = mterm(greatest ? GREATER : LESSER, a, means_sum());
        need(")");
        return x;
    }
    unsigned letter = bound_letter(NONE);
    need(":");
    const mterm_t *body = means_product();
    M->visible = visible;
    mterm_t *x = mterm(greatest ? GREATEST : SMALLEST, body, NULL);
    x->at = letter;
    return x;
}

/* Y = y, y the letter that a sum binds: which variable. */
static unsigned variable_at(unsigned letter)
{
    unsigned v = variable_read();
    need("=");
    if (letter_seen(word()) != (int)letter || M->variable[v].alphabet != M->letter[letter].alphabet)
        expected("the letter of the sum");
    return v;
}

/* Pr(S = s): of one variable that nothing stands before, at this letter; PS(s): of one whose factor is called so. */
static unsigned mass_root(unsigned letter)
{
    if (!eat("Pr")) {
        const char *name = word();
        for (unsigned v = 0; v < M->variables; v++) {
            if (strcmp(M->variable[v].factor, name) != 0 || M->variable[v].called < 0 || !is_root(v)) continue;
            need("(");
            if (letter_seen(word()) != (int)letter || M->variable[v].alphabet != M->letter[letter].alphabet)
                expected("the letter of the sum");
            need(")");
            return M->variable[v].root;
        }
        unreadable("%s is the law of no variable", name);
    }
    need("(");
    unsigned v = variable_at(letter);
    need(")");
    if (!is_root(v))
        unreadable("%s has something behind its bar, and Pr(%s = ..) is read of others alone", M->variable[v].name,
                   M->variable[v].name);
    return M->variable[v].root;
}

/* In place of the letters of the masses their variables. */
static const mterm_t *at_their_variables(const mterm_t *x, const unsigned *letter, const unsigned *v, unsigned n)
{
    for (unsigned k = 0; k < n; k++) {
        mterm_t *own = mterm(VARIABLE, NULL, NULL);
        own->at = v[k];
        x = mput(x, letter[k], own);
    }
    return x;
}

/* Pr(S = s, Y = y, J = j | K = 0): each letter with its variable. */
static const event_t *masses(const unsigned *letter, unsigned *v, unsigned n)
{
    static const event_t none;
    uint32_t seen = 0;
    const event_t *e = &none;
    need("Pr");
    need("(");
    do {
        unsigned w = variable_read();
        need("=");
        int l = letter_seen(word());
        unsigned k = 0;
        while (k < n && (int)letter[k] != l) k++;
        if (k == n || seen >> k & 1 || M->variable[w].alphabet != M->letter[l].alphabet)
            expected("each letter of the sums once, at its variable");
        seen |= (uint32_t)1 << k;
        v[k] = w;
        for (unsigned i = 0; i < n; i++)
            if (i != k && seen >> i & 1 && v[i] == w) expected("another variable");
    } while (eat(","));
    if (seen + 1 != (uint32_t)1 << n) expected("a variable for each letter of the sums");
    if (eat("|")) e = behind(NULL);
    need(")");
    for (unsigned k = 0; k < n; k++) {
        if (e->set >> v[k] & 1) unreadable("a variable with a letter and a value");
        for (unsigned w = 0; w < M->variables; w++)
            if (e->set >> w & 1 && depends(e->value[w], letter[k]))
                unreadable("a sum over outcomes, given a letter of its own");
    }
    return e;
}

/* Behind sum s of S, y of Y: of the best rule. */
static const mterm_t *best_read(unsigned *letter, unsigned n)
{
    unsigned v[2 * MEANS_ARGUMENTS], sees_n = n;
    if (M->outcomes) unreadable("a least mean within a mean of outcomes, whose variables would be its own");
    need("min");
    unsigned action = bound_letter(NONE);
    need(":");
    need("sum");
    do {
        if (n == 2 * MEANS_ARGUMENTS) unreadable("too many letters of a sum");
        letter[n++] = bound_letter(NONE);
    } while (eat(","));
    need(":");
    const event_t *e = masses(letter, v, n);
    for (unsigned w = 0; w < M->variables; w++)
        if (e->set >> w & 1 && depends(e->value[w], action)) unreadable("a least mean given its own action");
    need("*");
    mterm_t *x = mterm(BEST, at_their_variables(means_product(), letter, v, n), NULL);
    x->at = action;
    x->event = e;
    for (unsigned k = 0; k < n; k++) *(k < sees_n ? &x->set : &x->rest) |= (uint32_t)1 << v[k];
    return x;
}

/* Pr(U = u|Y = y, S = s)*TERM. */
static mterm_t *posterior_read(unsigned letter)
{
    const mterm_t *at[VARIABLES_MAX] = { NULL };
    uint32_t given = 0;
    need("Pr");
    need("(");
    unsigned v = variable_at(letter);
    need("|");
    do {
        unsigned w = variable_read();
        need("=");
        at[w] = letter_read();
        if (w == v || given >> w & 1 || alphabet_of(at[w]) != M->variable[w].alphabet || depends(at[w],
            letter)) expected("a letter of another variable");
        given |= (uint32_t)1 << w;
    } while (eat(","));
    need(")");
    need("*");
    return posterior(v, letter, means_product(), given, at);
}

const mterm_t *sum_read(void)
{
    unsigned visible = M->visible, letter[2 * MEANS_ARGUMENTS], n = 0;
    do {
        if (n == MEANS_ARGUMENTS) unreadable("too many letters of a sum");
        letter[n++] = bound_letter(NONE);
    } while (eat(","));
    need(":");
    mterm_t *x;
    if (sees("min")) x = (mterm_t *)best_read(letter, n);
    else if (n == 1 && is(R.now, "Pr") && is(R.now + 5, "|")) x = posterior_read(*letter);
    else {
        if (n > 1) expected("a mean over one letter, or a least mean");
        unsigned root = mass_root(*letter);
        M->letter[*letter].positive = (int)root;
        need("*");
        x = mterm(MEAN, means_product(), NULL);
        x->at = *letter;
        x->root = root;
    }
    M->visible = visible;
    return x;
}
