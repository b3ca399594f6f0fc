/* SPDX-License-Identifier: MIT
**
** Channel files: a row an input, a column an output. Which column is names: as --names and --columns say; else the
** first, when the header calls it so, or no field of it is a number. Counts whose first column looks like numbers of
** the rows are refused until it is said.
*/
#include "cli/sheet.h"
#include "numerics/base/encl.h"
#include "numerics/base/rat.h"

#include <stdlib.h>
#include <string.h>

/* Numbers, and a name in each row. */
enum { CHANNEL_FIELDS_MAX = 2 * CELLS_MAX };

/* A table of numbers: rows x columns, row-major, with the line each row stands on and the column of each number. */
typedef struct { size_t rows, columns; mpq_ptr at; size_t *line, *column; const char *read_as; } grid_t;

typedef struct {
    sheet_t s;
    const options_t *o;
    arena_t *A;
    bool names;        /* the first column is */
    size_t *output, n; /* the columns of the outputs */
} reading_t;

/* --- what is what ------------------------------------------------------------------------------------------------- */

/* Are the fields of row 0, from column `first` on, the numbers 0, 1, .. or 1, 2, .., as columns without names are
** numbered? */
static bool numbers_columns(const sheet_t *s, size_t first)
{
    if (s->columns < first + 1 || s->columns < 2 || s->rows < 2) return false;
    bool zero = sheet_text(s, sheet_at(s, 0, first))[0] == '0';
    for (size_t k = first; k < s->columns; k++) {
        const field_t *f = sheet_at(s, 0, k);
        char want[24];
        snprintf(want, sizeof want, "%zu", k - first + !zero);
        if (f->n != strlen(want) || memcmp(sheet_text(s, f), want, f->n) != 0) return false;
    }
    return true;
}

static bool all_whole(const sheet_t *s, size_t column)
{
    for (size_t r = s->header; r < s->rows; r++) {
        const field_t *f = sheet_at(s, r, column);
        for (size_t k = 0; k < f->n; k++)
            if (sheet_text(s, f)[k] < '0' || sheet_text(s, f)[k] > '9') return false;
    }
    return true;
}

static bool find_names(reading_t *R)
{
    sheet_t *s = &R->s;
    bool nameless = s->header && sheet_at(s, 0, 0)->n == 0;
    R->names = R->o->names == SAID_YES || column_kind(s, 0) == NO_NUMBERS || nameless ||
               (column_called(s, 0, words_of_names) && all_whole(s, 0));
    if (R->o->names == SAID_NO) R->names = false;
    if (R->names || R->o->names == SAID_NO || !R->o->counts || s->columns < 2 || !column_counts_rows(s, 0)) return true;
    return sheet_complain(
        s, sheet_at(s, s->header, 0),
        "column %s may be numbers of the rows, or the counts of an output: say --names yes or --names no",
        column_words(R->A, s, 0));
}

static bool find_outputs(reading_t *R)
{
    sheet_t *s = &R->s;
    static const char *const none[] = { NULL };
    picked_t *picked;
    if (!R->o->columns) {
        if (!find_names(R)) return false;
        if (s->columns == R->names)
            return sheet_complain(s, sheet_at(s, s->header, 0), "no numbers, expected one per output");
        R->n = s->columns - R->names;
        R->output = ARENA_ARRAY(R->A, size_t, R->n);
        for (size_t k = 0; k < R->n; k++) R->output[k] = k + R->names;
        return true;
    }
    if (!columns_picked(&picked, &R->n, R->A, s, R->o->columns, none)) return false;
    R->output = ARENA_ARRAY(R->A, size_t, R->n);
    for (size_t k = 0; k < R->n; k++) {
        if (R->o->names == SAID_YES && picked[k].column == 0)
            return complain("--columns takes column 1 for an output, --names yes for names");
        R->output[k] = picked[k].column;
    }
    R->names = R->o->names == SAID_YES;
    return true;
}

/* A first row of numbered columns is a header where its first field calls the column names, or cannot be a number as
** those below it are. */
static bool find_header(reading_t *R)
{
    sheet_t *s = &R->s;
    if (!sheet_find_header(s, R->o->header)) return false;
    if (R->o->header != NOT_SAID || s->header) return true;
    bool corner = !field_numeric(s, sheet_at(s, 0, 0)) && numbers_columns(s, 1),
         doubt = R->o->counts && numbers_columns(s, 0);
    if (corner) {
        s->header = 1;
        if (column_kind(s, 0) == ALL_NUMBERS || column_called(s, 0, words_of_names)) return true;
        s->header = 0;
    }
    return (!corner && !doubt) ||
           sheet_complain(s, sheet_at(s, 0, 0),
                          "this row may be a header of numbered columns, or numbers of an input: say "
                          "--header yes or --header no");
}

static bool find_all(reading_t *R) { return find_header(R) && find_outputs(R); }

/* The columns of the outputs, in words. */
static const char *output_words(const reading_t *R)
{
    const sheet_t *s = &R->s;
    const char *words = column_words(R->A, s, R->output[0]);
    bool run = true;
    for (size_t k = 1; k < R->n; k++) run &= R->output[k] == R->output[k - 1] + 1;
    if (R->n == 1) return arena_printf(R->A, "column %s the output", words);
    if (run)
        return arena_printf(R->A, "columns %s to %s the outputs", words, column_words(R->A, s, R->output[R->n - 1]));
    for (size_t k = 1; k < R->n && k < 6; k++)
        words = arena_printf(R->A, "%s, %s", words, k == 5 && R->n > 6 ? ".." : column_words(R->A, s, R->output[k]));
    return arena_printf(R->A, "columns %s the outputs", words);
}

static const char *reading_words(const reading_t *R)
{
    const char *words = arena_printf(R->A, "%s, ", sheet_words(R->A, &R->s)), *no = "no column of names, ";
    if (R->names) no = arena_printf(R->A, "column %s names, ", column_words(R->A, &R->s, 0));
    else if (R->n < R->s.columns) no = "";
    words = arena_printf(R->A, "%s%s%s", words, no, output_words(R));
    size_t left = R->s.columns - R->n - R->names;
    if (left) words = arena_printf(R->A, "%s, %zu other%s not used", words, left, left == 1 ? "" : "s");
    return R->o->counts ? arena_printf(R->A, "%s; counts, each row divided by its sum", words) : words;
}

/* --- numbers ------------------------------------------------------------------------------------------------------ */

static bool fill(grid_t *g, const reading_t *R)
{
    const sheet_t *s = &R->s;
    *g = (grid_t){ .rows = s->rows - s->header, .columns = R->n };
    if (g->rows > CELLS_MAX / R->n) return sheet_complain(s, NULL, "more than %d numbers", CELLS_MAX);
    g->at = arena_mpq(R->A, g->rows * R->n);
    g->line = ARENA_ARRAY(R->A, size_t, g->rows);
    g->column = ARENA_ARRAY(R->A, size_t, g->rows * R->n);
    for (size_t r = 0; r < g->rows; r++)
        for (size_t k = 0; k < R->n; k++) {
            const field_t *f = sheet_at(s, r + s->header, R->output[k]);
            g->line[r] = f->line;
            g->column[r * R->n + k] = f->column;
            if (!sheet_number(g->at + r * R->n + k, s, f)) return false;
        }
    return true;
}

static bool check_entries(const char *file, const grid_t *g, size_t x, bool counts, mpq_ptr sum)
{
    mpq_srcptr row = g->at + x * g->columns;
    mpq_set_ui(sum, 0, 1);
    for (size_t k = 0; k < g->columns; k++) {
        bool whole = !counts || mpz_cmp_ui(mpq_denref(row + k), 1) == 0;
        if (mpq_sgn(row + k) < 0 || !whole)
            return complain("%.300s:%zu:%zu: entry %zu is %s, expected %s", file, g->line[x],
                            g->column[x * g->columns + k], k + 1, whole ? "negative" : "not a whole number",
                            counts ? "a count" : "a probability");
        mpq_add(sum, sum, row + k);
    }
    if (counts && mpq_sgn(sum) == 0) return complain("%.300s:%zu:1: all counts are 0", file, g->line[x]);
    return true;
}

/* The row divided by its sum, which is within 1/1000 of 1; the largest change so far. */
static bool normalise(const char *file, const grid_t *g, size_t x, mpq_srcptr sum, mpq_ptr change)
{
    mpq_t off, q;
    mpq_inits(off, q, NULL);
    mpq_set_ui(q, 1, 1);
    mpq_sub(off, sum, q);
    mpq_abs(off, off);
    bool near = mpq_cmp_ui(off, 1, 1000) <= 0;
    for (size_t k = 0; near && k < g->columns; k++) {
        mpq_ptr p = g->at + x * g->columns + k;
        mpq_div(q, p, sum);
        mpq_sub(off, q, p);
        mpq_abs(off, off);
        if (mpq_cmp(off, change) > 0) mpq_set(change, off);
        mpq_set(p, q);
    }
    mpq_clears(off, q, NULL);
    return near || complain("%.300s:%zu:1: --normalise: the row's sum is more than 1/1000 away from 1, too far for "
                            "rounding (--counts normalises "
                            "counts)",
                            file, g->line[x]);
}

/* `total`: the sum of counts, by which they are divided. */
static bool check_row(const char *file, const grid_t *g, size_t x, const options_t *o, mpq_ptr change, mpz_ptr total)
{
    mpq_t sum;
    mpq_init(sum);
    bool good = check_entries(file, g, x, o->counts, sum);
    if (good && o->counts) mpz_set(total, mpq_numref(sum));
    for (size_t k = 0; good && o->counts && k < g->columns; k++)
        mpq_div(g->at + x * g->columns + k, g->at + x * g->columns + k, sum);
    if (good && o->normalise) good = normalise(file, g, x, sum, change);
    else if (good && !o->counts && mpq_cmp_ui(sum, 1, 1) != 0) {
        char *text = rat_print(sum);
        good = complain("%.300s:%zu:1: row sums to %.80s, expected 1 (--counts normalises counts, --normalise what was "
                        "rounded; read as: %.300s)",
                        file, g->line[x], text, g->read_as);
        free(text);
    }
    mpq_clear(sum);
    return good;
}

static void say_change(grid_t *g, arena_t *A, mpq_srcptr change)
{
    char *most = encl_decimal_rat(change, 3, MPFR_RNDU);
    g->read_as =
        arena_printf(A, "%s; each row divided by its sum, which changes no entry by more than %s", g->read_as, most);
    free(most);
}

bool rows_read(rows_t *rows, mpz_ptr *total, arena_t *A, const char *file, const options_t *o, const char **read_as)
{
    size_t n;
    grid_t g;
    reading_t R = { .o = o, .A = A };
    if (o->counts && o->normalise) return complain("--counts and --normalise: one of the two");
    char *text = input_table(o, file, &n);
    if (!text) return false;
    bool good = sheet_cut(&R.s, file, text, n, o, CHANNEL_FIELDS_MAX) && find_all(&R) && fill(&g, &R);
    mpq_ptr change = arena_mpq(A, 1);
    mpz_ptr sums = good ? arena_mpz(A, g.rows) : NULL;
    if (good) g.read_as = reading_words(&R);
    for (size_t x = 0; good && x < g.rows; x++) good = check_row(R.s.file, &g, x, o, change, sums + x);
    if (good && o->normalise) say_change(&g, A, change);
    sheet_free(&R.s);
    if (!good) return false;
    *rows = (rows_t){ g.rows, g.columns, g.at };
    if (total) *total = sums;
    *read_as = g.read_as;
    return true;
}
