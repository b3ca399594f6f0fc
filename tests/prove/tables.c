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

#define MARKOV "(sum d: p(d) [KL(p(t|d)||Q) >= (sum d: p(d) KL(p(t|d)||Q))/e]) <= e"
#define LIFT "law p(d) p(t|d) p(s|t) ; Q, P0 laws on T ; W channel D -> T ; e in (0,1)"

/* KL from a law without a letter of probability 0 is a table >= 0, and nothing more is known of it. */
Test(prove_tables, divergences_of_rows)
{
    static const struct { const char *claim, *given; bool is;
    } tried[] = {
        { MARKOV, LIFT " ; min(Q) > 0 ; (sum d: p(d) KL(p(t|d)||Q)) > 0", true },
        { MARKOV, LIFT " ; Q > 0 ; (sum d: p(d) KL(p(t|d)||Q)) > 0", true },
        { "e (sum d: p(d) [KL(p(t|d)||Q) >= e]) <= sum d: p(d) KL(p(t|d)||Q)", LIFT " ; min(Q) > 0", true },
        { MARKOV, LIFT " ; min(Q) > 0", false },
        { MARKOV, LIFT " ; (sum d: p(d) KL(p(t|d)||Q)) > 0", false },
        { MARKOV, LIFT " ; min(P0) > 0 ; (sum d: p(d) KL(p(t|d)||Q)) > 0", false },
        { MARKOV, LIFT " ; min(Q) > 0 ; (sum d: p(d) KL(p(t|d)||P0)) > 0", false },
        { "(sum d: p(d) [KL(p(t|d)||Q) >= (sum d: p(d) KL(p(t|d)||Q))/e]) <= 0.999999999999 e",
          LIFT " ; min(Q) > 0 ; (sum d: p(d) KL(p(t|d)||Q)) > 0", false },
        { "(sum d: p(d) [KL(p(t|d)||Q) >= (sum d: p(d) KL(p(t|d)||P0))/e]) <= e",
          LIFT " ; Q > 0 ; P0 > 0 ; (sum d: p(d) KL(p(t|d)||P0)) > 0", false },
        { "(sum d: p(d) [Hsq(p(t|d)||Q) >= e]) <= e", LIFT " ; Q > 0", false },
        { "e (sum t: p(t) [KL(p(s|t)||p(s)) >= e]) <= sum t: p(t) KL(p(s|t)||p(s))", LIFT, false },
        { "e (sum t: p(t) [KL(W(t|d)||Q) >= e]) <= 1", LIFT " ; Q > 0", false },
    };
    for (size_t k = 0; k < sizeof tried / sizeof *tried; k++) {
        claim_fault_t fault = { .set = false };
        tree_t *T = claims_parse_line(session_arena(), tried[k].claim, tried[k].given, &fault);
        const compiled_file_t *F = T ? claims_compile(session_arena(), T, NULL, &fault) : NULL;
        json_t *certificate = NULL;
        bool good = F && prove_link(&certificate, F->lemma[0], 0, 0.3) == PROVE_PROVED;
        if (good) cr_assert(certificate_proves(certificate, F->lemma[0], 0), "%s", tried[k].claim);
        cr_expect((good && certificate_accepted(certificate) == 1) == tried[k].is, "%s given %s: %s", tried[k].claim,
                  tried[k].given, fault.text);
        json_decref(certificate);
    }
}
