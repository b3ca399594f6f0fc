/* SPDX-License-Identifier: MIT
**
** Both sides of a claim about entropies times a number that is positive (docs/certificates.md, section 3).
*/
#include "tests/checker/checker.h"

TestSuite(checker_times, .init = session_open, .fini = session_close);

#define LETTERS "for X, Y variables on M letters ; M in 2..inf\\n"

static const char *by(const char *steps, const char *times)
{
    return arena_printf(session_arena(), "{\"parts\": [[%s]], \"times\": \"%s\"}", steps, times);
}

#define SIZE "{\"times\": \"1\", \"given\": 0}"

Test(checker_times, positive)
{
    static const char claim[] = LETTERS "claim H(X)/log(M) <= 1";
    assert_verified(claim, "shannon", by(SIZE, "log(M)"));
    assert_verified(LETTERS "claim 2*H(X)/log(M) <= 2 + H(Y)/log(M)", "shannon",
        by("{\"times\": \"2\", \"given\": 0}, {\"times\": \"1\", \"of\": \"H(Y)\"}", "log(M)"));
    assert_rejected("for X, Y variables on M letters ; M in 1..inf\\nclaim H(X)/log(M) <= 1", "shannon", by(SIZE,
        "log(M)"), "shown to be positive");
    assert_rejected("for X, Y variables on M letters ; M in 2..inf ; c in R\\nclaim H(X)/c <= log(M)/c", "shannon",
        by(SIZE, "c"), "shown to be positive");
    assert_rejected("for X, Y variables on M letters ; M in 2..inf ; c in (-inf,0)\\nclaim H(X)/c <= log(M)/c",
        "shannon", by(SIZE, "c"),
        "shown to be positive");
    assert_verified("for X, Y variables on M letters ; M in 2..inf ; c in (0,inf)\\nclaim H(X)/c <= log(M)/c",
        "shannon", by(SIZE, "c"));
    assert_rejected(claim, "shannon", by(SIZE, "-log(M)"), "shown to be positive");
    assert_rejected(claim, "shannon", by(SIZE, "log(M) - log(M)"), "shown to be positive");
    assert_rejected(claim, "shannon", by(SIZE, "1/(log(M) - log(M))"), "shown to be positive");
}

/* A number, not of the law; the divisor itself, and the claim alone. */
Test(checker_times, what_is_multiplied)
{
    static const char claim[] = LETTERS "claim H(X)/log(M) <= 1";
    assert_rejected(claim, "shannon", by(SIZE, "log(2)"), "not linear");
    assert_rejected(claim, "shannon", by(SIZE, "log(M)^2"), "not linear");
    assert_rejected(claim, "shannon", by(SIZE, "H(X)"), "in numbers");
    assert_rejected(claim, "shannon", by(SIZE, "Pr(X != Y)"), "in numbers");
    assert_rejected(claim, "shannon", "{\"parts\": [[" SIZE "]]}", "not linear");
    assert_rejected(LETTERS "claim H(X)/log(M) <= 1/2", "shannon", by(SIZE, "log(M)"), "come to the claim");
    assert_rejected(LETTERS "claim H(X)/log(M) <= 1/2", "shannon", by("{\"times\": \"1/2\", \"given\": 0}",
        "log(M)"), "come to the claim");
    assert_rejected(LETTERS "claim H(X)/log(M) < 1", "shannon", by(SIZE, "log(M)"), "the claim is strict");
    assert_rejected(LETTERS "claim H(X)/log(M)/log(M) <= 1", "shannon", by(SIZE, "log(M)"), "not linear");
    assert_rejected(LETTERS "claim H(X)*(1/log(M)) <= 1", "shannon", by(SIZE, "log(M)"), "not linear");
    assert_rejected(LETTERS "given H(Y)/log(M) <= 1/2\\nclaim H(Y)/log(M) <= 1/2", "shannon", by(SIZE, "log(M)"),
        "not linear");
    assert_rejected("for X variable ; Q law on X ; c in (0,inf)\\nclaim H(X)/c <= H(X)/c + KL(X||Q)", "shannon",
        by("", "c"), "may be infinite");
}
