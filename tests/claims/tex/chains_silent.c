/* SPDX-License-Identifier: MIT
**
** What looks like mathematics of the language and means something else to its author, or would be passed over without a
** word; and what stands next to it is read.
*/
#include "tests/claims/tex/chains.h"

#include <criterion/criterion.h>

TestSuite(claims_tex_silent, .init = session_open, .fini = session_close);

static const tex_chain_t chains[] = {
    /* products of laws on one letter, powers: product laws to their authors */
    { "for P, Q laws on X ; n in 1..4", "\\[ D(P^n\\|Q^n) = n D(P\\|Q) \\]", "!P^n is taken letter by letter" },
    { "for P, Q laws on X", "\\[ H(P\\otimes Q) = H(P) + H(Q) \\]", "!P Q is taken letter by letter" },
    { "for P law on X ; Q law on Y", "\\[ H(P\\otimes Q) = H(P) + H(Q) \\]", "H(P * Q) = H(P) + H(Q)" },
    /* a letter that nothing binds beside its variable: 1, and no P(x) */
    { "for X, Y variables", "\\[ \\Pr(X=x) \\le 1/2 \\]", "!x is not bound here" },
    { "for X, Y variables", "\\[ \\Pr(X=x) \\le 1 \\quad\\forall x \\]", "for each x: Pr(X = x) <= 1" },
    /* signs that are others */
    { "for p, q in [0,1]", "\\[ p * q \\le 1 \\]", "!\\times for a product" },
    { "for d, p in (0,1]", "\\[ \\frac{d}{dp} h(p) \\le 1 \\]", "!may be a derivative" },
    { "for d, p in (0,1]", "\\[ \\frac{\\mathrm{d}p^2}{\\mathrm dp} \\le 1 \\]", "!may be a derivative" },
    { "for d, p in (0,1]", "\\[ \\frac{d}{pd} + \\frac{d}{d(p+1)} + \\frac{d}{d+p} \\ge 1 \\]",
      "((d)/(p d)) + ((d)/(d (p+1))) + ((d)/(d+p)) >= 1" },
    { "for a, b in [0,1]", "\\[ a \\stackrel{.}{=} b \\]", "!may change its meaning" },
    { "for a, b in [0,1]", "\\[ a \\stackrel{\\cdot}{\\le} b \\]", "!may change its meaning" },
    { "for a, b in [0,1]", "\\[ a \\overset{+}{\\le} b \\]", "!may change its meaning" },
    { "for a, b in [0,1]", "\\[ a \\overset{\\log}{\\le} b \\]", "!may change its meaning" },
    { "for a, b in [0,1]", "\\[ a \\overset{\\text{(approx)}}{\\le} b \\]", "!may change its meaning" },
    { "for a, b in [0,1]",
      "\\[ a \\overset{*}{\\le} b \\overset{\\dagger}{\\le} a \\stackrel{\\text{(a)}}{=} b \\overset{1}{=} b \\]",
      "a <= b <= a = b = b" },
    /* hypotheses beside a chain */
    { "for a, b, p, q in [0,1]", "\\[ a \\le b \\text{ for } p \\le q, a \\]", "!a may be bounded by the relation before it" },
    { "for a, b, p, q in [0,1]", "\\[ a \\le b \\text{ for } a, p \\le q \\]", "!may be of p alone or of a, too" },
    { "for a, b, p, q in [0,1]", "\\[ a \\le b \\text{ for } p \\le q, q \\in [0,1/2], a \\]",
      "given p <= q: given 0 <= q <= 1/2: a <= b" },
    { "for a, b, p, q in [0,1]",
      "\\[ a \\le b \\text{ if } p \\le q \\text{ and } a \\le q \\text{ if } p > q \\]", "!behind an and is read in two ways" },
    { "for a, b in [0,1] ; n in 1..9", "\\[ a \\le b \\;[n \\ge 2] \\]", "!no condition in brackets behind a space" },
    { "for a, b in [0,1] ; n in 1..9", "\\[ a \\le b ~[n \\ge 2] \\]", "!no condition in brackets behind a space" },
    { "for a, b in [0,1] ; n in 1..9", "\\[ a \\le b\\,[n \\ge 2] + [n = 1]\\; b \\]", "a <= b [n >= 2] + [n = 1] b" },
    { "for X, Y variables", "\\begin{align} H(X) &\\ge 0 && H(Y) = 0 \\end{align}", "!this column may be a hypothesis" },
    { "for X, Y variables", "\\begin{align} H(X) &\\ge 0 & H(Y) &\\ge 0 \\end{align}",
      "H(X) >= 0\nclaim H(Y) >= 0" },
    /* words that are a hypothesis, or change what is claimed */
    { "for P law on X", "\\[ H(P) \\le 1 \\text{ (uniform $P$)} \\]", "!a hypothesis that no line declares" },
    { "for p in [0,1] ; n in 1..9", "\\[ p^n \\le p/2 \\text{ since $n$ is large} \\]", "!a hypothesis that no line declares" },
    { "for X, Y variables", "\\[ H(X,Y) = H(X) \\text{ as $Y$ is a function of $X$} \\]",
      "!a hypothesis that no line declares" },
    { "for X, Y variables ; given Y:X", "\\[ H(X,Y) = H(X) \\text{ as $Y$ is a function of $X$} \\]", "H(X,Y) = H(X)" },
    { "for p in [0,1]", "\\[ p \\le p^2 \\text{ (asymptotically)} \\]", "!may be a hypothesis" },
    { "for p in [0,1]", "\\[ p \\le p^2 \\text{ (up to a constant)} \\]", "!may be a hypothesis" },
    { "for p in [0,1]", "\\[ p^2 \\le p \\text{ (by convexity)} \\]", "p^2 <= p" },
    /* hypotheses in the text around a display */
    { "for p in [0,1]", "Let $p \\le 1/2$. Then \\[ p^2 \\le p/2 \\]", "!a bound that no line declares stands here" },
    { "for p in [0,1]", "\\[ p^2 \\le p/2 \\] for all $p\\in[0,\\tfrac12]$.", "!a bound that no line declares stands here" },
    { "for p in [0,1]", "For $0 < p \\le 1$, \\[ p^2 \\le p \\]", "!a bound that no line declares stands here" },
    { "for n in 2..9", "If $n \\ge 3$, then \\[ n^2 \\ge 9 \\]", "!a bound that no line declares stands here" },
    { "for p, q in [0,1]", "\\[ p^2 \\le q^2 \\] whenever $p \\le q$.", "!a bound that no line declares stands here" },
    { "for p in [0,1/2]", "Let $0 \\le p \\le \\frac12$. Then \\[ p^2 \\le p/2 \\] Here $p < 1$, with equality where $p = 0$.",
      "p^2 <= p/2" },
    { "for n in 2..9", "For all $n > 1$ and $n \\in (-\\infty,10)$, \\[ n^2 \\ge 4 \\]", "n^2 >= 4" },
    { "for p, q in [0,1] ; p <= q", "Let $p \\le q$. Then \\[ p^2 \\le q^2 \\]", "p^2 <= q^2" },
    { "for q in [0,1] ; p in [q,1]", "Let $p \\ge q$. Then \\[ p^2 \\ge q^2 \\]", "p^2 >= q^2" },
    { "for p in [0,1]", "It is tight: $p \\le 1/2$ gives more. \\[ p^2 \\le p \\]", "p^2 <= p" },
    { "for X, Y variables", "Let $X$ and $Y$ be independent. \\[ H(X,Y) = H(X) + H(Y) \\]", "!a Markov chain or independence" },
    { "for X, Y variables ; n in 1..9", "A constant is independent of $n$. \\[ n H(X) \\le 9 + n H(X) \\]",
      "n H(X) <= 9 + n H(X)" },
    { "for X, Y, Z variables ; X -> Y -> Z", "If $X\\to Y\\to Z$, \\[ I(X;Z) \\le I(X;Y) \\]", "I(X;Z) <= I(X;Y)" },
    /* a mean within a mean that names its letter draws anew */
    { "for P law on X ; f on X", "\\[ \\mathbb E_{x\\sim P}[(f(x)-\\mathbb E_{x\\sim P}[f(x)])^2] \\ge 0 \\]",
      "E(P; (f(x) - (sum x: P(x) * (f(x))))^2) >= 0" },
    { "for P, Q laws on X ; f on X", "\\[ \\sum_x P(x)\\, \\mathbb E_{x\\sim Q}[f(x)] \\le 1 \\]",
      "sum x: P(x) (sum x: Q(x) * (f(x))) <= 1" },
    /* comments that are none, and declarations that are comments */
    { "for x in [0,1]", "% : given x <= 1/2\n\\[ x^2 \\le x/2 \\]", "!this declares nothing" },
    { "for x in [0,1]", "\n%% : given x <= 1/2\n%%: given x <= 1/2\n\\[ x^2 \\le x \\]", "x^2 <= x" },
    { "for x in [0,1]", "\\url{http://a.b/%7Ec} \\href{a%b}{c} \\[ x \\le 1 \\] \\url {a}", "x <= 1" },
    { "for x in [0,1]", "\\lstinline|\\[ x \\le 0 \\]| \\[ x \\le 1 \\]", "x <= 1" },
    /* displays that would not be there */
    { "for x in [0,1]", "\\begin{dmath} x \\le 0 \\end{dmath} \\[ x \\le 1 \\]", "!a display in dmath is not read" },
    { "for x in [0,1]", "\\begin{numcases}{} x \\le 0 \\end{numcases} \\[ x \\le 1 \\]", "!a display in numcases is not read" },
    { "for x in [0,1]",
      "\\newenvironment{eq}[1]{\\begin{equation}\\label{#1}}{\\end{equation}} \\begin{eq}{a} x \\le 1 \\end{eq} \\[ x \\ge 0 \\]",
      "x <= 1 [a]\nclaim x >= 0" },
    { "for x in [0,1]",
      "\\NewDocumentEnvironment{eq}{o}{\\begin{align}}{\\end{align}} \\begin{eq} x &\\le 0 \\end{eq} \\[ x \\le 1 \\]",
      "!the environment eq cannot be expanded" },
    { "for x in [0,1]",
      "\\NewDocumentCommand{\\eqn}{m o}{\\[#1\\]} \\NewDocumentCommand{\\note}{m o}{#1} \\eqn{x \\le 0} \\[ x \\le 1 \\]",
      "!\\eqn cannot be expanded" },
    { "for x in [0,1]", "\\NewDocumentCommand{\\note}{m o}{#1} \\note{so} \\[ x \\le 1 \\]", "x <= 1" },
    { "for x in [0,1]", "\\newenvironment{thm}{\\begin{theorem}}{\\end{theorem}} \\begin{thm} \\[ x \\le 1 \\] \\end{thm}", "x <= 1" },
};

Test(claims_tex_silent, each_right_or_refused) { tex_assert_chains(chains, sizeof chains / sizeof *chains); }
