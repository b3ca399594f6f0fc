/* SPDX-License-Identifier: MIT
**
** target -- what reads bytes that anybody may have written, each as one function. It ends, in bounded memory, whatever
** the bytes; aborts where what it read is not what it prints. True where they were read, false where they were refused
** in words.
*/
#ifndef LEMMATA_FUZZ_TARGET_H
#define LEMMATA_FUZZ_TARGET_H

#include "proofs/claims/parse/parse.h"

#include <stdbool.h>
#include <stddef.h>

typedef struct { const char *name; bool (*read)(const char *bytes, size_t n); } fuzz_target_t;

/* files.c: of an input that is several files the text of the first, and where others come from; `f` and the bytes outlive
** what is read. */
typedef struct { includes_t from; const char *bytes; size_t n; } fuzz_files_t;
const char *fuzz_first(arena_t *A, fuzz_files_t *f, const char *bytes, size_t n, size_t *first);

bool fuzz_tables(const char *bytes, size_t n);
bool fuzz_samples(const char *bytes, size_t n);

extern const fuzz_target_t fuzz_targets[]; /* ends with a NULL name; the name is that of its folder of the corpus */

#endif
