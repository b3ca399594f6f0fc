/* SPDX-License-Identifier: MIT
**
** Section 6: the sums of a statement about laws, each with a number that stands for it and the range in which it lies.
*/
#include "checker/laws/laws.h"

#include <string.h>

unsigned small_name(statement_t *s, const json_t *name, unsigned hi)
{
    range_t in;
    range_init(&in);
    end_set(&in.lo, rational(0, 1), true);
    if (hi) end_set(&in.hi, rational(hi, 1), true);
    return number_new(s, name, &in);
}

/* --- mixtures ----------------------------------------------------------------------------------------------------- */

static int law_at(const values_t *V, unsigned number)
{
    for (unsigned k = 0; k < V->laws; k++) if (V->law[k] == number) return (int)k;
    return -1;
}

/* A polynomial f in the laws that is sum of P df/dP is linear in them (Euler), each df/dP without laws. No entry of
** another kind is a weight. */
bool mixture(const values_t *V, form_t *weight, const term_t *x)
{
    const box_t B = box_of(V->S, V->declared, true);
    form_t sum = form_integer(0), all = form_integer(0), f;
    if (!polynomial(x)) return false;
    absolutes = -1;
    f = form_of(x, &B);
    for (unsigned k = 0; k < V->laws; k++) {
        weight[k] = form_derivative(f, V->law[k]);
        if (!form_zero(weight[k]) && poly_sign(weight[k].n, &B) <= 0) return false;
        sum = form_sum(sum, weight[k], 1);
        all = form_sum(all, form_times(weight[k], form_name(V->law[k])), 1);
    }
    for (unsigned k = 0; k < V->declared; k++)
        if (V->S->number[k].alphabet && law_at(V, k) < 0 && !form_zero(form_derivative(f, k))) return false;
    return form_equal(all, f) && form_equal(sum, form_integer(1));
}

static const term_t *square(const term_t *x) { return term_power(x, 2); }

/* The root of what is at[..]: of one law as it is known. */
static const term_t *root_of(const values_t *V, const term_t *x, const term_t *at, const entries_t *e)
{
    int k = x->kind == NAME ? law_at(V, x->name) : -1;
    if (k >= 0 && e->root[k]) return e->root[k];
    return term_new(SQRT, at, NULL);
}

const term_t *summand(const values_t *V, const value_t *v, const entries_t *e)
{
    const term_t *const *of = v->of;
    const term_t *by[NAMES_MAX] = { NULL };
    for (unsigned k = 0; k < V->laws; k++) by[V->law[k]] = e->at[k];
    const term_t *a = put_terms(of[0], by), *b = put_terms(of[1], by), *apart = term_minus(a, b);
    switch ((divergence_t)v->sum->power) {
    case KL: return term_new(MUL, a, term_minus(term_new(LOG, a, NULL), term_new(LOG, b, NULL)));
    case CHI2: return term_new(DIV, square(apart), b);
    case TV: return term_new(DIV, term_new(ABS, apart, NULL), term_integer(2));
    case HSQ: return term_minus(term_new(DIV, term_new(ADD, a, b), term_integer(2)),
        term_new(MUL, root_of(V, of[0], a, e), root_of(V, of[1], b, e)));
    case LC: return term_new(DIV, square(apart), term_new(ADD, a, b));
    }
    reject("a divergence that is not known");
}

/* --- sums --------------------------------------------------------------------------------------------------------- */

static bool divergences(const values_t *V)
{
    bool any = false;
    for (unsigned k = 0; k < V->n; k++) any = any || V->value[k].sum->kind == DIVERGENCE;
    return any;
}

static bool all_positive(const values_t *V)
{
    bool all = true;
    for (unsigned k = 0; k < V->laws; k++) all = all && range_positive(&V->S->number[V->law[k]].in);
    return all;
}

bool has_letters(const values_t *V, const term_t *x)
{
    if (x && x->kind == NAME) return x->name >= V->declared || V->S->number[x->name].alphabet;
    return x && (has_letters(V, x->a) || has_letters(V, x->b));
}

/* sum x: A(x) W(y|x), and sums of such and their multiples by numbers: the channel, and the same of A; -1: none, or
** more than one. */
static int behind(const values_t *V, const term_t *x, const term_t **law)
{
    bool image = x->kind == SUM && x->a->kind == MUL && x->a->b->kind == NAME && V->S->number[x->a->b->name].into;
    const term_t *other = NULL;
    if (image) *law = x->a->a;
    if (image) return (int)x->a->b->name;
    if (x->kind == MUL && polynomial(x->a) && !has_letters(V, x->a)) {
        int one = behind(V, x->b, &other);
        if (one >= 0) *law = term_new(MUL, x->a, other);
        return one;
    }
    if (x->kind != ADD && (x->kind != DIV || has_letters(V, x->b))) return -1;
    int one = behind(V, x->a, law), two = x->kind == DIV ? one : behind(V, x->b, &other);
    if (one < 0 || one != two) return -1;
    *law = term_new(x->kind, *law, x->kind == DIV ? x->b : other);
    return one;
}

/* d is convex and homogeneous: a divergence behind a channel is at most that in front of it. */
void data_processing(const values_t *V)
{
    for (unsigned i = 0; i < V->n; i++)
        for (unsigned j = 0; j < V->n; j++) {
            const value_t *v = &V->value[i], *w = &V->value[j];
            if (!v->image || w->sum->kind != DIVERGENCE || v->sum->power != w->sum->power) continue;
            if (!same_term(v->of[0], w->sum->a) || !same_term(v->of[1], w->sum->b)) continue;
            if (V->S->facts == FACTS_MAX) reject("more than %d hypotheses", FACTS_MAX);
            V->S->fact[V->S->facts++] = (fact_t){
                .kind = RELATION, .n = 2, .term = { term_name(v->number), term_name(w->number) }, .sign = { LE }
            };
        }
}

static void divergence(values_t *V, value_t *v)
{
    static const unsigned most[] = { [KL] = 0, [CHI2] = 0, [TV] = 1, [HSQ] = 1, [LC] = 2 };
    form_t a[LAWS_MAX], b[LAWS_MAX];
    bool same = true;
    int one = behind(V, v->sum->a, &v->of[0]), two = behind(V, v->sum->b, &v->of[1]);
    v->image = one >= 0;
    if (v->image) v->channel = (unsigned)one;
    if (one != two) reject("a divergence of laws behind two channels, or behind one and none");
    if (one < 0) { v->of[0] = v->sum->a; v->of[1] = v->sum->b; }
    if (!mixture(V, a, v->of[0]) || !mixture(V, b, v->of[1]))
        reject("a divergence of what is not a law of the statement, or a mixture of them");
    for (unsigned k = 0; k < V->laws; k++) same = same && form_equal(a[k], b[k]);
    if (same) reject("a divergence of a law from itself");
    unsigned hi = most[v->sum->power];
    range_t *in = &V->S->number[v->number].in;
    end_set(&in->lo, rational(0, 1), true);
    if (hi) end_set(&in->hi, rational(hi, 1), true);
    v->all = *in;
    v->all.lo.open = false;
    if (!all_positive(V) && hi) v->all.hi.open = false;
    v->infinite = !all_positive(V) && !hi;
}

/* g at entries that are all 0. */
static bool zero_at_zeros(const values_t *V, const term_t *g)
{
    box_t B = box_of(V->S, V->declared, false);
    range_t r;
    for (unsigned k = 0; k < V->laws; k++) B.in[V->law[k]] = range_point(rational(0, 1));
    return enclose(&r, g, &B, true) && !r.lo.inf && !r.hi.inf && mpq_sgn(r.lo.q) == 0 && mpq_sgn(r.hi.q) == 0;
}

/* A sum of a term that is continuous on the closed ranges of the entries. */
static void plain_sum(values_t *V, value_t *v)
{
    const box_t B = box_of(V->S, V->declared, true);
    range_t r, *in = &V->S->number[v->number].in;
    const term_t *g = v->sum->a;
    mpq_ptr q = rational(0, 1);
    if (!continuous(g, V->S)) reject("a sum of what is not shown to be finite and continuous where entries may be 0");
    if (divergences(V) && !zero_at_zeros(V, g)) V->no_letter_more = true;
    range_init(in);
    bool count = rational_of(q, g) && mpq_cmp_ui(q, 1, 1) == 0;
    if (count || (enclose(&r, g, &B, false) && range_positive(&r))) end_set(&in->lo, rational(0, 1), true);
    v->all = *in;
    if (!count) v->all.lo.open = in->lo.inf;
}

/* The greatest or the least entry of a law. */
static void extreme(values_t *V, value_t *v)
{
    range_t *in = &V->S->number[v->number].in;
    if (v->sum->a->kind != NAME || law_at(V, v->sum->a->name) < 0)
        reject("the greatest and the least entry of a law alone");
    if (v->sum->kind == LEAST && divergences(V)) V->no_letter_more = true;
    range_init(in);
    end_set(&in->lo, rational(0, 1), true);
    v->all = *in;
    v->all.lo.open = v->sum->kind == MOST || range_positive(&V->S->number[v->sum->a->name].in);
}

/* --- the statement ------------------------------------------------------------------------------------------------ */

/* The term with values for its sums. */
static const term_t *in_values(const values_t *V, const term_t *x)
{
    if (!x) return NULL;
    if (binds_letter(x)) {
        for (unsigned k = 0; k < V->n; k++) if (same_term(V->value[k].sum, x)) return term_name(V->value[k].number);
        const term_t *y = variation(V, x);
        if (y) return y;
        if (V->test && x->kind == SUM) return tested(V, x);
        reject("a sum that has no value in the proof");
    }
    return term_of(x, in_values(V, x->a), in_values(V, x->b));
}

static void alphabet(values_t *V, const json_t *test)
{
    const statement_t *s = V->S;
    const char *name = NULL;
    if (s->variables) reject("random variables are not of this reason");
    for (unsigned k = 0; k < s->numbers; k++) {
        if (!s->number[k].alphabet) continue;
        if (test && s->number[k].into) reject("a test, and a channel");
        if (!test && !s->number[k].law && !s->number[k].into) reject("tables are not of this reason");
        if (name && strcmp(name, s->number[k].alphabet) != 0) reject("laws on two alphabets");
        name = s->number[k].alphabet;
        if (!s->number[k].law) continue;
        if (V->laws == LAWS_MAX) reject("more than %d laws", LAWS_MAX);
        V->law[V->laws++] = k;
    }
    if (!V->laws) reject("no law is declared");
    if (test) test_read(V, test);
    V->declared = s->numbers;
}

/* A bound of a number, or a strict one of a value, by a rational number. */
static void hypothesis(values_t *V, const fact_t *F)
{
    bound_t b = { .name = -1 };
    if (F->kind == RELATION && F->n == 2)
        b = bound_of(in_values(V, F->term[0]), F->sign[0], in_values(V, F->term[1]));
    if (b.name < 0) reject("a hypothesis is a bound of a number or of a value, by a rational number");
    unsigned number = (unsigned)b.name;
    if (V->test && (number == V->mean[0] || number == V->mean[1])) reject("a hypothesis about a test");
    range_narrow(&V->S->number[number].in, b.least, b.strict, b.q);
    if (number < V->declared) return;
    if (!b.strict) reject("a hypothesis about a value that is not strict");
    for (unsigned i = 0; i < V->n; i++)
        if (V->value[i].number == number) {
            V->value[i].narrowed = true;
            range_narrow(&V->value[i].all, b.least, true, b.q);
            if (!b.least) V->value[i].infinite = false;
        }
}

void values_box(const values_t *V, box_t *B)
{
    *B = (box_t){ .on = { false } };
    for (unsigned k = 0; k < V->declared; k++) if (!V->S->number[k].alphabet) box_add(B, k, &V->S->number[k].in);
    for (unsigned k = 0; k < V->n; k++) box_add(B, V->value[k].number, &V->S->number[V->value[k].number].in);
}

/* x^2, x a product of positive rational numbers, their roots, and *roots roots of other terms. */
static const term_t *squared(const term_t *x, unsigned *roots)
{
    mpq_ptr q = rational(0, 1);
    if (rational_of(q, x)) {
        if (mpq_sgn(q) <= 0) reject("power: a factor that is not positive");
        return square(x);
    }
    if (x->kind == MUL) return term_new(MUL, squared(x->a, roots), squared(x->b, roots));
    if (x->kind == DIV && (rational_of(q, x->b) || (x->b->kind == SQRT && rational_of(q, x->b->a))))
        return term_new(DIV, squared(x->a, roots), squared(x->b, roots));
    if (x->kind != SQRT) reject("power: the larger side is no multiple of a root");
    if (!rational_of(q, x->a)) (*roots)++;
    else if (mpq_sgn(q) <= 0) reject("power: the root of a number that is not positive");
    return x->a;
}

/* t <= c sqrt u, c > 0, is shown as t^2 <= c^2 u, where u is then >= 0. */
static void take_squares(const json_t *power, const term_t **smaller, const term_t **larger, bool equal)
{
    unsigned roots = 0;
    if (!power) return;
    json_integer(power, "the power 2", 2, 2);
    if (equal) reject("power: an equality");
    *larger = squared(*larger, &roots);
    *smaller = square((*smaller)->kind == ABS ? (*smaller)->a : *smaller);
    if (roots != 1) reject("power: the larger side is a multiple of one root");
}

void values_members(const json_t *proof, const char *names)
{
    static const char *const others[] = { "power", "variations", "test" };
    char all[200];
    snprintf(all, sizeof all, "%s", names);
    for (size_t k = 0; k < sizeof others / sizeof *others; k++)
        if (json_member(proof, others[k])) snprintf(all + strlen(all), sizeof all - strlen(all), " %s", others[k]);
    json_members(proof, all);
}

void values_read(values_t *V, statement_t *s, const json_t *proof)
{
    const fact_t *c = &s->claim;
    const json_t *list = json_member(proof, "values"), *power = json_member(proof, "power");
    *V = (values_t){ .S = s, .variations = json_member(proof, "variations") };
    takes(LAWS);
    if (c->kind != RELATION || c->n != 2 || c->sign[0] > EQ)
        reject("one relation <=, >= or = between two terms expected");
    alphabet(V, json_member(proof, "test"));
    json_list(list, "values", 0, VALUES_MAX);
    for (unsigned k = 0; k < list->n; k++) {
        json_list(list->at[k], "a name and a sum", 2, 2);
        const term_t *x = term_read(s, json_text(list->at[k]->at[1], "a sum"));
        if (!binds_letter(x)) reject("%.200s is no sum over letters", list->at[k]->at[1]->text);
        V->value[V->n++].sum = x;
    }
    for (unsigned k = 0; k < V->n; k++) V->value[k].number = small_name(s, list->at[k]->at[0], 0);
    for (unsigned k = 0; k < V->n; k++) {
        value_t *v = &V->value[k];
        if (V->test && v->sum->kind != DIVERGENCE) reject("a test, and a value that is no divergence");
        (v->sum->kind == DIVERGENCE ? divergence : v->sum->kind == SUM ? plain_sum : extreme)(V, v);
    }
    for (unsigned k = 0; k < s->facts; k++) hypothesis(V, &s->fact[k]);
    bool down = c->sign[0] == GE;
    V->equal = c->sign[0] == EQ;
    const term_t *larger = c->term[!down], *smaller = c->term[down];
    take_squares(power, &smaller, &larger, V->equal);
    V->larger = in_values(V, larger);
    V->smaller = in_values(V, smaller);
    limits_exist(V);
}
