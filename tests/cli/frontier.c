/* SPDX-License-Identifier: MIT
**
** frontier: answers by hand, formats, the plot, and the sample data.
*/
#include "proofs/engine/draw.h"
#include "tests/cli/pointer.h"

#include <math.h>
#include <sys/stat.h>
#include <unistd.h>

TestSuite(cli_frontier, .init = session_open, .fini = session_close);

static long double at(json_t *j, const char *way, const char *end)
{
    json_t *x = json_object_get(value_at(j, way), end);
    if (json_is_real(x)) return json_real_value(x); /* an estimate */
    const char *s = json_string_value(x);
    cr_assert(s, "no %s/%s", way, end);
    return strtold(s, NULL);
}

static void expect_at(json_t *j, const char *way, long double x)
{
    long double lo = at(j, way, "lo"), hi = at(j, way, "hi"), room = 1e-14L * fabsl(x);
    cr_expect(lo <= x + room && x - room <= hi && hi - lo <= 1e-10L * fabsl(x),
              "%s in [%.16Lg, %.16Lg], expected %.16Lg", way, lo, hi, x);
}

/* --- answers ------------------------------------------------------------------------------------------------------ */

/* Two prompts of two levels, one in two and one in four; beta = 1 and their formulas. */
Test(cli_frontier, of_two_levels)
{
    outcome_t o = LEMMATA_ON("a,0\nb,0\na,1\nb,0\nb,0\nb,2\n", 24, "frontier", "-", "--beta", "1", "--best-of", "2",
        "--format", "json", "--digits", "14");
    assert_status(&o, 0);
    json_t *j = parsed(o.out);
    long double e = expl(1), qa = e / (1 + e), qb = e * e / (3 + e * e);
    expect_at(j, "buys/0/gain", ((qa - 0.5L) + 2 * (qb - 0.25L)) / 2);
    expect_at(
        j, "buys/0/kl",
        (qa * logl(2 * qa) + (1 - qa) * logl(2 * (1 - qa)) + qb * logl(4 * qb) + (1 - qb) * logl((1 - qb) * 4 / 3)) /
            2);
    /* of a, the one pair; of b, three of six have the 2 */
    expect_at(j, "buys/1/gain", ((1 - 0.5L) + 2 * (0.5L - 0.25L)) / 2);
    expect_at(j, "limit/gain", (0.5L + 1.5L) / 2);
    expect_at(j, "limit/kl", (logl(2) + logl(4)) / 2);
    expect_at(j, "limit/root_kl_bound", (sqrtl(logl(2) / 2) + 2 * sqrtl(logl(4) / 2)) / 2);
    expect_at(j, "best_of/0/kl_at_most", logl(2) - 1 / 2.0L);
    cr_expect(json_integer_value(value_at(j, "prompts")) == 2 && json_integer_value(value_at(j, "samples")) == 6);
    cr_expect_str_eq(json_string_value(value_at(j, "range")), "2");
    cr_expect_str_eq(json_string_value(value_at(j, "lemmata")), "0.1.0");
    cr_expect(json_array_size(value_at(j, "frontier")) == 16 && json_array_size(value_at(j, "best_of")) == 1);
    json_decref(j);
}

/* At the KL of q = 1/2 against 1/4 the gain is 1/4. */
Test(cli_frontier, of_a_kl)
{
    outcome_t o = LEMMATA_ON("0\n0\n1\n0\n", 8, "frontier", "-", "--kl", "0.14384103622589045371", "--format", "json",
                             "--points", "3");
    assert_status(&o, 0);
    json_t *j = parsed(o.out);
    expect_at(j, "buys/0/gain", 0.25L);
    expect_at(j, "buys/0/beta", 1 / logl(3));
    cr_expect_str_eq(json_string_value(value_at(j, "buys/0/attained")), "met");
    cr_expect(json_array_size(value_at(j, "frontier")) == 3);
    json_decref(j);
    o = LEMMATA_ON("0\n0\n1\n0\n", 8, "frontier", "-", "--kl", "2");
    assert_says(&o, "--kl 2 buys a gain of 0.75; no tilt has this KL: the greatest");
    o = LEMMATA_ON("0\n0\n1\n0\n", 8, "frontier", "-", "--kl", "0");
    assert_says(&o, "--kl 0 buys a gain of 0; no tilt");
    o = LEMMATA_ON("0\n0\n1\n0\n", 8, "frontier", "-", "--kl", "1.386294361119890618834464"); /* log 4, less 2e-25 */
    assert_status(&o, 4);
    assert_says(&o, "too near the greatest KL");
}

Test(cli_frontier, of_equal_rewards_and_of_one)
{
    static const char *const text[] = { "5\n", "1/3\n1/3\n1/3", "a,2\nb,7\n" };
    for (size_t k = 0; k < 3; k++) {
        outcome_t o = LEMMATA_ON(text[k], strlen(text[k]), "frontier", "-", "--kl", "1", "--beta", "2");
        assert_status(&o, 0);
        assert_says(&o, "the gain is 0 everywhere");
        assert_says(&o, "--beta 2 buys a gain of 0; KL 0");
    }
}

/* Rewards no double can hold, and gaps far below one. */
Test(cli_frontier, of_huge_rewards)
{
    static const char *const form[] = { "0\n0\n1%s\n0\n", "1e9000\n1e9000\n1%s\n1e9000\n" };
    outcome_t o = LEMMATA_ON("0\n0\n1e6\n0\n", 10, "frontier", "-", "--kl", "0.14384103622589045371");
    assert_says(&o, "buys a gain of 250000;");
    const char *text = arena_printf(session_arena(), form[0], "e9000");
    o = LEMMATA_ON(text, strlen(text), "frontier", "-", "--kl", "0.14384103622589045371", "--beta", "1e300");
    assert_says(&o, "buys a gain of 2.5e8999;");
    assert_says(&o, "--beta 1e300 buys a gain of 7.5e8999; KL 1.38629");
    text = arena_printf(session_arena(), form[1], "1e9000"); /* 11e9000 over 1e9000 */
    o = LEMMATA_ON(text, strlen(text), "frontier", "-", "--kl", "0.14384103622589045371");
    assert_says(&o, "buys a gain of 2.5e9000;");
    o = LEMMATA_ON("1e300\n0\n", 8, "frontier", "-", "--beta", "1e-9000");
    assert_says(&o, "buys a gain of 5e299; KL 0.693147");
}

/* --- formats ------------------------------------------------------------------------------------------------------ */

static const char *sample(void) { return "papers/limits/data/rewards.csv"; }

/* Twelve prompts of twenty rewards; of fewer, where asked. */
static const char *population(size_t prompts, size_t each)
{
    char *text = arena_printf(session_arena(), "%s", "");
    draw_t d = draw_start(1, "tests/frontier", 0);
    for (size_t i = 0; i < prompts * each; i++) {
        long r = draw_int(&d, -100, 100);
        r += draw_int(&d, -100, 100);
        text = arena_printf(session_arena(), "%sp%zu,%ld\n", text, i / each, r + (long)(i / each));
    }
    return file_put("population.csv", text);
}

Test(cli_frontier, formats_and_the_name_of_the_estimate)
{
    static const char *const format[] = { "text", "json", "csv", "tex" };
    const char *file = population(12, 20);
    for (size_t k = 0; k < 4; k++) {
        outcome_t o = LEMMATA("frontier", file, "--kl", "0.1", "--beta", "200", "--best-of", "10", "--bootstrap", "200",
                              "--format", format[k]);
        assert_status(&o, 0);
        assert_says(&o, k % 3 == 0 ? "estimate, not certified" : "estimate_not_certified");
        if (k != 2) assert_says(&o, "cannot see rewards that were not sampled");
        outcome_t again = LEMMATA("frontier", file, "--kl", "0.1", "--beta", "200", "--best-of", "10", "--bootstrap",
                                  "200", "--format", format[k]);
        assert_same_output(&o, &again);
        outcome_t other = LEMMATA("frontier", file, "--kl", "0.1", "--beta", "200", "--best-of", "10", "--bootstrap",
            "200", "--format", format[k], "--seed", "2");
        cr_expect(strcmp(o.out, other.out) != 0, "the seed does nothing");
        outcome_t none = LEMMATA("frontier", file, "--kl", "0.1", "--bootstrap", "0", "--format", format[k]);
        if (k != 2) cr_expect(!strstr(none.out, "not certified") && !strstr(none.out, "not_certified"), "%s", none.out);
    }
}

/* What the samples do not tell is not printed, and says so. */
Test(cli_frontier, says_why_there_is_no_interval)
{
    outcome_t o = LEMMATA_ON("0\n1\n3\n4\n7\n", 10, "frontier", "-", "--kl", "0.1", "--best-of", "3");
    assert_status(&o, 0);
    assert_says(&o, "no interval for the base model: one prompt");
    o = LEMMATA("frontier", population(9, 20), "--kl", "0.1");
    assert_says(&o, "no interval for the base model: 9 prompts");
    o = LEMMATA("frontier", population(12, 20), "--kl", "2.5");
    assert_says(&o, "too steep a tilt for these samples");
    o = LEMMATA("frontier", population(12, 3), "--kl", "0.1");
    assert_says(&o, "fewer than 4 samples");
}

Test(cli_frontier, best_of_more_than_there_are)
{
    static const char *const format[] = { "text", "json", "csv", "tex" };
    for (size_t k = 0; k < 4; k++) {
        outcome_t o = LEMMATA("frontier", population(12, 16), "--best-of", "17", "--format", format[k]);
        assert_status(&o, 4);
        if (k % 3 == 0) assert_says(&o, "not available: a prompt has 16 samples");
        if (k == 1) assert_says(&o, "\"available\": false");
    }
    outcome_t o = LEMMATA("frontier", population(12, 16), "--best-of", "16");
    assert_status(&o, 0);
    assert_says(&o, "--best-of 16 buys a gain of");
}

/* Every certified number has lo <= hi, and gain and KL rise along the frontier; the estimate's interval holds the
** estimate. */
Test(cli_frontier, json_is_sane)
{
    outcome_t o = LEMMATA("frontier", population(12, 40), "--kl", "0.2", "--format", "json", "--points", "25");
    json_t *j = parsed(o.out), *list = value_at(j, "frontier");
    cr_assert(json_array_size(list) == 25);
    long double kl = 0, gain = 0;
    for (size_t k = 0; k < 25; k++) {
        json_t *p = json_array_get(list, k);
        cr_expect(kl < at(p, "kl", "lo") && at(p, "kl", "lo") <= at(p, "kl", "hi"));
        cr_expect(gain < at(p, "gain", "lo") && at(p, "gain", "lo") <= at(p, "gain", "hi") &&
                  at(p, "gain", "hi") <= at(p, "root_kl_bound", "lo"));
        kl = at(p, "kl", "hi");
        gain = at(p, "gain", "hi");
    }
    const char *way = "buys/0/estimate_not_certified/gain";
    cr_expect(at(j, way, "low") < at(j, way, "value") && at(j, way, "value") < at(j, way, "high"));
    cr_expect(json_integer_value(value_at(j, "buys/0/estimate_not_certified/replicates")) == 1000);
    cr_expect(at(j, "limit/gain", "lo") > gain && at(j, "limit/kl", "lo") > kl);
    json_decref(j);
}

Test(cli_frontier, csv_has_one_width)
{
    outcome_t o = LEMMATA("frontier", sample(), "--kl", "1", "--beta", "1", "--best-of", "64", "--format", "csv");
    assert_status(&o, 0);
    size_t commas = 0, lines = 0;
    bool quoted = false;
    for (const char *p = o.out; *p; p++) {
        if (*p == '"') quoted = !quoted;
        commas += *p == ',' && !quoted;
        if (*p != '\n') continue;
        cr_expect(commas == 12, "line %zu has %zu commas", lines + 1, commas);
        lines++;
        commas = 0;
    }
    cr_expect(lines == 1 + 2 + 16 + 1 + 6 + 3, "%zu lines", lines);
}

/* --- the plot and the data ---------------------------------------------------------------------------------------- */

/* What is typeset needs TeX, which nothing else does. */
static bool typesets(void)
{
    bool there = process_run("", 0, (const char *const[]){ "/usr/bin/env", "pdflatex", "--version", NULL }).status == 0;
    if (!there) fprintf(stderr, "cli_frontier: skipped: no pdflatex on this machine\n");
    return there;
}

Test(cli_frontier, plot)
{
    if (!typesets()) return;
    outcome_t o = LEMMATA("frontier", sample(), "--plot", path_of("f.pdf"), "--bootstrap", "0");
    assert_status(&o, 0);
    size_t n = 0;
    char *pdf = file_get(path_of("f.pdf"), &n);
    cr_assert(pdf && n > 5000 && memcmp(pdf, "%PDF", 4) == 0, "%zu bytes", n);
    cr_expect(file_has(path_of("f.tex"), "root-KL bound") && file_has(path_of("f.tex"), "best of $N$")
        && file_has(path_of("f.tex"), "frontier of the samples"));
    size_t m = 0;
    o = LEMMATA("frontier", sample(), "--plot", path_of("g.pdf"), "--bootstrap", "0");
    char *again = file_get(path_of("g.pdf"), &m);
    cr_expect(again && m == n && memcmp(pdf, again, n) == 0, "not the same bytes");
    o = LEMMATA_ON("1\n1\n", 4, "frontier", "-", "--plot", path_of("flat.pdf"));
    assert_status(&o, 0);
    o = LEMMATA_ON("1e9999\n0\n", 9, "frontier", "-", "--plot", path_of("huge.pdf"));
    assert_status(&o, 0);
    cr_expect(file_has(path_of("huge.tex"), "in units of $2^{"));
}

static void assert_plotless(const outcome_t *o, const char *why)
{
    assert_status(o, 2);
    cr_assert(o->out_n == 0 && strstr(o->err, why) && strchr(o->err, '\n') == o->err + o->err_n - 1, "%s", o->err);
}

/* By the ending of the name; where poppler-utils is not there, one line. */
Test(cli_frontier, plots_of_other_kinds)
{
    if (!typesets()) return;
    static const struct { const char *name, *tool, *starts; } kind[] = { { "f.png", "/usr/bin/pdftoppm", "\x89PNG" },
        { "f.svg", "/usr/bin/pdftocairo", "<?xml" } };
    for (size_t k = 0; k < 2; k++) {
        outcome_t o = LEMMATA("frontier", sample(), "--plot", path_of(kind[k].name), "--bootstrap", "0");
        size_t n = 0;
        char *picture = file_get(path_of(kind[k].name), &n);
        if (access(kind[k].tool, X_OK) == 0) {
            assert_status(&o, 0);
            cr_assert(picture && n > 1000 && memcmp(picture, kind[k].starts, 4) == 0 &&
                      file_has(path_of("f.tex"), "frontier of the samples"));
        } else cr_assert(o.status && !picture && strstr(o.err, "poppler-utils"), "%s", o.err);
    }
    const char *folder = path_of("bin");
    cr_assert(mkdir(folder, 0777) == 0 &&
              symlink("/usr/bin/pdflatex", arena_printf(session_arena(), "%s/pdflatex", folder)) == 0);
    const char *argv[] = { "/usr/bin/env", arena_printf(session_arena(), "PATH=%s", folder), lemmata_path(),
        "frontier", sample(), "--plot", path_of("g.svg"), NULL };
    outcome_t o = process_run("", 0, argv);
    assert_plotless(&o, "pdftocairo is not there (of the package poppler-utils");
    cr_assert(access(path_of("g.svg"), F_OK) != 0 && access(path_of("g.tex"), F_OK) != 0);
}

/* Without pdflatex: one line, and neither file nor result. */
Test(cli_frontier, plot_without_pdflatex)
{
    const char *argv[] = { "/usr/bin/env", "PATH=/none", lemmata_path(),   "frontier",
                           sample(),       "--plot",     path_of("f.pdf"), NULL };
    outcome_t o = process_run("", 0, argv);
    assert_plotless(&o, "pdflatex is not there");
    cr_expect(files_ending(".pdf") == 0 && files_ending(".tex") == 0 && files_ending(".tmp") == 0);
    o = LEMMATA("frontier", sample(), "--plot", path_of("none/f.pdf"));
    assert_refused(&o, "cannot write");
    const char *sham = file_put("pdflatex", "#!/bin/sh\necho '%PDF' > plot.pdf\nexit 1\n");
    cr_assert(chmod(sham, 0755) == 0);
    argv[1] = arena_printf(session_arena(), "PATH=%s:/usr/bin:/bin", path_of("."));
    o = process_run("", 0, argv);
    assert_plotless(&o, "pdflatex fails");
    cr_expect(files_ending(".pdf") == 0 && files_ending(".tex") == 0 && files_ending(".tmp") == 0);
}

Test(cli_frontier, the_sample_data_is_what_the_script_writes)
{
    const char *argv[] = { "/usr/bin/env", "python3", "papers/limits/data/make_samples.py", path_of("rewards.csv"),
                           NULL };
    outcome_t o = process_run("", 0, argv);
    assert_status(&o, 0);
    size_t n = 0, m = 0;
    char *kept = file_get(sample(), &n), *made = file_get(path_of("rewards.csv"), &m);
    cr_assert(kept && made && n == m && memcmp(kept, made, n) == 0, "%zu and %zu bytes", n, m);
}

/* --- how many samples are enough ---------------------------------------------------------------------------------- */

Test(cli_frontier, says_how_many_samples_are_enough)
{
    outcome_t o = LEMMATA("frontier", sample(), "--kl", "1", "--within", "1/2", "--delta", "1/10", "--format", "json",
                          "--bootstrap", "0");
    assert_status(&o, 0);
    json_t *j = parsed(o.out);
    const char *enough = json_string_value(value_at(j, "buys/0/samples/enough")),
        *fewer = json_string_value(value_at(j, "buys/0/samples/fewer_are_not"));
    cr_assert(enough && fewer && strtold(fewer, NULL) > 1 && strtold(fewer, NULL) < strtold(enough, NULL));
    cr_expect_str_eq(json_string_value(value_at(j, "buys/0/samples/fewer_have_no_such_kl")), "3");
    cr_expect_str_eq(json_string_value(value_at(j, "buys/0/samples/within")), "1/2");
    json_decref(j);
    o = LEMMATA("frontier", sample(), "--kl", "8", "--bootstrap", "0");
    assert_says(&o, "of fewer than 2981 no tilt has this KL"); /* e^8 = 2980.95.. */
    o = LEMMATA("frontier", sample(), "--kl", "1/100", "--bootstrap", "0");
    assert_says(&o, "any number, since at this KL no gain exceeds 1/4 of the range");
    static const char *const bad[][3] = { { "--within", "0", "--within" }, { "--within", "1", "--within" },
        { "--within", "1e-9", "--within" }, { "--within", "nan", "--within" }, { "--delta", "1", "--delta" },
                                          { "--delta", "x", "--delta" } };
    for (size_t k = 0; k < sizeof bad / sizeof *bad; k++) {
        o = LEMMATA("frontier", sample(), "--kl", "1", bad[k][0], bad[k][1]);
        assert_refused(&o, bad[k][2]);
    }
    o = LEMMATA("frontier", sample(), "--within", "1/2");
    assert_refused(&o, "--kl");
}
