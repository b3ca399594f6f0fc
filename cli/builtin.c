/* SPDX-License-Identifier: MIT
**
** The papers of the program: the claim files of proofs/PAPER/ with the witnesses kept in proofs/PAPER/found/, in the order that proofs/PAPER/paper.lem gives.
*/
#include "cli/builtin.h"
#include "cli/cli.h"
#include "proofs/claims/compile.h"
#include "proofs/claims/families/found.h"
#include "proofs/claims/parse/parse.h"

#include <stdlib.h>
#include <string.h>

enum { PAPERS_MAX = 16, PAPER_LEMMAS_MAX = LEMMAS_OF_PAPERS_MAX };

/* A paper while it is put together. */
typedef struct {
    const char *name;
    const tree_t *head;   /* its paper.lem */
    const lemma_t *lemma[PAPER_LEMMAS_MAX];
    size_t n;
} shelf_t;

/* A built-in file that is wrong is a fault of the program. */
static void fail(const claim_fault_t *f)
{
    complain("internal error: %s:%u:%u: %s", f->at.file ? f->at.file : "?", f->at.line, f->at.column, f->text);
    exit(EXIT_INTERNAL);
}

static const builtin_t *file_of(const char *path)
{
    for (const builtin_t *b = builtin_files; b->path; b++)
        if (strcmp(b->path, path) == 0) return b;
    return NULL;
}

static const char *open_builtin(void *self, arena_t *A, const char *from, const char *name, size_t *n, const char **path)
{
    (void)self;
    *path = arena_printf(A, "%.*s/%s", (int)(strrchr(from, '/') - from), from, name);
    const builtin_t *b = file_of(*path);
    if (b) *n = b->n;
    return b ? (const char *)b->text : NULL;
}

static tree_t *read_builtin(arena_t *A, const builtin_t *b)
{
    claim_fault_t fault = { .set = false };
    tree_t *T = claims_parse(A, b->path, (const char *)b->text, b->n, &(includes_t){ open_builtin, NULL }, &fault);
    if (!T) fail(&fault);
    return T;
}

/* proofs/PAPER/..: the paper's folder is its name. */
static bool is_of(const char *path, const char *name)
{
    const char *from = strchr(path, '/') + 1;
    size_t n = strlen(name);
    return strncmp(from, name, n) == 0 && from[n] == '/';
}

static bool is_claim(const char *path) { return strcmp(path + strlen(path) - 4, ".lem") == 0; }
static bool is_head(const char *path) { return strcmp(strrchr(path, '/'), "/paper.lem") == 0; }

/* The file's lemmas, of the paper that its folder names. */
static void add_file(arena_t *A, shelf_t *s, const builtin_t *b)
{
    claim_fault_t fault = { .set = false };
    tree_t *T = read_builtin(A, b);
    T->id = s->name;
    T->paper = s->head->paper;
    T->source = s->head->source;
    T->fidelity = s->head->fidelity;
    const compiled_file_t *F = claims_compile(A, T, paper_words(s->name), &fault);
    if (!F) fail(&fault);
    if (s->n + F->n > PAPER_LEMMAS_MAX) {
        complain("internal error: more than %d lemmas in %s", PAPER_LEMMAS_MAX, s->name);
        exit(EXIT_INTERNAL);
    }
    for (unsigned k = 0; k < F->n; k++) {
        compiled_t *C = (compiled_t *)F->lemma[k];
        const char *const origin[] = { "file", b->path, "hash", C->hash, NULL };
        C->lemma.origin = memcpy(ARENA_ARRAY(A, const char *, 5), origin, sizeof origin);
        s->lemma[s->n++] = &C->lemma;
    }
}

static bool is_witness(const char *path) { return strstr(path, "/found/") != NULL; }

/* proofs/PAPER/found/..: a witness of one of the paper's lemmas, by its id. */
static void add_witness(arena_t *A, const shelf_t *s, const builtin_t *b)
{
    fault_t fault = { "no id of a claim" };
    json_t *w = json_loadb((const char *)b->text, b->n, JSON_REJECT_DUPLICATES, NULL);
    const char *id = json_string_value(json_object_get(w, "id"));
    bool good = false;
    for (size_t k = 0; id && k < s->n; k++)
        if (strcmp(s->lemma[k]->id, id) == 0) good = claims_found(A, (compiled_t *)compiled_of(s->lemma[k]), w, &fault);
    json_decref(w);
    if (good) return;
    complain("internal error: %s: %s", b->path, fault.text);
    exit(EXIT_INTERNAL);
}

/* Its place in the order; those without one come after, as they stand. */
static size_t place_of(const shelf_t *s, const lemma_t *L)
{
    size_t k = 0;
    while (k < s->head->order.n && strcmp(s->head->order.at[k], lemma_slug(L)) != 0) k++;
    return k;
}

static void in_order(shelf_t *s)
{
    for (size_t i = 1; i < s->n; i++) {
        const lemma_t *L = s->lemma[i];
        size_t j = i;
        for (; j > 0 && place_of(s, s->lemma[j - 1]) > place_of(s, L); j--) s->lemma[j] = s->lemma[j - 1];
        s->lemma[j] = L;
    }
}

/* The claim files, then the witnesses that were kept. */
static const paper_t *put_together(arena_t *A, const char *name)
{
    shelf_t s = { .name = name };
    paper_t *P = ARENA_NEW(A, paper_t);
    const char *path = arena_printf(A, "proofs/%s/paper.lem", name);
    const builtin_t *head = file_of(path);
    if (!head) { complain("internal error: no %s", path); exit(EXIT_INTERNAL); }
    s.head = read_builtin(A, head);
    for (const builtin_t *b = builtin_files; b->path; b++)
        if (is_of(b->path, name) && is_claim(b->path) && !is_head(b->path)) add_file(A, &s, b);
    for (const builtin_t *b = builtin_files; b->path; b++)
        if (is_of(b->path, name) && is_witness(b->path)) add_witness(A, &s, b);
    in_order(&s);
    const lemma_t **list = ARENA_ARRAY(A, const lemma_t *, s.n + 1);
    memcpy(list, s.lemma, s.n * sizeof *list);
    *P = (paper_t){ name, s.head->paper, s.head->source, s.head->fidelity ? s.head->fidelity : "paper", list };
    return P;
}

/* --- the papers, by number ------------------------------------------------------------------------------------------------------- */

static struct { arena_t *home; size_t n; const char *name[PAPERS_MAX]; const paper_t *paper[PAPERS_MAX]; } shelf;

static void take_name(const char *name, size_t n)
{
    for (size_t k = 0; k < shelf.n; k++)
        if (strncmp(shelf.name[k], name, n) == 0 && !shelf.name[k][n]) return;
    if (shelf.n < PAPERS_MAX) shelf.name[shelf.n++] = arena_printf(shelf.home, "%.*s", (int)n, name);
}

const char *papers_name(size_t p)
{
    if (!shelf.home) {
        shelf.home = arena_new();
        for (const builtin_t *b = builtin_files; b->path; b++) {
            const char *from = strchr(b->path, '/') + 1;
            if (is_claim(b->path)) take_name(from, (size_t)(strchr(from, '/') - from));
        }
    }
    return p < shelf.n ? shelf.name[p] : NULL;
}

const paper_t *papers_at(size_t p)
{
    if (!papers_name(p)) return NULL;
    if (!shelf.paper[p]) shelf.paper[p] = put_together(shelf.home, shelf.name[p]);
    return shelf.paper[p];
}

const builtin_t *builtin_called(const char *path) { return file_of(path); }
