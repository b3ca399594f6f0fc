/* SPDX-License-Identifier: MIT
**
** The examples by which the language was designed, as they were printed, each with the verdict that it ought to have.
*/
#include "tests/claims/claims.h"

TestSuite(claims_page, .init = session_open, .fini = session_close, .timeout = 300);

static const char fano[] =
    "lemma fano \"Fano's inequality\"  printed \"Appendix D\"  label lem:fano\n"
    "  source \"Cover and Thomas, Theorem 2.10.1\"\n"
    "  for    J, K variables on M letters ; S, Y variables ; M in 2..inf     # K is the decoder's guess\n"
    "  given  J -> Y,S -> K                                                  # any decoder, randomised or not\n"
    "  let    Pe = Pr(K != J)                          $P_e$\n"
    "  claim  H(J|Y,S) <= h(Pe) + Pe log(M-1)          [Fano]\n"
    "                  <= log 2 + Pe log M             [Fano as used]\n"
    "  by     [Fano]: gibbs, with the law p(K) if(J = K, 1-Pe, Pe/(M-1))\n"
    "  try    decoders.corners ; symmetric M in 2..64 ; random 1000\n"
    "  expect proved\n"
    "end\n\n";

static const char cascade[] =
    "lemma cascade \"The cascade\"\n"
    "  for    law p(s) p(u|s) p(h|u,s) p(y|h,s)        # the factorisation is the hypothesis: U -> H -> Y given S\n"
    "  claim  for each s: I(U;Y|S=s) <= I(U;H|S=s)     [judgment]\n"
    "  claim  for each s: I(U;Y|S=s) <= I(H;Y|S=s)     [articulation]\n"
    "  claim  I(U;Y|S) <= E[min(I(U;H|S=s), I(H;Y|S=s))]   [averaged]\n"
    "end\n\n";

static const char gibbs[] =
    "lemma gibbs \"Gibbs' principle\"\n"
    "  for    P0, P laws on Y ; P0 > 0 ; table w on Y ; w > 0 ; beta in (0,inf)\n"
    "  let    r = beta log w                           # a reward whose exponential is rational: exact\n"
    "         Z = E(P0; w)\n"
    "         law tilt = P0 w / Z                      $\\pi_\\beta$\n"
    "  claim  beta log Z - (E(P; r) - beta KL(P||P0)) = beta KL(P||tilt)    [identity]\n"
    "  claim  0 <= beta KL(P||tilt)                                         [not negative]\n"
    "  equality [not negative] iff P = tilt\n"
    "end\n\n";

static const char pinsker[] =
    "lemma pinsker \"Pinsker's inequality and its reverse\"\n"
    "  for    p in [0,1] ; q in (0,1)\n"
    "  claim  2 (p-q)^2 <= kl(p||q)                    [Pinsker]\n"
    "                   <= log(1 + chi(p,q))           [Jensen]\n"
    "                   <= chi(p,q)                    [chi-square]\n"
    "  equality [Pinsker] iff p = q\n"
    "  try    corners p in {0, 1, q}, q in {1/2, 1/12, 10^-6} ; sweep k in 1..30: q = p + 10^-k ; random 1000\n"
    "  ours claim  (201/100) (p-q)^2 <= kl(p||q)       [a larger constant]\n"
    "  expect proved ; refuted [a larger constant]\n"
    "end\n\n";

static const char chi[] = "def chi(p,q) = (p-q)^2/(q (1-q))\n";

static const char paper[] =
    "%: lemma fano \"Fano's inequality\"\n"
    "%: for J, K variables on M letters ; S, Y variables ; M in 2..inf\n"
    "%: given J -> Y,S -> K ; let P_e = Pr(K != J)\n"
    "\\begin{align}\n"
    "  H(J\\mid Y,S) &\\le h(P_e) + P_e\\log(M-1) \\label{eq:fano}\\\\\n"
    "               &\\le \\log 2 + P_e\\log M.   \\label{eq:used}\n"
    "\\end{align}\n"
    "%: by [fano]: gibbs .. ; expect proved ; end\n";

static const char *both(const char *a, const char *b) { return arena_printf(session_arena(), "%s%s", a, b); }

/* Proved, then checked: 0, and each verdict as it is expected. */
static outcome_t proved(const char *file, const char *text)
{
    const char *path = file_put(file, text), *out = path_of("proved");
    outcome_t o = LEMMATA("prove", path, "-o", out);
    o = LEMMATA("check", path);
    assert_status(&o, 0);
    return o;
}

Test(claims_page, fano)
{
    outcome_t o = LEMMATA("check", "--candidates", "60", file_put("fano.lem", fano));
    assert_status(&o, 1); /* `expect proved` is met by a certificate alone */
    assert_says(&o, "holds     Fano:");
    cr_expect(strstr(o.err, "fano/fano, Fano: expected proved, found holds"), "%s", o.err);
    o = proved("fano.lem", fano);
    assert_says(&o, "2 links: 2 proved, 0 hold, 0 refuted");
    assert_says(&o, "equal, for one, at decoders.corners");
}

Test(claims_page, cascade_and_gibbs)
{
    outcome_t o = LEMMATA("check", file_put("cascade.lem", cascade));
    assert_status(&o, 0);
    assert_says(&o, "3 links: 0 proved, 3 hold, 0 refuted");
    o = LEMMATA("check", file_put("gibbs.lem", gibbs));
    assert_status(&o, 0);
    assert_says(&o, "4 links: 0 proved, 4 hold, 0 refuted");
}

/* A definition stands in front of its uses or behind them; of none the name is not declared. */
Test(claims_page, pinsker)
{
    outcome_t o = proved("pinsker.lem", both(pinsker, chi));
    assert_says(&o, "6 links: 5 proved, 0 hold, 1 refuted");
    assert_says(&o, "refuted   a larger constant (ours)");
    o = LEMMATA("check", file_put("pinsker.lem", both(chi, pinsker)));
    assert_status(&o, 0);
    assert_says(&o, "6 links: 5 proved, 0 hold, 1 refuted");
    o = LEMMATA("check", file_put("alone.lem", pinsker));
    assert_status(&o, 2);
    cr_expect(strstr(o.err, "alone.lem:4:31: chi is not declared"), "%s", o.err);
}

Test(claims_page, all_in_one_file)
{
    const char *all = both(both(fano, cascade), both(gibbs, both(pinsker, chi)));
    outcome_t o = proved("all.lem", all);
    assert_says(&o, "4 lemmas, 15 links: ");
    assert_says(&o, " 1 refuted, 0 undecided, 0 untried");
}

Test(claims_page, the_authors_own_paper)
{
    outcome_t o = proved("paper.tex", paper);
    assert_says(&o, "2 links: 2 proved, 0 hold, 0 refuted");
}

/* --- what stands within its lines --------------------------------------------------------------------------------- */

/* ITIP's notation, all of it: as a hypothesis of a lemma, as a guard, as a claim. */
static const char itip[] =
    "paper \"P\" id p\n"
    "lemma chain\n  given X -> Y -> Z\n  claim I(X;Z) <= I(X;Y)\nend\n"
    "theorem slash\n  given X/Y/Z | S\n  claim I(X;Z|S) <= I(X;Y|S)\nend\n"
    "corollary independent\n  given X.Y.Z\n  claim I(X;Y;Z) <= 0\nend\n"
    "proposition function\n  given X:Y,Z\n  claim H(X,Y,Z) = H(Y,Z)\nend\n"
    "claim linear\n  claim 2 H(X,Y) >= H(X) + H(Y)\n  claim 0.1 H(X) <= H(X)\nend\n"
    "lemma guards\n"
    "  claim given X:Y,Z: H(X,Y,Z) = H(Y,Z)\n"
    "  claim given X:Y ; Y:Z: H(X,Y,Z) = H(Z)\n"
    "  claim given 2 H(X,Y) = H(X) + H(Y) ; X.Y: H(X) <= 0\n"
    "  ours claim given X:Y: H(X,Z) = H(Y,Z)  [of Y alone]\n"
    "  expect holds ; refuted [of Y alone]\nend\n";

/* The lines of 2, and decimals. */
static const char terms[] =
    "lemma numbers\n"
    "  for p in [0,1] ; t in R ; m in 1..2000 ; table l on J,A,S in [0,1] ; map phi on A,S into J ; f on X\n"
    "  claim 3/10 = 0.3\n  claim [p = 1] <= p\n  claim abs(p) = max(p, -p)\n"
    "  claim for each a, s: l(phi(a,s),a,s) <= max(l)\n  claim min(f) <= max(f)\n  claim |X| >= 1\nend\n"
    "lemma laws\n"
    "  for P, Q laws on X ; f on X\n  given Q = P exp f / E(P; exp f)\n  claim 0 <= KL(Q||P)\n"
    "  claim E(Q; f) <= max(f)\n  claim H(Q) <= log |X|\nend\n"
    "lemma functions\n"
    "  for q, r in (0,1) ; c in [0,1] ; n in 1..6 ; P, Q laws on X ; law p(s) p(y|s)\n"
    "  claim sqrt q <= 1\n  claim log q <= 0\n  claim 1 <= exp q\n  claim floor q <= ceil q\n"
    "  claim sum k in 0..n: binomial(n,k) = 2^n\n  claim sum x: P(x) = 1\n  claim prod x: P(x) <= max x: P(x)\n"
    "  claim min x: P(x) <= 1\n  claim (if q < r then q else r) = min(q,r)\n  claim h(q) <= log 2\n"
    "  claim 0 <= kl(q||r)\n  claim 2 TV(P,Q)^2 <= KL(P||Q) <= J(P,Q)\n  claim KL(P||Q) <= chi2(P||Q)\n"
    "  claim Hellinger2(P||Q) <= KL(P||Q) <= Renyi[2](P||Q)\n  claim I(S;Y) <= capacity(p(y|s))\n"
    "  claim q <= klinv(q,c)\nend\n"
    "lemma conditional\n"
    "  for law p(x) p(y|x) ; q channel X -> Y\n  claim 0 <= KL(p(y|x)||q(y|x)|p(x))\nend\n"
    "lemma hypothesis\n"
    "  for table l on A,S in [0,1] ; Delta in [0,1]\n"
    "  given \"the codebook is Delta-separable\": for each a, s: l(a,s) >= Delta\n"
    "  claim min(l) >= Delta\n  claim given Delta = 1: min(l) = 1\n  step claim Delta <= 1\n"
    "  ours claim Delta >= 0\n  break Delta <= 1/2\nend\n"
    "lemma families\n"
    "  for law p(x) p(y|x)\n  claim I(X;Y) <= capacity(p(y|x))\n"
    "  try uniform ; point ; symmetric M in 2..3 ; bec ; z ; noiseless ; useless ; merge ; map\nend\n";

Test(claims_page, its_lines)
{
    outcome_t o = LEMMATA("check", "-q", "--candidates", "40", file_put("itip.lem", itip));
    assert_status(&o, 0);
    assert_says(&o, "6 lemmas, 10 links: 0 proved, 9 hold, 1 refuted, 0 undecided, 0 untried");
    o = LEMMATA("check", "-q", "--candidates", "40", file_put("terms.lem", terms));
    assert_status(&o, 0);
    assert_says(&o, " 0 refuted, 0 undecided, 0 untried");
}

/* A link's name in words that hold a relation. A name that is near a declared one, words by which a hypothesis is
** meant, and what all is declared are none. */
Test(claims_page, names_in_words)
{
    outcome_t o = LEMMATA("check", file_put("a.lem", "lemma a\n  for d in [0,inf)\n"
        "  claim given d <= 1:  d^2/3 <= (1+d) log(1+d) - d     [upper tail]\n"
        "  ours claim  d^2/3 <= (1+d) log(1+d) - d               [without d <= 1]\n"
        "  claim d^2/(2 + 2 d/3) <= (1+d) log(1+d) - d          [Bernstein]\n"
        "  expect holds ; refuted [without d <= 1]\nend\n"));
    assert_status(&o, 0);
    assert_says(&o, "refuted   without d <= 1 (ours)");
    static const struct { const char *claim, *says; } none[] = {
        { "claim d <= 2 [dlta d <= 1]", "did you mean delta?" },
        { "claim d <= 2 [when d <= 1]", "when is not declared" },
        { "claim d <= 2 [provided d <= 1]", "provided is not declared" },
        { "claim d <= 2 [ab d <= 1]", "ab is not declared" },
        { "claim d <= 2 [without d <= 1] d", "without is not declared" },
        { "claim d <= ([without d <= 1])", "without is not declared" },
        { "claim [without d <= 1] <= 2", "without is not declared" },
    };
    for (size_t k = 0; k < sizeof none / sizeof *none; k++) {
        claim_fault_t f = fault_of(session_arena(),
            arena_printf(session_arena(), "lemma a\nfor d, delta in [0,1]\n%s\nend\n", none[k].claim));
        cr_expect(strstr(f.text, none[k].says), "%s: %s", none[k].claim, f.text);
    }
    /* a product by a condition, and no name: false where d delta > 1/4 */
    o = LEMMATA("check", file_put("b.lem", "lemma a\nfor d, delta in [0,1]\nclaim d <= 4 [d delta <= 1/4]\nend\n"));
    assert_status(&o, 1);
    o = LEMMATA("check", "-e", "d <= 4 [d delta <= 1/4]", "--given", "d, delta in [0,1]");
    assert_status(&o, 1);
}
