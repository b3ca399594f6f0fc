/* SPDX-License-Identifier: MIT
**
** What is wrong is said with its place, what it is and what was expected; what is too large is refused before any work.
*/
#include "numerics/base/utf8.h"
#include "tests/claims/claims.h"

TestSuite(claims_refused, .init = session_open, .fini = session_close);

static void refuses(const char *text, unsigned line, unsigned column, const char *words)
{
    claim_fault_t f = fault_of(session_arena(), text);
    cr_assert(strstr(f.text, words), "says \"%s\", without \"%s\", of\n%s", f.text, words, text);
    cr_assert(f.at.line == line && f.at.column == column, "at %u:%u, expected %u:%u, of\n%s\n%s", f.at.line,
              f.at.column, line, column, text, f.text);
}

#define L(body) "lemma a\n" body "\nend\n"

Test(claims_refused, by_the_parser)
{
    refuses("lemma a\nfor p in [0,1]\nclaim p <=\nend\n", 4, 1, "expected a number, a name or (");
    refuses(L("for p in [0,1\nclaim p <= 1"), 3, 1, "expected ] or ) to close the interval");
    refuses(L("claim H(X) <= H(X,Y) [a"), 2, 22, "[ is not closed");
    refuses(L("claim H(X,Y <= 1"), 2, 13, "expected ) to close the bracket");
    refuses(L("for a, b in [0,1]\nclaim a $a % one$ <= a + b"), 3, 9, "a comment ends the TeX");
    refuses(L("for a, b in [0,1]\nclaim a $a \\\\% one$ <= a + b"), 3, 9, "a comment ends the TeX");
    refuses(L("claim H(X)"), 3, 1, "expected <=, >=, =, < or >");
    refuses("lemma a\nclaim 1 <= 2\n", 1, 1, "has no end");
    refuses("lemma a\nclaim 1 <= 2\nlemma b\nclaim 1 <= 2\nend\n", 3, 1, "lemma a, of line 1, has no end");
    refuses("lemma a\nend\n", 1, 1, "claims nothing");
    refuses(L("claim 1 <= 2 ; expect prooved"), 2, 23, "expected proved, holds, refuted or undecided");
    refuses(L("claim 1 <= 2 ; uses \"a/b\""), 2, 21, "expected a lemma's id");
    refuses("lemma a fidelity texbook\nclaim 1 <= 2\nend\n", 1, 18,
            "expected fidelity paper, reconstructed or textbook");
    refuses("claim a\nclaim 1 @ 2\nend", 2, 9, "@ is not of the language");
    refuses("lema a\nclaim 1 <= 2\nend", 1, 1, "did you mean lemma?");
    refuses(L("for p in [0,1]\nclam p <= 1"), 3, 1, "did you mean claim?");
    refuses(L("for p in [0,1]\ncliam p <= 1"), 3, 1, "did you mean claim?");
    refuses(L("for p in [0,1]\nclaim p <= (1 + (p)"), 4, 1, "to close the bracket of line 3, column 12");
    refuses(L("for P law on X\nclaim D(P||P) <= 1"), 3, 7, "D is no divergence, expected KL");
    refuses(L("for law p(d) p(t|d) ; Q law on T\nclaim 0 <= KL(p(t|d)||Q|p(a))"), 3, 25,
            "p(a) has no letter that is declared");
    refuses(L("for p in [0,1], n in 1..9\nclaim p <= 1"), 2, 15,
            "expected ; behind what is declared, or the end of `for`, found ,");
    refuses(L("for P law on X ; f table on X\nclaim 0 <= 1"), 2, 26, "expected a declaration: table f on X");
    refuses(L("for p in [0,1]\nlet a = p, b = a\nclaim b <= 1"), 3, 10,
            "expected ; and another definition, or a clause, found ,");
    refuses("lemma entropy power\nclaim 0 <= 1\nend\n", 1, 15, "a lemma's name is one word, found power");
    refuses(L("for P law on X ; table f on X\nclaim E[P; f] <= 1"), 3, 10,
            "under a law P it is E(P; f), in round brackets");
    refuses(L("for P law on X ; table f on X\nclaim Var(P; f) >= 0"), 3, 7, "a variance is E(P; f^2) - E(P; f)^2");
    refuses(L("for n in 1..9\nclaim n h2(1/n) <= n"), 3, 9, "here it is h(p)/log(2) in bits");
    refuses(L("for X, Y variables\nclaim H(X+Y) <= H(X)"), 3, 9,
            "a function of variables is a variable of its own: given Z:X,Y");
    refuses(L("claim MI(X;Y) <= 1"), 2, 7, "MI is no information and no mean, expected I(X;Y)");
    refuses(L("for p in [0,1]\nclaim |p - 1| <= 1"), 3, 7, "an absolute value is abs(..)");
    refuses(L("for p real\nclaim p <= 1"), 3, 1, "a declaration (p in [0,1]");
    refuses(L("for n in N\nclaim n <= 1"), 3, 1, "of real numbers [0,1] or R");
    refuses(L("claim sum i=1..3: i <= 6"), 2, 12, "expected : and what it is of, or in lo..hi");
    refuses(L("claim 2**2 <= 4"), 2, 8, "expected ^");
    refuses(L("claim \\frac{1}{2} <= 4"), 2, 7, "TeX is read in a file .tex");
    refuses(L("claim 1 =< 2"), 2, 9, "=< is no relation, expected <=");
    refuses(L("claim 1 ≤ 2"), 2, 9, "≤ is not of the language, expected <=");
    refuses(L("for ε in [0,1]\nclaim ε <= 1"), 2, 5, "ε is not of the language: names have letters from a to z");
    refuses("lemma a \"x\nclaim 1 <= 2\nend", 1, 9, "is not closed");
    refuses("lemma a \"x\"\n \"y\nclaim 1 <= 2\nend", 2, 2, "is not closed");
    refuses(L("claim 1 <= 2 ; say \"one\" \"two\""), 2, 26, "found \"two\"");
    refuses(L("claim 1 <= 2 ; say \"one\"\n\"two\" 3"), 3, 7, "found 3");
}

/* What authors write otherwise is answered by what is written here. */
Test(claims_refused, with_advice)
{
    refuses(L("for P law on X ; f on X\nclaim E_P[f] <= 1"), 3, 7, "a mean under a law P is E(P; ..)");
    refuses(L("for P law on X\nclaim sum_x P(x) <= 1"), 3, 7, "over a letter it is sum x: ..");
    refuses(L("for P law on X\nclaim max_x P(x) <= 1"), 3, 7, "over a letter it is max x: ..");
    refuses(L("for P law on X ; f on X\nclaim sup(f) <= 1"), 3, 7, "here it is max");
    refuses(L("for P, Q laws on X\nclaim ||P-Q|| <= 2"), 3, 7, "half the norm of P - Q is TV(P,Q)");
    refuses(L("for P law on X\nclaim for all x: P(x) <= 1"), 3, 7, "expected for each and the letters");
    refuses(L("for P law on X\nclaim forall x: P(x) <= 1"), 3, 7, "expected for each and the letters");
    refuses(L("for P law on X\nclaim P(x) <= 1 for all x"), 3, 17,
            "letters stand before the chain: claim for each x: ..");
    refuses(L("for p in [0,1]\nclaim p <= 1 if p <= 1/2"), 3, 14,
            "a guard stands before the chain: claim given ..: ..");
    refuses(L("for n in 1..4\nclaim n! <= 24"), 3, 8, "n! is prod k in 1..n: k");
    refuses(L("for p in [0,1]\nlet f(x) = x^2\nclaim f <= 1"), 4, 7, "f takes 1 argument, expected f(..)");
}

Test(claims_refused, two_reasons_or_two_verdicts_of_one_link)
{
    refuses(L("claim 1 <= 2 [a]\nby [a]: gibbs ; [a]: pinsker"), 3, 17,
            "a second reason of [a], expected one: there is one at line 3");
    refuses(L("claim 1 <= 2 [a]\nexpect holds [a]\nexpect refuted [a]"), 4, 8, "a second verdict of [a]");
    refuses(L("claim 1 <= 2\nexpect holds ; proved"), 3, 16, "a second verdict of the lemma");
}

/* One name is one thing: what is declared was looked up first, the last of two definitions, the first of two links. */
Test(claims_refused, two_things_of_one_name)
{
    refuses(L("for a in [0,1]\nlet a = 2\nclaim a <= 1"), 3, 5, "a is declared already");
    refuses(L("let X = 2\nfor X, Y variables\nclaim I(X;Y) <= H(X)"), 2, 5, "X is declared already");
    refuses(L("for X, Y variables on M letters ; M in 2..4\nlet M = 2\nclaim H(X) <= log M"), 3, 5, "M is declared already");
    refuses(L("for a in [0,1]\nlet b = 2 a\nlet b = a\nclaim b <= 1"), 4, 5, "b is defined already, at line 3");
    refuses("def f(x,x) = x\n" L("claim f(1,2) <= 1"), 1, 9, "a second argument x");
    refuses(L("claim 1 <= 2 [a]\nclaim 2 <= 1 [a]"), 3, 9, "a second link is called [a]");
    refuses(L("claim 1 <= 2 [a] <= 1 [a]"), 2, 18, "a second link is called [a]");
    compiled_from(session_arena(), "def f(x,y) = x\n" L("for a in [0,1]\nlet b = 2 a\n    c = a\nclaim b <= 2 [a] <= f(2,c) [b]"));
    refuses(L("claim H(x) <= H(X)"), 2, 9, "x and X would be two random variables");
    refuses(L("for X, Y variables\nclaim I(x;Y) <= H(X)"), 3, 9, "x and X would be two random variables");
    compiled_from(session_arena(), L("for X, x variables\nclaim I(x;X,X') <= H(x)"));
    compiled_from(session_arena(), L("claim 1 <= 2\nclaim 1 <= 2")); /* without names they are told apart by a number */
}

/* What is read in one way here, and in another by many. */
Test(claims_refused, what_ends_before_a_factor_or_behind_it)
{
    refuses(L("for p, q in (0,1)\nclaim log p/q <= 1"), 3, 12, "log(a)/b or log(a/b)");
    refuses(L("for p in (0,1)\nclaim log 1/p >= 0"), 3, 12, "log(a)/b or log(a/b)");
    refuses(L("for n in 1..9\nclaim sqrt n/2 >= 0"), 3, 13, "sqrt(a)/b or sqrt(a/b)");
    refuses(L("for P, Q laws on X\nclaim sum x: P(x) log P(x)/Q(x) >= 0"), 3, 27, "log(a)/b or log(a/b)");
    refuses(L("for n in 1..9\nclaim 1/2n <= 1"), 3, 10, "expected a blank, 1/2 n");
    refuses(L("for p in 0..1/2\nclaim p <= 0"), 2, 13, "a range a..b is of whole numbers");
    refuses(L("for p in 0.5..1\nclaim p <= 1"), 2, 10, "a range a..b is of whole numbers");
    compiled_from(session_arena(), L("for n in 1..4/2 ; p in (0,1)\nclaim log(p)/2 + log (p)/2 + log 2/n <= n/2 + 1/2 n + 1/(2 n)"));
}

/* What a proof uses or cites is there, or is refused where it stands. */
Test(claims_refused, references_to_nothing)
{
    static const struct { const char *text, *says;
    } wrong[] = {
        { "lemma pinsker\nclaim 1 <= 2\nend\nlemma b\nclaim 1 <= 3\nuses pinskr\nend\n",
          "r.lem:6:6: no lemma pinskr in the files given or in the papers; did you mean pinsker?\n" },
        { L("claim 1 <= 2\nuses pinsker-binary"), "r.lem:3:6: no lemma pinsker-binary in the files given or in the "
                                                  "papers; did you mean facts/pinsker-binary?\n" },
        { L("claim 1 <= 2\nuses a, facts/pinskr"),
          "r.lem:3:9: no lemma facts/pinskr in the files given or in the "
          "papers; did you mean facts/pinsker?\n    uses a, facts/pinskr\n            ^\n" },
        { L("claim 1 <= 2\nuses \"facts/pinsker#Pinskr\""),
          "r.lem:3:6: facts/pinsker has no link called Pinskr; did you mean Pinsker?" },
        { L("claim 1 <= 2 [x]\nby [x]: cite meen so 1: 1"),
          "r.lem:3:14: no schema and no lemma meen in the files given or in the papers; did you mean mean?" },
        { L("claim 1 <= 2 [x]\nby [x]: cite [y] so 1: 1"), "r.lem:3:14: r/a has no link called y" },
    };
    for (size_t k = 0; k < sizeof wrong / sizeof *wrong; k++) {
        outcome_t o = LEMMATA("check", file_put("r.lem", wrong[k].text)),
                  p = LEMMATA("prove", file_put("r.lem", wrong[k].text));
        assert_refused_at(&o, wrong[k].says);
        assert_refused_at(&p, wrong[k].says);
    }
    const char *one = file_put("one.lem", "paper \"A\" id mine\nlemma one\nclaim 1 <= 2\nend\n");
    const char *two = file_put(
        "two.lem", "paper \"A\" id mine\nlemma two\nclaim 1 <= 3\nuses one, \"mine/one#1 <= 2\", facts/pinsker\nend\n");
    outcome_t both = LEMMATA("check", "-q", two, one), alone = LEMMATA("check", "-q", two);
    assert_status(&both, 0);
    assert_refused_at(&alone, "two.lem:4:6: no lemma one in the files given");
}

/* Why a reason that cites proves nothing is said by name. */
Test(claims_refused, a_name_that_what_is_cited_has_not)
{
    outcome_t o = LEMMATA("prove", file_put("a.lem",
        L("for P law on X ; w on X > 0\nclaim E(P;w) <= 2 [x]\nby [x]: cite mean(P = P, Q = P, w = w, z = "
        "w) so 1: 1")));
    assert_status(&o, 4);
    cr_assert(strstr(o.out, "mean has no name z for which a term is put"), "%s", o.out);
}

Test(claims_refused, by_names_and_types)
{
    refuses(L("for pee in [0,1]\nclaim pe <= 1"), 3, 7, "did you mean pee?");
    refuses(L("for P law on X ; f on X\nclaim E(P; f) + f <= 1"), 3, 17, "its letter x is not bound here");
    refuses(L("for P law on X\nclaim P <= 1"), 3, 7, "P is a law, expected a number");
    refuses(L("for X, Y variables\nclaim X <= 1"), 3, 7, "X is a random variable, expected a number");
    refuses(L("for law p(x) p(xh|x)\nclaim I(X;XH) >= 0"), 3, 11, "did you mean Xh?");
    refuses(L("for P law on X ; Q law on Y\nclaim sum x: Q(x) <= 1"), 3, 16, "a letter of another alphabet");
    refuses(L("for P law on X\nclaim sum z: P(z) <= 1"), 3, 11, "a letter of no alphabet");
    refuses(L("for P law on X\nclaim P(x) <= 1"), 3, 9, "x is not bound here");
    refuses(L("for p in [0,1]\nclaim h(p, p) <= 1"), 3, 7, "h takes 1 argument, found 2");
    refuses(L("for p in [1,0]\nclaim p <= 1"), 2, 5, "the range is empty");
    refuses(L("for p in (1/2,0.5]\nclaim p <= 1"), 2, 5, "the range is empty");
    refuses(L("let f(x) = f(x)\nclaim f(1) <= 1"), 2, 12, "defined by itself");
    refuses(L("for p, p in [0,1]\nclaim p <= 1"), 2, 8, "p is declared already");
    refuses(L("for p in [0,1]\nclaim p <= 1 [a]\nexpect refuted [b]"), 4, 8, "no link is called b");
    refuses(L("for p in [0,1]\nclaim p <= 1 [oven]\nequality [ovem] iff p = 1"), 4, 10, "did you mean oven?");
    refuses(L("for P law on X ; Q law on Y\nclaim KL(P||Q) <= 1"), 3, 7, "P and Q are not on one alphabet");
    refuses(L("for W, V channels X -> Y\nclaim KL(W||V) <= 1"), 3, 7,
            "W and V are no laws, expected P, p(x) or W(y|x)");
    refuses(L("for p in (0,1)\nclaim ln(p) <= 0"), 3, 7, "here it is log");
    refuses(L("for p in [0,infinity)\nclaim p >= 0"), 2, 13, "here it is inf");
    refuses(L("for p in [0,1]\nclaim H(p) <= 1"), 3, 10, "of numbers h(p)");
    refuses(L("for X, Y variables on M letters ; M in 1..99999999999999999999\nclaim H(X) <= H(X,Y)"), 2, 35,
            "expected a range");
    refuses(L("for p in [0,1]\nclaim [p] <= 1"), 3, 9, "expected <=");
}

/* A million brackets, ten thousand links, an alphabet of 10^9, a deep tower. */
Test(claims_refused, what_is_too_large)
{
    size_t n = 900000;
    char *brackets = malloc(n + 100), *links = malloc(200000);
    cr_assert(brackets && links);
    memcpy(brackets, "claim a claim ", 14);
    memset(brackets + 14, '(', n);
    strcpy(brackets + 14 + n, "1 <= 2 end");
    cr_assert(strstr(fault_of(session_arena(), brackets).text, "nested deeper than"));
    char *at = links + sprintf(links, "lemma a\nclaim 1");
    for (int k = 0; k < 10000; k++) at += sprintf(at, " <= 1");
    strcpy(at, "\nend\n");
    cr_assert(strstr(fault_of(session_arena(), links).text, "a chain of more than"));
    cr_assert(strstr(fault_of(session_arena(), L("for X, Y variables on 1000000000 letters\nclaim H(X) <= H(Y)")).text,
                     "from 1 to 4096"));
    char *sum = malloc(200000), *end = sum + sprintf(sum, "lemma a\nclaim 1");
    for (int k = 0; k < 10000; k++) end += sprintf(end, " + 1");
    strcpy(end, " <= 2\nend\n");
    cr_assert(strstr(fault_of(session_arena(), sum).text, "parts in a row"));
    free(sum);
    free(brackets);
    free(links);
}

Test(claims_refused, with_a_caret)
{
    const char *file = file_put("wrong.lem", "lemma a\n  for p in [0,1]\n  claim 2 q <= p\nend\n");
    outcome_t o = LEMMATA("check", file);
    assert_status(&o, 2);
    cr_assert(o.out_n == 0);
    cr_assert(strstr(o.err, "wrong.lem:3:11: q is not declared, expected a number"), "%s", o.err);
    cr_assert(strstr(o.err, "      claim 2 q <= p\n              ^\n"), "%s", o.err);
}

/* Columns count characters, and the caret the columns of a terminal: two of a wide letter, none of a mark upon one. */
Test(claims_refused, with_a_line_that_is_harmless)
{
    const char *file = file_put("wrong.lem", "lemma a\n\tgiven \"\xc3\xa9\xe6\x97\xa5"
                                             "e\xcc\x81\": q <= 1 # \x1b[31m\xc2\x9b\nclaim 1 <= 1\nend\n");
    outcome_t o = LEMMATA("check", file);
    assert_status(&o, 2);
    cr_assert(strstr(o.err, "wrong.lem:2:16: q is not declared"), "%s", o.err);
    cr_assert(strstr(o.err, "     given \"\xc3\xa9\xe6\x97\xa5"
                            "e\xcc\x81\": q <= 1 #  [31m?\n                   ^\n"),
              "%s", o.err);
}

/* A long line is quoted about its place, and cut at characters. */
Test(claims_refused, in_a_long_line_of_letters_of_two_bytes)
{
    char text[3000] = "lemma a\ngiven \"", *end = text + strlen(text);
    for (int k = 0; k < 400; k++, end += 2) memcpy(end, "\xc3\xa9", 2);
    strcpy(end, "\": q <= 1\nclaim 1 <= 1\nend\n");
    claim_fault_t f = fault_of(session_arena(), text);
    fault_quote(&f, text);
    cr_assert(f.at.column == 411 && strcmp(f.line + f.caret, "q <= 1") == 0, "column %u, caret %u in %s", f.at.column,
              f.caret, f.line);
    cr_assert(utf8_fault(f.line, strlen(f.line)) == strlen(f.line));
}

/* What stands in the notes of a lemma, and how it is said here. */
Test(claims_refused, names_and_families_that_are_meant)
{
    refuses(L("for d in [0,2]\nclaim d <= 2 [K >= d]"), 3, 15, "stands in quotes: [\"K >= K0\"]");
    refuses(L("for d in [0,2]\nclaim d <= 2 without"), 3, 14, "without is not declared, expected a number");
    refuses(L("for x > 0\nclaim log x <= x - 1"), 2, 5,
            "x is not declared, expected a number: for x in R declares one");
    refuses(L("for p, q in [0,1]\nclaim 2 pq <= 2"), 3, 9, "pq is not declared, expected a number; a product is p q");
    refuses(L("claim KL(P||Q) >= 0"), 2, 7, "declared as in for P, Q laws on X");
    refuses(L("claim H(XY) <= H(X) + H(Y)"), 2, 9, "XY is one name that nothing declares");
    refuses(L("for X, Y, Z variables\nclaim I(X;YZ) >= I(X;Y)"), 3, 11, "is a variable, expected Y,Z");
    cr_assert(compiled_from(session_arena(), L("for X, Y, XY variables\nclaim H(XY) <= H(XY,X) + H(Y)")));
    cr_assert(compiled_from(session_arena(), L("claim H(XY) <= H(XY,X)")));
    refuses(L("for law p(x) p(y|x)\nclaim I(X;Y) >= 0\ntry decoders.corners"), 4, 5,
            "decoders are the last of a chain");
}

/* Nothing says that a table sums to 1: by name, taken at its letter, by another name, as an argument. */
Test(claims_refused, a_table_where_a_law_is_meant)
{
#define T(claim) L("for P law on X ; table f on X ; f > 0\nlet g = f\nclaim " claim)
    static const char says[] = "f is a table, expected a law: for f law on .., or let law NAME = ..";
    refuses(T("0 <= KL(f||P)"), 4, 15, says);
    refuses(T("0 <= KL(P||f)"), 4, 18, says);
    refuses(T("0 <= KL(f(x)||P(x))"), 4, 15, says);
    refuses(T("0 <= KL(g||P)"), 4, 15, says);
    refuses(T("TV(P,f) <= 1"), 4, 12, says);
    refuses(T("0 <= chi2(P||f)"), 4, 20, says);
    refuses(T("0 <= Renyi[2](f||P)"), 4, 21, says);
    refuses(T("0 <= H(f)"), 4, 14, says);
    refuses(T("0 <= E(f; P)"), 4, 14, says);
    refuses("def D(A,B) = KL(A||B)\n" L("for P law on X ; table f on X\nclaim 0 <= D(f,P)"), 1, 17,
            says);
    /* What is written out stands, and so does what is said to be a law. */
    static const char *const read[] = { T("0 <= KL(P*f/E(P; f)||P)"), T("0 <= E(P; f)"), T("min(f) <= max(f)"),
        L("for P law on X ; table f on X ; f > 0\nlet law g = f/(sum x: f(x))\nclaim 0 <= KL(g||P)"),
        L("for P law on X ; table f on X ; f > 0\nlet law g(x) = f(x)/(sum z of X: f(z))\nclaim 0 <= KL(g||P)"),
        L("for P law on X ; table f on X\nclaim for each f of X: P(f) <= 1") };
    for (size_t k = 0; k < sizeof read / sizeof *read; k++) compiled_from(session_arena(), read[k]);
#undef T
}

Test(claims_refused, an_include_that_is_not_there)
{
    outcome_t o = LEMMATA("check", file_put("wrong.lem", "include \"nothere.lem\"\n"));
    assert_status(&o, 2);
    cr_assert(strstr(o.err, "wrong.lem:1:9: cannot read nothere.lem\n") && !strstr(o.err, "cannot be opened"), "%s",
              o.err);
}

/* One alphabet has one size: said by |X|, or by rows. */
Test(claims_refused, rows_for_other_letters)
{
    refuses(L("for P law on X ; w on X\nclaim sum x: P(x) <= 1\ntry only |X| = 2, P = (1/2,1/4,1/4)"), 4, 19,
            "P is for 3 letters of X, |X| for 2");
    refuses(L("for P law on X ; w on X\nclaim sum x: P(x) <= 1\ntry only corners P in {(1/2,1/2)}, |X| in {2, 3}"), 4,
        36, "|X| is for 3 letters of X, P for 2");
    refuses(L("for P law on X ; w on X\nclaim sum x: P(x) <= 1\ntry only P = (1/2,1/2), w = (1,2,3)"), 4, 25,
            "w is for 3 letters of X, P for 2");
    refuses(L("for w on X,X\nclaim w(0,0) <= 9\ntry only w = ((1,2),(3,4),(5,6))"), 4, 14,
            "rows for 3 letters and for 2 of X");
}

/* Sizes that the declarations or hypotheses ask for and that cannot be: the candidate is outside, and nothing large is
** made. */
Test(claims_refused, what_cannot_be_made_is_outside)
{
    outcome_t o = LEMMATA(
        "check",
        file_put("a.lem", L("for X,Y,Z,U,V variables on M letters ; M in 60..60\nclaim H(X,Y,Z,U,V) <= 5 log M")));
    cr_expect(o.status == 4 && strstr(o.out, "is to have more than 1048576 entries") && strstr(o.out, "tried 0"),
        "exit %d\n%s%s", o.status, o.out, o.err);
}

Test(claims_refused, a_file_that_claims_nothing)
{
    static const char *const text[] = { "", "\n\n", "# a comment\n", "def f(x) = x\n", "paper \"A\" id a\n" };
    for (size_t k = 0; k < sizeof text / sizeof *text; k++) {
        outcome_t o = LEMMATA("check", file_put("a.lem", text[k]));
        cr_expect(o.status == 2 && strstr(o.err, "claims nothing, expected lemma NAME"), "%s: exit %d\n%s%s", text[k],
                  o.status, o.out, o.err);
    }
}
