/* SPDX-License-Identifier: MIT
**
** interval: the numbers against their formulas in long doubles, the words, and what is refused.
*/
#include "tests/cli/pointer.h"

#include <math.h>

TestSuite(cli_interval, .init = session_open, .fini = session_close);

static const char rater[] = "0.726,0.274\n0.274,0.726\n";

static void assert_near(const outcome_t *o, const char *name, long double x)
{
    long double lo = end_of(o, name, "lo"), hi = end_of(o, name, "hi");
    cr_expect(lo <= x + 1e-11L && x - 1e-11L <= hi && hi - lo < 1e-9L, "%s in [%.15Lg, %.15Lg], expected %.15Lg\n%s", name, lo, hi, x, o->line);
}

/* The issue's own line, by hand. */
Test(cli_interval, of_published_raters)
{
    outcome_t o = LEMMATA_ON(rater, strlen(rater), "interval", "-", "--codebook", "2", "-m", "1000", "--delta", "1/20", "--eta", "1/10", "--format", "json");
    assert_status(&o, 0);
    long double e = 0.274L, C = logl(2) + e * logl(e) + (1 - e) * logl(1 - e), price = logl(2 * sqrtl(1000) * 20);
    assert_near(&o, "capacity", C);
    assert_near(&o, "floor", 1 - (C + logl(2)) / logl(2));
    assert_near(&o, "ceiling", sqrtl((10000 * C + price) / 2000));
    assert_near(&o, "plateau", sqrtl(C / 0.2L));
    assert_says(&o, "vacuous: at M = 2");
}

Test(cli_interval, with_separation_target_and_kl)
{
    outcome_t o = LEMMATA_ON(rater, strlen(rater), "interval", "-", "--codebook", "64", "--separation", "1/2", "-m", "100", "--kl", "3/2",
                             "--empirical", "1/10", "--target", "1/5", "--format", "json");
    assert_status(&o, 0);
    long double e = 0.274L, C = logl(2) + e * logl(e) + (1 - e) * logl(1 - e), logM = logl(64);
    assert_near(&o, "floor", 0.5L * (1 - (C + logl(2)) / logM));
    assert_near(&o, "ceiling", 0.1L + sqrtl((1.5L + logl(2 * 10 * 20)) / 200));
    assert_near(&o, "required_capacity", (1 - 0.4L) * logM - logl(2));
    assert_says(&o, "no rule attains the target");
}

/* Two contexts of equal weight: a rater and a noiseless bit; the files are looked for beside the list. */
Test(cli_interval, over_contexts)
{
    file_put("rater.csv", rater);
    file_put("clear.csv", "1,0\n0,1\n");
    outcome_t o = LEMMATA("interval", "--contexts", file_put("contexts.csv", "1/2,rater.csv\n1/2,clear.csv\n"), "--codebook", "16", "--format", "json");
    assert_status(&o, 0);
    long double e = 0.274L, C = (logl(2) + e * logl(e) + (1 - e) * logl(1 - e) + logl(2)) / 2;
    assert_near(&o, "capacity", C);
    assert_near(&o, "floor", 1 - (C + logl(2)) / logl(16));
}

/* The first M with a positive floor: log M > C + log 2. */
Test(cli_interval, says_from_which_codebook_on)
{
    outcome_t o = LEMMATA_ON("1,0\n0,1\n", 8, "interval", "-", "--codebook", "4");
    assert_status(&o, 0);
    assert_says(&o, "from M = 5 on");
    o = LEMMATA_ON("1,0\n0,1\n", 8, "interval", "-", "--codebook", "5");
    assert_says(&o, "no rule has a smaller risk");
}

Test(cli_interval, says_when_the_plateau_is_vacuous)
{
    outcome_t o = LEMMATA_ON("1,0\n0,1\n", 8, "interval", "-", "-m", "1000000", "--eta", "1/10");
    assert_status(&o, 0);
    assert_says(&o, "no number of labels helps");
    o = LEMMATA_ON("1,0\n0,1\n", 8, "interval", "-", "-m", "1", "--eta", "1/2");
    assert_says(&o, "more labels lower it");
    o = LEMMATA_ON(rater, strlen(rater), "interval", "-", "--codebook", "64", "-m", "1000", "--eta", "1/2", "--empirical", "0");
    assert_says(&o, "below the floor");
    o = LEMMATA_ON(rater, strlen(rater), "interval", "-", "-m", "1000", "--eta", "9/10", "--delta", "1/10");
    assert_says(&o, "claims nothing");
}

Test(cli_interval, refusals)
{
    const char *file = file_put("w.csv", rater);
    static const char *const bad[][3] = {
        { "--codebook", "1", "--codebook|M >= 2" }, { "--codebook", "2.5", "--codebook|whole number" }, { "--separation", "0", "--separation" },
        { "--separation", "3/2", "--separation" }, { "-m", "0", "--labels|whole number" }, { "--delta", "0", "--delta" }, { "--eta", "1/0", "--eta" },
        { "--kl", "1", "-m" }, { "--target", "2", "--target" }, { "--digits", "21", "at most 20" }, { "--format", "csv", "csv" },
        { "--contexts", "none", "FILE.csv" }
    };
    for (size_t k = 0; k < sizeof bad / sizeof *bad; k++) {
        outcome_t o = LEMMATA("interval", file, bad[k][0], bad[k][1]);
        assert_refused(&o, bad[k][2]);
    }
    outcome_t o = LEMMATA("interval");
    assert_refused(&o, "FILE.csv");
    o = LEMMATA("interval", "--contexts", file_put("half.csv", "1/2,w.csv\n"));
    assert_refused(&o, "sum to 1/2");
    o = LEMMATA("interval", "--contexts", file_put("bad.csv", "1/2,w.csv\nhalf,w.csv\n"));
    assert_refused(&o, "bad.csv:2:1");
    o = LEMMATA("interval", file, "-m", "10", "--kl", "1", "--residual", "1");
    assert_refused(&o, "--kl|--residual");
}
