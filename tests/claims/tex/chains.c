/* SPDX-License-Identifier: MIT
**
** Displayed chains as papers write them: each is the tree of the plain notation beside it, or is refused in words.
*/
#include "proofs/claims/compile.h"
#include "proofs/claims/print/print.h"
#include "proofs/claims/tex/read.h"
#include "tests/support/process.h"

#include <criterion/criterion.h>
#include <string.h>

TestSuite(claims_tex_chains, .init = session_open, .fini = session_close);

typedef struct { const char *declared, *display, *plain; } chain_t_;

/* `plain` is what stands after `claim`; of a display that is refused, a part of the message behind a !. */
static const chain_t_ chains[] = {
    { "for J, Y, S variables", "\\[ H(J\\mid Y,S) \\le H(J). \\]", "H(J|Y,S) <= H(J)" },
    { "for X, Y variables", "\\begin{equation} I(X;Y)\\leq H(X),\\label{eq:one} \\end{equation}",
      "I(X;Y) <= H(X) [one]" },
    { "for X, Y, Z variables",
      "\\begin{align} I(X;Y\\mid Z) &= H(X\\mid Z) - H(X\\mid Y,Z)\\label{a}\\\\ &\\le H(X\\mid Z)\\label{b} "
      "\\end{align}",
      "I(X;Y|Z) = H(X|Z) - H(X|Y,Z) [a] <= H(X|Z) [b]" },
    { "for X, Y variables",
      "\\begin{align*} H(X) &\\overset{(a)}{\\geq} H(X|Y) \\\\ &\\stackrel{(b)}{\\ge} 0 \\nonumber \\end{align*}",
      "H(X) >= H(X|Y) >= 0" },
    { "for X, Y variables", "$$ \\begin{aligned} H(X) &\\ge H(X|Y) \\\\ &\\ge 0 \\end{aligned} $$",
      "H(X) >= H(X|Y) >= 0" },
    { "for p in [0,1] ; q in (0,1)", "\\[ 2(p-q)^2 \\le \\mathrm{kl}(p\\Vert q) \\]", "2 (p-q)^2 <= kl(p||q)" },
    { "for p in [0,1] ; q in (0,1)", "\\[ \\operatorname{kl}(p\\,\\|\\,q) \\le \\tfrac{(p-q)^2}{q(1-q)} \\]",
      "kl(p||q) <= (((p-q)^2)/(q (1-q)))" },
    { "for p in [0,1]", "\\[ 4p(1-p)\\log 2 \\leqslant h(p) \\]", "4 p (1-p) log 2 <= h(p)" },
    { "for p in [0,1]", "\\begin{multline} h(p) \\le 2\\sqrt{p(1-p)}\\,\\ln 2 \\end{multline}",
      "h(p) <= 2 sqrt(p (1-p)) log 2" },
    { "for x in [0,inf)", "\\[ e^{-x} \\ge 1 - x \\]", "exp(-x) >= 1 - x" },
    { "for x in (0,inf)", "\\[ \\log\\left(1+\\frac{1}{x}\\right) \\le \\frac1x \\]", "log(1+((1)/(x))) <= ((1)/(x))" },
    { "for P, Q laws on X", "\\[ D_{\\mathrm{KL}}(P\\,\\|\\,Q) \\ge 0 \\]", "KL(P||Q) >= 0" },
    { "for P, Q laws on X", "\\[ \\mathrm{TV}(P,Q)^2 \\le \\bigl(\\mathrm{KL}(P\\Vert Q)\\bigr)/2 \\]",
      "TV(P,Q)^2 <= (KL(P||Q))/2" },
    { "for P law on X ; table f on X ; f > 0",
      "\\[ \\mathbb{E}_P[\\log f] \\le \\log \\mathbb{E}_{x\\sim P}\\bigl[f\\bigr] \\]", "E(P; log f) <= log E(P; f)" },
    { "for n in 1..9", "\\[ \\sum_{k=0}^{n} \\binom{n}{k} = 2^n \\]", "sum k in 0..n: binomial(n,k) = 2^n" },
    { "for P law on X", "\\[ -\\sum_{x} P(x)\\log(P(x)) = H(P) \\]", "- sum x: P(x) log(P(x)) = H(P)" },
    { "for P_e in [0,1] ; M in 2..9", "\\[ P_e\\log(M-1) \\le P_{e} \\log M \\]", "P_e log(M-1) <= P_e log M" },
    { "for Pe in [0,1]", "\\[ P_e \\le 1 \\]", "Pe <= 1" },
    { "for J, Jhat variables on M letters ; M in 2..4", "\\[ \\Pr(\\hat J \\ne J) \\le 1 \\]", "Pr(Jhat != J) <= 1" },
    { "for beta in (0,inf)", "\\[ \\beta \\underbrace{(1+\\beta)}_{\\text{gain}} \\ge 0 \\]", "beta (1+beta) >= 0" },
    { "for beta in (0,inf)", "\\[ \\beta \\underbrace{(1+\\beta)}_{g} \\ge 0 \\]", "beta (1+beta) >= 0" },
    { "for a, b in [0,1]", "\\[ \\min\\{a,b\\} \\le \\max\\{a,b\\} \\]", "min(a,b) <= max(a,b)" },
    { "for P law on X", "\\[ \\max_x P(x) \\le 1 \\]", "max x: P(x) <= 1" },
    { "for x in [1,9]", "\\[ \\log_2 x \\ge 0 \\]", "log2 x >= 0" },
    { "for x, y in [1,9]", "\\[ 1/2 x \\ge 0 \\]", "!write \\frac" },
    { "for x, y in [1,9]", "\\[ \\log x y \\ge 0 \\]", "!write \\frac" },
    { "for x in [1,9]", "\\[ x_i \\ge 0 \\]", "!x_{i} is no declared name" },
    { "for x in [1,9]", "\\[ \\ge 0 \\]", "!a term before the relation" },
    { "for x in [1,9]", "\\[ x \\ge 0 \\quad\\text{for all } x \\]", "x >= 0" },
    { "for a, b in [0,1]",
      "\\begin{align} a &\\le 1 + a \\\\ &\\quad - b + b \\label{two} \\\\ &\\le 2 + b \\end{align}",
      "a <= 1 + a - b + b [two] <= 2 + b" },
    { "for a, b in [0,1]", "\\begin{align} a &\\le 1\\\\ -b &\\le 0 \\end{align}", "!read in two ways" },
    { "for a, b in [0,1]", "\\begin{align} a &\\le \\\\ b \\end{align}", "a <= b" },
    { "for x in [1,9]", "\\[ \\alpha \\ge 0 \\]", "!alpha is not declared" },
    { "for x in [1,9]", "\\[ \\int x \\ge 0 \\]", "!\\int is not read here" },
    { "for x in [1,9]", "\\[ \\sqrt[3]{x} \\ge 0 \\]", "!a square root alone" },
    { "for x in [1,9]", "\\[ \\log_3 x \\ge 0 \\]", "!to the base 3" },
    { "for x in [1,9]", "\\[ \\frac{x}{ \\ge 0 \\]", "!{ is not closed" },
    { "for x in [1,9]", "\\[ {x \\ge 0 \\]", "!{ is not closed, expected } before the display ends" },
    { "for x in [1,9]", "\\[ x \\ge \\log \\]", "!log has no argument" },
    { "for x in [1,9]", "\\[ \\log \\ge x \\]", "!log has no argument" },
    { "for x in [1,9]", "\\[ x \\ge \\sqrt \\]", "!expected a term" },
    { "for x in [1,9]", "\\[ x^ \\ge 0 \\]", "!\\ge is not read here, expected a term" },
    { "for x in [1,9]", "\\[ x \\ge 0 \\nowhere \\]", "!a macro that this file defines" },
    { "for x in [1,9]", "\\[ x \\ge 0 \\label{a} \\label{b} \\]", "!a second label of one row" },
    { "for x in [1,9]", "\\[ x \\ge 0 \\end{align}", "!expected the end of the display, \\]" },
    { "for x in [1,9]", "\\begin{align} x \\ge 0 \\]", "!expected the end of the display, \\end{align}" },
    { "for x in [1,9]", "\\begin{align*} x \\ge 0 \\end{align}", "!expected the end of the display, \\end{align*}" },
    { "for x in [1,9]", "\\begin{displaymath} x \\ge 0 \\end{displaymath}", "x >= 0" },
    /* sizes, wrappers, spaces */
    { "for x in [1,9]", "\\[ \\ensuremath{x} \\ge \\mathop{x} \\]", "x >= x" },
    { "for x, y in [1,9]", "\\[ \\bigl\\lvert x - y\\bigr\\rvert \\le \\left| x \\right| + |y| \\]",
      "abs(x - y) <= abs(x) + abs(y)" },
    { "for x, y in [1,9]", "\\[ |x-y|^2 \\le \\bigl( x + \\lvert y\\rvert \\bigr)^{2} \\]",
      "abs(x-y)^2 <= (x + abs(y))^2" },
    { "for x, y in [1,9]", "\\[ x|y| \\le |x||y| \\]", "x abs(y) <= abs(x) abs(y)" },
    { "for x in [1,9]", "\\[ \\log|x| \\le |x| - 1 \\]", "log abs(x) <= abs(x) - 1" },
    { "for P law on X", "\\[ H(P) \\le \\log |\\mathcal{X}| \\]", "H(P) <= log |X|" },
    { "for P law on X", "\\[ H(P) \\le \\log\\left|\\mathcal X\\right| \\]", "H(P) <= log |X|" },
    { "for X, Y variables", "\\[ H(X,Y) \\le \\log \\bigl( |\\mathcal X| |\\mathcal Y| \\bigr) \\]", "!expected" },
    { "for X, Y variables", "\\[ H(X,Y) \\le \\log |X| + \\log |Y|\\,, \\]", "H(X,Y) <= log |X| + log |Y|" },
    { "for x in [1,9]", "\\[ \\lfloor x \\rfloor \\le x \\le \\lceil x\\rceil \\]", "floor(x) <= x <= ceil(x)" },
    { "for p, q in [0,1]",
      "\\begin{equation*}\\boxed{ \\textcolor{red}{p} q \\hspace{1em}\\le\\phantom{x} p }\\end{equation*}",
      "p q <= p" },
    /* fractions and powers: one token each */
    { "for p in [0,1]", "\\[ \\tfrac12 p \\le \\frac p2 \\]", "((1)/(2)) p <= ((p)/(2))" },
    { "for p in [0,1]", "\\[ \\dfrac{p^2}{2} \\le \\nicefrac12\\,p^{2} \\]", "((p^2)/(2)) <= ((1)/(2)) p^2" },
    { "for p in [0,1]", "\\[ p^12 \\le p \\]", "!braces around a power" },
    { "for p in [0,1]", "\\[ p^{12} \\le p \\]", "p^12 <= p" },
    { "for p in [0,1]", "\\[ p^{(1)} \\le p \\]", "!an index above" },
    { "for p in [0,1]", "\\[ 1\\,000 p \\ge 0 \\]", "!a sign between a number" },
    { "for p in [0,1]", "\\[ 1{,}000 p \\ge 0 \\]", "!expected" },
    { "for p in [0,1]", "\\[ .5 p \\le 0.75 \\]", "0.5 p <= 0.75" },
    { "for p in [0,1]", "\\[ p2 \\ge 0 \\]", "!a sign between a number" },
    { "for n in 1..9", "\\[ 2^{-n}(1+n) \\le \\sqrt[2]{n} \\]", "!a square root alone" },
    { "for n in 1..9", "\\[ n^2(1+n) \\ge \\sqrt n + \\sqrt{n}(1) \\]", "n^2 (1+n) >= sqrt(n) + sqrt(n) (1)" },
    { "for P law on X", "\\[ \\sum_x P^2(x) \\le 1 \\]", "!no bracket behind a power" },
    { "for P law on X", "\\[ \\sum_x P(x)^2 \\le 1 \\]", "sum x: P(x)^2 <= 1" },
    { "for n in 1..9", "\\[ n! \\ge 1 \\]", "!! is not read here" },
    { "for x in [1,9]", "\\[ \\log(1+x)^2 \\ge 0 \\]", "!may be of the argument" },
    { "for x in [1,9]", "\\[ (\\log(1+x))^2 \\ge \\log(1+x)\\,(x-1)/(x+1)^2 \\]",
      "(log(1+x))^2 >= log(1+x) (x-1)/(x+1)^2" },
    { "for x in [1,9]", "\\[ x \\le x \\qquad (2) \\]", "!no factor behind a wide space" },
    /* names */
    { "for phat, p in (0,1)", "\\[ \\mathrm{kl}(\\hat p\\,\\|\\,p) \\ge 2(\\hat{p}-p)^2 \\]",
      "kl(phat||p) >= 2 (phat-p)^2" },
    { "for Cbar in [0,1] ; m in 1..9", "\\[ \\bar C \\le m\\overline{C} \\]", "Cbar <= m Cbar" },
    { "for p, p' in [0,1]", "\\[ |p-p'| \\le 1 - p^{\\prime} p' \\]", "abs(p - p') <= 1 - p' p'" },
    { "for p_1', p_2' in [0,1]", "\\[ p_1' p'_{2} \\le 1 \\]", "p_1' p_2' <= 1" },
    { "for pstar, p in [0,1]", "\\[ p^* p \\le p^{\\star} \\]", "pstar p <= pstar" },
    { "for epsilon in [0,1]", "\\[ \\varepsilon^2 \\le \\varepsilon \\]", "epsilon^2 <= epsilon" },
    { "for epsilon in [0,1]", "\\[ \\varepsilon \\le \\epsilon \\]", "!would both be epsilon" },
    { "for L in [0,1]", "\\[ \\mathcal L \\le L \\]", "!would both be L" },
    { "for calL, L in [0,1]", "\\[ L \\mathcal{L} \\le L \\]", "!both are declared" },
    { "for P_XY, Q law on X", "\\[ \\mathrm{KL}(P_{XY}\\|Q) \\ge 0 \\]", "KL(P_XY||Q) >= 0" },
    { "for R_max, x in [0,1]", "\\[ x R_{\\max} \\le R_{\\mathrm{max}} \\]", "!letters and digits" },
    { "for R_max, x in [0,1]", "\\[ x R_{\\text{max}} \\le R_{\\mathrm{max}} \\]", "x R_max <= R_max" },
    { "for x in [0,1]", "\\[ H_2(x) \\le 1 \\]", "!the binary entropy is h(p), in nats" },
    /* divergences, norms */
    { "for P, Q laws on X", "\\[ \\|P-Q\\|_1^2 \\le 2 D(P\\|Q) \\]", "(2 TV(P,Q))^2 <= 2 KL(P||Q)" },
    { "for P, Q laws on X",
      "\\[ \\tfrac12\\lVert P-Q\\rVert_{1} = \\lVert P-Q \\rVert_{\\mathrm{TV}} = d_{\\mathrm{TV}}(P,Q) \\]",
      "((1)/(2)) (2 TV(P,Q)) = (TV(P,Q)) = TV(P,Q)" },
    { "for P, Q laws on X", "\\[ \\|P-Q\\|_2 \\le 1 \\]", "!a norm 2 is not read" },
    { "for P, Q laws on X", "\\[ D(P||Q) \\le \\chi^2(P\\|Q) \\]", "KL(P||Q) <= chi2(P||Q)" },
    { "for P, Q laws on X",
      "\\[ D_{\\mathrm{KL}}\\left(P\\,\\middle\\|\\,Q\\right) \\ge \\mathsf{KL}(P \\parallel P) \\]",
      "KL(P||Q) >= KL(P||P)" },
    { "for p, q in (0,1)", "\\[ d(p\\|q) \\ge 0 \\]", "kl(p||q) >= 0" },
    { "for p, q in (0,1)", "\\[ D_\\alpha(p\\|q) \\ge 0 \\]", "!expected \\operatorname{Renyi}_{alpha}" },
    { "for law p(x) p(y|x)", "\\[ D_{\\text{KL}}\\bigl(p(y|x)\\,\\big\\|\\,p(y) \\bigm| p(x)\\bigr) = I(X;Y) \\]",
      "KL(p(y|x)||p(y)|p(x)) = I(X;Y)" },
    { "for X, Y variables", "\\[ I(X ; Y) = \\mathrm{H}(X) - \\mathrm{H}(X \\,|\\, Y) \\]", "I(X;Y) = H(X) - H(X|Y)" },
    { "for X, Y variables", "\\[ \\mathbb I(X;Y) \\le \\mathcal{H}[X] \\big/ 1 \\]", "I(X;Y) <= H(X)/1" },
    { "for x in [1,9]", "\\[ \\log 2/x \\le 1 \\]", "!what is log may end" },
    { "for x in [1,9]", "\\[ \\log(2)/x \\le 1/\\log x + 2 \\log 2 \\cdot x \\]",
      "log(2)/x <= 1/log x + 2 log(2) * x" },
    { "for X, Y variables", "\\[ H(XY) \\le H(X) + H(Y) \\]", "!X Y is no law" },
#include "tests/claims/tex/chains_sums.h"
    /* means and indicators */
    { "for P law on X ; f on X",
      "\\[ \\mathbb{E}_{x\\sim P}\\left[f(x)\\right] \\le \\operatorname*{\\mathbb{E}}_{z \\sim P} [f(z)] \\]",
      "E(P; f(x)) <= (sum z of X: P(z) * (f(z)))" },
    { "for P law on X ; f on X", "\\[ \\mathbb{E}_{X\\sim P}[f(X)] = \\underset{x\\sim P}{\\mathbb E}\\{f(x)\\} \\]",
      "E(P; f(x)) = E(P; f(x))" },
    { "for P, Q laws on X ; table f on X,X in [0,1]", "\\[ \\mathbb{E}_{x\\sim P, y\\sim Q}[f(x,y)] \\le 1 \\]",
      "(sum x: P(x) * (sum y of X: Q(y) * (f(x,y)))) <= 1" },
    { "for P law on X ; W channel X -> Y ; r on X,Y",
      "\\[ \\mathbb{E}_{x\\sim P}\\,\\mathbb{E}_{y\\sim W(\\cdot\\mid x)}[r(x,y)] \\le 1 \\]",
      "E(P; (sum y: W(y|x) * (r(x,y)))) <= 1" },
    { "for P law on X ; W channel X -> Y ; r on X,Y",
      "\\[ \\mathbb{E}_{x\\sim P}\\bigl[\\mathbb{E}_{y\\sim W(\\cdot\\mid x)}[r(x,y)]\\bigr] \\le 1 \\]",
      "E(P; (sum y: W(y|x) * (r(x,y)))) <= 1" },
    { "for P, Q laws on X ; f on X", "\\[ \\sum_x P(x) \\mathbb E_Q[f(x)] \\le 1 \\]", "!bound outside this mean" },
    { "for P, Q laws on X ; f on X", "\\[ \\sum_x P(x) f(x) = \\mathbb E_P[f(x)] \\]",
      "sum x: P(x) f(x) = E(P; f(x))" },
    { "for P, Q laws on X ; f on X", "\\[ \\mathbb E_Q[f(x)] \\le 1 \\quad \\forall x \\]",
      "!a mean that may bind it" },
    { "for P law on X ; f on X ; let law T = P", "\\[ \\mathbb E_{x \\sim T}[f(x)] \\le 1 \\]", "E(T; f(x)) <= 1" },
    { "for P law on X ; Q law on Y ; let law T = P Q", "\\[ \\mathbb E_{x \\sim T}[1] \\le 1 \\]",
      "!its letter is unknown" },
    { "for S, U, Y variables", "\\[ I(U;Y|S) = \\mathbb{E}\\left[ I(U;Y\\mid S=s) \\right] \\]",
      "I(U;Y|S) = E[I(U;Y|S=s)]" },
    { "for X, Y variables on M letters ; M in 2..4",
      "\\[ \\mathbb P\\{X \\neq Y\\} = \\mathbb E[\\mathbb 1\\{X\\ne Y\\}] = 1 - P(X = Y) \\]",
      "Pr(X != Y) = E[[X != Y]] = 1 - Pr(X = Y)" },
    { "for X, Y variables on M letters ; M in 2..4", "\\[ \\Pr\\left( X = 0 \\,\\middle|\\, Y = 0 \\right) \\le 1 \\]",
      "Pr(X = 0 | Y = 0) <= 1" },
    { "for P law on X ; map f on X into X",
      "\\[ \\sum_x P(x) \\mathbf 1[f(x) = x] \\le \\sum_x P(x)\\mathbb{1}_{\\{f(x)=x\\}} \\]",
      "sum x: P(x) [f(x) = x] <= sum x: P(x) [f(x) = x]" },
    /* letters, hypotheses, reasons */
    { "for law p(s) p(u|s) p(y|u)", "\\[ I(U;Y|S=s) \\le H(U|S=s) \\qquad \\text{for all } s. \\]",
      "for each s: I(U;Y|S=s) <= H(U|S=s)" },
    { "for law p(s) p(u|s) p(y|u)",
      "\\begin{equation} I(U;Y|S=s) \\le H(U|S=s), \\quad \\forall s\\in\\mathcal S, \\label{eq:j} \\end{equation}",
      "for each s: I(U;Y|S=s) <= H(U|S=s) [j]" },
    { "for law p(s) p(u|s) p(y|u)", "\\[ \\forall s:\\quad I(U;Y|S=s) \\le H(U|S=s) \\]",
      "for each s: I(U;Y|S=s) <= H(U|S=s)" },
    { "for law p(s) p(u|s) p(y|u)", "\\[ I(U;Y|S=s) \\le H(U|S=s) \\quad\\text{for every $s \\in \\mathcal{S}$} \\]",
      "for each s: I(U;Y|S=s) <= H(U|S=s)" },
    { "for P, Q laws on X", "\\[ P(z) \\le 1 \\quad \\text{for any } z \\in \\mathcal X \\]",
      "for each z of X: P(z) <= 1" },
    { "for n in 1..9 ; p in [0,1]", "\\[ p^n \\le p \\quad \\text{for all } n \\ge 1 \\]", "given n >= 1: p^n <= p" },
    { "for p, q in [0,1]", "\\[ p^2 \\le q^2 \\quad \\text{if } p \\le q \\]", "given p <= q: p^2 <= q^2" },
    /* what is joined to a hypothesis is one, no claim */
    { "for p, q, r in [0,1]", "\\[ p \\le r \\quad \\text{if } p \\le q \\text{ and } q \\le r \\]",
      "given p <= q ; q <= r: p <= r" },
    { "for p, q, r in [0,1]", "\\[ p \\le r \\quad \\text{if $p \\le q$ and $q \\le r$} \\]",
      "given p <= q ; q <= r: p <= r" },
    { "for p, q, r in [0,1]", "\\[ p \\le r \\quad \\text{if } p \\le q, \\quad \\text{if } q \\le r \\]",
      "given p <= q: given q <= r: p <= r" },
    { "for n in 1..9 ; p in [0,1]", "\\[ p^n \\le p \\quad \\text{for all } n \\ge 1 \\text{ and } p > 0 \\]",
      "given n >= 1 ; p > 0: p^n <= p" },
    { "for p in [0,1]", "\\[ p/p \\le 1 \\quad \\text{if } p \\ne 0. \\]", "given p != 0: p/p <= 1" },
    { "for p in [0,1]", "\\[ p/p \\le 1 \\quad \\text{for all } p \\neq 0 \\]", "given p != 0: p/p <= 1" },
    { "for X, Y, Z variables", "\\[ I(X;Z) \\le I(X;Y) \\quad\\text{for } X \\to Y \\to Z \\]",
      "given X -> Y -> Z: I(X;Z) <= I(X;Y)" },
    { "for X, Y, Z, S variables",
      "\\[ I(X;Z\\mid S) \\le I(X;Y\\mid S) \\quad\\text{if $X \\to (Y,S) \\to Z \\mid S$ form a Markov chain} \\]",
      "given X -> Y,S -> Z | S: I(X;Z|S) <= I(X;Y|S)" },
    { "for X, Y, Z variables",
      "\\[ \\text{For every Markov chain } X \\leftrightarrow Y \\leftrightarrow Z, \\quad I(X;Z) \\le I(Y;Z) \\]",
      "given X -> Y -> Z: I(X;Z) <= I(Y;Z)" },
    { "for X, Y, S variables",
      "\\[ H(X|Y,S) = H(X|S) \\quad \\text{whenever } X \\perp\\!\\!\\!\\perp Y \\mid S \\text{ and } H(S) > 0 \\]",
      "given X.Y | S ; H(S) > 0: H(X|Y,S) = H(X|S)" },
    { "for X, Y variables", "\\[ H(X,Y) = H(Y) \\quad \\text{if } X \\text{ is a function of } Y. \\]",
      "given X of Y: H(X,Y) = H(Y)" },
    { "for X, Y variables", "\\[ H(X) \\le H(Y) \\quad \\text{for } X \\to Y \\]", "!a Markov chain of three" },
    { "for X, Y, Z variables", "\\[ H(X) \\le H(Y) \\quad \\text{for } X \\to Y \\to Z \\perp X \\]", "!" },
    { "for X, Y, Z variables", "\\[ H(X) \\le H(Y) \\quad \\text{for } X \\to Y \\to 2 \\]", "!a variable" },
    { "for X, Y, Z variables", "\\[ H(X) \\le H(Y) \\quad \\text{if $X \\to Y \\to Z$ form no chain} \\]", "!" },
    { "for X, Y, Z, S variables", "\\[ I(X;S) \\le 0 \\quad\\text{if } X \\perp Y,\\ Z \\perp S \\]", "!(Y,S) around" },
    { "for X, Y, Z, S, T, U variables",
      "\\[ I(X;U) \\le I(Y;T) \\quad\\text{if } X \\to Y \\to Z,~\\quad S \\to T \\to U \\]", "!(Y,S) around" },
    { "for X, Y, Z, S variables",
      "\\[ I(X;S) \\le 0 \\quad\\text{if } X \\perp (Y,Z) \\perp S \\text{ and } X, Y \\perp Z, S \\]",
      "given X . Y,Z . S ; X,Y . Z,S: I(X;S) <= 0" },
    { "for X, Y variables", "\\[ I(X;Y) \\le 0 \\quad\\text{if } X \\perp\\!\\!\\!\\not\\perp Y \\]",
      "!\\not is not read" },
    { "for X, Y, Z variables", "\\[ I(X;Z) \\le I(X;Y) \\quad\\text{if } X \\to\\, Y \\to\\; Z \\]",
      "given X -> Y -> Z: I(X;Z) <= I(X;Y)" },
    { "for f on X in [0,1] ; a, b in [0,1]",
      "\\begin{gather} a \\le b \\quad \\text{if } a \\le 0 \\\\ \\text{for all } x, a \\le f(x) \\end{gather}",
      "!may be a hypothesis or another claim" },
    { "for X, Y, Z variables",
      "\\begin{gather} H(X) \\le 1 \\\\ \\text{for } X \\to Y \\to Z, \\quad I(X;Z) \\le I(X;Y) \\end{gather}",
      "!no claim behind a phrase" },
    { "for X, Y, Z variables",
      "\\begin{gather} H(X) \\le 1. \\\\ \\text{If } X \\to Y \\to Z \\\\ I(X;Z) \\le I(X;Y) \\end{gather}",
      "!begins a sentence" },
    { "for X, Y, Z variables", "\\[ H(X) \\le H(Y) \\quad\\text{for all Markov chains } X, Y, Z \\]",
      "!behind the words Markov chain" },
    { "for X, Y, Z variables ; p, q in [0,1]",
      "\\[ I(X;Z) \\le I(X;Y) \\quad\\text{if } X \\to Y \\to Z, \\text{ and } p \\le q \\]", "!read in two ways" },
    { "for f, g on X in [0,1] ; a, b in [0,1]",
      "\\[ a \\le b \\quad\\text{if } f(x) \\le a \\text{ for all } x \\text{ and } g(x) \\le b \\]",
      "!read in two ways" },
    { "for f, g on X in [0,1] ; a, b in [0,1]",
      "\\[ a \\le b \\quad\\text{if } f(x) \\le g(x) \\text{ for any } x \\]", "!for some to one reader" },
    { "for f, g on X in [0,1] ; P law on X",
      "\\[ \\sum_x P(x) f(x) \\le \\sum_x P(x) g(x) \\quad\\text{if } f(x) \\le g(x) \\text{ for all } x \\]",
      "given for each x: f(x) <= g(x): sum x: P(x) f(x) <= sum x: P(x) g(x)" },
    { "for f, g on X in [0,1] ; b in [0,1]",
      "\\[ \\max(f) \\le b "
      "\\quad\\text{if $0 \\le b$ and $f(x) \\le g(x)$ and $g(x) \\le b$}\\ \\forall x\\in\\mathcal X \\]",
      "given 0 <= b ; for each x: f(x) <= g(x) ; for each x: g(x) <= b: max(f) <= b" },
    { "for f, g on X in [0,1]", "\\[ f(x)^2 \\le g(x) \\quad\\text{if } f(x) \\le g(x), \\text{ for all } x \\]",
      "for each x, given f(x) <= g(x): f(x)^2 <= g(x)" },
    { "for f, g on X in [0,1]", "\\[ f(x)^2 \\le g(x) \\quad\\text{if } f(x) \\le g(x) \\text{ for all } x \\]",
      "!x is in the hypothesis and in the chain" },
    { "for f on X in [0,1] ; a, b in [0,1]", "\\[ a f(x) \\le b \\quad\\text{if } a \\le b \\text{ for all } x \\]",
      "given a <= b: for each x: a f(x) <= b" },
    { "for p, q, r in [0,1]", "\\[ p \\le r \\quad \\text{if } p \\le q \\text{ and } q \\]",
      "!a relation in the hypothesis" },
    { "for p, q, r in [0,1]", "\\[ p \\le r \\quad \\text{if $p \\le q$ or $q \\le r$} \\]", "!the end of the text" },
    { "for p in [0,1]", "\\[ p \\ge 0 \\quad \\forall p \\in [0,1] \\]", "given 0 <= p <= 1: p >= 0" },
    { "for p in [0,1]", "\\[ p > 0 \\quad \\text{for all $p \\in (0,\\infty)$} \\]", "given 0 < p: p > 0" },
    { "for p, q in [0,1]", "\\[ p q < 1 \\quad \\forall p \\in [0,1), q \\in \\left[0, \\tfrac12\\right] \\]",
      "!an interval" },
    { "for p, q in [0,1]", "\\[ p q < 1 \\quad \\forall p \\in [0,1), q \\in [0, \\tfrac12] \\]",
      "given 0 <= p < 1: given 0 <= q <= ((1)/(2)): p q < 1" },
    { "for p in R", "\\[ p^2 \\ge 0 \\quad \\forall p \\in (-\\infty,\\infty) \\]", "p^2 >= 0" },
    { "for p in R", "\\[ p^2 \\ge 0 \\quad \\forall p \\in \\mathbb N \\]", "!an interval" },
    { "for p, q in [0,1]", "\\[ p \\underbrace{(p+q)}_{x} + \\underbrace{p - q}_{y} \\le 3 \\]",
      "p (p+q) + p - q <= 3" },
    { "for p, q in [0,1]", "\\[ p \\underbrace{p+q}_{x} \\le 2 \\]", "!a sum in a brace" },
    { "for X, Y variables", "\\begin{align} H(X) &\\le H(X,Y) \\quad \\forall s \\\\ &\\le H(X) + H(Y) \\end{align}",
      "!goes on behind what it is for" },
    { "for X, Y variables",
      "\\begin{align*} H(X) &\\le H(X,Y) && \\text{(by monotonicity)}\\\\ &\\le H(X) + H(Y), && \\text{by "
      "subadditivity} \\end{align*}",
      "H(X) <= H(X,Y) <= H(X) + H(Y)" },
    { "for X, Y variables", "\\[ H(X,Y) = H(X) + H(Y) \\quad \\text{(assuming independence)} \\]",
      "!may be a hypothesis" },
    { "for X, Y variables", "\\[ H(X) \\le 2 \\text{ bits} \\]", "!may be a hypothesis" },
    /* rows and columns */
    { "for X, Y variables",
      "\\begin{equation}\\label{eq:all}\\begin{aligned}[t] H(X) &\\le H(X,Y) \\\\[2pt] &\\le H(X) + H(Y). "
      "\\end{aligned}\\end{equation}",
      "H(X) <= H(X,Y) <= H(X) + H(Y) [all]" },
    { "for X, Y variables",
      "\\begin{equation}\\begin{split} H(X) &\\le H(X,Y) \\\\* &\\le H(X) + H(Y) \\end{split}\\tag{$\\ast$}\\label{x} "
      "\\end{equation}",
      "H(X) <= H(X,Y) <= H(X) + H(Y) [x]" },
    { "for a, b in [0,1]", "\\begin{multline} a b + a \\\\ + b \\le 2 + a \\\\ + b \\end{multline}",
      "a b + a + b <= 2 + a + b" },
    { "for a, b in [0,1]", "\\begin{multline} a \\le \\\\ b \\\\ a \\end{multline}", "!a row of multline goes on" },
    { "for a, b in [0,1]",
      "\\begin{IEEEeqnarray}{rCl} a &\\le& 1 \\IEEEyesnumber\\label{one}\\\\ &\\le& 1 + b \\nonumber "
      "\\end{IEEEeqnarray}",
      "a <= 1 [one] <= 1 + b" },
    { "for a, b in [0,1]", "\\begin{eqnarray*} a &\\le& 1 \\\\ &\\le& 1 + b \\end{eqnarray*}", "a <= 1 <= 1 + b" },
    { "for a, b in [0,1]", "\\begin{align} a &\\le \\Bigl( 1 \\\\ &\\quad + b \\Bigr) a \\end{align}",
      "a <= (1 + b) a" },
    { "for a, b in [0,1]", "\\begin{align} a &\\le \\left( 1 + b \\right] \\end{align}", "!another shape" },
    { "for a, b in [0,1]", "\\[ a \\le (1 + b \\]", "!is not closed" },
    { "for a, b in [0,1]", "\\[ a \\le 1 + b) \\]", "!closes none" },
    { "for a, b in [0,1]",
      "\\begin{align} a &\\underset{(b)}{\\le} 1 \\\\ &\\stackrel{(c)}{\\leq} 1 + b \\\\ &\\overset{\\text{(i)}}{=} b "
      "+ 1 \\end{align}",
      "a <= 1 <= 1 + b = b + 1" },
    { "for a, b in [0,1]", "\\[ a \\overset{n}{b} \\le 1 \\]", "!below a reason is no relation" },
    { "for a, b in [0,1]", "\\[ a \\overset{d}{=} b \\]", "!may change its meaning" },
    { "for a, b in [0,1]", "\\[ a \\le_{\\mathrm{st}} b \\]", "!may change its meaning" },
    { "for a, b in [0,1]", "\\[ a \\stackrel{?}{\\le} b \\]", "!may change its meaning" },
    { "for a, b in [0,1]", "\\[ a := b \\]", "!a definition := is not read here" },
    { "for a, b in [0,1]", "\\[ a \\triangleq b \\]", "!a line %: let" },
    { "for a, b in [0,1]", "\\[ a \\approx b \\]", "!\\approx is not read here" },
    { "for a, b in [0,1]", "\\[ f(\\cdot) \\le b \\]", "!in the place of a dot" },
    { "for a, b in [0,1]",
      "\\[ a \\le \\begin{cases} 1, & \\text{if } b > a,\\\\ 2 & \\text{otherwise.} \\end{cases} \\]",
      "a <= if b > a then 1 else 2" },
    { "for a, b in [0,1]",
      "\\[ a \\le \\begin{dcases} 1 & b > a \\\\[2pt] a+b, & \\text{for } b \\ge \\tfrac12 \\\\ 2 & \\text{else} \\\\ "
      "\\end{dcases} + 1 \\]",
      "a <= (if b > a then 1 else if b >= 1/2 then a + b else 2) + 1" },
    { "for a, b in [0,1]",
      "\\begin{align} a &\\le 2 \\begin{cases} 1 & a = b \\\\ 2 & \\text{otherwise} \\end{cases} \\\\ &\\le 4 "
      "\\end{align}",
      "a <= 2 (if a = b then 1 else 2) <= 4" },
    { "for a, b in [0,1]",
      "\\begin{align} \\begin{cases} a & a < b \\\\ b & \\text{else} \\end{cases} &\\le a \\\\ &\\le 1 \\end{align}",
      "(if a < b then a else b) <= a <= 1" },
    { "for a, b in [0,1]",
      "\\[ \\exp\\Bigl( \\begin{cases} a & a < b \\\\ \\log(b) & \\text{else} \\end{cases} \\Bigr) \\ge 0 \\]",
      "exp(if a < b then a else log(b)) >= 0" },
    { "for a, b in [0,1]",
      "\\[ \\bigl( \\begin{cases} \\begin{cases} a & a < 1 \\\\ b & \\text{else} \\end{cases} & a < b \\\\ 1 & "
      "\\text{else} \\end{cases} \\\\ + 1 \\bigr) \\ge 0 \\]",
      "((if a < b then (if a < 1 then a else b) else 1) + 1) >= 0" },
    { "for a, b in [0,1]", "\\[ a = \\begin{cases} 1 & b > 0 \\\\ 0 & b = 0 \\end{cases} \\]",
      "!the last of them is \\text{otherwise}" },
    { "for a, b in [0,1]", "\\[ a = \\begin{cases} 1 & \\text{otherwise} \\\\ 0 & b = 0 \\end{cases} \\]",
      "!nothing follows" },
    { "for a, b in [0,1]", "\\[ a = \\begin{cases} 1 \\\\ 0 & \\text{else} \\end{cases} \\]", "!& and a condition" },
    { "for a, b in [0,1]", "\\[ a = \\begin{cases} 1 & \\text{if b is small} \\\\ 0 & \\text{else} \\end{cases} \\]",
      "!words of a case" },
    { "for a, b in [0,1]", "\\[ a = \\begin{cases} 1 & \\text{otherwise} \\end{cases} \\]", "!the last of them" },
    { "for a, b in [0,1]", "\\[ a = \\begin{cases} 1 & b > 0 \\\\ 0 & \\text{else} \\end{aligned} \\]",
      "!\\end{cases}" },
    { "for a, b in [0,1]", "\\[ a = \\begin{matrix} 1 & b \\end{matrix} \\]", "!\\begin is not read here" },
    { "for a, b in [0,1]", "\\def\\half#1;{x} \\[ \\half a \\le b \\]",
      "!\\half cannot be expanded: a \\def with delimited arguments" },
    { "for a, b in [0,1]", "\\ifx\\a\\b \\[ a \\le 1 \\] \\else \\[ b \\le 1 \\] \\fi",
      "!no conditional within a claim" },
    /* as authors of information theory, learning theory and alignment write */
    { "for P law on X ; W, V channels X -> Y",
      "\\[ \\mathbb{E}_{x\\sim P}\\bigl[D_{KL}\\left(W(\\cdot|x)\\,\\|\\,V(\\cdot|x)\\right)\\bigr] \\ge 0 \\]",
      "E(P; KL(W(y|x)||V(y|x))) >= 0" },
    { "for P_X law on X ; P_YX, Q_YX channels X -> Y", "\\[ D(P_{Y|X}\\|Q_{Y|X}|P_X) \\ge 0 \\]",
      "KL(P_YX(y|x)||Q_YX(y|x)|P_X(x)) >= 0" },
    { "for P law on X ; W channel X -> Y ; Q law on Y", "\\[ D(W\\|Q\\mid P) \\ge 0 \\]", "KL(W(y|x)||Q|P(x)) >= 0" },
    { "for P law on Y ; W, V channels X -> Y", "\\[ D(W\\|V|P) \\ge 0 \\]",
      "!are no laws, expected P, p(x) or W(y|x)" },
    { "for D law on X ; W, V channels X -> Y",
      "\\[ \\mathbb{E}_{x\\sim\\mathcal{D}}[\\mathbb{D}_{\\textrm{KL}}[W(y\\mid x)\\mid \\mid V(y\\mid x)]] \\ge 0 \\]",
      "E(D; KL(W(y|x)||V(y|x))) >= 0" },
    { "for P law on X ; W channel X -> Y ; r on X,Y",
      "\\[ \\mathbb{E}_{x\\sim P, y\\sim W(y\\mid x)}[r(x,y)] \\le \\max(r) \\]",
      "(sum x: P(x) * (sum y: W(y|x) * (r(x,y)))) <= max(r)" },
    { "for P law on X ; W channel X -> Y ; r on X,Y",
      "\\[ \\mathbb{E}_{x\\sim P, y\\sim W(x\\mid x)}[r(x,y)] \\le 1 \\]", "!x is another letter" },
    { "for P law on X ; Q law on Y ; r on X,Y",
      "\\[ \\mathbb{E}_{\\substack{x\\sim P\\\\ y\\sim Q}}[r(x,y)] \\le 1 \\]",
      "(sum x: P(x) * (sum y: Q(y) * (r(x,y)))) <= 1" },
    { "for P law on X ; Q law on Y ; r on X,Y ; c in R",
      "\\[ \\mathbb{E}_{x\\sim P}\\mathbb{E}_{y\\sim Q}[r(x,y)] c \\le 1 \\]",
      "!brackets around all that the mean is of" },
    { "for P law on X ; f on X", "\\[ \\Pr_{x\\sim P}[f(x) > 0] = \\mathbb{P}_{x\\sim P}(f(x) > 0) \\]",
      "E(P; [f(x) > 0]) = E(P; [f(x) > 0])" },
    { "for P law on X ; f on X", "\\[ \\inf_{x\\in\\mathcal X} f(x) \\le \\sup_x f(x) \\]",
      "min x: f(x) <= max x: f(x)" },
    { "for P law on X ; f on X", "\\[ \\sup_P f(x) \\le 1 \\]", "!a max over all P is not read" },
    { "for law p(x) p(y|x)", "\\[ \\max_{p(x)} I(X;Y) \\le 1 \\]", "!\\operatorname{capacity}" },
    { "for law p(x) p(y|x)", "\\[ D(p(\\cdot|x)\\|p(\\cdot)) \\le 1 \\]", "!a letter in the place of a dot" },
    { "for P law on X ; W channel X -> Y ; f on X", "\\[ f(\\cdot) \\le 1 \\]", "!a letter in the place of a dot" },
    { "for p, q in (0,1)",
      "\\[ D(\\mathrm{Ber}(p)\\|\\text{Bern}(q)) \\ge KL(\\operatorname{Bernoulli}(p)||\\mathrm{Ber}(p)) \\]",
      "kl(p||q) >= kl(p||p)" },
    { "for p, q in (0,1)", "\\[ d_{\\mathrm{TV}}(\\mathrm{Ber}(p),\\mathrm{Ber}(q)) \\le 1 \\]",
      "!of two numbers it is kl" },
    { "for P, Q laws on X", "\\[ TV(P,Q) \\le \\sqrt{KL(P\\|Q)} \\]", "TV(P,Q) <= sqrt(KL(P||Q))" },
    { "for K, L in [0,1]", "\\[ KL(K+1) \\le 4 \\]", "K L (K+1) <= 4" },
    { "for P, Q laws on X", "\\[ D_{\\chi^2}(P\\|Q) \\ge \\operatorname{Renyi}_2(P\\|Q) \\ge D_{\\rm KL}(P\\|Q) \\]",
      "chi2(P||Q) >= Renyi[2](P||Q) >= KL(P||Q)" },
    { "for P law on X", "\\[ {\\rm H}(P) \\le \\log|{\\cal X}| \\]", "H(P) <= log |X|" },
    { "for P law on X", "\\[ P(x) \\le 1 \\quad \\forall x\\in{\\mathcal X} \\]", "for each x: P(x) <= 1" },
    { "for P_X law on X ; P_YX channel X -> Y", "\\[ \\sum_{x,y} P_X(x)P_{Y|X}(y|x) = 1 \\]",
      "sum x, y: P_X(x) P_YX(y|x) = 1" },
    { "for n, k in 1..9", "\\[ \\binom nk \\le \\left(\\frac{en}{k}\\right)^k \\]", "binomial(n,k) <= (exp(1) n/k)^k" },
    { "for E, Y variables", "\\[ I(E;Y|E=e) \\ge 0 \\quad\\forall e \\]", "for each e: I(E;Y|E=e) >= 0" },
    { "for P law on E ; x in [0,1]", "\\[ e^{-x} \\le 1 \\]", "exp(-x) <= 1" },
    { "for x in [0,1]", "\\[ x \\ge 1e-3 \\]", "!a power of ten" },
    { "for x in [0,1]", "\\[ x \\le 10{,}000 \\]", "!a number without a comma" },
    { "for x in [0,1]", "\\[ x \\le 10,000 \\]", "!a number without a comma" },
    { "for x, y in [0,1]", "\\[ \\max(1,200) \\ge x \\]", "max(1,200) >= x" },
    { "for x in [0,1]", "\\[ x \\le 1\\,000 \\]", "!one number without a space" },
    { "for x in [0,1]", "\\[ [x-1]_+ \\le 1 \\]", "!\\max(.., 0)" },
    { "for x in [0,1]", "\\[ (x-1)^+ \\le 1 \\]", "!\\max(.., 0)" },
    { "for n in 1..9", "\\[ n! \\le n^n \\]", "!\\prod_{k=1}^{n} k" },
    { "for n, k in 1..9", "\\[ {n \\choose k} \\le 2^n \\]", "!\\binom{n}{k}" },
    { "for n in 1..9", "\\[ \\sum_{i\\in[n]} i \\le n^2 \\]", "!\\sum_{i=1}^{n}" },
    { "for n in 1..9", "\\[ \\sum_{1\\le i\\le n} i \\le n^2 \\]", "!\\sum_{i=1}^{n}" },
    { "for n in 1..9", "\\[ \\sum_{i=1}^n x_i \\le n^2 \\]", "!i is bound" },
    { "for X, Y variables", "\\[ I(X^n;Y^n) \\le 1 \\]", "!a sequence X^n is written out" },
    { "for p in [0,1]", "\\[ H_b(p) \\le \\log 2 \\]", "!%: def H_b(x) = h(x)" },
    /* laws, means, variances as texts write them */
    { "for law p(x) p(y|x)", "\\[ I(X;Y) = D(P_{XY}\\,\\|\\,P_X\\otimes P_Y) \\]", "I(X;Y) = KL(p(x,y)||p(x)*p(y))" },
    { "for law p(x) p(y|x)", "\\[ I(X;Y) = D(P_{X,Y}\\|P_X P_Y) \\]", "I(X;Y) = KL(p(x,y)||p(x) p(y))" },
    { "for law p(x) p(y|x)", "\\[ I(X;Y) = \\sum_x P_X(x) D_{\\mathrm{KL}}(P_{Y|X=x}\\,\\|\\,P_Y) \\]",
      "I(X;Y) = sum x: p(x) KL(p(y|x)||p(y))" },
    { "for law p(x) p(y|x)", "\\[ I(X;Y) = D(P_{Y\\mid X}\\|P_Y\\mid P_X) \\]", "I(X;Y) = KL(p(y|x)||p(y)|p(x))" },
    { "for law p(x) p(y|x)", "\\[ \\sum_x p(x) H(P_{Y\\mid X=x}) = H(Y|X) \\]", "sum x: p(x) H(p(y|x)) = H(Y|X)" },
    { "for law p(x) p(y|x)", "\\[ \\sum_{x,y} P_{Y|X}(y|x) P_{X}(x) = 1 \\]", "sum x, y: p(y|x) p(x) = 1" },
    { "for P law on X ; law P(x1) P(x2)", "\\[ H(X_1,X_2) = 2 H(X_{1}) \\]", "H(X1,X2) = 2 H(X1)" },
    { "for law p(x) p(y|x)", "\\[ \\mathbb E_{x\\sim p}[H(Y|X=x)] \\le 1 \\]",
      "!p is the joint law, expected \\sum_{x} p(x)" },
    { "for law p(x) p(y|x)", "\\[ H(P_{Z|X=x}) \\ge 0 \\]", "!P_{Z|X=x} is no declared name" },
    { "for P law on X ; W channel X -> Y ; Q law on Y", "\\[ \\sum_x P(x) D(W_x\\|Q) = D(W\\|Q|P) \\]",
      "sum x: P(x) KL(W(y|x)||Q) = KL(W(y|x)||Q|P(x))" },
    { "for p, q on X ; w on X,X", "\\[ \\sum_x p_x q_x \\le \\sum_{x,x'\\in\\mathcal X} w(x,x') p_{x} \\]",
      "sum x: p(x) q(x) <= sum x, x' of X: w(x,x') p(x)" },
    { "for P law on X ; f on X in [0,1]", "\\[ \\mathbb E_P f \\le 1 \\]", "E(P; f) <= 1" },
    { "for P, Q laws on X ; f on X in [0,1]", "\\[ |\\mathbb E_P f - \\mathbb E_{Q} f| \\le \\mathrm{TV}(P,Q) \\]",
      "abs(E(P; f) - E(Q; f)) <= TV(P,Q)" },
    { "for P law on X ; f on X in [0,1]", "\\[ \\log\\mathbb E_P\\,e^{f} \\ge \\mathbb{E}_{x\\sim P} f(x) \\]",
      "log E(P; exp(f)) >= E(P; f(x))" },
    { "for P law on X ; f on X in [0,1]", "\\[ \\mathbb E_P f^2 \\le 1 \\]",
      "!brackets around all that the mean is of" },
    { "for P law on X ; f on X in [0,1]", "\\[ \\mathbb E_P f f \\le 1 \\]",
      "!brackets around all that the mean is of" },
    { "for P law on X ; f on X in [0,1]", "\\[ \\mathbb E_P f \\cdot f \\le 1 \\]",
      "!brackets around all that the mean is of" },
    { "for P law on X ; f on X in [0,1]", "\\[ \\mathbb E_P f / 2 \\le 1 \\]",
      "!brackets around all that the mean is of" },
    { "for P law on X ; f on X in [0,1]", "\\[ \\mathbb E_P 2 f \\le 2 \\]", "!a bracket behind the mean" },
    { "for P law on X ; f on X in [0,1]", "\\[ \\operatorname{Var}_P(f) \\le \\frac14 \\]",
      "!a variance is written out: \\mathbb E_P[f^2]" },
    { "for P law on X ; f on X in [0,1]", "\\[ \\mathrm{Var}_{x\\sim P}[f(x)] \\le \\frac14 \\]",
      "!a variance is written out" },
    { "for P law on X ; f on X in [0,1]", "\\[ \\mathbb V[f] \\le \\frac14 \\]", "!a variance is written out" },
    { "for P law on X ; Var_P, V in [0,1]", "\\[ \\mathrm{Var}_P(1) \\le V(2) \\]", "Var_P (1) <= V (2)" },
    { "for P, Q laws on X", "\\[ D_\\infty(P\\|Q) \\ge 0 \\]", "!\\log\\max_x \\frac{P(x)}{Q(x)}" },
    { "for P law on X", "\\[ H_\\infty(P) \\ge 0 \\]", "!-\\log\\max_x P(x)" },
    { "for P law on X ; a in (1,2)", "\\[ H_a(P) \\ge 0 \\]", "!an entropy of order a is written out" },
    { "for P, Q laws on X ; alpha in (0,1)",
      "\\[ D_{\\alpha}(P\\|Q) \\le D_2(P\\|Q) + D_{\\frac12}(P\\|Q) + D_{1/2}(P\\Vert Q) \\]",
      "Renyi[alpha](P||Q) <= Renyi[2](P||Q) + Renyi[1/2](P||Q) + Renyi[1/2](P||Q)" },
    { "for P, Q laws on X", "\\[ H^2(P,Q) \\le \\mathrm{TV}(P,Q) \\]", "!H^2 has two meanings" },
    { "for P, Q laws on X", "\\[ \\operatorname{Hellinger2}(P,Q) \\le \\mathrm{TV}(P,Q) \\]",
      "Hellinger2(P,Q) <= TV(P,Q)" },
    /* names, conditions, hypotheses */
    { "for eps in [0,1]", "\\[ \\varepsilon^2 \\le \\varepsilon \\]", "eps^2 <= eps" },
    { "for eps in [0,1]", "\\[ \\epsilon^2 \\le \\epsilon \\]", "eps^2 <= eps" },
    { "for eps, epsilon in [0,1]", "\\[ \\epsilon^2 \\le 1 \\]", "!both are declared" },
    { "for t in R ; let R = t^2", "\\[ R\\left(1+t^2\\right) \\ge 0 \\]", "R (1+t^2) >= 0" },
    { "for p, q in [0,1]", "\\[ [p < q \\text{ or } \\neg (p \\le q)] \\le [p \\ne q] \\]",
      "[p < q or not (p <= q)] <= [p != q]" },
    { "for p, q in [0,1]", "\\[ [\\lnot (p \\le q)] \\le p \\]", "[not (p <= q)] <= p" },
    { "for p, q in [0,1]", "\\[ \\Pr(p) \\text{ and } q \\le 1 \\]", "!expected" },
    { "for p, q in [0,1]",
      "\\[ \\left[\\begin{cases} p & p < q \\\\ q & \\text{else} \\end{cases} \\le q\\right] = 1 \\]",
      "[(if p < q then p else q) <= q] = 1" },
    { "for p in [0,1] ; q in (0,1)",
      "\\[ \\begin{cases} p & \\mathrm{kl}(p\\|q) > 1 \\\\{} [p < q] & \\text{else} \\end{cases} \\le 1 \\]",
      "(if kl(p||q) > 1 then p else [p < q]) <= 1" },
    { "for P law on X ; Q law on Y", "\\[ P(x)Q(y) \\le 1 \\quad \\forall x \\in \\mathcal X, y\\in\\mathcal Y \\]",
      "for each x, y: P(x) Q(y) <= 1" },
    { "for P law on X ; Q law on Y",
      "\\[ P(z)P(w)Q(y) \\le 1 \\quad \\forall z, w \\in \\mathcal X, y\\in\\mathcal Y \\]",
      "for each z, w of X, y of Y: P(z) P(w) Q(y) <= 1" },
    { "for x in (0,inf)", "\\[ \\ln x \\le x-1, \\qquad x > 0 \\]", "!may be a hypothesis" },
    { "for x, y in (0,inf)", "\\[ x^2 \\le xy, \\quad 0 < x \\le y. \\]", "!may be a hypothesis" },
    { "for p in [0,1]", "\\[ log(p) \\le 0 \\]", "!expected \\log" },
    { "for p, q in [0,1]", "\\[ p \\vee q \\le 1 \\]", "!\\max(a, b)" },
    { "for p, q in [0,1]", "\\[ p \\Rightarrow q \\]", "!\\text{if }" },
    { "for p, q in [0,1]", "\\[ p \\lesssim q \\]", "!the constant that it hides" },
    { "for p, q in [0,1]", "\\[ p^\\top q \\le 1 \\]", "!vectors are not read" },
    { "for p, q in [0,1]", "\\[ \\left. p \\right|_{q=0} \\le 1 \\]", "!is written out" },
    { "for p, q in [0,1]", "\\[ p \\le 1 \\text{ with probability } q \\]", "!is not read here, expected mathematics" },
    { "for p, q in [0,1]", "\\[ \\mathrm{p+q} \\le 2 \\]", "!mathematics in \\mathrm" },
    { "for p in [0,1]", "\\[ H(p) \\le 1 \\]", "!of numbers h(p)" },
    { "for a, b in [0,1]", "\\[ a {}^2 b \\le 1 \\]", "!no power beside empty braces" },
    { "for X, Y variables",
      "\\begin{align} \\MoveEqLeft[3] H(X) + H(Y) \\\\ &{}\\ge H(X,Y) && \\text{[subadditivity]} \\\\ \\intertext{and "
      "since entropies are non-negative,} &\\ge 0 \\end{align}",
      "H(X) + H(Y) >= H(X,Y) >= 0" },
    { "for X, Y variables",
      "\\begin{align} H(X) &\\ge H(X|Y) \\\\ \\intertext{and, if $X$ is a function of $Y$,} &\\ge 0 \\end{align}",
      "!may be a hypothesis" },
    { "for X, Y variables", "\\begin{equation} H(X) \\geq 0 \\label{eq:entropía} \\end{equation}",
      "H(X) >= 0 [\"entropía\"]" },
    { "for X, Y variables",
      "\\begin{IEEEeqnarray}{rCl} H(X) &\\geq& H(X|Y), \\IEEEyesnumber\\label{eq:a} \\end{IEEEeqnarray}",
      "H(X) >= H(X|Y) [a]" },
    { "for X, Y variables",
      "\\begin{IEEEeqnarray}{rCl} \\IEEEeqnarraymulticol{3}{l}{H(X) + H(Y)} \\nonumber\\\\* \\quad &\\ge& H(X,Y) "
      "\\end{IEEEeqnarray}",
      "H(X) + H(Y) >= H(X,Y)" },
};

/* Displays that are more than one claim. */
static const chain_t_ several[] = {
    { "for a, b in [0,1]", "\\begin{gather} a \\le 1 \\label{a} \\\\ b \\le 1 \\label{b} \\end{gather}",
      "claim a <= 1 [a]\nclaim b <= 1 [b]" },
    { "for a, b in [0,1]",
      "\\begin{align} a &\\le 1 & b &\\le 1 \\label{b} \\\\ a b &\\le a & a b &\\le b \\end{align}",
      "claim a <= 1\nclaim b <= 1 [b]\nclaim a b <= a\nclaim a b <= b" },
    { "for a, b in [0,1]", "\\[ a \\le 1 \\qquad\\text{and}\\qquad b \\le 1 \\]", "claim a <= 1\nclaim b <= 1" },
    { "for a, b in [0,1]", "\\[ 0 \\le a \\le 1, \\quad 0 \\le b \\le 1. \\]", "claim 0 <= a <= 1\nclaim 0 <= b <= 1" },
    { "for law p(s) p(y|s)",
      "\\begin{align} H(Y|S=s) &\\le \\log |\\mathcal Y| \\quad \\forall s, \\\\ H(Y|S) &\\le \\log |Y| \\end{align}",
      "claim for each s: H(Y|S=s) <= log |Y|\nclaim H(Y|S) <= log |Y|" },
    { "for a, b in [0,1]",
      "\\newcommand{\\be}{\\begin{equation}}\\newcommand\\ee{\\end{equation}} \\be a \\le 1 \\ee \\be b \\le 1 \\ee",
      "claim a <= 1\nclaim b <= 1" },
};

static const char *paper(const char *declared, const char *display)
{
    return arena_printf(session_arena(),
                        "\\documentclass{article}\n\\begin{document}\nSome $x$ prose, and \\[ a_0 = b \\] a display of "
                        "no claim.\n%%: lemma l\n%%: %s\n%s\n%%: end\n\\end{document}\n",
                        declared, display);
}

static tree_t *read_tex(const char *text, claim_fault_t *fault)
{
    *fault = (claim_fault_t){ .set = false };
    tree_t *T = claims_parse_tex(session_arena(), "paper.tex", text, strlen(text), NULL, fault);
    return T && claims_compile(session_arena(), T, NULL, fault) ? T : NULL;
}

/* The tree of the TeX is that of the plain notation. */
static void assert_same(tree_t *T, const char *display, const char *plain)
{
    claim_fault_t other = { .set = false };
    tree_t *U = claims_parse(session_arena(), "plain", plain, strlen(plain), NULL, &other);
    cr_assert(U, "%s: %s", plain, other.text);
    cr_expect_str_eq(lemma_text(session_arena(), T->lemmas.at[0]), lemma_text(session_arena(), U->lemmas.at[0]), "%s",
                     display);
}

/* The name of a lemma is none of a term. */
Test(claims_tex_chains, a_lemma_may_be_called_as_a_function_is)
{
    static const char text[] =
        "%: lemma binom-sum\n%: for n in 1..9\n\\[ \\sum_{k=0}^n \\binom{n}{k} = 2^n \\]\n%: end\n";
    claim_fault_t fault;
    tree_t *T = read_tex(text, &fault);
    cr_assert(T, "%s", fault.text);
    cr_expect_str_eq(T->lemmas.at[0]->slug, "binom-sum");
}

Test(claims_tex_chains, each_right_or_refused)
{
    for (size_t k = 0; k < sizeof chains / sizeof *chains; k++) {
        const chain_t_ *c = &chains[k];
        claim_fault_t fault;
        tree_t *T = read_tex(paper(c->declared, c->display), &fault);
        if (*c->plain == '!') {
            cr_expect(!T && strstr(fault.text, c->plain + 1), "%s: %s", c->display, T ? "was read" : fault.text);
            cr_expect(fault.at.line == 6, "%s: line %u", c->display, fault.at.line);
            continue;
        }
        cr_expect(T, "%s: %u:%u %s", c->display, fault.at.line, fault.at.column, fault.text);
        if (T)
            assert_same(T, c->display,
                        arena_printf(session_arena(), "lemma l\n%s\nclaim %s\nend\n", c->declared, c->plain));
        const char *printed = T ? lemma_text(session_arena(), T->lemmas.at[0]) : NULL;
        if (T)
            cr_expect(claims_parse(session_arena(), "printed", printed, strlen(printed), NULL, &fault), "%s: %s",
                      printed, fault.text);
    }
}

Test(claims_tex_chains, of_several_claims)
{
    for (size_t k = 0; k < sizeof several / sizeof *several; k++) {
        const chain_t_ *c = &several[k];
        claim_fault_t fault;
        tree_t *T = read_tex(paper(c->declared, c->display), &fault);
        cr_expect(T, "%s: %u:%u %s", c->display, fault.at.line, fault.at.column, fault.text);
        if (T)
            assert_same(T, c->display, arena_printf(session_arena(), "lemma l\n%s\n%s\nend\n", c->declared, c->plain));
    }
}

/* Whole papers of five fields, as they are written: everything is read, and what they claim holds. */
Test(claims_tex_chains, papers_of_five_fields)
{
    static const char *const paper_of[] = { "information", "learning", "alignment", "testing", "selection" };
    for (size_t k = 0; k < sizeof paper_of / sizeof *paper_of; k++) {
        const char *file = arena_printf(session_arena(), "tests/claims/tex/papers/%s.tex", paper_of[k]);
        outcome_t o = LEMMATA("check", file, "--candidates", "20");
        cr_expect(o.status == 0 && !strstr(o.out, "untried "), "%s: exit %d\n%s%s", file, o.status, o.err, o.out);
    }
}
