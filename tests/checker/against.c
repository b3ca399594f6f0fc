/* SPDX-License-Identifier: MIT
**
** Divergences of a random variable from a law: what is true of them, and what is nearly so or says nothing where one is
** infinite.
*/
#include "tests/checker/checker.h"

TestSuite(checker_against, .init = session_open, .fini = session_close);

#define LAW "for law p(d) p(t|d) ; P, Q laws on T\\n"
#define ADDED "sums and positive multiples"
#define ALONE "smaller side alone"
#define STEP(times, of) "{\"times\": \"" times "\", " of "}"
#define GIVEN(times, k) STEP(times, "\"given\": " k)
#define BASIC "\"of\": \"I(D;T)\""

typedef struct { const char *claim, *parts, *why; } tried_t;   /* why: NULL, verified; !: unreadable */

static void all(const tried_t *tried, size_t n, const char *reason)
{
    for (size_t k = 0; k < n; k++) {
        const char *statement =
            arena_printf(session_arena(), "%s%s", strncmp(tried[k].claim, "for ", 4) == 0 ? "" : LAW, tried[k].claim);
        const char *proof = arena_printf(session_arena(), "{\"parts\": [%s]}", tried[k].parts);
        if (!tried[k].why) assert_verified(statement, reason, proof);
        else if (*tried[k].why == '!') assert_unreadable(statement, reason, proof, tried[k].why + 1);
        else assert_rejected(statement, reason, proof, tried[k].why);
    }
}

Test(checker_against, true_of_all_laws)
{
    static const tried_t tried[] = {
        { "claim KL(T|D||Q) = I(D;T) + KL(T||Q)", "[], []", NULL },
        { "claim KL(T|D||Q)/2 + KL(T|D||P) >= 2*I(D;T)*3/4 + KL(T||Q)*1/2 + KL(T||P)", "[]", NULL },
        { "claim KL(T||Q) <= KL(T|D||Q)", "[" STEP("1", BASIC) "]", NULL },
        { "claim I(D;T) <= KL(T|D||Q)", "[" GIVEN("1", "0") "]", NULL },
        { "claim I(D;T) <= KL(T|D||Q) + 3 KL(T||P)", "[" GIVEN("1", "0") ", " GIVEN("3", "1") "]", NULL },
        { "claim I(D;T) < KL(T|D||Q) unless KL(T||Q) = 0", "[" GIVEN("1", "0") "]", NULL },
        { "claim I(D;T) < KL(T|D||P) + KL(T|D||Q) unless KL(T||Q) = 0",
          "[" GIVEN("1", "0") ", " GIVEN("1", "1") ", " STEP("1", BASIC) "]", NULL },
        { "claim 0 < 1 + KL(T||Q)", "[" GIVEN("1", "0") "]", NULL },
        { "given KL(T||Q) = 0\\nclaim KL(T|D||Q) = I(D;T)", "[" GIVEN("1", "0") "], [" GIVEN("-1", "0") "]", NULL },
        { "for D, T variables ; T on M letters ; Q law on T > 0 ; M in 1..inf\\nclaim KL(T|D||Q) <= log M + KL(T||Q)",
          "[" GIVEN("1", "0") ", " STEP("1", "\"of\": \"H(T|D)\"") "]", NULL },
    };
    all(tried, sizeof tried / sizeof *tried, "shannon");
}

/* What is not so, or not where a divergence is infinite. */
Test(checker_against, near_misses)
{
    static const tried_t tried[] = {
        { "claim KL(T|D||Q) <= KL(T||Q)", "[" STEP("1", BASIC) "]", "does not come to" },
        { "claim KL(T|D||Q) <= KL(T||Q)", "[" STEP("-1", BASIC) "]", "negative multiple" },
        { "claim I(D;T) <= KL(T||Q)", "[" GIVEN("1", "0") "]", "does not come to" },
        { "claim I(D;T) <= KL(T|D||Q) + KL(T||P)", "[" GIVEN("1", "0") "]", "does not come to" },
        { "claim I(D;T) + 1/1000 <= KL(T|D||Q)", "[" GIVEN("1", "0") "]", "by a constant" },
        { "claim 1001/1000*I(D;T) <= KL(T|D||Q)", "[" GIVEN("1", "0") "]", "does not come to" },
        { "claim KL(T|D||Q) = I(D;T) + KL(T||P)", "[], []", ALONE },
        { "claim 2*KL(T||Q) <= KL(T||Q)", "[" GIVEN("-1", "0") "]", "negative multiple" },
        { "claim KL(T||Q) <= 1", "[]", ALONE },
        { "claim KL(T||Q) <= KL(T||P)", "[]", ALONE },
        { "claim KL(T||Q) < KL(T||Q) + 1", "[]", ALONE },
        { "claim KL(T||Q) = I(D;T)", "[], []", ALONE },
        { "claim 0 <= KL(T||Q) - KL(T||Q)", "[]", ADDED },
        { "claim I(D;T) - KL(T|D||Q) <= 0", "[" GIVEN("1", "0") "]", ADDED },
        { "claim 0*KL(T||Q) <= 0", "[]", ADDED },
        { "claim KL(T||Q)*(1 - 1) >= 0", "[]", ADDED },
        { "claim KL(T||Q)/-1 <= 1", "[]", ADDED },
        { "claim 0 <= abs(KL(T||Q))", "[]", ADDED },
        { "claim I(D;T) <= max(KL(T|D||Q), 0)", "[" GIVEN("1", "0") "]", ADDED },
        { "claim log(1 + KL(T||Q)) <= log(1 + KL(T||Q))", "[]", ADDED },
        { "claim KL(T||Q)^2 <= KL(T||Q)^2", "[]", ADDED },
        { "for law p(d) p(t|d) ; Q law on T ; x in [1,2]\\nclaim x*KL(T||Q) <= x*KL(T||Q)", "[]", ADDED },
    };
    all(tried, sizeof tried / sizeof *tried, "shannon");
    assert_rejected("for law p(d) p(t|d) ; Q law on T ; T on (1 + KL(T||Q)) letters\\nclaim 0 <= H(T)", "shannon",
        "{\"parts\": [[]]}", "no number of letters");
}

/* A strict claim, and where it is not one; hypotheses. */
Test(checker_against, exceptions)
{
    static const tried_t tried[] = {
        { "claim 0 < KL(T||Q)", "[" GIVEN("1", "0") "]", "the claim is strict" },
        { "claim 0 < KL(T||Q) unless KL(T||P) = 0", "[" GIVEN("1", "0") "]", "the claim is strict" },
        { "claim I(D;T) < KL(T|D||Q) + KL(T||P) unless KL(T||P) = 0", "[" GIVEN("1", "0") ", " GIVEN("0", "1") "]",
          "does not come to" },
        { "claim 0 < I(D;T) + KL(T||Q) unless KL(T||Q) = 0", "[" GIVEN("0", "0") ", " STEP("1", BASIC) "]",
          "does not come to" },
        { "claim 0 < KL(T||Q) unless KL(T||Q) = 1", "[" GIVEN("1", "0") "]", "is one that is 0" },
        { "claim 0 < KL(T||Q) unless 2*KL(T||Q) = 0", "[" GIVEN("1", "0") "]", "is one that is 0" },
        { "claim 0 < KL(T||Q) unless KL(T|D||Q) = 0", "[" GIVEN("1", "0") "]", "is one that is 0" },
        { "claim 0 < KL(T||Q) unless H(T) = 0", "[" GIVEN("1", "0") "]", "the claim is strict" },
        { "given KL(T||Q) = 1\\nclaim 1 <= KL(T||Q)", "[" GIVEN("1", "0") "]", "is one that is 0" },
        { "given KL(T||Q) <= 1\\nclaim KL(T||Q) <= 1 + KL(T||Q)", "[" GIVEN("1", "0") "]", "is one that is 0" },
        { "given KL(T|D||Q) = 0\\nclaim 0 <= KL(T||Q)", "[" GIVEN("1", "0") "]", "is one that is 0" },
        { "given KL(T||Q) = 0\\nclaim KL(T|D||P) = I(D;T)", "[" GIVEN("1", "0") "], [" GIVEN("-1", "0") "]", ALONE },
    };
    all(tried, sizeof tried / sizeof *tried, "shannon");
}

/* Of one variable and a law on its letters, where entropies are the matter, of the law that is declared. */
Test(checker_against, what_is_read)
{
    static const tried_t tried[] = {
        { "for D, T variables ; Q law on D\\nclaim 0 <= KL(T||Q)", "[" GIVEN("1", "0") "]", "!a law on T expected" },
        { "for D, T variables ; table Q on T > 0\\nclaim 0 <= KL(T||Q)", "[" GIVEN("1", "0") "]",
          "!a law on T expected" },
        { "for D, T variables ; Q in [0,1]\\nclaim 0 <= KL(T||Q)", "[" GIVEN("1", "0") "]", "!a law on T expected" },
        { "for D, T variables ; W channel D -> T\\nclaim 0 <= KL(T||W)", "[" GIVEN("1", "0") "]",
          "!a law on T expected" },
        { "for D, T variables\\nclaim 0 <= KL(T||D)", "[" GIVEN("1", "0") "]", "!a law on T expected" },
        { "claim 0 <= KL(D|T||Q)", "[" GIVEN("1", "0") "]", "!a law on D expected" },
        { "claim 0 <= KL(T,D||Q)", "[" GIVEN("1", "0") "]", "!more than one random variable" },
        { "claim 0 <= KL(T|X||Q)", "[" GIVEN("1", "0") "]", "!not declared" },
        { "claim for each d: I(D;T) <= KL(T|D=d||Q)", "[]", "!expected" },
        { "claim for each d: H(T|D=d) <= H(T|D=d) + KL(T||Q)", "[" GIVEN("1", "0") "]", "!different variables" },
        { "claim 0 <= KL(T||Q)", "[" STEP("1", "\"of\": \"KL(T||Q)\"") "]", "no basic quantity" },
        { "claim 0 <= KL(T||Q)", "[" STEP("1", "\"of\": \"KL(T|D||Q)\"") "]", "no basic quantity" },
    };
    all(tried, sizeof tried / sizeof *tried, "shannon");
    static const char *const other[] = { "box", "gibbs", "identity", "letterwise", "moments", "points", "integers" };
    for (size_t k = 0; k < sizeof other / sizeof *other; k++)
        assert_unreadable("for T variable ; Q law on T\\nclaim 0 <= KL(T||Q)", other[k], "{}",
                          "is not declared as a number");
}
