/* SPDX-License-Identifier: MIT
**
** check: exit statuses, formats, choices, and output that is a function of command, seed and version.
*/
#include "cli/cli.h"
#include "tests/cli/pointer.h"
#include "tests/engine/toy.h"
#include "tests/support/share.h"

TestSuite(cli_check, .init = session_open, .fini = session_close);

static json_t *json_of(const outcome_t *o) { return parsed(o->out); }
static long long whole_at(json_t *j, const char *way) { return json_integer_value(value_at(j, way)); }
static const char *text_at(json_t *j, const char *way) { return json_string_value(value_at(j, way)); }

static size_t lines_of(const char *text)
{
    size_t n = 0;
    for (; *text; text++) n += *text == '\n';
    return n;
}

Test(cli_check, exit_statuses)
{
    outcome_t holds = LEMMATA("check", "bottleneck/pac-bayes-kl", "--candidates", "5");
    outcome_t refuted = LEMMATA("check", "bottleneck/data-size", "--candidates", "2");
    outcome_t late = LEMMATA("check", "bottleneck/fano", "--timeout", "0.000001");
    assert_status(&holds, 0);
    assert_status(&refuted, 1);
    assert_status(&late, 4);
    assert_says(&holds, "holds     bottleneck/pac-bayes-kl");
    assert_says(&refuted, "refuted   bottleneck/data-size");
    assert_says(&refuted, "counterexample");
    assert_says(&late, "the time was up after 1 candidates");
    cr_assert(holds.err_n == 0 && refuted.err_n == 0, "no terminal, and yet a progress line");
}

/* The record itself says so, in every format on standard error too. */
Test(cli_check, what_is_cut_short_says_so)
{
    outcome_t whole = LEMMATA("check", "bottleneck/fano", "--format", "json", "--candidates", "1");
    outcome_t late = LEMMATA("check", "bottleneck/fano", "--format", "json", "-t", "0.000001");
    outcome_t csv = LEMMATA("check", "bottleneck/fano", "--format", "csv", "-t", "0.000001");
    assert_status(&late, 4);
    assert_says(&late, "\"cut_short\": true");
    assert_says(&late, "\"cut_short\": 1");
    cr_assert(!strstr(whole.out, "cut_short") && whole.err_n == 0);
    cr_assert(strstr(late.err, "cut short") && strstr(csv.err, "cut short"));
}

Test(cli_check, a_refutation_outweighs_the_time_limit)
{
    outcome_t o = LEMMATA("check", "bottleneck/data-size", "-t", "0.000001");
    assert_status(&o, 1);
}

/* The counts of one link of the JSON add up, and its verdict is theirs. */
static void assert_consistent(json_t *l)
{
    long long holds = whole_at(l, "holds"), equal = whole_at(l, "equal"), violated = whole_at(l, "violated");
    long long undecided = whole_at(l, "undecided"), tried = whole_at(l, "tried");
    const char *verdict = text_at(l, "verdict");
    const char *want = violated ? "refuted" : undecided ? "undecided" : tried ? "holds" : "untried";
    cr_assert(tried == holds + equal + violated + undecided, "%s: the counts do not add up", text_at(l, "name"));
    if (json_object_get(l, "proved_by")) want = "proved";
    cr_assert_str_eq(verdict, want);
    cr_assert(violated == 0 || strcmp(want, "refuted") == 0);
    cr_assert(json_is_null(value_at(l, "violation")) == (violated == 0));
    cr_assert(holds > 0 || json_is_null(value_at(l, "tightest")));
}

Test(cli_check, json_agrees_with_itself)
{
    const char *many = share_number("cli_check: candidates of each family", "1", "4");
    outcome_t o = LEMMATA("check", "--candidates", many, "--format", "json");
    assert_status(&o, 1);
    json_t *j = json_of(&o), *lemmas = value_at(j, "lemmas"), *lemma, *link;
    size_t i, k, n = 0;
    cr_assert_str_eq(text_at(j, "lemmata"), LEMMATA_VERSION);
    cr_assert(strcmp(text_at(j, "seed"), "1") == 0 && whole_at(j, "prec_max") == 4096);
    json_array_foreach(lemmas, i, lemma) json_array_foreach(value_at(lemma, "links"), k, link)
    {
        assert_consistent(link);
        n++;
    }
    cr_assert(n >= 30, "only %zu links", n);
    json_decref(j);
}

Test(cli_check, csv_and_tex)
{
    outcome_t csv = LEMMATA("check", "bottleneck/data-size", "--candidates", "2", "--format", "csv");
    outcome_t tex = LEMMATA("check", "bottleneck/data-size", "--candidates", "2", "--format", "tex");
    assert_status(&csv, 1);
    assert_status(&tex, 1);
    cr_assert(lines_of(csv.out) == 1 + lemma_links(papers_lemma("bottleneck/data-size", NULL)));
    cr_assert(strncmp(csv.out, "id,link,relation,", 17) == 0);
    assert_says(&tex, "\\begin{tabular}");
    assert_says(&tex, "\\end{tabular}");
}

Test(cli_check, same_bytes_twice)
{
    static const char *const format[] = { "text", "json", "csv", "tex" };
    const char *many = share_number("cli_check: candidates of a paper twice", "1", "6");
    const char *option = arena_printf(session_arena(), "--candidates=%s", many);
    for (size_t k = 0; k < 4; k++) {
        const char *paper = k == 1 ? "game" : "limits";
        outcome_t a = LEMMATA("check", paper, "--candidates", many, "--format", format[k], "-v");
        outcome_t b = LEMMATA("check", "-v", "--format", format[k], option, paper);
        assert_same_output(&a, &b);
    }
}

/* Not the counts alone: the tightest candidates, slacks and violations are the same as well. Of each family the first
** few, with WHOLE=1 more. */
Test(cli_check, the_filter_changes_nothing)
{
    static const char *const paper[][3] = { { "bottleneck", "2", "25" },
                                            { "game", "1", "6" },
                                            { "limits", "4", "40" } };
    for (size_t k = 0; k < 3; k++) {
        const char *n = share_number(arena_printf(session_arena(), "cli_check: the filter, %s", paper[k][0]),
                                     paper[k][1], paper[k][2]);
        outcome_t with = LEMMATA("check", paper[k][0], "--candidates", n, "--format", "json");
        outcome_t without = LEMMATA("check", paper[k][0], "--candidates", n, "--format", "json", "--no-filter");
        assert_status(&with, 1);
        assert_same_output(&with, &without);
    }
}

Test(cli_check, seed)
{
    outcome_t one = LEMMATA("check", "bottleneck/floor", "--family", "random", "--candidates", "20", "--format", "json",
                            "--seed", "1");
    outcome_t two = LEMMATA("check", "bottleneck/floor", "--family", "random", "--candidates", "20", "--format", "json",
                            "--seed", "2");
    json_t *a = json_of(&one), *b = json_of(&two);
    cr_assert_str_eq(text_at(b, "seed"), "2");
    cr_assert(!json_equal(value_at(a, "lemmas"), value_at(b, "lemmas")), "the seed changes nothing");
    json_decref(a);
    json_decref(b);
}

Test(cli_check, family_and_candidates)
{
    outcome_t o =
        LEMMATA("check", "bottleneck/data-size", "--family", "independent", "--candidates", "7", "--format", "json");
    assert_status(&o, 0);
    json_t *j = json_of(&o), *link;
    size_t k;
    json_array_foreach(value_at(j, "lemmas/0/links"), k, link) {
        cr_assert(whole_at(link, "tried") + whole_at(link, "outside") + whole_at(link, "beyond") == 7);
        const char *family = text_at(link, "tightest/witness/family");
        cr_assert(!family || strcmp(family, "independent") == 0);
    }
    json_decref(j);
}

/* Links that a part of the candidates does not touch are untried, and no failure of it; a part that decides nothing
** claims nothing. */
Test(cli_check, untried_in_a_part)
{
    outcome_t o =
        LEMMATA("check", "bottleneck/maurer-moment", "--candidates", "1", "--family", "powers", "--format", "json");
    assert_status(&o, 0);
    json_t *j = json_of(&o), *link = value_at(j, "lemmas/0/links/2");
    cr_assert_str_eq(text_at(link, "verdict"), "untried");
    cr_assert(whole_at(link, "beyond") == 0 && whole_at(link, "outside") == 1 && whole_at(link, "tried") == 0);
    cr_assert_str_eq(text_at(link, "reasons/outside/why"), "m <= 200: not so");
    cr_assert_str_eq(text_at(link, "reasons/outside/family"), "powers");
    json_decref(j);
    o = LEMMATA("check", "bottleneck/risk-index", "--candidates", "1", "--family", "one entry off");
    assert_status(&o, 4);
    assert_says(&o, "untried ");
}

static void first_link_alone(chain_t *t, const candidate_t *c) { toy_steady.chain(t, c); chain_aside(t, 1, "never"); }

/* In a run of all candidates an untried link is open. */
Test(cli_check, untried_in_a_whole_run)
{
    lemma_t L = toy_steady;
    L.chain = first_link_alone;
    for (size_t candidates = 0; candidates < 2; candidates++) {
        check_options_t o = toy_options(candidates);
        record_t r = toy_checked(&L, &o);
        checked_t run = { .records = { &r, 1 } };
        cr_assert(record_link(&r, 1) == FOUND_UNTRIED && record_link(&r, 0) == FOUND_HOLDS &&
                  record_lemma(&r) == FOUND_UNTRIED);
        cr_assert(run_status(&run) == (candidates ? EXIT_HOLDS : EXIT_UNDECIDED));
        record_clear(&r);
    }
}

/* A family of n candidates gives n, however many are asked for. */
Test(cli_check, a_family_may_have_fewer)
{
    outcome_t o =
        LEMMATA("check", "bottleneck/data-size", "--family", "sums", "--candidates", "1000000", "--format", "json");
    json_t *j = json_of(&o);
    const lemma_t *L = papers_lemma("bottleneck/data-size", NULL);
    size_t size = L->families[lemma_family(L, "sums")]->size;
    cr_assert(whole_at(j, "lemmas/0/links/2/tried") == (long long)size);
    json_decref(j);
}

Test(cli_check, each_lemma_once_in_the_papers_order)
{
    outcome_t o = LEMMATA("check", "bottleneck/floor", "bottleneck/fano", "bottleneck/floor", "--candidates", "1",
                          "--format", "json");
    json_t *j = json_of(&o);
    cr_assert(json_array_size(value_at(j, "lemmas")) == 2);
    cr_assert_str_eq(text_at(j, "lemmas/0/id"), "bottleneck/fano");
    cr_assert_str_eq(text_at(j, "lemmas/1/id"), "bottleneck/floor");
    json_decref(j);
}

Test(cli_check, quiet_and_verbose)
{
    outcome_t quiet = LEMMATA("check", "bottleneck/data-size", "--candidates", "3", "-q");
    outcome_t loud = LEMMATA("check", "bottleneck/data-size", "--candidates", "30", "-v");
    cr_assert(lines_of(quiet.out) == 4, "%s", quiet.out);
    assert_says(&loud, "signs decided:");
    cr_assert(strstr(loud.err, "outside: D independent of J: not so"), "%s", loud.err);
}

/* Where a proof uses a refuted lemma of the paper's own, that is said; a refuted link of ours is not held against
** it. */
Test(cli_check, links_of_ours_are_not_leant_on)
{
    outcome_t o = LEMMATA("check", "bottleneck", "--candidates", "3");
    cr_assert(!strstr(o.out, "leans on bottleneck/data-size"), "%s", o.out);
    cr_assert(strstr(o.out, "its proof leans on bottleneck/pac-bayes"), "%s", o.out);
    o = LEMMATA("check", "game/weight-suppression", "game/outside-mass", "--candidates", "80", "-q");
    cr_assert(strstr(o.out, "its proof leans on game/weight-suppression"), "%s", o.out);
}

/* A slack below all doubles: what is printed is above 0, as the verdict says. */
Test(cli_check, a_slack_below_all_doubles)
{
    outcome_t o = LEMMATA("check", "-e", "exp(p) < exp(p + 10^-400)", "--given", "p in {1/3}");
    assert_status(&o, 0);
    assert_says(&o, "least slack in [1.3956124250860895286e-400, 1.3956124250860895287e-400] at ");
    o = LEMMATA("check", "--format", "csv", "-e", "exp(p) < exp(p + 10^-400)", "--given", "p in {1/3}");
    cr_assert(!strstr(o.out, ",-"), "%s", o.out);
}

/* The verdict of a lemma is of its statements: where all links are ours it is none, and what is found of ours is
** said. */
Test(cli_check, no_link_of_the_paper)
{
    const char *path = file_put("own.lem", "lemma a \"A\"\nfor p in [0,1]\nours claim p^2 <= p [square]\nend\n");
    outcome_t o = LEMMATA("check", "-q", path);
    assert_status(&o, 0);
    assert_says(&o, "none      own/a  A -- no link is of the paper; ours: holds");
}
