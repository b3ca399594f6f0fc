/* SPDX-License-Identifier: MIT
**
** Rules that go on with another name: v = 1/u, v = lo + (w - lo) u.
*/
#include "proofs/prove/coq/rules.h"

/* f in terms of a new name u that is `says` of the old ones: the node is about g, and f = g there. */
static unsigned renamed(coq_t *X, const json_t *node, const form_t *f, const form_t *g, const domain_t *B,
                        const domain_t *W, unsigned u, const form_t *says, const char *where)
{
    unsigned k = coq_rule(X, node, g, W);
    coq_equations_t E;
    if (!k || !coq_equations_put(&E, X, g, u, says, B, false)) return 0;
    const char *at = coq_of_form(&X->T, says), *own = coq_of_form(&X->T, f),
               *inside = arena_printf(X->A, "assert (above_u : 0 < %s) by sgn. ", at);
    const form_t *both[] = { f, says };
    if (W->hi[u]) {
        const form_t *room = form_sub(X->R, form_rational(X->R, W->hi[u]), says);
        const char *most = coq_of_form(&X->T, form_rational(X->R, W->hi[u]));
        if (!room) return coq_fail(X, "a change of names");
        inside = arena_printf(
            X->A, "%sassert (below_u : %s < %s) by (apply Rminus_lt_0; replace (%s - (%s)) with (%s) by same; sgn). ",
            inside, at, most, most, at, coq_of_form(&X->T, room));
    }
    return coq_state(X, f, B, where,
                     arena_printf(X->A, "%s%s%sreplace (%s) with (%s) by (%ssame). apply %s; lra.",
                                  coq_signs(X, both, 2, B), inside, E.proofs, own, coq_text_at(X, g, u, at), E.rewrites,
                                  coq_call_at(X, k, W, u, at)));
}

unsigned coq_invert(coq_t *X, const json_t *j, const form_t *f, const domain_t *B)
{
    algebra_t *R = X->R;
    int v = coq_var_of(X, coq_word(j, 1), B),
        u = coq_word(j, 2) ? algebra_name(R, arena_printf(X->A, "%s", coq_word(j, 2))) : -1;
    if (v < 0 || u < 0 || B->hi[v] || !B->lo[v]) return coq_fail(X, "an inversion");
    domain_t W = coq_without(B, (unsigned)v);
    mpq_ptr ends = arena_mpq(X->A, 2);
    W.on[u] = true;
    W.lo[u] = ends;
    if (mpq_sgn(B->lo[v]) > 0) mpq_inv(ends + 1, B->lo[v]);
    W.hi[u] = mpq_sgn(B->lo[v]) > 0 ? ends + 1 : NULL;
    const form_t *one = form_integer(R, 1),
                 *g = form_put(R, f, (unsigned)v, form_div(R, one, form_name(R, (unsigned)u)), &W, false);
    return g ? renamed(X, coq_part(j, 3), f, g, B, &W, (unsigned)u, form_div(R, one, form_name(R, (unsigned)v)), "")
             : coq_fail(X, "an inversion");
}

/* v <= w: v = lo + (w - lo) u, and u = (v - lo)/(w - lo) where v < w. */
unsigned coq_below_rule(coq_t *X, const json_t *j, const form_t *f, const domain_t *B)
{
    algebra_t *R = X->R;
    int v = coq_var_of(X, coq_word(j, 1), B), w = coq_var_of(X, coq_word(j, 2), B),
        u = coq_word(j, 3) ? algebra_name(R, arena_printf(X->A, "%s", coq_word(j, 3))) : -1;
    if (v < 0 || w < 0 || u < 0 || !B->lo[v]) return coq_fail(X, "an order");
    domain_t W = coq_without(B, (unsigned)v);
    mpq_ptr ends = arena_mpq(X->A, 2);
    mpq_set_ui(ends + 1, 1, 1);
    W.on[u] = true;
    W.lo[u] = ends;
    W.hi[u] = ends + 1;
    const form_t *lo = form_rational(R, B->lo[v]), *x = form_name(R, (unsigned)v),
                 *y = form_sub(R, form_name(R, (unsigned)w), lo);
    const form_t *g =
        form_put(R, f, (unsigned)v, form_add(R, lo, form_mul(R, y, form_name(R, (unsigned)u))), &W, false);
    const char *where = arena_printf(X->A, "%s < %s", coq_var(X, (unsigned)v), coq_var(X, (unsigned)w));
    return g ? renamed(X, coq_part(j, 4), f, g, B, &W, (unsigned)u, form_div(R, form_sub(R, x, lo), y), where)
             : coq_fail(X, "an order");
}
