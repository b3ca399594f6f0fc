/* SPDX-License-Identifier: MIT
**
** The divergence of the best of N draws: what its density gives, and what is less by however little, or of another law,
** order or number.
*/
#include "cli/cli.h"
#include "proofs/limits/words.h"
#include "tests/support/line.h"

#include <string.h>

TestSuite(prove_intervals, .init = session_open, .fini = session_close);

#define GIVEN "P, Q law on Y ; table r on Y ; N, M in 1..inf ; K in 0..inf"

static bool proved(const char *claim)
{
    const compiled_t *C = line_compiled_with(limits_words, claim, GIVEN);
    json_t *certificate = NULL;
    bool good = prove_link(&certificate, C, 0, 0.3) == PROVE_PROVED;
    if (good)
        cr_assert(certificate_proves(certificate, C, 0) && strcmp(certificate_reason(certificate), "intervals") == 0,
                  "%s", claim);
    good = good && certificate_accepted(certificate) == 1;
    json_decref(certificate);
    return good;
}

Test(prove_intervals, best_of_draws)
{
    static const struct { const char *claim; bool is;
    } tried[] = {
        { "KL(best(P, r, N, y)||P(y)) <= log N - (N-1)/N", true },
        { "log N - 1 + 1/N >= KL(best(P, r, N, y)||P(y))", true },
        { "KL(best(P, r, M, y)||P(y)) <= log M - 1 + 2/M", true },
        { "KL(best(P, r, N, y)||P(y)) <= log N", true },
        { "KL(best(P, r, N, y)||P(y)) <= 999999999999/1000000000000 (log N - (N-1)/N)", false },
        { "KL(best(P, r, N, y)||P(y)) <= log N - (N-1)/N - 1/10^12", false },
        { "KL(best(P, r, N, y)||P(y)) = log N - (N-1)/N", false },
        { "KL(best(P, r, N, y)||P(y)) < log N - (N-1)/N + 1", false },
        { "KL(best(P, r, N, y)||P(y)) >= log N - (N-1)/N", false },
        { "KL(best(P, r, N, y)||Q(y)) <= log N - (N-1)/N", false },
        { "KL(P(y)||best(P, r, N, y)) <= log N - (N-1)/N", false },
        { "KL(best(P, r, N, y)||P(y)) <= log M - (M-1)/M", false },
        { "KL(best(Q, r, N, y)||P(y)) <= log N - (N-1)/N", false },
        { "KL(best(P, r, K, y)||P(y)) <= log(K+1)", false },
        { "TV(best(P, r, N, y)||P(y)) <= log N - (N-1)/N", false },
    };
    for (size_t k = 0; k < sizeof tried / sizeof *tried; k++)
        cr_expect(proved(tried[k].claim) == tried[k].is, "%s", tried[k].claim);
}
