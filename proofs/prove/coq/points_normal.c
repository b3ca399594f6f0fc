/* SPDX-License-Identifier: MIT
**
** A goal about a term is rewritten to one in which each sum over letters is of one monomial, from the inner sums to the
** outer ones; what is left is 0, or is positive by its form.
*/
#include "proofs/prove/coq/points_proof.h"
#include "proofs/prove/coq/term.h"

#include <string.h>

enum { WRITTEN_MAX = 128 };

typedef struct {
    at_proof_t *P;      /* P->out is written to where `emit` */
    bool emit;
    unsigned n, apart;
    const char *text[WRITTEN_MAX], *divisor[WRITTEN_MAX], *in, *laws, *rewrites; /* in: hypotheses to rewrite */
    const at_term_t *is[WRITTEN_MAX];
} normal_t;

static bool is_call(const at_term_t *x, const char *name)
{
    return x && x->kind == AT_CALL && strcmp(x->name, name) == 0;
}

static const char *in_brackets(at_proof_t *P, const at_term_t *x)
{
    return arena_printf(P->N.A, "(%s)", at_text(&P->N, x));
}

/* exp u, as the algebra takes it apart, where that is more than to leave it. */
static const char *exponentials(at_proof_t *P, const at_term_t *x, const char *text)
{
    if (!x || x->kind == AT_SUM || x->kind == AT_MOST || x->kind == AT_LEAST) return text;
    text = exponentials(P, x->b, exponentials(P, x->a, text));
    if (!is_call(x, "exp")) return text;
    const at_poly_t *p = at_poly(&P->N, x);
    const char *own = at_text(&P->N, x), *as = p ? at_text(&P->N, at_poly_term(&P->N, p)) : own;
    if (strcmp(own, as) == 0) return text;
    return arena_printf(P->N.A, "%sreplace (%s) with (%s) by (apply exp_is; [pos | logs_apart; ring]); ", text, own, as);
}

/* A tactic: the sum over x is what its parts say. */
static const char *by_steps(at_proof_t *P, const at_term_t *x, const at_parts_t *p)
{
    arena_t *A = P->N.A;
    const char *letter = coq_name(A, x->letter), *bound = arena_printf(A, "%s : %s", letter, coq_name(A, x->name)),
               *at = arena_printf(A, "intro %s; cbv beta; %sat_letter %s", letter, exponentials(P, x->a, ""), letter),
               *proof = NULL, *rest = NULL;
    for (unsigned k = p->n; k-- > 0;) {
        const char *c = in_brackets(P, p->c[k]), *m = in_brackets(P, p->sum[k]->a);
        const char *own = k ? "intro; reflexivity" : at;
        proof = !proof ? arena_printf(A, "apply (sum_last (fun %s => %s) %s); %s", bound, m, c, own)
                       : arena_printf(A, "apply (sum_step (fun %s => %s) %s (fun %s => %s)); [%s | %s]", bound, m, c,
                                      bound, rest, own, proof);
        rest = rest ? arena_printf(A, "%s * %s + (%s)", c, m, rest) : arena_printf(A, "%s * %s", c, m);
    }
    return proof ? proof : arena_printf(A, "apply sum_none; %s", at);
}

static bool is_law(const at_names_t *N, const at_term_t *x)
{
    return x->kind == AT_ENTRY && N->name[at_declared(N, x->name)].law;
}

/* sum over x, nothing in it left to rewrite: c_1 sum m_1 + (c_2 sum m_2 + ..) */
static const at_term_t *one_sum(normal_t *W, const at_term_t *x)
{
    at_proof_t *P = W->P;
    at_names_t *N = &P->N;
    const char *text = at_text(N, x);
    if (is_law(N, x->a)) return at_integer(N, 1);
    for (unsigned k = 0; k < W->n; k++)
        if (strcmp(W->text[k], text) == 0) return W->is[k];
    const at_parts_t *p = at_parts(N, x);
    if (!p || W->n == WRITTEN_MAX) {
        at_fail(P, "a sum over letters of so many monomials");
        return x;
    }
    if (p->n == 1 && strcmp(at_text(N, p->c[0]), "1") == 0 && strcmp(text, at_text(N, p->sum[0])) == 0) return x;
    const at_term_t *to = NULL, *says = NULL;
    for (unsigned k = p->n; k-- > 0;) {
        const at_term_t *one = is_law(N, p->sum[k]->a) ? at_integer(N, 1) : p->sum[k];
        to = to ? at_node(N, AT_ADD, at_node(N, AT_MUL, p->c[k], one), to) : at_node(N, AT_MUL, p->c[k], one);
        says = says ? at_node(N, AT_ADD, at_node(N, AT_MUL, p->c[k], p->sum[k]), says)
                    : at_node(N, AT_MUL, p->c[k], p->sum[k]);
    }
    if (!to) to = says = at_integer(N, 0);
    if (W->emit) {
        const char *e = at_fresh(P, "e");
        fprintf(P->out, "assert (%s : %s = %s).\n{ %s. }\n", e, text, at_text(N, says), by_steps(P, x, p));
        if (*W->laws) fprintf(P->out, "rewrite %s in %s.\n", W->laws, e);
        W->rewrites = arena_printf(N->A, "%s%s?%s", W->rewrites, *W->rewrites ? ", " : "", e);
    }
    W->text[W->n] = text;
    W->is[W->n++] = to;
    return to;
}

/* letter: those that are bound around x. */
static const at_term_t *normal(normal_t *W, const at_term_t *x, const char *const *letter, unsigned n)
{
    if (!x || (!x->a && !x->b)) return x;
    const char *inner[16];
    for (unsigned k = 0; k < n && k < 15; k++) inner[k] = letter[k];
    if (n < 15 && (x->kind == AT_SUM || x->kind == AT_MOST || x->kind == AT_LEAST)) inner[n] = x->letter;
    bool binds = x->kind == AT_SUM || x->kind == AT_MOST || x->kind == AT_LEAST, closed = n < 15;
    at_term_t *y = ARENA_NEW(W->P->N.A, at_term_t);
    *y = *x;
    y->a = normal(W, x->a, inner, n + binds);
    y->b = normal(W, x->b, inner, n + binds);
    if (x->kind == AT_CALL && y->a->kind == AT_NUMBER && is_call(x, "exp")) return y;
    if (x->kind != AT_SUM) return y;
    y->name = at_sum_alphabet(&W->P->N, x);
    for (unsigned k = 0; k < n; k++) closed = closed && !at_depends(x, letter[k]);
    return closed ? one_sum(W, y) : y;
}

const at_term_t *at_normal(at_proof_t *P, const at_term_t *x)
{
    normal_t W = { .P = P, .in = "", .laws = "", .rewrites = "" };
    return normal(&W, x, NULL, 0);
}

/* --- the goal ----------------------------------------------------------------------------------------------------- */

/* Declared laws have the sum 1. */
static const char *laws(at_proof_t *P)
{
    const char *text = "";
    for (unsigned k = 0; k < P->N.names; k++)
        if (P->N.name[k].law)
            text = arena_printf(P->N.A, "%s%s?one_%s", text, *text ? ", " : "", coq_name(P->N.A, P->N.name[k].name));
    return text;
}

/* A condition about a sum: rewriting meets it within what divides. */
static bool has_condition(const at_term_t *x, bool inside)
{
    if (!x || (inside && x->kind == AT_SUM)) return x;
    inside = inside || x->kind == AT_BRACKET;
    return has_condition(x->a, inside) || has_condition(x->b, inside);
}

/* Those of x, and what divides in it. Within a sum: those that no letter of it stands in. */
static void divisors(normal_t *W, const at_term_t *x, const char *const *letter, unsigned n)
{
    at_proof_t *P = W->P;
    if (!x || x->kind == AT_BRACKET || x->kind == AT_MOST || x->kind == AT_LEAST) return;
    const char *inner[16];
    bool closed = true;
    for (unsigned k = 0; k < n; k++) {
        inner[k] = letter[k];
        closed = closed && !(x->b && at_depends(x->b, letter[k]));
    }
    if (x->kind == AT_SUM && n < 16) inner[n++] = x->letter;
    divisors(W, x->a, inner, n);
    divisors(W, x->b, inner, n);
    if (x->kind != AT_DIV || !closed || x->b->kind == AT_NUMBER) return;
    if (has_condition(x->b, false)) at_fail(P, "a divisor with a condition about a sum is not exported");
    const char *text = at_text(&P->N, x->b);
    for (unsigned k = 0; k < W->apart; k++)
        if (strcmp(W->divisor[k], text) == 0) return;
    if (W->apart == WRITTEN_MAX) {
        at_fail(P, "so many divisors");
        return;
    }
    W->divisor[W->apart++] = text;
    unsigned no = ++P->made;
    fprintf(P->out, "assert (d_%u : %s <> 0) by (apply Rgt_not_eq; pos). pose proof d_%u as n_%u.\n", no, text, no, no);
    W->in = arena_printf(P->N.A, "%s%sn_%u", W->in, *W->in ? ", " : "", no);
}

/* May it be positive by its form? So where no coefficient is negative, and where no sum divides, too: lra is asked. */
static bool may_be_positive(const at_poly_t *p)
{
    bool plus = true, whole = true;
    for (unsigned k = 0; k < p->n; k++) {
        plus = plus && mpq_sgn(p->at[k].c) > 0;
        for (unsigned i = 0; i < p->at[k].n; i++)
            whole = whole && (p->at[k].at[i].power > 0 || p->at[k].at[i].x->kind == AT_NAME);
    }
    return plus || whole;
}

/* A tactic: p is positive as its factors are, (K - 1) m multiplied out. */
static const char *by_factors(at_proof_t *P, const at_poly_t *p)
{
    const char *text = "", *one;
    for (unsigned k = 0; k < p->n; k++)
        for (unsigned i = 0; i < p->at[k].n; i++) {
            one = arena_printf(P->N.A, "assert (0 < %s) by pos; ", p->at[k].at[i].text);
            if (at_positive(&P->N, p->at[k].at[i].x) && !strstr(text, one))
                text = arena_printf(P->N.A, "%s%s", text, one);
        }
    return arena_printf(P->N.A, "%snra", text);
}

void at_left(at_proof_t *P, const at_term_t *x, at_sign_t sign)
{
    normal_t W = { .P = P, .emit = true, .in = "", .laws = laws(P), .rewrites = "" };
    const at_poly_t *p = at_poly(&P->N, at_normal(P, x));
    bool zero = p && at_is_zero(&P->N, p);
    if (!p || (!zero && (sign == AT_ZERO || !may_be_positive(p)))) {
        at_fail(P, p ? "an equation that is more than one between monomials is not exported"
                     : "a term of so many monomials");
        return;
    }
    divisors(&W, x, NULL, 0);
    const at_term_t *to = normal(&W, x, NULL, 0);
    const char *all = *W.laws && *W.rewrites ? arena_printf(P->N.A, "%s, %s", W.laws, W.rewrites)
                      : *W.laws              ? W.laws
                                             : W.rewrites,
               *own = exponentials(P, to, "");
    if (*all && *W.in) fprintf(P->out, "rewrite %s in %s.\n", all, W.in);
    own = *all ? arena_printf(P->N.A, "rewrite %s; %sagree", all, own) : arena_printf(P->N.A, "%sagree", own);
    if (zero && sign != AT_ABOVE)
        fprintf(P->out, "%s%s.\n", sign ? "apply Req_le; symmetry; " : "", own);
    else
        fprintf(P->out, "first [solve [pos] | replace (%s) with (%s) by (%s); first [solve [pos] | solve [%s]]].\n",
                at_text(&P->N, x), at_text(&P->N, at_poly_term(&P->N, p)), own, by_factors(P, p));
}

void at_above(at_proof_t *P, const at_term_t *x, const char *name)
{
    normal_t W = { .P = P, .emit = true, .in = "", .laws = laws(P), .rewrites = "" };
    if (x->kind != AT_SUM) return;
    const at_term_t *to = normal(&W, x, NULL, 0);
    if (to->kind != AT_MUL || to->b->kind != AT_SUM || !*W.rewrites) return;
    const char *copy = at_fresh(P, "p"), *own = at_fresh(P, "p");
    fprintf(P->out, "pose proof %s as %s. rewrite %s%s%s in %s.\n"
                    "assert (%s : 0 < %s) by (apply (above_right (%s)); [pos | exact %s]).\n",
            name, copy, W.laws, *W.laws ? ", " : "", W.rewrites, copy, own, at_text(&P->N, to->b),
            at_text(&P->N, to->a), copy);
}
