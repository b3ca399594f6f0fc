/* SPDX-License-Identifier: MIT
**
** The example files: printed and read again they are the same; checked, they are found as they expect.
*/
#include "tests/claims/claims.h"

#include <ctype.h>

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

/* --- the documentation -------------------------------------------------------------------------------------------- */

/* The next block that is marked as a claim file; NULL for none. The cursor moves past it. */
static char *next_block(char **at)
{
    char *from = strstr(*at, "```lem\n"), *to = from ? strstr(from + 7, "```") : NULL;
    if (!from) return NULL;
    cr_assert(to, "a block is not closed");
    *at = to + 3;
    return arena_printf(session_arena(), "%.*s", (int)(to - from) - 7, from + 7);
}

static char *documentation(void)
{
    size_t n;
    char *text = file_get("docs/claims.md", &n);
    cr_assert(text, "no docs/claims.md");
    return text;
}

/* Every block is checked, and found as it expects. */
Test(claims_examples, of_the_documentation)
{
    size_t blocks = 0;
    char *at = documentation();
    file_put("quarter.lem", "def  quarter(x) = x/4\n");
    for (char *block; (block = next_block(&at));) {
        const char *file = file_put(arena_printf(session_arena(), "block-%zu.lem", ++blocks), block);
        outcome_t o = LEMMATA("check", "-q", "--candidates", "60", file);
        cr_assert(o.status == 0, "block %zu: status %d\n%s%s", blocks, o.status, o.out, o.err);
    }
    cr_assert(blocks > 5, "only %zu blocks", blocks);
}

/* The length of what begins at `at` and is no grammar: a comment, a text, TeX, a link's name; 0 of others. */
static size_t passed(const char *at)
{
    size_t n = *at == '#' ? strcspn(at, "\n") : *at == '"' ? strcspn(at + 1, "\"") + 2 : 0;
    if (*at == '$') n = strcspn(at + 1, "$") + 2;
    if (*at == '[' && at[strcspn(at, "]<>=\"")] == ']') n = strcspn(at, "]");
    return n;
}

static bool in_word(char c) { return isalnum((unsigned char)c) || c == '_'; }

/* Does the terminal stand in the text: a word as a whole word? */
static bool stands_in(const char *text, const char *terminal, size_t n)
{
    for (const char *at = text; *at; at++) {
        at += passed(at);
        if (!*at) break;
        if (strncmp(at, terminal, n) != 0) continue;
        if (!in_word(*terminal) || ((at == text || !in_word(at[-1])) && !in_word(at[n]))) return true;
    }
    return false;
}

/* Each terminal of the grammar, "..", is used in some block. */
Test(claims_examples, each_word_of_the_grammar)
{
    char *text = documentation(), *at = text, *blocks = "", *grammar = strstr(text, "## The grammar\n");
    unsigned terminals = 0;
    cr_assert(grammar, "no grammar");
    for (char *block; (block = next_block(&at));) blocks = arena_printf(session_arena(), "%s%s\n", blocks, block);
    cr_assert(!stands_in("a # of\n\"of\" $of$ [of it] if", "of", 2) && stands_in("[of < 1]", "of", 2));
    for (char *p = grammar; (p = strpbrk(p, "\"(")) && p < strstr(grammar, "\nNames ");) {
        if (strncmp(p, "(*", 2) == 0) { p = strstr(p, "*)"); continue; }
        if (*p++ == '(') continue;
        size_t n = strcspn(p, "\"");
        bool certified = strncmp(p, "proved\"", 7) == 0; /* it would ask for a file beside the block */
        cr_expect(certified || stands_in(blocks, p, n), "no block has %.*s", (int)n, p);
        terminals++;
        p += n + 1;
    }
    cr_assert(terminals > 200, "only %u terminals", terminals);
}
