/* SPDX-License-Identifier: MIT */
#include "proofs/claims/tree/places.h"

typedef struct { void (*visit)(void *self, const spot_in_link_t *s); void *self; bool left; } walker_t;

/* A set of variables, an exponent, a range, a condition. */
static bool is_let_be(const node_t *x, unsigned k)
{
    return x->kind == NODE_ENTROPY || x->kind == NODE_INFORMATION || x->kind == NODE_MASS ||
           (x->kind == NODE_POW && k == 1) || (x->kind == NODE_OVER && k + 1 < x->n) || x->kind == NODE_COMPARE;
}

static bool falls_in(const node_t *x, unsigned k)
{
    return x->kind == NODE_NEG || (k == 1 && (x->kind == NODE_SUB || x->kind == NODE_DIV));
}

static void walk(const walker_t *w, const way_t *way, const node_t *x, bool asks_more)
{
    w->visit(w->self, &(spot_in_link_t){ w->left, way, x, asks_more });
    for (unsigned k = 0; k < x->n; k++)
        if (!is_let_be(x, k)) walk(w, &(way_t){ way, x, k }, x->part[k], asks_more != falls_in(x, k));
}

void places_of(const node_t *lhs, relop_t op, const node_t *rhs, void (*visit)(void *self, const spot_in_link_t *s),
               void *self)
{
    bool rises = op != IS_GE && op != IS_GT; /* the left side is to be the less */
    walk(&(walker_t){ visit, self, true }, NULL, lhs, rises);
    walk(&(walker_t){ visit, self, false }, NULL, rhs, !rises);
}

const node_t *place_put(arena_t *A, const spot_in_link_t *s, const node_t *y)
{
    for (const way_t *way = s->way; way; way = way->up) y = node_with(A, way->parent, way->k, y);
    return y;
}

static const way_t *way_kept(arena_t *A, const way_t *way)
{
    if (!way) return NULL;
    way_t *own = ARENA_NEW(A, way_t);
    *own = (way_t){ way_kept(A, way->up), way->parent, way->k };
    return own;
}

spot_in_link_t place_kept(arena_t *A, const spot_in_link_t *s)
{
    return (spot_in_link_t){ s->left, way_kept(A, s->way), s->x, s->asks_more };
}
