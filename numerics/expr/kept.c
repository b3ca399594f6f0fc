/* SPDX-License-Identifier: MIT */
#include "numerics/expr/kept.h"

/* What a bracket is made of is constant; the ends it keeps are not. */
typedef struct { kept_t *k; } source_t;

static bool same(const void *a, const void *b)
{
    const kept_t *x = ((const source_t *)a)->k, *y = ((const source_t *)b)->k;
    return x == y || (x->kind == y->kind && x->kind->same(x->what, y->what));
}

static void ends(const loglin_t **lo, const loglin_t **hi, arena_t *A, const void *source, long bits)
{
    kept_t *k = ((const source_t *)source)->k;
    kept_ask(k, bits);
    *lo = loglin_rat(A, k->lo);
    *hi = loglin_rat(A, k->hi);
}

static const bracket_kind_t kept = { "kept", same, ends };

kept_t *kept_make(arena_t *A, const kept_kind_t *kind, const void *what)
{
    kept_t *k = ARENA_NEW(A, kept_t);
    *k = (kept_t){ kind, what, -1, arena_mpq(A, 1), arena_mpq(A, 1) };
    return k;
}

void kept_ask(kept_t *k, long bits)
{
    if (k->bits < bits) k->bits = k->kind->enclose(k->lo, k->hi, k->what, bits);
}

const real_t *real_kept(arena_t *A, kept_t *k)
{
    source_t *s = ARENA_NEW(A, source_t);
    s->k = k;
    return real_bracket(A, &kept, s);
}
