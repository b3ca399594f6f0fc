/* SPDX-License-Identifier: MIT
**
** In a case of absolute values: f = c |u| + .., where |u| is u or -u as the case says.
*/
#include "proofs/prove/box/rules.h"
#include "proofs/engine/json.h"
#include "proofs/prove/claim_words.h"

/* c > 0 for which f - c u has no multiple of the k-th monomial of u; false: of none. */
static bool multiple(mpq_ptr c, algebra_t *R, const form_t *f, const form_t *u, slong k)
{
    fmpq_mpoly_t m;
    fmpq_t a, b;
    if (!fmpq_mpoly_is_one(u->d, R->ctx) || !fmpq_mpoly_is_one(f->d, R->ctx)) return false;
    fmpq_mpoly_init(m, R->ctx);
    fmpq_init(a);
    fmpq_init(b);
    fmpq_mpoly_get_term_monomial(m, u->n, k, R->ctx);
    fmpq_mpoly_get_coeff_fmpq_monomial(a, f->n, m, R->ctx);
    fmpq_mpoly_get_term_coeff_fmpq(b, u->n, k, R->ctx);
    bool good = fmpq_sgn(a) * fmpq_sgn(b) > 0;
    if (good) fmpq_div(a, a, b);
    fmpq_get_mpq(c, a);
    fmpq_clear(a);
    fmpq_clear(b);
    fmpq_mpoly_clear(m, R->ctx);
    return good;
}

json_t *box_parts(algebra_t *R, unsigned declared, const case_t *at, const form_t *f, unsigned more, deadline_t until)
{
    if (!f) return NULL;
    if (form_is_zero(R, f)) return json_made(json_pack("[s]", "zero"));
    if (!more) return looks_nonnegative(R, f, at->B, 60) ? box_search(R, declared, f, at->B, until) : NULL;
    json_t *tree = box_parts(R, declared, at, f, 0, deadline_part(until, 0.25));
    for (unsigned i = 0; i < at->absolutes && !tree; i++) {
        const form_t *u = at->minus >> i & 1 ? form_neg(R, at->inside[i]) : at->inside[i];
        for (slong k = 0; u && k < fmpq_mpoly_length(u->n, R->ctx) && k < 4 && !tree; k++) {
            mpq_ptr c = arena_mpq(R->home, 1);
            if (!multiple(c, R, f, u, k)) continue;
            const form_t *rest = form_sub(R, f, form_mul(R, form_rational(R, c), u));
            json_t *node = box_parts(R, declared, at, rest, more - 1, deadline_part(until, 0.25));
            if (node) tree = json_made(json_pack("[s,i,s,o]", "part", (int)i, end_words(R->home, c, NULL), node));
        }
    }
    return tree;
}
