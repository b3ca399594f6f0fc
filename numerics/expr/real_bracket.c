/* SPDX-License-Identifier: MIT
**
** Numbers that are enclosed on demand, and numbers that are worked out when they are first asked for.
*/
#include "numerics/expr/real_node.h"

const real_t *real_bracket_from(arena_t *A, const bracket_kind_t *kind, const void *source, long bits,
                                const loglin_t *lo, const loglin_t *hi)
{
    real_t *atom = real_blank(A, REAL_BRACKET, 0);
    atom->bracket = kind;
    atom->source = source;
    atom->kept = ARENA_NEW(A, real_ends_t);
    *atom->kept = (real_ends_t){ bits, lo, hi };
    return real_of_atom(atom);
}

const real_t *real_bracket(arena_t *A, const bracket_kind_t *kind, const void *source)
{
    return real_bracket_from(A, kind, source, -1, NULL, NULL);
}

/* The rational ends, or those known before where they are nearer. */
static long enclosed(const real_t *atom, long bits)
{
    real_ends_t *k = atom->kept;
    mpq_ptr q = arena_mpq(atom->home, 3), before = q + 2;
    long served = atom->bracket->enclose(q, q + 1, atom->source, bits);
    if (!k->lo || (loglin_is_rat(k->lo, before) && mpq_cmp(before, q) < 0)) k->lo = loglin_rat(atom->home, q);
    if (!k->hi || (loglin_is_rat(k->hi, before) && mpq_cmp(before, q + 1) > 0)) k->hi = loglin_rat(atom->home, q + 1);
    return served;
}

const real_ends_t *real_ends(const real_t *atom, long bits)
{
    real_ends_t *k = atom->kept;
    const bracket_kind_t *kind = atom->bracket;
    if (k->bits < bits)
        k->bits = kind->ends ? kind->ends(&k->lo, &k->hi, atom->home, atom->source, bits) : enclosed(atom, bits);
    return k;
}

const real_t *real_later(arena_t *A, const later_kind_t *kind, const void *source)
{
    real_t *atom = real_blank(A, REAL_LATER, 0);
    atom->late = atom->partial = true;
    atom->later = kind;
    atom->source = source;
    return real_of_atom(atom);
}
