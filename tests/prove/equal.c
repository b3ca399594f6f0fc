/* SPDX-License-Identifier: MIT
**
** The cases of equality that a lemma states: proved where the facts, put in, make the sides one; not where they do not.
*/
#include "tests/support/process.h"

#include <criterion/criterion.h>
#include <string.h>

TestSuite(prove_equal, .init = session_open, .fini = session_close);

/* What prove says of the link `.. equal if ..` of this lemma, of one claim. */
static const char *said(const char *seconds, const char *declared, const char *claim, const char *when)
{
    const char *text = arena_printf(session_arena(), "lemma own\n  for    %s\n  claim  %s\n  equality %s\nend\n",
                                    declared, claim, when);
    outcome_t o = LEMMATA("prove", "--seconds", seconds, file_put("own.lem", text));
    cr_assert(o.status == 0 || o.status == 4, "%s%s", o.out, o.err);
    const char *at = strstr(o.out, ", equal if ");
    cr_assert(at, "%s", o.out);
    while (at > o.out && at[-1] != '\n') at--;
    return at;
}

static const struct { const char *declared, *claim, *when, *by; } cases[] = {
    { "p in [0,1] ; q in (0,1)", "2 (p-q)^2 <= kl(p||q)", "iff p = q", "box" },
    { "p in [0,1] ; q in (0,1)", "2 (p-q)^2 <= kl(p||q)", "if p = q/2", NULL },
    { "p in [0,1] ; q in (0,1)", "2 (p-q)^2 <= kl(p||q)", "if p = q + 0.000000000001", NULL },
    { "p in [0,1]", "h(p) <= log 2", "iff p = 1/2", "box" },
    { "p in [0,1]", "h(p) <= log 2", "if p = 0.500000000001", NULL },
    { "p in [0,1]", "h(p) <= log 2 + 1/1000000000000", "if p = 1/2", NULL },
    { "P, Q laws on X", "KL(P||Q) >= 0", "iff P = Q", "identity" },
    { "P, Q laws on X", "2 TV(P,Q)^2 <= KL(P||Q)", "iff P = Q", "identity" },
    { "P, Q laws on X", "chi2(P||Q) >= Hellinger2(P||Q)", "if P = Q", "identity" },
    { "P law on X", "H(P) <= log |X|", "iff for each x: P(x) = 1/|X|", "identity" },
    { "P law on X", "H(P) <= log |X|", "if for each x: P(x) = 2/|X|", NULL },
    { "P, Q, R laws on X", "KL(P||Q) >= 0", "if P = R", NULL },
    { "P, Q, R laws on X", "KL(P||Q) >= 0", "if P = R ; R = Q", "identity" },
    { "P, Q, R laws on X", "KL(P||Q) >= 0", "if R = Q ; P = R", NULL },   /* of a name that is put in already */
    { "P, Q, R laws on X", "KL(P||Q) + KL(R||Q) >= 0", "if P = Q ; R = Q", "identity" },
    { "P, Q laws on X ; table w on X > 0", "E(Q; log w) <= KL(Q||P) + log E(P; w)", "if Q = P w/E(P; w)", "identity" },
    { "P, Q laws on X ; table w on X > 0", "E(Q; log w) <= KL(Q||P) + log E(P; w)", "if Q = P w", NULL },
};

Test(prove_equal, cases_of_equality)
{
    for (size_t k = 0; k < sizeof cases / sizeof *cases; k++) {
        const char *seconds = cases[k].by ? "2" : "0.2";
        const char *line = said(seconds, cases[k].declared, cases[k].claim, cases[k].when);
        bool proved = strncmp(line, "proved", 6) == 0;
        const char *by = cases[k].by ? arena_printf(session_arena(), ": by %s\n", cases[k].by) : "";
        cr_expect(proved == (cases[k].by != NULL) && strstr(line, by), "%s, %s: %s", cases[k].claim, cases[k].when,
                  line);
    }
}

/* That it is strict elsewhere: by a margin. What is true only just, or not at all, is not proved: another constant,
** another exception, none. */
static const struct { const char *declared, *claim, *unless; bool proved; } strict[] = {
    { "p in [0,1] ; q in (0,1)", "2 (p-q)^2 <= kl(p||q)", "p = q", true },
    { "p in [0,1] ; q in (0,1)", "2 (p-q)^2 <= kl(p||q)", "q - p = 0", true },
    { "p in [0,1] ; q in (0,1)", "2 (p-q)^2 <= kl(p||q)", "p = q + 0.000000000001", false },
    { "p in [0,1] ; q in (0,1)", "2 (p-q)^2 <= kl(p||q)", "p = q/2", false },
    { "p in [0,1] ; q in (0,1)", "2.001 (p-q)^2 <= kl(p||q)", "p = q", false },
    { "p in [0,1] ; q in (0,1)", "2.000000000001 (p-q)^2 <= kl(p||q)", "p = q", false },
    /* equal at p = 0, too */
    { "p in [0,1] ; q in (0,1)", "kl(p||q) <= log(1 + (p-q)^2/(q (1-q)))", "p = q", false },
    { "p in [0,1] ; q in (0,1)", "kl(p||q) <= log(1 + (p-q)^2/(q (1-q)))", "p (1-p) (p-q) = 0", true },
    { "u in [0,inf)", "u^2/(2 (1 + u/3)) <= (1 + u) log(1 + u) - u", "u = 0", true },
    { "u in [0,inf)", "u^2/(2 (1 + u/3)) + 1/1000000000000 <= (1 + u) log(1 + u) - u", "u = 0", false },
    { "u in [0,inf)", "u^2/(2 (1 + u/3)) <= (1 + u) log(1 + u) - u", "u = 1/1000000000000", false },
    { "p in [0,1]", "h(p) <= log 2", "p = 1/2", true },
    { "p in [0,1]", "h(p) <= log 2", "p = 1/3", false },
    /* equal at the ends, too */
    { "p in [0,1]", "4 p (1-p) log 2 <= h(p)", "p = 1/2", false },
    { "P, Q laws on X", "KL(P||Q) >= 0", "P = Q", true },
    { "P, Q laws on X", "2.000000000001 TV(P,Q)^2 <= KL(P||Q)", "P = Q", false },
    /* both may be infinite */
    { "P, Q laws on X", "KL(P||Q) <= chi2(P||Q)", "P = Q", false },
    { "P, Q, R laws on X", "KL(P||Q) >= 0", "P = R", false },
};

Test(prove_equal, strict_elsewhere)
{
    for (size_t k = 0; k < sizeof strict / sizeof *strict; k++) {
        const char *text =
            arena_printf(session_arena(), "lemma own\n  for    %s\n  claim  %s\n  equality only if %s\nend\n",
                         strict[k].declared, strict[k].claim, strict[k].unless);
        outcome_t o = LEMMATA("prove", "--seconds", strict[k].proved ? "10" : "0.1", file_put("own.lem", text));
        const char *at = strstr(o.out, ", strict unless ");
        cr_assert(at && (o.status == 0 || o.status == 4), "%s%s", o.out, o.err);
        while (at > o.out && at[-1] != '\n') at--;
        cr_expect((strncmp(at, "proved", 6) == 0) == strict[k].proved, "%s", at);
        if (strict[k].proved) cr_expect(strstr(at, ": by strict\n"), "%s", at);
    }
}

Test(prove_equal, strict_relations)
{
    static const struct { const char *claim, *given; bool proved;
    } line[] = {
        { "log(x) < x", "x in (0,inf)", true },
        { "x < exp(x)", "x in R", true },
        { "exp(x) > x", "x in R", true },
        { "x < 1", "x in (0,1)", true },
        { "log(x) < x - 1", "x in (0,inf)", false },
        { "log(x) < x - 0.999999999999", "x in (0,inf)", false },
        { "x < 1", "x in [0,1]", false },
        { "TV(P,Q) < 2", "P, Q laws on X", true },
        { "TV(P,Q) < 1", "P, Q laws on X", false },
        { "KL(P||Q) < 1 + KL(P||Q)", "P, Q laws on X", false },
    };
    for (size_t k = 0; k < sizeof line / sizeof *line; k++) {
        outcome_t o =
            LEMMATA("prove", "--seconds", line[k].proved ? "10" : "0.1", "-e", line[k].claim, "--given", line[k].given);
        cr_expect((o.status == 0) == line[k].proved && (o.status == 0 || o.status == 4), "%s: exit %d: %s%s",
                  line[k].claim, o.status, o.out, o.err);
    }
}
