/* SPDX-License-Identifier: MIT
**
** The independent route of the PAC-Bayes claims: every sequence of m draws by itself, in long doubles, from the
** candidate's tables P, l, Q, post, m alone; types nowhere, but to find the posterior of a sequence.
*/
#ifndef LEMMATA_TESTS_SEQUENCES_H
#define LEMMATA_TESTS_SEQUENCES_H

#include "tests/support/candidate.h"
#include "tests/support/claimed.h"

/* One sequence: its probability; under its posterior the risk, the empirical risk, KL(P||Q); E_Q exp(m kl(Rhat||R)). */
typedef struct { long double p, risk, seen, spent, moment; } sequence_t;

static inline unsigned draws_of(const candidate_t *c) { return (unsigned)mpq_get_d(candidate_number(c, "m")); }

/* How many sequences there are; 0 when more than `most`. */
static inline size_t sequences_of(const candidate_t *c, size_t most)
{
    size_t all = 1;
    for (unsigned k = 0; k < draws_of(c); k++)
        if ((all *= candidate_dim(c, 'z')) > most) return 0;
    return all;
}

static inline sequence_t sequence_at(const candidate_t *c, size_t code)
{
    size_t n = candidate_dim(c, 'z'), thetas = candidate_dim(c, 't');
    unsigned count[8] = { 0 }, m = draws_of(c);
    sequence_t s = { .p = 1 };
    for (unsigned k = 0; k < m; k++, code /= n) { s.p *= entry(c, "P", code % n); count[code % n]++; }
    size_t d = type_place(count, n, m);
    for (size_t t = 0; t < thetas; t++) {
        long double r = 0, hat = 0, q = entry(c, "post", d * thetas + t), prior = entry(c, "Q", t);
        for (size_t z = 0; z < n; z++) {
            r += entry(c, "P", z) * entry(c, "l", t * n + z);
            hat += (long double)count[z] / m * entry(c, "l", t * n + z);
        }
        s.risk += q * r;
        s.seen += q * hat;
        if (q > 0) s.spent += prior > 0 ? q * logl(q / prior) : INFINITY;
        if (prior > 0 && s.p > 0) s.moment += prior * expl(m * kl_coins(fminl(hat, 1), r));
    }
    s.risk = fminl(whole(s.risk), 1);
    s.seen = fminl(whole(s.seen), 1);
    return s;
}

/* The probability that `by` is positive; *close is the least |by| of a sequence that can be. */
typedef long double excess_t(const candidate_t *c, const sequence_t *s, long double price);

static inline long double probability_of(const candidate_t *c, size_t sequences, excess_t *by, long double price,
                                         long double *close)
{
    long double sum = 0;
    for (size_t code = 0; code < sequences; code++) {
        sequence_t s = sequence_at(c, code);
        if (s.p <= 0) continue;
        long double x = by(c, &s, price);
        *close = fminl(*close, fabsl(x));
        if (x > 0) sum += s.p;
    }
    return sum;
}

/* On the first `most` candidates of the family: the left (right) side of the link is the probability, at the price
** log(c(m)/delta). How many had a positive one. */
static inline size_t assert_probabilities(const char *id, const char *family, size_t most, const char *link, bool right,
                                          excess_t *by, long double (*of)(unsigned m))
{
    const lemma_t *L = claimed(id);
    size_t some = 0, f = lemma_family(L, family), compared = 0;
    arena_t *A = arena_new();
    effort_t effort = EFFORT_DEFAULT;
    for (size_t i = 0; i < most; i++, arena_reset(A)) {
        const candidate_t *c = lemma_candidate(A, L, f, 2, i);
        size_t sequences = sequences_of(c, 20000);
        long double close = 1,
                    price = logl(of(draws_of(c))) - logl((long double)mpq_get_d(candidate_number(c, "delta")));
        if (!sequences) continue;
        long double want = probability_of(c, sequences, by, price, &close);
        if (close < 1e-12L) continue;
        cr_expect(fabsl(side_near(L, lemma_chain_with(A, L, c, &effort), link, right) - want) < 1e-12L,
            "%s, %s, %s: candidate %zu", id, family, link, i);
        compared++;
        some += want > 0;
    }
    cr_expect(compared * 3 > most, "%s, %s, %s: only %zu compared", id, family, link, compared);
    arena_free(A);
    return some;
}

static inline long double price_of_one(unsigned m) { (void)m; return 1; }
static inline long double price_of_xi(unsigned m) { return xi_sum(m); }
static inline long double price_of_root(unsigned m) { return 2 * sqrtl(m); }

#endif
