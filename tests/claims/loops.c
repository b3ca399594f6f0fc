/* SPDX-License-Identifier: MIT
**
** Loops within loops: what an inner loop does not move is worked out once for each turn of the outer ones, and the
** numbers of a turn give their room to the next. Values are compared with closed forms, memory with a limit.
*/
#include "tests/claims/claims.h"

#include <sys/resource.h>

TestSuite(claims_loops, .init = session_open, .fini = session_close);

static void says(const char *line, int status, const char *words)
{
    outcome_t o = LEMMATA("check", "-e", line);
    cr_expect(o.status == status && strstr(o.out, words), "%s: exit %d, expected %d and \"%s\"\n%s%s", line, o.status,
              status, words, o.out, o.err);
}

/* Terms that stand still in one loop or in two, that pass through `if`, brackets, max, and whole loops that do. */
Test(claims_loops, closed_forms)
{
    static const char *const line[] = {
        "sum i in 1..30: sum j in 1..30: (i^2 + i) * j = (30*31*61/6 + 465) * 465",
        "sum i in 1..12: sum j in 1..12: sum k in 1..12: (i + 1) * (i + j) * k = 78 * (sum i in 1..12: (i + 1) * (12 i "
        "+ 78))",
        "sum i in 1..20: sum j in 1..20: (if i <= 3 then 1/i else i + 1) = 20 * (11/6 + 230 - 9)",
        "sum i in 1..20: sum j in 1..5: (max k in 1..20: k * (i - k)) * j = 15 * (sum i in 1..20: max k in 1..20: k * "
        "(i - k))",
        "sum i in 1..20: sum j in 1..20: (sum k in 1..i: k) = 20 * 1540",
        "sum i in 1..20: sum j in i..20: (i + 0) = 1540",
        "max i in 1..9: max j in 1..9: (10 - i) * (i + 0) = 25",
        "prod i in 1..6: prod j in 1..2: (i + 0) = 720^2",
        "sum i in 1..10: sum j in 1..10: (i + 0)^j/(i + 0)^j = 100",
        "sum i in 0..10: sum j in 1..4: ([i + 0 = 3] * j + [j + 0 = 3] * (i + 0)) = 10 + 55",
        "(sum i in 1..9: sum j in 1..9: (i + 1)) + (sum i in 1..9: sum j in 1..9: (i + 2)) = 9 * 54 + 9 * 63",
        "sum i in 3..8: (sum k in 1..9: k) * (i + 0) = 45 * 33",
        "sum i in 1..6: sum j in 1..6: log(i + 1) = 6 log 5040",
        "sum i in 1..6: sum j in 1..6: (log(i + 1) + j - log(i + 1)) = 126",
    };
    for (size_t k = 0; k < sizeof line / sizeof *line; k++) says(line[k], 0, "1 equal");
}

/* Sums that an outer loop finds again, at one slot and at two, with more values than are kept; the last two have more
** turns than steps are allowed. */
Test(claims_loops, what_comes_back)
{
    static const char *const line[] = {
        "sum i in 1..3: sum j in 1..300: (sum k in 1..j: k) = 3 * (300*301*302/6)",
        "sum l in 1..4: sum i in 1..20: sum j in 1..20: (sum k in 1..i: (k + j)) * l = 10 * (20 * 1540 + 210^2)",
        "sum l in 1..3: sum i in 1..40: sum j in 0..39: (sum k in 1..3: (31 i - j + k)) * l = 6 * 1600 * (3 * (31*41/2 "
        "- 39/2) + 6)",
        "sum l in 1..3: sum i in 1..9: (sum k in 1..i: log k) * l = 6 * (sum k in 1..9: (10 - k) * log k)",
        "sum l in 1..1000: sum i in 1..200: (sum k in 1..100: (k + i)) * l = 500500 * (200*5050 + 100*20100)",
        "max l in 1..1000: (sum i in 1..200: ((sum k in 1..100: (k + i)) + l)) = 200*1000 + 200*5050 + 100*20100",
    };
    for (size_t k = 0; k < sizeof line / sizeof *line; k++) says(line[k], 0, "1 equal");
}

/* Of letters, laws and tables: on many candidates. */
Test(claims_loops, closed_forms_of_laws)
{
    static const char *const lemma =
        "lemma a\nfor P, Q laws on X ; table f on X,Y\n"
        "claim sum x, y: (P(x) + 1) * (f(x,y) + 0) = sum y: sum x: f(x,y) * (P(x) + 1) [one]\n"
        "claim sum x: sum y: f(x,y)/(1 + P(x)) = sum x: (sum y: f(x,y))/(1 + P(x)) [two]\n"
        "claim sum x of X: sum z of X: (P(x)^2 + Q(x)) * Q(z) = sum x: (P(x)^2 + Q(x)) [three]\n"
        "claim sum x of X: sum z of X: (P(x)^2 + Q(x)) * Q(z) = 1 + sum x: (P(x)^2 + Q(x)) [false]\n"
        "expect holds [one] ; holds [two] ; holds [three] ; refuted [false]\nend\n";
    outcome_t o = LEMMATA("check", file_put("a.lem", lemma));
    cr_expect(o.status == 0 && strstr(o.out, "3 hold, 1 refuted"), "exit %d\n%s%s", o.status, o.out, o.err);
}

/* A term at its letters is worked out once, wherever it stands: of letters of two alphabets apart, though both number
** theirs from 0, and where it is within other loops. */
Test(claims_loops, values_at_letters)
{
    static const char *const lemma =
        "lemma a\nfor P law on X ; table f on X,Y\n"
        "claim sum x: max([x != 0], 1/2) = |X| - 1/2 [X]\n"
        "claim sum y: max([y != 0], 1/2) = |Y| - 1/2 [Y]\n"
        "claim sum k in 0..6: max([k != 0], 1/2) = 13/2 [index]\n"
        "claim (sum y: max([y != 0], 1/2)) (sum x: max([x != 0], 1/2))\n"
        "= sum y: sum x: max([x != 0], 1/2) max([y != 0], 1/2) [both]\n"
        "claim sum x: P(x) (sum y: f(x,y)) = sum y: sum x: f(x,y) P(x) [rows]\n"
        "claim sum x: (P(x) + 1) (sum y: f(x,y)) = (sum x: sum y: f(x,y)) + (sum x: P(x) (sum y: f(x,y))) [again]\n"
        "claim for each x: (sum y: f(x,y)) - f(x,0) = sum y: [y != 0] f(x,y) [each]\n"
        "claim sum y: (max x: f(x,y)) >= max x: sum y: f(x,y) [greatest]\n"
        "claim sum y: max([y != 0], 1/2) = |X| - 1/2 [false]\n"
        "claim sum x: P(x) (sum y: f(x,y)) = sum x: (P(x) + 1) (sum y: f(x,y)) [false rows]\n"
        "expect holds [X] ; holds [Y] ; holds [index] ; holds [both] ; holds [rows] ; holds [again] ; holds [each]\n"
        "; holds [greatest] ; refuted [false] ; refuted [false rows]\nend\n";
    outcome_t o = LEMMATA("check", file_put("a.lem", lemma));
    cr_expect(o.status == 0 && strstr(o.out, "8 hold, 2 refuted"), "exit %d\n%s%s", o.status, o.out, o.err);
}

/* Where a term that stands still has no value, it has none at each turn, and has one again where it has. */
Test(claims_loops, what_has_no_value_is_not_kept)
{
    says("sum i in 0..3: sum j in 1..3: (if i = 2 then 0 else 1/(i - 2)) = 3 * (-1/2 - 1 + 1)", 0, "1 equal");
    says("sum i in 0..3: sum j in 1..3: 1/(i - 2) = 0", 4, "undefined");
    static const char *const lemma =
        "lemma a\nfor table f on X,Y > 0 ; P law on X\n"
        "claim for each x: sum y: f(x,y)/P(x) = (sum y: f(x,y))/P(x) [one]\n"
        "claim sum x: (if P(x) = 0 then 1 else max(1/P(x), 1)) = sum x: (if P(x) = 0 then 1 else 1/P(x)) [two]\n"
        "expect holds [two] ; undecided [one]\nend\n";
    outcome_t o = LEMMATA("check", file_put("a.lem", lemma));
    cr_expect(o.status == 0 && strstr(o.out, "a term is undefined"), "exit %d\n%s%s", o.status, o.out, o.err);
}

/* In kilobytes, of the programs that this test ran. */
static long peak(void)
{
    struct rusage u;
    cr_assert(getrusage(RUSAGE_CHILDREN, &u) == 0);
    return u.ru_maxrss;
}

/* A million turns need the room of one: 400 MB, were the numbers of each kept. */
Test(claims_loops, a_turn_gives_its_room_to_the_next)
{
    says("sum i in 1..700: sum j in 1..700: i * j/(i + j) >= 0", 0, "1 hold strictly");
    says("sum i in 1..1000: sum j in 1..1000: (i^2 + i * 3) * (2 - 1/i) * j >= 0", 0, "1 hold strictly");
    cr_expect(peak() < 100000, "%ld KB", peak());
}
