/* SPDX-License-Identifier: MIT */
#include "proofs/claims/tree/fault.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

bool claim_fault(claim_fault_t *f, spot_t at, const char *format, ...)
{
    if (f->set) return false;
    va_list ap;
    va_start(ap, format);
    vsnprintf(f->text, sizeof f->text, format, ap);
    va_end(ap);
    for (char *p = f->text; *p; p++)
        if ((unsigned char)*p < ' ' || *p == 127) *p = '?';
    f->set = true;
    f->at = at;
    return false;
}

void fault_quote(claim_fault_t *f, const char *text)
{
    for (unsigned line = 1; line < f->at.line && text; line++) {
        text = strchr(text, '\n');
        if (text) text++;
    }
    if (!text || !f->at.line) return;
    size_t n = strcspn(text, "\r\n"), from = f->at.column > 150 ? f->at.column - 100 : 0;
    n = n > from ? n - from : 0;
    if (n >= sizeof f->line) n = sizeof f->line - 1;
    for (size_t i = 0; i < n; i++) f->line[i] = (unsigned char)text[from + i] < ' ' ? ' ' : text[from + i];
    f->line[n] = 0;
    f->caret = f->at.column ? f->at.column - 1 - (unsigned)from : 0;
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
        unsigned d = distance(name, known[k]);
        if (d > 0 && d < least) { least = d; best = known[k]; }
    }
    return best ? arena_printf(A, "; did you mean %s?", best) : "";
}
