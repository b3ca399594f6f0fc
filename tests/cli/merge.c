/* SPDX-License-Identifier: MIT
**
** merge: the shards of a run make up the run, byte for byte and in every format; and each way in which files are not
** the shards of one run is refused.
*/
#include "cli/cli.h"
#include "tests/cli/pointer.h"
#include "tests/support/share.h"

TestSuite(cli_merge, .init = session_open, .fini = session_close);

enum { WORDS_MAX = 24, JSON_ALONE = 2, ALL_FORMATS = 6 };

/* A command line of `first`, these words, and what follows them. */
static outcome_t run(const char *first, const char *const *words, const char *const *more)
{
    const char *argv[2 * WORDS_MAX + 4] = { lemmata_path(), first };
    size_t n = 2;
    for (; words && *words; words++) argv[n++] = *words;
    for (; more && *more; more++) argv[n++] = *more;
    return process_run("", 0, argv);
}

#define WORDS(...) ((const char *const[]){ __VA_ARGS__, NULL })

/* The files of the n shards of a check of these words. */
static void put_shards(const char **file, size_t n, const char *const *words)
{
    for (size_t i = 0; i < n; i++) {
        file[i] = path_of(arena_printf(session_arena(), "%zu-of-%zu.json", i + 1, n));
        outcome_t o = run(
            "check", words,
            WORDS("--format", "json", "--shard", arena_printf(session_arena(), "%zu/%zu", i + 1, n), "-o", file[i]));
        cr_assert(o.status == 0 || o.status == 1 || o.status == 4, "%s: exit %d %s", o.line, o.status, o.err);
    }
    file[n] = NULL;
}

/* The merge of 2 or 3 shards, given in any order, is the whole, in so many of these formats. */
static void assert_merges(size_t formats, const char *const *words)
{
    static const char *const as[ALL_FORMATS][4] = { { "--format", "json" }, { "--format", "json" }, { "-v" },
        { "--format", "csv" }, { "-q" }, { "--format", "tex" } };
    const char *two[3], *three[4];
    put_shards(two, 2, words);
    put_shards(three, 3, words);
    outcome_t whole = { .line = "" };
    for (size_t k = 0; k < formats; k++) {
        if (k != 1) whole = run("check", words, as[k]); /* the second is the first again, of three */
        outcome_t merged = k % 2 ? run("merge", two, as[k]) : run("merge", WORDS(three[1], three[2], three[0]), as[k]);
        assert_same_output(&whole, &merged);
        cr_assert(merged.err_n == 0, "%s", merged.err);
    }
}

Test(cli_merge, limits)
{
    assert_merges(JSON_ALONE, WORDS("limits", "--candidates", share_number("cli_merge: limits", "2", "4")));
}

Test(cli_merge, other_papers)
{
    assert_merges(ALL_FORMATS, WORDS("game/weight", "game/disjoint-alignment", "game/fundamental-limitation",
                                     "game/truthful-reports", "bottleneck/cascade", "bottleneck/data-size",
                                     "bottleneck/pinsker", "bottleneck/floor", "--candidates",
                                     share_number("cli_merge: other papers", "2", "9")));
}

Test(cli_merge, with_options)
{
    assert_merges(ALL_FORMATS, WORDS("limits/root-kl", "limits/budget", "--family", "random", "--candidates",
                                     share_number("cli_merge: with options", "5", "25"), "--seed", "7", "--no-filter",
                                     "--prec-max", "64"));
}

/* Seeds above 2^53 come through exactly, though tools that read JSON round such integers; small ones may be
** integers. */
Test(cli_merge, large_seeds)
{
    assert_merges(JSON_ALONE,
                  WORDS("limits/budget", "--family", "random", "--candidates", "6", "--seed", "9223372036854775807"));
    const char *file[4];
    put_shards(file, 2, WORDS("limits/budget", "--candidates", "3"));
    outcome_t text = run("merge", file, WORDS("--format", "json"));
    json_t *j = parsed(file_get(file[1], NULL));
    put_at(j, "seed", json_integer(1));
    file[1] = file_put_sealed("small.json", j);
    outcome_t integer = run("merge", file, WORDS("--format", "json"));
    assert_same_output(&text, &integer);
    json_decref(j);
}

/* More shards than candidates: some touch nothing, and say "untried" with exit 4; together they are the whole. */
Test(cli_merge, empty_shards)
{
    const char *file[8];
    const char *const *words = WORDS("bottleneck/data-size", "--family", "independent", "--candidates", "4");
    put_shards(file, 7, words);
    outcome_t alone = run("check", words, WORDS("--shard", "6/7", "--format", "json"));
    assert_status(&alone, 4);
    assert_says(&alone, "\"verdict\": \"untried\"");
    outcome_t whole = run("check", words, WORDS("--format", "json")),
              merged = run("merge", file, WORDS("--format", "json"));
    assert_status(&merged, 0);
    assert_same_output(&whole, &merged);
}

Test(cli_merge, against_and_output)
{
    const char *file[4], *out = path_of("whole.json");
    put_shards(file, 2, WORDS("bottleneck/data-size", "--candidates", "3"));
    outcome_t o = run("merge", file, WORDS("--format", "json", "-o", out));
    assert_status(&o, 1);
    o = run("merge", file, WORDS("-q", "--against", out));
    assert_status(&o, 0);
    json_t *j = parsed(file_get(out, NULL));
    put_at(j, "lemmas/0/verdict", json_string("holds"));
    o = run("merge", file, WORDS("-q", "--against", file_put_json("other.json", j)));
    assert_status(&o, 1);
    json_decref(j);
    o = run("merge", file, WORDS("--against", path_of("none.json")));
    assert_refused(&o, "none.json|cannot be opened");
}

/* The violation is the smallest, the tightest the least, though no file says how small they are. */
Test(cli_merge, what_files_say_of_witnesses_is_not_read)
{
    const char *file[4];
    const char *const *words = WORDS("bottleneck/data-size", "--candidates", "9");
    put_shards(file, 2, words);
    outcome_t whole = run("check", words, WORDS("--format", "json"));
    json_t *j = parsed(file_get(file[0], NULL)), *link;
    size_t k;
    json_array_foreach(value_at(j, "lemmas/0/links"), k, link) {
        put_at(link, "tightest", json_string("the least of all"));
        put_at(link, "violation", json_null());
        put_at(link, "verdict", json_integer(7));
    }
    outcome_t merged = run("merge", WORDS(file_put_sealed("changed.json", j), file[1]), WORDS("--format", "json"));
    assert_same_output(&whole, &merged);
    json_decref(j);
}

Test(cli_merge, shards_of_check)
{
    outcome_t o = LEMMATA("check", "limits/gibbs", "--shard", "1/2");
    assert_refused(&o, "--format json|lemmata merge");
    o = LEMMATA("check", "limits/gibbs", "--shard", "1/2", "--format", "json", "--against", "x.json");
    assert_refused(&o, "--against");
    o = LEMMATA("table", "limits/gibbs", "--shard", "1/2", "-o", path_of("t"));
    assert_refused(&o, "takes no option --shard");
    static const char *const bad[] = { "0/2", "3/2", "1/0", "1", "/2", "1/", "-1/2", "1/2/3", "a/b", "1/1000001",
        "1 /2", "99999999999999999999/2", "" };
    for (size_t k = 0; k < sizeof bad / sizeof *bad; k++) {
        o = LEMMATA("check", "limits/gibbs", "--format", "json", "--shard", bad[k]);
        assert_refused(&o, "--shard|expected I/N");
    }
}

/* --- not the shards of one run ------------------------------------------------------------------------------------ */

#define BASE "limits/gibbs", "limits/budget", "--candidates", "3"

static void assert_not_one_run(const char *says, const char *a, const char *b, const char *c)
{
    outcome_t o = run("merge", WORDS(a, b, c), NULL);
    assert_refused(&o, says);
}

Test(cli_merge, not_each_part_once)
{
    const char *two[3], *three[4];
    put_shards(two, 2, WORDS(BASE));
    put_shards(three, 3, WORDS(BASE));
    outcome_t o = LEMMATA("merge");
    assert_refused(&o, "needs the files");
    assert_not_one_run("part 2 of 2 is not among the 1 file", two[0], NULL, NULL);
    assert_not_one_run("part 1 of 2 again, after|1-of-2.json", two[0], two[0], NULL);
    assert_not_one_run("2-of-2.json: part 2 of 2 again", two[0], two[1], two[1]);
    assert_not_one_run("part 3 of 3 is not among the 2 files", three[0], three[1], NULL);
    assert_not_one_run("2-of-3.json: part 2 of 3, and|1-of-2.json is of 2", two[0], three[1], NULL);
    assert_not_one_run("cannot be opened", two[0], path_of("none.json"), NULL);
    o = LEMMATA("check", BASE, "--format", "json", "-o", path_of("whole.json"));
    assert_status(&o, 0);
    assert_not_one_run("whole.json: no shard", path_of("whole.json"), NULL, NULL);
    o = LEMMATA("check", BASE, "--format", "json", "--shard", "2/2", "-t", "0.000001", "-o", path_of("late.json"));
    assert_status(&o, 4);
    assert_not_one_run("late.json: cut short", two[0], path_of("late.json"), NULL);
}

/* A second part, made with other options. */
static void assert_other(const char *first, const char *says, const char *const *words)
{
    const char *file = path_of("other.json");
    run("check", words, WORDS("--shard", "2/2", "--format", "json", "-o", file));
    assert_not_one_run(says, first, file, NULL);
}

Test(cli_merge, not_the_same_options)
{
    const char *two[3];
    put_shards(two, 2, WORDS(BASE));
    assert_other(two[0], "other.json: seed 2, and|has 1", WORDS(BASE, "--seed", "2"));
    assert_other(two[0], "other.json: --prec-max 128", WORDS(BASE, "--prec-max", "128"));
    assert_other(two[0], "other.json: --candidates 4", WORDS(BASE, "--candidates", "4"));
    assert_other(two[0], "other.json: --family random|all", WORDS(BASE, "--family", "random"));
    assert_other(two[0], "other.json: with --no-filter", WORDS(BASE, "--no-filter"));
    assert_other(two[0], "other.json: not the same lemmas", WORDS("limits/gibbs", "--candidates", "3"));
    assert_other(two[0], "other.json: not the same lemmas",
                 WORDS("limits/gibbs", "limits/jeffreys", "--candidates", "3"));
}

/* --- resumed ------------------------------------------------------------------------------------------------------ */

#define SHARD(n, part, ...)                                                                                            \
    LEMMATA("check", "limits/root-kl", "--candidates", n, "--format", "json", "--shard", part, "-o",                   \
            path_of("s.json"), __VA_ARGS__)

/* What is whole and of this run stays as it is; what is cut, of another run or another part is done again, and said. */
Test(cli_merge, resumes_from_whole_shards)
{
    static const char mark[] = "\n\n";
    outcome_t o = SHARD("30", "1/2", "-q");
    assert_status(&o, 0);
    const char *whole = file_get(path_of("s.json"), NULL), *marked = arena_printf(session_arena(), "%s%s", whole, mark);
    file_put("s.json", marked);
    o = SHARD("30", "1/2", "--resume");
    assert_status(&o, 0);
    cr_assert(o.err_n == 0 && strcmp(file_get(path_of("s.json"), NULL), marked) == 0,
              "a whole shard was done again: %s", o.err);
    file_put_bytes("s.json", whole, strlen(whole) / 2);
    o = SHARD("30", "1/2", "--resume");
    cr_assert(strstr(o.err, "done again") && strcmp(file_get(path_of("s.json"), NULL), whole) == 0, "%s", o.err);
    json_t *damaged = parsed(whole), *end = value_at(damaged, "shard/lemmas/0/links/0/sum/1");
    put_at(damaged, "shard/lemmas/0/links/0/sum/1", json_sprintf("f%s", json_string_value(end)));
    outcome_t merged = LEMMATA("merge", file_put_json("s.json", damaged));
    json_decref(damaged);
    assert_refused(&merged, "s.json: |checksum");
    o = SHARD("30", "1/2", "--resume");
    cr_assert(strstr(o.err, "checksum") && strstr(o.err, "done again") &&
                  strcmp(file_get(path_of("s.json"), NULL), whole) == 0,
              "%s", o.err);
    static const char *const other[][3] = { { "31", "1/2", "--candidates" },
                                            { "30", "2/2", "part 1" },
                                            { "30", "1/3", "part 2 of 2" } };
    for (size_t k = 0; k < 3; k++) {
        o = SHARD(other[k][0], other[k][1], "--resume");
        cr_assert(o.status == 0 && strstr(o.err, "done again") && strcmp(file_get(path_of("s.json"), NULL), whole) != 0,
                  "%s", o.err);
    }
    o = LEMMATA("check", "limits/root-kl", "--resume");
    assert_refused(&o, "--shard");
}
