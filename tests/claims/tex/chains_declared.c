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
/* END */
};

Test(claims_tex_declared, each_right_or_refused) { tex_assert_chains(chains, sizeof chains / sizeof *chains); }
