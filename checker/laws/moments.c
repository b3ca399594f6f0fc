/* SPDX-License-Identifier: MIT
**
** Section 6.3: means under one law of functions of tables, and of conditions counted as 1 or 0.
**
** No limit of laws is taken: at a letter P(x) >= 0 times what is >= 0 at every value of the tables, the conditions in
** every case.
*/
#include "checker/laws/laws.h"

#include <string.h>

enum { CASES_MAX = 3 };

typedef struct { const term_t *sum, *g; unsigned number; } mean_t;

typedef struct {
    statement_t *S;
    unsigned P, n, conditions;
    mean_t value[VALUES_MAX];
    const term_t *condition[CASES_MAX];
    const term_t *larger, *smaller;
    const term_t *put[NAMES_MAX];      /* a value or a number that is at its end */
} moments_t;

static moments_t *M;
static FILE *out;

static bool has(const term_t *x, kind_t kind) { return x && (x->kind == kind || has(x->a, kind) || has(x->b, kind)); }

/* An entry, at the letter or at none. */
static bool has_entry(const term_t *x)
{
    return x && ((x->kind == NAME && M->S->number[x->name].alphabet) || has_entry(x->a) || has_entry(x->b));
}

static const term_t *put(const term_t *x) { return put_terms(x, M->put); }

/* --- the statement ------------------------------------------------------------------------------------------------ */

static void alphabet(void)
{
    const statement_t *s = M->S;
    bool any = false;
    if (s->variables) reject("random variables are not of this reason");
    for (unsigned k = 0; k < s->numbers; k++) {
        if (s->number[k].into) reject("channels are not of this reason");
        if (s->number[k].law && any) reject("one law is of this reason");
        if (s->number[k].law) { M->P = k; any = true; }
    }
    if (!any) reject("no law is declared");
    for (unsigned k = 0; k < s->numbers; k++) {
        const char *own = s->number[k].alphabet, *of = s->number[M->P].alphabet;
        if (own && strcmp(own, of) != 0) reject("tables and the law are on one alphabet");
    }
}

/* The term with values for its sums. */
static const term_t *in_values(const term_t *x)
{
    if (!x) return NULL;
    const term_t *y = term_of(x, in_values(x->a), in_values(x->b));
    if (x->kind == DIVERGENCE || x->kind == MOST || x->kind == LEAST || x->kind == INDEXED || x->kind == BINOMIAL)
        reject("of sums under the law alone");
    if (x->kind != SUM) return y;
    for (unsigned k = 0; k < M->n; k++) if (same_term(M->value[k].sum, y)) return term_name(M->value[k].number);
    reject("a sum that has no value in the proof");
}

/* Is it a product, as it is written, with the law as a factor once, and nowhere else? */
static bool times_law(const term_t *x)
{
    if (x->kind == NAME) return x->name == M->P;
    if (x->kind == DIV) return times_law(x->a) && !has_name(x->b, M->P);
    if (x->kind != MUL) return false;
    return has_name(x->a, M->P) ? times_law(x->a) && !has_name(x->b, M->P) : times_law(x->b);
}

static const term_t *without_law(const term_t *x)
{
    const term_t *by[NAMES_MAX] = { NULL };
    by[M->P] = term_integer(1);
    return put_terms(x, by);
}

/* --- conditions --------------------------------------------------------------------------------------------------- */

static void conditions_in(const term_t *x)
{
    unsigned k = 0;
    if (!x) return;
    if (x->kind != BRACKET) { conditions_in(x->a); conditions_in(x->b); return; }
    if (!continuous(x->a, M->S) || !continuous(x->b, M->S))
        reject("a condition on what is not shown to be finite and continuous");
    while (k < M->conditions && !same_term(M->condition[k], x)) k++;
    if (k == CASES_MAX) reject("more than %d conditions", CASES_MAX);
    if (k == M->conditions) M->condition[M->conditions++] = x;
}

/* In the case `which` each condition is 1 where its bit is set, else 0. */
static const term_t *in_case(const term_t *x, unsigned which)
{
    if (!x || x->kind != BRACKET) return x ? term_of(x, in_case(x->a, which), in_case(x->b, which)) : NULL;
    unsigned k = 0;
    while (k < M->conditions && !same_term(M->condition[k], x)) k++;
    if (k == M->conditions) reject("a condition that stands in no summand");
    return term_integer(which >> k & 1);
}

/* w_k >= 0 in this case. */
static const term_t *known(unsigned k, unsigned which)
{
    const term_t *c = M->condition[k];
    return which >> k & 1 ? term_minus(c->a, c->b) : term_minus(c->b, c->a);
}

/* --- values ------------------------------------------------------------------------------------------------------- */

/* Whether x reaches further than r. */
static void widen(range_t *r, const range_t *x)
{
    if (end_before(&x->lo, &r->lo, -1)) r->lo = x->lo;
    if (end_before(&x->hi, &r->hi, 1)) r->hi = x->hi;
}

/* Where g lies on the closed ranges, in whatever case: there its mean lies. */
static range_t range_of(const term_t *g)
{
    range_t all, r;
    box_t B = box_of(M->S, M->S->numbers, false);
    B.on[M->P] = false;
    for (unsigned which = 0; which < 1u << M->conditions; which++) {
        const term_t *x = in_case(g, which);
        if (!continuous(x, M->S)) reject("a mean of what is not shown to be finite and continuous");
        precision(128);
        if (!enclose(&r, x, &B, true)) range_init(&r);
        if (which) widen(&all, &r); else all = r;
    }
    return all;
}

static void narrowed_inside(const range_t *r)
{
    if (!r->lo.inf && !r->hi.inf && mpq_cmp(r->lo.q, r->hi.q) >= 0) reject("a value whose range has no interior");
}

static void value(const json_t *j)
{
    mean_t *v = &M->value[M->n];
    range_t in;
    json_list(j, "a name and a sum", 2, 2);
    v->sum = term_read(M->S, json_text(j->at[1], "a sum"));
    if (v->sum->kind != SUM) reject("%.200s is no sum over letters", j->at[1]->text);
    v->sum = term_of(v->sum, in_values(v->sum->a), NULL);
    if (!times_law(v->sum->a)) reject("a sum is read of a product with the law as a factor");
    v->g = without_law(v->sum->a);
    conditions_in(v->g);
    in = range_of(v->g);
    narrowed_inside(&in);
    v->number = number_new(M->S, j->at[0], &in);
    M->n++;
}

/* A bound of a number or a value, by a rational number. */
static void hypothesis(const fact_t *F)
{
    bound_t b = { .name = -1 };
    if (F->kind == RELATION && F->n == 2) b = bound_of(in_values(F->term[0]), F->sign[0], in_values(F->term[1]));
    if (b.name < 0 || M->S->number[b.name].alphabet)
        reject("a hypothesis is a bound of a number or of a value, by a rational number");
    range_narrow(&M->S->number[b.name].in, b.least, b.strict, b.q);
}

/* --- a way -------------------------------------------------------------------------------------------------------- */

static box_t box(bool letter)
{
    box_t B = { .on = { false } };
    for (unsigned k = 0; k < M->S->numbers; k++) {
        const number_t *n = &M->S->number[k];
        if (k != M->P && !M->put[k] && (letter || !n->alphabet) && !n->index) box_add(&B, k, &n->in);
    }
    return B;
}

/* larger >= smaller on the open box; both are continuous on the closed ranges, and so it holds there. */
static void relation(const term_t *larger, const term_t *smaller, bool letter, const json_t *proof)
{
    box_claim_t c = { .larger = put(larger), .smaller = put(smaller), .B = box(letter), .by = -1 };
    if (!continuous(c.larger, M->S) || !continuous(c.smaller, M->S))
        reject("a side is not shown to be finite and continuous on the closed ranges");
    box_relation(&c, proof);
}

/* A multiplier: of a condition at a letter, else of no entry. */
static const term_t *multiplier(const json_t *j, bool letter)
{
    const term_t *x = term_read(M->S, json_text(j, "a multiplier"));
    if (has_name(x, M->P) || (!letter && has_entry(x))) reject("a multiplier in what it may not depend on");
    return x;
}

/* Is it known to be > 0? */
static bool known_strictly(unsigned k, unsigned which) { return (which >> k & 1) == (M->condition[k]->power == GT); }

/* What is averaged, less multiples of what is known at a letter in this case, is >= 0. `empty`: no letter is in it, as
** multiples of what is >= 0 there and, one of them, > 0 add up to what is <= 0. */
static void letter(const term_t *const *times, const term_t *mean, unsigned which, const json_t *j)
{
    bool empty = json_member(j, "empty"), strict = !empty;
    const term_t *larger = empty ? term_integer(0) : mean, *smaller = term_integer(0);
    json_members(j, empty ? "empty letter" : "by letter");
    const json_t *by = json_list(json_member(j, empty ? "empty" : "by"), "a multiplier for each condition",
                                 M->conditions, M->conditions);
    for (unsigned k = 0; k < M->n && !empty; k++)
        larger = term_new(ADD, larger, term_new(MUL, times[k], in_case(M->value[k].g, which)));
    for (unsigned k = 0; k < M->conditions; k++) {
        const term_t *s = multiplier(by->at[k], true);
        if (s->kind == NUMBER && mpq_sgn(s->q) == 0) continue;
        if (!everywhere_nonnegative(put(s), M->S))
            reject("the multiplier of a condition is not shown to be >= 0");
        strict = strict || (known_strictly(k, which) && everywhere_positive(put(s), M->S));
        smaller = term_new(ADD, smaller, term_new(MUL, s, known(k, which)));
    }
    if (!strict) reject("empty: no multiple of what is > 0");
    relation(larger, smaller, true, json_member(j, "letter"));
}

static void way(const json_t *j)
{
    const term_t *times[VALUES_MAX];
    json_members(j, "times mean sides letters");
    const json_t *list = json_list(json_member(j, "times"), "multipliers", M->n, M->n);
    const json_t *letters = json_list(json_member(j, "letters"), "cases", 1u << M->conditions, 1u << M->conditions);
    for (unsigned k = 0; k < M->n; k++) times[k] = multiplier(list->at[k], false);
    const term_t *mean = multiplier(json_member(j, "mean"), false), *smaller = term_new(ADD, M->smaller, mean);
    for (unsigned k = 0; k < M->n; k++)
        smaller = term_new(ADD, smaller, term_new(MUL, times[k], term_name(M->value[k].number)));
    fprintf(out, "  sides: larger - smaller - sum of multipliers >= 0, by rules on the open box:\n");
    relation(M->larger, smaller, false, json_member(j, "sides"));
    for (unsigned which = 0; which < 1u << M->conditions; which++) {
        fprintf(out, "  letter, case %u of the conditions: what is averaged >= 0, by rules on the open box:\n", which);
        letter(times, mean, which, letters->at[which]);
    }
}

static void ways(const json_t *j)
{
    if (j->kind != JSON_OBJECT || !json_member(j, "end")) { way(j); return; }
    json_members(j, "end at inside");
    const json_t *end = json_list(json_member(j, "end"), "a name and its end", 2, 2);
    const term_t *x = term_read(M->S, json_text(end->at[0], "a name"));
    mpq_ptr q = rational(0, 1);
    json_rational(q, end->at[1]);
    if (x->kind != NAME || has_entry(x) || M->put[x->name]) reject("an end of a value or a number expected");
    range_t *in = &M->S->number[x->name].in, was = *in;
    bool low = !in->lo.inf && mpq_equal(q, in->lo.q);
    if (!low && (in->hi.inf || !mpq_equal(q, in->hi.q))) reject("%s is no end of its range", end->at[1]->text);
    M->put[x->name] = term_number(q);
    fprintf(out, "  at an end:\n");
    ways(json_member(j, "at"));
    M->put[x->name] = NULL;
    range_narrow(in, low, true, q);
    fprintf(out, "  and else:\n");
    ways(json_member(j, "inside"));
    *in = was;
}

void check_moments(statement_t *s, const json_t *proof, FILE *words)
{
    const fact_t *c = &s->claim;
    M = take(sizeof *M);
    M->S = s;
    out = words;
    takes(LAWS);
    if (c->kind != RELATION || c->n != 2 || c->sign[0] > GE) reject("one relation <= or >= between two terms expected");
    alphabet();
    json_members(proof, "values way");
    const json_t *list = json_list(json_member(proof, "values"), "values", 0, VALUES_MAX);
    for (unsigned k = 0; k < list->n; k++) value(list->at[k]);
    for (unsigned k = 0; k < s->facts; k++) hypothesis(&s->fact[k]);
    bool down = c->sign[0] == GE;
    M->larger = in_values(c->term[!down]);
    M->smaller = in_values(c->term[down]);
    const term_t *t = M->smaller->kind == ABS ? M->smaller->a : NULL;
    if (t) M->smaller = t;
    if (has(M->larger, ABS) || has(M->smaller, ABS) || has(M->larger, BRACKET) || has(M->smaller, BRACKET))
        reject("absolute values and conditions stand in summands alone");
    if (has_entry(M->larger) || has_entry(M->smaller)) reject("an entry at no letter");
    box_open(s, out);
    const json_t *way_of = json_member(proof, "way");
    if (!t) ways(way_of);
    else { /* |t| is t or -t */
        json_list(way_of, "two ways, of t and of -t", 2, 2);
        ways(way_of->at[0]);
        M->smaller = term_new(NEG, t, NULL);
        fprintf(out, "  and of the other sign:\n");
        ways(way_of->at[1]);
    }
    fprintf(out, "  rests on: a mean of what is not negative is not negative; calculus as for boxes\n");
}
