/* SPDX-License-Identifier: MIT
**
** What the columns of a sheet are: by the header's names, by --columns, else by what stands in them.
*/
#include "cli/sheet.h"
#include "numerics/base/rat.h"

#include <stdlib.h>
#include <string.h>
#include <strings.h>

bool field_numeric(const sheet_t *s, const field_t *f)
{
    static const char *const word[] = { "nan", "inf", "infinity", "na", "n/a", "#n/a", "null" };
    const char *text = sheet_text(s, f);
    for (size_t k = 0; k < sizeof word / sizeof *word; k++)
        if (f->n == strlen(word[k]) && strncasecmp(text, word[k], f->n) == 0) return true;
    for (size_t k = 0; k + 1 < f->n; k++) {
        const char *mark = strchr("./", text[k]) ? text + k + 1 : strchr("./", text[k + 1]) ? text + k : NULL;
        if (mark && *mark >= '0' && *mark <= '9') return true;
    }
    return f->n > 0 && strchr("0123456789+-.", text[0]);
}

/* Is the first field of the first row alone empty, and of no other row? So is the corner above a column of names. */
static bool empty_corner(const sheet_t *s)
{
    if (s->columns < 2 || s->rows < 2 || sheet_at(s, 0, 0)->n) return false;
    for (size_t k = 1; k < s->columns; k++)
        if (sheet_at(s, 0, k)->n == 0) return false;
    for (size_t r = 1; r < s->rows; r++)
        if (sheet_at(s, r, 0)->n == 0) return false;
    return true;
}

bool sheet_find_header(sheet_t *s, said_t said)
{
    bool number = false;
    for (size_t k = 0; k < s->columns; k++) number |= field_numeric(s, sheet_at(s, 0, k));
    s->header = said == SAID_YES || (said == NOT_SAID && (!number || empty_corner(s)));
    return s->header < s->rows ||
           sheet_complain(s, sheet_at(s, 0, 0), "a header and no rows, expected numbers below it");
}

column_kind_t column_kind(const sheet_t *s, size_t column)
{
    size_t numbers = 0;
    for (size_t r = s->header; r < s->rows; r++) numbers += field_numeric(s, sheet_at(s, r, column));
    return numbers == s->rows - s->header ? ALL_NUMBERS : numbers ? SOME_NUMBERS : NO_NUMBERS;
}

static bool whole(long long *x, const sheet_t *s, const field_t *f)
{
    if (f->n == 0 || f->n > 18) return false;
    *x = 0;
    for (size_t k = 0; k < f->n; k++) {
        char c = sheet_text(s, f)[k];
        if (c < '0' || c > '9') return false;
        *x = 10 * *x + (c - '0');
    }
    return true;
}

bool column_counts_rows(const sheet_t *s, size_t column)
{
    long long before = 0, x = 0;
    bool by_one = true;
    size_t rows = s->rows - s->header;
    for (size_t r = s->header; r < s->rows; r++, before = x) {
        if (!whole(&x, s, sheet_at(s, r, column)) || (r > s->header && x <= before)) return false;
        by_one &= r == s->header || x == before + 1;
    }
    return rows >= 3 || (rows == 2 && by_one);
}

const char *const words_of_names[] = { "",          "id",         "ids",          "idx",        "index",   "name",
                                       "names",     "row",        "rows",         "row.names",  "rowname", "rownames",
                                       "no",        "nr",         "number",       "input",      "inputs",  "worker",
                                       "workers",   "worker_id",  "workerid",     "rater",      "raters",  "rater_id",
                                       "annotator", "annotators", "annotator_id", "unnamed: 0", NULL };

bool column_called(const sheet_t *s, size_t column, const char *const *words)
{
    if (!s->header) return false;
    const field_t *f = sheet_at(s, 0, column);
    for (; *words; words++)
        if (f->n == strlen(*words) && strncasecmp(sheet_text(s, f), *words, f->n) == 0) return true;
    return false;
}

const char *column_words(arena_t *A, const sheet_t *s, size_t column)
{
    const field_t *f = sheet_at(s, 0, column);
    return s->header ? arena_printf(A, "%zu (%s)", column + 1, shown_name(A, sheet_text(s, f), f->n))
                     : arena_printf(A, "%zu", column + 1);
}

/* --- --columns ---------------------------------------------------------------------------------------------------- */

/* By its name in the header, else by its number from 1. */
static bool find_column(size_t *column, const sheet_t *s, const char *text, size_t n)
{
    size_t found = 0, number = 0;
    for (size_t k = 0; s->header && k < s->columns; k++) {
        const field_t *f = sheet_at(s, 0, k);
        if (f->n != n || memcmp(sheet_text(s, f), text, n) != 0) continue;
        *column = k;
        found++;
    }
    if (found > 1)
        return complain("--columns: \"%.*s\": %zu columns of %.300s have this name, say which by number",
                        n > 40 ? 40 : (int)n, text, found, s->file);
    for (size_t k = 0; k < n && n <= 9; k++) {
        if (text[k] < '0' || text[k] > '9') { number = 0; break; }
        number = 10 * number + (size_t)(text[k] - '0');
    }
    bool numbered = number >= 1 && number <= s->columns;
    if (found && numbered && number - 1 != *column)
        return complain("--columns: \"%.*s\" is the name of column %zu and the number of another; rename it in the "
                        "header of %.300s",
                        (int)n, text, *column + 1, s->file);
    if (!found && numbered) *column = number - 1;
    if (found || numbered) return true;
    return complain("--columns: no column \"%.*s\" in %.300s, expected a name of its header or a number from 1 to %zu",
                    n > 40 ? 40 : (int)n, text, s->file, s->columns);
}

bool columns_picked(picked_t **picked, size_t *n, arena_t *A, const sheet_t *s, const char *text,
                    const char *const *roles)
{
    size_t room = 1;
    for (const char *p = text; *p; p++) room += *p == ',';
    *picked = ARENA_ARRAY(A, picked_t, room);
    *n = 0;
    for (const char *p = text, *end;; p = end + 1) {
        end = p + strcspn(p, ",");
        picked_t *c = *picked + *n;
        *c = (picked_t){ .role = "" };
        for (const char *const *role = roles; *role; role++) {
            size_t k = strlen(*role);
            if (strncmp(p, *role, k) != 0 || p[k] != '=') continue;
            c->role = *role;
            p += k + 1;
            break;
        }
        if (!find_column(&c->column, s, p, (size_t)(end - p))) return false;
        for (size_t k = 0; k < *n; k++)
            if ((*picked)[k].column == c->column) return complain("--columns: column %zu twice", c->column + 1);
        ++*n;
        if (*end == 0) return true;
    }
}
