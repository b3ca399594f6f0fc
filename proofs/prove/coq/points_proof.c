/* SPDX-License-Identifier: MIT
**
** f is a sum of relations: what is added has its sign by its form, and what is left of f is 0, or has it too. Sums over
** letters are first written by their monomials, so that the two sides of an equation are alike in them.
*/
#include "proofs/prove/coq/points_proof.h"
#include "proofs/prove/coq/term.h"

#include <string.h>

enum { PARTS_MAX = 64, WRITTEN_MAX = 128 };

void at_fail(at_proof_t *P, const char *why)
{
    if (!P->N.why) P->N.why = why;
}

at_sign_t at_sign(const char *relation)
{
    return strcmp(relation, "=") == 0 ? AT_ZERO : relation[1] == '=' ? AT_FROM : AT_ABOVE;
}

const at_term_t *at_slack(at_proof_t *P, const at_term_t *a, const char *relation, const at_term_t *b)
{
    bool down = *relation == '>';
    return at_node(&P->N, AT_SUB, down ? a : b, down ? b : a);
}

const char *at_says(at_proof_t *P, const at_term_t *t, at_sign_t sign)
{
    const char *text = at_text(&P->N, t);
    return sign == AT_ZERO ? arena_printf(P->N.A, "%s = 0", text)
                           : arena_printf(P->N.A, "0 %s %s", sign == AT_FROM ? "<=" : "<", text);
}

const char *at_fresh(at_proof_t *P, const char *prefix) { return arena_printf(P->N.A, "%s_%u", prefix, ++P->made); }

void at_know(at_proof_t *P, const at_term_t *slack, at_sign_t sign, const char *name)
{
    if (P->knowns == AT_KNOWN_MAX) {
        at_fail(P, "so many relations");
        return;
    }
    P->known[P->knowns++] = (at_known_t){ slack, sign, name };
}

/* --- a weight times relations ------------------------------------------------------------------------------------- */

/* above: what shows it positive, where its relations are strict, or there are none; NULL. */
typedef struct {
    const at_term_t *t;
    bool zero, one, alone;
    const char *from, *above;
} part_t;

/* WEIGHT (s s' ..), an equation's slack last. */
static part_t part(at_proof_t *P, const json_t *j)
{
    arena_t *A = P->N.A;
    const at_term_t *w = at_read(&P->N, json_string_value(json_array_get(j, 0))), *slacks = NULL;
    const at_known_t *equal = NULL;
    const char *from = "pos", *above = "";
    bool strict = json_array_size(j) > 1;
    for (size_t k = 1; k < json_array_size(j); k++) {
        json_int_t i = json_integer_value(json_array_get(j, k));
        if (i < 0 || (size_t)i >= P->knowns || !P->known[i].name) {
            at_fail(P, "a relation");
            break;
        }
        const at_known_t *r = &P->known[i];
        strict = strict && r->sign == AT_ABOVE;
        if (r->sign == AT_ZERO && !equal) {
            equal = r;
            continue;
        }
        slacks = slacks ? at_node(&P->N, AT_MUL, slacks, r->slack) : r->slack;
        from = k == 1 || !*above ? arena_printf(A, "use %s", r->name)
                                 : arena_printf(A, "apply Rmult_le_pos; [%s | use %s]", from, r->name);
        above = *above ? arena_printf(A, "apply Rmult_lt_0_compat; [%s | exact %s]", above, r->name)
                       : arena_printf(A, "exact %s", r->name);
    }
    if (!w) return (part_t){ 0 };
    part_t own = { .t = slacks ? at_node(&P->N, AT_MUL, w, slacks) : w, .zero = equal, .from = "solve [pos]" };
    own.one = w->kind == AT_NUMBER;
    if (equal) {
        own.t = at_node(&P->N, AT_MUL, own.t, equal->slack);
        own.from = arena_printf(A, "exact (times_zero _ _ %s)", equal->name);
    } else if (slacks) {
        own.from = arena_printf(A, "apply Rmult_le_pos; [solve [pos] | %s]", from);
        if (strict) own.above = arena_printf(A, "apply Rmult_lt_0_compat; [solve [pos] | %s]", above);
    } else {
        own.alone = true;
        own.above = own.from;
    }
    return own;
}

/* --- sums over letters, by monomials ------------------------------------------------------------------------------ */

typedef struct {
    unsigned n, apart;
    const char *text[WRITTEN_MAX], *name[WRITTEN_MAX], *divisor[WRITTEN_MAX];
} written_sums_t;

static const char *by_steps(at_proof_t *P, const at_term_t *x, const at_parts_t *p, const char *bound)
{
    arena_t *A = P->N.A;
    const char *rest = "0", *proof = "apply sum_none; intro; reflexivity";
    for (unsigned k = p->n; k-- > 0;) {
        proof =
            arena_printf(A, "apply (sum_step (fun %s => %s) (%s) (fun %s => %s)); [intro %s; cbv beta; agrees | %s]",
                         bound, p->m[k], p->c[k], bound, rest, coq_name(A, x->letter), proof);
        rest = arena_printf(A, "(%s) * (%s) + (%s)", p->c[k], p->m[k], rest);
    }
    return p->n ? proof : "apply sum_none; intro; cbv beta; agrees";
}

/* log of a product at the letter: its factors are not taken apart under a sum. */
static bool has_log(const at_term_t *x, const char *letter)
{
    if (!x || !at_depends(x, letter)) return false;
    bool product = x->kind == AT_CALL && (x->a->kind == AT_MUL || x->a->kind == AT_DIV);
    return (product && strcmp(x->name, "log") == 0) || has_log(x->a, letter) || has_log(x->b, letter);
}

static void written_sum(written_sums_t *W, at_proof_t *P, const at_term_t *x)
{
    arena_t *A = P->N.A;
    const char *text = at_text(&P->N, x), *alphabet = at_alphabet(&P->N, x->a, x->letter), *value = "0";
    for (unsigned k = 0; k < P->N.names && !alphabet; k++) alphabet = P->N.name[k].alphabet;
    const char *bound = arena_printf(A, "%s : %s", coq_name(A, x->letter), coq_name(A, alphabet ? alphabet : "_"));
    const at_parts_t *p = at_parts(&P->N, x);
    if (has_log(x->a, x->letter)) at_fail(P, "a logarithm of a product under a sum is not exported");
    for (unsigned k = 0; k < W->n; k++)
        if (strcmp(W->text[k], text) == 0) return;
    if (!p || W->n == WRITTEN_MAX) {
        at_fail(P, "a sum over letters of so many monomials");
        return;
    }
    if (p->n == 1 && strcmp(p->c[0], "1") == 0 &&
        strcmp(text, arena_printf(A, "sum (fun %s => %s)", bound, p->m[0])) == 0)
        return;
    for (unsigned k = p->n; k-- > 0;)
        value = arena_printf(A, "(%s) * sum (fun %s => %s) + (%s)", p->c[k], bound, p->m[k], value);
    const char *name = at_fresh(P, "e");
    fprintf(P->out, "assert (%s : %s = %s).\n{ %s. }\n", name, text, value, by_steps(P, x, p, bound));
    unsigned at = W->n++;
    for (; at > 0 && strlen(W->text[at - 1]) < strlen(text); at--) {
        W->text[at] = W->text[at - 1];
        W->name[at] = W->name[at - 1];
    }
    W->text[at] = text;
    W->name[at] = name;
}

/* Those of x, and what divides in it. Within a sum: those that no letter of it stands in. */
static void divisors(written_sums_t *W, at_proof_t *P, const at_term_t *x, const char *const *letter, unsigned n)
{
    if (!x || x->kind == AT_BRACKET || x->kind == AT_MOST || x->kind == AT_LEAST) return;
    const char *inner[16];
    bool closed = true;
    for (unsigned k = 0; k < n; k++) {
        inner[k] = letter[k];
        closed = closed && !(x->b && at_depends(x->b, letter[k]));
    }
    if (x->kind == AT_SUM && n < 16) inner[n++] = x->letter;
    divisors(W, P, x->a, inner, n);
    divisors(W, P, x->b, inner, n);
    if (x->kind != AT_DIV || !closed || x->b->kind == AT_NUMBER) return;
    const char *text = at_text(&P->N, x->b);
    for (unsigned k = 0; k < W->apart; k++)
        if (strcmp(W->divisor[k], text) == 0) return;
    if (W->apart == WRITTEN_MAX) {
        at_fail(P, "so many divisors");
        return;
    }
    W->divisor[W->apart++] = text;
    fprintf(P->out, "assert (d_%u : %s <> 0) by (apply Rgt_not_eq; pos).\n", ++P->made, text);
}

static void sums_of(written_sums_t *W, at_proof_t *P, const at_term_t *x)
{
    if (!x || x->kind == AT_BRACKET || x->kind == AT_MOST || x->kind == AT_LEAST || x->kind == AT_CALL) return;
    sums_of(W, P, x->a);
    sums_of(W, P, x->b);
    if (x->kind == AT_SUM) written_sum(W, P, x);
}

/* Declared laws have the sum 1. */
static const char *rewrites(at_proof_t *P, const written_sums_t *W)
{
    const char *text = "";
    for (unsigned k = 0; k < W->n; k++) text = arena_printf(P->N.A, "%s%s1?%s", text, *text ? ", " : "", W->name[k]);
    for (unsigned k = 0; k < P->N.names; k++)
        if (P->N.name[k].law)
            text = arena_printf(P->N.A, "%s%s1?one_%s", text, *text ? ", " : "", coq_name(P->N.A, P->N.name[k].name));
    return text;
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

/* The goal that x has this sign: it is 0, or is a sum of what is positive. */
static void left(at_proof_t *P, const at_term_t *x, at_sign_t sign)
{
    arena_t *A = P->N.A;
    written_sums_t W = { 0 };
    const at_poly_t *p = at_poly(&P->N, x);
    if (!p) {
        at_fail(P, "a term of so many monomials");
        return;
    }
    unsigned first = P->made;
    divisors(&W, P, x, NULL, 0);
    unsigned last = P->made;
    sums_of(&W, P, x);
    const char *norm = rewrites(P, &W), *own = *norm ? arena_printf(A, "rewrite %s; ", norm) : "",
               *text = at_text(&P->N, x), *positive;
    for (unsigned k = first; k < last && *norm; k++)
        fprintf(P->out, "pose proof d_%u as n_%u; rewrite %s in n_%u.\n", k + 1, k + 1, norm, k + 1);
    positive = arena_printf(A, "replace (%s) with (%s) by (%sagrees); solve [pos]", text, at_poly_text(&P->N, p), own);
    bool zero = at_is_zero(&P->N, p);
    if (!zero && (sign == AT_ZERO || !may_be_positive(p)))
        at_fail(P, "an equation that is more than one between monomials is not exported");
    else if (zero && sign != AT_ABOVE)
        fprintf(P->out, "%s%sagrees.\n", sign ? "apply Req_le; symmetry; " : "", own);
    else
        fprintf(P->out, "first [solve [pos] | %s].\n", positive);
}

/* --- f by a sum --------------------------------------------------------------------------------------------------- */

/* Of t_k + (t_{k+1} + ..), `strict` the place of what shows it positive, or n. */
static const char *added(arena_t *A, const part_t *t, unsigned k, unsigned n, unsigned strict, bool zero)
{
    const char *own = t[k].zero && !zero ? arena_printf(A, "apply Req_le; symmetry; %s", t[k].from)
                      : k == strict      ? t[k].above
                                         : t[k].from;
    if (k + 1 == n) return own;
    const char *rest = added(A, t, k + 1, n, strict, zero);
    const char *by = zero                       ? "more_zero"
                     : k == strict              ? "more_left"
                     : k < strict && strict < n ? "more_right"
                                                : "more_0";
    return arena_printf(A, "apply %s; [%s | %s]", by, own, rest);
}

/* The part that shows a sum positive; n: what is left of f has to. A weight alone, where nothing is left. */
static unsigned strict_part(at_proof_t *P, const part_t *t, unsigned n, const at_term_t *rest)
{
    const at_poly_t *p = at_poly(&P->N, rest);
    bool zero = p && at_is_zero(&P->N, p);
    unsigned best = n;
    for (unsigned k = 0; k < n; k++)
        if (t[k].above && !t[k].alone && (best == n || (t[k].one && !t[best].one))) best = k;
    for (unsigned k = 0; k < n && best == n && zero; k++)
        if (t[k].alone) best = k;
    return best;
}

void at_by_sum(at_proof_t *P, const at_term_t *f, at_sign_t sign, const json_t *sum)
{
    unsigned n = (unsigned)json_array_size(sum);
    part_t t[PARTS_MAX];
    if (n > PARTS_MAX) {
        at_fail(P, "so long a sum of relations");
        return;
    }
    if (n == 0) {
        left(P, f, sign);
        return;
    }
    for (unsigned k = 0; k < n; k++) {
        t[k] = part(P, json_array_get(sum, k));
        if (!t[k].t) return;
    }
    const at_term_t *s = t[n - 1].t;
    for (unsigned k = n - 1; k-- > 0;) s = at_node(&P->N, AT_ADD, t[k].t, s);
    const at_term_t *rest = at_node(&P->N, AT_SUB, f, s);
    unsigned strict = sign == AT_ABOVE ? strict_part(P, t, n, rest) : n;
    fprintf(P->out, "apply (%s (%s) (%s)).\n{ ",
            sign == AT_ZERO   ? "by_sum_zero"
            : sign == AT_FROM ? "by_sum"
            : strict < n      ? "by_sum_above"
                              : "by_sum_rest",
            at_text(&P->N, f), at_text(&P->N, s));
    left(P, rest, strict < n ? AT_FROM : sign);
    fprintf(P->out, "}\n{ %s. }\n", added(P->N.A, t, 0, n, strict, sign == AT_ZERO));
}
