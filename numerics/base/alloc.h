/* SPDX-License-Identifier: MIT
**
** alloc -- the one allocator, of this program and of GMP, MPFR and Jansson in it.
**
** Invariant: nobody ever sees NULL. Memory that is not to be had, and memory past the ceiling, end the process in one
** line on standard error: nothing that is half made is ever written.
*/
#ifndef LEMMATA_ALLOC_H
#define LEMMATA_ALLOC_H

#include <stddef.h>

/* The exit statuses of the two ends. */
enum { ALLOC_EXHAUSTED = 3, ALLOC_BEYOND = 4 };

/* n bytes; n things of this size, zeroed, n = 0 too; p with room for n bytes; a copy of a string. From malloc: free(3)
** may release them, yet a ceiling then counts them on. */
void *alloc_bytes(size_t n);
void *alloc_array(size_t n, size_t size);
void *alloc_wider(void *p, size_t n);
char *alloc_text(const char *s);
void  alloc_free(void *p);

/* GMP and MPFR allocate here from now on. Called once, before either is used. */
void alloc_start(void);

/* Says that memory is out, and exits: for what a library of the system could not have. */
_Noreturn void alloc_exhausted(void);

/* From now on no more than this many bytes at a time, of one thread. */
void alloc_ceiling(size_t most);

/* For tests: the k-th allocation from now on fails, k >= 1; 0: none does. How many there were since. */
void alloc_fail_at(unsigned long k);
unsigned long alloc_count(void);

#endif
