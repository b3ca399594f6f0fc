/* SPDX-License-Identifier: MIT
**
** f >= 0 by a simpler function of the same sign: a chord's g_v where f = g/(v - phi), log a - log b where f = a - b, a
** - exp b where f = log a - b.
*/
#include "proofs/prove/box/rules_parts.h"
#include "proofs/engine/json.h"

#define CTX R->ctx

/* --- chords ------------------------------------------------------------------------------------------------------- */

/* v where the base, linear in the name v alone, is 0; NULL. */
static const form_t *zero_of(algebra_t *R, const form_t *base, unsigned v)
{
    const form_t *x = form_name(R, v), *slope = form_derivative(R, base, v);
    const form_t *phi =
        slope && !form_is_zero(R, slope) && !form_has(R, slope, v) ? form_sub(R, x, form_div(R, base, slope)) : NULL;
    return phi && !form_has(R, phi, v) ? phi : NULL;
}

static json_t *chord_at(search_t *S, const form_t *f, unsigned v, const form_t *phi, const domain_t *B, int depth,
                        int splits)
{
    algebra_t *R = S->R;
    domain_t W = *B;
    bool face;
    W.on[v] = false;
    if (!box_lies_inside(S, phi, v, B, &W, &face)) return NULL;
    const form_t *g = form_mul(R, f, form_sub(R, form_name(R, v), phi)),
                 *at = g ? form_put(R, g, v, phi, &W, face) : NULL;
    const form_t *slope = at && form_is_zero(R, at) ? form_derivative(R, g, v) : NULL;
    if (!slope || !form_defined(R, g, B) || !looks_nonnegative(R, slope, B, LOOKS_QUICK)) return NULL;
    json_t *tree = box_tree(S, slope, B, depth - 1, splits);
    if (!tree) return NULL;
    const char *curve = written_text(S->A, R, written_of_form(R, phi)),
               *above = written_text(S->A, R, written_of_form(R, g));
    return json_made(json_pack("[s,s,s,s,o]", "chord", R->name[v], curve, above, tree));
}

json_t *box_chord(search_t *S, const form_t *f, const domain_t *B, int depth, int splits)
{
    algebra_t *R = S->R;
    product_t P;
    json_t *tree = NULL;
    if (fmpq_mpoly_is_fmpq(f->d, CTX) || !form_factor(&P, R, form_below(R, f))) return NULL;
    for (unsigned k = 0; k < P.n; k++)
        for (unsigned v = 0; P.power[k] == 1 && v < R->names && !tree && !box_late(S); v++) {
            const form_t *phi = B->on[v] && form_rational_in(R, P.base[k]) ? zero_of(R, P.base[k], v) : NULL;
            if (phi) tree = chord_at(S, f, v, phi, B, depth, splits);
        }
    return tree;
}

/* --- ratios ------------------------------------------------------------------------------------------------------- */

/* The monomials of f in which the atom has this power, over f's denominator. */
static const form_t *part_of(algebra_t *R, const form_t *f, slong atom, ulong power)
{
    fmpq_mpoly_t p;
    fmpq_mpoly_init(p, CTX);
    fmpq_mpoly_get_coeff_vars_ui(p, f->n, &atom, &power, 1, CTX);
    const form_t *g = form_div(
        R, form_mul(R, form_whole(R, p), form_power(R, form_atom(R, (unsigned)atom), (int)power)), form_below(R, f));
    fmpq_mpoly_clear(p, CTX);
    return g;
}

/* a - b with a > 0, b > 0 as they are written; NULL. */
static json_t *ratio_at(search_t *S, const form_t *a, const form_t *b, const domain_t *B, int depth, int splits)
{
    algebra_t *R = S->R;
    const char *text[2];
    for (unsigned k = 0; k < 2; k++)
        if (!(text[k] = box_positive_text(S, k ? b : a, B))) return NULL;
    const form_t *h = form_sub(R, form_log(R, a, B), form_log(R, b, B));
    if (!h || !looks_nonnegative(R, h, B, LOOKS_QUICK)) return NULL;
    json_t *tree = box_tree(S, h, B, depth - 1, splits);
    return tree ? json_made(json_pack("[s,s,s,o]", "ratio", text[0], text[1], tree)) : NULL;
}

/* Apart goes what has one power of an exponential. */
json_t *box_ratio(search_t *S, const form_t *f, const domain_t *B, int depth, int splits)
{
    algebra_t *R = S->R;
    json_t *tree = NULL;
    for (unsigned j = 0, m = R->atoms; j < m && !tree; j++) {
        if (R->atom[j].kind != ATOM_EXP || poly_has_atom(R, f->d, j) || !poly_has_atom(R, f->n, j)) continue;
        slong most = fmpq_mpoly_degree_si(f->n, (slong)j, CTX);
        for (ulong k = 0; k <= (ulong)most && k < 4 && !tree && !box_late(S); k++) {
            const form_t *one = part_of(R, f, (slong)j, k),
                         *rest = one && !form_is_zero(R, one) ? form_sub(R, f, one) : NULL;
            if (!rest || form_is_zero(R, rest)) continue;
            tree = ratio_at(S, one, form_neg(R, rest), B, depth, splits);
            if (!tree) tree = ratio_at(S, rest, form_neg(R, one), B, depth, splits);
        }
    }
    return tree;
}

/* --- exponentials ------------------------------------------------------------------------------------------------- */

/* f = k (log a - b), k a number; NULL. */
static json_t *exp_at(search_t *S, const form_t *f, unsigned j, const domain_t *B, int depth, int splits)
{
    algebra_t *R = S->R;
    const form_t *x = form_atom(R, j), *k = form_div(R, part_of(R, f, (slong)j, 1), x),
                 *b = k ? form_sub(R, x, form_div(R, f, k)) : NULL;
    if (!b || !fmpq_mpoly_is_fmpq(k->n, CTX) || !fmpq_mpoly_is_fmpq(k->d, CTX) || form_sign(R, k, B) <= 0) return NULL;
    const form_t *a = R->atom[j].arg, *h = form_sub(R, a, form_exp(R, b));
    if (!h || !form_equal(R, form_log(R, a, B), x) || !form_defined(R, b, B) ||
        !looks_nonnegative(R, h, B, LOOKS_QUICK))
        return NULL;
    const char *text = box_positive_text(S, a, B);
    json_t *tree = text ? box_tree(S, h, B, depth - 1, splits) : NULL;
    if (tree) tree = json_made(json_pack("[s,s,s,o]", "exp", text, written_text(S->A, R, written_of_form(R, b)), tree));
    if (!tree || form_equal(R, k, form_integer(R, 1))) return tree;
    const char *times = written_text(S->A, R, written_of_form(R, k)),
               *rest = written_text(S->A, R, written_of_form(R, form_sub(R, x, b)));
    return json_made(json_pack("[s,s,[],s,o]", "factor", times, rest, tree));
}

/* One logarithm of what is no number stands in f, and is a summand. */
json_t *box_exponential(search_t *S, const form_t *f, const domain_t *B, int depth, int splits)
{
    algebra_t *R = S->R;
    int at = -1;
    for (unsigned j = 0; j < R->atoms; j++) {
        if (R->atom[j].kind != ATOM_LOG || !(poly_has_atom(R, f->n, j) || poly_has_atom(R, f->d, j)) ||
            fmpq_mpoly_is_fmpq(R->atom[j].arg->n, CTX))
            continue;
        if (at >= 0 || poly_has_atom(R, f->d, j) || fmpq_mpoly_degree_si(f->n, j, CTX) != 1) return NULL;
        at = (int)j;
    }
    return at < 0 ? NULL : exp_at(S, f, (unsigned)at, B, depth, splits);
}
