/* SPDX-License-Identifier: MIT
**
** Claims at letters, each with a proof: which are verified, and why others are not.
*/
#ifndef LEMMATA_TESTS_CHECKER_POINTS_H
#define LEMMATA_TESTS_CHECKER_POINTS_H

#include "tests/checker/checker.h"

#define BLOCK(steps, end) "{\"block\": [[" steps "], " end "]}"

typedef struct { const char *claim, *proof, *why; } tried_t;   /* why: NULL: verified; !: unreadable */

static inline void all(const char *from, const tried_t *t, size_t n)
{
    for (size_t k = 0; k < n; k++) {
        const char *text = arena_printf(session_arena(), "%s%s", from, t[k].claim);
        if (!t[k].why) assert_verified(text, "points", t[k].proof);
        else if (*t[k].why == '!') assert_unreadable(text, "points", t[k].proof, t[k].why + 1);
        else assert_rejected(text, "points", t[k].proof, t[k].why);
    }
}
#define ALL(from, list) all(from, list, sizeof (list) / sizeof *(list))

#endif
