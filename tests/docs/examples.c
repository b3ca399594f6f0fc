/* SPDX-License-Identifier: MIT
**
** The examples of README.md and docs/: each line " $ .." is typed in a folder of its own, and what is printed below
** it is what it says; a line "..."
** stands for any lines. Files that the page makes with cat are made first.
*/
#include "tests/support/process.h"

#include <criterion/criterion.h>
#include <glob.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

TestSuite(docs_examples, .init = session_open, .fini = session_close, .timeout = 120);

enum { INDENT = 4, LINES_MAX = 4000 };

typedef struct { size_t n; char *line[LINES_MAX]; } lines_t;

static void split(lines_t *L, char *text)
{
    L->n = 0;
    for (char *at = text; at && *at && L->n < LINES_MAX;) {
        char *end = strchr(at, '\n');
        if (end) *end = 0;
        L->line[L->n++] = at;
        at = end ? end + 1 : NULL;
    }
}

static bool indented(const char *line) { return strncmp(line, "    ", INDENT) == 0; }
static bool starts(const char *line, const char *with)
{
    return indented(line) && strncmp(line + INDENT, with, strlen(with)) == 0;
}

static outcome_t typed(const char *line)
{
    return process_run("", 0, (const char *const[]){ "/bin/sh", "-c", arena_printf(session_arena(),
        "cd '%s' && { %s\n} 2>&1", path_of("."), line), NULL });
}

/* The lines below the command, from k on, against what it printed. The first that is not there; NULL. */
static const char *differs(const lines_t *page, size_t k, const lines_t *said)
{
    size_t at = 0;
    bool any = false;
    for (; k < page->n && indented(page->line[k]) && !starts(page->line[k], "$ "); k++) {
        const char *want = page->line[k] + INDENT;
        if (strcmp(want, "...") == 0) { any = true; continue; }
        while (any && at < said->n && strcmp(said->line[at], want) != 0) at++;
        if (at >= said->n || strcmp(said->line[at], want) != 0) return want;
        at++;
        any = false;
    }
    return any || at == said->n ? NULL : said->line[at];
}

static void page(const char *file)
{
    static lines_t page, said;
    char *text = file_get(file, NULL), *command = realpath(lemmata_path(), NULL), *papers = realpath("papers", NULL);
    cr_assert(text && command && papers, "%s", file);
    outcome_t made = typed(arena_printf(session_arena(),
        "mkdir -p build && ln -sf '%s' build/lemmata && ln -sf '%s-verify' build/lemmata-verify && ln -sfn "
        "'%s' papers", command, command, papers));
    cr_assert(made.status == 0, "%s", made.out);
    split(&page, text);
    for (size_t k = 0; k < page.n; k++) {
        if (starts(page.line[k], "cat > ")) {
            const char *script = page.line[k] + INDENT;
            while (++k < page.n && !starts(page.line[k], "END")) script = arena_printf(session_arena(), "%s\n%s",
                script, indented(page.line[k]) ? page.line[k] + INDENT : "");
            made = typed(arena_printf(session_arena(), "%s\nEND", script));
            cr_assert(made.status == 0, "%s: %s", file, made.out);
        }
        if (!starts(page.line[k], "$ ")) continue;
        const char *line = page.line[k] + INDENT + 2;
        outcome_t o = typed(line);
        cr_expect(o.status <= 4 && o.status != 3, "%s: %s: exit %d", file, line, o.status);
        split(&said, o.out);
        const char *wrong = k + 1 < page.n && indented(page.line[k + 1]) && !starts(page.line[k + 1], "$ ")
                                ? differs(&page, k + 1, &said)
                                : NULL;
        cr_expect(!wrong, "%s:%zu: %s\n  is not what is printed there: %s", file, k + 1, line, wrong);
    }
    free(command);
    free(papers);
}

Test(docs_examples, readme) { page("README.md"); }
Test(docs_examples, verdicts) { page("docs/verdicts.md"); }
Test(docs_examples, proofs) { page("docs/proofs.md"); }
Test(docs_examples, calculators) { page("docs/calculators.md"); }

/* Whatever other page shows a command is not left out. */
Test(docs_examples, others)
{
    static const char *const own[] = { "verdicts.md", "proofs.md", "calculators.md" };
    glob_t g;
    cr_assert(glob("docs/*.md", 0, NULL, &g) == 0);
    for (size_t k = 0; k < g.gl_pathc; k++) {
        bool told = false;
        for (size_t i = 0; i < 3; i++) told |= strcmp(strrchr(g.gl_pathv[k], '/') + 1, own[i]) == 0;
        if (!told) page(g.gl_pathv[k]);
    }
    globfree(&g);
}
