/* SPDX-License-Identifier: MIT
**
** The independent route for every refuted link of limits, game and facts, statements, steps and ours: recompute/ reads the witness of the record and works
** both sides out again from the definitions. That of bottleneck, and its links about probabilities, are in bottleneck/recompute.c.
*/
#include "tests/support/process.h"

#include <criterion/criterion.h>
#include <stdio.h>
#include <string.h>

TestSuite(witnesses, .init = session_open, .fini = session_close, .timeout = 300);

static bool no_python(void)
{
    outcome_t o = process_run("", 0, (const char *const[]){ "/usr/bin/env", "python3", "-c", "import fractions, decimal", NULL });
    if (o.status != 0) fputs("witnesses: skipped: no python3 on this machine\n", stderr);
    return o.status != 0;
}

static outcome_t recompute(const char *lemmata, const char *paper)
{
    return process_run("", 0, (const char *const[]){ "/usr/bin/env", "python3", "-B", "tests/proofs/recompute/witnesses.py", lemmata, paper, NULL });
}

static void assert_recomputed(const char *paper)
{
    if (no_python()) return;
    outcome_t o = recompute(lemmata_path(), paper);
    assert_status(&o, 0);
    assert_says(&o, " witnesses recomputed");
}

Test(witnesses, limits) { assert_recomputed("limits"); }
Test(witnesses, game) { assert_recomputed("game"); }
Test(witnesses, facts) { assert_recomputed("facts"); }

/* What is altered in the record is told: a number, the name of a link. */
static void assert_told(const char *script, const char *says)
{
    const char *altered = file_put("altered", arena_printf(session_arena(), "#!/bin/sh\n'%s' \"$@\" | sed '%s'\n", lemmata_path(), script));
    outcome_t o = process_run("", 0, (const char *const[]){ "/usr/bin/env", "chmod", "+x", altered, NULL });
    assert_status(&o, 0);
    o = recompute(altered, "facts");
    assert_status(&o, 1);
    cr_assert(strstr(o.err, says), "%s: %s", script, o.err);
}

Test(witnesses, what_is_altered_is_told)
{
    if (no_python()) return;
    assert_told("s/\\(\"lo\": \"\\)0[.]6/\\10.7/", "side");
    assert_told("s/\"name\": \"symmetric\"/\"name\": \"unheard\"/", "nobody recomputes it");
}
