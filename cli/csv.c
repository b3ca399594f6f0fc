/* SPDX-License-Identifier: MIT
**
** Channel files: one row per input, one column per output. A header row and a first column of names may stand there. A header is as wide as
** the rows below it.
*/
#include "cli/cli.h"
#include "numerics/base/rat.h"

#include <string.h>
#include <strings.h>

typedef struct { const char *text; size_t n, line, column; } field_t;

typedef struct {
    const char *file;
    arena_t *A;
    field_t *field; /* all fields, row after row */
    size_t fields, room;
    size_t *row;    /* where each row starts; rows + 1 of them */
    size_t rows, row_room;
} sheet_t;

/* Numbers, and a name in each row. */
enum { FIELDS_MAX = 2 * CELLS_MAX };

bool csv_numeric(const char *text, size_t n)
{
    static const char *const word[] = { "nan", "inf", "infinity" };
    for (size_t k = 0; k < 3; k++)
        if (n == strlen(word[k]) && strncasecmp(text, word[k], n) == 0) return true;
    for (size_t k = 0; k + 1 < n; k++) {
        const char *mark = strchr("./", text[k]) ? text + k + 1 : strchr("./", text[k + 1]) ? text + k : NULL;
        if (mark && *mark >= '0' && *mark <= '9') return true;
    }
    return n > 0 && strchr("0123456789+-.", text[0]);
}

static bool is_numeric(const field_t *f) { return csv_numeric(f->text, f->n); }

/* The array with room for an entry at `index`; it grows one entry at a time. */
static void *grown(arena_t *A, void *old, size_t index, size_t *room, size_t size)
{
    if (index < *room) return old;
    size_t had = *room;
    *room = had ? 2 * had : 256;
    void *wider = arena_alloc(A, *room * size);
    if (had) memcpy(wider, old, had * size);
    return wider;
}

static void add_field(sheet_t *s, field_t f)
{
    while (f.n && (f.text[0] == ' ' || f.text[0] == '\t')) f.text++, f.n--, f.column++;
    while (f.n && (f.text[f.n - 1] == ' ' || f.text[f.n - 1] == '\t')) f.n--;
    if (f.n >= 2 && f.text[0] == '"' && f.text[f.n - 1] == '"') f.text++, f.n -= 2, f.column++;
    s->field = grown(s->A, s->field, s->fields, &s->room, sizeof f);
    s->field[s->fields++] = f;
}

/* One line, cut at its commas (not at those in quotes). Blank lines are passed over. False when there are too many fields. */
static bool add_line(sheet_t *s, const char *p, size_t n, size_t line)
{
    if (n && p[n - 1] == '\r') n--;
    if (strspn(p, " \t") >= n) return true;
    s->row = grown(s->A, s->row, s->rows + 1, &s->row_room, sizeof *s->row);
    s->row[s->rows++] = s->fields;
    bool quoted = false;
    for (size_t i = 0, start = 0; i <= n; i++) {
        if (i < n && p[i] == '"') quoted = !quoted;
        if (i < n && (p[i] != ',' || quoted)) continue;
        if (s->fields >= FIELDS_MAX) return complain("%s:%zu:%zu: more than %d numbers", s->file, line, start + 1, CELLS_MAX);
        add_field(s, (field_t){ p + start, i - start, line, start + 1 });
        start = i + 1;
    }
    s->row = grown(s->A, s->row, s->rows + 1, &s->row_room, sizeof *s->row);
    s->row[s->rows] = s->fields;
    return true;
}

static bool split(sheet_t *s, const char *text, size_t n)
{
    size_t line = 1, start = n >= 3 && memcmp(text, "\xef\xbb\xbf", 3) == 0 ? 3 : 0;
    for (size_t i = start; i <= n; i++) {
        if (i < n && text[i] == 0) return complain("%s:%zu:%zu: a zero byte, expected text", s->file, line, i - start + 1);
        if (i < n && text[i] != '\n') continue;
        if (!add_line(s, text + start, i - start, line++)) return false;
        start = i + 1;
    }
    return s->rows ? true : complain("%s:1:1: no rows, expected one per input", s->file);
}

static size_t width(const sheet_t *s, size_t r) { return s->row[r + 1] - s->row[r]; }

/* The first row is a header when none of its fields looks like a number. */
static bool has_header(const sheet_t *s)
{
    for (size_t k = s->row[0]; k < s->row[1]; k++)
        if (is_numeric(&s->field[k])) return false;
    return true;
}

/* The first column holds names when no field of it, below the header, looks like a number. */
static bool has_names(const sheet_t *s, size_t first)
{
    for (size_t r = first; r < s->rows; r++)
        if (is_numeric(&s->field[s->row[r]])) return false;
    return true;
}

static bool read_field(mpq_ptr q, const sheet_t *s, const field_t *f)
{
    const char *error = rat_read(q, f->text, f->n);
    int shown = f->n > 40 ? 40 : (int)f->n;
    if (error) return complain("%s:%zu:%zu: \"%.*s\": %s", s->file, f->line, f->column, shown, f->text, error);
    return true;
}

bool csv_read(grid_t *g, arena_t *A, const char *file, const char *text, size_t n)
{
    sheet_t s = { .file = strcmp(file, "-") == 0 ? "standard input" : file, .A = A };
    if (!split(&s, text, n)) return false;
    size_t first = has_header(&s), names;
    if (first == s.rows) return complain("%s:%zu:1: a header and no rows, expected one per input", s.file, s.field[0].line);
    names = has_names(&s, first);
    size_t columns = width(&s, first) - names;
    if (first && width(&s, 0) != width(&s, 1))
        return complain("%s:%zu:1: no numbers and %zu fields, expected a number in each or a header of %zu as in line %zu", s.file, s.field[0].line,
                        width(&s, 0), width(&s, 1), s.field[s.row[1]].line);
    *g = (grid_t){ .rows = s.rows - first, .columns = columns };
    if (columns == 0) return complain("%s:%zu:1: no numbers, expected one per output", s.file, s.field[s.row[first]].line);
    if (g->rows > CELLS_MAX / columns) return complain("%s:1:1: more than %d numbers", s.file, CELLS_MAX);
    g->at = arena_mpq(A, g->rows * columns);
    g->line = ARENA_ARRAY(A, size_t, g->rows);
    g->column = ARENA_ARRAY(A, size_t, g->rows * columns);
    for (size_t r = first; r < s.rows; r++) {
        const field_t *f = &s.field[s.row[r]];
        g->line[r - first] = f->line;
        if (width(&s, r) != columns + names)
            return complain("%s:%zu:1: %zu fields, expected %zu as in line %zu", s.file, f->line, width(&s, r), columns + names,
                            s.field[s.row[first]].line);
        for (size_t k = 0; k < columns; k++) {
            size_t cell = (r - first) * columns + k;
            g->column[cell] = f[names + k].column;
            if (!read_field(g->at + cell, &s, f + names + k)) return false;
        }
    }
    return true;
}
