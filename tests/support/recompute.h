/* SPDX-License-Identifier: MIT
**
** The independent route in Python: a script works out again what the program says, of a part; and the program with its
** words altered by sed, which must be told.
*/
#ifndef LEMMATA_TESTS_RECOMPUTE_H
#define LEMMATA_TESTS_RECOMPUTE_H

#include "tests/support/process.h"

#include <criterion/criterion.h>
#include <stdio.h>
#include <string.h>

static inline bool no_python(void)
{
    outcome_t o =
        process_run("", 0, (const char *const[]){ "/usr/bin/env", "python3", "-c", "import fractions, decimal", NULL });
    if (o.status != 0) fputs("recompute: skipped: no python3 on this machine\n", stderr);
    return o.status != 0;
}

static inline outcome_t recompute(const char *script, const char *lemmata, const char *part)
{
    return process_run("", 0, (const char *const[]){ "/usr/bin/env", "python3", "-B", script, lemmata, part, NULL });
}

static inline void assert_recomputed(const char *script, const char *part, const char *says)
{
    if (no_python()) return;
    outcome_t o = recompute(script, lemmata_path(), part);
    assert_status(&o, 0);
    assert_says(&o, says);
}

static inline void assert_told(const char *script, const char *part, const char *sed, const char *says)
{
    if (no_python()) return;
    const char *altered =
        file_put("altered", arena_printf(session_arena(), "#!/bin/sh\n'%s' \"$@\" | sed '%s'\n", lemmata_path(), sed));
    outcome_t o = process_run("", 0, (const char *const[]){ "/usr/bin/env", "chmod", "+x", altered, NULL });
    assert_status(&o, 0);
    o = recompute(script, altered, part);
    assert_status(&o, 1);
    cr_assert(strstr(o.err, says), "%s: %s", sed, o.err);
}

#endif
