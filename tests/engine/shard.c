/* SPDX-License-Identifier: MIT
**
** Shards through JSON and joined again are the record of the whole, in all that it holds: undecided candidates,
** infinite slacks and ties too.
*/
#include "proofs/engine/shard.h"
#include "tests/engine/same.h"

/* The records of one part, as they come out of its JSON. */
static record_t passed_on(const lemma_t *L, const check_options_t *o)
{
    record_t r = toy_checked(L, o), read;
    records_t R = { &r, 1 };
    json_t *run = records_to_json(R, "0.0.0", o->seed, o->prec_max);
    json_object_set_new(run, "shard", shard_to_json(R, o));
    arena_t *A = arena_new();
    check_options_t said;
    fault_t fault = { "" };
    cr_assert(shard_read_options(&said, A, run, &fault), "%s", fault.text);
    cr_assert(said.seed == o->seed && said.prec_max == o->prec_max && said.filter == o->filter &&
              said.candidates == o->candidates);
    cr_assert(said.shard.part == o->shard.part && said.shard.of == o->shard.of && !said.family == !o->family);
    record_init(&read, &toy_paper, L, &said);
    cr_assert(shard_read_lemma(&read, run, 0, &said, &fault), "%s", fault.text);
    json_decref(run);
    record_clear(&r);
    arena_free(A);
    return read;
}

enum { OF_MAX = 6 };

static void assert_joins(const lemma_t *L, check_options_t o, unsigned long of)
{
    record_t whole = toy_checked(L, &o), joined, part[OF_MAX];
    const record_t *each[OF_MAX];
    size_t culprit;
    fault_t fault = { "" };
    record_init(&joined, &toy_paper, L, &o);
    o.shard.of = of;
    for (size_t k = 0; k < of; k++) {
        o.shard.part = k + 1;
        part[k] = passed_on(L, &o);
        each[of - 1 - k] = &part[k];
    }
    cr_assert(shards_join(&joined, each, of, &culprit, &fault), "%s", fault.text);
    assert_same(&whole, &joined);
    for (size_t k = 0; k < of; k++) record_clear(&part[k]);
    record_clear(&whole);
    record_clear(&joined);
}

Test(engine_shard, joined_as_the_whole)
{
    static const lemma_t *const lemma[] = { &toy_numbers, &toy_channel,        &toy_mixed,       &toy_steady,
                                            &toy_near,    &toy_ours_undecided, &toy_ours_refuted };
    for (size_t i = 0; i < sizeof lemma / sizeof *lemma; i++)
        for (unsigned long of = 1; of <= OF_MAX; of++) {
            check_options_t o = toy_options(45);
            o.filter = of % 2;
            assert_joins(lemma[i], o, of);
            o.family = lemma[i]->families[0]->name;
            o.seed = 5;
            assert_joins(lemma[i], o, of);
        }
}

/* A place whose candidate is not what the record says: the part is named. */
static void assert_rejected(const lemma_t *L, record_t part[2], const char *why)
{
    record_t joined;
    const record_t *each[2] = { &part[0], &part[1] };
    check_options_t o = toy_options(20);
    size_t culprit = 9;
    fault_t fault = { "" };
    record_init(&joined, &toy_paper, L, &o);
    cr_assert(!shards_join(&joined, each, 2, &culprit, &fault) && culprit == 1, "%s: believed", why);
    cr_assert(strstr(fault.text, why), "%s", fault.text);
    record_clear(&joined);
}

Test(engine_shard, recorded_and_not_so)
{
    check_options_t o = toy_options(20);
    for (int k = 0; k < 4; k++) {
        const lemma_t *L = k < 2 ? &toy_numbers : &toy_mixed;
        record_t part[2];
        for (size_t i = 0; i < 2; i++) {
            o.shard = (shard_t){ i + 1, 2 };
            part[i] = passed_on(L, &o);
        }
        link_record_t *l = &part[1].link[0];
        place_t right = l->tightest, wrong = k < 2 ? l->violation : l->tightest;
        cr_assert(right.set && wrong.set && (k != 1 || l->violation.set));
        switch (k) {
        case 0: l->tightest = wrong; assert_rejected(L, part, "is recorded as holds, and is violated"); break;
        case 1: l->violation = right; assert_rejected(L, part, "is recorded as violated, and is holds"); break;
        case 2:
            part[0].link[0].attained.set = false;
            l->attained = wrong;
            assert_rejected(L, part, "is recorded as equal, and is holds");
            break;
        default: part[0].link[0].reason[REASON_UNDECIDED].at.set = false; l->reason[REASON_UNDECIDED].at = wrong;
            assert_rejected(L, part, "is recorded as undecided, and is holds");
        }
        for (size_t i = 0; i < 2; i++) record_clear(&part[i]);
    }
}
