/* SPDX-License-Identifier: MIT
**
** A term as a linear form in entropies and other real numbers: sums, rational multiples, absolute values in the case
** that is looked at.
*/
#include "proofs/prove/entropy/claim_entropy_parts.h"
#include "proofs/prove/terms.h"

#include <string.h>

/* The rational that x is by its form; false when it is none. */
static bool constant(mpq_ptr q, arena_t *A, const core_t *x)
{
    mpq_ptr t = arena_mpq(A, 1);
    switch (x->kind) {
    case CORE_NUMBER: mpq_set(q, x->number); return true;
    case CORE_NEG:
        if (!constant(q, A, x->part[0])) return false;
        mpq_neg(q, q);
        return true;
    case CORE_ADD: case CORE_SUB: case CORE_MUL: case CORE_DIV:
        if (!constant(q, A, x->part[0]) || !constant(t, A, x->part[1])) return false;
        if (x->kind == CORE_DIV && mpq_sgn(t) == 0) return false;
        (x->kind == CORE_ADD   ? mpq_add
         : x->kind == CORE_SUB ? mpq_sub
         : x->kind == CORE_MUL ? mpq_mul
                               : mpq_div)(q, q, t);
        return true;
    default: return false;
    }
}

/* H of a set given values: all terms are given the same. */
static bool same_values(entropies_t *R, const core_t *x)
{
    unsigned k = 0;
    if (R->any && R->fixed != x->given) return false;
    for (unsigned axis = 0; axis < PMF_AXES_MAX; axis++) {
        if (!(x->given >> axis & 1)) continue;
        const core_t *letter = x->part[k++];
        if (letter->kind != CORE_SLOT || (R->any && R->slot[axis] != letter->at)) return false;
        R->slot[axis] = letter->at;
    }
    R->any = true;
    R->fixed = x->given;
    return true;
}

bool atom_of(varset_t *atom, entropy_claim_t *E, const char *text)
{
    unsigned k = 0;
    while (k < E->atoms && strcmp(E->atom[k], text) != 0) k++;
    if (k == ENTROPY_ATOMS_MAX) return false;
    if (k == E->atoms) E->atom[E->atoms++] = text;
    *atom = entropy_atom(k);
    return true;
}

/* A real number that is no entropy. */
static bool unknown(entropy_form_t *f, entropies_t *R, const core_t *x, mpq_srcptr c)
{
    const char *text = real_words(R->A, R->L, x);
    varset_t atom;
    if (!text || !atom_of(&atom, R->E, text)) return false;
    entropy_add(f, atom, c);
    return true;
}

static bool linear(entropy_form_t *f, entropies_t *R, const core_t *x, mpq_srcptr c);

/* f += c a b; of a sum b each summand apart. */
static bool product(entropy_form_t *f, entropies_t *R, const core_t *x, mpq_srcptr c)
{
    const core_t *b = x->part[1];
    if (b->kind != CORE_ADD && b->kind != CORE_SUB && b->kind != CORE_NEG) return unknown(f, R, x, c);
    for (unsigned k = 0; k < b->n; k++) {
        core_t *own = ARENA_NEW(f->home, core_t);
        const core_t **part = ARENA_ARRAY(f->home, const core_t *, 2);
        mpq_ptr d = arena_mpq(f->home, 1);
        part[0] = x->part[0], part[1] = b->part[k];
        *own = *x;
        own->part = part;
        mpq_set(d, c);
        if (b->kind == CORE_NEG || (b->kind == CORE_SUB && k)) mpq_neg(d, d);
        if (!linear(f, R, own, d)) return false;
    }
    return true;
}

static bool has_entropy(const core_t *x)
{
    bool any = x->kind == CORE_ENTROPY;
    for (unsigned k = 0; k < x->n; k++) any = any || has_entropy(x->part[k]);
    return any;
}

const core_t *entropy_divisor(arena_t *A, const core_t *x)
{
    const core_t *d = NULL;
    bool over = x->kind == CORE_DIV && has_entropy(x->part[0]) && !has_entropy(x->part[1]);
    if (over && !constant(arena_mpq(A, 1), A, x->part[1])) return x->part[1];
    for (unsigned k = 0; k < x->n && !d; k++) d = entropy_divisor(A, x->part[k]);
    return d;
}

const core_t *entropy_multiplied(arena_t *A, const core_t *x, const core_t *d)
{
    const core_t *a = x->n > 0 ? x->part[0] : NULL, *b = x->n > 1 ? x->part[1] : NULL;
    mpq_ptr q = arena_mpq(A, 1);
    if (x->kind == CORE_NEG) return core_apply(A, CORE_SUB, core_rational(A, q), entropy_multiplied(A, a, d));
    if (x->kind == CORE_ADD || x->kind == CORE_SUB) return core_apply(A, x->kind, entropy_multiplied(A, a, d),
        entropy_multiplied(A, b, d));
    if (x->kind == CORE_DIV && core_same(b, d)) return a;
    if (x->kind == CORE_MUL && constant(q, A, a)) return core_apply(A, CORE_MUL, a, entropy_multiplied(A, b, d));
    if (x->kind == CORE_DIV && constant(q, A, b)) return core_apply(A, CORE_DIV, entropy_multiplied(A, a, d), b);
    return core_apply(A, CORE_MUL, x, d);
}

/* f += c |u|, u = a - b, in this case. */
static bool absolute(entropy_form_t *f, entropies_t *R, const core_t *a, const core_t *b, const entropy_form_t *u,
                     mpq_srcptr c)
{
    mpq_ptr d = arena_mpq(f->home, 1);
    unsigned k = 0;
    while (k < R->absolutes && !(core_same(R->inside[k][0], a) && core_same(R->inside[k][1], b))) k++;
    if (k == ENTROPY_ABSOLUTES_MAX) return false;
    if (k == R->absolutes) R->inside[k][0] = a, R->inside[R->absolutes++][1] = b;
    entropy_form_t *own = entropy_form(f->home);
    mpq_set_si(d, R->minus >> k & 1 ? -1 : 1, 1);
    entropy_add_form(own, u, d);
    entropy_add_form(f, own, c);
    R->E->sign[R->minus][k] = own;
    return true;
}

/* abs(a), min(a, b) = (a + b - |a - b|)/2, max(a, b) = (a + b + |a - b|)/2. */
static bool extreme(entropy_form_t *f, entropies_t *R, const core_t *x, mpq_srcptr c)
{
    bool abs = strcmp(x->name, "abs") == 0 && x->n == 1, min = strcmp(x->name, "min") == 0,
         max = strcmp(x->name, "max") == 0;
    if (!R->signs || !(abs || ((min || max) && x->n == 2))) return false;
    mpq_ptr d = arena_mpq(f->home, 3), one = d + 1, minus = d + 2;
    entropy_form_t *u = entropy_form(f->home);
    mpq_set_si(one, 1, 1);
    mpq_set_si(minus, -1, 1);
    mpq_set_ui(d, 1, abs ? 1 : 2);
    mpq_mul(d, d, c);
    if (!abs && (!linear(f, R, x->part[0], d) || !linear(f, R, x->part[1], d))) return false;
    if (!linear(u, R, x->part[0], one) || (!abs && !linear(u, R, x->part[1], minus))) return false;
    if (min) mpq_neg(d, d);
    const core_t *a = x->part[0], *b = abs ? NULL : x->part[1];
    bool apart = abs && a->kind == CORE_SUB;
    return absolute(f, R, apart ? a->part[0] : a, apart ? a->part[1] : b, u, d);
}

/* f += c KL(T|D||Q) = c I(T;D) + c KL(T||Q). */
static bool against(entropy_form_t *f, entropies_t *R, const against_t *a, mpq_srcptr c)
{
    varset_t atom;
    if (!atom_of(&atom, R->E, a->text)) return false;
    if (a->behind) entropy_add_information(f, (varset_t[]){ (varset_t)1 << a->axis, a->behind }, 2, 0, c);
    entropy_add(f, atom, c);
    return true;
}

/* f += c x; false when x is not linear in entropies. */
static bool linear(entropy_form_t *f, entropies_t *R, const core_t *x, mpq_srcptr c)
{
    arena_t *A = f->home;
    mpq_ptr q = arena_mpq(A, 1), d = arena_mpq(A, 1);
    const against_t *a = against_of(R->E, x);
    if (a) return against(f, R, a, c);
    if (constant(q, A, x)) {
        mpq_mul(q, q, c);
        mpq_add(f->constant, f->constant, q);
        return true;
    }
    switch (x->kind) {
    case CORE_ENTROPY:
        if (!same_values(R, x)) return false;
        entropy_add(f, x->set | x->given, c);
        mpq_neg(d, c);
        entropy_add(f, x->given, d);
        return true;
    case CORE_NEG: mpq_neg(d, c); return linear(f, R, x->part[0], d);
    case CORE_ADD: return linear(f, R, x->part[0], c) && linear(f, R, x->part[1], c);
    case CORE_SUB: mpq_neg(d, c); return linear(f, R, x->part[0], c) && linear(f, R, x->part[1], d);
    case CORE_MUL: {
        unsigned k = constant(q, A, x->part[0]) ? 1 : 0;
        if (!k && !constant(q, A, x->part[1])) return product(f, R, x, c);
        mpq_mul(d, q, c);
        return linear(f, R, x->part[k], d);
    }
    case CORE_DIV:
        if (!constant(q, A, x->part[1])) return unknown(f, R, x, c);
        if (mpq_sgn(q) == 0) return false;
        mpq_div(d, c, q);
        return linear(f, R, x->part[0], d);
    case CORE_FUNCTION: return has_entropy(x) ? extreme(f, R, x, c) : unknown(f, R, x, c);
    default: return unknown(f, R, x, c);
    }
}

const entropy_form_t *entropy_difference(entropies_t *R, const core_t *y, const core_t *x)
{
    arena_t *A = R->A;
    entropy_form_t *f = entropy_form(A);
    mpq_ptr one = arena_mpq(A, 2), minus = one + 1;
    mpq_set_si(one, 1, 1);
    mpq_set_si(minus, -1, 1);
    return linear(f, R, y, one) && linear(f, R, x, minus) ? f : NULL;
}
