/* SPDX-License-Identifier: MIT */
#include "proofs/prove/terms.h"

static core_t *blank(arena_t *A, core_kind_t kind)
{
    core_t *x = ARENA_NEW(A, core_t);
    *x = (core_t){ .kind = kind, .memo = -1, .alphabet = -1 };
    return x;
}

const core_t *core_rational(arena_t *A, mpq_srcptr q)
{
    core_t *x = blank(A, CORE_NUMBER);
    x->number = q;
    x->near = mpq_get_d(q);
    return x;
}

const core_t *core_integer(arena_t *A, long k)
{
    mpq_ptr q = arena_mpq(A, 1);
    mpq_set_si(q, k, 1);
    return core_rational(A, q);
}

const core_t *core_param(arena_t *A, int at)
{
    core_t *x = blank(A, CORE_PARAM);
    x->at = at;
    return x;
}

static core_t *operation(arena_t *A, core_kind_t kind, const core_t *a, const core_t *b)
{
    const core_t **part = ARENA_ARRAY(A, const core_t *, 2);
    core_t *x = blank(A, kind);
    part[0] = a;
    part[1] = b;
    x->n = b ? 2 : 1;
    x->part = part;
    x->uses = a->uses | (b ? b->uses : 0);
    return x;
}

const core_t *core_apply(arena_t *A, core_kind_t kind, const core_t *a, const core_t *b) { return operation(A, kind, a, b); }

const core_t *core_function(arena_t *A, const char *name, const core_t *a)
{
    core_t *x = operation(A, CORE_FUNCTION, a, NULL);
    x->name = name;
    return x;
}

const core_t *core_power(arena_t *A, const core_t *a, long k) { return core_apply(A, CORE_POW, a, core_integer(A, k)); }

const core_t *core_with(arena_t *A, const core_t *x, const core_t *const *part)
{
    core_t *y = ARENA_NEW(A, core_t);
    *y = *x;
    y->part = part;
    y->memo = -1;
    return y;
}
