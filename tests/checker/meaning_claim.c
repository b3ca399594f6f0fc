/* SPDX-License-Identifier: MIT
**
** The notations are nearly one. What differs: laws > 0, sizes of the alphabets of a factorised law, letters of one
** alphabet, exceptions of strict claims, divergences of variables; weights of pools, loops, counts, which are words of
** `game`.
*/
#include "tests/checker/meaning_claim.h"

#include <ctype.h>
#include <stdbool.h>
#include <string.h>

enum { POOLS_MAX = 8 };

typedef struct {
    arena_t *A;
    const char *declared, *given, *lets, *alphabet, *why;
    bool words;   /* of `game` */
    unsigned pools;
    struct { const char *name, *w, *law, *size; } pool[POOLS_MAX];
} writing_t;

/* --- texts -------------------------------------------------------------------------------------------------------- */

static bool in_name(char c) { return isalnum((unsigned char)c) || c == '_' || c == '\''; }
static bool starts(const char *text, const char *with) { return strncmp(text, with, strlen(with)) == 0; }

static const char *piece(const writing_t *W, const char *from, const char *to)
{
    while (from < to && *from == ' ') from++;
    while (to > from && to[-1] == ' ') to--;
    return arena_printf(W->A, "%.*s", (int)(to - from), from);
}

/* What stands before the first of these outside all brackets, and *rest behind it; NULL: it is not there. */
static const char *before(const writing_t *W, const char **rest, const char *text, const char *sign)
{
    int deep = 0;
    for (const char *p = text; *p; p++) {
        if (!deep && starts(p, sign)) { *rest = p + strlen(sign); return piece(W, text, p); }
        deep += strchr("([", *p) != NULL;
        deep -= strchr(")]", *p) != NULL;
    }
    return NULL;
}

/* The next of what signs separate; NULL: there is none. */
static const char *next(const writing_t *W, const char **text, const char *sign)
{
    const char *rest, *own;
    if (!*text) return NULL;
    own = before(W, &rest, *text, sign);
    if (!own) { own = piece(W, *text, *text + strlen(*text)); rest = NULL; }
    *text = rest;
    return own;
}

static const char *name_at(const writing_t *W, const char *p)
{
    size_t n = 0;
    while (in_name(p[n])) n++;
    return arena_printf(W->A, "%.*s", (int)n, p);
}

static const char *lowered(const writing_t *W, const char *name)
{
    char *own = arena_printf(W->A, "%s", name);
    *own = (char)tolower((unsigned char)*own);
    return own;
}

/* Entries at this letter, as wholes: w(x) is w, but within what binds the letter anew. */
static const char *as_whole(const writing_t *W, const char *text, const char *letter)
{
    const char *at = arena_printf(W->A, "(%s)", letter), *bound = arena_printf(W->A, " %s:", letter), *own = "";
    for (const char *p = text; *p;) {
        const char *end = p + 1;
        bool binds = (starts(p, "(max ") || starts(p, "(min ") || starts(p, "(sum ")) && starts(p + 4, bound);
        for (int deep = 1; binds && *end && deep; end++) deep += (*end == '(') - (*end == ')');
        if (starts(p, at) && p > text && in_name(p[-1])) { p += strlen(at); continue; }
        own = arena_printf(W->A, "%s%.*s", own, (int)(end - p), p);
        p = end;
    }
    return own;
}

/* --- declarations ------------------------------------------------------------------------------------------------- */

static void also(const writing_t *W, const char **list, const char *what)
{
    *list = arena_printf(W->A, "%s%s%s", *list, **list ? " ; " : "", what);
}

static void let(writing_t *W, const char *what)
{
    W->words = true;
    W->lets = arena_printf(W->A, "%s  let    %s\n", W->lets, what);
}

static int pool_called(const writing_t *W, const char *name)
{
    for (unsigned k = 0; k < W->pools; k++)
        if (strcmp(W->pool[k].name, name) == 0) return (int)k;
    return -1;
}

/* H weights of x: w(x), p(x), K */
static void weights(writing_t *W, const char *name, const char *letter, const char *rest)
{
    const char *w = next(W, &rest, ","), *p = next(W, &rest, ","), *size = next(W, &rest, ",");
    const char *law = name_at(W, p);
    if (!w || !p || !size || W->pools == POOLS_MAX) { W->why = "weights of another kind"; return; }
    if (strlen(p) != strlen(law) + strlen(letter) + 2) {
        law = arena_printf(W->A, "PL%u", W->pools);
        let(W, arena_printf(W->A, "law %s(%s) = %s", law, letter, p));
    }
    w = arena_printf(W->A, "(%s)", as_whole(W, w, letter));
    let(W, arena_printf(W->A, "%s(%s) = weight(%s, %s, %s, %s)", name, letter, w, law, size, letter));
    W->pool[W->pools].name = name;
    W->pool[W->pools].w = w;
    W->pool[W->pools].law = law;
    W->pool[W->pools++].size = size;
}

/* p(x)*H(x)*G(x): the law, the stages; false: of another form. */
static bool stages(const writing_t *W, const char **law, const char **list, unsigned *n, const char *p)
{
    *law = name_at(W, p);
    *list = "";
    *n = 0;
    for (p = strchr(p, '*'); p; p = strchr(p, '*')) {
        int k = pool_called(W, name_at(W, ++p));
        if (k < 0) return false;
        *list = arena_printf(W->A, "%s%s, %s, ", *list, W->pool[k].w, W->pool[k].size);
        ++*n;
    }
    return *n == 1 || *n == 2;
}

/* L limit of x: p(x), NEXT ; D decay of x: S(x), p(x), NEXT ; F fall of x: p(x), NEXT */
static void loop(writing_t *W, const char *name, const char *kind, const char *letter, const char *rest)
{
    const char *S = *kind == 'd' ? next(W, &rest, ",") : NULL, *first = next(W, &rest, ","), *law, *list;
    unsigned n;
    if (!first || !rest || !stages(W, &law, &list, &n, piece(W, rest, rest + strlen(rest)))) {
        W->why = "a loop of another kind";
        return;
    }
    if (*kind == 'f' && n == 1) { W->why = "the rate of a point in a loop of one stage"; return; }
    const char *word = arena_printf(W->A, "%s_%s(%s%s, ", n == 1 ? "owner" : "two", kind, list, law);
    if (S) let(W, arena_printf(W->A, "%s = %s(%s))", name, word, as_whole(W, S, letter)));
    else let(W, arena_printf(W->A, "%s(%s) = %s%s)", name, letter, word, letter));
}

/* C chance of x: S(x), H, y ; G share of x: S(x), H, y */
static void count(writing_t *W, const char *name, bool share, const char *letter, const char *rest)
{
    const char *S = next(W, &rest, ","), *pool = next(W, &rest, ",");
    int k = pool ? pool_called(W, pool) : -1;
    if (k < 0 || !rest) { W->why = "a count of another kind"; return; }
    const char *word =
        arena_printf(W->A, "%s(%s, %s, (%s), %s, 0, ceil(%s) - 1", share ? "pool_share" : "pool_chance", W->pool[k].w,
                     W->pool[k].law, as_whole(W, S, letter), W->pool[k].size, rest);
    if (share) let(W, arena_printf(W->A, "%s(%s) = %s, %s)", name, letter, word, letter));
    else let(W, arena_printf(W->A, "%s = %s)", name, word));
}

/* NAME KIND of x: REST, of points. */
static bool of_points(writing_t *W, const char *d)
{
    static const char *const kinds[] = { "weights", "limit", "decay", "fall", "chance", "share", "intervals" };
    const char *name = name_at(W, d), *p = d + strlen(name);
    if (starts(p, " ceil of ")) {
        let(W, arena_printf(W->A, "%s = ceil(%s)", name, p + 9));
        return true;
    }
    for (size_t k = 0; k < sizeof kinds / sizeof *kinds; k++) {
        const char *head = arena_printf(W->A, " %s of ", kinds[k]), *rest = NULL;
        if (!starts(p, head)) continue;
        const char *letter = before(W, &rest, p + strlen(head), ":");
        if (k == 6) W->why = "intervals of a law";
        else if (!letter) W->why = "a declaration that is not understood";
        else if (k == 0) weights(W, name, letter, rest);
        else if (k < 4) loop(W, name, kinds[k], letter, rest);
        else count(W, name, k == 5, letter, rest);
        return true;
    }
    return false;
}

/* J, K on M letters: of a factorised law. */
static bool letters_of(writing_t *W, const char *d)
{
    const char *on = strstr(d, " on "), *letters = on ? strstr(on, " letters") : NULL;
    if (!letters || strstr(d, "variable")) return false;
    const char *names = piece(W, d, on), *size = piece(W, on + 4, letters);
    for (const char *name; (name = next(W, &names, ","));)
        also(W, &W->given, arena_printf(W->A, "|%s| = %s", name, size));
    return true;
}

static void declaration(writing_t *W, const char *d)
{
    const char *on = strstr(d, " on "), *law = strstr(d, " law"), *positive = strstr(d, " > 0");
    if (of_points(W, d) || letters_of(W, d)) return;
    if (on && !strstr(d, " variable") && !W->alphabet) W->alphabet = name_at(W, on + 4);
    if (!starts(d, "law ") && law && positive) {
        const char *names = piece(W, d, law), *name;
        d = piece(W, d, positive);
        while ((name = next(W, &names, ","))) also(W, &W->given, arena_printf(W->A, "%s > 0", name));
    }
    also(W, &W->declared, d);
}

/* --- relations ---------------------------------------------------------------------------------------------------- */

/* KL(T|D||Q), KL(T||Q) of variables; capacity(H;Y|S=s). */
static const char *of_variables(writing_t *W, const char *text)
{
    const char *own = "";
    for (const char *p = text; *p;) {
        bool fresh = p == text || !in_name(p[-1]);
        const char *T = fresh && starts(p, "KL(") ? name_at(W, p + 3) : "", *end, *rest;
        if (fresh && starts(p, "capacity(")) { W->why = "a capacity given values"; return text; }
        if (!isupper((unsigned char)*T) || p[3 + strlen(T)] != '|') {
            own = arena_printf(W->A, "%s%c", own, *p++);
            continue;
        }
        rest = p + 3 + strlen(T);
        end = strchr(rest, ')');
        const char *bars = strstr(rest, "||"), *behind = rest[1] == '|' ? "" : piece(W, rest + 1, bars), *letters = "";
        for (const char *v; behind && *behind && (v = next(W, &behind, ","));)
            letters = arena_printf(W->A, "%s%s%s", letters, *letters ? "," : "", lowered(W, v));
        const char *Q = piece(W, bars + 2, end), *t = lowered(W, T);
        own = *letters ? arena_printf(W->A, "%sKL(p(%s|%s)||%s|p(%s))", own, t, letters, Q, letters)
                       : arena_printf(W->A, "%sKL(p(%s)||%s)", own, t, Q);
        p = end + 1;
    }
    return own;
}

/* x, y: letters, of the one alphabet those that are not called like it. */
static const char *letters_read(const writing_t *W, const char *list)
{
    const char *own = "", *name;
    bool open = false;
    while ((name = next(W, &list, ","))) {
        bool alone = !strchr(name, ' ') && !starts(name, "given"), like = true;
        const char *of = W->alphabet ? W->alphabet : "";
        size_t n = strlen(of);
        for (size_t k = 0; k < n && like; k++) like = tolower((unsigned char)of[k]) == name[k];
        like = like && (!name[n] || name[n] == '\'');
        open = alone && !like && *of;
        own = arena_printf(W->A, "%s%s%s%s%s", own, *own ? ", " : "", name, open ? " of " : "", open ? of : "");
    }
    return own;
}

/* for each x, y: RELATION */
static const char *relation(writing_t *W, const char *text)
{
    const char *rest, *each = starts(text, "for each ") ? before(W, &rest, text + 9, ":") : NULL;
    if (each && strstr(each, " with ")) { W->why = "a hypothesis at values of positive probability"; return text; }
    if (each) text = arena_printf(W->A, "for each %s:%s", letters_read(W, each), rest);
    return of_variables(W, text);
}

/* A < B unless C = D: where C - D is not 0. */
static const char *claimed(writing_t *W, const char *text)
{
    const char *except, *own = before(W, &except, text, " unless "), *C, *D = NULL, *each;
    if (!own) return relation(W, text);
    if (strstr(except, "KL(")) { W->why = "an exception where a divergence is 0"; return text; }
    if (!starts(except, "for each ")) {
        C = before(W, &D, except, "=");
        return arena_printf(W->A, "given (%s - (%s))^2 > 0: %s", C, D, relation(W, own));
    }
    each = before(W, &except, except + 9, ":");
    C = before(W, &D, except, "=");
    return arena_printf(W->A, "given (sum %s: (%s - (%s))^2) > 0: %s", each, C, D, relation(W, own));
}

/* In a mean `Y = Y` of a certificate is the value that Y has there, which has Y's letter in a claim: Y = y. */
static const char *values_by_letters(const writing_t *W, const char *claim)
{
    char *text = arena_printf(W->A, "%s", claim);
    for (char *p = text; *p; p++) {
        size_t n = 0;
        if ((p > text && in_name(p[-1])) || !isupper((unsigned char)*p)) continue;
        while (in_name(p[n])) n++;
        char *same = p + n + 3;
        if (strncmp(p + n, " = ", 3) == 0 && strncmp(same, p, n) == 0 && !in_name(same[n]))
            *same = (char)tolower((unsigned char)*same);
    }
    return text;
}

const char *claim_of_statement(const char **why, arena_t *A, const char *statement)
{
    writing_t W = { .A = A, .declared = "", .given = "", .lets = "" };
    const char *claim = NULL, *line, *part;
    for (const char *text = statement; (line = next(&W, &text, "\n"));) {
        const char *rest = strchr(line, ' ');
        if (!rest) continue;
        rest++;
        if (starts(line, "claim ")) claim = claimed(&W, rest);
        else while ((part = next(&W, &rest, ";"))) {
                if (starts(line, "for ")) declaration(&W, part);
                else also(&W, &W.given, relation(&W, part));
            }
    }
    *why = W.why ? W.why : claim ? NULL : "no claim";
    if (*why) return NULL;
    return arena_printf(A, "%slemma m \"m\"\n  for    %s\n%s%s%s%s  claim  %s\nend\n",
                        W.words ? "paper \"m\" id game\n" : "", W.declared, W.lets, *W.given ? "  given  " : "",
                        W.given, *W.given ? "\n" : "", values_by_letters(&W, claim));
}
