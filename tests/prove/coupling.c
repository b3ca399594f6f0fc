/* SPDX-License-Identifier: MIT
**
** Two laws as two variables that seldom differ: what follows so, and what is false by little, or of other laws.
*/
#include "cli/cli.h"
#include "tests/support/line.h"

#include <string.h>

TestSuite(prove_coupling, .init = session_open, .fini = session_close);

#define FANNES "TV(P,Q) log(|X|-1) + h(TV(P,Q))"

static bool proved(const char *claim)
{
    const compiled_t *C = line_compiled(claim, "P, Q, R laws on X ; V law on Y ; c in (0,1)");
    json_t *certificate = NULL;
    bool good = prove_link(&certificate, C, 0, 0.5) == PROVE_PROVED;
    if (good) cr_expect(certificate_proves(certificate, C, 0), "%s", claim);
    good = good && certificate_accepted(certificate) == 1;
    json_decref(certificate);
    return good;
}

Test(prove_coupling, continuity_of_entropy)
{
    static const struct { const char *claim; bool is;
    } tried[] = {
        { "abs(H(P) - H(Q)) <= " FANNES, true },
        { "H(Q) - H(P) <= " FANNES, true },
        { FANNES " >= H(Q) - H(R) + H(P) - H(Q)", false },
        { "H(R) - H(P) <= log 2 + TV(P,R) log |X|", true },
        { "max(H(P), H(Q)) <= min(H(P), H(Q)) + TV(Q,P) log(|X|-1) + h(TV(P,Q))", true },
        { "abs(H(P) - H(Q)) <= 0.999999999999 TV(P,Q) log(|X|-1) + h(TV(P,Q))", false },
        { "abs(H(P) - H(Q)) <= TV(P,Q) log(|X|-1) + 0.999999999999 h(TV(P,Q))", false },
        { "abs(H(P) - H(Q)) <= TV(P,Q) log |X|", false },
        { "abs(H(P) - H(Q)) < " FANNES, false },
        { "abs(H(P) - H(Q)) <= TV(P,R) log(|X|-1) + h(TV(P,R))", false },
        { "abs(H(P) - H(Q)) <= Hsq(P,Q) log(|X|-1) + h(TV(P,Q))", false },
        { "abs(H(P) - H(Q)) <= TV(P,Q) log(|Y|-1) + h(TV(P,Q))", false },
        { "abs(H(P) - H(V)) <= log |X| + log |Y|", false },
        { "H(P) + H(Q) <= " FANNES, false },
    };
    for (size_t k = 0; k < sizeof tried / sizeof *tried; k++)
        cr_expect(proved(tried[k].claim) == tried[k].is, "%s", tried[k].claim);
}
