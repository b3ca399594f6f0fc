/* SPDX-License-Identifier: MIT
**
** An order of the variables and their parents, such that the product p(x1) p(x2|parents) .. meets every independence
** that is asked for.
**
** Let I(A;B|C) = 0 be asked for, and go through A, B, C from the last of them in the order. A variable of A may have
** parents in A and C alone, one of B in B and C alone: then I(A;B|C) = I(A';B|C) + I(a;B|A',C), whose second part is 0,
** and A' is left. A variable of C may come last only
** when A or B is used up: such an order is passed over. A function of Y has its parents in Y. So a variable and those
** before it say what its parents are, whatever comes after it: orders are searched from their first variable on, and
** left where no more edges can come than were found.
*/
#include "proofs/claims/families/family.h"

#include <string.h>

enum { TRIED_MOST = 50001, /* orders that are looked at */ BARRED = -1 };

typedef struct {
    unsigned n, asks;
    ask_t ask[PARTS_MAX];
    /* edges: of those that were found; at most, of all that come after a set of variables */
    int best, most[1 << PMF_AXES_MAX];
    nets_t *found;
    size_t tried, seen;
} search_t;

static void ask(search_t *s, unsigned a, unsigned b, unsigned c, bool map)
{
    if (s->asks < PARTS_MAX) s->ask[s->asks++] = (ask_t){ a & ~c, b & ~c, c, map };
}

/* I(..;..|..) = 0 and H(..|..) = 0 written out, of plain groups. */
static unsigned plain_set(const core_lemma_t *L, const node_t *g)
{
    unsigned set = 0;
    for (unsigned k = 0; k < g->n; k++)
        for (unsigned a = 0; a < L->setting.law[L->setting.joint].axes; a++) {
            const char *v = L->setting.law[L->setting.joint].variable[a];
            if (g->part[k]->kind == NODE_NAME && v && strcmp(v, g->part[k]->name) == 0) set |= 1u << a;
        }
    return set;
}

static void ask_relation(search_t *s, const core_lemma_t *L, const fact_t *f)
{
    if (f->n != 2 || f->op[0] != IS_EQ) return;
    const node_t *x = f->part[0], *zero = f->part[1];
    if (x->kind == NODE_NUMBER) { const node_t *t = x; x = zero; zero = t; }
    if (zero->kind != NODE_NUMBER || mpq_sgn(zero->number) != 0) return;
    if (x->kind == NODE_INFORMATION && x->n == 3)
        ask(s, plain_set(L, x->part[0]), plain_set(L, x->part[1]), plain_set(L, x->part[2]), false);
    if (x->kind == NODE_ENTROPY) ask(s, plain_set(L, x->part[0]), 0, plain_set(L, x->part[1]), true);
}

static void ask_fact(search_t *s, const core_lemma_t *L, const core_fact_t *f)
{
    unsigned past = f->set[0];
    if (f->fact->kind == FACT_RELATION) { ask_relation(s, L, f->fact); return; }
    if (f->fact->kind == FACT_FUNCTION) { ask(s, f->set[0], 0, f->set[1], true); return; }
    bool markov = f->fact->kind == FACT_MARKOV;
    for (unsigned k = 1; k + markov < f->n; k++) {
        ask(s, past, f->set[markov ? k + 1 : k], f->given | (markov ? f->set[k] : 0), false);
        past |= f->set[k];
    }
}

/* The parents of v after the variables of `before`, and whether it is a function of them; BARRED where it cannot come
** here. */
static int parents_of(const search_t *s, unsigned before, unsigned v, bool *map)
{
    unsigned parents = before, bit = 1u << v;
    *map = false;
    for (unsigned k = 0; k < s->asks; k++) {
        const ask_t *q = &s->ask[k];
        unsigned a = q->a & before, b = q->b & before; /* left of A and B once v is met */
        if (q->c & bit && a && (q->map || b)) return BARRED;
        if (q->a & bit && (q->map || q->b & bit)) { parents &= q->c; *map = true; }
        else if (q->a & bit && b) parents &= a | q->c;
        else if (q->b & bit && a) parents &= b | q->c;
    }
    return (int)parents;
}

/* In this order, all that come before are parents. */
static void order_net(net_t *net, const unsigned *order, unsigned n)
{
    unsigned before = 0;
    for (unsigned i = 0; i < n; i++) {
        net->order[i] = order[i];
        net->parents[order[i]] = before;
        before |= 1u << order[i];
    }
}

/* The place of the next to be kept; of some of the later ones too. */
static unsigned room(search_t *s)
{
    return s->found->n < NETS ? s->found->n++ : (++s->seen * 2654435761u >> 7) % NETS;
}

static size_t factorial(unsigned n)
{
    size_t f = 1;
    for (; n > 1; n--) f *= n;
    return f;
}

/* most[before] for every set, the larger sets first; BARRED where no order goes on. */
static void bound_edges(search_t *s)
{
    unsigned all = (1u << s->n) - 1;
    bool map;
    s->most[all] = 0;
    for (unsigned before = all; before-- > 0;) {
        s->most[before] = BARRED;
        for (unsigned v = 0; v < s->n; v++) {
            int parents = before >> v & 1 ? BARRED : parents_of(s, before, v, &map);
            if (parents == BARRED || s->most[before | 1u << v] == BARRED) continue;
            int edges = __builtin_popcount((unsigned)parents) + s->most[before | 1u << v];
            if (edges > s->most[before]) s->most[before] = edges;
        }
    }
}

static void keep(search_t *s, const net_t *net, int edges)
{
    if (edges > s->best) s->found->n = 0;
    s->best = edges;
    s->found->net[room(s)] = *net;
}

/* The orders from the k-th place on, `before` standing before it with so many edges; those that cannot be kept are
** counted and passed over. */
static void orders(search_t *s, net_t *net, unsigned k, unsigned before, int edges)
{
    if (k == s->n) { s->tried++; keep(s, net, edges); return; }
    for (unsigned i = k; i < s->n && s->tried < TRIED_MOST; i++) {
        unsigned v = net->order[i];
        int parents = parents_of(s, before, v, &net->map[v]), now = edges + __builtin_popcount((unsigned)parents),
            rest = s->most[before | 1u << v];
        if (parents == BARRED || rest == BARRED || now + rest < s->best) {
            s->tried += factorial(s->n - k - 1);
            continue;
        }
        net->parents[v] = (unsigned)parents;
        net->order[i] = net->order[k], net->order[k] = v;
        orders(s, net, k + 1, before | 1u << v, now);
        net->order[k] = net->order[i], net->order[i] = v;
    }
}

/* The t-th of them, when none is barred: what is chosen at each place are the digits of t in the factorial base. */
static void order_at(unsigned *order, unsigned n, size_t t)
{
    for (unsigned v = 0; v < n; v++) order[v] = v;
    for (unsigned k = 0; k < n; k++) {
        size_t rest = factorial(n - k - 1);
        unsigned i = k + (unsigned)(t / rest), v = order[i];
        order[i] = order[k], order[k] = v;
        t %= rest;
    }
}

/* Where nothing is asked every order is as good, and all that come before are parents. */
static void any_order(search_t *s)
{
    size_t all = factorial(s->n), at[NETS];
    unsigned order[PMF_AXES_MAX];
    for (size_t t = 0; t < all && t < TRIED_MOST; t++) at[room(s)] = t;
    for (unsigned k = 0; k < s->found->n; k++) {
        order_at(order, s->n, at[k]);
        order_net(&s->found->net[k], order, s->n);
    }
}

static void best_orders(search_t *s)
{
    net_t net = { .map = { false } };
    order_at(net.order, s->n, 0);
    bound_edges(s);
    orders(s, &net, 0, 0, 0);
}

static const nets_t *searched(arena_t *A, search_t *s)
{
    unsigned order[PMF_AXES_MAX];
    s->found = ARENA_NEW(A, nets_t);
    if (s->asks) best_orders(s);
    else any_order(s);
    s->found->asks = s->asks;
    memcpy(s->found->ask, s->ask, s->asks * sizeof *s->ask);
    order_at(order, s->n, 0);
    if (!s->found->n) order_net(&s->found->net[s->found->n++], order, s->n);
    return s->found;
}

const nets_t *nets_of_decoders(arena_t *A, const core_lemma_t *L)
{
    search_t s = { .n = 0 };
    unsigned functions = 0;
    if (L->setting.joint < 0) return NULL;
    s.n = L->setting.law[L->setting.joint].axes;
    for (unsigned k = 0; k < L->givens; k++) {
        const core_fact_t *f = &L->given[k];
        ask_fact(&s, L, f);
        if (f->fact->kind != FACT_MARKOV) continue;
        functions |= f->set[f->n - 1];
        ask(&s, f->set[f->n - 1], 0, f->set[f->n - 2] | f->given, true);
    }
    const nets_t *nets = functions ? searched(A, &s) : NULL;
    for (unsigned k = 0; nets && k < nets->n; k++)
        for (unsigned v = 0; v < s.n; v++)
            if (functions >> v & 1 && !nets->net[k].map[v]) return NULL;
    return nets;
}

void nets_of(arena_t *A, const nets_t **nets, const core_lemma_t *L)
{
    static const nets_t none;
    search_t s = { .n = 0 }, own;
    for (unsigned k = 0; k <= L->claims; k++) nets[k] = &none;
    if (L->setting.joint < 0) return;
    s.n = L->setting.law[L->setting.joint].axes;
    for (unsigned k = 0; k < L->givens; k++) ask_fact(&s, L, &L->given[k]);
    own = s;
    nets[0] = searched(A, &own);
    for (unsigned c = 0; c < L->claims; c++) {
        own = s;
        for (unsigned k = 0; k < L->claim[c].givens; k++) ask_fact(&own, L, &L->claim[c].given[k]);
        nets[c + 1] = own.asks > s.asks ? searched(A, &own) : nets[0];
    }
}
