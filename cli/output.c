/* SPDX-License-Identifier: MIT */
#include "cli/cli.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static bool written(FILE *f, void (*write)(FILE *f, const void *what), const void *what)
{
    if (!f) return false;
    write(f, what);
    bool good = fflush(f) == 0 && !ferror(f);
    int why = errno;
    good = fclose(f) == 0 && good;
    if (!good && why) errno = why;
    return good;
}

/* FILE.PID.tmp, then renamed to FILE. */
static bool write_beside(const char *file, void (*write)(FILE *f, const void *what), const void *what)
{
    size_t room = strlen(file) + 32;
    char *beside = malloc(room);
    if (!beside) abort();
    snprintf(beside, room, "%s.%ld.tmp", file, (long)getpid());
    FILE *f = fopen(beside, "w");
    bool good = written(f, write, what) && rename(beside, file) == 0;
    int why = errno;
    if (f && !good) unlink(beside);
    errno = why;
    free(beside);
    return good;
}

/* A device, a pipe or a socket is written into, never replaced. A link is followed. */
static bool write_file(const char *file, void (*write)(FILE *f, const void *what), const void *what)
{
    struct stat s;
    bool there = stat(file, &s) == 0;
    if (there && !S_ISREG(s.st_mode) && !S_ISDIR(s.st_mode)) return written(fopen(file, "w"), write, what);
    char *target = there ? realpath(file, NULL) : NULL;
    bool good = write_beside(target ? target : file, write, what);
    int why = errno;
    free(target);
    errno = why;
    return good;
}

bool output_write(const char *file, void (*write)(FILE *f, const void *what), const void *what)
{
    if (file && strcmp(file, "-") != 0)
        return write_file(file, write, what) || complain("cannot write %.300s: %s", file, strerror(errno));
    write(stdout, what);
    return true;
}

static void write_json(FILE *f, const void *what)
{
    json_dumpf((const json_t *)what, f, JSON_INDENT(1));
    fputc('\n', f);
}

bool output_json(const char *file, json_t *j)
{
    bool good = output_write(file, write_json, j);
    json_decref(j);
    return good;
}

bool output_folders(const char *file)
{
    char *path = strdup(file);
    bool good = true;
    for (char *p = strchr(path + 1, '/'); p && good; p = strchr(p + 1, '/')) {
        *p = 0;
        good = mkdir(path, 0777) == 0 || errno == EEXIST;
        if (!good) complain("cannot make the folder %.300s: %s", path, strerror(errno));
        *p = '/';
    }
    free(path);
    return good;
}
