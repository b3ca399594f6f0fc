/* SPDX-License-Identifier: MIT
**
** Certified capacity: who is asked, in which order, and what is handed out.
**
** On the reduced channel, laws are proposed by: the uniform law; doubles, then fractions of small denominator near what
** they found; Newton; the barrier in MPFR, at growing precision. Each proposal is judged by the certificate
** (capacity_cert.c) alone, and the best one is kept, so the ends hold whatever a method does.
*/
#include "numerics/capacity/capacity_parts.h"
#include "numerics/capacity/capacity_rows.h"

#include <math.h>

enum {
    BITS_MIN        = 24,      /* the least that the methods aim at */
    BITS_MAX        = 1 << 16, /* the most */
    FRAC_SPARE      = 16,      /* bits of the certificate beyond those asked for */
    DENOMINATOR_MAX = 1 << 13, /* of one probability of a law tried for being optimal */
    COMMON_MAX      = 1 << 20, /* of such a law */
    ATTEMPTS        = 3
};

typedef struct {
    arena_t *A;       /* scratch */
    const chan_t *W;  /* reduced */
    long bits;
    cert_t cert;
    mpz_ptr best;     /* the weights of the least gap so far */
    mpfr_t least;     /* an upper bound of it; +infinity before there is one */
    bool exact, reached;
} search_t;

/* Keeps the weights of the certificate when they are the best yet. */
static void keep(search_t *s)
{
    mpfr_t gap;
    mpz_ptr unit = arena_mpz(s->A, 2), bound = unit + 1;
    mpz_mul(unit, s->cert.total, s->W->den);
    mpz_addmul_ui(bound, unit, 2);
    mpz_add(bound, bound, s->cert.gap);
    mpfr_init2(gap, 64);
    mpfr_set_z(gap, bound, MPFR_RNDU);
    mpfr_div_z(gap, gap, unit, MPFR_RNDU);
    mpfr_div_2si(gap, gap, s->cert.frac, MPFR_RNDU);
    if (mpfr_less_p(gap, s->least)) {
        mpfr_set(s->least, gap, MPFR_RNDU);
        for (size_t x = 0; x < s->W->nx; x++) mpz_set(s->best + x, s->cert.weight + x);
        s->reached = cert_reached(&s->cert, s->bits);
    }
    mpfr_clear(gap);
}

/* Judges the weights in the certificate: true when they are proved optimal. */
static bool judge(search_t *s, bool may_be_exact)
{
    if (!cert_eval(&s->cert)) return false;
    if (may_be_exact && cert_may_be_exact(&s->cert)) {
        const loglin_t *hi = cert_kl(&s->cert, s->A, cert_top(&s->cert));
        s->exact = cert_sgn(&s->cert, hi, cert_lo(&s->cert, s->A)) == 0;
    }
    if (s->exact) for (size_t x = 0; x < s->W->nx; x++) mpz_set(s->best + x, s->cert.weight + x);
    else keep(s);
    return s->exact;
}

static bool try_uniform(search_t *s)
{
    for (size_t x = 0; x < s->W->nx; x++) mpz_set_ui(s->cert.weight + x, 1);
    return judge(s, true);
}

/* The first convergent a/b of p within 1e-12 of it; b = 0 when b would pass DENOMINATOR_MAX. */
static void near_fraction(long *a, long *b, double p)
{
    long a0 = 0, b0 = 1, a1 = 1, b1 = 0;
    double rest = p;
    for (int i = 0; i < 40; i++) {
        double whole = floor(rest);
        if (whole > DENOMINATOR_MAX) break;
        long k = (long)whole, a2 = k * a1 + a0, b2 = k * b1 + b0;
        if (b2 > DENOMINATOR_MAX) break;
        a0 = a1; b0 = b1; a1 = a2; b1 = b2;
        if (fabs((double)a1 / (double)b1 - p) < 1e-12) { *a = a1; *b = b1; return; }
        if (rest == whole) break;
        rest = 1 / (rest - whole);
    }
    *b = 0;
}

/* Is the optimum a law of small denominators? Tried when fractions near the p_x add up to 1. */
static bool try_fractions(search_t *s, const double *p)
{
    long common = 1, sum = 0, a, b;
    for (size_t x = 0; x < s->W->nx; x++) {
        near_fraction(&a, &b, p[x]);
        if (b == 0) return false;
        long u = common, v = b;
        while (v) { long t = u % v; u = v; v = t; }
        common *= b / u;
        if (common > COMMON_MAX) return false;
    }
    for (size_t x = 0; x < s->W->nx; x++) {
        near_fraction(&a, &b, p[x]);
        mpz_set_si(s->cert.weight + x, a * (common / b));
        sum += a * (common / b);
    }
    return sum == common && judge(s, true);
}

/* The same near the best weights. */
static bool try_fractions_of_best(search_t *s)
{
    size_t n = s->W->nx;
    double *p = ARENA_ARRAY(s->A, double, n);
    mpz_ptr sum = arena_mpz(s->A, 1);
    long e, sum_e;
    for (size_t x = 0; x < n; x++) mpz_add(sum, sum, s->best + x);
    double all = mpz_get_d_2exp(&sum_e, sum);
    for (size_t x = 0; x < n; x++) {
        double m = mpz_get_d_2exp(&e, s->best + x);
        p[x] = e - sum_e < -60 ? 0 : ldexp(m / all, (int)(e - sum_e));
    }
    return try_fractions(s, p);
}

/* All d nearly alike at the uniform law? */
static bool nearly_level(const floats_t *F)
{
    double low = INFINITY, high = -INFINITY;
    for (size_t x = 0; x < F->nx; x++) { low = fmin(low, F->d[x]); high = fmax(high, F->d[x]); }
    return high - low < 1e-11;
}

/* Uniform law, doubles, fractions, Newton. */
static void search_fast(search_t *s)
{
    floats_t F;
    if (!floats_open(&F, s->A, s->W)) { try_uniform(s); return; }
    floats_uniform(&F);
    if (nearly_level(&F)) {
        if (try_uniform(s) || s->reached) return;
    }
    if (!floats_barrier(&F) || !floats_active(&F)) return;
    if (try_fractions(s, F.p)) return;
    if (capacity_newton(&s->cert, &F, s->bits)) keep(s);
}

/* The barrier in MPFR, each attempt at twice the bits of the one before. */
static void search_slow(search_t *s)
{
    if (mpfr_inf_p(s->least) && try_uniform(s)) return;
    long bits = s->bits + FRAC_SPARE;
    for (int i = 0; i < ATTEMPTS && !s->reached; i++, bits *= 2) {
        cert_open(&s->cert, s->A, s->W, bits + FRAC_SPARE);
        capacity_barrier(s->cert.weight, s->W, bits);
        judge(s, false);
        if (i == 0 && try_fractions_of_best(s)) return;
    }
}

/* --- what is handed out ---------------------------------------------------------------------------------- */

/* The law on the inputs of W whose mass on from[x] is the best weight of row x. */
static const pmf_t *input_law(const search_t *s, arena_t *A, const chan_t *W, const size_t *from)
{
    mpz_ptr weight = arena_mpz(A, W->nx);
    for (size_t x = 0; x < s->W->nx; x++) mpz_set(weight + from[x], s->best + x);
    return pmf_weights(A, W->nx, weight);
}

static void fill_ends(capacity_t *out, search_t *s, arena_t *A)
{
    for (size_t x = 0; x < s->W->nx; x++) mpz_set(s->cert.weight + x, s->best + x);
    cert_eval(&s->cert);
    out->exact = s->exact;
    out->reached = s->exact || s->reached;
    out->lo = cert_lo(&s->cert, A);
    out->hi = cert_kl(&s->cert, A, cert_top(&s->cert));
    if (s->exact && loglin_normal(out->hi)->n < loglin_normal(out->lo)->n) out->lo = out->hi;
    if (s->exact) out->hi = out->lo;
}

/* What is found for the reduced form R of W, from[] as chan_reduced gives it. */
static void certify(capacity_t *out, arena_t *A, const chan_t *W, const chan_t *R, const size_t *from, long bits)
{
    search_t s = { .A = arena_new(), .W = R, .bits = bits < BITS_MIN ? BITS_MIN : bits > BITS_MAX ? BITS_MAX : bits };
    cert_open(&s.cert, s.A, R, s.bits + FRAC_SPARE);
    s.best = arena_mpz(s.A, R->nx);
    mpfr_init2(s.least, 64);
    mpfr_set_inf(s.least, 1);
    search_fast(&s);
    if (!s.exact && !s.reached) search_slow(&s);
    fill_ends(out, &s, A);
    out->reached = out->exact || (out->reached && bits <= BITS_MAX);
    out->input = input_law(&s, A, W, from);
    mpfr_clear(s.least);
    arena_free(s.A);
}

static void found_for(capacity_t *out, arena_t *A, const chan_t *W, const chan_t *R, const size_t *from, long bits)
{
    if (R->nx > 1) certify(out, A, W, R, from, bits);
    else {
        out->lo = out->hi = loglin_si(A, 0);
        out->exact = out->reached = true;
        out->input = pmf_point(A, W->nx, from[0]);
    }
    out->output = chan_output(out->input, W);
}

void capacity_at_once(capacity_t *out, arena_t *A, const chan_t *W, long bits)
{
    size_t *from = ARENA_ARRAY(A, size_t, W->nx);
    const chan_t *R = chan_reduced(W, from);
    found_for(out, A, W, R, from, bits);
}

/* Many rows are generated: some optimal law uses no more of them than there are outputs. */
void capacity_certified(capacity_t *out, arena_t *A, const chan_t *W, long bits)
{
    if (capacity_rows_few(W->nx, W->ny)) { capacity_at_once(out, A, W, bits); return; }
    arena_t *Z = arena_new();
    mpq_ptr p = arena_mpq(Z, W->nx * W->ny);
    for (size_t i = 0; i < W->nx * W->ny; i++) chan_prob(p + i, W, i / W->ny, i % W->ny);
    capacity_of_rows(out, A, &(rows_t){ W->nx, W->ny, p }, bits);
    arena_free(Z);
}

void capacity_of_reduced(capacity_t *out, arena_t *A, const chan_t *R, long bits)
{
    size_t *from = ARENA_ARRAY(A, size_t, R->nx);
    for (size_t x = 0; x < R->nx; x++) from[x] = x;
    found_for(out, A, R, R, from, bits);
}
