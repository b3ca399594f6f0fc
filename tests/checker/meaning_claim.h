/* SPDX-License-Identifier: MIT
**
** A certificate's statement, as a claim file that the engine decides on candidates.
*/
#ifndef LEMMATA_TESTS_CHECKER_MEANING_CLAIM_H
#define LEMMATA_TESTS_CHECKER_MEANING_CLAIM_H

#include "numerics/base/arena.h"

/* NULL: the language of claims does not have it, and *why says what. */
const char *claim_of_statement(const char **why, arena_t *A, const char *statement);

#endif
