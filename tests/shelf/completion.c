/* SPDX-License-Identifier: MIT
**
** Completion, in the shells that it is for: each is asked what it offers at the end of a line.
*/
#include "cli/help.h"
#include "tests/support/process.h"

#include <criterion/criterion.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

TestSuite(completion, .init = session_open, .fini = session_close);

static const char *text_of(const char *shell) { return LEMMATA("help", "--completion", shell).out; }

static bool there(const char *shell)
{
    const char *line = arena_printf(session_arena(), "command -v %s >/dev/null", shell);
    if (process_run("", 0, (const char *const[]){ "/bin/sh", "-c", line, NULL }).status == 0) return true;
    fprintf(stderr, "completion: no %s here: not asked\n", shell);
    return false;
}

static int compare(const void *a, const void *b) { return strcmp(*(const char *const *)a, *(const char *const *)b); }

/* The long options of a command, sorted, between bars. */
static const char *options_of(arena_t *A, const command_t *c)
{
    const char *name[64], *all = "";
    size_t n = 0;
    for (const option_t *k = option_table; k->name; k++)
        if (option_taken(k, c) && option_of(k->letter, c->name) == k) name[n++] = k->name;
    qsort(name, n, sizeof *name, compare);
    for (size_t k = 0; k < n; k++) all = arena_printf(A, "%s%s--%s", all, k ? "|" : "", name[k]);
    return all;
}

/* After an option the values that it lists; ids, and files, blanks in their names and all; `all`: after each command
** its options, else after the first ones. */
static void asked(const char *shell, const char *flag, const char *script, bool all)
{
    enum { LINES_MAX = 64 };
    static const struct { const char *line, *reply; } ask[] = {
        { "replay --format ", "json|text" },    { "check --format ", "csv|json|tex|text" },
        { "site --format j", "json" },          { "export --to c", "coq" },
        { "capacity --separator s", "semicolon" }, { "capacity --header ", "no|yes" },
        { "help capa", "capacity" },            { "mer", "merge" },
        { "check a\\ pa", "a paper.tex" },      { "list --h", "--help" },
        { "check limits/gib", "limits/gibbs" }, { "capacity limits/gib", "" },
    };
    if (!there(shell)) return;
    arena_t *A = session_arena();
    const char *argv[LINES_MAX] = { "/usr/bin/env" }, *expected = "";
    const char *lemmata = lemmata_path();
    const char *folder = realpath(arena_printf(A, "%.*s", (int)(strrchr(lemmata, '/') - lemmata), lemmata), NULL);
    size_t n = 1;
    argv[n++] = arena_printf(A, "PATH=%s:%s", folder, getenv("PATH"));
    argv[n++] = shell;
    argv[n++] = flag;
    argv[n++] = script;
    argv[n++] = path_of(".");
    file_put("_lemmata", text_of(shell));
    file_put("a paper.tex", "");
    for (size_t k = 0; k < sizeof ask / sizeof *ask; k++) {
        if (strcmp(shell, "bash") == 0 && !*ask[k].reply) continue; /* it offers ids after every command */
        argv[n++] = arena_printf(A, "lemmata %s", ask[k].line);
        expected = arena_printf(A, "%s%s\n", expected, ask[k].reply);
    }
    for (const command_t *c = command_table_of; c->name && (all || c < command_table_of + 4); c++) {
        cr_assert(n + 1 < LINES_MAX);
        argv[n++] = arena_printf(A, "lemmata %s --", c->name);
        expected = arena_printf(A, "%s%s\n", expected, options_of(A, c));
    }
    outcome_t o = process_run("", 0, argv);
    cr_assert_str_eq(o.out, expected, "%s says\n%s%s\nexpected\n%s", shell, o.out, o.err, expected);
}

Test(completion, in_bash) { asked("bash", "--norc", "tests/shelf/ask.bash", true); }
Test(completion, in_fish) { asked("fish", "--no-config", "tests/shelf/ask.fish", true); }
Test(completion, in_zsh, .timeout = 120) { asked("zsh", "-f", "tests/shelf/ask.zsh", false); }

Test(completion, for_another_shell)
{
    outcome_t none = LEMMATA("help", "--completion", "csh");
    assert_refused(&none, "bash, zsh or fish");
}

/* Of each command each option that its page of help has. */
Test(completion, has_each_option)
{
    const char *bash = text_of("bash"), *zsh = text_of("zsh"), *fish = text_of("fish");
    size_t seen = 0;
    for (const command_t *c = command_table_of; c->name; c++)
        for (const option_t *k = option_table; k->name; k++) {
            if (!option_taken(k, c)) continue;
            const char *line = strstr(bash, arena_printf(session_arena(), "\n    %s) options='", c->name)),
                       *end = line ? strchr(line + 1, '\n') : NULL;
            const char *option = line ? strstr(line, arena_printf(session_arena(), "--%s ", k->name)) : NULL;
            cr_assert(option && option < end, "bash: %s --%s", c->name, k->name);
            cr_assert(strstr(fish, arena_printf(session_arena(), "from %s' -l %s ", c->name, k->name)), "fish: %s --%s",
                      c->name, k->name);
            cr_assert(strstr(zsh, arena_printf(session_arena(), "--%s", k->name)), "zsh: --%s", k->name);
            seen++;
        }
    cr_assert(seen > 100);
}
