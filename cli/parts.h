/* SPDX-License-Identifier: MIT
**
** parts -- files of records, as check --shard I/N --format json writes them, read to be made one record or pages.
*/
#ifndef LEMMATA_CLI_PARTS_H
#define LEMMATA_CLI_PARTS_H

#include "cli/cli.h"

/* What a file holds: of its JSON nothing is kept. */
typedef struct {
    const char *file;
    check_options_t check;
    choice_t choice[CHOICES_MAX];
    record_t *at;
    size_t n;
    bool own; /* this program, byte for byte, has decided it */
} part_t;

typedef struct { part_t *part; size_t n; arena_t *home; } parts_t;

/* One file. False, and said, when it is none, or of another version or other claims. */
bool part_read(part_t *p, arena_t *A, const char *file);
void part_clear(part_t *p);
/* Were both run with the same options, but for the part? False, and said, when not. */
bool part_same_options(const part_t *p, const part_t *first);
/* Are the candidates of each part those that this build makes? False, and said, when not. */
bool parts_made_here(const parts_t *P);
/* The record of one lemma from those of its parts. False, and said, when it cannot be. */
bool parts_join(record_t *whole, const parts_t *P, size_t i);

#endif
