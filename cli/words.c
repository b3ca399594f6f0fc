/* SPDX-License-Identifier: MIT
**
** The words that each paper adds to the language.
*/
#include "cli/cli.h"
#include "proofs/bottleneck/words.h"
#include "proofs/game/words.h"
#include "proofs/limits/words.h"

#include <string.h>

typedef struct { const char *paper; const word_t *const *words; } list_t;

static const list_t lists[] = {
    { "bottleneck", bottleneck_words }, { "game", game_words }, { "limits", limits_words }, { NULL, NULL }
};

const word_t *const *paper_words(const char *paper)
{
    for (const list_t *l = lists; l->paper; l++)
        if (strcmp(l->paper, paper) == 0) return l->words;
    return NULL;
}
