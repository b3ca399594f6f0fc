/* SPDX-License-Identifier: MIT
**
** Two laws as two variables that differ as seldom as they can: the continuity of entropy and its neighbours, which are
** refused.
*/
#include "tests/checker/checker.h"

TestSuite(checker_coupling, .init = session_open, .fini = session_close);

#define LAWS "for P law on X ; Q law on X\\nclaim "
#define HP "(-(sum x: P(x)*log(P(x))))"
#define HQ "(-(sum x: Q(x)*log(Q(x))))"
#define T "TV(P(x)||Q(x))"
#define E "\"events\": [{\"name\": \"E\", \"of\": \"Pr(J != K)\"}]"
#define OF(k) "{\"times\": \"1\", \"of\": \"" k "\"}"
#define GIVEN(k) "{\"times\": \"1\", \"given\": " k "}"
#define ONE "[" GIVEN("4") ", " GIVEN("8") ", " OF("I(K;E)") ", " OF("H(K,E|J)") "]"
#define OTHER "[" GIVEN("4") ", " GIVEN("9") ", " OF("I(J;E)") ", " OF("H(J,E|K)") "]"
#define BOTH "{\"parts\": [" ONE ", " OTHER "], " E "}"
#define PART "{\"parts\": [" ONE "], " E "}"
#define LOOSE                                                                                                          \
    "{\"parts\": [[" GIVEN("4") ", " GIVEN("5") ", " GIVEN("8") ", " OF("I(K;E)") ", " OF("H(K,E|J)") "]], " E "}"

Test(checker_coupling, true_of_every_pair)
{
    assert_verified(LAWS "abs(" HP " - " HQ ") <= " T "*log((sum x: 1) - 1) + h(" T ")", "coupling", BOTH);
    assert_verified(LAWS HP " <= " HQ " + TV(Q(x)||P(x))*log((sum x: 1) - 1) + h(" T ")", "coupling", PART);
    assert_verified("for P law on X > 0 ; Q law on X\\nclaim " T "*log((sum x: 1) - 1) + log(2) >= " HP " - " HQ,
                    "coupling", LOOSE);
    assert_verified(LAWS HP " < " HQ " + " T "*log((sum x: 1) - 1) + log(2) + 1", "coupling", LOOSE);
    assert_verified(LAWS HP " <= log(sum x: 1)", "coupling", "{\"parts\": [[" GIVEN("0") "]]}");
    assert_verified(LAWS "0*" T " = 0", "coupling", "{\"parts\": [[], []]}");
}

Test(checker_coupling, near_misses)
{
    static const judged_t tried[] = {
        { LAWS "abs(" HP " - " HQ ") <= 999999999999/1000000000000*" T "*log((sum x: 1) - 1) + h(" T ")", BOTH,
          "does not come to the claim" },
        { LAWS "abs(" HP " - " HQ ") <= " T "*log((sum x: 1) - 1) + 999999999999/1000000000000*h(" T ")", BOTH,
          "does not come to the claim" },
        { LAWS "abs(" HP " - " HQ ") <= " T "*log((sum x: 1) - 1) + h(" T ") - 1/1000000000000", BOTH,
          "on one letter" },
        { LAWS HP " - " HQ " < " T "*log((sum x: 1) - 1) + h(" T ")", PART, "on one letter" },
        { LAWS HP " - " HQ " = " T "*log((sum x: 1) - 1) + h(" T ")", BOTH, "does not come to the claim" },
        { LAWS HP " - " HQ " <= " T "*log((sum x: 1) - 2) + h(" T ")", PART, "on one letter" },
        { LAWS HP " + " HQ " <= " T "*log((sum x: 1) - 1) + h(" T ")", PART, "does not come to the claim" },
        { LAWS HP " <= log((sum x: 1) - 1)", "{\"parts\": [[" GIVEN("0") "]]}", "on one letter" },
        { LAWS HP " <= log(sum x: 1) + (sum x: 1)/1000 - 1/1000 - 1/1000000",
          "{\"parts\": [[" GIVEN("0") "]]}", "on one letter" },
        { LAWS "1 <= sum x: 1", "{\"parts\": [[{\"times\": \"1\", \"given\": 2}]]}", NULL },
        { LAWS "2 <= sum x: 1", "{\"parts\": [[{\"times\": \"1\", \"given\": 2}]]}", "on one letter" },
        /* of other sums, laws and divergences */
        { LAWS "(-(sum x: P(x)*log(Q(x)))) - " HQ " <= " T "*log((sum x: 1) - 1) + h(" T ")", PART, "of sums" },
        { LAWS "(-(sum x: 2*log(P(x)))) <= log(2)", PART, "of sums" },
        { LAWS "(sum x: 2) >= 0", PART, "of sums" },
        { LAWS HP " - " HQ " <= TV(P(x)||P(x))*log((sum x: 1) - 1) + log(2)", PART, "alone" },
        { LAWS HP " - " HQ " <= TV((P(x)+Q(x))/2||Q(x))*log((sum x: 1) - 1) + log(2)", PART, "alone" },
        { LAWS HP " - " HQ " <= Hsq(P(x)||Q(x))*log((sum x: 1) - 1) + log(2)", PART, "alone" },
        { LAWS HP " - " HQ " <= (max x: P(x))*log((sum x: 1) - 1) + log(2)", PART, "alone" },
        { "for P law on X ; Q law on Y\\nclaim " HP " - (-(sum y: Q(y)*log(Q(y)))) <= 1", PART, "two laws" },
        { "for P law on X\\nclaim " HP " <= log(sum x: 1)", "{\"parts\": [[" GIVEN("0") "]]}", "two laws" },
        { "for P law on X ; table Q on X > 0\\nclaim " HP " - " HQ " <= 1", PART, "two laws" },
        { "for P, Q laws on X ; c in (0,1)\\nclaim c*" HP " <= log(sum x: 1)", PART, "two laws" },
        { "for P, Q laws on X ; W channel X -> Y\\nclaim " HP " <= log(sum x: 1)", PART, "two laws" },
        { "for P, Q laws on X\\ngiven 2 <= sum x: 1\\nclaim " HP " <= 1", PART, "without hypotheses" },
        { LAWS HP " < 1 unless for each x: P(x) = Q(x)", PART, "without hypotheses" },
        /* what does not exist, or is no number */
        { LAWS "1/" T " >= 0", "{\"parts\": [[]]}", "on one letter" },
        { LAWS T "*log((sum x: 1) - 2) <= 0", "{\"parts\": [[]]}", "on one letter" },
        { LAWS T "*(1/" T ") >= 0", "{\"parts\": [[]]}", "on one letter" },
        { LAWS "log(" T ") <= 1", "{\"parts\": [[]]}", "on one letter" },
        { LAWS HP " <= log(sum x: 1)", "{\"contradiction\": []}", "" },
    };
    ALL_JUDGED("coupling", tried);
}

/* Of other reasons than this one, the same is none. */
Test(checker_coupling, of_this_reason)
{
    assert_rejected(LAWS HP " - " HQ " <= " T "*log((sum x: 1) - 1) + h(" T ")", "shannon", PART, "");
    assert_rejected("for J, K variables on M letters ; M in 2..inf\\nclaim H(J) <= log(M)", "coupling",
                    "{\"parts\": [[" GIVEN("0") "]]}", "two laws");
}
