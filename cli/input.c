/* SPDX-License-Identifier: MIT */
#include "cli/cli.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

static char *read_all(FILE *f, const char *file, size_t *n, size_t most)
{
    size_t room = 1 << 16;
    char *text = alloc_bytes(room + 1);
    *n = 0;
    for (;;) {
        *n += fread(text + *n, 1, room - *n, f);
        if (*n < room) break;
        if (room >= most) {
            complain("%.300s: longer than %zu MiB", file, most >> 20);
            free(text);
            return NULL;
        }
        text = alloc_wider(text, (room *= 2) + 1);
    }
    if (ferror(f)) { complain("%s: cannot be read: %s", file, strerror(errno)); free(text); return NULL; }
    text[*n] = 0;
    return text;
}

/* A pipe by its name in a folder may wait for ever; one of this process, /dev/fd/3, has somebody at its other end. */
static bool waits(const char *file)
{
    struct stat s;
    return strncmp(file, "/dev/", 5) != 0 && strncmp(file, "/proc/", 6) != 0 && stat(file, &s) == 0 &&
           S_ISFIFO(s.st_mode);
}

char *input_read_most(const char *file, size_t *n, size_t most)
{
    bool standard = strcmp(file, "-") == 0;
    if (!standard && waits(file)) {
        complain("%.300s: a pipe, expected a file (- reads standard input)", file);
        return NULL;
    }
    FILE *f = standard ? stdin : fopen(file, "rb");
    if (!f && errno == ENOMEM) alloc_exhausted();
    if (!f) { complain("%.300s: cannot be opened: %s", file, strerror(errno)); return NULL; }
    char *text = read_all(f, standard ? "standard input" : file, n, most);
    if (!standard) fclose(f);
    return text;
}

char *input_read(const char *file, size_t *n) { return input_read_most(file, n, INPUT_BYTES_MAX); }

char *input_table(const options_t *o, const char *file, size_t *n)
{
    if (!o->text) return input_read(file, n);
    *n = o->bytes;
    if (*n >= INPUT_BYTES_MAX) {
        complain("%.300s: longer than %d MiB", file, INPUT_BYTES_MAX >> 20);
        return NULL;
    }
    char *text = alloc_bytes(*n + 1);
    if (*n) memcpy(text, o->text, *n);
    text[*n] = 0;
    return text;
}

json_t *input_json(const char *file, char **text)
{
    size_t n;
    *text = input_read_most(file, &n, JSON_BYTES_MAX);
    if (!*text) return NULL;
    json_error_t e;
    json_t *j = json_loadb(*text, n, JSON_REJECT_DUPLICATES, &e);
    if (j) return j;
    complain("%.300s:%d:%d: not JSON: %s", strcmp(file, "-") == 0 ? "standard input" : file, e.line, e.column, e.text);
    free(*text);
    *text = NULL;
    return NULL;
}
