/* SPDX-License-Identifier: MIT */
#include "proofs/prove/terms.h"

#include <string.h>

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

const core_t *core_apply(arena_t *A, core_kind_t kind, const core_t *a, const core_t *b)
{
    return operation(A, kind, a, b);
}

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

const compiled_t *link_in_place(arena_t *A, const compiled_t *C, size_t link, relop_t sign, const core_t *left,
                                const core_t *right)
{
    const link_of_t of = C->of[link];
    const core_lemma_t *L = C->core;
    unsigned n = L->claim[of.claim].claim->chain.n;
    compiled_t *D = ARENA_NEW(A, compiled_t);
    core_lemma_t *K = ARENA_NEW(A, core_lemma_t);
    core_claim_t *claim = ARENA_ARRAY(A, core_claim_t, L->claims);
    claim_t *own = ARENA_NEW(A, claim_t);
    relop_t *op = ARENA_ARRAY(A, relop_t, n);
    const core_t **term = ARENA_ARRAY(A, const core_t *, n + 1);
    *D = *C;
    *K = *L;
    memcpy(claim, L->claim, L->claims * sizeof *claim);
    memcpy(term, L->claim[of.claim].term, (n + 1) * sizeof *term);
    *own = *L->claim[of.claim].claim;
    memcpy(op, own->chain.op, n * sizeof *op);
    op[of.link] = sign;
    own->chain.op = op;
    term[of.link] = left;
    term[of.link + 1] = right;
    claim[of.claim].claim = own;
    claim[of.claim].term = term;
    K->claim = claim;
    D->core = K;
    D->of[link] = (link_of_t){ of.claim, of.link, SAYS_ITSELF, NULL };
    return D;
}
