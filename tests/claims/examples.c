/* SPDX-License-Identifier: MIT
**
** The example files: printed and read again they are the same; checked, they are found as they expect.
*/
#include "tests/claims/claims.h"

TestSuite(claims_examples, .init = session_open, .fini = session_close);

static const char *no_file(void *self, arena_t *A, const char *from, const char *name, size_t *n, const char **path)
{
    (void)self, (void)from;
    *path = arena_printf(A, "tests/claims/examples/%s", name);
    return file_get(*path, n);
}

Test(claims_examples, printed_and_read_again)
{
    arena_t *A = session_arena();
    for (const char *const *file = example_files(A); *file; file++) {
        size_t n;
        claim_fault_t f = { .set = false };
        const char *text = file_get(*file, &n);
        const tree_t *T = claims_parse(A, *file, text, n, &(includes_t){ no_file, NULL }, &f);
        cr_assert(T, "%s:%u:%u: %s", *file, f.at.line, f.at.column, f.text);
        const char *printed = tree_text(A, T);
        const tree_t *U = tree_of(A, printed);
        cr_assert(tree_same(T, U), "%s, printed and read again, is another tree:\n%s", *file, printed);
        for (unsigned k = 0; k < T->lemmas.n; k++)
            cr_assert(lemma_hash(T, T->lemmas.at[k]) == lemma_hash(U, U->lemmas.at[k]), "%s: another hash", *file);
    }
}

Test(claims_examples, found_as_they_expect)
{
    for (const char *const *file = example_files(session_arena()); *file; file++) {
        outcome_t o = LEMMATA("check", "-q", *file);
        assert_status(&o, 0);
    }
}

/* Every block of docs/claims.md that is marked as a claim file is checked, and found as it expects. */
Test(claims_examples, of_the_documentation)
{
    size_t n, blocks = 0;
    char *text = file_get("docs/claims.md", &n);
    cr_assert(text, "no docs/claims.md");
    for (char *at = text; (at = strstr(at, "```lem\n"));) {
        char *from = at + 7, *to = strstr(from, "```");
        cr_assert(to, "a block is not closed");
        const char *file = file_put(arena_printf(session_arena(), "block-%zu.lem", ++blocks),
            arena_printf(session_arena(), "%.*s", (int)(to - from), from));
        outcome_t o = LEMMATA("check", "-q", "--candidates", "60", file);
        cr_assert(o.status == 0, "block %zu: status %d\n%s%s", blocks, o.status, o.out, o.err);
        at = to + 3;
    }
    cr_assert(blocks > 5, "only %zu blocks", blocks);
}
