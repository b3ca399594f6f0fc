/* SPDX-License-Identifier: MIT
**
** Text of others: names, headers and prompts that would act on a terminal, in TeX or in a spreadsheet. Many of them in
** this process.
*/
#include "cli/cli.h"
#include "numerics/base/utf8.h"
#include "tests/cli/pointer.h"

#include <stdio.h>
#include <sys/stat.h>
#include <unistd.h>

TestSuite(cli_hostile, .init = session_open, .fini = session_close);

/* No byte that acts: none of C0 but the line's end, no DEL, no C1, no mark of direction, and UTF-8 throughout. */
static void assert_tame(const outcome_t *o, const char *text)
{
    for (const unsigned char *p = (const unsigned char *)text; *p; p++) {
        cr_assert(*p == '\n' || (*p >= ' ' && *p != 127), "%s: byte %d", o->line, *p);
        cr_assert(!(p[0] == 0xc2 && p[1] < 0xa0), "%s: a control of C1", o->line);
        cr_assert(!(p[0] == 0xe2 && p[1] == 0x80 && (p[2] == 0x8e || p[2] == 0x8f || (p[2] >= 0xa8 && p[2] <= 0xae))),
            "%s: a mark of direction", o->line);
        cr_assert(*p != 0x9b && *p != 0xff, "%s: what is no UTF-8", o->line);
        if (*p >= 0xc2) p += *p >= 0xf0 ? 3 : *p >= 0xe0 ? 2 : 1;
    }
}

static const char *const names[] = {
    "\x1b]0;owned\x07\x1b[2J", "\xc2\x9b" "31mred", "\x9b" "31m", "a\nb", "a\rb", "\\input{/etc/passwd}",
        "\\immediate\\write18{id}", "^^5cinput{x}", "%}{$&#_~\\end{document}",
    "=cmd|' /C calc'!A0", "+1+1", "-2+3", "@SUM(A1)", "\xe2\x80\xae" "evil", "\xe2\x80\xa8line", "\xff\xfe",
        "\xf0\x9f\x98\x80 \xce\xb1", "\x7f\b\b\b", "\t",
};

enum { NAMES = sizeof names / sizeof *names };

static const char *quoted(const char *name) { return arena_printf(session_arena(), "\"%s\"", name); }

Test(cli_hostile, headers_of_channels)
{
    static const char *const format[] = { "text", "tex", "json" };
    for (size_t k = 0; k < 3 * NAMES; k++) {
        const char *file = file_put(
            "w.csv", arena_printf(session_arena(), "\"x%s\",%s\n1,0\n1/2,1/2\n", names[k / 3], quoted(names[k / 3])));
        outcome_t o = LEMMATA_HERE("capacity", file, "--format", format[k % 3], "--header", "yes"),
            i = LEMMATA_HERE("interval", file, "--format", format[k % 3], "--header", "yes");
        if (utf8_fault(names[k / 3], strlen(names[k / 3])) < strlen(names[k / 3])) {
            assert_refused(&o, "no UTF-8");
            assert_refused(&i, "no UTF-8");
            assert_tame(&o, o.err);
            continue;
        }
        assert_status(&o, 0);
        assert_status(&i, 0);
        assert_tame(&o, o.out);
        assert_tame(&i, i.out);
        for (const char *p = o.out; k % 3 == 1 && (p = strstr(p, "\\input{")); p++) {
            const char *line = p;
            while (line > o.out && line[-1] != '\n') line--;
            cr_assert(*line == '%', "TeX outside a comment: %s", o.out);
        }
    }
}

/* In every place where a refusal names what it read, and the file itself. */
Test(cli_hostile, what_is_refused)
{
    for (size_t k = 0; k < NAMES; k++) {
        const char *cell = quoted(names[k]);
        const char *text[] = { arena_printf(session_arena(), "1,%s\n0,1\n", cell),
                               arena_printf(session_arena(), "%s,r\n1,2\n2,3\n", cell),
                               arena_printf(session_arena(), "{\"%s\": 1}\n", "\\u009b31m"),
                               arena_printf(session_arena(), "\"x%s\",yes\n1,2\n2,3\n", names[k]) };
        for (size_t t = 0; t < 4; t++) {
            outcome_t o = LEMMATA_HERE_ON(text[t], strlen(text[t]), "frontier", "-", "--points", "1"),
                c = LEMMATA_HERE_ON(text[t], strlen(text[t]), "capacity", "-", "--counts");
            assert_tame(&o, o.err);
            assert_tame(&c, c.err);
            assert_tame(&o, o.out);
            if (o.status) assert_refused(&o, "standard input");
            if (c.status) assert_refused(&c, "standard input");
        }
        outcome_t o = LEMMATA_HERE("capacity", "--", names[k]);
        outcome_t i = LEMMATA_HERE("capacity", file_put("w.csv", "1,0\n0,1\n"),
                                   arena_printf(session_arena(), "--columns=%s", names[k]));
        assert_refused(&o, "cannot be opened");
        assert_refused(&i, "--columns");
        assert_tame(&o, o.err);
        assert_tame(&i, i.err);
    }
}

Test(cli_hostile, witnesses)
{
    static const char *const id[] = { "\\u009b31m", "\\u001b[2J", "\\u202e", "a\\nb", "\xc2\x9bxx" };
    for (size_t k = 0; k < 5; k++) {
        const char *text[] = {
            arena_printf(session_arena(), "{\"id\": \"%s\", \"candidate\": {}}", id[k]),
            arena_printf(session_arena(), "{\"id\": \"bottleneck/fano\", \"link\": \"%s\", \"candidate\": {}}", id[k]),
            arena_printf(session_arena(), "{\"id\": \"bottleneck/fano\", \"candidate\": {\"p(s,j,y)\": [[[\"%s\"]]]}}",
                         id[k]),
            arena_printf(session_arena(), "{\"id\": \"bottleneck/fano\", \"candidate\": {\"%s\": 1}}", id[k])
        };
        for (size_t t = 0; t < 4; t++) {
            outcome_t o = LEMMATA_HERE_ON(text[t], strlen(text[t]), "replay", "-");
            assert_refused(&o, "standard input:1:");
            assert_tame(&o, o.err);
        }
    }
}

/* A row of CSV: no cell that comes from the file begins a formula, and quotes are balanced. */
Test(cli_hostile, cells)
{
    for (size_t k = 0; k < NAMES; k++) {
        char *cell = NULL;
        size_t n;
        FILE *f = open_memstream(&cell, &n);
        write_cell(f, names[k]);
        fclose(f);
        cr_assert(n >= 2 && cell[0] == '"' && cell[n - 1] == '"' && !strchr("=+-@", cell[1]) &&
                      !strpbrk(cell, "\n\r\t"),
                  "%s", cell);
        free(cell);
    }
    outcome_t o = LEMMATA_ON("=cmd,reward\na,1\n", 16, "frontier", "-", "--points", "1", "--format", "csv", "--columns",
                             "prompt=1,reward=2");
    assert_status(&o, 0);
    for (const char *line = o.out; *line; line = strchr(line, '\n') + 1) cr_assert(!strchr("=+-@", *line), "%s", o.out);
    assert_says(&o, "\"2 columns cut at commas, a header, column 1 (\"\"=cmd\"\") the prompt");
}

/* Names of links and terms of a claim file: what begins a formula is text, a number stays one. */
Test(cli_hostile, cells_of_claims)
{
    outcome_t o = LEMMATA("check", "--format", "csv", "--candidates", "3", file_put("c.lem",
        "lemma c\nfor p in [0,1]\nclaim -p <= p [+SUM]\nclaim p <= 1 [\"=cmd\"]\nclaim -1 <= p [\"@x\"]\n"
        "claim 0 <= p [-1+1]\nclaim 0 <= 2 [a - b]\nend\n"));
    assert_status(&o, 0);
    assert_says(&o, "c/c,\"'+SUM\",<=,\"'-p\",\"p\",");
    assert_says(&o, "c/c,\"'=cmd\",<=,\"p\",\"1\",");
    assert_says(&o, "c/c,\"'@x\",<=,\"-1\",\"p\",");
    assert_says(&o, "c/c,\"'-1+1\",");
    assert_says(&o, "c/c,\"a - b\",");
}

/* Every reader refuses what is not UTF-8 with its line and its column, in characters; of JSON its own parser does. */
Test(cli_hostile, what_is_no_utf8)
{
    static const struct { const char *name, *text, *place; } file[] = {
        { "a.lem", "lemma a\n  claim 1 <= 2 # \xc3\xa9 \xff\nend\n", "a.lem:2:20: byte 0xff is no UTF-8" },
        { "b.tex", "A paper.\n%: lemma a\n%: claim 1 <= 2\n%: end \xc3\xa9\xe9\n", "b.tex:4:9: byte 0xe9 is no UTF-8" },
        { "c.lem", "lemma a \"\xc0\x80\"\nclaim 1 <= 2\nend\n", "c.lem:1:10: byte 0xc0" },
        { "d.lem", "lemma a \"\xed\xa0\x80\"\nclaim 1 <= 2\nend\n", "d.lem:1:10: byte 0xed" },
        { "e.lem", "\xef\xbb\xbflemma a \xc3", "e.lem:1:9: byte 0xc3" }
    };
    for (size_t k = 0; k < sizeof file / sizeof *file; k++) {
        outcome_t o = LEMMATA("check", file_put(file[k].name, file[k].text));
        assert_refused_at(&o, file[k].place);
        assert_tame(&o, o.err);
    }
    outcome_t e = LEMMATA("check", "-e", "1 <= 2 [\xff]"),
              g = LEMMATA("check", "-e", "1 <= q", "--given", "q in [0,\x9b]");
    assert_refused_at(&e, "-e:1:9: byte 0xff is no UTF-8");
    assert_refused_at(&g, "--given:1:9: byte 0x9b is no UTF-8");
    outcome_t table = LEMMATA("capacity", file_put("w.csv", "x,y\n1,0\n\xc3\xa9\xff,1\n"));
    assert_refused(&table, "w.csv:3:2: byte 0xff is no UTF-8");
    outcome_t witness = LEMMATA_ON("{\"id\": \"\xff\"}", 11, "replay", "-");
    assert_refused(&witness, "standard input:1:");
}

/* In a claim file a text holds no character that acts: it reaches tables, pages and records as it is. */
Test(cli_hostile, what_acts_in_a_claim)
{
    static const char *const acting[] = { "\xc2\x9b",     "\x1b",         "\x7f", "\xe2\x80\xae",
                                          "\xe2\x80\xa8", "\xef\xbb\xbf", "\r" };
    static const char *const number[] = { "U+009B", "U+001B", "U+007F", "U+202E", "U+2028", "U+FEFF", "U+000D" };
    for (size_t k = 0; k < sizeof acting / sizeof *acting; k++) {
        outcome_t o = LEMMATA(
            "check",
            file_put("a.lem", arena_printf(session_arena(), "lemma a \"x%sy\"\nclaim 1 <= 2\nend\n", acting[k])));
        assert_refused_at(&o, arena_printf(session_arena(), "a.lem:1:11: %s, which acts", number[k]));
        assert_tame(&o, o.err);
        o = LEMMATA("check", file_put("b.lem", arena_printf(session_arena(), "lemma a\nclaim 1 $\\a%s$ <= 2\nend\n",
                                                            acting[k])));
        assert_refused_at(&o, arena_printf(session_arena(), "b.lem:2:12: %s, which acts", number[k]));
        outcome_t named = LEMMATA(
            "check", file_put(arena_printf(session_arena(), "n%s.lem", acting[k]), "lemma a\nclaim 1 <= 2\nend\n"));
        assert_refused(&named, "a name that holds more than text");
        assert_tame(&named, named.err);
        if (strlen(acting[k]) == 1) continue; /* of C0, TeX refuses all itself */
        o = LEMMATA("check", file_put("c.tex", arena_printf(session_arena(),
                                                            "%%: lemma a\n\\[ 1 \\le 2 \\label{eq:%s} \\]\n%%: end\n",
                                                            acting[k])));
        assert_refused_at(&o, arena_printf(session_arena(), "c.tex:2:18: %s, which acts", number[k]));
    }
}

/* What is cut off is cut at a character. */
Test(cli_hostile, cut_at_a_character)
{
    char to[8];
    cr_assert(utf8_shown(to, 4, "\xe2\x82\xac\xe2\x82\xac", 6) == 3 && strcmp(to, "\xe2\x82\xac") == 0);
    cr_assert(utf8_shown(to, 3, "\xe2\x82\xac", 3) == 0 && *to == 0);
    cr_assert(utf8_shown(to, 8, "\xe2\x82", 2) == 2 && strcmp(to, "??") == 0);
    cr_assert(utf8_shown(to, 8, "\xc0\x80\xed\xa0\x80", 5) == 5 && strcmp(to, "?????") == 0);
}

/* A pipe that nobody writes to is not waited for. */
Test(cli_hostile, a_pipe_by_its_name)
{
    static const char *const command[] = { "check", "capacity", "replay" };
    const char *file = file_put("pipe.lem", "");
    cr_assert(unlink(file) == 0 && mkfifo(file, 0600) == 0);
    for (size_t k = 0; k < 3; k++) {
        outcome_t o = LEMMATA(command[k], file);
        assert_refused(&o, "a pipe, expected a file");
    }
}
