/* SPDX-License-Identifier: MIT
**
** replay: a stored witness gives the same terms from its exact numbers alone; edited, it is decided as it then stands.
*/
#include "cli/cli.h"
#include "tests/cli/pointer.h"
#include "tests/support/share.h"

TestSuite(cli_replay, .init = session_open, .fini = session_close);

/* Replays witness w: the exit status, and whether link, verdict and terms are these; `whole`: by the program, too,
** which says the same bytes. */
static void assert_replayed(json_t *w, int status, const char *verdict, bool whole)
{
    const char *file = file_put_json("witness.json", w);
    outcome_t o = LEMMATA_HERE("replay", file, "--format", "json");
    assert_status(&o, status);
    if (whole) {
        outcome_t program = LEMMATA("replay", file, "--format", "json");
        assert_same_output(&program, &o);
    }
    json_t *j = parsed(o.out);
    cr_assert(json_equal(value_at(j, "id"), value_at(w, "id")) &&
              json_equal(value_at(j, "candidate"), value_at(w, "candidate")));
    cr_assert(json_array_size(value_at(j, "links")) == 1 &&
              json_equal(value_at(j, "links/0/link"), value_at(w, "link")));
    cr_assert_str_eq(json_string_value(value_at(j, "links/0/verdict")), verdict, "%s", o.out);
    cr_assert(json_equal(value_at(j, "links/0/terms"), value_at(w, "terms")), "other terms:\n%s", o.out);
    json_decref(j);
}

/* In this process, which makes the logarithm's tables and each lemma once; every fortieth by the program, too. */
Test(cli_replay, every_witness_gives_the_same_terms)
{
    const char *many = share_number("cli_replay: candidates of each family", "1", "4");
    outcome_t o = LEMMATA("check", "--candidates", many, "--format", "json");
    json_t *j = parsed(o.out), *lemma, *link;
    size_t i, k, n = 0;
    share_t share = { .in = 3 }; /* of nearly every lemma some */
    json_array_foreach(value_at(j, "lemmas"), i, lemma) json_array_foreach(value_at(lemma, "links"), k, link) {
        json_t *tightest = value_at(link, "tightest/witness"), *violation = value_at(link, "violation");
        if (!share_takes(&share)) continue;
        if (tightest) { assert_replayed(tightest, 0, "holds", n % 40 == 0); n++; }
        if (json_is_object(violation)) { assert_replayed(violation, 1, "violated", n % 40 == 0); n++; }
    }
    share_say(&share, "cli_replay: links");
    cr_assert(n >= 20, "only %zu witnesses", n);
    json_decref(j);
}

/* D = J + Y mod 2 with a fair Y that tells nothing of J: D is independent of J and of Y, and the two tell J. */
#define SUM_BUT(law, m) \
    "{\"id\": \"bottleneck/data-size\", \"link\": \"D independent of J alone\",\n" \
    " \"candidate\": {\"p(s)\": [\"1\"],\n" \
    "  \"code\": [[\"0\"], [\"0\"]],\n" \
    "  \"p(h|u,s)\": [[[\"1\"]]],\n" \
    "  \"G\": [[[\"1/2\", \"1/2\"]]],\n" \
    "  \"p(e)\": [\"1\"],\n" \
    "  \"p(d|j,s,y)\": " law ",\n" \
    "  \"any\": [\"0\", \"0\"],\n" \
    "  \"m\": \"" m "\", \"judge\": [[[[\"1\"]]]]}}\n"
#define SUM_LAW "[[[[\"1\", \"0\"], [\"0\", \"1\"]]], [[[\"0\", \"1\"], [\"1\", \"0\"]]]]"

static outcome_t replayed(const char *text) { return LEMMATA_ON(text, strlen(text), "replay", "-"); }

Test(cli_replay, a_witness_from_standard_input)
{
    outcome_t o = replayed(SUM_BUT(SUM_LAW, "1"));
    assert_status(&o, 1);
    assert_says(&o, "I(J;Y,S,D) = I(J;Y,S)\n  violated");
    assert_says(&o, "in [0.69314718055994530941, 0.69314718055994530942]");
    assert_says(&o, "in [0, 0]");
}

Test(cli_replay, edited_numbers_are_decided_as_they_stand)
{
    outcome_t independent = replayed(
        SUM_BUT("[[[[\"1/3\", \"2/3\"], [\"1/3\", \"2/3\"]]], [[[\"1/3\", \"2/3\"], [\"1/3\", \"2/3\"]]]]", "1"));
    assert_status(&independent, 0);
    assert_says(&independent, "equal (proved)");
    outcome_t little = replayed(
        SUM_BUT("[[[[\"1/2\", \"1/2\"], [\"1/2\", \"1/2\"]]], [[[\"1/2\", \"1/2\"], [\"1/2\", \"1/2\"]]]]", "1"));
    assert_status(&little, 0);
    /* One part in 10^12 still tells something: no rounding takes it for equality. */
    outcome_t noisy =
        replayed(SUM_BUT("[[[[\"0.500000000001\", \"0.499999999999\"], [\"0.499999999999\", \"0.500000000001\"]]],"
                         " [[[\"0.499999999999\", \"0.500000000001\"], [\"0.500000000001\", \"0.499999999999\"]]]]",
                         "1"));
    assert_status(&noisy, 1);
    outcome_t outside =
        replayed(SUM_BUT("[[[[\"1\", \"0\"], [\"1\", \"0\"]]], [[[\"0\", \"1\"], [\"0\", \"1\"]]]]", "1"));
    assert_status(&outside, 4);
    assert_says(&outside, "outside");
}

/* Family, seed and index are where it came from; they are not looked at. */
Test(cli_replay, the_numbers_alone)
{
    json_t *w = parsed(SUM_BUT(SUM_LAW, "1"));
    outcome_t bare = LEMMATA("replay", file_put_json("w.json", w));
    put_at(w, "family", json_string("dreamt up"));
    put_at(w, "seed", json_integer(77));
    put_at(w, "index", json_integer(1000000000));
    put_at(w, "terms", json_string("none"));
    outcome_t dressed = LEMMATA("replay", file_put_json("w.json", w));
    assert_same_output(&dressed, &bare);
    json_t *outer = json_object();
    put_at(outer, "witness", w);
    outcome_t inside = LEMMATA("replay", file_put_json("w.json", outer)); /* a "tightest", as it stands in the JSON */
    assert_same_output(&inside, &bare);
    json_decref(outer);
}

Test(cli_replay, without_a_link_all_are_decided)
{
    const lemma_t *L = papers_lemma("bottleneck/data-size", NULL);
    json_t *w = parsed(SUM_BUT(SUM_LAW, "1"));
    put_at(w, "link", NULL);
    outcome_t o = LEMMATA("replay", file_put_json("w.json", w), "--format", "json", "--no-filter");
    assert_status(&o, 1);
    json_t *j = parsed(o.out);
    cr_assert(json_array_size(value_at(j, "links")) == lemma_links(L));
    cr_assert_str_eq(json_string_value(value_at(j, "links/0/verdict")), "equal");
    cr_assert_str_eq(json_string_value(value_at(j, "links/1/verdict")), "violated");
    cr_assert_str_eq(json_string_value(value_at(j, "links/2/verdict")), "equal");
    json_decref(j);
    json_decref(w);
}

/* Numbers as people write them, and integers without quotes. */
Test(cli_replay, other_ways_to_write_the_numbers)
{
    outcome_t want = replayed(SUM_BUT(SUM_LAW, "1"));
    outcome_t have = replayed(SUM_BUT("[[[[1, 0], [0, 1.0e0]]], [[[\"0\", \"1.0\"], [\"2/2\", \"-0\"]]]]", "1"));
    assert_refused(&have, "number in quotes");
    have = replayed(SUM_BUT("[[[[1, 0], [0, 1]]], [[[\"0.000\", \"1.0\"], [\"2/2\", \"-0\"]]]]", "10e-1"));
    assert_same_output(&have, &want);
}

/* More labels than are enumerated: beyond; what is no number of labels: outside; and soon. */
Test(cli_replay, extreme_numbers)
{
    static const char *const many[] = { SUM_BUT(SUM_LAW, "4294967295"), SUM_BUT(SUM_LAW, "1e100"),
                                        SUM_BUT(SUM_LAW, "1/2"),        SUM_BUT(SUM_LAW, "-3"),
                                        SUM_BUT(SUM_LAW, "0"),          SUM_BUT(SUM_LAW, "1e-5000") };
    for (size_t k = 0; k < sizeof many / sizeof *many; k++) {
        json_t *w = parsed(many[k]);
        put_at(w, "link", json_string("m labels"));
        outcome_t o = LEMMATA("replay", file_put_json("w.json", w));
        assert_status(&o, 4);
        assert_says(&o, k < 2 ? "beyond: " : "outside: m is not in its range");
        json_decref(w);
    }
}

/* A row that no longer sums to 1: which row, what it sums to, where it stands. */
Test(cli_replay, a_row_that_does_not_sum_to_1)
{
    const char *file =
        file_put("w.json", SUM_BUT("[[[[\"1\", \"0\"], [\"0\", \"1\"]]], [[[\"0\", \"1\"], [\"1\", \"1/3\"]]]]", "1"));
    const char *text = file_get(file, NULL), *line = strstr(text, "  \"p(d|j,s,y)\""),
               *row = strstr(line, "[\"1\", \"1/3\"]");
    outcome_t o = LEMMATA("replay", file);
    assert_refused(&o, arena_printf(session_arena(), "%s:7:%td: p(d|j,s,y) row 1,0,1 sums to 4/3, expected 1", file,
                                    row - line + 1));
}

/* The same in the layout that check prints: one number a line. */
Test(cli_replay, a_row_edited_in_what_check_printed)
{
    json_t *w = parsed(SUM_BUT(SUM_LAW, "1"));
    put_at(w, "candidate/p(d|j,s,y)/0/0/1/1", json_string("9/10"));
    const char *file = file_put_json("w.json", w), *text = file_get(file, NULL), *at = strstr(text, "\"9/10\"");
    size_t line = 1, column;
    while (*at != '[') at--;
    for (const char *p = text; p < at; p++) line += *p == '\n';
    for (column = 1; at > text && at[-1] != '\n'; at--) column++;
    outcome_t o = LEMMATA("replay", file);
    assert_refused(&o, arena_printf(session_arena(), "%s:%zu:%zu: p(d|j,s,y) row 0,0,1 sums to 9/10, expected 1", file,
                                    line, column));
    json_decref(w);
}
