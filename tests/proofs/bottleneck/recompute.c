/* SPDX-License-Identifier: MIT
**
** The independent route: recompute/ works out again, in fractions and from the paper's definitions, the instances that the program names, and fails
** where a side is not what the program printed or a violation is none. Of every link about a probability one instance at least, and of every refuted
** statement its witness (recompute/wanted.py).
*/
#include "tests/support/process.h"

#include <criterion/criterion.h>
#include <stdio.h>
#include <string.h>

TestSuite(bottleneck_recompute, .init = session_open, .fini = session_close, .timeout = 300);

static outcome_t recompute(const char *lemmata, const char *part)
{
    return process_run("", 0, (const char *const[]){ "/usr/bin/env", "python3", "-B", "tests/proofs/bottleneck/recompute/run.py", lemmata, part, NULL });
}

static bool no_python(void)
{
    outcome_t o = process_run("", 0, (const char *const[]){ "/usr/bin/env", "python3", "-c", "import fractions, decimal", NULL });
    if (o.status != 0) fputs("recompute: skipped: no python3 on this machine\n", stderr);
    return o.status != 0;
}

static void assert_recomputed(const char *part)
{
    if (no_python()) return;
    outcome_t o = recompute(lemmata_path(), part);
    assert_status(&o, 0);
    assert_says(&o, " links recomputed");
}

Test(bottleneck_recompute, the_floor) { assert_recomputed("floor"); }
Test(bottleneck_recompute, the_ceiling) { assert_recomputed("ceiling"); }

/* A program that prints 1.5 for 0.5 is not believed. */
Test(bottleneck_recompute, a_wrong_number_is_seen)
{
    if (no_python()) return;
    const char *wrong = file_put("wrong", arena_printf(session_arena(), "#!/bin/sh\n'%s' \"$@\" | sed 's/\\(\"[lh][oi]\": \"\\)0[.]/\\11./'\n", lemmata_path()));
    outcome_t o = process_run("", 0, (const char *const[]){ "/usr/bin/env", "chmod", "+x", wrong, NULL });
    assert_status(&o, 0);
    o = recompute(wrong, "ceiling");
    assert_status(&o, 1);
    cr_assert(strstr(o.err, "side"), "%s", o.err);
}
