/* SPDX-License-Identifier: MIT
**
** What a reader takes a statement for is what is checked: numbers, names, letters; and what is printed is of the file
** itself.
*/
#include "tests/checker/checker.h"

TestSuite(checker_attack_read, .init = session_open, .fini = session_close);

/* An exponent is whole: x^ .5 is no power of x, not its 15th inverse. */
Test(checker_attack_read, exponents)
{
    assert_unreadable("for x in [2,3]\\nclaim x^ .5 <= 1", "box", TREE("[\"direct\", \"1-x^(-15)\"]"),
                      "whole exponent");
    assert_unreadable("for x in [2,3]\\nclaim x^( .5) <= 1", "box", TREE("[\"direct\", \"1-x^(-15)\"]"),
                      "whole exponent");
    assert_unreadable("for x in [2,3]\\nclaim x <= 9", "box", TREE("[\"direct\", \"9-x^ .5\"]"), "whole exponent");
    assert_verified("for x in [2,3]\\nclaim x^-15 <= 1", "box", TREE("[\"direct\", \"1-x^(-15)\"]"));
}

/* 10 000 is not 10 times 000. */
Test(checker_attack_read, numbers_side_by_side)
{
    assert_unreadable("for x in [0,1]\\nclaim 10 000 <= x", "box", TREE("[\"direct\", \"x\"]"), "expected");
    assert_unreadable("for x in [0,1]\\nclaim x^2 3 <= 3", "box", TREE("[\"direct\", \"3-3*x^2\"]"), "expected");
    assert_unreadable("for x in [0,1]\\nclaim 1 .5 <= x + 1", "box", TREE("[\"direct\", \"x\"]"), "expected");
    assert_verified("for x in [0,1]\\nclaim 10 * 000 <= x", "box", TREE("[\"direct\", \"x\"]"));
    assert_verified("for x in [0,1]\\nclaim 2(3) x 2 <= 12", "box", TREE("[\"direct\", \"12*(1-x)\"]"));
}

/* The name of a number or a variable is no letter: sum x: x P(x) is no mean of letters. */
Test(checker_attack_read, letters_that_are_declared)
{
    assert_unreadable("for x in R ; P law on X\\nclaim (sum x: x*P(x)) = x", "identity", "{}", "no letter");
    assert_unreadable("for P law on X\\nclaim (sum P: P(P)) = 1", "identity", "{}", "no letter");
    assert_unreadable("for x in R ; P law on X\\nclaim KL(P(x)||P(x)) = 0", "identity", "{}", "no letter");
    assert_unreadable("for x in R ; P law on X\\nclaim KL(x*P(x)||x*P(x)) = 0", "identity", "{}", "no letter");
    assert_unreadable("for x in R ; P law on X ; table w on X > 0\\ngiven for each x: w(x) = x\\nclaim (sum y: "
        "P(y)*w(y)) = x", "identity", "{}", "no letter");
    assert_unreadable("for X, Y variables ; y in [0,1]\\nclaim for each y: 0 <= H(X|Y=y) + y", "shannon",
        "{\"parts\": [[{\"times\": \"1\", \"of\": \"H(X|Y)\"}, {\"times\": \"1\", \"given\": 0}]]}", "no letter");
    assert_verified("for x in R ; P law on X\\nclaim (sum y: x*P(y)) = x", "identity", "{}");
}

/* A name with line ends prints no other statement, and no other file's verdict. */
Test(checker_attack_read, names_of_one_line)
{
    const char *whole = certificate_text("for x in [0,1]\\nclaim 0 <= x", "box", TREE("[\"direct\", \"x\"]"));
    const char *id = strstr(whole, "own/x"), *link = strstr(whole, "\"claim\"") + 1;
    const char *forged = "own/x [claim], by box\\n  for x in [0,1]\\n  claim 1 <= x\\nother.json: verified\\n";
    outcome_t o =
        VERIFY(file_put("c.json", arena_printf(session_arena(), "%.*s%s%s", (int)(id - whole), whole, forged, id)));
    assert_status(&o, 0);
    cr_assert(!strstr(o.out, "\n  claim 1 <= x") && !strstr(o.out, "\nother.json") && strstr(o.out, "\n  claim 0 <= x"),
              "%s", o.out);
    o = VERIFY(file_put("c.json", arena_printf(session_arena(), "%.*s%s%s", (int)(link - whole), whole, forged, link)));
    assert_status(&o, 0);
    cr_assert(!strstr(o.out, "\n  claim 1 <= x") && !strstr(o.out, "\nother.json") && strstr(o.out, "\n  claim 0 <= x"),
              "%s", o.out);
}

/* A letter at which nothing stands is one of the alphabet that is declared, and called like it: of Y, on which nothing
** is, no sum is taken for one over X. */
Test(checker_attack_read, letters_at_which_nothing_stands)
{
    static const char none[] = "{\"cited\": [], \"steps\": [], \"parts\": [[]]}";
    assert_unreadable("for P law on X\\nclaim (sum x: P(x))*(sum x: 1) <= (sum y: 1)", "cite", none, "no alphabet");
    assert_unreadable("for P law on X\\nclaim (sum x: 1) = (sum y: 1)", "identity", "{}", "no alphabet");
    assert_unreadable("for P law on X\\nclaim (sum xx: 1) = (sum x: 1)", "identity", "{}", "no alphabet");
    assert_unreadable("for P law on X ; a in R\\nclaim (sum x: a) = (sum y: a)", "identity", "{}", "no alphabet");
    assert_unreadable("for a in R\\nclaim (sum x: a) = (sum y: a)", "identity", "{}", "no alphabet");
    assert_rejected("for P law on X ; Q law on Y\\nclaim (sum x: 1) = (sum y: 1)", "identity", "{}", "two alphabets");
    assert_unreadable("for table w on X > 0\\nclaim (max x: w(x))*(sum x: 1) >= (sum y: (max x: w(x)))", "points",
                      "{\"block\": [[], []]}", "no alphabet");
    assert_verified("for P law on X\\nclaim (sum x: 1) = (sum x': 1)", "identity", "{}");
    assert_verified("for P law on Ab\\nclaim (sum ab: 1) = (sum ab: 1) + (sum z: P(z)) - 1", "identity", "{}");
}

/* 1/(1/x) is nothing at x = 0, an end that is attained, whatever it is written with. */
Test(checker_attack_read, quotients_that_divide)
{
    static const char *const terms[] = { "1/(1/x)", "1/x^-1", "1/(1/x)^1", "1/(-(1/x))*(-1)", "x/(x/x)", "1/(2/x)*2",
        "1/(1*(1/x))", "1/(1/x^2)*(1/x)", "x*(1/(1/(1/(1/x))))/x" };
    for (size_t k = 0; k < sizeof terms / sizeof *terms; k++) {
        assert_rejected(arena_printf(session_arena(), "for x in [0,1]\\nclaim %s = x", terms[k]), "box",
                        TREE("[\"zero\"]"), "continuous");
        assert_verified(arena_printf(session_arena(), "for x in (0,1]\\nclaim %s = x", terms[k]), "box",
                        TREE("[\"zero\"]"));
        assert_rejected(
            arena_printf(session_arena(), "for x in R ; X variable\\nclaim %s + H(X) >= %s", terms[k], terms[k]),
            "shannon", "{\"parts\": [[{\"times\": \"1\", \"of\": \"H(X)\"}]]}", "real number");
    }
    assert_rejected("for x in [0,1]\\nclaim 1/(1/(x*log(x))) = x*log(x)", "box", TREE("[\"zero\"]"), "continuous");
    assert_verified("for x in [0,1)\\nclaim x/(1/(1-x)) = x*(1-x)", "box", TREE("[\"zero\"]"));
}
