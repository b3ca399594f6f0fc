/* SPDX-License-Identifier: MIT
**
** merge on a file that was changed: one value at a time, each refused in a line that names file and fault; then
** mutations at random, which never end it otherwise than with a status it has.
*/
#include "cli/cli.h"
#include "tests/cli/pointer.h"
#include "tests/support/share.h"
#include "tests/support/trouble.h"

#include <unistd.h>

TestSuite(cli_merge_bad, .init = session_open, .fini = session_close);

/* Shard 1/2 of a lemma with violations, equality and strict slack: link 0 always holds or is equal. */
static const char *shard(const char *part)
{
    const char *file = path_of(arena_printf(session_arena(), "%c.json", *part));
    outcome_t o =
        LEMMATA("check", "bottleneck/data-size", "--candidates", "12", "--format", "json", "--shard", part, "-o", file);
    assert_status(&o, 1);
    return file;
}

/* Where, the text put there (NULL: taken out), and what is said. */
typedef struct { const char *way, *value, *says; } change_t;

#define L0 "shard/lemmas/0/links/0/"
#define L1 "shard/lemmas/0/links/1/"
#define L3 "shard/lemmas/0/links/3/"
#define NINES "99999999999999999"

static const change_t changes[] = {
    { "lemmata", NULL, "no record" },
    { "lemmata", "1", "no record" },
    { "lemmata", "\"9.9.9\"", "of version 9.9.9" },
    { "seed", "\"01\"", "seed: expected" },
    { "seed", "-1", "seed: expected" },
    { "seed", "1.0", "seed: expected" },
    { "seed", "\"1.0\"", "seed: expected" },
    { "seed", "\"\"", "seed: expected" },
    { "seed", "\" 1\"", "seed: expected" },
    { "seed", "\"9223372036854775808\"", "seed: expected" },
    { "seed", "\"99999999999999999999\"", "seed: expected" },
    { "seed", "9007199254740993", "seed: expected" },
    { "seed", "9007199254740993.0", "seed: expected" },
    { "prec_max", "1", "prec_max: expected" },
    { "prec_max", "1000001", "prec_max: expected" },
    { "prec_max", NULL, "prec_max: expected" },
    { "shard", NULL, "no shard" },
    { "shard", "[]", "no shard" },
    { "shard/of", "0", "of: expected" },
    { "shard/of", NINES, "of: expected" },
    { "shard/part", "0", "part: expected a whole number from 1 to 2" },
    { "shard/part", "3", "part: expected" },
    { "shard/candidates", "-5", "candidates: expected" },
    { "shard/candidates", "10000001", "candidates: expected" },
    { "shard/filter", "1", "filter: expected true or false" },
    { "shard/family", "3", "family: expected" },
    { "shard/family", NULL, "family: expected" },
    { "shard/family", "\"none\"", "has no family none" },
    { "shard/cut_short", "true", "cut short" },
    { "shard/cut_short", NULL, "cut_short: expected" },
    { "lemmas", "{}", "lemmas: expected" },
    { "lemmas", "[]", "lemmas: expected" },
    { "lemmas/0/id", "\"bottleneck/none\"", "expected a lemma" },
    { "lemmas/0/id", "null", "expected a lemma" },
    { "shard/lemmas", "[]", "1 lemmas, and 0" },
    { "shard/lemmas/0/id", "\"limits/gibbs\"", "not the same lemma" },
    { "shard/lemmas/0/candidates", "1", "candidates: expected" },
    { "shard/lemmas/0/candidates", NINES, "candidates: expected" },
    { "shard/lemmas/0/digest", NULL, "digest: expected" },
    { "shard/lemmas/0/digest", "\"12\"", "digest: expected 16" },
    { "shard/lemmas/0/digest", "\"0123456789abcdef\"",
      "a.json: bottleneck/data-size: other candidates than this build makes" },
    { "shard/lemmas/0/routes", "[1,2,3]", "routes: expected" },
    { "shard/lemmas/0/routes/0", "-1", "routes: expected" },
    { "shard/lemmas/0/links", "[]", "its 10 links" },
    { "lemmas/0/links", "5", "its 10 links" },
    { L0 "name", "\"x\"", "expected the link" },
    { "lemmas/0/links/0/name", NULL, "expected the link" },
    { "lemmas/0/links/0/equal", "0", "add up to" },
    { "lemmas/0/links/0/holds", "-1", "holds: expected" },
    { "lemmas/0/links/0/holds", NINES, "holds: expected" },
    { "lemmas/0/links/0/outside", "null", "outside: expected" },
    { "lemmas/0/links/0/undecided", "1.5", "undecided: expected" },
    { L3 "sum", "[]", "sum: expected" },
    { L3 "sum/0", "\"\"", "sum: expected" },
    { L3 "sum/0", "\"-1\"", "sum: expected" },
    { L3 "sum/0", "\"01\"", "sum: expected" },
    { L3 "sum/0", "\"1g\"", "sum: expected" },
    { L3 "sum/0", "5", "sum: expected" },
    { L3 "sum/1", "\"0\"", "lower end is above" },
    { L0 "sum/1", "\"1\"", "nothing holds" },
    { L3 "ratio", "[\"nan\",\"nan\"]", "ratio: expected" },
    { L3 "ratio", "[\"0x1p-1\",\"inf\"]", "ratio: expected" },
    { L3 "ratio", "[\"0x1p+0\",\"0x1p-1\"]", "ratio: expected" },
    { L3 "ratio", "[\"-0x1p-1\",\"0x1p-1\"]", "ratio: expected" },
    { L3 "ratio", "[\"0.5\",\"0x1p-1\"]", "ratio: expected" },
    { L3 "ratio", "[\"0x1p-1\",\"0x1p+1\"]", "ratio: expected" },
    { L3 "ratio", "[\"0x1p+99999999\",\"0x1p+99999999\"]", "ratio: expected" },
    { L3 "ratio", "{}", "ratio: expected" },
    { L0 "ratio", "[\"0x1p-1\",\"0x1p-1\"]", "nothing holds" },
    { L1 "violation", "null", "violation: null" },
    { L1 "violation", "{}", "violation: expected" },
    { L1 "violation/family", "\"x\"", "is no candidate of this shard" },
    { L1 "violation/index", NINES, "index: expected" },
    { L1 "violation/index", "9999999", "is no candidate" },
    { L1 "violation/index", "-1", "index: expected" },
    { L1 "violation/index", "1", "is no candidate of this shard" },
    { L0 "violation", "{\"family\":\"sums\",\"index\":0}", "none counted" },
    { L0 "attained", "null", "attained: null" },
    { L1 "outside", "null", "outside: null" },
    { L0 "held", "{\"family\":\"sums\",\"index\":0}", "none counted" },
    { L0 "held", NULL, "held: expected" },
    { L0 "beyond", NULL, "beyond: expected" },
    { "lemmas/0/links/0/beyond", NULL, "beyond: expected" },
    { L0 "undecided", "{\"family\":\"sums\",\"index\":0}", "none counted" },
    { L1 "attained", "{\"family\":\"sums\",\"index\":0}",
      "a.json: bottleneck/data-size, D independent of J alone: sums 0 is recorded as equal, and is violated" },
};

static void assert_refused_change(const char *text, const change_t *c, const char *other)
{
    json_t *j = parsed(text);
    put_at(j, c->way, c->value ? parsed(c->value) : NULL);
    outcome_t o = LEMMATA_HERE("merge", file_put_sealed("a.json", j), other);
    json_decref(j);
    cr_expect(o.status == 2, "accepted: %s := %s", c->way, c->value ? c->value : "(taken out)");
    assert_refused(&o, arena_printf(session_arena(), "a.json|%s", c->says));
}

/* In this process; the last by the program, too. */
Test(cli_merge_bad, one_value)
{
    const char *text = file_get(shard("1/2"), NULL), *other = shard("2/2");
    for (size_t k = 0; k < sizeof changes / sizeof *changes; k++) assert_refused_change(text, &changes[k], other);
    outcome_t o = LEMMATA("merge", path_of("a.json"), other);
    assert_refused(&o, arena_printf(session_arena(), "a.json|%s", changes[sizeof changes / sizeof *changes - 1].says));
}

/* A million digits, where a number stands and where a string does; a depth of a million; an infinite number. */
Test(cli_merge_bad, monsters)
{
    enum { LONG = 1000000 };
    const char *text = file_get(shard("1/2"), NULL), *other = shard("2/2");
    char *digits = arena_alloc(session_arena(), LONG + 3);
    memset(digits, '9', LONG);
    outcome_t o = LEMMATA_ON(digits, LONG, "merge", "-", other);
    assert_refused(&o, "standard input|not JSON");
    memset(digits, '[', LONG);
    o = LEMMATA_ON(digits, LONG, "merge", "-", other);
    assert_refused(&o, "standard input|not JSON");
    o = LEMMATA_ON("{\"seed\": 1e999}", 15, "merge", "-", other);
    assert_refused(&o, "standard input|not JSON");
    memset(digits, '1', LONG);
    digits[0] = digits[LONG + 1] = '"';
    digits[LONG] = '1';
    assert_refused_change(text, &(change_t){ L3 "sum/0", digits, "sum: expected" }, other);
    assert_refused_change(text, &(change_t){ L3 "ratio/0", digits, "ratio: expected" }, other);
    assert_refused_change(text, &(change_t){ "shard/family", digits, "family: expected" }, other);
    assert_refused_change(text, &(change_t){ "lemmas/0/id", digits, "expected a lemma" }, other);
}

/* Counts of signs are not bounded by the candidates: what cannot be added up is refused. */
Test(cli_merge_bad, routes_that_overflow)
{
    const char *file[3];
    for (size_t k = 0; k < 3; k++) {
        json_t *j = parsed(file_get(shard(k == 0 ? "1/3" : k == 1 ? "2/3" : "3/3"), NULL));
        put_at(j, "shard/lemmas/0/routes/2", json_integer(INT64_MAX));
        file[k] = file_put_sealed(arena_printf(session_arena(), "r%zu.json", k), j);
        json_decref(j);
    }
    outcome_t o = LEMMATA("merge", file[0], file[1], file[2]);
    assert_refused(&o, "r2.json: bottleneck/data-size: routes: too many");
}

/* --- at random ---------------------------------------------------------------------------------------------------- */

enum { RUNS = 400 };

/* A value inside j, by steps at random, is replaced or taken out. */
static void mutate_value(json_t *j, dice_t *d)
{
    static const char *const value[] = { "null", "true", "0", "1", "-1", "7", NINES, "1.5", "1e300", "\"\"",
        "\"random\"", "\"0x1p-3\"", "\"ff\"", "[]", "{}", "[[]]" };
    for (;;) {
        size_t n = json_is_array(j) ? json_array_size(j) : json_object_size(j), at = n ? dice_below(d, n) : 0;
        void *i = json_object_iter(j);
        for (size_t k = 0; k < at && json_is_object(j); k++) i = json_object_iter_next(j, i);
        json_t *inner = json_is_array(j) ? json_array_get(j, at) : json_object_iter_value(i);
        if (!inner) return;
        if ((json_is_array(inner) || json_is_object(inner)) && !dice_one_in(d, 12)) { j = inner; continue; }
        json_t *new = parsed(value[dice_below(d, sizeof value / sizeof *value)]);
        if (json_is_array(j)) json_array_set_new(j, at, new);
        else json_object_iter_set_new(j, i, new);
        return;
    }
}

static char *mutated_text(const char *text, size_t *n, dice_t *d)
{
    static const char piece[] = "\"{}[],:0-\n\\e.\xff" "9n";
    char *copy = arena_printf(session_arena(), "%s", text);
    *n = strlen(copy);
    for (unsigned long k = 1 + dice_below(d, 3); k--;) copy[dice_below(d, *n)] = piece[dice_below(d, sizeof piece - 1)];
    return copy;
}

static const char *mutation(const char *text, unsigned long k)
{
    dice_t d = { 77 + k };
    if (k % 3 == 0) {
        size_t n;
        const char *bytes = mutated_text(text, &n, &d);
        return file_put_bytes("m.json", bytes, n);
    }
    json_t *j = parsed(text);
    for (unsigned long many = 1 + dice_below(&d, 2); many--;)
        mutate_value(dice_one_in(&d, 4) ? j : value_at(j, "shard"), &d);
    const char *file = file_put_sealed("m.json", j);
    json_decref(j);
    return file;
}

/* In this process, as a crash ends it; refusals say one line and write nothing. */
Test(cli_merge_bad, mutations)
{
    const char *text = file_get(shard("1/2"), NULL), *other = shard("2/2"), *out = path_of("out");
    unsigned long refused = 0;
    long said = 0;
    cr_assert(freopen(path_of("said"), "w", stderr));
    share_t share = { .in = 4 };
    for (unsigned long k = 0; k < RUNS; k++) {
        if (!share_takes(&share)) continue;
        char *args[] = { (char *)mutation(text, k), (char *)other };
        options_t o = { .args = args, .nargs = 2, .out = out, .loudness = NORMAL, .format = FORMAT_CSV };
        int status = command_merge(&o);
        fflush(stderr);
        const char *line = file_get(path_of("said"), NULL) + said, *end = strchr(line, '\n');
        said = ftell(stderr);
        cr_assert(status == 0 || status == 1 || status == 2 || status == 4, "case %lu: status %d", k, status);
        cr_assert((access(out, F_OK) == 0) == (status != 2), "case %lu: status %d, and the output", k, status);
        cr_assert(status == 2 ? end && end[1] == 0 : *line == 0, "case %lu: status %d, said %s", k, status, line);
        refused += status == 2;
        unlink(out);
    }
    share_say(&share, "cli_merge_bad: mutations");
    cr_assert(refused > share.tried / 3 && refused < share.tried, "%lu refused: the mutations test little", refused);
}

/* Shards of a file are merged with it. */
Test(cli_merge_bad, shards_of_a_file_that_is_not_named)
{
    const char *file = file_put("p.lem", "lemma pinsker\nfor P, Q laws on X\nclaim 2 TV(P,Q)^2 <= KL(P||Q)\nend\n");
    const char *part = path_of("s1");
    outcome_t made = LEMMATA("check", file, "--candidates", "3", "--format", "json", "--shard", "1/1", "-o", part);
    assert_status(&made, 0);
    outcome_t o = LEMMATA("merge", part);
    assert_refused(&o, "lemmas[0]: p/pinsker is of a file: name it, merge p.lem |/s1 ..\n");
    outcome_t good = LEMMATA("merge", "-q", file, part);
    assert_status(&good, 0);
}
