/* SPDX-License-Identifier: MIT
**
** Certificates by identity and gibbs (docs/certificates.md, section 5): equations are put in, and the slack is a sum of
** divergences of laws and of hypotheses.
*/
#include "proofs/prove/coq/points_laws.h"
#include "proofs/prove/coq/points_parts.h"
#include "proofs/prove/coq/term.h"

#include <string.h>

/* --- equations ---------------------------------------------------------------------------------------------------- */

/* `by`, at its letter, in the place of the entries, or the number, of this name. */
static const at_term_t *put(at_proof_t *P, const at_term_t *x, const at_term_t *of, const at_term_t *by)
{
    if (!x || !at_mentions(x, of->name)) return x;
    if (x->kind == AT_NAME) return by;
    if (x->kind == AT_ENTRY) return at_moved(&P->N, by, of->letter, x->letter);
    at_term_t *y = ARENA_NEW(P->N.A, at_term_t);
    *y = *x;
    y->a = put(P, x->a, of, by);
    y->b = put(P, x->b, of, by);
    return y;
}

void at_put_equations(at_proof_t *P, at_fact_t *own)
{
    for (unsigned k = 0; k < P->facts && !P->N.why; k++) {
        const at_term_t *of = P->fact[k].a, *by = P->fact[k].b;
        bool entry = of->kind == AT_ENTRY && P->fact[k].letters == 1;
        if (at_sign(P->fact[k].sign) != AT_ZERO || !(entry || of->kind == AT_NAME) || at_mentions(by, of->name)) {
            at_fail(P, "a hypothesis that is no equation of a law, a table or a number");
            return;
        }
        const char *name = coq_name(P->N.A, of->name);
        int no = at_declared(&P->N, of->name);
        if (P->N.name[no].law) fprintf(P->out, "clear one_%s. ", name);
        P->N.name[no].law = false;
        fprintf(P->out, entry ? "apply FunctionalExtensionality.functional_extensionality in h_%u. subst %s. cbv beta in *.\n"
                              : "clear r_h%u. subst %s.\n", k, name);
        own->a = put(P, own->a, of, by);
        own->b = put(P, own->b, of, by);
        for (unsigned i = k + 1; i < P->facts; i++) {
            P->fact[i].a = put(P, P->fact[i].a, of, by);
            P->fact[i].b = put(P, P->fact[i].b, of, by);
        }
    }
}

/* --- divergences -------------------------------------------------------------------------------------------------- */

static const at_term_t *minus_one(at_proof_t *P, const char *letter, const char *alphabet, const at_term_t *x)
{
    at_term_t *sum = (at_term_t *)at_node(&P->N, AT_SUM, x, NULL);
    sum->letter = letter;
    sum->name = alphabet;
    return at_minus(P, sum, at_integer(&P->N, 1));
}

/* { A at x = B at x }, by their forms. */
static void same(at_proof_t *P, const at_term_t *a, const at_term_t *b)
{
    fprintf(P->out, "{ apply Rminus_diag_uniq.\n");
    at_left(P, at_minus(P, a, b), AT_ZERO);
    fprintf(P->out, "}\n");
}

/* Is A - B, of the exception, C - D or D - C? Then these differ somewhere, too. */
static bool differ(at_proof_t *P, const at_fact_t *own, const at_term_t *kl, int turned)
{
    if (!own->except) return false;
    const at_term_t *C = kl->a->b->a->a, *D = kl->a->b->a->b;
    const at_term_t *a = at_moved(&P->N, own->equal[turned], own->except, kl->letter),
                    *b = at_moved(&P->N, own->equal[!turned], own->except, kl->letter);
    const at_poly_t *p = at_poly(&P->N, at_normal(P, at_minus(P, a, C))),
                    *q = at_poly(&P->N, at_normal(P, at_minus(P, b, D)));
    return p && q && at_is_zero(&P->N, p) && at_is_zero(&P->N, q);
}

static void differs(at_proof_t *P, const at_fact_t *own, const at_term_t *kl, int turned)
{
    const char *x = coq_name(P->N.A, kl->letter);
    const at_term_t *C = kl->a->b->a->a, *D = kl->a->b->a->b;
    const at_term_t *a = at_moved(&P->N, own->equal[turned], own->except, kl->letter),
                    *b = at_moved(&P->N, own->equal[!turned], own->except, kl->letter);
    fprintf(P->out, "{ intro all_equal. apply differ. intro %s. specialize (all_equal %s). cbv beta in all_equal.\n", x,
            x);
    if (turned) fprintf(P->out, "symmetry. ");
    fprintf(P->out, "transitivity (%s).\n", at_text(&P->N, C));
    same(P, a, C);
    fprintf(P->out, "transitivity (%s).\n{ exact all_equal. }\n", at_text(&P->N, D));
    same(P, D, b);
    fprintf(P->out, "}\n");
}

void at_by_gibbs(at_proof_t *P, const at_fact_t *own, const at_term_t *kl)
{
    arena_t *A = P->N.A;
    const char *alphabet = at_sum_alphabet(&P->N, kl), *x = coq_name(A, kl->letter),
               *bound = arena_printf(A, "%s : %s", x, coq_name(A, alphabet)), *name = at_fresh(P, "r");
    const at_term_t *C = kl->a->b->a->a, *D = kl->a->b->a->b;
    int turned = differ(P, own, kl, 0) ? 0 : differ(P, own, kl, 1) ? 1 : -1;
    fprintf(P->out, "assert (%s : 0 %s %s).\n{ apply (gibbs%s (fun %s => %s) (fun %s => %s)).\n", name,
            turned < 0 ? "<=" : "<", at_text(&P->N, kl), turned < 0 ? "" : "_strict", bound, at_text(&P->N, C), bound,
            at_text(&P->N, D));
    fprintf(P->out, "{ intro; pos. }\n{ intro; pos. }\n{ within. }\n{ cbv beta. ");
    at_left(P, minus_one(P, kl->letter, alphabet, C), AT_ZERO);
    fprintf(P->out, "}\n{ cbv beta. ");
    at_left(P, minus_one(P, kl->letter, alphabet, D), AT_ZERO);
    fprintf(P->out, "}\n");
    if (turned >= 0) differs(P, own, kl, turned);
    fprintf(P->out, "}\n");
    at_know(P, kl, turned < 0 ? AT_FROM : AT_ABOVE, name);
}

/* --- the proof ---------------------------------------------------------------------------------------------------- */

void at_laws_proof(at_proof_t *P, const at_fact_t *own, const json_t *proof)
{
    json_t *sum = json_array(), *d = json_object_get(proof, "divergences"), *g = json_object_get(proof, "given");
    unsigned facts = P->knowns, letters = P->N.letters;
    for (size_t k = 0; k < json_array_size(d) && !P->N.why; k++) {
        const json_t *one = json_array_get(d, k);
        at_letter_new(P, "y", NULL);
        const at_term_t *a = at_part(P, one, 1), *b = at_part(P, one, 2);
        P->N.letters = letters;
        if (P->N.why) break;
        at_by_gibbs(P, own, at_divergence(&P->N, "y", a, b));
        json_array_append_new(sum, json_pack("[s, i]", at_word(P, one, 0), (int)(facts + k)));
    }
    for (size_t k = 0; k < json_array_size(g); k++) {
        const json_t *one = json_array_get(g, k);
        json_array_append_new(sum, json_pack("[s, I]", at_word(P, one, 0), json_integer_value(at_sub(one, 1))));
    }
    if (!P->N.why) at_by_sum(P, at_slack(P, own->a, own->sign, own->b), at_sign(own->sign), sum);
    json_decref(sum);
}
