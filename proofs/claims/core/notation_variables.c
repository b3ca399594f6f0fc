/* SPDX-License-Identifier: MIT
**
** The notation of random variables, lowered: I to entropies of sets of variables, Pr and E to sums over cells of their
** joint law.
*/
#include "proofs/claims/core/notation_parts.h"
#include "proofs/claims/print/print.h"

#include <string.h>

/* --- random variables --------------------------------------------------------------------------------------------- */

static core_r *number(resolver_t *r, spot_t at, long n)
{
    core_t *x = core_blank(r, CORE_NUMBER, at, 0);
    mpq_ptr q = arena_mpq(r->A, 1);
    mpq_set_si(q, n, 1);
    x->number = q;
    x->near = mpq_get_d(q);
    return core_done(r, x);
}

static const law_t *joint(resolver_t *r, spot_t at)
{
    if (r->S->joint >= 0) return &r->S->law[r->S->joint];
    claim_fault(r->fault, at,
                "no random variables are declared: expected X, Y variables or law p(x) p(y|x); under a law P it is "
                "E(P; ..), of "
                "numbers h(p) and kl(p||q)");
    return NULL;
}

enum { CAPITALS = 1, LETTERS = 2 };

/* Which variables stand in the term; with LETTERS, which axes are named by letters that nothing binds. A mean within has
** its own variables and letters: of it the letters of conditions alone are seen. */
static void variables_in(resolver_t *r, unsigned *set, const node_t *x, const scope_t *s, unsigned kinds)
{
    const law_t *P = &r->S->law[r->S->joint];
    const scope_t *found = x->kind == NODE_NAME ? scope_find(s, x->name) : NULL;
    if (x->kind == NODE_NAME && (!found || found->drawn))
        for (unsigned k = 0; k < P->axes; k++)
            if ((kinds & CAPITALS && P->variable[k] && strcmp(P->variable[k], x->name) == 0) ||
                (kinds & LETTERS && !found && strcmp(P->letter[k], x->name) == 0))
                *set |= 1u << k;
    if (x->kind == NODE_NAME) {
        const let_t *d = found ? NULL : find_let(r, x->name);
        if (found && found->argument) variables_in(r, set, found->argument, found->written, kinds);
        if (d && !d->args && r->depth < DEPTH_MAX) {
            r->depth++;
            variables_in(r, set, d->body, s, kinds);
            r->depth--;
        }
    }
    bool groups = x->kind == NODE_ENTROPY || x->kind == NODE_INFORMATION;
    if (x->kind == NODE_PROB || x->kind == NODE_MEAN) kinds &= LETTERS;
    for (unsigned k = x->kind == NODE_MEAN; k < x->n; k++) {
        if (x->part[k]->kind != NODE_GROUP || !groups) { variables_in(r, set, x->part[k], s, kinds); continue; }
        for (unsigned i = 0; i < x->part[k]->n; i++)
            if (x->part[k]->part[i]->kind == NODE_FIX) variables_in(r, set, x->part[k]->part[i]->part[0], s, kinds);
    }
}

/* Is a random variable compared with its own letter, which nothing binds: E[[X = x]]? The axes in `bound` have letters
** that the term binds. */
static const node_t *beside_letter(const law_t *P, const node_t *x, const scope_t *s, unsigned bound)
{
    for (unsigned b = 0; b < x->bounds; b++)
        for (unsigned k = 0; k < P->axes; k++)
            if (strcmp(P->letter[k], x->bound[b].name) == 0) bound |= 1u << k;
    for (unsigned k = 0; x->kind == NODE_COMPARE && k < P->axes; k++)
        for (unsigned i = 0; i < 2 && P->variable[k] && !(bound >> k & 1); i++)
            if (x->part[i]->kind == NODE_NAME && strcmp(x->part[i]->name, P->letter[k]) == 0 &&
                x->part[!i]->kind == NODE_NAME && strcmp(x->part[!i]->name, P->variable[k]) == 0 &&
                !scope_find(s, P->letter[k]))
                return x->part[i];
    for (unsigned k = 0; x->kind != NODE_PROB && x->kind != NODE_MEAN && k < x->n; k++) {
        const node_t *found = beside_letter(P, x->part[k], s, bound);
        if (found) return found;
    }
    return NULL;
}

/* A random variable compared with itself, in a condition or a mean: its value outside has a letter. */
static const node_t *beside_itself(const law_t *P, const node_t *x, const scope_t *s)
{
    bool names = x->kind == NODE_COMPARE && x->part[0]->kind == NODE_NAME && x->part[1]->kind == NODE_NAME;
    const scope_t *found = names ? scope_find(s, x->part[0]->name) : NULL;
    for (unsigned k = 0; names && (!found || found->drawn) && k < P->axes; k++)
        if (P->variable[k] && strcmp(x->part[0]->name, P->variable[k]) == 0 &&
            strcmp(x->part[1]->name, P->variable[k]) == 0)
            return x->part[1];
    for (unsigned k = 0; k < x->n; k++) {
        const node_t *in = beside_itself(P, x->part[k], s);
        if (in) return in;
    }
    return NULL;
}

/* sum over the cells of these variables of p(cell) * body. A letter that is bound outside keeps its meaning, Pr(J = j)
** within sum j; one that is not is the variable itself in a mean, E[f(x)], and nothing in a condition. */
static core_r *over_cells(resolver_t *r, const node_t *n, const scope_t *s, const node_t *what, const node_t *given,
                          unsigned set, bool condition)
{
    const law_t *P = &r->S->law[r->S->joint];
    core_t *x = core_blank(r, CORE_OVER, n->at, 1), *mass = core_blank(r, CORE_MASS, n->at, P->axes);
    mass->at = r->S->joint;
    mass->set = set;
    mass->n = 0;
    const scope_t *lettered = s;
    for (unsigned k = 0; k < P->axes; k++) {
        if (!(set >> k & 1)) continue;
        if (!(s = scope_bind(r, s, "", (int)P->alphabet[k], n->at))) return NULL;
        scope_t *named = ARENA_ARRAY(r->A, scope_t, 3);
        named[0] = named[1] = named[2] = *s;
        named[0].up = s;
        named[0].name = P->variable[k];
        named[1].up = lettered;
        named[1].name = scope_find(lettered, P->letter[k]) ? "" : P->letter[k];
        named[2].up = &named[1];
        named[2].name = P->variable[k];
        named[0].drawn = named[2].drawn = true;
        s = &named[0];
        lettered = &named[2];
        x->slot[x->slots] = s->slot;
        x->over[x->slots++] = (unsigned)s->alphabet;
        core_t *slot = core_blank(r, CORE_SLOT, n->at, 0);
        slot->at = (int)s->slot;
        slot->alphabet = s->alphabet;
        ((core_r **)mass->part)[mass->n++] = core_done(r, slot);
    }
    core_r *p = core_done(r, mass), *body = NULL;
    if (given) {
        core_r *c = resolve_condition(r, given, s);
        p = c ? notation_pair(r, CORE_MUL, n->at, p, core_of(r, CORE_BRACKET, n->at, 1, &c)) : NULL;
    }
    if (!p) return NULL;
    if (!what) return notation_over(r, "sum", x, p);
    body = condition ? resolve_condition(r, what, s) : resolve(r, what, lettered);
    if (body && condition) body = core_of(r, CORE_BRACKET, n->at, 1, &body);
    return body ? notation_over(r, "sum", x, notation_pair(r, CORE_MUL, n->at, p, body)) : NULL;
}

core_r *notation_mean(resolver_t *r, const node_t *n, const scope_t *s)
{
    bool condition = n->kind == NODE_PROB;
    if (!joint(r, n->at)) return NULL;
    const node_t *given = n->n > 1 ? n->part[1] : NULL;
    unsigned set = 0, behind = 0;
    variables_in(r, &set, n->part[0], s, condition ? CAPITALS : CAPITALS | LETTERS);
    if (given) variables_in(r, &behind, given, s, CAPITALS);
    if (!(set | behind)) {
        claim_fault(r->fault, n->at, "no random variable stands in %s", node_text(r->A, n));
        return NULL;
    }
    const node_t *letter = condition ? NULL : beside_letter(&r->S->law[r->S->joint], n->part[0], s, 0);
    if (letter) {
        claim_fault(r->fault, letter->at, "%s is bound by nothing here, expected for each %s: or sum %s:", letter->name,
                    letter->name, letter->name);
        return NULL;
    }
    for (unsigned k = 0; k < n->n; k++) {
        const node_t *same = beside_itself(&r->S->law[r->S->joint], n->part[k], s);
        if (!same) continue;
        claim_fault(r->fault, same->at, "%s = %s says nothing, as both are one variable; its value has a letter, expected %s",
                    same->name, same->name, r->S->law[r->S->joint].letter[setting_variable(r->S, same->name)]);
        return NULL;
    }
    core_r *above = over_cells(r, n, s, n->part[0], given, set | behind, condition);
    if (!above || !given) return above;
    core_r *below = over_cells(r, n, s, NULL, given, behind, condition);
    return below ? notation_pair(r, CORE_GIVEN, n->at, above, below) : NULL;
}

/* --- entropies ---------------------------------------------------------------------------------------------------- */

typedef struct { unsigned set, fixed; core_r *at[PMF_AXES_MAX]; } group_t;

static bool group(resolver_t *r, group_t *g, const node_t *x, const scope_t *s)
{
    const law_t *P = joint(r, x->at);
    for (unsigned k = 0; P && k < x->n; k++) {
        const node_t *item = x->part[k];
        int axis = setting_variable(r->S, item->name);
        if (axis < 0) {
            const let_t *d = find_let(r, item->name);
            bool known = d || setting_entry(r->S, item->name) >= 0 || scope_find(s, item->name);
            return known ? claim_fault(r->fault, item->at, "%s is no random variable", item->name)
                         : unknown(r, item->at, item->name, "a random variable");
        }
        if (item->kind == NODE_NAME) { g->set |= 1u << axis; continue; }
        g->fixed |= 1u << axis;
        if (!(g->at[axis] = resolve_letter(r, item->part[0], s, (int)P->alphabet[axis], false))) return false;
    }
    return P != NULL;
}

/* H of the set, given the letters of g. */
static core_r *entropy_of(resolver_t *r, spot_t at, unsigned set, const group_t *g)
{
    set &= ~g->fixed;
    if (!set) return number(r, at, 0);
    core_t *x = core_blank(r, CORE_ENTROPY, at, PMF_AXES_MAX);
    x->set = set;
    x->given = g->fixed;
    x->n = 0;
    for (unsigned k = 0; k < PMF_AXES_MAX; k++)
        if (g->fixed >> k & 1) ((core_r **)x->part)[x->n++] = g->at[k];
    return core_done(r, x);
}

/* I(A1;..;Ak|C) = sum over the non-empty sets T of groups of (-1)^(|T|+1) (H(A_T,C) - H(C)); one group: H(A|C). */
core_r *notation_information(resolver_t *r, const node_t *n, const scope_t *s)
{
    group_t given = { 0 };
    unsigned k = n->n - 1, set[8];
    if (k > 6) { claim_fault(r->fault, n->at, "information of more than 6 groups"); return NULL; }
    if (!group(r, &given, n->part[k], s)) return NULL;
    for (unsigned i = 0; i < k; i++) {
        group_t g = { 0 };
        if (!group(r, &g, n->part[i], s)) return NULL;
        if (g.fixed) { claim_fault(r->fault, n->part[i]->at, "a value stands behind the bar: H(X|S=s)"); return NULL; }
        set[i] = g.set;
    }
    core_r *all = NULL;
    for (unsigned T = 1; T < 1u << k; T++) {
        unsigned axes = given.set;
        for (unsigned i = 0; i < k; i++)
            if (T >> i & 1) axes |= set[i];
        core_r *h = entropy_of(r, n->at, axes, &given);
        bool plus = __builtin_popcount(T) & 1;
        all = !all ? h : notation_pair(r, plus ? CORE_ADD : CORE_SUB, n->at, all, h);
    }
    core_r *below = entropy_of(r, n->at, given.set, &given); /* the signs of H(C) add up to one */
    return below->kind == CORE_NUMBER ? all : notation_pair(r, CORE_SUB, n->at, all, below);
}

/* H(P) of a law by name. */
core_r *notation_entropy_by_name(resolver_t *r, const node_t *n, const node_t *law, const scope_t *s)
{
    free_t F = { 0 };
    core_t *x = core_blank(r, CORE_DIVERGENCE, n->at, 1);
    if (!law_is_one(r, law, s) || !whole_letters(r, &F, law, s)) return NULL;
    if (!F.n) {
        const char *hint =
            law->kind == NODE_NAME ? "" : "; a function of variables is a variable of its own: given Z:X,Y";
        claim_fault(r->fault, law->at, "%s is no law and no random variable%s", node_text(r->A, law), hint);
        return NULL;
    }
    const scope_t *inner = notation_bind(r, x, s, &F, false, n->at);
    x->name = "H";
    if (!inner || !(((core_r **)x->part)[0] = resolve(r, law, inner))) return NULL;
    return core_done(r, x);
}

core_r *notation_entropy(resolver_t *r, const node_t *n, const scope_t *s)
{
    const node_t *of = n->part[0];
    bool one =
        of->n == 1 && !n->part[1]->n && of->part[0]->kind == NODE_NAME && setting_variable(r->S, of->part[0]->name) < 0;
    if (one && !law_is_one(r, of->part[0], s)) return NULL;
    if (one && (scope_find(s, of->part[0]->name) || setting_law(r->S, of->part[0]->name) >= 0 ||
                find_let(r, of->part[0]->name)))
        return notation_entropy_by_name(r, n, of->part[0], s);
    return notation_information(r, n, s);
}
