/* SPDX-License-Identifier: MIT
**
** Several files as one: behind a line `%file NAME` stands the file of that name, before the first such line the one that
** is checked. In its folder there are these and no others; what begins with a slash or two dots is outside.
*/
#include "tests/fuzz/target.h"

#include <string.h>

static const char head[] = "%file ";

/* The next such line at or behind `at`; the end where there is none. */
static const char *next(const char *at, const char *end)
{
    for (const char *line = at; line < end; line++) {
        if ((size_t)(end - line) >= strlen(head) && memcmp(line, head, strlen(head)) == 0) return line;
        line = memchr(line, '\n', (size_t)(end - line));
        if (!line) break;
    }
    return end;
}

static const char *copy(arena_t *A, const char *at, const char *end, size_t *n)
{
    *n = (size_t)(end - at);
    return arena_text(A, at, *n);
}

static const char *find(void *self, arena_t *A, const char *from, const char *name, size_t *n, const char **path)
{
    (void)from;
    const fuzz_files_t *f = self;
    const char *end = f->bytes + f->n;
    *path = NULL;
    if (*name == '/' || strncmp(name, "..", 2) == 0) return NULL;
    *path = arena_text(A, name, strlen(name));
    for (const char *at = next(f->bytes, end); at < end;) {
        const char *called = at + strlen(head), *line = memchr(called, '\n', (size_t)(end - called));
        if (!line) return NULL;
        at = next(line + 1, end);
        if ((size_t)(line - called) == strlen(name) && memcmp(called, name, strlen(name)) == 0)
            return copy(A, line + 1, at, n);
    }
    return NULL;
}

const char *fuzz_first(arena_t *A, fuzz_files_t *f, const char *bytes, size_t n, size_t *first)
{
    *f = (fuzz_files_t){ { find, f }, bytes, n };
    return copy(A, bytes, next(bytes, bytes + n), first);
}
