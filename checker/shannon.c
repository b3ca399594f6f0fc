/* SPDX-License-Identifier: MIT
**
** Section 3: a relation is a sum of basic inequalities and hypotheses, added up exactly.
*/
#include "checker/verify.h"

#include <string.h>

static statement_t *S;
static relations_t given;

/* --- facts as elementary relations ------------------------------------------------------------------------------------------------- */

elementary_t *relation_new(relations_t *list, relation_t sign)
{
    if (list->n % 64 == 0) {
        elementary_t *more = take((list->n + 64) * sizeof *more);
        if (list->n) memcpy(more, list->at, list->n * sizeof *more);
        list->at = more;
    }
    elementary_t *e = &list->at[list->n++];
    e->sign = sign;
    return e;
}

void relations_gather(relations_t *list)
{
    for (unsigned k = 0; k < list->n; k++) linear_gather(&list->at[k].f);
}

static void relations_of(relations_t *list, const fact_t *f, bool hypothesis)
{
    mpq_ptr one = rational(1, 1), minus = rational(-1, 1);
    uint32_t before = 0;
    switch (f->kind) {
    case MARKOV:
        for (unsigned k = 1; k + 1 < f->n; k++) {
            before |= f->group[k - 1];
            linear_information(&relation_new(list, EQ)->f, 2, (const uint32_t[]){ before, f->group[k + 1] }, f->group[k] | f->given, one);
        }
        break;
    case INDEPENDENT: {
        linear_t *l = &relation_new(list, EQ)->f;
        for (unsigned k = 0; k < f->n; k++) { linear_entropy(l, f->group[k], f->given, one, 1); before |= f->group[k]; }
        linear_entropy(l, before, f->given, one, -1);
        break;
    }
    case FUNCTION: linear_entropy(&relation_new(list, EQ)->f, f->group[0], f->group[1], one, 1); break;
    case RELATION:
        for (unsigned k = 0; k + 1 < f->n; k++) {
            relation_t sign = f->sign[k];
            bool up = sign == LE || sign == LT;
            bool strict = sign == LT || sign == GT;
            linear_t *l = &relation_new(list, sign == EQ ? EQ : strict && !hypothesis ? GT : GE)->f;
            linear_term(l, f->term[up ? k + 1 : k], one);
            linear_term(l, f->term[up ? k : k + 1], minus);
        }
    }
    relations_gather(list);
}

static void declared_relations(void)
{
    mpq_ptr one = rational(1, 1), minus = rational(-1, 1);
    uint32_t earlier = 0;
    for (unsigned i = 0; i < S->declared; i++) {
        const declared_t *d = &S->declaration[i];
        if (d->kind == FACTOR) {
            uint32_t outside = earlier & ~d->given;
            if (outside) linear_information(&relation_new(&given, EQ)->f, 2, (const uint32_t[]){ d->set, outside }, d->given, one);
            earlier |= d->set;
        } else if (d->kind == LETTERS) {
            linear_t *l = &relation_new(&given, GE)->f;
            linear_term(l, term_new(LOG, d->letters, NULL), one);
            linear_entropy(l, d->set, 0, one, -1);
        } else {
            term_t *x = term_new(NAME, NULL, NULL);
            x->name = d->number;
            for (unsigned side = 0; side < 2; side++) {
                const end_t *e = side ? &S->number[d->number].in.hi : &S->number[d->number].in.lo;
                if (e->inf) continue;
                linear_t *l = &relation_new(&given, GE)->f;
                linear_term(l, x, side ? minus : one);
                mpq_ptr q = rational(0, 1);
                mpq_set(q, e->q);
                if (!side) mpq_neg(q, q);
                linear_add(l, 0, q);
            }
        }
    }
    relations_gather(&given);
}

/* `for each s:`, all terms given S=s: does the law given a value keep each hypothesis? */
static void check_values(void)
{
    uint32_t F = S->fixed;
    for (unsigned i = 0; F && i < S->declared; i++)
        if (S->declaration[i].kind == FACTOR && S->declaration[i].set & F && S->declaration[i].given & ~F) reject("given values, a factor of the law is no factor");
    for (unsigned i = 0; F && i < S->facts; i++) {
        const fact_t *f = &S->fact[i];
        for (unsigned k = 0; k < f->n; k++) {
            bool inner = f->kind == MARKOV && k > 0 && k + 1 < f->n;
            if (f->kind == RELATION && (of_the_law(f->term[k], S))) reject("given values, a relation between entropies says nothing");
            if ((inner && F & ~(f->group[k] | f->given)) || (f->kind == INDEPENDENT && F & ~f->given)) reject("given values, a hypothesis is not one");
        }
    }
}

/* --- the sum -------------------------------------------------------------------------------------------------------------------------- */

/* One summand taken from f. */
static void subtract(linear_t *f, const json_t *step, mpq_t times, FILE *out, bool print)
{
    json_rational(times, json_member(step, "times") ? json_member(step, "times") : step);
    bool basic = json_member(step, "of");
    json_members(step, basic ? "times of" : "times given");
    if (basic) {
        const char *text = json_text(json_member(step, "of"), "of");
        const term_t *x = term_read(S, text);
        if ((x->kind != ENTROPY && x->kind != INFORMATION) || x->groups > 2) reject("%.100s is no basic quantity H(A|B) or I(A;B|C)", text);
        if (mpq_sgn(times) < 0) reject("a negative multiple of %.100s", text);
        if (print) gmp_fprintf(out, "      + %Qd %s\n", times, text);
        mpq_neg(times, times);
        linear_term(f, x, times);
    } else {
        unsigned k = (unsigned)json_integer(json_member(step, "given"), "given", 0, (long)given.n - 1);
        if (given.at[k].sign != EQ && mpq_sgn(times) < 0) reject("a negative multiple of the inequality %u of the hypotheses", k);
        if (print) gmp_fprintf(out, "      + %Qd (hypothesis %u)\n", times, k);
        mpq_neg(times, times);
        linear_add_form(f, &given.at[k].f, times);
    }
}

/* f >= 0, or f > 0. */
static void check_part(linear_t f, bool strict, const json_t *steps, FILE *out)
{
    mpq_ptr times = rational(0, 1);
    json_list(steps, "a part", 0, STEPS_MAX);
    for (unsigned k = 0; k < steps->n; k++) {
        subtract(&f, steps->at[k], times, out, k < 12);
        if (f.n > 100000) linear_gather(&f);
    }
    linear_gather(&f);
    const part_t *rest = f.n ? &f.at[f.n - 1] : NULL;
    if (f.n > 1 || (rest && rest->key != 0)) reject("the sum does not come to the claim");
    int sign = rest ? mpq_sgn(rest->c) : 0;
    if (sign < 0) reject("the sum exceeds the claim by a constant");
    if (strict && sign == 0) reject("the sum shows >=, and the claim is strict");
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
    given = (relations_t){ 0, NULL };
    for (unsigned k = 0; k < s->facts; k++) relations_of(&given, &s->fact[k], true);
    declared_relations();
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
                fprintf(out, "  part %u, %s =\n", part, claim->at[k].sign != EQ ? "the larger side minus the smaller" : sign > 0 ? "left - right" : "right - left");
                for (unsigned i = 0; i < signs[c].n; i++) relation_new(&given, GE)->f = signs[c].at[i].f;
                check_part(f, claim->at[k].sign == GT, parts->at[part++], out);
                given.n -= signs[c].n;
            }
    fprintf(out, "  rests on: H(A|B) >= 0 and I(A;B|C) >= 0%s%s\n", given.n ? ", the hypotheses" : "", made ? ", that the variables made exist" : "");
    return true;
}
