/* SPDX-License-Identifier: MIT
**
** The inverse as an expression: nothing is worked out until it is asked for; then it is a rational, or a bracket whose ends are computed anew as more
** bits are asked for.
*/
#include "numerics/klinv/klinv.h"
#include "numerics/klinv/klinv_parts.h"

/* The narrowest ends computed yet, and the bits that were asked for. */
typedef struct { long bits; const loglin_t *lo, *hi; } known_t;

typedef struct { arena_t *home; mpq_srcptr p; const real_t *c; known_t *known; } source_t;

static bool same(const void *source, const void *other)
{
    const source_t *x = source, *y = other;
    return mpq_equal(x->p, y->p) && real_same(x->c, y->c);
}

static void keep(const source_t *s, mpq_srcptr lo, mpq_srcptr hi, long bits)
{
    *s->known = (known_t){ bits, loglin_rat(s->home, lo), loglin_rat(s->home, hi) };
}

/* More than is known is computed; less is free. */
static void ends(const loglin_t **lo, const loglin_t **hi, arena_t *A, const void *source, long bits)
{
    (void)A;
    const source_t *s = source;
    if (bits > s->known->bits && s->known->bits < KLINV_BITS_MAX) {
        mpq_ptr e = arena_mpq(s->home, 4);
        klinv_ends(e, e + 1, s->home, s->p, s->c, bits);
        loglin_is_rat(s->known->lo, e + 2);
        loglin_is_rat(s->known->hi, e + 3);
        keep(s, mpq_cmp(e, e + 2) > 0 ? e : e + 2, mpq_cmp(e + 1, e + 3) < 0 ? e + 1 : e + 3, bits);
    }
    *lo = s->known->lo;
    *hi = s->known->hi;
}

static const bracket_kind_t klinv_kind = { "klinv", same, ends };

static const real_t *found(arena_t *A, const void *source)
{
    const source_t *of = source;
    sign_t sign;
    source_t *s = ARENA_NEW(A, source_t);
    mpq_ptr e = arena_mpq(A, 2);
    *s = (source_t){ A, of->p, real_asked(of->c), ARENA_NEW(A, known_t) };
    if (!klinv_in_domain(s->p, s->c, &sign)) return real_sub(real_inf(A, 1), real_inf(A, 1)); /* undefined */
    klinv_ends(e, e + 1, A, s->p, s->c, KLINV_BITS_MIN);
    if (mpq_equal(e, e + 1)) return real_rat(A, e);
    keep(s, e, e + 1, KLINV_BITS_MIN);
    return real_bracket(A, &klinv_kind, s);
}

static const later_kind_t later = { "klinv", same, found };

const real_t *klinv_real(arena_t *A, mpq_srcptr p, const real_t *c)
{
    source_t *s = ARENA_NEW(A, source_t);
    mpq_ptr own = arena_mpq(A, 1);
    mpq_set(own, p);
    *s = (source_t){ A, own, c, NULL };
    return real_later(A, &later, s);
}

const real_t *klinv_lower_real(arena_t *A, mpq_srcptr p, const real_t *c)
{
    mpq_ptr mirrored = arena_mpq(A, 1);
    klinv_complement(mirrored, p);
    return real_sub(real_si(A, 1), klinv_real(A, mirrored, c));
}
