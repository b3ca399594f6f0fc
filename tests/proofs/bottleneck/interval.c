/* SPDX-License-Identifier: MIT */
#include "tests/support/claimed.h"

enum { LETTERS = 4 };

/* R(t) = E l(U, rule(t,Y)) over all (s,j,h,y), without l*; and the numerators of l*(t,y), of p(y). */
typedef struct { long double R[LETTERS], star[LETTERS][LETTERS], y[LETTERS]; } rules_t;

static size_t letter(const candidate_t *c, const char *name, size_t cell)
{
    return (size_t)mpq_get_d(candidate_value(c, name)->at + cell);
}

static rules_t rules_of(const candidate_t *c)
{
    size_t nS = candidate_dim(c, 's'), nJ = candidate_dim(c, 'j'), nH = candidate_dim(c, 'h'),
           nY = candidate_dim(c, 'y'), nA = candidate_dim(c, 'a');
    rules_t r = { .R = { 0 } };
    for (size_t k = 0; k < nS * nJ * nH * nY; k++) {
        size_t y = k % nY, h = k / nY % nH, j = k / (nY * nH) % nJ, s = k / (nY * nH * nJ),
               u = letter(c, "code", j * nS + s);
        long double p = entry(c, "p(s)", s) / nJ * entry(c, "p(h|u,s)", (u * nS + s) * nH + h) *
                        entry(c, "G", (h * nS + s) * nY + y);
        r.y[y] += p;
        for (size_t t = 0; t < candidate_dim(c, 't'); t++) {
            long double l = entry(c, "l", u * nA + letter(c, "rule", t * nY + y));
            r.R[t] += p * l;
            r.star[t][y] += p * l;
        }
    }
    for (size_t t = 0; t < candidate_dim(c, 't'); t++)
        for (size_t y = 0; y < nY; y++) r.star[t][y] = r.y[y] > 0 ? r.star[t][y] / r.y[y] : 0;
    return r;
}

/* E_D E_P R, and the probability of (22) at the price log(c/delta), over sequences of labels. */
static long double over_sequences(const candidate_t *c, long double price, long double *mean, long double *close)
{
    rules_t r = rules_of(c);
    size_t nY = candidate_dim(c, 'y'), nT = candidate_dim(c, 't'), m = letter(c, "m", 0), sequences = 1;
    long double above = 0;
    for (size_t k = 0; k < m; k++) sequences *= nY;
    for (size_t i = 0; i < sequences; i++) {
        unsigned count[LETTERS] = { 0 };
        long double p = 1, risk = 0, seen = 0, spent = 0;
        for (size_t k = 0, code = i; k < m; k++, code /= nY) { p *= r.y[code % nY]; count[code % nY]++; }
        size_t d = type_place(count, nY, (unsigned)m);
        for (size_t t = 0; t < nT; t++) {
            long double q = entry(c, "post", d * nT + t);
            risk += q * r.R[t];
            for (size_t y = 0; y < nY; y++) seen += q * count[y] * r.star[t][y] / m;
            if (q > 0) spent += q * logl(q / entry(c, "Q", t));
        }
        *mean += p * risk;
        if (p <= 0 || isinf(spent)) continue;
        long double excess = risk - seen - sqrtl((spent + price) / (2 * m));
        *close = fminl(*close, fabsl(excess));
        if (excess > 0) above += p;
    }
    return above;
}

static size_t compare(const lemma_t *L, const char *family, size_t most)
{
    arena_t *A = arena_new();
    effort_t effort = EFFORT_DEFAULT;
    size_t some = 0;
    for (size_t i = 0; i < most; i++, arena_reset(A)) {
        const candidate_t *c = lemma_candidate(A, L, lemma_family(L, family), 1, i);
        const chain_t *t = lemma_chain_with(A, L, c, &effort);
        cr_assert(!t->outside, "%s %zu: %s", family, i, t->outside);
        long double mean = 0, close = 1,
                    above =
                        over_sequences(c, -logl((long double)mpq_get_d(candidate_number(c, "delta"))), &mean, &close);
        cr_expect(fabsl(side_near(L, t, "floor", true) - mean * logl(candidate_dim(c, 'j'))) < 1e-9L,
                  "%s %zu: mean risk", family, i);
        if (close < 1e-12L) continue;
        cr_expect(fabsl(side_near(L, t, "(22)", false) - above) < 1e-12L, "%s %zu: (22)", family, i);
        some += above > 0;
    }
    arena_free(A);
    return some;
}

Test(bottleneck_interval, over_sequences)
{
    const lemma_t *L = claimed("bottleneck/interval");
    size_t some = compare(L, "four", 8) + compare(L, "erased", 30) + compare(L, "contexts", 30);
    cr_expect(some > 3, "%zu of positive probability", some);
}

/* (22) falls on the four indices, as Theorem 2 does, and both ends with C_art at the maximiser; nothing else. */
Test(bottleneck_interval, what_is_found)
{
    const lemma_t *L = claimed("bottleneck/interval");
    record_t r = checked(L, 12);
    for (size_t k = 0; L->links[k].name; k++) {
        bool falls = strcmp(L->links[k].name, "(22)") == 0 || strcmp(L->links[k].name, "(22) with (26)") == 0 ||
                     strstr(L->links[k].name, "judgment at the maximiser");
        cr_expect(record_link(&r, k) == (falls ? FOUND_REFUTED : FOUND_HOLDS), "%s: %s", L->links[k].name,
                  finding_name(record_link(&r, k)));
    }
    record_clear(&r);
}
