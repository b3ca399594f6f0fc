/* SPDX-License-Identifier: MIT
**
** The rows with their targets, group by group. A quick run takes smaller numbers, and shows that all of it works.
*/
#include "bench/rows.h"

#include "bench/input.h"

enum {
    ALL = (1 << PEERS) - 1,
    RIGOROUS_C = 1 << LEMMATA | 1 << MPFI | 1 << MPFR | 1 << ARB,
    SWEEP = 1 << LEMMATA | 1 << MPFI | 1 << ARB,
    NEWTON = 1 << LEMMATA | 1 << MPMATH | 1 << MPFI | 1 << MPFR | 1 << ARB,
    ITERATED = 1 << LEMMATA | 1 << MPMATH | 1 << MPFR | 1 << ARB
};

#define TARGETS(iv, fi, fr, arb) (double[PEERS]){ [MPMATH] = iv, [MPFI] = fi, [MPFR] = fr, [ARB] = arb }

/* Every problem has an arena of its own. */
#define ROW(set, targets, problem) do { \
        arena_t *A = arena_new(); \
        problem_t P = problem; \
        row(&P, set, targets, how); \
        arena_free(A); \
    } while (0)

static problem_t renamed(arena_t *A, const char *before, problem_t P)
{
    P.name = arena_printf(A, "%s%s", before, P.name);
    return P;
}

static void entropy(const effort_bench_t *how, bool quick)
{
    size_t n = quick ? 2000 : 100000;
    ROW(ALL, TARGETS(1000, 400, 400, 25), input_entropy(A, n, 128, WEIGHTS_RANDOM, 32));
    ROW(ALL, TARGETS(1200, 550, 550, 30), input_entropy(A, n, 256, WEIGHTS_RANDOM, 32));
    ROW(ALL, TARGETS(1200, 800, 800, 110), input_entropy(A, n, 1024, WEIGHTS_RANDOM, 32));
    ROW(ALL, TARGETS(300, 150, 150, 10), input_entropy(A, 1000, 256, WEIGHTS_RANDOM, 32));
}

static void weights(const effort_bench_t *how, bool quick)
{
    static const struct {
        weights_t kind;
        unsigned size;
    } kinds[] = { { WEIGHTS_RANDOM, 20 }, { WEIGHTS_RANDOM, 60 }, { WEIGHTS_FEW, 32 } };
    size_t n = quick ? 2000 : 100000;
    for (size_t i = 0; i < COUNT(kinds); i++)
        ROW(SWEEP, NULL, input_entropy(A, n, 128, kinds[i].kind, kinds[i].size));
}

static void mutual(const effort_bench_t *how, bool quick)
{
    ROW(NEWTON, TARGETS(800, 220, 220, 14), input_mutual(A, quick ? 16 : 64, 128));
}

static void sign(const effort_bench_t *how, bool quick)
{
    /* the forms cost as much as their terms */
    ROW(RIGOROUS_C, TARGETS(0, 0, 0, 60), input_sign(A, 64, WEIGHTS_RANDOM));
    ROW(RIGOROUS_C, TARGETS(0, 0, 1200, 180), input_sign(A, 1024, WEIGHTS_RANDOM));
    ROW(RIGOROUS_C, TARGETS(0, 0, 1200, 180), input_sign(A, quick ? 4096 : 65536, WEIGHTS_RANDOM));
    ROW(RIGOROUS_C, NULL, input_sign(A, 1024, WEIGHTS_NEAR));
}

static void klinv(const effort_bench_t *how, bool quick)
{
    (void)quick;
    ROW(NEWTON, TARGETS(6000, 0, 50, 5), input_klinv(A, 50));
}

static void large(const effort_bench_t *how, size_t nx, size_t ny, double limit)
{
    arena_t *A = arena_new();
    problem_t P = input_capacity_large(A, nx, ny, 30);
    P.limit = limit;
    row(&P, 1 << LEMMATA | 1 << MPFR | 1 << ARB, NULL, how);
    arena_free(A);
}

static void capacity(const effort_bench_t *how, bool quick)
{
    large(how, quick ? 100 : 1000, 2, 0.05);
    if (quick) {
        ROW(ITERATED, TARGETS(30000, 0, 4000, 1000), input_capacity(A, 16, 30, CHANNEL_SHARP));
        return;
    }
    large(how, 256, 256, 2);
    ROW(ITERATED, TARGETS(30000, 0, 4000, 1000), input_capacity(A, 16, 30, CHANNEL_RANDOM));
    ROW(ITERATED, TARGETS(30000, 0, 4000, 1000), input_capacity(A, 16, 30, CHANNEL_INACTIVE));
    ROW(ITERATED, NULL, input_capacity(A, 16, 30, CHANNEL_SHARP));
}

static void maurer(const effort_bench_t *how, bool quick)
{
    ROW(NEWTON, TARGETS(0, 15000, 6000, 18), input_maurer(A, quick ? 1000 : 10000, 100));
}

static void growth(const effort_bench_t *how, bool quick)
{
    for (long bits = 128; bits <= 256; bits *= 2)
        for (size_t n = 10; n <= (quick ? 1000 : 1000000); n *= 10)
            ROW(SWEEP, NULL, renamed(A, "growth: ", input_entropy(A, n, bits, WEIGHTS_RANDOM, 32)));
}

static void precision(const effort_bench_t *how, bool quick)
{
    static const long bits[] = { 53, 64, 128, 256, 512, 1024, 2048, 4096, 10000 };
    for (size_t i = 0; i < COUNT(bits); i++) {
        if (quick && bits[i] > 1024) break;
        ROW(SWEEP, NULL, renamed(A, "precision: ", input_entropy(A, 1000, bits[i], WEIGHTS_RANDOM, 32)));
    }
}

const group_t groups[] = {
    { "entropy", "entropy from integer weights of 32 bits", entropy },
    { "weights", "the same from other weights", weights },
    { "mutual", "mutual information of a channel", mutual },
    { "sign", "the sign of log n - H", sign },
    { "klinv", "the inverse of the kl divergence", klinv },
    { "capacity", "the capacity of a channel", capacity },
    { "maurer", "Maurer's sum", maurer },
    { "growth", "entropy as n grows", growth },
    { "precision", "entropy as the precision grows", precision },
    { "crossover", "sums of logarithms: which way when", group_ways },
    { "provers", "proofs of n variables, of boxes; every certificate verified", group_provers },
    { "curves", "growth: terms, alphabet, candidates, jobs, variables (figure and data)", group_curves },
    { "jobs", "a check by one process and by two", group_jobs },
    { "parsing", "claim files and TeX, read into trees", group_parsing },
    { "links", "a link, hunted and decided, against plain doubles", group_links },
    { NULL, NULL, NULL }
};
