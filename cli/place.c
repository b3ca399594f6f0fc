/* SPDX-License-Identifier: MIT
**
** Where in a JSON text does a value stand? The text has been accepted by the parser, so this walk need not look for
** errors; it stops at the end of the text all the same.
*/
#include "cli/cli.h"
#include "numerics/base/utf8.h"

#include <string.h>

static const char *blanks(const char *p) { return p + strspn(p, " \t\r\n"); }

/* Past the string that starts at p. */
static const char *past_string(const char *p)
{
    for (p++; *p && *p != '"'; p++)
        if (*p == '\\' && p[1]) p++;
    return *p ? p + 1 : p;
}

/* Past the value that starts at p: a string, or all up to the bracket that closes it, or up to , ] }. */
static const char *past_value(const char *p)
{
    int depth = 0;
    do {
        if (*p == '"') { p = past_string(p); continue; }
        if (*p == '[' || *p == '{') depth++;
        else if (*p == ']' || *p == '}') depth--;
        p++;
    } while (*p && (depth > 0 || !strchr(",]}", *p)));
    return p;
}

/* Does the string at p (with its quotes) say `key`? Escapes count as a difference, which costs only sharpness. */
static bool says(const char *p, const char *key)
{
    size_t n = strlen(key);
    return strncmp(p + 1, key, n) == 0 && p[1 + n] == '"';
}

/* The value at this key or index inside the object or array at p; p itself when there is none. */
static const char *inside(const char *p, json_t *step)
{
    const char *q = blanks(p + 1);
    for (json_int_t i = 0; *q && *q != ']' && *q != '}'; i++) {
        bool here = json_is_integer(step) && json_integer_value(step) == i;
        if (*p == '{') {
            here = json_is_string(step) && says(q, json_string_value(step));
            q = blanks(past_string(q));
            if (*q == ':') q = blanks(q + 1);
        }
        if (here) return q;
        q = blanks(past_value(q));
        if (*q == ',') q = blanks(q + 1);
    }
    return p;
}

const char *place_in(const char *p) { return blanks(p + 1); }

const char *place_next(const char *p)
{
    p = blanks(past_value(p));
    return blanks(*p == ',' ? p + 1 : p);
}

const char *place_of_value(const char *text, json_t *where)
{
    const char *p = blanks(text);
    for (size_t k = 0; k < json_array_size(where) && (*p == '{' || *p == '['); k++)
        p = inside(p, json_array_get(where, k));
    return p;
}

void place_find(const char *text, json_t *where, size_t *line, size_t *column)
{
    const char *p = place_of_value(text, where);
    *line = *column = 1;
    for (const char *q = text; q < p; q++)
        if (*q == '\n') { ++*line; *column = 1; }
        else *column += utf8_begins(*q);
}
