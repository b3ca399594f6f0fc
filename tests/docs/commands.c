/* SPDX-License-Identifier: MIT
**
** What README.md and docs/ write of the command without showing what it prints: in code, `lemmata WORD` names a
** command, and each --option after it, in the same span or line, is one of its options.
*/
#include "tests/support/process.h"

#include <criterion/criterion.h>
#include <ctype.h>
#include <glob.h>
#include <stdio.h>
#include <string.h>

TestSuite(docs_commands, .init = session_open, .fini = session_close);

static size_t named, options;

static bool word_at(char *to, size_t room, const char *at)
{
    size_t n = strspn(at, "abcdefghijklmnopqrstuvwxyz-");
    snprintf(to, room, "%.*s", (int)n, at);
    return n > 0;
}

static void assert_options(const char *file, const char *code, const char *command, const char *help)
{
    char name[64], listed[72];
    for (const char *at = code; (at = strstr(at, "--")); at += 2) {
        if (at > code && (isalnum((unsigned char)at[-1]) || at[-1] == '-')) continue;
        if (!word_at(name, sizeof name, at + 2)) continue;
        snprintf(listed, sizeof listed, "--%s", name);
        const char *in = strstr(help, listed);
        while (in && (isalnum((unsigned char)in[strlen(listed)]) || in[strlen(listed)] == '-'))
            in = strstr(in + 1, listed);
        cr_expect(in, "%s: lemmata %s takes no %s: %s", file, command, listed, code);
        options++;
    }
}

/* One span or line of code, up to each next command in it. */
static void assert_code(const char *file, const char *code)
{
    static const char program[] = "lemmata ";
    for (const char *at = code; (at = strstr(at, program));) {
        const char *from = at, *next = strstr(at + 1, program);
        char command[64];
        at += strlen(program);
        if (from > code && !strchr("/ (|$", from[-1])) continue;
        if (!word_at(command, sizeof command, at) || *command == '-' || strcmp(command, "help") == 0) continue;
        outcome_t o = LEMMATA("help", command);
        cr_expect(o.status == 0, "%s: no command %s: %s", file, command, code);
        if (o.status == 0)
            assert_options(file, arena_printf(session_arena(), "%.*s", next ? (int)(next - at) : (int)strlen(at), at),
                           command, o.out);
        named++;
    }
}

/* Indented lines, a backslash joining two; and spans between backticks. */
static void assert_page(const char *file)
{
    char *text = file_get(file, NULL);
    cr_assert(text, "%s", file);
    for (char *line = text, *end; line && *line; line = end ? end + 1 : NULL) {
        for (end = strchr(line, '\n'); end && end > line && end[-1] == '\\'; end = strchr(end + 1, '\n'))
            end[-1] = *end = ' ';
        if (end) *end = 0;
        if (strncmp(line, "    ", 4) == 0) { assert_code(file, line + 4); continue; }
        for (char *open = line, *close; (open = strchr(open, '`')) && (close = strchr(open + 1, '`')); open = close + 1)
            assert_code(file, arena_printf(session_arena(), "%.*s", (int)(close - open - 1), open + 1));
    }
}

Test(docs_commands, exist_and_take_their_options)
{
    glob_t g;
    cr_assert(glob("docs/*.md", 0, NULL, &g) == 0);
    assert_page("README.md");
    assert_page("CONTRIBUTING.md");
    for (size_t k = 0; k < g.gl_pathc; k++) assert_page(g.gl_pathv[k]);
    globfree(&g);
    cr_assert(named > 30 && options > 20, "%zu commands, %zu options", named, options);
}

/* Options that stand alone in code, `--kl K`, are of some command. */
Test(docs_commands, options_alone_are_of_some_command)
{
    glob_t g;
    outcome_t all = process_run(
        "", 0,
        (const char *const[]){
            "/bin/sh", "-c",
            arena_printf(session_arena(),
                         "for c in $('%s' --help | sed -n 's/^  lemmata \\([a-z]*\\).*/\\1/p'); do '%s' help $c; done",
                         lemmata_path(), lemmata_path()),
            NULL });
    cr_assert(glob("docs/*.md", 0, NULL, &g) == 0 && strstr(all.out, "--kl"), "%s", all.out);
    for (size_t k = 0; k < g.gl_pathc; k++) {
        if (strstr(g.gl_pathv[k], "certificates.md")) continue; /* of lemmata-verify */
        for (const char *at = file_get(g.gl_pathv[k], NULL); (at = strstr(at, "`--")); at++) {
            const char *option = arena_printf(session_arena(), "%.*s", (int)strcspn(at + 1, "` "), at + 1);
            assert_options(g.gl_pathv[k], option, "", all.out);
        }
    }
    globfree(&g);
}
