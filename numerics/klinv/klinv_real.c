/* SPDX-License-Identifier: MIT
**
** The inverse as an expression: nothing is worked out until it is asked for; then it is a rational, or a bracket whose
** ends are computed anew as more bits are asked for.
*/
#include "numerics/klinv/klinv.h"
#include "numerics/klinv/klinv_parts.h"

typedef struct { mpq_srcptr p; const real_t *c; } source_t;

static bool same(const void *source, const void *other)
{
    const source_t *x = source, *y = other;
    return mpq_equal(x->p, y->p) && real_same(x->c, y->c);
}

static long enclose(mpq_ptr lo, mpq_ptr hi, const void *source, long bits)
{
    const source_t *s = source;
    arena_t *work = arena_new();
    klinv_ends(lo, hi, work, s->p, s->c, bits);
    arena_free(work);
    return bits < KLINV_BITS_MAX ? bits : BRACKET_SPENT;
}

static const bracket_kind_t klinv_kind = { .name = "klinv", .same = same, .enclose = enclose };

static const real_t *found(arena_t *A, const void *source)
{
    const source_t *of = source;
    sign_t sign;
    source_t *s = ARENA_NEW(A, source_t);
    mpq_ptr e = arena_mpq(A, 2);
    *s = (source_t){ of->p, real_asked(of->c) };
    if (!klinv_in_domain(s->p, s->c, &sign)) return real_sub(real_inf(A, 1), real_inf(A, 1)); /* undefined */
    klinv_ends(e, e + 1, A, s->p, s->c, KLINV_BITS_MIN);
    if (mpq_equal(e, e + 1)) return real_rat(A, e);
    return real_bracket_from(A, &klinv_kind, s, KLINV_BITS_MIN, loglin_rat(A, e), loglin_rat(A, e + 1));
}

static const later_kind_t later = { "klinv", same, found };

const real_t *klinv_real(arena_t *A, mpq_srcptr p, const real_t *c)
{
    source_t *s = ARENA_NEW(A, source_t);
    mpq_ptr own = arena_mpq(A, 1);
    mpq_set(own, p);
    *s = (source_t){ own, c };
    return real_later(A, &later, s);
}

const real_t *klinv_lower_real(arena_t *A, mpq_srcptr p, const real_t *c)
{
    mpq_ptr mirrored = arena_mpq(A, 1);
    klinv_complement(mirrored, p);
    return real_sub(real_si(A, 1), klinv_real(A, mirrored, c));
}
