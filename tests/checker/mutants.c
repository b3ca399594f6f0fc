/* SPDX-License-Identifier: MIT
**
** Every committed certificate is accepted; changed in one number, sign, relation, index or variable it is rejected,
** unless the changed file proves something true, and says it: those are listed, each with what makes it true.
*/
#include "tests/checker/checker.h"
#include "tests/support/share.h"
#include "tests/support/trouble.h"

#include <ctype.h>

TestSuite(checker_mutants, .init = session_open, .fini = session_close);

enum { FILES_MAX = 200, BATCH = 400, VARIANTS = 3 };

/* In this file, this piece of the changed text. */
static const struct { const char *file, *piece;
} still_true[] = {
    { "shannon-exact-01", "0.2 H(X) <= 0.3 H(X)" }, /* both sides are equal */
    { "shannon-given-38", "given U,U/H,S/Y" },
    { "shannon-given-38", "given U,H/H,S/Y" } /* I(U;Y|H,S) = 0, as before */,
    { "box-taylor", "\"1/33\"" },
    { "box-taylor", "\"1/321\"" }, /* points that do, too */
    { "cite-hypotheses", "given s > 2" },
    { "cite-hypotheses", "given s > 11" }, /* stronger hypotheses */
    /* a stronger hypothesis */
    { "letterwise-narrowed", "TV(P(x)||Q(x)) < 1/3" },
    { "letterwise-narrowed", "TV(P(x)||Q(x)) < 1/21" },
    { "letterwise-triangle", "t\",\n      \"2\"" },
    { "letterwise-triangle", "t\",\n      \"11\"" },
    { "letterwise-triangle", "t\",\n     \"2\"" },
    { "letterwise-triangle", "t\",\n     \"11\"" },
    /* split elsewhere */
    { "integers-row", "in -0..n" },
    { "integers-factorial-below", "- n - 1 <=" },
    { "integers-factorial-above", "- n + 2 unless" },
    { "integers-factorial-above", "- n + 11 unless" }, /* weaker */
    { "integers-squares", "<= 3 - 1/n" },
    { "integers-squares", "<= 21 - 1/n" },
    { "integers-central", "\"to\": 2," },
    { "integers-central", "\"to\": 11," },
    { "integers-factorial-below", "\"to\": 2," },
    { "integers-factorial-below", "\"to\": 11," }, /* more points */
    { "integers-factorial-above", "\"to\": 3," },
    { "integers-factorial-above", "\"to\": 21," },
    { "integers-squares", "\"to\": 2," },
    { "integers-squares", "\"to\": 11," },
    { "integers-harmonic", "\"to\": 2," },
    { "integers-harmonic", "\"to\": 11," },
    { "moments-paley-zygmund", "\"+(t - 1)\"" }, /* its square is the same */
};

/* `given H(X) = a`, or >= a, and `claim H(X) >= b` with a >= b. */
static bool is_larger_constant(const char *text)
{
    double a, b;
    int end = 0;
    const char *given = strstr(text, "given H(X) ");
    if (!given || (sscanf(given, "given H(X) = %lf\\nclaim H(X) >= %lf%n", &a, &b, &end), !end)) {
        if (!given || (sscanf(given, "given H(X) >= %lf\\nclaim H(X) >= %lf%n", &a, &b, &end), !end)) return false;
    }
    return a >= b && given[end] == '"';
}

static bool known_true(const char *path, const char *text)
{
    if (is_larger_constant(text)) return true;
    for (size_t k = 0; k < sizeof still_true / sizeof *still_true; k++)
        if (strstr(path, still_true[k].file) && strstr(text, still_true[k].piece)) return true;
    return false;
}

/* The text with `n` bytes at `at` replaced. */
static const char *spliced(const char *text, size_t at, size_t n, const char *by)
{
    return arena_printf(session_arena(), "%.*s%s%s", (int)at, text, by, text + at + n);
}

/* The v-th variable of `for X, Y variables` that is not this one; NULL: there is none. */
static const char *other_variable(const char *text, const char *name, size_t n, unsigned v)
{
    const char *p = strstr(text, "for "), *end = p ? strstr(p, " variables") : NULL;
    for (p = p ? p + 4 : NULL; end && p < end; p += strspn(p, ", ")) {
        size_t k = strcspn(p, ", ");
        if ((k != n || strncmp(p, name, n) != 0) && v-- == 0) return arena_printf(session_arena(), "%.*s", (int)k, p);
        p += k;
    }
    return NULL;
}

/* The v-th change of the token at `at`, if it has one; *n: its length. */
static const char *changed(const char *text, size_t at, unsigned v, size_t *n)
{
    const char *p = text + at;
    *n = 1;
    if (isdigit((unsigned char)*p)) {
        *n = strspn(p, "0123456789");
        bool zero = *n == 1 && *p == '0' && p[1] != '.' && p[-1] != '.';
        if (v == 1 && zero) return NULL; /* -0 is 0 */
        if (v == 1) return arena_printf(session_arena(), "-%.*s", (int)*n, p);
        if (v == 2) return arena_printf(session_arena(), "%.*s1", (int)*n, p);
        char *s = (char *)arena_printf(session_arena(), "%.*s", (int)*n, p);
        s[*n - 1] = s[*n - 1] == '9' ? '8' : (char)(s[*n - 1] + 1);
        return s;
    }
    if (isalpha((unsigned char)*p)) {
        *n = strspn(p, "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_");
        return isupper((unsigned char)*p) && p[*n] != '(' ? other_variable(text, p, *n, v) : NULL;
    }
    if ((*p == '<' || *p == '>') && p[1] == '=') { *n = 2; return v == 0 ? *p == '<' ? ">=" : "<=" : v == 1
        ? *p == '<' ? ">" : "<" : v == 2 && strstr(text, "\"box\"") ? "=" : NULL; }
    if (*p == '-' && p[1] == '>') { *n = 2; return NULL; }
    return v ? NULL : *p == '+' ? "-" : *p == '-' ? "+" : NULL;
}

/* In a line that names what is cited, which proves nothing. */
static bool in_a_name(const char *text, size_t at)
{
    while (at && text[at - 1] != '\n') at--;
    at += strspn(text + at, " ");
    return strncmp(text + at, "\"id\"", 4) == 0 || strncmp(text + at, "\"link\"", 6) == 0;
}

/* Runs the batch; fails on an accepted one that is not known to be true. */
static size_t run(const char *of, const char **file, const char **text, size_t n)
{
    const char *argv[BATCH + 3] = { verify_path(), "--quiet" };
    memcpy(argv + 2, file, n * sizeof *file);
    argv[n + 2] = NULL;
    outcome_t o = process_run("", 0, argv);
    cr_assert(o.status <= 2, "%s: exit %d\n%s", of, o.status, o.err);
    for (size_t k = 0; k < n; k++)
        if (strstr(o.out, arena_printf(session_arena(), "%s: verified\n", file[k])))
            cr_expect(known_true(of, text[k]), "%s: accepted though changed:\n%s", of, text[k]);
    return n;
}

Test(checker_mutants, each_token)
{
    const char *path[FILES_MAX], *file[BATCH], *text[BATCH];
    size_t files = certificates(path, FILES_MAX), mutants = 0;
    share_t share = { .in = 8 };
    cr_assert(files >= 50, "%zu certificates", files);
    for (size_t i = 0; i < files; i++) {
        outcome_t o = VERIFY(path[i]);
        assert_status(&o, 0);
        const char *whole = file_get(path[i], NULL), *from = strstr(whole, "\\ngiven");
        if (!from) from = strstr(whole, "\\nclaim");
        size_t n = 0, length;
        share.from = share.seen + strlen(path[i]); /* whatever the order of the files */
        for (size_t at = (size_t)(from - whole) + 2; whole[at]; at += length)
            for (unsigned v = 0; v < VARIANTS; v++) {
                const char *by = changed(whole, at, v, &length);
                if (!by || in_a_name(whole, at) || !share_takes(&share)) continue;
                text[n] = spliced(whole, at, length, by);
                file[n] = file_put(arena_printf(session_arena(), "m%zu.json", n), text[n]);
                if (++n == BATCH) { mutants += run(path[i], file, text, n); n = 0; }
            }
        if (n) mutants += run(path[i], file, text, n);
    }
    share_say(&share, "checker_mutants: tokens");
    cr_assert(mutants > 500, "%zu mutants", mutants);
}

/* A file is judged alone, whatever was read before it: nothing of a refused one is left (under sanitizers this is where
** it shows). */
Test(checker_mutants, each_file_alone)
{
    const char *path[FILES_MAX], *argv[2 * FILES_MAX + 3] = { verify_path(), "--quiet" };
    size_t files = certificates(path, FILES_MAX);
    for (size_t k = 0; k < files; k++) {
        const char *whole = file_get(path[files - 1 - k], NULL);
        argv[2 + 2 * k] = path[files - 1 - k];
        argv[3 + 2 * k] = file_put(arena_printf(session_arena(), "cut%zu.json", k), arena_printf(session_arena(),
            "%.*s", (int)(strlen(whole) - 2 - k % 40), whole));
    }
    outcome_t o = process_run("", 0, argv);
    assert_status(&o, 2);
    for (size_t k = 0; k < files; k++) assert_says(&o, arena_printf(session_arena(), "%s: verified\n", path[k]));
    assert_says(&o, arena_printf(session_arena(), "%zu verified, 0 rejected, %zu unreadable", files, files));
}

/* Bytes changed, doubled, dropped: an exit status of 0, 1 or 2, whatever stands in the file. */
Test(checker_mutants, fuzz)
{
    const char *path[FILES_MAX], *file[BATCH];
    size_t files = certificates(path, FILES_MAX);
    share_t share = { .in = 4 };
    for (unsigned long round = 0; round < 10; round++) {
        if (!share_takes(&share)) continue;
        const char *argv[BATCH + 3] = { verify_path(), "--quiet" };
        for (unsigned k = 0; k < BATCH; k++) {
            dice_t d = { 7 + round * BATCH + k };
            size_t n;
            char *text = file_get(path[k % files], &n), *own = arena_alloc(session_arena(), 2 * n + 2);
            size_t m = 0, changes = 1 + dice_below(&d, 4);
            for (size_t at = 0; at < n; at++) {
                own[m++] = text[at];
                if (dice_below(&d, n) >= changes) continue;
                static const char piece[] = "\"[]{}()^/*-+|,;:.0123456789<=>HIlogexpsqrtinf\\";
                switch (dice_below(&d, 4)) {
                case 0: own[m - 1] = (char)dice_roll(&d); break;
                case 1: m--; break;
                case 2: own[m++] = text[at]; break;
                default: own[m - 1] = piece[dice_below(&d, sizeof piece - 1)];
                }
            }
            file[k] = file_put_bytes(arena_printf(session_arena(), "f%u.json", k), own, m);
            argv[k + 2] = file[k];
        }
        outcome_t o = process_run("", 0, argv);
        cr_assert(o.status == 1 || o.status == 2, "round %lu: exit %d\n%s", round, o.status, o.err);
        cr_assert(strstr(o.out, " unreadable\n"), "round %lu did not come to its end", round);
    }
    share_say(&share, "checker_mutants: rounds of bytes");
}
