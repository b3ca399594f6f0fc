/* SPDX-License-Identifier: MIT
**
** Sums over other letters stand for tables of one: the same sum for the same table, and no other.
*/
#include "cli/cli.h"
#include "tests/support/line.h"

TestSuite(prove_tables, .init = session_open, .fini = session_close);

#define GIVEN "P, Q laws on Y ; table a, c on I,Y ; table s on Y,Y ; b in (0,inf)"
#define GIBBS(of_q, of_p) "(sum y: Q(y) (" of_q ")) - b KL(Q||P) <= b log(sum y: P(y) exp((" of_p ")/b))"

static bool proved(const char *claim)
{
    const compiled_t *C = line_compiled(claim, GIVEN);
    json_t *certificate = NULL;
    bool good = prove_link(&certificate, C, 0, 0.3) == PROVE_PROVED;
    if (good) cr_assert(certificate_proves(certificate, C, 0), "%s", claim);
    good = good && certificate_accepted(certificate) == 1;
    json_decref(certificate);
    return good;
}

Test(prove_tables, the_same_sum)
{
    static const struct { const char *claim; bool is;
    } tried[] = {
        { GIBBS("(sum i: a(i,y))", "(sum i: a(i,y))"), true },
        { GIBBS("(sum i: a(i,y))/|I|", "(sum j of I: a(j,y))/|I|"), true },
        { GIBBS("(sum i: a(i,y) c(i,y))", "(sum i: a(i,y) c(i,y))"), true },
        { GIBBS("(sum x of Y: s(x,y))", "(sum x of Y: s(x,y))"), true },
        { GIBBS("(sum i: a(i,y))", "(sum i: c(i,y))"), false },
        { GIBBS("(sum x of Y: s(x,y))", "(sum x of Y: s(y,x))"), false },
        { GIBBS("(sum i: a(i,y))", "(sum i: a(i,y))/|I|"), false },
        { GIBBS("(sum i: a(i,y))/|I|", "(sum i: a(i,y))/|Y|"), false },
        { GIBBS("(sum i: a(i,y)^2)", "(sum i: a(i,y))"), false },
        { GIBBS("(sum i: a(i,y) + 1/1000)", "(sum i: a(i,y))"), false },
        { GIBBS("(sum i: sum j of I: a(i,y) c(j,y))", "(sum i: sum j of I: a(i,y) c(i,y))"), false },
        { GIBBS("(sum i: a(i,y)/c(i,y))", "(sum i: a(i,y)/c(i,y))"), false },
        { GIBBS("(max i: a(i,y))", "(max i: a(i,y))"), false },
        { "0 <= sum y: P(y) (sum i: a(i,y))", false },
        { "(sum y: P(y) (sum i: a(i,y))) = sum y: Q(y) (sum i: a(i,y))", false },
    };
    for (size_t k = 0; k < sizeof tried / sizeof *tried; k++)
        cr_expect(proved(tried[k].claim) == tried[k].is, "%s", tried[k].claim);
}
