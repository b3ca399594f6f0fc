/* SPDX-License-Identifier: MIT
**
** One deadline through all provers: a part is a share of the whole, none outlasts it, and where no time is left nothing
** is looked for.
*/
#include "cli/cli.h"
#include "proofs/prove/certify.h"
#include "proofs/prove/deadline.h"
#include "tests/support/line.h"

#include <criterion/criterion.h>
#include <math.h>

TestSuite(prove_deadline, .init = session_open, .fini = session_close);

Test(prove_deadline, parts)
{
    deadline_t whole = deadline_in(1000), half = deadline_part(whole, 0.5), tenth = deadline_part(half, 0.2);
    cr_expect(half.seconds == 500 && fabs(tenth.seconds - 100) < 1e-9);
    cr_expect(tenth.at < half.at && half.at < whole.at);
    whole.at = deadline_now() + 1; /* 999 of 1000 seconds later */
    cr_expect(deadline_part(whole, 0.5).at == whole.at && deadline_part(deadline_part(whole, 0.9), 0.9).at == whole.at);
    whole.at = deadline_now() - 1;
    cr_expect(deadline_past(whole) && deadline_past(deadline_part(whole, 1)));
}

/* By a copy of a variable, letter by letter, by two letters, by cases of absolute values, by a margin. */
static const struct { const char *claim, *given; } found[] = {
    { "2 I(C;D) <= I(A;B) + I(A;C,D) + 3 I(C;D|A) + I(C;D|B)", NULL },
    { "TV(P,R) <= TV(P,Q) + TV(Q,R)", "P, Q, R laws on X" },
    { "2 TV(P,Q)^2 <= KL(P||Q)", "P, Q laws on X" },
    { "abs(p - q) <= p + q", "p, q in [0,1]" },
    { "p < 2", "p in [0,1]" },
};

Test(prove_deadline, nothing_is_found_in_no_time)
{
    for (size_t k = 0; k < sizeof found / sizeof *found; k++) {
        const compiled_t *C = line_compiled(found[k].claim, found[k].given);
        json_t *certificate = NULL;
        cr_expect(prove_link(&certificate, C, 0, 0) != PROVE_PROVED, "%s", found[k].claim);
        cr_expect(prove_link(&certificate, C, 0, PROVE_SECONDS) == PROVE_PROVED, "%s", found[k].claim);
        json_decref(certificate);
    }
}
