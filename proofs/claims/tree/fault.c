/* SPDX-License-Identifier: MIT */
#include "proofs/claims/tree/fault.h"
#include "numerics/base/utf8.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>
#include <strings.h>

bool claim_fault(claim_fault_t *f, spot_t at, const char *format, ...)
{
    if (f->set) return false;
    char text[sizeof f->text];
    va_list ap;
    va_start(ap, format);
    vsnprintf(text, sizeof text, format, ap);
    va_end(ap);
    utf8_shown(f->text, sizeof f->text, text, strlen(text));
    f->set = true;
    f->at = at;
    return false;
}

bool text_is_utf8(claim_fault_t *f, spot_t at, const char *text, size_t n)
{
    const char *zero = memchr(text, 0, n);
    size_t wrong = utf8_fault(text, zero ? (size_t)(zero - text) : n);
    if (wrong == n) return true;
    for (size_t i = 0; i < wrong; i++)
        if (text[i] == '\n') { at.line++; at.column = 1; }
        else at.column += utf8_begins(text[i]);
    if (zero == text + wrong) return claim_fault(f, at, "a zero byte, expected text");
    return claim_fault(f, at,
                       "byte 0x%02x is no UTF-8, expected text in UTF-8 (iconv -f ENCODING -t UTF-8 converts it)",
                       (unsigned char)text[wrong]);
}

/* The byte at which character k of the line begins, from 0; past its end, each is one byte. */
static size_t byte_of(const char *line, size_t n, size_t k)
{
    size_t i = 0;
    for (; k > 0 && i < n; k--)
        do i++;
        while (i < n && !utf8_begins(line[i]));
    return i + k;
}

void fault_quote(claim_fault_t *f, const char *text)
{
    if (text && strncmp(text, "\xef\xbb\xbf", 3) == 0) text += 3;
    for (unsigned line = 1; line < f->at.line && text; line++) {
        text = strchr(text, '\n');
        if (text) text++;
    }
    if (!text || !f->at.line) return;
    size_t n = strcspn(text, "\r\n"), at = byte_of(text, n, f->at.column ? f->at.column - 1 : 0);
    size_t from = at < 150 ? 0 : byte_of(text, n, f->at.column > 60 ? f->at.column - 60 : 0);
    n = n > from ? n - from : 0;
    if (n >= sizeof f->line)
        for (n = sizeof f->line - 1; n && !utf8_begins(text[from + n]);) n--;
    for (size_t i = 0; i < n; i++) f->line[i] = (unsigned char)text[from + i] < ' ' ? ' ' : text[from + i];
    f->line[n] = 0;
    f->caret = (unsigned)(at > from ? at - from : 0);
}

void fault_quote_of(claim_fault_t *f, const char *file, const char *text)
{
    if (f->set && !*f->line && f->at.file && strcmp(f->at.file, file) == 0) fault_quote(f, text);
}

/* The edit distance of two names, 3 where it is 3 or more. */
static unsigned distance(const char *x, const char *y)
{
    enum { MOST = 40 };
    size_t m = strlen(x), n = strlen(y);
    unsigned row[MOST + 1];
    if (m > MOST || n > MOST || m > n + 2 || n > m + 2) return 3;
    for (size_t j = 0; j <= n; j++) row[j] = (unsigned)j;
    for (size_t i = 1; i <= m; i++) {
        unsigned diagonal = row[0];
        row[0] = (unsigned)i;
        for (size_t j = 1; j <= n; j++) {
            unsigned least = diagonal + (x[i - 1] != y[j - 1]);
            diagonal = row[j];
            if (row[j] + 1 < least) least = row[j] + 1;
            if (row[j - 1] + 1 < least) least = row[j - 1] + 1;
            row[j] = least;
        }
    }
    return row[n] < 3 ? row[n] : 3;
}

const char *did_you_mean(arena_t *A, const char *name, const char *const *known, size_t n)
{
    const char *best = NULL;
    unsigned least = strlen(name) > 3 ? 3 : strlen(name) > 1 ? 2 : 1; /* of one letter, every other is as near */
    for (size_t k = 0; k < n; k++) {
        if (strcmp(name, known[k]) != 0 && strcasecmp(name, known[k]) == 0)
            return arena_printf(A, "; did you mean %s?", known[k]);
        unsigned d = distance(name, known[k]);
        if (d > 0 && d < least) { least = d; best = known[k]; }
    }
    return best ? arena_printf(A, "; did you mean %s?", best) : "";
}
