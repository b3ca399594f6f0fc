/* SPDX-License-Identifier: MIT
**
** Help, version, list and show; and what is refused before anything is read.
*/
#include "cli/help.h"
#include "tests/support/process.h"

#include <criterion/criterion.h>
#include <ctype.h>
#include <string.h>

TestSuite(cli_usage, .init = session_open, .fini = session_close);

/* No line is wider than HELP_COLUMNS. */
static void assert_narrow(const outcome_t *o)
{
    size_t at = 0;
    for (const char *p = o->out; *p; p++) {
        at = *p == '\n' ? 0 : at + 1;
        cr_assert(at <= HELP_COLUMNS, "%s: a line of more than %d:\n%s", o->line, HELP_COLUMNS, o->out);
    }
}

Test(cli_usage, overview_names_every_command)
{
    outcome_t all[] = { LEMMATA("--help"), LEMMATA("-h"), LEMMATA("help"), LEMMATA("help", "help") };
    for (size_t k = 0; k < 4; k++) {
        assert_status(&all[k], 0);
        assert_same_output(&all[k], &all[0]);
        cr_assert(all[k].err_n == 0);
    }
    assert_narrow(&all[0]);
    for (const command_t *c = command_table_of; c->name; c++)
        assert_says(&all[0], arena_printf(session_arena(), "lemmata %s ", c->name));
}

/* Each command's page has all its options and none of others, and an example that is a command. */
Test(cli_usage, a_page_for_each_command)
{
    for (const command_t *c = command_table_of; c->name; c++) {
        outcome_t all[] = { LEMMATA("help", c->name), LEMMATA_HERE(c->name, "--help"), LEMMATA_HERE(c->name, "-h") };
        for (size_t k = 0; k < 3; k++) {
            assert_status(&all[k], 0);
            assert_same_output(&all[k], &all[0]);
        }
        assert_narrow(&all[0]);
        for (const option_t *k = option_table; k->name; k++) {
            const char *alone = arena_printf(session_arena(), "\n      --%s ", k->name),
                       *after = arena_printf(session_arena(), ", --%s ", k->name);
            bool there = strstr(all[0].out, alone) || strstr(all[0].out, after);
            cr_assert(there == option_taken(k, c), "%s, --%s:\n%s", c->name, k->name, all[0].out);
        }
        assert_says(&all[0], c->example);
    }
}

/* The examples that need no file of the reader's. */
Test(cli_usage, examples_run)
{
    outcome_t o = LEMMATA("check", "-e", "I(X;Z) <= I(X;Y)", "--given", "X -> Y -> Z");
    assert_status(&o, 0);
    outcome_t show = LEMMATA("show", "limits/gibbs", "--family", "random", "--index", "3");
    outcome_t replay = LEMMATA_ON(show.out, show.out_n, "replay", "-"),
              inverse = LEMMATA("klinv", "1/10", "1/20", "--digits", "50");
    assert_status(&replay, 0);
    assert_status(&inverse, 0);
}

Test(cli_usage, near_misses_are_named)
{
    outcome_t all[] = { LEMMATA("chek"),
                        LEMMATA("check", "--candidats", "3"),
                        LEMMATA("check", "bottleneck/fanoo"),
                        LEMMATA("show", "limit"),
                        LEMMATA("help", "tabel"),
                        LEMMATA("check", "fano"),
                        LEMMATA("check", "--format", "jsn"),
                        LEMMATA_ON("{\"id\":\"facts/pinskr\"}", 21, "replay", "-"),
                        LEMMATA_ON("{\"id\":\"facts/pinsker\",\"link\":\"Pinskr\"}", 38, "replay", "-") };
    static const char *const says[] = {
        "did you mean check?",  "did you mean --candidates?",  "did you mean bottleneck/fano?",
        "did you mean limits?", "did you mean table?",         "fano is bottleneck/fano or facts/fano: say which",
        "did you mean json?",   "did you mean facts/pinsker?", "did you mean Pinsker?"
    };
    for (size_t k = 0; k < sizeof all / sizeof *all; k++) assert_refused(&all[k], says[k]);
}

/* What stands behind the slash is enough where one paper alone has it. */
Test(cli_usage, ids_without_their_paper)
{
    outcome_t one = LEMMATA("check", "root-kl", "-q"), whole = LEMMATA("check", "limits/root-kl", "-q");
    assert_same_output(&one, &whole);
}

Test(cli_usage, quietly_one_line_a_lemma)
{
    outcome_t o = LEMMATA("check", "game/mode-collapse", "game/partial-alignment", "-q", "--candidates", "2");
    size_t before = 0;
    for (const char *p = o.out; *p && !isdigit((unsigned char)*p); p = strchr(p, '\n') + 1) before++;
    cr_assert(before == 2, "%s", o.out);
}

Test(cli_usage, version)
{
    outcome_t all[] = { LEMMATA("--version"), LEMMATA("check", "--version") };
    for (size_t k = 0; k < 2; k++) {
        assert_status(&all[k], 0);
        cr_assert_str_eq(all[k].out, "lemmata " LEMMATA_VERSION "\n");
    }
}

Test(cli_usage, nothing_asked)
{
    outcome_t o = process_run("", 0, (const char *const[]){ lemmata_path(), NULL });
    assert_status(&o, 2);
    cr_assert(o.out_n == 0 && strstr(o.err, "lemmata check"));
}

/* Every lemma in the papers' order, a line each. */
static void assert_lists_all(const outcome_t *o)
{
    const char *at = o->out;
    size_t lines = 0, lemmas = 0;
    for (const char *p = o->out; *p; p++) lines += *p == '\n';
    for (size_t p = 0; papers_at(p); p++)
        for (size_t i = 0; papers_at(p)->lemmas[i]; i++, lemmas++) {
            at = strstr(at, papers_at(p)->lemmas[i]->id);
            cr_assert(at, "%s: no %s, or out of order", o->line, papers_at(p)->lemmas[i]->id);
        }
    cr_assert(lines == lemmas && lemmas > 0, "%zu lines for %zu lemmas", lines, lemmas);
}

Test(cli_usage, list)
{
    outcome_t o = LEMMATA("list"), one = LEMMATA("list", "bottleneck");
    assert_status(&o, 0);
    assert_status(&one, 0);
    assert_lists_all(&o);
    assert_says(&one, "bottleneck/fano");
}

/* What a textbook states says so, also where it has a number in print; of a paper of textbooks nothing is repeated. */
Test(cli_usage, textbook_results_say_so)
{
    outcome_t o = LEMMATA("list", "bottleneck"), facts = LEMMATA("list", "facts"),
              show = LEMMATA("show", "bottleneck/fano"), ours = LEMMATA("show", "bottleneck/floor");
    size_t n = 0;
    for (const char *at = o.out; (at = strstr(at, "(textbook)\n")); at++) n++;
    cr_assert_eq(n, 7, "%s", o.out);
    assert_says(&o, "Fano's inequality (textbook)\n");
    assert_says(&show, "textbook: Cover and Thomas, Theorem 2.10.1, for The Alignment Bottleneck (");
    assert_says(&ours, "statements paper");
    cr_assert(!strstr(facts.out, "(textbook)"), "%s", facts.out);
    outcome_t check = LEMMATA("check", "bottleneck/pinsker", "--format", "json");
    assert_says(&check, "\"fidelity\": \"textbook\"");
}

/* The table of numbers of the write-up: every entry of the paper that has a number is there, in print or by name. */
Test(cli_usage, every_number_of_the_bottleneck_has_its_place)
{
    char *table = file_get("papers/bottleneck/numbers.tex", NULL), slug[80];
    cr_assert(table);
    for (size_t p = 0; papers_at(p); p++)
        for (size_t i = 0; papers_at(p)->lemmas[i]; i++) {
            const lemma_t *L = papers_at(p)->lemmas[i];
            if (strncmp(L->id, "bottleneck/", 11) != 0 || strcmp(L->printed, "-") == 0) continue;
            snprintf(slug, sizeof slug, "\\texttt{%s}", lemma_slug(L));
            cr_assert(strstr(table, slug), "%s", slug);
        }
}

static void assert_shows(const lemma_t *L)
{
    outcome_t o = LEMMATA_HERE("show", L->id);
    assert_status(&o, 0);
    assert_says(&o, L->statement);
    assert_says(&o, L->printed);
    for (size_t k = 0; L->params[k].name; k++) assert_says(&o, L->params[k].name);
    for (size_t k = 0; L->links[k].name; k++) {
        assert_says(&o, L->links[k].name);
        assert_says(&o, L->terms[L->links[k].lhs].name);
        assert_says(&o, L->terms[L->links[k].rhs].name);
    }
    for (size_t k = 0; L->families[k]; k++) assert_says(&o, L->families[k]->name);
    for (size_t k = 0; L->uses && L->uses[k]; k++) assert_says(&o, L->uses[k]);
}

Test(cli_usage, show)
{
    for (size_t p = 0; papers_at(p); p++)
        for (size_t i = 0; papers_at(p)->lemmas[i]; i++) assert_shows(papers_at(p)->lemmas[i]);
}

/* Words of the command line, separated by blanks, and what the one line must say. */
typedef struct { const char *words, *says; } refused_t;

static void assert_words_refused(const refused_t *r)
{
    const char *argv[16] = { lemmata_path() };
    char *words = arena_printf(session_arena(), "%s", r->words), *rest = NULL;
    size_t n = 1;
    for (char *w = strtok_r(words, " ", &rest); w && n < 15; w = strtok_r(NULL, " ", &rest)) argv[n++] = w;
    outcome_t o = process_run("", 0, argv);
    assert_refused(&o, r->says);
}

Test(cli_usage, unknown_words_are_refused)
{
    outcome_t pdf = LEMMATA("check", file_put("paper.pdf", "%PDF"));
    assert_refused(&pdf, "a claim file ends in .lem or .tex");
    outcome_t paper = LEMMATA("show", "facts");
    assert_refused(&paper, "facts is a paper, and show takes a lemma of it");
    static const refused_t all[] = {
        { "proof", "proof" },
        { "--frobnicate", "--frobnicate" },
        { "Check", "Check" },
        { "list nosuch", "nosuch" },
        { "list bottleneck bottleneck", "one paper" },
        { "list bottleneck/fano", "bottleneck/fano" },
        { "show", "one ID" },
        { "show bottleneck", "bottleneck" },
        { "show bottleneck/fano bottleneck/floor", "one ID" },
        { "show bottleneck/none", "bottleneck/none" },
        { "check nosuch", "nosuch" },
        { "check bottleneck/", "bottleneck/" },
        { "check bottleneck/fano nosuch", "nosuch" },
        { "check --family nosuch", "nosuch" },
        { "check bottleneck/fano --family sums", "sums" },
        { "table bottleneck/fano", "-o" },
        { "replay", "FILE.json" },
        { "replay a b", "FILE.json" },
        { "capacity", "FILE.csv" },
        { "capacity a b", "FILE.csv" },
    };
    for (size_t k = 0; k < sizeof all / sizeof *all; k++) assert_words_refused(&all[k]);
}

Test(cli_usage, unknown_options_are_refused)
{
    static const refused_t all[] = {
        { "check --bogus", "--bogus" },
        { "check -z", "-z" },
        { "list --seed 1", "--seed" },
        { "show bottleneck/fano -v", "verbose" },
        { "check --digits 5", "--digits" },
        { "check --counts", "--counts" },
        { "capacity --candidates 3", "--candidates" },
        { "replay --against x y", "--against" },
        { "table bottleneck/fano --format tex -o x", "--format" },
        { "check --candidates", "--candidates" },
        { "check -o", "-o" },
        { "check --no-filter=yes", "--no-filter" },
    };
    for (size_t k = 0; k < sizeof all / sizeof *all; k++) assert_words_refused(&all[k]);
}

/* The option at fault is named also when words stand before it. */
Test(cli_usage, unknown_option_after_a_word)
{
    assert_words_refused(&(refused_t){ "check bottleneck/fano --bogus", "--bogus" });
    assert_words_refused(&(refused_t){ "capacity file.csv --digits", "--digits" });
}

Test(cli_usage, wrong_values_are_refused)
{
    static const refused_t all[] = {
        { "check --candidates 0", "--candidates 0|whole number" },
        { "check --candidates -3", "-3" },
        { "check --candidates 3x", "3x" },
        { "check --candidates 99999999999999999999", "99999999999999999999" },
        { "check --candidates 1.5", "1.5" },
        { "check --seed -1", "--seed -1" },
        { "check --seed x", "x" },
        { "check --seed 9223372036854775808", "9223372036854775808" },
        { "check --prec-max 10", "--prec-max 10" },
        { "check --prec-max 1e3", "1e3" },
        { "check --timeout 0", "--timeout 0|positive" },
        { "check --timeout nan", "nan" },
        { "check --timeout inf", "inf" },
        { "check --timeout -1", "-1" },
        { "check --timeout 1s", "1s" },
        { "check -t 1e999", "1e999" },
        { "check --format xml", "xml|json" },
        { "check --format JSON", "JSON" },
        { "capacity x --digits 0", "--digits 0" },
        { "capacity x --digits 1001", "1001" },
        { "capacity x --format csv", "csv" },
        { "replay x --format tex", "--format" },
    };
    for (size_t k = 0; k < sizeof all / sizeof *all; k++) assert_words_refused(&all[k]);
}

/* A name with a line break is still said in one line, and no escape reaches the terminal. */
Test(cli_usage, hostile_names_are_said_in_one_line)
{
    outcome_t all[] = { LEMMATA("no\nsuch"),
                        LEMMATA("check", "no\nsuch"),
                        LEMMATA("show", "a\n\nb"),
                        LEMMATA("check", "--format", "a\nb"),
                        LEMMATA("capacity", "no\nfile"),
                        LEMMATA("check", "--family", "\033[31mred") };
    for (size_t k = 0; k < 6; k++) {
        assert_refused(&all[k], "");
        cr_assert(!strchr(all[k].err, '\033'), "%s: an escape in %s", all[k].line, all[k].err);
    }
}

Test(cli_usage, standard_output_that_is_full)
{
    outcome_t o =
        process_run("", 0, (const char *const[]){ "/bin/sh", "-c", "\"$0\" list >/dev/full", lemmata_path(), NULL });
    assert_status(&o, 3);
    cr_assert(strstr(o.err, "cannot write"));
}
