/* SPDX-License-Identifier: MIT */
#include "bench/input.h"

#include "bench/kl_start.h"

#include <math.h>
#include <stdint.h>

enum {
    SEED = 20240229,
    SEED_MEDIAN =
        2, /* of 11 random channels, seeds 1 to 11, the one on which plain Blahut-Arimoto is neither fast nor slow: 6 to
                           114 thousand iterations, here 16 */
    FEW = 64,
    MIX = 2048,          /* a row of a channel, plus one in so many parts of another */
    SIGN_START = 64,     /* bits that the peers start at for a sign */
    CAPACITY_GUARD = 28, /* bits of plain Blahut-Arimoto, beyond those of the gap */
    /* 2^-10 nats: some hundred iterations; a random 256 by 256 had not come to 2^-26 after 20 thousand */
    STOP_EARLY = 10
};

#define ROW (1UL << 32) /* what the rows of a channel add up to */

/* splitmix64. */
static uint64_t draw(uint64_t *state)
{
    uint64_t z = *state += 0x9e3779b97f4a7c15u;
    z = (z ^ z >> 30) * 0xbf58476d1ce4e5b9u;
    z = (z ^ z >> 27) * 0x94d049bb133111ebu;
    return z ^ z >> 31;
}

static unsigned long below(uint64_t *state, unsigned bits) { return draw(state) >> (64 - bits); }

static void weights(arena_t *A, problem_t *P, size_t n, weights_t kind, unsigned size)
{
    uint64_t state = SEED + size;
    unsigned long few[FEW], *w = ARENA_ARRAY(A, unsigned long, n);
    for (size_t i = 0; i < FEW; i++) few[i] = 1 + below(&state, size);
    mpz_ptr total = arena_mpz(A, 1);
    for (size_t i = 0; i < n; i++) {
        w[i] = kind == WEIGHTS_NEAR ? (1UL << 31) + below(&state, 8)
             : kind == WEIGHTS_FEW ? few[below(&state, 6)] : 1 + below(&state, size);
        mpz_add_ui(total, total, w[i]);
    }
    P->n = n;
    P->w = w;
    P->total = total;
}

problem_t input_entropy(arena_t *A, size_t n, long bits, weights_t kind, unsigned size)
{
    problem_t P = { .work = WORK_ENTROPY, .bits = bits, .answers = 1 };
    weights(A, &P, n, kind, size);
    const char *format = kind == WEIGHTS_FEW ? "entropy, n = %zu, %ld bits, 64 weights of %u bits"
                                             : "entropy, n = %zu, %ld bits, weights of %u bits";
    P.name = arena_printf(A, format, n, bits, size);
    return P;
}

problem_t input_sign(arena_t *A, size_t n, weights_t kind)
{
    problem_t P = { .work = WORK_SIGN, .bits = SIGN_START, .answers = 1 };
    weights(A, &P, n, kind, 32);
    P.name = arena_printf(A, "sign of log n - H, n = %zu%s", n, kind == WEIGHTS_NEAR ? ", near 0" : "");
    return P;
}

/* Real weights made integers that add up to ROW; what the floors leave goes to the first. */
static void row(unsigned long *out, const double *w, size_t n)
{
    double total = 0;
    unsigned long given = 0;
    for (size_t y = 0; y < n; y++) total += w[y];
    for (size_t y = 0; y < n; y++) given += out[y] = (unsigned long)floor(w[y] / total * (double)ROW);
    out[0] += ROW - given;
}

/* The last row of an inactive input: between the rows 0 and 1, nearer to the first, so that its divergence stays a
** little below: plain Blahut-Arimoto takes tens of thousands of iterations to forget it. */
static void mix(unsigned long *W, size_t nx, size_t ny)
{
    for (size_t y = 0; y < ny; y++) W[(nx - 1) * ny + y] = W[y] - W[y] / MIX + W[ny + y] / MIX;
    unsigned long given = 0;
    for (size_t y = 0; y < ny; y++) given += W[(nx - 1) * ny + y];
    W[(nx - 1) * ny] += ROW - given;
}

static void channel(arena_t *A, problem_t *P, size_t nx, size_t ny, channel_kind_t kind, uint64_t seed)
{
    uint64_t state = seed + nx;
    unsigned long *W = ARENA_ARRAY(A, unsigned long, nx * ny);
    double *w = ARENA_ARRAY(A, double, ny);
    for (size_t x = 0; x < nx; x++) {
        for (size_t y = 0; y < ny; y++)
            w[y] = 1 + (double)below(&state, 32) + (x == y && kind != CHANNEL_RANDOM ? (double)(ROW * ny) / 2 : 0);
        row(W + x * ny, w, ny);
    }
    if (kind == CHANNEL_INACTIVE) mix(W, nx, ny);
    P->nx = nx;
    P->ny = ny;
    P->W = W;
    P->row = ROW;
}

problem_t input_mutual(arena_t *A, size_t n, long bits)
{
    problem_t P = { .work = WORK_MUTUAL, .bits = bits, .answers = 1 };
    weights(A, &P, n, WEIGHTS_RANDOM, 32);
    channel(A, &P, n, n, CHANNEL_RANDOM, SEED);
    P.name = arena_printf(A, "mutual information, %zu by %zu, %ld bits", n, n, bits);
    return P;
}

/* bits with 2^-bits <= 10^-digits */
static long bits_of(long digits) { return (long)ceil((double)digits * log2(10)); }

problem_t input_klinv(arena_t *A, long digits)
{
    static const kl_case_t cases[] = {
        { 1, 10, 1, 100 }, { 1, 4, 1, 10 }, { 1, 2, 1, 1000 }, { 1, 100, 2, 1 }, { 9, 10, 1, 20 }
    };
    problem_t P = { .work = WORK_KLINV, .need = bits_of(digits), .answers = COUNT(cases), .kl = cases };
    P.bits = P.need + KL_GUARD_BITS;
    P.name = arena_printf(A, "kl inverse, %ld digits", digits);
    return P;
}

problem_t input_capacity(arena_t *A, size_t n, long digits, channel_kind_t kind)
{
    static const char *const names[] = { "random", "every input used", "small slack" };
    problem_t P = { .work = WORK_CAPACITY, .need = bits_of(digits), .answers = 1, .iterations = ARENA_NEW(A, long) };
    P.stop = P.need;
    P.bits = P.need + CAPACITY_GUARD;
    channel(A, &P, n, n, kind, kind == CHANNEL_RANDOM ? SEED_MEDIAN : SEED);
    P.name = arena_printf(A, "capacity, %zu by %zu (%s), %ld digits", n, n, names[kind], digits);
    return P;
}

problem_t input_capacity_large(arena_t *A, size_t nx, size_t ny, long digits)
{
    problem_t P = { .work = WORK_CAPACITY, .need = bits_of(digits), .answers = 1, .iterations = ARENA_NEW(A, long) };
    P.stop = STOP_EARLY;
    P.bits = P.need + CAPACITY_GUARD;
    channel(A, &P, nx, ny, CHANNEL_RANDOM, SEED);
    P.name = arena_printf(A, "capacity, %zu by %zu (random), %ld digits", nx, ny, digits);
    return P;
}

/* The sum loses log2 xi(m) + log2 m bits or so. */
problem_t input_maurer(arena_t *A, unsigned long m, long digits)
{
    problem_t P = { .work = WORK_MAURER, .need = bits_of(digits), .answers = 1, .m = m };
    P.bits = P.need + 8 + 2 * (long)ceil(log2((double)m + 1));
    P.name = arena_printf(A, "Maurer's sum, m = %lu, %ld digits", m, digits);
    return P;
}
