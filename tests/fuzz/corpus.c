/* SPDX-License-Identifier: MIT
**
** Each target on its corpus, and on some thousand changes of it: of bytes, pieces, words, and of one file into another.
** The same in every run.
*/
#include "proofs/engine/draw.h"
#include "tests/fuzz/target.h"
#include "tests/support/process.h"

#include <criterion/criterion.h>
#include <glob.h>
#include <stdio.h>
#include <string.h>

TestSuite(fuzz, .init = session_open, .fini = session_close);

enum { CHANGES = 1500, BYTES_MAX = 6000 };

typedef struct { size_t n; char *text; } sample_t;

static size_t corpus(const char *name, sample_t *sample, size_t most)
{
    static const char *const folder[] = { "tests/fuzz/corpus/%s/*", "tests/%s/examples/*.lem" };
    size_t n = 0;
    for (size_t f = 0; f < 2; f++) {
        glob_t g;
        if (glob(arena_printf(session_arena(), folder[f], name), 0, NULL, &g) != 0) continue;
        for (size_t k = 0; k < g.gl_pathc && n < most; k++, n++) sample[n].text = file_get(g.gl_pathv[k], &sample[n].n);
        globfree(&g);
    }
    return n;
}

static void insert(char *text, size_t *n, size_t at, const char *piece, size_t k)
{
    if (*n + k > BYTES_MAX) return;
    memmove(text + at + k, text + at, *n - at);
    memcpy(text + at, piece, k);
    *n += k;
}

static void change(char *text, size_t *n, const sample_t *other, draw_t *d)
{
    static const char *const word[] = { "(",
                                        ")",
                                        "[",
                                        "]",
                                        "{",
                                        "}",
                                        "\\{",
                                        "\\[",
                                        "\\]",
                                        "|",
                                        "||",
                                        "\\|",
                                        "^",
                                        "_",
                                        "&",
                                        "\\\\",
                                        "\\le",
                                        "\\frac",
                                        "\\sum_",
                                        "\\mathbb E",
                                        "\\left",
                                        "\\right|",
                                        "\\text{for all }",
                                        "\\def\\a{\\a}",
                                        "\\begin{aligned}",
                                        "\\end{aligned}",
                                        "%: ",
                                        "\n",
                                        ";",
                                        ":",
                                        "->",
                                        "..",
                                        "inf",
                                        "sum x:",
                                        "\"",
                                        "$",
                                        "end",
                                        "0",
                                        "-",
                                        ",",
                                        "1/0",
                                        "1e999",
                                        "null",
                                        "[[",
                                        "\\label{",
                                        "\\input{a}",
                                        "\\import{b/}{a}",
                                        "include \"a\"\n",
                                        "\n%file a\n",
                                        "\n%file b/a.tex\n" };
    size_t at = (size_t)draw_int(d, 0, (long)*n), k = (size_t)draw_int(d, 1, 20);
    const char *w = word[draw_int(d, 0, (long)(sizeof word / sizeof *word) - 1)];
    switch (draw_int(d, 0, 4)) {
    case 0: if (at < *n) text[at] = (char)draw_int(d, 0, 255); return;
    case 1:
        if (k > *n - at) k = *n - at;
        memmove(text + at, text + at + k, *n - at - k);
        *n -= k;
        return;
    case 2: case 3: insert(text, n, at, w, strlen(w)); return;
    default:
        if (!other->n) return;
        size_t from = (size_t)draw_int(d, 0, (long)other->n - 1);
        insert(text, n, at, other->text + from, k > other->n - from ? other->n - from : k);
    }
}

static void changes(const fuzz_target_t *t)
{
    enum { FILES = 400 };
    sample_t *sample = ARENA_ARRAY(session_arena(), sample_t, FILES);
    size_t files = corpus(t->name, sample, FILES), read = 0;
    char text[BYTES_MAX + 1];
    cr_assert(files > 3, "%s: %zu files in the corpus", t->name, files);
    for (size_t k = 0; k < files; k++) read += t->read(sample[k].text, sample[k].n);
    cr_assert(read > 3, "%s: %zu of %zu are read", t->name, read, files);
    for (size_t i = 0; i < CHANGES; i++) {
        draw_t d = draw_start(1, t->name, i);
        const sample_t *one = &sample[i % files], *two = &sample[draw_int(&d, 0, (long)files - 1)];
        size_t n = one->n < BYTES_MAX ? one->n : BYTES_MAX;
        memcpy(text, one->text, n);
        for (long k = draw_int(&d, 1, 5); k > 0; k--) change(text, &n, two, &d);
        text[n] = 0;
        t->read(text, n);
    }
}

Test(fuzz, claims) { changes(&fuzz_targets[0]); }
Test(fuzz, tex) { changes(&fuzz_targets[1]); }
Test(fuzz, json) { changes(&fuzz_targets[2]); }

/* Inputs of several files are read as such: the first alone is refused, and so is a file within itself. */
Test(fuzz, parts)
{
    static const struct { unsigned target; const char *file; bool read; } input[] = {
        { 0, "claims/parts.lem", true },  { 0, "claims/within-itself.lem", false },
        { 1, "tex/parts.tex", true },     { 1, "tex/within-itself.tex", false },
    };
    for (size_t k = 0; k < sizeof input / sizeof *input; k++) {
        size_t n;
        char *text = file_get(arena_printf(session_arena(), "tests/fuzz/corpus/%s", input[k].file), &n);
        bool (*read)(const char *, size_t) = fuzz_targets[input[k].target].read;
        cr_expect_eq(read(text, n), input[k].read, "%s", input[k].file);
        char *second = strstr(text, "%file ");
        *second = 0;
        cr_expect(!read(text, (size_t)(second - text)), "%s alone", input[k].file);
    }
}

/* Every refusal of a table is a line, and no bytes of the table that a terminal would take for more. */
static void tables(const fuzz_target_t *t)
{
    size_t n;
    cr_assert(freopen(path_of("said"), "w", stderr));
    changes(t);
    fflush(stderr);
    const char *said = file_get(path_of("said"), &n);
    cr_assert(n > CHANGES, "%zu bytes said", n);
    for (const char *line = said; *line; line = strchr(line, '\n') + 1) {
        cr_assert(strncmp(line, "lemmata: ", 9) == 0 && strchr(line, '\n'), "%s: %.400s", t->name, line);
        for (const char *c = line; *c != '\n'; c++)
            cr_assert((unsigned char)*c >= ' ' && *c != 127, "%s: a control byte in %.400s", t->name, line);
    }
}

Test(fuzz, tables) { tables(&fuzz_targets[3]); }
Test(fuzz, samples) { tables(&fuzz_targets[4]); }
