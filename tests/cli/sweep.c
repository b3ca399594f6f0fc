/* SPDX-License-Identifier: MIT
**
** The sweep of docs/sweeps.md with GNU parallel, as it is printed there: its merge is what one run writes. Skipped, and
** said, where there is no parallel.
*/
#include "tests/support/process.h"

#include <criterion/criterion.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

TestSuite(cli_sweep, .init = session_open, .fini = session_close);

/* The line of docs/sweeps.md that starts so, without its indent. */
static const char *printed(const char *start)
{
    const char *readme = file_get("docs/sweeps.md", NULL);
    const char *at = readme ? strstr(readme, arena_printf(session_arena(), "\n    %s", start)) : NULL;
    cr_assert(at, "docs/sweeps.md prints no line \"%s\"", start);
    at += 5;
    return arena_printf(session_arena(), "%.*s", (int)strcspn(at, "\n"), at);
}

static outcome_t shell(const char *script)
{
    return process_run("", 0, (const char *const[]){ "/bin/sh", "-c", script, NULL });
}

Test(cli_sweep, as_it_is_printed)
{
    outcome_t there = shell("command -v parallel");
    if (there.status != 0) {
        fputs("cli_sweep: skipped: no GNU parallel on this machine\n", stderr);
        cr_skip_test("no GNU parallel on this machine");
    }
    char *command = realpath(lemmata_path(), NULL);
    const char *sweep = printed("parallel -j 2 build/lemmata check "),
               *merge = printed("build/lemmata merge shard-1.json ");
    outcome_t o = shell(arena_printf(session_arena(),
        "cd '%s' && mkdir build && ln -s '%s' build/lemmata && %s && %s", path_of(""), command, sweep, merge));
    assert_status(&o, 0);
    free(command);
    const char *options = strstr(sweep, "check "), *end = strstr(options, " -j 1 --shard");
    outcome_t whole = shell(arena_printf(session_arena(), "'%s' %.*s", lemmata_path(), (int)(end - options), options));
    const char *merged = file_get(path_of("whole.json"), NULL);
    cr_assert(merged && strcmp(merged, whole.out) == 0, "not the same bytes");
}
