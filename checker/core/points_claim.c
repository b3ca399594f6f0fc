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

/* The number, which is whole and at least 1. */
static unsigned whole_from_one(const char *name)
{
    int size = number(word());
    if (size < 0 || !R.S->number[size].whole || R.S->number[size].in.lo.inf ||
        mpq_cmp_ui(R.S->number[size].in.lo.q, 1, 1) < 0)
        unreadable("%s: a pool of a whole number, at least 1, expected", name);
    return (unsigned)size;
}

static unsigned table_drawn(const char *name)
{
    for (unsigned k = 0; k < R.S->draws; k++)
        if (strcmp(R.S->number[R.S->draw[k].number].name, name) == 0) return k;
    unreadable("%s is no table that is drawn", name);
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
    unsigned size = whole_from_one(name);
    if (!R.over) expected("weights and a law at the letter");
    if (eat("+")) { need("1"); pool.more = 1; }
    pool.size = size;
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

/* b drawn on Y: a table, and what its mean is. c mean of K of b: of K copies; of K + 1 of b. */
bool of_draws(const char *name)
{
    draw_t d = { 0 };
    bool again = eat("mean");
    if (!again && !eat("drawn")) return false;
    if (R.S->draws == DRAWN_MAX) unreadable("more than %d tables that are drawn", DRAWN_MAX);
    if (again) {
        need("of");
        d.size = whole_from_one(name);
        if (eat("+")) { need("1"); d.more = 1; }
        need("of");
        d.of = table_drawn(word());
        if (R.S->draw[d.of].of != d.of) unreadable("%s: the mean of means", name);
    } else need("on");
    const char *alphabet = again ? R.S->number[R.S->draw[d.of].number].alphabet : word();
    range_t any;
    range_init(&any);
    d.number = number_made(name, alphabet, true);
    R.S->number[d.number].in = any;
    R.S->number[d.number].drawn = (uint32_t)1 << R.S->draws;
    if (again) R.S->number[d.number].averages = R.S->number[R.S->draw[d.of].number].averages;
    else {
        d.of = R.S->draws;
        if (R.S->numbers == NAMES_MAX) unreadable("more than %d numbers", NAMES_MAX);
        R.S->number[R.S->numbers] = (number_t){ .name = "its mean", .in = any, .alphabet = alphabet };
        R.S->number[d.number].averages = ++R.S->numbers;
    }
    R.S->draw[R.S->draws++] = d;
    return true;
}

/* F frontier of x: p(x), r(x), q(x) */
bool of_frontier(const char *name)
{
    edge_t e = { 0 };
    if (!eat("frontier")) return false;
    if (R.S->edges == EDGES_MAX) unreadable("more than %d frontiers", EDGES_MAX);
    bound_letter();
    e.p = sum();
    need(",");
    e.r = sum();
    need(",");
    e.q = sum();
    R.binds = false;
    if (!R.over) expected("laws and a table at the letter");
    e.number = number_made(name, NULL, true);
    range_init(&R.S->number[e.number].in);
    R.S->edge[R.S->edges++] = e;
    return true;
}

/* mean b: TERM */
term_t *mean_of_draws(void)
{
    unsigned k = table_drawn(word());
    need(":");
    term_t *x = term_new(EXPECTED, product(), NULL);
    x->name = R.S->draw[k].number;
    return x;
}
