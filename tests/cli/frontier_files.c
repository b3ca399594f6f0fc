/* SPDX-License-Identifier: MIT
**
** frontier: files that are read, files and options that are refused, and changed bytes.
*/
#include "tests/support/process.h"
#include "tests/support/trouble.h"

#include <criterion/criterion.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

TestSuite(cli_frontier_files, .init = session_open, .fini = session_close);

static const char *sample(void) { return "papers/limits/data/rewards.csv"; }

/* The output from the table on, past the line that says what was taken for what. */
static const char *after_reading(const outcome_t *o)
{
    const char *p = strstr(o->out, "\nread as: ");
    cr_assert(p, "%s", o->out);
    return strchr(p + 1, '\n');
}

/* The same rewards in other clothes. */
Test(cli_frontier_files, files_that_are_read)
{
    static const char *const same[] = {
        "a,1\nb,2\na,3\nb,5\n",
        "prompt,reward\na,1\na,3\nb,2\nb,5",
        "\xef\xbb\xbf"
        "p,r\r\n\r\na , 1.0\r\n \"a\",3\r\n\"b\",20e-1\r\nb,\"10/2\"\r\n",
        "a,+1\nb,2.000\n\n\na,3\nb,5\n\n",
        "a;1\rb;2\ra;3\rb;5\r",
        "a\t1\nb\t2\na\t3\nb\t5\n",
        "1,a\n2,b\n3,a\n5,b\n",
        "reward,prompt_id\n1,7\n2,8\n3,7\n5,8\n",
        "\"\",\"prompt\",\"reward\"\n\"1\",\"a\",1\n\"2\",\"b\",2\n\"3\",\"a\",3\n\"4\",\"b\",5\n", /* R */
        ",text,prompt,reward\n0,\"x, y\",a,1\n1,z,b,2\n2,z,a,3\n3,z,b,5\n",                         /* pandas */
        "prompt,sample_1,sample_2\na,1,3\nb,2,5\n",
        "prompt,s1,s2,s3\na,1,,3\nb,2,5,\n",
        "a,1.0,3\nb,2,5\n",
        "{\"prompt\": \"a\", \"reward\": 1}\n{\"reward\": \"2\", \"prompt\": \"b\"}\r\n\n"
        "{\"prompt\": \"a\", \"reward\": 3.0}\n{\"prompt\": \"b\", \"reward\": 5e0}",
        "{\"prompt\": [\"a\"], \"rewards\": [1, \"3\"]}\n{\"prompt\": 4, \"rewards\": [ 2 ,5 ]}\n",
    };
    outcome_t first = LEMMATA_ON(same[0], strlen(same[0]), "frontier", "-");
    assert_status(&first, 0);
    assert_says(&first, "2 prompts, 4 samples, range 3 (");
    for (size_t k = 1; k < sizeof same / sizeof *same; k++) {
        outcome_t o = LEMMATA_HERE("frontier", file_put("same.csv", same[k]));
        assert_status(&o, 0);
        cr_assert_str_eq(after_reading(&o), after_reading(&first), "%s", same[k]);
    }
    const char *odd = "\"say \"\"hi\"\", you\",1\n\"say \"\"hi\"\", you\",2\n\"two\nlines\",1\nsay \"hi\",4\n1,4\n";
    outcome_t o = LEMMATA_ON(odd, strlen(odd), "frontier", "-");
    assert_says(&o, "4 prompts, 5 samples, range 1 (");
    o = LEMMATA_ON("reward\r\n1\r\n2", 12, "frontier", "-");
    assert_says(&o, "1 prompt, 2 samples, range 1");
}

typedef struct { const char *text, *says; } bad_t;

Test(cli_frontier_files, files_that_are_refused)
{
    static const bad_t all[] = {
        { "", "1:1: no rows" },
        { "\n \r\n", "1:1: no rows" },
        { "reward\n", "1:1: a header and no rows" },
        { "p,r\n", "1:1: a header" },
        { "1\nx\n", "2:1: \"x\"" },
        { "p,r\na,1\nb,x\n", "3:3: \"x\"" },
        { "nan\n1\n", "1:1: \"nan\"" },
        { "1\nNaN\n", "2:1: \"NaN\"" },
        { "a, inf\n", "1:4: \"inf\"" },
        { "1\n-Infinity\n", "2:1: \"-Infinity\"" },
        { "a,1\n,2\n", "2:1: an empty prompt" },
        { "a,1\n\"\",2\n", "2:1: an empty prompt" },
        { "a,1\n  ,2\n", "2:3: an empty prompt" },
        { "a,1\n\nb\n", "3:1: 1 field, expected 2 as in line 1" },
        { "1\na,2\n", "2:1: 2 fields, expected 1" },
        { "1\n2,\n", "2:1: 2 fields" },
        { "a,1,2\n", "1:1: three columns" },
        { "a,b,c\n1,2,3\n", "1:1: no column is called reward" },
        { "\"a,1\n", "1:1: a quote that is not closed" },
        { "a,1\nb,\"2", "2:3: a quote" },
        { "a,1\n\"b\"c,1\n", "2:4: text after a closing quote" },
        { "a,\n", "1:1: a header and no rows" },
        { "a,1\nb, \n", "2:4: nothing where" },
        { "1/0\n", "1:1: \"1/0\"|zero denominator" },
        { "1e99999\n", "exponent beyond" },
        { "O.5\n1\n", "1:1: \"O.5\"" },
        { "# rewards\na,1\n", "1:1: no number and 1 field," },
        { "1;2\n", "1:1: two columns of numbers and no header" },
        { "1 2\n", "\"1 2\"" },
        { "--1\n", "\"--1\"" },
    };
    for (size_t k = 0; k < sizeof all / sizeof *all; k++) {
        outcome_t o = LEMMATA_HERE("frontier", file_put("bad.csv", all[k].text), "--points", "2");
        assert_refused(&o, arena_printf(session_arena(), "bad.csv:|%s", all[k].says));
        o = LEMMATA_HERE_ON(all[k].text, strlen(all[k].text), "frontier", "-", "-o", path_of("out"));
        assert_refused(&o, arena_printf(session_arena(), "standard input:|%s", all[k].says));
        cr_expect(access(path_of("out"), F_OK) != 0);
    }
    outcome_t o = LEMMATA("frontier", file_put_bytes("zero.csv", "a,1\nb,\0002\n", 9));
    assert_refused(&o, "zero.csv:2:3: a zero byte");
}

/* JSON lines. 2000 brackets and more are deeper than what is read. */
Test(cli_frontier_files, lines_that_are_refused)
{
    char *deep = arena_printf(session_arena(), "{\"reward\": %05000d}", 0);
    memset(deep + 11, '[', 5000);
    const bad_t all[] = {
        { "{}\n", "1:1: no key \"reward\"" }, { "[1, 2]\n", "1:1: a JSON list|jq -c '.[]'" },
            { "{\n \"reward\": 1\n}\n", "1:1: not JSON: expected an object a line (jq -c" },
        { "{\"reward\": 1}\n{\"reward\": 2\n", "2:12: not JSON" }, { "{\"reward\": 1,}\n", "not JSON" },
            { "{\"reward\": NaN}\n", "1:14: not JSON" }, { "{\"reward\": 1e400}\n", "overflow" },
        { "{\"reward\": \"1e99999\"}\n", "1:12: |exponent beyond" }, { "{\"reward\": \"1/0\"}\n",
            "zero denominator" }, { "{\"reward\": null}\n", "1:12: no number" },
        { "{\"reward\": {}}\n", "1:12: no number" }, { "{\"reward\": true}\n", "no number" },
            { "{\"rewards\": []}\n", "1:13: an empty list" }, { "{\"rewards\": [1, [2]]}\n", "1:17: no number" },
        { "{\"rewards\": [1]}\n{\"rewards\": 2}\n", "2:1: expected a list" }, { "{\"reward\": 1}\n{\"rewards\": 2}\n",
            "2:1: no key \"reward\"" }, { "{\"reward\": 1, \"reward\": 2}\n", "duplicate" },
        { "{\"rew\\u0061rd\": 1}\n", "1:1: the reward's key is written with escapes" },
            { "{\"reward\": 1}\n7\n", "2:1: " }, { deep, "1:|not JSON: |depth" } };
    for (size_t k = 0; k < sizeof all / sizeof *all; k++) {
        outcome_t o = LEMMATA_HERE("frontier", file_put("bad.jsonl", all[k].text), "-o", path_of("out"));
        assert_refused(&o, arena_printf(session_arena(), "bad.jsonl:|%s", all[k].says));
        cr_expect(access(path_of("out"), F_OK) != 0);
    }
    outcome_t o = LEMMATA("frontier", file_put_bytes("zero.jsonl", "{\"reward\": 1}\n{\"reward\":\0002}\n", 28));
    assert_refused(&o, "zero.jsonl:2:11: a zero byte");
}

/* What no table is in: devices, folders, links that lead nowhere or round. */
Test(cli_frontier_files, what_is_no_file)
{
    cr_assert(symlink("loop", path_of("loop")) == 0 && symlink("nothing", path_of("dangling")) == 0 &&
              symlink("/dev/zero", path_of("endless")) == 0);
    const struct { const char *file, *says;
    } all[] = { { "/dev/zero", "longer than 64 MiB" },
                { path_of("endless"), "longer than 64 MiB" },
                { "/dev/null", "no rows" },
                { path_of("."), "directory" },
                { path_of("loop"), "symbolic links" },
                { path_of("dangling"), "No such file" },
                { "", "No such file" },
                { "no\nsuch\033[31m", "no?such?[31m: cannot be opened" } };
    static const char *const command[] = { "frontier", "capacity", "interval" };
    for (size_t k = 0; k < sizeof all / sizeof *all; k++) {
        for (size_t c = 0; c < 3; c++) {
            outcome_t o = LEMMATA(command[c], all[k].file);
            assert_refused(&o, all[k].says);
            cr_expect(o.peak < 300000, "%ld kB", o.peak);
        }
        outcome_t o = LEMMATA("interval", "--contexts", all[k].file);
        assert_refused(&o, all[k].says);
    }
}

Test(cli_frontier_files, files_too_long)
{
    enum { N = 1000001 };
    char *text = malloc(8 * N), *p = text;
    cr_assert(text);
    for (int k = 0; k < N; k++) p = stpcpy(p, k % 2 ? "1\n" : "0\n");
    outcome_t o = LEMMATA("frontier", file_put_bytes("long.csv", text, (size_t)(p - text)));
    assert_refused(&o, "long.csv:1000001:1: more than 1000000 rewards");
    o = LEMMATA("frontier", file_put_bytes("long.csv", text, (size_t)(p - text) - 2), "--points", "1");
    assert_status(&o, 0);
    assert_says(&o, "1000000 samples");
    p = text;
    for (int k = 0; k < 200000; k++) p = stpcpy(p, "1e-9999\n");
    o = LEMMATA("frontier", file_put_bytes("deep.csv", text, (size_t)(p - text)));
    assert_refused(&o, "deep.csv:|too long to be held exactly");
    cr_expect(o.peak < 600000, "%ld kB", o.peak);
    free(text);
}

/* The line of docs/calculators.md: 100,000 rewards, 64 points, in bounded memory. */
Test(cli_frontier_files, a_hundred_thousand)
{
    char *text = malloc(800000), *p = text;
    cr_assert(text);
    for (int k = 1; k <= 100000; k++) p += sprintf(p, "%d\n", k);
    outcome_t o = LEMMATA_ON(text, (size_t)(p - text), "frontier", "-", "--points", "64", "--kl", "1", "--best-of",
                             "16", "--bootstrap", "3");
    assert_status(&o, 0);
    cr_expect(o.peak < 300000, "%ld kB", o.peak);
    free(text);
}

Test(cli_frontier_files, options_that_are_refused)
{
    static const char *const bad[][3] = {
        { "--points", "0", "--points" },
        { "--points", "1001", "--points" },
        { "--kl", "-1", "--kl" },
        { "--kl", "nan", "--kl" },
        { "--beta", "0", "--beta" },
        { "--beta", "1/0", "--beta" },
        { "--best-of", "0", "--best-of" },
        { "--best-of", "2.5", "--best-of" },
        { "--bootstrap", "-1", "--bootstrap" },
        { "--digits", "16", "at most 15" },
        { "--plot", "x.gif", ".pdf, .png or .svg" },
        { "--plot", ".pdf", ".pdf" },
        { "--columns", "3", "no column \"3\"" },
        { "--header", "x", "yes or no" },
        { "--separator", ".", "comma, semicolon" },
        { "--kl", "1e-400", "--kl" },
        { "--counts", "x", "no option" },
    };
    for (size_t k = 0; k < sizeof bad / sizeof *bad; k++) {
        outcome_t o = LEMMATA("frontier", sample(), bad[k][0], bad[k][1]);
        assert_refused(&o, bad[k][2]);
    }
    outcome_t o = LEMMATA("frontier");
    assert_refused(&o, "FILE.csv");
}

/* Changed bytes: read or refused in one line, never anything else. */
Test(cli_frontier_files, fuzz)
{
    static const char *const base[] = { "p,r\na,1.5\n\"b,c\",-2\na,1/3\n", "1\r\n2e3\r\n0.5\r\n" };
    static const char piece[] = ",\"\n\r-+.eE/0nx \xff\xef#";
    dice_t d = { 71 };
    int refused = 0;
    for (int k = 0; k < 120; k++) {
        char text[64];
        size_t n = strlen(base[k % 2]);
        memcpy(text, base[k % 2], n);
        for (size_t c = 1 + dice_below(&d, 3); c--;) text[dice_below(&d, n)] = piece[dice_below(&d, sizeof piece)];
        outcome_t o = LEMMATA_HERE_ON(text, n, "frontier", "-", "--kl", "1", "--points", "2", "--bootstrap", "2");
        if (o.status == 2) assert_refused(&o, "standard input:");
        else cr_assert(o.status == 0 && o.err_n == 0, "case %d: exit %d\n%s", k, o.status, o.err);
        refused += o.status == 2;
    }
    cr_assert(refused > 20 && refused < 120, "%d of 120 refused", refused);
}
