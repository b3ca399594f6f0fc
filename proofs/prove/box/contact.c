/* SPDX-License-Identifier: MIT
**
** Where f touches 0: v = phi, by valleys and bowls.
*/
#include "proofs/prove/box/rules_parts.h"
#include "proofs/engine/json.h"

#define CTX R->ctx

enum { PHIS_MAX = 24 };

/* Candidates of v = phi: other names, small numbers, ends, where a factor of f_v that is linear in v, v^2, log v or
** exp v vanishes. */
typedef struct { unsigned n; const form_t *at[PHIS_MAX]; } phis_t;

static void add_phi(phis_t *P, search_t *S, const form_t *phi, unsigned v)
{
    if (!phi || P->n == PHIS_MAX || form_has(S->R, phi, v)) return;
    for (unsigned k = 0; k < P->n; k++)
        if (form_equal(S->R, P->at[k], phi)) return;
    P->at[P->n++] = phi;
}

/* -g0/g1 of g = g1 a + g0; NULL when g is not linear in the atom alone. */
static const form_t *solved(search_t *S, const form_t *g, unsigned atom, unsigned v)
{
    algebra_t *R = S->R;
    if (fmpq_mpoly_degree_si(g->n, atom, CTX) != 1) return NULL;
    const form_t *x = form_atom(R, atom), *slope;
    fmpq_mpoly_t d;
    fmpq_mpoly_init(d, CTX);
    fmpq_mpoly_derivative(d, g->n, atom, CTX);
    slope = form_fraction(R, d, form_integer(R, 1)->n);
    fmpq_mpoly_clear(d, CTX);
    const form_t *phi = form_sub(R, x, form_div(R, form_above(R, g), slope));
    return phi && !form_has(R, phi, v) ? phi : NULL;
}

/* sqrt(-g0/g2) of g = g2 v^2 + g0: where a mean is at least the geometric mean; NULL when g is none such. */
static const form_t *solved_square(search_t *S, const form_t *g, unsigned atom, unsigned v, const domain_t *W)
{
    algebra_t *R = S->R;
    if (fmpq_mpoly_degree_si(g->n, atom, CTX) != 2) return NULL;
    const form_t *x = form_atom(R, atom), *curve;
    fmpq_mpoly_t d;
    fmpq_mpoly_init(d, CTX);
    fmpq_mpoly_derivative(d, g->n, atom, CTX);
    curve = form_div(R, form_fraction(R, d, form_integer(R, 1)->n), form_mul(R, form_integer(R, 2), x));
    fmpq_mpoly_clear(d, CTX);
    if (!curve || form_has(R, curve, v)) return NULL;
    const form_t *square = form_sub(R, form_mul(R, x, x), form_div(R, form_above(R, g), curve));
    return square && !form_has(R, square, v) && form_sign(R, square, W) > 0 ? form_sqrt(R, square, W) : NULL;
}

static void add_solutions(phis_t *P, search_t *S, const form_t *slope, unsigned v, const domain_t *W)
{
    algebra_t *R = S->R;
    product_t F;
    if (form_size(R, slope) > 60 || !form_factor(&F, R, slope)) return;
    for (unsigned k = 0; k < F.n; k++) {
        if (F.power[k] <= 0) continue;
        for (unsigned j = 0, m = R->atoms; j < m; j++) {
            const atom_t *a = &R->atom[j];
            bool own = a->kind == ATOM_NAME ? a->name == v : form_equal(R, a->arg, form_name(R, v));
            const form_t *x = own ? solved(S, F.base[k], j, v) : NULL;
            if (own && !x && a->kind == ATOM_NAME) add_phi(P, S, solved_square(S, F.base[k], j, v, W), v);
            if (!x) continue;
            if (a->kind == ATOM_NAME) add_phi(P, S, x, v);
            else if (a->kind == ATOM_LOG) add_phi(P, S, form_exp(R, x), v);
            else if (a->kind == ATOM_EXP && form_sign(R, x, W) > 0) add_phi(P, S, form_log(R, x, W), v);
            else if (a->kind == ATOM_SQRT && form_sign(R, x, W) > 0) add_phi(P, S, form_mul(R, x, x), v);
        }
    }
}

static void candidates(phis_t *P, search_t *S, const form_t *slope, unsigned v, const domain_t *B, const domain_t *W)
{
    static const struct {
        long a;
        unsigned long b;
    } small[] = { { 0, 1 }, { 1, 1 }, { 1, 2 }, { 2, 1 }, { 1, 3 }, { 1, 4 }, { -1, 1 } };
    algebra_t *R = S->R;
    P->n = 0;
    for (unsigned w = 0; w < R->names; w++)
        if (W->on[w]) add_phi(P, S, form_name(R, w), v);
    add_solutions(P, S, slope, v, W);
    for (unsigned w = 0; w < R->names; w++)
        if (W->on[w]) add_phi(P, S, form_sub(R, form_integer(R, 1), form_name(R, w)), v);
    for (size_t k = 0; k < sizeof small / sizeof *small; k++) {
        mpq_ptr q = arena_mpq(S->A, 1);
        mpq_set_si(q, small[k].a, small[k].b);
        if ((!B->lo[v] || mpq_cmp(q, B->lo[v]) >= 0) && (!B->hi[v] || mpq_cmp(q, B->hi[v]) <= 0))
            add_phi(P, S, form_rational(R, q), v);
    }
}

bool box_lies_inside(search_t *S, const form_t *phi, unsigned v, const domain_t *B, const domain_t *W, bool *face)
{
    range_t r;
    range_start(&r);
    bool good = written_range(&r, written_of_form(S->R, phi), W);
    *face = false;
    for (unsigned side = 0; side < 2 && good; side++) {
        mpq_srcptr end = side ? B->hi[v] : B->lo[v];
        if (!end) continue;
        mpfr_srcptr at = (mpfr_srcptr)(side ? &r.x->right : &r.x->left),
                    other = (mpfr_srcptr)(side ? &r.x->left : &r.x->right);
        int c = mpfr_cmp_q(at, end);
        if (c == 0 && mpfr_equal_p(at, other) && !r.lo_open) *face = true;
        else good = (side ? c < 0 : c > 0) || (c == 0 && (side ? r.hi_open : r.lo_open));
    }
    range_end(&r);
    return good;
}

static json_t *contact_at(search_t *S, const form_t *f, const form_t *slope, const char *by, const form_t *phi,
                          unsigned v, const domain_t *B, int depth, int splits)
{
    algebra_t *R = S->R;
    domain_t W = *B;
    bool face;
    W.on[v] = false;
    if (!box_lies_inside(S, phi, v, B, &W, &face)) return NULL;
    const form_t *at = form_put(R, f, v, phi, &W, face), *flat = at ? form_put(R, slope, v, phi, &W, face) : NULL;
    bool level = flat && form_is_zero(R, flat);
    if (!at || (!level && (by || !face)) || (!form_is_zero(R, at) && !looks_nonnegative(R, at, &W, LOOKS_QUICK))) return NULL;
    json_t *below = box_tree(S, at, &W, depth - 1, splits < 2 ? splits : 2), *tree = NULL;
    for (unsigned bowl = by != NULL; below && bowl < 2 && !tree; bowl++) {
        if (bowl && !level) break;
        const form_t *h = bowl ? form_derivative(R, slope, v) : form_div(R, slope, form_sub(R, form_name(R, v), phi));
        if (!h || !looks_nonnegative(R, h, B, LOOKS_QUICK)) continue;
        json_t *above = box_tree(S, h, B, depth - 1, splits < 3 + (int)bowl ? splits : 3 + (int)bowl);
        if (above)
            tree = json_made(json_pack("[s,s,s,O,o]", bowl ? "bowl" : "valley", R->name[v],
                                       written_text(S->A, R, written_of_form(R, phi)), below, above));
        if (tree && by) json_add(tree, json_string(by));
    }
    json_decref(below);
    return tree;
}

json_t *box_contact_along(search_t *S, const form_t *f, unsigned v, const form_t *slope, const char *by,
                          const domain_t *B, int depth, int splits)
{
    json_t *tree = NULL;
    phis_t P;
    domain_t W = *B;
    W.on[v] = false;
    candidates(&P, S, slope, v, B, &W);
    for (unsigned k = 0; k < P.n && !tree && !box_late(S); k++)
        tree = contact_at(S, f, slope, by, P.at[k], v, B, depth, splits);
    return tree;
}

json_t *box_contact(search_t *S, const form_t *f, const domain_t *B, int depth, int splits)
{
    json_t *tree = NULL;
    for (unsigned v = 0; v < S->R->names && !tree; v++) {
        const form_t *slope = B->on[v] ? form_derivative(S->R, f, v) : NULL;
        if (slope) tree = box_contact_along(S, f, v, slope, NULL, B, depth, splits);
    }
    return tree;
}
