/* SPDX-License-Identifier: MIT
**
** An order of the variables and their parents, such that the product p(x1) p(x2|parents) .. meets every independence that is asked for.
**
** Let I(A;B|C) = 0 be asked for, and go through A, B, C from the last of them in the order. A variable of A may have parents in A and C
** alone, one of B in B and C alone: then I(A;B|C) = I(A';B|C) + I(a;B|A',C), whose second part is 0, and A' is left. A variable of C may come last only
** when A or B is used up: such an order is passed over. A function of Y has its parents in Y.
*/
#include "proofs/claims/families/family.h"

#include <string.h>

typedef struct { unsigned n, asks; ask_t ask[PARTS_MAX]; unsigned best; nets_t *found; size_t tried, seen; } search_t;

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
    if (x->kind == NODE_INFORMATION && x->n == 3) ask(s, plain_set(L, x->part[0]), plain_set(L, x->part[1]), plain_set(L, x->part[2]), false);
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

/* Narrows the parents to what the question asks for; false where this order cannot. */
static bool narrow(net_t *net, unsigned n, ask_t q)
{
    for (unsigned i = n; i-- > 0;) {
        unsigned v = net->order[i], bit = 1u << v;
        if (q.map) {
            if (!(q.a & bit)) continue;
            for (unsigned j = i + 1; j < n; j++)
                if (q.c >> net->order[j] & 1) return false; /* what it is a function of comes after it */
            net->parents[v] &= q.c;
            net->map[v] = true;
            continue;
        }
        if (!q.a || !q.b) return true;
        if (!((q.a | q.b | q.c) & bit)) continue;
        if ((q.a & bit) && (q.b & bit)) { net->parents[v] &= q.c; net->map[v] = true; q.a &= ~bit; q.b &= ~bit; continue; }
        if (q.c & bit) return false;
        unsigned *side = q.a & bit ? &q.a : &q.b;
        *side &= ~bit;
        net->parents[v] &= *side | q.c;
    }
    return true;
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

/* The next to be kept; some of the later ones too. */
static net_t *room(search_t *s)
{
    nets_t *found = s->found;
    return &found->net[found->n < NETS ? found->n++ : (++s->seen * 2654435761u >> 7) % NETS];
}

static void attempt(search_t *s, const unsigned *order)
{
    if (!s->asks) { memcpy(room(s)->order, order, s->n * sizeof *order); return; } /* parents later: nothing is asked */
    net_t net = { .map = { false } };
    unsigned edges = 0;
    order_net(&net, order, s->n);
    for (unsigned k = 0; k < s->asks; k++)
        if (!narrow(&net, s->n, s->ask[k])) return;
    for (unsigned v = 0; v < s->n; v++) edges += (unsigned)__builtin_popcount(net.parents[v]);
    nets_t *found = s->found;
    if (found->n && edges < s->best) return;
    if (edges > s->best) found->n = 0;
    s->best = edges;
    *room(s) = net;
}

static void orders(search_t *s, unsigned *order, unsigned k)
{
    enum { TRIED_MOST = 50000 };
    if (s->tried > TRIED_MOST) return;
    if (k == s->n) { s->tried++; attempt(s, order); return; }
    for (unsigned i = k; i < s->n; i++) {
        unsigned t = order[k];
        order[k] = order[i], order[i] = t;
        orders(s, order, k + 1);
        t = order[k], order[k] = order[i], order[i] = t;
    }
}

static const nets_t *searched(arena_t *A, search_t s)
{
    unsigned order[PMF_AXES_MAX];
    s.found = ARENA_NEW(A, nets_t);
    for (unsigned v = 0; v < s.n; v++) order[v] = v;
    orders(&s, order, 0);
    s.found->asks = s.asks;
    memcpy(s.found->ask, s.ask, s.asks * sizeof *s.ask);
    if (!s.found->n) order_net(&s.found->net[s.found->n++], order, s.n);
    for (unsigned k = 0; !s.asks && k < s.found->n; k++) order_net(&s.found->net[k], s.found->net[k].order, s.n);
    return s.found;
}

void nets_of(arena_t *A, const nets_t **nets, const core_lemma_t *L)
{
    static const nets_t none;
    search_t s = { .n = 0 };
    for (unsigned k = 0; k <= L->claims; k++) nets[k] = &none;
    if (L->setting.joint < 0) return;
    s.n = L->setting.law[L->setting.joint].axes;
    for (unsigned k = 0; k < L->givens; k++) ask_fact(&s, L, &L->given[k]);
    nets[0] = searched(A, s);
    for (unsigned c = 0; c < L->claims; c++) {
        search_t own = s;
        for (unsigned k = 0; k < L->claim[c].givens; k++) ask_fact(&own, L, &L->claim[c].given[k]);
        nets[c + 1] = own.asks > s.asks ? searched(A, own) : nets[0];
    }
}
