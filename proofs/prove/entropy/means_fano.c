/* SPDX-License-Identifier: MIT
**
** Fano's inequality, of the index that hypotheses compare with a guess, and what is below a product by it.
*/
#include "proofs/prove/entropy/means_search.h"

#include <string.h>

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

/* What is left of the products: C, whose information is to be below it, and Q log|J|, which is to be above Pr(g != J)
** log|J|. */
static json_t *by_fano_with(search_t *Q, const products_t *p, const guess_t *g, unsigned U)
{
    const char *log_size =
        arena_printf(Q->A, "log(|%s|)", Q->T->L->setting.alphabet[Q->T->P->alphabet[__builtin_ctz(g->J)]].name);
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
    for (unsigned k = 0; k < x->n; k++)
        if (x->factor[k]->kind == T_MAX) {
            floor = x->factor[k];
            w.factor[k] = w.factor[--w.n];
        }
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
