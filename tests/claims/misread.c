/* SPDX-License-Identifier: MIT
**
** What a reader of mathematics would take for something else is refused, and what stands next to it is read.
*/
#include "tests/claims/claims.h"

TestSuite(claims_misread, .init = session_open, .fini = session_close);

/* `says`: a part of the message; NULL of what is read. */
typedef struct { const char *lines, *says; } misread_t;

static const misread_t claims[] = {
    /* a letter beside its own variable, which nothing binds */
    { "for law p(x) p(y|x)\nclaim Pr(X = x) <= 1/2", "x is not bound here" },
    { "for law p(x) p(y|x)\nclaim for each y: Pr(X = x | Y = y) <= 1", "x is not bound here" },
    { "for law p(x) p(y|x)\nclaim E[ord(y) | X = x] >= 0", "x is not bound here" },
    { "for law p(x) p(y|x)\nclaim E[[X = x] ord(y)] >= 0", "x is bound by nothing here" },
    { "for law p(x) p(y|x)\nclaim E[1 - [Y != y]] >= 0", "y is bound by nothing here" },
    { "for law p(x) p(y|x)\nclaim for each x: Pr(X = x) <= 1", NULL },
    { "for law p(x) p(y|x)\nclaim sum x: Pr(X = x)^2 <= 1", NULL },
    { "for law p(x) p(y|x)\nclaim for each x: E[[X = x] ord(y)] >= 0", NULL },
    { "for law p(x) p(y|x)\nclaim E[sum x: [X = x]] = 1", NULL },
    { "for law p(x) p(y|x)\nclaim E[ord(x)] = E[ord(X)]", NULL },
    /* a variable compared with itself, which was meant to have a value */
    { "for law p(x) p(y|x) ; f on X in [0,1]\nclaim E[sum x: Pr(X = x | Y = Y) f(x)] <= 1", "expected y" },
    { "for law p(x) p(y|x)\nclaim Pr(X = X) <= 1", "X = X says nothing" },
    { "for law p(x) p(y|x) ; f on X in [0,1]\nclaim E[sum x: Pr(X = x | Y = y) f(x)] = E[f(X)]", NULL },
    /* laws at each letter are no product law */
    { "for P, Q laws on X ; n in 1..4\nclaim KL(P^n||Q^n) = n KL(P||Q)", "P^n is taken letter by letter" },
    { "for P, Q laws on X\nclaim H(P Q) = H(P) + H(Q)", "P Q is taken letter by letter" },
    { "for P, Q laws on X\nlet R = P Q\nclaim H(R) >= 0", "P Q is taken letter by letter" },
    { "for P law on X\nclaim H(P(x) P(x)) = 2 H(P)", "P(x) P(x) is taken letter by letter" },
    { "for P law on X ; Q law on Y\nclaim H(P Q) = H(P) + H(Q)", NULL },
    { "for P, Q laws on X ; W channel X -> Y\nclaim KL(P(x) W(y|x)||Q(x) W(y|x)) = KL(P||Q)", NULL },
    { "for P, Q laws on X ; t in [0,1]\nclaim H(t P + (1-t) Q) >= 0", NULL },
    { "for P law on X ; f on X > 0\nclaim KL(P||P f/E(P; f)) >= 0", NULL },
    { "for P, Q laws on X\nlet law R = P Q/E(P; Q)\nclaim H(R) >= 0", NULL },
    /* the letter of a mean, and one of its name outside */
    { "for P law on X ; f on X\nclaim for each x: E(P; f - f(x)) <= 9", "x is bound outside, and here anew" },
    { "for P law on X ; f on X\nclaim sum x: P(x) E(P; f(x)) <= 9", "x is bound outside, and here anew" },
    { "for P law on X ; f on X\nclaim for each x: max(f - f(x)) >= 0", "x is bound outside, and here anew" },
    { "for P law on X ; f on X\nlet g(x) = E(P; f - f(x))\nclaim for each z of X: g(z) <= 9", "x is bound outside" },
    { "for P law on X ; f on X\nclaim for each z of X: E(P; f(x) - f(z)) = E(P; f) - f(z)", NULL },
    { "for P law on X ; f on X\nlet g(u) = E(P; u)\nclaim for each x: g(f - f(x)) = E(P; f) - f(x)", NULL },
    { "for P law on X ; f on X\nclaim for each x: E(P; sum x: f(x)) = sum x: f(x)", NULL },
    /* log a/b */
    { "for P law on X ; W, V channels X -> X\nclaim sum x, y of X: W(y|x) log W(y|x)/V(y|x) >= 0", "what log is of may end" },
    { "for P law on X\nclaim log |X|/2 >= 0", "what log is of may end" },
    { "for P law on X\nclaim log |X| / 2 >= log(|X|)/9", NULL },
};

Test(claims_misread, each_right_or_refused)
{
    for (size_t k = 0; k < sizeof claims / sizeof *claims; k++) {
        const char *text = arena_printf(session_arena(), "lemma a\n%s\nend\n", claims[k].lines);
        outcome_t o = LEMMATA("check", "--print", file_put("misread.lem", text));
        cr_expect(o.status == (claims[k].says ? 2 : 0), "exit %d of\n%s%s", o.status, text, o.err);
        if (claims[k].says) cr_expect(strstr(o.err, claims[k].says), "%s in:\n%s", claims[k].says, o.err);
    }
}

/* A mean within a mean draws anew; letters of its conditions are those around it. */
Test(claims_misread, means_within_means)
{
    static const char *const claims[] = { "E[(f(X) - E[f(X)])^2] = E[f(X)^2] - E[f(X)]^2", "E[(f(X) - m)^2] = E[f(X)^2] - m^2",
        "E[f(X) E[f(X) + ord(Y)]] = m^2 + m E[ord(Y)]", "E[Pr(Y = 0 | X = x)^2] = sum x: p(x) Pr(Y = 0 | X = x)^2",
        "E[E[ord(Y) | X = x]] = E[ord(Y)]", "E[-log Pr(X = x)] = H(X)", "Pr(f(X) < m) = sum x: p(x) [f(x) < m]" };
    static const char *const wrong[] = { "E[f(X) E[f(X)]] = E[f(X)^2]", "E[Pr(Y = 0 | X = x)^2] = Pr(Y = 0)^2",
        "E[(f(X) - E[f(X)])^2] = 0" };
    static const char text[] = "lemma a\nfor law p(x) p(y|x) ; f on X in [0,1]\nlet m = E[f(X)]\nclaim %s\nend\n";
    for (size_t k = 0; k < sizeof claims / sizeof *claims; k++) {
        outcome_t o = LEMMATA("check", file_put("mean.lem", arena_printf(session_arena(), text, claims[k])));
        cr_expect(o.status == 0, "%s: exit %d\n%s%s", claims[k], o.status, o.out, o.err);
    }
    for (size_t k = 0; k < sizeof wrong / sizeof *wrong; k++) {
        outcome_t o = LEMMATA("check", file_put("mean.lem", arena_printf(session_arena(), text, wrong[k])));
        cr_expect(o.status == 1, "%s: exit %d\n%s%s", wrong[k], o.status, o.out, o.err);
    }
}
