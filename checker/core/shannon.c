/* SPDX-License-Identifier: MIT
**
** Section 3: a relation is a sum of basic inequalities and hypotheses, added up exactly.
*/
#include "checker/core/core.h"

#include <string.h>

static statement_t *S;
static relations_t given;
static const term_t *factor;  /* of the claim's sides; NULL: none */
static long excepted;   /* the hypothesis that is strict, as KL(T||Q) = 0 is the exception; -1: none */

/* --- facts as elementary relations -------------------------------------------------------------------------------- */

elementary_t *relation_new(relations_t *list, relation_t sign)
{
    if (list->n % 64 == 0) {
        elementary_t *more = take((list->n + 64) * sizeof *more);
        if (list->n) memcpy(more, list->at, list->n * sizeof *more);
        list->at = more;
    }
    list->at[list->n] = (elementary_t){ .sign = sign };
    return &list->at[list->n++];
}

void relation_add(relations_t *list, relation_t sign, const term_t *x)
{
    linear_t *f = &relation_new(list, sign)->f;
    linear_term(f, x, rational(1, 1));
    linear_gather(f);
}

/* c x, c > 0: summand by summand, and what is over c without it. */
static const term_t *multiplied(const term_t *x, const term_t *c)
{
    mpq_ptr q = rational(0, 1);
    if (x->kind == NEG) return term_of(x, multiplied(x->a, c), NULL);
    if (x->kind == ADD) return term_of(x, multiplied(x->a, c), multiplied(x->b, c));
    if (x->kind == DIV && same_term(x->b, c)) return x->a;
    if (x->kind == MUL && rational_of(q, x->a)) return term_of(x, x->a, multiplied(x->b, c));
    if (x->kind == DIV && rational_of(q, x->b)) return term_of(x, multiplied(x->a, c), x->b);
    return term_new(MUL, x, c);
}

/* The number > 0 by which both sides are multiplied; NULL: none. */
static const term_t *factor_of(const json_t *proof)
{
    const json_t *j = json_member(proof, "times");
    if (!j) return NULL;
    const term_t *c = term_read(S, json_text(j, "a factor"));
    if (of_the_law(c, S) || has_entropy(c)) reject("times: a term in numbers expected");
    for (unsigned k = 0; k < S->numbers; k++) if (S->number[k].against) reject("times: a divergence may be infinite");
    if (!everywhere_positive(c, S)) reject("times: not shown to be positive");
    return c;
}

static void relations_of(relations_t *list, const fact_t *f, bool hypothesis)
{
    uint32_t all = 0;
    const term_t *x = NULL;
    for (unsigned k = 0; k < f->n; k++) {
        uint32_t before = all, next = f->kind == MARKOV && k + 1 < f->n ? f->group[k + 1] : 0;
        all |= f->group[k];
        if (next && k) relation_add(list, EQ, term_information(before, next, f->group[k] | f->given));
        if (f->kind == INDEPENDENT)
            x = k ? term_new(ADD, x, term_entropy(f->group[k], f->given)) : term_entropy(f->group[k], f->given);
        if (f->kind != RELATION || k + 1 == f->n) continue;
        bool up = f->sign[k] == LE || f->sign[k] == LT, strict = f->sign[k] == LT || f->sign[k] == GT;
        const term_t *larger = f->term[up ? k + 1 : k], *smaller = f->term[up ? k : k + 1];
        if (factor && !hypothesis) { larger = multiplied(larger, factor); smaller = multiplied(smaller, factor); }
        relation_add(list, f->sign[k] == EQ ? EQ : strict && !hypothesis ? GT : GE, term_minus(larger, smaller));
    }
    if (f->kind == INDEPENDENT) relation_add(list, EQ, term_minus(x, term_entropy(all, f->given)));
    if (f->kind == FUNCTION) relation_add(list, EQ, term_entropy(f->group[0], f->group[1]));
}

/* x - lo >= 0, hi - x >= 0. */
static void range_relations(unsigned number)
{
    const range_t *in = &S->number[number].in;
    if (!in->lo.inf) relation_add(&given, GE, term_minus(term_name(number), term_number(in->lo.q)));
    if (!in->hi.inf) relation_add(&given, GE, term_minus(term_number(in->hi.q), term_name(number)));
}

static void declared_relations(void)
{
    uint32_t earlier = 0;
    for (unsigned i = 0; i < S->declared; i++) {
        const declared_t *d = &S->declaration[i];
        uint32_t outside = earlier & ~d->given;
        if (d->kind == FACTOR && outside) relation_add(&given, EQ, term_information(d->set, outside, d->given));
        if (d->kind == FACTOR) earlier |= d->set;
        if (d->kind == LETTERS)
            relation_add(&given, GE, term_minus(term_new(LOG, d->letters, NULL), term_entropy(d->set, 0)));
        if (d->kind == RANGE && !S->number[d->number].law && !S->number[d->number].into) range_relations(d->number);
    }
}

/* KL(T||Q) >= 0, in the order in which they are read. */
static bool divergence_relations(void)
{
    unsigned before = given.n;
    int strict = against_excepted(S);
    excepted = -1;
    for (unsigned k = 0; k < S->numbers; k++) {
        if (!S->number[k].against) continue;
        if ((int)k == strict) excepted = given.n;
        relation_add(&given, GE, term_name(k));
    }
    return given.n > before;
}

/* `for each s:`, all terms given S=s: does the law given a value keep each hypothesis? */
static void check_values(void)
{
    uint32_t F = S->fixed;
    for (unsigned i = 0; F && i < S->declared; i++)
        if (S->declaration[i].kind == FACTOR && S->declaration[i].set & F && S->declaration[i].given & ~F)
            reject("given values, a factor of the law is no factor");
    for (unsigned i = 0; F && i < S->facts; i++) {
        const fact_t *f = &S->fact[i];
        for (unsigned k = 0; k < f->n; k++) {
            bool inner = f->kind == MARKOV && k > 0 && k + 1 < f->n;
            if (f->kind == RELATION && (of_the_law(f->term[k], S)))
                reject("given values, a relation between entropies says nothing");
            if ((inner && F & ~(f->group[k] | f->given)) || (f->kind == INDEPENDENT && F & ~f->given))
                reject("given values, a hypothesis is not one");
        }
    }
}

/* --- the sum ------------------------------------------------------------------------------------------------------ */

/* One summand taken from f; is it shown > 0? */
static bool subtract(linear_t *f, const json_t *step, mpq_t times, FILE *out, bool print)
{
    bool basic = json_member(step, "of"), positive = false;
    json_members(step, basic ? "times of" : "times given");
    json_rational(times, json_member(step, "times"));
    if (basic) {
        const char *text = json_text(json_member(step, "of"), "of");
        const term_t *x = term_read(S, text);
        if ((x->kind != ENTROPY && x->kind != INFORMATION) || x->groups > 2)
            reject("%.100s is no basic quantity H(A|B) or I(A;B|C)", text);
        if (mpq_sgn(times) < 0) reject("a negative multiple of %.100s", text);
        if (print) gmp_fprintf(out, "      + %Qd %s\n", times, text);
        mpq_neg(times, times);
        linear_term(f, x, times);
    } else {
        unsigned k = (unsigned)json_integer(json_member(step, "given"), "given", 0, (long)given.n - 1);
        if (given.at[k].sign != EQ && mpq_sgn(times) < 0)
            reject("a negative multiple of the inequality %u of the hypotheses", k);
        if (print) gmp_fprintf(out, "      + %Qd (hypothesis %u)\n", times, k);
        positive = k == excepted && mpq_sgn(times) > 0;
        mpq_neg(times, times);
        linear_add_form(f, &given.at[k].f, times);
    }
    return positive;
}

/* f >= 0, or f > 0. */
static void check_part(linear_t f, bool strict, const json_t *steps, FILE *out)
{
    mpq_ptr times = rational(0, 1);
    bool positive = false;
    json_list(steps, "a part", 0, STEPS_MAX);
    for (unsigned k = 0; k < steps->n; k++) {
        positive |= subtract(&f, steps->at[k], times, out, k < 12);
        if (f.n > 100000) linear_gather(&f);
    }
    linear_gather(&f);
    const part_t *rest = f.n ? &f.at[f.n - 1] : NULL; /* the greatest key; 0 is that of the constant */
    if (rest && rest->key != 0) reject("the sum does not come to the claim");
    int sign = rest ? mpq_sgn(rest->c) : 0;
    if (sign < 0) reject("the sum exceeds the claim by a constant");
    if (strict && sign == 0 && !positive) reject("the sum shows >=, and the claim is strict");
    if (steps->n > 12) fprintf(out, "      + .. %u summands in all\n", steps->n);
    if (sign > 0) gmp_fprintf(out, "      + %Qd\n", rest->c);
    else if (!steps->n) fprintf(out, "      0\n");
}

bool check_shannon(statement_t *s, const json_t *proof, FILE *out)
{
    relations_t claim[1 << APART_MAX] = { { 0, NULL } }, signs[1 << APART_MAX] = { { 0, NULL } };
    unsigned part = 0;
    linear_t absurd = { 0, 0, NULL };
    S = s;
    linear_open(s);
    check_values();
    against_check(s);
    given = (relations_t){ 0, NULL };
    factor = factor_of(proof);
    for (unsigned k = 0; k < s->facts; k++) relations_of(&given, &s->fact[k], true);
    declared_relations();
    bool divergences = divergence_relations();
    const json_t *times = json_member(proof, "times");
    if (factor) fprintf(out, "  both sides times %.200s, which is positive\n", json_text(times, "a factor"));
    for (unsigned c = 0; c < linear_cases(); c++) {
        linear_case(c);
        relations_of(&claim[c], &s->claim, false);
        for (unsigned k = 0; 1u << k < linear_cases(); k++) relation_new(&signs[c], GE)->f = *linear_sign(k);
    }
    if (json_member(proof, "contradiction")) {
        json_members(proof, "contradiction");
        linear_add(&absurd, 0, rational(-1, 1));
        fprintf(out, "  -1 =\n");
        check_part(absurd, false, json_member(proof, "contradiction"), out);
        return false;
    }
    bool made = variables_made(&given, s, proof, out);
    const json_t *parts = json_member(proof, "parts");
    unsigned need = 0;
    for (unsigned k = 0; k < claim->n; k++) need += linear_cases() * (claim->at[k].sign == EQ ? 2 : 1);
    json_list(parts, "parts", 0, 4 * FACTS_MAX);
    if (parts->n != need) reject("%u parts, and the claim has %u", parts->n, need);
    for (unsigned k = 0; k < claim->n; k++)
        for (int sign = 1; sign >= (claim->at[k].sign == EQ ? -1 : 1); sign -= 2)
            for (unsigned c = 0; c < linear_cases(); c++) {
                linear_t f = { 0, 0, NULL };
                linear_add_form(&f, &claim[c].at[k].f, rational(sign, 1));
                fprintf(out, "  part %u, %s =\n", part,
                        claim->at[k].sign != EQ ? "the larger side minus the smaller"
                        : sign > 0              ? "left - right"
                                                : "right - left");
                for (unsigned i = 0; i < signs[c].n; i++) relation_new(&given, GE)->f = signs[c].at[i].f;
                check_part(f, claim->at[k].sign == GT, parts->at[part++], out);
                given.n -= signs[c].n;
            }
    fprintf(out, "  rests on: H(A|B) >= 0 and I(A;B|C) >= 0%s%s%s\n", divergences ? ", divergences of laws >= 0" : "",
            given.n ? ", the hypotheses" : "", made ? ", that the variables made exist" : "");
    return true;
}
