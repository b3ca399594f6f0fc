/* SPDX-License-Identifier: MIT
**
** The writers: what they write is what the record holds, rounded outward, the same bytes for the same record.
*/
#include "proofs/engine/write.h"
#include "tests/engine/toy.h"

#include <criterion/criterion.h>
#include <stdlib.h>
#include <string.h>

/* Two lemmas checked, and all that a writer writes of them. */
typedef struct { record_t r[2]; records_t R; char *text; size_t n; } page_t;

static page_t *page_new(const lemma_t *first, const lemma_t *second, size_t candidates)
{
    check_options_t o = toy_options(candidates);
    page_t *p = calloc(1, sizeof *p);
    cr_assert(p);
    p->r[0] = toy_checked(first, &o);
    p->r[1] = toy_checked(second, &o);
    p->R = (records_t){ p->r, 2 };
    return p;
}

static void page_free(page_t *p)
{
    record_clear(&p->r[0]);
    record_clear(&p->r[1]);
    free(p->text);
    free(p);
}

#define WRITTEN(p, call) do { \
        free((p)->text); \
        FILE *f = open_memstream(&(p)->text, &(p)->n); \
        call; \
        fclose(f); \
    } while (0)

static size_t count_of(const char *text, const char *what)
{
    size_t n = 0;
    for (const char *p = text; (p = strstr(p, what)); p += strlen(what)) n++;
    return n;
}

/* --- CSV --------------------------------------------------------------------------------------------------- */

/* The fields of a line, cut at commas that are not in quotes. */
static size_t fields(const char *line, const char *end, const char **at)
{
    size_t n = 0;
    bool quoted = false;
    at[n++] = line;
    for (const char *p = line; p < end; p++) {
        if (*p == '"') quoted = !quoted;
        if (*p == ',' && !quoted && n < 40) at[n++] = p + 1;
    }
    return n;
}

Test(engine_write, csv)
{
    page_t *p = page_new(&toy_numbers, &toy_mixed, 20);
    const char *at[40];
    WRITTEN(p, write_csv(f, p->R));
    const char *line = p->text;
    for (size_t k = 0; k < 4; k++, line = strchr(line, '\n') + 1) {
        cr_assert(fields(line, strchr(line, '\n'), at) == 19, "line %zu: %s", k, line);
        if (k == 0) {
            cr_assert(strncmp(line, "id,link,relation,lhs,rhs,role,ours,verdict,tried,", 49) == 0);
            continue;
        }
        const record_t *r = &p->r[k == 3];
        const link_record_t *l = &r->link[k == 2];
        cr_assert(strncmp(at[0], r->lemma->id, strlen(r->lemma->id)) == 0);
        static const verdict_t order[] = { VERDICT_HOLDS,     VERDICT_EQUAL,   VERDICT_VIOLATED,
                                           VERDICT_UNDECIDED, VERDICT_OUTSIDE, VERDICT_BEYOND };
        cr_assert(strtoul(at[8], NULL, 10) == record_tried(l));
        for (size_t v = 0; v < 6; v++) cr_assert(strtoul(at[9 + v], NULL, 10) == l->count[order[v]]);
        cr_assert(strtod(at[15], NULL) <= l->slack.lo && l->slack.hi <= strtod(at[16], NULL), "slack not outward: %s",
                  line);
    }
    cr_assert(*line == 0, "more lines than links");
    page_free(p);
}

/* A name with a comma and a quote is one field. */
Test(engine_write, csv_quotes)
{
    lemma_t L = toy_steady;
    L.links = (const link_t[]){ { "first, \"so called\"", TOY_A, REL_LT, TOY_B, OURS }, { NULL, 0, REL_LE, 0, OURS } };
    page_t *p = page_new(&L, &L, 3);
    const char *at[40];
    WRITTEN(p, write_csv(f, p->R));
    const char *line = strchr(p->text, '\n') + 1;
    cr_assert(fields(line, strchr(line, '\n'), at) == 19);
    cr_assert(strncmp(at[1], "\"first, \"\"so called\"\"\",<,", 25) == 0 && strncmp(at[5],
        "ours,true,holds,3,3,0,0,0,0,0,1,1,", 34) == 0, "%s", line);
    page_free(p);
}

/* --- text -------------------------------------------------------------------------------------------------- */

Test(engine_write, text)
{
    page_t *p = page_new(&toy_numbers, &toy_mixed, 20);
    WRITTEN(p, write_text(f, p->R, QUIET));
    cr_assert(count_of(p->text, "\n") == 4 && strncmp(p->text,
        "refuted   toy/numbers  Toy 1 (reconstructed): A toy -- refuted: ", 61) == 0, "%s", p->text);
    cr_assert(strstr(p->text, "2 lemmas, 3 links: 0 proved, 0 hold, 2 refuted, 1 undecided, 0 untried\n"
        "    3 of statements: 0 proved, 0 hold, 2 refuted, 1 undecided, 0 untried\n"), "%s", p->text);
    WRITTEN(p, write_text(f, p->R, NORMAL));
    cr_assert(count_of(p->text, "counterexample: ") == 2 && count_of(p->text,
        "undecided, for one, at which, candidate 0: a term is undefined") == 1, "%s", p->text);
    WRITTEN(p, write_text(f, p->R, VERBOSE));
    cr_assert(count_of(p->text, "signs decided: ") == 2);
    page_free(p);
}

/* A counterexample shows the terms of the chain that falls, to both sides, and of no other; JSON shows all. */
Test(engine_write, terms_of_the_chain_alone)
{
    static const link_t links[] = { { "falls", TOY_B, REL_LE, TOY_A, STATEMENT },
                                    { "of one term", TOY_C, REL_LE, TOY_C, STATEMENT },
                                    { NULL, 0, REL_LE, 0, STATEMENT } };
    static const link_t joined[] = { { "falls", TOY_B, REL_LE, TOY_A, STATEMENT },
                                     { "beside it", TOY_B, REL_LE, TOY_C, STATEMENT },
                                     { NULL, 0, REL_LE, 0, STATEMENT } };
    lemma_t L = toy_steady;
    for (size_t k = 0; k < 2; k++) {
        L.links = k ? joined : links;
        page_t *p = page_new(&L, &toy_steady, 3);
        WRITTEN(p, write_text(f, p->R, NORMAL));
        cr_assert(count_of(p->text, "counterexample: ") >= 1 && count_of(p->text, "\n          b  ") == 1, "%s",
                  p->text);
        cr_assert(count_of(p->text, "\n          c  ") == k, "%s", p->text);
        cr_assert(p->r[0].link[0].shown[SHOWN_VIOLATION]->terms == 3);
        page_free(p);
    }
}

/* The head says the statement's verdict, and beside it what fails of the proof and of ours. */
Test(engine_write, the_head_says_what_fails)
{
    page_t *p = page_new(&toy_step_refuted, &toy_ours_refuted, 3);
    WRITTEN(p, write_text(f, p->R, QUIET));
    cr_assert(strstr(p->text, "holds     toy/step-refuted  Toy 10 (reconstructed): A toy -- a step of the printed "
        "proof fails: \"a step\"\n"), "%s", p->text);
    cr_assert(
        strstr(p->text, "holds     toy/ours-refuted  Toy 6 (reconstructed): A toy -- ours refuted: \"of ours\"\n"),
        "%s", p->text);
    cr_assert(strstr(p->text, "    1 steps of printed proofs: 0 proved, 0 hold, 1 refuted,"), "%s", p->text);
    WRITTEN(p, write_tex_summary(f, p->R));
    cr_assert(strstr(p->text, "\\lemmataverdict{holds} (a step of the printed proof fails)"), "%s", p->text);
    page_free(p);
}

static void chain_bounded(chain_t *t, const candidate_t *c)
{
    toy_steady.chain(t, c);
    chain_term_at_most(t, TOY_A, t->first->term[TOY_A]);
}

/* What holds by a bound has no slack, no ratio and no share, and its term is said to be a bound. */
Test(engine_write, bounds)
{
    lemma_t L = toy_steady;
    L.chain = chain_bounded;
    page_t *p = page_new(&L, &toy_steady, 3);
    const link_record_t *l = &p->r[0].link[0];
    cr_assert(l->count[VERDICT_HOLDS] == 3 && !l->tightest.set && !l->has_ratio && l->held.set && l->held.index == 0);
    cr_assert(l->ledger.hi == 0 && p->r[0].link[1].ledger.hi == 0, "a share of what is not known");
    WRITTEN(p, write_text(f, p->R, NORMAL));
    cr_assert(strstr(p->text, "        holds, for one, at steady, candidate 0; its slack is not known\n"), "%s",
              p->text);
    arena_t *A = arena_new();
    witness_t w = witness_at(A, &p->r[0], 0, l->held);
    shown_t *s = shown_make(A, &w);
    WRITTEN(p, write_shown(f, "", &L, 0, s));
    shown_clear(s);
    cr_assert(strncmp(p->text, "a                                            at most 0\n", 55) == 0, "%s", p->text);
    arena_free(A);
    page_free(p);
}

static unsigned long chains;

static void chain_counted(chain_t *t, const candidate_t *c) { chains++; toy_numbers.chain(t, c); }

/* A writer makes no candidate and no chain, whatever it shows. */
Test(engine_write, writers_only_read)
{
    lemma_t L = toy_numbers;
    L.chain = chain_counted;
    page_t *p = page_new(&L, &L, 20);
    unsigned long before = chains;
    WRITTEN(p, write_text(f, p->R, VERBOSE));
    cr_assert(before > 0 && strstr(p->text, "counterexample: drawn"), "%s", p->text);
    WRITTEN(p, write_csv(f, p->R));
    WRITTEN(p, write_tex_summary(f, p->R));
    WRITTEN(p, write_tex_table(f, &p->r[0]));
    json_t *j = records_to_json(p->R, "1.0.0", 1, 64);
    cr_assert(json_is_object(json_object_get(json_array_get(json_object_get(json_array_get(json_object_get(j,
        "lemmas"), 0), "links"), 0), "violation")));
    json_decref(j);
    cr_assert(chains == before, "%lu chains were made by writers", chains - before);
    page_free(p);
}

/* Each kind of reason in a line; what is beyond a limit is counted apart. */
Test(engine_write, reasons)
{
    page_t *p = page_new(&toy_mixed, &toy_steady, 20);
    WRITTEN(p, write_text(f, p->R, NORMAL));
    cr_assert(strstr(p->text, "1 outside the hypotheses, 1 beyond the limits of the program\n"), "%s", p->text);
    cr_assert(strstr(p->text, "        outside, for one, at which, candidate 3: i is 3\n"), "%s", p->text);
    cr_assert(strstr(p->text, "        beyond, for one, at which, candidate 19: i is above 18\n"), "%s", p->text);
    WRITTEN(p, write_tex_table(f, &p->r[0]));
    cr_assert(strstr(p->text, "{outside} & {beyond} &"), "%s", p->text);
    WRITTEN(p, write_tex_table(f, &p->r[1]));
    cr_assert(!strstr(p->text, "{beyond}"), "%s", p->text);
    page_free(p);
}

Test(engine_write, text_says_what_leans)
{
    page_t *p = page_new(&toy_numbers, &toy_leaning, 20);
    WRITTEN(p, write_text(f, p->R, QUIET));
    cr_assert(count_of(p->text, "its proof leans on toy/numbers, which is refuted") == 1, "%s", p->text);
    WRITTEN(p, write_tex_summary(f, p->R));
    cr_assert(count_of(p->text, "$^\\ast$") == 2, "%s", p->text);
    page_free(p);
}

/* The slacks are 1 and 2, so the shares 1/3 and 2/3: as lower bounds, 33.3 % and 66.6 %. */
Test(engine_write, shares_are_rounded_down)
{
    page_t *p = page_new(&toy_steady, &toy_steady, 10);
    WRITTEN(p, write_tex_ledger(f, &p->r[0]));
    cr_assert(strstr(p->text, "``second step'' takes at least 66.6\\,\\%, ``first step'' at least 33.3\\,\\%."), "%s",
              p->text);
    WRITTEN(p, write_tex_table(f, &p->r[0]));
    cr_assert(strstr(p->text, "& 33.3 \\\\") && strstr(p->text, "& 66.6 \\\\"), "%s", p->text);
    WRITTEN(p, write_text(f, p->R, NORMAL));
    cr_assert(strstr(p->text, "33.3% of the chain's slack") && strstr(p->text, "66.6% of the chain's slack"), "%s",
              p->text);
    page_free(p);
}

/* --- LaTeX ------------------------------------------------------------------------------------------------- */

/* Braces balanced, environments closed, every row of a tabular with as many cells. */
static void assert_balanced(const char *tex)
{
    long depth = 0;
    size_t cells = 0, row = 0;
    bool comment = false, table = strstr(tex, "\\begin{tabular}");
    for (const char *p = tex; *p; p++) {
        if (*p == '%') comment = true;
        if (*p == '\n') comment = false;
        if (comment) continue;
        if (*p == '\\' && p[1] == '\\' && table) { cr_assert(!cells || row == cells, "%zu cells, then %zu:\n%s",
            cells, row, tex); cells = row; row = 0; }
        if (*p == '\\' && p[1] && strchr("{}\\%&", p[1])) { p++; continue; }
        row += *p == '&';
        depth += (*p == '{') - (*p == '}');
        cr_assert(depth >= 0, "a brace too many:\n%s", tex);
    }
    cr_assert(depth == 0, "a brace too few:\n%s", tex);
    cr_assert(count_of(tex, "\\noexpand\\begin{tabular}") == count_of(tex, "\\end{tabular}") && count_of(tex,
        "\\begin{align*}") == count_of(tex, "\\end{align*}"));
}

Test(engine_write, tex_is_balanced)
{
    const lemma_t *const lemma[] = { &toy_numbers, &toy_mixed, &toy_channel, &toy_ours_refuted };
    for (size_t k = 0; k < 4; k++) {
        page_t *p = page_new(lemma[k], lemma[(k + 1) % 4], 20);
        WRITTEN(p, write_tex_table(f, p->r));
        assert_balanced(p->text);
        cr_assert(count_of(p->text, "\\lemmataverdict{") == lemma_links(lemma[k]) && !strstr(p->text, "inf")
            && !strstr(p->text, "nan"), "%s", p->text);
        WRITTEN(p, write_tex_summary(f, p->R));
        assert_balanced(p->text);
        WRITTEN(p, write_tex_ledger(f, p->r));
        assert_balanced(p->text);
        WRITTEN(p, write_tex_chain(f, lemma[k]));
        assert_balanced(p->text);
        page_free(p);
    }
}

/* What TeX would take for its own is escaped. */
Test(engine_write, tex_escapes)
{
    lemma_t L = toy_steady;
    L.links = (const link_t[]){ { "50% of {a_b} & #c^2 $", TOY_A, REL_LE, TOY_B, STATEMENT },
                                { NULL, 0, REL_LE, 0, STATEMENT } };
    page_t *p = page_new(&L, &L, 3);
    WRITTEN(p, write_tex_table(f, p->r));
    cr_assert(strstr(p->text, "50\\% of \\{a\\_b\\} \\& \\#c\\textasciicircum{}2 \\$"), "%s", p->text);
    page_free(p);
}

/* Up as it is claimed; a descending run is turned. */
Test(engine_write, tex_chain)
{
    page_t *p = page_new(&toy_steady, &toy_steady, 1);
    WRITTEN(p, write_tex_chain(f, &toy_steady));
    cr_assert(strstr(p->text, "  a\n  &\\le b\\\\\n  &\\le c\n"), "%s", p->text);
    lemma_t L = toy_steady;
    L.links = (const link_t[]){ { "1", TOY_B, REL_LE, TOY_A, STATEMENT },
                                { "2", TOY_C, REL_LT, TOY_B, OURS },
                                { NULL, 0, REL_LE, 0, STATEMENT } };
    WRITTEN(p, write_tex_chain(f, &L));
    cr_assert(strstr(p->text, "  a\n  &\\ge b\\\\\n  &> c \\quad\\text{(ours)}\n"), "%s", p->text);
    L.links = (const link_t[]){ { "1", TOY_A, REL_EQ, TOY_B, OURS }, { NULL, 0, REL_LE, 0, STATEMENT } };
    WRITTEN(p, write_tex_chain(f, &L));
    cr_assert(strstr(p->text, "  a\n  &= b \\quad\\text{(ours)}\n"), "%s", p->text);
    page_free(p);
}

/* The summary says of ours what was found, and "refuted" of nothing else. */
Test(engine_write, summary_says_of_ours_what_was_found)
{
    page_t *p = page_new(&toy_ours_refuted, &toy_ours_undecided, 5);
    WRITTEN(p, write_tex_summary(f, p->R));
    const char *second = strstr(p->text, "\\texttt{ours-undecided}");
    cr_assert(strstr(p->text, "\\lemmataverdict{holds} (ours: refuted)") && second, "%s", p->text);
    cr_assert(!strstr(second, "refuted"), "an undecided link of ours is called refuted:\n%s", p->text);
    page_free(p);
}

/* Numbers of reconstructed statements may be ours or the paper's: the heading claims neither. */
Test(engine_write, summary_says_whose_the_numbers_are)
{
    page_t *p = page_new(&toy_numbers, &toy_steady, 5);
    WRITTEN(p, write_tex_summary(f, p->R));
    cr_assert(strstr(p->text, "Lemma & Number & Verdict &"), "%s", p->text);
    paper_t printed = toy_paper;
    printed.fidelity = "paper";
    record_t r = p->R.at[0];
    r.paper = &printed;
    WRITTEN(p, write_tex_summary(f, (records_t){ &r, 1 }));
    cr_assert(strstr(p->text, "Lemma & In print & Verdict &"), "%s", p->text);
    page_free(p);
}

/* --- JSON -------------------------------------------------------------------------------------------------- */

static char *json_text(records_t R)
{
    json_t *j = records_to_json(R, "0.0.0", 1, 4096);
    cr_assert(j, "no JSON");
    char *text = json_dumps(j, JSON_INDENT(1));
    json_decref(j);
    return text;
}

Test(engine_write, json_is_stable)
{
    page_t *p = page_new(&toy_channel, &toy_mixed, 20), *q = page_new(&toy_channel, &toy_mixed, 20);
    char *a = json_text(p->R), *b = json_text(q->R), *again = json_text(p->R);
    cr_assert_str_eq(a, b);
    cr_assert_str_eq(a, again);
    cr_assert(strstr(a, "\"name\": \"x at s = 2\""), "the row of the witness is not named");
    free(a);
    free(b);
    free(again);
    page_free(p);
    page_free(q);
}

/* An infinite slack, and a violation between equal infinities, are written. */
Test(engine_write, json_infinities)
{
    lemma_t L = toy_mixed;
    L.links = (const link_t[]){ { "x to y", 0, REL_LT, 1, STATEMENT }, { NULL, 0, REL_LE, 0, STATEMENT } };
    page_t *p = page_new(&L, &toy_mixed, MIXED_FAR + 1);
    char *a = json_text(p->R);
    cr_assert(p->r[0].link[0].violation.set && p->r[0].link[0].violation.index == MIXED_INFINITE);
    cr_assert(count_of(a, "\"inf\"") > 4 && !strstr(a, "nan"), "%s", a);
    free(a);
    page_free(p);
}
