/* SPDX-License-Identifier: MIT
**
** Sweeps as LaTeX tables and as CSV for figures.
*/
#include "proofs/engine/write_tex.h"

#include <stdlib.h>
#include <string.h>

enum { SWEEP_DIGITS = 5, CSV_DIGITS = 17, EXACT_DIGITS = 12 };

static size_t sweep_columns(const sweep_t *s)
{
    size_t n = 0;
    while (s->columns[n].name) n++;
    return n;
}

/* An exact cell: 3/10 as 0.3, since that is exact and short; 1/3 as a fraction. */
static char *exact_text(const real_t *x)
{
    char *lo, *hi;
    real_decimals(&lo, &hi, x, EXACT_DIGITS);
    bool same = strcmp(lo, hi) == 0;
    free(hi);
    if (same) return lo;
    free(lo);
    mpq_ptr q = arena_mpq(real_home(x), 1);
    return real_is_rat(x, q) ? mpq_get_str(NULL, 10, q) : alloc_text("?");
}

static char *cell_text(const real_t *x, column_round_t round)
{
    if (round == COLUMN_EXACT) return exact_text(x);
    char *lo, *hi;
    real_decimals_simplest(&lo, &hi, x, SWEEP_DIGITS);
    free(round == COLUMN_DOWN ? hi : lo);
    return round == COLUMN_DOWN ? lo : hi;
}

/* The rows being written: made in `home` anew one after the other, from what is kept in `kept`. */
typedef struct { const sweep_t *sweep; arena_t *home, *kept; const void *prepared; } rows_t;

static rows_t rows_start(const sweep_t *s)
{
    rows_t r = { s, arena_new(), arena_new(), NULL };
    if (s->prepare) r.prepared = s->prepare(r.kept, s->of);
    return r;
}

static void rows_end(rows_t *r)
{
    arena_free(r->home);
    arena_free(r->kept);
}

/* The cells of row i; NULL where the row leaves one empty. */
static void fill_row(const real_t **cell, rows_t *r, size_t i)
{
    for (size_t k = 0; k < COLUMNS_MAX; k++) cell[k] = NULL;
    arena_reset(r->home);
    if (r->sweep->row_from) r->sweep->row_from(cell, r->home, i, r->prepared);
    else r->sweep->row(cell, r->home, i);
}

void write_tex_caption(FILE *f, const sweep_t *s) { fprintf(f, "%s\n", s->caption); }

/* \input within \caption breaks; a macro does not. */
void write_tex_captions(FILE *f, records_t R)
{
    fputs("\\providecommand\\lemmatacaptiontext[1]{\\csname lemmata@caption@#1\\endcsname}%\n", f);
    for (size_t i = 0; i < R.n; i++) {
        const lemma_t *L = R.at[i].lemma;
        for (size_t k = 0; L->sweeps && L->sweeps[k]; k++)
            if (!L->sweeps[k]->data)
                fprintf(f, "\\expandafter\\def\\csname lemmata@caption@%s-%s\\endcsname{%s}%%\n", L->id, L->sweeps[k]->name, L->sweeps[k]->caption);
    }
}

void write_tex_sweep(FILE *f, const sweep_t *s)
{
    static const char *const formats[] = { "-1.4", "-1.4", "-1.4", "-1.4", "-1.4", "-1.4", "-1.4", "-1.4", "-1.4", "-1.4", "-1.4", "-1.4" };
    size_t n = sweep_columns(s), exact = 0;
    char text[COLUMNS_MAX + 1] = "";
    while (exact < n && s->columns[exact].round == COLUMN_EXACT) text[exact++] = 'r';
    tex_begin_tabular(f, text, n - exact, formats);
    for (size_t k = 0; k < n; k++) fprintf(f, "%s{%s}", k ? " & " : "", s->columns[k].tex);
    fputs(" \\\\\n\\midrule\n", f);
    rows_t rows = rows_start(s);
    for (size_t i = 0; i < s->rows; i++) {
        const real_t *cell[COLUMNS_MAX];
        fill_row(cell, &rows, i);
        for (size_t k = 0; k < n; k++) {
            if (k >= exact) { tex_number_cell(f, cell[k] ? cell_text(cell[k], s->columns[k].round) : NULL); continue; }
            char *t = cell_text(cell[k], COLUMN_EXACT);
            const char *math = strpbrk(t, "/-") ? "$" : "";
            fprintf(f, "%s%s%s%s", k ? " & " : "", math, t, math);
            free(t);
        }
        fputs(" \\\\\n", f);
    }
    rows_end(&rows);
    tex_end_tabular(f);
}

/* Exact columns as they are; each other one as two, its lower and its upper end. */
void write_csv_sweep(FILE *f, const sweep_t *s)
{
    size_t n = sweep_columns(s);
    for (size_t k = 0; k < n; k++)
        if (s->columns[k].round == COLUMN_EXACT) fprintf(f, "%s%s", k ? "," : "", s->columns[k].name);
        else fprintf(f, "%s%s lo,%s hi", k ? "," : "", s->columns[k].name, s->columns[k].name);
    fputc('\n', f);
    rows_t rows = rows_start(s);
    for (size_t i = 0; i < s->rows; i++) {
        const real_t *cell[COLUMNS_MAX];
        fill_row(cell, &rows, i);
        for (size_t k = 0; k < n; k++) {
            bool exact = s->columns[k].round == COLUMN_EXACT;
            char *lo = NULL, *hi = NULL;
            if (!cell[k]) { lo = alloc_text("nan"); hi = alloc_text("nan"); }
            else if (exact) lo = exact_text(cell[k]);
            else real_decimals_simplest(&lo, &hi, cell[k], CSV_DIGITS);
            fprintf(f, "%s%s", k ? "," : "", lo);
            if (!exact) fprintf(f, ",%s", hi);
            free(lo);
            free(hi);
        }
        fputc('\n', f);
    }
    rows_end(&rows);
}
