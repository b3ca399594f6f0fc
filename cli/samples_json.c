/* SPDX-License-Identifier: MIT
**
** Rewards as JSON lines: an object a line, with a reward, or a list of the rewards of its prompt. A number is read from
** its text, exactly.
*/
#include "cli/samples.h"

#include <stdlib.h>
#include <string.h>
#include <strings.h>

/* prompt NULL: none; list: each line has a list, its prompt's */
typedef struct { const char *prompt, *reward; bool list; } keys_t;

static bool wrong(const gather_t *G, size_t line, size_t column, const char *what)
{
    return complain("%.300s:%zu:%zu: %s", G->file, line, column, what);
}

/* --- which keys --------------------------------------------------------------------------------------------------- */

static bool is_one_of(const char *key, const char *const *words)
{
    for (; *words; words++)
        if (strcasecmp(key, *words) == 0) return true;
    return false;
}

static bool find_keys(keys_t *K, const gather_t *G, json_t *object, size_t line)
{
    const char *key, *other = NULL;
    json_t *value;
    json_object_foreach(object, key, value) {
        bool reward = is_one_of(key, words_of_rewards), prompt = is_one_of(key, words_of_prompts);
        if ((reward && K->reward) || (prompt && K->prompt))
            return complain("%.300s:%zu:1: %s and %s: either may be the %s, say --columns prompt=KEY,reward=KEY",
                            G->file, line, reward ? K->reward : K->prompt, shown_name(G->A, key, strlen(key)),
                            reward ? "reward" : "prompt");
        if (reward) K->reward = arena_printf(G->A, "%s", key);
        else if (prompt) K->prompt = arena_printf(G->A, "%s", key);
        else other = key;
    }
    if (!K->reward) return wrong(G, line, 1, "no key \"reward\", expected it or --columns prompt=KEY,reward=KEY");
    K->list = json_is_array(json_object_get(object, K->reward));
    if (K->prompt || !other || K->list) return true;
    return complain("%.300s:%zu:1: %s may be the prompt, or not: say --columns prompt=KEY,reward=KEY, or --columns "
                    "reward=KEY where all are of one "
                    "prompt",
                    G->file, line, shown_name(G->A, other, strlen(other)));
}

/* prompt=KEY,reward=KEY */
static bool said_keys(keys_t *K, const gather_t *G)
{
    const char *end;
    for (const char *p = G->o->columns;; p = end + 1) {
        end = p + strcspn(p, ",");
        bool prompt = strncmp(p, "prompt=", 7) == 0;
        const char **key = prompt ? &K->prompt : &K->reward;
        if (prompt || strncmp(p, "reward=", 7) == 0) p += 7;
        if (*key || p == end) return complain("--columns %.60s: expected prompt=KEY,reward=KEY", G->o->columns);
        *key = arena_printf(G->A, "%.*s", (int)(end - p), p);
        if (*end == 0) return K->reward || complain("--columns %.60s: no reward=KEY", G->o->columns);
    }
}

/* --- a line ------------------------------------------------------------------------------------------------------- */

/* The text of the value that stands under the key; NULL where the key is written with escapes. */
static const char *text_of(const char *line, const char *key)
{
    json_t *way = json_pack("[s]", key);
    const char *p = place_of_value(line, way);
    json_decref(way);
    return p == place_of_value(line, NULL) ? NULL : p;
}

static bool add_reward(gather_t *G, uint32_t prompt, json_t *value, const char *text, const char *start, size_t line)
{
    size_t column = (size_t)(text - start) + 1;
    if (json_is_string(value))
        return gather(G, prompt, json_string_value(value), json_string_length(value), line, column);
    if (json_is_number(value) && *text && strchr("-0123456789", *text))
        return gather(G, prompt, text, strcspn(text, ",]} \t\r"), line, column);
    return wrong(G, line, column, "no number where a reward was expected");
}

static bool add_rewards(gather_t *G, uint32_t prompt, json_t *list, const char *text, const char *start, size_t line)
{
    json_t *value;
    size_t i;
    if (json_array_size(list) == 0)
        return wrong(G, line, (size_t)(text - start) + 1, "an empty list, expected a reward at least");
    text = place_in(text);
    json_array_foreach(list, i, value) {
        if (!add_reward(G, prompt, value, text, start, line)) return false;
        text = place_next(text);
    }
    return true;
}

/* A prompt is a string, or a number, a list or an object as it is written. */
static uint32_t prompt_of(gather_t *G, const keys_t *K, json_t *value)
{
    if (!K->prompt) return K->list || G->P.n == 0 ? gather_nameless(G) : 0;
    char *s = json_dumps(value, JSON_ENCODE_ANY | JSON_COMPACT | JSON_SORT_KEYS);
    const char *kept = arena_printf(G->A, "%s", s);
    free(s);
    return gather_prompt(G, (prompt_t){ kept, strlen(kept) });
}

static bool add_line(gather_t *G, keys_t *K, const char *text, size_t n, size_t line)
{
    json_error_t e;
    json_t *j = n <= JSON_BYTES_MAX ? json_loadb(text, n, JSON_REJECT_DUPLICATES, &e) : NULL;
    if (n > JSON_BYTES_MAX)
        return complain("%.300s:%zu:1: a line longer than %d MiB", G->file, line, JSON_BYTES_MAX >> 20);
    bool open = strspn(text, " \t\r{") == n; /* so begins an object on many lines */
    if (!j)
        return complain("%.300s:%zu:%d: not JSON: %s", G->file, line, e.column,
                        open ? "expected an object a line (jq -c . makes them)" : e.text);
    bool good = json_is_object(j) || wrong(G, line, 1, "expected an object a line");
    if (good && !K->reward) good = G->o->columns ? said_keys(K, G) : find_keys(K, G, j, line);
    if (good && G->n == 0) K->list = json_is_array(json_object_get(j, K->reward));
    json_t *reward = good ? json_object_get(j, K->reward) : NULL,
           *prompt = good && K->prompt ? json_object_get(j, K->prompt) : NULL;
    if (good && !reward)
        good = complain("%.300s:%zu:1: no key %s, expected it as in the first line", G->file, line,
                        shown_name(G->A, K->reward, strlen(K->reward)));
    if (good && K->prompt && (!prompt || json_is_null(prompt)))
        good = complain("%.300s:%zu:1: no key %s, expected it as in the first line", G->file, line,
                        shown_name(G->A, K->prompt, strlen(K->prompt)));
    if (good && json_is_array(reward) != K->list)
        good = wrong(G, line, 1,
                     K->list ? "expected a list of rewards, as in the first line"
                             : "a list, expected a reward as in the first line");
    if (good) {
        const char *at = text_of(text, K->reward);
        uint32_t number = prompt_of(G, K, prompt);
        if (!at) good = wrong(G, line, 1, "the reward's key is written with escapes, expected it plain");
        else
            good = K->list ? add_rewards(G, number, reward, at, text, line)
                           : add_reward(G, number, reward, at, text, line);
    }
    json_decref(j);
    return good;
}

/* --- the file ----------------------------------------------------------------------------------------------------- */

static const char *reading_words(const gather_t *G, const keys_t *K)
{
    const char *reward = shown_name(G->A, K->reward, strlen(K->reward)),
               *prompt = K->list ? "each line a prompt" : "all rewards of one prompt";
    if (K->prompt) prompt = arena_printf(G->A, "%s the prompt", shown_name(G->A, K->prompt, strlen(K->prompt)));
    return arena_printf(G->A, "JSON lines, %s, %s %s", prompt, reward, K->list ? "a list of rewards" : "the reward");
}

bool samples_from_json(gather_t *G, char *text, size_t n)
{
    keys_t K = { .list = false };
    bool good = true;
    size_t line = 1;
    char *zero = memchr(text, 0, n);
    for (char *p = text + (memcmp(text, "\xef\xbb\xbf", 3) == 0 ? 3 : 0), *end; good && p < text + n;
         p = end + 1, line++) {
        end = memchr(p, '\n', (size_t)(text + n - p));
        if (!end) end = text + n;
        *end = 0;
        if (zero && zero < end) good = wrong(G, line, (size_t)(zero - p) + 1, "a zero byte, expected text");
        else if (p[strspn(p, " \t\r")]) good = add_line(G, &K, p, (size_t)(end - p), line);
    }
    if (good) G->s->read_as = reading_words(G, &K);
    free(text);
    return good;
}
