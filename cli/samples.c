/* SPDX-License-Identifier: MIT
**
** Files of rewards: a table, or JSON lines, an object each.
*/
#include "cli/samples.h"
#include "numerics/base/rat.h"

#include <stdlib.h>
#include <string.h>

const char *const words_of_rewards[] = { "reward",       "rewards", "r",      "score", "scores",
                                         "reward_score", "value",   "return", NULL };
const char *const words_of_prompts[] = { "prompt",   "prompts", "prompt_id", "prompt-id",   "prompt id",
                                         "promptid", "p",       "question",  "question_id", "instruction",
                                         "query",    "context", NULL };
const char *const roles_of_rewards[] = { "prompt", "reward", NULL };

/* --- prompts: their numbers by their names ---------------------------------------------------------------- */

static uint64_t hash_of(prompt_t p)
{
    uint64_t h = 0xcbf29ce484222325u;
    for (size_t k = 0; k < p.n; k++) h = (h ^ (unsigned char)p.text[k]) * 0x100000001b3u;
    return h ^ h >> 29;
}

static size_t slot_of(const prompts_t *P, prompt_t p)
{
    size_t at = (size_t)hash_of(p) & (P->room - 1);
    for (; P->slot[at]; at = (at + 1) & (P->room - 1)) {
        prompt_t q = P->name[P->slot[at] - 1];
        if (q.n == p.n && memcmp(q.text, p.text, p.n) == 0) break;
    }
    return at;
}

/* At most half of the slots are taken. */
uint32_t gather_prompt(gather_t *G, prompt_t name)
{
    prompts_t *P = &G->P;
    if (2 * P->n >= P->room) {
        P->room = P->room ? 2 * P->room : 1024;
        free(P->slot);
        P->slot = alloc_array(P->room, sizeof *P->slot);
        P->name = alloc_wider(P->name, P->room * sizeof *P->name);
        for (size_t k = 0; k < P->n; k++) P->slot[slot_of(P, P->name[k])] = (uint32_t)k + 1;
    }
    size_t at = slot_of(P, name);
    if (!P->slot[at]) {
        P->name[P->n++] = name;
        P->slot[at] = (uint32_t)P->n;
    }
    return P->slot[at] - 1;
}

uint32_t gather_nameless(gather_t *G) { return (uint32_t)G->P.n++; }

/* --- rewards ------------------------------------------------------------------------------------------------ */

bool gather(gather_t *G, uint32_t prompt, const char *text, size_t n, size_t line, size_t column)
{
    if (G->n == SAMPLES_MAX || G->n == G->room)
        return complain("%.300s:%zu:%zu: more than %d rewards", G->file, line, column, SAMPLES_MAX);
    mpq_ptr q = G->s->r + G->n;
    const char *error = rat_read(q, text, n);
    if (error && n == 0) return complain("%.300s:%zu:%zu: nothing where a reward was expected", G->file, line, column);
    if (error && n < RAT_CHARS_MAX && memchr(text, ',', n))
        error = "a comma in a number, expected a decimal point and no marks of thousands";
    if (error)
        return complain("%.300s:%zu:%zu: \"%.*s\": %s", G->file, line, column, n > 40 ? 40 : (int)n, text, error);
    G->bytes += (mpz_size(mpq_numref(q)) + mpz_size(mpq_denref(q))) * sizeof(mp_limb_t);
    if (G->bytes > SAMPLE_BYTES_MAX)
        return complain("%.300s:%zu:%zu: the rewards up to here are too long to be held exactly, expected fewer digits "
                        "or smaller exponents",
                        G->file, line, column);
    G->of[G->n++] = prompt;
    return true;
}

/* The rewards of each prompt side by side. */
static void by_prompt(gather_t *G)
{
    samples_t *s = G->s;
    s->prompts = G->P.n;
    s->first = ARENA_ARRAY(G->A, size_t, s->prompts + 2); /* one place further on while they are filled */
    mpq_ptr sorted = alloc_bytes(G->n * sizeof *sorted);
    for (size_t i = 0; i < G->n; i++) s->first[G->of[i] + 2]++;
    for (size_t p = 0; p < s->prompts; p++) s->first[p + 2] += s->first[p + 1];
    for (size_t i = 0; i < G->n; i++) sorted[s->first[G->of[i] + 1]++] = s->r[i];
    memcpy(s->r, sorted, G->n * sizeof *sorted);
    free(sorted);
}

/* --- the file ----------------------------------------------------------------------------------------------- */

/* No more rewards than separators and line ends, and one. */
static void make_room(gather_t *G, const char *text, size_t n)
{
    G->room = 1;
    for (size_t i = 0; i < n && G->room < SAMPLES_MAX; i++) G->room += text[i] && strchr(",;\t\r\n", text[i]);
    G->s->r = arena_mpq(G->A, G->room);
    G->of = alloc_bytes(G->room * sizeof *G->of);
}

bool samples_read(samples_t *s, arena_t *A, const char *file, const options_t *o)
{
    size_t n;
    char *text = input_table(o, file, &n);
    if (!text) return false;
    gather_t G = { .file = strcmp(file, "-") == 0 ? "standard input" : file, .o = o, .A = A, .s = s };
    size_t start = n >= 3 && memcmp(text, "\xef\xbb\xbf", 3) == 0 ? 3 : 0;
    char first = text[start + strspn(text + start, " \t\r\n")];
    bool good =
        first != '[' || complain("%.300s:1:1: a JSON list, expected an object a line (jq -c '.[]' makes them)", G.file);
    if (good) make_room(&G, text, n);
    if (!good) free(text);
    else good = first == '{' ? samples_from_json(&G, text, n) : samples_from_table(&G, text, n);
    if (good) by_prompt(&G);
    free(G.P.name);
    free(G.P.slot);
    free(G.of);
    return good;
}
