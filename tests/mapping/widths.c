/* SPDX-License-Identifier: MIT
**
** What is read beside a paper fits beside it: lines of claim files, and of paragraphs in the documentation, have at
** most 120 characters. Tables, code, and the corpus of the fuzzers are as they are.
*/
#include "numerics/base/utf8.h"
#include "tests/support/process.h"

#include <criterion/criterion.h>
#include <glob.h>
#include <string.h>

TestSuite(widths, .init = session_open, .fini = session_close);

enum { COLUMNS = 120 };

/* The number of the first line that is too long; 0: none. Of a text in Markdown, paragraphs alone. */
static unsigned too_long(const char *text, bool markdown)
{
    bool code = false;
    unsigned line = 1;
    for (const char *p = text; *p; line++) {
        size_t n = strcspn(p, "\n"), columns = 0;
        for (size_t k = 0; k < n; k++) columns += utf8_begins(p[k]);
        if (markdown && strncmp(p, "```", 3) == 0) code = !code;
        bool set = markdown && (code || *p == '|' || strncmp(p, "    ", 4) == 0);
        if (columns > COLUMNS && !set) return line;
        p += n + (p[n] == '\n');
    }
    return 0;
}

static void hold(const char *where, bool markdown)
{
    glob_t g;
    cr_assert(glob(where, 0, NULL, &g) == 0, "%s: no file", where);
    for (size_t i = 0; i < g.gl_pathc; i++) {
        if (strncmp(g.gl_pathv[i], "tests/fuzz/", 11) == 0) continue;
        unsigned line = too_long(file_get(g.gl_pathv[i], NULL), markdown);
        cr_expect(!line, "%s:%u has more than %d characters", g.gl_pathv[i], line, COLUMNS);
    }
    globfree(&g);
}

Test(widths, of_claims)
{
    hold("proofs/*/*.lem", false);
    hold("tests/*/*.lem", false);
    hold("tests/*/*/*.lem", false);
}

Test(widths, of_paragraphs)
{
    hold("*.md", true);
    hold("docs/*.md", true);
    hold("examples/*.md", true);
}

Test(widths, what_is_too_long_is_seen)
{
    const char *full = "123456789 123456789 123456789 123456789 123456789 123456789 123456789 123456789 123456789 "
                       "123456789 123456789 123456789é";
    static const struct { const char *form; bool markdown; unsigned line; } of[] = {
        { "%s\n%s\n", false, 0 },         { "%s\n%s.\n", false, 2 },          { "# %s\n", false, 1 },
        { "a\n\n%s.", true, 3 },          { "| %s |\n", true, 0 },            { "    %s\n", true, 0 },
        { "```\n%s.\n```\n", true, 0 },   { "```\n```\n%s.\n", true, 3 },
    };
    for (size_t i = 0; i < sizeof of / sizeof *of; i++)
        cr_expect_eq(too_long(arena_printf(session_arena(), of[i].form, full, full), of[i].markdown), of[i].line, "%s",
                     of[i].form);
}
