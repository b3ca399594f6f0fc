/* SPDX-License-Identifier: MIT
**
** Witnesses from strangers: what a few characters ask for is bounded before it is begun, and where it is not, by the
** clock and by the ceiling.
*/
#include "tests/support/process.h"

#include <criterion/criterion.h>
#include <string.h>

TestSuite(cli_strangers, .init = session_open, .fini = session_close);

enum { PEAK_KB = 200000 };

static const char *digits(char c, int n)
{
    char *s = arena_alloc(session_arena(), (size_t)n + 1);
    return memset(s, c, (size_t)n);
}

static const char *witness(const char *id, const char *candidate) { return arena_printf(session_arena(),
    "{\"id\": \"%s\", \"candidate\": {%s}}", id, candidate); }

static outcome_t replayed(const char *text) { return LEMMATA_ON(text, strlen(text), "replay", "-", "--timeout", "20"); }

/* Ends by itself, and says which limit is passed. */
static void assert_beyond(const char *text, const char *limit)
{
    outcome_t o = replayed(text);
    assert_status(&o, 4);
    assert_says(&o, arena_printf(session_arena(), "beyond: %s", limit));
    cr_assert(o.err_n == 0 && o.peak < PEAK_KB, "%.120s: %ld kB, %s", text, o.peak, o.err);
}

static const char *labels(const char *m)
{
    return witness("bottleneck/data-size", arena_printf(session_arena(),
        "\"p(s)\": [\"1\"], \"code\": [[\"0\"], [\"0\"]], \"p(e)\": [\"1\"], \"any\": [\"0\"], \"p(h|u,s)\": "
            "[[[\"1\"]]], \"G\": [[[\"1\"]]], \"p(d|j,s,y)\": [[[[\"1\"]]], [[[\"1\"]]]], \"m\": \"%s\", "
            "\"judge\": [[[[\"1\"]]]]", m));
}

/* One label only, hence one type of any number of them; with two, as many types as there are labels. */
Test(cli_strangers, numbers_of_labels)
{
    static const char *const m[] = { "4294967295", "100000000", "1000000" };
    for (size_t k = 0; k < 3; k++)
        assert_beyond(labels(m[k]), "the types of m labels: more than 4096 types of data sets");
}

static const char *ensemble(const char *a, const char *z)
{
    return witness("limits/ensemble", arena_printf(session_arena(),
        "\"pi0\": [\"1/2\", \"1/2\"], \"w\": [\"2\", \"1\"], \"beta\": \"1\", \"a\": [[\"%s\", \"0\"], [\"0\", "
            "\"%s\"]], \"z\": \"%s\", \"n\": [\"1\"]", a, a, z));
}

Test(cli_strangers, powers)
{
    assert_beyond(ensemble("1", arena_printf(session_arena(), "1%s", digits('3', 999))), "powers of z of more than ");
    assert_beyond(ensemble("100", "1e9"), "powers of z of more than ");
}

Test(cli_strangers, moments)
{
    const char *tiny = arena_printf(session_arena(), "1/2%s", digits('0', 2000));
    assert_beyond(witness("bottleneck/maurer-moment", arena_printf(session_arena(), "\"m\": \"120\", \"R\": \"%s\"",
        tiny)), "a power of more than a million bits");
}

/* The same of the data sets that a learner sees. */
Test(cli_strangers, data_sets)
{
    assert_beyond(witness("bottleneck/capacity-ceiling",
        "\"p(s)\": [\"1\"], \"p(u|s)\": [[\"1\"]], \"p(h|u,s)\": [[[\"1\"]]], \"p(y|h,s)\": [[[\"1\"]]], "
                          "\"Q\": [\"1/2\", \"1/2\"], \"post\": [[\"1\", \"0\"]], \"m\": \"1000000\", \"l\": "
                              "[[\"0\"], [\"1\"]], \"delta\": \"1/20\", \"eta\": \"1/10\", \"judge\": [[[[\"1\"]]]]"),
                  "the data sets: more than 4096 types of data sets");
}

/* Far apart weights and a great pool: no certificate is found, and soon. */
Test(cli_strangers, pools)
{
    outcome_t o = replayed(witness("game/support-shrinks",
                                   "\"wO\": [\"3\", \"1000000002\", \"1\"], \"wP\": [\"2\", \"1\", \"3\"], "
                                   "\"p0\": [\"1/3\", \"1/3\", \"1/3\"], \"K\": \"2\", \"M\": \"4095\""));
    assert_status(&o, 4);
    cr_assert(o.err_n == 0 && o.peak < PEAK_KB);
}

/* The clock of every command that keeps none of its own. */
Test(cli_strangers, the_time_is_up)
{
    outcome_t o = LEMMATA("klinv", "1/3", "1/10", "--digits", "1000", "--timeout", "0.000001", "-o", path_of("out"));
    assert_status(&o, 4);
    cr_assert(o.out_n == 0 && strstr(o.err, "--timeout") && strchr(o.err, '\n') == o.err + o.err_n - 1
        && !file_get(path_of("out"), NULL), "%s", o.err);
}
