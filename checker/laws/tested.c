/* SPDX-License-Identifier: MIT
**
** Section 6: sums that stand in a claim without a value of their own. A test, a term at a letter in [lo,hi], by its
** means under the two laws; a multiple of a total variation.
*/
#include "checker/laws/laws.h"

/* --- a test ---------------------------------------- */

/* Of numbers and tables, by functions. */
static bool is_plain(const values_t *V, const term_t *x)
{
    if (!x) return true;
    if (x->kind == NAME) return !V->S->number[x->name].law;
    return x->kind <= ABS && is_plain(V, x->a) && is_plain(V, x->b);
}

/* Where g lies on the closed ranges: ends that are rational numbers, and attained. */
static range_t lies_in(const values_t *V, const term_t *g)
{
    statement_t *s = V->S;
    const box_t B = box_of(s, s->numbers, false);
    range_t r;
    bool condition = g->kind == BRACKET;
    if (condition ? !is_plain(V, g->a) || !is_plain(V, g->b) : !is_plain(V, g))
        reject("a test is a term in tables and numbers, or a condition");
    if (condition ? !continuous(g->a, s) || !continuous(g->b, s) : !continuous(g, s))
        reject("a test that is not shown to be finite and continuous");
    if (condition) {
        r = range_point(rational(0, 1));
        end_set(&r.hi, rational(1, 1), false);
        return r;
    }
    precision(128);
    if (!enclose(&r, g, &B, true) || r.lo.inf || r.hi.inf || mpq_cmp(r.lo.q, r.hi.q) >= 0)
        reject("a test that is not shown to lie between two numbers");
    r.lo.open = r.hi.open = false;
    return r;
}

void test_read(values_t *V, const json_t *test)
{
    statement_t *s = V->S;
    json_list(test, "a test and three names", 4, 4);
    if (V->laws != 2) reject("a test is of two laws");
    V->test = term_read(s, json_text(test->at[0], "a test"));
    range_t in = lies_in(V, V->test);
    V->hat = number_new(s, test->at[1], &in);
    s->number[V->hat].alphabet = s->number[V->law[0]].alphabet;
    for (unsigned k = 0; k < 2; k++) V->mean[k] = number_new(s, test->at[2 + k], &in);
}

/* With the entry that stands for it in the place of the test. */
static const term_t *with_hat(const values_t *V, const term_t *x)
{
    if (!x) return NULL;
    return same_term(x, V->test) ? term_name(V->hat) : term_of(x, with_hat(V, x->a), with_hat(V, x->b));
}

/* Entries of the laws and of the test alone, by functions. */
static bool has_entries_of_these(const values_t *V, const term_t *x)
{
    if (!x) return true;
    if (x->kind == NAME && V->S->number[x->name].alphabet)
        return x->name == V->hat || x->name == V->law[0] || x->name == V->law[1];
    return x->kind < ABS && has_entries_of_these(V, x->a) && has_entries_of_these(V, x->b);
}

static bool none(form_t f, unsigned number) { return form_zero(form_derivative(f, number)); }

/* P A(t) + Q B(t), A and B of degree 1 in t. */
static bool linear(const values_t *V, const term_t *x)
{
    const box_t B = box_of(V->S, V->S->numbers, true);
    unsigned P = V->law[0], Q = V->law[1];
    forms_open();
    absolutes = -1;
    form_t f = form_of(x, &B), a = form_derivative(f, P), b = form_derivative(f, Q);
    form_t sum = form_sum(form_times(a, form_name(P)), form_times(b, form_name(Q)), 1);
    return form_equal(f, sum) && none(a, P) && none(a, Q) && none(b, P) && none(b, Q)
        && none(form_derivative(f, V->hat), V->hat);
}

const term_t *tested(const values_t *V, const term_t *sum)
{
    const term_t *x = with_hat(V, sum->a), *of[2];
    if (!has_entries_of_these(V, x)) reject("a sum of more than the laws and the test");
    if (!continuous(x, V->S)) reject("a sum that is not shown to be finite and continuous");
    if (!linear(V, x)) reject("a sum that is not linear in the laws, or not of degree 1 in the test");
    for (unsigned k = 0; k < 2; k++) {
        const term_t *by[NAMES_MAX] = { NULL };
        by[V->law[k]] = term_integer(1);
        by[V->law[1 - k]] = term_integer(0);
        by[V->hat] = term_name(V->mean[k]);
        of[k] = put_terms(x, by);
    }
    return term_new(ADD, of[0], of[1]);
}

/* --- variations ---------------------------------------- */

/* u = c (C - D) identically, c >= 0. */
static void multiple(const values_t *V, const term_t *u, const term_t *c, const value_t *v)
{
    const box_t B = box_of(V->S, V->declared, true);
    if (!polynomial(u) || !polynomial(v->of[0]) || !polynomial(v->of[1]))
        reject("a variation of what is no polynomial");
    if (has_letters(V, c)) reject("a variation's factor is a term in numbers");
    if (!everywhere_nonnegative(c, V->S)) reject("the factor of a variation is not shown to be >= 0");
    forms_open();
    absolutes = -1;
    form_t apart = form_sum(form_of(v->of[0], &B), form_of(v->of[1], &B), -1);
    if (!form_equal(form_of(u, &B), form_times(form_of(c, &B), apart)))
        reject("not the multiple that a variation is said to be");
}

const term_t *variation(const values_t *V, const term_t *sum)
{
    statement_t *s = V->S;
    form_t weight[LAWS_MAX];
    bool norm = sum->kind == SUM && sum->a->kind == ABS;
    if (!V->variations || (!norm && (sum->kind != DIVERGENCE || sum->power != TV))) return NULL;
    json_list(V->variations, "variations", 0, VALUES_MAX);
    for (unsigned k = 0; k < V->variations->n; k++) {
        const json_t *j = json_list(V->variations->at[k], "a sum, a factor and a value", 3, 3);
        if (!same_term(term_read(s, json_text(j->at[0], "a sum")), sum)) continue;
        const term_t *c = term_read(s, json_text(j->at[1], "a factor"));
        const term_t *name = term_read(s, json_text(j->at[2], "a value"));
        const value_t *v = NULL;
        for (unsigned i = 0; i < V->n && name->kind == NAME; i++)
            if (V->value[i].number == name->name) v = &V->value[i];
        if (!v || v->sum->kind != DIVERGENCE || v->sum->power != TV || v->image)
            reject("a variation is a multiple of a TV that is a value");
        if (!norm && (!mixture(V, weight, sum->a) || !mixture(V, weight, sum->b)))
            reject("a TV of what is not a law, or a mixture of laws");
        multiple(V, norm ? sum->a->a : term_minus(sum->a, sum->b), c, v);
        const term_t *y = term_new(MUL, c, term_name(v->number));
        return norm ? term_new(MUL, term_integer(2), y) : y;
    }
    return NULL;
}
