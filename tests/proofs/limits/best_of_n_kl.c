/* SPDX-License-Identifier: MIT */
#include "tests/support/tilts.h"

#define OWN limits_lemma("best-of-n-kl")

Test(limits_best_of_n_kl, holds_and_is_attained) { assert_holds_and_attained(OWN, 200); }

static size_t compared;

/* Attained at N = 1 alone. */
static void visit(const visited_t *v)
{
    static long double p[HAND_MAX], r[HAND_MAX], best[HAND_MAX];
    size_t n = hand_read(p, v->c, "pi0");
    long double N = hand_number(v->c, "N");
    hand_read(r, v->c, "r");
    assert_term(v, v->t->first, "log(N) - (N - 1)/N", logl(N) - (N - 1) / N);
    cr_expect((hand_verdict(v, "best of N") == VERDICT_EQUAL) == (N == 1), "family %zu, candidate %zu", v->family,
              v->index);
    if (v->family == lemma_family(OWN, "equal")) /* the k-th least of n equal ones: (k^N - (k-1)^N)/n^N */
        for (size_t k = 0; k < n; k++) best[k] = powl((k + 1.0L) / n, N) - powl((long double)k / n, N);
    else if (powl(n, N) > 20000 || N > 16) return;
    else hand_best(best, n, p, r, (unsigned long)N);
    assert_term(v, v->t->first, "KL(best_N||pi0)", hand_kl(n, best, p));
    compared++;
}

Test(limits_best_of_n_kl, by_tuples_and_where_equality_is)
{
    cr_expect(hand_visit(OWN, 3, 300, visit) > 500);
    cr_expect(compared > 250, "%zu", compared);
}
