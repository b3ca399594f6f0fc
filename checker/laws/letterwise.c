/* SPDX-License-Identifier: MIT
**
** Section 6.1: the slack of a claim is a sum over the letters of what is >= 0 at each.
*/
#include "checker/laws/laws.h"

#include <string.h>

typedef struct { values_t V; entries_t e; const term_t *times[VALUES_MAX], *weight[LAWS_MAX]; bool one; } letterwise_t;

/* A term in the values and the numbers. */
static const term_t *multiplier(const values_t *V, const json_t *j)
{
    return term_read(V->S, json_text(j, "a multiplier"));
}

/* The law's entry is one of a letter: what it is called, "1" where it is 1; unit: it is below 1. */
static void entry_of(letterwise_t *L, unsigned k, const json_t *j, bool squares, bool unit)
{
    const values_t *V = &L->V;
    json_list(j, "a law, its entry and its multiplier", 3, 3);
    if (strcmp(json_text(j->at[0], "a law"), V->S->number[V->law[k]].name) != 0)
        reject("%.64s: the laws in their order expected", j->at[0]->text);
    bool one = strcmp(json_text(j->at[1], "an entry"), "1") == 0;
    if (one && (L->one || unit)) reject("one entry may be 1");
    L->one = L->one || one;
    const term_t *x = one ? term_integer(1) : term_name(small_name(V->S, j->at[1], unit));
    L->e.at[k] = squares && !one ? term_new(MUL, x, x) : x;
    if (squares || one) L->e.root[k] = x;
}

/* An order between an entry and the greatest or the least: a hypothesis, where entries are what they are, and not
** measured by one that is 1. */
static void bound(letterwise_t *L, const value_t *v, bool squares)
{
    statement_t *s = L->V.S;
    unsigned k = 0;
    while (L->V.law[k] != v->sum->a->name) k++;
    if (L->one || squares || L->e.at[k]->kind != NAME) return;
    if (s->facts == FACTS_MAX) reject("more than %d hypotheses", FACTS_MAX);
    s->fact[s->facts++] = (fact_t){ .kind = RELATION,
                                    .n = 2,
                                    .term = { L->e.at[k], term_name(v->number) },
                                    .sign = { v->sum->kind == MOST ? LE : GE } };
}

static const term_t *plus(const term_t *a, const term_t *b) { return a ? term_new(ADD, a, b) : b; }
static bool is_zero(const term_t *x) { return x->kind == NUMBER && mpq_sgn(x->q) == 0; }

/* sum of p_j dF/dp_j = F. */
static void homogeneous(letterwise_t *L, const term_t *F, const box_t *B)
{
    const values_t *V = &L->V;
    form_t f, all = form_integer(0);
    forms_open();
    rewrites_open();
    absolutes = -1;
    f = form_of(F, B);
    for (unsigned k = 0; k < V->laws; k++) {
        unsigned name = L->e.at[k]->name;
        all = form_sum(all, form_times(form_name(name), form_derivative(f, name)), 1);
    }
    if (!form_equal(all, f)) reject("letter: the sums are not shown to be homogeneous, and an entry is 1");
}

/* sum of l_i g_i + sum of m_j p_j. *plain: a sum that is no divergence stands in it. */
static const term_t *at_letter(const letterwise_t *L, const entries_t *e, bool *plain)
{
    const values_t *V = &L->V;
    const term_t *F = NULL, *by[NAMES_MAX] = { NULL };
    for (unsigned k = 0; k < V->laws; k++) by[V->law[k]] = e->at[k];
    *plain = false;
    for (unsigned k = 0; k < V->n; k++) {
        const term_t *x = V->value[k].sum;
        if (is_zero(L->times[k])) continue;
        if (V->value[k].image || (x->kind != DIVERGENCE && x->kind != SUM))
            reject("a greatest or least entry, or a divergence behind a channel, has the multiplier 0");
        *plain = *plain || x->kind == SUM;
        const term_t *own = x->kind == SUM ? put_terms(x->a, by) : summand(V, &V->value[k], e);
        F = plus(F, term_new(MUL, L->times[k], own));
    }
    for (unsigned k = 0; k < V->laws; k++) F = plus(F, term_new(MUL, L->weight[k], e->at[k]));
    return F;
}

/* With all entries by names of their own: the function whose form is looked at. */
static void homogeneous_sums(letterwise_t *L, const box_t *values)
{
    entries_t own = { .at = { NULL } }, was = L->e;
    box_t B = *values;
    bool plain;
    const values_t *V = &L->V;
    for (unsigned k = 0; k < V->laws; k++) {
        own.at[k] = term_name(V->law[k]);
        box_add(&B, V->law[k], &V->S->number[V->law[k]].in);
    }
    L->e = own;
    const term_t *F = at_letter(L, &own, &plain);
    if (plain) homogeneous(L, F, &B);
    L->e = was;
}

/* R - L - sum of l_i v_i - sum of m_j >= 0. */
static void sides(const letterwise_t *L, const box_t *B, const json_t *proof)
{
    const values_t *V = &L->V;
    const term_t *x = V->smaller;
    for (unsigned k = 0; k < V->n; k++)
        if (!is_zero(L->times[k])) x = term_new(ADD, x, term_new(MUL, L->times[k], term_name(V->value[k].number)));
    for (unsigned k = 0; k < V->laws; k++) x = term_new(ADD, x, L->weight[k]);
    box_relation(&(box_claim_t){ .larger = V->larger, .smaller = x, .B = *B, .by = -1, .equal = V->equal }, proof);
}

void check_letterwise(statement_t *s, const json_t *proof, FILE *out)
{
    letterwise_t *L = take(sizeof *L);
    values_t *V = &L->V;
    box_t B;
    bool plain;
    values_members(proof, "values times laws entries sides letter");
    values_read(V, s, proof);
    if (V->test) reject("letterwise: a test");
    data_processing(V);
    const json_t *times = json_list(json_member(proof, "times"), "multipliers", V->n, V->n),
                 *laws = json_list(json_member(proof, "laws"), "laws", V->laws, V->laws);
    const char *entries = json_text(json_member(proof, "entries"), "plain, squares or unit");
    bool squares = strcmp(entries, "squares") == 0, unit = strcmp(entries, "unit") == 0;
    if (!squares && !unit && strcmp(entries, "plain") != 0) reject("entries: plain, squares or unit expected");
    for (unsigned k = 0; k < V->n; k++) L->times[k] = multiplier(V, times->at[k]);
    for (unsigned k = 0; k < V->laws; k++)
        L->weight[k] = multiplier(V, json_list(laws->at[k], "a law, its entry and its multiplier", 3, 3)->at[2]);
    values_box(V, &B);
    box_open(s, out);
    fprintf(out, "  sides: larger - smaller - sum of multipliers >= 0, by rules on the open box:\n");
    sides(L, &B, json_member(proof, "sides"));
    for (unsigned k = 0; k < V->laws; k++) entry_of(L, k, laws->at[k], squares, unit);
    if (L->one) homogeneous_sums(L, &B);
    for (unsigned k = 0; k < V->n; k++)
        if (V->value[k].sum->kind == MOST || V->value[k].sum->kind == LEAST) bound(L, &V->value[k], squares);
    for (unsigned k = V->declared + V->n; k < s->numbers; k++) box_add(&B, k, &s->number[k].in);
    fprintf(out, "  letter: what is summed over the letters >= 0, by rules on the open box:\n");
    box_relation(
        &(box_claim_t){
            .larger = at_letter(L, &L->e, &plain), .smaller = term_integer(0), .B = B, .by = -1, .equal = V->equal },
        json_member(proof, "letter"));
    bool image = false;
    for (unsigned k = 0; k < V->n; k++) image = image || V->value[k].image;
    fprintf(out,
            "  rests on: calculus as for boxes; %ssums over letters of what is not negative; limits where "
            "probabilities are 0\n",
            image ? "data processing; " : "");
}
