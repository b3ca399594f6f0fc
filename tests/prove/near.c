/* SPDX-License-Identifier: MIT
**
** The provers' rounding is attacked: every link of the papers that is proved, with a number, a side or the slack off by
** 1e-3, 1e-6, 1e-9, 1e-12 towards asking for more. What some candidate then refutes, exactly, must not be proved.
*/
#include "proofs/claims/tree/places.h"
#include "tests/support/beside.h"
#include "tests/support/process.h"
#include "tests/support/share.h"

#include <criterion/criterion.h>
#include <string.h>

TestSuite(prove_near, .init = session_open, .fini = session_close, .timeout = 600);

enum { VARIANTS_MAX = 100, CANDIDATES = 150, SIZES = 4 };
static const unsigned long digits[SIZES] = { 3, 6, 9, 12 };

typedef struct { unsigned variants, refuted, proved; } tally_t;

typedef struct { arena_t *A; mutant_t base; unsigned n; mutant_t *out; unsigned long digits; } nudge_t;

static void add(nudge_t *N, const node_t *lhs, const node_t *rhs)
{
    if (N->n == VARIANTS_MAX) return;
    N->out[N->n] = N->base;
    N->out[N->n].lhs = lhs;
    N->out[N->n++].rhs = rhs;
}

/* 10^-digits, or 1 + it, 1 - it. */
static mpq_ptr off(const nudge_t *N, int base, int sign)
{
    mpq_ptr q = arena_mpq(N->A, 2), one = q + 1;
    mpz_ui_pow_ui(mpq_denref(q), 10, N->digits);
    mpz_set_si(mpq_numref(q), sign);
    mpq_set_si(one, base, 1);
    mpq_add(q, q, one);
    return q;
}

static void number(void *self, const spot_in_link_t *s)
{
    nudge_t *N = self;
    if (s->x->kind != NODE_NUMBER || mpq_sgn(s->x->number) == 0) return;
    bool grows = s->asks_more == (mpq_sgn(s->x->number) > 0);
    for (int way = N->base.op == IS_EQ ? -1 : 1; way < 2; way += 2) {
        mpq_ptr q = off(N, 1, grows ? way : -way);
        mpq_mul(q, q, s->x->number);
        const node_t *side = place_put(N->A, s, node_number(N->A, s->x->at, q, NULL));
        add(N, s->left ? side : N->base.lhs, s->left ? N->base.rhs : side);
    }
}

/* lhs + e <= rhs, (1 + e) lhs <= rhs, lhs <= (1 - e) rhs; of an equation, the same. */
static void sides(nudge_t *N)
{
    arena_t *A = N->A;
    const node_t *lhs = N->base.lhs, *rhs = N->base.rhs, *less = N->base.op == IS_GE ? rhs : lhs;
    const node_t *more = node_pair(A, NODE_ADD, less, node_number(A, less->at, off(N, 0, 1), NULL));
    const node_t *up = node_number(A, less->at, off(N, 1, 1), NULL),
                 *down = node_number(A, less->at, off(N, 1, -1), NULL);
    bool turned = less == rhs;
    add(N, turned ? lhs : more, turned ? more : rhs);
    add(N, node_pair(A, NODE_MUL, turned ? down : up, lhs), rhs);
    add(N, lhs, node_pair(A, NODE_MUL, turned ? up : down, rhs));
}

/* One nudge, by 10^-3 and less: what the largest asks, no smaller one exceeds. Where no candidate refutes it, none
** refutes those. */
static void try_nudges(tally_t *T, arena_t *A, const compiled_t *C, const char *name, const mutant_t *variant,
                       unsigned step, double seconds)
{
    for (unsigned i = 0; i < SIZES; i++, variant += step) {
        if (mutant_refuted(A, C->core->file, C->core->tree, C->core->words, variant, CANDIDATES) != 1) {
            T->variants += variant->op == IS_EQ ? 1 : SIZES - i;
            if (variant->op == IS_EQ) continue;
            return;
        }
        json_t *certificate = NULL;
        const compiled_t *B = compiled_alone(A, C->core->file, mutant_lemma(A, C->core->tree, variant), C->core->words);
        T->variants++;
        T->refuted++;
        cr_assert(B);
        bool proved = prove_link(&certificate, B, 0, seconds) == PROVE_PROVED;
        T->proved += proved;
        cr_expect(!proved, "%s, %s: proved and refuted: %s", C->lemma.id, name,
                  json_string_value(json_object_get(certificate, "statement")));
        json_decref(certificate);
    }
}

static void try_link(tally_t *T, arena_t *A, const compiled_t *C, size_t link)
{
    mutant_t variant[SIZES * VARIANTS_MAX];
    const claim_chain_t *c = &C->core->tree->claims.at[C->of[link].claim].chain;
    unsigned k = C->of[link].link, n = 0;
    nudge_t N = { .A = A, .base = { C->of[link].claim, k, "nudged", c->op[k], c->term[k], c->term[k + 1] } };
    for (size_t i = 0; i < SIZES; i++) {
        N.out = variant + i * VARIANTS_MAX;
        N.n = 0;
        N.digits = digits[i];
        sides(&N);
        places_of(N.base.lhs, N.base.op, N.base.rhs, number, &N);
        n = N.n;
    }
    double seconds = seconds_beside(A, C, &N.base, 0.1);
    for (unsigned i = 0; i < n; i++) try_nudges(T, A, C, C->lemma.links[link].name, &variant[i], VARIANTS_MAX, seconds);
}

/* Every `parts`-th proved link of the papers, from `part` on; of what each rule proves a share. */
static void try_papers(size_t part, size_t parts)
{
    tally_t T = { 0, 0, 0 };
    size_t count = 0;
    share_of_kinds_t share = { .in = 12 };
    arena_t *A = arena_new();
    for (size_t i = 0; papers_at(i); i++)
        for (size_t k = 0; papers_at(i)->lemmas[k]; k++) {
            const compiled_t *C = compiled_of(papers_at(i)->lemmas[k]);
            proofs_take(papers_at(i)->lemmas[k]);
            for (size_t link = 0; C && link < C->links; link++) {
                if (!C->lemma.proof || !C->lemma.proof[link] || C->of[link].says != SAYS_ITSELF ||
                    count++ % parts != part || !share_takes_kind(&share, C->lemma.proof[link]))
                    continue;
                try_link(&T, A, C, link);
                arena_reset(A);
            }
        }
    arena_free(A);
    cr_log_info("%zu of %zu: %u variants, %u refuted by a candidate, %u of these proved", part, parts, T.variants,
                T.refuted, T.proved);
    share_say_kinds(&share, "prove_near");
    cr_assert(T.refuted > 20 && T.proved == 0, "%u variants, %u refuted, %u proved", T.variants, T.refuted, T.proved);
}

Test(prove_near, links_of_the_papers) { try_papers(0, 2); }
Test(prove_near, more_links_of_the_papers) { try_papers(1, 2); }

/* True with equality somewhere: once a variable is copied, of the event that two differ, by cases of absolute values;
** times a little more than 1. */
static const struct { const char *claim, *given;
} tight[] = {
    { "%s 2 I(C;D) <= I(A;B) + I(A;C,D) + 3 I(C;D|A) + I(C;D|B)", NULL },
    { "%s H(J|Y) <= h(Pr(J != K)) + Pr(J != K) log(M-1)",
      "J, K variables on M letters ; Y variable ; M in 2..inf ; J -> Y -> K" },
    { "%s H(J|Y) <= log 2 + Pr(J != K) log M + (H(J|Y) - h(Pr(J != K)) - Pr(J != K) log(M-1)) + h(Pr(J != K)) - log "
      "2 - Pr(J != K) (log M - log(M-1))",
      "J, K variables on M letters ; Y variable ; M in 2..inf ; J -> Y -> K" },
    { "%s max(H(X), H(Y)) <= H(X,Y)", NULL },
    { "%s min(I(X;Y), I(X;Z)) <= H(X)", NULL },
    { "%s abs(H(X) - H(Y)) <= H(X|Y) + H(Y|X)", NULL },
    { "%s abs(H(X) - H(Y)) <= max(H(X), H(Y))", NULL },
    { "%s I(X;Y) <= min(H(X), H(Y))", NULL },
    { "%s min(p, 1-p) <= 1/2", "p in [0,1]" },
    { "%s 2 min(p, 1-p) log 2 <= h(p)", "p in [0,1]" },
    { "%s abs(log(1+x) - x) <= x^2/2 + 0 abs(x)", "x in [0,inf)" },
    { "%s max(p, q) <= p + q", "p, q in [0,1]" },
    { "%s abs(p-q) <= sqrt(1 - exp(-kl(p||q)))", "p in [0,1] ; q in (0,1)" },
    { "%s abs(p-q) <= 1 - exp(-kl(p||q))/2", "p in [0,1] ; q in (0,1)" },
    { "%s 2 (p-q)^2 + 4/9 (p-q)^4 <= kl(p||q)", "p in [0,1] ; q in (0,1)" },
    { "%s (sqrt(p)-sqrt(q))^2 + (sqrt(1-p)-sqrt(1-q))^2 <= kl(p||q)", "p in [0,1] ; q in (0,1)" },
};

Test(prove_near, copies_events_and_cases)
{
    static const char *const by[] = { "1", "1.001", "1.000001", "1.000000001", "1.000000000001" };
    share_t share = { .in = 5 }; /* of the four of each claim another in turn; each is proved times 1 */
    for (size_t i = 0; i < sizeof tight / sizeof *tight; i++)
        for (size_t k = 0; k < sizeof by / sizeof *by; k++) {
            if (k && !share_takes(&share)) continue;
            const char *claim = arena_printf(session_arena(), "%s %s", by[k], tight[i].claim + 3);
            const char *seconds = k ? "0.3" : "2";
            outcome_t o = tight[i].given ? LEMMATA("prove", "--seconds", seconds, "-e", claim, "--given",
                tight[i].given) : LEMMATA("prove", "--seconds", seconds, "-e", claim);
            cr_expect(o.status == (k ? 4 : 0) && !strncmp(o.out, "proved", 6) == !k, "%s: exit %d: %s%s", claim,
                      o.status, o.out, o.err);
        }
    share_say(&share, "prove_near: of copies, events and cases");
}
