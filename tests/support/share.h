/* SPDX-License-Identifier: MIT
**
** Sweeps over many cases: by default an evenly spread share of them is tried, every `in`-th from the `from`-th on, by
** its number; with WHOLE=1 in the environment, all. How many of how many is said at the end.
*/
#ifndef LEMMATA_TESTS_SHARE_H
#define LEMMATA_TESTS_SHARE_H

#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

typedef struct { size_t in, from, seen, tried; } share_t;

/* Is all of every sweep asked for? */
static inline bool share_is_whole(void)
{
    const char *whole = getenv("WHOLE");
    return whole && *whole && strcmp(whole, "0") != 0;
}

/* Is the next case tried? */
static inline bool share_takes(share_t *s)
{
    bool takes = share_is_whole() || s->seen % s->in == s->from % s->in;
    s->seen++;
    s->tried += takes;
    return takes;
}

/* Of each kind a share of its own, from its first case on: of every kind one at least. Kinds are told by their text,
** which must live on. */
enum { SHARE_KINDS_MAX = 64 };
typedef struct { size_t in, n; const char *kind[SHARE_KINDS_MAX]; share_t of[SHARE_KINDS_MAX]; } share_of_kinds_t;

static inline bool share_takes_kind(share_of_kinds_t *s, const char *kind)
{
    size_t k = 0;
    while (k < s->n && strcmp(s->kind[k], kind) != 0) k++;
    if (k == SHARE_KINDS_MAX) return true;
    if (k == s->n) { s->kind[s->n] = kind; s->of[s->n++] = (share_t){ .in = s->in }; }
    return share_takes(&s->of[k]);
}

/* A number for a command line: so few by default, of so many. */
static inline const char *share_number(const char *what, const char *few, const char *all)
{
    bool whole = share_is_whole();
    printf("%s: %s of %s tried%s\n", what, whole ? all : few, all, whole ? "" : "; all with WHOLE=1");
    fflush(stdout);
    return whole ? all : few;
}

static inline void share_say(const share_t *s, const char *what)
{
    printf("%s: %zu of %zu tried%s\n", what, s->tried, s->seen, s->tried < s->seen ? "; all with WHOLE=1" : "");
    fflush(stdout); /* a test's process does not end by exit */
}

static inline void share_say_kinds(const share_of_kinds_t *s, const char *what)
{
    share_t all = { 1, 0, 0, 0 };
    for (size_t k = 0; k < s->n; k++) { all.seen += s->of[k].seen; all.tried += s->of[k].tried; }
    share_say(&all, what);
}

#endif
