/* SPDX-License-Identifier: MIT */
#include "proofs/prove/repair/parts.h"
#include "proofs/claims/families/family.h"
#include "proofs/engine/record.h"

#include <stdlib.h>

enum { TURNS_MAX = 3, SETTLED_AT_ONCE = 4, SETTLED_MAX = 6 };

/* How many of a kind are proposed: of those that are proved, and of others. */
static unsigned most_of(repair_kind_t k, bool proved)
{
    bool two = k == REPAIR_CONSTANT || k == REPAIR_EXCHANGE || k == REPAIR_TWO;
    return k == REPAIR_HYPOTHESIS && proved ? 3 : two ? 2 : 1;
}

/* --- the changes -------------------------------------------------------------------------------------------------- */

static void list_changes(search_t *s)
{
    repair_t *r = ARENA_ARRAY(s->A, repair_t, REPAIRS_MAX);
    dial_t *d = ARENA_ARRAY(s->A, dial_t, DIALS_MAX);
    unsigned n = repairs_of(r, s->A, s->C, s->link), dials = dials_of(d, s->A, s->C, s->link);
    s->room = n + dials + 1;
    s->at = ARENA_ARRAY(s->A, change_t, s->room);
    for (unsigned k = 0; k < dials; k++)
        s->at[s->n++] =
            (change_t){ .dial = &d[k], .repair.kind = d[k].form == DIAL_ADDEND ? REPAIR_ADDEND : REPAIR_CONSTANT };
    for (unsigned k = 0; k < n; k++) s->at[s->n++] = (change_t){ .repair = r[k] };
    for (size_t k = 0; k < s->n; k++) s->at[k].place = k;
}

typedef struct { search_t *s; size_t from; } trying_t;

static void try_one(void *self, size_t i, arena_t *keep, arena_t *now)
{
    const trying_t *t = self;
    (void)keep;
    change_try(t->s, &t->s->at[t->from + i], now);
}

void changes_try(search_t *s, size_t from)
{
    side_by_side(s->o->jobs, s->n - from, try_one, &(trying_t){ s, from }, s->pool.keep);
}

/* --- settling, round by round: the nearest of what stands; the rounds are the same for any number of jobs --------- */

static int nearest(const void *x, const void *y)
{
    const change_t *a = *(change_t *const *)x, *b = *(change_t *const *)y;
    if (a->nearness != b->nearness) return a->nearness < b->nearness ? -1 : 1;
    return a->place < b->place ? -1 : 1;
}

typedef struct { unsigned proved, holds, settled; bool provable; } kind_count_t;

static void count_kinds(kind_count_t *of, const search_t *s)
{
    for (size_t i = 0; i < s->n; i++) {
        const change_t *c = &s->at[i];
        kind_count_t *k = &of[c->repair.kind];
        k->proved += c->state == CHANGE_PROVED;
        k->holds += c->state == CHANGE_HOLDS;
        k->settled += c->settled;
        k->provable |= c->settled && c->prove != PROVE_OUTSIDE;
    }
}

/* Enough are proved, or stand where no prover is at home; or enough were looked at. */
static bool is_closed(const kind_count_t *of, repair_kind_t kind)
{
    const kind_count_t *k = &of[kind];
    return k->proved >= most_of(kind, true) || (k->proved + k->holds >= most_of(kind, false) && !k->provable) ||
           k->settled >= SETTLED_MAX;
}

static bool group_is_taken(const search_t *s, const change_t *c, change_t *const *round, size_t n)
{
    bool taken = false;
    for (size_t i = 0; c->repair.group && i < s->n; i++)
        taken |= s->at[i].repair.group == c->repair.group && s->at[i].state >= CHANGE_HOLDS;
    for (size_t i = 0; c->repair.group && i < n; i++) taken |= round[i]->repair.group == c->repair.group;
    return taken;
}

static size_t next_round(search_t *s, change_t **round)
{
    kind_count_t of[REPAIR_KINDS] = { { 0 } };
    change_t **all = ARENA_ARRAY(s->A, change_t *, s->n + 1);
    size_t stand = 0, n = 0;
    count_kinds(of, s);
    for (size_t i = 0; i < s->n; i++)
        if (s->at[i].state == CHANGE_STANDS) all[stand++] = &s->at[i];
    if (stand) qsort(all, stand, sizeof *all, nearest);
    for (size_t i = 0; i < stand && n < SETTLED_AT_ONCE; i++) {
        repair_kind_t k = all[i]->repair.kind;
        if (is_closed(of, k) || group_is_taken(s, all[i], round, n)) continue;
        round[n++] = all[i];
    }
    return n;
}

typedef struct { search_t *s; change_t **at; } round_t;

static void settle(void *self, size_t i, arena_t *keep, arena_t *now)
{
    const round_t *r = self;
    (void)keep;
    if (!search_is_over(r->s)) change_settle(r->s, r->at[i], now);
}

/* What searches have found is tried on all that holds; a dial that it refutes is turned once more. */
static void learn(search_t *s, change_t **round, size_t n)
{
    arena_t *now = arena_new();
    for (size_t i = 0; i < n; i++)
        if (round[i]->hunt.found) pool_add(&s->pool, round[i]->hunt.candidate);
    for (size_t i = 0; i < s->n; i++) {
        change_t *c = &s->at[i];
        for (; c->state == CHANGE_HOLDS && c->seen < s->pool.n; c->seen++)
            if (pool_violates(c->T, s->pool.at[c->seen].c, now)) c->state = CHANGE_LOST;
    }
    for (size_t i = 0; i < n; i++)
        if (round[i]->state == CHANGE_LOST && round[i]->dial && round[i]->turns < TURNS_MAX)
            change_turn(s, round[i], now);
    arena_free(now);
}

static void settle_all(search_t *s)
{
    change_t *round[SETTLED_AT_ONCE];
    for (size_t n; !search_is_over(s) && (n = next_round(s, round)) > 0;) {
        side_by_side(s->o->jobs, n, settle, &(round_t){ s, round }, s->pool.keep);
        learn(s, round, n);
    }
}

/* --- what is proposed --------------------------------------------------------------------------------------------- */

static bool stands(const change_t *c) { return c->state >= CHANGE_HOLDS; }
static bool any_stands(const search_t *s)
{
    bool any = false;
    for (size_t i = 0; i < s->n; i++) any |= stands(&s->at[i]);
    return any;
}

static bool stands_nearer(change_t *const *all, size_t n, repair_kind_t kind, double than)
{
    bool any = false;
    for (size_t k = 0; k < n; k++) any |= all[k]->repair.kind == kind && all[k]->nearness < than;
    return any;
}

/* A number within a function, or added, or one thing for another that is never the same, where there is anything
** nearer; a factor where a number is enough; what is another term where a number hardly changed is. */
static bool is_beside_the_point(change_t *const *all, size_t n, size_t i)
{
    const double resort = 1, extremes = 0.9, hardly = 0.5, any = 10;
    switch (all[i]->repair.kind) {
    case REPAIR_FACTOR: return stands_nearer(all, n, REPAIR_CONSTANT, any);
    case REPAIR_EXPONENT: return stands_nearer(all, n, REPAIR_CONSTANT, hardly);
    case REPAIR_ADDEND: return (all[i]->dial && i > 0) || stands_nearer(all, n, REPAIR_CONSTANT, hardly);
    case REPAIR_CONSTANT: return all[i]->nearness >= resort && i > 0;
    case REPAIR_EXCHANGE: return all[i]->nearness >= extremes && i > 0;
    default: return false;
    }
}

/* One that is not proved, behind one of its kind that is, is left out. */
static bool is_proposed(change_t *const *all, size_t n, size_t i)
{
    unsigned before = 0, proved_before = 0;
    for (size_t k = 0; k < i; k++) {
        before += all[k]->repair.kind == all[i]->repair.kind;
        proved_before += all[k]->repair.kind == all[i]->repair.kind && all[k]->state == CHANGE_PROVED;
    }
    if (is_beside_the_point(all, n, i)) return false;
    bool proved = all[i]->state == CHANGE_PROVED;
    return proved ? proved_before < most_of(all[i]->repair.kind, true)
                  : !proved_before && before < most_of(all[i]->repair.kind, false);
}

static proposal_t proposal(change_t *c)
{
    proposal_t p = { c->repair, c->tree, c->T, c->home, c->tally.count[VERDICT_HOLDS] + c->tally.count[VERDICT_EQUAL],
                     c->state == CHANGE_HOLDS && c->hunt.known ? c->hunt.evaluations : 0, c->certificate };
    c->home = NULL;
    c->certificate = NULL;
    return p;
}

static void propose(repairs_t *R, search_t *s)
{
    change_t **all = ARENA_ARRAY(s->A, change_t *, s->n + 1);
    size_t n = 0;
    for (size_t i = 0; i < s->n; i++)
        if (stands(&s->at[i])) all[n++] = &s->at[i];
    if (n) qsort(all, n, sizeof *all, nearest);
    for (size_t i = 0; i < n && R->n < PROPOSALS_MAX; i++)
        if (is_proposed(all, n, i)) R->at[R->n++] = proposal(all[i]);
    for (size_t i = 0; i < s->n; i++) {
        R->looked += s->at[i].looked;
        change_clear(&s->at[i]);
    }
    R->variants = (unsigned)s->n;
    R->cut_short = search_is_over(s);
    R->home = s->A;
}

/* Witnesses of the link that were kept: their family is none of the link alone. */
static const candidate_t *const *known(const compiled_t *C, size_t *n) { *n = C->plan->founds; return C->plan->found; }

void repair_link(repairs_t *R, const compiled_t *C, size_t link, const repair_options_t *o)
{
    search_t s = {
        .A = arena_new(), .C = C, .link = link, .o = o, .deadline = o->seconds > 0 ? clock_seconds() + o->seconds : 0
    };
    const repair_t none = repair_none(C, link);
    const lemma_tree_t *tree;
    size_t knowns;
    const candidate_t *const *found = known(C, &knowns);
    *R = (repairs_t){ .refuted = false };
    const compiled_t *base = change_compiled(&s, s.A, &none, &tree);
    if (base) pool_start(&s.pool, base, found, knowns, o->seed, o->candidates, o->jobs);
    R->refuted = base && s.pool.violated;
    if (R->refuted) {
        list_changes(&s);
        changes_try(&s, 0);
        settle_all(&s);
        if (!any_stands(&s) && !search_is_over(&s)) { changes_paired(&s); settle_all(&s); }
        propose(R, &s);
    }
    if (base) pool_end(&s.pool);
    if (!R->refuted) arena_free(s.A);
}

void repairs_clear(repairs_t *R)
{
    for (unsigned k = 0; k < R->n; k++) {
        json_decref(R->at[k].certificate);
        arena_free(R->at[k].home);
    }
    if (R->home) arena_free(R->home);
    R->home = NULL;
    R->n = 0;
}
