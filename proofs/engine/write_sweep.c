/* SPDX-License-Identifier: MIT
**
** Sweeps that were run, as LaTeX tables and as CSV for figures.
*/
#include "proofs/engine/write_tex.h"

#include <string.h>

void write_tex_caption(FILE *f, const sweep_t *s) { fprintf(f, "%s\n", s->caption); }

/* \input within \caption breaks; a macro does not. */
void write_tex_captions(FILE *f, records_t R)
{
    fputs("\\providecommand\\lemmatacaptiontext[1]{\\csname lemmata@caption@#1\\endcsname}%\n", f);
    for (size_t i = 0; i < R.n; i++) {
        const lemma_t *L = R.at[i].lemma;
        for (size_t k = 0; L->sweeps && L->sweeps[k]; k++)
            if (!L->sweeps[k]->data)
                fprintf(f, "\\expandafter\\def\\csname lemmata@caption@%s-%s\\endcsname{%s}%%\n", L->id,
                        L->sweeps[k]->name, L->sweeps[k]->caption);
    }
}

/* How many columns at the left are exact: text. */
static size_t exact_columns(const sweep_t *s)
{
    size_t n = 0;
    while (s->columns[n].name && s->columns[n].round == COLUMN_EXACT) n++;
    return n;
}

static void tex_exact_cell(FILE *f, const char *text)
{
    const char *math = text && strpbrk(text, "/-") ? "$" : "";
    fprintf(f, "%s%s%s", math, text ? text : "--", math);
}

/* The end that the column's direction asks for. */
static const char *shown_end(const swept_cell_t *c, column_round_t round)
{
    return round == COLUMN_EXACT ? c->exact : round == COLUMN_DOWN ? c->table.lo : c->table.hi;
}

static const char *column_format(char text[TEX_FORMAT_MAX], const swept_t *T, size_t k)
{
    tex_format_t t = { 0 };
    for (size_t i = 0; i < T->sweep->rows; i++)
        tex_format_take(&t, shown_end(&T->cell[i * T->columns + k], T->sweep->columns[k].round));
    return tex_format(text, &t);
}

void write_tex_sweep(FILE *f, const swept_t *T)
{
    char text_of[COLUMNS_MAX][TEX_FORMAT_MAX];
    const char *formats[COLUMNS_MAX] = { NULL };
    const sweep_t *s = T->sweep;
    size_t n = T->columns, exact = exact_columns(s);
    char text[COLUMNS_MAX + 1] = "";
    memset(text, 'r', exact);
    for (size_t k = exact; k < n; k++) formats[k - exact] = column_format(text_of[k], T, k);
    tex_begin_tabular(f, text, n - exact, formats);
    for (size_t k = 0; k < n; k++) fprintf(f, "%s{%s}", k ? " & " : "", s->columns[k].tex);
    fputs(" \\\\\n\\midrule\n", f);
    for (size_t i = 0; i < s->rows; i++) {
        const swept_cell_t *cell = T->cell + i * n;
        for (size_t k = 0; k < n; k++) {
            const char *end = shown_end(&cell[k], s->columns[k].round);
            if (k >= exact) { tex_number_cell(f, end ? alloc_text(end) : NULL); continue; }
            if (k) fputs(" & ", f);
            tex_exact_cell(f, end);
        }
        fputs(" \\\\\n", f);
    }
    tex_end_tabular(f);
}

/* Exact columns as they are; each other one as two, its lower and its upper end. */
void write_csv_sweep(FILE *f, const swept_t *T)
{
    const sweep_t *s = T->sweep;
    size_t n = T->columns;
    for (size_t k = 0; k < n; k++)
        if (s->columns[k].round == COLUMN_EXACT) fprintf(f, "%s%s", k ? "," : "", s->columns[k].name);
        else fprintf(f, "%s%s lo,%s hi", k ? "," : "", s->columns[k].name, s->columns[k].name);
    fputc('\n', f);
    for (size_t i = 0; i < s->rows; i++) {
        const swept_cell_t *cell = T->cell + i * n;
        for (size_t k = 0; k < n; k++) {
            if (k) fputc(',', f);
            if (s->columns[k].round == COLUMN_EXACT) fputs(cell[k].exact ? cell[k].exact : "nan", f);
            else
                fprintf(f, "%s,%s", cell[k].data.lo ? cell[k].data.lo : "nan",
                        cell[k].data.hi ? cell[k].data.hi : "nan");
        }
        fputc('\n', f);
    }
}
