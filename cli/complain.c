/* SPDX-License-Identifier: MIT */
#include "cli/cli.h"
#include "numerics/base/utf8.h"

#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

/* Of this thread, from complaints_keep on. */
static _Thread_local struct {
    bool keeps;
    char *first;
} kept;

void complaints_keep(void) { kept.keeps = true; }

char *complaints_kept(void)
{
    char *first = kept.first;
    kept.keeps = false;
    kept.first = NULL;
    return first;
}

bool complain(const char *format, ...)
{
    char line[1024], clean[1024];
    va_list ap;
    va_start(ap, format);
    vsnprintf(line, sizeof line, format, ap);
    va_end(ap);
    utf8_shown(clean, sizeof clean, line, strlen(line)); /* a file's name or text may hold anything */
    if (!kept.keeps)
        fprintf(stderr, "lemmata: %s\n", clean);
    else if (!kept.first)
        kept.first = alloc_text(clean);
    return false;
}
