/* SPDX-License-Identifier: MIT
**
** Several threads fill the records that one fills, bit for bit; a shard has every so-many-th candidate.
*/
#include "tests/engine/same.h"
#include "tests/support/candidate.h"

#include <stdatomic.h>
#include <unistd.h>

enum { LEMMAS = 5 };
static const lemma_t *const lemma[LEMMAS] = { &toy_numbers, &toy_channel, &toy_near, &toy_mixed, &toy_steady };

static void check_all(record_t *r, const check_options_t *o)
{
    for (size_t i = 0; i < LEMMAS; i++) record_init(&r[i], &toy_paper, lemma[i], o);
    records_check(r, LEMMAS, o);
}

static void clear_all(record_t *r) { for (size_t i = 0; i < LEMMAS; i++) record_clear(&r[i]); }

Test(engine_jobs, records_do_not_depend_on_them)
{
    record_t one[LEMMAS], many[LEMMAS];
    for (uint64_t seed = 1; seed <= 3; seed++) {
        check_options_t o = toy_options(150);
        o.seed = seed;
        check_all(one, &o);
        for (o.jobs = 2; o.jobs <= 17; o.jobs += 5) {
            check_all(many, &o);
            for (size_t i = 0; i < LEMMAS; i++) assert_same(&one[i], &many[i]);
            clear_all(many);
        }
        clear_all(one);
    }
}

/* A trial that was compared with a slack that is no longer the least says so, and is made anew. */
Test(engine_jobs, a_trial_that_came_too_early)
{
    check_options_t o = toy_options(40);
    record_t r = toy_checked(&toy_numbers, &o);
    making_t m = { &toy_numbers, o.seed, o.prec_max, o.filter };
    standing_t none[LINKS_MAX] = { { .slack = { 0, 0 } } }, now[LINKS_MAX];
    tools_t *T = tools_new();
    trial_t t;
    trial_init(&t);
    unsigned early = 0;
    for (size_t i = 0; i < 40; i++) {
        trial_make(&t, T, &m, (place_t){ true, 0, i }, none);
        if (record_settled(&r, &t)) continue;
        early++;
        record_standing(now, &r);
        trial_make(&t, T, &m, (place_t){ true, 0, i }, now);
        cr_assert(record_settled(&r, &t), "made anew, and still not compared");
        for (size_t k = 0; k < 2; k++) cr_assert(!t.link[k].less, "a lesser slack than the least");
    }
    cr_assert(early > 0, "no slack is near the least");
    trial_clear(&t);
    tools_free(T);
    record_clear(&r);
}

/* Tools that made trials of other lemmas and seeds make the same trials as fresh ones. */
Test(engine_jobs, tools_of_many_lemmas)
{
    static const lemma_t *const near[] = { &toy_near, &toy_numbers, &toy_steady, &toy_channel };
    tools_t *T = tools_new();
    trial_t t, alone;
    trial_init(&t);
    trial_init(&alone);
    unsigned compared = 0;
    for (int i = 0; i < 400; i++) {
        making_t m = { near[(i < 200 ? i : i / 50) % 4], 1 + (uint64_t)((i < 200 ? i / 4 : i) % 3), 512, true };
        place_t at = { true, 0, (size_t)(i / 12) }, least_at = { true, 0, 5 };
        standing_t least[LINKS_MAX];
        tools_t *fresh = tools_new();
        for (size_t k = 0; k < LINKS_MAX; k++) least[k] = (standing_t){ least_at, { -1e9, 1e9 } };
        arena_t *A = arena_new();
        effort_t effort = EFFORT_DEFAULT;
        const chain_t *c = lemma_chain_with(A, m.lemma, lemma_candidate(A, m.lemma, 0, m.seed, 5), &effort);
        bool slack = true;
        for (size_t k = 0; k < lemma_links(m.lemma); k++) slack = slack && decide_link(m.lemma, k, c, &effort).slack;
        arena_free(A);
        if (slack) {
            trial_make(&t, T, &m, at, least);
            trial_make(&alone, fresh, &m, at, least);
            for (size_t k = 0; k < t.links; k++) {
                cr_assert(t.link[k].less == alone.link[k].less, "%s, seed %d, %zu: another order", m.lemma->id,
                          (int)m.seed, at.index);
                compared += t.link[k].has_slack;
            }
        }
        tools_free(fresh);
    }
    cr_assert(compared > 100, "%u", compared);
    trial_clear(&t);
    trial_clear(&alone);
    tools_free(T);
}

/* The first of many is made last: the others wait in their slots, as many as there are, and the first of equals is
** still the first. */
static atomic_ulong made;
static atomic_flag waited = ATOMIC_FLAG_INIT;

static void chain_slow_first(chain_t *t, const candidate_t *c)
{
    if (mpq_sgn(candidate_number(c, "a")) == 0 && !atomic_flag_test_and_set(&waited))
        for (unsigned long before = 0, calm = 0; calm < 20; usleep(1000)) {
            unsigned long now = atomic_load(&made);
            calm = now == before ? calm + 1 : 0;
            before = now;
        }
    atomic_fetch_add(&made, 1);
    toy_steady.chain(t, c);
}

Test(engine_jobs, more_candidates_than_slots)
{
    lemma_t L = toy_steady;
    L.chain = chain_slow_first;
    check_options_t o = toy_options(6000);
    o.jobs = 2;
    record_t r;
    record_init(&r, &toy_paper, &L, &o);
    records_check(&r, 1, &o);
    cr_assert(r.candidates == 6000 && r.link[0].count[VERDICT_HOLDS] == 6000 && r.link[0].tightest.index == 0,
        "the tightest is %zu", r.link[0].tightest.index);
    record_clear(&r);
}

/* --- callbacks ------------------------------------------------------------------------------------------------ */

typedef struct { const lemma_t *L; unsigned long done; place_t last; } order_t;

static void note_progress(void *self, const lemma_t *L, unsigned long done, unsigned long of)
{
    order_t *n = self;
    if (L != n->L) *n = (order_t){ .L = L };
    cr_assert(done == n->done + 1 && done <= of, "%s: %lu of %lu", L->id, done, of);
    n->done = done;
}

static void note_trace(void *self, const lemma_t *L, place_t at, size_t link, const decision_t *d)
{
    order_t *n = self;
    if (L != n->L) *n = (order_t){ .L = L };
    bool later =
        !n->last.set || at.family > n->last.family || at.index > n->last.index || (link > 0 && same_place(at, n->last));
    cr_assert(later, "%s: out of order", L->id);
    cr_assert((d->why != NULL) == verdict_has_reason(d->verdict));
    n->last = at;
}

Test(engine_jobs, callbacks_in_order)
{
    order_t order = { .L = NULL };
    record_t r[LEMMAS];
    check_options_t o = toy_options(100);
    o.jobs = 6;
    o.progress = note_progress;
    o.trace = note_trace;
    o.self = &order;
    check_all(r, &o);
    cr_assert(order.L == &toy_steady && order.done == 100);
    clear_all(r);
}

/* --- shards ------------------------------------------------------------------------------------------------------ */

/* Every planned candidate is in exactly one shard, and they are as many as record_planned says. */
Test(engine_jobs, shards_are_dealt_round_robin)
{
    check_options_t whole = toy_options(10);
    unsigned long n = record_planned(&toy_numbers, &whole);
    cr_assert(n == 17);
    for (unsigned long of = 1; of <= 20; of++) {
        unsigned long all = 0;
        check_options_t o = whole;
        o.shard.of = of;
        for (o.shard.part = 1; o.shard.part <= of; o.shard.part++) {
            unsigned long here = record_planned(&toy_numbers, &o);
            for (unsigned long k = 0; k < here; k++) {
                place_t at = record_place(&toy_numbers, &o, k);
                cr_assert(same_place(at, record_place(&toy_numbers, &whole, o.shard.part - 1 + k * of)));
                cr_assert(record_plans(&toy_numbers, &o, at) && record_plans(&toy_numbers, &whole, at));
                shard_t other = { at.set ? o.shard.part % of + 1 : 0, of };
                check_options_t p = o;
                p.shard = other;
                cr_assert(of == 1 || !record_plans(&toy_numbers, &p, at));
            }
            cr_assert(!record_place(&toy_numbers, &o, here).set);
            all += here;
        }
        cr_assert(all == n, "%lu shards have %lu of %lu", of, all, n);
    }
}

Test(engine_jobs, places_that_are_not_planned)
{
    check_options_t o = toy_options(10);
    cr_assert(!record_plans(&toy_numbers, &o, (place_t){ false, 0, 0 }));
    cr_assert(!record_plans(&toy_numbers, &o, (place_t){ true, 0, 10 }) &&
              !record_plans(&toy_numbers, &o, (place_t){ true, 1, 7 }));
    cr_assert(!record_plans(&toy_numbers, &o, (place_t){ true, 2, 0 }) &&
              !record_plans(&toy_numbers, &o, (place_t){ true, SIZE_MAX, 0 }));
    o.family = "few";
    cr_assert(!record_plans(&toy_numbers, &o, (place_t){ true, 0, 0 }) &&
              record_plans(&toy_numbers, &o, (place_t){ true, 1, 6 }));
}
