/* SPDX-License-Identifier: MIT
**
** drawn -- the lemmas that tests/claims/oracle/drawn.py writes, one after the other.
*/
#ifndef LEMMATA_TESTS_CLAIMS_DRAWN_H
#define LEMMATA_TESTS_CLAIMS_DRAWN_H

#include "proofs/claims/parse/parse.h"
#include "tests/support/process.h"

#include <string.h>

/* So many of them. */
static inline const char *drawn_lemmas(const char *count)
{
    outcome_t o = process_run(
        "", 0, (const char *const[]){ "/usr/bin/python3", "-B", "tests/claims/oracle/drawn.py", "0", count, NULL });
    assert_status(&o, 0);
    return o.out;
}

/* The lemma that stands at *at, which moves behind it; NULL: there is none. *tree: NULL where it is no lemma, as
** draws near what is known may be none. */
static inline const char *drawn_next(const tree_t **tree, arena_t *A, const char **at)
{
    claim_fault_t fault = { .set = false };
    const char *end = strstr(*at, "\nend\n");
    if (!end) return NULL;
    const char *text = arena_printf(A, "%.*s\nend\n", (int)(end - *at), *at);
    *tree = claims_parse(A, "drawn.lem", text, strlen(text), NULL, &fault);
    *at = end + 5;
    return text;
}

#endif
