/* SPDX-License-Identifier: MIT
**
** What means knows of values that variables have, of divergences from laws, of extremes that are taken and of
** conditions of numbers: each rule, and what
** is false beside it.
*/
#include "tests/checker/means.h"

TestSuite(checker_means_given, .init = session_open, .fini = session_close, .timeout = 120);

#define SEEN                                                                                                           \
    "for law p(s) uniform(k) p(u|s) p(y|u,k) p(a|y) p(z|u) ; table l on U,A in [0,1] ; table m on Y,A in [0,1] ; map " \
    "f on U into Y ; d in [0,1]\\n"
#define MEAN "(sum u of U: Pr(U = u|Y = Y)*l(u,A))"
#define POSTERIOR(x, by) "[\"posterior\", \"" x "\", \"U\", \"" by "\"]"

/* A mean given values: what stands beside U is independent of it, given them. */
Test(checker_means_given, posterior)
{
    static const judged_t tried[] = {
        { SEEN "claim E[" MEAN "] = E[l(U,A)]", BLOCK(POSTERIOR("E[l(U,A)]", "Y"), "[[\"1\", 0]]"), NULL },
        { SEEN "claim E[l(U,A)] = E[" MEAN "]", BLOCK(POSTERIOR("E[l(U,A)]", "Y"), "[[\"1\", 0]]"), "does not come to"
            },
        { SEEN "claim E[m(Y,A)*" MEAN "] = E[m(Y,A)*l(U,A)]", BLOCK(POSTERIOR("E[l(U,A)]", "Y"), "[[\"1\", 0]]"),
            "does not come to" },
        { SEEN "claim E[(sum u of U: Pr(U = u|Y = Y, K = K)*l(u,A))] = E[l(U,A)]", BLOCK(POSTERIOR("E[l(U,A)]", "Y,K"),
            "[[\"1\", 0]]"), NULL },
        { SEEN "claim E[(sum u of U: Pr(U = u|Y = Y, K = k)*l(u,A))] = E[l(U,A)]", BLOCK("", "[]"), "!no letter" },
        { SEEN "claim E[(sum u of U: Pr(U = u|Z = Z)*l(u,A))] = E[l(U,A)]", BLOCK(POSTERIOR("E[l(U,A)]", "Z"),
            "[[\"1\", 0]]"), "not shown to be independent" },
        { SEEN "claim E[(sum u of U: Pr(U = u|A = A)*l(u,A))] = E[l(U,A)]", BLOCK(POSTERIOR("E[l(U,A)]", "A"),
            "[[\"1\", 0]]"), NULL },
        { SEEN "claim 0 <= 1", BLOCK(POSTERIOR("E[l(U,A)*m(f(U),A)]", "A"), "[[\"1\"]]"), NULL },
        { SEEN "claim 0 <= 1", BLOCK(POSTERIOR("E[l(U,A)*m(Y,A)]", "A"), "[[\"1\"]]"), "not shown to be independent" },
        { SEEN "claim 0 <= 1", BLOCK(POSTERIOR("E[l(U,A)*[f(U) = Y]]", "S"), "[[\"1\"]]"),
            "not shown to be independent" },
        { SEEN "claim 0 <= 1", BLOCK(POSTERIOR("E[l(U,A)|K=0]", "Y"), "[[\"1\"]]"), "not shown to be independent" },
             /* U <- Y -> K: Y is of both */
        { SEEN "claim 0 <= 1", BLOCK(POSTERIOR("E[l(U,A)|K=0]", "Y,K"), "[[\"1\"]]"), NULL },
        { SEEN "claim 0 <= 1", BLOCK(POSTERIOR("E[l(U,A)]", "U,Y"), "[[\"1\"]]"), "not shown to be independent" },
        { SEEN "claim 0 <= 1", BLOCK(POSTERIOR("l(U,A)", "Y"), "[[\"1\"]]"), "!stands for its value" },
        { SEEN "claim 0 <= 1", BLOCK(POSTERIOR("d", "Y"), "[[\"1\"]]"), "no mean of outcomes" },
        { SEEN "claim for each y of Y, a of A: (sum u of U: Pr(U = u|Y = y)*1) = 1", BLOCK("", "[]"),
            "does not come to" },   /* or 0 */
        { SEEN "claim for each y of Y: 0 <= (sum u of U: Pr(U = u|Y = u)*1)", BLOCK("", "[]"), "!another variable" },
        { SEEN "claim for each y of Y: 0 <= (sum u of U: Pr(U = u|S = y)*1)", BLOCK("", "[]"), "!another variable" },
        { SEEN "claim for each y of Y: 0 <= (sum u of U: Pr(Y = u|S = y)*1)", BLOCK("", "[]"), "!letter of the sum" },
        { SEEN "claim for each y of Y: 0 <= (sum u of U: Pr(U = u|Y = y, Y = y)*1)", BLOCK("", "[]"),
            "!another variable" },
    };
    ALL(tried);
}

/* Of a hypothesis about values that variables have: at these values alone. */
Test(checker_means_given, with_values)
{
#define SAID                                                                                                           \
    "given for each y of Y, a of A with Pr(Y = y, A = a) > 0: (sum u of U: Pr(U = u|Y = y)*l(u,a)) <= m(y,a)\\nclaim "
#define BOTH(letters)                                                                                                  \
    BLOCK(POSTERIOR("E[l(U,A)]", "Y") ", [\"outcome\", 0, \"\", " letters "]", "[[\"-1\", 0], [\"1\", 1]]")
#define ROOT "given for each s of S with Pr(S = s) > 0: H(U|S=s) <= d\\nclaim "
#define EACH(step)                                                                                                     \
    BLOCK("[\"mean\", \"H(U|S)\", \"S\"], [\"each\", \"t\", \"S\", \"d - H(U|S=t)\", [[" step "], [[\"1\", 1]]]]",     \
          "[[\"1\", 1], [\"-1\", 0]]")
    static const judged_t tried[] = {
        { SEEN SAID "E[l(U,A)] <= E[m(Y,A)]", BOTH("\"Y\", \"A\""), NULL },
        { SEEN SAID "E[l(U,A)] <= E[m(Y,A)] - d", BOTH("\"Y\", \"A\""), "does not come to" },
        { SEEN SAID "E[m(Y,A)] <= E[l(U,A)]", BOTH("\"Y\", \"A\""), "does not come to" },
        { SEEN SAID "E[l(U,A)] <= E[m(f(U),A)]", BOTH("\"f(U)\", \"A\""), "says nothing of a letter" },
        { SEEN SAID "for each y of Y, a of A: 0 <= m(y,a)", BLOCK("[\"given\", 0, \"y\", \"a\"]", "[]"),
            "says nothing of a letter" },
        { SEEN SAID "0 <= 1", BLOCK("[\"outcome\", 0, \"\", \"Y\", \"0\"]", "[[\"1\"]]"), "says nothing of a letter" },
        { SEEN ROOT "H(U|S) <= d", EACH("[\"given\", 0, \"t\"]"), NULL },
        { SEEN ROOT "H(U|S) <= d", EACH("[\"given\", 0, \"0\"]"), "says nothing of a letter" },
        { SEEN ROOT "for each s of S: H(U|S=s) <= d", BLOCK("[\"given\", 0, \"s\"]", "[[\"1\", 0]]"), NULL },
        { SEEN ROOT "0 <= (max s of S: d)", BLOCK("[\"attained\", \"max s of S: d\", \"b\"], [\"given\", 0, \"b\"]",
            "[]"), "says nothing of a letter" },
        { SEEN ROOT "0 <= 1", BLOCK("[\"outcome\", 0, \"\", \"S\"]", "[[\"1\"]]"), "of its own" },
        { SEEN "given for each k of K with Pr(K = k) > 0: H(U|K=k) <= d\\nclaim H(U|K=0) <= d",
            BLOCK("[\"given\", 0, \"0\"]", "[[\"1\", 0]]"), NULL },
        { SEEN "given for each u of U with Pr(U = u) > 0: H(Y|U=u) <= d\\nclaim 0 <= 1", BLOCK("", "[[\"1\"]]"),
            "!possible" },
        { SEEN "given for each s of S with Pr(K = s) > 0: d <= 1\\nclaim 0 <= 1", BLOCK("", "[[\"1\"]]"),
            "!a letter of for each" },
        { SEEN "given for each s of S with Pr(S = s, S = s) > 0: d <= 1\\nclaim 0 <= 1", BLOCK("", "[[\"1\"]]"),
            "!a letter of for each" },
        { SEEN "given for each s of S with Pr(S = s) >= 0: d <= 1\\nclaim 0 <= 1", BLOCK("", "[[\"1\"]]"), "!expected"
            },
        { SEEN "claim for each s of S with Pr(S = s) > 0: d <= 1", BLOCK("", "[]"), "!expected" },
    };
    ALL(tried);
}

/* Divergences from laws may be infinite: on the larger side alone, or on both; a proof speaks of those of its
** statement. */
Test(checker_means_given, divergences)
{
#define TOLD "for law p(s) p(t|s) p(c|t) ; Q law on T ; W law on C ; d in [0,1]\\n"
#define NOT_LESS BLOCK("[\"divergence\", \"KL(T||Q)\"]", "[[\"1\", 0]]")
    static const judged_t tried[] = {
        { TOLD "claim I(S;T) <= KL(T|S||Q)", NOT_LESS, NULL },
        { TOLD "claim KL(T|S||Q) <= I(S;T)", NOT_LESS, "smaller side alone" },
        { TOLD "claim KL(T|S||Q) = I(S;T) + KL(T||Q)", BLOCK("", "[]"), NULL },
        { TOLD "claim KL(T|S||Q) = I(S;T)", NOT_LESS, "smaller side alone" },
        { TOLD "claim 2*KL(T||Q) <= KL(T||Q)", NOT_LESS, "does not come to" },
        { TOLD "claim I(S;T) < KL(T|S||Q) + 1", BLOCK("[\"divergence\", \"KL(T||Q)\"]", "[[\"1\", 0]]"), NULL },
        { TOLD "claim KL(T||Q) < KL(T||Q) + 1", BLOCK("", "[[\"1\"]]"), "smaller side alone" },
        { TOLD "claim KL(T||Q) - KL(T||Q) <= 0", BLOCK("", "[]"), "sums and positive multiples" },
        { TOLD "claim d*KL(T||Q) <= d*KL(T||Q)", BLOCK("", "[]"), "sums and positive multiples" },
        { TOLD "claim 0 <= max(0, KL(T||Q))", BLOCK("[\"bound\", \"max(0, KL(T||Q))\", 0]", "[[\"1\", 0]]"),
            "sums and positive multiples" },
        { TOLD "claim [KL(T||Q) = 0] <= 1", BLOCK("", "[]"), "sums and positive multiples" },
        { TOLD "claim 0 <= 1", NOT_LESS, "that the statement does not have" },
        { TOLD "claim 0 <= KL(C||W)", NOT_LESS, "that the statement does not have" },
        { TOLD "given KL(T||Q) = 0\\nclaim KL(T|S||Q) <= I(S;T)", BLOCK("[\"given\", 0]", "[[\"1\", 0]]"), NULL },
        { TOLD "given KL(T||Q) <= 0\\nclaim KL(T|S||Q) <= I(S;T)", BLOCK("[\"given\", 0]", "[[\"1\", 0]]"),
            "a hypothesis with a divergence" },
        { TOLD "given KL(T|S||Q) = 0\\nclaim 0 <= I(S;T)", BLOCK("[\"given\", 0]", "[[\"1\", 0]]"),
            "a hypothesis with a divergence" },
        { TOLD "given KL(T||Q) = 1\\nclaim KL(T||Q) <= 1", BLOCK("[\"given\", 0]", "[[\"1\", 0]]"),
            "a hypothesis with a divergence" },
        { TOLD "given KL(C||W) = 0\\nclaim KL(T||Q) <= I(S;T)", BLOCK("[\"given\", 0]", "[[\"1\", 0]]"),
            "smaller side alone" },
        { TOLD "claim 0 <= KL(C||Q)", BLOCK("[\"divergence\", \"KL(C||Q)\"]", "[[\"1\", 0]]"), 
            "!a law on its letters" },
        { TOLD "claim 0 <= KL(T|T||Q)", BLOCK("", "[]"), "!given itself" },
        { TOLD "claim 0 <= KL(T,C||Q)", BLOCK("", "[]"), "!expected" },
        { TOLD "claim I(S;T) <= KL(T|S||Q)", BLOCK("[\"divergence\", \"KL(T|S||Q)\"]", "[[\"1\", 0]]"),
            "no divergence of a variable" },
    };
    ALL(tried);
}

/* A statement of tables and maps, extremes that are taken, squares, conditions of numbers. */
Test(checker_means_given, letters_alone)
{
#define TABLES "for table g on S in R ; table h on S in R ; map f on S into S ; d in R ; e in [0,1]\\n"
#define IS(c) "[\"holds\", \"" c "\", "
    static const judged_t tried[] = {
        { TABLES "claim 0 <= (max s of S: g(s)^2)",
            BLOCK("[\"attained\", \"max s of S: g(s)^2\", \"b\"], [\"square\", \"g(b)\"]", "[[\"1\", 0], [\"1\", 1]]"),
            NULL },
        { TABLES "claim 0 <= (max s of S: g(s))", BLOCK("[\"attained\", \"max s of S: g(s)\", \"b\"]", "[[\"1\", 0]]"),
            "does not come to" },
        { TABLES "claim (max s of S: g(s)) <= (max s of S: h(s))",
            BLOCK("[\"attained\", \"max s of S: g(s)\", \"b\"], [\"attained\", \"max s of S: h(s)\", \"b\"]", "[]"),
            "!a letter already" },
        { TABLES "claim (max s of S: g(s)) <= g(0)", BLOCK("[\"attained\", \"max s of S: g(s)\", \"0\"]",
            "[[\"1\", 0]]"), "does not come to" },
        { TABLES "claim for each s of S: (max t of S: g(t)) <= g(s)",
            BLOCK("[\"attained\", \"max t of S: g(t)\", \"s\"]", "[[\"1\", 0]]"), "!a letter already" },
        { TABLES "claim 0 <= max(d, e)", BLOCK("[\"attained\", \"max(d, e)\", \"b\"]", "[]"), "over letters expected" },
        { TABLES "claim for each s of S: g(f(s)) <= (max t of S: g(t))",
            BLOCK("[\"bound\", \"max t of S: g(t)\", \"f(s)\"]", "[[\"1\", 0]]"), NULL },
        { TABLES "claim g(0) <= (max t of S: g(t))", BLOCK("[\"bound\", \"max t of S: g(t)\", \"0\"]", "[[\"1\", 0]]"),
            NULL },
        { TABLES "claim 0 <= (d - e)^2", BLOCK("[\"square\", \"d - e\"]", "[[\"1\", 0]]"), NULL },
        { TABLES "claim 0 <= d*e", BLOCK("[\"square\", \"d\"]", "[[\"1\", 0]]"), "does not come to" },
        { TABLES "claim 0 <= -d^2", BLOCK("[\"square\", \"d\"]", "[[\"-1\", 0]]"), "no number >= 0" },
        { TABLES "claim 0 < d^2 + 1 - d^2", BLOCK("[\"square\", \"d\"]", "[]"), NULL },
        { TABLES "claim 0 < d^2", BLOCK("[\"square\", \"d\"]", "[[\"1\", 0]]"), "does not show" },
        { TABLES "given d <= e ; e <= d\\nclaim 1 <= [d = e]", BLOCK("[\"given\", 0], [\"given\", 1], "
            IS("[d = e]") "[[\"1\", 0]], [[\"1\", 1]]]", "[[\"1\", 2]]"), NULL },
        { TABLES "given d <= e ; e <= d\\nclaim 1 <= [d = e]", BLOCK("[\"given\", 0], [\"given\", 1], "
            IS("[d = e]") "[[\"1\", 0]], [[\"1\", 0]]]", "[[\"1\", 2]]"), "does not come to" },
        { TABLES "given d <= e\\nclaim 1 <= [d = e]", BLOCK("[\"given\", 0], " IS("[d = e]") "[[\"1\", 0]], []]",
            "[[\"1\", 1]]"), "does not come to" },
        { TABLES "given d <= e ; e <= d\\nclaim 1 <= [d = d + 1]", BLOCK("[\"given\", 0], [\"given\", 1], "
            IS("[d = d + 1]") "[], []]", "[[\"1\", 2]]"), "does not show" },
        { TABLES "claim for each s of S: 1 <= [s = 0]", BLOCK("", "[]"), "!expected" },
        { TABLES "claim for each s of S, t of S: 1 <= [s = t]", BLOCK(IS("[s = t]") "[], []]", "[[\"1\", 0]]"),
            "no condition of numbers" },
        { TABLES "claim [d = e] <= 1", BLOCK("[\"range\", \"[d = e]\", \"most\"]", "[[\"1\", 0]]"), NULL },
        { TABLES "claim 1 <= [d = e]", BLOCK("[\"range\", \"[d = e]\", \"most\"]", "[[\"1\", 0]]"), "does not come to"
            },
        { TABLES "claim 1 <= [d = d]", BLOCK("", "[]"), NULL },
    };
    ALL(tried);
}

/* A capacity is at least the information of what is drawn by the factor, at the values that the event has. */
Test(checker_means_given, capacities)
{
#define STAGES \
    "for law p(s) uniform(k) p(u|s) p(h|u,k) p(y|h) ; d in R\\n"
#define PASSES(x) BLOCK("[\"capacity\", \"" x "\"]", "[[\"1\", 0]]")
    static const judged_t tried[] = {
        { STAGES "claim I(U;H|K=0) <= capacity(U;H|K=0)", PASSES("I(U;H|K=0)"), NULL },
        { STAGES "claim for each k of K: I(U;H|K=k) <= capacity(U;H|K=k)", PASSES("I(U;H|K=k)"), NULL },
        { STAGES "claim for each k of K: I(U;H|K=k) <= capacity(U;H|K=0)", PASSES("I(U;H|K=k)"), "does not come to" },
        { STAGES "claim capacity(U;H|K=0) <= I(U;H|K=0)", PASSES("I(U;H|K=0)"), "does not come to" },
        { STAGES "claim for each s of S: I(U;H|S=s,K=0) <= capacity(U;H|K=0)", PASSES("I(U;H|S=s,K=0)"), NULL },
        { STAGES "claim I(H;Y) <= capacity(H;Y)", PASSES("I(H;Y)"), NULL },
        { STAGES "claim I(H;Y|K=0) <= capacity(H;Y)", PASSES("I(H;Y|K=0)"), NULL },
        { STAGES "claim I(U;H|K) <= capacity(U;H|K=0)", PASSES("I(U;H|K)"), "given an event" },
        { STAGES "claim I(U;H) <= capacity(U;H|K=0)", PASSES("I(U;H)"), "to be drawn from U alone" },
        { STAGES "claim I(U;Y) <= capacity(H;Y)", PASSES("I(U;Y)"), "to be drawn from U alone" },
        { STAGES "claim I(Y;H) <= capacity(H;Y)", PASSES("I(Y;H)"), "to be drawn from Y alone" },
        { STAGES "claim I(U,H;Y) <= capacity(H;Y)", PASSES("I(U,H;Y)"), "one variable" },
        { STAGES "claim H(Y) <= capacity(H;Y)", PASSES("H(Y)"), "an information" },
        { STAGES "claim I(U;H|K=0) <= capacity(U;H)", PASSES("I(U;H|K=0)"), "!not drawn from" },
        { STAGES "claim I(H;Y) <= capacity(U;Y)", PASSES("I(H;Y)"), "!not drawn from" },
        { STAGES "claim 0 <= capacity(U;H|K=0,K=0)", BLOCK("", "[]"), "!two values" },
        { STAGES "claim 0 <= capacity(U;H|K=0,S=0)", BLOCK("", "[]"), "!not drawn from" },
        { STAGES "claim 0 <= capacity(K;H|U=0)", BLOCK("", "[]"), "does not come to" },
    };
    ALL(tried);
}

/* What is stored, changed in one place. */
Test(checker_means_given, neighbours)
{
    static const means_change_t changes[] = {
        { "cascade-shannon", "p(y|h,s,l)", "p(y|h,s,l,u)" },
        { "cascade-shannon", "(max l of L: cap", "(min l of L: cap" },
        { "capacity-kl-19", "2*I(U1;S1)", "I(U1;S1)" },
        { "capacity-kl-19", "2*(sum s", "1*(sum s" },
        { "capacity-kl-19", "G(y2|h2,s2)", "p(y2|h2,s2)" },
        { "capacity-kl-19", "post(t|y1,s1,y2,s2)", "p(t|y1,s1,y2,s2,u1)" },
        { "capacity-kl-20", "Y2;T|U1,U2) + KL(T||Q)", "Y2;T|U1,U2)" },
        { "capacity-kl-20", "claim KL(T|S1", "claim 2*KL(T|S1" },
        { "capacity-kl-20", "post(t|y1,s1,y2,s2)", "p(t|y1,s1,y2,s2,u1)" },
        { "capacity-kl-bare-form-nothing-dropped", "given KL(T||Q) = 0\\n", "" },
        { "capacity-kl-bare-form-nothing-dropped", "given I(U1;S1) = 0\\n", "" },
        { "capacity-kl-the-index-as-latent-value", "T|J1,J2)", "T|J1)" },
        { "compression-20-compressed", " + log(|C|)", "" },
        { "compression-its-own-residual", "I(S,Y;C|U)", "I(S,Y;C)" },
        { "compression-its-own-residual", "G(y|h,s)", "p(y|h,s,u)" },
        { "data-size-14-rules-that-see-data", "p(e)", "p(e|j)" },
        { "data-size-14-rules-that-see-data", "p(e)", "p(e|y,j)" },
        { "data-size-14-rules-that-see-data", "uniform(j)", "p(j)" },
        { "data-size-14-rules-that-see-data", " - log(2)", "" },
        { "interval-floor-of-every-parameter", "G(y|h,s)", "p(y|h,s,j)" },
        { "interval-floor-of-every-parameter", " - log(2)", "" },
        { "posterior-loss-posterior-loss", "p(a|y,s)", "p(a|y,s,h)" },
        { "posterior-loss-posterior-loss", "p(a|y,s)", "p(a|y,s,u)" },
        { "posterior-loss-posterior-loss", "|S = S, Y = Y)", "|Y = Y)" },
        { "risk-transfer-transfer", "p(a|y,s)", "p(a|y,s,u)" },
        { "risk-transfer-transfer", "<= alpha*lobs", "<= 2*alpha*lobs" },
        { "risk-transfer-where-the-rule-plays", "<= alpha*E", "<= beta*E" },
        { "risk-transfer-where-the-rule-plays", "A = a) > 0", "U = a) > 0" },
        { "wall-the-least-one-eps-delta", " - log(2))", ")" },
        { "wall-the-least-one-eps-delta", "given for each c of C: eps(c) + Delta(c) = eps(0) + Delta(0)\\n", "" },
        { "wall-the-least-one-eps-delta", "uniform(c)", "p(c)" },
        { "floor-at-the-maximiser-in-use", "<= 0\\nclaim", "<= 1\\nclaim" },
        { "floor-at-the-maximiser-in-use", "with Pr(S = s) > 0: ", "with Pr(S = s) > 0: 0*" },
        { "floor-at-the-maximiser-in-use", "p(y|h,s,n)", "p(y|h,s,n,u)" },
        { "required-capacity-at-the-maximiser-in-use", "= (max k' of K", "= (min k' of K" },
        { "packings-9-r-up-to-2-tau", "2*tau", "3*tau" },
        { "packings-10-r-up-to-2-tau", "1/(4*tau*tau)", "1/(3*tau*tau)" },
        { "packings-points-misclassified", "(1/(4))", "(1/(3))" },
        { "packings-points-misclassified", "(min i of I", "(max i of I" },
        { "packings-loss-across-r-up-to-tau", "r <= tau", "r <= 2*tau" },
        { "packings-loss-across-truncated", "*min(1, r*r*(1/(tau*tau)))", "*max(1, r*r*(1/(tau*tau)))" },
        { "packings-points-8", "<= 0\"", "< 0\"" },
    };
    ALL_REFUSED(changes);
}

/* The readings of C_art: kernels that are told apart from those in use by a name alone. */
Test(checker_means_given, readings_of_the_capacity)
{
    static const means_change_t changes[] = {
        { "wall-15-joint", "G(y|h,s)", "p(y|h,s,j)" },
        { "wall-15-joint", "uniform(k)", "p(k)" },                         /* K = k may be impossible */
        { "wall-15-joint", "max(I(H;Y|", "min(I(H;Y|" },
        { "wall-15-joint", "max(I(U;H|", "min(I(U;H|" },
        { "wall-15-joint", "max(I(H;Y|", "max(I(H1;Y1|" },                 /* not the one in use */
        { "wall-15-joint", "max(I(U;H|", "max(I(U;H1|" },
        { "wall-21-joint", "I(H;Y|C=c,S=s)", "I(H;Y|C=c,S=s)/2" },
        { "wall-21-joint", "max(I(U;H|", "min(I(U;H|" },
        { "wall-15-judgment-in-use", "I(H;Y|", "I(H1;Y1|" },
        { "wall-21-judgment-in-use", "max(I(U;H|", "min(I(U;H|" },
        { "data-size-14-rules-that-see-data-joint", " - log(2)", "" },
        { "data-size-14-rules-that-see-data-joint", "max(I(H;Y|", "min(I(H;Y|" },
        { "data-size-14-rules-that-see-data-judgment-in-use", "I(H;Y|", "I(H1;Y1|" },
        { "data-size-14-rules-that-see-data-judgment-in-use", "p(e)", "p(e|j)" },
        { "interval-floor-joint", "max(I(U;H|", "min(I(U;H|" },
        { "interval-floor-joint", " - log(2)", "" },
        { "interval-floor-judgment-in-use", "I(H;Y|", "I(H1;Y1|" },
        { "interval-floor-judgment-in-use", "G(y|h,s)", "p(y|h,s,u)" },
        { "capacity-kl-19-joint", "2*(sum s", "(sum s" },
        { "capacity-kl-19-joint", "max(I(H1;Y1|", "min(I(H1;Y1|" },
        { "capacity-kl-19-joint", "G(y2|h2,s2)", "p(y2|h2,s2)" },
        { "capacity-kl-19-judgment-in-use", "I(H1;Y1|", "I(H3;Y3|" },
        { "capacity-kl-20-joint", "max(I(U1;H1|", "min(I(U1;H1|" },
        { "capacity-kl-20-judgment-in-use", "F(h2|u2,s2)", "F(h2|u2,s1)" },
    };
    ALL_REFUSED(changes);
}
