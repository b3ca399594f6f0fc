/* SPDX-License-Identifier: MIT
**
** Looking up in a setting: what a name is, and of which alphabet a letter is.
*/
#include "proofs/claims/core/declare.h"

#include <ctype.h>
#include <string.h>

#define FIND(count, condition)                                                   \
    do {                                                                         \
        for (unsigned k = 0; k < (count); k++) if (condition) return (int)k;     \
        return -1;                                                               \
    } while (0)

int setting_entry(const setting_t *S, const char *name) { FIND(S->params, strcmp(S->entry[k].name, name) == 0); }
int setting_law(const setting_t *S, const char *name) { FIND(S->laws, strcmp(S->law[k].name, name) == 0); }
int setting_alphabet(const setting_t *S, const char *name)
{
    FIND(S->alphabets, strcmp(S->alphabet[k].name, name) == 0);
}
int setting_size(const setting_t *S, const char *name)
{
    FIND(S->alphabets, S->alphabet[k].size && strcmp(S->alphabet[k].size, name) == 0);
}

int setting_variable(const setting_t *S, const char *name)
{
    if (S->joint < 0) return -1;
    FIND(S->law[S->joint].axes, S->law[S->joint].variable[k] && strcmp(S->law[S->joint].variable[k], name) == 0);
}

bool same_letter(const char *x, const char *y) { return strcasecmp(x, y) == 0; }

int letter_alphabet(const setting_t *S, const char *letter)
{
    size_t n = strlen(letter);
    if (S->joint >= 0)
        for (unsigned k = 0; k < S->law[S->joint].axes; k++)
            if (same_letter(S->law[S->joint].letter[k], letter)) return (int)S->law[S->joint].alphabet[k];
    for (; n > 0; n--) {
        for (unsigned k = 0; k < S->alphabets; k++)
            if (strlen(S->alphabet[k].name) == n && strncasecmp(S->alphabet[k].name, letter, n) == 0) return (int)k;
        if (n > 1 && !isdigit((unsigned char)letter[n - 1]) && letter[n - 1] != '\'') return -1;
    }
    return -1;
}

const char *alphabet_letter(arena_t *A, const setting_t *S, unsigned alphabet)
{
    char *letter = arena_printf(A, "%s", S->alphabet[alphabet].name);
    for (char *c = letter; *c; c++)
        if (*c >= 'A' && *c <= 'Z') *c = (char)(*c - 'A' + 'a');
    return letter;
}

bool setting_knows(const setting_t *S, const char *name)
{
    return setting_entry(S, name) >= 0 || setting_law(S, name) >= 0 || setting_variable(S, name) >= 0;
}
