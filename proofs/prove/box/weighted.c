/* SPDX-License-Identifier: MIT
**
** Of products of logarithms. Where f_v is no monotone function of v and f_v/w is one, w > 0: f rises and then falls, or touches 0 at v = phi. Of w
** a difference of logarithms that f_v has is tried, log u - log v: as log(1 + (u-v)/v) it is seen to be positive.
*/
#include "proofs/prove/box/rules_parts.h"
#include "proofs/engine/json.h"

#define CTX R->ctx

/* log u - log v of two logarithms of polynomials, positive as it is written; NULL: none such, or not shown. */
static const written_t *positive_difference(algebra_t *R, unsigned j, unsigned k, const domain_t *B)
{
    const written_t *over, *under;
    const form_t *u = R->atom[j].arg, *v = R->atom[k].arg, *more = form_sub(R, u, v);
    if (!more || form_sign(R, u, B) <= 0 || form_sign(R, v, B) <= 0) return NULL;
    if (written_sign(&over, R, more->n, B) <= 0 || written_sign(&under, R, v->n, B) <= 0) return NULL;
    const written_t *ratio = written_make(R->home, WRITTEN_DIV, over, under),
        *w = written_make(R->home, WRITTEN_LOG,
                          written_make(R->home, WRITTEN_ADD, written_integer(R->home, 1), ratio), NULL);
    range_t r;
    range_start(&r);
    bool good = written_range(&r, w, B) && range_positive(&r);
    range_end(&r);
    return good ? w : NULL;
}

static bool is_log(const algebra_t *R, unsigned j, const poly_t *p)
{
    return R->atom[j].kind == ATOM_LOG && fmpq_mpoly_degree_si(p, j, CTX) == 1;
}

int box_logs_sign(const written_t **text, search_t *S, const form_t *f, const domain_t *B)
{
    algebra_t *R = S->R;
    const written_t *w;
    if (fmpq_mpoly_length(f->n, CTX) != 2) return 0;
    for (unsigned j = 0; j < R->atoms; j++)
        for (unsigned k = 0; k < R->atoms && is_log(R, j, f->n); k++) {
            if (k == j || !is_log(R, k, f->n) || !(w = positive_difference(R, j, k, B))) continue;
            const form_t *g = form_sub(R, form_atom(R, j), form_atom(R, k));
            int sign = form_equal(R, f, g) ? 1 : form_equal(R, f, form_neg(R, g)) ? -1 : 0;
            if (sign) *text = w;
            return sign;
        }
    return 0;
}

/* Of each monomial at most one logarithm is of what depends on a name. */
static bool of_one_log(const algebra_t *R, const form_t *f)
{
    ulong e[BOX_GENERATORS];
    for (slong i = 0; i < fmpq_mpoly_length(f->n, CTX); i++) {
        ulong n = 0;
        fmpq_mpoly_get_term_exp_ui(e, f->n, i, CTX);
        for (unsigned j = 0; j < R->atoms; j++)
            if (e[j] && R->atom[j].kind == ATOM_LOG && !fmpq_mpoly_is_fmpq(R->atom[j].arg->n, CTX)) n += e[j];
        if (n > 1) return false;
    }
    return true;
}

/* Are the factors of f of one logarithm each? */
static bool factors_of_one_log(algebra_t *R, const form_t *f)
{
    product_t P;
    bool good = f && form_factor(&P, R, f);
    for (unsigned k = 0; good && k < P.n; k++) good = of_one_log(R, P.base[k]);
    return good;
}

/* What stands beside the logarithm in the numerator of f; NULL. */
static const form_t *beside(search_t *S, const form_t *f, unsigned j)
{
    algebra_t *R = S->R;
    fmpq_mpoly_t d;
    fmpq_mpoly_init(d, CTX);
    fmpq_mpoly_derivative(d, f->n, j, CTX);
    const form_t *c = form_whole(R, d);
    fmpq_mpoly_clear(d, CTX);
    return c;
}

json_t *box_weighted(search_t *S, const form_t *f, const domain_t *B, int depth, int splits)
{
    algebra_t *R = S->R;
    json_t *tree = NULL;
    for (unsigned v = 0; v < R->names && !tree && !of_one_log(R, f); v++) {
        const form_t *slope = B->on[v] ? form_derivative(R, f, v) : NULL;
        for (unsigned j = 0, n = R->atoms; slope && j < n && !tree; j++)
            for (unsigned k = 0; k < n && is_log(R, j, slope->n) && !tree && !box_late(S); k++) {
                if (k == j || !is_log(R, k, slope->n) || !form_has(R, R->atom[j].arg, v)) continue;
                const form_t *c = beside(S, slope, j), *sum = form_add(R, c, beside(S, slope, k));
                const written_t *w = sum && form_is_zero(R, sum) ? positive_difference(R, j, k, B) : NULL;
                const form_t *along = w ? form_div(R, slope, form_sub(R, form_atom(R, j), form_atom(R, k))) : NULL;
                if (!factors_of_one_log(R, form_derivative(R, along, v))) continue;
                const char *by = written_text(S->A, R, w);
                S->weighted++;
                tree = box_concave_along(S, f, v, along, by, B, depth, splits);
                if (!tree) tree = box_contact_along(S, f, v, along, by, B, depth, splits);
                S->weighted--;
            }
    }
    return tree;
}
