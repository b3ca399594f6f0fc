/* SPDX-License-Identifier: MIT
**
** interval: the numbers against their formulas in long doubles, the words, and what is refused.
*/
#include "proofs/engine/draw.h"
#include "tests/cli/pointer.h"

#include <math.h>

TestSuite(cli_interval, .init = session_open, .fini = session_close);

static const char rater[] = "0.726,0.274\n0.274,0.726\n";

static void assert_near(const outcome_t *o, const char *name, long double x)
{
    long double lo = end_of(o, name, "lo"), hi = end_of(o, name, "hi");
    cr_expect(lo <= x + 1e-11L && x - 1e-11L <= hi && hi - lo < 1e-9L, "%s in [%.15Lg, %.15Lg], expected %.15Lg\n%s",
              name, lo, hi, x, o->line);
}

/* The issue's own line, by hand. */
Test(cli_interval, of_published_raters)
{
    outcome_t o = LEMMATA_ON(rater, strlen(rater), "interval", "-", "--codebook", "2", "-m", "1000", "--delta",
        "1/20", "--eta", "1/10", "--format", "json");
    assert_status(&o, 0);
    long double e = 0.274L, C = logl(2) + e * logl(e) + (1 - e) * logl(1 - e), price = logl(2 * sqrtl(1000) * 20);
    assert_near(&o, "capacity", C);
    assert_near(&o, "floor", 1 - (C + logl(2)) / logl(2));
    assert_near(&o, "training_adds_at_most", sqrtl((10000 * C + price) / 2000));
    cr_expect(!strstr(o.out, "\"ceiling"), "an excess called a ceiling: %s", o.out);
    assert_near(&o, "plateau", sqrtl(C / 0.2L));
    assert_says(&o, "vacuous: at M = 2");
}

/* Theorem 2 as printed, with log(1/delta): the number comes with the verdict, and with what mends it. */
Test(cli_interval, says_what_is_known_of_the_printed_ceiling)
{
    outcome_t o = LEMMATA_ON(rater, strlen(rater), "interval", "-", "-m", "100", "--kl", "3/2", "--empirical", "1/10",
                             "--format", "json");
    assert_status(&o, 0);
    assert_near(&o, "ceiling_printed", 0.1L + sqrtl((1.5L + logl(20)) / 200));
    assert_near(&o, "training_adds_printed", sqrtl((1.5L + logl(20)) / 200));
    assert_says(&o, "Theorem 2, which is refuted");
    assert_says(&o, "log(2 sqrt(m)/delta) in place of log(1/delta)");
    o = LEMMATA_ON(rater, strlen(rater), "interval", "-", "-m", "100", "--empirical", "1/10");
    assert_says(&o, "ceiling, as printed");
    assert_says(&o, "Corollary 3, whose proof leans on Theorem 2, which is refuted");
    assert_says(&o, "log(2 sqrt(m)/delta) in place of log(1/delta)");
    assert_says(&o, "Shannon's, at least the paper's");
    o = LEMMATA_ON(rater, strlen(rater), "interval", "-");
    cr_expect(!strstr(o.out, "printed"), "%s", o.out);
}

Test(cli_interval, with_separation_target_and_kl)
{
    outcome_t o = LEMMATA_ON(rater, strlen(rater), "interval", "-", "--codebook", "64", "--separation", "1/2", "-m",
                             "100", "--kl", "3/2", "--empirical", "1/10", "--target", "1/5", "--format", "json");
    assert_status(&o, 0);
    long double e = 0.274L, C = logl(2) + e * logl(e) + (1 - e) * logl(1 - e), logM = logl(64);
    assert_near(&o, "floor", 0.5L * (1 - (C + logl(2)) / logM));
    long double rate = (1.5L + logl(2 * 10 * 20)) / 100, R = end_of(&o, "ceiling_kl", "lo");
    assert_near(&o, "ceiling", 0.1L + sqrtl(rate / 2));
    cr_expect(fabsl(0.1L * logl(0.1L / R) + 0.9L * logl(0.9L / (1 - R)) - rate) < 1e-10L && R > 0.1L,
              "kl(Rhat||R) at R = %Lg", R);
    assert_near(&o, "required_capacity", (1 - 0.4L) * logM - logl(2));
    assert_says(&o, "no rule attains the target");
}

/* The paper's letters: Q the prior, P the posterior, in help, manual and output. */
Test(cli_interval, posterior_from_prior)
{
    outcome_t o = LEMMATA("help", "interval");
    assert_says(&o, "KL(P||Q) of posterior from prior");
    assert_says(&o, "rho + KL(p(theta)||Q)");
    outcome_t shown[] = { o, LEMMATA("help", "--man", "interval"),
                          LEMMATA_ON(rater, strlen(rater), "interval", "-", "-m", "2", "--kl", "9"),
                          LEMMATA_ON(rater, strlen(rater), "interval", "-", "-m", "2", "--kl", "9", "--empirical",
                                     "1/2"),
                          LEMMATA_ON(rater, strlen(rater), "interval", "-", "-m", "2", "--kl", "9", "--format", "tex"),
                          LEMMATA_ON(rater, strlen(rater), "interval", "-", "-m", "2", "--kl", "9", "--format", "json") };
    for (size_t k = 0; k < sizeof shown / sizeof *shown; k++) {
        assert_says(&shown[k], "KL(P||Q)");
        cr_expect(!strstr(shown[k].out, "Q||P") && !strstr(shown[k].out, "Qbar"), "%s", shown[k].out);
    }
}

/* (14) and (24) have eps + Delta. */
Test(cli_interval, with_eps)
{
    static const char *const separation[] = { "1/2", "1/4", "1" }, *const eps[] = { "1/8", "3/4", "0" };
    static const long double sum[] = { 0.625L, 1, 1 };
    long double e = 0.274L, C = logl(2) + e * logl(e) + (1 - e) * logl(1 - e), logM = logl(64);
    for (size_t k = 0; k < 3; k++) {
        outcome_t o = LEMMATA_ON(rater, strlen(rater), "interval", "-", "--codebook", "64", "--separation",
                                 separation[k], "--eps", eps[k], "--target", "1/5", "--format", "json");
        assert_status(&o, 0);
        assert_near(&o, "floor", sum[k] * (1 - (C + logl(2)) / logM));
        assert_near(&o, "required_capacity", (1 - 0.2L / sum[k]) * logM - logl(2));
        assert_says(&o, arena_printf(session_arena(), "\"eps\": \"%s\"", eps[k]));
    }
    outcome_t o = LEMMATA_ON(rater, strlen(rater), "interval", "-", "--separation", "1/2", "--eps", "1/8");
    assert_says(&o, "Delta = 1/2, eps = 1/8");
    o = LEMMATA_ON(rater, strlen(rater), "interval", "-");
    assert_says(&o, "Delta = 1, eps = 0");
}

/* B of (20) pays m I(U;S), which no residual stands for as m grows: it is in the plateau. */
Test(cli_interval, with_what_contexts_tell)
{
    long double e = 0.274L, C = logl(2) + e * logl(e) + (1 - e) * logl(1 - e), price = logl(2 * 10 * 20), I = 0.03L;
    outcome_t o = LEMMATA_ON(rater, strlen(rater), "interval", "-", "-m", "100", "--eta", "1/2", "--context", "0.03",
                             "--residual", "1/4", "--format", "json");
    assert_status(&o, 0);
    assert_near(&o, "mean_kl_at_most", 100 * (C + I) + 0.25L);
    assert_near(&o, "training_adds_at_most", sqrtl(((100 * (C + I) + 0.25L) * 2 + price) / 200));
    assert_near(&o, "training_adds_printed", sqrtl(((100 * (C + I) + 0.25L) * 2 + logl(20)) / 200));
    assert_near(&o, "plateau", sqrtl(C + I));
    assert_says(&o, "\"context\": \"3/100\"");
    cr_expect(!strstr(o.out, "is taken to be 0"), "%s", o.out);
    o = LEMMATA_ON(rater, strlen(rater), "interval", "-", "-m", "100");
    assert_says(&o, "mean KL at most       in [10.59");
    assert_says(&o, "I(U;S) is taken to be 0, as where the target value is independent of the context");
    assert_says(&o, "I(U;S) = 0");
    o = LEMMATA_ON(rater, strlen(rater), "interval", "-", "-m", "100", "--kl", "1");
    cr_expect(!strstr(o.out, "I(U;S)"), "B is not asked for: %s", o.out);
    o = LEMMATA("help", "interval");
    assert_says(&o, "I(U;S) in nats");
}

/* Over a floor of 0.8 the excess 0.33 is named as one; the bound of the risk itself comes with the empirical risk. */
Test(cli_interval, says_what_each_number_bounds)
{
    outcome_t o = LEMMATA_ON(rater, strlen(rater), "interval", "-", "--codebook", "64", "-m", "1000", "--eta", "1/2");
    assert_says(&o, "training adds at most in [0.33");
    assert_says(&o, "bounds the risk less the empirical risk");
    assert_says(&o, "bounds the risk of every rule on this mixture from below");
    cr_expect(!strstr(o.out, "ceiling"), "%s", o.out);
    o = LEMMATA_ON(rater, strlen(rater), "interval", "-", "--codebook", "64", "-m", "1000", "--eta", "1/2",
                   "--empirical", "0.85");
    assert_says(&o, "ceiling, root form");
    assert_says(&o, "ceiling, kl form      in [0.98");
    assert_says(&o, "the risk is at most this");
}

/* --- confidence --------------------------------------------------------------------------------------------------- */

/* Of two symmetric rows the least capacity is at the greatest noise of the limits, which are proved as tails in
** tests/numerics/laws. */
Test(cli_interval, with_confidence)
{
    static const char counts[] = "812,188\n188,812\n", *const level[] = { "95%", "0.95", "19/20" };
    outcome_t first = { 0 };
    for (size_t k = 0; k < 3; k++) {
        outcome_t o = LEMMATA_ON(counts, strlen(counts), "interval", "-", "--counts", "--confidence", level[k],
            "--codebook", "16", "--format", "json");
        assert_status(&o, 0);
        assert_says(&o, "with confidence 95% or more");
        if (k) assert_same_output(&first, &o);
        first = o;
    }
    long double lo = end_of(&first, "true_capacity", "lo"), hi = end_of(&first, "true_capacity", "hi"),
                C = end_of(&first, "capacity", "lo");
    cr_expect(lo < C && C < hi && lo > 0.15L && hi < 0.27L, "%Lg %Lg %Lg", lo, C, hi);
    long double floor = end_of(&first, "floor", "lo");
    cr_expect(fabsl(floor - (1 - (hi + logl(2)) / logl(16))) < 1e-5L, "the floor is not that of the greatest capacity");
    outcome_t o =
        LEMMATA_ON(counts, strlen(counts), "capacity", "-", "--counts", "--confidence", "95%", "--format", "json");
    assert_status(&o, 0);
    cr_expect(end_of(&o, "true_capacity", "lo") == lo && end_of(&o, "true_capacity", "hi") == hi);
    o = LEMMATA_ON(counts, strlen(counts), "capacity", "-", "--counts", "--confidence", "95%");
    assert_says(&o, "true capacity in");
    assert_says(&o, "Clopper and Pearson");
}

/* More counts of the same shares: a narrower region, the same capacity. */
Test(cli_interval, confidence_narrows)
{
    long double was = 1;
    static const char *const text[] = { "8,2\n3,7\n", "80,20\n30,70\n", "8000,2000\n3000,7000\n" };
    for (size_t k = 0; k < 3; k++) {
        outcome_t o = LEMMATA_ON(text[k], strlen(text[k]), "capacity", "-", "--counts", "--confidence", "0.9",
                                 "--format", "json");
        long double width = end_of(&o, "true_capacity", "hi") - end_of(&o, "true_capacity", "lo");
        cr_expect(width < was, "%s: %Lg", text[k], width);
        was = width;
    }
}

Test(cli_interval, confidence_over_contexts)
{
    file_put("a.csv", "80,20\n30,70\n");
    file_put("b.csv", "50,50\n10,90\n");
    outcome_t o = LEMMATA("interval", "--contexts", file_put("contexts.csv", "1/4,a.csv\n1/4,b.csv\n1/2,a.csv\n"),
        "--counts", "--confidence", "95%", "--format", "json");
    assert_status(&o, 0);
    cr_expect(end_of(&o, "true_capacity", "lo") < end_of(&o, "capacity", "lo") &&
              end_of(&o, "capacity", "hi") < end_of(&o, "true_capacity", "hi"));
}

Test(cli_interval, confidence_refusals)
{
    static const char *const bad[][2] = { { "95", "between 0 and 1" }, { "0", "between 0 and 1" },
        { "100%", "between 0 and 1" }, { "-5%", "between 0 and 1" }, { "x", "--confidence x" } };
    for (size_t k = 0; k < 5; k++) {
        outcome_t o = LEMMATA_ON("8,2\n3,7\n", 8, "capacity", "-", "--counts", "--confidence", bad[k][0]);
        assert_refused(&o, bad[k][1]);
    }
    outcome_t o = LEMMATA_ON(rater, strlen(rater), "interval", "-", "--confidence", "95%");
    assert_refused(&o, "--counts");
    o = LEMMATA_ON("1000000001,1\n1,1\n", 17, "capacity", "-", "--counts", "--confidence", "95%");
    assert_refused(&o, "row 1");
}

/* --- contexts ----------------------------------------------------------------------------------------------------- */

/* Two contexts of equal weight: a rater and a noiseless bit; the files are looked for beside the list. */
Test(cli_interval, over_contexts)
{
    file_put("rater.csv", rater);
    file_put("clear.csv", "1,0\n0,1\n");
    outcome_t o = LEMMATA("interval", "--contexts", file_put("contexts.csv", "1/2,rater.csv\n1/2,clear.csv\n"),
        "--codebook", "16", "--format", "json");
    assert_status(&o, 0);
    long double e = 0.274L, C = (logl(2) + e * logl(e) + (1 - e) * logl(1 - e) + logl(2)) / 2;
    assert_near(&o, "capacity", C);
    assert_near(&o, "floor", 1 - (C + logl(2)) / logl(16));
}

/* A hundred contexts of one channel of 128 by 128, and thirty thousand rows of two counts: memory of the order of the
** file, not of its square. */
Test(cli_interval, memory_is_that_of_the_files)
{
    draw_t d = draw_start(1, "tests/interval", 0);
    size_t n = 128, at = 0, room = 1 << 20;
    char *text = arena_alloc(session_arena(), room), *list = arena_alloc(session_arena(), 4000);
    for (size_t i = 0; i < n * n; i++)
        at += (size_t)snprintf(text + at, room - at, "%ld%c", draw_int(&d, 1, 999), i % n == n - 1 ? '\n' : ',');
    file_put("square.csv", text);
    at = 0;
    for (int k = 0; k < 100; k++) at += (size_t)snprintf(list + at, 4000 - at, "1/100,square.csv\n");
    outcome_t o = LEMMATA("interval", "--contexts", file_put("list.csv", list), "--counts");
    assert_status(&o, 0);
    cr_expect(o.peak < 400000, "%ld kB", o.peak);
    at = 0;
    for (int k = 0; k < 60000; k++)
        at += (size_t)snprintf(text + at, room - at, "%ld%c", draw_int(&d, 1, 1000000), k % 2 ? '\n' : ',');
    o = LEMMATA("capacity", file_put("long.csv", text), "--counts");
    assert_status(&o, 0);
    cr_expect(o.peak < 400000, "%ld kB", o.peak);
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
    o = LEMMATA_ON(rater, strlen(rater), "interval", "-", "--codebook", "64", "-m", "1000", "--eta", "1/2",
                   "--empirical", "0");
    assert_says(&o, "below the floor");
    o = LEMMATA_ON(rater, strlen(rater), "interval", "-", "-m", "10", "--eta", "1/2", "--empirical", "0.9");
    assert_says(&o, "the empirical risk and the plateau make 1 or more");
    o = LEMMATA_ON(rater, strlen(rater), "interval", "-", "-m", "1000", "--eta", "9/10", "--delta", "1/10");
    assert_says(&o, "claims nothing");
}

Test(cli_interval, refusals)
{
    const char *file = file_put("w.csv", rater);
    static const char *const bad[][3] = { { "--codebook", "1", "--codebook|M >= 2" },
                                          { "--codebook", "2.5", "--codebook|whole number" },
                                          { "--separation", "0", "--separation" },
                                          { "--separation", "3/2", "--separation" },
                                          { "--eps", "1/1000", "--eps|1 - Delta, which is 0" },
                                          { "--eps", "-1/2", "--eps" },
                                          { "--eps", "x", "--eps" },
                                          { "-m", "0", "--labels|whole number" },
                                          { "--delta", "0", "--delta" },
                                          { "--eta", "1/0", "--eta" },
                                          { "--kl", "1", "-m" },
                                          { "--context", "1", "-m" },
                                          { "--context", "-1", "--context" },
                                          { "--context", "w.csv", "--context w.csv" },
                                          { "--target", "2", "--target" },
                                          { "--digits", "21", "at most 20" },
                                          { "--format", "csv", "csv" },
                                          { "--contexts", "none", "FILE.csv" } };
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
    o = LEMMATA("interval", file, "--separation", "1/3", "--eps", "3/4");
    assert_refused(&o, "--eps 3/4|1 - Delta, which is 2/3");
    o = LEMMATA("interval", file, "-m", "10", "--kl", "1", "--residual", "1");
    assert_refused(&o, "--kl|--residual");
    o = LEMMATA("interval", file, "-m", "10", "--kl", "1", "--context", "0");
    assert_refused(&o, "--kl|--context");
}
