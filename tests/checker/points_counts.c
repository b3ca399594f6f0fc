/* SPDX-License-Identifier: MIT
**
** How many of the others in a pool stand in a set: each rule as it is, and what is a little more, or rests on a little
** less.
*/
#include "tests/checker/points.h"

TestSuite(checker_points_counts, .init = session_open, .fini = session_close, .timeout = 120);

#define FROM_OF(counts)                                                                                                \
    "for table w on X > 0 ; p law on X ; table z on Y > 0 ; K, M in 2..inf ; b in (0,inf) ; v in (0,1] ; r, y in R"    \
    " ; k in (0,inf) ; HK weights of x: w(x), p(x), K ; HM weights of x: w(x), p(x)*HK(x), M" counts "\\n"
#define FROM                                                                                                           \
    FROM_OF(" ; C chance of x: [w(x) >= b], HK, y ; G share of x: [w(x) >= b], HK, y"                                  \
            " ; S chance of x: [w(x) > b], HK, y ; N chance of x: [w(x) >= b], HK, y + 1"                              \
            " ; T chance of x: [w(x) >= b], HM, y")
#define SHOWN(k) "[[\"1\", " k "]]"

#define FEW(c) "[\"few\", \"G\", \"" c "\", \"x\"]"

Test(checker_points_counts, few)
{
    static const tried_t tried[] = {
        { "claim for each x: G(x) <= K*C", BLOCK(FEW("C"), SHOWN("0")), NULL },
        { "claim C <= 1", BLOCK("", "[[\"1 - C\"]]"), NULL },
        { "claim for each x: 0 <= C*G(x)", BLOCK("", "[[\"C*G(x)\"]]"), NULL },
        { "claim for each x: G(x) < K*C", BLOCK(FEW("C"), SHOWN("0")), "not shown to be the sum" },
        { "claim for each x: G(x) <= C", BLOCK(FEW("C"), SHOWN("0")), "not shown to be the sum" },
        { "claim for each x: G(x) <= M*C", BLOCK(FEW("C"), SHOWN("0")), "not shown to be the sum" },
        { "claim for each x: HK(x) <= K*C", BLOCK(FEW("C"), SHOWN("0")), "not shown to be the sum" },
        { "claim for each x: G(x) <= HK(x)", BLOCK("", "[]"), "not shown to be the sum" },
        { "claim 0 < C", BLOCK("", "[]"), "not shown to be the sum" },
        { "claim for each x: 0 < G(x)", BLOCK("", "[]"), "not shown to be the sum" },
        { "claim for each x: G(x) <= K*S", BLOCK(FEW("S"), SHOWN("0")), "of other events" },
        { "claim for each x: G(x) <= K*N", BLOCK(FEW("N"), SHOWN("0")), "of other events" },
        { "claim for each x: G(x) <= K*T", BLOCK(FEW("T"), SHOWN("0")), "of other events" },
        { "claim for each x: G(x) <= K*C", BLOCK(FEW("G"), SHOWN("0")), "no such count" },
        { "claim for each x: HK(x) <= K*C", BLOCK("[\"few\", \"HK\", \"C\", \"x\"]", SHOWN("0")), "no such count" },
    };
    ALL(FROM, tried);
}

#define HEAVY(p)                                                                                                       \
    "[[], \"split\", \"[w(j) >= b]\", [[], [[\"" p "*[w(j) >= b]\", 2]]], [[], [[\"" p "*(w(j) - b)\", 1]]]]"
#define MANY(b, block) "[\"many\", \"G\", \"" b "\", \"x\", \"j\", " block ", [[\"1\", 0]]]"
#define OWN MANY("b", HEAVY("p(j)"))

Test(checker_points_counts, many)
{
#define NOT_LESS "given y >= 0\\n"
#define IS(rest, y) NOT_LESS "claim for each x: (" rest ")*(w(x) + " y "*b) <= K*w(x)"
    static const tried_t tried[] = {
        { IS("HK(x) - G(x)", "y"), BLOCK(OWN, SHOWN("1")), NULL },
        { IS("HK(x)", "y"), BLOCK(OWN, SHOWN("1")), "not shown to be the sum" },
        { IS("HM(x) - G(x)", "y"), BLOCK(OWN, SHOWN("1")), "not shown to be the sum" },
        { IS("HK(x) - G(x)", "(y+1)"), BLOCK(OWN, SHOWN("1")), "not shown to be the sum" },
        { NOT_LESS "claim for each x: (HK(x) - G(x))*(w(x) + y*b) < K*w(x)", BLOCK(OWN, SHOWN("1")),
          "not shown to be the sum" },
        { NOT_LESS "claim for each x: (HK(x) - G(x))*(w(x) + y*b) <= w(x)", BLOCK(OWN, SHOWN("1")),
          "not shown to be the sum" },
        { "given y >= -1\\nclaim for each x: (HK(x) - G(x))*(w(x) + y*b) <= K*w(x)", BLOCK(OWN, SHOWN("1")),
          "a count" },
        { NOT_LESS "claim for each x: (HK(x) - G(x))*(w(x) + y*r) <= K*w(x)",
          BLOCK(MANY("r", HEAVY("p(j)")), SHOWN("1")), "shown positive" },
        { IS("HK(x) - G(x)", "2*y"), BLOCK(MANY("2*b", HEAVY("p(j)")), SHOWN("1")), "not shown to be the sum" },
        { IS("HK(x) - G(x)", "y"), BLOCK(MANY("b", HEAVY("p(j)*HK(j)")), SHOWN("1")), "not shown to be the sum" },
        { IS("HK(x) - G(x)", "y"), BLOCK(MANY("w(j)", HEAVY("p(j)")), SHOWN("1")), "!" },
        { NOT_LESS "claim for each x: (HK(x) - G(x))*(w(x) + y*w(x)) <= K*w(x)",
          BLOCK(MANY("w(x)", "[[], [[\"p(j)*[w(j) >= b]*w(j)\"]]]"), SHOWN("1")), "not shown to be the sum" },
    };
    ALL(FROM, tried);
}

#define MASS "given v <= (sum x: p(x)*[w(x) >= b])\\n"
#define TAIL(count, t, z, less, sum) "[\"tail\", \"" count "\", \"" t "\", \"" z "\", " less ", " sum "]"
#define HALF "[[\"1/2\"]]"
#define LOGS(a, b) "[[\"(K-1)/2\", 0], [\"" a "\", 1], [\"" b "\"]]"
#define FEWER "given y <= v*(K-1)/2\\n"
#define EXACT LOGS("log(2)", "v*(K-1)*(3/8 - log(2)/2)")
#define BOUND_OF(n) "exp(-(K-1)*v/" n ")"
#define RARER(count, t, n, sum) BLOCK(TAIL(count, t, BOUND_OF(n), HALF, sum), SHOWN("2"))

/* t^(N-y): P(N < y) <= t^-y exp(-n q (1-t)). */
Test(checker_points_counts, tail)
{
#define RARE(c, z) MASS FEWER "claim " c " <= " z
#define EIGHTH BOUND_OF("8")
    static const tried_t tried[] = {
        { RARE("C", EIGHTH), RARER("C", "1/2", "8", EXACT), NULL },
        { RARE("C", BOUND_OF("7")), RARER("C", "1/2", "7", LOGS("log(2)", "v*(K-1)*(5/14 - log(2)/2)")), NULL },
        { RARE("C", BOUND_OF("6")), RARER("C", "1/2", "6", LOGS("log(2)", "v*(K-1)*(1/3 - log(2)/2)")),
          "not shown to be >= 0" },
        { MASS FEWER "claim C < " EIGHTH, RARER("C", "1/2", "8", EXACT), "not shown to be the sum" },
        { MASS "given y <= v*K/2\\nclaim C <= " EIGHTH, RARER("C", "1/2", "8", EXACT), "how rare it is" },
        { MASS "given y <= v*(M-1)/2\\nclaim C <= " EIGHTH, RARER("C", "1/2", "8", EXACT), "how rare it is" },
        { "given v <= (sum x: p(x)*[w(x) <= b])\\n" FEWER "claim C <= " EIGHTH, RARER("C", "1/2", "8", EXACT),
          "how rare it is" },
        { RARE("S", EIGHTH), RARER("S", "1/2", "8", EXACT), "how rare it is" },
        { RARE("N", EIGHTH), RARER("N", "1/2", "8", EXACT), "how rare it is" },
        { RARE("T", EIGHTH), RARER("T", "1/2", "8", EXACT), "how rare it is" },
        { RARE("C", EIGHTH), BLOCK(TAIL("C", "2", EIGHTH, "[]", EXACT), SHOWN("2")), "1 minus what" },
        { RARE("C", EIGHTH), BLOCK(TAIL("C", "k", EIGHTH, "[]", EXACT), SHOWN("2")), "1 minus what" },
        { RARE("C", EIGHTH), RARER("C", "0", "8", EXACT), "shown positive" },
        { RARE("C", EIGHTH), RARER("C", "-1/2", "8", EXACT), "shown positive" },
        { RARE("C", "r"), BLOCK(TAIL("C", "1/2", "r", HALF, EXACT), SHOWN("2")), "shown positive" },
        { MASS FEWER "claim C <= 1",
          BLOCK("[\"each\", \"j\", \"w(j)\", \">\", [[" TAIL("C", "1/2", "w(j)", HALF, EXACT) "], [[\"w(j)\"]]]]",
                "[[\"1 - C\"]]"),
          "shown positive" },
        { MASS FEWER "claim for each x: G(x) <= " EIGHTH, RARER("G", "1/2", "8", EXACT), "no such count" },
    };
    ALL(FROM, tried);
}

Test(checker_points_counts, rounded_up)
{
#define UP "[\"ceil\", \"E\"]"
#define WHOLE(m, sum) "[\"whole\", \"E\", \"" m "\", " sum "]"
#define HALF_LESS "[[\"(K-1)*(1 - v/2)\"]]"
    static const char from[] = FROM_OF(" ; E ceil of v*(K - 1)/2");
    static const tried_t tried[] = {
        { "claim v*(K-1)/2 <= E", BLOCK(UP, SHOWN("0")), NULL },
        { "claim E <= K - 1", BLOCK(WHOLE("K - 1", HALF_LESS), SHOWN("0")), NULL },
        { "claim E <= (K-1)*M^2", BLOCK(WHOLE("(K-1)*M^2", "[[\"(K-1)*(M^2 - v/2)\"]]"), SHOWN("0")), NULL },
        { "claim v*(K-1)/2 < E", BLOCK(UP, SHOWN("0")), "not shown to be the sum" },
        { "claim E <= v*(K-1)/2", BLOCK(UP, SHOWN("0")), "not shown to be" },
        { "claim 0 <= E", BLOCK("", "[]"), "not shown to be the sum" },
        { "claim E <= K - 2", BLOCK(WHOLE("K - 2", HALF_LESS), SHOWN("0")), "what is rounded up" },
        { "claim E <= K - 1/2", BLOCK(WHOLE("K - 1/2", HALF_LESS), SHOWN("0")), "no integer by its form" },
        { "claim E <= (K-1)/2", BLOCK(WHOLE("(K-1)/2", "[[\"(K-1)/2*(1 - v)\"]]"), SHOWN("0")),
          "no integer by its form" },
        { "claim E <= v*(K-1)", BLOCK(WHOLE("v*(K-1)", "[[\"v*(K-1)/2\"]]"), SHOWN("0")), "no integer by its form" },
        { "claim E <= E", BLOCK(UP ", " WHOLE("E", SHOWN("0")), "[]"), "no integer by its form" },
        { "claim E <= K", BLOCK(WHOLE("K^-1", HALF_LESS), "[]"), "no integer by its form" },
    };
    ALL(from, tried);
}

/* What is counted is a set of points of the pool; how many is a number, and defined. */
Test(checker_points_counts, declarations)
{
    static const char from[] = "for table w on X > 0 ; p law on X ; table z on Y > 0 ; K in 2..inf ; b in (0,inf)"
                               " ; y in R ; HK weights of x: w(x), p(x), K";
#define LESS_THAN_ONE BLOCK("", "[[\"1 - C\"]]")
    static const tried_t tried[] = {
        { " ; C chance of x: p(x), HK, y\\nclaim C <= 1", LESS_THAN_ONE, "not 0 or 1 by its form" },
        { " ; C chance of x: 2*[w(x) > b], HK, y\\nclaim C <= 1", LESS_THAN_ONE, "not 0 or 1 by its form" },
        { " ; C chance of x: [w(x)/y > b], HK, y\\nclaim C <= 1", LESS_THAN_ONE, "" },
        { " ; C chance of x: [w(x) > b], HK, 1/y\\nclaim C <= 1", LESS_THAN_ONE, "" },
        { " ; E ceil of log(y)\\nclaim 0 <= 1", BLOCK("", "[[\"1\"]]"), "" },
        { " ; C chance of x: [w(x) > b], HK, w(x)\\nclaim C <= 1", LESS_THAN_ONE, "!" },
        { " ; C chance of x: [z(x) > b], HK, y\\nclaim C <= 1", LESS_THAN_ONE, "!points of the pool" },
        { " ; C chance of x: [y > b], HK, y\\nclaim C <= 1", LESS_THAN_ONE, "!points of the pool" },
        { " ; C chance of x: [w(x) > b], p, y\\nclaim C <= 1", LESS_THAN_ONE, "!no weights of pools" },
        { " ; C chance of x: [w(x) > b], HK\\nclaim C <= 1", LESS_THAN_ONE, "!" },
        { " ; C ceil y\\nclaim C <= 1", LESS_THAN_ONE, "!" },
        { " ; C chance of x: [w(x) > b], HK, y\\nclaim C <= 1", LESS_THAN_ONE, NULL },
    };
    ALL(from, tried);
}

/* A count depends on the law, whatever it is made of; what is known of one law is not of any. */
Test(checker_points_counts, of_any_law)
{
    static const char from[] =
        "for table w on X > 0 ; p law on X > 0 ; K in 2..inf ; b in (0,inf) ; v in (0,1] ; y, z in R"
        " ; HK weights of x: w(x), p(x), K ; C chance of x: [w(x) >= b], HK, y"
        " ; G share of x: [w(x) >= b], HK, y ; E ceil of y\\n";
#define ALWAYS(term, steps, sum) "[\"always\", \"p\", \"" term "\", \">=\", [[" steps "], " sum "]]"
    static const tried_t tried[] = {
        { "claim for each x: G(x) <= K*C", BLOCK(ALWAYS("K*C - G(x)", FEW("C"), SHOWN("0")), SHOWN("0")), NULL },
        { "claim for each x: G(x) <= K*C", BLOCK(FEW("C") ", " ALWAYS("K*C - G(x)", "", SHOWN("0")), SHOWN("0")),
          "one law alone" },
        { "given C <= z\\nclaim C <= z", BLOCK(ALWAYS("z - C", "", SHOWN("0")), SHOWN("1")), "about one law alone" },
        { MASS FEWER "claim C <= " EIGHTH,
          BLOCK(ALWAYS(EIGHTH " - C", TAIL("C", "1/2", EIGHTH, HALF, EXACT), SHOWN("2")), SHOWN("2")),
          "about one law alone" },
        { "given y >= 0\\nclaim for each x: (HK(x) - G(x))*(w(x) + y*b) <= K*w(x)",
          BLOCK(ALWAYS("K*w(x) - (HK(x) - G(x))*(w(x) + y*b)", OWN, SHOWN("1")), SHOWN("1")), NULL },
    };
    ALL(from, tried);
}
