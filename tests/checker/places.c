/* SPDX-License-Identifier: MIT
**
** Certificates whose proof makes variables, events and copies, changed in one place of the proof: a multiplier, nearly
** the same one too, an index, a variable, a made one, a step, a part, a member. Every one is rejected: a sum that is to
** be identical is so with these numbers alone.
*/
#include "tests/checker/checker.h"
#include "tests/support/share.h"

#include <ctype.h>
#include <glob.h>
#include <jansson.h>
#include <stdint.h>

TestSuite(checker_places, .init = session_open, .fini = session_close, .timeout = 300);

enum { NAMES_MAX = 32, BATCH = 200 };

typedef struct {
    size_t left;
    unsigned names;
    const char *name[NAMES_MAX];
    const char *steps; /* all parts, as JSON */
} change_t;

static bool is_letter(char c) { return isalnum((unsigned char)c) || c == '_' || c == '\''; }

/* The variables that the proof speaks of. */
static void names_in(change_t *C, const json_t *j)
{
    const json_t *part;
    const char *key;
    size_t k;
    json_array_foreach(j, k, part) names_in(C, part);
    json_object_foreach((json_t *)j, key, part) names_in(C, part);
    for (const char *p = json_string_value(j); p && *p;) {
        size_t n = 0;
        while (is_letter(p[n])) n++;
        const char *own = arena_printf(session_arena(), "%.*s", (int)n, p);
        bool known = !isalpha((unsigned char)*p) || p[n] == '(';
        for (unsigned i = 0; i < C->names && !known; i++) known = strcmp(C->name[i], own) == 0;
        if (!known && C->names < NAMES_MAX) C->name[C->names++] = own;
        p += n ? n : 1;
    }
}

/* H(S|T), I(S;T|U) as sets of names: what is behind the bar stands in no group. False: it is no such. */
typedef struct { char kind; unsigned groups; unsigned long set[3]; } quantity_t;

static bool quantity(quantity_t *Q, const change_t *C, const char *text)
{
    *Q = (quantity_t){ .kind = *text };
    if ((*text != 'H' && *text != 'I') || text[1] != '(') return false;
    unsigned long given = 0, *to = &Q->set[0];
    for (const char *p = text + 2; *p && *p != ')';) {
        size_t n = 0;
        while (is_letter(p[n])) n++;
        unsigned i = 0;
        while (i < C->names && (strlen(C->name[i]) != n || strncmp(C->name[i], p, n) != 0)) i++;
        if (i == C->names) return false;
        *to |= 1ul << i;
        p += n;
        if (*p == ';' && ++Q->groups > 1) return false;
        if (*p == ';') to = &Q->set[Q->groups];
        if (*p == '|') to = &given;
        p += *p != ')';
    }
    Q->set[0] &= ~given, Q->set[1] &= ~given;
    if (Q->set[0] < Q->set[1]) { unsigned long t = Q->set[0]; Q->set[0] = Q->set[1], Q->set[1] = t; }
    Q->set[2] = given;
    return true;
}

/* The same, written otherwise? */
static bool same_quantity(const change_t *C, const char *a, const char *b)
{
    quantity_t x, y;
    return quantity(&x, C, a) && quantity(&y, C, b) && x.kind == y.kind && x.groups == y.groups &&
           memcmp(x.set, y.set, sizeof x.set) == 0;
}

/* Is this the change's turn? */
static bool turn(change_t *C) { return C->left-- == 0; }

/* The text with this in place of n characters, when it is its turn and it says something else. */
static json_t *spliced(change_t *C, const char *text, size_t at, size_t n, const char *by)
{
    const char *own = arena_printf(session_arena(), "%.*s%s%s", (int)at, text, by, text + at + n);
    return strcmp(text, own) != 0 && !same_quantity(C, text, own) && turn(C) ? json_string(own) : NULL;
}

/* Of a quantity, an event, a copy: a name is another, or goes; one more comes; H and I, a comma, a bar, a semicolon
** change places. */
static json_t *changed_quantity(change_t *C, const char *text)
{
    static const char *const sign[][2] = { { ",", ";" },  { ";", "," },   { "|", "," },  { "|", ";" },
                                           { "!=", "=" }, { "H(", "I(" }, { "I(", "H(" } };
    json_t *own = NULL;
    for (const char *p = text; *p && !own;) {
        size_t n = 0, at = (size_t)(p - text);
        while (is_letter(p[n])) n++;
        bool name = n && p[n] != '(';
        for (unsigned i = 0; i < C->names && name && !own; i++) {
            own = spliced(C, text, at, n, C->name[i]);
            if (!own) own = spliced(C, text, at, n, arena_printf(session_arena(), "%.*s,%s", (int)n, p, C->name[i]));
        }
        if (name && !own && p[n] == ',') own = spliced(C, text, at, n + 1, "");
        else if (name && !own && p[-1] == ',') own = spliced(C, text, at - 1, n + 1, "");
        for (size_t k = 0; k < sizeof sign / sizeof *sign && !own; k++)
            if (strncmp(p, sign[k][0], strlen(sign[k][0])) == 0)
                own = spliced(C, text, at, strlen(sign[k][0]), sign[k][1]);
        p += n ? n : 1;
    }
    return own;
}

/* a, a number that is not 0: its negative, twice it, 0, and a + 10^-12. */
static json_t *changed_multiplier(change_t *C, const char *text)
{
    mpq_ptr q = arena_mpq(session_arena(), 3), near = q + 1, twice = q + 2;
    cr_assert(mpq_set_str(q, text, 10) == 0);
    mpz_ui_pow_ui(mpq_denref(near), 10, 12);
    mpz_set_ui(mpq_numref(near), 1);
    mpq_add(near, near, q);
    mpq_add(twice, q, q);
    if (turn(C)) return json_string("0");
    if (turn(C)) return json_string(mpq_get_str(NULL, 10, twice));
    if (turn(C)) return json_string(mpq_get_str(NULL, 10, near));
    return turn(C) ? json_string(arena_printf(session_arena(), *text == '-' ? "%s" : "-%s", text + (*text == '-')))
                   : NULL;
}

/* Makes the change whose turn it is, in j or below; false: there are no more. */
static bool change(change_t *C, json_t *j);

/* What comes in place of a member; NULL: nothing is changed here. A made variable that no step names may be called
** anything. */
static json_t *changed(change_t *C, const char *key, json_t *part)
{
    const char *text = json_string_value(part);
    if (json_is_integer(part)) return turn(C) ? json_integer(json_integer_value(part) + 1) : turn(C)
        ? json_integer(json_integer_value(part) - 1) : NULL;
    if (!text) return NULL;
    if (strcmp(key, "times") == 0) return changed_multiplier(C, text);
    if (strcmp(key, "of") == 0) return changed_quantity(C, text);
    return !strstr(C->steps, text) ? NULL : turn(C) ? json_string("Another") : NULL;
}

static bool change(change_t *C, json_t *j)
{
    json_t *part;
    const char *key;
    size_t k;
    json_array_foreach(j, k, part) {
        if (turn(C)) { json_array_remove(j, k); return true; }
        if (turn(C)) { json_array_insert(j, k, part); return true; }
        if (change(C, part)) return true;
    }
    json_object_foreach(j, key, part) {
        if (turn(C)) { json_object_del(j, key); return true; }
        json_t *own = changed(C, key, part);
        if (own) { json_object_set_new(j, key, own); return true; }
        if (change(C, part)) return true;
    }
    return false;
}

/* The share of all changes of one certificate, in batches. */
static void try_changes(share_t *share, const char *path)
{
    change_t C = { .names = 0 };
    json_t *whole = json_load_file(path, 0, NULL);
    const char *argv[BATCH + 3] = { verify_path(), "--quiet" };
    names_in(&C, json_object_get(whole, "proof"));
    C.steps = json_dumps(json_object_get(json_object_get(whole, "proof"), "parts"), 0);
    cr_assert(VERIFY(path).status == 0 && C.names >= 2, "%s", path);
    json_t *none = json_deep_copy(json_object_get(whole, "proof"));
    C.left = SIZE_MAX;
    change(&C, none);
    json_decref(none);
    size_t count = SIZE_MAX - C.left, n = 0;
    share->from = share->seen + strlen(path); /* whatever the order of the files */
    for (size_t at = 0; at <= count; at++) {
        bool more = at < count;
        if (more && !share_takes(share)) continue;
        json_t *own = json_deep_copy(whole);
        C.left = at;
        more = more && change(&C, json_object_get(own, "proof"));
        if (more)
            argv[2 + n] = file_put(arena_printf(session_arena(), "p%zu.json", n), json_dumps(own, JSON_COMPACT)), n++;
        json_decref(own);
        if (!n || (more && n < BATCH)) continue;
        argv[2 + n] = NULL;
        outcome_t o = process_run("", 0, argv);
        cr_expect((o.status == 1 || o.status == 2) && strstr(o.out, "0 verified, "), "%s: exit %d, %s\n%s", path,
                  o.status, o.out, o.err);
        for (size_t k = 0; k < n; k++)
            if (strstr(o.out, arena_printf(session_arena(), "%s: verified\n", argv[2 + k])))
                cr_expect(false, "%s: accepted though changed:\n%s", path, file_get(argv[2 + k], NULL));
        n = 0;
    }
    json_decref(whole);
}

Test(checker_places, events_and_copies)
{
    static const char *const pattern[] = { "proofs/*/proved/*.json", CERTIFICATES "/*.json" };
    size_t files = 0;
    share_t share = { .in = 8 };
    for (size_t k = 0; k < 2; k++) {
        glob_t g;
        cr_assert(glob(pattern[k], 0, NULL, &g) == 0);
        for (size_t i = 0; i < g.gl_pathc; i++) {
            if (!file_has(g.gl_pathv[i], "\"events\"") && !file_has(g.gl_pathv[i], "\"copies\"")) continue;
            try_changes(&share, g.gl_pathv[i]);
            files++;
        }
        globfree(&g);
    }
    share_say(&share, "checker_places: changes");
    cr_assert(files >= 10 && share.seen > 2000, "%zu changes of %zu certificates", share.seen, files);
}
