/* SPDX-License-Identifier: MIT
**
** Inequalities between divergences of laws of any size: near-misses are not proved, however near, nor what is undefined
** somewhere.
*/
#include "cli/cli.h"
#include "proofs/prove/deadline.h"
#include "tests/support/line.h"

#include <criterion/criterion.h>
#include <string.h>

TestSuite(prove_laws, .init = session_open, .fini = session_close);

/* What is found counts when the checker accepts it. */
static prove_t proved(const char *claim, const char *given, double seconds)
{
    const compiled_t *C = line_compiled(claim, given);
    json_t *certificate = NULL;
    prove_t found = prove_link(&certificate, C, 0, seconds);
    if (found == PROVE_PROVED) cr_assert(certificate_proves(certificate, C, 0), "%s", claim);
    if (found == PROVE_PROVED && certificate_accepted(certificate) != 1) found = PROVE_NOT_LAWS;
    json_decref(certificate);
    return found;
}

/* Each is true where %s is 1, and false above. */
static const struct { const char *claim, *given; } near[] = {
    { "%s KL(P||Q) <= log(1 + chi2(P||Q))", "P, Q laws on X" },
    { "2 TV(P,Q)^2 + %s - 1 <= KL(P||Q)", "P, Q laws on X" },
    { "%s 2 TV(P,Q)^2 <= KL(P||Q)", "P, Q laws on X" },
    { "%s Hsq(P,Q) <= TV(P,Q)", "P, Q laws on X" },
    { "%s TV(P,Q) <= sqrt(KL(P||Q)/2)", "P, Q laws on X" },
    { "%s TV(P,Q) <= sqrt(1 - exp(-KL(P||Q)))", "P, Q laws on X" },
    { "%s LC(P,Q) <= 2 TV(P,Q)", "P, Q laws on X" },
    { "%s JS(P,Q) <= log 2 TV(P,Q)", "P, Q laws on X" },
    { "%s TV(P,R) <= TV(P,Q) + TV(Q,R)", "P, Q, R laws on X" },
    { "%s sqrt(Hsq(P,R)) <= sqrt(Hsq(P,Q)) + sqrt(Hsq(Q,R))", "P, Q, R laws on X" },
    { "%s 4 TV(P,Q)^2 <= chi2(P||Q)", "P, Q laws on X" },
    { "%s H(P) <= log |X|", "P law on X" },
    { "-log(max(P)) + %s - 1 <= H(P)", "P law on X" },
    { "%s Renyi[1/2](P||Q) <= KL(P||Q)", "P, Q laws on X" },
    { "H((P+Q)/2) + %s - 1 <= (H(P) + H(Q))/2 + log 2", "P, Q laws on X" },
    { "%s TV(P,(P+2 Q)/3) <= 2/3 TV(P,Q)", "P, Q laws on X" },
    { "%s KL((P+R)/2||Q) <= (KL(P||Q) + KL(R||Q))/2", "P, Q, R laws on X" },
    { "%s KL((sum z of X: P(z) W(x|z))||(sum z of X: Q(z) W(x|z))) <= KL(P||Q)", "P, Q laws on X ; W channel X -> X" },
};

Test(prove_laws, near_misses)
{
    static const char *const by[] = { "1", "1.001", "1.000001", "1.000000001", "1.000000000001" };
    static const double LEAST = 0.01, MOST = 0.2;
    for (size_t i = 0; i < sizeof near / sizeof *near; i++) {
        double seconds = PROVE_SECONDS; /* of a near miss twice what the true one takes */
        for (size_t k = 0; k < 5; k++) {
            char claim[200];
            snprintf(claim, sizeof claim, near[i].claim, by[k]);
            double from = deadline_now();
            prove_t found = proved(claim, near[i].given, seconds);
            cr_assert((found == PROVE_PROVED) == (k == 0), "%s: %d", claim, found);
            if (k) continue;
            seconds = 2 * (deadline_now() - from);
            seconds = seconds < LEAST ? LEAST : seconds > MOST ? MOST : seconds;
        }
    }
}

/* What is undefined somewhere, or of laws on two alphabets, is not proved; a hypothesis may help. */
Test(prove_laws, what_is_no_such_claim)
{
    cr_assert(proved("KL(P||Q) - KL(P||Q) <= 0", "P, Q laws on X", 0.2) != PROVE_PROVED);
    cr_assert(proved("KL(P||Q) - KL(P||Q) <= 0", "P, Q laws on X ; P > 0 ; Q > 0", 1) == PROVE_PROVED);
    cr_assert(proved("0 <= 1/(1 - TV(P,Q))", "P, Q laws on X", 0.2) != PROVE_PROVED);
    cr_assert(proved("0 <= 1/(1 - TV(P,Q))", "P, Q laws on X ; TV(P,Q) < 1", 1) == PROVE_PROVED);
    cr_assert(proved("H(P) <= H(Q)", "P law on X ; Q law on Y", 0.2) != PROVE_PROVED);
    /* true, and no strict bound */
    cr_assert(proved("TV(P,Q) <= 1/2", "P, Q laws on X ; TV(P,Q) <= 1/2", 0.2) != PROVE_PROVED);
    cr_assert(proved("TV(P,Q) <= 1/2", "P, Q laws on X ; TV(P,Q) < 1/2", 1) == PROVE_PROVED);
}

/* The size of an alphabet on which nothing else stands is not that of another, whatever both are called. */
Test(prove_laws, sizes_of_two_alphabets)
{
    static const struct { const char *claim, *given; } wrong[] = {
        { "H(P) + log |X| <= log |Y| + log |X|", "P law on X ; Q law on Y" },
        { "H(P) + log |XA| <= log |Xa| + log |XA|", "P law on XA ; Q law on Xa" },
        { "(sum x: P(x)) |X| <= |Y|", "P law on X ; Q law on Y" },
        { "(sum x: P(x)) (sum x: a) = sum y: a", "P law on X ; Q law on Y ; a in R" },
        { "max(w) |X| >= sum y: max(w)", "table w on X > 0 ; f on Y > 0" },
    };
    for (size_t k = 0; k < sizeof wrong / sizeof *wrong; k++) {
        const compiled_t *C = line_compiled(wrong[k].claim, wrong[k].given);
        const char *statement;
        for (size_t i = 0; certificate_statement(&statement, session_arena(), i, C, 0); i++)
            cr_expect(!statement, "%s: stated as %s", wrong[k].claim, statement);
        cr_expect(proved(wrong[k].claim, wrong[k].given, 0.2) != PROVE_PROVED, "%s", wrong[k].claim);
    }
    cr_expect(proved("H(P) + log |X| <= 2 log |X|", "P law on X ; Q law on Y", PROVE_SECONDS) == PROVE_PROVED);
}
