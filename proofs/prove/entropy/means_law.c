/* SPDX-License-Identifier: MIT
**
** What the law gives: data processing, means over a variable that nothing stands before, hypotheses about outcomes.
*/
#include "proofs/prove/entropy/means_search.h"

#include <string.h>

static const char *in_words(search_t *Q, const char *what, unsigned a, unsigned b, unsigned given, const values_t *e)
{
    tterm_t x = { .kind = *what == 'H' ? T_ENTROPY : T_INFO, .a = a, .b = b, .given = given, .at = *e };
    return tprint(Q->T, &x);
}

int basic(search_t *Q, unsigned a, unsigned b, unsigned given, const values_t *e)
{
    return (int)stepf(Q, "basic", in_words(Q, "I", a, b, given, e), NULL);
}

/* --- d-separation ------------------------------------------------------------------------------------------------- */

typedef struct { unsigned n, parents[PMF_AXES_MAX + 1]; } graph_t;

/* The factors; and the rule that was made, which sees its set. */
static graph_t graph_of(const search_t *Q)
{
    const law_t *P = Q->T->P;
    graph_t G = { .n = P->axes + 1 };
    for (unsigned k = 0; k < P->factors; k++) G.parents[P->factor[k].of] = P->factor[k].given;
    G.parents[P->axes] = Q->made ? Q->made_from : 0;
    return G;
}

/* Walks from v, come to from a child (up) or a parent; marks what it reaches. A collider lets through where it or what
** it leads to is known. */
static void walk(const graph_t *G, unsigned v, bool up, unsigned by, unsigned known, unsigned *reached,
                 unsigned seen[2])
{
    if (seen[up] >> v & 1) return;
    seen[up] |= 1u << v;
    bool stops = by >> v & 1;
    if (!stops) *reached |= 1u << v;
    for (unsigned w = 0; w < G->n; w++) {
        if (G->parents[v] >> w & 1 && (up ? !stops : known >> v & 1)) walk(G, w, true, by, known, reached, seen);
        if (G->parents[w] >> v & 1 && !stops) walk(G, w, false, by, known, reached, seen);
    }
}

bool apart_in_graph(const search_t *Q, unsigned a, unsigned b, unsigned by)
{
    graph_t G = graph_of(Q);
    unsigned known = by, reached = 0, seen[2] = { 0, 0 };
    for (unsigned round = 0; round < G.n; round++)
        for (unsigned v = 0; v < G.n; v++) if (known >> v & 1) known |= G.parents[v];
    for (unsigned v = 0; v < G.n; v++) if ((a & ~by) >> v & 1) walk(&G, v, true, by, known, &reached, seen);
    return !(reached & b & ~by);
}

/* I(a;b|given,e) = 0; -1: it need not be. */
int apart(search_t *Q, unsigned a, unsigned b, unsigned given, const values_t *e)
{
    if (!apart_in_graph(Q, a, b, given | e->set)) return -1;
    return (int)stepf(Q, "apart", in_words(Q, "I", a, b, given, e), NULL);
}

/* --- data processing ---------------------------------------------------------------------------------------------- */

/* H(set|E') = H(set|E), E a part of E'; false: it need not be. */
bool add_without(search_t *Q, json_t *sum, const char *weight, unsigned set, const values_t *more, const values_t *e)
{
    if (more->set == e->set || !set) return true;
    if (!apart_in_graph(Q, set, more->set & ~e->set, e->set)) return false;
    tterm_t x = { .kind = T_ENTROPY, .a = set, .at = *more };
    json_t *step = json_made(json_pack("[s,s,s]", "without", tprint(Q->T, &x), tevent(Q->T, e)));
    sum_add(sum, sum_of(weight, (int)step_put(Q, step)));
    return true;
}

static bool part_of(const values_t *e, const values_t *more)
{
    for (unsigned v = 0; v < PMF_AXES_MAX; v++)
        if (e->set >> v & 1 && !(more->set >> v & 1 && strcmp(e->value[v], more->value[v]) == 0)) return false;
    return true;
}

/* I(X;Y|E) <= I(X;H|E'): I(X;H|E) - I(X;Y|E) = I(X;H|Y,E) - I(X;Y|H,E); and I(X;H|E) = I(X;H|E'). Of the right side's
** letters, then. */
json_t *processed(search_t *Q, const tterm_t *x, const tterm_t *y)
{
    if (x->given != y->given || !part_of(&y->at, &x->at)) return NULL;
    unsigned same = x->a == y->a || x->a == y->b ? x->a : x->b == y->a || x->b == y->b ? x->b : 0;
    unsigned far = same == x->a ? x->b : x->a, near = same == y->a ? y->b : y->a;
    if (!same) return NULL;
    json_t *sum = json_made(json_array());
    bool good = true;
    if (far != near) {
        int zero = apart(Q, same, far, near | x->given, &x->at);
        good = zero >= 0;
        if (good) sum_add(sum, sum_of("-1", zero));
        if (good) sum_add(sum, sum_of("1", basic(Q, same, near, far | x->given, &x->at)));
    }
    good = good && add_without(Q, sum, "-1", y->a | y->given, &x->at, &y->at) &&
           add_without(Q, sum, "-1", y->b | y->given, &x->at, &y->at) &&
           add_without(Q, sum, "1", y->a | y->b | y->given, &x->at, &y->at) &&
           add_without(Q, sum, "1", y->given, &x->at, &y->at);
    if (good) return sum;
    json_decref(sum);
    return NULL;
}

int variable_called(const search_t *Q, const char *name, size_t n)
{
    for (unsigned v = 0; v < Q->T->P->axes; v++)
        if (strlen(Q->T->P->variable[v]) == n && strncmp(Q->T->P->variable[v], name, n) == 0) return (int)v;
    return -1;
}

/* The variable whose letter a mean is over. */
static int root_of(const search_t *Q, const tterm_t *mean)
{
    if (strncmp(mean->other, "Pr(", 3) == 0) return variable_called(Q, mean->other + 3, strcspn(mean->other + 3, " "));
    for (unsigned k = 0; k < Q->T->P->factors; k++) {
        const char *name = Q->T->P->factor[k].called;
        size_t n = name ? strlen(name) : 0;
        if (n && strncmp(mean->other, name, n) == 0 && mean->other[n] == '(') return (int)Q->T->P->factor[k].of;
    }
    return -1;
}

json_t *averaged(search_t *Q, const tterm_t *x, const tterm_t *y)
{
    int v = root_of(Q, y);
    if (v < 0 || !(x->given >> v & 1)) return NULL;
    const char *name = Q->T->P->variable[v];
    unsigned r = stepf(Q, "mean", tprint(Q->T, x), name);
    tterm_t *given = ARENA_NEW(Q->A, tterm_t), *mean = ARENA_NEW(Q->A, tterm_t);
    *given = *x;
    given->given &= ~(1u << v);
    given->at.set |= 1u << v;
    given->at.value[v] = y->text;
    *mean = *y;
    mean->part[0] = given;
    json_t *sum = below(Q, mean, y);
    if (sum) sum_add(sum, sum_of("-1", (int)r));
    return sum;
}

/* --- outcomes ----------------------------------------------------------------------------------------------------- */

/* The variable that a letter of this alphabet stands for, or its value; the rule's action is the one that was made. */
const char *outcome_of(const search_t *Q, unsigned alphabet, const values_t *e)
{
    const law_t *P = Q->T->P;
    if (Q->made && alphabet == Q->made_sees) return Q->made;
    for (unsigned v = 0; v < P->axes; v++)
        if (P->alphabet[v] == alphabet) return e->set >> v & 1 ? e->value[v] : P->variable[v];
    return NULL;
}

/* The hypothesis at outcomes, averaged: its sides, and the step. */
static bool averaged_fact(search_t *Q, const tterm_t **left, const tterm_t **right, int *r, unsigned k,
                          const values_t *e)
{
    const tfact_t *f = &Q->T->fact[k];
    json_t *step = json_made(json_pack("[s,i,s]", "outcome", (int)k, tevent(Q->T, e)));
    const tterm_t *a = f->left, *b = f->right;
    for (unsigned i = 0; i < f->letters; i++) {
        const char *own = outcome_of(Q, f->alphabet[i], e);
        if (!own) { json_decref(step); return false; }
        json_add(step, json_string(own));
        a = tput(Q->T, a, f->letter[i], own);
        b = tput(Q->T, b, f->letter[i], own);
    }
    *left = a;
    *right = b;
    *r = (int)step_put(Q, step);
    return true;
}

const tterm_t *outcomes_mean(search_t *Q, const tterm_t *x, const values_t *e)
{
    tterm_t *y = tnew(Q->A, T_OUTCOMES, x, NULL);
    y->at = *e;
    return y;
}

/* U for code(J,S), as the checker writes it; values for variables that have one. */
const char *map_made(search_t *Q, const char *text, const values_t *e)
{
    const law_t *P = Q->T->P;
    for (unsigned k = 0; k < P->factors; k++) {
        int param = P->factor[k].param;
        if (param < 0 || Q->T->L->setting.entry[param].kind != ENTRY_MAP) continue;
        const char *own = arena_printf(Q->A, "%s(", P->factor[k].called);
        for (unsigned i = 0; i < (unsigned)__builtin_popcount(P->factor[k].given); i++) 
{
            unsigned v = P->factor[k].behind[i];
            own = arena_printf(Q->A, "%s%s%s", own, i ? "," : "", e->set >> v & 1 ? e->value[v] : P->variable[v]);
        }
        own = arena_printf(Q->A, "%s)", own);
        const char *p = strstr(text, own);
        if (p)
            text = arena_printf(Q->A, "%.*s%s%s", (int)(p - text), text, P->variable[P->factor[k].of], p + strlen(own));
    }
    return text;
}

static bool mean_is(search_t *Q, const tterm_t *mean, const tterm_t *body)
{
    return strcmp(map_made(Q, tprint(Q->T, mean->part[0]), &mean->at), map_made(Q, tprint(Q->T, body), &mean->at)) == 0;
}

/* The rule's action is made once, and the least mean is that at it. */
const tterm_t *best_made(search_t *Q, const tterm_t *x, int *r)
{
    const char *name = "B";
    while (variable_called(Q, name, strlen(name)) >= 0) name = arena_printf(Q->A, "%s'", name);
    *r = (int)stepf(Q, "best", tprint(Q->T, x), name);
    Q->made = name;
    Q->made_sees = x->alphabet;
    for (unsigned k = 0; k < x->sees; k++) Q->made_from |= 1u << x->axis[k];
    const tterm_t *body = tput(Q->T, x->part[0], x->text, name);
    for (unsigned k = 0; k < x->letters; k++) body = tput(Q->T, body, x->letter[k], Q->T->P->variable[x->axis[k]]);
    return outcomes_mean(Q, body, &x->at);
}

/* The product with a mean's body in its place; NULL where it has not one mean, given the event, or is a multiple of
** one. */
static const tterm_t *unaveraged(search_t *Q, const tterm_t *x, const values_t *e)
{
    products_t p = { 0 };
    unsigned means = 0;
    products_of(Q, &p, x, 1);
    for (unsigned k = 0; p.n == 1 && k < p.at[0].n; k++) {
        const tterm_t *f = p.at[0].factor[k];
        if (f->kind != T_OUTCOMES || strcmp(tevent(Q->T, &f->at), tevent(Q->T, e)) != 0) continue;
        p.at[0].factor[k] = f->part[0];
        means++;
    }
    return means == 1 && mpq_cmp_ui(p.at[0].c, 1, 1) == 0 ? product_term(Q, &p.at[0]) : NULL;
}

/* w Pr(g != J|E) <= E[l|E], by the hypothesis that w [g != j] <= l. */
static json_t *by_hypothesis(search_t *Q, const tterm_t *x, const tterm_t *y)
{
    const tterm_t *body = unaveraged(Q, x, &y->at), *a, *b;
    for (unsigned k = 0; body && k < Q->T->facts; k++) {
        products_t p = { 0 };
        int r;
        if (!Q->T->fact[k].letters || !averaged_fact(Q, &a, &b, &r, k, &y->at)) continue;
        products_of(Q, &p, a, 1);
        products_of(Q, &p, body, -1);
        if (!p.n && mean_is(Q, y, b)) return sum_of("1", r);
    }
    return NULL;
}

/* Is the hypothesis a bound of this mean: E[l] <= r? Its number. */
static int bound_of(search_t *Q, const tterm_t *y, const tterm_t **mean)
{
    for (unsigned k = 0; k < Q->T->facts; k++)
        if (!Q->T->fact[k].letters && Q->T->fact[k].left->kind == T_OUTCOMES && tsame(Q->T, Q->T->fact[k].right, y)) {
            *mean = Q->T->fact[k].left;
            return (int)k;
        }
    return -1;
}

/* The least mean under any rule is below that of the rule of the law. */
static json_t *by_rule(search_t *Q, const tterm_t *x, const tterm_t *y)
{
    const law_t *P = Q->T->P;
    for (unsigned v = 0; v < P->axes; v++) {
        if (P->alphabet[v] != x->alphabet) continue;
        return sum_of("1", (int)stepf(Q, "rule", tprint(Q->T, x), P->variable[v]));
    }
    (void)y;
    return NULL;
}

json_t *by_outcomes(search_t *Q, const tterm_t *x, const tterm_t *y)
{
    const tterm_t *mean;
    int k, r;
    if (x->kind == T_BEST && y->kind == T_OUTCOMES) return by_rule(Q, x, y);
    if (y->kind == T_OUTCOMES) return by_hypothesis(Q, x, y);
    if (y->kind == T_BEST) {
        mean = best_made(Q, y, &r);
        json_t *sum = below(Q, x, mean);
        if (sum) sum_add(sum, sum_of("1", r));
        return sum;
    }
    if (y->kind == T_TEXT && (k = bound_of(Q, y, &mean)) >= 0) {
        json_t *sum = below(Q, x, mean);
        if (sum) sum_add(sum, sum_of("1", (int)step_put(Q, json_pack("[s,i]", "given", k))));
        return sum;
    }
    return NULL;
}
