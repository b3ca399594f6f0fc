/* SPDX-License-Identifier: MIT
**
** --contexts: a table of weights and channel files, and of what a label costs where a header calls a column so.
*/
#include "cli/sheet.h"
#include "numerics/base/rat.h"

#include <libgen.h>
#include <stdlib.h>
#include <string.h>

enum { CONTEXTS_MAX = 4096, COST_MOST = 1000000000, NONE = -1 };

/* --- the list ----------------------------------------------------------------------------------------------------- */

typedef struct {
    sheet_t s;
    const options_t *o;
    arena_t *A;
    size_t weight, file, cost; /* columns; cost may be NONE */
} list_t;

static bool find_columns(list_t *L)
{
    static const char *const weights[] = { "weight", "weights", "w", "p", "probability", NULL };
    static const char *const files[] = { "file",         "files", "channel",  "channel file",
                                         "channel_file", "path",  "filename", NULL };
    static const char *const costs[] = { "cost", "costs", "price", NULL };
    sheet_t *s = &L->s;
    L->cost = (size_t)NONE;
    s->header = !field_numeric(s, sheet_at(s, 0, 0)) && s->rows > 1;
    if (s->header) {
        size_t found[3] = { 0, 0, 0 };
        for (size_t k = 0; k < s->columns; k++) {
            if (column_called(s, k, weights)) { L->weight = k; found[0]++; }
            if (column_called(s, k, files)) { L->file = k; found[1]++; }
            if (column_called(s, k, costs)) { L->cost = k; found[2]++; }
        }
        static const char *const what[] = { "weights", "channel files", "costs" };
        const size_t last[] = { L->weight, L->file, L->cost };
        for (size_t k = 0; k < 3; k++)
            if (found[k] > 1) return sheet_complain(s, sheet_at(s, 0, last[k]), "a second column of %s", what[k]);
        if (found[0] && found[1]) return true;
        return sheet_complain(s, sheet_at(s, 0, 0),
                              "expected a number, the weight, or a header with the columns `weight` and `file`, "
                              "and `cost` where labels have one");
    }
    L->weight = 0;
    L->file = 1;
    if (s->columns == 2) return true;
    return sheet_complain(
        s, sheet_at(s, 0, 0),
        "%zu field%s, expected `weight,file`, or a header `weight,file,cost` where labels have a cost", s->columns,
        s->columns == 1 ? "" : "s");
}

/* The path of the channel file in a row: beside the list. */
static const char *path_in(const list_t *L, const field_t *f)
{
    const char *name = arena_printf(L->A, "%.*s", (int)f->n, sheet_text(&L->s, f));
    if (name[0] == '/') return name;
    char *copy = alloc_text(L->o->contexts);
    const char *path = arena_printf(L->A, "%s/%s", dirname(copy), name);
    free(copy);
    return path;
}

/* From 10^-9 to 10^9, so that rates of contexts are within what doubles order. */
static bool read_cost(mpq_ptr cost, const list_t *L, size_t row)
{
    mpq_set_ui(cost, 1, 1);
    if (L->cost == (size_t)NONE) return true;
    const field_t *f = sheet_at(&L->s, row, L->cost);
    if (!sheet_number(cost, &L->s, f)) return false;
    bool good = mpq_sgn(cost) > 0 && mpq_cmp_ui(cost, COST_MOST, 1) <= 0 && mpq_cmp_ui(cost, 1, COST_MOST) >= 0;
    return good || sheet_complain(&L->s, f, "a cost that is not from 10^-9 to 10^9");
}

/* The number of the file among those there are; it becomes one of them. */
static size_t number_of(contexts_t *c, const char *path)
{
    size_t k = 0;
    while (k < c->files && strcmp(c->file[k], path) != 0) k++;
    if (k == c->files) c->file[c->files++] = path;
    return k;
}

static bool fill(contexts_t *c, list_t *L)
{
    sheet_t *s = &L->s;
    mpq_ptr total = arena_mpq(L->A, 1);
    size_t n = s->rows - s->header;
    if (n > CONTEXTS_MAX)
        return sheet_complain(s, sheet_at(s, s->header + CONTEXTS_MAX, 0), "more than %d contexts", CONTEXTS_MAX);
    *c = (contexts_t){ .n = n,
                       .of = ARENA_ARRAY(L->A, size_t, n),
                       .weight = arena_mpq(L->A, n),
                       .cost = arena_mpq(L->A, n),
                       .file = ARENA_ARRAY(L->A, const char *, n) };
    for (size_t k = 0; k < n; k++) {
        const field_t *f = sheet_at(s, k + s->header, L->weight), *file = sheet_at(s, k + s->header, L->file);
        if (!sheet_number(c->weight + k, s, f)) return false;
        if (mpq_sgn(c->weight + k) < 0) return sheet_complain(s, f, "a negative weight, expected a number from 0 to 1");
        if (!read_cost(c->cost + k, L, k + s->header)) return false;
        if (file->n == 0) return sheet_complain(s, file, "nothing where a channel file was expected");
        c->of[k] = number_of(c, path_in(L, file));
        mpq_add(total, total, c->weight + k);
    }
    if (mpq_cmp_ui(total, 1, 1) == 0) return true;
    char *text = rat_print(total);
    sheet_complain(s, NULL, "the weights sum to %.80s, expected 1", text);
    free(text);
    return false;
}

static const char *reading_words(const list_t *L)
{
    const sheet_t *s = &L->s;
    const char *words = arena_printf(L->A, "%s, column %s the weight, column %s the channel file", sheet_words(L->A, s),
                                     column_words(L->A, s, L->weight), column_words(L->A, s, L->file));
    bool costs = L->cost != (size_t)NONE;
    size_t left = s->columns - 2 - costs;
    if (costs) words = arena_printf(L->A, "%s, column %s what a label costs", words, column_words(L->A, s, L->cost));
    return left ? arena_printf(L->A, "%s, %zu other%s not used", words, left, left == 1 ? "" : "s") : words;
}

bool contexts_read(contexts_t *c, arena_t *A, const options_t *o)
{
    size_t n;
    char *text = input_read(o->contexts, &n);
    if (!text) return false;
    list_t L = { .o = o, .A = A };
    options_t as_found = *o; /* the options that say how a table is read are of the channel files */
    as_found.separator = 0;
    bool good =
        sheet_cut(&L.s, o->contexts, text, n, &as_found, 4 * CONTEXTS_MAX + 64) && find_columns(&L) && fill(c, &L);
    if (good) c->read_as = reading_words(&L);
    sheet_free(&L.s);
    return good;
}
