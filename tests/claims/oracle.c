/* SPDX-License-Identifier: MIT
**
** A second reading of the language, which shares no line with the first: the modules in tests/claims/oracle read claim files from docs/claims.md, evaluate
** them in rationals and decimals, and are compared with lemmata on lemmas that are drawn. `make oracle ORACLE="FIRST COUNT PROVED"` draws others.
*/
#include "tests/claims/claims.h"

#include <string.h>

TestSuite(claims_oracle, .init = session_open, .fini = session_close);

static outcome_t compared(const char *first, const char *count, const char *every)
{
    const char *argv[] = { "/usr/bin/python3", "-B", "tests/claims/oracle/compare.py", first, count, every, NULL };
    return process_run("", 0, argv);
}

Test(claims_oracle, drawn_lemmas_are_decided_alike)
{
    outcome_t o = compared("0", "16", "8");
    cr_assert(o.status == 0 && strstr(o.out, "lemmas 16") && strstr(o.out, "decisions "), "exit %d\n%.3000s%.3000s", o.status, o.out, o.err);
}

/* A comparison that compares nothing is no success. */
Test(claims_oracle, nothing_drawn_is_a_failure)
{
    outcome_t o = compared("0", "0", "0");
    cr_assert(o.status == 1, "exit %d\n%s%s", o.status, o.out, o.err);
}
