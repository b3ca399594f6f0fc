/* SPDX-License-Identifier: MIT
**
** Claim files on the command line. What is read lives until the program ends.
*/
#include "cli/cli.h"
#include "numerics/base/utf8.h"
#include "proofs/claims/compile.h"
#include "proofs/claims/parse/parse.h"
#include "proofs/claims/print/print.h"
#include "proofs/claims/tex/read.h"

#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

enum { FILES_MAX = 64 };

static struct {
    arena_t *home;
    size_t n, lemmas;
    const compiled_file_t *file[FILES_MAX];
    const char *path[FILES_MAX], *text[FILES_MAX];
} loaded;

bool claims_is_file(const char *arg)
{
    size_t n = strlen(arg);
    return n > 4 && (strcmp(arg + n - 4, ".lem") == 0 || strcmp(arg + n - 4, ".tex") == 0);
}

static bool is_tex(const char *path) { return strcmp(path + strlen(path) - 4, ".tex") == 0; }

/* The line, harmless to a terminal, and a caret below its byte `caret`. */
static void quote(const char *line, size_t caret)
{
    char clean[sizeof ((claim_fault_t *)0)->line];
    size_t length = strlen(line), column = caret > length ? caret - length : 0;
    size_t n = utf8_shown(clean, sizeof clean, line, caret < length ? caret : length);
    unsigned long c;
    for (size_t k = 0; k < n; column += utf8_width(c)) k += utf8_character(&c, clean + k, n - k);
    utf8_shown(clean, sizeof clean, line, length);
    fprintf(stderr, "    %s\n    %*s^\n", clean, (int)column, "");
}

/* FILE:LINE:COLUMN: what is wrong, and in text the line with a caret. */
static bool refuse(const claim_fault_t *f)
{
    if (!f->at.line) return complain("%.300s: %s", f->at.file ? f->at.file : "-e", f->text);
    complain("%.300s:%u:%u: %s", f->at.file, f->at.line, f->at.column, f->text);
    if (*f->line) quote(f->line, f->caret);
    return false;
}

/* Is the file, links followed, in the folder of `of` or below it? */
static bool is_below(arena_t *A, const char *path, const char *of)
{
    const char *slash = strrchr(of, '/');
    char *folder = realpath(slash ? arena_printf(A, "%.*s/", (int)(slash - of), of) : ".", NULL);
    char *real = realpath(path, NULL);
    size_t n = folder && folder[1] ? strlen(folder) : 0; /* of / : 0 */
    bool below = folder && real && strncmp(folder, real, n) == 0 && real[n] == '/';
    free(folder);
    free(real);
    return below;
}

/* `self`: the file that is checked. */
static const char *open_beside(void *self, arena_t *A, const char *from, const char *name, size_t *n, const char **path)
{
    const char *slash = strrchr(from, '/');
    struct stat s;
    *path = *name == '/' || !slash ? arena_printf(A, "%s", name)
                                   : arena_printf(A, "%.*s/%s", (int)(slash - from), from, name);
    bool there = access(*path, R_OK) == 0 && stat(*path, &s) == 0 && S_ISREG(s.st_mode);
    if (*name == '/' || (there && !is_below(A, *path, self))) *path = NULL;
    if (!there || !*path) return NULL; /* said where it is asked for */
    *n = (size_t)s.st_size;
    if (*n > FILE_BYTES_MAX) return ""; /* likewise */
    char *text = input_read(*path, n), *own = NULL;
    if (!text) return NULL;
    own = arena_alloc(A, *n + 1);
    memcpy(own, text, *n + 1);
    free(text);
    return own;
}

/* The lemmas say where they come from. */
static void set_origin(const compiled_file_t *F, const char *key, const char *value, const char *given)
{
    for (unsigned k = 0; k < F->n; k++) {
        compiled_t *C = (compiled_t *)F->lemma[k];
        const char **o = ARENA_ARRAY(loaded.home, const char *, 7);
        size_t n = 0;
        o[n++] = key, o[n++] = value;
        if (given) o[n++] = "given", o[n++] = given;
        o[n++] = "hash", o[n] = C->hash;
        C->lemma.origin = o;
    }
}

static bool keep(const tree_t *T, const char *path, const char *text, claim_fault_t *fault)
{
    if (T && !T->lemmas.n)
        claim_fault(fault, (spot_t){ path, 1, 1 }, "the file claims nothing, expected lemma NAME ..");
    const compiled_file_t *F =
        T && !fault->set ? claims_compile(loaded.home, T, T->id ? paper_words(T->id) : NULL, fault) : NULL;
    if (!F) {
        fault_quote_of(fault, path, text);
        for (unsigned k = 0; T && k < T->inputs.n; k++)
            fault_quote_of(fault, T->inputs.at[k].file, T->inputs.at[k].text);
        return refuse(fault);
    }
    if ((loaded.lemmas += F->n) > LEMMAS_OF_FILES_MAX)
        return complain("more than %d lemmas in claim files", LEMMAS_OF_FILES_MAX);
    loaded.path[loaded.n] = path;
    loaded.text[loaded.n] = arena_printf(loaded.home, "%s", text);
    loaded.file[loaded.n++] = F;
    return true;
}

/* DIR/PAPER/..: table -o DIR writes it of the file PAPER.tex, and at first it is not there. */
static bool is_own_table(const char *file, const char *path)
{
    const char *stem = strrchr(path, '/') ? strrchr(path, '/') + 1 : path, *last = strrchr(file, '/');
    size_t n = strcspn(stem, ".");
    return last && (size_t)(last - file) > n && last[-(ptrdiff_t)n - 1] == '/' && strncmp(last - n, stem, n) == 0;
}

static void note_missing(const input_t *i, const char *path)
{
    spot_t at = i->at;
    if (i->text || is_own_table(i->file, path)) return;
    if (!*i->file) complain("%.300s:%u:%u: a file whose name is not written out: passed over", at.file, at.line, at.column);
    else complain("%.300s:%u:%u: no file %.200s: passed over", at.file, at.line, at.column, i->file);
}

static bool load_file(const char *path)
{
    claim_fault_t fault = { .set = false };
    char clean[4096];
    size_t n = strlen(path);
    for (size_t k = 0; k < loaded.n; k++)
        if (strcmp(loaded.path[k], path) == 0) return true;
    if (loaded.n == FILES_MAX) return complain("more than %d claim files", FILES_MAX);
    if (utf8_shown(clean, sizeof clean, path, n) != n || strcmp(clean, path) != 0) /* records and tables name it */
        return complain(
            "%.300s: a name that holds more than text in UTF-8, of at most %zu bytes, expected a file of another name",
            path, sizeof clean - 1);
    char *text = input_read(path, &n);
    if (!text) return false;
    const char *own = arena_printf(loaded.home, "%s", path);
    const includes_t beside = { open_beside, (void *)own };
    tree_t *T = is_tex(own) ? claims_parse_tex(loaded.home, own, text, n, &beside, &fault)
                            : claims_parse(loaded.home, own, text, n, &beside, &fault);
    bool good = keep(T, own, text, &fault);
    if (good) set_origin(loaded.file[loaded.n - 1], "file", own, NULL);
    for (unsigned k = 0; good && k < T->inputs.n; k++) note_missing(&T->inputs.at[k], path);
    free(text);
    return good;
}

static bool load_line(const char *claim, const char *given)
{
    claim_fault_t fault = { .set = false };
    if (loaded.n == FILES_MAX) return complain("more than %d claims", FILES_MAX);
    bool good = keep(claims_parse_line(loaded.home, claim, given, &fault), "-e", claim, &fault);
    if (good)
        set_origin(loaded.file[loaded.n - 1], "claim", arena_printf(loaded.home, "%s", claim),
                   given ? arena_printf(loaded.home, "%s", given) : NULL);
    return good;
}

/* When all files are read: one may use what another has. */
static bool references_are_there(void)
{
    for (size_t k = 0; k < loaded.n; k++) {
        claim_fault_t fault = { .set = false };
        if (claims_references(loaded.home, loaded.file[k], &fault)) continue;
        fault_quote_of(&fault, loaded.path[k], loaded.text[k]);
        return refuse(&fault);
    }
    return true;
}

bool claims_load(const options_t *o)
{
    if (!loaded.home) loaded.home = arena_new();
    if (o->given && !o->claim) return complain("--given is for -e CLAIM");
    for (size_t k = 0; k < o->nargs; k++)
        if (claims_is_file(o->args[k]) && !load_file(o->args[k])) return false;
    return (!o->claim || load_line(o->claim, o->given)) && references_are_there();
}

const lemma_t *claims_lemma(const char *id, const paper_t **paper)
{
    for (size_t k = 0; k < loaded.n; k++)
        for (unsigned i = 0; i < loaded.file[k]->n; i++) {
            if (strcmp(loaded.file[k]->lemma[i]->lemma.id, id) != 0) continue;
            if (paper) *paper = &loaded.file[k]->paper;
            return &loaded.file[k]->lemma[i]->lemma;
        }
    return NULL;
}

const char *claims_path(const lemma_t *L)
{
    for (size_t k = 0; k < loaded.n; k++)
        for (unsigned i = 0; i < loaded.file[k]->n; i++)
            if (&loaded.file[k]->lemma[i]->lemma == L) return loaded.path[k];
    return NULL;
}

const lemma_t *claims_only(const paper_t **paper)
{
    if (loaded.n != 1 || loaded.file[0]->n != 1) return NULL;
    *paper = &loaded.file[0]->paper;
    return &loaded.file[0]->lemma[0]->lemma;
}

void claims_choose(choice_t *choice, size_t *n, const options_t *o, bool *family_known)
{
    for (size_t k = 0; k < loaded.n; k++)
        for (unsigned i = 0; i < loaded.file[k]->n; i++) {
            const lemma_t *L = &loaded.file[k]->lemma[i]->lemma;
            if (o->check.family && lemma_family(L, o->check.family) == SIZE_MAX) continue;
            *family_known = true;
            choice[(*n)++] = (choice_t){ &loaded.file[k]->paper, L };
        }
}

void claims_print(FILE *f, const void *unused)
{
    (void)unused;
    for (size_t k = 0; k < loaded.n; k++) print_tree(f, loaded.file[k]->tree);
}

void claims_show(FILE *f, const void *unused)
{
    (void)unused;
    for (size_t k = 0; k < loaded.n; k++) {
        print_tree(f, loaded.file[k]->tree);
        for (unsigned i = 0; i < loaded.file[k]->n; i++) {
            const compiled_t *C = loaded.file[k]->lemma[i];
            fprintf(f, "\n%s  claim %s\nfamilies\n", C->lemma.id, C->hash);
            for (size_t j = 0; C->lemma.families[j]; j++)
                fprintf(f, "  %-14s %s\n", C->lemma.families[j]->name, C->lemma.families[j]->what);
            show_links(f, &C->lemma);
            fputs("\nTeX\n", f);
            for (unsigned j = 0; j < C->core->tree->claims.n; j++) {
                const claim_t *c = &C->core->tree->claims.at[j];
                print_chain_tex(f, c);
                print_conditions_tex(f, c);
                if (c->eaches || c->givens) fputc('\n', f);
            }
        }
    }
}

bool claims_of_witness(json_t *w, const char *file)
{
    const char *path = json_string_value(json_object_get(w, "file")),
               *claim = json_string_value(json_object_get(w, "claim"));
    const char *hash = json_string_value(json_object_get(w, "hash")), *id = json_string_value(json_object_get(w, "id"));
    if (!path && !claim) return true;
    if (!loaded.home) loaded.home = arena_new();
    if (path && !claims_is_file(path))
        return complain("%.200s: \"file\": expected the name of a claim file, FILE.lem or FILE.tex", file);
    const lemma_t *L = path && id ? papers_lemma(id, NULL) : NULL; /* built in, when it is of this file */
    if (L && !(L->origin && strcmp(L->origin[1], path) == 0)) L = NULL;
    if (!L && (path ? !load_file(path) : !load_line(claim, json_string_value(json_object_get(w, "given")))))
        return false;
    if (!L && id) L = claims_lemma(id, NULL);
    if (L && hash && strcmp(compiled_of(L)->hash, hash) != 0)
        fprintf(stderr,
                "lemmata: %.200s has changed since this witness was found (claim %.16s, now %s): decided as it now "
                "stands\n",
                path ? path : "the claim", hash, compiled_of(L)->hash);
    return true;
}

/* --- expectations ------------------------------------------------------------------------------------------------- */

/* What the file expects of the link; -1: nothing. Without a link's name it is about all statements and steps. */
static int expectation(const compiled_t *C, size_t link)
{
    const lemma_tree_t *T = C->core->tree;
    int found = -1;
    for (unsigned k = 0; k < T->expects.n; k++)
        if (!T->expects.at[k].link && C->lemma.links[link].role != OURS) found = (int)T->expects.at[k].verdict;
    for (unsigned k = 0; k < T->expects.n; k++)
        if (T->expects.at[k].link && strcmp(T->expects.at[k].link, C->lemma.links[link].name) == 0)
            found = (int)T->expects.at[k].verdict;
    return found;
}

void claims_foreseen(FILE *f, const record_t *r)
{
    const compiled_t *C = claims_path(r->lemma) ? compiled_of(r->lemma) : NULL;
    size_t n = 0;
    for (size_t k = 0; C && k < C->links; k++) {
        if (expectation(C, k) != EXPECT_REFUTED || record_link(r, k) != FOUND_REFUTED) continue;
        fprintf(f, "%s%s", n++ ? ", " : "refuted as the file expects: ", C->lemma.links[k].name);
    }
    if (n) fputc('\n', f);
}

bool claims_broken(const record_t *r)
{
    const compiled_t *C = compiled_of(r->lemma);
    for (size_t k = 0; k < loaded.n && C && !r->partial && !r->cut_short; k++)
        for (unsigned i = 0; i < loaded.file[k]->n; i++)
            if (loaded.file[k]->lemma[i] == C)
                return breaks_refuted(loaded.file[k], C,
                                      loaded.file[k]->tree->id ? paper_words(loaded.file[k]->tree->id) : NULL);
    return true;
}

int claims_expected(const record_t *r, bool *expected)
{
    static const char *const word[] = { "proved", "holds", "refuted", "undecided" };
    const compiled_t *C = compiled_of(r->lemma);
    int status = EXIT_HOLDS;
    *expected = C && C->core->tree->expects.n;
    for (size_t k = 0; *expected && k < C->links; k++) {
        int want = expectation(C, k);
        finding_t f = record_link(r, k);
        bool good = want < 0 ? f != FOUND_REFUTED
                  : want == EXPECT_REFUTED ? f == FOUND_REFUTED
                  : want == EXPECT_UNDECIDED ? f == FOUND_UNDECIDED
                  : want == EXPECT_PROVED ? f == FOUND_PROVED : f == FOUND_HOLDS || f == FOUND_PROVED;
        if (good) continue;
        bool open = f == FOUND_UNDECIDED || f == FOUND_UNTRIED;
        if (f == FOUND_UNTRIED && r->partial) continue;
        fprintf(stderr, "lemmata: %s, %s: expected %s, found %s\n", C->lemma.id, C->lemma.links[k].name,
                want < 0 ? "no refutation" : word[want], finding_name(f));
        if (!open) status = EXIT_REFUTED;
        else if (status == EXIT_HOLDS) status = EXIT_UNDECIDED;
    }
    return status;
}
