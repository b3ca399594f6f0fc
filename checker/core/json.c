/* SPDX-License-Identifier: MIT
**
** JSON, as far as certificates need it: objects, lists, texts, whole numbers. Strict: nothing else, no member twice.
*/
#include "checker/core/core.h"

#include <string.h>

static const char *begin, *at, *end;
static unsigned depth;

_Noreturn static void bad(const char *what)
{
    unsigned line = 1, column = 1;
    for (const char *p = begin; p < at; p++) { if (*p == '\n') { line++; column = 1; } else column++; }
    unreadable("line %u, column %u: %s", line, column, what);
}

static void blanks(void) { while (at < end && (*at == ' ' || *at == '\n' || *at == '\t' || *at == '\r')) at++; }

static bool eat(char c)
{
    blanks();
    if (at >= end || *at != c) return false;
    at++;
    return true;
}

/* \uXXXX below 128, which is all that a claim can hold. */
static char escaped(void)
{
    static const char from[] = "\"\\/bfnrt", to[] = "\"\\/\b\f\n\r\t";
    if (at >= end) bad("the text is not closed");
    const char *which = *at ? strchr(from, *at) : NULL;
    if (which) { at++; return to[which - from]; }
    if (*at != 'u' || end - at < 5) bad("an unknown escape");
    unsigned code = 0;
    for (int k = 1; k <= 4; k++) {
        static const char hex[] = "0123456789abcdef";
        const char *digit = at[k] ? strchr(hex, at[k] | 32) : NULL;
        if (!digit || at[k] < '0') bad("four hexadecimal digits expected behind \\u");
        code = 16 * code + (unsigned)(digit - hex);
    }
    if (code == 0 || code > 127) bad("an escape beyond ASCII");
    at += 5;
    return (char)code;
}

static const char *string(void)
{
    if (!eat('"')) bad("a text in \"..\" expected");
    const char *from = at;
    while (at < end && *at != '"') at += *at == '\\' ? 2 : 1;
    if (at >= end) bad("the text is not closed");
    char *text = take((size_t)(at - from) + 1), *to = text;
    for (at = from; *at != '"';) {
        if ((unsigned char)*at < ' ') bad("a control character in a text");
        if (*at == '\\') { at++; *to++ = escaped(); }
        else *to++ = *at++;
    }
    at++;
    return text;
}

static long integer(void)
{
    bool minus = *at == '-';
    const char *from = at += minus;
    long value = 0;
    while (at < end && *at >= '0' && *at <= '9' && at - from < 9) value = 10 * value + (*at++ - '0');
    if (at == from || (*from == '0' && (at - from > 1 || minus))) bad("a whole number expected");
    if (at < end && ((*at >= '0' && *at <= '9') || *at == '.' || *at == 'e' || *at == 'E'))
        bad("a whole number of at most 9 digits expected; rationals are texts");
    return minus ? -value : value;
}

static void put(json_t *j, unsigned *room, const char *key, json_t *value)
{
    if (j->n == *room) {
        *room = *room ? 2 * *room : 4;
        json_t **more = take(*room * sizeof *more);
        const char **keys = take(*room * sizeof *keys);
        if (j->n) { memcpy(more, j->at, j->n * sizeof *more); memcpy(keys, j->key, j->n * sizeof *keys); }
        j->at = more;
        j->key = keys;
    }
    for (unsigned k = 0; key && k < j->n; k++)
        if (strcmp(j->key[k], key) == 0) bad("a member twice");
    if (key && j->n == 16) bad("more than 16 members");
    j->key[j->n] = key;
    j->at[j->n++] = value;
}

static json_t *value(void)
{
    json_t *j = take(sizeof *j);
    unsigned room = 0;
    blanks();
    if (at >= end) bad("a value expected");
    if (++depth > DEPTH_MAX) bad("nested deeper than 100");
    if (*at == '"') { j->kind = JSON_TEXT; j->text = string(); }
    else if (*at == '-' || (*at >= '0' && *at <= '9')) { j->kind = JSON_INTEGER; j->integer = integer(); }
    else if (eat('[')) {
        j->kind = JSON_LIST;
        if (!eat(']')) { do put(j, &room, NULL, value()); while (eat(',')); if (!eat(']')) bad(", or ] expected"); }
    } else if (eat('{')) {
        j->kind = JSON_OBJECT;
        if (!eat('}')) {
            do {
                const char *key = string();
                if (!eat(':')) bad(": expected");
                put(j, &room, key, value());
            } while (eat(','));
            if (!eat('}')) bad(", or } expected");
        }
    } else bad("a text, a whole number, a list or an object expected");
    depth--;
    return j;
}

json_t *json_read(const char *bytes, size_t n)
{
    begin = at = bytes;
    end = bytes + n;
    depth = 0;
    json_t *j = value();
    blanks();
    if (at < end) bad("something behind the end");
    return j;
}

json_t *json_member(const json_t *j, const char *name)
{
    for (unsigned k = 0; j->kind == JSON_OBJECT && k < j->n; k++)
        if (strcmp(j->key[k], name) == 0) return j->at[k];
    return NULL;
}

void json_members(const json_t *j, const char *names)
{
    unsigned n = 0;
    if (j->kind != JSON_OBJECT) unreadable("an object with %s expected", names);
    for (const char *p = names; *p; n++) {
        size_t k = strcspn(p, " ");
        if (!json_member(j, text_of(p, k))) unreadable("an object has no %.*s", (int)k, p);
        p += k + (p[k] == ' ');
    }
    if (j->n != n) unreadable("an object has members besides %s", names);
}

const char *json_text(const json_t *j, const char *what)
{
    if (!j || j->kind != JSON_TEXT) unreadable("%s: a text expected", what);
    return j->text;
}

long json_integer(const json_t *j, const char *what, long lo, long hi)
{
    if (!j || j->kind != JSON_INTEGER) unreadable("%s: a whole number expected", what);
    if (j->integer < lo || j->integer > hi) reject("%s: %ld, expected %ld to %ld", what, j->integer, lo, hi);
    return j->integer;
}

const json_t *json_list(const json_t *j, const char *what, unsigned least, unsigned most)
{
    if (!j || j->kind != JSON_LIST) unreadable("%s: a list expected", what);
    if (j->n < least || j->n > most) unreadable("%s: a list of %u, expected %u to %u", what, j->n, least, most);
    return j;
}

void json_rational(mpq_t q, const json_t *j)
{
    const char *s = json_text(j, "a number"), *p = s + (*s == '-');
    size_t n = strspn(p, "0123456789"), m = p[n] == '/' ? strspn(p + n + 1, "0123456789") : 0;
    if (!n || strlen(p) != n + (m ? m + 1 : 0) || strlen(s) > DIGITS_MAX)
        unreadable("\"%.40s\" is no fraction of at most %d characters", s, DIGITS_MAX);
    mpq_set_str(q, s, 10);
    if (mpz_sgn(mpq_denref(q)) == 0) unreadable("\"%.40s\": a denominator 0", s);
    mpq_canonicalize(q);
}
