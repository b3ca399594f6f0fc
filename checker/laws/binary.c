/* SPDX-License-Identifier: MIT
**
** Section 6.2: two laws on two letters are enough, by data processing onto the letters where one law exceeds the other.
*/
#include "checker/laws/laws.h"

#include <string.h>

/* Probabilities of T and of the rest, turned: of T the second is the larger; whether laws are behind a channel;
** which value is a TV; whether no bound is identically 0. */
typedef struct { values_t V; entries_t on, off; box_t B; unsigned tv; bool turned, image, positive; } binary_t;

/* Is it known on two letters, by T? */
static bool is_tv(const binary_t *D, const value_t *v)
{
    return v->sum->power == TV && v->image == D->image && !D->V.test;
}

/* p, q of T, q <= p; the box. */
static void two_letters(binary_t *D, const json_t *names)
{
    statement_t *s = D->V.S;
    const values_t *V = &D->V;
    json_list(names, "two names", 2, 2);
    if (s->facts == FACTS_MAX) reject("more than %d hypotheses", FACTS_MAX);
    D->B = (box_t){ .on = { false } };
    for (unsigned k = 0; k < V->declared; k++)
        if (!s->number[k].alphabet && !(V->test && (k == V->mean[0] || k == V->mean[1])))
            box_add(&D->B, k, &s->number[k].in);
    for (unsigned k = 0; k < 2; k++) {
        unsigned number = small_name(s, names->at[k], 1);
        box_add(&D->B, number, &s->number[number].in);
        D->on.at[k] = term_name(number);
        D->off.at[k] = term_minus(term_integer(1), D->on.at[k]);
    }
    s->fact[s->facts++] =
        (fact_t){ .kind = RELATION, .n = 2, .term = { D->on.at[1], D->on.at[0] }, .sign = { LE } };
}

/* The value of two laws on two letters. A TV is a multiple of p - q, by a rational number. */
static const term_t *of_two(const binary_t *D, const value_t *v)
{
    form_t a[LAWS_MAX], b[LAWS_MAX], apart;
    term_t *c = term_integer(0);
    if (v->sum->power != TV) return term_new(ADD, summand(&D->V, v, &D->on), summand(&D->V, v, &D->off));
    forms_open();
    mixture(&D->V, a, v->of[0]);
    mixture(&D->V, b, v->of[1]);
    apart = form_sum(a[0], b[0], -1);
    if (!poly_constant(apart.n) || !poly_constant(apart.d))
        reject("binary: a TV of mixtures whose weights are no numbers");
    if (apart.n.n) mpq_div(c->q, apart.n.at[0].c, apart.d.at[0].c);
    mpq_abs(c->q, c->q);
    return term_new(MUL, c, term_minus(D->on.at[D->turned], D->on.at[!D->turned]));
}

/* lo + (hi - lo) a: the mean of the test under a law. */
static const term_t *mean(const binary_t *D, unsigned k)
{
    const range_t *in = &D->V.S->number[D->V.mean[k]].in;
    const term_t *lo = term_number(in->lo.q), *width = term_minus(term_number(in->hi.q), lo);
    return term_new(ADD, lo, term_new(MUL, width, D->on.at[k]));
}

/* The term, with these for the values, and for the means of a test. */
static const term_t *with(const binary_t *D, const term_t *x, const term_t *const *by)
{
    const values_t *V = &D->V;
    const term_t *own[NAMES_MAX] = { NULL };
    for (unsigned k = 0; V->test && k < 2; k++) own[V->mean[k]] = mean(D, k);
    for (unsigned k = 0; k < V->n; k++) own[V->value[k].number] = by[k];
    return put_terms(x, own);
}

static void grows(const binary_t *D, const json_t *list)
{
    const values_t *V = &D->V;
    box_t B;
    unsigned n = 0;
    values_box(V, &B);
    for (unsigned k = 0; k < V->n; k++) {
        if (is_tv(D, &V->value[k])) continue;
        if (n == list->n) reject("grows: a proof for each value that is no TV expected");
        box_relation(
            &(box_claim_t){ .larger = V->larger, .smaller = V->smaller, .B = B, .by = (int)V->value[k].number },
            list->at[n++]);
    }
    if (n != list->n) reject("grows: a proof for each value that is no TV expected");
}

static void direct(const binary_t *D, const json_t *proof)
{
    const values_t *V = &D->V;
    const term_t *by[VALUES_MAX];
    for (unsigned k = 0; k < V->n; k++) by[k] = of_two(D, &V->value[k]);
    box_relation(&(box_claim_t){ .larger = with(D, V->larger, by), .smaller = with(D, V->smaller, by), .B = D->B,
        .by = -1 }, proof);
}

/* Of a test both orders. */
static void orders(binary_t *D, const json_t *list)
{
    fact_t *order = &D->V.S->fact[D->V.S->facts - 1];
    json_list(list, "binary", D->V.test ? 2 : 1, D->V.test ? 2 : 1);
    direct(D, list->at[0]);
    if (!D->V.test) return;
    D->turned = true;
    order->sign[0] = GE;
    direct(D, list->at[1]);
}

/* The bound of a value by the TV, which is >= 0 as the value is. */
static const term_t *bound(binary_t *D, const json_t *j)
{
    const value_t *tv = &D->V.value[D->tv];
    box_claim_t c = { .by = -1, .smaller = term_integer(0) };
    json_list(j, "a bound, and why it is not negative", 2, 2);
    c.larger = term_read(D->V.S, json_text(j->at[0], "a bound"));
    box_add(&c.B, tv->number, &D->V.S->number[tv->number].in);
    box_relation(&c, j->at[1]);
    D->positive = D->positive && poly_somewhere_nonzero(form_of(c.larger, &c.B).n, &c.B);
    return c.larger;
}

static bool only_zero(const json_t *tree)
{
    return tree->kind == JSON_LIST && tree->n == 1 && tree->at[0]->kind == JSON_TEXT &&
           strcmp(tree->at[0]->text, "zero") == 0;
}

/* Each value by what it is at least. */
static void by_bounds(binary_t *D, const json_t *least, const json_t *list, const json_t *proof)
{
    const values_t *V = &D->V;
    const term_t *by[VALUES_MAX] = { NULL }, *on[VALUES_MAX] = { NULL };
    unsigned tvs = 0, n = 0;
    D->positive = true;
    box_t B;
    for (unsigned k = 0; k < V->n; k++) if (is_tv(D, &V->value[k])) D->tv = k, tvs++;
    if (tvs != 1) reject("least: one TV expected");
    json_list(list, "binary", least->n, least->n);
    json_list(proof, "sides", 1, 1);
    on[D->tv] = of_two(D, &V->value[D->tv]);
    for (unsigned k = 0; k < V->n; k++) {
        if (k == D->tv) continue;
        if (n == least->n) reject("least: a bound for each value that is no TV expected");
        by[k] = bound(D, least->at[n]);
        box_relation(&(box_claim_t){ .larger = of_two(D, &V->value[k]), .smaller = with(D, by[k], on), .B = D->B,
            .by = -1 }, list->at[n++]);
    }
    if (n != least->n) reject("least: a bound for each value that is no TV expected");
    values_box(V, &B);
    for (unsigned k = 0; k < V->n; k++) if (k != D->tv) B.on[V->value[k].number] = false;
    bool zero = D->positive && only_zero(json_member(proof->at[0], "tree"));
    box_relation(&(box_claim_t){ .larger = with(D, V->larger, by), .smaller = with(D, V->smaller, by), .B = B,
        .by = -1, .equal = zero, .analytic = zero }, proof->at[0]);
}

/* All that are behind a channel are behind the same one. */
static void channel(binary_t *D)
{
    const value_t *first = NULL;
    for (unsigned k = 0; k < D->V.n; k++) {
        const value_t *v = &D->V.value[k];
        if (!v->image) continue;
        if (first && v->channel != first->channel) reject("binary: laws behind two channels");
        first = v;
    }
    D->image = first != NULL;
}

void check_binary(statement_t *s, const json_t *proof, FILE *out)
{
    binary_t *D = take(sizeof *D);
    values_t *V = &D->V;
    values_members(proof, "values names entries grows least sides binary");
    values_read(V, s, proof);
    if (V->laws != 2) reject("binary: two laws expected");
    if (V->equal) reject("binary: an inequality expected");
    channel(D);
    for (unsigned k = 0; k < V->n; k++) {
        if (V->value[k].sum->kind != DIVERGENCE) reject("binary: a sum that is no divergence of the laws");
        if (!is_tv(D, &V->value[k]) && V->value[k].narrowed) reject("binary: a hypothesis about a value that is no TV");
    }
    if (strcmp(json_text(json_member(proof, "entries"), "plain"), "plain") != 0) reject("entries: plain expected");
    const json_t *up = json_list(json_member(proof, "grows"), "grows", 0, VALUES_MAX),
                 *least = json_list(json_member(proof, "least"), "least", 0, VALUES_MAX);
    box_open(s, out);
    fprintf(out, "  grows: the slack grows with each divergence:\n");
    grows(D, up);
    two_letters(D, json_member(proof, "names"));
    fprintf(out, "  binary: the claim of two laws on two letters:\n");
    if (least->n && V->test) reject("binary: bounds, of a test");
    if (least->n) by_bounds(D, least, json_member(proof, "binary"), json_member(proof, "sides"));
    else { json_list(json_member(proof, "sides"), "sides", 0, 0); orders(D, json_member(proof, "binary")); }
    fprintf(
        out,
        "  rests on: calculus as for boxes; data processing for convex generators; limits where probabilities are 0\n");
}
