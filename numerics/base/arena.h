/* SPDX-License-Identifier: MIT
**
** arena -- one owner for many small exact objects that live and die together.
**
** Invariant: everything an arena hands out stays where it is until `arena_reset` or `arena_free`,
** and nothing handed out is ever cleared by its user.
**
** Laws, channels, log forms and expressions are immutable values that belong to an arena: a function
** that makes one takes the arena first (or takes it from its operands), never changes an operand, and
** so may be given the same operand twice. Operands of one call belong to one arena, or outlive the result. Numbers keep
** their limbs across a reset, so a loop that resets one arena per turn settles into doing no allocation at all.
*/
#ifndef LEMMATA_ARENA_H
#define LEMMATA_ARENA_H

#include "numerics/base/alloc.h"

#include <gmp.h>
#include <stddef.h>

typedef struct arena arena_t;

/* A new, empty arena. */
arena_t *arena_new(void);
void     arena_free(arena_t *A);
/* Forgets all that was handed out, and keeps the memory. */
void     arena_reset(arena_t *A);
/* A's own arena for what is needed no longer when it is asked for the next time: emptied then. It ends with A. */
arena_t *arena_side(arena_t *A);

/* `size` zeroed bytes, aligned for any type. */
void    *arena_alloc(arena_t *A, size_t size);
/* n things of this size. */
void    *arena_array(arena_t *A, size_t n, size_t size);
/* `old`, or a copy of its n things of this size in a place with room for more: *room, which is raised when it is n. */
void    *arena_grown(arena_t *A, void *old, size_t n, size_t *room, size_t size);
/* A copy of `n` > 0 things of this size. */
void    *arena_copy(arena_t *A, const void *from, size_t n, size_t size);
/* text[0..n), with a zero byte after it. */
char    *arena_text(arena_t *A, const char *text, size_t n);
/* A printf-made string. */
char    *arena_printf(arena_t *A, const char *format, ...) __attribute__((format(printf, 2, 3)));
/* `n` consecutive integers, all zero. */
mpz_ptr  arena_mpz(arena_t *A, size_t n);
/* `n` consecutive rationals, all zero. */
mpq_ptr  arena_mpq(arena_t *A, size_t n);

#define ARENA_NEW(A, type)       ((type *)arena_alloc((A), sizeof(type)))
#define ARENA_ARRAY(A, type, n)  ((type *)arena_array((A), (n), sizeof(type)))

#endif
