/* SPDX-License-Identifier: MIT
**
** The readers of tables: channels in numbers and in counts, lists of contexts; and of rewards, which may be JSON lines.
** The bytes go through a file that has no name. What is refused is said on standard error.
*/
#include "cli/samples.h"
#include "tests/fuzz/target.h"

#include <stdio.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <unistd.h>

/* A file of these bytes, alive until the next. */
static const char *file_of(const char *bytes, size_t n)
{
    static char path[40];
    static int fd = -1;
    if (fd < 0) fd = memfd_create("fuzz", MFD_CLOEXEC);
    if (fd < 0 || ftruncate(fd, 0) != 0 || pwrite(fd, bytes, n, 0) != (ssize_t)n) abort();
    snprintf(path, sizeof path, "/proc/self/fd/%d", fd);
    return path;
}

static bool rows(const char *file, const options_t *o)
{
    arena_t *A = arena_new();
    rows_t R;
    mpz_ptr total;
    const char *read_as;
    bool good = rows_read(&R, &total, A, file, o, &read_as);
    arena_free(A);
    return good;
}

static bool contexts(const char *file)
{
    arena_t *A = arena_new();
    contexts_t c;
    bool good = contexts_read(&c, A, &(options_t){ .contexts = file });
    arena_free(A);
    return good;
}

static bool rewards(const char *file, const options_t *o)
{
    arena_t *A = arena_new();
    samples_t s;
    bool good = samples_read(&s, A, file, o);
    arena_free(A);
    return good;
}

bool fuzz_tables(const char *bytes, size_t n)
{
    const char *file = file_of(bytes, n);
    bool good = rows(file, &(options_t){ .names = NOT_SAID });
    good |= rows(file, &(options_t){ .counts = true, .names = SAID_YES });
    good |= rows(file, &(options_t){ .normalise = true, .columns = "2,1", .header = SAID_NO });
    return good | contexts(file);
}

bool fuzz_samples(const char *bytes, size_t n)
{
    const char *file = file_of(bytes, n);
    bool good = rewards(file, &(options_t){ .names = NOT_SAID });
    good |= rewards(file, &(options_t){ .wide = true });
    return good | rewards(file, &(options_t){ .columns = "prompt=1,reward=2" });
}
