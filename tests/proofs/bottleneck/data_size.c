/* SPDX-License-Identifier: MIT */
#include "tests/support/claimed.h"

/* The least error of guessing J from m pairs (s,y), and I(J;Y^m,S^m), sequence by sequence. */
typedef struct { long double error, told; } many_t;

static long double pair_of(const candidate_t *c, size_t j, size_t s, size_t y)
{
    const value_t *h = candidate_value(c, "p(h|u,s)"), *l = candidate_value(c, "G");
    size_t nS = h->dim[1], nH = h->dim[2], nY = l->dim[2], u = candidate_index(c, "code", j * nS + s);
    long double p = 0;
    for (size_t k = 0; k < nH; k++)
        p += entry(c, "p(h|u,s)", (u * nS + s) * nH + k) * entry(c, "G", (k * nS + s) * nY + y);
    return p * entry(c, "p(s)", s);
}

static many_t of_sequences(const candidate_t *c)
{
    size_t M = candidate_value(c, "code")->dim[0], nS = candidate_value(c, "p(h|u,s)")->dim[1],
           nY = candidate_value(c, "G")->dim[2], all = 1;
    size_t m = mpz_get_ui(mpq_numref(candidate_number(c, "m")));
    many_t r = { 1, 0 };
    for (size_t k = 0; k < m; k++) all *= nS * nY;
    for (size_t x = 0; x < all; x++) {
        long double p[16], sum = 0, most = 0;
        for (size_t j = 0; j < M; j++) {
            p[j] = 1 / (long double)M;
            for (size_t k = 0, left = x; k < m; k++, left /= nS * nY)
                p[j] *= pair_of(c, j, left % (nS * nY) / nY, left % nY);
            sum += p[j];
            most = fmaxl(most, p[j]);
        }
        for (size_t j = 0; j < M; j++) r.told += xlogx_over(p[j], sum / (long double)M);
        r.error -= most;
    }
    return r;
}

Test(bottleneck_data_size, over_sequences)
{
    const lemma_t *L = claimed("bottleneck/data-size");
    arena_t *A = arena_new();
    effort_t effort = EFFORT_DEFAULT;
    size_t f = lemma_family(L, "repeated"), done = 0;
    for (size_t i = 0; i < 40; i++, arena_reset(A)) {
        const candidate_t *c = lemma_candidate(A, L, f, 1, i);
        if (mpq_cmp_ui(candidate_number(c, "m"), 5, 1) > 0) continue; /* too many sequences */
        const chain_t *t = lemma_chain_with(A, L, c, &effort);
        if (t->outside) continue;
        many_t r = of_sequences(c);
        done++;
        cr_expect(fabsl(side_near(L, t, "m labels", false) - r.told) < 1e-12L, "information, candidate %zu", i);
        cr_expect(fabsl(side_near(L, t, "floor of m labels", true) - r.error * logl(candidate_value(c,
            "code")->dim[0])) < 1e-12L, "error, candidate %zu", i);
    }
    cr_expect(done >= 15, "%zu candidates", done);
    arena_free(A);
}

/* Four indices, three labels in four erased: the floor is 1/4 = 256/1024 for any number of labels, and four labels
** err with 3/4 (3/4)^4 = 243/1024. */
Test(bottleneck_data_size, labels_of_one_index_cross_the_floor)
{
    const lemma_t *L = claimed("bottleneck/data-size");
    arena_t *A = arena_new();
    effort_t effort = EFFORT_DEFAULT;
    const candidate_t *c = lemma_candidate(A, L, lemma_family(L, "erased"), 1, 0);
    const chain_t *t = lemma_chain_with(A, L, c, &effort);
    const char *link = "(14), m labels of one index";
    cr_assert(mpq_cmp_ui(candidate_number(c, "m"), 4, 1) == 0 && candidate_value(c, "code")->dim[0] == 4);
    cr_expect(fabsl(side_near(L, t, link, true) - 243 / 1024.0L * logl(4)) < 1e-15L &&
              fabsl(side_near(L, t, link, false) - logl(4) / 4) < 1e-15L);
    cr_expect(decide_link(L, link_called(L, link), t, &effort).verdict == VERDICT_VIOLATED);
    arena_free(A);
}

/* D = J + Y mod 2, a useless fair Y: by counting, D is independent of J, Y tells nothing of J, and (Y,D) leaves one
** J. */
Test(bottleneck_data_size, independence_of_j_alone_fails)
{
    const lemma_t *L = claimed("bottleneck/data-size");
    arena_t *A = arena_new();
    effort_t effort = EFFORT_DEFAULT;
    const candidate_t *c = lemma_candidate(A, L, lemma_family(L, "sums"), 1, 0);
    const value_t *d = candidate_value(c, "p(d|j,s,y)");
    cr_assert(d->dim[0] == 2 && d->dim[1] == 1 && d->dim[2] == 2 && d->dim[3] == 2);
    for (size_t i = 0; i < 8; i++) cr_expect((mpq_cmp_ui(d->at + i, 1, 1) == 0) == (i % 2 == (i / 4 + i / 2) % 2));
    cr_expect(decide_link(L, link_called(L, "D independent of J alone"), lemma_chain_with(A, L, c, &effort), &effort)
                  .verdict == VERDICT_VIOLATED);
    arena_free(A);
}
