/* SPDX-License-Identifier: MIT
**
** Terms about what variables have for values: the mean given them, what is said of values of positive probability;
** conditions of numbers; divergences
** from laws; an index that is read best.
*/
#include "proofs/prove/entropy/claim_entropy_parts.h"
#include "proofs/prove/entropy/means_parts.h"
#include "proofs/prove/laws/tables.h"

#include <string.h>

static bool is_zero(const core_t *x) { return x->kind == CORE_NUMBER && mpq_sgn(x->number) == 0; }
static bool is_one(const core_t *x) { return x->kind == CORE_NUMBER && mpq_cmp_ui(x->number, 1, 1) == 0; }
static bool is_sum(const core_t *x, unsigned slots) { return x->kind == CORE_OVER && strcmp(x->name, "sum") == 0
    && x->n == 1 && x->slots == slots; }

/* p(y,s) of the joint law. */
static bool is_mass(const tclaim_t *T, const core_t *x)
{
    return x->kind == CORE_MASS && T->L->setting.joint >= 0 && x->at == T->L->setting.joint && !x->given;
}

/* p(s), s of a factor with nothing behind its bar: as one of the joint law. NULL: neither. */
static const core_t *mass_of(tclaim_t *T, const core_t *x)
{
    if (is_mass(T, x)) return x;
    for (unsigned k = 0; x->kind == CORE_ENTRY && k < T->P->factors; k++) {
        if (T->P->factor[k].param != x->at || T->P->factor[k].given) continue;
        core_t *y = ARENA_NEW(T->A, core_t);
        *y = *x;
        y->kind = CORE_MASS;
        y->set = 1u << T->P->factor[k].of;
        return y;
    }
    return NULL;
}

/* Y = y, S = s; NULL where one is no letter that is bound. */
static const char *values(tclaim_t *T, const core_t *mass)
{
    const char *text = "";
    unsigned n = 0;
    for (unsigned v = 0; v < PMF_AXES_MAX; v++) {
        if (!(mass->set >> v & 1)) continue;
        const char *own = tletter(T, mass->part[n++]);
        if (!own || strcmp(own, "0") == 0) return NULL;
        text = arena_printf(T->A, "%s%s%s = %s", text, *text ? ", " : "", T->P->variable[v], own);
    }
    return text;
}

/* sum u: p(u,y,s) f, beside p(y,s): p(y,s) times the mean of f given y, s. */
static const tterm_t *posterior(tclaim_t *T, const core_t *x, const core_t *mass)
{
    if (!is_sum(x, 1) || x->part[0]->kind != CORE_MUL || !is_mass(T, x->part[0]->part[0])) return NULL;
    const core_t *all = x->part[0]->part[0];
    unsigned more = all->set & ~mass->set, n = 0, m = 0;
    if (mass->set & ~all->set || __builtin_popcount(more) != 1) return NULL;
    for (unsigned v = 0; v < PMF_AXES_MAX; v++) {
        if (!(all->set >> v & 1)) continue;
        const core_t *own = all->part[n++];
        if (more >> v & 1 ? own->kind != CORE_SLOT || own->at != (int)x->slot[0] : !core_same(own,
            mass->part[m++])) return NULL;
    }
    const char *given = values(T, mass);
    tterm_t *y = tnew(T->A, T_POSTERIOR, NULL, NULL);
    y->alphabet = x->over[0];
    y->text = T->at[x->slot[0]] = letter_for(T, x->over[0]);
    y->part[0] = given ? tterm_read(T, x->part[0]->part[1]) : NULL;
    y->n = 1;
    y->other = given ? arena_printf(T->A, "Pr(%s = %s|%s)", T->P->variable[__builtin_ctz(more)], y->text, given) : NULL;
    T->at[x->slot[0]] = NULL;
    return y->part[0] ? y : NULL;
}

/* A value that v has with positive probability: itself, of outcomes; any letter, where v is uniform; that of a mean
** over v. In a reason's own term any. */
static bool can_be(const tclaim_t *T, const core_t *x, unsigned v)
{
    if (x->kind != CORE_SLOT) return false;
    if (T->any || (T->at[x->at] && strcmp(T->at[x->at], T->P->variable[v]) == 0)) return true;
    for (unsigned k = 0; k < T->P->factors; k++)
        if (T->P->factor[k].of == v && !T->P->factor[k].given)
            return T->P->factor[k].param == -1 || (T->mean[x->at] && T->mean[x->at] == T->P->factor[k].param + 1);
    return false;
}

/* sum u: p(u|j,s) f, a factor, at values that can be: the mean of f given j, s. */
static const tterm_t *kernel_mean(tclaim_t *T, const core_t *x)
{
    if (!is_sum(x, 1) || x->part[0]->kind != CORE_MUL || x->part[0]->part[0]->kind != CORE_ENTRY) return NULL;
    const core_t *W = x->part[0]->part[0];
    const char *given = "";
    unsigned k = 0;
    while (k < T->P->factors && (T->P->factor[k].param != W->at || !T->P->factor[k].given)) k++;
    if (k == T->P->factors || T->P->factor[k].called) return NULL;
    unsigned of = T->P->factor[k].of, n = (unsigned)__builtin_popcount(T->P->factor[k].given);
    if (W->n != n + 1 || W->part[n]->kind != CORE_SLOT || W->part[n]->at != (int)x->slot[0]) return NULL;
    for (unsigned v = 0; v < PMF_AXES_MAX; v++) {
        unsigned i = 0;
        if (!(T->P->factor[k].given >> v & 1)) continue;
        while (i < n && T->P->factor[k].behind[i] != v) i++;
        const char *own = i < n && can_be(T, W->part[i], v) ? tletter(T, W->part[i]) : NULL;
        if (!own) return NULL;
        given = arena_printf(T->A, "%s%s%s = %s", given, *given ? ", " : "", T->P->variable[v], own);
    }
    tterm_t *y = tnew(T->A, T_POSTERIOR, NULL, NULL);
    y->alphabet = x->over[0];
    y->text = T->at[x->slot[0]] = letter_for(T, x->over[0]);
    y->part[0] = tterm_read(T, x->part[0]->part[1]);
    y->n = 1;
    y->other = arena_printf(T->A, "Pr(%s = %s|%s)", T->P->variable[of], y->text, given);
    T->at[x->slot[0]] = NULL;
    return y->part[0] ? y : NULL;
}

/* if p(y,s) > 0 then (sum u: p(u,y,s) f)/p(y,s) else 0. */
static const tterm_t *posterior_or_zero(tclaim_t *T, const core_t *x)
{
    const core_t *c = x->part[0], *then = x->part[1];
    if (c->kind != CORE_COMPARE || c->op != IS_GT || !is_mass(T, c->part[0]) || !is_zero(c->part[1])
        || !is_zero(x->part[2])) return NULL;
    if (then->kind != CORE_DIV || !core_same(then->part[1], c->part[0])) return NULL;
    return posterior(T, then->part[0], c->part[0]);
}

const tterm_t *tterm_occurs(tclaim_t *T, const core_t *c)
{
    if (c->kind != CORE_COMPARE || c->op != IS_GT || !is_mass(T, c->part[0]) || !is_zero(c->part[1])) return NULL;
    const char *own = values(T, c->part[0]);
    tterm_t *x = tnew(T->A, T_OCCURS, NULL, NULL);
    x->text = own ? arena_printf(T->A, "Pr(%s)", own) : NULL;
    return own ? x : NULL;
}

/* if p(y,a) > 0 then x else 0. */
static const tterm_t *where_it_occurs(tclaim_t *T, const core_t *x)
{
    const tterm_t *c = is_zero(x->part[2]) ? tterm_occurs(T, x->part[0]) : NULL,
                  *then = c ? tterm_read(T, x->part[1]) : NULL;
    return then ? tnew(T->A, T_MUL, c, then) : NULL;
}

/* if a = b then x else 0, of numbers. */
static const tterm_t *where_equal(tclaim_t *T, const core_t *x)
{
    const core_t *c = x->part[0];
    if (c->kind != CORE_COMPARE || c->op != IS_EQ || c->part[0]->alphabet >= 0 || !is_zero(x->part[2])) return NULL;
    const tterm_t *a = tterm_read(T, c->part[0]), *b = a ? tterm_read(T, c->part[1]) : NULL, *then = b ? tterm_read(T,
        x->part[1]) : NULL;
    return then ? tnew(T->A, T_MUL, tnew(T->A, T_EQUAL, a, b), then) : NULL;
}

/* --- divergences -------------------------------------------------------------------------------------------- */

/* The name of the law that the divergence is from: its own, or one made for it. */
static const char *law_of(tclaim_t *T, const core_t *divergence)
{
    const core_t *x = divergence->part[1];
    const setting_t *S = &T->L->setting;
    if (x->kind == CORE_MASS && !x->given && x->n == 1 && x->at != S->joint && S->law[x->at].param >= 0) {
        T->used[S->law[x->at].param] = true;
        return S->law[x->at].name;
    }
    unsigned k = 0;
    while (k < T->laws && !same_at_slots(T->law[k]->part[1], T->law[k]->slot[0], x, divergence->slot[0])) k++;
    if (k == LAWS_MAX) return NULL;
    if (k == T->laws) T->law[T->laws++] = divergence;
    return law_made(T, k);
}

const char *law_made(const tclaim_t *T, unsigned k)
{
    const char *name = arena_printf(T->A, "Q%u", k + 1);
    while (tname_taken(T, name)) name = arena_printf(T->A, "%s'", name);
    return name;
}

static const tterm_t *divergence(tclaim_t *T, const core_t *x)
{
    against_t a;
    if (T->L->setting.joint < 0 || !against_recognised(T->L, x, &a)) return NULL;
    const char *law = law_of(T, x->kind == CORE_DIVERGENCE ? x : x->part[0]->part[1]), *given = tset(T, a.behind);
    return law ? ttext(T->A, arena_printf(T->A, "KL(%s%s%s||%s)", T->P->variable[a.axis], *given ? "|" : "", given,
        law)) : NULL;
}

/* --- an index that is read best ----------------------------------------------------------------------------- */

/* 1 - sum s, y: max j: p(j,s,y): the least chance, under any rule that sees s and y, that it does not name j. */
static const tterm_t *least_error(tclaim_t *T, const core_t *x)
{
    const core_t *sum = x->part[1], *most;
    if (!is_one(x->part[0]) || sum->kind != CORE_OVER || !is_sum(sum, sum->slots) || sum->slots > 7) return NULL;
    most = sum->part[0];
    if (most->kind != CORE_OVER || strcmp(most->name, "max") != 0 || most->slots != 1 || most->n != 1 || !is_mass(T,
        most->part[0])) return NULL;
    const core_t *mass = most->part[0];
    if (mass->n != sum->slots + 1) return NULL;
    tterm_t *y = tnew(T->A, T_BEST, NULL, NULL);
    for (unsigned k = 0; k <= sum->slots; k++) {
        unsigned slot = k < sum->slots ? sum->slot[k] : most->slot[0], n = 0, found = 0;
        y->letter[k] = T->at[slot] = letter_for(T, k < sum->slots ? sum->over[k] : most->over[0]);
        for (unsigned v = 0; v < PMF_AXES_MAX; v++) {
            if (!(mass->set >> v & 1)) continue;
            if (mass->part[n]->kind == CORE_SLOT && mass->part[n]->at == (int)slot) { y->axis[k] = v; found++; }
            n++;
        }
        if (found != 1) y->n = 9;
    }
    y->letters = (y->sees = sum->slots) + 1;
    y->alphabet = most->over[0];
    y->text = letter_for(T, y->alphabet);
    for (unsigned k = 0; k <= sum->slots; k++) T->at[k < sum->slots ? sum->slot[k] : most->slot[0]] = NULL;
    if (y->n) return NULL;
    tterm_t *same = tnew(T->A, T_SAME, NULL, NULL);
    same->text = y->text;
    same->other = y->letter[y->sees];
    y->part[0] = tnew(T->A, T_ADD, tnumber(T->A, 1), tnew(T->A, T_MUL, tnumber(T->A, -1), same));
    y->n = 1;
    return y;
}

/* capacity(p(y|h,s)), of a factor. */
static const tterm_t *capacity(tclaim_t *T, const core_t *x)
{
    joint_mass_t m;
    const core_t *W = x->part[0];
    const char *text = "";
    if (x->given != 1 || x->slots != 2 || !joint_mass(T->L, W, &m) || __builtin_popcount(m.set) != 1) return NULL;
    unsigned of = (unsigned)__builtin_ctz(m.set), from = PMF_AXES_MAX;
    if (m.at[of]->kind != CORE_SLOT || m.at[of]->at != (int)x->slot[1]) return NULL;
    for (unsigned k = 0; k < T->P->factors; k++)
        if (T->P->factor[k].of == of && T->P->factor[k].given != m.given) return NULL;
    for (unsigned v = 0; v < T->P->axes; v++) {
        if (!(m.given >> v & 1)) continue;
        if (m.at[v]->kind == CORE_SLOT && m.at[v]->at == (int)x->slot[0]) { from = v; continue; }
        const char *own = tletter(T, m.at[v]);
        if (!own) return NULL;
        text = arena_printf(T->A, "%s%s%s=%s", text, *text ? "," : "|", T->P->variable[v], own);
    }
    if (from == PMF_AXES_MAX) return NULL;
    return ttext(T->A, arena_printf(T->A, "capacity(%s;%s%s)", T->P->variable[from], T->P->variable[of], text));
}

/* --- all ---------------------------------------------------------------------------------------------------- */

const tterm_t *tterm_given(tclaim_t *T, const core_t *x)
{
    const tterm_t *own;
    switch (x->kind) {
    case CORE_IF:
        if ((own = posterior_or_zero(T, x)) || (own = where_it_occurs(T, x))) return own;
        return where_equal(T, x);
    case CORE_OVER: return (own = kernel_mean(T, x)) ? own : divergence(T, x);
    case CORE_DIVERGENCE: return divergence(T, x);
    case CORE_CAPACITY: return T->L->setting.joint < 0 ? NULL : capacity(T, x);
    case CORE_SUB: return T->L->setting.joint < 0 ? NULL : least_error(T, x);
    default: return NULL;
    }
}

/* p(y,s) f <= p(y,s) g, sum u: p(u,y,s) f <= p(y,s) g, [p(s) > 0] f <= 0. */
bool tfact_given(tclaim_t *T, const core_fact_t *F, const char **with, const tterm_t **a, const tterm_t **b)
{
    const core_t *x = F->term[0], *y = F->term[1], *mass = NULL;
    const tterm_t *left = NULL, *right = NULL;
    if (F->fact->op[0] != IS_LE) return false;
    if (x->kind == CORE_MUL && x->part[0]->kind == CORE_BRACKET && is_zero(y)) {
        const core_t *c = x->part[0]->part[0];
        if (c->kind != CORE_COMPARE || c->op != IS_GT || !(mass = mass_of(T, c->part[0]))
            || !is_zero(c->part[1])) return false;
        left = tterm_read(T, x->part[1]);
        right = tnumber(T->A, 0);
    }
    else if (y->kind == CORE_MUL && is_mass(T, y->part[0])) {
        mass = y->part[0];
        bool both = x->kind == CORE_MUL && core_same(x->part[0], mass);
        left = both ? tterm_read(T, x->part[1]) : posterior(T, x, mass);
        right = left ? tterm_read(T, y->part[1]) : NULL;
    }
    if (!left || !right || !(*with = values(T, mass))) { *with = ""; return false; }
    *a = left;
    *b = right;
    return true;
}
