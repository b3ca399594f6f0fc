/* SPDX-License-Identifier: MIT */
#include "proofs/engine/record.h"

#include <math.h>
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
    *r = (record_t){ .paper = paper, .lemma = L, .seed = o->seed, .prec_max = o->prec_max, .filter = o->filter };
    for (size_t k = 0; k < LINKS_MAX; k++) mpz_init(r->link[k].weight);
}

void record_clear(record_t *r)
{
    for (size_t k = 0; k < LINKS_MAX; k++) mpz_clear(r->link[k].weight);
}

/* --- one candidate ------------------------------------------------------------------------------------- */

/* What a check keeps at hand: an arena for the candidate, one for the best so far made anew, the effort. */
typedef struct { record_t *r; arena_t *now, *best; effort_t effort; } check_t;

/* The slack of the tightest candidate so far, made anew. */
static const real_t *best_slack(check_t *k, size_t link)
{
    const lemma_t *L = k->r->lemma;
    place_t at = k->r->link[link].tightest;
    arena_reset(k->best);
    const candidate_t *c = lemma_candidate(k->best, L, at.family, k->r->seed, at.index);
    return decide_link(L, link, lemma_chain_with(k->best, L, c, &k->effort), &k->effort).slack;
}

static void take_slack(check_t *k, size_t link, const decision_t *d, place_t at)
{
    link_record_t *l = &k->r->link[link];
    span_t s;
    if (!d->slack || !real_approx(d->slack, k->r->filter, &s.lo, &s.hi)) return;
    if (l->tightest.set && s.lo > l->slack.hi) return;
    bool exact = s.lo == s.hi && l->slack.lo == l->slack.hi; /* both are doubles */
    if (l->tightest.set && exact && s.lo >= l->slack.lo) return;
    if (l->tightest.set && !exact && s.hi >= l->slack.lo && slack_order(d->slack, best_slack(k, link), &k->effort) >= 0) return;
    l->tightest = at;
    l->slack = s;
}

/* lhs/rhs of a row, hi/lo and lo/hi of doubles taken outward; false unless lhs < rhs and both are positive and finite. */
static bool ratio_of(span_t *q, const real_t *lhs, const real_t *rhs, effort_t *effort)
{
    span_t x, y;
    if (!real_approx(lhs, effort->filter, &x.lo, &x.hi) || !real_approx(rhs, effort->filter, &y.lo, &y.hi)) return false;
    if (x.lo <= 0 || y.lo <= 0 || isinf(x.hi) || isinf(y.hi)) return false;
    if (x.hi >= y.lo && real_cmp(lhs, rhs, effort) != SIGN_NEG) return false;
    *q = (span_t){ nextafter(x.lo / y.hi, 0), fmin(1, nextafter(x.hi / y.lo, INFINITY)) };
    return true;
}

/* The greatest over all rows, end by end. */
static void take_ratio(check_t *k, size_t link, const chain_t *t)
{
    link_record_t *l = &k->r->link[link];
    const link_t *def = &k->r->lemma->links[link];
    for (const chain_row_t *row = t->first; row; row = row->next) {
        span_t q;
        if (!row->term[def->lhs] || !row->term[def->rhs]) continue;
        if (!ratio_of(&q, row->term[def->lhs], row->term[def->rhs], &k->effort)) continue;
        l->ratio.lo = l->has_ratio ? fmax(l->ratio.lo, q.lo) : q.lo;
        l->ratio.hi = l->has_ratio ? fmax(l->ratio.hi, q.hi) : q.hi;
        l->has_ratio = true;
    }
}

static void take_violation(link_record_t *l, const candidate_t *c, place_t at)
{
    size_t cells = candidate_cells(c);
    mpz_ptr weight = arena_mpz(c->home, 1);
    candidate_weight(weight, c);
    bool smaller = !l->violation.set || cells < l->cells || (cells == l->cells && mpz_cmp(weight, l->weight) < 0);
    if (!smaller) return;
    l->violation = at;
    l->cells = cells;
    mpz_set(l->weight, weight);
}

/* Adds the slacks of each run whose links all have one that is finite and not negative. Each double sum is taken
** outward. */
static void take_ledger(check_t *k, const decision_t *d, size_t links)
{
    const lemma_t *L = k->r->lemma;
    for (size_t first = 0; first < links;) {
        run_t run = lemma_run(L, first);
        span_t s[LINKS_MAX];
        bool whole = true;
        for (size_t i = 0; i < run.n && whole; i++) {
            const decision_t *e = &d[first + i];
            s[i] = (span_t){ 0, 0 };
            whole = e->verdict == VERDICT_EQUAL || e->verdict == VERDICT_HOLDS;
            if (whole && e->verdict == VERDICT_HOLDS)
                whole = e->slack && real_approx(e->slack, k->r->filter, &s[i].lo, &s[i].hi) && !isinf(s[i].hi);
        }
        for (size_t i = 0; i < run.n && whole; i++) {
            span_t *sum = &k->r->link[first + i].ledger;
            sum->lo = fmax(0, nextafter(sum->lo + s[i].lo, -INFINITY));
            sum->hi = s[i].hi == 0 ? sum->hi : nextafter(sum->hi + s[i].hi, INFINITY);
        }
        first += run.n;
    }
}

static void take_candidate(check_t *k, place_t at, const check_options_t *o)
{
    record_t *r = k->r;
    decision_t d[LINKS_MAX];
    size_t links = lemma_links(r->lemma);
    arena_reset(k->now);
    const candidate_t *c = lemma_candidate(k->now, r->lemma, at.family, r->seed, at.index);
    const chain_t *t = lemma_chain_with(k->now, r->lemma, c, &k->effort);
    for (size_t i = 0; i < links; i++) {
        d[i] = decide_link(r->lemma, i, t, &k->effort);
        r->link[i].count[d[i].verdict]++;
        if (d[i].verdict == VERDICT_HOLDS) { take_slack(k, i, &d[i], at); take_ratio(k, i, t); }
        if (d[i].verdict == VERDICT_EQUAL && !r->link[i].attained.set) r->link[i].attained = at;
        if (d[i].verdict == VERDICT_VIOLATED) take_violation(&r->link[i], c, at);
        if (d[i].verdict == VERDICT_UNDECIDED && !r->link[i].undecided.set) r->link[i].undecided = at;
        if (o->trace) o->trace(o->self, r->lemma, at, i, &d[i]);
    }
    take_ledger(k, d, links);
    r->candidates++;
}

/* --- all candidates ------------------------------------------------------------------------------------ */

static size_t planned_of(const family_t *f, const check_options_t *o)
{
    if (o->family && strcmp(o->family, f->name) != 0) return 0;
    size_t n = o->candidates ? o->candidates : f->size ? f->size : CANDIDATES_DEFAULT;
    return f->size && f->size < n ? f->size : n;
}

unsigned long record_planned(const lemma_t *L, const check_options_t *o)
{
    unsigned long n = 0;
    for (size_t f = 0; L->families[f]; f++) n += planned_of(L->families[f], o);
    return n;
}

/* The least slacks, found by doubles that were sharp enough to order them, to full double accuracy. */
static void sharpen(record_t *r, arena_t *A)
{
    encl_t x;
    mpfi_init2(x, 128);
    for (size_t k = 0; k < lemma_links(r->lemma); k++) {
        link_record_t *l = &r->link[k];
        if (!l->tightest.set) continue;
        arena_reset(A);
        witness_t w = witness_at(A, r, k, l->tightest);
        witness_slack(x, &w);
        l->slack = (span_t){ mpfr_get_d(&x->left, MPFR_RNDD), mpfr_get_d(&x->right, MPFR_RNDU) };
    }
    mpfi_clear(x);
}

void record_check(record_t *r, const check_options_t *o)
{
    check_t k = { .r = r, .now = arena_new(), .best = arena_new() };
    k.effort = (effort_t){ .filter = o->filter, .prec_max = o->prec_max };
    unsigned long of = record_planned(r->lemma, o);
    for (size_t f = 0; r->lemma->families[f] && !r->cut_short; f++) {
        size_t n = planned_of(r->lemma->families[f], o);
        for (size_t i = 0; i < n && !r->cut_short; i++) {
            take_candidate(&k, (place_t){ true, f, i }, o);
            if (o->progress) o->progress(o->self, r->lemma, r->candidates, of);
            r->cut_short = o->deadline > 0 && clock_seconds() > o->deadline && r->candidates < of;
        }
    }
    memcpy(r->routes, k.effort.routes, sizeof r->routes);
    sharpen(r, k.now);
    arena_free(k.now);
    arena_free(k.best);
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
    if (l->count[VERDICT_UNDECIDED] || record_tried(l) == 0) return FOUND_UNDECIDED;
    return FOUND_HOLDS;
}

finding_t record_lemma(const record_t *r, bool paper_only)
{
    finding_t worst = FOUND_NOTHING;
    for (size_t k = 0; r->lemma->links[k].name; k++) {
        if (paper_only && r->lemma->links[k].origin == OURS) continue;
        finding_t f = record_link(r, k);
        if (f > worst) worst = f;
    }
    return worst;
}

const char *finding_name(finding_t f)
{
    static const char *const name[] = { "undecided", "proved", "holds", "undecided", "refuted" };
    return name[f];
}

/* --- witnesses ----------------------------------------------------------------------------------------- */

witness_t witness_at(arena_t *A, const record_t *r, size_t link, place_t place)
{
    effort_t effort = { .filter = r->filter, .prec_max = r->prec_max };
    witness_t w = { .lemma = r->lemma, .link = link, .seed = r->seed, .place = place };
    w.candidate = lemma_candidate(A, r->lemma, place.family, r->seed, place.index);
    w.decision = decide_link(r->lemma, link, lemma_chain_with(A, r->lemma, w.candidate, &effort), &effort);
    return w;
}

void witness_slack(encl_ptr slack, const witness_t *w)
{
    if (w->decision.slack) real_encl_sharp(slack, w->decision.slack);
    else mpfi_set_ui(slack, 0);
}

bool witness_ratio(encl_ptr ratio, const witness_t *w)
{
    const link_t *l = &w->lemma->links[w->link];
    encl_t rhs;
    mpfi_init2(rhs, mpfi_get_prec(ratio));
    real_encl_sharp(ratio, w->decision.row->term[l->lhs]);
    real_encl_sharp(rhs, w->decision.row->term[l->rhs]);
    bool positive = encl_sign(ratio) == SIGN_POS && encl_sign(rhs) == SIGN_POS && mpfi_bounded_p(ratio)
                 && mpfi_bounded_p(rhs);
    mpfi_div(ratio, ratio, rhs);
    mpfi_clear(rhs);
    return positive;
}
