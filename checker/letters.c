/* SPDX-License-Identifier: MIT
**
** What binds a letter, read: sums, the greatest and the least entry, divergences. Those that are terms in others are written out here.
*/
#include "checker/reading.h"

#include <string.h>

/* w(y): an entry at the bound letter. */
term_t *entry(unsigned k)
{
    need("(");
    const char *letter = word();
    need(")");
    if (!R.binds || (*R.bound && strcmp(R.bound, letter) != 0)) unreadable("%s is no letter that is bound here", letter);
    if (R.over && strcmp(R.over, R.S->number[k].alphabet) != 0) unreadable("%s is on another alphabet", R.S->number[k].name);
    R.bound = letter;
    R.over = R.S->number[k].alphabet;
    term_t *x = term_new(NAME, NULL, NULL);
    x->name = k;
    return x;
}

term_t *letters_bound(const char *name)
{
    static const struct { const char *name; kind_t kind; } own[] = { { "sum", SUM }, { "max", MOST }, { "min", LEAST } };
    const char *outer = R.bound, *alphabet = R.over;
    bool before = R.binds;
    unsigned k = 0;
    while (k < 3 && strcmp(own[k].name, name) != 0) k++;
    if (k == 3) return NULL;
    R.bound = word();
    R.over = NULL;
    R.binds = true;
    need(":");
    const term_t *a = product();
    R.bound = outer;
    R.over = alphabet;
    R.binds = before;
    return term_new(own[k].kind, a, NULL);
}

/* --- divergences ----------------------------------------------------------------------------------------------------------- */

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
    return term_new(NEG, term_new(MUL, term_integer(2), term_new(LOG, term_minus(term_integer(1), between(HSQ, a, b)), NULL)), NULL);
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

/* (TERM||TERM), over the letter that stands in both. */
static void two_laws(const term_t **a, const term_t **b)
{
    const char *outer = R.bound, *alphabet = R.over;
    bool before = R.binds;
    unsigned deep = R.brackets;
    R.bound = "";
    R.over = NULL;
    R.binds = true;
    need("(");
    R.brackets++;
    *a = sum();
    need("||");
    *b = sum();
    R.brackets = deep;
    need(")");
    R.bound = outer;
    R.over = alphabet;
    R.binds = before;
}

term_t *divergence_of(const char *name)
{
    static const char *const names[] = { [KL] = "KL", [CHI2] = "chi2", [TV] = "TV", [HSQ] = "Hsq", [LC] = "LC", "BC", "J", "JS", "Renyi" };
    unsigned k = 0;
    const term_t *a, *b;
    while (k < 9 && strcmp(names[k], name) != 0) k++;
    if (k == 9 || (k < 8 && sees("["))) return NULL;
    bool two = k == 8 && order();
    two_laws(&a, &b);
    switch (k) {
    case 5: return term_minus(term_integer(1), between(HSQ, a, b));
    case 6: return term_new(ADD, between(KL, a, b), between(KL, b, a));
    case 7: return jensen_shannon(a, b);
    case 8: return renyi(two, a, b);
    default: return between((divergence_t)k, a, b);
    }
}
