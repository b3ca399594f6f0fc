/* SPDX-License-Identifier: MIT */
#include "cli/sheet.h"
#include "numerics/base/rat.h"
#include "numerics/base/utf8.h"

#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

enum { SEPARATORS = 3 };
static const char separators[SEPARATORS + 1] = ",;\t";
static const char *const separator_name[] = { "commas", "semicolons", "tabs" };

/* --- what is said ------------------------------------------------------------------------------------------------ */

bool sheet_complain(const sheet_t *s, const field_t *f, const char *format, ...)
{
    char what[700];
    va_list ap;
    va_start(ap, format);
    vsnprintf(what, sizeof what, format, ap);
    va_end(ap);
    return complain("%.300s:%u:%u: %s", s->file, f ? f->line : 1, f ? f->column : 1, what);
}

bool sheet_number(mpq_ptr q, const sheet_t *s, const field_t *f)
{
    const char *text = sheet_text(s, f), *error = rat_read(q, text, f->n);
    const char *comma = memchr(text, ',', f->n);
    if (!error) return true;
    if (f->n == 0) return sheet_complain(s, f, "nothing where a number was expected");
    if (comma && f->n < RAT_CHARS_MAX)
        return sheet_complain(s, f, "\"%.*s\": a comma in a number, expected a decimal point and no marks of thousands",
                              f->n > 40 ? 40 : (int)f->n, text);
    return sheet_complain(s, f, "\"%.*s\": %s", f->n > 40 ? 40 : (int)f->n, text, error);
}

/* --- bytes that are no text of ours ------------------------------------------------------------------------------ */

/* The place of a byte, in lines and characters from 1; a CR ends a line unless an LF follows. */
static field_t place_of(const char *text, size_t at)
{
    field_t f = { .line = 1, .column = 1 };
    for (size_t i = 0; i < at; i++)
        if (text[i] == '\n' || (text[i] == '\r' && text[i + 1] != '\n')) { f.line++; f.column = 1; }
        else f.column += utf8_begins(text[i]);
    return f;
}

static bool is_text(const sheet_t *s)
{
    const char *t = s->text, *zero = memchr(t, 0, s->bytes);
    size_t n = s->bytes;
    if (n >= 2 && (memcmp(t, "\xff\xfe", 2) == 0 || memcmp(t, "\xfe\xff", 2) == 0 ||
                   (n >= 4 && ((t[0] && !t[1] && t[2] && !t[3]) || (!t[0] && t[1] && !t[2] && t[3])))))
        return sheet_complain(s, NULL, "UTF-16 text, expected UTF-8 (iconv -f UTF-16 -t UTF-8 converts it)");
    if (n >= 4 && memcmp(t, "PK\3\4", 4) == 0)
        return sheet_complain(s, NULL, "a zip archive, such as a spreadsheet is, expected its table saved as CSV");
    if (n >= 2 && memcmp(t, "\x1f\x8b", 2) == 0)
        return sheet_complain(s, NULL, "compressed by gzip, expected text (gunzip -c FILE | lemmata .. -)");
    size_t wrong = utf8_fault(t, n);
    if (!zero && wrong == n) return true;
    field_t f = place_of(t, zero && (size_t)(zero - t) < wrong ? (size_t)(zero - t) : wrong);
    if (zero && (size_t)(zero - t) < wrong) return sheet_complain(s, &f, "a zero byte, expected text");
    return sheet_complain(s, &f,
                          "byte 0x%02x is no UTF-8, expected text in UTF-8 (iconv -f ENCODING -t UTF-8 converts it)",
                          (unsigned char)t[wrong]);
}

static size_t start_of(const sheet_t *s) { return s->bytes >= 3 && memcmp(s->text, "\xef\xbb\xbf", 3) == 0 ? 3 : 0; }

/* --- the separator ------------------------------------------------------------------------------------------------ */

/* How often each stands in a row, outside quotes: the least and the most over the rows that are not blank. */
typedef struct { size_t least[SEPARATORS], most[SEPARATORS], first[SEPARATORS]; bool any; } tally_t;

static void tally_row(tally_t *t, const size_t *here, bool blank)
{
    if (blank) return;
    for (size_t k = 0; k < SEPARATORS; k++) {
        if (!t->any) t->first[k] = here[k];
        if (!t->any || here[k] < t->least[k]) t->least[k] = here[k];
        if (!t->any || here[k] > t->most[k]) t->most[k] = here[k];
    }
    t->any = true;
}

static tally_t tally(const sheet_t *s)
{
    tally_t t = { .any = false };
    size_t here[SEPARATORS] = { 0 };
    bool quoted = false, fresh = true, blank = true; /* fresh: a quote here opens a field */
    for (size_t i = start_of(s); i <= s->bytes; i++) {
        char c = i < s->bytes ? s->text[i] : '\n';
        const char *k = strchr(separators, c);
        if (c == '"' && (quoted || fresh)) { quoted = !quoted; fresh = quoted; blank = false; continue; }
        if (quoted && i < s->bytes) continue;
        if (c == '\n' || c == '\r') {
            tally_row(&t, here, blank);
            memset(here, 0, sizeof here);
            blank = fresh = true;
            continue;
        }
        if (k) here[k - separators]++;
        if (c != ' ' && c != '\t') blank = false;
        if (c != ' ') fresh = k != NULL;
    }
    return t;
}

/* The one that cuts every row alike; where none does, the first of them in the first row. */
static bool find_separator(sheet_t *s, char said)
{
    tally_t t = tally(s);
    size_t even = SEPARATORS, some = SEPARATORS;
    s->separator = said ? said : ',';
    if (said) return true;
    for (size_t k = SEPARATORS; k--;) {
        if (t.first[k]) some = k;
        if (t.least[k] == 0 || t.least[k] != t.most[k]) continue;
        if (even < SEPARATORS)
            return sheet_complain(
                s, NULL,
                "cut at %s every row has %zu fields, cut at %s %zu: say which by --separator comma|semicolon|tab",
                separator_name[k], t.least[k] + 1, separator_name[even], t.least[even] + 1);
        even = k;
    }
    if (some < SEPARATORS) s->separator = separators[some];
    if (even < SEPARATORS) s->separator = separators[even];
    return true;
}

/* --- rows and fields ---------------------------------------------------------------------------------------------- */

/* start: where the line begins; behind: how many bytes since then go on with a character. */
typedef struct { sheet_t *s; size_t at, start, behind; uint32_t line; } cutter_t;

static void *wider(void *old, size_t index, size_t *room, size_t size)
{
    if (index < *room) return old;
    *room = *room ? 2 * *room : 256;
    return alloc_wider(old, *room * size);
}

static bool at_end(const cutter_t *c)
{
    return c->at == c->s->bytes || c->s->text[c->at] == '\n' || c->s->text[c->at] == '\r';
}
static bool blank(const cutter_t *c, size_t at)
{
    char b = c->s->text[at];
    return b == ' ' || (b == '\t' && c->s->separator != '\t');
}

static void skip_blanks(cutter_t *c) { while (c->at < c->s->bytes && blank(c, c->at)) c->at++; }

static void end_line(cutter_t *c)
{
    c->at += c->s->text[c->at] == '\r' && c->s->text[c->at + 1] == '\n' ? 2 : 1;
    c->line++;
    c->start = c->at;
    c->behind = 0;
}

static uint32_t column(const cutter_t *c) { return (uint32_t)(c->at - c->start - c->behind + 1); }

/* After the opening quote; what the quotes hold is moved together over the doubled ones. */
static bool cut_quoted(cutter_t *c, field_t *f)
{
    char *text = c->s->text, *to = text + ++c->at;
    f->at = (uint32_t)c->at;
    f->quoted = 1;
    while (c->at < c->s->bytes) {
        if (text[c->at] == '"' && text[++c->at] != '"') {
            f->n = (uint32_t)(to - text) - f->at;
            skip_blanks(c);
            if (at_end(c) || text[c->at] == c->s->separator) return true;
            field_t here = { .line = c->line, .column = column(c) & 0x7fffffff };
            return sheet_complain(c->s, &here, "text after a closing quote, expected a separator or the line's end");
        }
        if (text[c->at] == '\n' || (text[c->at] == '\r' && text[c->at + 1] != '\n')) {
            c->line++;
            c->start = c->at + 1;
            c->behind = 0;
        }
        c->behind += !utf8_begins(text[c->at]);
        *to++ = text[c->at++];
    }
    return sheet_complain(c->s, f, "a quote that is not closed");
}

static bool cut_field(cutter_t *c)
{
    sheet_t *s = c->s;
    skip_blanks(c);
    field_t f = { .at = (uint32_t)c->at, .line = c->line, .column = column(c) & 0x7fffffff };
    if (s->fields >= s->most) return sheet_complain(s, &f, "more than %zu fields", s->most);
    if (c->at < s->bytes && s->text[c->at] == '"') {
        if (!cut_quoted(c, &f)) return false;
    } else {
        for (; !at_end(c) && s->text[c->at] != s->separator; c->at++) c->behind += !utf8_begins(s->text[c->at]);
        for (f.n = (uint32_t)c->at - f.at; f.n && blank(c, f.at + f.n - 1); f.n--) continue;
    }
    s->field = wider(s->field, s->fields, &s->room, sizeof f);
    s->field[s->fields++] = f;
    return true;
}

/* A row; of a blank line none is kept. */
static bool cut_row(cutter_t *c)
{
    sheet_t *s = c->s;
    size_t first = s->fields;
    for (;; c->at++) {
        if (!cut_field(c)) return false;
        if (at_end(c)) break;
    }
    if (c->at < s->bytes) end_line(c);
    else c->at++;
    if (s->fields == first + 1 && s->field[first].n == 0 && !s->field[first].quoted) { s->fields = first; return true; }
    s->row = wider(s->row, s->rows + 1, &s->row_room, sizeof *s->row);
    s->row[s->rows++] = (uint32_t)first;
    s->row[s->rows] = (uint32_t)s->fields;
    return true;
}

static size_t width(const sheet_t *s, size_t r) { return s->row[r + 1] - s->row[r]; }

/* All rows are as wide as the first; where that has no number, as the second. */
static bool one_width(sheet_t *s)
{
    bool number = false;
    if (s->rows == 0) return sheet_complain(s, NULL, "no rows, expected a table");
    for (size_t k = 0; k < width(s, 0); k++) number |= field_numeric(s, sheet_at(s, 0, k));
    size_t like = number || s->rows == 1 ? 0 : 1;
    s->columns = width(s, like);
    for (size_t r = 0; r < s->rows; r++) {
        if (width(s, r) == s->columns) continue;
        field_t f = { .line = sheet_at(s, r, 0)->line, .column = 1 };
        if (r < like)
            return sheet_complain(
                s, &f, "no number and %zu field%s, expected a number in each or a header of %zu as in line %u",
                width(s, r), width(s, r) == 1 ? "" : "s", s->columns, sheet_at(s, like, 0)->line);
        return sheet_complain(s, &f, "%zu field%s, expected %zu as in line %u", width(s, r),
                              width(s, r) == 1 ? "" : "s", s->columns, sheet_at(s, like, 0)->line);
    }
    return true;
}

bool sheet_cut(sheet_t *s, const char *file, char *text, size_t n, const options_t *o, size_t most)
{
    *s = (sheet_t){ .file = strcmp(file, "-") == 0 ? "standard input" : file, .text = text, .bytes = n, .most = most };
    if (!is_text(s) || !find_separator(s, o->separator)) return false;
    cutter_t c = { .s = s, .at = start_of(s), .start = start_of(s), .line = 1 };
    while (c.at <= s->bytes)
        if (!cut_row(&c)) return false;
    return one_width(s);
}

void sheet_free(sheet_t *s)
{
    free(s->text);
    free(s->field);
    free(s->row);
}

const char *sheet_words(arena_t *A, const sheet_t *s)
{
    const char *k = strchr(separators, s->separator);
    const char *cut =
        s->columns == 1 ? "one column"
                        : arena_printf(A, "%zu columns cut at %s", s->columns, separator_name[k ? k - separators : 0]);
    return arena_printf(A, "%s, %s", cut, s->header ? "a header" : "no header");
}
