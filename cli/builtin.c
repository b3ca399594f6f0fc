/* SPDX-License-Identifier: MIT
**
** The papers of the program: the claim files of proofs/PAPER/ with the witnesses kept in proofs/PAPER/found/, in the
** order that proofs/PAPER/paper.lem gives. proofs/PAPER/SLUG.lem holds the lemma PAPER/SLUG and no other,
** found/SLUG-..json its witnesses: what there is, is known from the names alone, and a lemma is read when it is first
** asked for.
*/
#include "cli/builtin.h"
#include "cli/cli.h"
#include "proofs/claims/compile.h"
#include "proofs/claims/families/found.h"
#include "proofs/claims/parse/parse.h"

#include <stdlib.h>
#include <string.h>

enum { PAPERS_MAX = 16, PAPER_LEMMAS_MAX = LEMMAS_OF_PAPERS_MAX };

/* A paper: of its lemmas those that were asked for. */
typedef struct {
    const char *name;
    const tree_t *head;    /* its paper.lem */
    const builtin_t **file; /* of each lemma, in the paper's order */
    const char **id;
    const lemma_t **lemma; /* NULL until it is asked for; ends with NULL */
    size_t n, witnesses;   /* lemmas; witnesses that were read */
    paper_t paper;
} shelf_t;

static struct { arena_t *home; size_t n; shelf_t at[PAPERS_MAX]; } papers;

/* A built-in file that is wrong is a fault of the program. */
static void fail(const claim_fault_t *f)
{
    complain("internal error: %s:%u:%u: %s", f->at.file ? f->at.file : "?", f->at.line, f->at.column, f->text);
    exit(EXIT_INTERNAL);
}

static const char *open_builtin(void *self, arena_t *A, const char *from, const char *name, size_t *n,
                                const char **path)
{
    (void)self;
    *path = arena_printf(A, "%.*s/%s", (int)(strrchr(from, '/') - from), from, name);
    const builtin_t *b = builtin_called(*path);
    if (b) *n = b->n;
    return b ? (const char *)b->text : NULL;
}

tree_t *builtin_read(arena_t *A, const builtin_t *b)
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

static bool is_witness(const char *path) { return strstr(path, "/found/") != NULL; }

/* --- what there is ------------------------------------------------------------------------------------------------ */

/* proofs/PAPER/SLUG.lem: its place in the order; those without one come after, as they stand. */
static size_t place_of(const shelf_t *s, const builtin_t *b)
{
    const char *slug = strrchr(b->path, '/') + 1;
    size_t n = strcspn(slug, "."), k = 0;
    while (k < s->head->order.n && (strncmp(s->head->order.at[k], slug, n) != 0 || s->head->order.at[k][n])) k++;
    return k;
}

static void put_in_order(shelf_t *s, const builtin_t *b)
{
    if (s->n == PAPER_LEMMAS_MAX) {
        complain("internal error: more than %d lemmas in %s", PAPER_LEMMAS_MAX, s->name);
        exit(EXIT_INTERNAL);
    }
    size_t j = s->n++;
    for (; j > 0 && place_of(s, s->file[j - 1]) > place_of(s, b); j--) s->file[j] = s->file[j - 1];
    s->file[j] = b;
}

/* The heading, and the ids in the paper's order. */
static void open_shelf(arena_t *A, shelf_t *s)
{
    const char *path = arena_printf(A, "proofs/%s/paper.lem", s->name);
    const builtin_t *head = builtin_called(path);
    if (!head) { complain("internal error: no %s", path); exit(EXIT_INTERNAL); }
    s->head = builtin_read(A, head);
    s->paper =
        (paper_t){ s->name, s->head->paper, s->head->source, s->head->fidelity ? s->head->fidelity : "paper", NULL };
    s->file = ARENA_ARRAY(A, const builtin_t *, PAPER_LEMMAS_MAX);
    for (const builtin_t *b = builtin_files; b->path; b++)
        if (is_of(b->path, s->name) && is_claim(b->path) && !is_head(b->path)) put_in_order(s, b);
    s->id = ARENA_ARRAY(A, const char *, s->n);
    s->lemma = ARENA_ARRAY(A, const lemma_t *, s->n + 1);
    for (size_t i = 0; i < s->n; i++) {
        const char *from = strchr(s->file[i]->path, '/') + 1;
        s->id[i] = arena_printf(A, "%.*s", (int)(strlen(from) - strlen(".lem")), from);
    }
}

/* --- a lemma ------------------------------------------------------------------------------------------------------ */

static compiled_t *read_claim(arena_t *A, const shelf_t *s, size_t i)
{
    claim_fault_t fault = { .set = false };
    tree_t *T = builtin_read(A, s->file[i]);
    T->id = s->name;
    T->paper = s->head->paper;
    T->source = s->head->source;
    T->fidelity = s->head->fidelity;
    const compiled_file_t *F = claims_compile(A, T, paper_words(s->name), &fault);
    if (!F) fail(&fault);
    if (F->n != 1 || strcmp(F->lemma[0]->lemma.id, s->id[i]) != 0) {
        complain("internal error: %s: expected the lemma %s and no other", s->file[i]->path, s->id[i]);
        exit(EXIT_INTERNAL);
    }
    compiled_t *C = (compiled_t *)F->lemma[0];
    const char *const origin[] = { "file", s->file[i]->path, "hash", C->hash, NULL };
    C->lemma.origin = memcpy(ARENA_ARRAY(A, const char *, 5), origin, sizeof origin);
    return C;
}

/* A witness that was kept, when it is of this lemma. */
static bool take_witness(arena_t *A, compiled_t *C, const builtin_t *b)
{
    fault_t fault = { "" };
    json_t *w = json_loadb((const char *)b->text, b->n, JSON_REJECT_DUPLICATES, NULL);
    const char *id = json_string_value(json_object_get(w, "id"));
    bool own = id && strcmp(id, C->lemma.id) == 0, good = !own || claims_found(A, C, w, &fault);
    json_decref(w);
    if (good) return own;
    complain("internal error: %s: %s", b->path, fault.text);
    exit(EXIT_INTERNAL);
}

/* found/SLUG-..json: fano-other may be of fano, or of fano-other. */
static void take_witnesses(arena_t *A, shelf_t *s, compiled_t *C)
{
    const char *slug = lemma_slug(&C->lemma);
    size_t n = strlen(slug);
    for (const builtin_t *b = builtin_files; b->path; b++) {
        const char *name = strrchr(b->path, '/') + 1;
        if (is_of(b->path, s->name) && is_witness(b->path) && strncmp(name, slug, n) == 0 && name[n] == '-')
            s->witnesses += take_witness(A, C, b);
    }
}

/* --- the papers, by number ---------------------------------------------------------------------------------------- */

static void take_name(const char *name, size_t n)
{
    for (size_t k = 0; k < papers.n; k++)
        if (strncmp(papers.at[k].name, name, n) == 0 && !papers.at[k].name[n]) return;
    if (papers.n < PAPERS_MAX) papers.at[papers.n++].name = arena_printf(papers.home, "%.*s", (int)n, name);
}

const char *papers_name(size_t p)
{
    if (!papers.home) {
        papers.home = arena_new();
        for (const builtin_t *b = builtin_files; b->path; b++) {
            const char *from = strchr(b->path, '/') + 1;
            if (is_claim(b->path)) take_name(from, (size_t)(strchr(from, '/') - from));
        }
    }
    return p < papers.n ? papers.at[p].name : NULL;
}

static shelf_t *shelf_at(size_t p)
{
    if (!papers_name(p)) return NULL;
    if (!papers.at[p].head) open_shelf(papers.home, &papers.at[p]);
    return &papers.at[p];
}

const paper_t *papers_heading(size_t p)
{
    const shelf_t *s = shelf_at(p);
    return s ? &s->paper : NULL;
}

const char *papers_id(size_t p, size_t i)
{
    const shelf_t *s = shelf_at(p);
    return s && i < s->n ? s->id[i] : NULL;
}

const lemma_tree_t *papers_head(arena_t *A, size_t p, size_t i)
{
    claim_fault_t fault = { .set = false };
    if (!papers_id(p, i)) return NULL;
    const builtin_t *b = papers.at[p].file[i];
    const lemma_tree_t *L = claims_head(A, b->path, (const char *)b->text, b->n, &fault);
    if (!L) fail(&fault);
    return L;
}

const lemma_t *papers_lemma_at(size_t p, size_t i)
{
    if (!papers_id(p, i)) return NULL;
    shelf_t *s = shelf_at(p);
    if (!s->lemma[i]) {
        compiled_t *C = read_claim(papers.home, s, i);
        take_witnesses(papers.home, s, C);
        s->lemma[i] = &C->lemma;
    }
    return s->lemma[i];
}

/* A kept witness that no lemma takes is a fault of the program. */
static void all_witnesses(const shelf_t *s)
{
    size_t there = 0;
    for (const builtin_t *b = builtin_files; b->path; b++) there += is_of(b->path, s->name) && is_witness(b->path);
    if (there == s->witnesses) return;
    complain("internal error: of %zu witnesses in proofs/%s/found %zu are of the lemmas that their names say", there,
             s->name, s->witnesses);
    exit(EXIT_INTERNAL);
}

const paper_t *papers_at(size_t p)
{
    shelf_t *s = shelf_at(p);
    if (!s || s->paper.lemmas) return s ? &s->paper : NULL;
    for (size_t i = 0; papers_lemma_at(p, i);) i++;
    all_witnesses(s);
    s->paper.lemmas = s->lemma;
    return &s->paper;
}
