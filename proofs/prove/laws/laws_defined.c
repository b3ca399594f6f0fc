/* SPDX-License-Identifier: MIT
**
** Where divergences are infinite a term is so, or a number, or nothing: inf - inf, 0 inf, inf/inf. What is nothing
** somewhere is not proved.
*/
#include "proofs/prove/laws/claim_laws.h"

#include <string.h>

typedef enum { FINITE, UP, DOWN, NOTHING } limit_t;

static bool infinite(const laws_t *r, unsigned k, unsigned set) { return set >> k & 1 && (r->value[k].kind == VALUE_KL
    || r->value[k].kind == VALUE_CHI2); }

static bool has_infinite(laws_t *r, const core_t *x, unsigned set)
{
    bool any = false, leaf = x->kind == CORE_DIVERGENCE || x->kind == CORE_OVER;
    const form_t *f = leaf ? laws_term(r, x) : NULL;
    for (unsigned k = 0; f && k < r->values; k++)
        any = any || (infinite(r, k, set) && form_has(r->R, f, r->value[k].name));
    for (unsigned k = 0; !leaf && k < x->n; k++) any = any || has_infinite(r, x->part[k], set);
    return any;
}

static limit_t turned(limit_t a) { return a == UP ? DOWN : a == DOWN ? UP : a; }

static limit_t limit(laws_t *r, const core_t *x, unsigned set);

/* The sign of the finite factor, or of the other one that is infinite, decides. */
static limit_t product(laws_t *r, const core_t *x, unsigned set)
{
    limit_t a = limit(r, x->part[0], set), b = limit(r, x->part[1], set);
    if (a == NOTHING || b == NOTHING) return NOTHING;
    if (a == FINITE && b == FINITE) return FINITE;
    int s = a == FINITE ? form_sign(r->R, laws_term(r, x->part[0]), &r->B)
            : a == UP   ? 1
                        : -1,
        t = b == FINITE ? form_sign(r->R, laws_term(r, x->part[1]), &r->B)
            : b == UP   ? 1
                        : -1;
    return s * t > 0 ? UP : s * t < 0 ? DOWN : NOTHING;
}

static limit_t quotient(laws_t *r, const core_t *x, unsigned set)
{
    limit_t a = limit(r, x->part[0], set), b = limit(r, x->part[1], set);
    if (a == NOTHING || b == NOTHING || (a != FINITE && b != FINITE)) return NOTHING;
    if (a == FINITE) return FINITE;
    int s = form_sign(r->R, laws_term(r, x->part[1]), &r->B);
    return s > 0 ? a : s < 0 ? turned(a) : NOTHING;
}

static limit_t limit(laws_t *r, const core_t *x, unsigned set)
{
    limit_t a, b;
    if (!has_infinite(r, x, set)) return FINITE;
    switch (x->kind) {
    case CORE_NEG: return turned(limit(r, x->part[0], set));
    case CORE_ADD: case CORE_SUB:
        a = limit(r, x->part[0], set);
        b = limit(r, x->part[1], set);
        if (x->kind == CORE_SUB) b = turned(b);
        return a == FINITE ? b : b == FINITE || a == b ? a : NOTHING;
    case CORE_MUL: return product(r, x, set);
    case CORE_DIV: return quotient(r, x, set);
    case CORE_POW: a = limit(r, x->part[0], set); return a == DOWN ? NOTHING : a;
    case CORE_FUNCTION:
        a = limit(r, x->part[0], set);
        return a == FINITE || a == UP ? a : a == DOWN && strcmp(x->name, "exp") == 0 ? FINITE : NOTHING;
    default: return UP; /* a divergence, which is not negative */
    }
}

bool laws_defined(arena_t *A, const compiled_t *C, size_t link, bool tested)
{
    algebra_t R;
    laws_t *r = ARENA_NEW(A, laws_t);
    if (!algebra_start(&R, A)) return false;
    bool good = laws_read(r, A, &R, C, link, tested), positive = true;
    for (unsigned k = 0; k < r->laws; k++)
        positive = positive && r->L->setting.entry[r->L->setting.law[r->law[k]].param].positive;
    for (unsigned set = 1; good && !positive && set < 1u << r->values; set++)
        good = limit(r, r->side[0], set) != NOTHING && limit(r, r->side[1], set) != NOTHING;
    algebra_end(&R);
    return good;
}
