/* SPDX-License-Identifier: MIT
**
** The joint law of random variables: declared by name, as a product of factors, or by standing in H, I and hypotheses
** of structure.
*/
#include "proofs/claims/core/declare_parts.h"

#include <ctype.h>
#include <string.h>
#include <strings.h>

/* --- random variables --------------------------------------------------------------------------------------------- */

static law_t *joint(declarer_t *d, spot_t at, const char *name)
{
    setting_t *S = d->S;
    if (S->joint >= 0) return &S->law[S->joint];
    if (S->laws == LAWS_MAX) { claim_fault(d->fault, at, "more than %d laws", LAWS_MAX); return NULL; }
    S->joint = (int)S->laws++;
    S->law[S->joint] = (law_t){ .name = name, .param = -1 };
    return &S->law[S->joint];
}

/* The joint law of `variables` is p, unless p is something else. */
static const char *joint_name(const lemma_tree_t *L)
{
    for (unsigned k = 0; k < L->binders.n; k++)
        for (unsigned i = 0; i < L->binders.at[k].n; i++)
            if (strcmp(L->binders.at[k].name[i], "p") == 0 && L->binders.at[k].sort != SORT_FACTORS) return "Pr";
    return "p";
}

static bool variable(declarer_t *d, spot_t at, const char *name, const char *letter, int a)
{
    law_t *P = joint(d, at, joint_name(d->L));
    if (!P || a < 0) return false;
    if (setting_knows(d->S, name)) return claim_fault(d->fault, at, "%s is declared already", name);
    if (P->axes == PMF_AXES_MAX) return claim_fault(d->fault, at, "more than %d random variables", PMF_AXES_MAX);
    P->variable[P->axes] = name;
    P->letter[P->axes] = letter;
    P->alphabet[P->axes++] = (unsigned)a;
    return true;
}

bool declare_variables(declarer_t *d, const binder_t *b)
{
    int shared = -1;
    for (unsigned k = 0; k < b->n; k++) {
        int a = b->letters && shared >= 0 ? shared : declare_alphabet(d, b->name_at[k], b->name[k]);
        if (!variable(d, b->name_at[k], b->name[k], declare_lower(d->A, b->name[k]), a)) return false;
        if (!b->letters || shared >= 0) continue;
        shared = a;
        alphabet_t *X = &d->S->alphabet[a];
        if (b->letters->kind == NODE_NAME) { X->size = b->letters->name; continue; }
        bool whole = b->letters->kind == NODE_NUMBER && mpz_cmp_ui(mpq_denref(b->letters->number), 1) == 0;
        if (!whole || mpq_sgn(b->letters->number) <= 0 || mpq_cmp_ui(b->letters->number, 4096, 1) > 0)
            return claim_fault(d->fault, b->letters->at,
                               "expected a declared number or a whole one from 1 to 4096: variables on M letters");
        X->lo = X->hi = mpz_get_si(mpq_numref(b->letters->number));
    }
    return true;
}

static const char *upper(arena_t *A, const char *name)
{
    char *s = arena_printf(A, "%s", name);
    *s = (char)toupper((unsigned char)*s);
    return s;
}

static int axis_of(const law_t *P, const char *letter)
{
    for (unsigned k = 0; k < P->axes; k++)
        if (strcmp(P->letter[k], letter) == 0) return (int)k;
    return -1;
}

/* What a factor is called by: a law of one alphabet, a channel or a map that is declared; NULL where it is a factor of
** its own. */
static const binder_t *called(const lemma_tree_t *L, const char *name)
{
    for (unsigned k = 0; k < L->binders.n; k++)
        for (unsigned i = 0; i < L->binders.at[k].n; i++) {
            const binder_t *b = &L->binders.at[k];
            if ((b->sort == SORT_LAWS || b->sort == SORT_CHANNELS || b->sort == SORT_MAPS) &&
                strcmp(b->name[i], name) == 0)
                return b;
        }
    return NULL;
}

/* The letters behind the bar, as axes of the law so far. */
static bool letters_behind(declarer_t *d, const law_t *P, const node_t *x, unsigned *behind, unsigned *set)
{
    const node_t *given = x->part[1];
    for (unsigned k = 0; k < given->n; k++) {
        int axis = axis_of(P, given->part[k]->name);
        if (axis < 0)
            return claim_fault(d->fault, given->part[k]->at, "%s has no factor before this one", given->part[k]->name);
        if (*set >> axis & 1)
            return claim_fault(d->fault, given->part[k]->at, "%s stands twice behind |", given->part[k]->name);
        if (k + 1 >= VALUE_AXES_MAX)
            return claim_fault(d->fault, x->at, "more than %d letters in a factor", VALUE_AXES_MAX);
        behind[k] = (unsigned)axis;
        *set |= 1u << axis;
    }
    return true;
}

/* W(y2|x2) of a declared W: its letters are of the alphabets of W. The alphabet of y2; -1 where they are not. */
static int shared(declarer_t *d, const law_t *P, const node_t *x, const binder_t *W, const unsigned *behind)
{
    const node_t *given = x->part[1];
    unsigned inputs = W->sort == SORT_LAWS ? 0 : W->alphabets;
    if (W->sort == SORT_LAWS && W->alphabets != 1) {
        claim_fault(d->fault, x->at, "%s is a law on %u alphabets, a factor has one letter before |", x->name,
                    W->alphabets);
        return -1;
    }
    if (given->n != inputs) {
        claim_fault(d->fault, x->at, "%s has %u letters behind |, found %u", x->name, inputs, given->n);
        return -1;
    }
    for (unsigned k = 0; k < inputs; k++) {
        int a = declare_alphabet(d, W->at, W->alphabet[k]);
        if (a < 0) return -1;
        if (P->alphabet[behind[k]] == (unsigned)a) continue;
        claim_fault(d->fault, given->part[k]->at, "%s is a letter of %s, expected one of %s", given->part[k]->name,
                    d->S->alphabet[P->alphabet[behind[k]]].name, W->alphabet[k]);
        return -1;
    }
    return declare_alphabet(d, W->at, W->sort == SORT_LAWS ? W->alphabet[0] : W->into);
}

/* uniform(x1), uniform(x2): on the alphabet X, which is named by the letter without its number. */
static int numberless(declarer_t *d, spot_t at, const char *name)
{
    size_t n = strlen(name);
    while (n > 1 && (isdigit((unsigned char)name[n - 1]) || name[n - 1] == '\'')) n--;
    return declare_alphabet(d, at, arena_printf(d->A, "%.*s", (int)n, name));
}

bool declare_factor(declarer_t *d, const binder_t *b, const node_t *x, const char *text)
{
    const node_t *of = x->part[0];
    setting_t *S = d->S;
    const binder_t *W = called(d->L, x->name);
    bool uniform = !W && strcmp(x->name, "uniform") == 0;
    law_t *P = joint(d, x->at, W || uniform ? joint_name(d->L) : x->name);
    if (!P) return false;
    if (of->n != 1)
        return claim_fault(d->fault, x->at, "a factor has one letter before |: write p(x|s) p(y|x,s) for p(x,y|s)");
    const char *letter = of->part[0]->name, *name = upper(d->A, letter);
    unsigned behind[VALUE_AXES_MAX] = { 0 }, axes[VALUE_AXES_MAX], n = x->part[1]->n, set = 0;
    if (uniform && n) return claim_fault(d->fault, x->at, "uniform has no letters behind |");
    if (!W && !uniform && !P->own) { if (strcmp(P->name, joint_name(d->L)) == 0) P->name = x->name; P->own = true; }
    if (!W && !uniform && strcmp(x->name, P->name) != 0)
        return claim_fault(d->fault, x->at,
                           "expected a factor of %s: one law has one name; or a declared law, channel or map", P->name);
    if (!letters_behind(d, P, x, behind, &set)) return false;
    int a = W         ? shared(d, P, x, W, behind)
            : uniform ? numberless(d, of->part[0]->at, name)
                      : declare_alphabet(d, of->part[0]->at, name);
    if (a < 0 || !variable(d, of->part[0]->at, name, letter, a)) return false;
    for (unsigned k = 0; k < n; k++) axes[k] = P->alphabet[behind[k]];
    axes[n] = (unsigned)a;
    int param = W || uniform ? -1 : declare_parameter(d, x->at, text, ENTRY_FACTOR, b, n + 1, axes);
    if (param < 0 && !W && !uniform) return false;
    P->factor[P->factors].param = param;
    P->factor[P->factors].called = W ? x->name : NULL;
    P->factor[P->factors].given = set;
    for (unsigned k = 0; k < n; k++) P->factor[P->factors].behind[k] = behind[k];
    P->factor[P->factors++].of = P->axes - 1;
    return S->joint >= 0;
}

void declare_calls(setting_t *S)
{
    for (unsigned k = 0; S->joint >= 0 && k < S->law[S->joint].factors; k++)
        if (S->law[S->joint].factor[k].called)
            S->law[S->joint].factor[k].param = setting_entry(S, S->law[S->joint].factor[k].called);
}

const char *factor_name(arena_t *A, const node_t *x)
{
    const char *s = arena_printf(A, "%s(", x->name);
    for (unsigned g = 0; g < 2; g++)
        for (unsigned k = 0; k < x->part[g]->n; k++)
            s = arena_printf(A, "%s%s%s", s, k ? "," : g ? "|" : "", x->part[g]->part[k]->name);
    return arena_printf(A, "%s)", s);
}

/* --- names that nothing declares, in H, I and structures ---------------------------------------------------------- */

static bool is_let(const lemma_tree_t *L, const char *name)
{
    for (unsigned k = 0; k < L->lets.n; k++)
        if (strcmp(L->lets.at[k].name, name) == 0) return true;
    return false;
}

static bool implicit_group(declarer_t *d, const node_t *g)
{
    for (unsigned k = 0; k < g->n; k++) {
        const char *name = g->part[k]->name;
        if (setting_knows(d->S, name) || is_let(d->L, name)) continue;
        if (d->S->joint >= 0 && d->S->law[d->S->joint].factors) {
            const law_t *P = &d->S->law[d->S->joint];
            return claim_fault(d->fault, g->part[k]->at, "%s is not declared%s", name,
                               did_you_mean(d->A, name, P->variable, P->axes));
        }
        if (!variable(d, g->part[k]->at, name, declare_lower(d->A, name), declare_alphabet(d, g->part[k]->at, name)))
            return false;
        d->implied.at = arena_grown(d->A, d->implied.at, d->implied.n, &d->implied.room, sizeof *d->implied.at);
        d->implied.at[d->implied.n++] = g->part[k];
    }
    return true;
}

/* H(XY) where X and Y are variables: two of them, to most, and to this language one. And H(x) beside X: to most one. */
static bool names_apart(declarer_t *d)
{
    const law_t *P = d->implied.n ? &d->S->law[d->S->joint] : NULL;
    for (unsigned k = 0; k < d->implied.n; k++) {
        const char *name = d->implied.at[k]->name, *apart = "";
        for (unsigned i = 0; i < P->axes; i++)
            if (strcasecmp(P->variable[i], name) == 0 && strcmp(P->variable[i], name) != 0)
                return claim_fault(d->fault, d->implied.at[k]->at,
                                   "%s and %s would be two random variables, expected one name, or both declared: for %s, %s "
                                   "variables",
                                   name, P->variable[i], P->variable[i], name);
        bool known = name[0] && name[1];
        for (const char *c = name; *c && known; c++) {
            known = setting_variable(d->S, (char[]){ *c, 0 }) >= 0;
            apart = arena_printf(d->A, "%s%s%c", apart, c > name ? "," : "", *c);
        }
        if (known)
            return claim_fault(d->fault, d->implied.at[k]->at,
                               "%s is one name that nothing declares, and each of its letters is a variable, expected %s", name,
                               apart);
    }
    return true;
}

static bool implicit(declarer_t *d, const node_t *x)
{
    for (unsigned k = 0; k < x->n; k++) {
        bool group = (x->kind == NODE_ENTROPY || x->kind == NODE_INFORMATION) && x->part[k]->kind == NODE_GROUP;
        if (group ? !implicit_group(d, x->part[k]) : !implicit(d, x->part[k])) return false;
    }
    return true;
}

static bool implicit_facts(declarer_t *d, unsigned n, const fact_t *f)
{
    for (unsigned k = 0; k < n; k++) {
        for (unsigned i = 0; i < f[k].n; i++)
            if (f[k].kind == FACT_RELATION ? !implicit(d, f[k].part[i]) : !implicit_group(d, f[k].part[i]))
                return false;
        if (f[k].given && !implicit_group(d, f[k].given)) return false;
    }
    return true;
}

bool declare_implicits(declarer_t *d)
{
    const lemma_tree_t *L = d->L;
    for (unsigned k = 0; k < L->lets.n; k++)
        if (!L->lets.at[k].args && !implicit(d, L->lets.at[k].body)) return false;
    for (unsigned k = 0; k < L->claims.n; k++) {
        const claim_t *c = &L->claims.at[k];
        for (unsigned i = 0; i <= c->chain.n; i++)
            if (!implicit(d, c->chain.term[i])) return false;
        if (!implicit_facts(d, c->givens, c->given)) return false;
    }
    return implicit_facts(d, L->given.n, L->given.at) && names_apart(d);
}
