/* SPDX-License-Identifier: MIT
**
** The command on claims: one line on the spot, witnesses that name their claim, shards, tables.
*/
#include "tests/claims/claims.h"
#include "tests/cli/pointer.h"

#include <glob.h>
#include <unistd.h>

TestSuite(claims_command, .init = session_open, .fini = session_close);

Test(claims_command, one_line)
{
    outcome_t good = LEMMATA("check", "-q", "-e", "I(X;Z) <= I(X;Y)", "--given", "X -> Y -> Z");
    outcome_t bad = LEMMATA("check", "-e", "I(X;Y|Z) <= I(X;Y)");
    outcome_t word = LEMMATA("check", "-q", "-e", "max(f) <= p", "--given",
                             "for p in [0,1] ; f on X ; given for each x: f(x) <= p");
    assert_status(&word, 0);
    outcome_t undeclared = LEMMATA("check", "-q", "-e", "p <= 1");
    cr_assert(undeclared.status == 2 && strstr(undeclared.err, ": --given 'p in R' declares one"), "%s", undeclared.err);
    outcome_t number = LEMMATA("check", "-q", "-e", "h(p) >= 4*p*(1-p)*log(2)", "--given", "number p in [0,1]");
    outcome_t wrong = LEMMATA("check", "-e", "I(X;Y <= 1");
    assert_status(&good, 0);
    assert_status(&bad, 1);
    assert_says(&bad, "counterexample");
    assert_status(&number, 0);
    assert_status(&wrong, 2);
    cr_assert(strstr(wrong.err, "-e:1:7: expected )"), "%s", wrong.err);
}

/* Up to three candidates on which a link is equal, no two alike. */
Test(claims_command, where_one_line_is_equal)
{
    outcome_t o = LEMMATA("check", "-e", "0 <= p*(1-p)*(1-2*p)^2 <= 1", "--given", "number p in [0,1]");
    assert_says(&o, "p * (1 - p) * (1 - 2 p)^2: equal at {\"p\": \"0\"}, {\"p\": \"1\"}, {\"p\": \"1/2\"}\n");
    outcome_t one = LEMMATA("check", "-e", "p^2 <= p", "--given", "number p in {0, 1/2}");
    assert_says(&one, "    p^2 <= p: equal at {\"p\": \"0\"}\n");
    outcome_t none = LEMMATA("check", "-e", "p <= 2", "--given", "number p in [0,1]");
    cr_assert(!strstr(none.out, "equal at"), "%s", none.out);
}

static outcome_t check_of_many(unsigned n)
{
    char *all = arena_alloc(session_arena(), 64 * (size_t)n + 1), *end = all;
    for (unsigned k = 0; k < n; k++)
        end += sprintf(end, "lemma l%u\n  for p in [0,2]\n  claim p <= %u\nend\n", k, k + 1 == n ? 1 : 2);
    return LEMMATA("check", "-q", "--jobs", "1", file_put("many.lem", all));
}

/* No lemma of a file is left out in silence: the last is refuted, or the file is refused. */
Test(claims_command, every_lemma_of_a_file)
{
    outcome_t some = check_of_many(300), more = check_of_many(1025);
    assert_status(&some, 1);
    assert_says(&some, "300 lemmas, 300 links: 0 proved, 299 hold, 1 refuted");
    assert_status(&more, 2);
    cr_assert(strstr(more.err, "more than 1024 lemmas in claim files"), "%s", more.err);
}

/* X = Y + Z modulo 2: what is independent in pairs alone, and no order of parents has it. */
Test(claims_command, independent_in_pairs)
{
    static const char *const asked[][2] = {
        { "I(X;Y,Z) = 0", "X.Y ; X.Z" }, { "I(X;Y|Z) = 0", "X.Y ; Y.Z ; X.Z" }, { "H(X|Y) = H(X|Y,Z)", "X.Z ; X.Y" },
            { "I(X;Y,W|Z) = 0", "X/Z,W/Y ; X/Z,Y/W" },
        { "I(X;Y,Z|W) = 0", "I(X;Y|W) = 0 ; I(X;Z|W) = 0" },
    };
    for (size_t k = 0; k < sizeof asked / sizeof *asked; k++) {
        outcome_t o = LEMMATA("check", "-q", "-e", asked[k][0], "--given", asked[k][1]);
        cr_expect(o.status == 1, "%s given %s: exit %d", asked[k][0], asked[k][1], o.status);
    }
}

/* Every claim is tried where its own hypotheses hold, the last of many, too. */
Test(claims_command, hypotheses_of_the_last_claim)
{
    char text[8000], *end = text + sprintf(text, "lemma many\n  for p in [0,1] ; X, Y, Z variables\n");
    for (unsigned k = 0; k < 25; k++)
        end += sprintf(end, "  claim given X.Y ; Y.Z ; X.Z: I(X;Y,Z) <= %u p [a%u]\n", 40 - k, k);
    sprintf(end, "  claim given p = 1/7: p <= 1/8 [last]\nend\n");
    outcome_t o = LEMMATA("check", file_put("many.lem", text));
    assert_status(&o, 1);
    assert_says(&o, "refuted   last");
}

/* A link without a name is called what it says: a file for it is not, and each has its own. */
Test(claims_command, files_of_long_links)
{
    char text[4000], *end = text + sprintf(text, "lemma long\n");
    for (unsigned twice = 0; twice < 2; twice++) {
        end += sprintf(end, "  claim ");
        for (unsigned k = 0; k < 40; k++) end += sprintf(end, "%sH(X%u)", k ? " + " : "", k % 4);
        end += sprintf(end, " >= %sH(X0)\n", twice ? "" : "2 ");
    }
    sprintf(end, "end\n");
    outcome_t o = LEMMATA("prove", file_put("long.lem", text), "-o", path_of("long"));
    assert_status(&o, 0);
    glob_t g;
    cr_assert(glob(arena_printf(session_arena(), "%s/*.json", path_of("long")), 0, NULL, &g) == 0 && g.gl_pathc == 2);
    globfree(&g);
}

/* The greatest of nothing, and the least, are not 0. */
Test(claims_command, the_greatest_of_nothing)
{
    static const char *const claims[] = { "max k in 1..n: k <= n", "0 <= max k in 1..n: k", "min k in 1..n: k <= n",
                                          "0 <= min k in 1..n: k" };
    for (size_t k = 0; k < sizeof claims / sizeof *claims; k++) {
        outcome_t o = LEMMATA("check", "-e", claims[k], "--given", "n in 0..3");
        assert_status(&o, 4);
        assert_says(&o, "0 violated, 1 undecided");
        assert_says(&o, "a term is undefined");
    }
    outcome_t sum = LEMMATA("check", "-q", "-e", "sum k in 1..n: k = n (n+1)/2", "--given", "n in 0..3");
    assert_status(&sum, 0);
}

/* A relation between `if` and `then` does not make a condition of the bracket. */
Test(claims_command, a_condition_within_a_term)
{
    static const char *const claims[] = {
        "(if (if p < 1 then 1 else 2) < 1 then 1 else 2) <= 2",
        "[(if p < 1 then 1 else 2) < 1] <= 1",
        "[1 < if p < 1 then 1 else 2] <= 1",
        "[(1 < if p < 1 then 1 else 2)] <= 1",
        "[(if(p < 1, 1, 2) < 1)] <= 1",
        "[(if if(p < 1, 1, 2) < 2 then 1 else 2) <= p] <= 1",
    };
    for (size_t k = 0; k < sizeof claims / sizeof *claims; k++) {
        outcome_t o = LEMMATA("check", "-q", "-e", claims[k], "--given", "p in [0,1]");
        cr_expect(o.status == 0, "%s: exit %d\n%s", claims[k], o.status, o.err);
    }
}

/* Sums of roots are equal where they are, and not where they nearly are. */
Test(claims_command, sums_of_roots)
{
    outcome_t same = LEMMATA("check", "-q", "-e", "Renyi[1/2](P||Q) = Renyi[1/2](Q||P)", "--given", "P, Q laws on X");
    outcome_t nested = LEMMATA("check", "-q", "-e", "sqrt(2) + sqrt(3) = sqrt(5 + 2 sqrt(6))");
    outcome_t near = LEMMATA("check", "-q", "-e", "sqrt(2) + sqrt(3) = sqrt(5 + 2 sqrt(6)) + 10^-400");
    assert_status(&same, 0);
    assert_status(&nested, 0);
    assert_status(&near, 1);
}

/* Independence of D and J alone does not do: the smallest counterexample has cells of 1/4. */
Test(claims_command, a_witness_names_its_claim)
{
    const char *file = file_put("bad.lem", "lemma bad\n  for X, Y variables\n  claim H(X,Y) <= H(X) [joint]\nend\n");
    outcome_t check = LEMMATA("check", "--format", "json", file);
    assert_status(&check, 1);
    json_t *j = parsed(check.out), *w = value_at(j, "lemmas/0/links/0/violation");
    cr_assert_str_eq(json_string_value(json_object_get(w, "file")), file);
    char *text = json_dumps(w, 0);
    const char *witness = file_put("witness.json", text);
    free(text);
    outcome_t same = LEMMATA("replay", witness);
    assert_status(&same, 1);
    cr_assert(same.err_n == 0, "%s", same.err);
    file_put("bad.lem", "lemma bad\n  for X, Y variables\n  claim H(X,Y) <= H(X) + H(Y) [joint]\nend\n");
    outcome_t changed = LEMMATA("replay", witness);
    assert_status(&changed, 0);
    cr_assert(strstr(changed.err, "has changed since this witness was found"), "%s", changed.err);
    json_decref(j);
}

/* What is found differs from what is expected. */
Test(claims_command, expectations)
{
    const char *file = file_put("e.lem", "lemma e\n  claim H(X) <= H(X,Y) [a]\n  ours claim H(X,Y) <= H(X) [b]\n"
        "  expect refuted [a] ; holds [b]\nend\n");
    outcome_t o = LEMMATA("check", "-q", file);
    assert_status(&o, 1);
    cr_assert(strstr(o.err, "e/e, a: expected refuted, found holds"), "%s", o.err);
    cr_assert(strstr(o.err, "e/e, b: expected holds, found refuted"), "%s", o.err);
    file = file_put("ours.lem", "lemma e\n  claim H(X) <= H(X,Y) [a]\n  ours claim H(X,Y) <= H(X) [b]\n"
        "  expect holds\nend\n");
    o = LEMMATA("check", "-q", file);
    assert_status(&o, 1);
    cr_assert(strstr(o.err, "ours/e, b: expected no refutation, found refuted"), "%s", o.err);
}

/* What is asked for is built in: every candidate meets it. */
Test(claims_command, structures_are_built_in)
{
    static const char *const given[] = { "X -> Y -> Z", "X.Y.Z", "X:Y,Z", "X.Y | Z", "W -> X -> Y -> Z",
        "X.Y ; Z:X,Y", "I(X;Y|Z) = 0 ; H(W|Z) = 0", "X.Y ; Y.Z" };
    for (size_t k = 0; k < sizeof given / sizeof *given; k++) {
        outcome_t o = LEMMATA("check", "-e", "H(X) <= H(X,Y,Z)", "--given", given[k]);
        assert_status(&o, 0);
        cr_assert(strstr(o.out, "; 0 outside the hypotheses"), "%s:\n%s", given[k], o.out);
    }
}

/* A factor is what is declared, also where its condition is impossible; 0 times an impossible case is 0, on either
** side. */
Test(claims_command, impossible_conditions)
{
    const char *file = file_put(
        "i.lem",
        "lemma i\n  for law p(s) p(x|s) p(y|x,s)\n  claim I(X;Y|S) <= sum s: p(s) capacity(p(y|x,s)) [capacity]\n"
        "  claim sum x, s, y: p(y|x) p(x,y,s) <= 1 [right]\n  claim sum x, s, y: p(x,y,s) p(y|x) <= 1 [left]\n"
        "  claim for each s: H(X|S=s) <= log |X| [each]\nend\n");
    outcome_t o = LEMMATA("check", file);
    assert_status(&o, 0);
    const char *at = o.out;
    for (unsigned k = 0; k < 3; k++, at++) cr_assert((at = strstr(at, "; 0 outside the hypotheses")), "%s", o.out);
}

Test(claims_command, the_setting_that_fails_is_named)
{
    const char *file = file_put("h.lem", "lemma h\n  for f on X ; P law on X\n"
        "  given \"the table is small\": for each x: f(x) <= 1/2\n  claim E(P; f) <= 1/2 [a]\nend\n");
    const char *w = file_put("h.json", arena_printf(session_arena(),
        "{\"id\": \"h/h\", \"file\": \"%s\", \"candidate\": {\"P\": [\"1\", \"0\"], \"f\": [\"0\", \"1\"]}}", file));
    outcome_t o = LEMMATA("replay", w);
    assert_status(&o, 4);
    assert_says(&o, "the table is small: not so at x=1");
}

Test(claims_command, shards_and_jobs)
{
    const char *file =
        file_put("s.lem", "lemma s\n  for p in [0,1] ; q in (0,1)\n  claim 2 (p-q)^2 <= kl(p||q) [a]\nend\n");
    outcome_t one = LEMMATA("check", "--format", "json", "-j", "1", file),
              three = LEMMATA("check", "--format", "json", "-j", "3", file);
    assert_same_output(&one, &three);
    const char *first = file_put("1.json", LEMMATA("check", "--format", "json", "--shard", "1/2", file).out);
    const char *second = file_put("2.json", LEMMATA("check", "--format", "json", "--shard", "2/2", file).out);
    outcome_t whole = LEMMATA("merge", "--format", "json", file, first, second);
    assert_status(&whole, 0);
    assert_same_output(&one, &whole);
}

Test(claims_command, tables)
{
    const char *file = file_put("t.lem", "lemma t\n  for p in [0,1]\n  claim h(p) <= log 2 [a]\n"
        "  table over-p \"h\" : k in 1..4: p = k/4 columns p, h(p) $h$\nend\n");
    outcome_t o = LEMMATA("table", file, "-o", path_of("out"));
    assert_status(&o, 0);
    cr_assert(file_has(path_of("out/t/t-over-p.csv"), "1,0.25,0.5623"), "%s",
              file_get(path_of("out/t/t-over-p.csv"), NULL));
}

/* The data of a figure: the numbers alone. `data` may be a name, too. */
Test(claims_command, data_of_figures)
{
    const char *file = file_put("t.lem", "lemma t\n  for p in [0,1]\n  claim h(p) <= log 2 [a]\n"
        "  table data curve: k in 1..4: p = k/4 columns p, h(p) $h$\n"
                                         "  table data: k in 1..2: p = k/2 columns p\nend\n");
    outcome_t o = LEMMATA("table", file, "-o", path_of("out"));
    assert_status(&o, 0);
    cr_assert(file_has(path_of("out/t/t-curve.csv"), "1,0.25,0.5623") &&
              access(path_of("out/t/t-curve.tex"), F_OK) != 0);
    cr_assert(access(path_of("out/t/t-data.csv"), F_OK) == 0 && access(path_of("out/t/t-data.tex"), F_OK) == 0);
    o = LEMMATA("check", file, "--print");
    assert_says(&o, "table data curve : k in 1..4");
}

/* Columns are said once, and may be asked for again, by a table's name. */
Test(claims_command, columns_of_a_table_above)
{
#define TABLES(columns)                                                                                                \
    "lemma t\n  for p in [0,1]\n  claim h(p) <= log 2 [a]\n  table data one: k in 1..4: p = k/4 columns p, h(p) $h$ "  \
    "up\n  table data two-1: k in 1..2: p = k/3 columns " columns "\nend\n"
    outcome_t o = LEMMATA("table", file_put("t.lem", TABLES("of one")), "-o", path_of("out")),
        p = LEMMATA("table", file_put("u.lem", TABLES("p, h(p) $h$ up")), "-o", path_of("out"));
    assert_status(&o, 0);
    assert_status(&p, 0);
    cr_assert(file_has(path_of("out/t/t-two-1.csv"), "1,1/3,0.636") && strcmp(file_get(path_of("out/t/t-two-1.csv"),
        NULL), file_get(path_of("out/u/t-two-1.csv"), NULL)) == 0);
    o = LEMMATA("check", file_put("v.lem", TABLES("of ones")));
    assert_status(&o, 2);
    cr_assert(strstr(o.err, "no table above is called ones; did you mean one?"), "%s", o.err);
    o = LEMMATA("check", file_put("v.lem", TABLES("of two-1")));
    assert_status(&o, 2);
#undef TABLES
}

/* A list is drawn from; what is past a limit of the program is set aside at once, and says why. */
Test(claims_command, powers_and_sums_past_the_limits)
{
    static const char *const claim[] = { "2^m > 0", "(1+1/m)^(m/2) > 0", "sum k in 0..m: 1 > 0",
                                         "((2^1000)^1000)^m > 0" };
    for (size_t k = 0; k < sizeof claim / sizeof *claim; k++) {
        outcome_t o = LEMMATA("check", "-v", "-e", claim[k], "--given", "m in {1000000000, 1000000001}");
        assert_status(&o, 4);
        cr_assert(strstr(o.err, "beyond: a"), "%s: %s", claim[k], o.err);
        cr_assert(o.peak < 200000, "%s: %ld kB", claim[k], o.peak);
    }
}

Test(claims_command, near_misses_in_families)
{
    static const char *const family[] = { "randon 10", "p(y|x) = symetric(1/10)", "p(x) = unifrm" },
        *const says[] = { "random?", "symmetric?", "uniform?" };
    for (size_t k = 0; k < 3; k++) {
        const char *file = file_put("f.lem", arena_printf(session_arena(),
            "lemma f\n  for law p(x) p(y|x)\n  claim I(X;Y) <= 4 |Y|\n  try %s\nend\n", family[k]));
        outcome_t o = LEMMATA("check", file);
        assert_status(&o, 2);
        cr_assert(strstr(o.err, arena_printf(session_arena(), "did you mean %s", says[k])), "%s", o.err);
    }
}

/* A variant that is said to be false, and is not. */
Test(claims_command, breaks)
{
    const char *file =
        file_put("b.lem", "lemma b\n  for p in [0,1]\n  claim p^2 <= p [a]\n  break p <= p^2\n  break p <= 2 p\nend\n");
    outcome_t o = LEMMATA("check", "-q", file);
    assert_status(&o, 1);
    cr_assert(strstr(o.err, "b/b, line 5: the variant p <= 2 p is not refuted") && !strstr(o.err, "line 4"), "%s",
              o.err);
    outcome_t good = LEMMATA(
        "check", "-q", file_put("c.lem", "lemma c\n  for p in [0,1]\n  claim p^2 <= p [a]\n  break p <= p^2\nend\n"));
    assert_status(&good, 0);
}
