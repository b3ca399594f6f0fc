/* SPDX-License-Identifier: MIT
**
** interval --allocate, against its program solved by hand and by another method; what it refuses; and the figures of
** capacity and interval.
*/
#include "tests/cli/pointer.h"

#include <math.h>
#include <unistd.h>

TestSuite(cli_allocate, .init = session_open, .fini = session_close);

static const char rater[] = "0.726,0.274\n0.274,0.726\n", good[] = "9/10,1/10\n1/10,9/10\n";

static long double capacity(long double e) { return logl(2) + e * logl(e) + (1 - e) * logl(1 - e); }

static json_t *allocation_of(const outcome_t *o)
{
    json_t *j = parsed(o->out), *a = json_incref(json_object_get(j, "allocation"));
    cr_assert(a, "no allocation in %s", o->out);
    json_decref(j);
    return a;
}

static long double at(json_t *a, const char *way)
{
    const char *s = json_string_value(value_at(a, way));
    cr_assert(s, "no %s", way);
    return strtold(s, NULL);
}

static void assert_near(json_t *a, const char *name, long double x)
{
    char lo[80], hi[80];
    snprintf(lo, sizeof lo, "%s/lo", name);
    snprintf(hi, sizeof hi, "%s/hi", name);
    cr_expect(at(a, lo) <= x + 1e-11L && x - 1e-11L <= at(a, hi) && at(a, hi) - at(a, lo) < 1e-9L,
        "%s in [%.15Lg, %.15Lg], expected %.15Lg", name, at(a, lo), at(a, hi), x);
}

/* Two contexts, half of the items each. A label of the good rater tells more; at 2 an item she is full, at log 2/C
** labels, and the other has the rest. */
Test(cli_allocate, two_raters)
{
    file_put("rater.csv", rater);
    file_put("good.csv", good);
    outcome_t o = LEMMATA("interval", "--contexts", file_put("c.csv", "1/2,rater.csv\n1/2,good.csv\n"), "--codebook",
        "64", "--allocate", "2", "--format", "json");
    assert_status(&o, 0);
    json_t *a = allocation_of(&o);
    long double C = capacity(0.274L), D = capacity(0.1L), full = logl(2) / D, rest = 4 - full;
    cr_assert(json_is_true(json_object_get(a, "proved")));
    assert_near(a, "contexts/1/labels", full);
    assert_near(a, "contexts/0/labels", rest);
    assert_near(a, "price", C);
    assert_near(a, "floor", 1 - ((logl(2) + rest * C) / 2 + logl(2)) / logl(64));
    assert_near(a, "floor_even", 1 - ((logl(2) + 2 * C) / 2 + logl(2)) / logl(64)); /* two labels fill the good one */
    assert_near(a, "floor_one_label_each", 1 - ((C + D) / 2 + logl(2)) / logl(64));
    json_decref(a);
}

/* At four times the price the good rater tells less for it. */
Test(cli_allocate, costs)
{
    file_put("rater.csv", rater);
    file_put("good.csv", good);
    static const char *const list[] = { "weight,file,cost\n1/2,rater.csv,1\n1/2,good.csv,4\n",
        "\xef\xbb\xbf""file;price;w\r\nrater.csv;1;0.5\r\ngood.csv;4;0.5" };
    for (size_t k = 0; k < 2; k++) {
        outcome_t o = LEMMATA("interval", "--contexts", file_put("c.csv", list[k]), "--codebook", "64", "--allocate",
                              "1/4", "--format", "json");
        assert_status(&o, 0);
        json_t *a = allocation_of(&o);
        assert_near(a, "contexts/0/labels", 0.5L);
        assert_near(a, "contexts/1/labels", 0);
        assert_near(a, "price", capacity(0.274L));
        cr_expect_str_eq(json_string_value(json_object_get(a, "cost_of_one_label_each")), "5/2");
        json_decref(a);
    }
}

/* Columns in another order: the same capacity, of which two brackets cannot tell it. The order is undecided, and said;
** the bound stands. */
Test(cli_allocate, undecided_is_said)
{
    file_put("one.csv", "0.7,0.2,0.1\n0.1,0.8,0.1\n0.3,0.3,0.4\n");
    file_put("two.csv", "0.2,0.7,0.1\n0.8,0.1,0.1\n0.3,0.3,0.4\n");
    const char *list = file_put("c.csv", "1/2,one.csv\n1/2,two.csv\n");
    outcome_t o = LEMMATA("interval", "--contexts", list, "--codebook", "64", "--allocate", "1/2");
    assert_status(&o, 4);
    assert_says(&o, "undecided: the order of \"one.csv\" and \"two.csv\"");
    cr_expect(!strstr(o.out, "optimal"), "%s", o.out);
    o = LEMMATA("interval", "--contexts", list, "--codebook", "64", "--allocate", "100");
    assert_status(&o, 0);
    assert_says(&o, "optimal");
}

/* What a few counts say of two raters does not tell which one is better; many do. */
Test(cli_allocate, counts)
{
    static const char *const table[][2] = { { "8,2\n2,8\n", "7,3\n3,7\n" },
                                            { "8000,2000\n2000,8000\n", "7000,3000\n3000,7000\n" } };
    static const char *const says[] = { "they leave open whether a label tells more in \"one.csv\" or in \"two.csv\"",
        "the order of the contexts that it leans on they tell" };
    for (size_t k = 0; k < 2; k++) {
        file_put("one.csv", table[k][0]);
        file_put("two.csv", table[k][1]);
        outcome_t o = LEMMATA("interval", "--contexts", file_put("c.csv", "1/2,one.csv\n1/2,two.csv\n"), "--counts",
            "--confidence", "95%", "--codebook", "64", "--allocate", "1/2");
        assert_status(&o, 0);
        assert_says(&o, says[k]);
    }
}

Test(cli_allocate, refusals)
{
    file_put("good.csv", good);
    static const char *const budget[] = { "-1", "x", "1e10", "nan", "inf", "", "1/0", "1e999999999" },
                             *const list[][2] = {
                                 { "weight,file,cost\n1,good.csv,0\n", "c.csv:2:12|a cost that is not" },
                                 { "weight,file,cost\n1,good.csv,-1\n", "a cost" },
                                 { "weight,file,cost\n1,good.csv,1e10\n", "a cost" },
                                 { "weight,file,cost\n1,good.csv,nan\n", "c.csv:2:12" },
                                 { "weight,file,cost\n1,good.csv,\n", "c.csv:2" },
                                 { "weight,file,cost,price\n1,good.csv,1,1\n", "a second column of costs" },
                                 { "weight,file,cost\n1/2,good.csv,1\n", "sum to 1/2" },
                                 { "file,cost\ngood.csv,1\n", "`weight` and `file`, and `cost`" },
                                 { "1,good.csv,1\n", "3 fields|`weight,file,cost`" },
                                 { "weight,w,file\n1,1,good.csv\n", "c.csv:1:8|a second column of weights" },
                                 { "weight,file,path\n1,good.csv,good.csv\n",
                                   "c.csv:1:13|a second column of channel files" },
                                 { "weight,file,cost\n1,good.csv\n", "c.csv:1:1" }
                             };
    for (size_t k = 0; k < sizeof budget / sizeof *budget; k++) {
        outcome_t o = LEMMATA("interval", "--contexts", file_put("c.csv", "1,good.csv\n"), "--allocate", budget[k]);
        assert_refused(&o, "--allocate");
    }
    for (size_t k = 0; k < sizeof list / sizeof *list; k++) {
        outcome_t o = LEMMATA("interval", "--contexts", file_put("c.csv", list[k][0]), "--allocate", "1");
        assert_refused(&o, list[k][1]);
    }
    outcome_t o = LEMMATA("interval", path_of("good.csv"), "--allocate", "1");
    assert_refused(&o, "--contexts");
}

/* --- figures ------------------------------------------------------------------------------------------------------ */

static bool typesets(void)
{
    bool there = process_run("", 0, (const char *const[]){ "/usr/bin/env", "pdflatex", "--version", NULL }).status == 0;
    if (!there) fprintf(stderr, "cli_allocate: skipped: no pdflatex on this machine\n");
    return there;
}

/* A name that TeX would take for commands is text. */
Test(cli_allocate, figure, .timeout = 120)
{
    if (!typesets()) return;
    file_put("a.csv", "80,20\n30,70\n");
    file_put("\\input{b}_#%&$^~\".csv", "50,5\n10,90\n");
    const char *list = file_put("c.csv", "1/2,a.csv\n1/2,\"\\input{b}_#%&$^~\"\".csv\"\n");
    outcome_t o = LEMMATA("interval", "--contexts", list, "--counts", "--confidence", "95%", "--codebook", "64", "-m",
        "1000", "--empirical", "1/2", "--allocate", "2", "--plot", path_of("f.pdf"));
    assert_status(&o, 0);
    size_t n = 0;
    char *pdf = file_get(path_of("f.pdf"), &n);
    cr_assert(pdf && n > 5000 && memcmp(pdf, "%PDF", 4) == 0, "%zu bytes", n);
    cr_expect(file_has(path_of("f.tex"), "so allocated") && file_has(path_of("f.tex"), "average") &&
              file_has(path_of("f.tex"), "by how the labels are allocated; what training leaves") &&
              !file_has(path_of("f.tex"), "{\\input"));
    o = LEMMATA("capacity", path_of("a.csv"), "--counts", "--confidence", "95%", "--bits", "--plot", path_of("g.pdf"));
    assert_status(&o, 0);
    cr_expect(file_has(path_of("g.tex"), "xlabel={bits}") && file_get(path_of("g.pdf"), &n) && n > 5000);
    o = LEMMATA("capacity", path_of("a.csv"), "--counts", "--plot", path_of("g.gif"));
    assert_refused(&o, ".pdf, .png or .svg");
}

/* As many contexts as a list may have, of eight channels, at different costs: bounded memory. */
Test(cli_allocate, of_thousands_of_contexts, .timeout = 120)
{
    enum { MOST = 4096, ROOM = 1 << 18 };
    char *list = arena_alloc(session_arena(), ROOM);
    size_t n = (size_t)snprintf(list, ROOM, "weight,file,cost\n");
    for (int k = 0; k < 8; k++) file_put(arena_printf(session_arena(), "r%d.csv", k), arena_printf(session_arena(),
        "0.%d,0.%d\n0.2,0.8\n", 90 - 3 * k, 10 + 3 * k));
    for (int k = 0; k < MOST; k++)
        n += (size_t)snprintf(list + n, ROOM - n, "1/%d,r%d.csv,%d/7\n", MOST, k % 8, 1 + k * 37 % 101);
    outcome_t o = LEMMATA("interval", "--contexts", file_put("c.csv", list), "--codebook", "64", "--allocate", "2");
    assert_status(&o, 0);
    assert_says(&o, "optimal");
    cr_expect(o.peak < 400000, "%ld kB", o.peak);
}
