/* SPDX-License-Identifier: MIT */
#ifndef LEMMATA_TESTS_CHECKER_MEANS_H
#define LEMMATA_TESTS_CHECKER_MEANS_H

#include "tests/checker/checker.h"

#define ALL(list) ALL_JUDGED("means", list)
#define BLOCK(steps, end) "{\"block\": [[" steps "], " end "]}"

/* Proved certificates of bottleneck, statement and proof changed in one way: each is refused. */
typedef struct { const char *file, *from, *to; } means_change_t;
void means_refused(const means_change_t *c, size_t n);
#define ALL_REFUSED(list) means_refused(list, sizeof (list) / sizeof *(list))

#endif
