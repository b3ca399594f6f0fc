/* SPDX-License-Identifier: MIT
**
** The independent route for every refuted link of limits, game and facts, statements, steps and ours: recompute/
** reads the witness of the record and works
** both sides out again from the definitions. That of bottleneck, and its links about probabilities, are in
** bottleneck/recompute.c.
*/
#include "tests/support/recompute.h"
#include "tests/support/record.h"

TestSuite(witnesses, .init = session_open, .fini = session_close, .timeout = 300);

#define SCRIPT "tests/proofs/recompute/witnesses.py"

static outcome_t recomputed(const char *record, const char *paper)
{
    return process_run("", 0,
        (const char *const[]){ "/usr/bin/env", "python3", "-B", SCRIPT, record, paper, NULL });
}

static void assert_all(const char *paper)
{
    if (no_python()) return;
    outcome_t o = recomputed(kept_record(paper), paper);
    assert_status(&o, 0);
    assert_says(&o, " witnesses recomputed");
}

Test(witnesses, limits) { assert_all("limits"); }
Test(witnesses, game) { assert_all("game"); }
Test(witnesses, facts) { assert_all("facts"); }

/* What is altered in the record is told: a number, an end that makes it wide, the name of a link. */
Test(witnesses, what_is_altered_is_told)
{
    static const char *const altered[][2] = { { "s/\\(\"lo\": \"\\)0[.]6/\\10.7/", "side" },
                                              { "s/\\(\"hi\": \"\\)0[.]6/\\11.6/", "said too widely" },
                                              { "s/\"name\": \"symmetric\"/\"name\": \"unheard\"/",
                                                "nobody recomputes it" } };
    if (no_python()) return;
    const char *record = kept_record("facts");
    for (size_t k = 0; k < 3; k++) {
        outcome_t o = process_run("", 0, (const char *const[]){ "/usr/bin/env", "sed", altered[k][0], record, NULL });
        assert_status(&o, 0);
        o = recomputed(file_put_bytes("altered.json", o.out, o.out_n), "facts");
        assert_status(&o, 1);
        cr_assert(strstr(o.err, altered[k][1]), "%s: %s", altered[k][0], o.err);
    }
}
