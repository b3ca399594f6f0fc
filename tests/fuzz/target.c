/* SPDX-License-Identifier: MIT
**
** The readers of claims in plain notation and in TeX, and those of JSON: candidates and certificates of witnesses,
** certificates of proofs; those of tables are in tables.c, several files as one input in files.c. Under libFuzzer (make fuzz) the variable FUZZ names the
** target.
*/
#include "tests/fuzz/target.h"
#include "cli/cli.h"
#include "proofs/claims/compile.h"
#include "proofs/claims/parse/parse.h"
#include "proofs/claims/print/print.h"
#include "proofs/claims/tex/read.h"
#include "proofs/prove/certify.h"

#include <jansson.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

static void broken(const char *what)
{
    fprintf(stderr, "fuzz: %s\n", what);
    abort();
}

/* Printed in the plain notation and read again it is the same tree. */
static void print_and_read(arena_t *A, const tree_t *T)
{
    char *text;
    size_t n;
    claim_fault_t f = { .set = false };
    FILE *out = open_memstream(&text, &n);
    print_tree(out, T);
    fclose(out);
    const tree_t *U = n > FILE_BYTES_MAX ? T : claims_parse(A, "printed", text, n, NULL, &f);
    if (!U) fprintf(stderr, "%u:%u: %s, of\n%s\n", f.at.line, f.at.column, f.text, text);
    else if (!tree_same(T, U)) { fprintf(stderr, "printed:\n%s\nread again:\n", text); print_tree(stderr, U); }
    if (!U || !tree_same(T, U)) broken("what is printed is not what was read");
    free(text);
}

static bool claims(const char *bytes, size_t n, bool tex)
{
    arena_t *A = arena_new();
    claim_fault_t f = { .set = false };
    fuzz_files_t files;
    const char *text = fuzz_first(A, &files, bytes, n, &n);
    const tree_t *T = tex ? claims_parse_tex(A, "fuzz", text, n, &files.from, &f)
                          : claims_parse(A, "fuzz", text, n, &files.from, &f);
    bool good = T && claims_compile(A, T, NULL, &f);
    if (!good && !f.set) broken("refused without a word");
    if (good && !T->includes.n) print_and_read(A, T);
    arena_free(A);
    return good;
}

static bool plain(const char *bytes, size_t n) { return claims(bytes, n, false); }
static bool tex(const char *bytes, size_t n) { return claims(bytes, n, true); }

/* --- JSON --------------------------------------------------------------------------------------------------------- */

static const compiled_t *proved_claim(arena_t *A)
{
    claim_fault_t f = { .set = false };
    const tree_t *T = claims_parse_line(A, "I(X;Z) <= I(X;Y)", "X -> Y -> Z", &f);
    return claims_compile(A, T, NULL, &f)->lemma[0];
}

static bool witness(arena_t *A, json_t *j)
{
    const char *id = json_string_value(json_object_get(j, "id"));
    const lemma_t *L = id ? papers_lemma(id, NULL) : NULL;
    json_t *numbers = json_object_get(j, "candidate"), *list = json_object_get(j, "certificates"), *entry,
           *where = NULL;
    fault_t fault;
    size_t i;
    bool good = json_is_object(numbers) &&
                candidate_from_json(A, (L ? L : papers_at(0)->lemmas[0])->params, numbers, &fault, &where);
    json_decref(where);
    json_array_foreach(list, i, entry) {
        where = NULL;
        if (i < CERTIFICATES_MAX) good = certificate_from_json(A, entry, &fault, &where) && good;
        json_decref(where);
    }
    return good;
}

static bool json(const char *bytes, size_t n)
{
    json_error_t e;
    json_t *j = json_loadb(bytes, n, JSON_REJECT_DUPLICATES, &e);
    if (!j) return false;
    arena_t *A = arena_new();
    bool good = witness(A, j);
    good |= certificate_proves(j, proved_claim(A), 0);
    arena_free(A);
    json_decref(j);
    return good;
}

const fuzz_target_t fuzz_targets[] = { { "claims", plain }, { "tex", tex }, { "json", json },
    { "tables", fuzz_tables }, { "samples", fuzz_samples }, { NULL, NULL } };

/* --- libFuzzer ---------------------------------------------------------------------------------------------------- */

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t n);

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t n)
{
    static const fuzz_target_t *target;
    if (!target) {
        const char *name = getenv("FUZZ");
        lemmata_start();
        for (target = fuzz_targets; target->name && (!name || strcmp(name, target->name) != 0);) target++;
        if (!target->name) broken("FUZZ is the name of no target");
    }
    char *own = malloc(n + 1); /* as a file is read: a zero byte behind it */
    if (!own) return 0;
    memcpy(own, bytes, n);
    own[n] = 0;
    target->read(own, n);
    free(own);
    return 0;
}
