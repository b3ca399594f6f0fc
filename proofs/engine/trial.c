/* SPDX-License-Identifier: MIT */
#include "proofs/engine/trial.h"
#include "proofs/engine/digest.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

void trial_init(trial_t *o)
{
    o->links = 0; /* the others are set when one is made */
    mpz_init(o->weight);
}

static void forget_reasons(trial_t *o)
{
    for (size_t k = 0; k < o->links; k++) alloc_free(o->link[k].why);
    o->links = 0;
}

void trial_clear(trial_t *o)
{
    forget_reasons(o);
    mpz_clear(o->weight);
}

/* --- slacks against the least so far --------------------------------------------------------------------- */

nearness_t slack_nearness(span_t s, const standing_t *least)
{
    span_t t = least->slack;
    bool exact = s.lo == s.hi && t.lo == t.hi; /* both are doubles */
    if (!least->at.set || s.hi < t.lo) return SLACK_LESS;
    if (s.lo > t.hi || (exact && s.lo >= t.lo)) return SLACK_NOT_LESS;
    return SLACK_NEAR;
}

/* A slack made anew from its place, kept for the next comparison with it. */
typedef struct {
    arena_t *home;
    const lemma_t *lemma;
    uint64_t seed;
    place_t at;
    const real_t *slack;
    unsigned used;
} remade_t;

struct tools { arena_t *now; remade_t least[LINKS_MAX]; };

enum { USES_MAX = 64 }; /* comparisons leave what they make in the arena: it is then made anew */

tools_t *tools_new(void)
{
    tools_t *T = alloc_array(1, sizeof *T);
    T->now = arena_new();
    return T;
}

void tools_free(tools_t *T)
{
    for (size_t k = 0; k < LINKS_MAX; k++) arena_free(T->least[k].home);
    arena_free(T->now);
    alloc_free(T);
}

static const real_t *least_slack(tools_t *T, const making_t *m, size_t link, place_t at)
{
    remade_t *k = &T->least[link];
    bool there = k->lemma == m->lemma && k->seed == m->seed && k->at.family == at.family && k->at.index == at.index;
    if (there && k->used++ < USES_MAX) return k->slack;
    if (!k->home) k->home = arena_new();
    arena_reset(k->home);
    effort_t effort = { .filter = m->filter, .prec_max = m->prec_max };
    const candidate_t *c = lemma_candidate(k->home, m->lemma, at.family, m->seed, at.index);
    const real_t *slack = decide_link(m->lemma, link, lemma_chain_with(k->home, m->lemma, c, &effort), &effort).slack;
    *k = (remade_t){ k->home, m->lemma, m->seed, at, slack, 1 };
    return slack;
}

/* The comparison has an effort of its own, and comes last: which candidates are compared is no property of a
** candidate. */
static void compare_slack(link_trial_t *l, tools_t *T, const making_t *m, size_t link, const decision_t *d,
                          const standing_t *least)
{
    if (!l->has_slack || slack_nearness(l->slack, least) != SLACK_NEAR) return;
    effort_t effort = { .filter = m->filter, .prec_max = m->prec_max };
    l->against = *least;
    l->less = slack_order(d->slack, least_slack(T, m, link, least->at), &effort) < 0;
}

/* --- ratios, ledger -------------------------------------------------------------------------------------- */

/* lhs/rhs of a row, hi/lo and lo/hi of doubles taken outward; false unless lhs < rhs and both are positive and
** finite. */
static bool ratio_of(span_t *q, const real_t *lhs, const real_t *rhs, effort_t *effort)
{
    span_t x, y;
    if (!real_approx(lhs, effort->filter, &x.lo, &x.hi) || !real_approx(rhs, effort->filter, &y.lo, &y.hi))
        return false;
    if (x.lo <= 0 || y.lo <= 0 || isinf(x.hi) || isinf(y.hi)) return false;
    if (x.hi >= y.lo && real_cmp(lhs, rhs, effort) != SIGN_NEG) return false;
    *q = (span_t){ nextafter(x.lo / y.hi, 0), fmin(1, nextafter(x.hi / y.lo, INFINITY)) };
    return true;
}

static void take_ratio(link_trial_t *l, const link_t *def, const chain_t *t, effort_t *effort)
{
    for (const chain_row_t *row = t->first; row; row = row->next) {
        span_t q;
        if (!row->term[def->lhs] || !row->term[def->rhs] || row_is_bound(row, def->lhs) || row_is_bound(row, def->rhs))
            continue;
        if (!ratio_of(&q, row->term[def->lhs], row->term[def->rhs], effort)) continue;
        l->ratio.lo = l->has_ratio ? fmax(l->ratio.lo, q.lo) : q.lo;
        l->ratio.hi = l->has_ratio ? fmax(l->ratio.hi, q.hi) : q.hi;
        l->has_ratio = true;
    }
}

/* The slack of a link whose ledger takes it: 0 where equal, and where it holds strictly, positive. */
static bool loss_of(span_t *loss, const decision_t *d, bool filter)
{
    *loss = (span_t){ 0, 0 };
    if (d->verdict != VERDICT_HOLDS) return d->verdict == VERDICT_EQUAL;
    if (!d->slack || !real_approx(d->slack, filter, &loss->lo, &loss->hi)) return false;
    loss->lo = fmax(0, loss->lo);
    return !isinf(loss->hi);
}

static void take_ledger(trial_t *o, const lemma_t *L, const decision_t *d, bool filter)
{
    for (size_t first = 0; first < o->links;) {
        run_t run = lemma_run(L, first);
        bool whole = true;
        for (size_t k = first; k < first + run.n && whole; k++) whole = loss_of(&o->link[k].loss, &d[k], filter);
        for (size_t k = first; k < first + run.n; k++) o->link[k].in_ledger = whole;
        first += run.n;
    }
}

/* --- the candidate --------------------------------------------------------------------------------------- */

static void take_reason(link_trial_t *l, const decision_t *d)
{
    if (!verdict_has_reason(d->verdict)) return;
    l->why = alloc_text(d->why ? d->why : "");
}

void trial_make(trial_t *o, tools_t *T, const making_t *m, place_t at, const standing_t *least)
{
    decision_t d[LINKS_MAX];
    effort_t effort = { .filter = m->filter, .prec_max = m->prec_max };
    const lemma_t *L = m->lemma;
    bool violated = false;
    forget_reasons(o);
    arena_reset(T->now);
    const candidate_t *c = lemma_candidate(T->now, L, at.family, m->seed, at.index);
    const chain_t *t = lemma_chain_brief(T->now, L, c, &effort);
    o->at = at;
    o->digest = digest_candidate(c);
    o->links = lemma_links(L);
    for (size_t k = 0; k < o->links; k++) {
        link_trial_t *l = &o->link[k];
        d[k] = decide_link(L, k, t, &effort);
        *l = (link_trial_t){ .verdict = d[k].verdict };
        violated |= d[k].verdict == VERDICT_VIOLATED;
        take_reason(l, &d[k]);
        if (d[k].verdict != VERDICT_HOLDS) continue;
        take_ratio(l, &L->links[k], t, &effort);
        l->has_slack = d[k].slack && real_approx(d[k].slack, m->filter, &l->slack.lo, &l->slack.hi);
    }
    take_ledger(o, L, d, m->filter);
    memcpy(o->routes, effort.routes, sizeof o->routes);
    for (size_t k = 0; k < o->links; k++) compare_slack(&o->link[k], T, m, k, &d[k], &least[k]);
    o->cells = violated ? candidate_cells(c) : 0;
    if (violated) candidate_weight(o->weight, c);
}
