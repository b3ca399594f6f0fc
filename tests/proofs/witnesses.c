/* SPDX-License-Identifier: MIT
**
** The independent route for every refuted link of limits, game and facts, statements, steps and ours: recompute/
** reads the witness of the record and works
** both sides out again from the definitions. That of bottleneck, and its links about probabilities, are in
** bottleneck/recompute.c.
*/
#include "tests/support/recompute.h"

TestSuite(witnesses, .init = session_open, .fini = session_close, .timeout = 300);

#define SCRIPT "tests/proofs/recompute/witnesses.py"
#define DONE   " witnesses recomputed"

Test(witnesses, limits) { assert_recomputed(SCRIPT, "limits", DONE); }
Test(witnesses, game) { assert_recomputed(SCRIPT, "game", DONE); }
Test(witnesses, facts) { assert_recomputed(SCRIPT, "facts", DONE); }

/* What is altered in the record is told: a number, an end that makes it wide, the name of a link. */
Test(witnesses, what_is_altered_is_told)
{
    assert_told(SCRIPT, "facts", "s/\\(\"lo\": \"\\)0[.]6/\\10.7/", "side");
    assert_told(SCRIPT, "facts", "s/\\(\"hi\": \"\\)0[.]6/\\11.6/", "said too widely");
    assert_told(SCRIPT, "facts", "s/\"name\": \"symmetric\"/\"name\": \"unheard\"/", "nobody recomputes it");
}
