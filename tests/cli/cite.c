/* SPDX-License-Identifier: MIT
**
** A reason that cites: what it says is proved where it is so, and nothing where a weight, a term, a hypothesis or what
** is cited is another.
*/
#include "tests/support/process.h"

#include <criterion/criterion.h>
#include <string.h>

TestSuite(cli_cite, .init = session_open, .fini = session_close);

static const char head[] = "lemma own \"Own\"\n  for P, Q laws on Y ; table w on Y > 0 ; b in (0,inf) ; k, m in "
    "[0,inf)\n  given Q > 0\n  given k <= m\n";

static outcome_t prove(const char *claims)
{
    return LEMMATA("prove", file_put("own.lem", arena_printf(session_arena(), "%s%send\n", head, claims)));
}

#define MOVED(b, log)                                                                                                  \
    "  claim " b " (E(P; log w) - E(Q; log w)) <= " log " log(max(w)/min(w)) sqrt(KL(P||Q)/2) [moved]\n"
#define BY(first, of, a, given, sum)                                                                                   \
    "  by [moved]: cite " first ", range, " of ", square(u = KL(P||Q)/2, a = " a ") given " given " so " sum "\n"
#define MEAN "mean(P = Q, Q = P)"

Test(cli_cite, a_sum_and_no_other)
{
    outcome_t o = prove(MOVED("b", "b") BY(MEAN, "facts/pinsker", "TV(P,Q)", "1/2: 3", "b: 1 + b: 2 4"));
    assert_status(&o, 0);
    assert_says(&o, "proved        own/own, moved: by cite: the schema mean, the schema range, facts/pinsker "
                    "[Pinsker], the schema square");
    static const char *const wrong[] = {
        MOVED("b", "999/1000 b") BY(MEAN, "facts/pinsker", "TV(P,Q)", "1/2: 3", "b: 1 + b: 2 4"),
        MOVED("b", "999/1000 b") BY(MEAN, "facts/pinsker", "TV(P,Q)", "1/2: 3", "b: 1 + 999/1000 b: 2 4"),
        MOVED("b", "b") BY("mean", "facts/pinsker", "TV(P,Q)", "1/2: 3", "b: 1 + b: 2 4"),
        MOVED("b", "b") BY(MEAN, "facts/pinsker(P = Q, Q = P)", "TV(P,Q)", "1/2: 3", "b: 1 + b: 2 4"),
        MOVED("b", "b") BY(MEAN, "facts/pinsker", "2 TV(P,Q)", "1/2: 3", "b: 1 + b/2: 2 4"),
        MOVED("b", "b") BY(MEAN, "facts/pinsker", "TV(P,Q)", "1/3: 3", "b: 1 + b: 2 4"),
        MOVED("b", "b") BY(MEAN, "facts/pinsker", "TV(P,Q)", "0", "b: 1 + b: 2 4"),
        MOVED("b", "b") BY(MEAN, "facts/pinsker", "TV(P,Q)", "1/2: 4", "b: 1 + b: 2 4"),
        MOVED("b", "b") BY(MEAN, "facts/pinsker", "TV(P,Q)", "1/2: 3", "b: 1 + b: 2 3"),
        MOVED("b", "b") BY(MEAN, "facts/pinsker", "TV(P,Q)", "1/2: 3", "b: 1"),
        MOVED("b", "b") BY(MEAN, "facts/pinsker", "TV(P,Q)", "1/2: 3", "b: 1 + b: 2 4 | b: 1 + b: 2 4"),
        MOVED("(-b)", "b") BY(MEAN, "facts/pinsker", "TV(P,Q)", "1/2: 3", "(-b): 1 + b: 2 4"),
        MOVED("b", "b") BY(MEAN, "\"facts/pinsker#a larger constant\"", "TV(P,Q)", "1/2: 3", "b: 1 + b: 2 4"),
        MOVED("b", "b") BY(MEAN, "facts/han", "TV(P,Q)", "1/2: 3", "b: 1 + b: 2 4"),
    };
    for (size_t k = 0; k < sizeof wrong / sizeof *wrong; k++) {
        o = prove(wrong[k]);
        cr_assert(o.status == 4 && !strstr(o.out, "proved "), "%s: exit %d\n%s%s", wrong[k], o.status, o.out, o.err);
    }
    o = prove(MOVED("b", "b") BY(MEAN, "facts/nothing", "TV(P,Q)", "1/2: 3", "b: 1 + b: 2 4"));
    assert_refused_at(&o, "no schema and no lemma facts/nothing");
}

/* Links of the same lemma are cited by their names; one that comes back to itself, or is false, proves nothing. */
Test(cli_cite, links_of_one_lemma)
{
    outcome_t o =
        prove("  claim 0 <= b KL(P||Q) [one]\n  claim 0 <= b^2 KL(P||Q) [two]\n  by [two]: cite [one] so b: 1\n");
    assert_status(&o, 0);
    assert_says(&o, "own/own, two: by cite: own/own [one]");
    o = prove("  claim k b <= m b [one]\n  claim k b^2 <= m b^2 [two]\n  by [one]: cite so b: h1\n"
        "  by [two]: cite [one] so b: 1\n"); /* with its hypothesis */
    assert_status(&o, 0);
    o = prove("  claim 0 <= b KL(P||Q) [one]\n  claim 0 <= b^2 KL(P||Q) [two]\n  by [two]: cite [one] so b: 1\n  by "
              "[one]: cite [two] so 1/b: 1\n");
    assert_status(&o, 4);
    cr_assert(!strstr(o.out, "proved "), "%s", o.out);
    o = prove("  claim b KL(P||Q) <= 0 [one]\n  claim b^2 KL(P||Q) <= 0 [two]\n  by [two]: cite [one] so b: 1\n");
    assert_status(&o, 4);
    cr_assert(!strstr(o.out, "proved "), "%s", o.out);
}

/* A hypothesis is h1, as it stands: not its converse. */
Test(cli_cite, hypotheses)
{
    static const char order[] = "  claim E(P; w^k) E(P; log w) <= E(P; w^k log w) [order]\n"
        "  claim k E(P; log w) %s m E(P; log w) [scaled]\n  by [order]: cite ordered%s given 0 so 1: 1\n";
    outcome_t o = prove(arena_printf(session_arena(), order, "<=", "(k = m - k)"));
    cr_assert(!strstr(o.out, "proved "), "%s", o.out);
    o = prove("  claim k b <= m b [scaled]\n  by [scaled]: cite so b: h1\n");
    assert_status(&o, 0);
    o = prove("  claim m b <= k b [scaled]\n  by [scaled]: cite so b: h1\n");
    assert_status(&o, 4);
    o = prove("  claim k b <= m b [scaled]\n  by [scaled]: cite so b: h2\n");
    assert_status(&o, 4);
}

/* What is no reason that cites is said where it stands. */
Test(cli_cite, faults)
{
    static const struct { const char *reason, *words; } wrong[] = {
        { "cite", "so and a sum" }, { "cite mean", "or so and a sum" }, { "cite mean so", "expected" },
            { "cite mean so 1", "weight" }, { "cite mean so 1: x", "number of a step" },
        { "cite mean(P) so 1: 1", "=" }, { "cite mean(P = ) so 1: 1", "expected" }, { "cite mean(P = Q so 1: 1",
            "expected" }, { "cite mean so 1: 1 2 3", "end of the reason" },
        { "cite mean so 1: 1 |", "expected" }
    };
    for (size_t k = 0; k < sizeof wrong / sizeof *wrong; k++) {
        outcome_t o = prove(arena_printf(session_arena(), "  claim 0 <= b [own]\n  by [own]: %s\n", wrong[k].reason));
        cr_assert(o.status == 2 && strstr(o.err, wrong[k].words) && o.out_n == 0, "%s: exit %d, %s%s", wrong[k].reason,
                  o.status, o.out, o.err);
    }
}
