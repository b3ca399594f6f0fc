/* SPDX-License-Identifier: MIT */
#include "cli/cli.h"
#include "proofs/claims/tree/tree.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

/* PAPER or PAPER/..: the paper's number; SIZE_MAX for none. */
static size_t number_of(const char *name, size_t n)
{
    for (size_t p = 0; papers_name(p); p++)
        if (strlen(papers_name(p)) == n && strncmp(papers_name(p), name, n) == 0) return p;
    return SIZE_MAX;
}

static bool is_paper(const char *name) { return number_of(name, strlen(name)) != SIZE_MAX; }

const lemma_t *papers_lemma(const char *id, const paper_t **paper)
{
    size_t p = strchr(id, '/') ? number_of(id, strcspn(id, "/")) : SIZE_MAX;
    for (size_t i = 0; p != SIZE_MAX && papers_id(p, i); i++) {
        if (strcmp(papers_id(p, i), id) != 0) continue;
        if (paper) *paper = papers_heading(p);
        return papers_lemma_at(p, i);
    }
    return claims_lemma(id, paper);
}

static const char *slug_of(const char *id) { return strchr(id, '/') + 1; }

const char *papers_like(const char *name)
{
    const char *known[2 * CHOICES_MAX];
    size_t n = 0;
    for (size_t p = 0; papers_name(p); p++) {
        known[n++] = papers_name(p);
        for (size_t i = 0; papers_id(p, i) && n + 2 < 2 * CHOICES_MAX; i++) {
            known[n++] = papers_id(p, i);
            known[n++] = slug_of(papers_id(p, i));
        }
    }
    return meant(name, known, n);
}

static bool none(const char *name)
{
    const char *hint = papers_like(name);
    const char *known =
        access(name, F_OK) == 0 ? "; a claim file ends in .lem or .tex" : " (lemmata list shows them)";
    return complain("no lemma or paper %.80s%s", name, *hint ? hint : known);
}

const lemma_t *papers_meant(const char *name, const paper_t **paper)
{
    const lemma_t *L = papers_lemma(name, paper);
    const char *id = NULL;
    for (size_t p = 0; papers_name(p) && !L && !strchr(name, '/'); p++)
        for (size_t i = 0; papers_id(p, i); i++) {
            if (strcmp(slug_of(papers_id(p, i)), name) != 0) continue;
            if (id) { complain("%.80s is %s or %s: say which", name, id, papers_id(p, i)); return NULL; }
            id = papers_id(p, i);
        }
    if (L || id) return L ? L : papers_lemma(id, paper);
    none(name);
    return NULL;
}

/* Does an argument name this lemma, or its paper? */
static bool is_named(const char *paper, const char *id, const options_t *o, const lemma_t *const *named)
{
    for (size_t k = 0; k < o->nargs; k++)
        if (strcmp(o->args[k], paper) == 0 || (named[k] && strcmp(named[k]->id, id) == 0)) return true;
    return o->nargs == 0 && !o->claim;
}

/* Of each argument the lemma, NULL of a paper or a file. */
static bool names_read(const lemma_t **named, const options_t *o)
{
    for (size_t k = 0; k < o->nargs; k++)
        if (!claims_is_file(o->args[k]) && !is_paper(o->args[k]) && !(named[k] = papers_meant(o->args[k], NULL)))
            return false;
    return true;
}

bool papers_choose(choice_t *choice, size_t *n, const options_t *o)
{
    const lemma_t **named = alloc_array(o->nargs + 1, sizeof *named);
    *n = 0;
    bool family_known = !o->check.family;
    if (!claims_load(o) || !names_read(named, o)) { free(named); return false; }
    for (size_t p = 0; papers_name(p); p++)
        for (size_t i = 0; papers_id(p, i); i++) {
            if (!is_named(papers_name(p), papers_id(p, i), o, named)) continue;
            const lemma_t *L = papers_lemma_at(p, i);
            if (o->check.family && lemma_family(L, o->check.family) == SIZE_MAX) continue;
            family_known = true;
            if (*n == LEMMAS_OF_PAPERS_MAX) {
                complain("internal error: more than %d lemmas of papers", LEMMAS_OF_PAPERS_MAX);
                exit(EXIT_INTERNAL);
            }
            proofs_take(L);
            choice[(*n)++] = (choice_t){ papers_heading(p), L };
        }
    free(named);
    claims_choose(choice, n, o, &family_known);
    return family_known ? true : complain("no family %.80s there (lemmata show ID lists them)", o->check.family);
}

int command_list(const options_t *o)
{
    if (o->nargs > 1) { complain("list: one paper at most"); return EXIT_BAD_INPUT; }
    if (o->nargs && !is_paper(o->args[0])) {
        none(o->args[0]);
        return EXIT_BAD_INPUT;
    }
    arena_t *A = arena_new();
    for (size_t p = 0; papers_name(p); p++) {
        if (o->nargs && strcmp(o->args[0], papers_name(p)) != 0) continue;
        for (size_t i = 0; papers_id(p, i); i++, arena_reset(A)) {
            const lemma_tree_t *L = papers_head(A, p, i);
            printf("%-32s %-14s %s%s\n", papers_id(p, i), lemma_printed(L), lemma_title(L),
                   fidelity_is_textbook(papers_heading(p), L->fidelity) ? " (textbook)" : "");
        }
    }
    arena_free(A);
    return EXIT_HOLDS;
}

static void show_terms(FILE *f, const lemma_t *L)
{
    fputs("\nterms\n", f);
    for (size_t k = 0; L->terms[k].name; k++) fprintf(f, "  %s\n      $%s$\n", L->terms[k].name, L->terms[k].tex);
}

/* By what a link is proved, or what stands in the way; nothing of what its chain says of equality. */
static void show_proof(FILE *f, const lemma_t *L, size_t link)
{
    arena_t *A = arena_new();
    const char *why = proofs_obstacle(A, L, link);
    if (L->proof && L->proof[link])
        fprintf(f, "      proved, by %s%s%s\n", L->proof[link], L->rests && L->rests[link] ? ": " : "",
                L->rests && L->rests[link] ? L->rests[link] : "");
    else if (why) fprintf(f, "      not proved: %s\n", why);
    arena_free(A);
}

void show_links(FILE *f, const lemma_t *L)
{
    fputs("\nlinks\n", f);
    for (size_t k = 0; L->links[k].name; k++) {
        const link_t *l = &L->links[k];
        fprintf(f, "  %s%s:\n      %s  %s  %s\n", l->name, role_mark(l->role), L->terms[l->lhs].name,
                relation_name(l->rel), L->terms[l->rhs].name);
        show_proof(f, L, k);
    }
}

/* A candidate of a family, as a witness without a link: replay then decides them all. */
static int show_candidate(const lemma_t *L, const options_t *o)
{
    size_t f = o->check.family ? lemma_family(L, o->check.family) : SIZE_MAX;
    if (f == SIZE_MAX || !o->indexed) {
        if (o->check.family && f == SIZE_MAX)
            complain("%s has no family %.60s (lemmata show %s lists them)", L->id, o->check.family, L->id);
        else complain("show: --family and --index go together: --%s is missing", o->indexed ? "family" : "index");
        return EXIT_BAD_INPUT;
    }
    if (L->families[f]->size && o->index >= L->families[f]->size) {
        complain("show: --index %zu: the family %s has candidates 0 to %zu", o->index, o->check.family,
                 L->families[f]->size - 1);
        return EXIT_BAD_INPUT;
    }
    arena_t *A = arena_new();
    const candidate_t *made = lemma_candidate(A, L, f, o->check.seed, o->index);
    if (made->unmade)
        complain("show: family %s, candidate %zu is not made: %s", o->check.family, o->index, made->unmade);
    json_t *c = made->unmade ? NULL : candidate_to_json(made);
    arena_free(A);
    if (!c) return EXIT_BAD_INPUT;
    json_t *w = json_pack("{s:s,s:s,s:o,s:I,s:o}", "id", L->id, "family", o->check.family, "seed",
                          json_digits(o->check.seed), "index", (json_int_t)o->index, "candidate", c);
    for (size_t k = 0; L->origin && L->origin[k]; k += 2) json_put(w, L->origin[k], json_string(L->origin[k + 1]));
    return output_json(o->out, w) ? EXIT_HOLDS : EXIT_INTERNAL;
}

static void show_lemma(FILE *f, const void *what)
{
    const choice_t *w = what;
    const lemma_t *L = w->lemma;
    fprintf(f, "%s -- %s. %s\n", L->id, L->printed, L->title);
    if (lemma_is_textbook(w->paper, L))
        fprintf(f, "textbook%s%s, for %s (%s)\n", L->source ? ": " : "", L->source ? L->source : "", w->paper->title,
                w->paper->source);
    else fprintf(f, "%s (%s), statements %s\n", w->paper->title, w->paper->source, lemma_fidelity(w->paper, L));
    fprintf(f, "\n%s\n\nparameters\n", L->statement);
    for (const param_t *p = L->params; p->name; p++) fprintf(f, "  %-14s %s\n", p->name, p->what);
    show_terms(f, L);
    show_links(f, L);
    fputs("\nfamilies\n", f);
    for (size_t i = 0; L->families[i]; i++) {
        fprintf(f, "  %-14s %s", L->families[i]->name, L->families[i]->what);
        if (L->families[i]->size) fprintf(f, " (%zu)", L->families[i]->size);
        fputc('\n', f);
    }
    for (size_t k = 0; L->uses && L->uses[k]; k++) fprintf(f, "%s%s\n", k ? "  " : "\nits proof uses\n  ", L->uses[k]);
    for (size_t k = 0; L->sweeps && L->sweeps[k]; k++)
        fprintf(f, "%s%-14s %s\n", k ? "  " : "\ntables of its own\n  ", L->sweeps[k]->name, L->sweeps[k]->caption);
}

/* Those of the lemmas that were read. */
static bool certificates_chosen(const options_t *o)
{
    choice_t choice[CHOICES_MAX];
    size_t n = 0;
    bool known;
    claims_choose(choice, &n, o, &known);
    return certificates_take(choice, n, o);
}

int command_show(const options_t *o)
{
    const paper_t *paper = NULL;
    if (!claims_load(o)) return EXIT_BAD_INPUT;
    if (o->nargs == 1 && claims_is_file(o->args[0]) && !(o->check.family || o->indexed))
        return !certificates_chosen(o)                   ? EXIT_BAD_INPUT
               : output_write(o->out, claims_show, NULL) ? EXIT_HOLDS
                                                         : EXIT_INTERNAL;
    if (o->nargs != 1) { complain("show takes one ID"); return EXIT_BAD_INPUT; }
    if (o->proofs && !certificates_chosen(o)) return EXIT_BAD_INPUT;
    if (is_paper(o->args[0])) {
        complain("%s is a paper, and show takes a lemma of it (lemmata list %s)", o->args[0], o->args[0]);
        return EXIT_BAD_INPUT;
    }
    const lemma_t *L = claims_is_file(o->args[0]) ? claims_only(&paper) : papers_meant(o->args[0], &paper);
    if (!L) return EXIT_BAD_INPUT;
    if (o->check.family || o->indexed) return show_candidate(L, o);
    proofs_take(L);
    return output_write(o->out, show_lemma, &(choice_t){ paper, L }) ? EXIT_HOLDS : EXIT_INTERNAL;
}
