/* SPDX-License-Identifier: MIT
**
** The words and signs of a statement, and where its reading stands.
*/
#include "checker/core/reading.h"

#include <ctype.h>
#include <string.h>

reading_t R;

void notation_of(const char *reason)
{
    R.points = reason && strcmp(reason, "points") == 0;
    R.against = reason && strcmp(reason, "shannon") == 0;
    R.intervals = reason && strcmp(reason, "intervals") == 0;
}

static unsigned length(const char *p, token_t *t)
{
    static const char *const two[] = { "<=", ">=", "!=", "->", "||", ".." };
    unsigned n = 0;
    if (isdigit((unsigned char)*p) || (*p == '.' && isdigit((unsigned char)p[1]) && t->spaced)) {
        t->kind = DIGITS;
        while (isdigit((unsigned char)p[n])) n++;
        if (p[n] == '.' && isdigit((unsigned char)p[n + 1]))
            for (n++; isdigit((unsigned char)p[n]);) n++;
        return n > DIGITS_MAX ? 0 : n;
    }
    if (isalpha((unsigned char)*p)) {
        t->kind = WORD;
        while (isalnum((unsigned char)p[n]) || p[n] == '_' || p[n] == '\'') n++;
        return n > NAME_CHARS_MAX ? 0 : n;
    }
    t->kind = SIGN;
    for (unsigned k = 0; k < sizeof two / sizeof *two; k++)
        if (strncmp(p, two[k], 2) == 0) return 2;
    return *p && strchr("-+*/^()[]|,;:=<>.", *p) ? 1 : 0;
}

static token_t *tokens(const char *text)
{
    size_t most = strlen(text) + 1, n = 0;
    token_t *t = take(most * sizeof *t);
    const char *p = text;
    for (;; n++) {
        const char *before = p;
        t[n].first = p == text;
        for (; *p == ' ' || *p == '\n' || *p == '\t' || *p == '\r'; p++) t[n].first |= *p == '\n';
        t[n].spaced = p > before;
        t[n].at = p;
        if (!*p) return t;
        if (!(t[n].n = length(p, &t[n]))) unreadable("not of the notation: \"%.20s\"", p);
        p += t[n].n;
    }
}

bool same_tokens(const char *a, const char *b)
{
    const token_t *x = tokens(a), *y = tokens(b);
    for (;; x++, y++) {
        bool breaks = x->first && x->kind == WORD && !(y->first);
        bool calls = *x->at == '(' && x->spaced != y->spaced; /* log(x)^2, log (x)^2 */
        if (x->kind != y->kind || x->n != y->n || memcmp(x->at, y->at, x->n) != 0 || breaks || calls) return false;
        if (x->kind == END) return true;
    }
}

bool is(unsigned k, const char *text)
{
    const token_t *t = &R.token[k];
    return t->kind != END && t->n == strlen(text) && memcmp(t->at, text, t->n) == 0;
}

bool sees(const char *text) { return is(R.now, text); }
bool eat(const char *text) { return sees(text) ? R.now++, true : false; }
_Noreturn void expected(const char *what)
{
    unreadable("the statement: %s expected at \"%.40s\"", what, R.token[R.now].at);
}
void need(const char *text) { if (!eat(text)) expected(text); }
bool at_clause(void)
{
    return R.token[R.now].kind == END || (R.token[R.now].first && (sees("for") || sees("given") || sees("claim")));
}

const char *word(void)
{
    if (R.token[R.now].kind != WORD) expected("a name");
    R.now++;
    return text_of(R.token[R.now - 1].at, R.token[R.now - 1].n);
}

void open_text(const char *text)
{
    R.token = tokens(text);
    R.now = R.brackets = R.depth = R.arounds = 0;
}
