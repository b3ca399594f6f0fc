/* SPDX-License-Identifier: MIT
**
** The notation of information and probability, lowered: I to entropies of sets of variables, Pr and E to sums over cells, laws by name
** to sums over their letters.
*/
#include "proofs/claims/resolve.h"
#include "proofs/claims/print.h"

#include <string.h>

typedef const core_t core_r;

static core_r *number(resolver_t *r, spot_t at, long n)
{
    core_t *x = core_blank(r, CORE_NUMBER, at, 0);
    mpq_ptr q = arena_mpq(r->A, 1);
    mpq_set_si(q, n, 1);
    x->number = q;
    x->near = mpq_get_d(q);
    return core_done(r, x);
}

static core_r *pair(resolver_t *r, core_kind_t kind, spot_t at, core_r *a, core_r *b) { return core_of(r, kind, at, 2, (core_r *const[]){ a, b }); }

/* Binds these letters; the scopes' slots go into x. */
static const scope_t *bind_all(resolver_t *r, core_t *x, const scope_t *s, const free_t *F, bool behind, spot_t at)
{
    for (unsigned k = 0; k < F->n; k++) {
        if (F->behind[k] != behind) continue;
        if (x->slots == PMF_AXES_MAX) { claim_fault(r->fault, at, "more than %d letters at a time", PMF_AXES_MAX); return NULL; }
        s = scope_bind(r, s, F->name[k], F->alphabet[k], at);
        if (!s) return NULL;
        x->slot[x->slots] = s->slot;
        x->over[x->slots++] = (unsigned)s->alphabet;
    }
    return s;
}

static core_r *over(resolver_t *r, const char *name, core_t *x, core_r *body)
{
    if (!body) return NULL;
    x->name = name;
    ((core_r **)x->part)[0] = body;
    return core_done(r, x);
}

/* --- sums over letters and ranges -------------------------------------------------------------------------------------- */

static core_r *sum(resolver_t *r, const node_t *n, const scope_t *s)
{
    core_t *x = core_blank(r, CORE_OVER, n->at, n->n);
    core_r **part = (core_r **)x->part;
    x->name = n->name;
    const scope_t *inner = s;
    for (unsigned k = 0; k + 1 < n->n; k++)
        if (!(part[k] = resolve(r, n->part[k], s))) return NULL;
    for (unsigned k = 0; k < n->bounds; k++) {
        const bound_t *b = &n->bound[k];
        int a = -1;
        if (n->n == 1) {
            int variable = b->of ? setting_variable(r->S, b->of) : -1;
            a = !b->of ? letter_alphabet(r->S, b->name) : variable >= 0 ? (int)r->S->law[r->S->joint].alphabet[variable] : setting_alphabet(r->S, b->of);
            if (a < 0) { claim_fault(r->fault, b->at, "%s is a letter of no alphabet that is declared; expected %s of ALPHABET", b->of ? b->of : b->name, b->name); return NULL; }
        }
        if (x->slots == PMF_AXES_MAX) { claim_fault(r->fault, b->at, "more than %d letters at a time", PMF_AXES_MAX); return NULL; }
        if (!(inner = scope_bind(r, inner, b->name, a, b->at))) return NULL;
        x->slot[x->slots] = inner->slot;
        x->over[x->slots++] = a < 0 ? 0 : (unsigned)a;
    }
    if (!(part[n->n - 1] = resolve(r, n->part[n->n - 1], inner))) return NULL;
    return core_done(r, x);
}

/* max(f), min(f): over the letters that f leaves free. */
static core_r *extreme(resolver_t *r, const node_t *n, const scope_t *s)
{
    free_t F = { 0 };
    core_t *x = core_blank(r, CORE_OVER, n->at, 1);
    if (!whole_letters(r, &F, n->part[0], s)) return NULL;
    if (!F.n) { claim_fault(r->fault, n->at, "%s of one number: expected %s(a, b), or a table", n->name, n->name); return NULL; }
    const scope_t *inner = bind_all(r, x, s, &F, false, n->at);
    return inner ? over(r, n->name, x, resolve(r, n->part[0], inner)) : NULL;
}

static core_r *mean_under(resolver_t *r, const node_t *n, const scope_t *s)
{
    free_t F = { 0 };
    core_t *x = core_blank(r, CORE_OVER, n->at, 1);
    if (!whole_letters(r, &F, n->part[0], s)) return NULL;
    if (!F.n) { claim_fault(r->fault, n->part[0]->at, "%s is no law, expected one: E(P; f)", node_text(r->A, n->part[0])); return NULL; }
    const scope_t *inner = bind_all(r, x, s, &F, false, n->at);
    if (!inner) return NULL;
    core_r *p = resolve(r, n->part[0], inner), *f = p ? resolve(r, n->part[1], inner) : NULL;
    return f ? over(r, "sum", x, pair(r, CORE_MUL, n->at, p, f)) : NULL;
}

/* --- laws ------------------------------------------------------------------------------------------------------------------ */

/* The axis of law P that this letter stands for: by its own name, else by its alphabet. */
static int axis_named(resolver_t *r, const law_t *P, const node_t *x, const scope_t *s, unsigned taken)
{
    if (x->kind == NODE_NAME)
        for (unsigned k = 0; k < P->axes; k++)
            if (same_letter(P->letter[k], x->name) || (P->variable[k] && strcmp(P->variable[k], x->name) == 0)) return (int)k;
    core_r *at = resolve_letter(r, x, s, -1, true);
    for (unsigned k = 0; at && k < P->axes; k++)
        if (!(taken >> k & 1) && (int)P->alphabet[k] == at->alphabet) return (int)k;
    return -1;
}

static core_r *channel_entry(resolver_t *r, const node_t *x, const scope_t *s, int entry)
{
    const entry_t *e = &r->S->entry[entry];
    if (x->part[0]->n != 1 || x->part[1]->n + 1 != e->axes) { claim_fault(r->fault, x->at, "%s is a channel of %u inputs: %s(y|x)", x->name, e->axes - 1, x->name); return NULL; }
    core_t *y = core_blank(r, CORE_ENTRY, x->at, e->axes);
    y->at = entry;
    for (unsigned k = 0; k < e->axes; k++) {
        const node_t *at = k + 1 < e->axes ? x->part[1]->part[k] : x->part[0]->part[0];
        if (!(((core_r **)y->part)[k] = resolve_letter(r, at, s, (int)e->alphabet[k], false))) return NULL;
    }
    return core_done(r, y);
}

/* p(y|x) as it is declared is the factor itself, whatever the probability of x. */
static core_r *declared_factor(resolver_t *r, const node_t *x, const law_t *P, unsigned f, core_r *const *at)
{
    unsigned n = r->S->entry[P->factor[f].param].axes;
    core_t *y = core_blank(r, CORE_ENTRY, x->at, n);
    y->at = P->factor[f].param;
    for (unsigned k = 0; k + 1 < n; k++) ((core_r **)y->part)[k] = at[P->factor[f].behind[k]];
    ((core_r **)y->part)[n - 1] = at[P->factor[f].of];
    return core_done(r, y);
}

core_r *resolve_mass(resolver_t *r, const node_t *x, const scope_t *s)
{
    const char *name = x->name;
    const scope_t *alias = scope_find(s, name);
    if (alias && alias->argument && alias->argument->kind == NODE_NAME) name = alias->argument->name;
    int law = setting_law(r->S, name), entry = setting_entry(r->S, name);
    if (law < 0 && entry >= 0 && r->S->entry[entry].kind == ENTRY_CHANNEL && x->kind == NODE_MASS) return channel_entry(r, x, s, entry);
    if (law < 0) { unknown(r, x->at, name, "a law"); return NULL; }
    const law_t *P = &r->S->law[law];
    core_t *y = core_blank(r, CORE_MASS, x->at, P->axes);
    core_r **part = (core_r **)y->part, *at[PMF_AXES_MAX] = { NULL };
    unsigned groups = x->kind == NODE_MASS ? 2 : 1, taken = 0;
    y->at = law;
    for (unsigned g = 0; g < groups; g++) {
        const node_t *group = groups == 2 ? x->part[g] : x;
        bool whole = groups == 1 && x->n == P->axes && !P->variable[0];
        for (unsigned k = 0; k < group->n; k++) {
            const node_t *item = group->part[k];
            int axis = whole ? (int)k : axis_named(r, P, item, s, taken);
            if (axis < 0 || taken >> axis & 1) { claim_fault(r->fault, item->at, "%s is no letter of %s%s", node_text(r->A, item), P->name, axis < 0 ? "" : " that is not there already"); return NULL; }
            taken |= 1u << axis;
            *(g ? &y->given : &y->set) |= 1u << axis;
            if (!(at[axis] = resolve_letter(r, item, s, (int)P->alphabet[axis], false))) return NULL;
        }
    }
    for (unsigned f = 0; f < P->factors; f++)
        if (y->set == 1u << P->factor[f].of && y->given == P->factor[f].given && P->factor[f].param >= 0
            && r->S->entry[P->factor[f].param].kind != ENTRY_MAP) return declared_factor(r, x, P, f, at);
    y->n = 0;
    for (unsigned k = 0; k < P->axes; k++)
        if (at[k]) part[y->n++] = at[k];
    return core_done(r, y);
}

/* --- random variables ---------------------------------------------------------------------------------------------------------- */

static const law_t *joint(resolver_t *r, spot_t at)
{
    if (r->S->joint >= 0) return &r->S->law[r->S->joint];
    claim_fault(r->fault, at, "no random variables are declared");
    return NULL;
}

/* Which variables stand in the term; and, where `letters`, which axes are named by letters that nothing binds. */
static void variables_in(resolver_t *r, unsigned *set, const node_t *x, const scope_t *s, bool letters)
{
    const law_t *P = &r->S->law[r->S->joint];
    if (x->kind == NODE_NAME && !scope_find(s, x->name))
        for (unsigned k = 0; k < P->axes; k++)
            if ((P->variable[k] && strcmp(P->variable[k], x->name) == 0) || (letters && strcmp(P->letter[k], x->name) == 0)) *set |= 1u << k;
    if (x->kind == NODE_NAME) {
        const scope_t *found = scope_find(s, x->name);
        const let_t *d = found ? NULL : find_let(r, x->name);
        if (found && found->argument) variables_in(r, set, found->argument, found->written, letters);
        if (d && !d->args && r->depth < DEPTH_MAX) { r->depth++; variables_in(r, set, d->body, s, letters); r->depth--; }
    }
    bool groups = x->kind == NODE_ENTROPY || x->kind == NODE_INFORMATION;
    for (unsigned k = 0; k < x->n; k++) {
        if (x->part[k]->kind != NODE_GROUP || !groups) { variables_in(r, set, x->part[k], s, letters); continue; }
        for (unsigned i = 0; i < x->part[k]->n; i++)
            if (x->part[k]->part[i]->kind == NODE_FIX) variables_in(r, set, x->part[k]->part[i]->part[0], s, letters);
    }
}

/* sum over the cells of these variables of p(cell) * body. A letter that is bound outside keeps its meaning: Pr(J = j) within sum j. */
static core_r *over_cells(resolver_t *r, const node_t *n, const scope_t *s, const node_t *what, const node_t *given, unsigned set, bool condition)
{
    const law_t *P = &r->S->law[r->S->joint];
    core_t *x = core_blank(r, CORE_OVER, n->at, 1), *mass = core_blank(r, CORE_MASS, n->at, P->axes);
    mass->at = r->S->joint;
    mass->set = set;
    mass->n = 0;
    for (unsigned k = 0; k < P->axes; k++) {
        if (!(set >> k & 1)) continue;
        if (!(s = scope_bind(r, s, scope_find(s, P->letter[k]) ? "" : P->letter[k], (int)P->alphabet[k], n->at))) return NULL;
        scope_t *named = ARENA_NEW(r->A, scope_t);
        *named = *s;
        named->up = s;
        named->name = P->variable[k];
        s = named;
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
        p = c ? pair(r, CORE_MUL, n->at, p, core_of(r, CORE_BRACKET, n->at, 1, &c)) : NULL;
    }
    if (!p) return NULL;
    if (!what) return over(r, "sum", x, p);
    body = condition ? resolve_condition(r, what, s) : resolve(r, what, s);
    if (body && condition) body = core_of(r, CORE_BRACKET, n->at, 1, &body);
    return body ? over(r, "sum", x, pair(r, CORE_MUL, n->at, p, body)) : NULL;
}

static core_r *mean(resolver_t *r, const node_t *n, const scope_t *s)
{
    bool condition = n->kind == NODE_PROB;
    if (!joint(r, n->at)) return NULL;
    const node_t *given = n->n > 1 ? n->part[1] : NULL;
    unsigned set = 0, behind = 0;
    variables_in(r, &set, n->part[0], s, !condition);
    if (given) variables_in(r, &behind, given, s, false);
    if (!(set | behind)) { claim_fault(r->fault, n->at, "no random variable stands in %s", node_text(r->A, n)); return NULL; }
    core_r *above = over_cells(r, n, s, n->part[0], given, set | behind, condition);
    if (!above || !given) return above;
    core_r *below = over_cells(r, n, s, NULL, given, behind, condition);
    return below ? pair(r, CORE_GIVEN, n->at, above, below) : NULL;
}

/* --- entropies --------------------------------------------------------------------------------------------------------------------- */

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
            return known ? claim_fault(r->fault, item->at, "%s is no random variable", item->name) : unknown(r, item->at, item->name, "a random variable");
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
static core_r *information(resolver_t *r, const node_t *n, const scope_t *s)
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
        all = !all ? h : pair(r, plus ? CORE_ADD : CORE_SUB, n->at, all, h);
    }
    core_r *below = entropy_of(r, n->at, given.set, &given); /* the signs of H(C) add up to one */
    return below->kind == CORE_NUMBER ? all : pair(r, CORE_SUB, n->at, all, below);
}

/* H(P) of a law by name. */
static core_r *entropy_by_name(resolver_t *r, const node_t *n, const node_t *law, const scope_t *s)
{
    free_t F = { 0 };
    core_t *x = core_blank(r, CORE_DIVERGENCE, n->at, 1);
    if (!whole_letters(r, &F, law, s)) return NULL;
    if (!F.n) { claim_fault(r->fault, law->at, "%s is no law and no random variable", node_text(r->A, law)); return NULL; }
    const scope_t *inner = bind_all(r, x, s, &F, false, n->at);
    x->name = "H";
    if (!inner || !(((core_r **)x->part)[0] = resolve(r, law, inner))) return NULL;
    return core_done(r, x);
}

static core_r *entropy(resolver_t *r, const node_t *n, const scope_t *s)
{
    const node_t *of = n->part[0];
    bool one = of->n == 1 && !n->part[1]->n && of->part[0]->kind == NODE_NAME && setting_variable(r->S, of->part[0]->name) < 0;
    if (one && (scope_find(s, of->part[0]->name) || setting_law(r->S, of->part[0]->name) >= 0 || find_let(r, of->part[0]->name)))
        return entropy_by_name(r, n, of->part[0], s);
    return information(r, n, s);
}

/* --- divergences ------------------------------------------------------------------------------------------------------------------------ */

static core_r *divergence(resolver_t *r, const node_t *n, const scope_t *s)
{
    if (strcmp(n->name, "kl") == 0) {
        core_t *x = core_blank(r, CORE_FUNCTION, n->at, 2);
        x->name = "kl";
        for (unsigned k = 0; k < 2; k++)
            if (!(((core_r **)x->part)[k] = resolve(r, n->part[k], s))) return NULL;
        return core_done(r, x);
    }
    free_t F = { 0 }, over_which = { 0 };
    core_t *outer = core_blank(r, CORE_OVER, n->at, 1), *x = core_blank(r, CORE_DIVERGENCE, n->at, 2);
    if (n->n > 2 && !law_letters_of(r, &over_which, n->part[2], s)) return NULL;
    const scope_t *inner = n->n > 2 ? bind_all(r, outer, s, &over_which, false, n->at) : s;
    if (!inner && n->n > 2) return NULL;
    for (unsigned k = 0; k < 2; k++) {
        bool mass = n->part[k]->kind == NODE_MASS;
        if (!(mass ? law_letters_of(r, &F, n->part[k], inner) : whole_letters(r, &F, n->part[k], inner))) return NULL;
    }
    x->name = n->name;
    const scope_t *in = bind_all(r, x, inner, &F, false, n->at);
    if (r->fault->set) return NULL;
    if (!x->slots) { claim_fault(r->fault, n->at, "%s and %s are numbers, expected laws", node_text(r->A, n->part[0]), node_text(r->A, n->part[1])); return NULL; }
    if (n->order && !(x->order = resolve(r, n->order, s))) return NULL;
    for (unsigned k = 0; k < 2; k++)
        if (!(((core_r **)x->part)[k] = resolve(r, n->part[k], in))) return NULL;
    core_r *d = core_done(r, x);
    if (n->n == 2) return d;
    core_r *weight = resolve(r, n->part[2], inner);
    return weight ? over(r, "sum", outer, pair(r, CORE_MUL, n->at, weight, d)) : NULL;
}

/* capacity(p(y|x)): what stands behind the bar is the input. */
static core_r *capacity(resolver_t *r, const node_t *n, const scope_t *s)
{
    free_t F = { 0 };
    core_t *x = core_blank(r, CORE_CAPACITY, n->at, 1);
    if (n->n != 1 || n->part[0]->kind != NODE_MASS) { claim_fault(r->fault, n->at, "expected a channel: capacity(p(y|x))"); return NULL; }
    if (!free_letters(r, &F, n->part[0], s)) return NULL;
    const scope_t *inner = bind_all(r, x, s, &F, true, n->at);
    x->given = x->slots;
    if (r->fault->set || !x->slots) { claim_fault(r->fault, n->at, "the channel's input letter is bound outside"); return NULL; }
    inner = bind_all(r, x, inner, &F, false, n->at);
    if (!inner || !(((core_r **)x->part)[0] = resolve(r, n->part[0], inner))) return NULL;
    return core_done(r, x);
}

static core_r *word(resolver_t *r, const node_t *n, const scope_t *s, const word_t *w)
{
    core_t *x = core_blank(r, CORE_WORD, n->at, n->n);
    unsigned *slots = ARENA_ARRAY(r->A, unsigned, WORD_ARGS_MAX);
    if (n->n != w->args) { claim_fault(r->fault, n->at, "%s takes %u arguments, found %u", w->name, w->args, n->n); return NULL; }
    x->word = w;
    x->word_slots = slots;
    const char **said = ARENA_ARRAY(r->A, const char *, WORD_ARGS_MAX);
    x->word_said = said;
    for (unsigned k = 0; k < n->n; k++) {
        bool array = w->arg[k] == WORD_LAW || w->arg[k] == WORD_TABLE;
        free_t F = { 0 };
        unsigned before = x->slots;
        const scope_t *inner = s;
        if (array && !whole_letters(r, &F, n->part[k], s)) return NULL;
        if (array && !F.n) { claim_fault(r->fault, n->part[k]->at, "%s is a number, expected a %s", node_text(r->A, n->part[k]), w->arg[k] == WORD_LAW ? "law" : "table"); return NULL; }
        if (w->arg[k] == WORD_TABLE) inner = bind_all(r, x, s, &F, true, n->at); /* of a channel, the input in front */
        if (r->fault->set) return NULL;
        if (array && !(inner = bind_all(r, x, inner, &F, false, n->at))) return NULL;
        slots[k] = x->slots - before;
        said[k] = node_text(r->A, n->part[k]);
        ((core_r **)x->part)[k] = w->arg[k] == WORD_LETTER ? resolve_letter(r, n->part[k], s, -1, false) : resolve(r, n->part[k], inner);
        if (!x->part[k]) return NULL;
    }
    return core_done(r, x);
}

core_r *resolve_notation(resolver_t *r, const node_t *x, const scope_t *s)
{
    switch (x->kind) {
    case NODE_MASS: return resolve_mass(r, x, s);
    case NODE_OVER: return sum(r, x, s);
    case NODE_ENTROPY: return entropy(r, x, s);
    case NODE_INFORMATION: return information(r, x, s);
    case NODE_PROB: case NODE_MEAN: return mean(r, x, s);
    case NODE_MEAN_UNDER: return mean_under(r, x, s);
    case NODE_DIVERGENCE: return divergence(r, x, s);
    case NODE_APPLY:
        if (strcmp(x->name, "capacity") == 0) return capacity(r, x, s);
        if (strcmp(x->name, "H") == 0) return entropy_by_name(r, x, x->part[0], s);
        if (word_called(r->words, x->name)) return word(r, x, s, word_called(r->words, x->name));
        return extreme(r, x, s);
    default: claim_fault(r->fault, x->at, "expected a number"); return NULL;
    }
}
