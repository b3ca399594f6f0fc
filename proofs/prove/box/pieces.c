/* SPDX-License-Identifier: MIT
**
** A function of one name, positive by the looks of it, on pieces of its range.
*/
#include "proofs/prove/box/rules_parts.h"
#include "proofs/engine/json.h"

/* f of one name, f_v and f_vv, as they are written. */
typedef struct { unsigned v; const written_t *f, *slope, *bend; const char *text[3]; } series_t;

/* Is f(c) + f_v(c) t + f_vv t^2/2 shown >= 0 for t = v - c, where c is the middle? */
static bool taylor(search_t *S, const series_t *T, const domain_t *B, mpq_srcptr c)
{
    domain_t point = *B;
    range_t value, slope, bend;
    mpfi_t t;
    point.lo[T->v] = point.hi[T->v] = c;
    range_start(&value);
    range_start(&slope);
    range_start(&bend);
    mpfi_init2(t, mpfi_get_prec(value.x));
    bool good = written_range(&value, T->f, &point) && written_range(&slope, T->slope, &point) &&
                written_range(&bend, T->bend, B);
    if (good) {
        mpfi_interv_q(t, B->lo[T->v], B->hi[T->v]);
        mpfi_sub_q(t, t, c);
        mpfi_mul(slope.x, slope.x, t);
        mpfi_sqr(t, t);
        mpfi_mul(bend.x, bend.x, t);
        mpfi_div_ui(bend.x, bend.x, 2);
        mpfi_add(value.x, value.x, slope.x);
        mpfi_add(value.x, value.x, bend.x);
        good = mpfr_sgn(&value.x->left) > 0;
    }
    mpfi_clear(t);
    range_end(&value);
    range_end(&slope);
    range_end(&bend);
    return good && !box_late(S);
}

static json_t *pieces(search_t *S, const series_t *T, const form_t *f, const domain_t *B, int halvings)
{
    mpq_srcptr q = box_middle(S->A, B, T->v);
    json_t *tree = form_sign(S->R, f, B) > 0 ? box_tree(S, f, B, 0, 0) : NULL;
    const char *at = box_rational(S->A, q);
    if (!tree && taylor(S, T, B, q))
        tree =
            json_made(json_pack("[s,s,s,s,s,s]", "taylor", S->R->name[T->v], at, T->text[0], T->text[1], T->text[2]));
    if (tree || !halvings || box_late(S)) return tree;
    domain_t low = *B, high = *B;
    low.hi[T->v] = high.lo[T->v] = q;
    json_t *a = pieces(S, T, f, &low, halvings - 1), *b = a ? pieces(S, T, f, &high, halvings - 1) : NULL;
    if (b) return json_made(json_pack("[s,s,s,o,o]", "split", S->R->name[T->v], at, a, b));
    json_decref(a);
    return NULL;
}

/* Of one name on a finite range, f positive by the looks of it: halved until enclosures and Taylor's series do. */
json_t *box_pieces(search_t *S, const form_t *f, const domain_t *B)
{
    enum { HALVINGS = 9 };
    algebra_t *R = S->R;
    series_t T = { 0 };
    while (!B->on[T.v]) T.v++;
    if (!B->lo[T.v] || !B->hi[T.v] || !looks_nonnegative(R, f, B, LOOKS)) return NULL;
    const form_t *slope = form_derivative(R, f, T.v), *bend = form_derivative(R, slope, T.v);
    if (!bend) return NULL;
    const form_t *of[] = { f, slope, bend };
    const written_t **to[] = { &T.f, &T.slope, &T.bend };
    for (unsigned k = 0; k < 3; k++) T.text[k] = written_text(S->A, R, *to[k] = written_of_form(R, of[k]));
    return pieces(S, &T, f, B, HALVINGS);
}
