/* SPDX-License-Identifier: MIT
**
** What binds a letter, read: sums, the greatest and the least entry, divergences. Those that are terms in others are
** written out here.
*/
#include "checker/core/reading.h"

#include <ctype.h>
#include <string.h>

/* One more letter is bound; what was around is given back when it is no longer. */
typedef struct { const char *bound, *over; bool binds; } scope_t;

static scope_t enter(const char *letter)
{
    scope_t was = { R.out.bound, R.out.over, R.out.binds };
    if (R.binds) R.around[R.arounds++] = R.bound;
    R.out.bound = R.bound;
    R.out.over = R.over;
    R.out.binds = R.binds;
    R.bound = letter;
    R.over = NULL;
    R.binds = true;
    return was;
}

static void leave(scope_t was)
{
    R.bound = R.out.bound;
    R.over = R.out.over;
    R.binds = R.out.binds;
    R.out.bound = was.bound;
    R.out.over = was.over;
    R.out.binds = was.binds;
    if (R.binds) R.arounds--;
}

/* The letter at the cursor is the one that is bound, of this alphabet. */
static void at(const char **bound, const char **over, bool binds, const char *alphabet, const char *name)
{
    const char *own = letter();
    if (!binds || (**bound && strcmp(*bound, own) != 0)) unreadable("%s is no letter that is bound here", own);
    if (*over && strcmp(*over, alphabet) != 0) unreadable("%s is on another alphabet", name);
    *bound = own;
    *over = alphabet;
}

/* w(y): an entry at the bound letter; W(y|x): of a channel, at its output, bound around, and its input. */
term_t *entry(unsigned k)
{
    const number_t *n = &R.S->number[k];
    need("(");
    term_t *point = R.points ? entry_at_point(k) : NULL;
    if (point) return point;
    if (n->into) { at(&R.out.bound, &R.out.over, R.out.binds, n->into, n->name); need("|"); }
    at(&R.bound, &R.over, R.binds, n->alphabet, n->name);
    if (n->into && strcmp(R.out.bound, R.bound) == 0)
        unreadable("%s(%s|%s): two letters of one name", n->name, R.bound, R.bound);
    need(")");
    return term_name(k);
}

/* x, x' of X. */
static bool is_called_like(const char *letter, const char *alphabet)
{
    for (; *alphabet; letter++, alphabet++)
        if (*letter != tolower((unsigned char)*alphabet)) return false;
    return !letter[strspn(letter, "'")];
}

/* A letter at which no entry stands is of an alphabet that is declared, and called like it. */
static void of_an_alphabet(const char *letter)
{
    bool any = false;
    for (unsigned k = 0; k < R.S->numbers && !any; k++)
        any = R.S->number[k].alphabet && is_called_like(letter, R.S->number[k].alphabet);
    if (!any) unreadable("%s is a letter of no alphabet that is declared", letter);
}

term_t *letters_bound(const char *name)
{
    static const struct {
        const char *name;
        kind_t kind;
    } own[] = { { "sum", SUM }, { "max", MOST }, { "min", LEAST } };
    unsigned k = 0;
    while (k < 3 && strcmp(own[k].name, name) != 0) k++;
    if (k == 3) return NULL;
    const char *bound = letter();
    scope_t around = enter(bound);
    need(":");
    const term_t *a = product();
    if (!R.over && R.states) of_an_alphabet(bound); /* what a proof calls it says nothing */
    leave(around);
    return term_new(own[k].kind, a, NULL);
}

/* --- divergences -------------------------------------------------------------------------------------------------- */

static term_t *between(divergence_t which, const term_t *a, const term_t *b)
{
    term_t *x = term_new(DIVERGENCE, a, b);
    x->power = (int)which;
    return x;
}

static term_t *half(const term_t *x) { return term_new(DIV, x, term_integer(2)); }

/* (KL(A||M) + KL(B||M))/2, M = (A+B)/2. */
static term_t *jensen_shannon(const term_t *a, const term_t *b)
{
    const term_t *m = half(term_new(ADD, a, b));
    return half(term_new(ADD, between(KL, a, m), between(KL, b, m)));
}

/* Of order 1/2: -2 log(1 - Hsq); 2: log(1 + chi2). */
static term_t *renyi(bool two, const term_t *a, const term_t *b)
{
    if (two) return term_new(LOG, term_new(ADD, term_integer(1), between(CHI2, a, b)), NULL);
    return term_new(
        NEG, term_new(MUL, term_integer(2), term_new(LOG, term_minus(term_integer(1), between(HSQ, a, b)), NULL)),
        NULL);
}

/* [1/2], [2]: is it 2? */
static bool order(void)
{
    need("[");
    bool two = eat("2");
    if (!two) { if (!eat("1")) expected("the order 1/2 or 2"); need("/"); need("2"); }
    need("]");
    return two;
}

/* (TERM||TERM), over the letter that stands in both; a letter of the statement is none: w(x) is a number at it. */
static void two_laws(const term_t **a, const term_t **b)
{
    unsigned deep = R.brackets;
    scope_t around = enter("");
    need("(");
    R.brackets++;
    *a = sum();
    need("||");
    *b = sum();
    R.brackets = deep;
    need(")");
    if (!R.over) unreadable("a divergence over no letter of its own");
    leave(around);
}

term_t *divergence_of(const char *name)
{
    static const char *const names[] = {
        [KL] = "KL", [CHI2] = "chi2", [TV] = "TV", [HSQ] = "Hsq", [LC] = "LC", "BC", "JS", "Renyi"
    };
    unsigned k = 0;
    const term_t *a, *b;
    while (k < 8 && strcmp(names[k], name) != 0) k++;
    if (k == 8 || (k < 7 && sees("["))) return NULL;
    bool two = k == 7 && order();
    two_laws(&a, &b);
    switch (k) {
    case 5: return term_minus(term_integer(1), between(HSQ, a, b));
    case 6: return jensen_shannon(a, b);
    case 7: return renyi(two, a, b);
    default: return between((divergence_t)k, a, b);
    }
}
