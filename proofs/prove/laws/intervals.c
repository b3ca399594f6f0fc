/* SPDX-License-Identifier: MIT */
#include "proofs/prove/laws/intervals.h"
#include "proofs/claims/print/print.h"
#include "proofs/engine/json.h"
#include "proofs/prove/box/claim.h"
#include "proofs/prove/terms.h"

#include <string.h>

typedef struct {
    const compiled_t *C;
    size_t link;
    const entry_t *N;
    int at;
    const law_t *P;
    const core_t *larger;
    bool down;
    const char *t;
} intervals_t;

/* best(P, r, N, y) at the letter y = slot. */
static bool is_best(intervals_t *I, const core_t *x, unsigned slot)
{
    const setting_t *S = &I->C->core->setting;
    if (x->kind != CORE_WORD || x->word->reads != READS_BEST || x->word_slots[0] != 1) return false;
    const core_t *law = x->part[0], *N = x->part[2], *y = x->part[3];
    if (law->kind != CORE_MASS || law->given || law->n != 1 || law->at == S->joint || S->law[law->at].axes != 1)
        return false;
    if (law->part[0]->kind != CORE_SLOT || law->part[0]->at != (int)x->slot[0] || y->kind != CORE_SLOT ||
        y->at != (int)slot)
        return false;
    if (N->kind != CORE_PARAM || S->entry[N->at].kind != ENTRY_NUMBER) return false;
    I->P = &S->law[law->at];
    I->N = &S->entry[N->at];
    I->at = N->at;
    return true;
}

static bool is_law(const intervals_t *I, const core_t *x, unsigned slot)
{
    return x->kind == CORE_MASS && &I->C->core->setting.law[x->at] == I->P && !x->given && x->n == 1 &&
           x->part[0]->kind == CORE_SLOT && x->part[0]->at == (int)slot;
}

/* Numbers other than N. */
static bool has_others(const core_t *x, int N)
{
    bool any = x->kind == CORE_PARAM && x->at != N;
    for (unsigned k = 0; k < x->n; k++) any = any || has_others(x->part[k], N);
    return any;
}

/* KL(best||P) <= R, R in N alone. */
static bool understand(intervals_t *I, const compiled_t *C, size_t link)
{
    const link_of_t *of = &C->of[link];
    const core_claim_t *claim = &C->core->claim[of->claim];
    relop_t op = claim->claim->chain.op[of->link];
    *I = (intervals_t){ .C = C, .link = link, .down = op == IS_GE };
    if (of->says != SAYS_ITSELF || (op != IS_LE && op != IS_GE) || claim->slots) return false;
    const core_t *D = claim->term[of->link + I->down];
    I->larger = claim->term[of->link + !I->down];
    if (D->kind != CORE_DIVERGENCE || strcmp(D->name, "KL") != 0 || D->slots != 1 || D->n != 2) return false;
    return is_best(I, D->part[0], D->slot[0]) && is_law(I, D->part[1], D->slot[0]) && !has_others(I->larger, I->at);
}

/* A name beside those of the law, its alphabet and N. */
static const char *fresh(arena_t *A, const intervals_t *I, const char *stem)
{
    const char *name = stem;
    while (strcmp(name, I->P->name) == 0 || strcmp(name, I->N->name) == 0) name = arena_printf(A, "%s'", name);
    return name;
}

static const char *state(intervals_t *I, arena_t *A)
{
    const core_lemma_t *L = I->C->core;
    const char *letter = letter_name(A, L, I->P->alphabet[0]), *R = number_words(A, L, I->larger),
               *in = number_range_words(A, I->N);
    const char *made = fresh(A, I, "L"), *P = I->P->name, *N = I->N->name;
    I->t = fresh(A, I, "t");
    if (!R || !in || strcmp(letter, P) == 0 || strcmp(letter, N) == 0 || strcmp(letter, made) == 0 ||
        strcmp(letter, I->t) == 0)
        return NULL;
    const char *D = arena_printf(A, "KL(%s(%s)||%s(%s))", made, letter, P, letter);
    return arena_printf(A, "for %s law on %s ; %s in %s ; %s intervals of %s by %s: exp(%s*log(%s))\nclaim %s %s %s", P,
                        L->setting.alphabet[I->P->alphabet[0]].name, N, in, made, P, I->t, N, I->t, I->down ? R : D,
                        I->down ? ">=" : "<=", I->down ? D : R);
}

const char *intervals_statement(arena_t *A, const compiled_t *C, size_t link)
{
    intervals_t I;
    return understand(&I, C, link) ? state(&I, A) : NULL;
}

/* R - (log N - (N-1)/N), the primitive at t = 1, is 0 or positive. */
static bool is_enough(const intervals_t *I, arena_t *A)
{
    algebra_t R;
    box_claim_t E;
    const core_t *N = core_param(A, I->at), *one = core_integer(A, 1);
    const core_t *last = core_apply(A, CORE_SUB, core_function(A, "log", N),
                                    core_apply(A, CORE_DIV, core_apply(A, CORE_SUB, N, one), N));
    if (!algebra_start(&R, A)) return false;
    bool good = claim_box(&E, &R, link_in_place(A, I->C, I->link, IS_LE, last, I->larger), I->link, true);
    if (good) {
        good = E.absolutes == 0 && E.slack[0] && (form_is_zero(&R, E.slack[0]) || form_sign(&R, E.slack[0], &E.B) > 0);
        json_decref(E.logs);
    }
    algebra_end(&R);
    return good;
}

/* Of t^N: the derivative is N t^(N-1), and S' = N t^(N-1) (log N + (N-1) log t). */
json_t *intervals_prove(const char **statement, arena_t *A, const compiled_t *C, size_t link, deadline_t until)
{
    intervals_t I;
    (void)until;
    *statement = understand(&I, C, link) ? state(&I, A) : NULL;
    if (!*statement || !is_enough(&I, A)) return NULL;
    const char *N = I.N->name, *power = arena_printf(A, "exp(%s*log(%s))", N, I.t);
    return json_made(
        json_pack("{s:s}", "primitive",
                  arena_printf(A, "%s*(log(%s) - (%s-1)/%s) + (%s-1)*%s*log(%s)", power, N, N, N, N, power, I.t)));
}
