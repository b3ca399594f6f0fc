/* SPDX-License-Identifier: MIT
**
** klinv: the inverse against its definition, exact cases, and what is refused.
*/
#include "tests/cli/pointer.h"

#include <math.h>

TestSuite(cli_klinv, .init = session_open, .fini = session_close);

static long double kl(long double p, long double q)
{
    return (p > 0 ? p * logl(p / q) : 0) + (p < 1 ? (1 - p) * logl((1 - p) / (1 - q)) : 0);
}

Test(cli_klinv, is_the_inverse)
{
    static const char *const at[][2] = { { "0.1", "0.05" }, { "1/3", "1/7" }, { "1/2", "2" }, { "9/10", "1/100" }, { "0", "1/2" } };
    for (size_t k = 0; k < 5; k++) {
        outcome_t o = LEMMATA("klinv", at[k][0], at[k][1], "--digits", "50", "--format", "json");
        assert_status(&o, 0);
        long double p = k == 1 ? 1.0L / 3 : k == 2 ? 0.5L : strtold(k == 3 ? "0.9" : at[k][0], NULL);
        long double c = k == 1 ? 1.0L / 7 : k == 3 ? 0.01L : k == 4 ? 0.5L : strtold(at[k][1], NULL);
        long double q = end_of(&o, "klinv", "lo"), r = end_of(&o, "klinv_lower", "hi");
        cr_expect(q > p && fabsl(kl(p, q) - c) < 1e-14L, "%s: kl(p||q) = %Lg", o.line, kl(p, q));
        cr_expect(p == 0 ? r == 0 : r < p && fabsl(kl(p, r) - c) < 1e-14L, "%s: lower end %Lg", o.line, r);
    }
}

Test(cli_klinv, exact_ends)
{
    outcome_t o = LEMMATA("klinv", "1/3", "0", "--format", "json");
    assert_status(&o, 0);
    assert_says(&o, "\"exact\": true");
    assert_says(&o, "\"1/3\"");
    o = LEMMATA("klinv", "1", "5");
    assert_says(&o, "[1,");
}

Test(cli_klinv, refusals)
{
    static const char *const bad[][3] = { { "2", "1", "P 2" }, { "-1/2", "1", "" }, { "1/2", "1/0", "C 1/0" }, { "1/2", "x", "C x" }, { "nan", "1", "P nan" } };
    for (size_t k = 0; k < 5; k++) {
        outcome_t o = LEMMATA("klinv", bad[k][0], bad[k][1]);
        assert_refused(&o, bad[k][2]);
    }
    outcome_t o = LEMMATA("klinv", "1/2");
    assert_refused(&o, "P and C");
    o = LEMMATA("klinv", "1/2", "1", "--format", "csv");
    assert_refused(&o, "csv");
}
