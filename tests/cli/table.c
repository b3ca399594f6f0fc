/* SPDX-License-Identifier: MIT
**
** table: the files it writes, its exit status, and that they are a function of the command.
*/
#include "cli/cli.h"
#include "tests/support/process.h"

#include <criterion/criterion.h>
#include <string.h>

TestSuite(cli_table, .init = session_open, .fini = session_close);

/* Environments closed as they were opened, braces balanced, no infinity and no nan. */
static void assert_fragment(const char *path)
{
    const char *text = file_get(path, NULL);
    long depth = 0, open = 0;
    cr_assert(text && *text, "no %s", path);
    for (const char *p = text; *p; p++) {
        if (*p == '\\' && p[1] && strchr("{}\\%", p[1])) { p++; continue; }
        depth += (*p == '{') - (*p == '}');
        cr_assert(depth >= 0, "%s: a brace too many:\n%s", path, text);
        open += strncmp(p, "\\begin{", 7) == 0;
        open -= strncmp(p, "\\end{", 5) == 0;
    }
    cr_assert(depth == 0 && open == 0, "%s: not balanced:\n%s", path, text);
    cr_assert(!strstr(text, " inf ") && !strstr(text, " nan "), "%s:\n%s", path, text);
}

Test(cli_table, files_of_a_lemma)
{
    const char *folder = path_of("deep/er/tables");
    outcome_t o = LEMMATA("table", "bottleneck/mcallester", "-o", folder, "--candidates", "3");
    assert_status(&o, 0);
    static const char *const file[] = { "mcallester.tex", "mcallester-chain.tex", "mcallester-ledger.tex",
                                        "summary.tex" };
    for (size_t k = 0; k < 4; k++)
        assert_fragment(path_of(arena_printf(session_arena(), "deep/er/tables/bottleneck/%s", file[k])));
    const lemma_t *L = papers_lemma("bottleneck/mcallester", NULL);
    for (size_t k = 0; L->sweeps && L->sweeps[k]; k++) {
        assert_fragment(path_of(arena_printf(session_arena(), "deep/er/tables/%s-%s.tex", L->id, L->sweeps[k]->name)));
        cr_assert(file_get(
            path_of(arena_printf(session_arena(), "deep/er/tables/%s-%s.csv", L->id, L->sweeps[k]->name)), NULL));
    }
    cr_assert(files_ending(".tmp") == 0);
}

Test(cli_table, a_refuted_lemma)
{
    outcome_t o = LEMMATA("table", "bottleneck/data-size", "-o", path_of("t"), "--candidates", "2");
    assert_status(&o, 1);
    assert_says(&o, "refuted   bottleneck/data-size");
    cr_assert(file_has(path_of("t/bottleneck/data-size.tex"), "\\lemmataverdict{refuted}"));
    cr_assert(file_has(path_of("t/bottleneck/summary.tex"), "(ours: refuted)"));
}

/* What is in the way of a proof: of links that hold and are no claim of ours, those with the same in their way
** together; of what is refuted none. By what
** a link is proved; nothing else is said to be. */
Test(cli_table, what_is_in_the_way_of_a_proof)
{
    const char *file = file_put("a.lem", "lemma a\nfor n in 1..9\nclaim floor(n/2) <= n [half]\n"
        "claim n <= 2 n [proved]\nclaim floor(n/2) <= n + 1 [more than half]\n"
                                         "claim n <= n/2 [false]\nours claim prod i in 1..n: i <= 2 n^n [of ours]\n"
                                             "end\nlemma b\nfor p in [0,1]\nclaim p <= 2 [two]\nexpect refuted\nend\n");
    outcome_t o = LEMMATA("table", file, "-o", path_of("t"), "--candidates", "3");
    assert_status(&o, 1);
    assert_fragment(path_of("t/a/a-proofs.tex"));
    const char *text = file_get(path_of("t/a/a-proofs.tex"), NULL);
    cr_assert(
        strstr(text,
               "\\lemmataobstacles{[\\emph{half}], [\\emph{more than half}]: a function that no prover has, \\texttt{"),
        "%s", text);
    cr_assert(!strstr(text, "false") && !strstr(text, "of ours") && !strstr(text, "lemmataproofs{"), "%s", text);
}

Test(cli_table, by_what_a_link_is_proved)
{
    outcome_t o = LEMMATA("table", "facts/pinsker", "limits/root-kl", "-o", path_of("t"), "--candidates", "3");
    assert_status(&o, 0);
    const char *facts = file_get(path_of("t/facts/pinsker-proofs.tex"), NULL),
               *limits = file_get(path_of("t/limits/root-kl-proofs.tex"), NULL);
    cr_assert(strstr(facts, "\\lemmataproofs{[\\emph{Pinsker}]: by binary; "), "%s", facts);
    cr_assert(strstr(limits, "[\\emph{the tilt}], [\\emph{every law}]: from the schema mean"), "%s", limits);
    cr_assert(!strstr(facts, "larger constant"), "%s", facts);
}

/* For a column the two columns that say most, and of what is refuted on how many; a long name goes on in a second line. */
Test(cli_table, narrow_says_on_how_many_it_falls)
{
    const char *file = file_put("a.lem", "lemma a\nfor p in [0,1]\nclaim p^2 <= p [square]\nclaim p <= 2 [two]\n"
        "ours claim p <= p^2 [false]\nend\nlemma b\nfor p in [0,1]\nclaim p^2 <= p [square]\n"
        "claim p <= 2 [a name that is too long for one line of a table in print]\nend\n");
    LEMMATA("table", file, "-o", path_of("t"), "--candidates", "20");
    const char *fall = file_get(path_of("t/a/a-narrow.tex"), NULL), *stand = file_get(path_of("t/a/b-narrow.tex"), NULL);
    cr_assert(strstr(fall, "{violated}") && !strstr(stand, "{violated}"), "%s%s", fall, stand);
    const char *brief = file_get(path_of("t/a/a.tex"), NULL), *wide = file_get(path_of("t/a/b.tex"), NULL);
    cr_assert(strstr(wide, "p{.3\\linewidth}l") && strstr(wide, "\\raggedright square"), "%s", wide);
    cr_assert(!strstr(brief, "@{}p{"), "%s", brief);
}

/* With the filter and without it. */
Test(cli_table, same_bytes_twice)
{
    outcome_t a = LEMMATA("table", "bottleneck/floor", "-o", path_of("a"), "--candidates", "3");
    outcome_t b = LEMMATA("table", "bottleneck/floor", "-o", path_of("b"), "--candidates", "3", "--no-filter");
    assert_same_output(&a, &b);
    static const char *const file[] = { "floor.tex", "floor-chain.tex", "floor-ledger.tex", "summary.tex" };
    for (size_t k = 0; k < 4; k++) {
        const char *one = file_get(path_of(arena_printf(session_arena(), "a/bottleneck/%s", file[k])), NULL);
        cr_assert_str_eq(one, file_get(path_of(arena_printf(session_arena(), "b/bottleneck/%s", file[k])), NULL), "%s",
                         file[k]);
    }
}

Test(cli_table, refusals_write_nothing)
{
    const char *t = path_of("t");
    outcome_t all[] = { LEMMATA("table", "nosuch", "-o", t), LEMMATA("table", "bottleneck/fano"),
                        LEMMATA("table", "bottleneck/fano", "-o", t, "--against", path_of("none.json")) };
    for (size_t k = 0; k < 3; k++) assert_refused(&all[k], "");
    cr_assert(files_ending("") == 0, "something was written");
}

/* A folder whose name is a file's: the file stays. */
Test(cli_table, a_place_that_is_taken)
{
    outcome_t o = LEMMATA("table", "bottleneck/fano", "-o", path_of("t"), "--candidates", "1");
    assert_status(&o, 0);
    o = LEMMATA("table", "bottleneck/fano", "-o", path_of("t/bottleneck/fano.tex"), "--candidates", "1");
    assert_refused(&o, "cannot");
    assert_fragment(path_of("t/bottleneck/fano.tex"));
    cr_assert(files_ending(".tmp") == 0);
}

/* Lemmas side by side or one after the other: the same files. */
Test(cli_table, jobs_change_no_file)
{
    static const char *const file[] = { "pinsker.tex", "fano.tex", "kl-split.tex", "markov-lift.tex",
        "pinsker-chain.tex", "fano-ledger.tex", "summary.tex" };
    outcome_t a = LEMMATA("table", "bottleneck/fano", "bottleneck/pinsker", "bottleneck/kl-split",
        "bottleneck/markov-lift", "-o", path_of("a"), "--candidates", "5", "-j", "1");
    outcome_t b = LEMMATA("table", "bottleneck/fano", "bottleneck/pinsker", "bottleneck/kl-split",
        "bottleneck/markov-lift", "-o", path_of("b"), "--candidates", "5", "-j", "5");
    assert_same_output(&a, &b);
    for (size_t k = 0; k < sizeof file / sizeof *file; k++) {
        size_t m, n;
        const char *one = file_get(path_of(arena_printf(session_arena(), "a/bottleneck/%s", file[k])), &m);
        const char *two = file_get(path_of(arena_printf(session_arena(), "b/bottleneck/%s", file[k])), &n);
        cr_assert(one && two && m == n && memcmp(one, two, n) == 0, "%s", file[k]);
    }
    cr_assert(files_ending(".tmp") == 0);
}
