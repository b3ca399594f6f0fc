/* SPDX-License-Identifier: MIT
**
** Hypotheses v = TERM, put in: what follows from them, and what would if they were read as something else.
*/
#include "tests/checker/checker.h"

TestSuite(checker_attack_equal, .init = session_open, .fini = session_close);

#define ZERO TREE("[\"zero\"]")

Test(checker_attack_equal, numbers)
{
    assert_verified("for p, q in [0,1]\\ngiven p = q\\nclaim p^2 = p q", "box", ZERO);
    assert_rejected("for p, q in [0,1]\\nclaim p^2 = p q", "box", ZERO, "identical");
    assert_rejected("for p, q in [0,1]\\ngiven p = q/2\\nclaim p^2 = p q", "box", ZERO, "identical");
    assert_verified("for p in [0,1]\\ngiven p = 1/2\\nclaim h(p) = log(2)", "box", ZERO);
    assert_rejected("for p in [0,1]\\ngiven p = 0.500000000001\\nclaim h(p) = log(2)", "box", ZERO, "identical");
    assert_verified("for p, q in [0,1]\\ngiven p = q ; q = 1/2\\nclaim p = 1/2", "box", ZERO);
    assert_verified("for p, q, r in [0,1]\\ngiven p = q ; p = r\\nclaim q = r", "box", ZERO);
    assert_verified("for x, y in [0,1]\\ngiven x = 2 y\\nclaim x^2 >= 2 y^2", "box",
                    TREE("[\"factor\", \"2\", [[\"y\", 2]]]"));
    assert_rejected("for x, y in [0,1]\\ngiven x = y\\nclaim x^2 >= 2 y^2", "box",
                    TREE("[\"factor\", \"2\", [[\"y\", 2]]]"), "another product");
}

/* It is no definition of what it says of itself, and says nothing where its term is undefined. */
Test(checker_attack_equal, equations_that_are_none)
{
    assert_rejected("for p, q in [0,1]\\ngiven p = q ; q = p\\nclaim p = q", "box", ZERO, "hypothesis");
    assert_rejected("for p in [0,1]\\ngiven p = p^2\\nclaim p = p^2", "box", ZERO, "hypothesis");
    assert_rejected("for p in [0,1]\\ngiven 2 p = 1\\nclaim p = 1/2", "box", ZERO, "hypothesis");
    assert_verified("for p in R ; q in (0,1]\\ngiven p = 1/q\\nclaim p q = 1", "box", ZERO);
    assert_rejected("for p in R ; q in [0,1]\\ngiven p = 1/q\\nclaim p q = 1", "box", ZERO, "continuous");
    assert_verified("for p in R ; q in (0,1]\\ngiven p = log(q)\\nclaim exp(p) = q", "box", ZERO);
    assert_verified("for p in R ; q in [0,1]\\ngiven p = log(q)\\nclaim exp(p) = q", "box", ZERO); /* q = 0: no p */
    assert_rejected("for p in R ; q in [0,1]\\ngiven p = log(q)\\nclaim q exp(-p) = 1", "box", ZERO, "continuous");
    assert_rejected("for p in [0,1] ; q in R\\ngiven p = q\\nclaim sqrt(p)^2 = q", "box", ZERO, "continuous");
}

Test(checker_attack_equal, laws)
{
    static const char same[] = "for P, Q laws on X\\ngiven for each x: P(x) = Q(x)\\nclaim ";
#define SAME(claim) arena_printf(session_arena(), "%s%s", same, claim)
    assert_verified(SAME("KL(P(x)||Q(x)) = 0"), "identity", "{}");
    assert_verified(SAME("2 TV(P(x)||Q(x))^2 = KL(P(x)||Q(x))"), "identity", "{}");
    assert_verified(SAME("chi2(P(x)||Q(x)) + Hsq(P(x)||Q(x)) = JS(Q(x)||P(x)) + LC(P(x)||Q(x))"), "identity", "{}");
    assert_verified(SAME("BC(P(x)||Q(x)) = 1"), "identity", "{}");
    assert_rejected(SAME("BC(P(x)||Q(x)) = 0"), "identity", "{}", "identical");
    assert_rejected(SAME("KL(P(x)||Q(x)) = 1/1000000000000"), "identity", "{}", "identical");
    assert_rejected("for P, Q laws on X\\nclaim KL(P(x)||Q(x)) = 0", "identity", "{}", "one side alone");
    assert_rejected("for P, Q laws on X\\nclaim TV(P(x)||Q(x)) = 0", "identity", "{}", "identical");
    assert_rejected("for P, Q, R laws on X\\ngiven for each x: P(x) = R(x)\\nclaim TV(P(x)||Q(x)) = 0", "identity",
                    "{}", "identical");
    assert_rejected("for P, Q laws on X\\ngiven for each x: P(x) = Q(x)\\nclaim KL(P(x)||Q(x)) <= -1", "gibbs",
        "{\"divergences\": [], \"given\": []}", "logarithm");
    assert_verified("for P, Q laws on X ; table w on X > 0\\ngiven for each x: Q(x) = P(x) w(x)/(sum x: P(x) w(x))\\n"
        "claim (sum x: Q(x) log(w(x))) = KL(Q(x)||P(x)) + log(sum x: P(x) w(x))", "identity", "{}");
    assert_rejected("for P, Q laws on X ; table w on X > 0\\ngiven for each x: Q(x) = P(x) w(x)\\n"
        "claim (sum x: Q(x) log(w(x))) = KL(Q(x)||P(x)) + log(sum x: P(x) w(x))", "identity", "{}", "identical");
    /* -P is no law: nothing is said of its divergence from itself */
    assert_rejected("for P law on X\\nclaim TV(-P(x)||-P(x)) = 0", "identity", "{}", "not shown to be a law");
    assert_rejected("for P law on X\\nclaim KL(-P(x)||-P(x)) = 0", "identity", "{}", "positive");
    /* nor of what is undefined where P is 0 */
    assert_rejected("for P law on X\\nclaim TV(exp(-log(P(x)))||exp(-log(P(x)))) = 0", "identity", "{}", "may be 0");
    assert_rejected("for P law on X\\nclaim TV(1/P(x)||1/P(x)) = 0", "identity", "{}", "other than 0");
}

/* BC = 1 - Hsq, and what is read by it, of laws alone: BC(2 P||2 P) is 2. KL of a positive form with itself is 0. */
Test(checker_attack_equal, what_is_no_law)
{
    static const char *const forms[] = { "2*P(x)", "w(x)", "P(x)*w(x)", "P(x)^2" };
    static const char *const claims[] = { "BC(%s||%s) = 1", "Hsq(%s||%s) = 0", "Renyi[1/2](%s||%s) = 0",
        "Renyi[2](%s||%s) = 0", "chi2(%s||%s) = 0", "TV(%s||%s) = 0" };
    for (size_t k = 0; k < sizeof claims / sizeof *claims; k++) {
        for (size_t i = 0; i < sizeof forms / sizeof *forms; i++)
            assert_rejected(arena_printf(session_arena(), arena_printf(session_arena(),
                "for P law on X ; table w on X > 0\\nclaim %s", claims[k]), forms[i], forms[i]),
                "identity", "{}", k < 5 ? "not of this reason" : "not shown to be a law");
        assert_verified(
            arena_printf(session_arena(),
                         arena_printf(session_arena(), "for P law on X ; table w on X > 0\\nclaim %s", claims[k]),
                         "P(x)*w(x)/(sum x: P(x)*w(x))", "P(x)*w(x)/(sum x: P(x)*w(x))"),
            "identity", "{}");
    }
    assert_verified("for P law on X ; table w on X > 0\\nclaim KL(P(x)*w(x)||P(x)*w(x)) = 0", "identity", "{}");
}

Test(checker_attack_equal, how_many_letters)
{
    assert_verified(
        "for P law on X\\ngiven for each x: P(x) = 1/(sum x: 1)\\nclaim -(sum x: P(x) log(P(x))) = log(sum x: 1)",
        "identity", "{}");
    assert_rejected("for P law on X\\ngiven for each x: P(x) = 2/(sum x: 1)\\nclaim -(sum x: P(x) log(P(x))) = "
        "log(sum x: 1)", "identity", "{}", "identical");
    assert_rejected("for P law on X\\nclaim -(sum x: P(x) log(P(x))) = log(sum x: 1)", "identity", "{}", "identical");
    assert_rejected("for P law on X ; Q law on Y\\ngiven for each x: P(x) = 1/(sum x: 1)\\nclaim (sum x: P(x)) = (sum "
                    "x: Q(x))/(sum y: 1)*(sum x: 1)",
                    "identity", "{}", "two alphabets");
}

Test(checker_attack_equal, what_cannot_be_read)
{
    assert_unreadable("for P, Q laws on X\\ngiven for each x: P(x) <= Q(x)\\nclaim KL(P(x)||Q(x)) = 0", "identity",
                      "{}", "entry");
    assert_unreadable("for P, Q laws on X ; a in [0,1]\\ngiven for each x: a = Q(x)\\nclaim KL(P(x)||Q(x)) = 0",
                      "identity", "{}", "entry");
    assert_unreadable("for P, Q laws on X\\ngiven P(x) = Q(x)\\nclaim KL(P(x)||Q(x)) = 0", "identity", "{}",
                      "no letter");
    assert_unreadable("for P, Q laws on X\\ngiven for each x: P(x) = Q(y)\\nclaim KL(P(x)||Q(x)) = 0", "identity", "{}",
                      "no letter");
    assert_unreadable("for P law on X ; Q law on Y\\ngiven for each x: P(x) = Q(x)\\nclaim KL(P(x)||P(x)) = 0",
                      "identity", "{}", "another alphabet");
    assert_unreadable("for P, Q laws on X ; W channel X -> X\\ngiven for each x: W(x|x) = Q(x)\\nclaim "
        "KL(P(x)||Q(x)) = 0", "identity", "{}", "no letter");
}
