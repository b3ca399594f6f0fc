/* SPDX-License-Identifier: MIT
**
** What the law gives: data processing, means over a variable that nothing stands before, hypotheses about outcomes, Fano's inequality.
*/
#include "proofs/prove/entropy/means_search.h"

#include <string.h>

static const char *in_words(search_t *Q, const char *what, unsigned a, unsigned b, unsigned given, const values_t *e)
{
    tterm_t x = { .kind = *what == 'H' ? T_ENTROPY : T_INFO, .a = a, .b = b, .given = given, .at = *e };
    return tprint(Q->T, &x);
}

static int basic(search_t *Q, unsigned a, unsigned b, unsigned given, const values_t *e)
{
    return (int)stepf(Q, "basic", in_words(Q, "I", a, b, given, e), NULL);
}

/* --- d-separation ------------------------------------------------------------------------------------------------------------------ */

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

/* Walks from v, come to from a child (up) or a parent; marks what it reaches. A collider lets through where it or what it leads to is known. */
static void walk(const graph_t *G, unsigned v, bool up, unsigned by, unsigned known, unsigned *reached, unsigned seen[2])
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
static int apart(search_t *Q, unsigned a, unsigned b, unsigned given, const values_t *e)
{
    if (!apart_in_graph(Q, a, b, given | e->set)) return -1;
    return (int)stepf(Q, "apart", in_words(Q, "I", a, b, given, e), NULL);
}

/* --- data processing ------------------------------------------------------------------------------------------------------------- */

/* H(set|E') = H(set|E), E a part of E'; false: it need not be. */
static bool add_without(search_t *Q, json_t *sum, const char *weight, unsigned set, const values_t *more, const values_t *e)
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

/* I(X;Y|E) <= I(X;H|E'): I(X;H|E) - I(X;Y|E) = I(X;H|Y,E) - I(X;Y|H,E); and I(X;H|E) = I(X;H|E'). Of the right side's letters, then. */
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
    good = good && add_without(Q, sum, "-1", y->a | y->given, &x->at, &y->at) && add_without(Q, sum, "-1", y->b | y->given, &x->at, &y->at)
        && add_without(Q, sum, "1", y->a | y->b | y->given, &x->at, &y->at) && add_without(Q, sum, "1", y->given, &x->at, &y->at);
    if (good) return sum;
    json_decref(sum);
    return NULL;
}

static int variable_called(const search_t *Q, const char *name, size_t n)
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

/* --- outcomes ------------------------------------------------------------------------------------------------------------------------- */

/* The variable that a letter of this alphabet stands for, or its value; the rule's action is the one that was made. */
static const char *outcome_of(const search_t *Q, unsigned alphabet, const values_t *e)
{
    const law_t *P = Q->T->P;
    if (Q->made && alphabet == Q->made_sees) return Q->made;
    for (unsigned v = 0; v < P->axes; v++)
        if (P->alphabet[v] == alphabet) return e->set >> v & 1 ? e->value[v] : P->variable[v];
    return NULL;
}

/* The hypothesis at outcomes, averaged: its sides, and the step. */
static bool averaged_fact(search_t *Q, const tterm_t **left, const tterm_t **right, int *r, unsigned k, const values_t *e)
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

static const tterm_t *outcomes_mean(search_t *Q, const tterm_t *x, const values_t *e)
{
    tterm_t *y = tnew(Q->A, T_OUTCOMES, x, NULL);
    y->at = *e;
    return y;
}

/* U for code(J,S), as the checker writes it; values for variables that have one. */
static const char *map_made(search_t *Q, const char *text, const values_t *e)
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
        if (p) text = arena_printf(Q->A, "%.*s%s%s", (int)(p - text), text, P->variable[P->factor[k].of], p + strlen(own));
    }
    return text;
}

static bool mean_is(search_t *Q, const tterm_t *mean, const tterm_t *body)
{
    return strcmp(map_made(Q, tprint(Q->T, mean->part[0]), &mean->at), map_made(Q, tprint(Q->T, body), &mean->at)) == 0;
}

/* The rule's action is made once, and the least mean is that at it. */
static const tterm_t *best_made(search_t *Q, const tterm_t *x, int *r)
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

/* The product with a mean's body in its place; NULL where it has not one mean, given the event, or is a multiple of one. */
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

/* --- Fano ---------------------------------------------------------------------------------------------------------------------------- */

/* [g != j] of a hypothesis about letters: the guess at outcomes, J, the set the guess is made of. */
typedef struct { const tterm_t *wrong; const char *guess; unsigned J, action, sees, rest; values_t e; } guess_t;

static const tterm_t *bracket_in(const tterm_t *x)
{
    const tterm_t *own = x->kind == T_SAME ? x : NULL;
    for (unsigned k = 0; k < x->n && !own; k++) own = bracket_in(x->part[k]);
    return own;
}

/* The event that some information, mean or least mean is given. */
static const values_t *event_in(const tterm_t *x)
{
    if (x->kind == T_OUTCOMES || x->kind == T_BEST) return &x->at;
    const values_t *e = NULL;
    for (unsigned k = 0; k < x->n && !e; k++) e = event_in(x->part[k]);
    return e;
}

static unsigned made_axis(const search_t *Q) { return Q->T->P->axes; }

static bool guess_of(search_t *Q, guess_t *g, const values_t *e)
{
    const law_t *P = Q->T->P;
    for (unsigned k = 0; k < Q->T->facts; k++) {
        const tfact_t *f = &Q->T->fact[k];
        const tterm_t *same = bracket_in(f->left);
        if (!same || !f->letters || !strchr(same->text, '(')) continue;
        for (unsigned i = 0; i < f->letters; i++) {
            const char *own = outcome_of(Q, f->alphabet[i], e);
            if (!own) return false;
            same = tput(Q->T, same, f->letter[i], own);
        }
        int J = variable_called(Q, same->other, strlen(same->other));
        if (J < 0) continue;
        *g = (guess_t){ .guess = same->text, .J = 1u << J, .e = *e };
        for (unsigned v = 0; v < P->axes; v++)
            if (has_word(same->text, P->variable[v]) && !(e->set >> v & 1)) { g->rest |= 1u << v; g->action = 1u << v; }
        if (Q->made) g->action = 1u << made_axis(Q);
        for (unsigned v = 0; v < P->axes && !Q->made; v++) /* the action is what the others do not make */
            if (g->rest >> v & 1 && P->alphabet[v] == f->alphabet[f->letters - 1]) g->action = 1u << v;
        for (unsigned i = 0; i < P->factors && !Q->made; i++)
            if (g->action >> P->factor[i].of & 1) g->sees = P->factor[i].given;
        if (Q->made) g->sees = Q->made_from;
        g->rest &= ~g->action;
        g->sees &= ~(g->rest | e->set);
        const tterm_t *w = tnew(Q->A, T_ADD, tnumber(Q->A, 1), tnew(Q->A, T_MUL, tnumber(Q->A, -1), same));
        g->wrong = outcomes_mean(Q, w, e);
        return true;
    }
    return false;
}

/* Does v carry J to what the rule sees: I(J;Y|U,S) = 0, or U = J? */
static bool carries(const search_t *Q, const guess_t *g, unsigned v)
{
    const law_t *P = Q->T->P;
    bool child = false;
    for (unsigned k = 0; k < P->factors; k++) child = child || (P->factor[k].of == v && P->factor[k].given & g->J);
    return g->J == 1u << v || (child && apart_in_graph(Q, g->J, g->sees, 1u << v | g->rest | g->e.set));
}

/* log 2 + Pr(g != J|E) log|J| + I(U;Y|S,E) - log|J| >= 0. */
static json_t *fano(search_t *Q, const guess_t *g, unsigned U)
{
    const tclaim_t *T = Q->T;
    const char *J = tset(T, g->J), *e = tevent(T, &g->e);
    static const values_t none;
    json_t *sum = json_made(json_array());
    json_t *step = json_made(json_pack("[s,s,s,s]", "fano", J, g->guess, e));
    sum_add(sum, sum_of("1", (int)step_put(Q, step)));
    /* H(J|B,S) >= H(J|B,Y,S) = H(J|Y,S) */
    const char *action = Q->made ? Q->made : tset(T, g->action), *Y = tset(T, g->sees), *S = tset(T, g->rest);
    const char *bar = arena_printf(Q->A, "%s%s%s", S, *S && *e ? "," : "", e);
    const char *more = *bar ? arena_printf(Q->A, ",%s", bar) : "";
    sum_add(sum, sum_of("1", (int)stepf(Q, "basic", arena_printf(Q->A, "I(%s;%s|%s%s)", J, Y, action, more), NULL)));
    sum_add(sum, sum_of("-1", (int)stepf(Q, "apart", arena_printf(Q->A, "I(%s;%s|%s%s)", J, action, Y, more), NULL)));
    /* I(J;Y|S) <= I(U;Y|S) */
    if (U != g->J) {
        sum_add(sum, sum_of("1", basic(Q, U, g->sees, g->J | g->rest, &g->e)));
        sum_add(sum, sum_of("-1", apart(Q, g->J, g->sees, U | g->rest, &g->e)));
    }
    if (g->rest) sum_add(sum, sum_of("-1", apart(Q, g->J, g->rest, 0, &g->e)));
    add_without(Q, sum, "1", g->J, &g->e, &none);
    sum_add(sum, sum_of("1", (int)stepf(Q, "uniform", J, NULL)));
    return sum;
}

static bool is_log(const search_t *Q, const product_t *p, const char *text)
{
    (void)Q;
    return p->n == 1 && p->factor[0]->kind == T_TEXT && strcmp(p->factor[0]->text, text) == 0;
}

/* What is left of the products: C, whose information is to be below it, and Q log|J|, which is to be above Pr(g != J) log|J|. */
static json_t *by_fano_with(search_t *Q, const products_t *p, const guess_t *g, unsigned U)
{
    const char *log_size = arena_printf(Q->A, "log(|%s|)", Q->T->L->setting.alphabet[Q->T->P->alphabet[__builtin_ctz(g->J)]].name);
    products_t rest = { 0 };
    bool one = false, two = false;
    for (unsigned k = 0; k < p->n; k++) {
        if (!one && is_log(Q, &p->at[k], log_size) && mpq_cmp_si(p->at[k].c, -1, 1) == 0) one = true;
        else if (!two && is_log(Q, &p->at[k], "log(2)") && mpq_cmp_si(p->at[k].c, 1, 1) == 0) two = true;
        else rest.at[rest.n++] = p->at[k];
    }
    if (!one || !two) return NULL;
    tterm_t *info = tnew(Q->A, T_INFO, NULL, NULL);
    info->a = U;
    info->b = g->sees;
    info->given = g->rest;
    info->at = g->e;
    products_of(Q, &rest, info, -1);
    products_of(Q, &rest, tnew(Q->A, T_MUL, g->wrong, ttext(Q->A, log_size)), -1);
    json_t *sum = products_not_negative(Q, &rest), *more = sum ? fano(Q, g, U) : NULL;
    if (more) sum_add(sum, more);
    return sum;
}

static const values_t *events_of(search_t *Q, const products_t *p, const tterm_t **owner)
{
    const values_t *e = NULL;
    for (unsigned k = 0; k < p->n && !e; k++)
        for (unsigned i = 0; i < p->at[k].n && !e; i++) e = event_in(*owner = p->at[k].factor[i]);
    for (unsigned k = 0; k < Q->T->facts && !e; k++) e = event_in(Q->T->fact[k].left);
    return e;
}

static const tterm_t *best_in(const tterm_t *x)
{
    const tterm_t *own = x->kind == T_BEST ? x : NULL;
    for (unsigned k = 0; k < x->n && !own; k++) own = best_in(x->part[k]);
    return own;
}

json_t *by_fano(search_t *Q, const products_t *p)
{
    const tterm_t *owner = NULL;
    const values_t *e = events_of(Q, p, &owner);
    search_t was = *Q;
    guess_t g;
    int r;
    if (!e || Q->in_fano) return NULL;
    for (unsigned k = 0; k < p->n && !Q->made; k++) {
        const tterm_t *best = best_in(product_term(Q, &p->at[k]));
        if (best) best_made(Q, best, &r);
    }
    Q->in_fano = true;
    json_t *sum = NULL;
    bool any = guess_of(Q, &g, e);
    for (unsigned v = Q->T->P->axes; any && !sum && v-- > 0;) /* what is drawn from J before J itself */
        if (carries(Q, &g, v)) sum = by_fano_with(Q, p, &g, 1u << v);
    Q->in_fano = was.in_fano;
    if (!sum) { Q->made = was.made; Q->made_from = was.made_from; Q->made_sees = was.made_sees; }
    return sum;
}

/* w max(0, log|J| - C - log 2) <= y, by w Pr(g != J) log|J| <= y. */
json_t *floor_below(search_t *Q, const product_t *x, const tterm_t *y)
{
    products_t p = { 0 };
    product_t w = *x;
    const tterm_t *owner, *floor = NULL;
    guess_t g;
    int r;
    products_of(Q, &p, y, 1);
    const values_t *e = events_of(Q, &p, &owner);
    for (unsigned k = 0; k < x->n; k++) if (x->factor[k]->kind == T_MAX) { floor = x->factor[k]; w.factor[k] = w.factor[--w.n]; }
    if (!floor || !e || !w.n || Q->in_fano) return NULL;
    const tterm_t *best = best_in(y);
    if (best && !Q->made) best_made(Q, best, &r);
    if (!guess_of(Q, &g, e)) return NULL;
    const char *size = Q->T->L->setting.alphabet[Q->T->P->alphabet[__builtin_ctz(g.J)]].name;
    const tterm_t *t = tnew(Q->A, T_MUL, g.wrong, ttext(Q->A, arena_printf(Q->A, "log(|%s|)", size)));
    json_t *first = below(Q, floor, t), *second = NULL;
    for (unsigned k = 0; first && k < w.n; k++) first = sum_cross(first, not_negative(Q, w.factor[k]));
    if (first) second = below(Q, tnew(Q->A, T_MUL, product_term(Q, &w), t), y);
    if (second) { sum_add(second, first); return second; }
    json_decref(first);
    return NULL;
}
