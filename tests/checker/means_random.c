/* SPDX-License-Identifier: MIT
**
** What a factorised law says, on random laws: independences by d-separation, entropies without a value, means over
** values, draws that are alike. Of a random law and a random equation the checker's answer is held against the
** engine's: what is accepted is refuted by no candidate; what is rejected is, but where few letters make it so.
*/
#include "tests/checker/checker.h"
#include "tests/checker/meaning.h"
#include "tests/support/share.h"
#include "tests/support/trouble.h"

TestSuite(checker_means_random, .init = session_open, .fini = session_close, .timeout = 3600);

enum { VARIABLES = 5 };

typedef struct { size_t accepted, rejected, refuted; } count_t;

static bool odd(dice_t *d) { return dice_below(d, 2); }

/* Accepted: it is not refuted. Rejected: whether it is. */
static void judge(count_t *C, const char *statement, const char *steps)
{
    const char *why, *proof = arena_printf(session_arena(), "{\"block\": [[%s], [[\"-1\", 0]]]}", steps);
    int status = verified(statement, "means", proof).status;
    cr_assert(status < 2, "%s\n%s: not read", statement, proof);
    int is = meaning_decided(&why, unescaped(statement), "25");
    cr_assert(is != 2, "%s: %s", statement, why);
    cr_expect(status || is != 1, "accepted, and refuted:\n%s\n%s\n%s", statement, proof, why);
    *(status ? &C->rejected : &C->accepted) += 1;
    C->refuted += status && is == 1;
}

/* A,B: those of the set. */
static const char *listed(unsigned set)
{
    const char *text = "";
    for (unsigned v = 0; v < VARIABLES; v++)
        if (set >> v & 1) text = arena_printf(session_arena(), "%s%s%c", text, *text ? "," : "", 'A' + (int)v);
    return text;
}

static const char *behind(unsigned set) { return set ? arena_printf(session_arena(), "|%s", listed(set)) : ""; }

/* p(a) p(b|a) ..; those before `roots` have nothing behind their bars. */
static const char *random_law(dice_t *d, unsigned roots)
{
    const char *text = "for law";
    for (unsigned v = 0; v < VARIABLES; v++) {
        const char *bar = "";
        for (unsigned w = 0; w < v && v >= roots; w++)
            if (dice_below(d, 5) < 2)
                bar = arena_printf(session_arena(), "%s%s%c", bar, *bar ? "," : "|", 'a' + (int)w);
        text = arena_printf(session_arena(), "%s p(%c%s)", text, 'a' + (int)v, bar);
    }
    return text;
}

/* I(A;B|C) = 0. */
static void independence(count_t *C, dice_t *d)
{
    unsigned a = (unsigned)dice_below(d, VARIABLES), b = (unsigned)dice_below(d, VARIABLES), by = 0;
    if (a == b) b = (a + 1) % VARIABLES;
    for (unsigned v = 0; v < VARIABLES; v++)
        if (v != a && v != b && odd(d)) by |= 1u << v;
    const char *own = arena_printf(session_arena(), "I(%s;%s%s)", listed(1u << a), listed(1u << b), behind(by));
    judge(C, arena_printf(session_arena(), "%s\\nclaim %s = 0", random_law(d, 0), own),
          arena_printf(session_arena(), "[\"apart\", \"%s\"]", own));
}

/* H(A|B=b) is what it is without the value, of two values what it is with one. */
static void without(count_t *C, dice_t *d)
{
    unsigned set = 1u << (2 + dice_below(d, 3)) | 1u << (2 + dice_below(d, 3));
    const char *whole = arena_printf(session_arena(), "H(%s|A=s,B=t)", listed(set));
    const char *part = arena_printf(session_arena(), "H(%s|A=s)", listed(set));
    judge(C,
          arena_printf(session_arena(), "%s\\nclaim for each s of A, t of B: %s = %s", random_law(d, 2), whole, part),
          arena_printf(session_arena(), "[\"without\", \"%s\", \"A=s\"]", whole));
}

/* I(D;E|B,A) is the mean over a of I(D;E|B,A=a), and so given a value of C. */
static void mean(count_t *C, dice_t *d)
{
    const char *given = odd(d) ? "B," : "", *value = odd(d) ? ",C=c" : "";
    judge(C, arena_printf(session_arena(), "%s\\nclaim %sI(D;E|%sA%s) = (sum s of A: Pr(A = s)*I(D;E|%sA=s%s))",
              random_law(d, 3), *value ? "for each c of C: " : "", given, value, given, value),
          arena_printf(session_arena(), "[\"mean\", \"I(D;E|%sA%s)\", \"A\"]", given, value));
}

/* Draws x by P, y by W from an x, z by V from an x and a y: H of some is H of others, matched at random. */
static void alike(count_t *C, dice_t *d)
{
    unsigned n = 6, kind[6], from[6][2];
    const char *law = "", *left = "", *right = "", *a = "", *b = "", *name[6];
    for (unsigned k = 0; k < n; k++) {
        kind[k] = k < 2 ? 0 : (unsigned)dice_below(d, k < 4 ? 2 : 3);
        for (unsigned i = 0; i < 2; i++) {
            for (from[k][i] = (unsigned)dice_below(d, 2); from[k][i] < k && kind[from[k][i]] != i;) from[k][i]++;
            if (i && kind[k] == 2 && from[k][1] >= k) kind[k] = 1; /* no y before it */
        }
        name[k] = arena_printf(session_arena(), "%c%u", "xyz"[kind[k]], k);
        const char *bar = kind[k] == 0   ? ""
                          : kind[k] == 1 ? arena_printf(session_arena(), "|%s", name[from[k][0]])
                                         : arena_printf(session_arena(), "|%s,%s", name[from[k][0]], name[from[k][1]]);
        law = arena_printf(session_arena(), "%s %c(%s%s)", law, "PWV"[kind[k]], name[k], bar);
    }
    for (unsigned k = 0, used = 0; k < n; k++) {
        unsigned i = (unsigned)dice_below(d, n);
        if (dice_below(d, 4) == 0) i = k;
        if (kind[i] != kind[k] || used >> i & 1) continue;
        used |= 1u << i;
        bool in = dice_below(d, 4);
        const char *X = arena_printf(session_arena(), "%c%u", "XYZ"[kind[k]], k),
                   *Y = arena_printf(session_arena(), "%c%u", "XYZ"[kind[i]], i);
        left = arena_printf(session_arena(), "%s%s%s", left, *left ? "," : "", X);
        right = arena_printf(session_arena(), "%s%s%s", right, *right ? "," : "", Y);
        if (!in) continue;
        a = arena_printf(session_arena(), "%s%s%s", a, *a ? "," : "", X);
        b = arena_printf(session_arena(), "%s%s%s", b, *b ? "," : "", Y);
    }
    if (!*a) return;
    judge(C, arena_printf(session_arena(),
              "for law%s ; P law on X ; W channel X -> Y ; V channel X,Y -> Z\\nclaim H(%s) = H(%s)", law, a, b),
          arena_printf(session_arena(), "[\"alike\", \"H(%s)\", \"%s\", \"%s\"]", a, left, right));
}

/* Of each hundred so many are accepted, so many rejected, and so many of those refuted, at least. */
static void rounds(const char *what, void (*one)(count_t *, dice_t *), size_t most, size_t accepted, size_t rejected,
                   size_t refuted)
{
    count_t C = { 0, 0, 0 };
    share_t share = { .in = 20 };
    for (size_t k = 0; k < most; k++)
        if (share_takes(&share)) one(&C, &(dice_t){ 1 + k });
    share_say(&share, arena_printf(session_arena(), "checker_means_random: %s", what));
    printf("    %zu accepted, %zu rejected, of which %zu are refuted\n", C.accepted, C.rejected, C.refuted);
    fflush(stdout);
    cr_assert(C.accepted * 100 >= share.tried * accepted && C.rejected * 100 >= share.tried * rejected &&
                  C.refuted * 100 >= C.rejected * refuted,
              "%zu accepted, %zu rejected, %zu refuted", C.accepted, C.rejected, C.refuted);
}

Test(checker_means_random, independences) { rounds("independences", independence, 600, 10, 10, 50); }
Test(checker_means_random, values) { rounds("entropies without a value", without, 400, 5, 10, 50); }
Test(checker_means_random, means) { rounds("means over values", mean, 200, 90, 0, 0); }
Test(checker_means_random, draws) { rounds("draws that are alike", alike, 600, 10, 10, 5); }
