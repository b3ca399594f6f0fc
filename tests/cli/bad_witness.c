/* SPDX-License-Identifier: MIT
**
** Witness files that are wrong: one line with file, line, column, what is wrong and what was expected; exit 2.
*/
#include "tests/cli/pointer.h"

#include <unistd.h>

TestSuite(cli_bad_witness, .init = session_open, .fini = session_close);

/* One context, two indices, one value, a useless fair label, data of two letters; one judgment kernel beside. */
static const char good[] =
    "{\"id\": \"bottleneck/data-size\",\n \"link\": \"m labels\",\n \"candidate\": {\n  \"p(s)\": [\"1\"],\n  "
    "\"code\": [[\"0\"], [\"0\"]],\n"
    "  \"p(h|u,s)\": [[[\"1\"]]], \"p(e)\": [\"1\"], \"any\": [\"0\", \"0\"],\n  \"G\": [[[\"1/2\", "
    "\"1/2\"]]],\n"
    "  \"p(d|j,s,y)\": [[[[\"1\", \"0\"], [\"0\", \"1\"]]], [[[\"0\", \"1\"], [\"1\", \"0\"]]]],\n  \"m\": \"1\", "
    "\"judge\": [[[[\"1\"]]]]}}\n";

Test(cli_bad_witness, the_good_one_is_read)
{
    outcome_t o = LEMMATA_ON(good, strlen(good), "replay", "-");
    assert_status(&o, 0);
}

/* The good witness with `was` replaced by `is`. */
typedef struct { const char *was, *is, *says; } edit_t;

static void assert_edit_refused(const edit_t *e)
{
    const char *at = strstr(good, e->was);
    cr_assert(at, "no %s", e->was);
    const char *text = arena_printf(session_arena(), "%.*s%s%s", (int)(at - good), good, e->is, at + strlen(e->was));
    outcome_t o = LEMMATA_HERE("replay", file_put("w.json", text));
    cr_assert(o.status == 2, "not refused (exit %d): %s -> %s\n%s", o.status, e->was, e->is, o.err);
    assert_refused(
        &o, arena_printf(session_arena(), "w.json:%s%s", *e->says >= '0' && *e->says <= '9' ? "" : "|", e->says));
}

#define ALL_REFUSED(all)                                                                                               \
    do {                                                                                                               \
        for (size_t k = 0; k < sizeof(all) / sizeof *(all); k++) assert_edit_refused(&(all)[k]);                       \
    } while (0)

Test(cli_bad_witness, numbers)
{
    static const edit_t all[] = {
        { "\"1/2\", \"1/2\"", "\"1/2\", \"1/3\"", "7:10: G row 0,0 sums to 5/6, expected 1" },
        { "\"1/2\", \"1/2\"", "\"3/2\", \"-1/2\"", "7:|-1/2" },
        { "\"1/2\", \"1/2\"", "\"1/2\", \"1/0\"", "7:18: |zero denominator" },
        { "\"1/2\", \"1/2\"", "\"1/2\", \"x\"", "7:18: |not a number" },
        { "\"1/2\", \"1/2\"", "\"1/2\", \"\"", "7:18: |nothing" },
        { "\"1/2\", \"1/2\"", "\"1/2\", \"nan\"", "7:18: |not a number" },
        { "\"1/2\", \"1/2\"", "\"1/2\", 0.5", "7:18: |in quotes" },
        { "\"1/2\", \"1/2\"", "\"1/2\", null", "7:18: |in quotes" },
        { "\"1/2\", \"1/2\"", "\"1/2\", true", "7:18: |in quotes" },
        { "\"1/2\", \"1/2\"", "\"1/2\", {\"a\": 1}", "7:18: |in quotes" },
        { "\"1/2\", \"1/2\"", "\"1/2\", [\"1/2\"]", "7:18: |in quotes" },
        { "\"1/2\", \"1/2\"", "\"1/2\", \" 1/2\"", "7:18: |not a number" },
        { "\"1/2\", \"1/2\"", "\"1/2\", \"1e999999999\"", "7:18: |exponent" },
        { "[\"1\"],\n", "[\"0\"],\n", "4:11: p(s) sums to 0, expected 1" },
        { "\"m\": \"1\"", "\"m\": [\"1\"]", "9:|m: " },
        { "\"m\": \"1\"", "\"m\": 1e400", "" },
        { "\"m\": \"1\"", "\"m\": 99999999999999999999", "" },
        { "[[\"0\"], [\"0\"]]", "[[\"0\"], [\"1\"]]", "5:20: |expected an integer from 0 to 0" },
        { "[[\"0\"], [\"0\"]]", "[[\"0\"], [\"-1\"]]", "5:20: |-1" },
        { "[[\"0\"], [\"0\"]]", "[[\"1/2\"], [\"0\"]]", "5:13: |1/2" },
    };
    ALL_REFUSED(all);
}

Test(cli_bad_witness, shapes)
{
    static const edit_t all[] = {
        { "[[\"0\"], [\"0\"]]", "[[\"0\", \"0\"], [\"0\", \"0\"]]", "5:|expected 1 as in p(s)" },
        { "[[\"0\"], [\"0\"]]", "[[\"0\"], [\"0\"], [\"0\"]]", "5:|expected 2 as in p(d|j,s,y)" },
        { "[[\"0\"], [\"0\"]]", "[\"0\", \"0\"]", "5:|array, 2 deep" },
        { "[[\"0\"], [\"0\"]]", "[[]]", "5:|empty array" },
        { "[[\"0\"], [\"0\"]]", "[]", "5:|empty array" },
        { "[[\"0\"], [\"0\"]]", "\"0\"", "5:|array, 2 deep" },
        { "[[\"0\"], [\"0\"]]", "{}", "5:|array" },
        { "[[\"0\", \"1\"], [\"1\", \"0\"]]", "[[\"0\", \"1\"], [\"1\"]]", "8:60: |1 entries, expected 2" },
        { "[[\"0\", \"1\"], [\"1\", \"0\"]]", "[[\"0\", \"1\"]]", "8:47: |1 entries, expected 2" },
        { "[[\"0\", \"1\"], [\"1\", \"0\"]]", "\"0\"", "8:|expected 2" },
        { "\"m\": \"1\"", "\"n\": \"1\"", "3:15: |no parameter m" },
        { "\"m\": \"1\"", "\"m\": \"1\", \"n\": \"2\"", "9:18: |n is no parameter" },
        { "  \"p(s)\": [\"1\"],\n", "", "3:15: |no parameter p(s)" },
    };
    ALL_REFUSED(all);
}

Test(cli_bad_witness, what_is_no_witness)
{
    static const edit_t all[] = {
        { "\"id\": \"bottleneck/data-size\",", "", "1:1: |no \"id\"" },
        { "\"bottleneck/data-size\"", "7", "no \"id\"" },
        { "bottleneck/data-size", "bottleneck/none", "1:8: |no lemma \"bottleneck/none\"" },
        { "bottleneck/data-size", "", "1:8: |no lemma" },
        { "\"m labels\"", "\"n labels\"", "2:10: |no link \"n labels\"" },
        { "\"candidate\"", "\"candidates\"", "no \"candidate\"" },
    };
    ALL_REFUSED(all);
}

/* A link that is no name is not taken for no link at all. */
Test(cli_bad_witness, a_link_of_another_type)
{
    assert_edit_refused(&(edit_t){ "\"m labels\"", "7", "" });
}

/* Line breaks in names stay out of the message. */
Test(cli_bad_witness, hostile_names_are_said_in_one_line)
{
    assert_edit_refused(&(edit_t){ "bottleneck/data-size", "bottle\\nneck", "1:8: |no lemma" });
    assert_edit_refused(&(edit_t){ "\"m\": \"1\"", "\"m\": \"1\", \"a\\nb\": \"2\"", "no parameter" });
    assert_edit_refused(&(edit_t){ "\"m labels\"", "\"m\\n\\nlabels\"", "2:10: |no link" });
}

Test(cli_bad_witness, what_is_no_json)
{
    static const char *const text[] = { "",
                                        " ",
                                        "\n",
                                        "x",
                                        "{",
                                        "}",
                                        "[",
                                        "\"",
                                        "{\"id\"",
                                        "{\"id\":}",
                                        "{'id': 1}",
                                        "{\"id\": 1,}",
                                        "[1] 2",
                                        "nul",
                                        "\xef\xbb\xbf{}",
                                        "{\"id\": \"\xff\xfe\"}",
                                        "{\"a\": 1, \"a\": 2}",
                                        "{\"a\": \"\\u0000\"}",
                                        "{\"a\": \"\\ud800\"}" };
    for (size_t k = 0; k < sizeof text / sizeof *text; k++) {
        outcome_t o = LEMMATA_HERE("replay", file_put("w.json", text[k]));
        assert_refused(&o, "w.json:|not JSON");
    }
    static const char *const other[] = {
        "{}", "[]", "5", "\"x\"", "null", "true", "{\"witness\": {}}", "{\"witness\": 5}", "[{\"id\": 1}]"
    };
    for (size_t k = 0; k < sizeof other / sizeof *other; k++) {
        outcome_t o = LEMMATA_HERE("replay", file_put("w.json", other[k]));
        assert_refused(&o, "w.json:1:");
    }
}

Test(cli_bad_witness, zero_bytes)
{
    enum { N = sizeof good };
    char bytes[N];
    for (size_t at = 0; at < N; at += 37) {
        memcpy(bytes, good, N);
        bytes[at] = 0;
        outcome_t o = LEMMATA("replay", file_put_bytes("w.json", bytes, N));
        assert_refused(&o, "w.json:|not JSON");
    }
}

/* Every proper beginning of a witness is refused. */
Test(cli_bad_witness, truncated)
{
    for (size_t n = 0; n < strlen(good) - 2; n += 7) {
        outcome_t o = LEMMATA_HERE("replay", file_put_bytes("w.json", good, n));
        assert_refused(&o, "w.json:|not JSON");
    }
}

Test(cli_bad_witness, deep_nesting)
{
    enum { DEEP = 1000000 };
    char *text = malloc(DEEP + 1);
    cr_assert(text);
    memset(text, '[', DEEP);
    outcome_t o = LEMMATA("replay", file_put_bytes("w.json", text, DEEP));
    assert_refused(&o, "w.json:1:|not JSON");
    static const char prefix[] = "{\"id\": \"bottleneck/fano\", \"candidate\": {\"p(s,j,y)\": ";
    memcpy(text, prefix, sizeof prefix - 1);
    o = LEMMATA("replay", file_put_bytes("w.json", text, DEEP));
    assert_refused(&o, "w.json:1:|not JSON");
    free(text);
}

Test(cli_bad_witness, what_is_too_long)
{
    size_t n = 1000000;
    char *digits = malloc(n + 1);
    cr_assert(digits);
    memset(digits, '7', n);
    digits[n] = 0;
    assert_edit_refused(&(edit_t){ "\"1/2\", \"1/2\"", arena_printf(session_arena(), "\"1/2\", \"%s\"", digits),
        "7:18: |more than 10000 characters" });
    assert_edit_refused(&(edit_t){ "\"m\": \"1\"", arena_printf(session_arena(), "\"m\": %s", digits), "" });
    assert_edit_refused(&(edit_t){ "bottleneck/data-size", digits, "1:8: |no lemma" });
    free(digits);
    const char *path = file_put("w.json", good);
    cr_assert(truncate(path, (64L << 20) + 1) == 0);
    outcome_t o = LEMMATA("replay", path);
    assert_refused(&o, "w.json|longer than 16 MiB");
}

Test(cli_bad_witness, what_is_no_file)
{
    outcome_t none = LEMMATA("replay", path_of("none.json")), folder = LEMMATA("replay", path_of("."));
    assert_refused(&none, "none.json|cannot be opened");
    assert_refused(&folder, "directory");
}
