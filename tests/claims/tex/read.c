/* SPDX-License-Identifier: MIT
**
** Papers: macros, several lemmas, the environment lemmata, what is commented out, what is too large.
*/
#include "proofs/claims/print.h"
#include "proofs/claims/tex_read.h"
#include "tests/support/process.h"

#include <criterion/criterion.h>
#include <string.h>

TestSuite(claims_tex_read, .init = session_open, .fini = session_close);

static const char *paper(const char *declared, const char *display)
{
    return arena_printf(session_arena(), "\\documentclass{article}\n\\begin{document}\nSome $x$ prose, and \\[ a_0 = b \\] a display of no claim.\n%%: lemma l\n%%: %s\n%s\n%%: end\n\\end{document}\n",
                        declared, display);
}

static tree_t *read_tex(const char *text, claim_fault_t *fault)
{
    *fault = (claim_fault_t){ .set = false };
    return claims_parse_tex(session_arena(), "paper.tex", text, strlen(text), NULL, fault);
}

/* The author's own macros; several lemmas; reasons and expectations behind the display. */
Test(claims_tex_read, a_paper)
{
    static const char text[] =
        "\\documentclass{article}\n\\newcommand\\KL[2]{\\mathrm{KL}(#1\\,\\Vert\\,#2)}\n\\DeclareMathOperator{\\TV}{TV}\n\\begin{document}\n"
        "%: lemma gibbs \"Gibbs\"\n%: for P, Q laws on X\n\\begin{equation}\\label{eq:gibbs} 0 \\le \\KL{P}{Q} \\end{equation}\n%: expect holds ; end\n"
        "%: lemma wrong\n%: for P, Q laws on X\n%: ours\n\\[ \\TV(P,Q) \\le 1 - e^{-\\KL{P}{Q}} \\]\n%: end\n\\end{document}\n";
    const char *file = file_put("paper.tex", text);
    outcome_t o = LEMMATA("check", file, "-q");
    assert_status(&o, 1);
    assert_says(&o, "holds     paper/gibbs");
    assert_says(&o, "ours refuted: ");
    outcome_t show = LEMMATA("show", file);
    assert_says(&show, "0 <= KL(P||Q)  [gibbs]");
}

/* Bytes of trouble: no crash, no hang. */
Test(claims_tex_read, cut_and_spoiled)
{
    const char *whole = paper("for J, Y, S variables", "\\begin{align} \\frac{1}{2}H(J\\mid Y,S) &\\le \\sum_{k=0}^{3} \\sqrt{k} \\label{eq:x}\\\\ &\\overset{a}{=} \\mathbb{E}_{x\\sim P}[x] \\end{align}");
    size_t n = strlen(whole);
    for (size_t cut = 0; cut <= n; cut++) {
        claim_fault_t fault = { .set = false };
        char *text = arena_printf(session_arena(), "%.*s", (int)cut, whole);
        claims_parse_tex(session_arena(), "cut.tex", text, cut, NULL, &fault);
        for (int way = 0; way < 3 && cut < n; way++) {
            char *bad = arena_printf(session_arena(), "%s", whole);
            bad[cut] = "{}\\"[way];
            fault = (claim_fault_t){ .set = false };
            claims_parse_tex(session_arena(), "bad.tex", bad, n, NULL, &fault);
        }
    }
}
