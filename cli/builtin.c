/* SPDX-License-Identifier: MIT
**
** The papers of the program: what is written in C, and the claim files of proofs/PAPER/ with the witnesses kept in proofs/PAPER/found/, in the order that proofs/PAPER/paper.lem gives.
*/
#include "cli/builtin.h"
#include "cli/cli.h"
#include "proofs/claims/compile.h"
#include "proofs/claims/found.h"
#include "proofs/claims/parse.h"
#include "proofs/game/paper.h"

#include <stdlib.h>
#include <string.h>

enum { PAPERS_MAX = 16, PAPER_LEMMAS_MAX = CHOICES_MAX };

static const paper_t *const in_c[] = { &game, NULL };

const paper_t *papers[PAPERS_MAX + 1];

/* A paper while it is put together. */
typedef struct {
    const char *name;
    const tree_t *head;   /* its paper.lem; NULL */
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
static const char *paper_name(arena_t *A, const char *path)
{
    const char *from = strchr(path, '/') + 1;
    return arena_printf(A, "%.*s", (int)(strchr(from, '/') - from), from);
}

static bool is_claim(const char *path) { return strcmp(path + strlen(path) - 4, ".lem") == 0; }
static bool is_head(const char *path) { return strcmp(strrchr(path, '/'), "/paper.lem") == 0; }

static shelf_t *shelf_of(arena_t *A, shelf_t **shelf, size_t *n, const char *name)
{
    for (size_t k = 0; k < *n; k++)
        if (strcmp(shelf[k]->name, name) == 0) return shelf[k];
    shelf_t *s = shelf[(*n)++] = ARENA_NEW(A, shelf_t);
    s->name = name;
    const builtin_t *head = file_of(arena_printf(A, "proofs/%s/paper.lem", name));
    if (head) s->head = read_builtin(A, head);
    return s;
}

/* The file's lemmas, of the paper that its folder names. */
static void add_file(arena_t *A, shelf_t *s, const builtin_t *b)
{
    claim_fault_t fault = { .set = false };
    tree_t *T = read_builtin(A, b);
    T->id = s->name;
    if (s->head) T->paper = s->head->paper, T->source = s->head->source, T->fidelity = s->head->fidelity;
    const compiled_file_t *F = claims_compile(A, T, paper_words(s->name), &fault);
    if (!F) fail(&fault);
    for (unsigned k = 0; k < F->n && s->n < PAPER_LEMMAS_MAX; k++) {
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
    fault_t fault = { "no id of a claim in text" };
    json_t *w = json_loadb((const char *)b->text, b->n, JSON_REJECT_DUPLICATES, NULL);
    const char *id = json_string_value(json_object_get(w, "id"));
    bool good = false;
    for (size_t k = 0; id && k < s->n; k++)
        if (strcmp(s->lemma[k]->id, id) == 0 && compiled_of(s->lemma[k])) good = claims_found(A, (compiled_t *)compiled_of(s->lemma[k]), w, &fault);
    json_decref(w);
    if (good) return;
    complain("internal error: %s: %s", b->path, fault.text);
    exit(EXIT_INTERNAL);
}

/* Its place in the order; those without one come after, as they stand. */
static size_t place_of(const shelf_t *s, const lemma_t *L)
{
    size_t k = 0, n = s->head ? s->head->order.n : 0;
    while (k < n && strcmp(s->head->order.at[k], lemma_slug(L)) != 0) k++;
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

static const paper_t *paper_of(arena_t *A, shelf_t *s)
{
    paper_t *P = ARENA_NEW(A, paper_t);
    const lemma_t **list = ARENA_ARRAY(A, const lemma_t *, s->n + 1);
    in_order(s);
    memcpy(list, s->lemma, s->n * sizeof *list);
    for (size_t k = 0; in_c[k]; k++)
        if (strcmp(in_c[k]->name, s->name) == 0) *P = *in_c[k];
    if (s->head) *P = (paper_t){ s->name, s->head->paper, s->head->source, s->head->fidelity ? s->head->fidelity : "paper", NULL };
    P->lemmas = list;
    return P;
}

const builtin_t *builtin_called(const char *path) { return file_of(path); }

void papers_open(void)
{
    static arena_t *A;
    shelf_t *shelf[PAPERS_MAX];
    size_t n = 0;
    if (A) return;
    A = arena_new();
    for (size_t k = 0; in_c[k]; k++) {
        shelf_t *s = shelf_of(A, shelf, &n, in_c[k]->name);
        for (size_t i = 0; in_c[k]->lemmas[i]; i++) s->lemma[s->n++] = in_c[k]->lemmas[i];
    }
    for (const builtin_t *b = builtin_files; b->path; b++)
        if (is_claim(b->path) && !is_head(b->path)) add_file(A, shelf_of(A, shelf, &n, paper_name(A, b->path)), b);
    for (const builtin_t *b = builtin_files; b->path; b++)
        if (is_witness(b->path)) add_witness(A, shelf_of(A, shelf, &n, paper_name(A, b->path)), b);
    for (size_t k = 0; k < n; k++) papers[k] = paper_of(A, shelf[k]);
}
