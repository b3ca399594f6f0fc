/* SPDX-License-Identifier: MIT
**
** Reasons that argue at letters: read, written out, accepted or not; what is missing is said.
*/
#include "tests/support/process.h"

#include <criterion/criterion.h>
#include <string.h>

TestSuite(prove_points, .init = session_open, .fini = session_close);

#define LEMMA(by)                                                                                                      \
    "lemma markov \"Markov\"\n  for P law on X ; table f on X > 0 ; c in (0,inf)\n"                                    \
    "  claim c (sum x: P(x) [f(x) >= c]) <= sum x: P(x) f(x)  [Markov]\n  by [Markov]: points { " by " }\nend\n"
#define EACH                                                                                                           \
    "e = each(x, P(x) f(x) - c P(x) [f(x) >= c] >= 0) { split [f(x) >= c] { so P(x): c2 + -c P(x): c1 } { so P(x) "    \
    "f(x): + -c P(x): c1 } } ; "

static outcome_t prove(const char *text) { return process_run("", 0, (const char *const[]){ lemmata_path(), "prove",
    file_put("p.lem", text), NULL }); }

Test(prove_points, written_and_judged)
{
    static const struct { const char *text, *says;
    } tried[] = {
        { LEMMA(EACH "so 1: e"), "proved        p/markov, Markov: by points\n" },
        { LEMMA(EACH "so 2: e"), "not shown to be the sum" },
        { LEMMA(EACH "so -1: e"), "is not shown to be >= 0" },
    };
    for (size_t k = 0; k < sizeof tried / sizeof *tried; k++) {
        outcome_t o = prove(tried[k].text);
        cr_expect(strstr(o.out, tried[k].says) || strstr(o.err, tried[k].says), "%s: %s%s", tried[k].text, o.out,
                  o.err);
        cr_expect(o.status == (k ? 4 : 0), "%s: exit %d", tried[k].text, o.status);
    }
}

/* The steps of another reason behind one label of it, before another; those of a third that it stands for among
** them. */
#define PARTS(by)                                                                                                      \
    "lemma markov \"Markov\"\n  for P law on X ; table f on X > 0 ; c in (0,inf)\n"                                    \
    "  claim c (sum x: P(x) [f(x) >= c]) <= sum x: P(x) f(x)  [Markov]\n  claim 0 <= c [one]\n  claim 0 <= c + c "     \
    "[two]\n"                                                                                                          \
    "  by [Markov]: points { " by " }\n   ; [one]: points { z = show(c >= 0) by c: ; " EACH "so 1: z }\n"              \
    "   ; [two]: points { y = show(2 c >= 0) by c: + c: ; as [one] ; so 1: y }\nend\n"
#define PROVED "p/markov, Markov: by points\n"
Test(prove_points, steps_of_another)
{
    static const struct { const char *text, *says; } tried[] = {
        { PARTS("as [one] ; so 1: e"), PROVED }, { PARTS("as [one] after z ; so 1: e"), PROVED },
        { PARTS("as [two] after y ; so 1: e"), PROVED }, { PARTS("as [two] after z ; so 1: e"), PROVED },
        { PARTS("as [one] after z ; so 1: z"), "z is no step before it" },
        { PARTS("as [one] after e ; so 1: e"), "e is no step before it" },
        { PARTS("as [one] after z before e ; so 1: e"), "e is no step before it" },
        { PARTS("as [two] after z ; so 1: y"), "y is no step before it" },
        { PARTS("as [one] after y ; so 1: e"), "as [one]: y is no step of it" },
    };
    for (size_t k = 0; k < sizeof tried / sizeof *tried; k++) {
        outcome_t o = prove(tried[k].text);
        cr_expect(strstr(o.out, tried[k].says) || strstr(o.err, tried[k].says), "%s: %s%s", tried[k].text, o.out,
                  o.err);
    }
}

/* [A or B] is 1 where one of them is so. */
#define OR(claim, by) "lemma or \"Or\"\n  for table f, g on X > 0\n  claim for each x: " claim "  [or]\n" \
                      "  by [or]: points { " by " }\nend\n"
Test(prove_points, alternatives)
{
    outcome_t o = prove(OR("[f(x) >= 1 or g(x) >= 1] <= f(x) + g(x)",
        "split [f(x) >= 1] { so g(x): + 1: c2 + -(1 - [g(x) >= 1]): c1 }"
        " { split d = [g(x) >= 1] { so f(x): + 1: d2 + -(1 - [f(x) >= 1]): d1 }"
        " { so f(x): + g(x): + -(1 - [g(x) >= 1]): c1 + -1: d1 } }"));
    cr_expect(strstr(o.out, "p/or, or: by points\n"), "%s%s", o.out, o.err);
    o = prove(OR("[f(x) >= 1 and g(x) >= 1] + 1 <= f(x) + [f(x) >= 1 or g(x) >= 1]", "so 0"));
    cr_expect(strstr(o.out, "not shown to be the sum"), "%s%s", o.out, o.err);
}

/* At one letter i of the claim w(i,x) is a table on X; of two such letters, or of one that is bound, it is none. */
#define ROWS(claim, by) "lemma rows \"Rows\"\n  for table w on I,X > 0 ; P law on X\n  claim " claim "  [rows]\n" \
                        "  by [rows]: points { " by " }\nend\n"
Test(prove_points, rows_of_tables)
{
#define MEAN                                                                                                           \
    "e = each(x, P(x) ((max y of X: w(i,y)) - w(i,x)) >= 0) { b = bound((max y of X: w(i,y)), x) ; so P(x): b } ; "
    static const struct { const char *text, *says; } tried[] = {
        { ROWS("for each i: sum x: P(x) w(i,x) <= max y of X: w(i,y)", MEAN "so 1: e"), "p/rows, rows: by points\n" },
        { ROWS("for each i: sum x: P(x) w(i,x) <= 1/2 (max y of X: w(i,y))", MEAN "so 1: e"), "not shown to be the sum" },
        { ROWS("for each i, j of I: sum x: P(x) w(i,x) <= max y of X: w(j,y)", MEAN "so 1: e"), "no relation at letters" },
        { ROWS("for each x: w(0,x) <= w(1,x)", "so 0"), "no relation at letters" },
        { ROWS("for each i, given \"all rows\": for each j of I, x: w(j,x) <= 1: sum x: P(x) w(i,x) <= 1",
               "h = given(h1, i, i) ; so 1: h"), "no hypothesis" },
        { ROWS("sum i: (sum x: P(x) w(i,x)) <= sum i: (max y of X: w(i,y))", "so 0"), "no relation at letters" },
    };
    for (size_t k = 0; k < sizeof tried / sizeof *tried; k++) {
        outcome_t o = prove(tried[k].text);
        cr_expect(strstr(o.out, tried[k].says) || strstr(o.err, tried[k].says), "%s: %s%s", tried[k].text, o.out,
                  o.err);
    }
}

/* A hypothesis about each letter is about all entries of a table of whole numbers, not about one of them; how many
** letters an alphabet has is no term where nothing on it is declared. */
#define OF_LIMITS(claim, by)                                                                                           \
    "paper \"P\" id limits\nlemma s \"S\"\n  for pi0 law on Y ; pi0 > 0 ; table w on Y > 0 ; table m on J > 0"         \
    " ; table n on J in 1..inf\n  claim " claim " [one]\n  by [one]: points { " by " }\nend\n"
Test(prove_points, alphabets_that_are_left_out)
{
    static const struct { const char *text, *says; } tried[] = {
        { OF_LIMITS("for each j, y: share(pi0, w, n(j), y) <= n(j) pi0(y)", "o = most(Hn, y) ; so pi0(y): o"),
          "limits/s, one: by points\n" },
        { OF_LIMITS("given for each j, y: share(pi0, w, n(j), y) <= pi0(y) m(j): for each j, k of J, y: "
                    "share(pi0, w, n(j), y) <= pi0(y) m(k)", "g = given(h1, k, y) ; so 1: g"),
          "h1 is no hypothesis of the link" },
        { OF_LIMITS("for each j, y: share(pi0, w, n(j), y) |Y| <= n(j) pi0(y) |Y|",
                    "o = most(Hn, y) ; so pi0(y) |Y|: o"), "limits/s, one: by points\n" },
        { OF_LIMITS("for each j, y: share(pi0, w, n(j), y) |J| <= n(j) pi0(y) |Y|",
                    "o = most(Hn, y) ; so pi0(y) |Y|: o"), "no relation at letters" },
        { OF_LIMITS("given |J| <= 3: |Y| <= 3", "so 1: h1"), "no relation at letters" },
        { OF_LIMITS("given sum j of J: 2 <= 6: sum y: 2 w(y)/w(y) <= 6", "so 1: h1"), "no relation at letters" },
    };
    for (size_t k = 0; k < sizeof tried / sizeof *tried; k++) {
        outcome_t o = prove(tried[k].text);
        cr_expect(strstr(o.out, tried[k].says) || strstr(o.err, tried[k].says), "%s: %s%s", tried[k].text, o.out,
                  o.err);
    }
}

Test(prove_points, misspelt)
{
    static const char *const tried[] = {
        LEMMA("so 1 e"),
        LEMMA("e each(x, f(x) >= 0) ; so 0"),
        LEMMA("so 0 ; so 0"),
        LEMMA("split [c > 0] { so 0 }"),
        LEMMA("e = each(x ; so 0"),
    };
    for (size_t k = 0; k < sizeof tried / sizeof *tried; k++) {
        outcome_t o = prove(tried[k]);
        cr_expect(o.status == 2 && strstr(o.err, "p.lem:4:"), "%s: exit %d, %s%s", tried[k], o.status, o.out, o.err);
    }
}

/* A label, a rule, a hypothesis or a name that is nowhere is refused where it stands, whatever is asked of the file. */
Test(prove_points, names_of_nothing)
{
    static const struct { const char *text, *says;
    } wrong[] = {
        { LEMMA(EACH "so 1: ee"), "ee is no step before it; did you mean e?" },
        { LEMMA(EACH "so 1: c1"), "c1 is no step before it" },
        { LEMMA(EACH "so 1: h1"), "h1 is no hypothesis of the link: it has 0" },
        { LEMMA("so 1: h99999999999"), "is no hypothesis" },
        { LEMMA("h1 = total(HK) ; so 0"), "h1 is a hypothesis, expected another label" },
        { LEMMA("m = bund(max(f), x) ; so 1: m"), "bund is no rule of points; did you mean bound?" },
        { LEMMA("m = bound(max(g), x) ; so 0"), "max of one number" },
        { LEMMA("m = bound(max(f)) ; so 0"), "bound: another argument expected" },
        { LEMMA("m = each(x, f(x)) { so 0 } ; so 0"), "each: two terms and a relation expected" },
        { LEMMA("m = bound(max(f) >= 0, x) ; so 0"), "bound: one term expected" },
        { LEMMA("m = bound(max(f), 2 c) ; so 0"), "2 c is no name" },
        { LEMMA("as [nothing] before m ; so 1: m"), "as [nothing]: no reason at letters" },
        { LEMMA("as \"facts/nothing#one\" before m ; so 1: m"), "as [facts/nothing#one]: no reason at letters" },
        { LEMMA("m = show(c >= 0) ; so 0"), "a block, or by and a sum expected" },
        { LEMMA("m = positive(c) ; so 0"), "by and a sum expected" },
    };
    for (size_t k = 0; k < sizeof wrong / sizeof *wrong; k++)
        for (unsigned way = 0; way < 2; way++) {
            outcome_t o = way ? prove(wrong[k].text) : LEMMATA("check", file_put("p.lem", wrong[k].text));
            bool said = strstr(o.err, "p.lem:4:") && strstr(o.err, wrong[k].says) && strstr(o.err, "^\n");
            cr_expect(o.status == 2 && said && !o.out_n, "%s: exit %d, %s%s", wrong[k].text, o.status, o.out, o.err);
        }
}
