/* SPDX-License-Identifier: MIT
**
** The constants of an inequality that can be turned: numbers that are written, factors 1 that are not, and a number to
** be added to the greater side.
*/
#include "proofs/claims/variants/repairs_parts.h"
#include "proofs/claims/print/print.h"

#include <string.h>

typedef struct { arena_t *A; dial_t *out; unsigned n; relop_t op; mpq_srcptr one; } dials_t;

/* A positive number, or fraction of two; NULL. */
static mpq_srcptr constant_of(arena_t *A, const node_t *x)
{
    if (x->kind == NODE_NUMBER) return mpq_sgn(x->number) > 0 ? x->number : NULL;
    if (x->kind != NODE_DIV || x->part[0]->kind != NODE_NUMBER || x->part[1]->kind != NODE_NUMBER) return NULL;
    if (mpq_sgn(x->part[0]->number) <= 0 || mpq_sgn(x->part[1]->number) <= 0) return NULL;
    mpq_ptr q = arena_mpq(A, 1);
    mpq_div(q, x->part[0]->number, x->part[1]->number);
    return q;
}

static bool is_product(const node_t *x) { return x->kind == NODE_MUL || x->kind == NODE_DIV; }
static bool is_sum(const node_t *x) { return x->kind == NODE_ADD || x->kind == NODE_SUB || x->kind == NODE_NEG; }

/* A factor of a side, nearest; of a summand of it; within functions and sums over letters; a summand or the base of a
** power, farthest. */
static double away(const spot_in_link_t *s)
{
    bool sum = false, within = false;
    for (const way_t *way = s->way; way; way = way->up) {
        if ((is_sum(way->parent) && way == s->way) || way->parent->kind == NODE_POW) return 1.5;
        sum |= is_sum(way->parent);
        within |= !is_sum(way->parent) && !is_product(way->parent);
    }
    return within ? 1 : sum ? 0.2 : 0;
}

/* Products and sums alone above it? */
static bool is_summand(const spot_in_link_t *s)
{
    if (!s->way || !is_sum(s->way->parent)) return false;
    for (const way_t *way = s->way; way; way = way->up)
        if (!is_sum(way->parent)) return false;
    return true;
}

/* May a factor 1 before x be turned? Before a side, a summand of it, or within a root; none where a number stands
** already. */
static bool takes_factor(const spot_in_link_t *s)
{
    const node_t *first = s->x, *above = s->way ? s->way->parent : NULL;
    while (is_product(first)) first = first->part[0];
    if (first->kind == NODE_NUMBER || is_sum(s->x)) return !above && is_sum(s->x);
    return !above || is_summand(s) || (above->kind == NODE_APPLY && above->n == 1 && strcmp(above->name, "sqrt") == 0);
}

/* Is a number written that is a factor of the side? Then that is turned, not one more. */
static bool has_factor(const node_t *x)
{
    if (x->kind == NODE_NUMBER) return true;
    return is_product(x) && (has_factor(x->part[0]) || has_factor(x->part[1]));
}

static void dial(void *self, const spot_in_link_t *s)
{
    enum { TIMES = 4 };
    dials_t *d = self;
    const node_t *x = s->x, *above = s->way ? s->way->parent : NULL;
    if (d->n == DIALS_MAX || (above && constant_of(d->A, above))) return;
    mpq_srcptr written = constant_of(d->A, x);
    if (!written && (!takes_factor(s) || has_factor(x))) return;
    double farther = written ? 0 : !s->way ? s->asks_more ? 0.15 : 0.1 : 0.25;
    dial_form_t form = written ? DIAL_WRITTEN : DIAL_FACTOR;
    d->out[d->n++] =
        (dial_t){ place_kept(d->A, s), form, !s->asks_more, written ? written : d->one, TIMES, away(s) + farther };
}

/* From 1/32 to 16 more on the greater side. */
static void addend(dials_t *d, const node_t *side, bool left)
{
    mpq_ptr from = arena_mpq(d->A, 1);
    mpq_set_ui(from, 1, 32);
    if (d->n < DIALS_MAX) d->out[d->n++] = (dial_t){ { left, NULL, side, false }, DIAL_ADDEND, true, from, 512, 1.2 };
}

unsigned dials_of(dial_t *out, arena_t *A, const compiled_t *C, size_t link)
{
    const mutant_t l = repair_none(C, link).link;
    mpq_ptr one = arena_mpq(A, 1);
    mpq_set_ui(one, 1, 1);
    dials_t d = { A, out, 0, l.op, one };
    bool turned = l.op == IS_GE || l.op == IS_GT;
    if (l.op == IS_EQ) return 0;
    places_of(l.lhs, l.op, l.rhs, dial, &d);
    addend(&d, turned ? l.lhs : l.rhs, turned);
    return d.n;
}

static bool is_one(const node_t *x) { return x->kind == NODE_NUMBER && mpq_cmp_ui(x->number, 1, 1) == 0; }
static bool is_zero(const node_t *x) { return x->kind == NODE_NUMBER && mpq_sgn(x->number) == 0; }

/* 1 t, t 1 and t/1 are t. */
static bool falls_away(const way_t *way, const node_t *at)
{
    return is_one(at) && way && (way->parent->kind == NODE_MUL || (way->parent->kind == NODE_DIV && way->k == 1));
}

static const node_t *turned_to(arena_t *A, const dial_t *d, const node_t *at)
{
    const node_t *x = d->place.x;
    if (d->form == DIAL_ADDEND) return is_zero(x) ? at : node_pair(A, NODE_ADD, x, at);
    return d->form == DIAL_FACTOR ? node_pair(A, NODE_MUL, at, x) : at;
}

/* x/(1/c) is c x, and what falls away is not written. NULL: neither. */
static const node_t *simpler(arena_t *A, const dial_t *d, const node_t *at)
{
    const way_t *way = d->place.way;
    if (d->form != DIAL_WRITTEN || !way) return NULL;
    bool divisor = way->parent->kind == NODE_DIV && way->k == 1;
    if (falls_away(way, at)) return way->parent->part[1 - way->k];
    return divisor && at->kind == NODE_DIV && is_one(at->part[0])
               ? node_pair(A, NODE_MUL, at->part[1], way->parent->part[0])
               : NULL;
}

static bool scales(const dial_t *d)
{
    return (d->form == DIAL_FACTOR && !d->place.way) || (d->form == DIAL_WRITTEN && away(&d->place) == 0);
}

repair_t dial_set(arena_t *A, const compiled_t *C, size_t link, const dial_t *d, const node_t *at)
{
    static const char *const says[] = {
        [DIAL_WRITTEN] = "in place of", [DIAL_FACTOR] = "times", [DIAL_ADDEND] = "more than"
    };
    repair_t r = repair_none(C, link);
    const spot_in_link_t *s = &d->place, above = { s->left, s->way ? s->way->up : NULL, NULL, s->asks_more };
    r.kind = d->form == DIAL_ADDEND ? REPAIR_ADDEND : REPAIR_CONSTANT;
    r.link_changed = true;
    r.away = d->away;
    r.group = scales(d) ? REPAIR_SCALES : 0;
    r.added = d->form == DIAL_ADDEND ? at : NULL;
    r.what = arena_printf(A, "%s %s %s", node_written(A, at), says[d->form], node_written(A, s->x));
    const node_t *whole = simpler(A, d, at);
    *(s->left ? &r.link.lhs : &r.link.rhs) = whole ? place_put(A, &above, whole) : place_put(A, s, turned_to(A, d, at));
    return r;
}
