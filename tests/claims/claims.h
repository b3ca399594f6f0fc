/* SPDX-License-Identifier: MIT
**
** Claims as texts: read, printed, compiled.
*/
#ifndef LEMMATA_TESTS_CLAIMS_H
#define LEMMATA_TESTS_CLAIMS_H

#include "proofs/claims/compile.h"
#include "proofs/claims/parse/parse.h"
#include "proofs/claims/print/print.h"
#include "tests/support/process.h"

#include <criterion/criterion.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* The tree of a text; fails the test with the fault. */
const tree_t *tree_of(arena_t *A, const char *text);
const char *tree_text(arena_t *A, const tree_t *T);
/* The fault of a text that is refused by the parser or by names and types; fails when it is read. */
claim_fault_t fault_of(arena_t *A, const char *text);
const compiled_t *compiled_from(arena_t *A, const char *text);
/* Every path under tests/claims that ends in .lem; ends with NULL. */
const char *const *example_files(arena_t *A);

#endif
