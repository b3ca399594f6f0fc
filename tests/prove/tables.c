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

#define MIX "(sum t, w: Q(t) p(w) p(c|t,w))"
#define ROW "KL(p(t|y,s)||Q)"

/* A law given letters is behind the channel that the factors make; what the letters draw is none. */
Test(prove_tables, rows_behind_a_channel)
{
    static const struct { const char *claim; bool is;
    } tried[] = {
        { "for each y, s: KL(p(c|y,s)||" MIX ") <= " ROW, true },
        { "for each y, s: KL(p(c|y,s)||(sum w, t: p(c|t,w) Q(t) p(w))) <= " ROW, true },
        { "for each y, s: TV(p(c|y,s)||" MIX ") <= TV(p(t|y,s)||Q)", true },
        { "for each y, s: KL(p(c|y,s)||" MIX ") <= 999999999999/1000000000000 " ROW, false },
        { "for each y, s: " ROW " <= KL(p(c|y,s)||" MIX ")", false },
        { "for each y, s: KL(p(c|y,s)||" MIX ") <= KL(p(t|y,s)||P0)", false },
        { "for each y, s: KL(p(c|y,s)||(sum t, w: Q(t) R(w) p(c|t,w))) <= " ROW, false },
        { "for each y, s: KL(p(c|y,s)||(sum t, w: Q(t) p(w) K(c|t,w))) <= " ROW, false },
        { "for each y, s: KL(p(b|y,s)||(sum t, v: Q(t) p(v) p(b|t,v))) <= " ROW, false },
        { "for each y, s: KL(p(b|y,s)||(sum t, v: Q(t) p(v|y) p(b|t,v))) <= " ROW, true },
        { "for each y, s, w: KL(p(c|y,s,w)||" MIX ") <= " ROW, false },
        { "for each y, s, w: KL(p(c|y,s,w)||(sum t: Q(t) p(c|t,w))) <= " ROW, true },
        { "for each y: KL(p(c|y)||" MIX ") <= KL(p(t|y)||Q)", false },
        { "for each y, s, v: KL(p(c|y,s,v)||" MIX ") <= " ROW, true },
        { "for each y, s, b: KL(p(c|y,s,b)||" MIX ") <= " ROW, false },
        { "for each y, s: KL(p(c|y,s)||" MIX ") <= KL(p(w|y,s)||R)", false },
    };
    for (size_t k = 0; k < sizeof tried / sizeof *tried; k++) {
        claim_fault_t fault = { .set = false };
        const char *each = tried[k].claim,
                   *text = arena_printf(session_arena(), "lemma rows\n  for %s\n  claim %s\nend\n",
            "law p(y) p(s) post(t|y,s) p(w) p(c|t,w) p(v|y) p(b|t,v) ; post channel Y,S -> T ; Q, P0 laws on T ; "
            "R law on W ; K channel T,W -> C", each);
        tree_t *T = claims_parse(session_arena(), "rows.lem", text, strlen(text), NULL, &fault);
        const compiled_file_t *F = T ? claims_compile(session_arena(), T, NULL, &fault) : NULL;
        json_t *certificate = NULL;
        cr_assert(F, "%s: %s", each, fault.text);
        bool good = prove_link(&certificate, F->lemma[0], 0, 0.5) == PROVE_PROVED;
        if (good) cr_assert(certificate_proves(certificate, F->lemma[0], 0), "%s", each);
        cr_expect((good && certificate_accepted(certificate) == 1) == tried[k].is, "%s", each);
        json_decref(certificate);
    }
}
