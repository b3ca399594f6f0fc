/* SPDX-License-Identifier: MIT
**
** Divergences of a variable from a law, and sizes of alphabets, as a claim writes them: which law, of which variable,
** averaged over what.
*/
#include "tests/support/line.h"

#include <string.h>

TestSuite(prove_against, .init = session_open, .fini = session_close);

/* The claim of the certificate; NULL: there is none. */
static const char *claim_of(const char *claim, const char *given)
{
    const compiled_t *C = line_compiled(claim, given);
    json_t *certificate = NULL;
    if (prove_link(&certificate, C, 0, 0.02) != PROVE_PROVED) return NULL;
    cr_assert(certificate_proves(certificate, C, 0), "%s", claim);
    const char *text =
        arena_printf(session_arena(), "%s", json_string_value(json_object_get(certificate, "statement")));
    json_decref(certificate);
    return strstr(text, "claim ");
}

#define DATA "law p(d) p(t|d) ; P, Q laws on T"
#define POST "law p(s) p(y|s) post(t|y,s) ; post channel Y,S -> T ; Q law on T"

Test(prove_against, read_and_proved)
{
    static const struct { const char *given, *claim, *written;
    } tried[] = {
        { DATA, "KL(p(t|d)||Q|p(d)) = I(D;T) + KL(p(t)||Q)", "KL(T|D||Q) = I(D;T) + KL(T||Q)" },
        { DATA, "sum d: p(d) KL(p(t|d)||Q) >= I(D;T)", NULL },
        { DATA, "I(D;T) + KL(p(t)||P) <= KL(p(t|d)||P|p(d)) + 2 KL(p(t)||Q)",
          "I(D;T) + KL(T||P) <= KL(T|D||P) + 2 KL(T||Q)" },
        { POST, "I(Y,S;T) <= KL(post(t|y,s)||Q|p(y,s))", "I(Y,S;T) <= KL(T|S,Y||Q)" },
        { POST, "I(S;T) <= KL(p(t|s)||Q|p(s))", "I(S;T) <= KL(T|S||Q)" },
        { "law P(x1) P(x2) W(t|x1,x2) ; P law on X ; W channel X,X -> T ; Q law on T",
          "I(X1,X2;T) <= KL(W(t|x1,x2)||Q|p(x1,x2))", "I(X1,X2;T) <= KL(T|X1,X2||Q)" },
        { "law p(x) p(y|x)", "I(X;Y) <= log |Y|", "I(X;Y) <= log(M_Y)" },
        { "X, Y variables", "H(X,Y) <= log |X| + log |Y|", "H(X,Y) <= log(M_X) + log(M_Y)" },
    };
    for (size_t k = 0; k < sizeof tried / sizeof *tried; k++) {
        const char *text = claim_of(tried[k].claim, tried[k].given);
        cr_expect(!text == !tried[k].written, "%s", tried[k].claim);
        cr_expect(!text || !tried[k].written || strcmp(text + 6, tried[k].written) == 0, "%s: %s", tried[k].claim,
                  text);
    }
}

/* Near misses: another law, another average, the wrong way, infinite on one side. */
Test(prove_against, not_proved)
{
    static const struct { const char *given, *claim;
    } tried[] = {
        { DATA, "KL(p(t|d)||Q|p(d)) = I(D;T) + KL(p(t)||P)" },
        { DATA, "KL(p(t|d)||Q|p(d)) <= KL(p(t)||Q)" },
        { DATA, "KL(p(t|d)||Q|p(d)) <= I(D;T)" },
        { DATA, "KL(p(t|d)||Q|p(d)) - KL(p(t)||Q) = I(D;T)" },
        { DATA, "KL(Q||p(t)) >= 0 I(D;T)" },
        { "law p(d) p(t|d) ; Q law on T ; R law on D", "I(D;T) <= KL(p(t|d)||Q|R(d))" },
        { POST, "I(Y,S;T) <= KL(p(t|s)||Q|p(s))" },
        { POST, "H(T) <= KL(post(t|y,s)||Q|p(y,s))" },
        { "law P(x1) P(x2) W(t|x1,x2) ; P law on X ; W channel X,X -> T ; Q law on T",
          "I(X1,X2;T) <= KL(W(t|x2,x1)||Q|p(x1,x2))" },
        { "law p(x) p(y|x)", "I(X;Y) <= log |X| - log 2" },
        { "law p(x) p(y|x)", "H(X) <= log |Y|" },
        { "X, Y variables", "log |X| <= H(X)" },
    };
    for (size_t k = 0; k < sizeof tried / sizeof *tried; k++)
        cr_expect(!claim_of(tried[k].claim, tried[k].given), "%s", tried[k].claim);
}
