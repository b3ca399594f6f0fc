/* SPDX-License-Identifier: MIT
**
** f >= g >= 0, where f touches 0 at v = w and is not convex: f_vv = r(v) + a polynomial, and r(v) is at least its parabola m at a minimum.
** g has g = g_v = 0 at v = w, too, and g_vv = f_vv - r + m: a polynomial.
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

static bool is_polynomial(const algebra_t *R, const form_t *f) { return f && fmpq_mpoly_is_fmpq(f->d, CTX) && form_rational_in(R, f); }

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
    const form_t *c = form_rational(R, box_middle(S->A, B, v)), *slope = form_derivative(R, r, v), *bend = form_derivative(R, slope, v);
    const form_t *flat = slope ? form_put(R, slope, v, c, &none, false) : NULL, *away = form_sub(R, form_name(R, v), c);
    if (!flat || !bend || !form_is_zero(R, flat)) return NULL;
    const form_t *half = form_div(R, form_put(R, bend, v, c, &none, false), form_integer(R, 2));
    return form_add(R, form_put(R, r, v, c, &none, false), form_mul(R, half, form_mul(R, away, away)));
}

static json_t *below(search_t *S, const form_t *f, unsigned v, unsigned w, const domain_t *B, int depth, int splits)
{
    algebra_t *R = S->R;
    domain_t W = *B;
    W.on[w] = false;
    const form_t *bend = form_derivative(R, form_derivative(R, f, v), v);
    const form_t *r = bend ? form_put(R, bend, w, form_name(R, v), &W, false) : NULL, *m = r ? parabola(S, r, v, B) : NULL;
    if (!m || form_equal(R, bend, r) || !is_polynomial(R, form_sub(R, bend, r))) return NULL;
    const form_t *g = twice_integrated(R, form_add(R, form_sub(R, bend, r), m), v, w);
    if (!g || !looks_nonnegative(R, g, B, LOOKS_QUICK)) return NULL;
    json_t *low = box_tree(S, g, B, depth - 1, splits), *rest = low ? box_tree(S, form_sub(R, f, g), B, depth - 1, splits) : NULL;
    if (rest) return json_made(json_pack("[s,s,o,o]", "sum", written_text(S->A, R, written_of_form(R, g)), low, rest));
    json_decref(low);
    return NULL;
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
