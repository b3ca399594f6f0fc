/* SPDX-License-Identifier: MIT */
#include "tests/claims/claims.h"

#include <glob.h>

const tree_t *tree_of(arena_t *A, const char *text)
{
    claim_fault_t f = { .set = false };
    const tree_t *T = claims_parse(A, "text", text, strlen(text), NULL, &f);
    cr_assert(T, "%u:%u: %s, in\n%s", f.at.line, f.at.column, f.text, text);
    return T;
}

const char *tree_text(arena_t *A, const tree_t *T)
{
    char *text;
    size_t n;
    FILE *f = open_memstream(&text, &n);
    print_tree(f, T);
    fclose(f);
    const char *own = arena_printf(A, "%s", text);
    free(text);
    return own;
}

claim_fault_t fault_of(arena_t *A, const char *text)
{
    claim_fault_t f = { .set = false };
    const tree_t *T = claims_parse(A, "text", text, strlen(text), NULL, &f);
    if (T && claims_compile(A, T, NULL, &f)) cr_assert_fail("read, though it is wrong:\n%s", text);
    cr_assert(f.set, "refused without a word:\n%s", text);
    return f;
}

const compiled_t *compiled_from(arena_t *A, const char *text)
{
    claim_fault_t f = { .set = false };
    const compiled_file_t *F = claims_compile(A, tree_of(A, text), NULL, &f);
    cr_assert(F, "%u:%u: %s, in\n%s", f.at.line, f.at.column, f.text, text);
    return F->lemma[0];
}

const char *const *example_files(arena_t *A)
{
    glob_t g;
    cr_assert(glob("tests/claims/examples/*.lem", 0, NULL, &g) == 0, "no examples");
    const char **list = ARENA_ARRAY(A, const char *, g.gl_pathc + 1);
    for (size_t k = 0; k < g.gl_pathc; k++) list[k] = arena_printf(A, "%s", g.gl_pathv[k]);
    globfree(&g);
    return list;
}
