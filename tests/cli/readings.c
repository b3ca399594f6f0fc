/* SPDX-License-Identifier: MIT
**
** What is taken for what in a table: said in the output, decided by names and options, refused where two readings are
** possible.
*/
#include "tests/cli/pointer.h"

TestSuite(cli_readings, .init = session_open, .fini = session_close);

#define ON(text, ...) LEMMATA_ON((text), strlen(text), __VA_ARGS__, "-")

static char *read_as(const outcome_t *o)
{
    assert_status(o, 0);
    json_t *j = parsed(o->out);
    cr_assert(json_is_string(json_object_get(j, "read_as")), "%s", o->out);
    char *text = arena_printf(session_arena(), "%s", json_string_value(json_object_get(j, "read_as")));
    json_decref(j);
    return text;
}

/* The same numbers: all but the reading. */
static void assert_same_numbers(const outcome_t *a, const outcome_t *b)
{
    json_t *x = parsed(a->out), *y = parsed(b->out);
    json_object_del(x, "read_as");
    json_object_del(y, "read_as");
    cr_assert(json_equal(x, y), "other numbers:\n%s\n%s", a->line, b->line);
    json_decref(x);
    json_decref(y);
}

/* --- counts ------------------------------------------------------------------------------------------------------- */

Test(cli_readings, counts_beside_a_column_of_names)
{
    static const char *const same[] = { "worker,yes,no\n101,10,5\n102,3,12\n",
        "\"\",\"A\",\"B\"\n\"1\",10,5\n\"2\",3,12\n", ",A,B\n0,10,5\n1,3,12\n", ",0,1\n0,10,5\n1,3,12\n",
                                        "Unnamed: 0;A;B\r\n17;10;5\r\n4;3;12\r\n", "w1,10,5\nw2,3,12\n" };
    outcome_t want = ON("10,5\n3,12\n", "capacity", "--counts", "--format", "json");
    assert_status(&want, 0);
    for (size_t k = 0; k < sizeof same / sizeof *same; k++) {
        outcome_t o = ON(same[k], "capacity", "--counts", "--format", "json");
        cr_assert(strstr(read_as(&o), "names"), "%s", o.out);
        assert_same_numbers(&o, &want);
    }
}

typedef struct { const char *text, *says, *option, *value; } doubt_t;

/* Refused with both readings; each option that is named then gives one. */
static void assert_doubt(const doubt_t *d, const char *command, const char *more)
{
    outcome_t o = ON(d->text, command, more);
    assert_refused(&o, d->says);
    o = ON(d->text, command, more, d->option, d->value);
    cr_assert(o.status == 0, "%s", o.err);
}

Test(cli_readings, counts_in_doubt)
{
    static const doubt_t all[] = {
        { "person,yes,no\n101,10,5\n102,3,12\n", "2:1: |column 1 (\"person\")|--names yes or --names no", "--names",
          "no" },
        { "person,yes,no\n101,10,5\n102,3,12\n", "--names yes", "--names", "yes" },
        { "3,10,5\n8,3,12\n9,1,1\n", "1:1: |column 1 may be numbers of the rows", "--names", "no" },
        { "0,1,2\n10,5,1\n3,12,1\n", "1:1: |--header yes or --header no", "--header", "yes" },
        { "a,1,2\nb,3,12\n", "1:1: |--header yes or --header no", "--header", "no" },
        { "a;1,b;2\n3;5,4;6\n", "cut at tabs|--separator", NULL, NULL },
    };
    for (size_t k = 0; k + 1 < sizeof all / sizeof *all; k++) assert_doubt(&all[k], "capacity", "--counts");
    outcome_t o = ON("1,0;0,1\n0,1;1,0\n", "capacity");
    assert_refused(&o, "cut at semicolons|cut at commas|--separator");
}

Test(cli_readings, columns_of_a_channel)
{
    const char *table = "note,no,id,yes\nx,5,1,10\n\"y, z\",12,2,3\n";
    outcome_t want = ON("10,5\n3,12\n", "capacity", "--counts", "--format", "json"),
        o = ON(table, "capacity", "--counts", "--columns", "yes,no", "--format", "json");
    assert_same_numbers(&o, &want);
    cr_assert_str_eq(read_as(&o), "4 columns cut at commas, a header, columns 4 (\"yes\"), 2 (\"no\") the outputs, 2 "
        "others not used; counts, each row divided by its sum");
    o = ON(table, "capacity", "--counts", "--columns", "4,2", "--format", "json");
    assert_same_numbers(&o, &want);
    static const char *const bad[][2] = { { "yes,maybe", "no column \"maybe\"" }, { "yes,4", "column 4 twice" },
        { "5", "from 1 to 4" }, { "0", "no column \"0\"" }, { "", "no column" } };
    for (size_t k = 0; k < sizeof bad / sizeof *bad; k++) {
        o = ON(table, "capacity", "--counts", "--columns", bad[k][0]);
        assert_refused(&o, bad[k][1]);
    }
    o = ON("a,a\n1,0\n0,1\n", "capacity", "--columns", "a");
    assert_refused(&o, "2 columns|by number");
    o = ON("2,1\n1,0\n0,1\n", "capacity", "--columns", "2", "--header", "yes");
    assert_refused(&o, "the name of column 1 and the number of another");
}

/* --- rounded rows ------------------------------------------------------------------------------------------------- */

Test(cli_readings, normalised)
{
    const char *third = "0.3333333333333333,0.3333333333333333,0.3333333333333333\n1,0,0\n";
    outcome_t o = ON(third, "capacity");
    assert_refused(&o, "sums to 9999999999999999/10000000000000000|--normalise");
    o = ON(third, "capacity", "--normalise", "--format", "json");
    outcome_t exact = ON("1/3,1/3,1/3\n1,0,0\n", "capacity", "--format", "json");
    assert_same_numbers(&o, &exact);
    cr_assert(strstr(read_as(&o), "changes no entry by more than 3.34e-17"), "%s", o.out);
    o = ON("0.5,0.4\n", "capacity", "--normalise");
    assert_refused(&o, "1:1: |more than 1/1000 away");
    o = ON("3,4\n", "capacity", "--normalise", "--counts");
    assert_refused(&o, "one of the two");
}

/* --- rewards ------------------------------------------------------------------------------------------------------ */

static outcome_t rewards(const char *text) { return ON(text, "frontier", "--points", "2", "--format", "json"); }

Test(cli_readings, rewards)
{
    static const char *const all[][2] = {
        { "prompt,reward\n1,2\n1,3\n",
          "2 columns cut at commas, a header, column 1 (\"prompt\") the prompt, column 2 (\"reward\") the reward" },
        { "reward,prompt_id\n2,1\n3,1\n", "2 columns cut at commas, a header, column 2 (\"prompt_id\") the prompt, "
                                          "column 1 (\"reward\") the reward" },
        { ",reward\n0,2\n1,3\n", "2 columns cut at commas, a header, all rewards of one prompt, column 2 (\"reward\") "
                                 "the reward, 1 other not used" },
        { "2\n3\n", "one column, no header, all rewards of one prompt, column 1 the reward" },
        { "{\"prompt\": 1, \"score\": 2}\n", "JSON lines, \"prompt\" the prompt, \"score\" the reward" },
        { "{\"score\": [2, 3]}\n", "JSON lines, each line a prompt, \"score\" a list of rewards" },
    };
    for (size_t k = 0; k < sizeof all / sizeof *all; k++) {
        outcome_t o = rewards(all[k][0]);
        cr_expect_str_eq(read_as(&o), all[k][1]);
    }
}

Test(cli_readings, rewards_in_doubt)
{
    static const doubt_t all[] = {
        { "0,5\n1,7\n", "1:1: |prompt and reward, or|decimal commas|--columns prompt=1,reward=2", "--columns",
          "prompt=1,reward=2" },
        { "0,5\n1,7\n", "or two samples a row", "--columns", "reward=1" },
        { "1.5,2,3\n1,2,4\n", "3 columns and no header|--wide", "--wide", "--header=no" },
        { "a,0,5\nb,0,7\n", "two samples, or a prompt and a reward with a decimal comma", "--wide", "--header=no" },
        { "step,reward\n1,2\n3,4\n", "column 1 (\"step\") may be prompts, or not", "--columns", "reward=reward" },
        { ",reward\n7,2\n7,4\n", "column 1 (\"\") may be prompts, or not", "--columns", "prompt=1,reward=2" },
        { "prompt,help,length\na,1,2\n", "no column is called reward", "--columns", "prompt=prompt,reward=help" },
        { "prompt,reward,score\na,1,2\n", "columns 2 (\"reward\") and 3 (\"score\")|reward", "--columns",
          "prompt=1,reward=score" },
        { "x,y\na,1\n", "no column is called reward", "--columns", "prompt=x,reward=y" },
        { "{\"step\": 1, \"reward\": 2}\n", "\"step\" may be the prompt, or not", "--columns", "reward=reward" },
        { "{\"r\": 1, \"reward\": 2}\n", "r and \"reward\"", "--columns", "reward=r" },
    };
    for (size_t k = 0; k < sizeof all / sizeof *all; k++) assert_doubt(&all[k], "frontier", "--points=2");
}

Test(cli_readings, bad_json_lines)
{
    static const char *const bad[][2] = {
        { "{\"reward\": 1}\n{\"reward\": x}\n", "2:|not JSON" },
        { "[{\"reward\": 1}]\n", "1:1: a JSON list" },
        { "{\"reward\": 1}\n3\n", "2:" },
        { "{\"prompt\": \"a\"}\n", "1:1: no key \"reward\"" },
        { "{\"reward\": null}\n", "1:12: no number" },
        { "{\"reward\": true}\n", "no number" },
        { "{\"reward\": []}\n", "1:12: an empty list" },
        { "{\"reward\": [1, []]}\n", "1:16: no number" },
        { "{\"reward\": \"0,5\"}\n", "1:12: \"0,5\": a comma in a number" },
        { "{\"reward\": 1}\n{\"score\": 1}\n", "2:1: no key \"reward\"" },
        { "{\"reward\": 1}\n{\"reward\": [1]}\n", "2:1: a list" },
        { "{\"reward\": 1, \"reward\": 2}\n", "1:|duplicate" },
        { "{\"reward\": 1e99999}\n", "1:" },
        { "{\"reward\": \"nan\"}\n", "1:12: \"nan\"" },
        { "{\"prompt\": \"a\", \"reward\": 1}\n{\"reward\": 1}\n", "2:1: no key \"prompt\"" },
    };
    for (size_t k = 0; k < sizeof bad / sizeof *bad; k++) {
        outcome_t o = rewards(bad[k][0]);
        assert_refused(&o, arena_printf(session_arena(), "standard input:|%s", bad[k][1]));
    }
}

/* A number of JSON is what is written, not the double next to it. */
Test(cli_readings, json_numbers_are_exact)
{
    outcome_t o = rewards("{\"reward\": 0.1}\n{\"reward\": 0.3}\n{\"reward\": 0.30000000000000000000001}\n");
    assert_says(&o, "20000000000000000000001/100000000000000000000000");
}

/* --- bytes that are no text --------------------------------------------------------------------------------------- */

Test(cli_readings, other_files)
{
    static const struct { const char *bytes; size_t n; const char *says; } all[] = {
        { "\xff\xfe" "1\0,\0", 6, "1:1: UTF-16" }, { "\xfe\xff\0" "1\0,", 6, "1:1: UTF-16" },
            { "1\0,\0", 4, "UTF-16" }, { "PK\3\4....", 8, "spreadsheet" }, { "\x1f\x8b\x08.", 4, "gzip" },
    };
    for (size_t k = 0; k < sizeof all / sizeof *all; k++) {
        outcome_t o = LEMMATA_ON(all[k].bytes, all[k].n, "capacity", "-"),
                  r = LEMMATA_ON(all[k].bytes, all[k].n, "frontier", "-");
        assert_refused(&o, all[k].says);
        assert_refused(&r, all[k].says);
    }
}

/* --- lists of contexts -------------------------------------------------------------------------------------------- */

Test(cli_readings, contexts)
{
    file_put("rater.csv", "0.726,0.274\n0.274,0.726\n");
    file_put("clear one.csv", "1,0\n0,1\n");
    outcome_t want =
        LEMMATA("interval", "--contexts", file_put("l.csv", "1/2,rater.csv\n1/2,clear one.csv\n"), "--format", "json");
    static const char *const same[] = { "weight,file\n0.5,rater.csv\n0.5,clear one.csv\n",
        "file;weight\r\"rater.csv\";1/2\rclear one.csv;.5\r", "\xef\xbb\xbf" "1/4\trater.csv\n1/4\trater.csv\n"
        "1/2\tclear one.csv" };
    for (size_t k = 0; k < 2; k++) {
        outcome_t o = LEMMATA("interval", "--contexts", file_put("m.csv", same[k]), "--format", "json");
        cr_assert(strstr(read_as(&o), "the weight"), "%s", o.out);
        assert_same_numbers(&o, &want);
    }
    outcome_t o = LEMMATA("interval", "--contexts", file_put("m.csv", same[2]));
    assert_says(&o, "3 contexts");
    static const char *const bad[][2] = {
        { "rater.csv,1\n", "m.csv:1:1" },   { "weight,path,file\n1,rater.csv,rater.csv\n", "m.csv:1:1" },
        { "1\n", "m.csv:1:1: 1 field" },    { "1,\n", "m.csv:1:3: nothing where a channel file" },
        { "1,none.csv\n", "none.csv" },     { "-1,rater.csv\n2,rater.csv\n", "m.csv:1:1: a negative weight" },
        { "0,5;rater.csv\n", "m.csv:1:1" },
    };
    for (size_t k = 0; k < sizeof bad / sizeof *bad; k++) {
        o = LEMMATA("interval", "--contexts", file_put("m.csv", bad[k][0]));
        assert_refused(&o, bad[k][1]);
    }
}

/* A hundred names of one channel of 128 by 128: it is read once, and what was computed of it is not kept. */
Test(cli_readings, contexts_in_bounded_memory)
{
    enum { N = 128, LINES = 100 };
    char *text = malloc(N * N * 6), *p = text, list[LINES * 16], *q = list;
    cr_assert(text);
    for (int x = 0; x < N; x++)
        for (int y = 0; y < N; y++)
            p += sprintf(p, "%d%c", (x * 7919 + y * 104729 + x * y * 31) % 997, y + 1 < N ? ',' : '\n');
    file_put("big.csv", text);
    free(text);
    for (int k = 0; k < LINES; k++) q += sprintf(q, "1/%d,%s\n", LINES, k % 10 ? "big.csv" : "./big.csv");
    outcome_t o = LEMMATA("interval", "--contexts", file_put("list.csv", list), "--counts", "--names", "no");
    assert_status(&o, 0);
    assert_says(&o, "100 contexts");
    cr_assert(o.peak < 300000, "%ld kB", o.peak);
}
