/* SPDX-License-Identifier: MIT
**
** What `try` sets is the candidate's, as it is meant, or the candidate is outside; what no candidate can have is
** refused with its place. Nothing is put in its place, and nothing is set twice.
*/
#include "tests/claims/claims.h"
#include "proofs/engine/decide.h"
#include "tests/support/candidate.h"

TestSuite(claims_values, .init = session_open, .fini = session_close);

/* --- refused when it is read -------------------------------------------------------------------------------------- */

typedef struct { const char *for_, *try_; unsigned column; const char *says; } never_t;

static void refused(const never_t *n, size_t count)
{
    for (size_t k = 0; k < count; k++) {
        const char *text =
            arena_printf(session_arena(), "lemma a\nfor %s\nclaim 0 <= 1\ntry only %s\nend\n", n[k].for_, n[k].try_);
        claim_fault_t f = fault_of(session_arena(), text);
        cr_expect(strstr(f.text, n[k].says), "says \"%s\", without \"%s\", of\n%s", f.text, n[k].says, text);
        cr_expect(f.at.line == 4 && f.at.column == n[k].column, "at %u:%u, expected 4:%u, of\n%s\n%s", f.at.line,
            f.at.column, n[k].column, text, f.text);
    }
}

#define REFUSED(...)                                                                                                   \
    refused((const never_t[]){ __VA_ARGS__ }, sizeof((const never_t[]){ __VA_ARGS__ }) / sizeof(never_t))

Test(claims_values, no_law)
{
    REFUSED({ "P law on X", "P = (1/2,1/4)", 14, "sum is less than 1" },
            { "P law on X", "P in {(1/2,1/2), (2/3,2/3)}", 27, "sum is more than 1" },
            { "P law on X", "P = (3/2,-1/2)", 14, "a negative number" },
            { "X, Y variables", "p(x,y) = ((1/2,1/2),(1/2,0))", 19, "sum is more than 1" },
            { "W channel X -> Y", "W = ((1/2,1/2),(1/2,1/3))", 14, "sum in row 1 is less than 1" },
            { "P law on X", "|X| = 3, P = 1/2", 23, "sum is more than 1" },
            { "P law on X", "|X| = 2, P = if x = 0 then 1/2 else 1/3", 23, "sum is less than 1" },
            { "P law on X", "P = (1/2,sqrt(1/4 - 10^-9))", 14, "no rational value" });
}

Test(claims_values, no_number_of_the_range)
{
    REFUSED({ "p in [0,1]", "p in {1/2, 3/2}", 21, "not in its range" },
            { "p in (0,1]", "p = 0", 14, "not in its range" },
            { "m in 1..9", "m = 1/2", 14, "not in its range" },
            { "m in 1..9", "m in 10..12", 10, "not in its range" },
            { "e in {0, 1/10}", "e = 1/2", 14, "not in its range" },
            { "table w on X in [0,1]", "w = (1/2,2)", 14, "not in its range" },
            { "table w on X in [0,1]", "w = 2", 14, "not in its range" },
            { "p in [0,1]", "sweep k in 2..9: p = k", 31, "not in its range" },
            { "p in [0,1]", "p = 1/0", 14, "no rational value" },
            { "p in [0,1]", "p = 10^-(10^9)", 14, "no rational value" },
            { "P law on X ; Q law on Y ; map f on X into Y", "|Y| = 2, f = 5", 23, "none of its 2 letters" },
            { "P law on X ; Q law on Y ; map f on X into Y", "f = 1/2", 14, "none of its" });
}

Test(claims_values, no_size)
{
    REFUSED({ "P law on X", "|X| = 10^9", 16, "none of 1 to 4096" },
            { "P law on X", "sweep k in 0..0: |X| = k", 33, "none of 1 to 4096" },
            { "P law on X", "|X| = 1 + 1/2", 16, "no whole number" },
            { "X, Y variables on M letters ; M in 2..4", "M = 5", 14, "a size that is not in its range" },
            { "table w on X,X,X,X", "|X| = 4000", 10, "more than 1048576 entries" },
            { "P law on X ; m in 1..3", "random 5: |X| = m", 20, "drawn after it" },
            { "P law on X ; m in 1..3", "random 5: |X| = m, m = 1 + floor(P(0))", 20, "drawn after it" });
}

Test(claims_values, no_shape)
{
    REFUSED(
        { "W channel X -> Y", "|X| = 2, |Y| = 3, W = symmetric(1/10)", 32,
          "from 2 letters or more to as many, and is from 2 to 3" },
        { "W channel X -> Y", "|X| = 2, |Y| = 2, W = bec(1/10)", 32, "from letters to one more, and is from 2 to 2" },
        { "W channel X -> Y", "|X| = 3, |Y| = 3, W in {noiseless, z(1/10)}", 45,
          "from 2 letters to 2, and is from 3 to 3" },
        { "W channel X -> Y", "|X| = 3, |Y| = 2, W = noiseless", 32, "noiseless, and is from 3 letters to 2" },
        { "W channel X -> Y", "random 9: W = symmetric(3/2)", 24, "a number that is not in [0,1]" },
        { "P law on X", "|X| = 2, P = point(2)", 23, "none of its 2 letters" },
        { "P law on X", "P = point(-1)", 14, "none of its letters" },
        { "P law on X", "P = uniform(3)", 14, "takes no numbers, found 1" },
        { "P law on X", "P = point", 14, "takes one number, found 0" },
        { "table w on X,Y", "|X| = |Y|, |Y| = 2, w = ((1,2,3),(4,5,6))", 30, "w is for 3 letters of Y, |Y| for 2" });
}

Test(claims_values, which_is_first)
{
    REFUSED({ "p, q in [0,1]", "p = q, q = p", 10, "p is set from q, and q from p" },
            { "p, q, r in [0,1]", "p = q, q = r/2, r in {p, 1}", 10, "which is first?" },
            { "p, q in [0,1]", "p = 1/2, p = 1/3", 19, "set already" },
            { "P law on X", "|X| = 2, |X| = 2", 19, "set already" },
            { "w on X", "w in 1..3", 10, "is for a number or a size" });
}

Test(claims_values, with_a_caret_and_exit_status_2)
{
    outcome_t o = LEMMATA("check", file_put("a.lem", "lemma a\n  for P law on X\n  claim max(P) <= 1\n"
        "  try only \"coins\": P in {uniform, (1/2,1/3)}\nend\n"));
    assert_status(&o, 2);
    cr_expect(!o.out[0] && strstr(o.err, "a.lem:4:36: P is set to numbers whose sum is less than 1, and is a law: no "
        "candidate has such a value"), "%s%s", o.out, o.err);
    cr_expect(strstr(o.err, "P in {uniform, (1/2,1/3)}\n") && strstr(o.err, "^"), "%s", o.err);
}

/* --- outside, candidate by candidate ------------------------------------------------------------------------------ */

static const lemma_t *lemma_of(const char *text) { return &compiled_from(session_arena(), text)->lemma; }

/* How many of a family's candidates are not made for this reason; the others go to `each`. */
static size_t unmade(const lemma_t *L, size_t family, const char *says, void (*each)(const candidate_t *c))
{
    size_t n = 0;
    for (size_t i = 0; i < L->families[family]->size; i++) {
        const candidate_t *c = lemma_candidate(session_arena(), L, family, 1, i);
        if (c->unmade) { cr_expect(strstr(c->unmade, says), "candidate %zu: %s", i, c->unmade); n++; }
        else if (each) each(c);
    }
    return n;
}

static void is_half(const candidate_t *c)
{
    mpq_srcptr P = candidate_value(c, "P")->at;
    cr_expect(candidate_value(c, "P")->cells == 2 && mpq_cmp_ui(P, 1, 2) == 0 && mpq_cmp_ui(P + 1, 1, 2) == 0);
}

static void is_square(const candidate_t *c)
{
    const value_t *W = candidate_value(c, "W");
    cr_expect(W->dim[0] == W->dim[1] && W->dim[0] > 1 && mpq_cmp_ui(W->at, 1, 2) == 0);
}

Test(claims_values, outside_where_it_does_not_fit)
{
    const lemma_t *half = lemma_of("lemma a\nfor P law on X ; p in [0,1]\nclaim 0 <= max(P)\n"
        "try only |X| in {1, 2, 3}, P = p, p in {1/2, 1/3, 1/5}\nend\n");
    cr_expect(unmade(half, 0, "P is set to numbers whose sum is", NULL) == 7);
    half = lemma_of("lemma a\nfor P law on X\nclaim 0 <= max(P)\ntry only |X| in {1, 2, 3}, P = 1/2\nend\n");
    cr_expect(unmade(half, 0, "P is set to numbers whose sum is", is_half) == 2);
    const lemma_t *square = lemma_of("lemma a\nfor W channel X -> Y ; w on X\nclaim 0 <= 1\n"
        "try only random 60 letters 1..3: W = symmetric(1/2)\nend\n");
    size_t n = unmade(square, 0, "W is set to symmetric, which is from 2 letters or more to as many", is_square);
    cr_expect(n > 10 && n < 55, "%zu of 60", n);
    const lemma_t *sweep = lemma_of("lemma a\nfor p in [0,1]\nclaim p <= 1\ntry only sweep k in 0..9: p = k/4\nend\n");
    cr_expect(unmade(sweep, 0, "p is set to a number that is not in its range", NULL) == 5);
    const lemma_t *given = lemma_of("lemma a\nfor law p(x) p(y|x) ; g in R\nclaim g <= 1\n"
        "try only |X| = 2, |Y| = 2, p(y|x) = noiseless, p(x) in {uniform, point(0)}, g = Pr(X=0|Y=1)\nend\n");
    cr_expect(unmade(given, 0, "no rational value here: a condition of probability 0", NULL) == 1);
}

/* Hypotheses are met by drawing again; what is set is not drawn again until it fits. */
Test(claims_values, outside_and_not_drawn_again)
{
    const lemma_t *L = lemma_of("lemma a\nfor W channel X -> Y ; p in [0,1]\ngiven p <= 1/2\nclaim p <= 1\n"
        "try only random 60 letters 1..3: W = symmetric(1/2)\nend\n");
    size_t n = unmade(L, 0, "W is set to symmetric", is_square);
    cr_expect(n > 10 && n < 55, "%zu of 60", n);
}

/* --- in order, once ----------------------------------------------------------------------------------------------- */

static void same(const candidate_t *c) { cr_expect(mpq_equal(candidate_number(c, "p"), candidate_number(c, "q"))); }

static void chained(const candidate_t *c)
{
    mpq_srcptr P = candidate_value(c, "P")->at;
    cr_expect(candidate_value(c, "P")->cells == 4 && mpq_cmp_ui(candidate_number(c, "m"), 3, 1) == 0 && mpq_cmp_ui(P,
        1, 4) == 0 && mpq_cmp_ui(candidate_number(c, "p"), 1, 4) == 0);
}

Test(claims_values, a_name_is_what_it_is_set_to)
{
    unmade(lemma_of("lemma a\nfor p, q in [0,1]\nclaim p <= 1\ntry only p = q, q in {0, 1/3, 1}\nend\n"), 0, "", same);
    unmade(lemma_of("lemma a\nfor p, q in [0,1]\nclaim p <= 1\ntry only random 20: p = q\nend\n"), 0, "", same);
    unmade(lemma_of("lemma a\nfor P law on X ; p in [0,1] ; m in 1..9\nclaim p <= 1\n"
        "try only p = P(0), P = 1/|X|, |X| = m + 1, m = 3\nend\n"), 0, "", chained);
}

/* A name within its own value is what was drawn, once. */
Test(claims_values, what_is_drawn_is_changed_once)
{
    const lemma_t *drawn = lemma_of("lemma a\nfor p, q in [0,1]\nclaim p <= 1\ntry only random 20: q = 1/2\nend\n");
    const lemma_t *halved = lemma_of("lemma a\nfor p, q in [0,1]\nclaim p <= 1\ntry only random 20: p = p/2\nend\n");
    mpq_ptr twice = arena_mpq(session_arena(), 1);
    unsigned positive = 0;
    for (size_t i = 0; i < 20; i++) {
        mpq_srcptr p = candidate_number(lemma_candidate(session_arena(), halved, 0, 1, i), "p");
        mpq_mul_2exp(twice, p, 1);
        cr_expect(mpq_equal(twice, candidate_number(lemma_candidate(session_arena(), drawn, 0, 1, i), "p")),
                  "candidate %zu", i);
        positive += mpq_sgn(p) > 0;
    }
    cr_expect(positive > 10);
}

static void met(const candidate_t *c)
{
    mpq_srcptr p = candidate_number(c, "p"), q = candidate_number(c, "q"), r = candidate_number(c, "r");
    cr_expect(mpq_cmp_ui(p, 1, 4) == 0 && mpq_cmp_ui(q, 3, 4) == 0 && mpq_cmp_ui(r, 3, 8) == 0);
}

/* An equation sets what the family leaves open, before what is set from it; what the family sets it leaves alone. */
Test(claims_values, equations_set_the_rest)
{
    const lemma_t *L = lemma_of(
        "lemma a\nfor p, q, r in [0,1]\ngiven q = 1 - p\nclaim p + q <= 1\ntry only random 5: r = q/2, p = 1/4\nend\n");
    cr_expect(unmade(L, 0, "", met) == 0);
    outcome_t o = LEMMATA("check", file_put("a.lem", "lemma a\nfor p, q in [0,1]\ngiven q = 1 - p\nclaim p + q <= 1\n"
        "try only p = 1/3, q in {1/3, 2/3}\nend\n"));
    assert_status(&o, 0);
    cr_expect(strstr(o.out, "tried 1: 0 hold strictly, 1 equal") && strstr(o.out, "candidate 0: q = 1 - p: not so"),
              "%s", o.out);
    o = LEMMATA("check", file_put("b.lem", "lemma a\nfor P law on X ; m in 1..9\ngiven |X| = m\nclaim max(P) <= 1\n"
        "try only |X| = 2, m in {2, 3}\nend\n"));
    cr_expect(strstr(o.out, "tried 1:") && strstr(o.out, "|X| = m: not so"), "%s", o.out);
}

/* x^0 is 1 of every number x, 0 too; of what is undefined or infinite it is no number, and decides nothing. */
Test(claims_values, no_power_of_what_is_no_number)
{
    static const struct { const char *claim; int status; } cases[] = {
        { "log(0 - 1)^0 <= 1", 4 }, { "(1/0)^0 <= 2", 4 }, { "log(0)^0 = 1", 4 }, { "sqrt(log(1/2))^0 = 1", 4 },
            { "0^0 = 1", 0 }, { "log(2)^0 = 1", 0 },
        { "(sqrt(2) sqrt(3) - sqrt(6))^0 = 1", 0 }
    };
    for (size_t k = 0; k < sizeof cases / sizeof *cases; k++) {
        outcome_t o = LEMMATA("check", "-e", cases[k].claim);
        cr_expect(o.status == cases[k].status, "%s: exit %d\n%s%s", cases[k].claim, o.status, o.out, o.err);
    }
}

/* Where another parameter bounds its range, what is set is looked at when all are made: in range or outside, whichever
** comes first. */
Test(claims_values, a_range_of_another_name)
{
    static const char text[] =
        "lemma a\nfor p in [q,1] ; q in (0,1)\nclaim q <= p\ntry only corners p in {0, 1, q}, q in {1/2, 1/3}\nend\n";
    outcome_t o = LEMMATA("check", file_put("a.lem", text));
    assert_status(&o, 0);
    assert_says(&o, "tried 4: 2 hold strictly, 2 equal, 0 violated, 0 undecided; 2 outside the hypotheses");
    assert_says(&o, "p is not in its range");
}

/* Outside [0,1] kl and h are undefined, of numbers that are not rational too, whatever would cancel. */
Test(claims_values, divergences_of_numbers_that_are_no_probabilities)
{
    static const struct { const char *claim; bool defined; } of[] = {
        { "kl(log 3||log 3) <= 5", false }, { "kl(1 + log 2||1 + log 2) <= 5", false }, { "kl(-sqrt 2||-sqrt 2) <= 5",
            false }, { "kl(1/2||log 3) <= 5", false },
        { "h(log 3) <= 5", false }, { "h(-log 2) <= 5", false }, { "kl(log 2||log 2) <= 5", true },
            { "kl(log 2||1/2) <= 5", true }, { "h(log 2) <= 1", true },
    };
    for (size_t k = 0; k < sizeof of / sizeof *of; k++) {
        outcome_t o = LEMMATA("check", "-e", of[k].claim);
        cr_expect(o.status == (of[k].defined ? 0 : 4), "%s: exit %d\n%s", of[k].claim, o.status, o.out);
    }
}

/* A term in which 3/I cancels has no value where I is 0: found by the oracle, of seeds 700088 and 700396. */
Test(claims_values, what_cancels_is_to_be_defined)
{
    outcome_t o = LEMMATA("check", "-e", "1 <= 1 + 3/I(X;Y) - 3/I(X;Y)", "--given", "X.Y");
    cr_expect(o.status == 4 && strstr(o.out, " 0 hold strictly, 0 equal, 0 violated"), "exit %d\n%s%s", o.status, o.out,
              o.err);
    o = LEMMATA("check", "-e", "1 + sqrt(-H(X) - 1) - sqrt(-H(X) - 1) <= 0");
    cr_expect(o.status == 4 && strstr(o.out, " 0 hold strictly, 0 equal, 0 violated"), "exit %d\n%s%s", o.status, o.out,
              o.err);
    o = LEMMATA("check", "-e", "1 <= 1 + 3/(1 + H(X)) - 3/(1 + H(X))");
    cr_expect(o.status == 0 && strstr(o.out, " 0 hold strictly") && strstr(o.out, " 0 undecided"), "exit %d\n%s%s",
              o.status, o.out, o.err);
}
