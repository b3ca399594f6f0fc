/* SPDX-License-Identifier: MIT
**
** The examples with bytes, words and lines changed, cut and doubled: read or refused, never worse. Under make asan,
** with the sanitizers looking on.
*/
#include "tests/claims/claims.h"
#include "proofs/engine/draw.h"

TestSuite(claims_fuzz, .init = session_open, .fini = session_close);

static size_t mutate(char *text, size_t n, size_t room, draw_t *d, const char *other, size_t other_n)
{
    static const char *const word[] = { "(", ")", "[", "]", "^", "||", "|", ";", ":", "->", "..", "inf", "sum x:",
        "E[", "H(", "\"", "$", "end\n", "\n", "let a = ", "0", "-", "given " };
    for (long k = draw_int(d, 1, 4); k > 0 && n > 0; k--) {
        size_t at = (size_t)draw_int(d, 0, (long)n - 1), cut = (size_t)draw_int(d, 1, 12), from;
        switch (draw_int(d, 0, 3)) {
        case 0: text[at] = (char)draw_int(d, 32, 126); break;
        case 1:
            if (at + cut > n) cut = n - at;
            memmove(text + at, text + at + cut, n - at - cut);
            n -= cut;
            break;
        case 2: {
            const char *w = word[draw_int(d, 0, (long)(sizeof word / sizeof *word) - 1)];
            size_t m = strlen(w);
            if (n + m >= room) break;
            memmove(text + at + m, text + at, n - at);
            memcpy(text + at, w, m);
            n += m;
            break;
        }
        default:
            from = (size_t)draw_int(d, 0, (long)other_n - 1);
            if (from + cut > other_n) cut = other_n - from;
            if (at + cut > n) cut = n - at;
            memcpy(text + at, other + from, cut);
        }
    }
    text[n] = 0;
    return n;
}

/* Reads, compiles, and tries a few candidates of what can be read. */
static bool survives(arena_t *A, const char *text, size_t n)
{
    claim_fault_t f = { .set = false };
    const tree_t *T = claims_parse(A, "fuzz", text, n, NULL, &f);
    const compiled_file_t *F = T ? claims_compile(A, T, NULL, &f) : NULL;
    cr_assert(F || f.set, "refused without a word:\n%s", text);
    if (!F) return false;
    cr_assert(tree_same(T, tree_of(A, tree_text(A, T))), "another tree:\n%s\nof\n%s", tree_text(A, T), text);
    for (unsigned k = 0; k < F->n; k++) {
        const lemma_t *L = &F->lemma[k]->lemma;
        for (size_t j = 0; L->families[j] && j < 2; j++) lemma_chain(A, L, lemma_candidate(A, L, j, 1, 0));
    }
    return true;
}

Test(claims_fuzz, read_or_refused)
{
    const char *const *file = example_files(session_arena());
    arena_t *A = arena_new();
    char text[20000];
    size_t files = 0, read = 0;
    while (file[files]) files++;
    for (size_t i = 0; i < 1500; i++) {
        draw_t d = draw_start(1, "claims", i);
        size_t n, m;
        char *one = file_get(file[i % files], &n), *two = file_get(file[(size_t)draw_int(&d, 0, (long)files - 1)], &m);
        cr_assert(n < sizeof text / 2);
        memcpy(text, one, n + 1);
        n = mutate(text, n, sizeof text - 1, &d, two, m);
        read += survives(A, text, n);
        arena_reset(A);
    }
    cr_assert(read > 20, "only %zu read", read);
    arena_free(A);
}
