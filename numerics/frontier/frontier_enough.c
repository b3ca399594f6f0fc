/* SPDX-License-Identifier: MIT
**
** a, c and d are proposed in doubles; what the theorem asks of them is decided exactly, and n is rounded up from an
** enclosure.
*/
#include "numerics/frontier/frontier_enough.h"
#include "numerics/expr/real.h"
#include "numerics/base/encl.h"

#include <math.h>

/* kl(p||q), rationals in (0,1). */
static const real_t *kl(arena_t *A, mpq_srcptr p, mpq_srcptr q)
{
    mpq_ptr x = arena_mpq(A, 2), y = x + 1;
    mpq_set_ui(x, 1, 1);
    mpq_sub(x, x, p);
    mpq_set_ui(y, 1, 1);
    mpq_sub(y, y, q);
    const real_t *one = real_scale(real_sub(real_log_rat(A, p), real_log_rat(A, q)), p);
    return real_add(one, real_scale(real_sub(real_log_rat(A, x), real_log_rat(A, y)), x));
}

static sign_t against(const real_t *x, mpq_srcptr K)
{
    effort_t effort = EFFORT_DEFAULT;
    return real_cmp(x, real_rat(real_home(x), K), &effort);
}

static double kl_near(double p, double q) { return p * log(p / q) + (1 - p) * log1p((q - p) / (1 - q)); }

/* A whole number n >= 1: of at least x > 0 (up), NULL where none is found; or of at most ceil x, 1 where no other is
** found. */
static mpq_ptr whole(arena_t *A, const real_t *x, bool up)
{
    encl_t e;
    mpq_ptr n = arena_mpq(A, 1);
    mpfi_init2(e, 512);
    real_encl_sharp(e, x);
    mpfr_srcptr end = up ? &e->right : &e->left;
    bool found = mpfr_number_p(end);
    mpq_set_ui(n, 1, 1);
    if (found && mpfr_cmp_ui(end, 1) > 0) mpfr_get_z(mpq_numref(n), end, MPFR_RNDU);
    mpfi_clear(e);
    return found || !up ? n : NULL;
}

/* --- enough ------------------------------------------------------------------------------------------------------- */

enum { PARTS = 32, TRIES = 40 };
typedef struct { unsigned c, d; double b, rate; } guess_t; /* c eta/PARTS, eta 2^-d */

/* The b of kl(e||b) = K, b < e; 0 where it is too small. */
static double b_near(double e, double K)
{
    double lo = -600, hi = log(e);
    if (e <= 0 || kl_near(e, exp(lo)) < K) return 0;
    for (int k = 0; k < 80; k++) {
        double mid = (lo + hi) / 2;
        if (kl_near(e, exp(mid)) >= K) lo = mid;
        else hi = mid;
    }
    return exp(lo);
}

static guess_t guess(double eta, double K)
{
    guess_t best = { 0, 0, 0, 0 };
    for (unsigned c = 1; c < PARTS; c++)
        for (unsigned d = 3; d <= 12; d++) {
            double cc = eta * c / PARTS, dd = ldexp(eta, -(int)d), b = b_near(eta - cc - dd, K), a = b / (1 + cc);
            double rate = fmin(a * cc * cc / (2 + 2 * cc), 2 * dd * dd);
            if (b > 0 && b < 1 && rate > best.rate) best = (guess_t){ c, d, b, rate };
        }
    return best;
}

/* log(4P/delta)/min, at these a, c, d. */
static mpq_ptr number(arena_t *A, mpq_srcptr a, mpq_srcptr c, mpq_srcptr d, mpq_srcptr delta, size_t prompts)
{
    mpq_ptr x = arena_mpq(A, 4), lower = x + 1, upper = x + 2, square = x + 3;
    mpq_mul(lower, a, c);
    mpq_add(upper, a, lower);
    mpq_sub(lower, a, lower);
    mpq_mul(square, d, d);
    mpq_add(square, square, square);
    mpq_set_ui(x, 4 * prompts, 1);
    mpq_div(x, x, delta);
    const real_t *price = real_log_rat(A, x),
                 *rate = real_min(real_min(kl(A, lower, a), kl(A, upper, a)), real_rat(A, square));
    return whole(A, real_div(price, rate), true);
}

static void find_enough(frontier_enough_t *e, arena_t *A, mpq_srcptr K, mpq_srcptr share, mpq_srcptr delta,
                        size_t prompts)
{
    mpq_ptr c = arena_mpq(A, 6), d = c + 1, left = c + 2, b = c + 3, a = c + 4, shrink = c + 5;
    guess_t g = guess(mpq_get_d(share), mpq_get_d(K));
    e->kind = ENOUGH_TOO_MANY;
    if (g.rate <= 0) return;
    mpq_set_ui(c, g.c, PARTS);
    mpq_canonicalize(c);
    mpq_mul(c, c, share);
    mpq_div_2exp(d, share, g.d);
    mpq_sub(left, share, c);
    mpq_sub(left, left, d);
    mpq_set_d(b, g.b);
    mpq_set_ui(shrink, 1023, 1024);
    for (int k = 0; k < TRIES; k++, mpq_mul(b, b, shrink)) {
        sign_t sign = mpq_cmp(b, left) < 0 ? against(kl(A, left, b), K) : SIGN_NEG;
        if (sign != SIGN_POS && sign != SIGN_ZERO) continue;
        mpq_set_ui(a, 1, 1);
        mpq_add(a, a, c);
        mpq_div(a, b, a);
        e->enough = number(A, a, c, d, delta, prompts);
        if (e->enough) e->kind = ENOUGH_FOUND;
        return;
    }
}

/* --- not enough --------------------------------------------------------------------------------------------------- */

/* ceil(log(1/delta)/(P log(1/(1-p)))) at the least p of 2^-k (1-eta)/2 and a few between with kl(eta+p||p) < K,
** decided. */
static mpq_ptr find_needed(arena_t *A, mpq_srcptr K, mpq_srcptr share, mpq_srcptr delta, size_t prompts)
{
    mpq_ptr p = arena_mpq(A, 5), lo = p + 1, hi = p + 2, q = p + 3, x = p + 4;
    mpq_set_ui(hi, 1, 1);
    mpq_sub(hi, hi, share);
    mpq_div_2exp(hi, hi, 1);
    for (int k = 0; k < TRIES; k++) { /* kl at lo is K or more, or lo is 0; at hi it is less, but for the first hi */
        if (k == 0) mpq_set(p, hi);
        else if (mpq_sgn(lo) == 0) mpq_div_2exp(p, hi, 1);
        else { mpq_add(p, lo, hi); mpq_div_2exp(p, p, 1); }
        mpq_add(q, p, share);
        bool less = against(kl(A, q, p), K) == SIGN_NEG;
        if (k == 0 && !less) { mpq_set_ui(x, 1, 1); return x; }
        mpq_set(less ? hi : lo, p);
    }
    mpq_set_ui(x, 1, 1);
    mpq_sub(x, x, hi);
    mpq_inv(x, x);
    mpq_inv(q, delta);
    mpq_set_ui(p, prompts, 1);
    return whole(A, real_div(real_log_rat(A, q), real_scale(real_log_rat(A, x), p)), false);
}

void frontier_enough(frontier_enough_t *e, arena_t *A, mpq_srcptr K, mpq_srcptr share, mpq_srcptr delta, size_t prompts)
{
    mpq_ptr x = arena_mpq(A, 2), y = x + 1;
    mpq_set_ui(x, 1, 1);
    mpq_sub(y, x, share);
    mpq_add(x, x, share);
    mpq_div(x, x, y);
    *e = (frontier_enough_t){ .kind = ENOUGH_ANY };
    sign_t sign = against(real_scale(real_log_rat(A, x), share), K);
    if (sign == SIGN_UNKNOWN || sign == SIGN_NEG) find_enough(e, A, K, share, delta, prompts);
    e->needed = find_needed(A, K, share, delta, prompts);
    e->reach = whole(A, real_exp(real_rat(A, K)), false);
}
