/* SPDX-License-Identifier: MIT
**
** Displayed chains as papers write them: each is the tree of the plain notation beside it, or is refused in words.
*/
#include "proofs/claims/print.h"
#include "proofs/claims/tex_read.h"
#include "tests/support/process.h"

#include <criterion/criterion.h>
#include <string.h>

TestSuite(claims_tex_read, .init = session_open, .fini = session_close);

typedef struct { const char *declared, *display, *plain; } chain_t_;

/* `plain` is what stands after `claim`; of a display that is refused, a part of the message behind a !. */
static const chain_t_ chains[] = {
    { "for J, Y, S variables", "\\[ H(J\\mid Y,S) \\le H(J). \\]", "H(J|Y,S) <= H(J)" },
    { "for X, Y variables", "\\begin{equation} I(X;Y)\\leq H(X),\\label{eq:one} \\end{equation}", "I(X;Y) <= H(X) [one]" },
    { "for X, Y, Z variables", "\\begin{align} I(X;Y\\mid Z) &= H(X\\mid Z) - H(X\\mid Y,Z)\\label{a}\\\\ &\\le H(X\\mid Z)\\label{b} \\end{align}",
      "I(X;Y|Z) = H(X|Z) - H(X|Y,Z) [a] <= H(X|Z) [b]" },
    { "for X, Y variables", "\\begin{align*} H(X) &\\overset{(a)}{\\geq} H(X|Y) \\\\ &\\stackrel{(b)}{\\ge} 0 \\nonumber \\end{align*}", "H(X) >= H(X|Y) >= 0" },
    { "for X, Y variables", "$$ \\begin{aligned} H(X) &\\ge H(X|Y) \\\\ &\\ge 0 \\end{aligned} $$", "H(X) >= H(X|Y) >= 0" },
    { "for p in [0,1] ; q in (0,1)", "\\[ 2(p-q)^2 \\le \\mathrm{kl}(p\\Vert q) \\]", "2 (p-q)^2 <= kl(p||q)" },
    { "for p in [0,1] ; q in (0,1)", "\\[ \\operatorname{kl}(p\\,\\|\\,q) \\le \\tfrac{(p-q)^2}{q(1-q)} \\]", "kl(p||q) <= (((p-q)^2)/(q (1-q)))" },
    { "for p in [0,1]", "\\[ 4p(1-p)\\log 2 \\leqslant h(p) \\]", "4 p (1-p) log 2 <= h(p)" },
    { "for p in [0,1]", "\\begin{multline} h(p) \\le 2\\sqrt{p(1-p)}\\,\\ln 2 \\end{multline}", "h(p) <= 2 sqrt(p (1-p)) log 2" },
    { "for x in [0,inf)", "\\[ e^{-x} \\ge 1 - x \\]", "exp(-x) >= 1 - x" },
    { "for x in (0,inf)", "\\[ \\log\\left(1+\\frac{1}{x}\\right) \\le \\frac1x \\]", "log(1+((1)/(x))) <= ((1)/(x))" },
    { "for P, Q laws on X", "\\[ D_{\\mathrm{KL}}(P\\,\\|\\,Q) \\ge 0 \\]", "KL(P||Q) >= 0" },
    { "for P, Q laws on X", "\\[ \\mathrm{TV}(P,Q)^2 \\le \\bigl(\\mathrm{KL}(P\\Vert Q)\\bigr)/2 \\]", "TV(P,Q)^2 <= (KL(P||Q))/2" },
    { "for P law on X ; table f on X ; f > 0", "\\[ \\mathbb{E}_P[\\log f] \\le \\log \\mathbb{E}_{x\\sim P}\\bigl[f\\bigr] \\]", "E(P; log f) <= log E(P; f)" },
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
    { "for x in [1,9]", "\\[ x \\ge 0 \\quad\\text{for all } x \\]", "!\\text is not read here" },
    { "for a, b in [0,1]", "\\begin{align} a &\\le 1 + a \\\\ &\\quad - b + b \\label{two} \\\\ &\\le 2 + b \\end{align}", "a <= 1 + a - b + b [two] <= 2 + b" },
    { "for a, b in [0,1]", "\\begin{align} a &\\le 1\\\\ -b &\\le 0 \\end{align}", "!read in two ways" },
    { "for a, b in [0,1]", "\\begin{align} a &\\le \\\\ b \\end{align}", "!expected" },
    { "for x in [1,9]", "\\[ \\alpha \\ge 0 \\]", "!\\alpha is not read here" },
    { "for x in [1,9]", "\\[ \\int x \\ge 0 \\]", "!\\int is not read here" },
    { "for x in [1,9]", "\\[ \\sqrt[3]{x} \\ge 0 \\]", "!a square root alone" },
    { "for x in [1,9]", "\\[ \\log_3 x \\ge 0 \\]", "!to the base 3" },
    { "for x in [1,9]", "\\[ \\frac{x}{ \\ge 0 \\]", "!is not read here" },
};

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

Test(claims_tex_read, each_right_or_refused)
{
    for (size_t k = 0; k < sizeof chains / sizeof *chains; k++) {
        const chain_t_ *c = &chains[k];
        claim_fault_t fault, other = { .set = false };
        tree_t *T = read_tex(paper(c->declared, c->display), &fault);
        if (*c->plain == '!') {
            cr_assert(!T && strstr(fault.text, c->plain + 1), "%s: %s", c->display, T ? "was read" : fault.text);
            cr_assert(fault.at.line == 6, "%s: line %u", c->display, fault.at.line);
            continue;
        }
        cr_assert(T, "%s: %u:%u %s", c->display, fault.at.line, fault.at.column, fault.text);
        const char *plain = arena_printf(session_arena(), "lemma l\n%s\nclaim %s\nend\n", c->declared, c->plain);
        tree_t *U = claims_parse(session_arena(), "plain", plain, strlen(plain), NULL, &other);
        cr_assert(U, "%s: %s", plain, other.text);
        cr_assert_str_eq(lemma_text(session_arena(), T->lemmas.at[0]), lemma_text(session_arena(), U->lemmas.at[0]), "%s", c->display);
    }
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
