/* SPDX-License-Identifier: MIT */
#include "numerics/base/alloc.h"

#include <gmp.h>
#include <malloc.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static bool watched; /* either of the two below is set */
static size_t ceiling, held;
static unsigned long failing, count;

/* No buffer, no handler of exit(3): those may want memory. */
static _Noreturn void end(const char *line, int status)
{
    size_t n = strlen(line);
    if (write(STDERR_FILENO, line, n) != (ssize_t)n) _exit(status);
    _exit(status);
}

void alloc_exhausted(void) { end("lemmata: out of memory\n", ALLOC_EXHAUSTED); }

static _Noreturn void beyond(void)
{
    char line[100];
    snprintf(line, sizeof line, "lemmata: beyond the ceiling of %zu MiB of memory\n", ceiling >> 20);
    end(line, ALLOC_BEYOND);
}

/* Before n bytes are asked for. What is held may lag behind by what was taken before the ceiling was set. */
static void ask(size_t n)
{
    if (!watched) return;
    if (++count == failing) alloc_exhausted();
    if (ceiling && (n > ceiling || held > ceiling - n)) beyond();
}

static void *got(void *p)
{
    if (!p) alloc_exhausted();
    if (ceiling) held += malloc_usable_size(p);
    return p;
}

static void give_up(void *p)
{
    if (!ceiling || !p) return;
    size_t n = malloc_usable_size(p);
    held -= n < held ? n : held;
}

void *alloc_bytes(size_t n)
{
    ask(n);
    return got(malloc(n ? n : 1));
}

void *alloc_array(size_t n, size_t size)
{
    if (size && n > SIZE_MAX / 2 / size) n = SIZE_MAX / 2 / size; /* more than there can be, and calloc says so */
    ask(n * size);
    return got(calloc(n ? n : 1, size ? size : 1));
}

void *alloc_wider(void *p, size_t n)
{
    ask(n);
    give_up(p);
    return got(realloc(p, n ? n : 1));
}

char *alloc_text(const char *s)
{
    size_t n = strlen(s) + 1;
    return memcpy(alloc_bytes(n), s, n);
}

void alloc_free(void *p)
{
    give_up(p);
    free(p);
}

static void *wider_of(void *p, size_t old, size_t n)
{
    (void)old;
    return alloc_wider(p, n);
}

static void free_of(void *p, size_t n)
{
    (void)n;
    alloc_free(p);
}

void alloc_start(void) { mp_set_memory_functions(alloc_bytes, wider_of, free_of); }

void alloc_ceiling(size_t most)
{
    ceiling = most;
    held = 0;
    watched = most || failing;
}

void alloc_fail_at(unsigned long k)
{
    failing = k;
    count = 0;
    watched = true;
}

unsigned long alloc_count(void) { return count; }
