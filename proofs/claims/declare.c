/* SPDX-License-Identifier: MIT */
#include "proofs/claims/declare.h"

#include <ctype.h>
#include <limits.h>
#include <string.h>

typedef struct { setting_t *S; arena_t *A; const lemma_tree_t *L; claim_fault_t *fault; } declarer_t;

/* --- looking up ---------------------------------------------------------------------------------------------------- */

#define FIND(count, condition)                                                   \
    do {                                                                         \
        for (unsigned k = 0; k < (count); k++) if (condition) return (int)k;     \
        return -1;                                                               \
    } while (0)

int setting_entry(const setting_t *S, const char *name) { FIND(S->params, strcmp(S->entry[k].name, name) == 0); }
int setting_law(const setting_t *S, const char *name) { FIND(S->laws, strcmp(S->law[k].name, name) == 0); }
int setting_alphabet(const setting_t *S, const char *name) { FIND(S->alphabets, strcmp(S->alphabet[k].name, name) == 0); }
int setting_size(const setting_t *S, const char *name) { FIND(S->alphabets, S->alphabet[k].size && strcmp(S->alphabet[k].size, name) == 0); }

int setting_variable(const setting_t *S, const char *name)
{
    if (S->joint < 0) return -1;
    FIND(S->law[S->joint].axes, S->law[S->joint].variable[k] && strcmp(S->law[S->joint].variable[k], name) == 0);
}

bool same_letter(const char *x, const char *y) { return strcasecmp(x, y) == 0; }

int letter_alphabet(const setting_t *S, const char *letter)
{
    size_t n = strlen(letter);
    if (S->joint >= 0)
        for (unsigned k = 0; k < S->law[S->joint].axes; k++)
            if (same_letter(S->law[S->joint].letter[k], letter)) return (int)S->law[S->joint].alphabet[k];
    for (; n > 0; n--) {
        for (unsigned k = 0; k < S->alphabets; k++)
            if (strlen(S->alphabet[k].name) == n && strncasecmp(S->alphabet[k].name, letter, n) == 0) return (int)k;
        if (n > 1 && !isdigit((unsigned char)letter[n - 1]) && letter[n - 1] != '\'') return -1;
    }
    return -1;
}

/* --- alphabets ------------------------------------------------------------------------------------------------------ */

static bool taken(const setting_t *S, char axis)
{
    for (unsigned k = 0; k < S->alphabets; k++)
        if (S->alphabet[k].axis == axis) return true;
    return false;
}

static int alphabet(declarer_t *d, spot_t at, const char *name)
{
    setting_t *S = d->S;
    int k = setting_alphabet(S, name);
    if (k >= 0) return k;
    if (S->alphabets == ALPHABETS_MAX) { claim_fault(d->fault, at, "more than %d alphabets", ALPHABETS_MAX); return -1; }
    char axis = (char)tolower((unsigned char)*name);
    for (const char *c = name; taken(S, axis) && *c; c++) axis = (char)tolower((unsigned char)*c);
    for (char c = 'a'; taken(S, axis); c++) axis = c;
    S->alphabet[S->alphabets] = (alphabet_t){ .name = name, .axis = axis, .lo = 1 };
    return (int)S->alphabets++;
}

static const char *lower(arena_t *A, const char *name)
{
    char *s = arena_printf(A, "%s", name);
    for (char *c = s; *c; c++) *c = (char)tolower((unsigned char)*c);
    return s;
}

/* --- parameters ----------------------------------------------------------------------------------------------------- */

static bool is_declared(const setting_t *S, const char *name)
{
    return setting_entry(S, name) >= 0 || setting_law(S, name) >= 0 || setting_variable(S, name) >= 0;
}

static int parameter(declarer_t *d, spot_t at, const char *name, entry_kind_t kind, const binder_t *b, unsigned n, const unsigned *axes)
{
    static const param_kind_t of[] = { [ENTRY_NUMBER] = PARAM_NUMBER, [ENTRY_LAW] = PARAM_LAW, [ENTRY_TABLE] = PARAM_TABLE, [ENTRY_MAP] = PARAM_INDEX,
                                       [ENTRY_CHANNEL] = PARAM_LAW, [ENTRY_FACTOR] = PARAM_LAW };
    static const char *const what[] = { "a number", "a law", "a table", "a map", "a channel", "a factor of the joint law" };
    setting_t *S = d->S;
    if (S->params == PARAMS_MAX) { claim_fault(d->fault, at, "more than %d parameters", PARAMS_MAX); return -1; }
    if (n > VALUE_AXES_MAX) { claim_fault(d->fault, at, "%s has %u letters, expected at most %d", name, n, VALUE_AXES_MAX); return -1; }
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
        int a = k < VALUE_AXES_MAX ? alphabet(d, b->at, b->alphabet[k]) : -1;
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
    int param = parameter(d, b->name_at[k], b->name[k], ENTRY_LAW, b, b->alphabets, axes);
    if (param < 0) return false;
    law_t *P = &S->law[S->laws++];
    *P = (law_t){ .name = b->name[k], .axes = b->alphabets, .param = param };
    for (unsigned a = 0; a < b->alphabets; a++) { P->alphabet[a] = axes[a]; P->letter[a] = lower(d->A, b->alphabet[a]); }
    return true;
}

static bool other(declarer_t *d, const binder_t *b, unsigned k)
{
    static const entry_kind_t kind[] = { [SORT_NUMBERS] = ENTRY_NUMBER, [SORT_TABLES] = ENTRY_TABLE, [SORT_MAPS] = ENTRY_MAP, [SORT_CHANNELS] = ENTRY_CHANNEL };
    unsigned axes[VALUE_AXES_MAX], n = b->alphabets;
    if (is_declared(d->S, b->name[k])) return claim_fault(d->fault, b->name_at[k], "%s is declared already", b->name[k]);
    if (setting_size(d->S, b->name[k]) >= 0) return true; /* a size: no parameter of its own */
    if (!axes_of(d, b, axes)) return false;
    int into = b->into ? alphabet(d, b->at, b->into) : 0;
    if (into < 0) return false;
    if (b->sort == SORT_CHANNELS) {
        if (n == VALUE_AXES_MAX) return claim_fault(d->fault, b->at, "a channel of %u inputs, expected fewer", n);
        axes[n++] = (unsigned)into;
    }
    int param = parameter(d, b->name_at[k], b->name[k], kind[b->sort], b, n, axes);
    if (param < 0) return false;
    d->S->entry[param].into = (unsigned)into;
    if (b->sort == SORT_MAPS) d->S->param[param].below = d->S->alphabet[into].axis;
    return true;
}

/* --- random variables ----------------------------------------------------------------------------------------------- */

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
    if (is_declared(d->S, name)) return claim_fault(d->fault, at, "%s is declared already", name);
    if (P->axes == PMF_AXES_MAX) return claim_fault(d->fault, at, "more than %d random variables", PMF_AXES_MAX);
    P->variable[P->axes] = name;
    P->letter[P->axes] = letter;
    P->alphabet[P->axes++] = (unsigned)a;
    return true;
}

/* variables on M letters share one alphabet, |M| letters of it. */
static bool variables(declarer_t *d, const binder_t *b)
{
    int shared = -1;
    for (unsigned k = 0; k < b->n; k++) {
        int a = b->letters && shared >= 0 ? shared : alphabet(d, b->name_at[k], b->name[k]);
        if (!variable(d, b->name_at[k], b->name[k], lower(d->A, b->name[k]), a)) return false;
        if (!b->letters || shared >= 0) continue;
        shared = a;
        alphabet_t *X = &d->S->alphabet[a];
        if (b->letters->kind == NODE_NAME) { X->size = b->letters->name; continue; }
        bool whole = b->letters->kind == NODE_NUMBER && mpz_cmp_ui(mpq_denref(b->letters->number), 1) == 0;
        if (!whole || mpq_sgn(b->letters->number) <= 0 || mpq_cmp_ui(b->letters->number, 4096, 1) > 0)
            return claim_fault(d->fault, b->letters->at, "expected a declared number or a whole one from 1 to 4096: variables on M letters");
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

static int axis_of(const law_t *P, const char *letter) { FIND(P->axes, strcmp(P->letter[k], letter) == 0); }

/* What a factor is called by: a law of one alphabet, a channel or a map that is declared; NULL where it is a factor of its own. */
static const binder_t *called(const lemma_tree_t *L, const char *name)
{
    for (unsigned k = 0; k < L->binders.n; k++)
        for (unsigned i = 0; i < L->binders.at[k].n; i++) {
            const binder_t *b = &L->binders.at[k];
            if ((b->sort == SORT_LAWS || b->sort == SORT_CHANNELS || b->sort == SORT_MAPS) && strcmp(b->name[i], name) == 0) return b;
        }
    return NULL;
}

/* The letters behind the bar, as axes of the law so far. */
static bool letters_behind(declarer_t *d, const law_t *P, const node_t *x, unsigned *behind, unsigned *set)
{
    const node_t *given = x->part[1];
    for (unsigned k = 0; k < given->n; k++) {
        int axis = axis_of(P, given->part[k]->name);
        if (axis < 0) return claim_fault(d->fault, given->part[k]->at, "%s has no factor before this one", given->part[k]->name);
        if (*set >> axis & 1) return claim_fault(d->fault, given->part[k]->at, "%s stands twice behind |", given->part[k]->name);
        if (k + 1 >= VALUE_AXES_MAX) return claim_fault(d->fault, x->at, "more than %d letters in a factor", VALUE_AXES_MAX);
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
    if (W->sort == SORT_LAWS && W->alphabets != 1) { claim_fault(d->fault, x->at, "%s is a law on %u alphabets, a factor has one letter before |", x->name, W->alphabets); return -1; }
    if (given->n != inputs) { claim_fault(d->fault, x->at, "%s has %u letters behind |, found %u", x->name, inputs, given->n); return -1; }
    for (unsigned k = 0; k < inputs; k++) {
        int a = alphabet(d, W->at, W->alphabet[k]);
        if (a < 0) return -1;
        if (P->alphabet[behind[k]] == (unsigned)a) continue;
        claim_fault(d->fault, given->part[k]->at, "%s is a letter of %s, expected one of %s", given->part[k]->name, d->S->alphabet[P->alphabet[behind[k]]].name, W->alphabet[k]);
        return -1;
    }
    return alphabet(d, W->at, W->sort == SORT_LAWS ? W->alphabet[0] : W->into);
}

/* uniform(x1), uniform(x2): on the alphabet X, which is named by the letter without its number. */
static int numberless(declarer_t *d, spot_t at, const char *name)
{
    size_t n = strlen(name);
    while (n > 1 && (isdigit((unsigned char)name[n - 1]) || name[n - 1] == '\'')) n--;
    return alphabet(d, at, arena_printf(d->A, "%.*s", (int)n, name));
}

/* A factor is a parameter of its own, p(y|x), or takes one that is declared, W(y|x); or is uniform(x), and takes none. */
static bool factor(declarer_t *d, const binder_t *b, const node_t *x, const char *text)
{
    const node_t *of = x->part[0];
    setting_t *S = d->S;
    const binder_t *W = called(d->L, x->name);
    bool uniform = !W && strcmp(x->name, "uniform") == 0;
    law_t *P = joint(d, x->at, W || uniform ? joint_name(d->L) : x->name);
    if (!P) return false;
    if (of->n != 1) return claim_fault(d->fault, x->at, "a factor has one letter before |: write p(x|s) p(y|x,s) for p(x,y|s)");
    const char *letter = of->part[0]->name, *name = upper(d->A, letter);
    unsigned behind[VALUE_AXES_MAX] = { 0 }, axes[VALUE_AXES_MAX], n = x->part[1]->n, set = 0;
    if (uniform && n) return claim_fault(d->fault, x->at, "uniform has no letters behind |");
    if (!W && !uniform && !P->own) { if (strcmp(P->name, joint_name(d->L)) == 0) P->name = x->name; P->own = true; }
    if (!W && !uniform && strcmp(x->name, P->name) != 0)
        return claim_fault(d->fault, x->at, "expected a factor of %s: one law has one name; or a declared law, channel or map", P->name);
    if (!letters_behind(d, P, x, behind, &set)) return false;
    int a = W ? shared(d, P, x, W, behind) : uniform ? numberless(d, of->part[0]->at, name) : alphabet(d, of->part[0]->at, name);
    if (a < 0 || !variable(d, of->part[0]->at, name, letter, a)) return false;
    for (unsigned k = 0; k < n; k++) axes[k] = P->alphabet[behind[k]];
    axes[n] = (unsigned)a;
    int param = W || uniform ? -1 : parameter(d, x->at, text, ENTRY_FACTOR, b, n + 1, axes);
    if (param < 0 && !W && !uniform) return false;
    P->factor[P->factors].param = param;
    P->factor[P->factors].called = W ? x->name : NULL;
    P->factor[P->factors].given = set;
    for (unsigned k = 0; k < n; k++) P->factor[P->factors].behind[k] = behind[k];
    P->factor[P->factors++].of = P->axes - 1;
    return S->joint >= 0;
}

/* What the factors are called by, once all is declared. */
static void calls(setting_t *S)
{
    for (unsigned k = 0; S->joint >= 0 && k < S->law[S->joint].factors; k++)
        if (S->law[S->joint].factor[k].called) S->law[S->joint].factor[k].param = setting_entry(S, S->law[S->joint].factor[k].called);
}

/* p(y|h,s) without blanks: the parameter's name. */
static const char *factor_name(arena_t *A, const node_t *x)
{
    const char *s = arena_printf(A, "%s(", x->name);
    for (unsigned g = 0; g < 2; g++)
        for (unsigned k = 0; k < x->part[g]->n; k++)
            s = arena_printf(A, "%s%s%s", s, k ? "," : g ? "|" : "", x->part[g]->part[k]->name);
    return arena_printf(A, "%s)", s);
}

/* --- names that nothing declares, in H, I and structures -------------------------------------------------------------- */

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
        if (is_declared(d->S, name) || is_let(d->L, name)) continue;
        if (d->S->joint >= 0 && d->S->law[d->S->joint].factors) {
            const law_t *P = &d->S->law[d->S->joint];
            return claim_fault(d->fault, g->part[k]->at, "%s is not declared%s", name, did_you_mean(d->A, name, P->variable, P->axes));
        }
        if (!variable(d, g->part[k]->at, name, lower(d->A, name), alphabet(d, g->part[k]->at, name))) return false;
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
            if (f[k].kind == FACT_RELATION ? !implicit(d, f[k].part[i]) : !implicit_group(d, f[k].part[i])) return false;
        if (f[k].given && !implicit_group(d, f[k].given)) return false;
    }
    return true;
}

static bool implicits(declarer_t *d)
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
    return implicit_facts(d, L->given.n, L->given.at);
}

/* --- all of it ------------------------------------------------------------------------------------------------------- */

static bool joint_parameter(declarer_t *d)
{
    setting_t *S = d->S;
    if (S->joint < 0 || S->law[S->joint].factors) return true;
    law_t *P = &S->law[S->joint];
    const char *name = "";
    for (unsigned k = 0; k < P->axes; k++) name = arena_printf(d->A, "%s%s%s", name, k ? "," : "", P->letter[k]);
    P->param = parameter(d, d->L->at, arena_printf(d->A, "p(%s)", name), ENTRY_LAW, NULL, P->axes, P->alphabet);
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
                if (d->L->binders.at[k].sort == SORT_NUMBERS && strcmp(d->L->binders.at[k].name[i], X->size) == 0) found = &d->L->binders.at[k];
        if (!X->size) continue;
        bool good = found && found->integer && found->lo->kind == NODE_NUMBER && (!found->hi || found->hi->kind == NODE_NUMBER);
        if (!good) return claim_fault(d->fault, found ? found->at : at, "%s is how many letters there are: expected %s in 1..inf, or another range of whole numbers", X->size, X->size);
        good = mpz_fits_slong_p(mpq_numref(found->lo->number)) && (!found->hi || mpz_fits_slong_p(mpq_numref(found->hi->number)));
        if (!good) return claim_fault(d->fault, found->at, "expected a range that begins from 1 to 64");
        X->lo = mpz_get_si(mpq_numref(found->lo->number));
        X->hi = found->hi ? mpz_get_si(mpq_numref(found->hi->number)) : 0;
        if (X->lo < 1 || X->lo > 64 || (X->hi && X->hi < X->lo)) return claim_fault(d->fault, found->at, "expected a range that begins from 1 to 64");
    }
    return true;
}

/* A map's values need an alphabet that something stands on. */
static bool grounded(declarer_t *d)
{
    for (unsigned a = 0; a < d->S->alphabets; a++) {
        bool stands = false;
        for (unsigned k = 0; k < d->S->params; k++)
            for (unsigned i = 0; i < d->S->entry[k].axes; i++) stands |= d->S->entry[k].alphabet[i] == a;
        if (!stands) return claim_fault(d->fault, d->L->at, "nothing stands on the alphabet %s: its size is not known", d->S->alphabet[a].name);
    }
    return true;
}

bool declare(setting_t *S, arena_t *A, const lemma_tree_t *L, claim_fault_t *fault)
{
    declarer_t d = { S, A, L, fault };
    *S = (setting_t){ .joint = -1 };
    bool factored = false, plain = false;
    for (unsigned k = 0; k < L->binders.n; k++) {
        const binder_t *b = &L->binders.at[k];
        factored |= b->sort == SORT_FACTORS;
        plain |= b->sort == SORT_VARIABLES;
        if (factored && plain) return claim_fault(fault, b->at, "random variables have one joint law: either `variables` or a factorisation");
        if (b->sort == SORT_VARIABLES && !variables(&d, b)) return false;
        for (unsigned i = 0; b->sort == SORT_FACTORS && i < b->factors; i++)
            if (!factor(&d, b, b->factor[i], factor_name(A, b->factor[i]))) return false;
    }
    for (unsigned k = 0; k < L->binders.n; k++)
        for (unsigned i = 0; i < L->binders.at[k].n; i++) {
            const binder_t *b = &L->binders.at[k];
            if (b->sort == SORT_VARIABLES || b->sort == SORT_FACTORS) continue;
            if (b->sort == SORT_LAWS ? !law_by_name(&d, b, i) : !other(&d, b, i)) return false;
        }
    calls(S);
    if (!implicits(&d) || !joint_parameter(&d) || !sizes(&d) || !grounded(&d)) return false;
    S->param[S->params] = (param_t){ NULL, PARAM_NUMBER, "", 0, NULL };
    return true;
}
