/* SPDX-License-Identifier: MIT
**
** What the lines of a lemma declare, said again in a reason or in the text around a display, is read; what says more is
** refused; and what messages tell to write is read.
*/
#include "tests/claims/tex/chains.h"

#include <criterion/criterion.h>

TestSuite(claims_tex_declared, .init = session_open, .fini = session_close);

static const tex_chain_t chains[] = {
    /* bounds that reasons name */
    { "for p in [0,1/2] ; n in 2..9", "\\[ p^n \\le p^2 \\quad\\text{(as $n\\ge 2$)} \\]", "p^n <= p^2" },
    { "for p in [0,1/2] ; n in 2..9", "\\[ p^n \\le p^2 \\quad\\text{(as $n\\ge 3$)} \\]", "!a relation as a reason" },
    { "for p in [0,1/2] ; n in 2..9", "\\[ p^n \\le p^2 \\quad\\text{(as $n > 2$)} \\]", "!a relation as a reason" },
    { "for p in [0,1/2] ; n in 2..9", "\\[ p^n \\le p^2 \\quad\\text{(as $n \\ge 2$, $p \\ge 1/4$)} \\]",
      "!a relation as a reason" },
    { "for p in [0,1/2]", "\\[ p^2 \\le p/2 \\quad\\text{since $0 \\le p\\le \\frac12$} \\]", "p^2 <= p/2" },
    { "for p in [0,1/2]", "\\[ p^2 \\le p/2 \\quad\\text{since $0 < p\\le \\frac12$} \\]", "!a relation as a reason" },
    { "for p in [0,1]", "\\[ p^2 \\le p \\quad\\text{because $p\\in[0,1]$} \\]", "p^2 <= p" },
    { "for p in [0,1]", "\\[ p^2 \\le p \\quad\\text{because $p\\in[0,1)$} \\]", "!a relation as a reason" },
    { "for p in [0,1]", "\\[ p^2 \\le p \\quad\\text{because $p\\in\\{0,1\\}$} \\]", "!a relation as a reason" },
    { "for p in [0,1] ; q in [0,1/2] ; a in [1/2,1]", "\\[ q \\le a \\quad\\text{since $q \\le a$} \\]", "q <= a" },
    { "for p in [0,1] ; q in [0,1/2] ; a in [1/2,1]", "\\[ q \\le a \\quad\\text{since $q < a$} \\]",
      "!a relation as a reason" },
    { "for p in [0,1] ; q in [0,1/2] ; a in [1/2,1]", "Let $q < a$. \\[ q \\le a \\]", "!a bound that no line declares" },
    { "for p in [0,1] ; q in [0,1/2) ; a in [1/2,1]", "Let $q < a$. \\[ q \\le a \\]", "q <= a" },
    { "for p in [0,1]", "\\[ p^2 \\le p \\quad\\text{since $p = 1$} \\]", "!a relation as a reason" },
    /* what equality wants is no hypothesis of the claim */
    { "for X, Y variables", "\\[ H(X,Y) \\le H(X) + H(Y), \\] with equality if and only if $X$ and $Y$ are independent.\n"
      "%: equality iff X.Y\n", "H(X,Y) <= H(X) + H(Y)\nequality iff X.Y" },
    { "for X, Y, Z variables", "\\[ I(X;Y|Z) \\ge 0 \\] Equality holds iff $X \\perp Y \\mid Z$.\n%: equality iff X.Y|Z\n",
      "I(X;Y|Z) >= 0\nequality iff X.Y|Z" },
    { "for X, Y variables", "\\[ H(X,Y) \\le H(X) + H(Y), \\] with equality iff $X$ and $Y$ are independent.",
      "!expected it in a line %: equality iff" },
    { "for X, Y variables", "\\[ H(X,Y) = H(X) + H(Y) \\] This equality holds if $X$ and $Y$ are independent.\n"
      "\\[ H(X) \\le H(X,Y) \\]\n%: equality iff X of Y\n", "!a Markov chain or independence" },
    { "for X, Y variables", "\\[ H(Y) \\le H(X,Y) \\le H(X) + H(Y) \\label{eq:b} \\] with equality iff $X \\perp Y$.\n"
      "%: equality [b] iff X.Y\n", "H(Y) <= H(X,Y) <= H(X) + H(Y) [b]\nequality [b] iff X.Y" },
    { "for X, Y variables", "Let $X \\perp Y$. \\[ H(X,Y) \\le H(X) + H(Y) \\] with equality iff $X \\perp Y$.\n"
      "%: equality iff X.Y\n", "!a Markov chain or independence" },
    { "for X, Y variables", "\\[ H(X,Y) \\le H(X) + H(Y) \\] with equality iff so, as $X \\perp Y$.\n%: equality iff X.Y\n",
      "!a Markov chain or independence" },
    { "for p in [0,1]", "\\[ p^2 \\le p \\] with equality if $p \\ge 1$.\n%: equality if p >= 1\n",
      "p^2 <= p\nequality if p >= 1" },
    { "for p in [0,1]", "\\[ p^2 \\le p \\] with equality if $p \\ge 1$.", "!expected it in a line %: equality iff" },
    { "for p in [0,1]", "If $p \\ge 1$, equality holds: \\[ p^2 \\le p \\]\n%: equality if p >= 1\n", "!a bound that no line" },
    /* a uniform factor */
    { "for law uniform(x) W(y|x)", "\\[ H(X) = \\log|\\mathcal X| \\quad\\text{since $X$ is uniform} \\]", "H(X) = log(|X|)" },
    { "for X, Y variables", "\\[ H(X) = \\log|\\mathcal X| \\quad\\text{since $X$ is uniform} \\]", "!a hypothesis that no line" },
    { "for law uniform(x) p(y|x) p(z|y)", "Let $X\\to Y\\to Z$. \\[ I(X;Z) \\le I(X;Y) \\]", "I(X;Z) <= I(X;Y)" },
    /* conditions in brackets behind a wide space */
    { "for p in [0,1] ; n in 1..9", "\\[ p^n \\le p \\quad (n \\ge 1). \\]", "p^n <= p" },
    { "for p in [0,1] ; n in 1..9", "\\[ p^n \\le p \\qquad (0 \\le p \\le 1) \\]", "p^n <= p" },
    { "for p in [0,1] ; n in 1..9", "\\[ p^n \\le p \\quad (n \\ge 2) \\]", "!\\text{for } n \\ge 1" },
    { "for p in [0,1] ; n in 1..9", "\\[ p^n \\le p \\quad\\text{for } n \\ge 2 \\]", "given n >= 2: p^n <= p" },
    { "for p in [0,1] ; n in 1..9", "\\[ p^n \\le p \\quad (n \\ge 1) p \\]", "!\\text{for } n \\ge 1" },
    { "for p in [0,1] ; n in 1..9", "\\[ p^n \\le p \\quad (n + 1) \\]", "!no factor behind a wide space" },
    /* words with mathematics behind them */
    { "for p, q in [0,1]", "\\[ p q \\le p, \\quad\\text{where } q = 1 - p \\]", "!the words \"where\" with mathematics" },
    { "for p, q in [0,1]", "\\[ p q \\le p \\quad\\text{since } q \\le 1 \\]", "!\\text{since $..$}" },
    { "for p, q in [0,1]", "\\[ p q \\le p \\quad\\text{since $q \\le 1$} \\]", "p q <= p" },
    /* means over variables of a joint law */
    { "for law p(x) p(y|x) ; table f on X,Y", "\\[ \\mathbb E_{X,Y}[f(X,Y)] \\le 1 \\]", "!\\mathbb E[..] is over all variables" },
    { "for law p(x) p(y|x) ; table f on X,Y", "\\[ \\mathbb E[f(X,Y)] \\le 1 \\]", "E[f(X,Y)] <= 1" },
    { "for law p(x) p(y|x)", "\\[ I(X;Y) = \\mathbb E_X[D(P_{Y|X}\\|P_Y)] \\]", "!\\sum_{x} p(x)" },
    { "for law p(x) p(y|x)", "\\[ I(X;Y) = \\sum_x p(x) D(P_{Y|X=x}\\|P_Y) \\]", "I(X;Y) = sum x: p(x) KL(p(y|x)||p(y))" },
    /* the same behind a chain */
    { "for P, Q laws on X", "\\[ D(P\\|Q) \\ge 0 \\quad\\text{(with equality iff $P=Q$)} \\]\n%: equality iff P = Q\n",
      "KL(P||Q) >= 0\nequality iff P = Q" },
    { "for P, Q laws on X", "\\[ D(P\\|Q) \\ge 0 \\quad\\text{(with equality iff $P=Q$)} \\]", "!in a line %: equality iff" },
    { "for P, Q laws on X", "\\[ D(P\\|Q) \\ge 0 \\quad\\text{(with equality iff $P=Q$, for $P > 0$)} \\]\n%: equality iff P = Q\n",
      "!may be a hypothesis" },
    /* a dot outside of divergences */
    { "for P law on X ; W channel X -> Y", "\\[ \\sum_x P(x) H(W(\\cdot|x)) \\le \\log|\\mathcal Y| \\]", "!W(y\\mid x) within H" },
    { "for P law on X ; W channel X -> Y", "\\[ \\sum_x P(x) H(W(y\\mid x)) \\le \\log|\\mathcal Y| \\]",
      "sum x: P(x) H(W(y|x)) <= log(|Y|)" },
/* END */
};

Test(claims_tex_declared, each_right_or_refused) { tex_assert_chains(chains, sizeof chains / sizeof *chains); }
