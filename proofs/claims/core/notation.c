/* SPDX-License-Identifier: MIT
**
** The notation of information and probability, lowered: sums over letters and ranges, divergences, capacities, words;
** laws by name to sums over their letters.
*/
#include "proofs/claims/core/notation_parts.h"
#include "proofs/claims/print/print.h"

#include <string.h>

core_r *notation_pair(resolver_t *r, core_kind_t kind, spot_t at, core_r *a, core_r *b)
{
    return core_of(r, kind, at, 2, (core_r *const[]){ a, b });
}

const scope_t *notation_bind(resolver_t *r, core_t *x, const scope_t *s, const free_t *F, bool behind, spot_t at)
{
    for (unsigned k = 0; k < F->n; k++) {
        if (F->behind[k] != behind) continue;
        if (x->slots == PMF_AXES_MAX) {
            claim_fault(r->fault, at, "more than %d letters at a time", PMF_AXES_MAX);
            return NULL;
        }
        s = scope_bind(r, s, F->name[k], F->alphabet[k], at);
        if (!s) return NULL;
        x->slot[x->slots] = s->slot;
        x->over[x->slots++] = (unsigned)s->alphabet;
    }
    return s;
}

core_r *notation_over(resolver_t *r, const char *name, core_t *x, core_r *body)
{
    if (!body) return NULL;
    x->name = name;
    ((core_r **)x->part)[0] = body;
    return core_done(r, x);
}

/* --- sums over letters and ranges --------------------------------------------------------------------------------- */

/* The whole number that a term of numbers alone is, as far as it is not too long to be an end of a range. */
static bool whole(mpz_ptr n, arena_t *A, core_r *x)
{
    enum { BITS = 4096 };
    mpz_ptr b = arena_mpz(A, 1);
    if (x->kind == CORE_NUMBER) { mpz_set(n, mpq_numref(x->number)); return mpz_cmp_ui(mpq_denref(x->number), 1) == 0; }
    if (x->kind == CORE_NEG) { bool is = whole(n, A, x->part[0]); mpz_neg(n, n); return is; }
    bool binary = x->kind == CORE_ADD || x->kind == CORE_SUB || x->kind == CORE_MUL || x->kind == CORE_POW;
    if (!binary || !whole(n, A, x->part[0]) || !whole(b, A, x->part[1])) return false;
    if (x->kind == CORE_POW) {
        if (mpz_sgn(b) < 0 || mpz_cmp_ui(b, BITS) > 0 || mpz_sizeinbase(n, 2) * mpz_get_ui(b) > BITS) return false;
        mpz_pow_ui(n, n, mpz_get_ui(b));
    } else (x->kind == CORE_ADD ? mpz_add : x->kind == CORE_SUB ? mpz_sub : mpz_mul)(n, n, b);
    return mpz_sizeinbase(n, 2) <= BITS;
}

/* More terms than a sum may have are refused where they are known; else they are beyond, on a candidate. */
static bool range_fits(resolver_t *r, const node_t *n, core_r *lo, core_r *hi)
{
    mpz_ptr a = arena_mpz(r->A, 2), b = a + 1;
    if (!whole(a, r->A, lo) || !whole(b, r->A, hi)) return true;
    mpz_sub(b, b, a);
    return mpz_cmp_ui(b, CELLS_OF_SUM_MAX) < 0 ||
           claim_fault(r->fault, n->part[0]->at, "%s of more than %d terms", n->name, CELLS_OF_SUM_MAX);
}

static core_r *sum(resolver_t *r, const node_t *n, const scope_t *s)
{
    core_t *x = core_blank(r, CORE_OVER, n->at, n->n);
    core_r **part = (core_r **)x->part;
    x->name = n->name;
    const scope_t *inner = s;
    for (unsigned k = 0; k + 1 < n->n; k++)
        if (!(part[k] = resolve(r, n->part[k], s))) return NULL;
    if (n->n == 3 && !range_fits(r, n, part[0], part[1])) return NULL;
    for (unsigned k = 0; k < n->bounds; k++) {
        const bound_t *b = &n->bound[k];
        int a = n->n == 1 ? bound_alphabet(r, b) : -1;
        if (n->n == 1 && a < 0) return NULL;
        if (x->slots == PMF_AXES_MAX) {
            claim_fault(r->fault, b->at, "more than %d letters at a time", PMF_AXES_MAX);
            return NULL;
        }
        if (!(inner = scope_bind(r, inner, b->name, a, b->at))) return NULL;
        x->slot[x->slots] = inner->slot;
        x->over[x->slots++] = a < 0 ? 0 : (unsigned)a;
    }
    if (!(part[n->n - 1] = resolve(r, n->part[n->n - 1], inner))) return NULL;
    return core_done(r, x);
}

/* The name where the term writes it, and no sum in it binds it. A definition's name is bare. */
static const node_t *written(const node_t *x, const char *name)
{
    if (x->kind == NODE_NAME && strcmp(x->name, name) == 0) return x;
    for (unsigned k = 0; k < x->bounds; k++)
        if (strcmp(x->bound[k].name, name) == 0) return NULL;
    for (unsigned k = 0; k < x->n; k++) {
        const node_t *found = written(x->part[k], name);
        if (found) return found;
    }
    return NULL;
}

/* A letter that is bound outside and written within what binds one of this name: of which of the two it is, is not
** said. */
static bool letters_apart(resolver_t *r, const free_t *F, const node_t *body, const scope_t *s)
{
    for (unsigned k = 0; k < F->n; k++) {
        const scope_t *outer = scope_find(s, F->name[k]);
        const node_t *at = outer && !outer->inner ? written(body, F->name[k]) : NULL;
        if (at)
            return claim_fault(r->fault, at->at,
                               "%s is bound outside, and here anew, expected a table bare, f for f(%s), or another letter",
                               F->name[k], F->name[k]);
    }
    return true;
}

/* max(f), min(f): over the letters that f leaves free. */
static core_r *extreme(resolver_t *r, const node_t *n, const scope_t *s)
{
    free_t F = { 0 };
    core_t *x = core_blank(r, CORE_OVER, n->at, 1);
    if (!whole_letters(r, &F, n->part[0], s)) return NULL;
    if (!F.n) {
        claim_fault(r->fault, n->at, "%s of one number: expected %s(a, b), or a table", n->name, n->name);
        return NULL;
    }
    if (!letters_apart(r, &F, n->part[0], s)) return NULL;
    const scope_t *inner = notation_bind(r, x, s, &F, false, n->at);
    return inner ? notation_over(r, n->name, x, resolve(r, n->part[0], inner)) : NULL;
}

static core_r *mean_under(resolver_t *r, const node_t *n, const scope_t *s)
{
    free_t F = { 0 };
    core_t *x = core_blank(r, CORE_OVER, n->at, 1);
    if (!law_is_one(r, n->part[0], s) || !whole_letters(r, &F, n->part[0], s)) return NULL;
    if (!F.n) {
        claim_fault(r->fault, n->part[0]->at, "%s is no law, expected one: E(P; f)", node_text(r->A, n->part[0]));
        return NULL;
    }
    if (!letters_apart(r, &F, n->part[1], s)) return NULL;
    const scope_t *inner = notation_bind(r, x, s, &F, false, n->at);
    if (!inner) return NULL;
    core_r *p = resolve(r, n->part[0], inner), *f = p ? resolve(r, n->part[1], inner) : NULL;
    return f ? notation_over(r, "sum", x, notation_pair(r, CORE_MUL, n->at, p, f)) : NULL;
}

/* --- laws --------------------------------------------------------------------------------------------------------- */

/* The axis of law P that this letter stands for: by its own name, else by its alphabet. */
static int axis_named(resolver_t *r, const law_t *P, const node_t *x, const scope_t *s, unsigned taken)
{
    if (x->kind == NODE_NAME)
        for (unsigned k = 0; k < P->axes; k++)
            if (same_letter(P->letter[k], x->name) || (P->variable[k] && strcmp(P->variable[k], x->name) == 0))
                return (int)k;
    core_r *at = resolve_letter(r, x, s, -1, true);
    for (unsigned k = 0; at && k < P->axes; k++)
        if (!(taken >> k & 1) && (int)P->alphabet[k] == at->alphabet) return (int)k;
    return -1;
}

static core_r *channel_entry(resolver_t *r, const node_t *x, const scope_t *s, int entry)
{
    const entry_t *e = &r->S->entry[entry];
    if (x->part[0]->n != 1 || x->part[1]->n + 1 != e->axes) {
        claim_fault(r->fault, x->at, "%s is a channel of %u inputs: %s(y|x)", x->name, e->axes - 1, x->name);
        return NULL;
    }
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
    if (law < 0 && entry >= 0 && r->S->entry[entry].kind == ENTRY_CHANNEL && x->kind == NODE_MASS)
        return channel_entry(r, x, s, entry);
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
            if (axis < 0 || taken >> axis & 1) {
                claim_fault(r->fault, item->at, "%s is no letter of %s%s", node_text(r->A, item), P->name,
                            axis < 0 ? "" : " that is not there already");
                return NULL;
            }
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

/* --- divergences -------------------------------------------------------------------------------------------------- */

/* The letters of one side: those that nothing binds. */
static bool laws_letters(resolver_t *r, free_t *F, const node_t *side, const scope_t *s)
{
    return side->kind == NODE_MASS ? law_letters_of(r, F, side, s) : whole_letters(r, F, side, s);
}

static core_r *divergence(resolver_t *r, const node_t *n, const scope_t *s)
{
    if (strcmp(n->name, "kl") == 0) {
        core_t *x = core_blank(r, CORE_FUNCTION, n->at, 2);
        x->name = "kl";
        for (unsigned k = 0; k < 2; k++)
            if (!(((core_r **)x->part)[k] = resolve(r, n->part[k], s))) return NULL;
        return core_done(r, x);
    }
    for (unsigned k = 0; k < n->n; k++)
        if (!law_is_one(r, n->part[k], s)) return NULL;
    free_t F = { 0 }, over_which = { 0 };
    core_t *outer = core_blank(r, CORE_OVER, n->at, 1), *x = core_blank(r, CORE_DIVERGENCE, n->at, 2);
    if (n->n > 2 && !law_letters_of(r, &over_which, n->part[2], s)) return NULL;
    const scope_t *inner = n->n > 2 ? notation_bind(r, outer, s, &over_which, false, n->at) : s;
    if (!inner && n->n > 2) {
        if (!r->fault->set)
            claim_fault(r->fault, n->part[2]->at, "%s has no letter that is declared, expected a law to average by",
                        node_text(r->A, n->part[2]));
        return NULL;
    }
    unsigned letters[2];
    for (unsigned k = 0; k < 2; k++) {
        free_t own = { 0 };
        if (!laws_letters(r, &F, n->part[k], inner) || !laws_letters(r, &own, n->part[k], inner)) return NULL;
        letters[k] = own.n;
    }
    if (letters[0] && letters[1] && (letters[0] < F.n || letters[1] < F.n)) {
        claim_fault(r->fault, n->at, "%s and %s are not on one alphabet, expected laws of the same letters",
                    node_text(r->A, n->part[0]), node_text(r->A, n->part[1]));
        return NULL;
    }
    x->name = n->name;
    const scope_t *in = notation_bind(r, x, inner, &F, false, n->at);
    if (r->fault->set) return NULL;
    if (!x->slots) {
        const node_t *P = n->part[0], *Q = n->part[1];
        bool names = P->kind == NODE_NAME && Q->kind == NODE_NAME && !setting_knows(r->S, P->name) &&
                     !setting_knows(r->S, Q->name);
        claim_fault(r->fault, n->at, "%s and %s are no laws, expected P, p(x) or W(y|x)%s; of two numbers it is kl(p||q)",
                    node_text(r->A, P), node_text(r->A, Q),
                    names ? arena_printf(r->A, ", declared as in for %s, %s laws on X", P->name, Q->name) : "");
        return NULL;
    }
    if (n->order && !(x->order = resolve(r, n->order, s))) return NULL;
    for (unsigned k = 0; k < 2; k++)
        if (!(((core_r **)x->part)[k] = resolve(r, n->part[k], in))) return NULL;
    core_r *d = core_done(r, x);
    if (n->n == 2) return d;
    core_r *weight = resolve(r, n->part[2], inner);
    return weight ? notation_over(r, "sum", outer, notation_pair(r, CORE_MUL, n->at, weight, d)) : NULL;
}

/* capacity(p(y|x)): what stands behind the bar is the input. */
static core_r *capacity(resolver_t *r, const node_t *n, const scope_t *s)
{
    free_t F = { 0 };
    core_t *x = core_blank(r, CORE_CAPACITY, n->at, 1);
    if (n->n != 1 || n->part[0]->kind != NODE_MASS) {
        claim_fault(r->fault, n->at, "expected a channel: capacity(p(y|x))");
        return NULL;
    }
    if (!free_letters(r, &F, n->part[0], s)) return NULL;
    const scope_t *inner = notation_bind(r, x, s, &F, true, n->at);
    x->given = x->slots;
    if (r->fault->set || !x->slots) {
        claim_fault(r->fault, n->at, "the channel's input letter is bound outside");
        return NULL;
    }
    inner = notation_bind(r, x, inner, &F, false, n->at);
    if (!inner || !(((core_r **)x->part)[0] = resolve(r, n->part[0], inner))) return NULL;
    return core_done(r, x);
}

static core_r *word(resolver_t *r, const node_t *n, const scope_t *s, const word_t *w)
{
    core_t *x = core_blank(r, CORE_WORD, n->at, n->n);
    unsigned *slots = ARENA_ARRAY(r->A, unsigned, WORD_ARGS_MAX);
    if (n->n != w->args) { takes(r, n->at, w->name, w->args, arena_printf(r->A, "found %u", n->n)); return NULL; }
    x->word = w;
    x->word_slots = slots;
    const char **said = ARENA_ARRAY(r->A, const char *, WORD_ARGS_MAX);
    x->word_said = said;
    for (unsigned k = 0; k < n->n; k++) {
        bool array = w->arg[k] == WORD_LAW || w->arg[k] == WORD_TABLE;
        free_t F = { 0 };
        unsigned before = x->slots;
        const scope_t *inner = s;
        if (w->arg[k] == WORD_LAW && !law_is_one(r, n->part[k], s)) return NULL;
        if (array && !whole_letters(r, &F, n->part[k], s)) return NULL;
        if (array && !F.n) {
            claim_fault(r->fault, n->part[k]->at, "%s is a number, expected a %s", node_text(r->A, n->part[k]),
                        w->arg[k] == WORD_LAW ? "law" : "table");
            return NULL;
        }
        /* of a channel, the input in front */
        if (w->arg[k] == WORD_TABLE) inner = notation_bind(r, x, s, &F, true, n->at);
        if (r->fault->set) return NULL;
        if (array && !(inner = notation_bind(r, x, inner, &F, false, n->at))) return NULL;
        slots[k] = x->slots - before;
        said[k] = node_text(r->A, n->part[k]);
        ((core_r **)x->part)[k] =
            w->arg[k] == WORD_LETTER ? resolve_letter(r, n->part[k], s, -1, false) : resolve(r, n->part[k], inner);
        if (!x->part[k]) return NULL;
    }
    return core_done(r, x);
}

core_r *resolve_notation(resolver_t *r, const node_t *x, const scope_t *s)
{
    switch (x->kind) {
    case NODE_MASS: return resolve_mass(r, x, s);
    case NODE_OVER: return sum(r, x, s);
    case NODE_ENTROPY: return notation_entropy(r, x, s);
    case NODE_INFORMATION: return notation_information(r, x, s);
    case NODE_PROB: case NODE_MEAN: return notation_mean(r, x, s);
    case NODE_MEAN_UNDER: return mean_under(r, x, s);
    case NODE_DIVERGENCE: return divergence(r, x, s);
    case NODE_APPLY:
        if (strcmp(x->name, "capacity") == 0) return capacity(r, x, s);
        if (strcmp(x->name, "H") == 0) return notation_entropy_by_name(r, x, x->part[0], s);
        if (word_called(r->words, x->name)) return word(r, x, s, word_called(r->words, x->name));
        return extreme(r, x, s);
    default: claim_fault(r->fault, x->at, "expected a number"); return NULL;
    }
}
