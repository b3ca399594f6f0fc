/* SPDX-License-Identifier: MIT
**
** Forged certificates of points: what a divergence at letters of `for each` is a sum over.
*/
#include "tests/checker/points.h"

TestSuite(checker_attack_points, .init = session_open, .fini = session_close, .timeout = 120);

#define FROM "for table w, v on X > 0 ; p law on X > 0 ; r in (0,inf)\\n"

/* KL(w(x)||v(x)) at the letter x of `for each` is no number of letters times a log(a/b) at x. */
Test(checker_attack_points, divergence_over_no_letter)
{
#define NONE "!over no letter of its own"
    static const tried_t tried[] = {
        { "claim for each x: KL(w(x)||v(x)) = (sum y: 1)*w(x)*log(w(x)/v(x))", BLOCK("", "[]"), NONE },
        { "claim for each x: KL(w(x)/w(x)||1) = 0", BLOCK("", "[]"), NONE },
        { "given for each x: KL(w(x)||v(x)) = 0\\nclaim for each y: (sum x: 1)*w(y)*log(w(y)/v(y)) = 0",
          BLOCK("[\"given\", 0, \"y\"]", "[[\"1\", 1]]"), NONE },
        { "claim KL(2||1) = (sum x: 1)*2*log(2)", BLOCK("", "[]"), NONE },
        { "claim 0 <= r", BLOCK("[\"attained\", \"max x: w(x)\", \"a\"]", "[[\"r\"], [\"KL(w(a)||v(a))\", 0]]"), NONE },
        { "claim for each x: (sum x: w(x)*KL(w(x)||v(x))) >= 0", BLOCK("", "[]"), "!bound" },
        { "claim for each x: KL(w(y)||v(y)) = (sum y: w(y)*log(w(y)/v(y)))", BLOCK("", "[]"), NULL },
        { "claim for each x: KL(w(y)||v(x)) = (sum y: w(y)*log(w(y)/v(x)))", BLOCK("", "[]"), NULL },
    };
    ALL(FROM, tried);
}
