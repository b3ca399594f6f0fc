/* SPDX-License-Identifier: MIT */
#include "proofs/prove/strict.h"
#include "proofs/claims/print/print.h"
#include "proofs/engine/json.h"
#include "proofs/prove/box/claim.h"
#include "proofs/prove/deadline.h"
#include "proofs/prove/laws/claim_laws.h"
#include "proofs/prove/terms.h"

#include <string.h>

/* unless: the fact; NULL: none. zero: A - B, or the divergence of P and Q. */
typedef struct {
    arena_t *A;
    const compiled_t *C;
    size_t link;
    const core_fact_t *unless;
    bool down, laws;
    const core_t *zero;
} strict_t;

static relop_t relation(const compiled_t *C, size_t link)
{
    return C->core->claim[C->of[link].claim].claim->chain.op[C->of[link].link];
}

bool strict_link(const compiled_t *C, size_t link)
{
    relop_t op = relation(C, link);
    return C->of[link].says == SAYS_STRICT || (C->of[link].says == SAYS_ITSELF && (op == IS_LT || op == IS_GT));
}

/* --- terms -------------------------------------------------------------------------------------------------------- */

static bool is_zero(const core_t *x) { return x->kind == CORE_NUMBER && mpq_sgn(x->number) == 0; }

static bool same_law(const core_t *x, const core_t *y)
{
    return x->kind == y->kind && x->at == y->at && x->n == 1 && y->n == 1;
}

/* TV of the two laws of the fact, from a divergence of theirs that stands in x; NULL. */
static const core_t *total_variation(const strict_t *S, const core_t *x)
{
    const core_t *const *law = S->unless->term, *found = NULL;
    if (x->kind == CORE_DIVERGENCE && x->n == 2 && x->slots == 1)
        for (unsigned k = 0; k < 2; k++)
            if (same_law(x->part[0], law[k]) && same_law(x->part[1], law[1 - k])) {
                core_t *y = ARENA_NEW(S->A, core_t);
                *y = *x;
                y->name = "TV";
                y->order = NULL;
                y->memo = -1;
                return y;
            }
    for (unsigned k = 0; k < x->n && !found; k++) found = total_variation(S, x->part[k]);
    return found;
}

/* --- the link without its strictness ------------------------------------------------------------------------------ */

/* L + m <= R in place of the link; m = NULL: L <= R. */
static const compiled_t *weakened(const strict_t *S, const core_t *m)
{
    const link_of_t *of = &S->C->of[S->link];
    const core_t *side[2];
    for (unsigned k = 0; k < 2; k++) side[k] = S->C->core->claim[of->claim].term[of->link + k];
    if (m) side[S->down] = core_apply(S->A, CORE_ADD, side[S->down], m);
    return link_in_place(S->A, S->C, S->link, S->down ? IS_GE : IS_LE, side[0], side[1]);
}

/* A = B, or for each x: P(x) = Q(x); NULL: of another kind. */
static const char *exception_words(const strict_t *S)
{
    const core_lemma_t *L = S->C->core;
    const core_fact_t *F = S->unless;
    if (F->fact->kind != FACT_RELATION || F->n != 2 || F->fact->op[0] != IS_EQ || F->slots > 1) return NULL;
    int slot = F->slots ? (int)F->slot[0] : -1;
    const char *letter = F->slots ? letter_name(S->A, L, F->over[0]) : NULL;
    alphabets_t all = { 0, 0 };
    for (unsigned k = 0; k < 2; k++) alphabets_in(&all, L, F->term[k]);
    if (!alphabets_fit(&all)) return NULL;
    const char *a = law_words(S->A, L, F->term[0], slot, letter), *b = law_words(S->A, L, F->term[1], slot, letter);
    if (!a || !b) return NULL;
    return letter ? arena_printf(S->A, "for each %s: %s = %s", letter, a, b) : arena_printf(S->A, "%s = %s", a, b);
}

/* Finite whatever the laws, as the checker sees it. */
static bool is_finite(const core_t *x)
{
    static const char *const bounded[] = { "TV", "Hsq", "Hellinger2", "LC", "BC", "H" };
    bool good = x->kind != CORE_DIVERGENCE;
    for (unsigned k = 0; k < 6 && !good; k++) good = strcmp(x->name, bounded[k]) == 0;
    for (unsigned k = 0; k < x->n && good; k++) good = is_finite(x->part[k]);
    return good;
}

/* The link's statement, from that of L <= R. */
static const char *understand(strict_t *S, arena_t *A, const compiled_t *C, size_t link)
{
    const link_of_t *of = &C->of[link];
    relop_t op = relation(C, link);
    *S = (strict_t){ .A = A, .C = C, .link = link, .down = op == IS_GE || op == IS_GT };
    if (!strict_link(C, link) || (of->says == SAYS_STRICT && of->equality->n != 1)) return NULL;
    if (!is_finite(C->core->claim[of->claim].term[of->link + S->down])) return NULL;
    S->unless = of->says == SAYS_STRICT ? &of->equality->fact[0] : NULL;
    const char *except = S->unless ? exception_words(S) : "";
    if (!except) return NULL;
    const compiled_t *D = weakened(S, NULL);
    const char *whole = box_statement(A, D, link);
    if (!whole) { whole = laws_statement(A, D, link); S->laws = true; }
    const char *sign = S->down ? " >= " : " <= ", *claim = whole ? strstr(whole, "claim ") : NULL,
               *at = claim ? strstr(claim, sign) : NULL;
    if (!at) return NULL;
    for (unsigned side = 0; S->unless && S->laws && side < 2 && !S->zero; side++)
        if (S->unless->slots) S->zero = total_variation(S, C->core->claim[of->claim].term[of->link + side]);
    if (S->unless && !S->unless->slots)
        S->zero = is_zero(S->unless->term[1]) ? S->unless->term[0]
                                              : core_apply(A, CORE_SUB, S->unless->term[0], S->unless->term[1]);
    return arena_printf(A, "%.*s %c %s%s%s", (int)(at - whole), whole, sign[1], at + 4, *except ? " unless " : "",
                        except);
}

const char *strict_statement(arena_t *A, const compiled_t *C, size_t link)
{
    strict_t S;
    return understand(&S, A, C, link);
}

/* --- margins ------------------------------------------------------------------------------------------------------ */

static void numbers_in(bool *in, const core_t *x)
{
    if (x->kind == CORE_PARAM) in[x->at] = true;
    for (unsigned k = 0; k < x->n; k++) numbers_in(in, x->part[k]);
}

static const core_t *times(arena_t *A, const core_t *x, const core_t *y)
{
    return x ? core_apply(A, CORE_MUL, x, y) : y;
}

/* What is positive inside the ranges, and small where the slack may be: v - lo and hi - v at open ends, (1 + v - lo)^-k
** towards infinity. NULL: 1. */
static const core_t *weight(const strict_t *S, const core_t **below, long k)
{
    arena_t *A = S->A;
    const link_of_t *of = &S->C->of[S->link];
    const core_t *above = NULL;
    bool in[PARAMS_MAX] = { false };
    *below = NULL;
    for (unsigned side = 0; side < 2; side++) numbers_in(in, S->C->core->claim[of->claim].term[of->link + side]);
    for (int v = 0; v < (int)S->C->core->setting.params; v++) {
        const entry_t *e = &S->C->core->setting.entry[v];
        if (!in[v] || e->kind != ENTRY_NUMBER || !e->binder) continue;
        const core_t *x = core_param(A, v), *from = !e->least || mpq_sgn(e->least) == 0
                                                        ? x
                                                        : core_apply(A, CORE_SUB, x, core_rational(A, e->least));
        if (e->least && e->binder->open_lo) above = times(A, above, from);
        if (e->most && e->binder->open_hi)
            above = times(A, above, core_apply(A, CORE_SUB, core_rational(A, e->most), x));
        if (e->most) continue;
        *below =
            times(A, *below,
                  core_power(A, core_apply(A, CORE_ADD, core_integer(A, 1), e->least ? from : core_power(A, x, 2)), k));
    }
    return above;
}

/* weight zero^k / c; NULL: there is none of this kind. */
static const core_t *margin(const strict_t *S, long k, bool weighted, long c)
{
    const core_t *below = NULL, *above = weighted && !S->laws ? weight(S, &below, k) : NULL,
                 *x = S->zero ? core_power(S->A, S->zero, k) : NULL;
    if (weighted && !above && !below) return NULL;
    x = !x ? above ? above : core_integer(S->A, 1) : above ? core_apply(S->A, CORE_MUL, above, x) : x;
    if (c > 1) x = core_apply(S->A, CORE_DIV, x, core_integer(S->A, c));
    return below ? core_apply(S->A, CORE_DIV, x, below) : x;
}

static json_t *prove_with(const strict_t *S, const core_t *m, deadline_t until)
{
    const char *statement, *reason = "box";
    const compiled_t *D = weakened(S, m);
    json_t *proof = S->laws ? laws_prove(&statement, &reason, S->A, D, S->link, until)
                            : box_prove(&statement, S->A, D, S->link, until);
    return proof ? json_made(json_pack("{s:s,s:s,s:o}", "margin", law_words(S->A, S->C->core, m, -1, NULL), "reason",
                                       reason, "proof", proof))
                 : NULL;
}

/* Every margin, each within this share of the time. */
static json_t *prove_round(const strict_t *S, double share, deadline_t until)
{
    static const long divisor[] = { 1, 4, 100, 10000 };
    json_t *proof = NULL;
    for (long k = 2; k <= (S->zero ? 4 : 2); k += 2)
        for (unsigned weighted = 0; weighted < 2; weighted++)
            for (unsigned c = 0; c < 4 && !proof && !deadline_past(until); c++) {
                const core_t *m = margin(S, k, weighted, divisor[c]);
                if (m) proof = prove_with(S, m, deadline_part(until, share));
            }
    return proof;
}

json_t *strict_prove(const char **statement, arena_t *A, const compiled_t *C, size_t link, deadline_t until)
{
    strict_t S;
    *statement = understand(&S, A, C, link);
    if (!*statement || (S.unless && !S.zero)) return NULL;
    json_t *proof = prove_round(&S, 0.01, until); /* a little of each, then more */
    return proof ? proof : prove_round(&S, 0.25, until);
}
