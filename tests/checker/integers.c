/* SPDX-License-Identifier: MIT
**
** Claims about integers: what is false at one point, undefined, or about real numbers is not verified, whatever the
** proof says.
*/
#include "tests/checker/checker.h"

TestSuite(checker_integers, .init = session_open, .fini = session_close);

typedef struct { const char *statement, *why; } tried_t;

/* why: NULL, verified; ! before it: unreadable. */
static void all(const char *proof, const tried_t *list, size_t n)
{
    for (size_t k = 0; k < n; k++) {
        if (!list[k].why) assert_verified(list[k].statement, "integers", proof);
        else if (*list[k].why == '!') assert_unreadable(list[k].statement, "integers", proof, list[k].why + 1);
        else assert_rejected(list[k].statement, "integers", proof, list[k].why);
    }
}
#define TRIED(proof, list) all((proof), (list), sizeof(list) / sizeof *(list))

Test(checker_integers, points)
{
    static const tried_t list[] = {
        { "for n in 4..9\\nclaim n^2 <= exp(n*log(2))", NULL },
        { "for n in 0..9\\nclaim n^2 <= exp(n*log(2))", "not shown at the point 3" },
        { "for n in 0..9\\ngiven 4 <= n\\nclaim n^2 <= exp(n*log(2))", NULL },
        { "for n in 4..9\\nclaim n^2 < exp(n*log(2)) unless n = 4", NULL },
        { "for n in 4..9\\nclaim n^2 < exp(n*log(2)) unless n = 5", "not shown at the point 0" },
        { "for n in 4..9\\nclaim n^2 < exp(n*log(2))", "not shown" },
        { "for n in 0..5\\nclaim 0 <= (n - 1)*(n - 2)", NULL },
        { "for n in [0,5]\\nclaim 0 <= (n - 1)*(n - 2)", "of integers alone" },
        { "for n in 0..5 ; x in [0,1]\\nclaim 0 <= n", "of integers alone" },
        { "for n in 0..inf\\nclaim 0 <= n", "without an end" },
        { "for n in 1/2..3\\nclaim 0 <= n", "an integer of at most" },
        { "for n in 0..20000\\nclaim 0 <= n", "more than 20000 points" },
        { "for n, m in 0..200\\nclaim 0 <= n", "more than 20000 points" },
        { "claim 0 <= 1", "no integer is declared" },
        { "for X variable ; n in 0..3\\nclaim 0 <= n", "random variables" },
        { "for P law on X ; n in 0..3\\nclaim 0 <= n", "of integers alone" },
        { "for n in 0..5\\ngiven n = 1\\nclaim n^2 = n", NULL },
        { "for n in 0..5\\ngiven n = 2\\nclaim n^2 = n", "not shown" },
        { "for n in 0..5\\ngiven n = 7\\nclaim n^2 = n", "leave no point" },
        { "for n in 0..inf\\ngiven n = 1\\nclaim n^2 = n", NULL },
        { "for n in 0..inf\\ngiven n = 2\\nclaim n^2 = n", "not shown" },
        { "for n in 1..5\\ngiven n >= 2\\nclaim n <= 2", "not shown at the point 1" },
        { "for n in 1..5\\ngiven n^2 = 4\\nclaim n = 2", NULL },
        { "for n, m in 1..5\\ngiven m = 2\\nclaim n <= 2", "not shown" },
        { "for n in 1..3\\ngiven n >= 2\\nclaim n > 1 unless n = 5", NULL },
        /* 2^64 + 1 is not 1 */
        { "for n in 1..2\\nclaim binomial(18446744073709551617, 1) <= n", "an integer of at most 20000" },
        { "for n in 1..2\\nclaim (sum i in 1..18446744073709551617: 1) <= n", "an integer of at most 20000" },
        { "for n in 0..1\\nclaim log(n)*n = 0", NULL },
        { "for n in 0..1\\nclaim n/log(2) = n^2/log(2)", NULL },
        { "for n in 0..1\\nclaim n/log(1 - n) <= 0", "not shown" },
        { "for n in 2..inf\\ngiven n = 1\\nclaim n^2 = n", "leave no point" },
        { "for n in 2..inf\\ngiven n = 1 ; n = 2\\nclaim n^2 = n", "leave no point" },
        { "for n in 0..inf\\ngiven n = 1/2\\nclaim n^2 = n", "an integer" },
        { "for n in 0..inf\\ngiven n = n^2\\nclaim n^2 = n", "without an end" },
        { "for n, m in 0..inf\\ngiven n = 1\\nclaim n^2 = n", "without an end" },
        { "for n in 0..5\\ngiven n < 0\\nclaim 1 <= 0", "leave no point" },
        { "for n in 0..5\\ngiven sqrt(n) <= 1\\nclaim n <= 1", "between rational numbers" },
        { "for n in 0..5\\ngiven 1/n <= 1\\nclaim n <= 5", "between rational numbers" },
        { "for n in 0..5\\ngiven 1 <= n <= 2 <= 3\\nclaim n <= 2", NULL },
        { "for n in 0..5\\ngiven 1 <= n <= 2 <= 1\\nclaim n <= 2", "leave no point" },
        { "for n in 0..5\\nclaim n <= 2 <= 5", "one relation" },
    };
    TRIED("{}", list);
}

/* Equations are decided; what is undefined is not claimed to hold; 0 log 0 is 0. */
Test(checker_integers, numbers_at_a_point)
{
    static const tried_t list[] = {
        { "for n in 0..3\\nclaim 0 <= log(n) + 9", "not shown" },
        { "for n in 0..3\\nclaim 0 <= 1/n", "not shown" },
        { "for n in 0..3\\nclaim 1/n = 1/n", "not shown" },
        { "for n in 0..3\\nclaim n/n = 1", "not shown" },
        { "for n in 0..3\\nclaim 0*(1/n) = 0", "not shown" },
        { "for n in 0..3\\nclaim 0*log(n - 1) = 0", "not shown" },
        { "for n in 0..3\\nclaim sqrt(n - 1)^2 <= 9", "not shown" },
        { "for n in 0..3\\nclaim n*log(n) <= 2*n", NULL },
        { "for n in 1..3 ; k in 0..3\\ngiven k <= n\\nclaim h(k/n) <= log(2)", NULL },
        { "for n in 1..3 ; k in 0..3\\nclaim h(k/n) <= log(2)", "not shown" },
        { "for n in 1..4\\nclaim exp(n*log(2))*exp(-n*log(2)) = 1", NULL },
        { "for n in 1..4\\nclaim log(6*n) = log(2) + log(3) + log(n)", NULL },
        { "for n in 1..4\\nclaim sqrt(n^2)/sqrt(4) = n/2", NULL },
        { "for n in 1..4\\nclaim sqrt(n^2) = 1.00000000000000000000000001*n", "not shown" },
        { "for n in 1..4\\nclaim sqrt(n^2) < n", "not shown" },
        { "for n in 1..4\\nclaim sqrt(n^2) <= 0.99999999999999999999999999*n", "not shown" },
    };
    TRIED("{}", list);
}

Test(checker_integers, coefficients_and_sums)
{
    static const tried_t list[] = {
        { "for n in 1..9 ; k in 0..9\\ngiven k <= n\\nclaim binomial(n, k) <= binomial(n, k)", NULL },
        { "for n in 1..9 ; k in 0..9\\nclaim 0 <= binomial(n, k)", "0 <= k <= n" },
        { "for n in 1..9\\nclaim 0 <= binomial(n - 2, 0)", "0 <= k <= n" },
        { "for n in 1..9\\nclaim 0 <= binomial(n, n/2)", "an integer" },
        { "for n in 1..9\\nclaim 0 <= binomial(n, log(n))", "an integer" },
        { "for n in 1..9\\nclaim binomial(n, 1) = n", NULL },
        { "for n in 1..9\\nclaim (sum i in 1..n: i) = n*(n + 1)/2", NULL },
        { "for n in 1..9\\nclaim (sum i in 1..n: i)= n*(n + 2)/2", "not shown" },
        { "for n in 0..9\\nclaim (sum i in 1..n: i) = n*(n + 1)/2", "an empty sum" },
        { "for n in 0..9\\nclaim 0 <= (prod i in 1..n: i)", "an empty sum" },
        { "for n in 1..9\\nclaim 0 <= (sum i in 1..n: log(i))", "rational numbers" },
        { "for n in 1..9\\nclaim 0 <= (sum i in 0..n: 1/i)", "rational numbers" },
        { "for n in 1..9\\nclaim (sum i in 1..n: (sum j in 1..i: 1)) = n*(n + 1)/2", NULL },
        { "for n in 1..9\\nclaim (sum i in 1..n: 1) + (sum i in 1..n: 1) = 2*n", NULL },
        { "for n in 1..9\\nclaim 0 <= (sum i in 1..n/2: 1)", "an integer" },
        { "for n in 1..9\\nclaim 0 <= (sum i in 1..n: (sum i in 1..n: 1))", "!bound around" },
        { "for n in 1..9\\nclaim 0 <= (sum n in 1..3: n)", "!is declared" },
        { "for n in 1..9\\nclaim 0 <= (sum i in 1..n: i) + i", "!bound in its sum" },
        { "for n in 1..9\\nclaim 0 <= (sum i in i..n: i)", "!bound in its sum" },
        { "for n in 1..9\\nclaim 0 <= (sum i in 1..n: i) + (sum j in i..n: j)", "!bound in its sum" },
        { "for n in 1..9\\nclaim 0 <= (sum log in 1..n: 1)", "!cannot be a name" },
        { "for n in 1..9\\nclaim 0 <= (sum x: 1)", "!no alphabet" },
        { "for n in 1..9\\nclaim [n >= 1] <= 1", "not shown" },
    };
    TRIED("{}", list);
}

/* No other reason knows these terms. */
Test(checker_integers, elsewhere)
{
    static const char *const claims[] = { "0 <= binomial(n, 0)", "0 <= (sum i in 1..3: i)", "[n >= 1] <= 1",
                                          "0 <= n + 0*(prod i in 1..3: i)" };
    for (size_t k = 0; k < sizeof claims / sizeof *claims; k++) {
        const char *statement = arena_printf(session_arena(), "for n in 1..9\\nclaim %s", claims[k]);
        const char *both = arena_printf(session_arena(), "for n in 1..9 ; X variable\\nclaim %s + H(X)", claims[k]);
        assert_rejected(statement, "box", "{\"logs\": [], \"tree\": [\"direct\", \"1\"]}", "");
        assert_rejected(statement, "identity", "{}", "");
        assert_rejected(both, "shannon", "{\"parts\": [[]]}", "");
    }
}

/* Of integers alone: a real number is not put for one. */
Test(checker_integers, not_cited)
{
    const char *statement = "for n in 0..5\\nclaim 0 <= (n - 1)*(n - 2)",
               *own = certificate_text(statement, "integers", "{}");
    assert_rejected("for x in [0,5]\\nclaim 0 <= (x - 1)*(x - 2)", "cite", arena_printf(session_arena(),
        "{\"cited\": [%s], \"steps\": [{\"of\": 0, \"put\": [[\"n\", \"x\"]], "
        "\"given\": [[], []]}], \"parts\": [[[\"1\", 0]]]}", own), "not cited");
}

/* --- induction ---------------------------------------------------------------------------------------------------- */

#define BOX(node) "{\"logs\": [], \"tree\": " node "}"

static const char *by(long to, const char *values, const char *times, const char *step)
{
    return arena_printf(session_arena(), "{\"to\": %ld, \"values\": [%s], \"times\": \"%s\", \"step\": %s}", to, values,
                        times, step);
}

static const char two[] = "for n in %s..inf\\nclaim %s <= exp(n*log(2))";
static const char *doubles(const char *from, const char *what)
{
    return arena_printf(session_arena(), two, from, what);
}

/* 2^n >= n + 1: the step with c = 2 is 2 (n + 1) - (n + 2) = n. */
Test(checker_integers, base_and_step)
{
    const char *step = BOX("[\"factor\", \"1\", [[\"n\", 1]]]");
    assert_verified(doubles("0", "n + 1"), "integers", by(0, "", "2", step));
    assert_verified(doubles("0", "n + 1"), "integers", by(5, "", "2", step));
    assert_rejected(doubles("0", "n + 2"), "integers", by(0, "", "2", BOX("[\"factor\", \"1\", [[\"n+1\", 1]]]")),
                    "not shown at the point 0");
    assert_rejected(doubles("-2", "n^2"), "integers", by(0, "", "2", step), "not shown at the point 0");
    assert_rejected(doubles("0", "n + 1"), "integers", by(-1, "", "2", step), "outside the range");
    assert_rejected("for n in 0..4\\nclaim n + 1 <= exp(n*log(2))", "integers", by(5, "", "2", step),
                    "outside the range");
    assert_rejected("for n in 0..4\\nclaim n + 1 <= exp(n*log(2))", "integers", by(4, "", "2", step),
                    "from the last point");
    assert_verified("for n in 0..4\\nclaim n + 1 <= exp(n*log(2))", "integers", by(3, "", "2", step));
    assert_rejected(doubles("0", "n + 1"), "integers", by(0, "", "3", step), "another product");
    assert_rejected(doubles("0", "n + 1"), "integers", by(0, "", "-2", step), "not shown to be >= 0");
    assert_rejected(doubles("0", "n + 1"), "integers", by(0, "", "n - 1", step), "not shown to be >= 0");
    assert_rejected(doubles("0", "n + 1"), "integers", by(0, "", "1/n", step), "finite and continuous");
    assert_rejected("for n in 0..inf\\ngiven n <= 9\\nclaim n + 1 <= exp(n*log(2))", "integers", by(0, "", "2", step),
                    "no hypothesis");
    assert_rejected("for n in 0..inf\\nclaim n + 1 = exp(n*log(2))", "integers", by(0, "", "2", step), "no equation");
    assert_unreadable("for n, m in 0..inf\\nclaim n + 1 <= exp(n*log(2))", "integers", by(0, "", "2", step),
                      "members besides");
    assert_rejected("for n in [0,inf)\\nclaim n + 1 <= exp(n*log(2))", "integers", by(0, "", "2", step),
                    "of integers alone");
}

/* Strict: the multiplier is positive, and something is claimed where the step begins. */
Test(checker_integers, strict)
{
    const char *step = BOX("[\"factor\", \"1\", [[\"n\", 1]]]"),
               *claim = "for n in 0..inf\\nclaim n + 1 < exp(n*log(2))%s";
    assert_rejected(arena_printf(session_arena(), claim, ""), "integers", by(2, "", "2", step),
                    "not shown at the point 0");
    assert_rejected(arena_printf(session_arena(), claim, " unless n*(n - 1) = 0"), "integers", by(1, "", "2", step),
                    "nothing is claimed");
    assert_verified(arena_printf(session_arena(), claim, " unless n*(n - 1) = 0"), "integers", by(2, "", "2", step));
    assert_rejected(arena_printf(session_arena(), claim, " unless n = 0"), "integers", by(2, "", "2", step),
                    "not shown at the point 0");
    /* 0 < (n - 2)^2 is false at 2, which c = 0 passes over */
    assert_rejected("for n in 0..inf\\nclaim 0 < (n - 2)^2", "integers",
        by(0, "", "0", BOX("[\"factor\", \"1\", [[\"n-1\", 2]]]")), "not shown to be > 0");
}

/* What values become: recurrences, each with its conditions. */
Test(checker_integers, recurrences)
{
    static const struct { const char *claim, *value, *why; long to; } tried[] = {
        { "0 <= binomial(2*n, n)", "binomial(2*n, n)", NULL, 0 },
        { "0 <= binomial(3*n + 1, n)", "binomial(3*n + 1, n)", NULL, 0 },
        { "0 <= binomial(n, 2*n)", "binomial(n, 2*n)", "0 <= k <= n", 0 },
        { "0 <= binomial(2*n + 1, 3*n)", "binomial(2*n + 1, 3*n)", "outside 0 <= k <= n", 1 },
        { "0 <= binomial(n, n - 1)", "binomial(n, n - 1)", "0 <= k <= n", 0 },
        { "0 <= binomial(9, n)", "binomial(9, n)", "outside 0 <= k <= n", 5 },
        { "0 <= binomial(9*n, n)", "binomial(9*n, n)", "outside 0 <= k <= n", 5 },
        { "0 <= binomial(n^2, n)", "binomial(n^2, n)", "not linear", 1 },
        { "0 <= binomial(n*(n-3)/(n-3), n)", "binomial(n*(n-3)/(n-3), n)", "not linear", 1 }, /* none at n = 3 */
        { "0 <= binomial(n^3 - 3*n^2 + 3*n, n)", "binomial(n^3 - 3*n^2 + 3*n, n)", "not linear", 1 },
        { "0 <= (sum i in 0..n: 1)", "sum i in 0..n: 1", NULL, 0 },
        { "0 <= (sum i in 0..n: i)", "sum i in 0..n: i", "direct: the enclosure", 0 },
        { "0 <= (sum i in 0..n: 1/(i - 3)^2)", "sum i in 0..n: 1/(i - 3)^2", "to be finite", 0 },
        { "-9 <= (sum i in 0..n: 1/(2*i - 7))", "sum i in 0..n: 1/(2*i - 7)", "to be finite", 0 },
        { "0 <= (sum i in 1..n: i)", "sum i in 1..n: i", "an empty sum", 0 },
        { "0 <= (sum i in 0..2*n: 1)", "sum i in 0..2*n: 1", "i in A..n", 0 },
        { "0 <= (sum i in 0..n: n)", "sum i in 0..n: n", "without n", 0 },
        { "0 <= (prod i in 0..n: (i + 1))", "prod i in 0..n: (i + 2)", "no value", 0 },
        { "0 <= (prod i in 0..n: (i + 1))", "prod i in 0..n: (i + 1)", NULL, 0 },
        { "0 <= (prod i in 0..n: (i - 3)^2)", "prod i in 0..n: (i - 3)^2", "not shown to be positive", 0 },
        { "0 <= binomial(2*n, n)", "binomial(2*n, 0)", "no value", 0 },
        { "0 <= binomial(2*n, n)", "n + 1", "values are", 0 },
    };
    for (size_t k = 0; k < sizeof tried / sizeof *tried; k++) {
        const char *statement = arena_printf(session_arena(), "for n in 0..inf\\nclaim %s", tried[k].claim);
        const char *proof = by(tried[k].to, arena_printf(session_arena(), "[\"a\", \"%s\"]", tried[k].value), "0",
                               BOX("[\"direct\", \"a\"]"));
        /* the step is then a' >= 0, which is not a: it is refused after the recurrences, if they stand */
        assert_rejected(statement, "integers", proof, tried[k].why ? tried[k].why : "direct");
    }
}

/* True as far as one looks, and false later: 2 3^n is overtaken at n = 9; n! by 100^n at none of the first hundred. */
Test(checker_integers, false_later)
{
    const char *steps[] = { BOX("[\"direct\", \"1\"]"), BOX("[\"factor\", \"1\", [[\"exp(n*log(3))\", 1]]]"),
                            BOX("[\"zero\"]") };
    static const char *const times[] = { "2*(2*n+1)/(n+1)", "3", "1", "0", "4" };
    for (size_t k = 0; k < 3; k++)
        for (size_t i = 0; i < 5; i++) {
            outcome_t o = verified("for n in 1..inf\\nclaim binomial(2*n, n) <= 2*exp(n*log(3))", "integers",
                by(8, "[\"a\", \"binomial(2*n, n)\"]", times[i], steps[k]));
            cr_assert(o.status == 1, "%s: exit %d\n%s%s", times[i], o.status, o.out, o.err);
        }
    assert_rejected("for n in 1..9\\nclaim binomial(2*n, n) <= 2*exp(n*log(3))", "integers", "{}",
                    "not shown at the point 8");
}
