/* SPDX-License-Identifier: MIT
**
** The cases of equality that a lemma states: proved where the facts, put in, make the sides one; not where they do not.
*/
#include "tests/support/process.h"

#include <criterion/criterion.h>
#include <string.h>

TestSuite(prove_equal, .init = session_open, .fini = session_close);

/* What prove says of the link `.. equal if ..` of this lemma, of one claim. */
static const char *said(const char *declared, const char *claim, const char *when)
{
    const char *text = arena_printf(session_arena(), "lemma own\n  for    %s\n  claim  %s\n  equality %s\nend\n", declared, claim, when);
    outcome_t o = LEMMATA("prove", "--seconds", "2", file_put("own.lem", text));
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
        const char *line = said(cases[k].declared, cases[k].claim, cases[k].when);
        bool proved = strncmp(line, "proved", 6) == 0;
        const char *by = cases[k].by ? arena_printf(session_arena(), ": by %s\n", cases[k].by) : "";
        cr_expect(proved == (cases[k].by != NULL) && strstr(line, by), "%s, %s: %s", cases[k].claim, cases[k].when, line);
    }
}

/* That a claim is strict elsewhere is another link, which no prover has. */
Test(prove_equal, strictness_is_not_proved)
{
    outcome_t o = LEMMATA("prove", "--seconds", "1", "facts/pinsker-binary");
    assert_status(&o, 4);
    for (const char *at = o.out; (at = strstr(at, "strict unless")); at++) {
        const char *line = at;
        while (line > o.out && line[-1] != '\n') line--;
        cr_expect(strncmp(line, "not tried", 9) == 0, "%s", line);
    }
    assert_says(&o, "proved        facts/pinsker-binary, Pinsker, equal if p = q: by box");
}
