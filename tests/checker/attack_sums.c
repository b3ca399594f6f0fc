/* SPDX-License-Identifier: MIT
**
** Sums over letters and of divergences, attacked: what may be 0, infinite or undefined at a letter proves nothing.
*/
#include "tests/checker/checker.h"

TestSuite(checker_attack_sums, .init = session_open, .fini = session_close);

#define BY(divergences, given) "{\"divergences\": [" divergences "], \"given\": [" given "]}"

/* Sums over letters: what may be 0 or infinite is no formula. */
Test(checker_attack_sums, sums_over_letters)
{
    assert_verified("for P law on X ; table w on X > 0\\nclaim sum x: P(x) w(x)/w(x) = 1", "identity", "{}");
    assert_rejected("for P law on X ; table w on X\\nclaim sum x: P(x) w(x)/w(x) = 1", "identity", "{}", "denominator");
    assert_rejected("for P, Q laws on X\\nclaim sum x: P(x) Q(x)/Q(x) = 1", "identity", "{}", "denominator");
    assert_verified(
        "for P law on X ; Q law on X > 0\\nclaim KL(P(x)||Q(x)) = (sum x: P(x) log(P(x))) - (sum x: P(x) log(Q(x)))",
        "identity", "{}");
    assert_rejected("for P, Q laws on X\\nclaim KL(P(x)||Q(x)) = (sum x: P(x) log(P(x))) - (sum x: P(x) log(Q(x)))",
                    "identity", "{}", "beside");
    assert_rejected("for P, Q laws on X\\nclaim KL(P(x)||Q(x)) - KL(P(x)||Q(x)) = 0", "identity", "{}", "beside");
    assert_rejected("for P, Q laws on X\\nclaim sum x: exp(log(P(x))) log(Q(x)) = 0", "identity", "{}", "beside");
    assert_rejected("for P law on X ; k in (0,inf)\\nclaim sum x: exp(k log(P(x))) = sum x: exp(k log(P(x)))",
                    "identity", "{}", "beside");
    assert_rejected("for P law on X ; table w on X > 0\\nclaim sum x: w(x) = 1", "identity", "{}", "identical");
    assert_rejected("for P law on X ; t in [0,1]\\nclaim t/t (sum x: P(x)) = 1", "identity", "{}", "denominator");
    assert_rejected("for P, Q laws on X\\nclaim log(sum x: P(x) Q(x)) = log(sum x: Q(x) P(x))", "identity", "{}",
                    "positive");
    assert_unreadable("for P law on X ; Q law on Y\\nclaim 0 <= KL(P(x)||Q(x))", "gibbs",
                      BY("[\"1\", \"P(x)\", \"Q(x)\"]", ""), "alphabet");
    assert_unreadable("for P law on X\\nclaim P(x) = P(x)", "identity", "{}", "bound");
    assert_unreadable("for P law on X ; table w on X > 0\\nclaim sum x: P(x) (sum y: w(y) P(x)) = 1", "identity", "{}",
                      "bound");
}

/* An equation between what may be infinite: of the same entries on both sides. */
Test(checker_attack_sums, infinite_on_both_sides)
{
#define TILT "Q(x)*w(x)/(sum x: Q(x)*w(x))"
#define REST "log(sum x: Q(x)*w(x)) - (sum x: P(x)*log(w(x)))"
#define ON "for P, Q, R laws on X ; table w on X > 0\\nclaim "
    assert_verified(ON "KL(P(x)||Q(x)) + " REST " = KL(P(x)||" TILT ")", "identity", "{}");
    assert_verified(ON "KL(P(x)||" TILT ") = KL(P(x)||Q(x)) + " REST, "identity", "{}");
    assert_verified(ON "KL(P(x)||2*Q(x)) + log(2) = KL(P(x)||Q(x))", "identity", "{}");
    assert_rejected(ON "KL(P(x)||Q(x)) = KL(P(x)||" TILT ")", "identity", "{}", "identical");
    assert_rejected(ON "KL(P(x)||Q(x)) = KL(P(x)||Q(x)) + KL(P(x)||R(x))", "identity", "{}", "one side alone");
    assert_rejected(ON "KL(P(x)||Q(x)) = KL(P(x)||R(x))", "identity", "{}", "one side alone");
    assert_rejected(ON "KL(P(x)||Q(x)) = KL(Q(x)||P(x))", "identity", "{}", "one side alone");
    assert_rejected(ON "KL(P(x)||Q(x)) = 1", "identity", "{}", "one side alone");
    assert_rejected(ON "KL(P(x)||Q(x)) - KL(P(x)||" TILT ") = -(" REST ")", "identity", "{}", "beside");
    assert_rejected(ON "KL(P(x)||Q(x)) + 0*KL(P(x)||R(x)) = KL(P(x)||Q(x))", "identity", "{}", "beside");
    assert_rejected(ON "exp(KL(P(x)||Q(x))) = exp(KL(P(x)||Q(x)))", "identity", "{}", "beside");
#undef TILT
#undef REST
#undef ON
}

Test(checker_attack_sums, sums_of_divergences)
{
    assert_verified("for P, Q laws on X\\nclaim 0 <= KL(P(x)||Q(x))", "gibbs", BY("[\"1\", \"P(x)\", \"Q(x)\"]", ""));
    assert_rejected("for P, Q laws on X\\nclaim KL(P(x)||Q(x)) <= 0", "gibbs", BY("[\"1\", \"P(x)\", \"Q(x)\"]", ""),
                    "beside");
    assert_rejected("for P, Q laws on X\\nclaim KL(P(x)||Q(x)) <= KL(Q(x)||P(x))", "gibbs",
                    BY("[\"1\", \"Q(x)\", \"P(x)\"]", ""), "beside");
    assert_rejected("for P, Q laws on X\\nclaim 0 <= KL(P(x)||Q(x)) - 1", "gibbs",
                    BY("[\"1\", \"P(x)\", \"Q(x)\"]", ""), "slack");
    assert_rejected("for P, Q laws on X > 0\\nclaim KL(P(x)||Q(x)) <= 0", "gibbs",
                    BY("[\"-1\", \"P(x)\", \"Q(x)\"]", ""), "weight");
    assert_rejected("for P, Q laws on X > 0 ; t in R\\nclaim 0 <= t KL(P(x)||Q(x))", "gibbs",
                    BY("[\"t\", \"P(x)\", \"Q(x)\"]", ""), "weight");
    /* a weight that may be 0, in a range or as a square: not of this reason */
    assert_rejected("for P, Q laws on X > 0 ; t in [0,1]\\nclaim 0 <= t KL(P(x)||Q(x))", "gibbs",
                    BY("[\"t\", \"P(x)\", \"Q(x)\"]", ""), "weight");
    assert_rejected("for P, Q laws on X > 0 ; t in R\\nclaim 0 <= t^2 KL(P(x)||Q(x))", "gibbs",
                    BY("[\"t^2\", \"P(x)\", \"Q(x)\"]", ""), "weight");
    assert_rejected("for P, Q laws on X > 0 ; t in R\\nclaim 0 <= t^3 KL(P(x)||Q(x))", "gibbs",
                    BY("[\"t^3\", \"P(x)\", \"Q(x)\"]", ""), "weight");
    assert_rejected("for P, Q laws on X > 0 ; t in [-1,1]\\nclaim 0 <= t KL(P(x)||Q(x))", "gibbs",
        BY("[\"t\", \"P(x)\", \"Q(x)\"]", ""), "not shown to be >= 0");
    /* infinite with a factor that may be 0 */
    assert_rejected("for P, Q laws on X ; t in [0,1]\\nclaim 0 <= t KL(P(x)||Q(x))", "gibbs",
                    BY("[\"t\", \"P(x)\", \"Q(x)\"]", ""), "beside");
    /* tables that are no laws */
    assert_rejected("for tables v, w on X > 0\\nclaim 0 <= KL(v(x)||w(x))", "gibbs",
                    BY("[\"1\", \"v(x)\", \"w(x)\"]", ""), "law");
    assert_rejected("for P law on X ; table w on X > 0\\nclaim 0 <= KL(P(x)||P(x) w(x))", "gibbs",
                    BY("[\"1\", \"P(x)\", \"P(x) w(x)\"]", ""), "law");
    assert_unreadable("for P law on X ; table w on X > 0\\nclaim 0 <= KL(P(x)||P(x) w(x))", "gibbs",
        BY("[\"1\", \"P(x)\", \"P(x)) + KL(P(x)||P(x)\"]", ""), "expected");
    /* hypotheses */
    assert_verified("for P, Q, R laws on X > 0\\ngiven KL(Q(x)||R(x)) <= 1\\nclaim KL(Q(x)||R(x)) <= 1 + "
        "KL(P(x)||Q(x))", "gibbs", BY("[\"1\", \"P(x)\", \"Q(x)\"]", "[\"1\", 0]"));
    assert_rejected("for P, Q, R laws on X > 0\\ngiven KL(Q(x)||R(x)) >= 1\\nclaim KL(Q(x)||R(x)) <= 1 + "
        "KL(P(x)||Q(x))", "gibbs", BY("[\"1\", \"P(x)\", \"Q(x)\"]", "[\"1\", 0]"), "slack");
    assert_rejected("for P, Q, R laws on X\\ngiven KL(Q(x)||R(x)) <= 1\\nclaim 0 <= KL(P(x)||Q(x))", "gibbs",
        BY("[\"1\", \"P(x)\", \"Q(x)\"]", "[\"1\", 0]"), "beside");
}

/* log 0 cancels nothing: at a letter of probability 0 each side is to be defined as it is written. */
Test(checker_attack_sums, logarithms_of_entries_that_cancel)
{
    static const char *const claim[] = { "(sum x: Q(x)*(log(P(x)) - log(P(x)) + 1)) = 1",
                                         "(sum x: P(x)*w(x)*exp(-log(P(x)))) = (sum x: w(x))",
                                         "(sum x: w(x)*(log(P(x)*w(x)) - log(P(x)))) = (sum x: w(x)*log(w(x)))",
                                         "(sum x: Q(x)*exp(log(P(x)) - log(P(x)))) = 1",
                                         "(sum x: Q(x)*(1 + 0*log(P(x)))) = 1",
                                         "(sum x: Q(x)*log(P(x))/log(P(x))) = 1",
                                         "KL(Q(x)*exp(log(P(x))-log(P(x)))||Q(x)) = 0" };
    for (size_t k = 0; k < sizeof claim / sizeof *claim; k++) {
        const char *own = arena_printf(session_arena(), "for P, Q laws on X ; table w on X > 0\\nclaim %s", claim[k]);
        outcome_t o = verified(own, "identity", "{}");
        cr_assert(o.status == 1, "%s: exit %d\n%s", own, o.status, o.out);
    }
    assert_verified("for P, Q laws on X ; table w on X > 0\\nclaim (sum x: w(x)*P(x)*(log(P(x)*w(x)) - log(P(x)))) = "
        "(sum x: P(x)*w(x)*log(w(x)))", "identity", "{}");
    assert_verified("for P law on X > 0 ; table w on X > 0\\nclaim (sum x: P(x)*w(x)*exp(-log(P(x)))) = (sum x: w(x))",
                    "identity", "{}");
    assert_verified("for P, Q laws on X\\nclaim (sum x: P(x)*log(P(x))^2) = (sum x: 1*log(P(x))*(log(P(x))*P(x)))",
                    "identity", "{}");
}
