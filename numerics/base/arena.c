/* SPDX-License-Identifier: MIT */
#include "numerics/base/arena.h"

#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* A pool is a list of blocks; `used` counts the items handed out of each, `made` those initialised: bytes from `used`
** to `made` are 0. A new block is at least a quarter of all before it, so there are few. */
typedef struct block {
    struct block *next;
    size_t size, used, made;
    _Alignas(max_align_t) unsigned char data[];
} block_t;

typedef struct { block_t *first, *now; size_t total; } pool_t;

struct arena { pool_t bytes, ints, rats; arena_t *side; };

/* More than there can be. */
static void refuse(void) { alloc_bytes(SIZE_MAX >> 1); }

/* The first block after the current one with room for `n` items; made when there is none. */
static __attribute__((noinline)) block_t *pool_next(pool_t *P, size_t n, size_t item, size_t least)
{
    for (block_t *b = P->now; b; b = b->next)
        if (b->size - b->used >= n) return P->now = b;
    size_t size = P->total / 4 > least ? P->total / 4 : least;
    if (n > size) size = n;
    if (size > (SIZE_MAX - sizeof(block_t)) / item) refuse();
    block_t *b = alloc_bytes(sizeof *b + size * item);
    *b = (block_t){ .size = size };
    P->total += size;
    if (P->now) { b->next = P->now->next; P->now->next = b; } else P->first = b;
    return P->now = b;
}

/* A block with room for `n` items. */
static inline block_t *pool_room(pool_t *P, size_t n, size_t item, size_t least)
{
    block_t *b = P->now;
    return b && b->size - b->used >= n ? b : pool_next(P, n, item, least);
}

static void pool_reset(pool_t *P)
{
    for (block_t *b = P->first; b; b = b->next) b->used = 0;
    P->now = P->first;
}

arena_t *arena_new(void) { return alloc_array(1, sizeof(arena_t)); }

void arena_reset(arena_t *A)
{
    for (block_t *b = A->bytes.first; b; b = b->next) memset(b->data, 0, b->used);
    pool_reset(&A->bytes);
    pool_reset(&A->ints);
    pool_reset(&A->rats);
}

arena_t *arena_side(arena_t *A)
{
    if (A->side) arena_reset(A->side);
    else A->side = arena_new();
    return A->side;
}

static void pool_free(pool_t *P)
{
    for (block_t *b = P->first, *next; b; b = next) { next = b->next; alloc_free(b); }
}

void arena_free(arena_t *A)
{
    if (!A) return;
    arena_free(A->side);
    for (block_t *b = A->ints.first; b; b = b->next)
        for (size_t i = 0; i < b->made; i++) mpz_clear((mpz_ptr)b->data + i);
    for (block_t *b = A->rats.first; b; b = b->next)
        for (size_t i = 0; i < b->made; i++) mpq_clear((mpq_ptr)b->data + i);
    pool_free(&A->bytes);
    pool_free(&A->ints);
    pool_free(&A->rats);
    alloc_free(A);
}

static inline block_t *bytes_room(arena_t *A, size_t *size)
{
    enum { ALIGN = _Alignof(max_align_t), LEAST = 1 << 16 };
    *size = (*size + ALIGN - 1) / ALIGN * ALIGN;
    return pool_room(&A->bytes, *size, 1, LEAST);
}

void *arena_alloc(arena_t *A, size_t size)
{
    block_t *b = bytes_room(A, &size);
    void *p = b->data + b->used;
    b->used += size;
    if (b->used > b->made) { memset(b->data + b->made, 0, b->used - b->made); b->made = b->used; }
    return p;
}

/* Bytes that are written at once by who asks; a reset clears them like all others. */
static inline void *bytes_raw(arena_t *A, size_t size)
{
    block_t *b = bytes_room(A, &size);
    void *p = b->data + b->used;
    b->used += size;
    if (b->used > b->made) b->made = b->used;
    return p;
}

void *arena_copy(arena_t *A, const void *from, size_t n, size_t size)
{
    if (n > (SIZE_MAX >> 1) / size) refuse();
    return memcpy(bytes_raw(A, n * size), from, n * size);
}

char *arena_text(arena_t *A, const char *text, size_t n)
{
    char *own = bytes_raw(A, n + 1);
    own[n] = 0;
    return memcpy(own, text, n);
}

void *arena_array(arena_t *A, size_t n, size_t size)
{
    if (n > (SIZE_MAX >> 1) / size) refuse();
    return arena_alloc(A, n * size);
}

void *arena_grown(arena_t *A, void *old, size_t n, size_t *room, size_t size)
{
    enum { LEAST = 8 };
    if (n < *room) return old;
    *room = *room ? 2 * *room : LEAST;
    if (*room > (SIZE_MAX >> 1) / size) refuse();
    unsigned char *wider = bytes_raw(A, *room * size);
    if (n) memcpy(wider, old, n * size);
    memset(wider + n * size, 0, (*room - n) * size);
    return wider;
}

char *arena_printf(arena_t *A, const char *format, ...)
{
    enum { LINE = 256 };
    char line[LINE];
    va_list ap, again;
    va_start(ap, format);
    va_copy(again, ap);
    size_t size = (size_t)vsnprintf(line, sizeof line, format, ap) + 1;
    char *s = bytes_raw(A, size);
    if (size <= sizeof line) memcpy(s, line, size);
    else vsnprintf(s, size, format, again);
    va_end(again);
    va_end(ap);
    return s;
}

mpz_ptr arena_mpz(arena_t *A, size_t n)
{
    block_t *b = pool_room(&A->ints, n, sizeof(mpz_t), 1024);
    mpz_ptr x = (mpz_ptr)b->data + b->used;
    b->used += n;
    for (; b->made < b->used; b->made++) mpz_init((mpz_ptr)b->data + b->made);
    for (size_t i = 0; i < n; i++) x[i]._mp_size = 0; /* zero, as "Integer Internals" of GMP's manual has it */
    return x;
}

mpq_ptr arena_mpq(arena_t *A, size_t n)
{
    block_t *b = pool_room(&A->rats, n, sizeof(mpq_t), 256);
    mpq_ptr x = (mpq_ptr)b->data + b->used;
    b->used += n;
    for (; b->made < b->used; b->made++) mpq_init((mpq_ptr)b->data + b->made);
    for (size_t i = 0; i < n; i++) { /* 0/1, likewise, where the denominator owns a limb */
        if (!mpq_denref(x + i)->_mp_alloc) { mpq_set_ui(x + i, 0, 1); continue; }
        mpq_numref(x + i)->_mp_size = 0;
        mpq_denref(x + i)->_mp_size = 1;
        mpq_denref(x + i)->_mp_d[0] = 1;
    }
    return x;
}
