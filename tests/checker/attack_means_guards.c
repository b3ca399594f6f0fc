/* SPDX-License-Identifier: MIT
**
** What one condition of section 3.1 alone refuses: each certificate here was accepted, or read, without that condition.
*/
#include "tests/checker/checker.h"

TestSuite(checker_attack_means_guards, .init = session_open, .fini = session_close);

#define REFUSED(list) ALL_JUDGED("means", list)
#define PROOF(steps, end) "{\"block\": [[" steps "], " end "]}"
#define NOTHING PROOF("", "[]")
#define MINUS(steps) PROOF(steps, "[[\"-1\", 0]]")
#define ONCE(steps) PROOF(steps, "[[\"1\", 0]]")
#define OF "for law p(s) uniform(k) p(x|s,k) p(y|x) code(u|k,s) ; map code on K,S into U ; table h on X in [0,2] ; " \
    "table g, m on S in R ; table w on S in [0,1] ; e in (0,1) ; d in R\\nclaim "
#define DRAWN "for law PS(s1) W(y1|s1) PS(s2) W(y2|s2) V(z2|s2) QS(s3) ; PS law on S ; QS law on S ; " \
    "W channel S -> Y ; V channel S -> Y ; table g on S in R ; table n on Y in R\\nclaim "
#define RULE "for law p(s) p(k|s) p(t|s) uniform(j) ; table c on K,A in [0,1]\\nclaim "
#define SUMS(of, under) "sum " of ": min a of A: sum k of K: Pr(" under ")*c(k,a)"

/* What a sum shows: an equation by equations, a bound of what is in its range. */
Test(checker_attack_means_guards, sums)
{
    static const judged_t tried[] = {
        { OF "0 = H(X|K=0)", ONCE("[\"basic\", \"H(X|K=0)\"]"), "does not show" },
        { OF "d = d + 1", NOTHING, "does not show" },
        { OF "H(X|K=0) <= 1", ONCE("[\"range\", \"H(X|K=0)\", \"most\"]"), "a condition expected" },
        { OF "0 <= E[g(S)]", ONCE("[\"range\", \"E[g(S)]\", \"least\"]"), "not in its range" },
        { OF "E[h(X)] <= 1", ONCE("[\"range\", \"E[h(X)]\", \"most\"]"), "not in its range" },
        { OF "for each s of S: (sum t of S: Pr(S = t)*g(t)) <= g(s)",
          ONCE("[\"bound\", \"sum t of S: Pr(S = t)*g(t)\", \"s\"]"), "no extreme" },
        { OF "0 <= e", ONCE("[\"range\", \"e least\", \"least\"]"), "!the end of the term" },
        { OF "0 <= 0", PROOF("[\"greatest\", \"max(0, 0)\", \"0\", [[[\"range\", \"e\", \"least\"], "
          "[\"inverse\", \"e\", [[\"1\", 0]]]], []], [[], []]]", "[]"), "outermost" },
    };
    REFUSED(tried);
}

/* What the law says: a map of all that it is of, a mean over what has no value, what one channel draws, rules. */
Test(checker_attack_means_guards, laws)
{
    static const judged_t tried[] = {
        { OF "H(U|K) = 0", MINUS("[\"made\", \"H(U|K)\"]"), "not shown to be 0" },
        { OF "H(U|K,S) = 0", MINUS("[\"made\", \"H(U|K,S)\"]"), NULL },
        { OF "I(X;Y|K=0) = (sum k of K: Pr(K = k)*I(X;Y|K=k))",
          MINUS("[\"mean\", \"I(X;Y|K,K=0)\", \"K\"]"), "has a value" },
        { OF "0 <= 0", PROOF("[\"without\", \"H(X)\", \"K=0\"]", "[]"), "a part of it" },
        { OF "0 <= 0", PROOF("[\"without\", \"H(K|K=0)\", \"\"]", "[]"), "depends on what is left out" },
        { OF "0 <= 0", PROOF("[\"fano\", \"K\", \"X\", \"\"]", "[]"), "no guess" },
        { DRAWN "H(Y1) = H(Z2)", MINUS("[\"alike\", \"H(Y1)\", \"S1,Y1\", \"S2,Z2\"]"), "is not drawn as" },
        { DRAWN "H(S1) = H(S2)", MINUS("[\"alike\", \"H(S1)\", \"S1\", \"S2,Y2\"]"), "of one length" },
        { DRAWN "H(S1,Y1) = H(S2)", MINUS("[\"alike\", \"H(S1,Y1)\", \"S1\", \"S2\"]"), "in no list" },
        { RULE "0 <= 0", PROOF("[\"rule\", \"" SUMS("s of S", "S = s, K = k") "\", \"T\"]", "[]"),
          "not shown to be the action" },
        { RULE "0 <= 0", PROOF("[\"best\", \"" SUMS("s of S", "S = s, K = k") "\", \"B\"], "
          "[\"each\", \"b\", \"B\", \"1\", [[], []]]", "[]"), "nothing behind its bar" },
        { RULE "0 <= 0", PROOF("[\"best\", \"max(0, 1)\", \"B\"]", "[]"), "no least mean" },
    };
    REFUSED(tried);
}

/* What is the same number: of one law, set, name, alphabet, constant, pair of letters. */
Test(checker_attack_means_guards, the_same_number)
{
    static const judged_t tried[] = {
        { DRAWN "(sum s of S: PS(s)*g(s)) = (sum s of S: QS(s)*g(s))", NOTHING, "does not come to" },
        { DRAWN "(sum s of S: PS(s)*g(s)) = (sum t of S: PS(t)*g(t))", NOTHING, NULL },
        { OF "(max t of K: 2) = (max t of K: 3)", NOTHING, "does not come to" },
        { OF "for each s of S: g(s) = m(s)", NOTHING, "does not come to" },
        { OF "(min s of S: (min t of S: [s = t])) = (min k of K: (min i of K: [k = i]))", NOTHING, "does not come to" },
        { OF "for each i of K, j of K, t of K: [i = j] = [j = t]", NOTHING, "does not come to" },
        { OF "for each i of K, j of K, t of K: [i = j] = [t = i]", NOTHING, "does not come to" },
        { OF "for each i of K, j of K: [i = j] = [j = i]", NOTHING, NULL },
        { OF "H(X|K=0) = H(X)", NOTHING, "does not come to" },
        { RULE "(" SUMS("s of S", "S = s, K = k") ") = (" SUMS("s of T", "T = s, K = k") ")", NOTHING,
          "does not come to" },
    };
    REFUSED(tried);
}

/* Masses are those of the letters of their sums; each once, none beside a value. */
Test(checker_attack_means_guards, masses)
{
#define AT_ITS_LETTER "!the letter of the sum"
    static const judged_t tried[] = {
        { DRAWN "for each t of S: (sum s of S: PS(t)*g(s)) = (sum s of S: PS(s)*g(s))", NOTHING, AT_ITS_LETTER },
        { DRAWN "for each t of S: (sum s of S: Pr(S1 = t)*g(s)) = (sum s of S: PS(s)*g(s))", NOTHING,
          AT_ITS_LETTER },
        { DRAWN "(sum y of Y: PS(y)*n(y)) = (sum y of Y: PS(y)*n(y))", NOTHING, AT_ITS_LETTER },
        { OF "(sum s of S: Pr(K = s)*g(s)) = (sum s of S: Pr(K = s)*g(s))", NOTHING, AT_ITS_LETTER },
        { RULE "0 <= (" SUMS("s of S", "S = s, K = k, K = k") ")", NOTHING, "!each letter of the sums once" },
        { RULE "0 <= (" SUMS("s of S", "S = s, T = k") ")", NOTHING, "!each letter of the sums once" },
        { RULE "0 <= (" SUMS("s of S", "K = k") ")", NOTHING, "!for each letter of the sums" },
        { RULE "0 <= (sum s of S: min a of A: sum j of J: Pr(S = s, J = j|J=0)*1)", NOTHING, "!a letter and a value" },
    };
    REFUSED(tried);
}

/* A statement has one law, each variable drawn once, by what is declared for it; one claim, and all of it. */
Test(checker_attack_means_guards, statements)
{
    static const judged_t tried[] = {
        { "for law p(s)\\nfor law p(x)\\nclaim H(S,X) = H(S) + H(X)",
          ONCE("[\"apart\", \"I(S;X)\"]"), "!a second law" },
        { "for law p(s) p(s) p(x|s)\\nclaim 0 <= 0", NOTHING, "!drawn twice" },
        { "for law p(s) p(x|s,s)\\nclaim 0 <= 0", NOTHING, "!other letters behind the bar" },
        { "for law p(s) p(x|t)\\nclaim 0 <= 0", NOTHING, "!the letter of a factor before" },
        { "for law p(s) g(x|s) ; table g on S in R\\nclaim 0 <= 0", NOTHING, "!not as it is declared" },
        { "for law p(s) W(x) ; W channel S -> X\\nclaim 0 <= 0", NOTHING, "!not as it is declared" },
        { "for law p(s) q(x)\\nclaim 0 <= 0", NOTHING, "!no law, channel or map" },
        { "for S in R ; law p(s)\\nclaim 0 <= 0", NOTHING, "!declared twice" },
        { "for law p(s) ; E in R\\nclaim 0 <= 0", NOTHING, "!cannot be a name" },
        { "for law p(s) ; e in [-inf,1)\\nclaim 0 <= 0", NOTHING, "!ends where it cannot" },
        { "for law p(s) ; e in (0,inf]\\nclaim 0 <= 0", NOTHING, "!ends where it cannot" },
        { "for law p(s) ; e in (0,1/0)\\nclaim 0 <= 0", NOTHING, "!an end of a range" },
        { OF "e <= 0\\nclaim 0 <= e", ONCE("[\"range\", \"e\", \"least\"]"), "!one claim" },
        { OF "0 <= e unless d = 0", ONCE("[\"range\", \"e\", \"least\"]"), "!the end of the line" },
        { OF "0 <= e <= d", ONCE("[\"range\", \"e\", \"least\"]"), "!the end of the line" },
        { OF "for each s of S: w(s)*H(X|S=s) >= 0",
          PROOF("[\"range\", \"w(s)\", \"least\"], [\"basic\", \"H(X|S=s)\"]", "[[\"1\", 0, 1]]"),
          "!not always given" },
        { OF "log(0) <= 0", NOTHING, "!a positive number" },
        { "for law p(s) ; e in [0,1]\\nclaim log(e) <= log(e)", NOTHING, "!a positive number" },
        { "for law p(s) ; e in R\\nclaim log(e) <= log(e)", NOTHING, "!a positive number" },
        { "for law p(s) ; e in (-1,1)\\nclaim log(e) <= log(e)", NOTHING, "!a positive number" },
        { "for law p(s) ; e in (0,1)\\nclaim log(2*e) <= log(2*e)", NOTHING, "!a positive number" },
        { "for law p(s) ; table e on S in (0,1)\\nclaim for each s of S: log(e(s)) <= 0", NOTHING,
          "!a positive number" },
        { "for law p(s) ; e in (0,1)\\nclaim log(e) <= 0", NOTHING, "does not come to" },
        { OF "d^0 = d", NOTHING, "!a whole exponent" }, { OF "d^12 = d", NOTHING, "!a whole exponent" },
        { OF "d^(1/2) = d", NOTHING, "!a whole exponent" },
    };
    REFUSED(tried);
}
