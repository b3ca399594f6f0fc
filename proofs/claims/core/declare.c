/* SPDX-License-Identifier: MIT */
#include "proofs/claims/core/declare_parts.h"

#include <ctype.h>
#include <string.h>

/* --- alphabets ---------------------------------------------------------------------------------------------------- */

static bool taken(const setting_t *S, char axis)
{
    for (unsigned k = 0; k < S->alphabets; k++)
        if (S->alphabet[k].axis == axis) return true;
    return false;
}

int declare_alphabet(declarer_t *d, spot_t at, const char *name)
{
    setting_t *S = d->S;
    int k = setting_alphabet(S, name);
    if (k >= 0) return k;
    if (S->alphabets == ALPHABETS_MAX) {
        claim_fault(d->fault, at, "more than %d alphabets", ALPHABETS_MAX);
        return -1;
    }
    char axis = (char)tolower((unsigned char)*name);
    for (const char *c = name; taken(S, axis) && *c; c++) axis = (char)tolower((unsigned char)*c);
    for (char c = 'a'; taken(S, axis); c++) axis = c;
    S->alphabet[S->alphabets] = (alphabet_t){ .name = name, .axis = axis, .lo = 1 };
    return (int)S->alphabets++;
}

const char *declare_lower(arena_t *A, const char *name)
{
    char *s = arena_printf(A, "%s", name);
    for (char *c = s; *c; c++) *c = (char)tolower((unsigned char)*c);
    return s;
}

/* --- parameters --------------------------------------------------------------------------------------------------- */

int declare_parameter(declarer_t *d, spot_t at, const char *name, entry_kind_t kind, const binder_t *b, unsigned n,
                      const unsigned *axes)
{
    static const param_kind_t of[] = {
        [ENTRY_NUMBER] = PARAM_NUMBER, [ENTRY_LAW] = PARAM_LAW,     [ENTRY_TABLE] = PARAM_TABLE,
        [ENTRY_MAP] = PARAM_INDEX,     [ENTRY_CHANNEL] = PARAM_LAW, [ENTRY_FACTOR] = PARAM_LAW
    };
    static const char *const what[] = { "a number", "a law",     "a table",
                                        "a map",    "a channel", "a factor of the joint law" };
    setting_t *S = d->S;
    if (S->params == PARAMS_MAX) { claim_fault(d->fault, at, "more than %d parameters", PARAMS_MAX); return -1; }
    if (n > VALUE_AXES_MAX) {
        claim_fault(d->fault, at, "%s has %u letters, expected at most %d", name, n, VALUE_AXES_MAX);
        return -1;
    }
    if (setting_entry(S, name) >= 0) { claim_fault(d->fault, at, "%s is declared already", name); return -1; }
    entry_t *e = &S->entry[S->params];
    *e = (entry_t){ .name = name, .kind = kind, .binder = b, .axes = n };
    char *letters = arena_alloc(d->A, n + 1);
    for (unsigned k = 0; k < n; k++) { e->alphabet[k] = axes[k]; letters[k] = S->alphabet[axes[k]].axis; }
    param_kind_t is = kind == ENTRY_LAW && n > 1 ? PARAM_JOINT : of[kind];
    S->param[S->params] = (param_t){ name, is, letters, 0, what[kind] };
    return (int)S->params++;
}

static bool axes_of(declarer_t *d, const binder_t *b, unsigned *axes)
{
    for (unsigned k = 0; k < b->alphabets; k++) {
        int a = k < VALUE_AXES_MAX ? declare_alphabet(d, b->at, b->alphabet[k]) : -1;
        if (a < 0) return claim_fault(d->fault, b->at, "more than %d alphabets in a row", VALUE_AXES_MAX);
        axes[k] = (unsigned)a;
    }
    return true;
}

static bool law_by_name(declarer_t *d, const binder_t *b, unsigned k)
{
    setting_t *S = d->S;
    unsigned axes[VALUE_AXES_MAX];
    if (!axes_of(d, b, axes)) return false;
    if (S->laws == LAWS_MAX) return claim_fault(d->fault, b->at, "more than %d laws", LAWS_MAX);
    int param = declare_parameter(d, b->name_at[k], b->name[k], ENTRY_LAW, b, b->alphabets, axes);
    if (param < 0) return false;
    law_t *P = &S->law[S->laws++];
    *P = (law_t){ .name = b->name[k], .axes = b->alphabets, .param = param };
    for (unsigned a = 0; a < b->alphabets; a++) {
        P->alphabet[a] = axes[a];
        P->letter[a] = declare_lower(d->A, b->alphabet[a]);
    }
    return true;
}

static bool other(declarer_t *d, const binder_t *b, unsigned k)
{
    static const entry_kind_t kind[] = { [SORT_NUMBERS] = ENTRY_NUMBER,
                                         [SORT_TABLES] = ENTRY_TABLE,
                                         [SORT_MAPS] = ENTRY_MAP,
                                         [SORT_CHANNELS] = ENTRY_CHANNEL };
    unsigned axes[VALUE_AXES_MAX], n = b->alphabets;
    if (setting_knows(d->S, b->name[k]))
        return claim_fault(d->fault, b->name_at[k], "%s is declared already", b->name[k]);
    if (setting_size(d->S, b->name[k]) >= 0) return true; /* a size: no parameter of its own */
    if (!axes_of(d, b, axes)) return false;
    int into = b->into ? declare_alphabet(d, b->at, b->into) : 0;
    if (into < 0) return false;
    if (b->sort == SORT_CHANNELS) {
        if (n == VALUE_AXES_MAX) return claim_fault(d->fault, b->at, "a channel of %u inputs, expected fewer", n);
        axes[n++] = (unsigned)into;
    }
    int param = declare_parameter(d, b->name_at[k], b->name[k], kind[b->sort], b, n, axes);
    if (param < 0) return false;
    d->S->entry[param].into = (unsigned)into;
    if (b->sort == SORT_MAPS) d->S->param[param].below = d->S->alphabet[into].axis;
    return true;
}

/* --- all of it ---------------------------------------------------------------------------------------------------- */

static bool joint_parameter(declarer_t *d)
{
    setting_t *S = d->S;
    if (S->joint < 0 || S->law[S->joint].factors) return true;
    law_t *P = &S->law[S->joint];
    const char *name = "";
    for (unsigned k = 0; k < P->axes; k++) name = arena_printf(d->A, "%s%s%s", name, k ? "," : "", P->letter[k]);
    P->param = declare_parameter(d, d->L->at, arena_printf(d->A, "p(%s)", name), ENTRY_LAW, NULL, P->axes, P->alphabet);
    return P->param >= 0;
}

/* A number that is the size of an alphabet bounds it. */
static bool sizes(declarer_t *d)
{
    for (unsigned a = 0; a < d->S->alphabets; a++) {
        alphabet_t *X = &d->S->alphabet[a];
        const binder_t *found = NULL;
        spot_t at = d->L->at;
        for (unsigned k = 0; X->size && k < d->L->binders.n; k++)
            for (unsigned i = 0; i < d->L->binders.at[k].n; i++)
                if (d->L->binders.at[k].sort == SORT_NUMBERS && strcmp(d->L->binders.at[k].name[i], X->size) == 0)
                    found = &d->L->binders.at[k];
        if (!X->size) continue;
        bool good =
            found && found->integer && found->lo->kind == NODE_NUMBER && (!found->hi || found->hi->kind == NODE_NUMBER);
        if (!good)
            return claim_fault(
                d->fault, found ? found->at : at,
                "%s is how many letters there are: expected %s in 1..inf, or another range of whole numbers", X->size,
                X->size);
        good = mpz_fits_slong_p(mpq_numref(found->lo->number)) &&
               (!found->hi || mpz_fits_slong_p(mpq_numref(found->hi->number)));
        if (!good) return claim_fault(d->fault, found->at, "expected a range that begins from 1 to 64");
        X->lo = mpz_get_si(mpq_numref(found->lo->number));
        X->hi = found->hi ? mpz_get_si(mpq_numref(found->hi->number)) : 0;
        if (X->lo < 1 || X->lo > 64 || (X->hi && X->hi < X->lo))
            return claim_fault(d->fault, found->at, "expected a range that begins from 1 to 64");
    }
    return true;
}

/* Where the map into this alphabet is declared; the lemma, where none is. */
static spot_t mapped_at(const declarer_t *d, const char *alphabet)
{
    for (unsigned k = 0; k < d->L->binders.n; k++) {
        const binder_t *b = &d->L->binders.at[k];
        if (b->sort == SORT_MAPS && b->into && strcmp(b->into, alphabet) == 0) return b->at;
    }
    return d->L->at;
}

/* A map's values need an alphabet that something stands on. */
static bool grounded(declarer_t *d)
{
    for (unsigned a = 0; a < d->S->alphabets; a++) {
        bool stands = false;
        for (unsigned k = 0; k < d->S->params; k++)
            for (unsigned i = 0; i < d->S->entry[k].axes; i++) stands |= d->S->entry[k].alphabet[i] == a;
        const char *name = d->S->alphabet[a].name;
        if (!stands)
            return claim_fault(
                d->fault, mapped_at(d, name),
                "nothing stands on the alphabet %s: its size is not known; expected a law or a table on %s, too", name,
                name);
    }
    return true;
}

/* A name stands for one thing: what is declared is not defined, and nothing twice. */
static bool defined_once(const declarer_t *d)
{
    for (unsigned k = 0; k < d->L->lets.n; k++) {
        const let_t *let = &d->L->lets.at[k];
        if (setting_knows(d->S, let->name) || setting_size(d->S, let->name) >= 0)
            return claim_fault(d->fault, let->at, "%s is declared already, expected another name for what is defined",
                               let->name);
        for (unsigned i = 0; i < k; i++)
            if (strcmp(d->L->lets.at[i].name, let->name) == 0)
                return claim_fault(d->fault, let->at, "%s is defined already, at line %u", let->name,
                                   d->L->lets.at[i].at.line);
    }
    return true;
}

bool declare(setting_t *S, arena_t *A, const lemma_tree_t *L, claim_fault_t *fault)
{
    declarer_t d = { .S = S, .A = A, .L = L, .fault = fault };
    *S = (setting_t){ .joint = -1 };
    bool factored = false, plain = false;
    for (unsigned k = 0; k < L->binders.n; k++) {
        const binder_t *b = &L->binders.at[k];
        factored |= b->sort == SORT_FACTORS;
        plain |= b->sort == SORT_VARIABLES;
        if (factored && plain)
            return claim_fault(fault, b->at,
                               "random variables have one joint law: either `variables` or a factorisation");
        if (b->sort == SORT_VARIABLES && !declare_variables(&d, b)) return false;
        for (unsigned i = 0; b->sort == SORT_FACTORS && i < b->factors; i++)
            if (!declare_factor(&d, b, b->factor[i], factor_name(A, b->factor[i]))) return false;
    }
    for (unsigned k = 0; k < L->binders.n; k++)
        for (unsigned i = 0; i < L->binders.at[k].n; i++) {
            const binder_t *b = &L->binders.at[k];
            if (b->sort == SORT_VARIABLES || b->sort == SORT_FACTORS) continue;
            if (b->sort == SORT_LAWS ? !law_by_name(&d, b, i) : !other(&d, b, i)) return false;
        }
    declare_calls(S);
    if (!declare_implicits(&d) || !joint_parameter(&d) || !sizes(&d) || !grounded(&d) || !defined_once(&d)) return false;
    S->param[S->params] = (param_t){ NULL, PARAM_NUMBER, "", 0, NULL };
    return true;
}
