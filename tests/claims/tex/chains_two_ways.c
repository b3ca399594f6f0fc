/* SPDX-License-Identifier: MIT
**
** What a display lets be read in two ways is refused, and what stands next to it is read.
*/
#include "tests/claims/tex/chains.h"

#include <criterion/criterion.h>

TestSuite(claims_tex_two_ways, .init = session_open, .fini = session_close);

static const tex_chain_t chains[] = {
    /* products within products: a second letter of the same name is its own */
    { "for f, g on X", "\\[ \\prod_x f(x) \\prod_x g(x) \\le 1 \\]", "!may be within the prod or behind it" },
    { "for f, g on X", "\\[ \\max_x f(x) \\cdot \\max_x g(x) \\le 1 \\]", "!may be within the max or behind it" },
    { "for f, g on X", "\\[ \\max_x f(x) / \\min_x g(x) \\le 1 \\]", "!may be within the max or behind it" },
    { "for f, g on X",
      "\\[ (\\prod_x f(x)) (\\prod_x g(x)) = \\prod_x (f(x) g(x)) \\]",
      "(prod x: f(x)) (prod x: g(x)) = prod x: (f(x) g(x))" },
    { "for f, g on X", "\\[ \\sum_x f(x)^2 \\sum_x g(x)^2 \\ge 0 \\]", "sum x: f(x)^2 sum x: g(x)^2 >= 0" },
    { "for n in 1..9",
      "\\[ \\prod_{i=1}^n i \\sum_{k=1}^i k \\ge 1 \\]",
      "prod i in 1..n: i * sum k in 1..i: k >= 1" },
    /* a sum within a logarithm, or below a line */
    { "for P law on X ; c in (0,1)", "\\[ \\log\\sum_x P(x) c \\le 1 \\]", "!may be within the sum or behind it" },
    { "for P law on X ; c in (0,1)",
      "\\[ \\log\\sum_x P(x)^2 \\cdot c \\le 1 \\]",
      "!may be within the sum or behind it" },
    { "for P law on X ; c in (0,1)", "\\[ 1/\\sum_x P(x) c \\ge 1 \\]", "!may be within the sum or behind it" },
    { "for P law on X ; c in (0,1)",
      "\\[ \\log\\sum_x c P(x) \\le \\log\\Bigl(\\sum_x P(x) c\\Bigr) \\]",
      "log sum x: c P(x) <= log(sum x: P(x) c)" },
    /* braces do not show */
    { "for x, y in [1,9]", "\\[ \\log{xy} \\ge 0 \\]", "!braces do not show" },
    { "for x, y in [1,9]", "\\[ \\log{x+y} \\ge 0 \\]", "!braces do not show" },
    { "for x, y in [1,9]", "\\[ \\exp{-x} \\le 1 \\]", "!braces do not show" },
    { "for x, y in [1,9]", "\\[ \\log{2/x} \\le 1 \\]", "!braces do not show" },
    { "for x, y in [1,9]", "\\[ \\log{(x)}^2 \\ge 0 \\]", "!braces do not show" },
    { "for x, y in [1,9]",
      "\\[ \\log{x^2} + \\log{\\tfrac xy} + \\log{\\log x} \\ge \\log{x} \\]",
      "log x^2 + log ((x)/(y)) + log log x >= log x" },
    { "for x, y in [1,9]", "\\[ x/{2y} \\le 9 \\]", "!braces do not show" },
    { "for x, y in [1,9]", "\\[ {x+1}^2 \\ge 0 \\]", "!braces do not show" },
    { "for x, y in [1,9]", "\\[ {x^2}^y \\ge 0 \\]", "!braces do not show" },
    { "for x, y in [1,9]", "\\[ {\\log x}^2 \\ge 0 \\]", "!braces do not show" },
    { "for x, y in [1,9]", "\\[ 2{x+1} \\ge 0 \\]", "!braces do not show" },
    { "for x, y in [1,9]", "\\[ x - {y - 1} \\ge 0 \\]", "!braces do not show" },
    { "for x, y in [1,9]", "\\[ {x+1} \\cdot y \\ge 0 \\]", "!braces do not show" },
    { "for x, x', y in [1,9]",
      "\\[ {x'}^2 {(x+y)}^2 {|x|}^2 {x} \\ge 1 + {x - y} \\]",
      "x'^2 (x+y)^2 abs(x)^2 x >= 1 + x - y" },
    { "for x, y in [1,9]", "\\[ x {\\le} x {+} y \\]", "x <= x + y" },
    /* indices above, powers */
    { "for p in [0,1] ; t in 1..9", "\\[ p^{(t+1)} \\le 1 \\]", "!an index above" },
    { "for p in [0,1] ; t in 1..9", "\\[ p^{[t]} \\le 1 \\]", "!an index above" },
    { "for p in [0,1] ; t in 1..9",
      "\\[ (1-p)^{(t+1)} \\le p^{(t+1)/2} + 2^{(t)} \\]",
      "(1-p)^(t+1) <= p^((t+1)/2) + 2^t" },
    { "for p in [0,1]", "\\[ p \\le p^\\frac12 \\]", "p <= p^((1)/(2))" },
    /* bases of logarithms */
    { "for X, Y variables", "\\[ I(X;Y) \\le \\log_2 |\\mathcal X| \\]", "!\\log_2 is in bits and I in nats" },
    { "for p in [0,1]", "\\[ h(p) \\ge -p\\log_2 p - (1-p)\\log_2(1-p) \\]", "!\\log_2 is in bits and h in nats" },
    { "for P, Q laws on X",
      "\\begin{align} D(P\\|Q) &\\ge 0 \\\\ &\\ge -\\log_2 2 \\end{align}",
      "!\\log_2 is in bits and KL in nats" },
    { "for X, Y variables",
      "\\[ \\frac{I(X;Y)}{\\log 2} \\le \\log_2 |\\mathcal X| \\]",
      "I(X;Y)/log(2) <= log2 |X|" },
    { "for x in [1,9]", "\\[ \\log x \\le \\frac{x-1}{\\ln 2} \\]", "!\\log beside \\ln" },
    { "for x in [1,9]", "\\begin{align} \\log x &\\le x \\\\ &\\le 9 \\ln(9) \\end{align}", "!\\log beside \\ln" },
    { "for x in [1,9]", "\\[ \\log_2 x = \\frac{\\ln x}{\\ln 2} \\]", "log2 x = (log x)/(log 2)" },
    /* reasons, remarks and tags that name what no line declares */
    { "for X, Y, Z variables",
      "\\[ I(X;Z) \\le I(X;Y) \\quad\\text{(by the Markov chain $X\\to Y\\to Z$)} \\]",
      "!a hypothesis that no line declares" },
    { "for X, Y, Z variables",
      "\\[ H(X,Y) = H(X) + H(Y) \\quad\\text{by independence} \\]",
      "!a hypothesis that no line declares" },
    { "for X, Y, Z variables",
      "\\[ I(X;Z) \\overset{X\\to Y\\to Z}{\\le} I(X;Y) \\]",
      "!a hypothesis that no line declares" },
    { "for X, Y, Z variables",
      "\\[ I(X;Z) \\le I(X;Y) \\tag{$X\\to Y\\to Z$} \\]",
      "!a hypothesis that no line declares" },
    { "for X, Y, Z variables ; given X -> Y -> Z",
      "\\[ I(X;Z) \\overset{X\\to Y\\to Z}{\\le} I(X;Y) \\quad\\text{(by the Markov chain)} \\]",
      "I(X;Z) <= I(X;Y)" },
    { "for law p(x) p(y|x) p(z|y)", "\\[ I(X;Z) \\le I(X;Y) \\quad\\text{(Markov)} \\]", "I(X;Z) <= I(X;Y)" },
    { "for p in [0,1]", "\\[ \\underbrace{p^2}_{\\text{if } p \\le 1/2} \\le p \\]", "!may be a hypothesis" },
    { "for p in [0,1]", "\\[ p^2 \\le p \\tag{for $p \\le 1/2$} \\]", "!may be a hypothesis" },
    { "for p in [0,1]", "\\[ \\underbrace{p^2}_{\\text{small}} \\le p \\tag{by (3)} \\]", "p^2 <= p" },
};

Test(claims_tex_two_ways, each_right_or_refused) { tex_assert_chains(chains, sizeof chains / sizeof *chains); }
