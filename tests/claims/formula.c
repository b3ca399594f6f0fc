/* SPDX-License-Identifier: MIT
**
** A definition where some of its names are known numbers; what it needs besides is said not to be known.
*/
#include "proofs/claims/exact/formula.h"
#include "tests/claims/claims.h"

#include <math.h>

TestSuite(claims_formula, .init = session_open, .fini = session_close);

static const char text[] = "lemma a\n  for P law on X ; m in 1..inf ; delta in (0,1)\n"
    "  let C = H(P)\n      B = m C + extra\n      extra = H(P)\n      root(x,c) = sqrt((x + log(c/delta))/(2 m))\n"
        "      mended(x) = root(x,2 sqrt(m))\n"
    "      share(d) = klinv(seen(d), 0)\n      seen(d) = P(d)\n      clash(m) = root(m,1)\n"
    "  claim 0 <= C [one]\n  ours claim 0 <= B [two]\n  mend [one] \"nothing\"\nend\n";

static const real_t *of(const char *name, const real_t *x, const known_t *known, size_t n)
{
    return formula_value(session_arena(), tree_of(session_arena(), text)->lemmas.at[0], name, &x, x != NULL, known, n);
}

static void near(const real_t *x, long double want)
{
    double lo, hi;
    cr_assert(x && real_approx(x, true, &lo, &hi));
    cr_expect(lo - 1e-12L <= want && want <= hi + 1e-12L, "[%.15g, %.15g], expected %.15Lg", lo, hi, want);
}

Test(claims_formula, of_known_numbers)
{
    arena_t *A = session_arena();
    const known_t known[] = { { "m", real_si(A, 100) }, { "delta", real_ratio(A, 1, 20) }, { "C", real_log_ui(A, 2) },
        { "extra", real_si(A, 3) }, { "seen", real_ratio(A, 1, 3) } };
    near(of("B", NULL, known, 5), 100 * logl(2) + 3);
    near(of("mended", real_si(A, 2), known, 5), sqrtl((2 + logl(2 * 10 * 20)) / 200));
    near(of("share", NULL, known, 5), 1 / 3.0L);
    /* an argument is no name of the definition that it goes to */
    near(of("clash", real_si(A, 7), known, 5), sqrtl((7 + logl(20)) / 200));
}

Test(claims_formula, what_is_no_number)
{
    arena_t *A = session_arena();
    const known_t known[] = { { "m", real_si(A, 100) }, { "C", real_log_ui(A, 2) } };
    cr_expect(!of("B", NULL, known, 2), "an entropy without a law");
    cr_expect(!of("mended", real_si(A, 2), known, 2), "delta is not known");
    cr_expect(!of("share", NULL, known, 2), "a law's entry without the law");
    cr_expect(!of("nothing", NULL, known, 2) && !of("C", real_si(A, 1), known, 2));
}

Test(claims_formula, what_mends)
{
    const lemma_tree_t *L = tree_of(session_arena(), text)->lemmas.at[0];
    cr_expect(strcmp(formula_mend(L, "one"), "nothing") == 0 && !formula_mend(L, "two"));
}
