/* SPDX-License-Identifier: MIT
**
** The method: with u = 1 - q and v = log u, solve g(v) = p log(p/(1-u)) + (1-p) log((1-p)/u) - c = 0, whose derivative is
** p u/(1-u) - (1-p) < 0 for u < 1-p. Bisection in doubles on v in [-(c + log 2)/(1-p), log(1-p)], which holds the root since
** kl(p||q) >= (1-p) log(1/u) - log 2, or the parabola where c is small; then Newton. In v nothing is lost when q is near 1.
*/
#include "numerics/klinv.h"
#include "numerics/info.h"

#include <math.h>
#include <stdlib.h>

/* --- the root, uncertified --------------------------------------------------------------------------------- */

static double g_double(double p, double rest, double c, double v)
{
    double u = exp(v), left = p > 0 ? p * (log(p) - log1p(-u)) : 0;
    return left + rest * (log(rest) - v) - c;
}

/* rest = 1 - p, on its own, so that a p near 1 loses nothing. */
static double start(double p, double rest, double c)
{
    double lo = -(c + 1) / rest, hi = log(rest);
    for (int i = 0; i < 200; i++) {
        double mid = (lo + hi) / 2;
        if (g_double(p, rest, c, mid) > 0) lo = mid;
        else hi = mid;
    }
    return (lo + hi) / 2;
}

/* 1 - p. */
static void complement(mpq_ptr rest, mpq_srcptr p)
{
    mpz_sub(mpq_numref(rest), mpq_denref(p), mpq_numref(p));
    mpz_set(mpq_denref(rest), mpq_denref(p));
}

/* One Newton step at the precision of v: v -= g/g'. */
static void step(mpfr_ptr v, mpq_srcptr p, mpfr_srcptr c)
{
    mpfr_t u, w, g, t, pm, rest;
    mpq_t q;
    mpq_init(q);
    mpfr_prec_t prec = mpfr_get_prec(v);
    mpfr_inits2(prec, u, w, g, t, pm, rest, (mpfr_ptr)0);
    mpfr_set_q(pm, p, MPFR_RNDN);
    complement(q, p);
    mpfr_set_q(rest, q, MPFR_RNDN);
    mpfr_exp(u, v, MPFR_RNDN);
    mpfr_neg(w, u, MPFR_RNDN);
    mpfr_log1p(w, w, MPFR_RNDN);               /* log(1-u) */
    mpfr_log(g, rest, MPFR_RNDN);
    mpfr_sub(g, g, v, MPFR_RNDN);
    mpfr_mul(g, g, rest, MPFR_RNDN);           /* (1-p)(log(1-p) - v) */
    if (mpfr_sgn(pm) > 0) {
        mpfr_log(t, pm, MPFR_RNDN);
        mpfr_sub(t, t, w, MPFR_RNDN);
        mpfr_fma(g, pm, t, g, MPFR_RNDN);
    }
    mpfr_sub(g, g, c, MPFR_RNDN);
    mpfr_mul(t, pm, u, MPFR_RNDN);
    mpfr_ui_sub(u, 1, u, MPFR_RNDN);
    mpfr_div(t, t, u, MPFR_RNDN);
    mpfr_sub(t, t, rest, MPFR_RNDN);
    if (mpfr_sgn(t) < 0) {
        mpfr_div(g, g, t, MPFR_RNDN);
        mpfr_sub(v, v, g, MPFR_RNDN);
    }
    mpfr_clears(u, w, g, t, pm, rest, (mpfr_ptr)0);
    mpq_clear(q);
}

/* For a small c, kl(p||p+d) = d^2/(2p(1-p)) to first order: v = log(1 - p - sqrt(2 p (1-p) c)). False when that is not
** a start: p = 0, or the root no longer small. */
static bool start_near(mpfr_ptr v, mpq_srcptr p, mpfr_srcptr c)
{
    mpq_t rest;
    mpq_init(rest);
    complement(rest, p);
    mpfr_set(v, c, MPFR_RNDN);
    mpfr_mul_2ui(v, v, 1, MPFR_RNDN);
    mpfr_mul_q(v, v, p, MPFR_RNDN);
    mpfr_mul_q(v, v, rest, MPFR_RNDN);
    mpfr_sqrt(v, v, MPFR_RNDN);
    bool near = mpq_sgn(p) > 0 && mpfr_get_d(v, MPFR_RNDU) < 1e-3 * fmin(mpq_get_d(p), mpq_get_d(rest));
    mpfr_sub_q(v, v, rest, MPFR_RNDN);
    mpfr_neg(v, v, MPFR_RNDN);
    mpfr_log(v, v, MPFR_RNDN);
    mpq_clear(rest);
    return near;
}

/* Bits that g loses: its terms are of the size of 1 where the root is told by c, and p or 1-p may be small too. */
static long lost_bits(mpq_srcptr p, const real_t *c)
{
    double lo, hi, small = fmin(mpq_get_d(p) > 0 ? mpq_get_d(p) : 1, 1 - mpq_get_d(p) > 0 ? 1 - mpq_get_d(p) : 0x1p-1000);
    if (!real_approx(c, true, &lo, &hi) || lo <= 0) lo = 0x1p-1000;
    return (long)(2 * fmax(0, -log2(lo)) + 2 * fmax(0, -log2(small)));
}

/* u = 1 - klinv to about 2^-bits relative; c as the middle of its enclosure. False when the start is out of the range of doubles. */
static bool solve(mpfr_ptr u, mpq_srcptr p, const real_t *c, long bits)
{
    enum { TURNS = 24 };
    long prec = bits + 96 + lost_bits(p, c);
    encl_t rate;
    mpfi_init2(rate, prec);
    real_encl(rate, c);
    mpfr_t mid, v;
    mpfr_inits2(prec, mid, v, (mpfr_ptr)0);
    mpfi_mid(mid, rate);
    bool good = mpfr_number_p(mid);
    if (good && !start_near(v, p, mid)) {
        mpq_t rest;
        mpq_init(rest);
        complement(rest, p);
        double begin = start(mpq_get_d(p), mpq_get_d(rest), mpfr_get_d(mid, MPFR_RNDN));
        mpq_clear(rest);
        good = isfinite(begin);
        mpfr_set_d(v, good ? begin : 0, MPFR_RNDN);
    }
    for (int i = 0; good && i < TURNS; i++) step(v, p, mid);
    mpfr_exp(u, v, MPFR_RNDN);
    if (mpfr_zero_p(u)) mpfr_set_ui_2exp(u, 1, -KLINV_TAIL_BITS - 2, MPFR_RNDN); /* below every exponent: in the tail */
    if (mpfr_number_p(u) && mpfr_cmp_ui(u, 1) >= 0) { /* the root is 0 to this precision */
        mpfr_set_ui(u, 1, MPFR_RNDN);
        mpfr_nextbelow(u);
    }
    good = good && mpfr_number_p(u) && mpfr_sgn(u) > 0;
    mpfr_clears(mid, v, (mpfr_ptr)0);
    mpfi_clear(rate);
    return good;
}

/* --- the certificate ----------------------------------------------------------------------------------------- */

static int kl_against(arena_t *A, mpq_srcptr p, mpq_srcptr q, const real_t *c)
{
    effort_t effort = EFFORT_DEFAULT;
    sign_t s = real_cmp(info_binary_kl(A, p, q), c, &effort);
    return s == SIGN_ZERO ? 0 : s == SIGN_NEG ? -1 : s == SIGN_POS ? 1 : 2;
}

/* q = 1 - u (1 +- 2^-slack), u rounded to bits + 8 bits: below the root when `below`. */
static void nudged(mpq_ptr q, mpfr_srcptr u, bool below, long slack, long bits)
{
    mpfr_t w, part;
    mpfr_init2(w, bits + 8);
    mpfr_init2(part, bits + 8);
    mpfr_rnd_t rnd = below ? MPFR_RNDU : MPFR_RNDD;
    mpfr_mul_2si(part, u, -slack, MPFR_RNDU);
    if (below) mpfr_add(w, u, part, rnd);
    else mpfr_sub(w, u, part, rnd);
    mpfr_get_q(q, w);
    mpz_sub(mpq_numref(q), mpq_denref(q), mpq_numref(q));
    mpq_canonicalize(q);
    mpfr_clear(w);
    mpfr_clear(part);
}

/* The rational of least denominator in [lo,hi], 0 <= lo < hi, by the continued fractions of both. */
static void simplest(mpq_ptr q, mpq_srcptr lo, mpq_srcptr hi)
{
    mpq_t a, b;
    mpz_t whole;
    mpq_inits(a, b, NULL);
    mpz_init(whole);
    mpz_cdiv_q(whole, mpq_numref(lo), mpq_denref(lo));
    mpq_set_z(q, whole);
    if (mpq_cmp(q, hi) > 0) { /* no integer between: the same whole part, and the simplest of the inverted rests */
        mpz_sub_ui(whole, whole, 1);
        mpq_set_z(q, whole);
        mpq_sub(a, lo, q);
        mpq_sub(b, hi, q);
        mpq_inv(a, a);
        mpq_inv(b, b);
        mpq_t rest;
        mpq_init(rest);
        simplest(rest, b, a);
        mpq_inv(rest, rest);
        mpq_add(q, q, rest);
        mpq_clear(rest);
    }
    mpq_clears(a, b, NULL);
    mpz_clear(whole);
}

/* Is the root a rational of denominator at most 10^6? Proved by kl(p||q) = c. */
static bool exact(mpq_ptr lo, mpq_ptr hi, arena_t *A, mpq_srcptr p, const real_t *c)
{
    mpq_ptr q = arena_mpq(A, 1);
    simplest(q, lo, hi);
    if (mpz_cmp_ui(mpq_denref(q), 1000000) > 0 || mpq_cmp(q, p) < 0 || kl_against(A, p, q, c) != 0) return false;
    mpq_set(lo, q);
    mpq_set(hi, q);
    return true;
}

/* The cases with a name: c infinite or 0, p = 1, p = 0 with e^-c rational. */
static bool by_form(mpq_ptr lo, mpq_ptr hi, arena_t *A, mpq_srcptr p, const real_t *c)
{
    effort_t effort = EFFORT_DEFAULT;
    mpq_ptr e = arena_mpq(A, 1);
    mpq_set_ui(lo, 1, 1);
    if (real_is_inf(c) > 0 || mpq_equal(p, lo)) { mpq_set(hi, lo); return true; }
    if (real_sgn(c, &effort) == SIGN_ZERO) { mpq_set(lo, p); mpq_set(hi, p); return true; }
    if (mpq_sgn(p) == 0 && real_is_rat(real_exp(real_neg(c)), e)) { mpq_sub(lo, lo, e); mpq_set(hi, lo); return true; }
    return false;
}

bool klinv_ends(mpq_ptr lo, mpq_ptr hi, arena_t *A, mpq_srcptr p, const real_t *c, long bits)
{
    if (by_form(lo, hi, A, p, c)) return true;
    mpq_set(lo, p);
    mpq_set_ui(hi, 1, 1);
    mpq_ptr q = arena_mpq(A, 1);
    mpfr_t u;
    mpfr_init2(u, bits + 96);
    bool solved = solve(u, p, c, bits), reached = false;
    if (solved && mpfr_get_exp(u) < -KLINV_TAIL_BITS) {
        mpfr_set_ui_2exp(u, 1, -KLINV_TAIL_BITS, MPFR_RNDN);
        mpfr_get_q(q, u);
        mpq_sub(q, hi, q);
        if (mpq_cmp(q, p) > 0 && kl_against(A, p, q, c) <= 0) mpq_set(lo, q);
        solved = false;
    }
    for (long slack = bits + 2; solved && !reached && slack > 1; slack -= slack > 16 ? 8 : 1) {
        nudged(q, u, true, slack, bits);
        bool low = mpq_cmp(q, p) <= 0 || kl_against(A, p, q, c) <= 0;
        if (low && mpq_cmp(q, lo) > 0) mpq_set(lo, q);
        nudged(q, u, false, slack, bits);
        int above = mpq_cmp(q, p) > 0 ? kl_against(A, p, q, c) : -1;
        if (above == 0 || above == 1) mpq_set(hi, q);
        reached = low && mpq_cmp_ui(hi, 1, 1) < 0;
    }
    mpfr_clear(u);
    if (reached && bits >= 40 && exact(lo, hi, A, p, c)) return true;
    return reached;
}

/* --- as an expression ------------------------------------------------------------------------------------------ */

typedef struct { long bits; const loglin_t *lo, *hi; } known_t;
typedef struct { arena_t *home; mpq_srcptr p; const real_t *c; known_t *known; } source_t;

static bool same(const void *source, const void *other)
{
    const source_t *x = source, *y = other;
    mpq_ptr zero = arena_mpq(x->home, 1);
    return mpq_equal(x->p, y->p) && real_is_rat(real_sub(x->c, y->c), zero) && mpq_sgn(zero) == 0;
}

static void ends(const loglin_t **lo, const loglin_t **hi, arena_t *A, const void *source, long bits)
{
    const source_t *s = source;
    (void)A;
    if (bits > s->known->bits) {
        mpq_ptr e = arena_mpq(s->home, 2);
        klinv_ends(e, e + 1, s->home, s->p, s->c, bits);
        *s->known = (known_t){ bits, loglin_rat(s->home, e), loglin_rat(s->home, e + 1) };
    }
    *lo = s->known->lo;
    *hi = s->known->hi;
}

static const bracket_kind_t klinv_kind = { "klinv", same, ends };

const real_t *klinv_real(arena_t *A, mpq_srcptr p, const real_t *c)
{
    enum { FIRST_BITS = 48 };
    mpq_ptr e = arena_mpq(A, 3), own = e + 2;
    if (real_is_undefined(c)) return c;
    mpq_set(own, p);
    klinv_ends(e, e + 1, A, p, c, FIRST_BITS);
    if (mpq_equal(e, e + 1)) return real_rat(A, e);
    source_t *s = ARENA_NEW(A, source_t);
    *s = (source_t){ A, own, c, ARENA_NEW(A, known_t) };
    *s->known = (known_t){ FIRST_BITS, loglin_rat(A, e), loglin_rat(A, e + 1) };
    return real_bracket(A, &klinv_kind, s);
}

const real_t *klinv_lower_real(arena_t *A, mpq_srcptr p, const real_t *c)
{
    mpq_ptr mirrored = arena_mpq(A, 1);
    complement(mirrored, p);
    return real_sub(real_si(A, 1), klinv_real(A, mirrored, c));
}
