/* SPDX-License-Identifier: MIT */
#include "proofs/engine/decide.h"

const char *verdict_name(verdict_t v)
{
    static const char *const name[VERDICTS] = {
        "none", "outside", "beyond", "holds", "equal", "violated", "undecided"
    };
    return name[v];
}

bool verdict_has_reason(verdict_t v) { return v == VERDICT_OUTSIDE || v == VERDICT_BEYOND || v == VERDICT_UNDECIDED; }

/* The verdict of `lhs REL rhs`, given the sign of rhs - lhs. */
static verdict_t verdict_of(relation_t rel, sign_t slack)
{
    switch (slack) {
    case SIGN_ZERO: return rel == REL_LT ? VERDICT_VIOLATED : VERDICT_EQUAL;
    case SIGN_POS: return rel == REL_EQ ? VERDICT_VIOLATED : VERDICT_HOLDS;
    case SIGN_NEG: return VERDICT_VIOLATED;
    default: return VERDICT_UNDECIDED;
    }
}

/* A row matters more than another: violated, undecided, then the less slack. */
static int rank(verdict_t v)
{
    return v == VERDICT_VIOLATED ? 4 : v == VERDICT_UNDECIDED ? 3 : v == VERDICT_HOLDS ? 2 : v == VERDICT_EQUAL ? 1 : 0;
}

int slack_order(const real_t *x, const real_t *y, effort_t *effort)
{
    double xl, xh, yl, yh;
    x = real_asked(x);
    y = real_asked(y);
    if (real_is_inf(x) || real_is_inf(y)) return real_is_inf(x) - real_is_inf(y);
    if (real_approx(x, effort->filter, &xl, &xh) && real_approx(y, effort->filter, &yl, &yh)) {
        if (xh < yl) return -1;
        if (yh < xl) return 1;
    }
    effort_t own = { .filter = effort->filter,
                     .prec_max = effort->prec_max < ORDER_PREC_MAX ? effort->prec_max : ORDER_PREC_MAX };
    sign_t s = real_cmp(x, y, &own);
    for (size_t r = 0; r < ROUTES; r++) effort->routes[r] += own.routes[r];
    return s == SIGN_NEG ? -1 : s == SIGN_POS ? 1 : 0;
}

/* Of a slack whose terms may be upper bounds: with one of lhs it is at least this much, with one of rhs at most. */
static sign_t sign_shown(sign_t s, bool lhs_bound, bool rhs_bound)
{
    if (lhs_bound && s != SIGN_POS) return SIGN_UNKNOWN;
    return rhs_bound && s != SIGN_NEG ? SIGN_UNKNOWN : s;
}

static const char *doubt_of(const real_t *lhs, const real_t *rhs, bool bound)
{
    if (real_is_undefined(lhs) || real_is_undefined(rhs)) return "a term is undefined";
    return bound ? "of a term only a bound is known, which does not decide"
                 : "the enclosures still meet at the precision cap";
}

/* Over a candidate's rows: one violation violates, one doubt leaves it undecided, one strict row makes it strict; the
** least slack is known when those of all strict rows are. */
static void take_row(decision_t *d, const chain_row_t *row, const link_t *l, effort_t *effort)
{
    const real_t *lhs = real_asked(row->term[l->lhs]), *rhs = real_asked(row->term[l->rhs]);
    const real_t *slack = real_sub(rhs, lhs);
    bool lhs_bound = row_is_bound(row, l->lhs), rhs_bound = row_is_bound(row, l->rhs), bound = lhs_bound || rhs_bound;
    verdict_t v = verdict_of(l->rel, sign_shown(real_cmp_by(slack, rhs, lhs, effort), lhs_bound, rhs_bound));
    bool infinite = real_is_inf(lhs) && real_is_inf(lhs) == real_is_inf(rhs);
    bool replaces = rank(v) > rank(d->verdict) || (v == d->verdict && v == VERDICT_HOLDS && d->slack &&
                                                   (bound || slack_order(slack, d->slack, effort) < 0));
    if (!replaces) return;
    *d = (decision_t){ .verdict = v, .row = row, .slack = infinite || bound ? NULL : slack };
    if (v == VERDICT_UNDECIDED) d->why = doubt_of(lhs, rhs, bound);
}

/* Of a link that no row gives both terms of. */
static decision_t not_given(const lemma_t *L, const link_t *l, const chain_t *t)
{
    if (t->unknown) return (decision_t){ .verdict = VERDICT_UNDECIDED, .why = t->unknown };
    if (t->beyond) return (decision_t){ .verdict = VERDICT_BEYOND, .why = t->beyond };
    if (t->outside) return (decision_t){ .verdict = VERDICT_OUTSIDE, .why = t->outside };
    bool lhs = false;
    for (const chain_row_t *row = t->first; row; row = row->next) lhs |= row->term[l->lhs] != NULL;
    return (decision_t){ .verdict = VERDICT_OUTSIDE,
                         .why = arena_printf(t->home, "the term %s is not given here",
                                             L->terms[lhs ? l->rhs : l->lhs].name) };
}

decision_t decide_link(const lemma_t *L, size_t k, const chain_t *t, effort_t *effort)
{
    const link_t *l = &L->links[k];
    decision_t d = { .verdict = chain_agrees(t, (unsigned)k) ? VERDICT_EQUAL : VERDICT_NONE };
    if (t->aside[k]) return (decision_t){ .verdict = VERDICT_OUTSIDE, .why = t->aside[k] };
    if (t->past[k]) return (decision_t){ .verdict = VERDICT_BEYOND, .why = t->past[k] };
    for (size_t r = 0; r < ROUTES; r++) effort->routes[r] += t->agreed[k][r];
    for (const chain_row_t *row = t->first; row; row = row->next)
        if (row->term[l->lhs] && row->term[l->rhs]) take_row(&d, row, l, effort);
    if (t->left[k] && !t->doubt[k] && d.verdict != VERDICT_VIOLATED)
        return (decision_t){ .verdict = VERDICT_BEYOND, .why = t->left[k] };
    if (t->doubt[k] && d.verdict != VERDICT_VIOLATED)
        return (decision_t){ .verdict = VERDICT_UNDECIDED, .why = t->doubt[k] };
    return d.verdict == VERDICT_NONE ? not_given(L, l, t) : d;
}
