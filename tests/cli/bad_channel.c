/* SPDX-License-Identifier: MIT
**
** Channel files that are wrong: one line with file, line, column, what is wrong and what was expected; exit 2.
*/
#include "tests/support/process.h"

#include <criterion/criterion.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

TestSuite(cli_bad_channel, .init = session_open, .fini = session_close);

typedef struct { const char *text, *says; } bad_t;

/* "FILE:" and what follows it: at once when that is a place, else somewhere. */
static const char *said_of(const char *file, const char *says)
{
    return arena_printf(session_arena(), "%s:%s%s", file, *says >= '0' && *says <= '9' ? "" : "|", says);
}

static void assert_bad(const bad_t *b)
{
    outcome_t o = LEMMATA_HERE("capacity", file_put("bad.csv", b->text));
    cr_assert(o.status == 2, "not refused (exit %d):\n%s", o.status, b->text);
    assert_refused(&o, said_of("bad.csv", b->says));
    outcome_t in = LEMMATA_HERE_ON(b->text, strlen(b->text), "capacity", "-");
    assert_refused(&in, said_of("standard input", b->says));
}

#define ALL_BAD(all) do { for (size_t k = 0; k < sizeof(all) / sizeof *(all); k++) assert_bad(&(all)[k]); } while (0)

Test(cli_bad_channel, shapes)
{
    static const bad_t all[] = {
        { "", "1:1: |no rows" }, { "\n\n  \n", "no rows" }, { "\xef\xbb\xbf", "no rows" }, { "\r\n", "no rows" },
        { "yes,no\n", "1:1: |header and no rows" }, { "yes\n", "header and no rows" },
        { "up\ndown\n", "no numbers" }, { "name\nup\ndown\n", "no numbers" },
        { "1/2,1/2\n1\n", "2:1: |1 field, expected 2" }, { "1/2,1/2\n1/3,1/3,1/3\n", "2:1: |3 fields, expected 2" },
        { "a,b\n\n1,0\n0,1,0\n", "4:1: |3 fields, expected 2 as in line 3" },
        { "1/2,1/2,\n1/2,1/2,\n", "1:9: |nothing where a number" }, { "1/2,,1/2\n", "1:5: |nothing where" },
        { "up,1/2,1/2\n1/2,1/2,0\n", "1:1: |\"up\"" },
    };
    ALL_BAD(all);
}

Test(cli_bad_channel, numbers)
{
    static const bad_t all[] = {
        { "1/2,x\n", "1:5: |\"x\"|expected" },
        { "0.5x,0.5\n", "1:1: |\"0.5x\"" },
        { "0.5x,y\n1,0\n", "1:1: |\"0.5x\"" },
        { "0.5,0.5\n0.5,0.5.0\n", "2:5: |\"0.5.0\"" },
        { "nan,1\n", "1:1: |\"nan\"" },
        { "NaN\n1\n", "1:1: |\"NaN\"" },
        { "inf,1\n", "1:1: |\"inf\"" },
        { "1,0\n0,-Infinity\n", "2:3: |\"-Infinity\"" },
        { "-inf,1\n", "1:1: |\"-inf\"" },
        { "1/0,1\n", "1:1: |\"1/0\"|zero denominator" },
        { "1/,1\n", "1:1: |denominator" },
        { "1/2/3,1\n", "\"1/2/3\"" },
        { "1e,1\n", "exponent" },
        { "1e999999999,0\n", "1:1: |\"1e999999999\"|exponent beyond" },
        { "1e-999999999999999999999,0\n", "exponent beyond" },
        { "0x1,0\n", "\"0x1\"" },
        { "1,0;0\n0;1\n", "1:1: |a comma in a number" },
        { "1 0\n", "\"1 0\"" },
        { "0,5,0,5\n0,5,0,5\n", "sums to 10" },
        { "--1,2\n", "\"--1\"" },
        { ".,1\n", "\".\"" },
        { "+,1\n", "\"+\"" },
        { "1/2,1/2\n1/2,\"1/2\n", "2:" },
        { "\"1/2,1/2\n", "1:" },
    };
    ALL_BAD(all);
}

Test(cli_bad_channel, laws)
{
    static const bad_t all[] = {
        { "1/2,1/3\n", "1:1: |sums to 5/6, expected 1" },
        { "1,0\n0.5,0.6\n", "2:1: |sums to 11/10, expected 1" },
        { "a,b\n\n1,0\n0,0\n", "4:1: |sums to 0" },
        { "0.333333333333333333,0.333333333333333333,0.333333333333333333\n", "sums to 999" },
        { "3,7\n1,1\n", "sums to 10, expected 1|--counts" },
        { "3/2,-1/2\n", "1:|negative" },
        { "1e-10000,1\n", "sums to" },
    };
    ALL_BAD(all);
}

/* The column is that of the entry at fault. */
Test(cli_bad_channel, the_column_of_a_negative_entry)
{
    assert_bad(&(bad_t){ "1,0\n3/2, -1/2\n", "2:6: |negative" });
}

Test(cli_bad_channel, counts)
{
    static const bad_t all[] = {
        { "1/2,1\n", "whole number" }, { "0.5,0.5\n", "whole number" },
        { "2,1\n0,0\n", "2:1: |0" },   { "3,-1\n", "negative" },
        { "1,x\n", "\"x\"" },
    };
    for (size_t k = 0; k < sizeof all / sizeof *all; k++) {
        outcome_t o = LEMMATA_HERE("capacity", "--counts", file_put("bad.csv", all[k].text));
        assert_refused(&o, said_of("bad.csv", all[k].says));
    }
}

static void assert_bytes_refused(const char *bytes, size_t n, const char *says)
{
    outcome_t o = LEMMATA("capacity", file_put_bytes("bad.csv", bytes, n));
    assert_refused(&o, says);
}

Test(cli_bad_channel, zero_bytes)
{
    assert_bytes_refused("1/2,1\0/2\n", 9, "bad.csv:1:6: |zero byte");
    assert_bytes_refused("1,0\n0,1\n\0", 9, "bad.csv:3:1: |zero byte");
    assert_bytes_refused("\0", 1, "bad.csv:1:1: |zero byte");
    assert_bytes_refused("1\0,\0" "0\0\n\0", 8, "bad.csv:1:1: |UTF-16");
}

Test(cli_bad_channel, a_number_of_a_million_digits)
{
    size_t n = 1000000;
    char *text = malloc(n + 3);
    cr_assert(text);
    memset(text, '9', n);
    memcpy(text + n, ",0\n", 3);
    assert_bytes_refused(text, n + 3, "bad.csv:1:1: |more than 10000 characters");
    memcpy(text, "1/", 2);
    assert_bytes_refused(text, n + 3, "more than 10000 characters");
    memset(text, 'x', n); /* and a name of a million letters */
    assert_bytes_refused(text, n + 3, "bad.csv:1:1: ");
    free(text);
}

/* Ten thousand characters are read: 10^-9990 and what is left of 1. */
Test(cli_bad_channel, long_numbers_that_are_read)
{
    enum { N = 9000 };
    char text[2 * N + 40], *p = text;
    p += sprintf(p, "0.");
    for (int k = 1; k < N; k++) *p++ = '0';
    p += sprintf(p, "1,0.");
    for (int k = 0; k < N; k++) *p++ = '9';
    p += sprintf(p, "\n1,0\n");
    outcome_t o = LEMMATA_ON(text, (size_t)(p - text), "capacity", "-", "--digits", "5");
    assert_status(&o, 0);
    assert_says(&o, "2 inputs, 2 outputs");
}

Test(cli_bad_channel, what_is_no_file)
{
    cr_assert(mkdir(path_of("folder"), 0777) == 0);
    outcome_t folder = LEMMATA("capacity", path_of("folder")), none = LEMMATA("capacity", path_of("none.csv")),
              empty = LEMMATA("capacity", "");
    assert_refused(&folder, "folder|directory");
    assert_refused(&none, "none.csv|cannot be opened");
    assert_refused(&empty, "cannot be opened");
}

static const char *long_line(size_t n, char fill)
{
    char *text = malloc(n);
    cr_assert(text);
    memset(text, fill, n);
    const char *path = file_put_bytes("long.csv", text, n);
    free(text);
    return path;
}

Test(cli_bad_channel, too_many_numbers)
{
    enum { ROWS = (1 << 15) + 1 };
    char *text = malloc(4 * ROWS + 1), *p = text;
    cr_assert(text);
    for (int k = 0; k < ROWS; k++) p = stpcpy(p, "1,0\n");
    assert_bytes_refused(text, 4 * ROWS, "bad.csv:|more than 65536 numbers");
    free(text);
}

/* The limit on numbers holds within a line as well: four million commas are refused in little memory. */
Test(cli_bad_channel, a_line_of_commas)
{
    outcome_t o = LEMMATA("capacity", long_line(4 << 20, ','));
    assert_refused(&o, "long.csv|more than 131072 fields");
    cr_assert(o.peak < 200000, "%ld kB for a file of 4 MiB", o.peak);
}

Test(cli_bad_channel, a_huge_file)
{
    const char *path = file_put("huge.csv", "1,0\n");
    cr_assert(truncate(path, (64L << 20) + 1) == 0);
    outcome_t o = LEMMATA("capacity", path);
    assert_refused(&o, "huge.csv|longer than 64 MiB");
    cr_assert(truncate(path, 4) == 0);
    o = LEMMATA("capacity", path);
    assert_status(&o, 0);
}

/* Without end: /dev/zero is given up at the limit. */
Test(cli_bad_channel, a_file_without_end)
{
    outcome_t o = LEMMATA("capacity", "/dev/zero");
    assert_refused(&o, "/dev/zero|longer than");
}

/* The letter O for a nought in the first row: an error there, never a header; nor is a comment or a title one. */
Test(cli_bad_channel, a_misprint_is_no_header)
{
    outcome_t o = LEMMATA("capacity", file_put("letter.csv", "O.726,O.274\n0.274,0.726\n"));
    assert_refused(&o, "letter.csv:1:1|not a number");
    o = LEMMATA("capacity", file_put("l.csv", "l/3,2/3\n1/3,2/3\n"));
    assert_refused(&o, "l.csv:1:1|not a number");
    o = LEMMATA("capacity", file_put("title.csv", "# a channel\n1/3,2/3\n2/3,1/3\n"));
    assert_refused(&o, "title.csv:1:1|header of 2");
}
