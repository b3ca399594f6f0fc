/* SPDX-License-Identifier: MIT
**
** Claims in which a divergence may be infinite: it stands on the larger side, times what is positive, or in an
** equality.
*/
#include "proofs/prove/coq/points_statement.h"
#include "proofs/prove/coq/term.h"

#include <string.h>

enum { INFINITE_MAX = 8 };

/* A side: the sum of c_i KL_i, and of what is a number (NULL: 0). */
typedef struct {
    unsigned n;
    const at_term_t *c[INFINITE_MAX], *kl[INFINITE_MAX], *rest;
} side_t;

static bool infinite(const at_term_t *x)
{
    if (!x) return false;
    return (x->kind == AT_SUM && x->sign) || infinite(x->a) || infinite(x->b);
}

/* c KL: the divergence in a product of positive factors. */
static const at_term_t *divergence_in(at_proof_t *P, const at_term_t *x, const at_term_t **c)
{
    if (x->kind == AT_SUM && x->sign) return x;
    bool left = x->a && infinite(x->a);
    if (x->kind != AT_MUL && !(x->kind == AT_DIV && left)) return NULL;
    const at_term_t *other = left ? x->b : x->a, *kl = divergence_in(P, left ? x->a : x->b, c);
    if (!kl || infinite(other) || !at_positive(&P->N, other)) return NULL;
    *c = x->kind == AT_MUL ? *c ? at_node(&P->N, AT_MUL, *c, other) : other
                           : at_node(&P->N, AT_DIV, *c ? *c : at_integer(&P->N, 1), other);
    return kl;
}

static void side(at_proof_t *P, side_t *S, const at_term_t *x, bool minus)
{
    if (x->kind == AT_ADD || x->kind == AT_SUB) {
        side(P, S, x->a, minus);
        side(P, S, x->b, minus != (x->kind == AT_SUB));
    } else if (infinite(x)) {
        const at_term_t *c = NULL, *kl = minus ? NULL : divergence_in(P, x, &c);
        if (!kl || S->n == INFINITE_MAX) {
            at_fail(P, "a divergence that may be infinite, and is no summand of the larger side");
            return;
        }
        S->c[S->n] = c;
        S->kl[S->n++] = kl;
    } else
        S->rest = !S->rest ? minus ? at_node(&P->N, AT_NEG, x, NULL) : x
                           : at_node(&P->N, minus ? AT_SUB : AT_ADD, S->rest, x);
}

static const char *functions(at_proof_t *P, const at_term_t *kl)
{
    arena_t *A = P->N.A;
    const char *x = arena_printf(A, "%s : %s", coq_name(A, kl->letter), coq_name(A, at_sum_alphabet(&P->N, kl)));
    const at_term_t *fraction = kl->a->b->a; /* A log(A/B) */
    return arena_printf(A, "(fun %s => %s) (fun %s => %s)", x, at_text(&P->N, fraction->a), x,
                        at_text(&P->N, fraction->b));
}

static const char *extended(at_proof_t *P, const at_term_t *x)
{
    side_t S = { 0 };
    const char *text = NULL;
    side(P, &S, x, false);
    for (unsigned k = 0; k < S.n; k++) {
        const char *one = arena_printf(P->N.A, "KL %s", functions(P, S.kl[k]));
        if (S.c[k]) one = arena_printf(P->N.A, "times (%s) (%s)", at_text(&P->N, S.c[k]), one);
        text = text ? arena_printf(P->N.A, "plus (%s) (%s)", text, one) : one;
    }
    if (S.rest) {
        const char *one = arena_printf(P->N.A, "number (%s)", at_text(&P->N, S.rest));
        text = text ? arena_printf(P->N.A, "plus (%s) (%s)", text, one) : one;
    }
    return text;
}

/* The same number, in that order. */
static const at_term_t *as_number(at_proof_t *P, const at_term_t *x)
{
    side_t S = { 0 };
    const at_term_t *y = NULL;
    side(P, &S, x, false);
    for (unsigned k = 0; k < S.n; k++) {
        const at_term_t *one = S.c[k] ? at_node(&P->N, AT_MUL, S.c[k], S.kl[k]) : S.kl[k];
        y = y ? at_node(&P->N, AT_ADD, y, one) : one;
    }
    return !y ? x : S.rest ? at_node(&P->N, AT_ADD, y, S.rest) : y;
}

const char *at_claim_text(at_proof_t *P, const at_fact_t *own)
{
    bool down = *own->sign == '>', equal = at_sign(own->sign) == AT_ZERO;
    const at_term_t *less = down ? own->b : own->a, *more = down ? own->a : own->b;
    if (!infinite(own->a) && !infinite(own->b)) return at_relation_text(P, own);
    if (infinite(less) && !equal) at_fail(P, "a divergence that may be infinite, and is no summand of the larger side");
    if (P->N.why) return "";
    return arena_printf(P->N.A, equal ? "%s%s = %s" : "%s (%s) (%s)", equal ? "" : own->sign[1] ? "at_most" : "below",
                        extended(P, less), extended(P, more));
}

/* As extended numbers are written. */
static void smaller_first(at_fact_t *own)
{
    const at_term_t *a = own->a;
    own->a = own->b;
    own->b = a;
    own->sign = own->sign[1] ? "<=" : "<";
}

const char *at_claim_numbers(at_proof_t *P, at_fact_t *own, const char *name)
{
    const char *text = "";
    const at_term_t **side_of[] = { &own->a, &own->b };
    if (!infinite(own->a) && !infinite(own->b)) return text;
    for (int k = 0; k < 2; k++) {
        side_t S = { 0 };
        side(P, &S, *side_of[k], false);
        for (unsigned i = 0; i < S.n; i++)
            text = arena_printf(P->N.A, "%srewrite (KL_number %s) in %s by within.\n", text, functions(P, S.kl[i]), name);
        *side_of[k] = as_number(P, *side_of[k]);
    }
    if (*own->sign == '>') smaller_first(own);
    return at_sign(own->sign) == AT_ZERO
               ? arena_printf(P->N.A, "%scbn [plus times] in %s. injection %s as %s.\n", text, name, name, name)
               : arena_printf(P->N.A, "%scbn [plus times at_most below] in %s. cbv beta in %s.\n", text, name, name);
}

/* Where the first divergence of an equation is infinite both sides are. */
static const char *finite_first(at_proof_t *P, const char *f)
{
    const char *w = at_fresh(P, "within"), *is = at_fresh(P, "is");
    return arena_printf(P->N.A,
                        "destruct (KL_cases %s) as [[%s %s] | %s]; cbv beta in %s;\n"
                        "  [cbv beta in %s; clear %s | infinite_too %s].\n",
                        f, w, is, is, is, w, is, is);
}

const char *at_claim_begins(at_proof_t *P, at_fact_t *own)
{
    bool equal = at_sign(own->sign) == AT_ZERO, strict = !equal && !own->sign[1];
    const char *text = "", *of = equal ? "eq" : strict ? "lt" : "le";
    const at_term_t **side_of[] = { &own->a, &own->b };
    if (!infinite(own->a) && !infinite(own->b))
        return arena_printf(P->N.A, "apply of_%s.\n", equal               ? "eq"
                                                      : *own->sign == '>' ? strict ? "gt" : "ge"
                                                                          : of);
    for (int k = 0; k < 2; k++) {
        side_t S = { 0 };
        side(P, &S, *side_of[k], false);
        for (unsigned i = 0; i < S.n; i++) {
            const char *f = functions(P, S.kl[i]);
            if (equal) {
                if (!*text) text = finite_first(P, f);
                text = arena_printf(P->N.A, "%srewrite (KL_number %s) by within.\n", text, f);
                continue;
            }
            const char *w = at_fresh(P, "within"), *is = at_fresh(P, "is");
            text = arena_printf(P->N.A,
                                "%sdestruct (KL_cases %s) as [[%s %s] | %s]; cbv beta in %s; rewrite %s;\n"
                                "  [| rewrite ?times_infinite by pos; exact I].\ncbv beta in %s.\n",
                                text, f, w, is, is, is, is, w);
        }
        *side_of[k] = as_number(P, *side_of[k]);
    }
    if (*own->sign == '>') smaller_first(own);
    return arena_printf(P->N.A, equal ? "%scbv beta. cbn [plus times]. apply number_is, of_%s. cbv beta.\n"
                                      : "%scbv beta. cbn [plus times at_most below]. apply of_%s. cbv beta.\n",
                        text, of);
}
