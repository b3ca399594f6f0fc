/* SPDX-License-Identifier: MIT
**
** Means over letters and outcomes: proved links, and false neighbours of them, the statement and its proof changed in
** the same way, each of which has to be refused: another law, another letter, a hypothesis left out, a sign, a
** constant, the least for the greatest.
*/
#include "tests/checker/means.h"

#include <jansson.h>
#include <stdlib.h>

TestSuite(checker_means, .init = session_open, .fini = session_close, .timeout = 120);

#define PROVED "proofs/bottleneck/proved/"

/* The text with each `from` as `to`; how many there were. */
static const char *changed(const char *text, const char *from, const char *to, unsigned *n)
{
    const char *own = "", *p;
    for (*n = 0; (p = strstr(text, from)); text = p + strlen(from), ++*n)
        own = arena_printf(session_arena(), "%s%.*s%s", own, (int)(p - text), text, to);
    return arena_printf(session_arena(), "%s%s", own, text);
}

static outcome_t verify_changed(const means_change_t *c)
{
    unsigned n;
    json_t *own = json_load_file(arena_printf(session_arena(), PROVED "%s.json", c->file), 0, NULL);
    char *line = json_dumps(own, JSON_PRESERVE_ORDER);
    cr_assert(line, "no certificate %s", c->file);
    const char *text = changed(line, c->from, c->to, &n);
    free(line);
    json_decref(own);
    cr_assert(n, "%s: nothing to change: %s", c->file, c->from);
    return VERIFY(file_put("c.json", text));
}

void means_refused(const means_change_t *c, size_t n)
{
    for (size_t k = 0; k < n; k++) {
        outcome_t o = verify_changed(&c[k]);
        cr_expect(o.status == 1 || o.status == 2, "%s: %s -> %s: exit %d\n%s%s", c[k].file, c[k].from, c[k].to,
                  o.status, o.out, o.err);
    }
}

/* The statements themselves, and what may be changed: names, a hypothesis that is not used, a stronger one. */
Test(checker_means, true_neighbours)
{
    static const means_change_t same[] = {
        { "floor-14", "t1", "t2" },
        { "floor-14", "given eps <= 1 - Delta\\n", "" },
        { "floor-13", "given |J| >= 2\\n", "" },
        { "floor-separation", "eps in [0,1]", "eps in [0,1/2]" },
        { "floor-14", "p(a|y,s)", "p(a|y)" },
        { "wall-15", "uniform(c)", "uniform(c) p(t)" },
        { "floor-14", "p(y|h,s,n)", "p(y|h,s,n,k)" },
        { "floor-separation", "map code on J,S into U ; ", "map code, other on J,S into U ; " },
    };
    for (size_t k = 0; k < sizeof same / sizeof *same; k++) {
        outcome_t o = verify_changed(&same[k]);
        cr_expect(o.status == 0, "%s: %s -> %s: exit %d\n%s%s", same[k].file, same[k].from, same[k].to, o.status, o.out,
                  o.err);
    }
}

Test(checker_means, another_law)
{
    static const means_change_t changes[] = {
        { "floor-14", "p(y|h,s,n)", "p(y|h,s,n,u)" },        /* U goes past H */
        { "floor-14", "uniform(n)", "p(n)" },                /* N = 0 may be impossible */
        { "floor-14", "uniform(k)", "p(k)" },
        { "floor-14", "uniform(k)", "p(k|s)" },
        { "floor-14", "p(s) uniform(j)", "p(z) p(s|z) uniform(j)" },  /* Pr(S = s) of what has something before it */
        { "floor-14", "uniform(n) p(h|u,s,k)", "uniform(n) p(h|u,s,k,n)" },
        { "floor-13", "p(a|y,s)", "p(a|y,s,j)" },            /* the rule sees the index */
        { "floor-13", "p(a|y,s)", "p(a|y,s,u)" },
        { "floor-13", "p(y|h,s,n)", "p(y|h,s,n,j)" },
        { "floor-13", "uniform(j)", "p(j)" },                /* H(J) is less than log M */
        { "floor-13", "p(s) uniform(j)", "uniform(j) p(s|j)" },
        { "floor-separation", "code(u|j,s)", "p(u|j,s)" },   /* U is not code(J,S) */
        { "floor-bayes-risk-and-risk", "p(a|y,s)", "p(a|y,s,j)" },
        { "floor-bayes-risk-and-risk", "p(a|y,s)", "p(a|y,s,h)" },
        { "cascade-data-processing", "p(y|h,s,l)", "p(y|h,s,l,u)" },
        { "cascade-in-use", "uniform(k)", "p(k|s)" },
        { "cascade-averaged-in-use", "p(s)", "p(z) p(s|z)" },
        { "wall-15", "uniform(c)", "p(c)" },
        { "wall-15", "G(y|h,s)", "p(y|h,s,j)" },
        { "capacity-kl-capacity", "G(y2|h2,s2)", "p(y2|h2,s2)" },
    };
    ALL_REFUSED(changes);
}

Test(checker_means, hypotheses_left_out_or_weaker)
{
    static const means_change_t changes[] = {
        { "floor-separation",
          "given for each j of J, s of S, a of A: (1 - [phi(a,s) = j])*(eps + Delta) <= l(code(j,s),a)\\n", "" },
        { "floor-separation", "(1 - [phi(a,s) = j])*(eps + Delta) <= l(code(j,s),a)",
          "(1 - [phi(a,s) = j])*eps <= l(code(j,s),a)" },
        { "floor-separation", "(1 - [phi(a,s) = j])*(eps + Delta) <= l(code(j,s),a)",
          "(1 - [phi(a,s) = j])*(eps + Delta) >= l(code(j,s),a)" },
        { "floor-separation", "(1 - [phi(a,s) = j])*(eps + Delta)", "[phi(a,s) = j]*(eps + Delta)" },
        { "floor-separation", "(eps + Delta) <= l(code(j,s),a)", "(eps + Delta - 1/1000000) <= l(code(j,s),a)" },
        { "floor-separation", "for each j of J, s of S, a of A: (1 - [phi(a,s) = j])",
          "for each j of J, i of J, s of S, a of A: (1 - [phi(a,s) = i])" },
        { "required-capacity-24", "given E[l(U,A)|K=0,N=0] <= r", "given E[l(U,A)|K=0] <= r" },
        { "required-capacity-24", "given E[l(U,A)|K=0,N=0] <= r", "given E[l(U,A)] <= r" },
        { "required-capacity-24", "given E[l(U,A)|K=0,N=0] <= r", "given E[l(U,A)|K=0,N=0] <= r + 1/1000000" },
        { "required-capacity-24", "given E[l(U,A)|K=0,N=0] <= r", "given r <= E[l(U,A)|K=0,N=0]" },
        { "required-capacity-24", "given eps + Delta > 0", "given eps + Delta >= 0" },
        { "required-capacity-24", "given eps + Delta > 0", "given eps + Delta > -1" },
        { "required-capacity-24", "given eps + Delta > 0", "given eps - Delta > 0" },
        { "floor-13", "eps in [0,1]", "eps in [-1,1]" },
        { "floor-14", "eps in [0,1]", "eps in R" },
        { "wall-15", "table eps on C in [0,1]", "table eps on C in [-1,1]" },
        { "wall-15", "for each c of C, j of J", "for each c of C, d of C, j of J" },
        { "wall-15", "(eps(c) + Delta(c)) <= l(", "(eps(c) - Delta(c)) <= l(" },
    };
    ALL_REFUSED(changes);
}

Test(checker_means, constants_and_signs)
{
    static const means_change_t changes[] = {
        { "floor-13", " - log(2))", " - log(3/2))" },
        { "floor-13", " - log(2))", ")" },
        { "floor-13", " - log(2))", " + log(2))" },
        { "floor-13", "max(0,", "max(1/1000000,"},
        { "floor-13", "- I(U;Y|S,K=0,N=0) -", "- 999/1000*I(U;Y|S,K=0,N=0) -" },
        { "floor-13", "- I(U;Y|S,K=0,N=0) -", "+ I(U;Y|S,K=0,N=0) -" },
        { "floor-13", "*log(|J|)", "*log(|U|)" },
        { "floor-13", "*log(|J|)", "*log(2)" },
        { "floor-13", "phi(A,S) != J", "phi(A,S) = J" },
        { "floor-separation", "claim (eps + Delta)*", "claim (eps + 2*Delta)*" },
        { "floor-separation", "E[l(U,A)|K=0,N=0]*log(|J|)", "999/1000*E[l(U,A)|K=0,N=0]*log(|J|)" },
        { "floor-14", "log(|J|) - (sum", "log(|J|) - 999/1000*(sum" },
        { "floor-14", "min((max k", "max((max k" },
        { "floor-14", "(max k of K: I(U;H", "(min k of K: I(U;H" },
        { "floor-14", "(max k of K: (max n", "(min k of K: (max n" },
        { "floor-14", "(max k of K: (max n", "(max k of K: (min n" },
        { "floor-14", "log(|J|) - (sum s", "log(|J|) + (sum s" },
        { "floor-floor-and-bayes-risk", "min a of A: sum", "max a of A: sum" },
        { "floor-floor-and-bayes-risk", "y of Y: min a", "h of H: min a" },
        { "floor-floor-and-bayes-risk", "Y = y, J = j|K=0,N=0", "Y = y, J = j|K=0" },
        { "floor-floor-and-bayes-risk", "Y = y, J = j|K=0,N=0", "Y = y, J = j" },
        { "floor-bayes-risk-and-risk", "E[l(U,A)|K=0,N=0]", "E[l(U,A)|K=0]" },
        { "floor-bayes-risk-and-risk", "E[l(U,A)|K=0,N=0]", "E[l(U,A)]" },
        { "floor-bayes-risk-and-risk", " <= ", " >= " },
        { "cascade-in-use", "L=l))", "L=0))" },
        { "cascade-joint", " <= ", " >= " },
        { "cascade-averaged-in-use", "I(U;Y|S,K=k,L=l)", "I(U;Y|K=k,L=l)" },
        { "cascade-averaged-in-use", "Pr(S = s)*", "2*Pr(S = s)*" },
        { "cascade-minimum-of-averages", "min((sum", "max((sum" },
        { "risk-index-11", "claim (eps + Delta)*", "claim (eps + Delta + 1/1000)*" },
        { "wall-15", "(max c of C: E", "(min c of C: E" },
        { "wall-own-and-greatest", " <= ", " >= " },
        { "wall-the-greatest-and-the-least", " <= ", " >= " },
        { "required-capacity-24", "(1 - r*", "(1 - 999/1000*r*" },
        { "required-capacity-24", "(1 - r*", "(1 + r*" },
    };
    ALL_REFUSED(changes);
}

/* In the proof alone: each step is what it says, and no more. */
Test(checker_means, steps)
{
    static const means_change_t changes[] = {
        { "floor-13", "\"apart\", \"I(J;A|Y,S,K=0,N=0)\"", "\"apart\", \"I(J;A|S,K=0,N=0)\"" },
        { "floor-13", "\"apart\", \"I(J;Y|S,U,K=0,N=0)\"", "\"apart\", \"I(J;Y|S,K=0,N=0)\"" },
        { "floor-13", "\"apart\", \"I(J;S|K=0,N=0)\"", "\"apart\", \"I(J;J|K=0,N=0)\"" },
        { "floor-13", "\"basic\", \"I(J;Y|A,S,K=0,N=0)\"", "\"basic\", \"I(J;Y|A,S)\"" },
        { "floor-13", "\"uniform\", \"J\"", "\"uniform\", \"S\"" },
        { "floor-13", "\"without\", \"H(J|K=0,N=0)\"", "\"without\", \"H(H|K=0,N=0)\"" },
        { "floor-13", "\"fano\", \"J\", \"phi(A,S)\"", "\"fano\", \"J\", \"J\"" },
        { "floor-13", "\"fano\", \"J\", \"phi(A,S)\", \"K=0,N=0\"", "\"fano\", \"J\", \"phi(A,S)\", \"K=0\"" },
        { "floor-13", "\"range\", \"eps\", \"least\"", "\"range\", \"eps\", \"most\"" },
        { "floor-separation", "\"K=0,N=0\", \"J\", \"S\", \"A\"", "\"K=0\", \"J\", \"S\", \"A\"" },
        { "floor-separation", "\"J\", \"S\", \"A\"", "\"J\", \"S\", \"0\"" },
        { "floor-separation", "\"J\", \"S\", \"A\"", "\"0\", \"S\", \"A\"" },
        { "floor-separation", "\"J\", \"S\", \"A\"", "\"S\", \"J\", \"A\"" },
        { "floor-separation", "[\"1\", 0, 1]", "[\"-1\", 0, 1]" },
        { "floor-separation", "[\"1\", 0, 1]", "[\"eps\", 0, 1]" },
        { "floor-14", "\"mean\", \"I(U;Y|S,K=0,N=0)\", \"S\"", "\"mean\", \"I(U;Y|S,K=0,N=0)\", \"K\"" },
        { "floor-14", "\"each\", \"t1\", \"S\"", "\"each\", \"t1\", \"J\"" },
        { "floor-14", "\"each\", \"t1\", \"S\"", "\"each\", \"t1\", \"H\"" },
        { "floor-14", "\"each\", \"t1\", \"S\"", "\"each\", \"s\", \"S\"" },
        { "floor-14", "\"S=t1,K=0\"]", "\"S=t1,N=0\"]" },
        { "floor-bayes-risk-and-risk", "\"A\"]", "\"H\"]" },
        { "floor-bayes-risk-and-risk", "\"A\"]", "\"U\"]" },
        { "floor-floor-and-bayes-risk", "\"B\"", "\"A\"" },
        { "cascade-joint", "\"greatest\"", "\"bound\"" },
    };
    ALL_REFUSED(changes);
}

/* --- small statements: what each rule and each word is about ------------------------------------------------------ */

#define LAW                                                                                                            \
    "for law p(s) uniform(k) p(x|s,k) p(y|x) ; table l on X in [0,1] ; table g on S in R ; map f on X into Y ; e in "  \
    "(0,1) ; d in R\\n"
#define TWICE "for law PS(s1) W(y1|s1) PS(s2) W(y2|s2) V(z2|y2) ; PS law on S ; W channel S -> Y ; V channel Y -> Z\\n"

Test(checker_means, possible_events)
{
    static const judged_t tried[] = {
        { LAW "claim 0 <= H(X|K=0)", BLOCK("[\"basic\", \"H(X|K=0)\"]", "[[\"1\", 0]]"), NULL },
        { LAW "claim 0 <= H(X|S=0)", BLOCK("", "[]"), "!possible" },
        { LAW "claim 0 <= (max s of S: H(X|S=s))", BLOCK("", "[]"), "!possible" },
        { LAW "claim 0 <= (max k of K: H(X|K=k))", BLOCK("[\"bound\", \"max k of K: H(X|K=k)\", \"0\"], [\"basic\", "
            "\"H(X|K=0)\"]", "[[\"1\", 0], [\"1\", 1]]"), NULL },
        { LAW "claim 0 <= (sum s of S: Pr(S = s)*H(X|S=s))",
            BLOCK("[\"each\", \"t\", \"S\", \"H(X|S=t)\", [[[\"basic\", \"H(X|S=t)\"]], [[\"1\", 0]]]]",
            "[[\"1\", 0]]"), NULL },
        { LAW "claim 0 <= (sum x of X: Pr(X = x)*H(Y|X=x))", BLOCK("", "[]"), "!something behind its bar" },
        { LAW "claim 0 <= H(Y|X=0)", BLOCK("", "[]"), "!possible" },
        { LAW "claim for each s of S: 0 <= H(X|S=s)", BLOCK("[\"basic\", \"H(X|S=s)\"]", "[[\"1\", 0]]"), NULL },
        { LAW "claim for each s of S: 0 <= d^2*H(X|S=s)", BLOCK("", "[]"), "!not always given" },
        { LAW "claim for each x of X: 0 <= H(Y|X=x)", BLOCK("", "[]"), "!possible" },
        { LAW "given for each s of S: H(X|S=s) <= g(s)\\nclaim 0 <= 1", BLOCK("", "[]"), "!possible" },
        { LAW "claim 0 <= E[l(X)|S=0]", BLOCK("", "[]"), "!possible" },
        { LAW "claim 0 <= H(X|K=k)", BLOCK("", "[]"), "!bound, or 0" },
        { LAW "claim 0 <= H(X|K=0,K=0)", BLOCK("", "[]"), "!two values" },
        { LAW "claim for each k of S: 0 <= H(X|K=k)", BLOCK("", "[]"), "!another alphabet" },
    };
    ALL(tried);
}

/* Independence, read from the factors: chains, forks, colliders and what comes after them, a rule that was made. */
Test(checker_means, separation)
{
#define FROM "for law p(x) p(y) p(z|x,y) p(w|z) p(v|x) p(u|v) ; table l on Z,W in [0,1]\\nclaim I(X;Y) <= I(X;Y)"
#define APART(x) BLOCK("[\"apart\", \"" x "\"]", "[]")
    static const judged_t tried[] = {
        { FROM, APART("I(X;Y)"), NULL },
        { FROM, APART("I(X;Y|V)"), NULL },
        { FROM, APART("I(V,U;Y)"), NULL },
        { FROM, APART("I(V;Z|X)"), NULL },
        { FROM, APART("I(X;U|V)"), NULL },
        { FROM, APART("I(X,Y;W|Z)"), NULL },
        { FROM, APART("I(V;W|X)"), NULL },
        { FROM, APART("I(V;Y|X,Z)"), NULL },
        { FROM, APART("I(X;Y|Z)"), "not shown to be 0" },
        { FROM, APART("I(X;Y|W)"), "not shown to be 0" },
        { FROM, APART("I(V;Y|Z)"), "not shown to be 0" },
        { FROM, APART("I(U;Y|W)"), "not shown to be 0" },
        { FROM, APART("I(X;U)"), "not shown to be 0" },
        { FROM, APART("I(V;Z)"), "not shown to be 0" },
        { FROM, APART("I(X;W)"), "not shown to be 0" },
        { FROM, APART("I(X;X)"), "not shown to be 0" },
        { FROM, APART("I(X;X,Y|Z)"), "not shown to be 0" },
        { FROM, APART("H(X)"), "not shown to be 0" },
        { FROM, BLOCK("[\"without\", \"H(X)\", \"\"]", "[]"), NULL },
        { FROM,
          BLOCK("[\"best\", \"sum w of W: min z of Z: sum x of X: Pr(W = w, X = x)*l(z,w)\", \"B\"], [\"apart\", "
                "\"I(B;X|W)\"]",
                "[]"),
          NULL },
        { FROM,
          BLOCK("[\"best\", \"sum w of W: min z of Z: sum x of X: Pr(W = w, X = x)*l(z,w)\", \"B\"], "
                "[\"apart\", \"I(B;X)\"]",
                "[]"),
          "not shown to be 0" },
        { FROM, BLOCK("[\"best\", \"sum w of W: min z of Z: sum x of X: Pr(W = w, X = x)*l(z,w)\", \"X\"]", "[]"),
          "!X is declared" },
        { FROM, BLOCK("[\"rule\", \"sum x of X: min z of Z: sum w of W: Pr(X = x, W = w)*l(z,w)\", \"Z\"]", "[]"),
          "not shown to be the action" },
        { FROM,
          BLOCK("[\"rule\", \"sum y of Y, x of X: min z of Z: sum v of V: Pr(Y = y, X = x, V = v)*[v = v]\", \"Z\"]",
                "[]"),
          NULL },
        { FROM, BLOCK("[\"rule\", \"sum y of Y: min z of Z: sum v of V: Pr(Y = y, V = v)*[v = v]\", \"Z\"]", "[]"),
          "not shown to be the action" },
    };
    ALL(tried);
}

/* A variable is a letter within its mean alone, and of no other mean there; a letter is called like nothing else. */
Test(checker_means, letters)
{
#define LEAST "sum s of S: min t of S: sum k of K: Pr(S = s, K = k)*(g(t)*l(X))"   /* X of the mean around it */
    static const judged_t tried[] = {
        { LAW "claim 0 <= l(X)", BLOCK("", "[]"), "!stands for its value" },
        { LAW "claim 0 <= E[l(X)]", BLOCK("[\"range\", \"E[l(X)]\", \"least\"]", "[[\"1\", 0]]"), NULL },
        { LAW "claim E[l(X)] <= 1", BLOCK("[\"range\", \"E[l(X)]\", \"most\"]", "[[\"1\", 0]]"), NULL },
        { LAW "claim E[E[l(X)]] <= 1", BLOCK("", "[]"), "!within another" },
        { LAW "claim E[(" LEAST ")^2] = E[" LEAST "]^2", BLOCK("", "[]"), "!least mean within" },
        { LAW "given for each x of X: E[l(X)] <= l(x)\\nclaim E[l(X)] <= E[l(X)]",
          BLOCK("[\"outcome\", 0, \"\", \"X\"]", "[]"), NULL },
        { LAW "given for each y of Y: Pr(Y = y) <= 1/2\\nclaim 1 <= 1/2",
          BLOCK("[\"outcome\", 0, \"\", \"Y\"]", "[[\"1\", 0]]"), "of its own" },
        { LAW "given for each y of Y: E[[Y = y]*l(X)] <= 1/2\\nclaim E[l(X)] <= 1/2",
          BLOCK("[\"outcome\", 0, \"\", \"Y\"]", "[[\"1\", 0]]"), "of its own" },
        { LAW "claim 0 <= (max e of K: 1)", BLOCK("", "[]"), "!e is declared" },
        { LAW "claim 0 <= (max X of K: 1)", BLOCK("", "[]"), "!X is declared" },
        { LAW "claim 0 <= (max s of S: (max s of S: g(s)))", BLOCK("", "[]"), "!a letter already" },
        { LAW "claim (max s of S: (min t of S: g(s))) <= (max s of S: (min t of S: g(t)))", BLOCK("", "[]"),
          "does not come to" },
        { LAW "claim (max s of S: g(s)) <= (max t of S: g(t))", BLOCK("", "[]"), NULL },
        { LAW "claim (max s of S: g(s)) <= (max t of K: 1)", BLOCK("", "[]"), "does not come to" },
        { LAW "claim (max s of X: g(s)) <= 1", BLOCK("", "[]"), "!other alphabets" },
        { LAW "claim 0 <= Pr(X = Y)", BLOCK("", "[]"), "!two alphabets" },
        { LAW "claim 0 <= Pr(f(X) = Y)", BLOCK("[\"range\", \"Pr(f(X) = Y)\", \"least\"]", "[[\"1\", 0]]"), NULL },
        { LAW "claim 0 <= g(s)", BLOCK("", "[]"), "!no letter that is bound" },
        { LAW "given for each s of S: 0 <= g(s)\\nclaim 0 <= (sum s of S: Pr(S = s)*g(s))",
          BLOCK("[\"each\", \"t\", \"S\", \"g(t)\", [[[\"given\", 0, \"t\"]], [[\"1\", 0]]]]", "[[\"1\", 0]]"), NULL },
        { LAW "given for each s of S: 0 <= g(s)\\nclaim 0 <= (sum s of S: Pr(S = s)*g(s))",
          BLOCK("[\"each\", \"t\", \"S\", \"g(t)\", [[[\"given\", 0, \"0\"]], [[\"1\", 0]]]]", "[[\"1\", 0]]"),
          "does not come to" },
        { LAW "claim 0 <= (sum s of S: Pr(S = s)*g(s))",
          BLOCK("[\"each\", \"t\", \"S\", \"g(t)\", [[], []]]", "[[\"1\", 0]]"), "does not come to" },
        { LAW "claim (sum s of S: Pr(S = s)*(g(s) + 2)) = (sum t of S: Pr(S = t)*g(t)) + 2", BLOCK("", "[]"), NULL },
        { LAW "claim (sum s of S: Pr(S = s)*(g(s)*d)) = d*(sum t of S: Pr(S = t)*g(t))", BLOCK("", "[]"), NULL },
        { LAW "claim (sum s of S: Pr(S = s)*g(s)^2) = (sum t of S: Pr(S = t)*g(t))^2", BLOCK("", "[]"),
          "does not come to" },
        { LAW "claim (max k of K: d) <= d",
          BLOCK("[\"greatest\", \"max k of K: d\", \"d\", \"t\", [[], []]]", "[[\"1\", 0]]"), NULL },
    };
    ALL(tried);
}

/* Strictness, quotients, weights, what a block has made. */
Test(checker_means, sums)
{
    static const judged_t tried[] = {
        { LAW "claim 0 < e", BLOCK("[\"range\", \"e\", \"least\"]", "[[\"1\", 0]]"), NULL },
        { LAW "claim 0 < e^2", BLOCK("[\"range\", \"e\", \"least\"]", "[[\"1\", 0, 0]]"), NULL },
        { LAW "claim 0 < E[l(X)]", BLOCK("[\"range\", \"E[l(X)]\", \"least\"]", "[[\"1\", 0]]"), "does not show" },
        { LAW "claim 1/e > 0",
          BLOCK("[\"range\", \"e\", \"least\"], [\"inverse\", \"e\", [[\"1\", 0]]]", "[[\"1\", 2]]"), NULL },
        { LAW "claim 1/e >= 1/e", BLOCK("", "[]"), "not shown positive" },
        { LAW "claim 1/d >= 1/d", BLOCK("", "[]"), "not shown positive" },
        { LAW "claim 0 <= max(0, 1/d)", BLOCK("[\"bound\", \"max(0, 1/d)\", 0]", "[[\"1\", 0]]"),
          "not shown positive" },
        { LAW "given d >= 0\\nclaim 0 <= 1/d",
          BLOCK("[\"given\", 0], [\"inverse\", \"d\", [[\"1\", 0]]]", "[[\"1\", 2]]"), "does not show" },
        { LAW "given d*(1/d) >= 1 ; d > 0\\nclaim 0 <= 1/d",
          BLOCK("[\"given\", 1], [\"inverse\", \"d\", [[\"1\", 0]]]", "[[\"1\", 2]]"), NULL },
        { LAW "claim d <= d^2", BLOCK("", "[[\"d\"]]"), "no number >= 0" },
        { LAW "claim H(X|K=0) = 0", BLOCK("[\"basic\", \"H(X|K=0)\"]", "[[\"1\", 0]]"), "does not" },
        { LAW "claim H(X|K=0) <= 0", BLOCK("[\"basic\", \"H(X|K=0)\"]", "[[\"-1\", 0]]"), "no number >= 0" },
        { LAW "claim 0 <= -1", BLOCK("", "[]"), "does not show" },
        { LAW "claim 0 <= 0", BLOCK("[\"greatest\", \"max(0, d)\", \"d\", [[], []], [[], []]]", "[]"),
          "does not come to" },
        { LAW "claim 0 <= 0", BLOCK("", "[[\"1\", 0]]"), "expected 0 to" },
        { LAW "claim H(K) = log(|K|)", BLOCK("[\"uniform\", \"K\"]", "[[\"1\", 0], [\"-2\", 0]]"), NULL },
        { LAW "claim H(S) = log(|S|)", BLOCK("[\"uniform\", \"S\"]", "[[\"1\", 0]]"), "not declared uniform" },
        { LAW "claim H(Y|K=0) <= log(|Y|)", BLOCK("[\"letters\", \"H(Y|K=0)\"]", "[[\"1\", 0]]"), NULL },
        { LAW "claim H(Y,X|K=0) <= log(|Y|)", BLOCK("[\"letters\", \"H(Y,X|K=0)\"]", "[[\"1\", 0]]"), "one variable" },
        { LAW "claim e*log(e) <= log(e)*e", BLOCK("", "[]"), NULL },
        { LAW "claim H(Y|X) = 0", BLOCK("[\"made\", \"H(Y|X)\"]", "[[\"1\", 0]]"), "not shown to be 0" },
    };
    ALL(tried);
}

/* What is drawn twice by the same laws. */
Test(checker_means, drawn_alike)
{
#define ALIKE(x, from, to) BLOCK("[\"alike\", \"" x "\", \"" from "\", \"" to "\"]", "[[\"-1\", 0]]")
    static const judged_t tried[] = {
        { TWICE "claim H(Y1) = H(Y2)", ALIKE("H(Y2)", "S2,Y2", "S1,Y1"), "does not" },
        { TWICE "claim H(Y2) = H(Y1)", ALIKE("H(Y2)", "S2,Y2", "S1,Y1"), NULL },
        { TWICE "claim H(Y2) = H(Y1)", ALIKE("H(Y2)", "Y2", "Y1"), "is not drawn as" },
        { TWICE "claim H(Y2,S2) = H(Y1,S1)", ALIKE("H(Y2,S2)", "S2,Y2", "S1,Y1"), NULL },
        { TWICE "claim H(Y2) = H(S1)", ALIKE("H(Y2)", "Y2", "S1"), "is not drawn as" },
        { TWICE "claim H(Y2,S1) = H(Y1,S1)", ALIKE("H(Y2,S1)", "S2,Y2,S1", "S1,Y1,S1"), "!each once" },
        { TWICE "claim H(Z2) = H(Y1)", ALIKE("H(Z2)", "S2,Y2,Z2", "S1,Y1,Y1"), "!each once" },
        { TWICE "claim H(Y2,S1) = H(Y1,S2)", ALIKE("H(Y2,S1)", "S2,Y2,S1", "S1,Y1,S2"), NULL },
        { "for law p(x) p(y) p(u|x) p(v|y)\\nclaim H(U) = H(V)", ALIKE("H(U)", "X,U", "Y,V"), "is not drawn as" },
        { "for law uniform(x) uniform(y)\\nclaim H(X) = H(Y)", ALIKE("H(X)", "X", "Y"), "is not drawn as" },
    };
    ALL(tried);
}

/* Another reason does not read this notation, and what it proves is not cited. */
Test(checker_means, of_this_reason_alone)
{
    assert_unreadable(LAW "claim 0 <= E[l(X)]", "shannon", "{\"parts\": [[]]}", "expected");
    const char *own = certificate_text("for law p(s) ; e in (0,1)\\nclaim 0 <= e", "means",
                                       BLOCK("[\"range\", \"e\", \"least\"]", "[[\"1\", 0]]"));
    const char *cites = arena_printf(session_arena(), "{\"cited\": [%s], \"steps\": [], \"parts\": [[]]}", own);
    assert_rejected("for e in (0,1)\\nclaim 0 <= e", "cite", cites, "not cited");
}
