/* SPDX-License-Identifier: MIT
**
** builtin -- the claim files of proofs/, the certificates of their links (proved/), the witnesses that were kept
** (found/), and what exported proofs stand on (the .v files of proofs/prove/coq), as they stand in the program:
** each with its path, sorted; they end with a NULL path. The build makes the table from the files themselves.
*/
#ifndef LEMMATA_BUILTIN_H
#define LEMMATA_BUILTIN_H

#include "proofs/claims/tree/tree.h"

#include <stddef.h>
#include <string.h>

typedef struct { const char *path; const unsigned char *text; size_t n; } builtin_t;
extern const builtin_t builtin_files[];

/* The file of this path; NULL when there is none. */
static inline const builtin_t *builtin_called(const char *path)
{
    for (const builtin_t *b = builtin_files; b->path; b++)
        if (strcmp(b->path, path) == 0) return b;
    return NULL;
}
/* The claims of this file; one that is wrong ends the program: it is a fault of it. */
tree_t *builtin_read(arena_t *A, const builtin_t *b);

#endif
