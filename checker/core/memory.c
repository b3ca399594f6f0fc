/* SPDX-License-Identifier: MIT
**
** Memory of one file: blocks of powers of two, from chunks that are freed together. What GMP gives back is used again.
*/
#include "checker/core/core.h"

#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

#define MEMORY_MAX ((size_t)512 << 20)
#define WHOLE ((size_t)1 << 18)
#define WORK_MAX 4e9

jmp_buf refused;
static char words[2000];
static const char *current;
/* of this file; of WHOLE bytes, for the next one */
static struct chunk { struct chunk *next; size_t bytes; } *chunks, *spare;
static struct block { struct block *next; } *given_back[64];
static size_t held;
static char *fresh;
static size_t fresh_left;
static double done;
static tier_t tier;

/* The least k >= 4 with 2^k >= bytes. */
static unsigned size_class(size_t bytes)
{
    return bytes <= 16 ? 4 : 64 - (unsigned)__builtin_clzl(bytes - 1);
}

static char *chunk_new(size_t bytes)
{
    if ((held += bytes) <= MEMORY_MAX) {
        struct chunk *c = bytes == WHOLE ? spare : NULL;
        if (c) spare = c->next;
        else if ((c = malloc(sizeof *c + bytes))) c->bytes = bytes;
        if (c) { c->next = chunks; chunks = c; return (char *)(c + 1); }
    }
    /* GMP cannot be left from inside its allocation: the program ends here, and the files after this one are not
    ** read. */
    printf("%s: rejected: needs more than 512 MB of memory\n", current);
    fflush(stdout);
    _Exit(1);
}

static void *block(size_t bytes)
{
    if (bytes > MEMORY_MAX) bytes = MEMORY_MAX + 1;
    unsigned k = size_class(bytes);
    if (given_back[k]) { void *p = given_back[k]; given_back[k] = given_back[k]->next; return p; }
    size_t size = (size_t)1 << k;
    if (size >= WHOLE / 4) return chunk_new(size);
    if (fresh_left < size) { fresh = chunk_new(WHOLE); fresh_left = WHOLE; }
    fresh_left -= size;
    return (fresh += size) - size;
}

static void give_back(void *p, size_t bytes)
{
    struct block *b = p;
    unsigned k = size_class(bytes);
    b->next = given_back[k];
    given_back[k] = b;
}

static void *resize(void *p, size_t old, size_t bytes)
{
    if (size_class(old) == size_class(bytes)) return p;
    void *q = block(bytes);
    memcpy(q, p, old < bytes ? old : bytes);
    give_back(p, old);
    return q;
}

void memory_open(const char *file)
{
    current = file;
    held = fresh_left = 0;
    done = 0;
    tier = CORE;
    chunks = NULL;
    memset(given_back, 0, sizeof given_back);
    mp_set_memory_functions(block, resize, give_back);
}

void memory_close(void)
{
    for (struct chunk *next; chunks; chunks = next) {
        next = chunks->next;
        if (chunks->bytes != WHOLE) { free(chunks); continue; }
        chunks->next = spare;
        spare = chunks;
    }
}

void *take(size_t bytes) { return memset(block(bytes ? bytes : 1), 0, bytes); }

const char *text_of(const char *s, size_t n)
{
    char *own = take(n + 1);
    if (n) memcpy(own, s, n);
    return own;
}

void work(double steps)
{
    if ((done += steps) > WORK_MAX) reject("more work than the limit of %.0f steps", WORK_MAX);
}

void takes(tier_t t) { if (t > tier) tier = t; }
tier_t taken(void) { return tier; }

const char *refusal(void) { return words; }

static void say(const char *format, va_list args)
{
    vsnprintf(words, sizeof words, format, args);
    for (char *p = words; *p; p++)
        if ((unsigned char)*p < ' ' || (unsigned char)*p > 126) *p = '?';
}

void reject(const char *format, ...)
{
    va_list args;
    va_start(args, format);
    say(format, args);
    va_end(args);
    longjmp(refused, 1);
}

void unreadable(const char *format, ...)
{
    va_list args;
    va_start(args, format);
    say(format, args);
    va_end(args);
    longjmp(refused, 2);
}
