/* SPDX-License-Identifier: MIT
**
** One draw a statement: C does not say which argument of a call, item of a list or side of a sum comes first, and
** candidates are the same whatever compiled them.
*/
#include "tests/support/process.h"

#include <criterion/criterion.h>
#include <ctype.h>
#include <glob.h>
#include <string.h>

TestSuite(mapping_draws, .init = session_open, .fini = session_close);

enum { DEPTH = 64 };

/* An open bracket: where; whether a draw's stream `d` is handed over in it; parts between commas that draw; whether the
** present part draws, with nothing after it that comes later for sure. */
typedef struct { const char *at; bool hands, draws, fresh, statements; unsigned parts; } level_t;

static bool in_word(char c) { return isalnum((unsigned char)c) || c == '_' || c == '.' || c == '>' || c == '*'; }

static bool word_at(const char *s, const char *from, const char *word)
{
    size_t n = strlen(word);
    return strncmp(s, word, n) == 0 && !in_word(s[n]) && (s == from || !in_word(s[-1]));
}

/* if (..), for (..), while (..) and switch (..) come before what follows. */
static bool heads(const char *bracket, const char *from)
{
    while (bracket > from && bracket[-1] == ' ') bracket--;
    const char *end = bracket;
    while (bracket > from && isalpha((unsigned char)bracket[-1])) bracket--;
    size_t n = (size_t)(end - bracket);
    static const char *const word[] = { "if", "for", "while", "switch" };
    for (size_t k = 0; k < 4; k++)
        if (strlen(word[k]) == n && strncmp(bracket, word[k], n) == 0) return true;
    return false;
}

/* d, or the d of &d, as a whole argument. */
static bool is_argument(const char *s, const char *from)
{
    return s > from && word_at(s, from, "d") && strchr("(, &", s[-1]) && strchr(",)", s[1]);
}

static void end_part(level_t *l)
{
    l->parts += l->draws;
    l->draws = l->fresh = false;
}

/* The bracket inside drew: a second time beside another draw, or not. */
static bool drew(level_t *l)
{
    bool again = l->fresh;
    l->draws = l->fresh = true;
    return again;
}

/* After the comment or literal that starts here; s itself where none does. */
static const char *past_text(const char *s)
{
    if (s[0] == '/' && s[1] == '*') { const char *end = strstr(s + 2, "*/"); return end ? end + 2 : s + strlen(s); }
    if (*s != '"' && *s != '\'') return s;
    char quote = *s++;
    while (*s && *s != quote) s += s[0] == '\\' && s[1] ? 2 : 1;
    return *s ? s + 1 : s;
}

/* Closes the bracket *l in *up: whether draws in it, or it and one beside it, come in an order that is not said. */
static bool close_bracket(level_t *l, level_t *up, const char *from)
{
    end_part(l);
    bool list = !l->statements, bad = list && l->parts > 1;
    if (list && (l->hands || l->parts) && !heads(l->at, from)) bad = drew(up) || bad;
    return bad;
}

/* The place of the first two draws in one statement, or NULL. Counts the streams that are handed over. */
static const char *unordered(const char *from, unsigned *seen)
{
    level_t stack[DEPTH] = { { .at = from } }, *l = stack;
    bool draws = false; /* this function has a stream d */
    for (const char *s = from, *next; *s; s = next) {
        next = past_text(s);
        if (next > s) continue;
        next = s + 1;
        if (word_at(s, from, "draw_t")) draws = true;
        if (*s == '}' && (s == from || s[-1] == '\n')) draws = false;
        if (draws && l > stack && is_argument(s, from)) { l->hands = true; ++*seen; }
        if (strchr("({[", *s) && l + 1 < stack + DEPTH) *++l = (level_t){ .at = s };
        else if (strchr(")}]", *s) && l > stack) { if (close_bracket(l, l - 1, from)) return l->at; l--; }
        else if (*s == ',') end_part(l);
        else if (*s == ';') { *l = (level_t){ .at = l->at, .statements = true }; }
        else if (strchr("?:", *s) || (strchr("&|", *s) && s[1] == *s)) l->fresh = false;
    }
    return NULL;
}

Test(mapping_draws, one_a_statement)
{
    static const char *const room[] = { "proofs/*/*.c", "proofs/claims/*/*.c", "proofs/prove/*/*.c", "numerics/*/*.c",
                                        "cli/*.c" };
    unsigned seen = 0;
    for (size_t k = 0; k < sizeof room / sizeof *room; k++) {
        glob_t g;
        cr_assert(glob(room[k], 0, NULL, &g) == 0);
        for (size_t i = 0; i < g.gl_pathc; i++) {
            char *text = file_get(g.gl_pathv[i], NULL);
            const char *at = unordered(text, &seen);
            cr_expect(!at, "%s: two draws in one statement: %.90s", g.gl_pathv[i], at);
        }
        globfree(&g);
    }
    cr_assert(seen > 25, "%u draws seen", seen);
}

Test(mapping_draws, are_seen)
{
    static const struct { const char *text; bool bad; } of[] = {
        { "set(c, draw_int(d, 1, 9), draw_int(d, 1, 9));", true },
        { "long p[2] = { draw_int(d, 1, 9), draw_int(d, 1, 9) };", true },
        { "set(c, stock_map(A, d, n, 2), 1, DRAW_FROM(d, 1, 2));", true },
        { "x = draw_int(d, 0, 4) - 2 * draw_int(d, 1, 5);", true },
        { "complete(c, stages(c->home, d), (size_t)draw_int(d, 2, 6));", true },
        { "a = b ? make(pair(d, 1) + pair(d, 2)) : 0;", true },
        { "draw_t e = 0; f(g(&d), h(&d));", true },
        { "long a = draw_int(d, 1, 9), b = draw_int(d, 1, 9);", false },
        { "x = draw_once_in(d, 3) ? draw_int(d, 1, 2) : draw_int(d, 1, 9);", false },
        { "if (draw_once_in(d, 3)) x = draw_int(d, 1, DRAW_FROM(d, 3, 50));", false },
        { "if (draw_once_in(d, 3) && draw_once_in(d, 2)) x = 1;", false },
        { "set(c, d, draw_int(d, 1, 9)); set(c, d, \"(d, d)\");", false },
    };
    for (size_t i = 0; i < sizeof of / sizeof *of; i++) {
        unsigned seen = 0;
        const char *text =
            arena_printf(session_arena(), "static void make(candidate_t *c, draw_t *d)\n{\n    %s\n}\n", of[i].text);
        cr_expect((unordered(text, &seen) != NULL) == of[i].bad && seen > 0, "%s", of[i].text);
    }
}
