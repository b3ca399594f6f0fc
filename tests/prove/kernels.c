/* SPDX-License-Identifier: MIT
**
** Kernels that see one variable through a map of it: where the hypothesis says so, and no other.
*/
#include "cli/cli.h"
#include "tests/support/line.h"

TestSuite(prove_kernels, .init = session_open, .fini = session_close);

#define LAW                                                                                                         \
    "law p(s) c(z|s) p(u|s) p(h|u,s) p(y|h,s) ; map c, d on S into Z ; G channel H,Z -> Y ; F channel H,S -> Y ; "  \
    "J channel U,Z -> H"
#define NAMED                                                                                                       \
    "law p(s) c(z|s) p(u|s) p(h|u,s) F(y|h,s) ; map c, d on S into Z ; table w on Z in [0,1] ; F channel H,S -> Y"
#define SEES(cond, body) " ; (sum h, y, s, z: [" cond "] abs(" body ")) = 0"
#define CHAIN "I(U;Y|Z) <= sum z: p(z) min(I(U;H|Z=z), I(H;Y|Z=z))"
#define SAME(a, b) " ; (sum s, r of S: [" a " = " b "] (sum y, h: abs(F(y|h,s) - F(y|h,r)))) = 0"

static bool proved(const char *claim, const char *given)
{
    const compiled_t *C = line_compiled(claim, given);
    json_t *certificate = NULL;
    bool good = prove_link(&certificate, C, 0, 0.5) == PROVE_PROVED;
    if (good) cr_assert(certificate_proves(certificate, C, 0), "%s given %s", claim, given);
    good = good && certificate_accepted(certificate) == 1;
    json_decref(certificate);
    return good;
}

Test(prove_kernels, seen_through_a_map)
{
    static const struct { const char *claim, *given; bool is;
    } tried[] = {
        { CHAIN, LAW SEES("z = c(s)", "p(y|h,s) - G(y|h,z)"), true },
        { CHAIN, LAW " ; (sum s, z: [c(s) = z] (sum y, h: abs(p(y|h,s) - G(y|h,z)))) = 0", true },
        { CHAIN, NAMED SAME("c(s)", "c(r)"), true },
        { CHAIN, NAMED SAME("c(r)", "c(s)"), true },
        { CHAIN, LAW, false },
        { CHAIN, LAW SEES("z = d(s)", "p(y|h,s) - G(y|h,z)"), false },
        { CHAIN, LAW " ; (sum u, h, s, z: [z = c(s)] abs(p(h|u,s) - J(h|u,z))) = 0", false },
        { CHAIN, LAW " ; (sum h, y, s: abs(p(y|h,s) - F(y|h,s))) = 0", false },
        { CHAIN, LAW " ; (sum h, y, s, z: [z = c(s)] abs(p(y|h,s) - G(y|h,z))) <= 1/1000000", false },
        { CHAIN, LAW " ; (sum h, y, s, z: [z = c(s)] abs(p(y|h,s) - G(y|h,z))) = 1/1000000", false },
        { CHAIN, LAW " ; (sum h, y, s, z: [z != c(s)] abs(p(y|h,s) - G(y|h,z))) = 0", false },
        { CHAIN, LAW " ; (sum h, y, s, z: [z = c(s)] (p(y|h,s) - G(y|h,z))) = 0", false },
        { CHAIN, LAW " ; (sum h, y, s, z: [z = c(s)] abs(p(y|h,s) - 2 G(y|h,z))) = 0", false },
        { CHAIN, NAMED SAME("c(s)", "d(r)"), false },
        { CHAIN, NAMED SAME("c(s)", "c(s)"), false },
        { CHAIN, NAMED SAME("d(s)", "d(r)"), false },
        { CHAIN, NAMED " ; (sum s, r of S: [c(s) = c(r)] (sum y, h: abs(F(y|h,s) - F(y|h,s)))) = 0", false },
        { "I(U;Y|S) <= sum z: p(z) I(U;H|Z=z)", LAW SEES("z = c(s)", "p(y|h,s) - G(y|h,z)"), false },
        { "I(U;Y|Z) <= (999/1000) (sum z: p(z) I(U;H|Z=z))", LAW SEES("z = c(s)", "p(y|h,s) - G(y|h,z)"), false },
    };
    for (size_t k = 0; k < sizeof tried / sizeof *tried; k++)
        cr_expect(proved(tried[k].claim, tried[k].given) == tried[k].is, "%s given %s", tried[k].claim, tried[k].given);
}
