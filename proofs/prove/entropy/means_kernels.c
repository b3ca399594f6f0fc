/* SPDX-License-Identifier: MIT
**
** Kernels of which a hypothesis says that they see one variable through a map of it alone: the law has the coarse
** kernel for a factor, and the map's variable is drawn first. p(s) [s' = T(s)] is p(s') p(s|s'), and of every such law
** the claim is shown.
**
** sum y, h, s, s': [s' = T(s)] |p(y|h,s) - G(y|h,s')| = 0 gives the factor G(y|h,s');
** sum u, j, s, r of S: [T(s) = T(r)] |W(u|j,s) - W(u|j,r)| = 0 gives p(u|j,s'), of any channel.
*/
#include "proofs/prove/entropy/means_parts.h"
#include "proofs/prove/claim_words.h"

#include <string.h>

enum { BOUND_MAX = 2 * PMF_AXES_MAX };

/* A sum over all letters of [a = b] |x - y|. */
typedef struct { unsigned n, slot[BOUND_MAX]; const core_t *a, *b, *x, *y; } apart_t;

static bool flattened(apart_t *f, const core_t *x)
{
    if (x->kind == CORE_OVER && strcmp(x->name, "sum") == 0 && x->n == 1) {
        for (unsigned k = 0; k < x->slots && f->n < BOUND_MAX; k++) f->slot[f->n++] = x->slot[k];
        return flattened(f, x->part[0]);
    }
    if (x->kind == CORE_MUL && x->part[0]->kind == CORE_BRACKET) {
        const core_t *c = x->part[0]->part[0];
        if (f->a || c->kind != CORE_COMPARE || c->op != IS_EQ || c->part[0]->alphabet < 0) return false;
        f->a = c->part[0];
        f->b = c->part[1];
        return flattened(f, x->part[1]);
    }
    if (x->kind != CORE_FUNCTION || strcmp(x->name, "abs") != 0 || x->part[0]->kind != CORE_SUB) return false;
    f->x = x->part[0]->part[0];
    f->y = x->part[0]->part[1];
    return f->a && f->x->kind == CORE_ENTRY && f->y->kind == CORE_ENTRY;
}

static bool is_bound(const apart_t *f, const core_t *x)
{
    for (unsigned k = 0; x->kind == CORE_SLOT && k < f->n; k++) if (f->slot[k] == (unsigned)x->at) return true;
    return false;
}

/* All letters of x are bound, no two the same. */
static bool letters_apart(const apart_t *f, const core_t *x)
{
    for (unsigned k = 0; k < x->n; k++) {
        if (!is_bound(f, x->part[k])) return false;
        for (unsigned i = 0; i < k; i++) if (x->part[i]->at == x->part[k]->at) return false;
    }
    return true;
}

static bool same_slot(const core_t *x, const core_t *y)
{
    return x->kind == CORE_SLOT && y->kind == CORE_SLOT && x->at == y->at;
}

typedef struct { arena_t *A; core_lemma_t *L; law_t *P; bool coarse[PMF_AXES_MAX], any; } kernels_t;

/* The axis that this map makes of the axis `of` alone; -1. */
static int made_of(const law_t *P, const core_t *map, unsigned of)
{
    for (unsigned k = 0; map->kind == CORE_MAP && map->n == 1 && k < P->factors; k++)
        if (P->factor[k].param == map->at && P->factor[k].given == 1u << of) return (int)P->factor[k].of;
    return -1;
}

static int entry_new(kernels_t *K, const entry_t *like)
{
    setting_t *S = &K->L->setting;
    if (S->params == PARAMS_MAX) return -1;
    S->entry[S->params] = *like;
    S->entry[S->params].kind = ENTRY_FACTOR;
    S->entry[S->params].name = "p";
    return (int)S->params++;
}

/* |W(u|j,s) - W(u|j,r)|, which differ at s alone: the factor sees what the map makes of it. */
static bool same_kernel(kernels_t *K, const apart_t *f, unsigned k)
{
    const core_t *x = f->x, *y = f->y;
    unsigned n = x->n - 1, i = n;
    for (unsigned j = 0; j <= n; j++) {
        if (same_slot(x->part[j], y->part[j])) continue;
        if (i < n || j == n) return false;
        i = j;
    }
    if (i == n || f->a->kind != CORE_MAP || f->b->kind != CORE_MAP || f->a->at != f->b->at || f->b->n != 1)
        return false;
    bool turned = f->a->n == 1 && same_slot(f->a->part[0], y->part[i]);
    if (!same_slot(f->a->part[0], (turned ? y : x)->part[i]) || !same_slot(f->b->part[0], (turned ? x : y)->part[i]))
        return false;
    unsigned of = K->P->factor[k].behind[i];
    int axis = made_of(K->P, f->a, of),
        param = axis < 0 ? -1 : entry_new(K, &K->L->setting.entry[K->P->factor[k].param]);
    if (param < 0 || K->P->factor[k].given >> axis & 1) return false;
    K->L->setting.entry[param].alphabet[i] = K->P->alphabet[axis];
    K->P->factor[k].given ^= 1u << of | 1u << axis;
    K->P->factor[k].behind[i] = (unsigned)axis;
    K->P->factor[k].param = param;
    K->P->factor[k].called = NULL;
    K->coarse[axis] = true;
    return true;
}

/* |p(y|h,s) - G(y|h,s')|, s' = T(s), G a channel: it is the factor. */
static bool coarse_kernel(kernels_t *K, const apart_t *f, unsigned k)
{
    const core_t *x = f->x, *y = f->y, *letter = f->a->kind == CORE_SLOT ? f->a : f->b,
                 *map = f->a->kind == CORE_SLOT ? f->b : f->a;
    unsigned n = x->n - 1, given = 0, behind[PMF_AXES_MAX], made = 0;
    const entry_t *G = &K->L->setting.entry[y->at];
    if (G->kind != ENTRY_CHANNEL || !is_bound(f, letter) || map->kind != CORE_MAP || map->n != 1) return false;
    if (!same_slot(x->part[n], y->part[y->n - 1]) || y->n > PMF_AXES_MAX) return false;
    for (unsigned j = 0; j + 1 < y->n; j++) {
        unsigned i = 0;
        while (i < n && !same_slot(x->part[i], y->part[j])) i++;
        int axis = i < n ? (int)K->P->factor[k].behind[i] : -1;
        for (unsigned s = 0; axis < 0 && s < n && same_slot(letter, y->part[j]); s++)
            if (same_slot(x->part[s], map->part[0]) && (axis = made_of(K->P, map, K->P->factor[k].behind[s])) >= 0)
                made |= 1u << axis;
        if (axis < 0 || given >> axis & 1) return false;
        given |= 1u << axis;
        behind[j] = (unsigned)axis;
    }
    if (!made) return false;
    K->P->factor[k].given = given;
    memcpy(K->P->factor[k].behind, behind, sizeof behind);
    K->P->factor[k].param = y->at;
    K->P->factor[k].called = G->name;
    K->coarse[__builtin_ctz(made)] = true;
    return true;
}

static void use(kernels_t *K, const core_fact_t *F)
{
    apart_t f = { .n = 0 };
    if (F->fact->kind != FACT_RELATION || F->n != 2 || F->slots || F->fact->op[0] != IS_EQ) return;
    if (F->term[1]->kind != CORE_NUMBER || mpq_sgn(F->term[1]->number) || !flattened(&f, F->term[0])) return;
    if (!letters_apart(&f, f.x) || !letters_apart(&f, f.y)) return;
    for (unsigned k = 0; k < K->P->factors; k++) {
        unsigned n = (unsigned)__builtin_popcount(K->P->factor[k].given);
        if (K->P->factor[k].param != f.x->at || f.x->n != n + 1 || !n) continue;
        K->any = (f.y->at == f.x->at ? same_kernel : coarse_kernel)(K, &f, k) || K->any;
        return;
    }
}

/* p(s) [s' = T(s)] as p(s') p(s|s'): s' stands first. */
static bool drawn_first(kernels_t *K, unsigned axis)
{
    law_t *P = K->P;
    unsigned at = 0, from = 0;
    while (P->factor[at].of != axis) at++;
    while (from < P->factors && 1u << P->factor[from].of != P->factor[at].given) from++;
    if (from >= at || P->factor[from].given || P->factor[from].param < 0) return false;
    unsigned of = P->factor[from].of;
    int first = entry_new(K, &K->L->setting.entry[P->factor[from].param]),
        then = entry_new(K, &K->L->setting.entry[P->factor[from].param]);
    if (first < 0 || then < 0) return false;
    for (unsigned k = at; k > from + 1; k--) P->factor[k] = P->factor[k - 1];
    memset(&P->factor[from], 0, sizeof P->factor[from]);
    memset(&P->factor[from + 1], 0, sizeof P->factor[from]);
    P->factor[from].param = first;
    P->factor[from].of = axis;
    P->factor[from + 1].param = then;
    P->factor[from + 1].of = of;
    P->factor[from + 1].given = 1u << axis;
    P->factor[from + 1].behind[0] = axis;
    return true;
}

const compiled_t *link_of_kernels(arena_t *A, const compiled_t *C, size_t link)
{
    const core_claim_t *claim = &C->core->claim[C->of[link].claim];
    core_lemma_t *L = ARENA_NEW(A, core_lemma_t);
    *L = *C->core;
    if (L->setting.joint < 0 || !L->setting.law[L->setting.joint].factors) return C;
    kernels_t K = { .A = A, .L = L, .P = &L->setting.law[L->setting.joint] };
    for (unsigned k = 0; k < L->givens; k++) use(&K, &L->given[k]);
    for (unsigned k = 0; k < claim->givens; k++) use(&K, &claim->given[k]);
    for (unsigned v = 0; v < K.P->axes; v++) if (K.coarse[v] && !drawn_first(&K, v)) return C;
    if (!K.any) return C;
    compiled_t *D = ARENA_NEW(A, compiled_t);
    *D = *C;
    D->core = L;
    return D;
}
