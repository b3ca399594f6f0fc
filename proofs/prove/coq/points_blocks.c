/* SPDX-License-Identifier: MIT
**
** Blocks of a proof at letters: steps, and a sum of relations, a contradiction, or two cases of a bracket.
*/
#include "proofs/prove/coq/points_proof.h"

#include <string.h>

static const json_t *sub(const json_t *s, size_t k) { return json_array_get(s, k); }

static void split(at_proof_t *P, const at_term_t *f, at_sign_t sign, const json_t *j)
{
    const char *text = json_string_value(sub(j, 2));
    const at_term_t *x = text ? at_read(&P->N, text) : NULL;
    if (!x || x->kind != AT_BRACKET) {
        at_fail(P, "a bracket");
        return;
    }
    const char *kind = at_bracket(x), *one = at_fresh(P, "c"), *own = at_fresh(P, "c");
    at_sign_t so = at_sign(x->sign);
    at_term_t *square = (at_term_t *)at_node(&P->N, AT_POWER, at_node(&P->N, AT_SUB, x->a, x->b), NULL);
    square->power = 2;
    fprintf(P->out, "destruct (%s_cases (%s) (%s)) as [[%s %s] | [%s %s]].\n", kind, at_text(&P->N, x->a),
            at_text(&P->N, x->b), one, own, one, own);
    for (int no = 0; no < 2; no++) {
        unsigned n = P->knowns;
        at_know(P, at_node(&P->N, AT_SUB, x, at_integer(&P->N, !no)), AT_ZERO, one);
        if (!no)
            at_know(P, at_slack(P, x->a, x->sign, x->b), so, own);
        else
            at_know(P, so == AT_ZERO ? square : at_node(&P->N, AT_SUB, x->b, x->a), so == AT_ABOVE ? AT_FROM : AT_ABOVE,
                    own);
        fprintf(P->out, "{ ");
        at_block(P, f, sign, sub(j, 3 + (size_t)no));
        fprintf(P->out, "}\n");
        P->knowns = n;
    }
}

void at_block(at_proof_t *P, const at_term_t *f, at_sign_t sign, const json_t *j)
{
    unsigned knowns = P->knowns, letters = P->N.letters, floors = P->floors, everys = P->everys;
    const json_t *steps = sub(j, 0);
    const char *ends = json_string_value(sub(j, 1));
    for (size_t k = 0; k < json_array_size(steps) && !P->N.why; k++) at_step(P, sub(steps, k));
    if (P->N.why) return;
    if (!ends)
        at_by_sum(P, f, sign, sub(j, 1));
    else if (strcmp(ends, "absurd") == 0) {
        fprintf(P->out, "apply absurd_0.\n");
        at_by_sum(P, at_integer(&P->N, 0), AT_ABOVE, sub(j, 2));
    } else
        split(P, f, sign, j);
    P->knowns = knowns;
    P->N.letters = letters;
    P->floors = floors;
    P->everys = everys;
}
