/* SPDX-License-Identifier: MIT */
#include "tests/support/process.h"
#include "cli/cli.h"

#include <criterion/criterion.h>
#include <fcntl.h>
#include <ftw.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

static arena_t *arena;
static char *folder;

static int forget(const char *path, const struct stat *s, int kind, struct FTW *at)
{
    (void)s; (void)kind; (void)at;
    return remove(path);
}

void session_open(void)
{
    const char *base = getenv("TMPDIR");
    arena = arena_new();
    folder = arena_printf(arena, "%s/lemmata-test-XXXXXX", base && *base ? base : "/tmp");
    if (!mkdtemp(folder)) cr_assert_fail("no temporary folder %s", folder);
}

void session_close(void)
{
    nftw(folder, forget, 16, FTW_DEPTH | FTW_PHYS);
    arena_free(arena);
}

arena_t *session_arena(void) { return arena; }

/* --- files ----------------------------------------------------------------------------------------------- */

const char *path_of(const char *name) { return arena_printf(arena, "%s/%s", folder, name); }

const char *file_put_bytes(const char *name, const void *bytes, size_t n)
{
    const char *path = path_of(name);
    FILE *f = fopen(path, "wb");
    if (!f || fwrite(bytes, 1, n, f) != n || fclose(f) != 0) cr_assert_fail("cannot write %s", path);
    return path;
}

const char *file_put(const char *name, const char *text) { return file_put_bytes(name, text, strlen(text)); }

static char *rest_of(FILE *f, size_t *n)
{
    size_t room = 1 << 12, have = 0;
    char *text = arena_alloc(arena, room + 1);
    for (size_t got; (got = fread(text + have, 1, room - have, f)) > 0;) {
        if ((have += got) < room) continue;
        char *wider = arena_alloc(arena, 2 * room + 1);
        memcpy(wider, text, have);
        text = wider;
        room *= 2;
    }
    text[have] = 0;
    if (n) *n = have;
    return text;
}

char *file_get(const char *path, size_t *n)
{
    FILE *f = fopen(path, "rb");
    if (!f) return NULL;
    char *text = rest_of(f, n);
    fclose(f);
    return text;
}

static const char *ending;
static size_t endings;

static int count_ending(const char *path, const struct stat *s, int kind, struct FTW *at)
{
    size_t n = strlen(path), k = strlen(ending);
    (void)s; (void)at;
    endings += kind == FTW_F && n >= k && strcmp(path + n - k, ending) == 0;
    return 0;
}

size_t files_ending(const char *end)
{
    ending = end;
    endings = 0;
    nftw(folder, count_ending, 16, FTW_PHYS);
    return endings;
}

bool file_has(const char *path, const char *text)
{
    const char *have = file_get(path, NULL);
    return have && strstr(have, text);
}

/* --- processes ------------------------------------------------------------------------------------------- */

const char *lemmata_path(void)
{
    const char *path = getenv("LEMMATA");
    return path && *path ? path : "build/lemmata";
}

/* A sanitizer's report is no exit status of the command's own. */
static void become(const char *const *argv, FILE *in, FILE *out, FILE *err)
{
    setrlimit(RLIMIT_CPU, &(struct rlimit){ 60, 60 });
    setrlimit(RLIMIT_CORE, &(struct rlimit){ 0, 0 });
    setenv("ASAN_OPTIONS", "exitcode=99", 0);
    setenv("UBSAN_OPTIONS", "exitcode=99", 0);
    dup2(fileno(in), STDIN_FILENO);
    dup2(fileno(out), STDOUT_FILENO);
    dup2(fileno(err), STDERR_FILENO);
    execv(argv[0], (char *const *)argv);
    _exit(127);
}

outcome_t process_run(const void *in, size_t n, const char *const *argv)
{
    outcome_t o = { .line = argv[0] };
    for (size_t k = 1; argv[k]; k++) o.line = arena_printf(arena, "%s %.200s", o.line, argv[k]);
    FILE *file[3] = { tmpfile(), tmpfile(), tmpfile() };
    if (!file[0] || !file[1] || !file[2] || fwrite(in, 1, n, file[0]) != n) cr_assert_fail("no temporary files");
    rewind(file[0]);
    fflush(NULL);
    pid_t child = fork();
    if (child == 0) become(argv, file[0], file[1], file[2]);
    int status = 0;
    struct rusage used = { .ru_maxrss = 0 };
    if (child < 0 || wait4(child, &status, 0, &used) != child) cr_assert_fail("%s: not run", o.line);
    o.status = WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
    o.peak = used.ru_maxrss;
    rewind(file[1]);
    rewind(file[2]);
    o.out = rest_of(file[1], &o.out_n);
    o.err = rest_of(file[2], &o.err_n);
    for (int k = 0; k < 3; k++) fclose(file[k]);
    return o;
}

outcome_t process_here(const void *in, size_t size, const char *const *argv)
{
    outcome_t o = { .line = argv[0] };
    FILE *file[3] = { tmpfile(), tmpfile(), tmpfile() }; /* in the place of descriptors 0, 1, 2 */
    int n = 1, before[3];
    for (; argv[n]; n++) o.line = arena_printf(arena, "%s %.200s", o.line, argv[n]);
    if (!file[0] || !file[1] || !file[2] || fwrite(in, 1, size, file[0]) != size) cr_assert_fail("no temporary files");
    rewind(file[0]);
    fflush(NULL);
    for (int k = 0; k < 3; k++)
        if ((before[k] = dup(k)) < 0 || dup2(fileno(file[k]), k) < 0) cr_assert_fail("%s: not run", o.line);
    clearerr(stdin);
    optind = 0; /* getopt of GNU begins anew */
    o.status = lemmata_main(n, (char **)argv);
    fflush(NULL); /* of stdin, too: what was read ahead is forgotten */
    for (int k = 0; k < 3; k++) {
        dup2(before[k], k);
        close(before[k]);
        rewind(file[k]);
    }
    o.out = rest_of(file[1], &o.out_n);
    o.err = rest_of(file[2], &o.err_n);
    for (int k = 0; k < 3; k++) fclose(file[k]);
    return o;
}

/* --- assertions ------------------------------------------------------------------------------------------ */

void assert_status(const outcome_t *o, int status)
{
    cr_assert(o->status == status, "%s\nexit %d, expected %d\nstandard error: %.600s\nstandard output: %.600s", o->line,
              o->status, status, o->err, o->out);
}

void assert_refused(const outcome_t *o, const char *needles)
{
    assert_status(o, 2);
    cr_assert(o->out_n == 0, "%s\nrefused, and yet wrote: %.200s", o->line, o->out);
    cr_assert(strlen(o->err) == o->err_n && strchr(o->err, '\n') == o->err + o->err_n - 1,
              "%s\nsaid more or less than one line:\n%.900s", o->line, o->err);
    cr_assert(strncmp(o->err, "lemmata: ", 9) == 0, "%s\ndoes not say who speaks: %.300s", o->line, o->err);
    for (const char *p = needles; *p;) {
        size_t n = strcspn(p, "|");
        cr_assert(memmem(o->err, o->err_n, p, n), "%s\nsaid:     %sexpected: %s", o->line, o->err, needles);
        p += n + (p[n] == '|');
    }
}

void assert_refused_at(const outcome_t *o, const char *text)
{
    assert_status(o, 2);
    size_t lines = 0;
    for (const char *p = o->err; *p; p++) lines += *p == '\n';
    cr_assert(o->out_n == 0 && lines == 3, "%s\nrefused, and wrote %.200s and %zu lines:\n%.900s", o->line, o->out,
              lines, o->err);
    cr_assert(strncmp(o->err, "lemmata: ", 9) == 0 && strcmp(o->err + o->err_n - 2, "^\n") == 0,
              "%s\nno place is shown:\n%.900s", o->line, o->err);
    cr_assert(strstr(o->err, text), "%s\nsaid:     %sexpected: %s", o->line, o->err, text);
}

void assert_says(const outcome_t *o, const char *text)
{
    cr_assert(strstr(o->out, text), "%s\ndoes not say \"%s\" but\n%.2000s\n%.500s", o->line, text, o->out, o->err);
}

void assert_same_output(const outcome_t *a, const outcome_t *b)
{
    cr_assert(a->status == b->status, "exit %d and %d:\n%s\n%s", a->status, b->status, a->line, b->line);
    cr_assert(a->out_n == b->out_n && memcmp(a->out, b->out, a->out_n) == 0, "not the same bytes:\n%s\n%s", a->line,
              b->line);
}
