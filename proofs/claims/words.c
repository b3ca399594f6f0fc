/* SPDX-License-Identifier: MIT */
#include "proofs/claims/words.h"

#include <string.h>

const word_t *word_called(const word_t *const *words, const char *name)
{
    for (; words && *words; words++)
        if (strcmp((*words)->name, name) == 0) return *words;
    return NULL;
}
