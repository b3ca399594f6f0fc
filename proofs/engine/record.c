/* SPDX-License-Identifier: MIT */
#include "proofs/engine/record.h"
#include "proofs/engine/digest.h"
#include "numerics/base/dsum.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

double clock_seconds(void)
{
    struct timespec t;
    clock_gettime(CLOCK_MONOTONIC, &t);
    return (double)t.tv_sec + 1e-9 * (double)t.tv_nsec;
}

void record_init(record_t *r, const paper_t *paper, const lemma_t *L, const check_options_t *o)
{
    *r = (record_t){ .paper = paper, .lemma = L, .seed = o->seed, .prec_max = o->prec_max, .filter = o->filter,
                      .partial = record_partial(L, o), .showing = o->show ? arena_new() : NULL };
    for (size_t k = 0; k < LINKS_MAX; k++) mpz_inits(r->link[k].weight, r->link[k].sum_lo, r->link[k].sum_hi, NULL);
}

void record_clear(record_t *r)
{
    for (size_t k = 0; k < LINKS_MAX; k++) {
        mpz_clears(r->link[k].weight, r->link[k].sum_lo, r->link[k].sum_hi, NULL);
        for (size_t i = 0; i < REASONS; i++) free(r->link[k].reason[i].why);
        for (size_t i = 0; i < SHOWINGS; i++) shown_clear(r->link[k].shown[i]);
    }
    arena_free(r->showing);
}

/* --- folding -------------------------------------------------------------------------------------------- */

void record_standing(standing_t least[LINKS_MAX], const record_t *r)
{
    for (size_t k = 0; k < LINKS_MAX; k++) least[k] = (standing_t){ r->link[k].tightest, r->link[k].slack };
}

/* The least slack of link k stands where it stood when the trial was compared with it. */
static bool compared(const link_trial_t *l, const standing_t *least)
{
    place_t a = l->against.at, b = least->at;
    return a.set && a.family == b.family && a.index == b.index;
}

bool record_settled(const record_t *r, const trial_t *o)
{
    standing_t least[LINKS_MAX];
    record_standing(least, r);
    for (size_t k = 0; k < o->links; k++) {
        const link_trial_t *l = &o->link[k];
        if (l->has_slack && slack_nearness(l->slack, &least[k]) == SLACK_NEAR && !compared(l, &least[k])) return false;
    }
    return true;
}

static void fold_slack(link_record_t *l, const link_trial_t *o, place_t at)
{
    nearness_t n = slack_nearness(o->slack, &(standing_t){ l->tightest, l->slack });
    if (n == SLACK_NOT_LESS || (n == SLACK_NEAR && !o->less)) return;
    l->tightest = at;
    l->slack = o->slack;
}

/* The greatest, end by end. */
static void fold_ratio(link_record_t *l, span_t ratio)
{
    l->ratio.lo = l->has_ratio ? fmax(l->ratio.lo, ratio.lo) : ratio.lo;
    l->ratio.hi = l->has_ratio ? fmax(l->ratio.hi, ratio.hi) : ratio.hi;
    l->has_ratio = true;
}

static void fold_violation(link_record_t *l, const trial_t *o)
{
    bool smaller =
        !l->violation.set || o->cells < l->cells || (o->cells == l->cells && mpz_cmp(o->weight, l->weight) < 0);
    if (!smaller) return;
    l->violation = o->at;
    l->cells = o->cells;
    mpz_set(l->weight, o->weight);
}

verdict_t reason_verdict(reason_kind_t k)
{
    return k == REASON_OUTSIDE ? VERDICT_OUTSIDE : k == REASON_BEYOND ? VERDICT_BEYOND : VERDICT_UNDECIDED;
}

void reason_take(reason_t *r, place_t at, const char *why)
{
    if (r->at.set) return;
    r->at = at;
    r->why = alloc_text(why ? why : "");
}

void record_fold(record_t *r, const trial_t *o)
{
    for (size_t k = 0; k < o->links; k++) {
        const link_trial_t *from = &o->link[k];
        link_record_t *l = &r->link[k];
        l->count[from->verdict]++;
        if (from->has_slack) fold_slack(l, from, o->at);
        else if (from->verdict == VERDICT_HOLDS && !l->held.set) l->held = o->at;
        if (from->has_ratio) fold_ratio(l, from->ratio);
        if (from->in_ledger) { dsum_add(l->sum_lo, from->loss.lo); dsum_add(l->sum_hi, from->loss.hi); }
        if (from->verdict == VERDICT_VIOLATED) fold_violation(l, o);
        if (from->verdict == VERDICT_EQUAL && !l->attained.set) l->attained = o->at;
        for (size_t i = 0; i < REASONS; i++)
            if (from->verdict == reason_verdict((reason_kind_t)i)) reason_take(&l->reason[i], o->at, from->why);
    }
    for (size_t i = 0; i < ROUTES; i++) r->routes[i] += o->routes[i];
    r->digest = digest_append(r->digest, o->digest);
    r->candidates++;
}

/* --- finishing -------------------------------------------------------------------------------------------- */

enum { SHARP_PREC = 128 };

static void finish_slack(record_t *r, size_t k, scenes_t *scenes)
{
    link_record_t *l = &r->link[k];
    encl_t x;
    if (!l->tightest.set) return;
    witness_t w = witness_seen(scenes, r, k, l->tightest);
    mpfi_init2(x, SHARP_PREC);
    witness_slack(x, &w);
    if (mpfr_sgn(&x->left) < 0) mpfr_set_zero(&x->left, 1); /* it holds strictly */
    l->slack = (span_t){ mpfr_get_d(&x->left, MPFR_RNDD), mpfr_get_d(&x->right, MPFR_RNDU) };
    if (r->showing) {
        l->slack_shown = shown_ends(r->showing, x);
        if (witness_ratio(x, &w)) l->ratio_shown = shown_ends(r->showing, x);
        l->shown[SHOWN_TIGHTEST] = shown_make(r->showing, &w);
    }
    mpfi_clear(x);
}

static void show(record_t *r, size_t k, scenes_t *scenes, showing_t which, place_t at)
{
    if (!at.set) return;
    witness_t w = witness_seen(scenes, r, k, at);
    r->link[k].shown[which] = shown_make(r->showing, &w);
}

/* A claim about a limit that has neither a tightest nor a violating candidate is shown by the first that bears a
** certificate. */
static void show_certified(record_t *r, size_t k, scenes_t *scenes, showing_t which, place_t at)
{
    const link_record_t *l = &r->link[k];
    if (!at.set || l->tightest.set || l->violation.set) return;
    witness_t w = witness_seen(scenes, r, k, at);
    if (w.decision.row && w.decision.row->certificates) r->link[k].shown[which] = shown_make(r->showing, &w);
}

void record_finish(record_t *r)
{
    scenes_t *scenes = scenes_new();
    for (size_t k = 0; k < lemma_links(r->lemma); k++) {
        link_record_t *l = &r->link[k];
        l->ledger = (span_t){ dsum_lo(l->sum_lo), dsum_hi(l->sum_hi) };
        finish_slack(r, k, scenes);
        if (!r->showing) continue;
        show(r, k, scenes, SHOWN_VIOLATION, l->violation);
        show_certified(r, k, scenes, SHOWN_ATTAINED, l->attained);
        show_certified(r, k, scenes, SHOWN_HELD, l->held);
        show(r, k, scenes, SHOWN_UNDECIDED, l->reason[REASON_UNDECIDED].at);
    }
    scenes_free(scenes);
}

/* --- findings ------------------------------------------------------------------------------------------ */

unsigned long record_tried(const link_record_t *l)
{
    return l->count[VERDICT_HOLDS] + l->count[VERDICT_EQUAL] + l->count[VERDICT_VIOLATED] + l->count[VERDICT_UNDECIDED];
}

finding_t record_link(const record_t *r, size_t link)
{
    const link_record_t *l = &r->link[link];
    if (l->count[VERDICT_VIOLATED]) return FOUND_REFUTED;
    if (r->lemma->proof && r->lemma->proof[link]) return FOUND_PROVED;
    if (l->count[VERDICT_UNDECIDED]) return FOUND_UNDECIDED;
    return record_tried(l) ? FOUND_HOLDS : FOUND_UNTRIED;
}

finding_t record_role(const record_t *r, role_t role)
{
    finding_t worst = FOUND_NONE;
    for (size_t k = 0; r->lemma->links[k].name; k++) {
        finding_t f = record_link(r, k);
        if (r->lemma->links[k].role == role && f > worst) worst = f;
    }
    return worst;
}

finding_t record_worst(const record_t *r)
{
    finding_t worst = FOUND_NONE;
    for (size_t k = 0; r->lemma->links[k].name; k++) {
        finding_t f = record_link(r, k);
        if (f > worst) worst = f;
    }
    return worst;
}

bool record_decided(const record_t *r)
{
    for (size_t k = 0; r->lemma->links[k].name; k++)
        if (record_tried(&r->link[k]) > r->link[k].count[VERDICT_UNDECIDED]) return true;
    return false;
}

const char *finding_name(finding_t f)
{
    static const char *const name[FINDINGS] = { "none", "proved", "holds", "untried", "undecided", "refuted" };
    return name[f];
}
