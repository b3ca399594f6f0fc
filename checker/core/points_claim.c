/* SPDX-License-Identifier: MIT
**
** Section 8: what the notation of points has more. Entries at letters of `for each`, hypotheses about each letter,
** weights of pools, limits of loops, counts.
*/
#include "checker/core/reading.h"

#include <string.h>

void new_letter(const char *name)
{
    if (R.S->letters == LETTERS_MAX) unreadable("more than %d letters", LETTERS_MAX);
    for (unsigned k = 0; R.points && k < R.S->letters; k++)
        if (strcmp(R.S->letter[k], name) == 0) unreadable("the letter %s stands twice", name);
    R.S->letter_of[R.S->letters] = NULL;
    R.S->letter[R.S->letters++] = name;
}

/* Behind w( : a letter of the statement, where none that is bound is called so: the one that is bound innermost is read
** elsewhere. */
term_t *entry_at_point(unsigned number)
{
    const number_t *n = &R.S->number[number];
    const token_t *t = &R.token[R.now];
    if (t->kind != WORD || n->into) return NULL;
    const char *name = text_of(t->at, t->n);
    if (R.binds && strcmp(R.bound, name) == 0) return NULL;
    for (unsigned k = 0; k < R.arounds; k++)
        if (strcmp(R.around[k], name) == 0) unreadable("%s is bound, and another letter within", name);
    for (unsigned k = 0; k < R.S->letters; k++) {
        if (strcmp(R.S->letter[k], name) != 0) continue;
        if (R.S->letter_of[k] && strcmp(R.S->letter_of[k], n->alphabet) != 0)
            unreadable("%s is on another alphabet", n->name);
        R.S->letter_of[k] = n->alphabet;
        R.now++;
        need(")");
        term_t *x = term_name(number);
        x->kind = POINT;
        x->power = (int)k;
        return x;
    }
    return NULL;
}

/* for each x, y: A REL B. Its letters are its own: no name is left of them. */
fact_t fact_of_letters(void)
{
    unsigned first = R.S->letters;
    need("each");
    do new_letter(letter()); while (eat(","));
    need(":");
    fact_t f = fact();
    if (f.kind != RELATION || f.n != 2) expected("one relation between two terms");
    f.first = first;
    f.letters = R.S->letters - first;
    for (unsigned k = first; k < R.S->letters; k++) R.S->letter[k] = "";
    return f;
}

/* A number, or entries, that a declaration of points makes. */
static unsigned number_made(const char *name, const char *alphabet, bool open)
{
    number_t n = { .name = new_name(name, true), .alphabet = alphabet };
    range_init(&n.in);
    end_set(&n.in.lo, rational(0, 1), open);
    return declare(RANGE)->number = number_add(R.S, &n);
}

/* of x: */
static void bound_letter(void)
{
    need("of");
    R.bound = letter();
    R.over = NULL;
    R.binds = true;
    need(":");
}

/* H weights of x: w(x), p(x), K; or K + 1 */
void weights(const char *name)
{
    pool_t pool = { 0 };
    if (R.S->pools == POOLS_MAX) unreadable("more than %d weights", POOLS_MAX);
    bound_letter();
    pool.w = sum();
    need(",");
    pool.p = sum();
    need(",");
    R.binds = false;
    int size = number(word());
    if (!R.over) expected("weights and a law at the letter");
    if (eat("+")) { need("1"); pool.more = 1; }
    if (size < 0 || !R.S->number[size].whole || R.S->number[size].in.lo.inf ||
        mpq_cmp_ui(R.S->number[size].in.lo.q, 1, 1) < 0)
        unreadable("%s: a pool of a whole number, at least 1, expected", name);
    pool.size = (unsigned)size;
    pool.number = number_made(name, R.over, true);
    R.S->pool[R.S->pools++] = pool;
}

/* L limit of x: p(x), p(x)*H(x) ; D decay of x: S(x), p(x), p(x)*H(x) ; F fall of x: p(x), p(x)*H(x) */
bool of_loop(const char *name)
{
    loop_t loop = { .kind = LOOP_LIMIT };
    if (eat("decay")) loop.kind = LOOP_DECAY;
    else if (eat("fall")) loop.kind = LOOP_FALL;
    else if (!eat("limit")) return false;
    if (R.S->loops == LOOPS_MAX) unreadable("more than %d limits of loops", LOOPS_MAX);
    bound_letter();
    if (loop.kind == LOOP_DECAY) { loop.S = sum(); need(","); }
    const term_t *p = sum();
    need(",");
    loop.next = sum();
    R.binds = false;
    if (p->kind != NAME || !R.S->number[p->name].law || !R.S->number[p->name].in.lo.open)
        unreadable("%s: a loop from a declared law > 0 expected", name);
    loop.law = p->name;
    loop.number = number_made(name, loop.kind == LOOP_DECAY ? NULL : R.over, false);
    if (loop.kind == LOOP_LIMIT) end_set(&R.S->number[loop.number].in.hi, rational(1, 1), false);
    R.S->loop[R.S->loops++] = loop;
    return true;
}

/* The pool whose weights are called so. */
static unsigned pool_named(void)
{
    const char *name = word();
    for (unsigned k = 0; k < R.S->pools; k++)
        if (strcmp(R.S->number[R.S->pool[k].number].name, name) == 0) return k;
    unreadable("%s are no weights of pools", name);
}

/* C chance of x: S(x), H, y ; G share of x: S(x), H, y ; E ceil of y */
bool of_counts(const char *name)
{
    count_t c = { .kind = COUNT_UP };
    if (eat("chance"))
        c.kind = COUNT_CHANCE;
    else if (eat("share"))
        c.kind = COUNT_SHARE;
    else if (!eat("ceil"))
        return false;
    if (R.S->counts == COUNTS_MAX) unreadable("more than %d counts", COUNTS_MAX);
    if (c.kind == COUNT_UP)
        need("of");
    else {
        bound_letter();
        c.S = sum();
        need(",");
        R.binds = false;
        c.pool = pool_named();
        const char *of = R.S->number[R.S->pool[c.pool].number].alphabet;
        if (!R.over || strcmp(R.over, of) != 0) unreadable("%s: a set of points of the pool expected", name);
        need(",");
    }
    c.y = sum();
    c.number = number_made(name, c.kind == COUNT_SHARE ? R.S->number[R.S->pool[c.pool].number].alphabet : NULL, false);
    range_t *in = &R.S->number[c.number].in;
    if (c.kind == COUNT_CHANCE) end_set(&in->hi, rational(1, 1), false);
    if (c.kind == COUNT_UP) range_init(in);
    R.S->count[R.S->counts++] = c;
    return true;
}
