/* SPDX-License-Identifier: MIT
**
** What a line may cost is limited, and the limit is said: no line ends in want of memory or of stack.
*/
#include "tests/claims/claims.h"

TestSuite(claims_limits, .init = session_open, .fini = session_close);

static void says(const char *line, int status, const char *words)
{
    outcome_t o = LEMMATA("check", "-e", line);
    cr_expect(o.status == status && strstr(o.out, words), "%s: exit %d, expected %d and \"%s\"\n%s%s", line, o.status,
              status, words, o.out, o.err);
}

/* Sums and products that are short, however many terms they have. */
Test(claims_limits, what_is_within_them)
{
    says("sum k in 1..200000: k = 20000100000", 0, "1 equal");
    says("prod k in 1..20000: (1 + 1/k) = 20001", 0, "1 equal");
    says("max k in 1..200000: k = 200000", 0, "1 equal");
    says("1000 <= sum k in 1..1000: sqrt(k)", 0, "1 hold strictly");
    says("prod k in 1..1000: sqrt(k) > 1", 0, "1 hold strictly");
    says("binomial(10^9,3) = 10^9 (10^9 - 1) (10^9 - 2)/6", 0, "1 equal");
    says("binomial(10^30,10^30-1) = 10^30", 0, "1 equal");
    says("binomial(7,9) + binomial(7,-1) = 0", 0, "1 equal");
}

Test(claims_limits, long_numbers_are_beyond)
{
    static const char *const line[] = {
        "prod k in 1..200000: k >= 0", "sum k in 1..200000: 1/k >= 0",
            "prod i in 1..1000: prod j in 1..1000: (i + j) >= 0", "sum k in 1..20000: k^20000 >= 0",
        "sum k in 0..100000: binomial(100000,k) >= 0", "sum k in 1..20000: log k >= 0",
            "sum k in 1..20000: sqrt(k) >= 0", "sum k in 1..20000: h(1/k) >= 0",
    };
    for (size_t k = 0; k < sizeof line / sizeof *line; k++) says(line[k], 4,
        "beyond, for one, at alone, candidate 0: numbers too long, or sums too large, for one candidate");
}

Test(claims_limits, deep_operations_are_beyond)
{
    says("max k in 1..200000: log k >= 0", 4, "operations nested more than 2048 deep");
    says("prod k in 1..200000: log(k + 1) >= 0", 4, "operations nested more than 2048 deep");
    says("max k in 1..1500: log k = log 1500", 0, "1 equal");
}

Test(claims_limits, powers_and_coefficients_are_beyond)
{
    says("2^(10^9) >= 0", 4, "an exponent of more than 100000");
    says("2^2^2^2^2^2^2 >= 0", 4, "an exponent of more than 100000");
    says("(2^100000)^100000 >= 0", 4, "a power of more than a million bits");
    says("binomial(10^9,10^8) >= 0", 4, "a binomial coefficient of more than a million bits");
    says("binomial(10^30,10^29) >= 0", 4, "a binomial coefficient of more than a million bits");
    says("sum i in 1..2000: sum j in 1..2000: [i = j] >= 0", 4, "more than four million steps for one candidate");
}

/* Squares of squares share what they are made of, until two of them are compared. */
Test(claims_limits, powers_of_powers)
{
    says("(log 3 + sqrt 2)^1000 = (sqrt 2 + log 3)^1000", 0, "1 equal");
    says("((log 3 + sqrt 2)^1000)^1000 = ((sqrt 2 + log 3)^1000)^1000", 4,
         "numbers too long, or sums too large, for one candidate");
    says("(((log 3)^1000)^1000)^1000 - (((log 3)^1000)^1000)^1000 = 0", 4,
         "numbers too long, or sums too large, for one candidate");
}

/* A range that is known when it is read is refused there; one that a candidate says is beyond on it. */
Test(claims_limits, long_ranges)
{
    static const char *const line[] = { "sum k in 1..10^9: k >= 0", "prod k in 1..10^30: k >= 0",
        "max k in -10^9..2*10^9: k >= 0", "sum k in 1..262145: k >= 0" };
    for (size_t k = 0; k < sizeof line / sizeof *line; k++) {
        outcome_t o = LEMMATA("check", "-e", line[k]);
        cr_expect(o.status == 2 && strstr(o.err, "of more than 262144 terms") && strstr(o.err, "^"),
            "%s: exit %d\n%s%s", line[k], o.status, o.out, o.err);
    }
    says("sum k in 1..262144: 1 = 262144", 0, "1 equal");
    outcome_t o = LEMMATA(
        "check",
        file_put("a.lem", "lemma a\nfor m in 1..10^12\nclaim sum k in 1..m: 1 = m\ntry only m in {10, 10^9}\nend\n"));
    cr_expect(o.status == 0 && strstr(o.out, "1 beyond the limits") && strstr(o.out,
        "a sum of more than 262144 terms"), "exit %d\n%s%s", o.status, o.out, o.err);
}

/* Where nothing is declared there is one candidate. */
Test(claims_limits, nothing_is_tried_twice)
{
    says("2^10 > 1000", 0, "tried 1: 1 hold strictly");
    says("log 2 > 7/10", 1, "counterexample: alone, candidate 0");
}
