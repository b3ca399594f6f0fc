/* SPDX-License-Identifier: MIT
**
** Rewards gathered by prompt, from a table (samples_table.c) or from JSON lines (samples_json.c).
*/
#ifndef LEMMATA_CLI_SAMPLES_H
#define LEMMATA_CLI_SAMPLES_H

#include "cli/frontier.h"
#include "cli/sheet.h"

typedef struct { const char *text; size_t n; } prompt_t;
typedef struct { prompt_t *name; uint32_t *slot; size_t n, room; } prompts_t;

typedef struct {
    const char *file;
    const options_t *o;
    arena_t *A;
    samples_t *s;
    prompts_t P;
    uint32_t *of; /* the prompt of each reward */
    size_t n, room, bytes;
} gather_t;

/* The number of the prompt of this name, which outlives the gathering. */
uint32_t gather_prompt(gather_t *G, prompt_t name);
/* A prompt that no name leads to. */
uint32_t gather_nameless(gather_t *G);
/* The reward text[0..n) of a prompt; false, and said, when it is no number or one too many. */
bool gather(gather_t *G, uint32_t prompt, const char *text, size_t n, size_t line, size_t column);

extern const char *const words_of_rewards[], *const words_of_prompts[], *const roles_of_rewards[];

/* Both take over the text. */
bool samples_from_table(gather_t *G, char *text, size_t n);
bool samples_from_json(gather_t *G, char *text, size_t n);

#endif
