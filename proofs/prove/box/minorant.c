/* SPDX-License-Identifier: MIT
**
** f >= g >= 0, where f touches 0 at v = w and is not convex: f_vv = r(v) + a polynomial, and r(v) is at least its
** parabola m at a minimum. g has g = g_v = 0 at v = w, too, and g_vv = f_vv - r + m: a polynomial.
*/
#include "proofs/prove/box/rules_parts.h"
#include "proofs/engine/json.h"

#define CTX R->ctx

/* The other name of the box in two; -1. */
static int other_name(const search_t *S, const domain_t *B, unsigned v)
{
    int w = -1;
    for (unsigned k = 0; k < S->R->names; k++)
        if (B->on[k] && k != v) w = w < 0 ? (int)k : -2;
    return w < 0 ? -1 : w;
}

static bool is_polynomial(const algebra_t *R, const form_t *f)
{
    return f && fmpq_mpoly_is_fmpq(f->d, CTX) && form_rational_in(R, f);
}

/* The integral from w to v of (v - s) times the polynomial at s. */
static const form_t *twice_integrated(algebra_t *R, const form_t *f, unsigned v, unsigned w)
{
    const form_t *x = form_name(R, v), *y = form_name(R, w), *sum = form_integer(R, 0);
    for (int k = 0; f && !form_is_zero(R, f) && k < BOX_POWER_MAX; k++) { /* f = c + x f' */
        const form_t *c = form_put(R, f, v, form_integer(R, 0), &(domain_t){ .on = { false } }, false);
        const form_t *up = form_div(R, form_power(R, x, k + 2), form_integer(R, (k + 1) * (k + 2)));
        const form_t *down = form_sub(R, form_div(R, form_power(R, y, k + 2), form_integer(R, k + 2)),
            form_mul(R, x, form_div(R, form_power(R, y, k + 1), form_integer(R, k + 1))));
        sum = form_add(R, sum, form_mul(R, c, form_add(R, up, down)));
        f = form_div(R, form_sub(R, f, c), x);
    }
    return f ? sum : NULL;
}

/* r(c) + r''(c)/2 (v - c)^2 where r'(c) = 0, c the middle; NULL. */
static const form_t *parabola(search_t *S, const form_t *r, unsigned v, const domain_t *B)
{
    algebra_t *R = S->R;
    const domain_t none = { .on = { false } };
    const form_t *c = form_rational(R, box_middle(S->A, B, v)), *slope = form_derivative(R, r, v),
                 *bend = form_derivative(R, slope, v);
    const form_t *flat = slope ? form_put(R, slope, v, c, &none, false) : NULL, *away = form_sub(R, form_name(R, v), c);
    if (!flat || !bend || !form_is_zero(R, flat)) return NULL;
    const form_t *half = form_div(R, form_put(R, bend, v, c, &none, false), form_integer(R, 2));
    return form_add(R, form_put(R, r, v, c, &none, false), form_mul(R, half, form_mul(R, away, away)));
}

/* g >= 0 and the rest >= 0: their sum is. */
static json_t *sum_tree(search_t *S, const form_t *g, const form_t *rest, const domain_t *B, int depth, int splits)
{
    json_t *one = box_tree(S, g, B, depth, splits), *two = one ? box_tree(S, rest, B, depth, splits) : NULL;
    if (two)
        return json_made(json_pack("[s,s,o,o]", "sum", written_text(S->A, S->R, written_of_form(S->R, g)), one, two));
    json_decref(one);
    return NULL;
}

static json_t *below(search_t *S, const form_t *f, unsigned v, unsigned w, const domain_t *B, int depth, int splits)
{
    algebra_t *R = S->R;
    domain_t W = *B;
    W.on[w] = false;
    const form_t *bend = form_derivative(R, form_derivative(R, f, v), v);
    const form_t *r = bend ? form_put(R, bend, w, form_name(R, v), &W, false) : NULL,
                 *m = r ? parabola(S, r, v, B) : NULL;
    if (!m || form_equal(R, bend, r) || !is_polynomial(R, form_sub(R, bend, r))) return NULL;
    const form_t *g = twice_integrated(R, form_add(R, form_sub(R, bend, r), m), v, w);
    if (!g || !looks_nonnegative(R, g, B, LOOKS_QUICK)) return NULL;
    return sum_tree(S, g, form_sub(R, f, g), B, depth - 1, splits);
}

json_t *box_minorant(search_t *S, const form_t *f, const domain_t *B, int depth, int splits)
{
    json_t *tree = NULL;
    for (unsigned v = 0; v < S->R->names && !tree && !box_late(S); v++) {
        int w = B->on[v] && B->lo[v] && B->hi[v] ? other_name(S, B, v) : -1;
        if (w >= 0) tree = below(S, f, v, (unsigned)w, B, depth, splits);
    }
    return tree;
}

/* --- f = g(v, w) + another, by what stands in logarithms and roots ------------------------------------------------ */

/* The argument of an atom with v for w: atoms of one such are of one summand. NULL: of no atom but a name. */
static const form_t *kind_of(const search_t *S, unsigned j, unsigned v, unsigned w)
{
    const atom_t *a = &S->R->atom[j];
    const domain_t none = { .on = { false } };
    return a->kind == ATOM_NAME || !form_rational_in(S->R, a->arg)
               ? NULL
               : form_put(S->R, a->arg, w, form_name(S->R, v), &none, false);
}

/* The monomials of f in which atoms of this kind stand, and no other; NULL: of none, or of all that have atoms. */
static const form_t *of_kind(search_t *S, const form_t *f, const form_t *kind, unsigned v, unsigned w)
{
    algebra_t *R = S->R;
    unsigned n = R->atoms, others = 0;
    bool own[BOX_ATOMS_MAX];
    ulong e[BOX_GENERATORS];
    fmpq_mpoly_t part, term;
    for (unsigned j = 0; j < n; j++) {
        const form_t *k = kind_of(S, j, v, w);
        own[j] = k && form_equal(R, k, kind);
    }
    fmpq_mpoly_init(part, CTX);
    fmpq_mpoly_init(term, CTX);
    for (slong i = 0; i < fmpq_mpoly_length(f->n, CTX); i++) {
        bool mine = false, other = false;
        fmpq_mpoly_get_term_exp_ui(e, f->n, i, CTX);
        for (unsigned j = 0; j < n; j++)
            if (e[j] && R->atom[j].kind != ATOM_NAME) *(own[j] ? &mine : &other) = true;
        others += other;
        if (!mine || other) continue;
        fmpq_mpoly_get_term(term, f->n, i, CTX);
        fmpq_mpoly_add(part, part, term, CTX);
    }
    const form_t *g = others && !fmpq_mpoly_is_zero(part, CTX) ? form_fraction(R, part, f->d) : NULL;
    fmpq_mpoly_clear(part, CTX);
    fmpq_mpoly_clear(term, CTX);
    return g;
}

/* g = S(v, w) - S(v, v) >= 0 of the atoms of one kind, and f - g >= 0. */
static json_t *by_kind(search_t *S, const form_t *f, const form_t *kind, unsigned v, unsigned w, const domain_t *B,
                       int depth, int splits)
{
    algebra_t *R = S->R;
    domain_t W = *B;
    W.on[w] = false;
    const form_t *s = of_kind(S, f, kind, v, w),
                 *g = s ? form_sub(R, s, form_put(R, s, w, form_name(R, v), &W, false)) : NULL;
    const form_t *rest = form_sub(R, f, g);
    if (!rest || form_is_zero(R, g) || !looks_nonnegative(R, g, B, LOOKS) || !looks_nonnegative(R, rest, B, LOOKS) ||
        !form_defined(R, g, B))
        return NULL;
    return sum_tree(S, g, rest, B, depth, splits);
}

json_t *box_summands(search_t *S, const form_t *f, const domain_t *B, int depth, int splits)
{
    json_t *tree = NULL;
    for (unsigned v = 0; v < S->R->names && !tree && !box_late(S); v++) {
        int w = B->on[v] ? other_name(S, B, v) : -1;
        const form_t *first = NULL;
        for (unsigned j = 0, n = S->R->atoms; w >= 0 && !first && j < n; j++)
            if (poly_has_atom(S->R, f->n, j)) first = kind_of(S, j, v, (unsigned)w);
        if (first && fmpq_mpoly_is_fmpq(f->d, S->R->ctx)) tree = by_kind(S, f, first, v, (unsigned)w, B, depth, splits);
    }
    return tree;
}
