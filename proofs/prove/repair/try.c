/* SPDX-License-Identifier: MIT */
#include "proofs/prove/repair/parts.h"
#include "proofs/engine/record.h"

#include <math.h>

bool search_is_over(const search_t *s) { return s->deadline > 0 && clock_seconds() > s->deadline; }

const compiled_t *change_compiled(const search_t *s, arena_t *A, const repair_t *r, const lemma_tree_t **tree)
{
    *tree = repair_lemma(A, s->C, r, arena_printf(A, "%.80s, mended", s->C->lemma.links[s->link].name));
    return compiled_alone(A, s->C->core->file, *tree, s->C->core->words);
}

void change_clear(change_t *c)
{
    if (c->home) arena_free(c->home);
    c->home = NULL;
    json_decref(c->certificate);
    c->certificate = NULL;
    if (c->hunt.home) hunt_clear(&c->hunt);
}

/* --- does it say something? --------------------------------------------------------------------------------------- */

static size_t decided(const tally_t *t) { return t->count[VERDICT_HOLDS] + t->count[VERDICT_EQUAL]; }

/* One side is 0 wherever it was tried, and was not before; or 0 stands between the sides. */
static bool is_trivial(const search_t *s, const tally_t *t)
{
    return (s->pool.left && !t->left) || (s->pool.right && !t->right) || (s->pool.left && s->pool.right && !t->bites);
}

/* Would the added term alone be enough? */
static bool adds_all(search_t *s, const repair_t *r, arena_t *now)
{
    const lemma_tree_t *tree;
    arena_t *own = arena_new();
    tally_t t;
    repair_t alone = r->added ? repair_added_alone(r) : *r;
    const compiled_t *T = r->added && s->pool.left && s->pool.right ? change_compiled(s, own, &alone, &tree) : NULL;
    bool all = T && pool_stands(&t, &s->pool, T, &alone, 0, now);
    arena_free(own);
    return all;
}

/* An inequality that is an equation of both sides wherever more is supposed is claimed as one. */
static bool as_equation(search_t *s, change_t *c)
{
    c->repair.link.op = IS_EQ;
    c->repair.what = arena_printf(c->home, "%s: then an equation", c->repair.what);
    return (c->T = change_compiled(s, c->home, &c->repair, &c->tree)) != NULL;
}

static bool says_something(search_t *s, change_t *c, arena_t *now)
{
    const tally_t *t = &c->tally;
    if (decided(t) < REPAIR_TRIED_LEAST || t->count[VERDICT_UNDECIDED] || is_trivial(s, t) ||
        adds_all(s, &c->repair, now))
        return false;
    if (t->count[VERDICT_HOLDS] || c->repair.link.op == IS_EQ) return true;
    return c->repair.givens && !c->repair.link_changed && (c->repair.link.op == IS_LE || c->repair.link.op == IS_GE) &&
           as_equation(s, c);
}

/* --- trying ------------------------------------------------------------------------------------------------------- */

/* Two readings of one thing are the same somewhere: a definition that never has the value of the one it replaces is far
** from it. */
static double unlikeness(const search_t *s, const change_t *c, arena_t *now)
{
    const double often = 0.05, far = 0.6;
    const lemma_tree_t *tree;
    if (!c->repair.reading) return 0;
    arena_t *own = arena_new();
    const repair_t same = repair_unchanged(s->C, &c->repair);
    const compiled_t *T = change_compiled(s, own, &same, &tree);
    double share = T ? pool_equal(&s->pool, T, now) : 0;
    arena_free(own);
    return share >= often ? 0 : far;
}

/* Less general and less tight is farther, by up to a fifth. */
static double nearness(const change_t *c)
{
    const tally_t *t = &c->tally;
    double met = t->of ? (double)t->met / (double)t->of : 1,
           slack = decided(t) ? (double)t->slack / 1e6 / (double)decided(t) : 1;
    return c->repair.away + (1 - met) / 10 + slack / 10;
}

arena_t *change_home(change_t *c)
{
    change_clear(c);
    return c->home = arena_new();
}

bool change_take(search_t *s, change_t *c, const repair_t *r, arena_t *now)
{
    c->repair = *r;
    c->T = change_compiled(s, c->home, r, &c->tree);
    bool stands = c->T && pool_samples(&c->tally, &s->pool, c->T, now) && decided(&c->tally);
    c->state = stands ? CHANGE_STANDS : CHANGE_LOST;
    c->seen = 0;
    if (stands) c->nearness = nearness(c) + unlikeness(s, c, now);
    else change_clear(c);
    return stands;
}

void change_try(search_t *s, change_t *c, arena_t *now)
{
    if (search_is_over(s)) return;
    c->looked = true;
    if (c->dial) { change_turn(s, c, now); return; }
    const repair_t r = c->repair;
    change_home(c);
    change_take(s, c, &r, now);
}

/* --- settling ----------------------------------------------------------------------------------------------------- */

/* Were the hypotheses that it adds met by chance, and by nothing that violates the link: would that be likely?
** Candidates that are alike in what a hypothesis is about count once. */
static bool may_be_chance(const search_t *s, const change_t *c)
{
    const double rare = 0.02;
    double met = s->pool.decided ? (double)c->tally.met / (double)s->pool.decided : 0;
    size_t different = s->pool.violated;
    for (unsigned k = 0; k < c->repair.givens; k++) {
        size_t own = pool_differ(&s->pool, c->repair.given[k]);
        if (own < different) different = own;
    }
    return c->repair.givens && pow(fmax(0, 1 - met), (double)different) > rare;
}

enum { HUNTED_CELLS = 10000000 };

void change_settle(search_t *s, change_t *c, arena_t *now)
{
    c->state = CHANGE_LOST;
    if (!pool_stands(&c->tally, &s->pool, c->T, &c->repair, 0, now) || !says_something(s, c, now)) return;
    c->seen = s->pool.n;
    c->settled = true;
    c->prove = prove_link(&c->certificate, c->T, 0, REPAIR_PROOF_SECONDS);
    if (c->prove == PROVE_PROVED) c->state = CHANGE_PROVED;
    if (c->prove == PROVE_PROVED || c->prove == PROVE_CONTRADICTION || may_be_chance(s, c)) return;
    const hunt_options_t how = {
        .seed = s->o->seed, .evaluations = s->o->evaluations, .cells = HUNTED_CELLS, .deadline = s->deadline
    };
    hunt_link(&c->hunt, c->T, 0, &how);
    if (!c->hunt.found) c->state = CHANGE_HOLDS;
}
