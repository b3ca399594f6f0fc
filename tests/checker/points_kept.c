/* SPDX-License-Identifier: MIT
**
** What a loop keeps: by induction, from the law that it starts at, of this loop alone; and limits of two letters.
*/
#include "tests/checker/points.h"

TestSuite(checker_points_kept, .init = session_open, .fini = session_close, .timeout = 120);

#define FROM                                                                                                           \
    "for table w on X > 0 ; p, q laws on X > 0 ; r law on X ; K in 2..inf ; N in 1..inf ; c in (0,inf) ; "             \
    "HK weights of x: w(x), p(x), K ; HN weights of x: w(x), p(x), N ; HR weights of x: w(x), r(x), K"
#define STILL " ; D decay of x: w(x), p(x), p(x)\\n"
#define MOVES " ; D decay of x: w(x), p(x), p(x)*HK(x)\\n"
#define BOTH " ; D decay of x: w(x), p(x), p(x) ; E decay of x: w(x), p(x), p(x)*HK(x)\\n"
#define W "(sum x: p(x)*w(x))"
#define START "[\"start\", \"n\", \"" W "\", []]"
#define KEPT(loop, g, base, steps, end)                                                                                \
    "[\"kept\", \"" loop "\", \"" g "\", " base ", [[" steps "], " end "]]"
#define KEEPS(loop) KEPT(loop, W " - n", "[[\"-1\", 0]]", "", "[[\"1\", 1]]")
#define ALONG(loop, g, rel, sum) "[\"along\", \"" loop "\", \"" g "\", \"" rel "\", [[], " sum "]]"
#define ALWAYS(g, rel, block) "[\"always\", \"p\", \"" g "\", \"" rel "\", " block "]"

/* From n = W of p, W >= n of each law of a loop that stays; what is of one loop, or of its start, is of no other. */
Test(checker_points_kept, induction)
{
    static const tried_t still[] = {
        { "claim " W " > 0", BLOCK(START ", " KEEPS("D"), "[[\"1\", 1], [\"n\"]]"), NULL },
        { "claim " W " > 0", BLOCK(START ", " KEEPS("D") ", " ALONG("D", W, ">", "[[\"1\", 1], [\"n\"]]"),
          "[[\"1\", 2]]"), NULL },
        { "claim 0 <= 1", BLOCK(START ", " KEEPS("D") ", " ALWAYS(W " - n", ">=", "[[], [[\"1\", 1]]]"), "[]"),
          "a relation of one law alone" },
        { "claim 0 <= 1",
          BLOCK(START ", " KEEPS("D") ", " ALONG("D", W " - n", ">=", "[[\"1\", 1]]") ", " ALWAYS(
                    W " - n", ">=", "[[], [[\"1\", 2]]]"), "[]"),
          "a relation of one law alone" },
        { "claim 0 <= 1", BLOCK(START ", " ALONG("D", W " - n", ">=", "[[\"-1\", 0]]"), "[]"),
          "a relation of one law alone" },
        { "claim 0 <= 1", BLOCK(START ", " KEPT("D", W " - n", "[[\"-1\", 0]]", "", "[[\"-1\", 0]]"), "[]"),
          "a relation of one law alone" },
        { "claim 0 <= 1", BLOCK(START ", " KEPT("D", W " - 2*n", "[[\"-2\", 0]]", "", "[[\"1\", 1]]"), "[]"),
          "what is kept is not shown" },
        { "claim 0 <= 1", BLOCK(START ", " KEPT("D", "n - 2*" W, "[[\"1\", 0]]", "", "[[\"1\", 1]]"), "[]"),
          "what is kept is not shown" },
        { "claim 0 <= 1", BLOCK(START ", " KEPT("D", W " - n", "[[\"-1\", 1]]", "", "[[\"1\", 1]]"), "[]"),
          "a relation: 1" },
        { "claim 0 <= 1", BLOCK(START ", " KEPT("D", "(sum x: p(x)*HK(x)) - n", "[]", "", "[]"), "[]"),
          "what is kept is not shown" },
        { "claim 0 <= 1", BLOCK(KEPT("D", "(sum x: p(x)*HK(x))", "[]", "", "[]"), "[]"),
          "what is made of a law stands in it" },
        { "claim 0 <= 1", BLOCK(KEPT("D", "D", "[[\"D\"]]", "", "[]"), "[]"), "what is made of a law stands in it" },
        { "claim 0 <= 1", BLOCK(KEPT("w", "1", "[]", "", "[]"), "[]"), "no number of a loop" },
        { "claim 0 <= 1",
          BLOCK("[\"each\", \"x\", \"w(x)\", \">=\", [[" KEPT("D", "1", "[]", "", "[]") "], []]]", "[]"),
          "any already" },
        { "given " W " > 1\\nclaim 0 <= 1", BLOCK(KEPT("D", W " - 1", "[[\"1\", 0]]", "", "[[\"1\", 0]]"), "[]"),
          "about one law alone" },
        { "given " W " > 1\\nclaim 0 <= 1",
          BLOCK(KEPT("D", W " - 1", "[[\"1\", 0]]", "", "[[\"1\", 1]]"), "[]"), NULL },
        { "claim for each a: p(a) > 0",
          BLOCK("[\"start\", \"n\", \"p(a)\", []], " KEPT("D", "p(a) - n", "[[\"-1\", 0]]", "", "[[\"1\", 1]]"),
                "[[\"1\", 1], [\"n\"]]"), NULL },
    };
    ALL(FROM STILL, still);
    static const tried_t moves[] = {
        { "claim 0 <= 1", BLOCK(START ", " KEEPS("D"), "[]"), "not shown to be the sum" },
        { "claim for each a: 0 <= 1",
          BLOCK("[\"start\", \"n\", \"p(a)\", []], " KEPT("D", "p(a) - n", "[[\"-1\", 0]]", "", "[[\"1\", 1]]"), "[]"),
          "not shown to be the sum" },
        { "claim 0 <= 1",   /* the mass stays: the points of a pool are a law */
          BLOCK(KEPT("D", "(sum x: p(x)) - 1", "[]", "[\"total\", \"HK\"]", "[[\"-1\", 1]]"), "[]"), NULL },
        { "claim 0 <= 1", BLOCK(KEPT("D", "(sum x: p(x)) - 1", "[]", "[\"total\", \"HN\"]", "[[\"-1\", 1]]"), "[]"),
          "not shown to be the sum" },
        { "claim for each a: 0 <= 1",   /* a point that weighs most */
          BLOCK("[\"start\", \"n\", \"p(a)\", []], " KEPT(
                    "D", "p(a) - n", "[[\"-1\", 0]]", "[\"most\", \"HK\", \"a\"]", "[[\"1\", 1], [\"p(a)\", 2]]"),
          "[]"),
          "not shown to be the sum" },
    };
    ALL(FROM MOVES, moves);
    static const tried_t both[] = {
        { "claim 0 <= 1", BLOCK(START ", " KEEPS("D") ", " ALONG("D", W " - n", ">=", "[[\"1\", 1]]"), "[]"), NULL },
        { "claim 0 <= 1", BLOCK(START ", " KEEPS("D") ", " ALONG("E", W " - n", ">=", "[[\"1\", 1]]"), "[]"),
          "a relation of one law alone" },
        { "claim 0 <= 1",
          BLOCK(START ", " KEEPS("D") ", [\"dies\", \"E\", \"0\", \"k\", \"w(k)\", [], [], [[\"1\", 1], [\"n\"]], []]",
                "[]"),
          "a relation of one law alone" },
    };
    ALL(FROM BOTH, both);
}

/* Names of what is of the statement's own laws: numbers, while the block lasts. */
Test(checker_points_kept, starts)
{
    static const tried_t tried[] = {
        { "claim " W " > 0", BLOCK(START, "[[\"-1\", 0], [\"n\"]]"), NULL },
        { "claim " W " > 1", BLOCK(START, "[[\"-1\", 0], [\"n\"]]"), "not shown to be the sum" },
        { "claim 0 <= 1", BLOCK(START ", " ALWAYS("n", ">", "[[], []]"), "[]"), NULL },
        { "claim 0 <= 1", BLOCK(START ", " ALWAYS(W " - n", "=", "[[], [[\"-1\", 0]]]"), "[]"),
          "a relation of one law alone" },
        { "claim 0 <= 1", BLOCK("[\"start\", \"n\", \"c - 1\", []]", "[]"), "what is named" },
        { "claim 0 <= 1", BLOCK("[\"start\", \"w\", \"c\", []]", "[]"), "a name already" },
        { "claim 0 <= 1", BLOCK("[\"start\", \"N1\", \"c\", []]", "[]"), "small letters" },
        { "claim 0 <= 1", BLOCK(START ", " START, "[]"), "a name already" },
        { "claim 0 <= 1", BLOCK(ALWAYS("1", ">", "[[" START "], []]"), "[]"), "where a letter or a law is any" },
        { "claim 0 <= 1", BLOCK("[\"each\", \"x\", \"w(x)\", \">=\", [[" START "], []]]", "[]"),
          "where a letter or a law is any" },
        { "claim 0 <= 1",
          BLOCK("[\"show\", \"1\", \">\", [[" START "], []]], [\"show\", \"n\", \">\", [[], []]]", "[]"),
          "!n is not declared" },
        { "claim 0 <= 1", BLOCK("[\"show\", \"1\", \">\", [[" START "], []]], " START, "[]"), NULL },
        { "claim 0 <= 1", BLOCK(START ", [\"positive\", \"m\", \"" W "\", []], " ALWAYS("n", ">", "[[], []]"), "[]"),
          "a term that has a name depends on the law" },
    };
    ALL(FROM "\\n", tried);
}

/* Strictly below the ratio, where a point that is drawn weighs more than the least. */
Test(checker_points_kept, strictly)
{
#define LEAST(H, p)                                                                                                    \
    "[\"least\", \"" H "\", \"min z: w(z)\", \"z\", [[[\"bound\", \"min z: w(z)\", \"z\"]], [[\"" p "\", 2]]]]"
#define LESS(H, order, above)                                                                                          \
    "[\"less\", \"" H "\", \"min z: w(z)\", \"a\", \"b\", \"e\", [[\"1\", " order "]], [[\"1\", " above "]]]"
#define CLAIM(H, size, rel)                                                                                            \
    H "(a)*w(b)*(w(a) + (" size "-1)*(min z: w(z))) " rel " " H "(b)*w(a)*(w(b) + (" size "-1)*(min z: w(z)))"
#define GIVEN "claim for each a, b, e, given w(a) < w(b), given w(e) > (min z: w(z)): "
    static const tried_t tried[] = {
        { GIVEN CLAIM("HK", "K", "<"), BLOCK(LEAST("HK", "p(z)") ", " LESS("HK", "0", "1"), "[[\"1\", 2]]"), NULL },
        { GIVEN CLAIM("HK", "K", "<"), BLOCK(LESS("HK", "0", "1"), "[[\"1\", 2]]"), "not shown to be below" },
        { GIVEN CLAIM("HK", "K", "<"), BLOCK(LEAST("HK", "p(z)") ", " LESS("HK", "0", "0"), "[[\"1\", 2]]"),
          "a weight above the least" },
        { GIVEN CLAIM("HK", "K", "<"), BLOCK(LEAST("HK", "p(z)") ", " LESS("HK", "1", "1"), "[[\"1\", 2]]"),
          "the order of two weights" },
        { GIVEN CLAIM("HN", "N", "<"), BLOCK(LEAST("HN", "p(z)") ", " LESS("HN", "0", "1"), "[[\"1\", 2]]"),
          "a point alone has the share 1" },
        { GIVEN CLAIM("HR", "K", "<"), BLOCK(LEAST("HR", "r(z)") ", " LESS("HR", "0", "1"), "[[\"1\", 2]]"),
          "not shown to be drawn" },
        { "claim for each a, b, e, given w(a) <= w(b), given w(e) > (min z: w(z)): " CLAIM("HK", "K", "<"),
          BLOCK(LEAST("HK", "p(z)") ", " LESS("HK", "0", "1"), "[[\"1\", 2]]"), "the order of two weights" },
        { "claim for each a, b, e, given w(a) < w(b), given w(e) >= (min z: w(z)): " CLAIM("HK", "K", "<"),
          BLOCK(LEAST("HK", "p(z)") ", " LESS("HK", "0", "1"), "[[\"1\", 2]]"), "a weight above the least" },
    };
    ALL(FROM "\\n", tried);
}

/* Of two letters, the one whose odds fall strictly vanishes. */
Test(checker_points_kept, wanes)
{
#define TWO " ; L limit of x: p(x), p(x)\\n"
#define WANES(a, off, fall)                                                                                            \
    "[\"wanes\", \"L\", \"k\", \"" a "\", [[\"1\", 0]], [[\"1\", 1]], [" off "], [" fall "]]"
    static const tried_t tried[] = {   /* the law stays as it is: no odds fall */
        { "given (sum x: 1) <= 2\\nclaim 0 <= 1", BLOCK(WANES("w(k)", "", ""), "[]"), "not 0 or 1 by its form" },
        { "given (sum x: 1) <= 2\\nclaim 0 <= 1", BLOCK(WANES("[p(k) > 0]", "", ""), "[]"), "depends on the law" },
        { "given (sum x: 1) <= 3\\nclaim 0 <= 1", BLOCK(WANES("[w(k) > c]", "", ""), "[]"), "at most two letters" },
        { "given (sum x: 1) <= 2\\nclaim 0 <= 1", BLOCK(WANES("[w(k) > c]", "", ""), "[]"), "a relation: 1" },
        { "given (sum x: 1) <= 2\\nclaim 0 <= 1",
          BLOCK("[\"show\", \"0\", \">=\", [[" WANES("[w(k) > c]", "", "") "], []]]", "[]"),
          "a step of the whole block" },
        { "given (sum x: 1) <= 2 ; (sum x: p(x)*[w(x) > c]) > 0\\nclaim 0 <= 1",
          BLOCK(WANES("[w(k) > c]", "", ""), "[]"),
          "about one law alone" },
        { "given (sum x: 1) <= 2 ; c > 1\\nclaim 0 <= 1", BLOCK(WANES("[w(k) > c]", "", ""), "[]"),
          "the mass that odds are against" },
        { "claim for each a: L(a) <= 1", BLOCK("", "[[\"1 - L(a)\"]]"), "not shown to exist" },
    };
    ALL(FROM TWO, tried);
#define PART(g, at) "[\"part\", \"k\", \"" g "\", \"" at "\", [[], [[\"" g "\"]]]]"
#define APART                                                                                                          \
    "[\"holds\", \"[w(a) > c]\", [[\"1\", 1]]], [\"show\", \"[w(b) > c]\", \"=\", [[], \"split\", \"[w(b) > c]\", "  \
    "[[], \"absurd\", [[\"1\", 5], [\"1\", 2]]], [[], [[\"1\", 4]]]]], " ALWAYS(                                      \
        "(sum x: p(x)*[w(x) > c])", ">",                                                                               \
        "[[" PART("p(k)*[w(k) > c]", "a") "], [[\"1\", 5], [\"-p(a)\", 3], [\"p(a)\"]]]") ", " ALWAYS(                 \
        "(sum x: p(x)*(1 - [w(x) > c]))", ">",                                                                         \
        "[[" PART("p(k)*(1 - [w(k) > c])", "b") "], [[\"1\", 6], [\"p(b)\", 4], [\"p(b)\"]]]")
#define FELL(of, off, fall)                                                                                            \
    BLOCK(APART ", [\"wanes\", \"L\", \"k\", \"[w(k) > c]\", [[\"1\", " of "]], [[\"1\", 5]], [[\"1\", " off      \
                "]], " fall "]", "[]")
    static const tried_t still[] = {   /* both letters stay: their odds do not fall */
        { "claim for each a, b, given w(a) > c, given w(b) <= c: 0 <= 1", FELL("0", "6", "[]"),
          "how far the odds fall" },
        { "claim for each a, b, given w(a) > c, given w(b) <= c: 0 <= 1", FELL("0", "6", "[[\"1\", 5, 6]]"),
          "how far the odds fall" },
        { "claim for each a, b, given w(a) > c, given w(b) <= c: 0 <= 1", FELL("0", "5", "[]"), "the mass that wanes" },
        { "claim for each a, b, given w(a) > c, given w(b) <= c: 0 <= 1", FELL("1", "6", "[]"),
          "at most two letters" },
    };
    ALL(FROM " ; L limit of x: p(x), p(x)\\ngiven (sum x: 1) <= 2\\n", still);
}
