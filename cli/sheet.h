/* SPDX-License-Identifier: MIT
**
** sheet -- the one reader of tables. A sheet is the file's text, cut into rows and fields; what the columns mean, its
** reader says (channel.c, contexts.c, samples.c), by the header's names where there are any, by the options that say it
** outright, else by what stands in them; where two readings are possible it refuses and names both.
**
** Dialects: fields between commas, semicolons or tabs; lines ended by LF, CRLF or CR; quotes as in RFC 4180; a
** byte-order mark; blank lines and blanks around fields are passed over.
*/
#ifndef LEMMATA_CLI_SHEET_H
#define LEMMATA_CLI_SHEET_H

#include "cli/cli.h"

/* A place in the text. `quoted`: it stood in quotes, which are taken off. */
typedef struct { uint32_t at, n, line; uint32_t column : 31, quoted : 1; } field_t;

typedef struct {
    const char *file; /* its name in what is said */
    char *text;
    size_t bytes;
    char separator;
    size_t most;      /* fields at most */
    field_t *field;   /* all fields, row after row */
    uint32_t *row;    /* where each row starts; rows + 1 of them */
    size_t fields, room, rows, row_room;
    size_t header, columns; /* rows of header (0 or 1); fields of every row */
} sheet_t;

/* Cuts the text, which the sheet takes over; false, and one line said, when it is no table whose rows have one width.
** sheet_free in either case. */
bool sheet_cut(sheet_t *s, const char *file, char *text, size_t n, const options_t *o, size_t most);
void sheet_free(sheet_t *s);

static inline const field_t *sheet_at(const sheet_t *s, size_t row, size_t column)
{
    return &s->field[s->row[row] + column];
}
static inline const char *sheet_text(const sheet_t *s, const field_t *f) { return s->text + f->at; }

/* One line: file, line, column, and this. False. */
bool sheet_complain(const sheet_t *s, const field_t *f, const char *format, ...) __attribute__((format(printf, 3, 4)));
/* The number in a field; false, and said, when it is none. */
bool sheet_number(mpq_ptr q, const sheet_t *s, const field_t *f);

/* --- columns.c: what the columns are ------------------------------------------------------------------------------ */

/* Must the field be a number? So it is where it begins like one, says nan, inf or NA, or has a digit beside a point or
** a slash (O.726). */
bool field_numeric(const sheet_t *s, const field_t *f);
/* Sets s->header: as --header says, else by the first row. */
bool sheet_find_header(sheet_t *s, said_t said);

typedef enum { ALL_NUMBERS, NO_NUMBERS, SOME_NUMBERS } column_kind_t;
/* Of the rows below the header. Empty fields count as no numbers. */
column_kind_t column_kind(const sheet_t *s, size_t column);
/* Whole numbers that rise by 1 from row to row, or rise in three rows or more: so are rows numbered. */
bool column_counts_rows(const sheet_t *s, size_t column);
/* Is the column's name in the header one of these (any case; words ends with NULL)? */
bool column_called(const sheet_t *s, size_t column, const char *const *words);
/* Its number and name, for what is said. */
const char *column_words(arena_t *A, const sheet_t *s, size_t column);

/* The names of a column of names: id, index, worker, .., and the empty one. */
extern const char *const words_of_names[];

/* One item of --columns. */
typedef struct { const char *role; size_t column; } picked_t;
/* The columns that --columns asks for, by name or number, in its order; false, and said, when one is not there. roles
** (ends with NULL): what may stand before a sign of equality; the role of an item without is "". */
bool columns_picked(picked_t **picked, size_t *n, arena_t *A, const sheet_t *s, const char *text,
                    const char *const *roles);
/* How the file was cut: "comma-separated; line 1 is a header". */
const char *sheet_words(arena_t *A, const sheet_t *s);

#endif
