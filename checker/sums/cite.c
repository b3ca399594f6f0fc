/* SPDX-License-Identifier: MIT
**
** Section 7: a relation from instances of relations that are proved: multiplied by what is not negative, and added up.
**
** What is cited is verified first, each certificate from nothing. Then the statement's own forms are opened, and each
** step puts terms of it for the names of a cited statement, whose declarations and hypotheses have to be shown of them.
*/
#include "checker/sums/sums.h"

#include <string.h>

static statement_t *S;
static FILE *out;
static unsigned steps;
static known_t step_of[CITE_STEPS_MAX];

/* --- schemas ------------------------------------------------------------------------------------------------------ */

static const struct { const char *name, *text;
} schema[] = {
    { "mean",
      "for P, Q laws on X ; table w on X > 0\n"
      "claim (sum x: Q(x)*log(w(x))) - (sum x: P(x)*log(w(x))) <= log((max x: w(x))/(min x: w(x)))*TV(P(x)||Q(x))" },
    { "hoeffding", "for P law on X ; table w on X > 0 ; k in R\n"
                   "claim log(sum x: P(x)*exp(k*log(w(x)))) - k*(sum x: P(x)*log(w(x))) <= k^2*log((max x: w(x))/(min "
                   "x: w(x)))^2/8" },
    { "greatest", "for P law on X ; table w on X > 0\nclaim (sum x: P(x)*log(w(x))) <= log(max x: w(x))" },
    { "least", "for P law on X ; table w on X > 0\nclaim (sum x: P(x)*log(w(x))) >= log(min x: w(x))" },
    { "ordered",
      "for P law on X ; table w on X > 0 ; k in R\ngiven k >= 0\n"
      "claim (sum x: P(x)*exp(k*log(w(x))))*(sum x: P(x)*log(w(x))) <= sum x: P(x)*exp(k*log(w(x)))*log(w(x))" },
    { "tilted",
      "for P law on X ; table w on X > 0\n"
      "claim TV(P(x)*w(x)/(sum x: P(x)*w(x))||P(x)) <= (sqrt((max x: w(x))/(min x: w(x))) - 1)/"
      "(sqrt((max x: w(x))/(min x: w(x))) + 1)" },
    { "spread", "for P, Q laws on X ; table w on X > 0\n"
                "claim (min x: w(x))*(sum x: (P(x) - Q(x))^2/w(x)) <= 2*TV(P(x)||Q(x))^2" },
    { "range", "for table w on X > 0\nclaim log((max x: w(x))/(min x: w(x))) >= 0" },
    { "root", "for u, a in R\ngiven u >= 0 ; a >= 0 ; u <= a^2\nclaim sqrt(u) <= a" },
    { "square", "for u, a in R\ngiven a^2 <= u\nclaim a <= sqrt(u)" }
};
enum { SCHEMAS = sizeof schema / sizeof *schema };

/* The statement that is cited: a schema's, or a certificate's, which is verified. */
static const char *cited(const json_t *j)
{
    unsigned k = 0;
    if (j->kind == JSON_TEXT) {
        while (k < SCHEMAS && strcmp(schema[k].name, j->text) != 0) k++;
        if (k == SCHEMAS) unreadable("%.40s is no schema that is known here", j->text);
        fprintf(out, "  rests on the schema %s\n", schema[k].name);
        return schema[k].text;
    }
    if (!certificate_verify(j, out)) reject("what is cited has contradictory hypotheses");
    if (strcmp(json_text(json_member(j, "reason"), "reason"), "means") == 0)
        reject("what has a law of its own notation is not cited");
    if (strcmp(json_text(json_member(j, "reason"), "reason"), "integers") == 0)
        reject("what is shown of integers is not cited of numbers");
    return json_text(json_member(j, "statement"), "statement");
}

/* --- sums of relations -------------------------------------------------------------------------------------------- */

static known_t slack_of(const fact_t *f, int sign)
{
    form_t slack = sums_relation(f, sign);
    return (known_t){ slack, shape(f->sign[0]), -1, NULL };
}

/* The hypotheses, then the steps so far. */
static known_t known(const json_t *j)
{
    long k = json_integer(j, "a relation", 0, (long)(S->facts + steps) - 1);
    if (k >= (long)S->facts) return step_of[k - (long)S->facts];
    sums_finite(false);
    known_t r = slack_of(&S->fact[k], 0);
    sums_finite(true);
    return r;
}

static form_t weight(const json_t *j, int *sign) { return sums_weight(S, j, sign); }

static void shown(form_t f, need_t need, const json_t *sum, const char *what)
{
    sum_shown(f, need, sum, &(summands_t){ weight, known, 2, 3, "a weight and one relation or two", false }, what);
}

/* --- instances ---------------------------------------------------------------------------------------------------- */

/* A term of the statement for one name of the cited one; of which alphabet its letter is. */
static const term_t *put(const number_t *n, const json_t *j, const char **over)
{
    json_list(j, "a name and a term", 2, 2);
    if (strcmp(json_text(j->at[0], "a name"), n->name) != 0)
        reject("%.64s: the names of the cited statement in their order expected", j->at[0]->text);
    const term_t *x = term_read(S, json_text(j->at[1], "a term"));
    *over = letter_alphabet();
    form_t f = n->alphabet ? sums_entry(x) : sums_value(x);
    if (!n->alphabet && (*over || sums_lettered(f)))
        reject("%.64s is a number, and %.200s depends on a letter", n->name, j->at[1]->text);
    if (!n->alphabet) return x;
    if (!*over) reject("%.64s has entries, and %.200s none", n->name, j->at[1]->text);
    if (n->law && !sums_law(f)) reject("%.200s is not shown to be a law", j->at[1]->text);
    bool positive = range_positive(&n->in);
    if (!n->law && !(positive && n->in.hi.inf && mpq_sgn(n->in.lo.q) == 0))
        reject("%.64s: a table that is not > 0 is not cited", n->name);
    if (positive && !sums_positive(f)) reject("%.200s is not shown to be positive", j->at[1]->text);
    return x;
}

/* The ends of a number of the cited statement: what is left of `given`. */
static void within(const number_t *n, const term_t *x, const json_t *given, unsigned *at)
{
    for (unsigned upper = 0; upper < 2; upper++) {
        const end_t *e = upper ? &n->in.hi : &n->in.lo;
        if (n->alphabet || e->inf) continue;
        if (*at == given->n) reject("given: a sum for each hypothesis and each finite end expected");
        const term_t *q = term_number(e->q);
        const term_t *away = upper ? term_minus(q, x) : term_minus(x, q);
        const json_t *sum = given->at[(*at)++];
        bool plain = sum->kind == JSON_LIST && !sum->n && sums_sign(away) >= (e->open ? 1 : 0);
        if (!plain) shown(sums_value(away), e->open ? POSITIVE : NOT_NEGATIVE, sum, "an end of a range");
    }
}

static fact_t instance(const fact_t *f, const term_t *const *by)
{
    if (f->kind != RELATION || f->n != 2) reject("what is cited is no relation of two terms");
    fact_t g = *f;
    for (unsigned k = 0; k < 2; k++) g.term[k] = put_terms(f->term[k], by);
    return g;
}

static known_t step(const json_t *j, const char *const *text, unsigned n)
{
    const char *over[NAMES_MAX];
    const term_t *by[NAMES_MAX] = { NULL };
    unsigned at = 0;
    json_members(j, "of put given");
    statement_t *C = statement_read(text[json_integer(json_member(j, "of"), "of", 0, (long)n - 1)]);
    const json_t *puts = json_list(json_member(j, "put"), "put", C->numbers, C->numbers);
    const json_t *given = json_list(json_member(j, "given"), "given", 0, FACTS_MAX);
    if (C->unless.n) reject("a strict claim with an exception is not cited");
    if (C->variables || C->letters) reject("a statement about random variables is not cited");
    for (unsigned k = 0; k < C->numbers; k++) {
        if (C->number[k].into) reject("channels are not cited");
        by[k] = put(&C->number[k], puts->at[k], &over[k]);
        for (unsigned i = 0; i < k; i++)
            if (C->number[k].alphabet && C->number[i].alphabet &&
                strcmp(C->number[k].alphabet, C->number[i].alphabet) == 0 && strcmp(over[k], over[i]) != 0)
                reject("%.64s and %.64s are of one alphabet", C->number[i].name, C->number[k].name);
    }
    for (unsigned k = 0; k < C->facts; k++) {
        fact_t f = instance(&C->fact[k], by);
        if (at == given->n) reject("given: a sum for each hypothesis and each finite end expected");
        known_t r = slack_of(&f, 0);
        shown(r.slack, need_of(r.sign), given->at[at++], "a hypothesis of what is cited");
    }
    for (unsigned k = 0; k < C->numbers; k++) within(&C->number[k], by[k], given, &at);
    if (at != given->n) reject("given: a sum for each hypothesis and each finite end expected");
    fact_t f = instance(&C->claim, by);
    return slack_of(&f, 0);
}

/* --- the whole ---------------------------------------------------------------------------------------------------- */

/* The claim in each case of its absolute values. */
static unsigned claim_cases(known_t *claim)
{
    unsigned n = 1;
    if (S->claim.kind != RELATION || S->claim.n != 2) reject("cite: one relation between two terms expected");
    for (unsigned k = 0; k < n; k++) {
        absolutes = 0;
        absolute_signs = k;
        claim[k] = slack_of(&S->claim, S->claim.sign[0] == EQ ? 0 : 1);
        n = 1u << absolutes;
    }
    absolutes = -1;
    return n;
}

void check_cite(statement_t *s, const json_t *proof, FILE *to)
{
    known_t claim[16];
    json_members(proof, "cited steps parts");
    out = to;
    const json_t *list = json_list(json_member(proof, "cited"), "cited", 0, CITED_MAX),
                 *own = json_list(json_member(proof, "steps"), "steps", 0, CITE_STEPS_MAX),
                 *parts = json_list(json_member(proof, "parts"), "parts", 1, 16);
    const char **text = take((list->n + 1) * sizeof *text);
    for (unsigned k = 0; k < list->n; k++) text[k] = cited(list->at[k]);
    S = s;
    forms_open();
    rewrites_open();
    sums_open(s);
    unsigned cases = claim_cases(claim);
    sums_finite(true);
    for (steps = 0; steps < own->n;) {
        known_t r = step(own->at[steps], text, list->n);
        step_of[steps++] = r;
    }
    if (parts->n != cases) reject("parts: %u expected", cases);
    for (unsigned k = 0; k < cases; k++)
        shown(claim[k].slack, need_of(claim[k].sign), parts->at[k], "the slack of the claim");
    fprintf(out,
            "  the slack is a sum of %u instances of what is cited and of the hypotheses, with weights that are not "
            "negative\n"
            "  rests on: what is cited\n",
            steps);
}
