/* SPDX-License-Identifier: MIT
**
** Rewards in a table: a row a sample, with a column of rewards and, where there is one, a column of prompts; or, wide,
** a row a prompt and a column a sample. Which is which the header's names say, or --columns and --wide; without both
** only what can be read in one way.
*/
#include "cli/samples.h"

#include <string.h>
#include <strings.h>

enum { REWARD_FIELDS_MAX = 1 << 23 };
static const size_t NONE = SIZE_MAX;

typedef struct {
    sheet_t s;
    gather_t *G;
    bool wide;
    size_t prompt, *reward, rewards; /* columns; prompt may be NONE */
} reading_t;

static const char say_columns[] = "say --columns prompt=NAME,reward=NAME, by name or number";

static bool doubt(const reading_t *R, size_t row, const char *what)
{
    return sheet_complain(&R->s, sheet_at(&R->s, row, 0), "%s", what);
}

static void set(reading_t *R, size_t prompt, size_t reward)
{
    R->prompt = prompt;
    R->reward = ARENA_ARRAY(R->G->A, size_t, 1);
    R->reward[0] = reward;
    R->rewards = 1;
}

/* All columns but that of the prompts are samples. */
static void set_wide(reading_t *R, size_t prompt)
{
    R->wide = true;
    R->prompt = prompt;
    R->reward = ARENA_ARRAY(R->G->A, size_t, R->s.columns);
    R->rewards = 0;
    for (size_t k = 0; k < R->s.columns; k++)
        if (k != prompt) R->reward[R->rewards++] = k;
}

/* --- by the options ----------------------------------------------------------------------------------------------- */

static bool by_options(reading_t *R)
{
    picked_t *c;
    size_t n, samples = 0;
    R->prompt = NONE;
    if (!columns_picked(&c, &n, R->G->A, &R->s, R->G->o->columns, roles_of_rewards)) return false;
    R->reward = ARENA_ARRAY(R->G->A, size_t, n);
    for (size_t k = 0; k < n; k++) {
        if (strcmp(c[k].role, "prompt") != 0) R->reward[samples++] = c[k].column;
        else if (R->prompt != NONE) return complain("--columns %.60s: two columns of prompts", R->G->o->columns);
        else R->prompt = c[k].column;
    }
    if (R->G->o->wide && samples == 0) { set_wide(R, R->prompt); return true; }
    R->rewards = samples;
    R->wide = R->G->o->wide;
    return R->wide || samples == 1 ||
           complain("--columns %.60s: %zu columns of rewards, expected prompt=NAME,reward=NAME, or more with --wide",
                    R->G->o->columns, samples);
}

/* --- by the header ------------------------------------------------------------------------------------------------ */

/* The column that one of the words calls; NONE without one. False, and said, with two. */
static bool called(size_t *column, const reading_t *R, const char *const *words)
{
    *column = NONE;
    for (size_t k = 0; k < R->s.columns; k++) {
        if (!column_called(&R->s, k, words)) continue;
        if (*column != NONE)
            return sheet_complain(&R->s, sheet_at(&R->s, 0, k), "columns %s and %s: either may be the %s, %s",
                                  column_words(R->G->A, &R->s, *column), column_words(R->G->A, &R->s, k),
                                  words == words_of_rewards ? "reward" : "prompt", say_columns);
        *column = k;
    }
    return true;
}

static size_t stem(const reading_t *R, size_t column)
{
    const field_t *f = sheet_at(&R->s, 0, column);
    size_t n = f->n;
    while (n && sheet_text(&R->s, f)[n - 1] >= '0' && sheet_text(&R->s, f)[n - 1] <= '9') n--;
    return n == f->n ? NONE : n;
}

/* Are the columns but this one named alike, up to a number at the end? */
static bool numbered_alike(const reading_t *R, size_t but)
{
    size_t like = but == 0 ? 1 : 0, n = stem(R, like);
    for (size_t k = 0; k < R->s.columns; k++) {
        if (k == but) continue;
        if (n == NONE || stem(R, k) != n ||
            memcmp(sheet_text(&R->s, sheet_at(&R->s, 0, k)), sheet_text(&R->s, sheet_at(&R->s, 0, like)), n) != 0)
            return false;
    }
    return R->s.columns > 2;
}

static bool numbers_the_rows(const reading_t *R, size_t k)
{
    return column_called(&R->s, k, words_of_names) && column_counts_rows(&R->s, k);
}

/* A column of rewards and none that is called prompt: rows may be numbered; one column of words may be the prompts. */
static bool with_reward(reading_t *R, size_t reward)
{
    size_t others = 0, other = NONE;
    for (size_t k = 0; k < R->s.columns; k++) {
        if (k == reward || numbers_the_rows(R, k)) continue;
        others++;
        other = k;
    }
    if (others == 0) { set(R, NONE, reward); return true; }
    if (others == 1 && sheet_at(&R->s, 0, other)->n && column_kind(&R->s, other) == NO_NUMBERS) {
        set(R, other, reward);
        return true;
    }
    return sheet_complain(&R->s, sheet_at(&R->s, 0, other),
                          "column %s may be prompts, or not: %s, or --columns reward=NAME where all are of one prompt",
                          column_words(R->G->A, &R->s, other), say_columns);
}

static bool by_header(reading_t *R)
{
    size_t reward, prompt, columns = R->s.columns;
    if (!called(&reward, R, words_of_rewards) || !called(&prompt, R, words_of_prompts)) return false;
    if (columns == 1 && prompt == NONE) { set(R, NONE, 0); return true; }
    if (columns == 1) return doubt(R, 0, "one column, of prompts, expected `reward` or `prompt,reward`");
    if (reward != NONE && prompt != NONE) { set(R, prompt, reward); return true; }
    if (reward != NONE) return with_reward(R, reward);
    if (prompt == NONE && column_called(&R->s, 0, words_of_names)) prompt = 0;
    if (prompt != NONE && numbered_alike(R, prompt)) { set_wide(R, prompt); return true; }
    if (prompt != NONE && columns == 2 && !numbers_the_rows(R, prompt) && sheet_at(&R->s, 0, prompt)->n) {
        set(R, prompt, 1 - prompt);
        return true;
    }
    return sheet_complain(
        &R->s, sheet_at(&R->s, 0, 0),
        "no column is called reward: %s, or --wide where each row is a prompt and its columns samples", say_columns);
}

/* --- without a header --------------------------------------------------------------------------------------------- */

static bool whole_numbers(const sheet_t *s, size_t column)
{
    for (size_t r = 0; r < s->rows; r++) {
        const field_t *f = sheet_at(s, r, column);
        for (size_t k = 0; k < f->n; k++)
            if (!strchr("+-0123456789", sheet_text(s, f)[k])) return false;
    }
    return true;
}

static bool by_content(reading_t *R)
{
    const sheet_t *s = &R->s;
    if (s->columns == 1) { set(R, NONE, 0); return true; }
    column_kind_t first = column_kind(s, 0), second = column_kind(s, 1);
    if (s->columns == 2) {
        bool swapped = second == NO_NUMBERS && first == ALL_NUMBERS;
        if (first == ALL_NUMBERS && second == ALL_NUMBERS)
            return doubt(R, 0,
                         "two columns of numbers and no header: prompt and reward, or reward and prompt, or one column "
                         "with decimal commas, or "
                         "two samples a row: say --columns prompt=1,reward=2, or --wide");
        set(R, swapped, !swapped);
        return true;
    }
    if (s->columns == 3 && first == NO_NUMBERS && whole_numbers(s, 1) && whole_numbers(s, 2))
        return doubt(R, 0,
                     "three columns and no header: a prompt and two samples, or a prompt and a reward with a decimal "
                     "comma: say --wide, or "
                     "write a decimal point");
    for (size_t k = 1; k < s->columns; k++)
        if (first != NO_NUMBERS || column_kind(s, k) != ALL_NUMBERS)
            return sheet_complain(
                s, sheet_at(s, 0, 0),
                "%zu columns and no header: a row a prompt and a column a sample, or one of them the reward: "
                "say --wide, or --columns prompt=1,reward=2",
                s->columns);
    set_wide(R, 0);
    return true;
}

static bool find_columns(reading_t *R)
{
    const options_t *o = R->G->o;
    size_t prompt = NONE;
    if (!sheet_find_header(&R->s, o->header)) return false;
    if (o->columns) return by_options(R);
    if (!o->wide) return R->s.header ? by_header(R) : by_content(R);
    if (!called(&prompt, R, words_of_prompts)) return false;
    if (prompt == NONE && (column_called(&R->s, 0, words_of_names) || column_kind(&R->s, 0) == NO_NUMBERS)) prompt = 0;
    if (prompt == NONE && column_counts_rows(&R->s, 0))
        return sheet_complain(&R->s, sheet_at(&R->s, R->s.header, 0),
                              "column %s may be numbers of the prompts, or samples: say --columns prompt=1, or "
                              "--columns with all of the samples",
                              column_words(R->G->A, &R->s, 0));
    set_wide(R, prompt);
    return R->rewards > 0 || doubt(R, 0, "no column of samples");
}

/* --- rows --------------------------------------------------------------------------------------------------------- */

static bool add_row(reading_t *R, size_t row)
{
    const sheet_t *s = &R->s;
    size_t before = R->G->n;
    uint32_t prompt = 0;
    if (R->prompt != NONE) {
        const field_t *f = sheet_at(s, row, R->prompt);
        if (f->n == 0) return sheet_complain(s, f, "an empty prompt, expected its name");
        prompt = gather_prompt(R->G, (prompt_t){ sheet_text(s, f), f->n });
    } else if (R->wide || R->G->P.n == 0) prompt = gather_nameless(R->G);
    for (size_t k = 0; k < R->rewards; k++) {
        const field_t *f = sheet_at(s, row, R->reward[k]);
        if (R->wide && f->n == 0) continue; /* fewer samples */
        if (!gather(R->G, prompt, sheet_text(s, f), f->n, f->line, f->column)) return false;
    }
    return R->G->n > before || sheet_complain(s, sheet_at(s, row, 0), "no sample in this row, expected one at least");
}

static const char *reading_words(const reading_t *R)
{
    arena_t *A = R->G->A;
    const sheet_t *s = &R->s;
    const char *words = sheet_words(A, s), *prompts = R->wide ? "each row a prompt" : "all rewards of one prompt";
    if (R->prompt != NONE) prompts = arena_printf(A, "column %s the prompt", column_words(A, s, R->prompt));
    const char *rewards =
        arena_printf(A, R->wide ? "column %s a sample" : "column %s the reward", column_words(A, s, R->reward[0]));
    if (R->rewards > 1)
        rewards = arena_printf(A, "%zu columns of samples, from %s to %s", R->rewards, column_words(A, s, R->reward[0]),
                               column_words(A, s, R->reward[R->rewards - 1]));
    size_t left = s->columns - R->rewards - (R->prompt != NONE);
    return arena_printf(A, "%s, %s, %s%s", words, prompts, rewards,
                        left ? arena_printf(A, ", %zu other%s not used", left, left == 1 ? "" : "s") : "");
}

bool samples_from_table(gather_t *G, char *text, size_t n)
{
    reading_t R = { .G = G };
    bool good = sheet_cut(&R.s, G->file, text, n, G->o, REWARD_FIELDS_MAX) && find_columns(&R);
    for (size_t row = R.s.header; good && row < R.s.rows; row++) good = add_row(&R, row);
    if (good) G->s->read_as = reading_words(&R);
    sheet_free(&R.s);
    return good;
}
