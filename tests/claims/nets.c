/* SPDX-License-Identifier: MIT
**
** The nets of a lemma's hypotheses, against every order of the variables gone through from its last: as the head of
** net.c has it, without a bound.
*/
#include "tests/claims/claims.h"
#include "proofs/claims/families/family.h"

TestSuite(claims_nets, .init = session_open, .fini = session_close);

/* Takes away the parents that A, B, C forbid; false where the order cannot meet it. */
static bool narrowed(net_t *net, unsigned n, ask_t q)
{
    for (unsigned i = n; i-- > 0;) {
        unsigned v = net->order[i], bit = 1u << v;
        bool in_a = q.a & bit, in_b = q.b & bit;
        if (q.map && in_a) {
            for (unsigned j = i + 1; j < n; j++)
                if (q.c >> net->order[j] & 1) return false;
            net->parents[v] &= q.c;
        }
        if (q.map) continue;
        if (!q.a || !q.b) return true;
        if (!in_a && !in_b && q.c & bit) return false;
        q.a &= ~bit;
        q.b &= ~bit;
        if (in_a || in_b) net->parents[v] &= q.c | (in_a ? in_b ? 0 : q.a : q.b);
    }
    return true;
}

/* The edges that an order leaves; -1 where it cannot be. */
static int edges_of(net_t *net, unsigned n, const nets_t *asked)
{
    unsigned before = 0;
    int edges = 0;
    for (unsigned i = 0; i < n; before |= 1u << net->order[i++]) net->parents[net->order[i]] = before;
    for (unsigned k = 0; k < asked->asks; k++)
        if (!narrowed(net, n, asked->ask[k])) return -1;
    for (unsigned v = 0; v < n; v++) edges += __builtin_popcount(net->parents[v]);
    return edges;
}

static int most_edges(net_t *net, unsigned k, unsigned n, const nets_t *asked)
{
    if (k == n) return edges_of(net, n, asked);
    int most = -1;
    for (unsigned i = k; i < n; i++) {
        unsigned v = net->order[i];
        net->order[i] = net->order[k], net->order[k] = v;
        int edges = most_edges(net, k + 1, n, asked);
        if (edges > most) most = edges;
        net->order[k] = net->order[i], net->order[i] = v;
    }
    return most;
}

static void assert_best(const char *text, const nets_t *nets, unsigned n)
{
    net_t any = { .map = { false } };
    for (unsigned v = 0; v < n; v++) any.order[v] = v;
    int most = most_edges(&any, 0, n, nets);
    cr_assert(nets->n > 0 && most >= 0, "%s: no order", text);
    for (unsigned k = 0; k < nets->n; k++) {
        net_t again = nets->net[k];
        cr_expect(edges_of(&again, n, nets) == most, "%s: net %u has not %d edges", text, k, most);
        cr_expect(memcmp(again.parents, nets->net[k].parents, n * sizeof *again.parents) == 0,
                  "%s: net %u has other parents", text, k);
    }
}

static void assert_nets(const char *declared, const char *given, unsigned n)
{
    const char *text = arena_printf(session_arena(), "lemma nets\n  for %s\n%s%s\n  claim I(A;B) >= 0\nend\n",
        declared, *given ? "  given " : "", given);
    const compiled_t *C = compiled_from(session_arena(), text);
    cr_assert(C->core->setting.law[C->core->setting.joint].axes == n, "%s", text);
    cr_assert((C->plan->nets[0]->asks > 0) == (*given != 0), "%s", text);
    assert_best(text, C->plan->nets[0], n);
}

Test(claims_nets, as_many_edges_as_any_order)
{
    assert_nets("A, B, C, D variables", "A -> B -> C -> D", 4);
    assert_nets("A, B, C, D variables", "A.B ; C.D", 4);
    assert_nets("A, B, C, D, E variables", "A.B ; D of A,B ; A -> C -> E", 5);
    assert_nets("A, B, C, D, E, F variables", "A -> B -> C ; D.E | A ; F of E", 6);
    assert_nets("A, B, C, D, E, F variables", "A.B.C ; D -> E -> F", 6);
    assert_nets("A, B, C, D, E, F, G variables", "A -> B -> C -> D ; E.F.G | A", 7);
}

Test(claims_nets, nothing_asked) { assert_nets("A, B, C, D, E variables", "", 5); }
