/* SPDX-License-Identifier: MIT
**
** A claim of one line, as -e and --given take it, ready for the provers.
*/
#ifndef LEMMATA_TESTS_LINE_H
#define LEMMATA_TESTS_LINE_H

#include "proofs/claims/parse/parse.h"
#include "proofs/prove/certify.h"
#include "tests/support/process.h"

#include <criterion/criterion.h>

/* given: NULL for none; words: those of a paper, or NULL. */
static inline const compiled_t *line_compiled_with(const word_t *const *words, const char *claim, const char *given)
{
    claim_fault_t fault = { .set = false };
    tree_t *T = claims_parse_line(session_arena(), claim, given, &fault);
    const compiled_file_t *F = T ? claims_compile(session_arena(), T, words, &fault) : NULL;
    cr_assert(F, "%s given %s: %s", claim, given ? given : "", fault.text);
    return F->lemma[0];
}

static inline const compiled_t *line_compiled(const char *claim, const char *given)
{
    return line_compiled_with(NULL, claim, given);
}

#endif
