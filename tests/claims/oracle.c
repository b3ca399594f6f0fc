/* SPDX-License-Identifier: MIT
**
** A second reading of the language, which shares no line with the first: the modules in tests/claims/oracle read
** claim files from docs/claims.md, evaluate
** them in rationals and decimals, and are compared with lemmata on lemmas that are drawn: verdicts and values
** (compare.py), what is proved or holds against
** candidates of its own (proved.py), displays against the plain notation (displayed.py). `make oracle ORACLE="FIRST
** COUNT PROVED"` draws others.
*/
#include "tests/claims/claims.h"
#include "tests/support/share.h"

#include <string.h>

TestSuite(claims_oracle, .init = session_open, .fini = session_close);

#define ORACLE(name, ...)                                                                                              \
    process_run(                                                                                                       \
        "", 0,                                                                                                         \
        (const char *const[]){ "/usr/bin/python3", "-B", "tests/claims/oracle/" name ".py", __VA_ARGS__, NULL })

/* How many are drawn; where the whole is not asked for, half. */
static const char *many(unsigned n)
{
    return arena_printf(session_arena(), "%u", share_is_whole() ? n : n / 2);
}

static bool says(const outcome_t *o, const char *what, unsigned n)
{
    return strstr(o->out, arena_printf(session_arena(), "%s %s", what, many(n))) != NULL;
}

Test(claims_oracle, drawn_lemmas_are_decided_alike)
{
    outcome_t o = ORACLE("compare", "0", many(16), "4");
    cr_assert(o.status == 0 && says(&o, "lemmas", 16) && strstr(o.out, "decisions "), "exit %d\n%.3000s%.3000s",
              o.status, o.out, o.err);
}

/* Factors, values S=s and guards: decided alike, and displayed. */
Test(claims_oracle, values_and_guards)
{
    outcome_t o = ORACLE("compare", "1000000", many(8), "0"), d = ORACLE("displayed", "1000000", many(8));
    cr_assert(o.status == 0 && says(&o, "lemmas", 8), "exit %d\n%.3000s%.3000s", o.status, o.out, o.err);
    cr_assert(d.status == 0 && says(&d, "displays", 24), "exit %d\n%.3000s%.3000s", d.status, d.out, d.err);
}

/* A comparison that compares nothing is no success. */
Test(claims_oracle, nothing_drawn_is_a_failure)
{
    outcome_t o = ORACLE("compare", "0", "0", "0");
    cr_assert(o.status == 1, "exit %d\n%s%s", o.status, o.out, o.err);
}

/* Nothing is proved that a candidate of the oracle's own violates. */
Test(claims_oracle, what_is_proved_is_not_violated)
{
    outcome_t o = ORACLE("proved", "0", many(24), "30");
    cr_assert(o.status == 0 && strstr(o.out, "proved, tried "), "exit %d\n%.3000s%.3000s", o.status, o.out, o.err);
    cr_assert(ORACLE("proved", "0", "0", "0").status == 1, "nothing was proved");
}

/* A display is the tree of its plain notation, in each of three styles. */
Test(claims_oracle, displays_are_read_alike)
{
    outcome_t o = ORACLE("displayed", "0", many(12));
    cr_assert(o.status == 0 && strstr(o.out, "displays "), "exit %d\n%.3000s%.3000s", o.status, o.out, o.err);
    cr_assert(ORACLE("displayed", "0", "0").status == 1, "nothing was displayed");
}
