/* SPDX-License-Identifier: MIT */
#include "tests/support/tilts.h"

#define OWN limits_lemma("estimator")

Test(limits_estimator, what_holds)
{
    static const found_t found[] = { { "biased downward", FOUND_HOLDS },
                                     { "bias does not increase", FOUND_HOLDS },
                                     { "the mean does not fall", FOUND_HOLDS },
                                     { NULL, FOUND_NONE } };
    record_t r = checked(OWN, 30);
    assert_found(&r, found);
    for (size_t k = 0; found[k].link; k++) assert_attained(&r, found[k].link);
    record_clear(&r);
}

/* E[sum r w/sum w - mean r] over all ordered samples. */
static long double by_samples(const hand_t *h, unsigned long samples)
{
    size_t y[16] = { 0 };
    long double mean = 0;
    do {
        long double part = 1, rw = 0, w = 0, r = 0;
        for (unsigned long i = 0; i < samples; i++) {
            long double weight = expl(h->r[y[i]] / h->beta);
            part *= h->p[y[i]];
            rw += h->r[y[i]] * weight;
            w += weight;
            r += h->r[y[i]] / samples;
        }
        mean += part * (rw / w - r);
    } while (hand_tuple(y, h->n, samples));
    return mean;
}

/* The term of the k-th setting, from 0: each claim has rows of its own. */
static const real_t *setting(const chain_t *t, const char *name, size_t k)
{
    for (const chain_row_t *row = t->first; row; row = row->next) {
        const real_t *x = term_called(OWN, row, name);
        if (x && k-- == 0) return x;
    }
    return NULL;
}

static size_t compared;

/* Every row, n = 1, 2, ..; nothing is equal unless the reward is constant. */
static void visit(const visited_t *v)
{
    hand_t h = hand_base(v->c);
    long double G = hand_gain(&h, h.pi), now = by_samples(&h, 1);
    unsigned long n = 1;
    for (size_t k = 0; k < candidate_value(v->c, "n")->cells && powl(h.n, n + 1) < 5000; k++, n++) {
        long double next = by_samples(&h, n + 1);
        assert_value_near(setting(v->t, "Ghat(n(j))", k), now, "family %zu, candidate %zu", v->family, v->index);
        assert_value_near(setting(v->t, "Ghat(n(j) + 1)", k), next, "family %zu, candidate %zu", v->family, v->index);
        assert_value_near(setting(v->t, "G", k), G, "family %zu, candidate %zu", v->family, v->index);
        assert_value_near(setting(v->t, "abs(bias(n(j)))", k), fabsl(now - G), "family %zu, candidate %zu", v->family,
                          v->index);
        assert_value_near(setting(v->t, "abs(bias(n(j) + 1))", k), fabsl(next - G), "family %zu, candidate %zu",
                          v->family, v->index);
        now = next;
        compared++;
    }
    for (size_t k = 0; k < 3; k++)
        cr_expect((hand_verdict(v, OWN->links[k].name) == VERDICT_EQUAL) == hand_constant(v->c, "w"),
            "family %zu, candidate %zu", v->family, v->index);
}

Test(limits_estimator, by_ordered_samples)
{
    cr_expect(hand_visit(OWN, 3, 30, visit) == 180);
    cr_expect(compared > 250, "%zu", compared);
}

/* One sample gains nothing, whatever the law; a row for each size of the sample and each claim, and no more. */
Test(limits_estimator, one_sample_gains_nothing)
{
    arena_t *A = arena_new();
    effort_t effort = EFFORT_DEFAULT;
    for (size_t i = 0; i < 40; i++) {
        arena_reset(A);
        const candidate_t *c = lemma_candidate(A, OWN, lemma_family(OWN, "random"), 2, i);
        const chain_t *t = lemma_chain(A, OWN, c);
        cr_expect(real_sgn(setting(t, "Ghat(n(j))", 0), &effort) == SIGN_ZERO, "candidate %zu", i);
        cr_expect(!setting(t, "Ghat(n(j))", 2 * candidate_value(c, "n")->cells), "candidate %zu", i);
    }
    arena_free(A);
}

/* n times the bias comes near to its limit, the delta method's, both of them by hand: the sweep's rows. */
Test(limits_estimator, the_bias_times_n)
{
    static const long double weight[2] = { 4, 20 }, mass[2] = { 1 / 2.0L, 1 / 20.0L };
    for (size_t k = 0; k < 2; k++) {
        const sweep_t *rows = OWN->sweeps[k];
        for (size_t i = 0; i < rows->rows; i++) {
            arena_t *A = arena_new();
            const real_t *cell[COLUMNS_MAX] = { NULL };
            sweep_row(cell, A, rows, i);
            long double n = value_of(cell[1]);
            long double p = mass[k], w = weight[k], Z = p * w + 1 - p, r = logl(w), R = p * w * r / Z, mean = 0;
            for (long double j = 0; j <= n; j++) /* j of n samples are the better one */
                mean += expl(lgammal(n + 1) - lgammal(j + 1) - lgammal(n - j + 1) + j * logl(p) + (n - j)
                    * logl(1 - p)) * j * w / (j * w + n - j) * r;
            cr_expect(fabsl(value_of(cell[2]) - n * (mean - R)) < 1e-10L, "row %zu, %zu: %Lg", i, k, n * (mean - R));
            assert_value_near(cell[3], -(p * w * w * (r - R) - (1 - p) * R) / (Z * Z), "row %zu, %zu", i, k);
            arena_free(A);
        }
    }
}
