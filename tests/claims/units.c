/* SPDX-License-Identifier: MIT
**
** h and kl are undefined outside [0,1], of what is not rational, too: also where p is 0 or 1 and the logarithm that
** would show it weighs nothing.
*/
#include "tests/support/process.h"

#include <criterion/criterion.h>

TestSuite(claims_units, .init = session_open, .fini = session_close);

Test(claims_units, kl_at_the_corners)
{
    static const struct { const char *claim, *says; } tried[] = {
        { "kl(1||log 3) <= 0", "a term is undefined" },
        { "kl(0||-log 2) <= 0", "a term is undefined" },
        { "kl(sqrt 2/sqrt 2||log 3) <= 0", "a term is undefined" },
        { "kl(log 2 - log 2||-sqrt(2) sqrt(3)) = 0", "a term is undefined" },
        { "kl(0||3/2) <= 0", "a term is undefined" },
        { "kl(log(-1)||1/2) <= 0", "a term is undefined" },
        { "kl(1/2||sqrt(-2)) >= 0", "a term is undefined" },
        { "kl(1/0||1/2) >= 0", "a term is undefined" },
        { "h(log(-1)) <= 1", "a term is undefined" },
        { "h(2 + log(-1)) <= 1", "a term is undefined" },
        { "kl(1||log 2) <= 1/2", "1 hold strictly" },
        { "kl(1||log 2) <= 1/3", "1 violated" },
        { "kl(0||log 2) <= 2", "1 hold strictly" },
        { "kl(1||sqrt(2)/sqrt(3)) >= 1/5", "1 hold strictly" },
        { "kl(0||1 - sqrt(2) sqrt(2)/2) = 0", "1 equal" },
        { "kl(log 2||log 2) = 0", "1 equal" },
    };
    for (size_t k = 0; k < sizeof tried / sizeof *tried; k++) {
        const char *file = file_put("a.lem", arena_printf(session_arena(), "lemma a\nfor t in {0}\nclaim %s [a]\n"
            "try only t = 0\nend\n", tried[k].claim));
        outcome_t o = LEMMATA("check", file);
        cr_expect(strstr(o.out, tried[k].says), "%s: no \"%s\" in\n%s%s", tried[k].claim, tried[k].says, o.out, o.err);
    }
}
