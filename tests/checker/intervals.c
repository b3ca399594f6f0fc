/* SPDX-License-Identifier: MIT
**
** What a function makes of a law along an order of the letters: the best of N and its neighbours, which are refused.
*/
#include "tests/checker/checker.h"

TestSuite(checker_intervals, .init = session_open, .fini = session_close);

#define BEST "for P law on Y ; N in 1..inf ; L intervals of P by t: exp(N*log(t))\\nclaim "
#define KL_LP "KL(L(y)||P(y))"
#define PRIMITIVE "exp(N*log(t))*(log(N) - (N-1)/N) + (N-1)*exp(N*log(t))*log(t)"
#define OF(primitive) "{\"primitive\": \"" primitive "\"}"

Test(checker_intervals, true_of_every_law)
{
    assert_verified(BEST KL_LP " <= log(N) - (N-1)/N", "intervals", OF(PRIMITIVE));
    assert_verified(BEST "log(N) - 1 + 1/N >= " KL_LP, "intervals", OF(PRIMITIVE));
    assert_verified(BEST KL_LP " <= log(N) - (N-1)/N + 1/N^2", "intervals", OF(PRIMITIVE));
    assert_verified(BEST "chi2(L(y)||P(y)) <= (N-1)^2/(2*N-1)", "intervals",
                    OF("N^2/(2*N-1)*exp((2*N-1)*log(t)) - 2*exp(N*log(t)) + t"));
    assert_verified(
        "for P law on Y > 0 ; c in (0,1] ; L intervals of P by u: (1-c)*u + c*u^2\\nclaim chi2(L(y)||P(y)) <= c^2/3",
        "intervals", OF("c^2*(4*u^3/3 - 2*u^2 + u)"));
    assert_verified("for P law on Y ; L intervals of P by t: t\\nclaim KL(L(y)||P(y)) <= 0", "intervals", OF("0"));
}

Test(checker_intervals, near_misses)
{
    static const struct { const char *statement, *proof, *why;
    } tried[] = {
        { BEST KL_LP " <= 9999/10000*(log(N) - (N-1)/N)", OF(PRIMITIVE), "at least the primitive" },
        { BEST KL_LP " <= log(N) - (N-1)/N - 1/1000000000000", OF(PRIMITIVE), "at least the primitive" },
        { BEST KL_LP " <= log(N) - 1", OF(PRIMITIVE), "at least the primitive" },
        { BEST KL_LP " <= log(N) - (N-1)/N - 1", OF(PRIMITIVE " - 1"), "vanish at t = 0" },
        { BEST KL_LP " <= log(N) - (N-1)/N", OF("exp(N*log(t))*(log(N) - (N-1)/N) + N*exp(N*log(t))*log(t)"),
          "another derivative" },
        { BEST KL_LP " <= log(N) - (N-1)/N", OF("exp(N*log(t))*log(N) + (N-1)*exp(N*log(t))*log(t)"),
          "another derivative" },
        { BEST "chi2(L(y)||P(y)) <= log(N) - (N-1)/N", OF(PRIMITIVE), "another derivative" },
        { BEST "KL(P(y)||L(y)) <= log(N) - (N-1)/N", OF(PRIMITIVE), "on the smaller side" },
        { BEST "KL(L(y)||L(y)) <= log(N) - (N-1)/N", OF(PRIMITIVE), "on the smaller side" },
        { BEST "log(N) - (N-1)/N <= " KL_LP, OF(PRIMITIVE), "on the smaller side" },
        { BEST KL_LP " = log(N) - (N-1)/N", OF(PRIMITIVE), "<= or >= expected" },
        { BEST KL_LP " < log(N) - (N-1)/N", OF(PRIMITIVE), "<= or >= expected" },
        { BEST KL_LP " <= 1/(N-1)", OF(PRIMITIVE), "continuous" },
        { BEST KL_LP " <= (sum y: P(y))*log(N) - (N-1)/N", OF(PRIMITIVE), "is of numbers" },
        { BEST KL_LP " <= abs(log(N) - (N-1)/N)", OF(PRIMITIVE), "is of numbers" },
        { BEST KL_LP " <= log(N)", OF("exp(N*log(t))/t*(log(N) - (N-1)/N)"), "another derivative" },
        { "for P law on Y ; N in 1..inf ; L intervals of P by t: exp(N*log(t))\\ngiven N >= 2\\nclaim " KL_LP
          " <= log(N) - (N-1)/N",
          OF(PRIMITIVE), "without hypotheses" },
        { "for P law on Y ; N in (0,inf) ; L intervals of P by t: 1 - exp(N*log(t))\\nclaim " KL_LP " <= log(N)",
          OF(PRIMITIVE), "increase" },
        { "for P law on Y ; N in (0,inf) ; L intervals of P by t: 1 + exp(N*log(t))\\nclaim " KL_LP
          " <= log(N) - (N-1)/N",
          OF(PRIMITIVE), "vanish at t = 0" },
        { "for P law on Y ; N in R ; L intervals of P by t: exp(N*log(t))\\nclaim " KL_LP " <= 1", OF(PRIMITIVE),
          "continuous" },
        { "for P law on Y ; N in (-1,1) ; L intervals of P by t: t*exp(N*log(t))\\nclaim chi2(L(y)||P(y)) <= "
          "N^2/(2*N+1)",
          OF("(N+1)^2/(2*N+1)*t*exp(2*N*log(t)) - 2*t*exp(N*log(t)) + t"), "continuous" },
        { "for P law on Y ; N in (-1/2,1) ; L intervals of P by t: t*exp((N-1)*log(t))\\nclaim chi2(L(y)||P(y)) <= 1",
          OF("0"), "increase" },
        { "for P law on Y\\nclaim KL(P(y)||P(y)) <= 0", OF("0"), "no intervals" },
    };
    for (size_t k = 0; k < sizeof tried / sizeof *tried; k++)
        assert_rejected(tried[k].statement, "intervals", tried[k].proof, tried[k].why);
}

/* t is of the term and the primitive; the notation of this reason. */
Test(checker_intervals, what_is_read)
{
    assert_unreadable(BEST KL_LP " <= log(N) - (N-1)/N + t", "intervals", OF(PRIMITIVE), "bound in its sum");
    assert_unreadable("for P law on Y ; L intervals of P by t: exp(N*log(t)) ; N in 1..inf\\nclaim " KL_LP
        " <= log(N)", "intervals", OF(PRIMITIVE), "N is not declared");
    assert_unreadable("for table P on Y > 0 ; L intervals of P by t: t\\nclaim " KL_LP " <= 0", "intervals", OF("0"),
                      "no law");
    assert_unreadable("for P law on Y ; L intervals of P by P: t\\nclaim " KL_LP " <= 0", "intervals", OF("0"),
                      "declared twice");
    assert_unreadable("for P law on Y ; L intervals of P by t: t ; K intervals of P by u: u\\nclaim " KL_LP " <= 0",
        "intervals", OF("0"), "of one law");
    static const char *const other[] = { "gibbs", "letterwise", "shannon", "points", "box" };
    for (size_t k = 0; k < sizeof other / sizeof *other; k++)
        assert_unreadable("for P law on Y ; L intervals of P by t: t\\nclaim " KL_LP " <= 0", other[k], "{}",
                          "expected");
}
