/* SPDX-License-Identifier: MIT
**
** Sums, products, the least and the greatest over slots. A turn of a loop makes numbers that no later turn looks at:
** their room is used again, and what is to last (the value gathered so far, a closed term's, a term's that the loop
** does not move) is copied. So no loop returns a number of its turns, and a loop of a million steps needs the room of
** one.
*/
#include "proofs/claims/exact/eval.h"
#include "numerics/base/rat.h"

#include <string.h>

/* --- numbers ------------------------------------------------------------------------------------------------------ */

mpq_ptr num_new(eval_t *e)
{
    enum { FIRST = 64, FIRST_BITS = 6 };
    size_t i = e->numbers++ + FIRST; /* block k holds those from 64 2^k on */
    unsigned k = (unsigned)(63 - __builtin_clzll(i)) - FIRST_BITS;
    if (k >= NUMBER_BLOCKS) return arena_mpq(e->A, 1);
    if (!e->block[k]) e->block[k] = arena_mpq(e->A, (size_t)FIRST << k);
    mpq_ptr q = e->block[k] + (i - ((size_t)FIRST << k));
    mpq_set_ui(q, 0, 1);
    return q;
}

num_t num_kept(eval_t *e, num_t v)
{
    if (!v.q) return v;
    mpq_ptr own = arena_mpq(e->A, 1);
    mpq_set(own, v.q);
    return (num_t){ own, NULL };
}

/* --- terms that come back ----------------------------------------------------------------------------------------- */

/* Where the value of these slots would stand; there is room for a power of 2. */
static still_t *place(still_t *at, unsigned room, const long *slot, unsigned n)
{
    unsigned long hash = 0;
    for (unsigned k = 0; k < n; k++) hash = 31 * hash + (unsigned long)slot[k];
    return at + (hash & (room - 1));
}

static bool is_value(num_t v) { return v.q || v.x; }

static unsigned slots_now(const eval_t *e, uint64_t uses, long *slot)
{
    unsigned n = 0;
    for (; uses; uses &= uses - 1) slot[n++] = e->slot[__builtin_ctzll(uses)];
    return n;
}

num_t still_value(const eval_t *e, const stills_t *s, uint64_t uses)
{
    long slot[STILL_SLOTS_MAX];
    unsigned n = slots_now(e, uses, slot);
    const still_t *one = s->room ? place(s->at, s->room, slot, n) : NULL;
    return one && memcmp(one->slot, slot, n * sizeof *slot) == 0 ? one->value : (num_t){ NULL, NULL };
}

/* Twice the room: what stood apart stands apart. */
static void widen(eval_t *e, stills_t *s, unsigned n)
{
    unsigned room = s->room ? 2 * s->room : 1;
    still_t *at = ARENA_ARRAY(e->A, still_t, room);
    for (unsigned k = 0; k < s->room; k++)
        if (is_value(s->at[k].value)) *place(at, room, s->at[k].slot, n) = s->at[k];
    *s = (stills_t){ at, room };
}

num_t still_keep(eval_t *e, stills_t *s, uint64_t uses, num_t v)
{
    long slot[STILL_SLOTS_MAX];
    unsigned n = slots_now(e, uses, slot);
    still_t *one = s->room ? place(s->at, s->room, slot, n) : NULL;
    while (!one || (is_value(one->value) && s->room < STILL_VALUES_MAX)) {
        widen(e, s, n);
        one = place(s->at, s->room, slot, n);
    }
    memcpy(one->slot, slot, n * sizeof *slot);
    if (!v.q) return one->value = v;
    if (!one->own) one->own = arena_mpq(e->A, 1);
    if (one->own != v.q) mpq_set(one->own, v.q);
    return one->value = (num_t){ one->own, NULL };
}

/* --- sums over slots ---------------------------------------------------------------------------------------------- */

/* The value of a loop's turns so far. Rational, it is `own`. */
typedef struct { num_t all; mpq_ptr own; bool first; } gathered_t;

static gathered_t gathering(eval_t *e, long empty)
{
    gathered_t g = { .own = num_new(e), .first = true };
    mpq_set_si(g.own, empty, 1);
    g.all.q = g.own;
    return g;
}

static void gather(eval_t *e, char name, gathered_t *g, num_t one)
{
    bool rational = (name == 'u' || name == 'r') && !g->first && g->all.q && one.q;
    if (g->first) g->all = one;
    else if (rational && eval_spend_rational(e, g->all.q, one.q))
        (name == 'u' ? rat_add : rat_mul)(g->own, g->all.q, one.q);
    else if (!rational)
        g->all = name == 'u'   ? num_add(e, g->all, one)
                 : name == 'r' ? num_mul(e, g->all, one)
                               : num_function(e, name == 'a' ? "max" : "min", 2, (const num_t[]){ g->all, one });
    g->first = false;
    if (!g->all.q || g->all.q == g->own) return;
    mpq_set(g->own, g->all.q);
    g->all.q = g->own;
}

/* One turn, and the numbers that it made given back. */
static void turn(eval_t *e, const core_t *x, gathered_t *g)
{
    size_t mark = e->numbers;
    gather(e, x->name[1], g, eval(e, x->part[x->n - 1]));
    e->numbers = mark;
}

/* Whole numbers, both. */
static bool range(eval_t *e, const core_t *x, long *a, long *b)
{
    num_t lo = eval(e, x->part[0]), hi = eval(e, x->part[1]);
    bool whole = lo.q && hi.q && mpz_cmp_ui(mpq_denref(lo.q), 1) == 0 && mpz_cmp_ui(mpq_denref(hi.q), 1) == 0;
    if (e->beyond) return false;
    if (!whole || !mpz_fits_slong_p(mpq_numref(lo.q)) || !mpz_fits_slong_p(mpq_numref(hi.q))) {
        e->beyond = "a range that is not of whole numbers";
        return false;
    }
    *a = mpz_get_si(mpq_numref(lo.q));
    *b = mpz_get_si(mpq_numref(hi.q));
    return true;
}

static num_t over_range(eval_t *e, const core_t *x)
{
    gathered_t g = gathering(e, x->name[1] == 'r' ? 1 : 0);
    long a, b, width;
    if (!range(e, x, &a, &b)) return g.all;
    if (b < a && x->name[0] == 'm') return num_undefined(e); /* the greatest of nothing, the least */
    if (b >= a && (__builtin_sub_overflow(b, a, &width) || width >= CELLS_OF_SUM_MAX)) {
        e->beyond = "a sum of more than 262144 terms";
        return g.all;
    }
    for (long k = a; k <= b && !e->beyond; k++) {
        e->slot[x->slot[0]] = k;
        turn(e, x, &g);
    }
    return g.all;
}

static num_t over_letters(eval_t *e, const core_t *x)
{
    gathered_t g = gathering(e, 0);
    size_t cells = 1;
    for (unsigned k = 0; k < x->slots; k++)
        if ((cells *= e->dim[x->over[k]]) > CELLS_OF_SUM_MAX) {
            e->beyond = "a sum of more than 262144 terms";
            return g.all;
        }
    eval_first(e, x->slots, x->slot);
    do turn(e, x, &g);
    while (!e->beyond && eval_next(e, x->slots, x->slot, x->over));
    return g.all;
}

num_t eval_over(eval_t *e, const core_t *x) { return x->n == 3 ? over_range(e, x) : over_letters(e, x); }
