/* SPDX-License-Identifier: MIT
**
** A constant turned to where the link stands: the least turn is enclosed on the candidates that violate it, and the
** simplest number behind it proposed.
*/
#include "proofs/prove/repair/parts.h"

#include <math.h>

enum { TRIED_BESIDES = 4 };

/* A turning: the candidates besides the most violated ones that have shown a number to be too little. */
typedef struct { search_t *s; const dial_t *d; arena_t *now; unsigned n; size_t also[TRIED_BESIDES]; } turning_t;

/* The link with the dial at this number: does it stand on those? */
static bool spares(const turning_t *t, double x)
{
    arena_t *own = arena_new();
    mpq_ptr q = arena_mpq(own, 1);
    mpq_set_d(q, ldexp(round(ldexp(x, 30)), -30));
    repair_t r = dial_set(own, t->s->C, t->s->link, t->d, node_number(own, t->d->place.x->at, q, NULL));
    const lemma_tree_t *tree;
    const compiled_t *T = mpq_sgn(q) > 0 ? change_compiled(t->s, own, &r, &tree) : NULL;
    bool good = T && pool_spares(&t->s->pool, T, t->also, t->n, t->now);
    arena_free(own);
    return good;
}

/* *x stands, *falls, which is nearer to where the dial is, does not, as far as those candidates tell. */
static bool threshold(const turning_t *t, double *falls, double *x)
{
    enum { HALVINGS = 10 };
    double from = mpq_get_d(t->d->from);
    *falls = from;
    *x = t->d->up ? t->d->most * from : from / t->d->most;
    if (!spares(t, *x)) return false;
    for (unsigned i = 0; i < HALVINGS && !search_is_over(t->s); i++) {
        double middle = sqrt(*falls * *x);
        *(spares(t, middle) ? x : falls) = middle;
    }
    return true;
}

typedef struct { const char *function; unsigned long of, times_a, times_b; bool inverse; double value; } constant_t;

/* log 2, 2 log 2, 1/log 2, sqrt 2, sqrt(2)/2, sqrt 3, e, 1/e: what a sharp constant often is. */
static const constant_t CONSTANTS[] = {
    { "log", 2, 1, 1, false, 0.69314718055994531 },  { "log", 2, 2, 1, false, 1.38629436111989062 },
    { "log", 2, 1, 1, true, 1.44269504088896341 },   { "sqrt", 2, 1, 1, false, 1.41421356237309505 },
    { "sqrt", 2, 1, 2, false, 0.70710678118654752 }, { "sqrt", 3, 1, 1, false, 1.73205080756887729 },
    { "exp", 1, 1, 1, false, 2.71828182845904524 },  { "exp", 1, 1, 1, true, 0.36787944117144232 }
};

static const node_t *constant(arena_t *A, const node_t *like, const constant_t *c)
{
    const node_t *of = node_fraction(A, like, (long)c->of, 1),
                 *f = node_of(A, like->at, NODE_APPLY, c->function, 1, &of);
    if (c->inverse) return node_pair(A, NODE_DIV, node_fraction(A, like, 1, 1), f);
    return c->times_a == 1 && c->times_b == 1
               ? f
               : node_pair(A, NODE_MUL, node_fraction(A, like, (long)c->times_a, c->times_b), f);
}

/* The fraction of the least denominator behind `falls` and not far behind x. */
static bool simplest(unsigned long *a, unsigned long *b, double falls, double x, bool up)
{
    for (*b = 1; *b <= 1000; ++*b) {
        double y = up ? floor(falls * (double)*b) + 1 : ceil(falls * (double)*b) - 1;
        *a = (unsigned long)y;
        if (y > 0 && y < 1e6 && fabs(y / (double)*b - x) <= x / 20) return true;
    }
    return false;
}

/* A small distance for what is added, else how far it was turned. */
static double turned_by(const dial_t *d, double x)
{
    return d->form == DIAL_ADDEND ? x / 100 : fabs(log(x / mpq_get_d(d->from)));
}

/* Exactly one of a sharp constant and a/b is given. One more candidate to be tried besides, where it falls. */
static bool set_to(turning_t *t, change_t *c, const constant_t *sharp, unsigned long a, unsigned long b)
{
    search_t *s = t->s;
    arena_t *home = change_home(c);
    const node_t *at = sharp ? constant(home, t->d->place.x, sharp) : node_fraction(home, t->d->place.x, (long)a, b);
    repair_t r = dial_set(home, s->C, s->link, t->d, at);
    const lemma_tree_t *tree;
    r.away = t->d->away + turned_by(t->d, sharp ? sharp->value : (double)a / (double)b);
    const compiled_t *T = change_compiled(s, home, &r, &tree);
    size_t falls = T ? pool_first(&s->pool, T, t->now) : 0;
    if (T && falls == s->pool.n) return change_take(s, c, &r, t->now);
    if (T && !sharp && t->n < TRIED_BESIDES) t->also[t->n++] = falls;
    change_clear(c);
    return false;
}

/* Where a strict inequality stands at the least turn, it is equality that stood in its way, and no constant. */
static bool is_strict_alone(const search_t *s, const dial_t *d, double x)
{
    const double least = 0.003;
    relop_t op = repair_none(s->C, s->link).link.op;
    return (op == IS_LT || op == IS_GT) && d->form != DIAL_ADDEND && turned_by(d, x) < least;
}

void change_turn(search_t *s, change_t *c, arena_t *now)
{
    turning_t t = { .s = s, .d = c->dial, .now = now };
    double falls, x;
    unsigned long a, b;
    c->turns++;
    c->state = CHANGE_LOST;
    for (unsigned before = 0; threshold(&t, &falls, &x) && !is_strict_alone(s, t.d, x); before++) {
        for (size_t k = 0; k < sizeof CONSTANTS / sizeof *CONSTANTS; k++) {
            double v = CONSTANTS[k].value, beyond = t.d->up ? v / x - 1 : 1 - v / x;
            if (beyond >= -3e-3 && beyond <= 0.01 && set_to(&t, c, &CONSTANTS[k], 0, 0)) return;
        }
        if (!simplest(&a, &b, falls, x, t.d->up) || set_to(&t, c, NULL, a, b) || t.n == before) return;
    }
}
