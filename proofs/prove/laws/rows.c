/* SPDX-License-Identifier: MIT */
#include "proofs/prove/laws/tables.h"
#include "proofs/prove/claim_words.h"
#include "proofs/prove/mass.h"
#include "proofs/prove/terms.h"

#include <string.h>

enum { PARTS_MOST = 8 };

/* The axis T whose law given the letters of a setting is the row P; what is behind it is the channel W, from T to C. */
typedef struct {
    arena_t *A;
    core_lemma_t *L;
    const core_claim_t *claim;
    int T, C, P, W;                         /* axes; the law and the entry that are made; -1: not yet */
    unsigned given;                         /* beside which W is */
    int behind[PMF_AXES_MAX];               /* of the axes that are given: the slot of each */
} rows_t;

static const law_t *joint(const rows_t *r) { return &r->L->setting.law[r->L->setting.joint]; }

static unsigned factor_of(const law_t *P, unsigned axis)
{
    unsigned k = 0;
    while (P->factor[k].of != axis) k++;
    return k;
}

/* The axes between `given` and C: each is drawn from those and what is given. 0: one is not, or draws what is given. */
static unsigned between(const law_t *P, unsigned C, unsigned given)
{
    unsigned all = 1u << C;
    for (unsigned k = P->factors; k-- > 0;)
        if (all >> P->factor[k].of & 1) all |= P->factor[k].given & ~given;
    for (unsigned k = 0, below = all; k < P->factors; k++) { /* what is drawn from them */
        if (P->factor[k].given & below) below |= 1u << P->factor[k].of;
        if (below & given) return 0;
    }
    return all & ~(1u << C);
}

/* Products of entries. */
static bool factors_in(const core_t **list, unsigned *n, const core_t *x)
{
    if (x->kind == CORE_MUL) return factors_in(list, n, x->part[0]) && factors_in(list, n, x->part[1]);
    if (*n == PARTS_MOST || (x->kind != CORE_ENTRY && x->kind != CORE_MASS)) return false;
    list[(*n)++] = x;
    return true;
}

/* Is y the factor of this axis, at the slots of the axes? */
static bool is_factor(const rows_t *r, const core_t *y, unsigned axis, const int *slot)
{
    joint_mass_t m;
    const law_t *P = joint(r);
    if (!joint_mass(r->L, y, &m) || m.set != 1u << axis || m.given != P->factor[factor_of(P, axis)].given)
        return false;
    if (y->kind == CORE_MASS && m.given) return false;
    for (unsigned v = 0; v < P->axes; v++)
        if ((m.set | m.given) >> v & 1 && (m.at[v]->kind != CORE_SLOT || m.at[v]->at != slot[v])) return false;
    return true;
}

/* A law by name at this slot; -1: none. */
static int law_at(const rows_t *r, const core_t *x, int slot)
{
    bool own = x->kind == CORE_MASS && x->at != r->L->setting.joint && x->n == 1 && !x->given &&
               r->L->setting.law[x->at].axes == 1 && r->L->setting.law[x->at].param >= 0;
    return own && x->part[0]->kind == CORE_SLOT && x->part[0]->at == slot ? x->at : -1;
}

static const core_t *slot_core(rows_t *r, int at, unsigned alphabet)
{
    core_t *y = ARENA_NEW(r->A, core_t);
    *y = (core_t){ .kind = CORE_SLOT, .at = at, .alphabet = (int)alphabet, .uses = (uint64_t)1 << at, .memo = -1,
                   .still = -1, .lettered = -1 };
    return y;
}

static const core_t *entry_at(rows_t *r, core_kind_t kind, int at, unsigned n, const core_t *a, const core_t *b)
{
    const core_t **part = ARENA_ARRAY(r->A, const core_t *, 2);
    core_t *y = ARENA_NEW(r->A, core_t);
    part[0] = a;
    part[1] = b;
    *y = (core_t){ .kind = kind, .at = at, .alphabet = -1, .n = n, .part = part, .set = kind == CORE_MASS,
                   .uses = a->uses | (b ? b->uses : 0), .memo = -1, .still = -1, .lettered = -1 };
    return y;
}

static bool taken(const rows_t *r, const char *name)
{
    const setting_t *S = &r->L->setting;
    bool any = false;
    for (unsigned k = 0; k < S->params; k++) any = any || (S->entry[k].name && strcmp(S->entry[k].name, name) == 0);
    for (unsigned k = 0; k < S->laws; k++) any = any || (S->law[k].name && strcmp(S->law[k].name, name) == 0);
    for (unsigned k = 0; k < S->alphabets; k++)
        any = any || strcmp(S->alphabet[k].name, name) == 0 || strcmp(letter_name(r->A, r->L, k), name) == 0;
    return any;
}

static int entry_new(rows_t *r, const char *name, entry_kind_t kind, unsigned from, unsigned to)
{
    setting_t *S = &r->L->setting;
    if (S->params == PARAMS_MAX || S->laws == LAWS_MAX) return -1;
    while (taken(r, name)) name = arena_printf(r->A, "%s'", name);
    S->entry[S->params] = (entry_t){ .name = name, .kind = kind, .axes = kind == ENTRY_CHANNEL ? 2 : 1,
                                     .alphabet = { from, to } };
    if (kind != ENTRY_LAW) return (int)S->params++;
    S->law[S->laws] = (law_t){ .name = name, .axes = 1, .param = (int)S->params++, .alphabet = { from } };
    return (int)S->laws++;
}

/* The law made for the row of the axis T, at a slot. */
static const core_t *row(rows_t *r, unsigned T, int slot)
{
    unsigned over = joint(r)->alphabet[T];
    if (r->T >= 0 && r->T != (int)T) return NULL;
    if (r->P < 0 && (r->P = entry_new(r, "P", ENTRY_LAW, over, 0)) < 0) return NULL;
    r->T = (int)T;
    return entry_at(r, CORE_MASS, r->P, 1, slot_core(r, slot, over), NULL);
}

/* sum t: X(t) W(c|t). */
static const core_t *behind(rows_t *r, const core_t *law, int t, int c)
{
    unsigned from = joint(r)->alphabet[r->T], to = joint(r)->alphabet[r->C];
    const core_t **part = ARENA_ARRAY(r->A, const core_t *, 1);
    core_t *y = ARENA_NEW(r->A, core_t);
    if (r->W < 0 && (r->W = entry_new(r, "W", ENTRY_CHANNEL, from, to)) < 0) return NULL;
    part[0] = core_apply(r->A, CORE_MUL, law,
                         entry_at(r, CORE_ENTRY, r->W, 2, slot_core(r, t, from), slot_core(r, c, to)));
    *y = (core_t){ .kind = CORE_OVER, .name = "sum", .alphabet = -1, .n = 1, .part = part, .slots = 1,
                   .slot = { (unsigned)t }, .over = { from }, .uses = (uint64_t)1 << c, .memo = -1, .still = -1,
                   .lettered = -1 };
    return y;
}

/* The slots that the claim binds for what is given, the same wherever an axis is given. */
static bool given_fits(rows_t *r, const joint_mass_t *m)
{
    for (unsigned v = 0; v < joint(r)->axes; v++) {
        bool bound = false;
        if (!(m->given >> v & 1)) continue;
        for (unsigned k = 0; k < r->claim->slots; k++)
            bound = bound || (m->at[v]->kind == CORE_SLOT && m->at[v]->at == (int)r->claim->slot[k]);
        if (!bound || (r->behind[v] >= 0 && r->behind[v] != m->at[v]->at)) return false;
        r->behind[v] = m->at[v]->at;
    }
    return true;
}

/* D(p(c|y,s)||sum t, w: Q(t) p(w) W(c|t,w)): both are behind the channel sum w: p(w) W(c|t,w), of p(t|y,s) and Q. */
static const core_t *processed(rows_t *r, const core_t *x, const joint_mass_t *m)
{
    const law_t *J = joint(r);
    const core_t *mix = x->part[1], *list[PARTS_MOST], *Q = NULL;
    unsigned n = 0, C = (unsigned)__builtin_ctz(m->set), all = between(J, C, m->given), left = all | 1u << C, seen = 0;
    int slot[PMF_AXES_MAX];
    if (!all || mix->kind != CORE_OVER || strcmp(mix->name, "sum") != 0 || mix->n != 1 ||
        (int)mix->slots != __builtin_popcount(all) || !factors_in(list, &n, mix->part[0])) return NULL;
    memcpy(slot, r->behind, sizeof slot);
    slot[C] = (int)x->slot[0];
    for (unsigned k = 0; k < n; k++) { /* the channel with the output c says what the slots are */
        unsigned f = factor_of(J, C);
        if (list[k]->kind != CORE_ENTRY || list[k]->at != J->factor[f].param) continue;
        for (unsigned i = 0; i + 1 < list[k]->n; i++)
            if (all >> J->factor[f].behind[i] & 1) slot[J->factor[f].behind[i]] = list[k]->part[i]->at;
    }
    for (unsigned k = 0; k < n; k++) {
        unsigned v = 0;
        while (v < J->axes && !(left >> v & 1 && is_factor(r, list[k], v, slot))) v++;
        if (v < J->axes) { left &= ~(1u << v); continue; }
        if (Q) return NULL;
        Q = list[k];
    }
    for (unsigned v = 0; v < J->axes; v++) /* the slots that are summed over are those of the axes between */
        for (unsigned k = 0; k < mix->slots; k++) if (all >> v & 1 && slot[v] == (int)mix->slot[k]) seen |= 1u << k;
    if (!Q || __builtin_popcount(left) != 1 || seen + 1 != 1u << mix->slots || left >> C & 1) return NULL;
    unsigned T = (unsigned)__builtin_ctz(left);
    if (J->factor[factor_of(J, T)].given & ~m->given || law_at(r, Q, slot[T]) < 0) return NULL;
    if (r->C >= 0 && (r->C != (int)C || r->given != m->given)) return NULL;
    const core_t **part = ARENA_ARRAY(r->A, const core_t *, 2), *P = row(r, T, slot[T]);
    r->C = (int)C;
    r->given = m->given;
    part[0] = P ? behind(r, P, slot[T], slot[C]) : NULL;
    part[1] = part[0] ? behind(r, Q, slot[T], slot[C]) : NULL;
    return part[1] ? core_with(r->A, x, part) : NULL;
}

static const core_t *put(rows_t *r, const core_t *x)
{
    joint_mass_t m;
    bool own = x->kind == CORE_DIVERGENCE && x->n == 2 && x->slots == 1 && joint_mass(r->L, x->part[0], &m) &&
               m.given && __builtin_popcount(m.set) == 1;
    const core_t **part = ARENA_ARRAY(r->A, const core_t *, x->n + 1);
    bool other = false;
    if (own) {
        unsigned T = (unsigned)__builtin_ctz(m.set);
        bool at = m.at[T]->kind == CORE_SLOT && m.at[T]->at == (int)x->slot[0];
        if (!at || !given_fits(r, &m)) return x;
        if (x->part[0]->kind == CORE_MASS) { const core_t *y = processed(r, x, &m); return y ? y : x; }
        if (law_at(r, x->part[1], (int)x->slot[0]) < 0 || !(part[0] = row(r, T, (int)x->slot[0]))) return x;
        part[1] = x->part[1];
        return core_with(r->A, x, part);
    }
    for (unsigned k = 0; k < x->n; k++) other = (part[k] = put(r, x->part[k])) != x->part[k] || other;
    return other ? core_with(r->A, x, part) : x;
}

/* Which slots are bound nowhere in x. */
static uint64_t free_slots(const core_t *x)
{
    uint64_t all = x->kind == CORE_SLOT ? (uint64_t)1 << x->at : 0;
    for (unsigned k = 0; k < x->n; k++) all |= free_slots(x->part[k]);
    for (unsigned k = 0; k < x->slots; k++) all &= ~((uint64_t)1 << x->slot[k]);
    return all;
}

const compiled_t *link_of_rows(arena_t *A, const compiled_t *C, size_t link)
{
    const link_of_t *of = &C->of[link];
    const core_claim_t *claim = &C->core->claim[of->claim];
    core_lemma_t *L = ARENA_NEW(A, core_lemma_t);
    *L = *C->core;
    rows_t r = { .A = A, .L = L, .claim = claim, .T = -1, .C = -1, .P = -1, .W = -1 };
    if (of->says != SAYS_ITSELF || L->setting.joint < 0 || !joint(&r)->factors || !claim->slots || claim->givens)
        return C;
    for (unsigned v = 0; v < PMF_AXES_MAX; v++) r.behind[v] = -1;
    const core_t *left = put(&r, claim->term[of->link]), *right = put(&r, claim->term[of->link + 1]);
    if (r.P < 0 || free_slots(left) || free_slots(right)) return C;
    core_claim_t *claims = ARENA_ARRAY(A, core_claim_t, L->claims);
    memcpy(claims, L->claim, L->claims * sizeof *claims);
    claims[of->claim].slots = 0;
    L->claim = claims;
    compiled_t *D = ARENA_NEW(A, compiled_t);
    *D = *C;
    D->core = L;
    return link_in_place(A, D, link, claim->claim->chain.op[of->link], left, right);
}
