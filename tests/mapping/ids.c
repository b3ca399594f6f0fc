/* SPDX-License-Identifier: MIT
**
** An id is an address: its claim file, its section and its tables stand where the id says.
*/
#include "cli/cli.h"
#include "proofs/claims/compile.h"
#include "proofs/claims/print/print.h"
#include "tests/support/record.h"

#include <criterion/criterion.h>
#include <ctype.h>
#include <glob.h>
#include <string.h>
#include <unistd.h>

TestSuite(mapping, .init = session_open, .fini = session_close);

typedef void visit_t(const paper_t *paper, const lemma_t *L, size_t place);

static void every_lemma(visit_t *visit)
{
    size_t n = 0;
    for (size_t p = 0; papers_at(p); p++)
        for (size_t i = 0; papers_at(p)->lemmas[i]; i++, n++) visit(papers_at(p), papers_at(p)->lemmas[i], i);
    cr_assert(n > 0, "no lemmas");
}

static void visit_id(const paper_t *paper, const lemma_t *L, size_t place)
{
    size_t n = strlen(paper->name);
    (void)place;
    cr_expect(strncmp(L->id, paper->name, n) == 0 && L->id[n] == '/', "%s is not of paper %s", L->id, paper->name);
    for (const char *p = L->id + n + 1; *p; p++)
        cr_expect(islower((unsigned char)*p) || isdigit((unsigned char)*p) || (*p == '-' && p[1] && p[1] != '-'),
                  "%s is no slug", L->id);
    cr_expect(papers_lemma(L->id, NULL) == L, "%s stands twice", L->id);
}

Test(mapping, ids_are_slugs) { every_lemma(visit_id); }

/* What is asked for alone is read alone, and is the lemma of its paper; the last lemma is asked for before the
** others. */
Test(mapping, a_lemma_alone)
{
    size_t lemmas = 0;
    for (size_t p = 0; papers_name(p); p++) {
        size_t n = 0;
        while (papers_id(p, n)) n++;
        const paper_t *heading = NULL;
        const lemma_t *last = papers_lemma(papers_id(p, n - 1), &heading);
        cr_assert(heading == papers_heading(p) && !heading->lemmas, "%s: read as a whole", papers_name(p));
        for (size_t i = 0; i < n; i++, lemmas++) {
            const lemma_t *L = papers_at(p)->lemmas[i];
            cr_expect(L == papers_lemma_at(p, i) && strcmp(L->id, papers_id(p, i)) == 0, "%s for %s", L->id,
                      papers_id(p, i));
        }
        cr_expect(papers_at(p)->lemmas[n - 1] == last && !papers_at(p)->lemmas[n], "%s: another last lemma",
                  papers_name(p));
    }
    cr_assert(lemmas > 0, "no lemmas");
}

static void visit_file(const paper_t *paper, const lemma_t *L, size_t place)
{
    const char *file = arena_printf(session_arena(), "proofs/%s.lem", L->id);
    (void)paper; (void)place;
    cr_expect(access(file, R_OK) == 0, "%s: no %s", L->id, file);
}

Test(mapping, claim_files) { every_lemma(visit_file); }

/* Once: by hand, or in the sections that the program writes. */
static void visit_label(const paper_t *paper, const lemma_t *L, size_t place)
{
    const char *label = arena_printf(session_arena(), "\\label{%s}", L->id);
    glob_t g;
    size_t found = 0;
    (void)place;
    const char *paper_tex = arena_printf(session_arena(), "papers/%s/main.tex", paper->name);
    if (access(paper_tex, R_OK) != 0) return; /* no write-up yet */
    if (file_has(paper_tex, arena_printf(session_arena(), "\\input{%s/sections}", paper->name))) {
        char *text = NULL;
        size_t n;
        FILE *f = open_memstream(&text, &n);
        print_statement_tex(f, L->id, compiled_of(L)->core->tree, compiled_of(L)->core->words);
        fclose(f);
        found += strstr(text, label) != NULL;
        free(text);
    }
    if (glob(arena_printf(session_arena(), "papers/%s/*.tex", paper->name), 0, NULL, &g) == 0) {
        for (size_t k = 0; k < g.gl_pathc; k++) found += file_has(g.gl_pathv[k], label);
        globfree(&g);
    }
    cr_expect(found == 1, "%s in %zu files of papers/%s", label, found, paper->name);
}

Test(mapping, sections) { every_lemma(visit_label); }

/* Does the proof of L lean on `id`, directly or not? */
static bool leans_on(const lemma_t *L, const char *id, unsigned depth)
{
    for (size_t k = 0; L->uses && L->uses[k] && depth < 64; k++) {
        const paper_t *of = NULL;
        const char *used = arena_printf(session_arena(), "%.*s", (int)uses_id(L->uses[k]), L->uses[k]);
        const lemma_t *next = papers_lemma(used, &of);
        if (strcmp(used, id) == 0 || (next && leans_on(next, id, depth + 1))) return true;
    }
    return false;
}

static void visit_uses(const paper_t *paper, const lemma_t *L, size_t place)
{
    (void)paper; (void)place;
    for (size_t k = 0; L->uses && L->uses[k]; k++) {
        const paper_t *of = NULL;
        char id[200];
        snprintf(id, sizeof id, "%.*s", (int)uses_id(L->uses[k]), L->uses[k]);
        const lemma_t *used = papers_lemma(id, &of);
        bool named = !uses_link(L->uses[k]);
        for (size_t i = 0; used && used->links[i].name && !named; i++)
            named = strcmp(used->links[i].name, uses_link(L->uses[k])) == 0;
        cr_expect(named, "%s uses %s: no such link", L->id, L->uses[k]);
        cr_expect(used, "%s uses %s, which there is not", L->id, L->uses[k]);
    }
    cr_expect(!leans_on(L, L->id, 0), "%s leans on itself", L->id);
}

Test(mapping, no_proof_leans_on_itself) { every_lemma(visit_uses); }

/* Witnesses name links and families, so within a lemma each name stands once; the chain is within the limits. */
static void visit_names(const paper_t *paper, const lemma_t *L, size_t place)
{
    (void)paper; (void)place;
    size_t links = lemma_links(L), terms = lemma_terms(L), families = lemma_families(L);
    cr_expect(links > 0 && links <= LINKS_MAX && terms <= TERMS_MAX && families > 0 && families <= FAMILIES_MAX, "%s",
              L->id);
    for (size_t k = 0; k < links; k++) {
        cr_expect(L->links[k].lhs < terms && L->links[k].rhs < terms, "%s, %s", L->id, L->links[k].name);
        for (size_t i = 0; i < k; i++)
            cr_expect(strcmp(L->links[i].name, L->links[k].name) != 0, "%s: %s twice", L->id, L->links[k].name);
    }
    for (size_t k = 0; k < families; k++)
        cr_expect(lemma_family(L, L->families[k]->name) == k, "%s: family %s twice", L->id, L->families[k]->name);
    for (size_t k = 0; k < terms; k++)
        cr_expect(L->terms[k].tex && *L->terms[k].tex, "%s: no TeX of %s", L->id, L->terms[k].name);
}

Test(mapping, names_stand_once) { every_lemma(visit_names); }

static const char *tables;

static void visit_tables(const paper_t *paper, const lemma_t *L, size_t place)
{
    static const char *const suffix[] = { "", "-chain", "-ledger" };
    (void)paper; (void)place;
    for (size_t k = 0; k < 3; k++) {
        const char *file = arena_printf(session_arena(), "%s/%s%s.tex", tables, L->id, suffix[k]),
                   *text = file_get(file, NULL);
        cr_expect(text && *text, "no %s%s.tex", L->id, suffix[k]);
    }
}

Test(mapping, tables)
{
    tables = kept_tables();
    every_lemma(visit_tables);
}
