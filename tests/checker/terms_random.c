/* SPDX-License-Identifier: MIT
**
** Identities of random terms, by every reason that shows one from nothing: u + v - v = u, u v/v = u, logarithms of
** products, powers of exponentials, where v may be undefined, infinite, or 0 somewhere. What is accepted is equal on
** all candidates of the engine, or holds; an undefined side would leave one undecided.
*/
#include "tests/checker/checker.h"
#include "tests/checker/meaning.h"
#include "tests/support/share.h"
#include "tests/support/trouble.h"

TestSuite(checker_terms_random, .init = session_open, .fini = session_close, .timeout = 3600);

#define PUT(...) arena_printf(session_arena(), __VA_ARGS__)
#define ONE_OF(list) (list)[dice_below(d, sizeof(list) / sizeof *(list))]

static bool odd(dice_t *d) { return dice_below(d, 2); }

static const char *number_term(dice_t *d, unsigned depth)
{
    static const char *const plain[] = { "a", "b", "c", "e", "2", "1/3", "0", "1" };
    if (!depth || dice_below(d, 4) == 0) return ONE_OF(plain);
    const char *u = number_term(d, depth - 1), *v = number_term(d, depth - 1);
    switch (dice_below(d, 12)) {
    case 0: return PUT("(%s + %s)", u, v);
    case 1: return PUT("(%s - %s)", u, v);
    case 2: case 3: return PUT("(%s)*(%s)", u, v);
    case 4: case 5: return PUT("(%s)/(%s)", u, v);
    case 6: return PUT("log(%s)", u);
    case 7: return PUT("exp(%s)", u);
    case 8: return PUT("sqrt(%s)", u);
    case 9: return PUT("(%s)^%lu", u, dice_below(d, 4));
    case 10: return PUT("(%s)^-%lu", u, 1 + dice_below(d, 2));
    default: return PUT("(%s)*log(%s)", u, odd(d) ? u : v);
    }
}

/* A term at the letter x. */
static const char *letter_term(dice_t *d, unsigned depth)
{
    static const char *const plain[] = { "P(x)", "Q(x)", "R(x)", "w(x)", "v(x)", "P(x)", "w(x)", "a", "b", "2" };
    if (!depth || dice_below(d, 4) == 0) return ONE_OF(plain);
    const char *u = letter_term(d, depth - 1), *v = letter_term(d, depth - 1);
    switch (dice_below(d, 10)) {
    case 0: return PUT("(%s + %s)", u, v);
    case 1: return PUT("(%s - %s)", u, v);
    case 2: case 3: return PUT("(%s)*(%s)", u, v);
    case 4: return PUT("(%s)/(%s)", u, v);
    case 5: return PUT("log(%s)", u);
    case 6: return PUT("exp(%s)", u);
    case 7: return PUT("(%s)^%lu", u, dice_below(d, 3));
    case 8: return PUT("(%s)*log((%s)/(%s))", u, u, v);
    default: return PUT("(%s)*log(%s)", u, odd(d) ? u : v);
    }
}

static const char *sum_term(dice_t *d, unsigned depth)
{
    static const char *const laws[] = { "P(x)", "Q(x)", "R(x)", "P(x)*w(x)/(sum x: P(x)*w(x))" };
    switch (dice_below(d, depth ? 8 : 3)) {
    case 0: case 1: return PUT("(sum x: (%s))", letter_term(d, 2));
    case 2: return PUT("KL(%s||%s)", ONE_OF(laws), ONE_OF(laws));
    case 3: return number_term(d, 1);
    case 4: return PUT("(%s + %s)", sum_term(d, depth - 1), sum_term(d, depth - 1));
    case 5: return PUT("(%s)*(%s)", sum_term(d, depth - 1), sum_term(d, depth - 1));
    case 6: return PUT("(%s)/(%s)", sum_term(d, depth - 1), sum_term(d, depth - 1));
    default: return PUT("log(%s)", sum_term(d, depth - 1));
    }
}

/* Two sides that are one wherever both are defined, by what is often written so. */
static void sides(const char **left, const char **right, dice_t *d, const char *u, const char *v)
{
    *right = u;
    switch (dice_below(d, 10)) {
    case 0: *left = PUT("%s + %s - (%s)", u, v, v); return;
    case 1: *left = PUT("(%s)*(%s)/(%s)", u, v, v); return;
    case 2: *left = PUT("log((%s)*(%s))", u, v), *right = PUT("log(%s) + log(%s)", u, v); return;
    case 3: *left = PUT("log((%s)^2)", u), *right = PUT("2*log(%s)", u); return;
    case 4: *left = PUT("exp(log(%s))", u); return;
    case 5: *left = PUT("(%s)^0", u), *right = "1"; return;
    case 6: *left = PUT("0*(%s)", u), *right = "0"; return;
    case 7: *left = PUT("1/(1/(%s))", u); return;
    case 8: *left = PUT("log((%s)/(%s))", u, v), *right = PUT("log(%s) - log(%s)", u, v); return;
    default: *left = PUT("(%s)*(%s) - (%s)*(%s)", u, v, v, u), *right = "0";
    }
}

static const struct { const char *name, *proof; bool letters, inequality;
} reasons[] = { { "box", "{\"logs\": [], \"tree\": [\"zero\"]}", false, false },
                { "identity", "{}", true, false },
                { "gibbs", "{\"divergences\": [], \"given\": []}", true, true },
                { "points", "{\"block\": [[], []]}", true, false },
                { "cite", "{\"cited\": [], \"steps\": [], \"parts\": [[]]}", true, false } };
enum { REASONS = sizeof reasons / sizeof *reasons };

/* The numbers of the statement, each in one of some ranges. */
static const char *numbers(dice_t *d)
{
    static const char *const range[] = { "[0,1]", "(0,1)", "[0,inf)", "(0,inf)", "R", "[-1,1]", "(-1,1]", "[1,2]" };
    return PUT("a in %s ; b in %s ; c in %s ; e in %s", ONE_OF(range), ONE_OF(range), ONE_OF(range), ONE_OF(range));
}

Test(checker_terms_random, identities)
{
    size_t accepted[REASONS] = { 0 }, tried[REASONS] = { 0 }, undecided = 0;
    share_t share = { .in = 40 };
    for (size_t round = 0; round < 12000; round++) {
        if (!share_takes(&share)) continue;
        dice_t own = { 77 + round }, *d = &own;
        size_t k = share.tried % REASONS;
        const char *left, *right, *why;
        bool letters = reasons[k].letters;
        const char *u = letters ? sum_term(d, 1) : number_term(d, 2), *v = letters ? sum_term(d, 1) : number_term(d, 2);
        sides(&left, &right, d, u, v);
        const char *statement = PUT("for %s%s\nclaim %s %s %s", numbers(d),
            letters ? odd(d) ? " ; P, Q laws on X ; R law on X > 0 ; table w on X > 0 ; table v on X"
                             : " ; P, Q, R laws on X > 0 ; tables w, v on X > 0" : "",
            left, reasons[k].inequality ? odd(d) ? "<=" : ">=" : "=", right);
        size_t n = strcspn(statement, "\n");
        const char *json = PUT("%.*s\\n%s", (int)n, statement, statement + n + 1);
        outcome_t o = verified(json, reasons[k].name, reasons[k].proof);
        tried[k]++;
        if (o.status) continue;
        accepted[k]++;
        int is = meaning_decided(&why, statement, "30");
        undecided += is == 4;
        cr_expect(is == 0 || strstr(why, "precision cap") || strstr(why, "beyond"),
                  "%s: accepted, and not shown equal:\n%s\n%s", reasons[k].name, statement, why);
    }
    share_say(&share, "checker_terms_random: identities");
    for (size_t k = 0; k < REASONS; k++)
        printf("    %s: %zu of %zu accepted\n", reasons[k].name, accepted[k], tried[k]);
    printf("    %zu undecided\n", undecided);
    fflush(stdout);
    for (size_t k = 0; k < REASONS; k++) cr_expect(accepted[k] > tried[k] / 20, "%s: too few", reasons[k].name);
}
