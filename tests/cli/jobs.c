/* SPDX-License-Identifier: MIT
**
** -j: the same bytes for any number of threads, on both standard streams; and the time limit with several.
*/
#include "cli/cli.h"
#include "tests/support/process.h"
#include "tests/support/share.h"

#include <criterion/criterion.h>
#include <string.h>

TestSuite(cli_jobs, .init = session_open, .fini = session_close);

/* Of each paper: log forms, brackets, certificates, violations, ties in slack. */
#define LIGHT                                                                                                          \
    "limits/gibbs", "limits/root-kl", "limits/frontier-shape", "limits/hacking-grows", "game/weight",                  \
        "game/disjoint-alignment", "game/fundamental-limitation", "game/truthful-reports", "bottleneck/data-size",     \
        "bottleneck/pinsker", "bottleneck/capacity-kl"

Test(cli_jobs, same_bytes)
{
    static const char *const format[] = { "text", "json", "csv", "tex" };
    const char *many = share_number("cli_jobs: of each family as text", "1", "8");
    for (size_t k = 0; k < 4; k++) {
        const char *as = format[k], *n = k == 1 ? "8" : many;
        outcome_t one = LEMMATA("check", LIGHT, "--candidates", n, "--format", as, "-v", "-j1");
        outcome_t two = LEMMATA("check", LIGHT, "--candidates", n, "--format", as, "-v", "-j", "2");
        outcome_t seven = LEMMATA("check", LIGHT, "--candidates", n, "--format", as, "-v", "--jobs=7");
        assert_status(&one, 1);
        assert_same_output(&one, &two);
        assert_same_output(&one, &seven);
        cr_assert(one.err_n > 0 && strcmp(one.err, two.err) == 0 && strcmp(one.err, seven.err) == 0,
                  "the reasons come in another order");
    }
}

Test(cli_jobs, same_tables)
{
    static const char *const file[] = { "limits/root-kl.tex", "limits/root-kl-ledger.tex", "limits/summary.tex" };
    outcome_t one = LEMMATA("table", "limits/root-kl", "limits/gibbs", "-o", path_of("one"), "-j1");
    outcome_t many = LEMMATA("table", "limits/root-kl", "limits/gibbs", "-o", path_of("many"), "-j5");
    assert_same_output(&one, &many);
    for (size_t k = 0; k < sizeof file / sizeof *file; k++) {
        const char *a = file_get(arena_printf(session_arena(), "%s/%s", path_of("one"), file[k]), NULL);
        const char *b = file_get(arena_printf(session_arena(), "%s/%s", path_of("many"), file[k]), NULL);
        cr_assert(a && b && strcmp(a, b) == 0, "%s", file[k]);
    }
}

/* More threads than candidates. */
Test(cli_jobs, more_than_there_is_to_do)
{
    outcome_t one = LEMMATA("check", "limits/gibbs", "--family", "random", "--candidates", "2", "-j1");
    outcome_t many = LEMMATA("check", "limits/gibbs", "--family", "random", "--candidates", "2", "-j40");
    assert_same_output(&one, &many);
}

/* Each lemma has its first candidate tried, whatever the hour, and not all of them. */
Test(cli_jobs, the_time_limit)
{
    outcome_t o = LEMMATA("check", "bottleneck/fano", "limits/gibbs", "-t", "0.000001", "-j", "4");
    assert_status(&o, 4);
    const char *first = strstr(o.out, "the time was up after 1 candidates");
    cr_assert(first && strstr(first + 1, "the time was up after 1 candidates"), "%s", o.out);
}

Test(cli_jobs, bad_numbers)
{
    static const char *const bad[] = { "0", "-1", "two", "1.5", "1025", "", "99999999999999999999" };
    for (size_t k = 0; k < sizeof bad / sizeof *bad; k++) {
        outcome_t o = LEMMATA("check", "limits/gibbs", "-j", bad[k]);
        assert_refused(&o, "--jobs|whole number from 1 to 1024");
    }
    outcome_t o = LEMMATA("replay", "-j", "2", "x.json");
    assert_refused(&o, "takes no option --jobs");
}
