/* SPDX-License-Identifier: MIT
**
** The rules of weights of pools.
*/
#include "proofs/prove/coq/points_parts.h"
#include "proofs/prove/coq/term.h"

#include <string.h>

static const at_pool_t *pool(at_proof_t *P, const json_t *s, size_t k)
{
    for (unsigned i = 0; i < P->pools; i++)
        if (strcmp(P->pool[i].name, at_word(P, s, k)) == 0) return &P->pool[i];
    at_fail(P, "weights of pools");
    return &P->pool[0];
}

static const at_term_t *share(at_proof_t *P, const at_pool_t *p, const char *letter)
{
    at_term_t *x = (at_term_t *)at_node(&P->N, AT_ENTRY, NULL, NULL);
    x->name = p->name;
    x->letter = letter;
    return x;
}

static const at_term_t *weight(at_proof_t *P, const at_pool_t *p, const char *a)
{
    return at_moved(&P->N, p->w, p->letter, a);
}

static const at_term_t *name_term(at_proof_t *P, const char *name)
{
    at_term_t *x = (at_term_t *)at_node(&P->N, AT_NAME, NULL, NULL);
    x->name = name;
    return x;
}

/* LEMMA X w p weighs law K */
static const char *of_pool(at_proof_t *P, const char *lemma, const at_pool_t *p)
{
    arena_t *A = P->N.A;
    const char *x = coq_name(A, p->letter), *X = coq_name(A, p->alphabet), *H = coq_name(A, p->name);
    return arena_printf(A, "%s %s (fun %s : %s => %s) (fun %s : %s => %s) %s_weighs %s_from %s", lemma, X, x, X,
                        at_text(&P->N, p->w), x, X, at_text(&P->N, p->p), H, H, coq_name(A, p->size));
}

static void total(at_proof_t *P, const json_t *s)
{
    const at_pool_t *p = pool(P, s, 1);
    const at_term_t *sum = at_over(&P->N, AT_SUM, p->letter, at_times(P, p->p, share(P, p, p->letter)));
    at_said(P, at_minus(P, at_integer(&P->N, 1), sum), AT_ZERO,
            arena_printf(P->N.A, "exact (%s ltac:(lra))", of_pool(P, "pool_total", p)));
}

static void most(at_proof_t *P, const json_t *s)
{
    const at_pool_t *p = pool(P, s, 1);
    const char *a = at_word(P, s, 2);
    at_said(P, at_minus(P, name_term(P, p->size), share(P, p, a)), AT_FROM,
            arena_printf(P->N.A, "exact (%s %s)", of_pool(P, "pool_most", p), coq_name(P->N.A, a)));
}

static void order(at_proof_t *P, const json_t *s)
{
    const at_pool_t *p = pool(P, s, 1);
    const char *a = at_word(P, s, 2), *b = at_word(P, s, 4);
    at_sign_t sign = at_sign(at_word(P, s, 3));
    const char *lemma = sign == AT_ZERO   ? of_pool(P, "pool_equal", p)
                        : sign == AT_FROM ? of_pool(P, "pool_order", p)
                                          : of_pool(P, "pool_order_strict", p);
    at_by_lemma(P, at_minus(P, share(P, p, b), share(P, p, a)), sign,
                arena_printf(P->N.A, "%s %s %s%s", lemma, coq_name(P->N.A, a), coq_name(P->N.A, b),
                             sign == AT_ABOVE ? " ltac:(lra)" : ""),
                at_minus(P, weight(P, p, b), weight(P, p, a)), sign, at_sub(s, 5));
}

static void slow(at_proof_t *P, const json_t *s)
{
    const at_pool_t *p = pool(P, s, 1);
    const char *a = at_word(P, s, 2), *b = at_word(P, s, 3);
    at_by_lemma(
        P, at_minus(P, at_times(P, weight(P, p, b), share(P, p, a)), at_times(P, weight(P, p, a), share(P, p, b))),
        AT_FROM, arena_printf(P->N.A, "%s %s %s", of_pool(P, "pool_slow", p), coq_name(P->N.A, a), coq_name(P->N.A, b)),
        at_minus(P, weight(P, p, b), weight(P, p, a)), AT_FROM, at_sub(s, 4));
}

/* least, greatest: m is below, or above, what is drawn. */
static void least(at_proof_t *P, const json_t *s)
{
    const at_pool_t *p = pool(P, s, 1);
    bool greatest = *at_word(P, s, 0) == 'g';
    const char *x = at_word(P, s, 3), *name = at_fresh(P, "floor");
    if (P->floors == AT_FLOORS_MAX) {
        at_fail(P, "so many least weights");
        return;
    }
    unsigned letters = P->N.letters;
    at_letter_new(P, x, p->alphabet);
    const at_term_t *m = at_part(P, s, 2), *w = weight(P, p, x),
                    *apart = greatest ? at_minus(P, m, w) : at_minus(P, w, m),
                    *f = at_times(P, at_moved(&P->N, p->p, p->letter, x), apart);
    fprintf(P->out, "assert (%s : forall %s : %s, %s).\n{ intro %s. ", name, coq_name(P->N.A, x),
            coq_name(P->N.A, p->alphabet), at_says(P, f, AT_FROM), coq_name(P->N.A, x));
    at_block(P, f, AT_FROM, at_sub(s, 4));
    fprintf(P->out, "}\n");
    P->N.letters = letters;
    P->floor[P->floors].pool = p;
    P->floor[P->floors].least = at_word(P, s, 2);
    P->floor[P->floors].above = greatest;
    P->floor[P->floors++].name = name;
}

/* H(b) w(a) (w(b) + (K-1) m) - H(a) w(b) (w(a) + (K-1) m); of `excess` the other way round */
static void ratio(at_proof_t *P, const json_t *s)
{
    const at_pool_t *p = pool(P, s, 1);
    const at_term_t *m = at_part(P, s, 2), *K = at_minus(P, name_term(P, p->size), at_integer(&P->N, 1)),
                    *others = at_times(P, K, m);
    const char *a = at_word(P, s, 3), *b = at_word(P, s, 4);
    bool excess = *at_word(P, s, 0) == 'e';
    unsigned k = P->floors;
    while (k > 0 && !(P->floor[k - 1].pool == p && P->floor[k - 1].above == excess &&
                      strcmp(P->floor[k - 1].least, at_word(P, s, 2)) == 0))
        k--;
    if (!k) {
        at_fail(P, "a least weight");
        return;
    }
    const at_term_t *wa = weight(P, p, a), *wb = weight(P, p, b),
                    *more = at_times(P, at_times(P, share(P, p, b), wa), at_node(&P->N, AT_ADD, wb, others)),
                    *less = at_times(P, at_times(P, share(P, p, a), wb), at_node(&P->N, AT_ADD, wa, others));
    at_by_lemma(P, excess ? at_minus(P, less, more) : at_minus(P, more, less), AT_FROM,
                arena_printf(P->N.A, "%s (%s) %s %s ltac:(lra) %s", of_pool(P, excess ? "pool_excess" : "pool_ratio", p),
                             at_text(&P->N, m),
                             coq_name(P->N.A, a), coq_name(P->N.A, b), P->floor[k - 1].name),
                at_minus(P, wb, wa), AT_FROM, at_sub(s, 5));
}

static void scaled(at_proof_t *P, const json_t *s)
{
    const at_pool_t *g = pool(P, s, 1), *h = pool(P, s, 2);
    arena_t *A = P->N.A;
    const char *X = coq_name(A, h->alphabet), *x = coq_name(A, h->letter), *a = at_word(P, s, 4);
    if (strcmp(g->letter, h->letter) != 0) {
        at_fail(P, "weights that are multiples of each other");
        return;
    }
    at_said(P, at_minus(P, share(P, h, a), share(P, g, a)), AT_ZERO,
            arena_printf(A,
                         "exact (pool_scaled %s (fun %s : %s => %s) (fun %s : %s => %s) (fun %s : %s => %s) (%s) %s %s "
                         "ltac:(pos) %s_weighs %s_from ltac:(intro; cbv beta; agrees))",
                         X, x, X, at_text(&P->N, g->w), x, X, at_text(&P->N, h->w), x, X, at_text(&P->N, h->p),
                         at_text(&P->N, at_part(P, s, 3)), coq_name(A, h->size), coq_name(A, a), coq_name(A, h->name),
                         coq_name(A, h->name)));
}

bool at_pool_step(at_proof_t *P, const json_t *s)
{
    static const struct {
        const char *name;
        void (*rule)(at_proof_t *, const json_t *);
    } all[] = { { "total", total }, { "most", most },   { "order", order },  { "slow", slow },
                { "least", least }, { "ratio", ratio }, { "greatest", least }, { "excess", ratio },
                { "scaled", scaled } };
    for (size_t k = 0; k < sizeof all / sizeof *all; k++)
        if (strcmp(all[k].name, at_word(P, s, 0)) == 0) {
            if (!P->N.why) all[k].rule(P, s);
            return true;
        }
    return false;
}
