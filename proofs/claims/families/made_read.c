/* SPDX-License-Identifier: MIT
**
** A constructor as a family, as it is written: its numbers, its letters, and what it can be.
*/
#include "proofs/claims/families/made.h"
#include "proofs/claims/core/declare.h"

#include <string.h>

static bool is_one_of(const char *name, const char *const *list)
{
    for (; *list; list++)
        if (strcmp(name, *list) == 0) return true;
    return false;
}

bool made_is_noisy(const char *name)
{
    return is_one_of(name, (const char *const[]){ "symmetric", "bec", "z", NULL });
}

bool made_takes_number(const char *name) { return made_is_noisy(name) || strcmp(name, "point") == 0; }
/* Each of its rows is the same law: it can be a law. */
static bool is_law(const char *name)
{
    return is_one_of(name, (const char *const[]){ "uniform", "useless", "point", NULL });
}
static bool is_function(const char *name)
{
    return is_one_of(name, (const char *const[]){ "noiseless", "merge", "map", "point", NULL });
}

/* --- read --------------------------------------------------------------------------------------------------------- */

static bool is_declared(const core_lemma_t *L, const char *name)
{
    return setting_entry(&L->setting, name) >= 0 || setting_size(&L->setting, name) >= 0;
}

static const char *own_number(const char *name) { return strcmp(name, "point") == 0 ? "k" : "e"; }

/* The constructor's own names, where the lemma declares no such: M letters, e its number, k the letter of a point. */
static bool is_own(const made_t *d, const core_lemma_t *L, const char *name)
{
    return !is_declared(L, name) &&
           (strcmp(name, "M") == 0 || (made_takes_number(d->name) && strcmp(name, own_number(d->name)) == 0));
}

static bool own_set(set_t *s, const core_lemma_t *L, const assign_t *a, claim_fault_t *fault)
{
    if (s->n || s->range) return claim_fault(fault, a->at, "%s is set already, in the same family", a->name);
    *s = (set_t){ .entry = -1, .alphabet = -1, .n = a->range ? 0 : a->n, .range = a->range };
    if (a->range) return hand_range(L, a->value[0], a->value[1], &s->from, &s->to, fault);
    hand_t *value = ARENA_ARRAY(L->home, hand_t, a->n);
    for (unsigned k = 0; k < a->n; k++) {
        const core_t **part = ARENA_ARRAY(L->home, const core_t *, 1);
        if (!(part[0] = core_term(L, a->value[k], "", fault))) return false;
        value[k] = (hand_t){ .n = 1, .part = part };
    }
    s->value = value;
    return true;
}

/* What stands between its brackets; M, e alone are what is set behind it. */
static bool arguments(made_t *d, const core_lemma_t *L, const try_t *t, claim_fault_t *fault)
{
    bool both = strcmp(d->name, "symmetric") == 0 && t->args == 2;
    if (t->args && !both && t->args != made_takes_number(d->name)) return claim_fault(fault, t->at,
        "%s takes %s, found %u", d->name, made_takes_number(d->name) ? "one number" : "no numbers", t->args);
    for (unsigned k = 0; k < t->args; k++) {
        const node_t *x = t->arg[k];
        bool letters = both && k == 0;
        if (x->kind == NODE_NAME && is_own(d, L, x->name) && letters == (strcmp(x->name, "M") == 0)) continue;
        const core_t *term = core_term(L, x, "", fault);
        if (!term) return false;
        *(letters ? &d->letters : &d->number) = term;
    }
    return true;
}

const try_t *made_read(arena_t *A, recipe_t *r, const core_lemma_t *L, const try_t *t, claim_fault_t *fault)
{
    made_t *d = ARENA_NEW(A, made_t);
    try_t *rest = ARENA_NEW(A, try_t);
    assign_t *left = ARENA_ARRAY(A, assign_t, t->n + 1);
    *d = (made_t){ .name = t->over };
    *rest = *t;
    rest->n = 0;
    rest->assign = left;
    r->made = d;
    if (!arguments(d, L, t, fault)) return NULL;
    for (unsigned k = 0; k < t->n; k++) {
        const assign_t *a = &t->assign[k];
        bool letters = strcmp(a->name, "M") == 0, number = made_takes_number(d->name) &&
            strcmp(a->name, own_number(d->name)) == 0;
        const core_t **of = letters ? &d->letters : &d->number;
        if (is_own(d, L, a->name)) {
            if (!own_set(letters ? &d->own_letters : &d->own_number, L, a, fault)) return NULL;
            continue;
        }
        if ((letters || number) && !*of && !(*of = core_term(L, node_name(A, a->at, NODE_NAME, a->name), "", fault)))
            return NULL;
        left[rest->n++] = *a;
    }
    return rest;
}

/* --- targets ------------------------------------------------------------------------------------------------------ */

bool made_is_set(const recipe_t *r, int entry)
{
    for (unsigned k = 0; k < r->sets; k++)
        if (r->set[k].entry == entry) return true;
    return false;
}

int made_joint(const setting_t *S)
{
    int k = S->joint >= 0 ? S->law[S->joint].param : -1;
    return k >= 0 && S->entry[k].kind == ENTRY_LAW && S->entry[k].axes > 1 ? k : -1;
}

bool made_is_channel(const entry_t *e)
{
    return (e->kind == ENTRY_CHANNEL || e->kind == ENTRY_FACTOR) && e->axes > 1;
}

/* One letter more than to itself is none. */
static bool fits(const made_t *d, unsigned in, unsigned out) { return strcmp(d->name, "bec") != 0 || in != out; }

static bool suits_entry(const made_t *d, const entry_t *e)
{
    if (made_is_channel(e)) return fits(d, e->alphabet[0], e->alphabet[e->axes - 1]);
    return is_law(d->name) && (e->kind == ENTRY_LAW || e->kind == ENTRY_FACTOR);
}

static bool suits_axis(const made_t *d, const law_t *P, const net_t *net, unsigned v)
{
    if (net->map[v] && !is_function(d->name)) return false;
    if (!net->parents[v]) return is_law(d->name);
    return fits(d, P->alphabet[made_first(net->parents[v])], P->alphabet[v]);
}

const net_t *made_net(const made_t *d, const setting_t *S, const nets_t *nets, unsigned v, size_t from)
{
    for (unsigned k = 0; k < nets->n; k++) {
        const net_t *net = &nets->net[(from + k) % nets->n];
        if (suits_axis(d, &S->law[S->joint], net, v)) return net;
    }
    return NULL;
}

/* A number is one, and letters are a number that is known before they are. */
static bool numbers_fit(const recipe_t *r, const core_lemma_t *L, claim_fault_t *fault)
{
    const made_t *d = r->made;
    const core_t *list[2 + ITEMS_MAX] = { d->number };
    unsigned n = 1;
    for (unsigned k = 0; k < d->own_number.n && k < ITEMS_MAX; k++) list[n++] = d->own_number.value[k].part[0];
    const size_t none[ALPHABETS_MAX] = { 0 };
    arena_t *scratch = arena_new();
    for (unsigned k = 0; k < n; k++) {
        if (!list[k] || !core_is_closed(L, list[k], none)) continue;
        arena_reset(scratch);
        eval_t *e = eval_bare(scratch, L, candidate_new(scratch, L->setting.param), none);
        const char *why = hand_noise(e, &(hand_t){ .named = d->name, .n = 1, .part = &list[k] });
        if (why) claim_fault(fault, r->by->at, "%s is %s: no candidate has such a value", d->name, why);
    }
    arena_free(scratch);
    for (unsigned k = 0; d->number && d->number->kind == CORE_PARAM && k < r->sets; k++)
        if (r->set[k].entry == d->number->at && !r->set[k].early)
            claim_fault(fault, r->by->at, "%s is of a number that is set from what is drawn", d->name);
    const core_t *M = d->letters;
    if (M && M->kind != CORE_NUMBER && M->kind != CORE_SIZE && !(M->kind == CORE_PARAM && made_is_set(r, M->at)))
        claim_fault(fault, r->by->at, "expected for how many letters %s is: a number, or a name that is set behind it",
            d->name);
    return !fault->set;
}

bool made_targets(recipe_t *r, const core_lemma_t *L, claim_fault_t *fault)
{
    made_t *d = (made_t *)r->made;
    const setting_t *S = &L->setting;
    int joint = made_joint(S);
    for (unsigned k = 0; k < S->params; k++)
        if ((int)k != joint && !made_is_set(r, (int)k) && suits_entry(d, &S->entry[k]))
            d->target[d->targets++] = (target_t){ (int)k, -1 };
    for (unsigned v = 0; joint >= 0 && !made_is_set(r, joint) && v < S->entry[joint].axes; v++)
        if (made_net(d, S, r->nets, v, 0)) d->target[d->targets++] = (target_t){ -1, (int)v };
    if (!d->targets) return claim_fault(fault, r->by->at,
        "nothing that is declared can be %s; expected W channel X -> Y, a factor p(y|x) or variables", d->name);
    return numbers_fit(r, L, fault);
}

