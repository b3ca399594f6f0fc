/* SPDX-License-Identifier: MIT */
#include "proofs/claims/words.h"

#include <string.h>

void word_rests_on(word_call_t *call, const certificate_t *C)
{
    if (call->rests < CERTIFICATES_MAX) call->rests_on[call->rests++] = C;
    else call->beyond = "more certificates than one row rests on";
}

const word_t *word_called(const word_t *const *words, const char *name)
{
    for (; words && *words; words++)
        if (strcmp((*words)->name, name) == 0) return *words;
    return NULL;
}
