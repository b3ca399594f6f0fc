/* SPDX-License-Identifier: MIT
**
** needed REASONS NAME..: of the lemmas of these papers, or of these ids, every hypothesis without which no link falls
** on any candidate.
**
** What REASONS does not give a reason for is said, and what is there and is needed, or is no hypothesis; then the exit
** status is 1.
*/
#include "cli/cli.h"
#include "tests/needed/reasons.h"

#include <stdint.h>
#include <string.h>

static bool asked(const lemma_t *L, const char *paper, int n, char **names)
{
    for (int k = 2; k < n; k++)
        if (strcmp(names[k], paper) == 0 || strcmp(names[k], L->id) == 0) return true;
    return false;
}

int main(int n, char **names)
{
    bool good = true;
    reasons_t R;
    lemmata_start();
    if (n < 3 || !reasons_read(&R, names[1])) {
        fprintf(stderr, "usage: needed REASONS PAPER|ID..\n");
        return 2;
    }
    for (size_t p = 0; papers_heading(p); p++)
        for (size_t i = 0; papers_id(p, i); i++)
            if (asked(papers_lemma_at(p, i), papers_name(p), n, names))
                good &= reasons_hold(&R, papers_lemma_at(p, i), SIZE_MAX, stdout);
    reasons_clear(&R);
    return good ? 0 : 1;
}
