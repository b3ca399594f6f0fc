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
    static const char *const at[][2] = {
        { "0.1", "0.05" }, { "1/3", "1/7" }, { "1/2", "2" }, { "9/10", "1/100" }, { "0", "1/2" }
    };
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
    static const char *const bad[][3] = { { "2", "1", "P 2" }, { "-1/2", "1", "" }, { "1/2", "1/0", "C 1/0" },
        { "1/2", "x", "C x" }, { "nan", "1", "P nan" } };
    for (size_t k = 0; k < 5; k++) {
        outcome_t o = LEMMATA("klinv", bad[k][0], bad[k][1]);
        assert_refused(&o, bad[k][2]);
    }
    outcome_t o = LEMMATA("klinv", "1/2");
    assert_refused(&o, "P and C");
    o = LEMMATA("klinv", "1/2", "1", "--format", "csv");
    assert_refused(&o, "csv");
}

/* The lower inverse is below 2^-20000: the width asked for is met by [0, that]. */
Test(cli_klinv, width_is_what_was_asked_for)
{
    outcome_t o = LEMMATA("klinv", "1/50000", "0.5", "--format", "json");
    assert_status(&o, 0);
    assert_says(&o, "\"reached\": true");
    cr_expect(end_of(&o, "klinv_lower", "lo") == 0 && end_of(&o, "klinv", "lo") > 0.39L);
}

/* Every number of an option says why it is none. */
Test(cli_klinv, reasons)
{
    static const char *const call[][6] = { { "klinv", "1/2", "1e10001", "exponent" },
                                           { "klinv", "1/0", "1", "denominator" },
                                           { "interval", "-", "--eta", "1e10001", "exponent" },
                                           { "frontier", "-", "--beta", "1e10001", "exponent" },
                                           { "frontier", "-", "--kl", "1/0", "denominator" } };
    for (size_t k = 0; k < 5; k++) {
        const char *argv[8] = { lemmata_path() };
        size_t n = 0;
        while (call[k][n + 1]) argv[n + 1] = call[k][n], n++;
        outcome_t o = process_run("1\n", 2, argv);
        assert_refused(&o, call[k][n]);
    }
}

static const char *slow_table(void)
{
    size_t n = 90, at = 0, room = n * n * 5 + 1;
    char *text = arena_alloc(session_arena(), room);
    unsigned long z = 1;
    for (size_t i = 0; i < n * n; i++) {
        z = z * 6364136223846793005u + 1442695040888963407u;
        at += (size_t)snprintf(text + at, room - at, "%lu%c", 100 + (z >> 40) % 900, i % n == n - 1 ? '\n' : ',');
    }
    return file_put("slow.csv", text);
}

static const char *slow_rewards(void)
{
    size_t n = 60000, at = 0, room = n * 8 + 1;
    char *text = arena_alloc(session_arena(), room);
    for (size_t i = 0; i < n; i++) at += (size_t)snprintf(text + at, room - at, "%zu\n", i * 7919 % 99991);
    return file_put("rewards.csv", text);
}

/* One line, status 4, no file; a limit that is not reached changes nothing. */
Test(cli_klinv, timeout_of_every_calculator)
{
    const char *table = slow_table(), *rewards = slow_rewards(), *out = path_of("out.txt");
    const char *const argv[][12] = {
        { lemmata_path(), "capacity", table, "--counts", "--timeout", "0.001", "-o", out, NULL },
        { lemmata_path(), "interval", table, "--counts", "--confidence", "95%", "-t", "0.001", "-o", out, NULL },
        { lemmata_path(), "frontier", rewards, "--points", "1000", "-t", "0.001", "-o", out, NULL },
        { lemmata_path(), "klinv", "123456789/987654321", "1/7", "--digits", "1000", "-t", "0.000001", "-o", out, NULL }
    };
    for (size_t k = 0; k < 4; k++) {
        outcome_t o = process_run("", 0, argv[k]);
        assert_status(&o, 4);
        cr_expect(strstr(o.err, "not done after") && o.out_n == 0 && files_ending("out.txt") == 0
            && files_ending(".tmp") == 0, "%s: %s", o.line, o.err);
    }
    outcome_t o = LEMMATA("klinv", "1/3", "1/7", "-t", "1000"), same = LEMMATA("klinv", "1/3", "1/7");
    assert_status(&o, 0);
    assert_same_output(&o, &same);
}
