/* SPDX-License-Identifier: MIT
**
** Divergences of a random variable from a law on its letters, in a claim about entropies: KL(p(t)||Q), and
** KL(p(t|d)||Q|p(d)), the mean of those given D, which is I(T;D) + KL(p(t)||Q). They are found in the resolved term,
** where T and D are axes, and in the term as it is written, where the law has its name: both in the order in which they
** stand. What they rest on, and why they stand in sums and positive multiples alone, is in docs/certificates.md,
** section 3.
*/
#include "proofs/prove/entropy/claim_entropy_parts.h"

#include <string.h>

static const law_t *joint(const core_lemma_t *L) { return &L->setting.law[L->setting.joint]; }

static bool at_slot(const core_t *x, unsigned slot) { return x->kind == CORE_SLOT && x->at == (int)slot; }

/* KL of a law of one axis, which may be given others, from what depends on its letter alone; averaged over the
** others. */
bool against_recognised(const core_lemma_t *L, const core_t *x, against_t *a)
{
    joint_mass_t over = { 0 }, m;
    const core_t *d = x;
    bool mean = x->kind == CORE_OVER && strcmp(x->name, "sum") == 0 && x->n == 1 && x->part[0]->kind == CORE_MUL;
    if (mean && (!joint_mass(L, x->part[0]->part[0], &over) || over.given
        || __builtin_popcount(over.set) != (int)x->slots)) return false;
    if (mean) d = x->part[0]->part[1];
    if (d->kind != CORE_DIVERGENCE || strcmp(d->name, "KL") != 0 || d->slots != 1 || d->n != 2 ||
        (d->part[1]->uses & ~((uint64_t)1 << d->slot[0])))
        return false;
    if (!joint_mass(L, d->part[0], &m) || m.given != over.set || __builtin_popcount(m.set) != 1) return false;
    unsigned seen = 0;
    *a = (against_t){ .term = x, .axis = (unsigned)__builtin_ctz(m.set), .behind = m.given };
    for (unsigned axis = 0; axis < PMF_AXES_MAX; axis++) {
        if (!(over.set >> axis & 1)) continue;
        bool bound = false;
        for (unsigned k = 0; k < x->slots; k++)
            if (at_slot(over.at[axis], x->slot[k]) && !(seen >> k & 1)) { bound = true; seen |= 1u << k; }
        if (!bound || m.at[axis]->kind != CORE_SLOT || m.at[axis]->at != over.at[axis]->at) return false;
    }
    return at_slot(m.at[a->axis], d->slot[0]);
}

/* All that stand in x; false: more than there is room for. */
static bool collect(entropies_t *R, const core_t *x)
{
    against_t a;
    if (against_recognised(R->L, x, &a)) {
        if (R->E->divergences == AGAINST_MAX) return false;
        R->E->against[R->E->divergences++] = a;
        return true;
    }
    for (unsigned k = 0; k < x->n; k++)
        if (!collect(R, x->part[k])) return false;
    return true;
}

/* The name of a law on one alphabet, declared or by a definition; NULL. */
static const char *law_name(const core_lemma_t *L, const node_t *x)
{
    if (x->kind != NODE_NAME && !(x->kind == NODE_APPLY && x->n == 1 && x->part[0]->kind == NODE_NAME)) return NULL;
    for (unsigned k = 0; k < L->setting.laws; k++)
        if ((int)k != L->setting.joint && L->setting.law[k].axes == 1 && L->setting.law[k].name &&
            strcmp(L->setting.law[k].name, x->name) == 0)
            return x->name;
    for (unsigned k = 0; k < L->tree->lets.n; k++)
        if (L->tree->lets.at[k].law && !L->tree->lets.at[k].args && strcmp(L->tree->lets.at[k].name, x->name) == 0)
            return x->name;
    return NULL;
}

const node_t *against_named(entropies_t *R, const node_t *x)
{
    entropy_claim_t *E = R->E;
    const law_t *P = joint(R->L);
    const char *law = strcmp(x->name, "KL") == 0 ? law_name(R->L, x->part[1]) : NULL, *behind = "";
    if (!law || R->named == E->divergences || (x->n == 3) != (E->against[R->named].behind != 0)) return NULL;
    against_t *a = &E->against[R->named++];
    node_t *y = ARENA_NEW(R->A, node_t);
    a->law = law;
    a->text = arena_printf(R->A, "KL(%s||%s)", P->variable[a->axis], law);
    for (unsigned k = 0; k < P->axes; k++)
        if (a->behind >> k & 1) behind = arena_printf(R->A, "%s%s%s", behind, *behind ? "," : "|", P->variable[k]);
    *y = (node_t){ .kind = NODE_NAME,
                   .at = x->at,
                   .name = arena_printf(R->A, "KL(%s%s||%s)", P->variable[a->axis], behind, law) };
    return y;
}

/* Of one law all are of one variable. */
static bool one_variable_each(const entropy_claim_t *E)
{
    for (unsigned k = 0; k < E->divergences; k++)
        for (unsigned i = 0; i < k; i++)
            if (strcmp(E->against[i].law, E->against[k].law) == 0 && E->against[i].axis != E->against[k].axis)
                return false;
    return true;
}

const against_t *against_of(const entropy_claim_t *E, const core_t *x)
{
    for (unsigned k = 0; k < E->divergences; k++)
        if (E->against[k].term == x) return &E->against[k];
    return NULL;
}

static bool stands_in(const entropy_claim_t *E, const core_t *x, const char *text)
{
    const against_t *a = against_of(E, x);
    bool any = a && (!text || strcmp(a->text, text) == 0);
    for (unsigned k = 0; k < x->n && !any && !a; k++) any = stands_in(E, x->part[k], text);
    return any;
}

/* In sums and positive multiples. */
static bool only_added(const entropy_claim_t *E, const core_t *x)
{
    if (against_of(E, x) || !stands_in(E, x, NULL)) return true;
    if (x->kind == CORE_ADD) return only_added(E, x->part[0]) && only_added(E, x->part[1]);
    if (x->kind != CORE_MUL && x->kind != CORE_DIV) return false;
    for (unsigned k = x->kind == CORE_DIV; k < 2; k++)
        if (x->part[k]->kind == CORE_NUMBER && mpq_sgn(x->part[k]->number) > 0) return only_added(E, x->part[1 - k]);
    return false;
}

bool against_fits(const entropy_claim_t *E, relop_t op, bool strict, const against_t *none, const core_t *lhs,
                  const core_t *rhs)
{
    const core_t *smaller = op == IS_GE ? rhs : lhs, *larger = op == IS_GE ? lhs : rhs;
    if (!only_added(E, lhs) || !only_added(E, rhs) || (strict && stands_in(E, smaller, NULL))) return false;
    for (unsigned k = 0; k < E->divergences; k++) {
        const char *text = E->against[k].text;
        bool below = stands_in(E, smaller, text), above = stands_in(E, larger, text);
        if (none && strcmp(none->text, text) == 0) continue;
        if (op == IS_EQ ? below != above : below && !above) return false;
    }
    return true;
}

bool against_collect(entropies_t *R, const core_t *lhs, const core_t *rhs)
{
    R->E->divergences = 0;
    return collect(R, lhs) && collect(R, rhs);
}

/* for each t: p(t) = Q(t) is KL(p(t)||Q) = 0. */
const against_t *against_equal(entropies_t *R, const core_fact_t *F)
{
    if (F->fact->kind != FACT_RELATION || F->slots != 1 || F->n != 2 || F->fact->op[0] != IS_EQ) return NULL;
    for (unsigned side = 0; side < 2; side++) {
        const core_t *p = F->term[side];
        const char *law = law_name(R->L, F->fact->part[1 - side]);
        joint_mass_t m;
        if (!law || !joint_mass(R->L, p, &m) || m.given) continue;
        for (unsigned k = 0; k < R->E->divergences; k++)
            if (m.set == 1u << R->E->against[k].axis && at_slot(m.at[R->E->against[k].axis], F->slot[0]) &&
                strcmp(R->E->against[k].law, law) == 0)
                return &R->E->against[k];
    }
    return NULL;
}

bool against_declared(entropy_claim_t *E, entropies_t *R)
{
    const law_t *P = joint(R->L);
    for (unsigned k = 0; k < E->divergences; k++) {
        bool again = false;
        for (unsigned i = 0; i < k; i++) again = again || strcmp(E->against[i].law, E->against[k].law) == 0;
        if (!again)
            E->statement = arena_printf(R->A, "%s ; %s law on %s", E->statement, E->against[k].law,
                                        P->variable[E->against[k].axis]);
    }
    return one_variable_each(E);
}

bool against_facts(entropy_claim_t *E, entropies_t *R, const against_t *first, const against_t *excepted)
{
    mpq_ptr one = arena_mpq(R->A, 1);
    mpq_set_ui(one, 1, 1);
    for (unsigned k = 0; k <= E->divergences; k++) {
        const against_t *a = k ? &E->against[k - 1] : first;
        bool again = !a || (k && first && strcmp(first->text, a->text) == 0);
        for (unsigned i = 0; i + 1 < k; i++) again = again || strcmp(E->against[i].text, a->text) == 0;
        if (again) continue;
        entropy_form_t *f = entropy_form(R->A);
        varset_t atom;
        if (!atom_of(&atom, E, a->text)) return false;
        entropy_add(f, atom, one);
        if (excepted && strcmp(excepted->text, a->text) == 0) E->strict = (long)E->facts;
        if (!add_fact(E, f, false)) return false;
    }
    return true;
}
