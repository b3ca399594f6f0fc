/* SPDX-License-Identifier: MIT
**
** The parts' candidates meet in the order of their places, as they would in one run: of equals the first. Slacks are
** ordered by slack_order on expressions made anew; two that it cannot tell apart count as equal, there and here.
*/
#include "proofs/engine/shard.h"

#include <math.h>
#include <stdlib.h>

/* A part, and its place in question. */
typedef struct { place_t at; size_t part; } placed_t;

typedef struct {
    record_t *whole;
    const record_t *const *part;
    size_t n, link;
    placed_t *order;
    arena_t *now, *best;
    size_t *culprit;
    fault_t *fault;
} join_t;

/* --- places in order ------------------------------------------------------------------------------------- */

typedef enum { OF_TIGHTEST, OF_VIOLATION, OF_ATTAINED, OF_HELD, OF_REASON /* the first of REASONS */ } which_t;

static place_t place_of(const link_record_t *l, which_t which)
{
    return which == OF_TIGHTEST    ? l->tightest
           : which == OF_VIOLATION ? l->violation
           : which == OF_ATTAINED  ? l->attained
           : which == OF_HELD      ? l->held
                                   : l->reason[which - OF_REASON].at;
}

/* By place; no place comes last. */
static int compare(const void *x, const void *y)
{
    place_t a = ((const placed_t *)x)->at, b = ((const placed_t *)y)->at;
    if (a.set != b.set) return a.set ? -1 : 1;
    return a.family != b.family ? (a.family < b.family ? -1 : 1) : (a.index > b.index) - (a.index < b.index);
}

static void sort_parts(join_t *j, which_t which)
{
    for (size_t p = 0; p < j->n; p++) j->order[p] = (placed_t){ place_of(&j->part[p]->link[j->link], which), p };
    qsort(j->order, j->n, sizeof *j->order, compare);
}

/* The candidate of a part, decided anew: it is what the part says it is, or the part is not to be believed. */
static bool decide_again(witness_t *w, arena_t *A, join_t *j, placed_t from, which_t which)
{
    static const verdict_t said[] = { VERDICT_HOLDS,   VERDICT_VIOLATED, VERDICT_EQUAL,    VERDICT_HOLDS,
                                      VERDICT_OUTSIDE, VERDICT_BEYOND,   VERDICT_UNDECIDED };
    const lemma_t *L = j->whole->lemma;
    arena_reset(A);
    *w = witness_at(A, j->whole, j->link, from.at);
    if (w->decision.verdict == said[which]) return true;
    *j->culprit = from.part;
    return fault_set(j->fault, "%s, %s: %s %zu is recorded as %s, and is %s", L->id, L->links[j->link].name,
                     L->families[w->place.family]->name, w->place.index, verdict_name(said[which]),
                     verdict_name(w->decision.verdict));
}

/* --- one link -------------------------------------------------------------------------------------------- */

static bool join_tightest(join_t *j)
{
    link_record_t *l = &j->whole->link[j->link];
    witness_t best = { .lemma = NULL }, now;
    sort_parts(j, OF_TIGHTEST);
    for (size_t i = 0; i < j->n && j->order[i].at.set; i++) {
        effort_t effort = { .filter = j->whole->filter, .prec_max = j->whole->prec_max };
        if (!decide_again(&now, j->now, j, j->order[i], OF_TIGHTEST)) return false;
        if (!now.decision.slack) continue;
        if (l->tightest.set && slack_order(now.decision.slack, best.decision.slack, &effort) >= 0) continue;
        l->tightest = now.place;
        best = now;
        arena_t *A = j->best; j->best = j->now; j->now = A;
    }
    return true;
}

static bool join_violation(join_t *j)
{
    link_record_t *l = &j->whole->link[j->link];
    witness_t w;
    sort_parts(j, OF_VIOLATION);
    for (size_t i = 0; i < j->n && j->order[i].at.set; i++) {
        if (!decide_again(&w, j->now, j, j->order[i], OF_VIOLATION)) return false;
        size_t cells = candidate_cells(w.candidate);
        mpz_ptr weight = arena_mpz(j->now, 1);
        candidate_weight(weight, w.candidate);
        if (l->violation.set && (cells > l->cells || (cells == l->cells && mpz_cmp(weight, l->weight) >= 0))) continue;
        l->violation = w.place;
        l->cells = cells;
        mpz_set(l->weight, weight);
    }
    return true;
}

/* The first of the places, when its candidate is so. */
static bool join_first(place_t *at, join_t *j, which_t which)
{
    witness_t w;
    sort_parts(j, which);
    *at = j->order[0].at;
    return !at->set || decide_again(&w, j->now, j, j->order[0], which);
}

static bool join_reasons(join_t *j)
{
    witness_t w;
    for (size_t i = 0; i < REASONS; i++) {
        which_t which = (which_t)(OF_REASON + i);
        sort_parts(j, which);
        if (!j->order[0].at.set) continue;
        if (!decide_again(&w, j->now, j, j->order[0], which)) return false;
        reason_take(&j->whole->link[j->link].reason[i], w.place, w.decision.why);
    }
    return true;
}

static void join_sums(join_t *j)
{
    link_record_t *l = &j->whole->link[j->link];
    for (size_t p = 0; p < j->n; p++) {
        const link_record_t *from = &j->part[p]->link[j->link];
        for (int v = 0; v < VERDICTS; v++) l->count[v] += from->count[v]; /* each at most the planned candidates */
        mpz_add(l->sum_lo, l->sum_lo, from->sum_lo);
        mpz_add(l->sum_hi, l->sum_hi, from->sum_hi);
        if (!from->has_ratio) continue;
        l->ratio.lo = l->has_ratio ? fmax(l->ratio.lo, from->ratio.lo) : from->ratio.lo;
        l->ratio.hi = l->has_ratio ? fmax(l->ratio.hi, from->ratio.hi) : from->ratio.hi;
        l->has_ratio = true;
    }
}

/* --- the lemma ------------------------------------------------------------------------------------------- */

static bool join_routes(join_t *j)
{
    for (size_t p = 0; p < j->n; p++) {
        j->whole->candidates += j->part[p]->candidates;
        for (size_t i = 0; i < ROUTES; i++) {
            if (!__builtin_add_overflow(j->whole->routes[i], j->part[p]->routes[i], &j->whole->routes[i])) continue;
            *j->culprit = p;
            return fault_set(j->fault, "%s: routes: too many to add up", j->whole->lemma->id);
        }
    }
    return true;
}

bool shards_join(record_t *whole, const record_t *const *part, size_t n, size_t *culprit, fault_t *fault)
{
    join_t j = { .whole = whole, .part = part, .n = n, .culprit = culprit, .fault = fault };
    j.order = alloc_array(n, sizeof *j.order);
    j.now = arena_new();
    j.best = arena_new();
    bool good = join_routes(&j);
    for (j.link = 0; good && j.link < lemma_links(whole->lemma); j.link++) {
        join_sums(&j);
        good = join_tightest(&j) && join_violation(&j) && join_first(&whole->link[j.link].attained, &j, OF_ATTAINED)
            && join_first(&whole->link[j.link].held, &j, OF_HELD) && join_reasons(&j);
    }
    if (good) record_finish(whole);
    arena_free(j.now);
    arena_free(j.best);
    free(j.order);
    return good;
}
