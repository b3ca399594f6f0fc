/* SPDX-License-Identifier: MIT
**
** What a link costs on a candidate: one evaluation of its two sides as a hunt makes it, and a link decided, from the
** candidate to the verdict, with all terms of its lemma; against the same sides by hand in C doubles. On all candidates
** the two in doubles must agree.
*/
#include "bench/by_hand.h"
#include "bench/report.h"
#include "bench/rows.h"
#include "cli/cli.h"
#include "proofs/claims/compile.h"
#include "proofs/claims/doubles/plain.h"
#include "proofs/engine/trial.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

enum { CANDIDATES = 40 };
enum { WRITTEN, HUNTED, DECIDED, WAYS };

typedef struct {
    const by_hand_t *hand;
    const lemma_t *lemma;
    const core_claim_t *claim;
    size_t n;
    plain_t *plain[FAMILIES_MAX * CANDIDATES];
    place_t at[FAMILIES_MAX * CANDIDATES];
    tools_t *tools;
    double sink;
} link_bench_t;

static const lemma_t *lemma_called(const char *id)
{
    for (size_t p = 0; papers_at(p); p++)
        for (size_t k = 0; papers_at(p)->lemmas[k]; k++)
            if (strcmp(papers_at(p)->lemmas[k]->id, id) == 0) return papers_at(p)->lemmas[k];
    fprintf(stderr, "bench: no lemma %s\n", id);
    exit(1);
}

static sides_t hunted(const link_bench_t *b, size_t i)
{
    plain_fresh(b->plain[i]);
    return (sides_t){ plain(b->plain[i], b->claim->term[0]), plain(b->plain[i], b->claim->term[1]) };
}

static sides_t written(const link_bench_t *b, size_t i) { return b->hand->sides(b->plain[i]->value, b->plain[i]->dim); }

static bool alike(double x, double y) { return fabs(x - y) <= 1e-9 * fmax(1, fabs(x)) || x == y; }

/* The candidates on which both sides are finite; that both ways agree there. */
static void open_link(link_bench_t *b, arena_t *A)
{
    const lemma_t *L = b->lemma;
    for (size_t f = 0; L->families[f]; f++)
        for (size_t i = 0; i < CANDIDATES && !(L->families[f]->size && i >= L->families[f]->size); i++) {
            b->at[b->n] = (place_t){ true, f, i };
            b->plain[b->n] = plain_start(A, compiled_of(L)->core, lemma_candidate(A, L, f, 1, i));
            sides_t x = hunted(b, b->n), y = written(b, b->n);
            if (isfinite(x.lhs) && isfinite(x.rhs)) {
                if (!alike(x.lhs, y.lhs) || !alike(x.rhs, y.rhs)) {
                    fprintf(stderr, "bench: WRONG: %s: [%.17g, %.17g] by hand, [%.17g, %.17g] in the hunt\n", L->id,
                            y.lhs, y.rhs, x.lhs, x.rhs);
                    exit(1);
                }
                b->n++;
            }
        }
}

static void decide_one(const link_bench_t *b, size_t i)
{
    static const standing_t least[LINKS_MAX]; /* nothing stands yet */
    making_t m = { b->lemma, 1, 4096, true };
    trial_t o;
    trial_init(&o);
    trial_make(&o, b->tools, &m, b->at[i], least);
    trial_clear(&o);
}

/* Seconds for one link on one candidate. */
static double turn(link_bench_t *b, int way, double least)
{
    unsigned long repeats = 0;
    double start = seconds_of_thread(), end;
    do {
        for (size_t i = 0; i < b->n; i++) {
            if (way == DECIDED) { decide_one(b, i); continue; }
            sides_t x = way == HUNTED ? hunted(b, i) : written(b, i);
            b->sink += x.rhs - x.lhs;
        }
        repeats++;
        end = seconds_of_thread();
    } while (end - start < least);
    size_t links = 0;
    while (way == DECIDED && b->lemma->links[links].name) links++;
    return (end - start) / (double)(repeats * b->n * (links ? links : 1));
}

static void add_pair(const char *lemma, const char *what, const char *ours, double our_time, double by_hand_time,
                     double at_most, unsigned turns)
{
    line_t l = { .time = our_time, .turns = turns },
           h = { .time = by_hand_time, .turns = turns, .target = 1 / at_most };
    snprintf(l.work, sizeof l.work, "%s, %s", lemma, what);
    snprintf(h.work, sizeof h.work, "%s", l.work);
    snprintf(l.method, sizeof l.method, "%s", ours);
    snprintf(h.method, sizeof h.method, "by hand in C doubles");
    h.ratio = by_hand_time / our_time;
    snprintf(h.remark, sizeof h.remark, "Lemmata takes %.3g times as long; %g at most are asked",
             our_time / by_hand_time, at_most);
    h.met = h.ratio >= h.target ? MET_YES : MET_NO;
    report_add(&l);
    report_add(&h);
}

static void measure_link(const by_hand_t *hand, const effort_bench_t *how)
{
    static const double hunt_at_most = 3, decided_at_most = 20;
    arena_t *A = arena_new();
    double time[WAYS][TURNS];
    link_bench_t b = { .hand = hand, .lemma = lemma_called(hand->lemma), .tools = tools_new() };
    b.claim = &compiled_of(b.lemma)->core->claim[hand->claim];
    open_link(&b, A);
    for (unsigned t = 0; t < how->turns; t++)
        for (int way = 0; way < WAYS; way++) time[way][t] = turn(&b, way, how->least);
    double found[WAYS];
    for (int way = 0; way < WAYS; way++) found[way] = median(time[way], how->turns);
    add_pair(hand->lemma, "a link evaluated", "Lemmata, as a hunt does", found[HUNTED], found[WRITTEN], hunt_at_most,
             how->turns);
    add_pair(hand->lemma, "a link decided", "Lemmata, decided", found[DECIDED], found[WRITTEN], decided_at_most,
             how->turns);
    tools_free(b.tools);
    arena_free(A);
}

void group_links(const effort_bench_t *how, bool quick)
{
    (void)quick;
    for (const by_hand_t *h = by_hand; h->lemma; h++) measure_link(h, how);
}
