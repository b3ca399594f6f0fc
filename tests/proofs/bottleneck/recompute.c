/* SPDX-License-Identifier: MIT
**
** The independent route: recompute/ works out again, in fractions and from the paper's definitions, the instances that
** the program names, and fails where a side is not what the program printed or a violation is none. Of every link about
** a probability one instance at least, and of every refuted statement its witness (recompute/wanted.py).
*/
#include "tests/support/recompute.h"

TestSuite(bottleneck_recompute, .init = session_open, .fini = session_close, .timeout = 300);

#define SCRIPT "tests/proofs/bottleneck/recompute/run.py"
#define DONE   " links recomputed"

Test(bottleneck_recompute, the_floor) { assert_recomputed(SCRIPT, "floor", DONE); }
Test(bottleneck_recompute, the_ceiling) { assert_recomputed(SCRIPT, "ceiling", DONE); }

/* A program that prints 1.5 for 0.5 is not believed. */
Test(bottleneck_recompute, a_wrong_number_is_seen)
{
    assert_told(SCRIPT, "ceiling", "s/\\(\"[lh][oi]\": \"\\)0[.]/\\11./", "side");
}
