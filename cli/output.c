/* SPDX-License-Identifier: MIT */
#include "cli/cli.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

/* So is the file that standard output goes to, by whatever name: others write there too. */
static bool standard(const char *file)
{
    struct stat a, b;
    if (!file || strcmp(file, "-") == 0) return true;
    return fstat(STDOUT_FILENO, &a) == 0 && S_ISREG(a.st_mode) && stat(file, &b) == 0 && a.st_dev == b.st_dev &&
           a.st_ino == b.st_ino;
}

static bool cannot(const char *file, const char *why)
{
    return complain("cannot write %.300s: %s", file ? file : "to standard output", why);
}

void hold_signals(sigset_t *before)
{
    sigset_t held;
    sigemptyset(&held);
    static const int ends[] = { SIGINT, SIGTERM, SIGHUP, SIGQUIT, SIGALRM };
    for (size_t k = 0; k < sizeof ends / sizeof *ends; k++) sigaddset(&held, ends[k]);
    pthread_sigmask(SIG_BLOCK, &held, before);
}

void release_signals(const sigset_t *before) { pthread_sigmask(SIG_SETMASK, before, NULL); }

/* --- before the work --------------------------------------------------------------------------------------- */

static bool standard_ready(void)
{
    int how = fcntl(STDOUT_FILENO, F_GETFL);
    return (how >= 0 && (how & O_ACCMODE) != O_RDONLY) || cannot(NULL, "it is not open for writing");
}

/* A trial: a file made beside, with the owner and the mode that it will need. The target is taken over. */
static bool tried(char *target)
{
    sigset_t before;
    replacement_t r = replace_named(target);
    hold_signals(&before);
    bool good = replace_begin(&r);
    int error = errno;
    replace_end(&r);
    release_signals(&before);
    errno = error;
    return good;
}

static bool target_ready(const char *file)
{
    char *target = replace_target(file);
    const char *why = target ? replace_refused(target) : strerror(errno);
    if (why) { free(target); return cannot(file, why); }
    return tried(target) || cannot(file, strerror(errno));
}

bool output_ready(const char *file)
{
    struct stat s;
    if (standard(file)) return standard_ready();
    if (!*file) return cannot("\"\"", "it is no name of a file");
    if (stat(file, &s) != 0 || S_ISREG(s.st_mode)) return target_ready(file);
    if (S_ISDIR(s.st_mode)) return cannot(file, "it is a folder");
    return faccessat(AT_FDCWD, file, W_OK, AT_EACCESS) == 0 || cannot(file, strerror(errno));
}

/* The nearest folder above that is there must take files. */
bool output_folder_ready(const char *folder)
{
    struct stat s;
    if (!*folder) return cannot("\"\"", "it is no name of a folder");
    char *path = alloc_bytes(strlen(folder) + 4);
    size_t n = (size_t)(stpcpy(path, folder) - path);
    while (n && stat(path, &s) != 0 && errno == ENOENT) {
        while (n && path[n - 1] == '/') n--;
        while (n && path[n - 1] != '/') n--;
        path[n] = 0;
    }
    strcpy(path + n, n ? "/x" : "x");
    return tried(path) || cannot(folder, strerror(errno));
}

bool output_folders(const char *file)
{
    char *path = alloc_text(file);
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

/* --- composing ----------------------------------------------------------------------------------------------- */

composed_t output_compose(const char *file, void (*write)(FILE *f, const void *what), const void *what)
{
    composed_t c = { .file = standard(file) ? NULL : alloc_text(file) };
    FILE *f = open_memstream(&c.text, &c.n);
    if (!f) alloc_exhausted();
    write(f, what);
    bool good = !ferror(f);
    if (fclose(f) != 0 || !good) alloc_exhausted();
    return c;
}

void outputs_add(outputs_t *set, composed_t c)
{
    if (set->n == set->room) set->at = alloc_wider(set->at, (set->room = 2 * set->room + 8) * sizeof *set->at);
    set->at[set->n++] = c;
}

/* --- writing --------------------------------------------------------------------------------------------------- */

/* Standard output, a device, a pipe. */
static bool write_into(const composed_t *c)
{
    if (!c->file)
        return (fwrite(c->text, 1, c->n, stdout) == c->n && fflush(stdout) == 0) || cannot(NULL, strerror(errno));
    int fd = open(c->file, O_WRONLY | O_CLOEXEC | O_NOCTTY);
    bool good = fd >= 0 && bytes_written(fd, c->text, c->n);
    if (fd >= 0) good = close(fd) == 0 && good;
    return good || cannot(c->file, strerror(errno));
}

static bool replaces(const composed_t *c)
{
    struct stat s;
    return c->file && (stat(c->file, &s) != 0 || S_ISREG(s.st_mode) || S_ISDIR(s.st_mode));
}

static bool name_all(replacement_t *r, const outputs_t *set)
{
    for (size_t k = 0; k < set->n; k++) {
        const composed_t *c = &set->at[k];
        if (!replaces(c)) continue;
        char *target = replace_target(c->file);
        const char *why = target ? replace_refused(target) : strerror(errno);
        if (why) { free(target); return cannot(c->file, why); }
        replace_sweep(target);
        r[k] = replace_named(target);
    }
    return true;
}

/* All beside, then what is written into, then all moved. */
static bool put_all(replacement_t *r, const outputs_t *set)
{
    for (size_t k = 0; k < set->n; k++)
        if (r[k].target && !replace_stage(&r[k], set->at[k].text, set->at[k].n))
            return cannot(set->at[k].file, strerror(errno));
    for (size_t k = 0; k < set->n; k++)
        if (!r[k].target && !write_into(&set->at[k])) return false;
    for (size_t k = 0; k < set->n; k++)
        if (r[k].target && !replace_move(&r[k])) return cannot(set->at[k].file, strerror(errno));
    return true;
}

bool outputs_put(outputs_t *set)
{
    deadline_stop();
    replacement_t *r = alloc_array(set->n, sizeof *r);
    bool good = name_all(r, set), holds = false;
    sigset_t before;
    for (size_t k = 0; k < set->n; k++) holds |= r[k].target != NULL;
    if (holds) hold_signals(&before);
    good = good && put_all(r, set);
    for (size_t k = 0; k < set->n; k++) replace_end(&r[k]);
    if (holds) release_signals(&before);
    for (size_t k = 0; k < set->n; k++) { free(set->at[k].file); free(set->at[k].text); }
    free(set->at);
    alloc_free(r);
    *set = (outputs_t){ 0 };
    return good;
}

bool output_write(const char *file, void (*write)(FILE *f, const void *what), const void *what)
{
    outputs_t set = { 0 };
    outputs_add(&set, output_compose(file, write, what));
    return outputs_put(&set);
}

static void write_json(FILE *f, const void *what)
{
    json_dumpf((const json_t *)what, f, JSON_INDENT(1));
    fputc('\n', f);
}

bool output_json(const char *file, json_t *j)
{
    bool good = output_write(file, write_json, json_made(j));
    json_decref(j);
    return good;
}
