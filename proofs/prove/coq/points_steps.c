/* SPDX-License-Identifier: MIT
**
** The rules of points (docs/certificates.md, section 8), each an assertion: what it says, and the lemma of letters.v
** that it is.
*/
#include "proofs/prove/coq/points_loops.h"
#include "proofs/prove/coq/points_parts.h"
#include "proofs/prove/coq/term.h"

#include <string.h>

/* --- parts of steps ----------------------------------------------------------------------------------------------- */

const char *at_word(at_proof_t *P, const json_t *s, size_t k)
{
    const char *text = json_string_value(json_array_get(s, k));
    if (!text) at_fail(P, "a step is not understood");
    return text ? text : "?";
}

const at_term_t *at_part(at_proof_t *P, const json_t *s, size_t k)
{
    const at_term_t *x = at_read(&P->N, at_word(P, s, k));
    return x ? x : at_integer(&P->N, 0);
}

const at_term_t *at_minus(at_proof_t *P, const at_term_t *a, const at_term_t *b)
{
    return at_node(&P->N, AT_SUB, a, b);
}

const at_term_t *at_times(at_proof_t *P, const at_term_t *a, const at_term_t *b)
{
    return at_node(&P->N, AT_MUL, a, b);
}

static const at_term_t *call(at_proof_t *P, const char *name, const at_term_t *a)
{
    at_term_t *x = (at_term_t *)at_node(&P->N, AT_CALL, a, NULL);
    x->name = name;
    return x;
}

/* --- assertions --------------------------------------------------------------------------------------------------- */

/* assert (NAME : it is so). { what is written next, up to `done` */
static const char *begin(at_proof_t *P, const at_term_t *slack, at_sign_t sign)
{
    const char *name = at_fresh(P, "r");
    fprintf(P->out, "assert (%s : %s).\n{ ", name, at_says(P, slack, sign));
    return name;
}

static void end(at_proof_t *P, const at_term_t *slack, at_sign_t sign, const char *name)
{
    fprintf(P->out, "}\n");
    at_know(P, slack, sign, name);
}

void at_said(at_proof_t *P, const at_term_t *slack, at_sign_t sign, const char *proof)
{
    const char *name = begin(P, slack, sign);
    fprintf(P->out, "%s. ", proof);
    end(P, slack, sign, name);
}

/* By a lemma with one hypothesis, which a sum shows. */
void at_by_lemma(at_proof_t *P, const at_term_t *slack, at_sign_t sign, const char *lemma, const at_term_t *f,
                 at_sign_t need, const json_t *sum)
{
    const char *name = begin(P, slack, sign);
    fprintf(P->out, "refine (%s _). cbv beta.\n", lemma);
    at_by_sum(P, f, need, sum);
    end(P, slack, sign, name);
}

void at_letter_new(at_proof_t *P, const char *name, const char *alphabet)
{
    if (P->N.letters == AT_LETTERS_MAX) {
        at_fail(P, "so many letters");
        return;
    }
    P->N.letter[P->N.letters].name = name;
    P->N.letter[P->N.letters++].alphabet = alphabet;
}

/* --- extremes, sums ----------------------------------------------------------------------------------------------- */

static const char *function(at_proof_t *P, const at_term_t *x)
{
    const char *text = at_text(&P->N, x);
    return strchr(text, '(');
}

static void bound(at_proof_t *P, const json_t *s)
{
    const at_term_t *x = at_part(P, s, 1), *own = at_moved(&P->N, x->a, x->letter, at_word(P, s, 2));
    bool least = x->kind == AT_LEAST;
    at_said(P, least ? at_minus(P, own, x) : at_minus(P, x, own), AT_FROM,
            arena_printf(P->N.A, "exact (%s_bound %s %s)", least ? "least" : "most", function(P, x),
                         coq_name(P->N.A, at_word(P, s, 2))));
}

static void attained(at_proof_t *P, const json_t *s)
{
    const at_term_t *x = at_part(P, s, 1);
    const char *a = at_word(P, s, 2), *name = at_fresh(P, "r");
    const at_term_t *slack = at_minus(P, x, at_moved(&P->N, x->a, x->letter, a));
    at_letter_new(P, a, at_alphabet(&P->N, x->a, x->letter));
    fprintf(P->out, "destruct (%s_attained %s) as [%s %s]; cbv beta in %s.\n", x->kind == AT_LEAST ? "least" : "most",
            function(P, x), coq_name(P->N.A, a), name, name);
    at_know(P, slack, AT_ZERO, name);
}

static void found(at_proof_t *P, const json_t *s)
{
    const at_term_t *x = at_part(P, s, 1);
    const char *a = at_word(P, s, 2), *name = at_fresh(P, "r"), *above = at_fresh(P, "a");
    const at_term_t *slack = at_minus(P, at_moved(&P->N, x->a, x->letter, a), at_integer(&P->N, 0));
    fprintf(P->out, "assert (%s : %s).\n{ ", above, at_says(P, x, AT_ABOVE));
    at_by_sum(P, x, AT_ABOVE, at_sub(s, 3));
    fprintf(P->out, "}\ndestruct (sum_found %s %s) as [%s %s]; cbv beta in %s.\n", function(P, x), above,
            coq_name(P->N.A, a), name, name);
    at_letter_new(P, a, at_alphabet(&P->N, x->a, x->letter));
    at_know(P, slack, AT_ABOVE, name);
}

static const at_term_t *sum_over(at_proof_t *P, const char *letter, const at_term_t *x)
{
    return at_over(&P->N, AT_SUM, letter, x);
}

/* Within the block the letter is one of its own. */
static const at_term_t *at_letter(at_proof_t *P, const json_t *s)
{
    at_letter_new(P, at_word(P, s, 1), NULL);
    const at_term_t *x = at_part(P, s, 2);
    P->N.letter[P->N.letters - 1].alphabet = at_alphabet(&P->N, x, at_word(P, s, 1));
    return x;
}

static void each(at_proof_t *P, const json_t *s)
{
    static const char *const lemma[] = { "sum_zero", "from_0, sum_least", "above_0, sum_above" };
    at_sign_t sign = at_sign(at_word(P, s, 3));
    unsigned letters = P->N.letters;
    const at_term_t *x = at_letter(P, s), *sum = sum_over(P, at_word(P, s, 1), x), *zero = at_integer(&P->N, 0),
                    *slack = sign == AT_ZERO ? at_minus(P, zero, sum) : at_minus(P, sum, zero);
    const char *name = begin(P, slack, sign);
    fprintf(P->out, "apply %s; intro %s; cbv beta.\n", lemma[sign], coq_name(P->N.A, at_word(P, s, 1)));
    at_block(P, x, sign, at_sub(s, 4));
    P->N.letters = letters;
    end(P, slack, sign, name);
}

static void one_part(at_proof_t *P, const json_t *s)
{
    const char *a = at_word(P, s, 3);
    unsigned letters = P->N.letters;
    const at_term_t *x = at_letter(P, s), *sum = sum_over(P, at_word(P, s, 1), x),
                    *slack = at_minus(P, sum, at_moved(&P->N, x, at_word(P, s, 1), a));
    const char *name = begin(P, slack, AT_FROM);
    fprintf(P->out, "apply (sum_part %s %s); intro %s; cbv beta.\n", function(P, sum), coq_name(P->N.A, a),
            coq_name(P->N.A, at_word(P, s, 1)));
    at_block(P, x, AT_FROM, at_sub(s, 4));
    P->N.letters = letters;
    end(P, slack, AT_FROM, name);
}

/* sum x: B f = f(c), B a set that has c alone. */
static void sole(at_proof_t *P, const json_t *s)
{
    const char *x = at_word(P, s, 1), *c = at_word(P, s, 4), *letter = coq_name(P->N.A, x);
    unsigned letters = P->N.letters;
    const at_term_t *B = at_letter(P, s), *f = at_part(P, s, 3), *sum = sum_over(P, x, B),
                    *own = at_moved(&P->N, B, x, c),
                    *slack = at_minus(P, at_moved(&P->N, f, x, c), sum_over(P, x, at_times(P, B, f)));
    const char *name = begin(P, slack, AT_ZERO), *X = coq_name(P->N.A, at_sum_alphabet(&P->N, sum));
    fprintf(P->out, "apply (sum_sole (fun %s : %s => %s) (fun %s : %s => %s) %s).\n{ intro; cbv beta; zero_one. }\n{ ",
            letter, X, at_text(&P->N, B), letter, X, at_text(&P->N, f), coq_name(P->N.A, c));
    P->N.letters = letters;
    at_by_sum(P, at_minus(P, at_integer(&P->N, 1), sum), AT_FROM, at_sub(s, 5));
    fprintf(P->out, "}\n{ ");
    at_by_sum(P, own, AT_ABOVE, at_sub(s, 6));
    fprintf(P->out, "}\n");
    end(P, slack, AT_ZERO, name);
}

/* --- what follows otherwise --------------------------------------------------------------------------------------- */

static void given(at_proof_t *P, const json_t *s)
{
    json_int_t k = json_integer_value(at_sub(s, 1));
    if (k < 0 || (size_t)k >= P->facts || json_array_size(s) != P->fact[k].letters + 2u) {
        at_fail(P, "a hypothesis");
        return;
    }
    const at_fact_t *f = &P->fact[k];
    const at_term_t *a = f->a, *b = f->b;
    const char *at = arena_printf(P->N.A, "h_%u", (unsigned)k);
    for (unsigned i = 0; i < f->letters; i++) { /* first apart from the letters that there are */
        const char *own = arena_printf(P->N.A, "given%u", i);
        a = at_moved(&P->N, a, f->letter[i], own);
        b = at_moved(&P->N, b, f->letter[i], own);
    }
    for (unsigned i = 0; i < f->letters; i++) {
        const char *own = arena_printf(P->N.A, "given%u", i), *to = at_word(P, s, i + 2);
        a = at_moved(&P->N, a, own, to);
        b = at_moved(&P->N, b, own, to);
        at = arena_printf(P->N.A, "%s %s", at, coq_name(P->N.A, to));
    }
    const char *sign = f->sign, *of = strcmp(sign, "=") == 0    ? "eq"
                                      : strcmp(sign, "<=") == 0 ? "le"
                                      : strcmp(sign, ">=") == 0 ? "ge"
                                      : *sign == '<'            ? "lt"
                                                                : "gt";
    at_said(P, at_slack(P, a, sign, b), at_sign(sign), arena_printf(P->N.A, "exact (slack_%s _ _ (%s))", of, at));
}

static void show(at_proof_t *P, const json_t *s)
{
    static const char *const lemma[] = { "is_0", "from_0", "above_0" };
    at_sign_t sign = at_sign(at_word(P, s, 2));
    const at_term_t *x = at_part(P, s, 1), *zero = at_integer(&P->N, 0),
                    *slack = sign == AT_ZERO ? at_minus(P, zero, x) : at_minus(P, x, zero);
    const char *name = begin(P, slack, sign);
    fprintf(P->out, "apply %s.\n", lemma[sign]);
    at_block(P, x, sign, at_sub(s, 3));
    end(P, slack, sign, name);
}

static void positive(at_proof_t *P, const json_t *s)
{
    const at_term_t *x = at_part(P, s, 2);
    const char *name = at_fresh(P, "p");
    fprintf(P->out, "assert (%s : %s).\n{ ", name, at_says(P, x, AT_ABOVE));
    at_by_sum(P, x, AT_ABOVE, at_sub(s, 3));
    fprintf(P->out, "}\n");
    at_above(P, x, name);
    at_said(P, at_minus(P, x, x), AT_ZERO, "apply Rminus_diag_eq; reflexivity");
}

static void apart(at_proof_t *P, const json_t *s)
{
    const at_term_t *x = at_part(P, s, 1);
    at_term_t *square = (at_term_t *)at_node(&P->N, AT_POWER, x, NULL);
    square->power = 2;
    const char *name = begin(P, x, AT_ABOVE);
    fprintf(P->out, "apply apart.\n{ ");
    at_by_sum(P, x, AT_FROM, at_sub(s, 2));
    fprintf(P->out, "}\n{ ");
    at_by_sum(P, square, AT_ABOVE, at_sub(s, 3));
    fprintf(P->out, "}\n");
    end(P, x, AT_ABOVE, name);
}

static void logarithm(at_proof_t *P, const json_t *s)
{
    const at_term_t *a = at_part(P, s, 1), *b = at_part(P, s, 2),
                    *slack = at_minus(P, call(P, "log", a), call(P, "log", b));
    const char *name = begin(P, slack, AT_FROM);
    fprintf(P->out, "apply log_order.\n{ pos. }\n{ ");
    at_by_sum(P, at_minus(P, a, b), AT_FROM, at_sub(s, 3));
    fprintf(P->out, "}\n");
    end(P, slack, AT_FROM, name);
}

static void below_tangent(at_proof_t *P, const json_t *s)
{
    bool strict = strcmp(at_word(P, s, 0), "bends") == 0;
    const at_term_t *a = at_part(P, s, 1), *b = at_part(P, s, 2), *apart = at_minus(P, b, a),
                    *logs = at_minus(P, call(P, "log", b), call(P, "log", a)),
                    *slack = at_minus(P, apart, at_times(P, a, logs));
    const char *name = begin(P, slack, strict ? AT_ABOVE : AT_FROM);
    fprintf(P->out, "apply %s.\n{ pos. }\n{ pos. }\n", at_word(P, s, 0));
    if (strict) {
        at_term_t *square = (at_term_t *)at_node(&P->N, AT_POWER, apart, NULL);
        square->power = 2;
        fprintf(P->out, "{ ");
        at_by_sum(P, square, AT_ABOVE, at_sub(s, 3));
        fprintf(P->out, "}\n");
    }
    end(P, slack, strict ? AT_ABOVE : AT_FROM, name);
}

static void size(at_proof_t *P, const json_t *s)
{
    const at_term_t *x = at_part(P, s, 1);
    at_said(P, at_minus(P, call(P, "abs", x->kind == AT_NEG ? x->a : x), x), AT_FROM,
            x->kind == AT_NEG ? "apply size_minus" : "apply size");
}

const char *at_bracket(const at_term_t *x)
{
    return strcmp(x->sign, "=") == 0 ? "same" : x->sign[1] ? "at_least" : "above";
}

/* |u| = v, as v^2 = u^2 and v >= 0 */
static void absolute(at_proof_t *P, const json_t *s)
{
    const at_term_t *x = at_part(P, s, 1), *v = at_part(P, s, 2), *slack = at_minus(P, v, x);
    at_term_t *a = (at_term_t *)at_node(&P->N, AT_POWER, v, NULL), *b = (at_term_t *)at_node(&P->N, AT_POWER, x->a, NULL);
    a->power = b->power = 2;
    const char *name = begin(P, slack, AT_ZERO);
    fprintf(P->out, "apply size_by_square.\n{ ");
    at_by_sum(P, v, AT_FROM, at_sub(s, 3));
    fprintf(P->out, "}\n{ ");
    at_left(P, at_minus(P, a, b), AT_ZERO);
    fprintf(P->out, "}\n");
    end(P, slack, AT_ZERO, name);
}

/* holds, says, denies */
static void of_bracket(at_proof_t *P, const json_t *s)
{
    const char *rule = at_word(P, s, 0), *lemma;
    const at_term_t *x = at_part(P, s, 1), *one = at_integer(&P->N, 1);
    if (x->kind != AT_BRACKET) {
        at_fail(P, "a bracket");
        return;
    }
    lemma = arena_printf(P->N.A, "%s_%s _ _", at_bracket(x), rule);
    const at_term_t *slack = at_slack(P, x->a, x->sign, x->b);
    at_sign_t sign = at_sign(x->sign);
    if (*rule == 'h')
        at_by_lemma(P, at_minus(P, one, x), AT_ZERO, lemma, slack, sign, at_sub(s, 2));
    else if (*rule == 's')
        at_by_lemma(P, slack, sign, lemma, x, AT_ABOVE, at_sub(s, 2));
    else {
        at_term_t *square = (at_term_t *)at_node(&P->N, AT_POWER, at_minus(P, x->a, x->b), NULL);
        square->power = 2;
        at_by_lemma(P, sign == AT_ZERO ? square : at_minus(P, x->b, x->a), sign == AT_ABOVE ? AT_FROM : AT_ABOVE, lemma,
                    at_minus(P, one, x), AT_ABOVE, at_sub(s, 2));
    }
}

void at_step(at_proof_t *P, const json_t *s)
{
    static const struct {
        const char *name;
        void (*rule)(at_proof_t *, const json_t *);
    } all[] = { { "bound", bound },      { "found", found },           { "attained", attained },
                { "each", each },        { "part", one_part },         { "given", given },
                { "show", show },        { "positive", positive },     { "apart", apart },
                { "log", logarithm },    { "tangent", below_tangent }, { "bends", below_tangent },
                { "sole", sole },        { "abs", absolute },          { "size", size },
                { "holds", of_bracket }, { "says", of_bracket },
                { "denies", of_bracket } };
    for (size_t k = 0; k < sizeof all / sizeof *all; k++)
        if (strcmp(all[k].name, at_word(P, s, 0)) == 0) {
            if (!P->N.why) all[k].rule(P, s);
            return;
        }
    if (at_pool_step(P, s) || at_loop_step(P, s)) return;
    at_fail(P, arena_printf(P->N.A, "the rule %.20s of points is not exported", at_word(P, s, 0)));
}
