/* SPDX-License-Identifier: MIT
**
** Gain and KL of one tilt, certified: theta = 2^k/beta, s = theta y, t = theta x; gains here in units of 2^k.
**
** *Centred*, for theta max y <= CENTRED_MAX. With A = E0 y (e^s - 1), B = E0 (e^s - 1 - s), both sums of terms >= 0,
** the mean d = theta E0 y (nearly 0) and M = E0 e^s = 1 + B + d:
**     G  = E_pi y - E0 y = (A - E0 y (B + d))/M
**     KL = E_pi s - log M = theta G + d - log(1 + B) - log(1 + d/(1 + B))
**        = theta G + d B/(1 + B) - log(1 + B) + e,     0 <= e <= z^2, z = d/(1 + B), |z| <= 1/2,
** for z - z^2 <= log(1 + z) <= z. No cancellation that grows as theta falls: theta G is about v, log(1 + B) about v/2,
** v = theta^2 Var0 y.
**
** Errors of A and B (u = 2^-53), to first order with room for the rest:
**   [1] s: y to 2 u, theta to 2 u, one product:                         5 u s
**   [2] which moves e^s - 1 by a factor of at most 1 + max(s, 0), since s e^s/(e^s - 1) <= 1 + max(s, 0), and e^s - 1 -
**   s of at
**       most 2 + max(s, 0), since s (e^s - 1) <= (2 + s)(e^s - 1 - s) for s >= 0, <= 2 (e^s - 1 - s) for s < 0 (tanh x
**       <= x):
**                                                                      (2 + max s) 5.1 u
**   [3] fexp's own: less 2^-49, rest 2^-47;  y 2 u, two products 2 u:   2^-46.9
**   [4] sum_adds additions of terms >= 0:                               sum_adds u
** [1] to [4]: SUM_ERROR, (2 + max s) 2^-50 + 2^-46 + (sum_adds + 2) u. Where numbers leave the doubles' range: theta >=
** 2^-400 and the top level has y >= 2^-23 (a mean of n <= 2^20 terms, one of them >= 1/4), so A >= theta y^2/n and B >=
** theta^2 y^2/2n exceed
** 2^-900/n, beside which n errors of 2^-1000 are nothing (with theta <= 2^30 the absolute error of y, 2^-1074, as
** little).
**
** *Topped*, else. With W = E0 e^-t and T = E0 t e^-t / W:   KL = -log W - T,   G = E0 x - T/theta. As log(1/W) <= log n
** and max s > 32 > 2 log n, T is less than half of theta E0 x: no cancellation in G.
**   [5] t: 5 u t, t <= 64; e^-t itself 2^-50; t w: 2 products:             64 * 5.1 u + 2^-49.5 < 2^-44
**   [6] terms cut off, t > 64 - 2^-43: each e^-t < 2^-92, t e^-t < 2^-86, and at most 2^20 of them, divided by n:
**       E0: absolute 2^-92, 2^-86; and W >= 1/n >= 2^-20
**   [7] 1 - e^-t: fexp's 2^-49, t moves it by a factor of at most 1 (t e^-t <= 1 - e^-t):   2^-48
*/
#include "numerics/frontier/frontier_parts.h"

static ball_t half_range(const frontier_law_t *l, ball_t kl) /* range sqrt(kl/2) */
{
    return ball_mul(l->range, ball_sqrt(ball_mul(kl, ball_exact(0.5))));
}

static frontier_point_t centred_point(const frontier_law_t *l, double theta, double theta_error)
{
    centred_t c = frontier_centred(l, l->count, theta);
    double n = (double)l->n, most = theta * l->y[0],
           error = (2 + most) * 0x1p-50 + 0x1p-46 + (sum_adds(l->levels) + 2) * BALL_U;
    ball_t th = ball_rel(theta, theta_error), one = ball_exact(1);
    ball_t A = ball_rel(c.less / n, error), B = ball_rel(c.rest / n, error), d = ball_mul(th, l->mean_y);
    ball_t off = ball_add(B, d), gain = ball_div(ball_sub(A, ball_mul(l->mean_y, off)), ball_add(one, off));
    ball_t z = ball_div(d, ball_add(one, B)), zz = ball_mul(z, z);
    ball_t kl = ball_sub(ball_add(ball_mul(th, gain), ball_mul(z, B)), ball_log1p(B));
    kl.rad = ball_up(kl.rad + zz.mid + zz.rad);
    return (frontier_point_t){ .gain = gain, .kl = kl };
}

static frontier_point_t topped_point(const frontier_law_t *l, double theta, double theta_error)
{
    topped_t c = frontier_topped(l, l->count, l->n, theta);
    double n = (double)l->n, adds = (sum_adds(l->levels) + 2) * BALL_U;
    ball_t weight = ball_rel(c.weight / n, 0x1p-44 + adds), t = ball_rel(c.t / n, 0x1p-44 + adds); /* [5] */
    weight.rad += 0x1p-92;                                                                         /* [6] */
    t.rad += 0x1p-86;
    ball_t lost = ball_rel(c.lost / n, 0x1p-47 + adds); /* [7] */
    ball_t T = ball_div(t, weight),
           minus_log = c.lost / n < 0.5 ? ball_neg(ball_log1p(ball_neg(lost))) : ball_neg(ball_log(weight));
    return (frontier_point_t){ .gain = ball_sub(l->mean_x, ball_div(T, ball_rel(theta, theta_error))),
                               .kl = ball_sub(minus_log, T) };
}

/* The limit theta -> infinity: mean x, log(n/k) for k samples at the maximum. */
static frontier_point_t limit_point(const frontier_law_t *l)
{
    double k = l->count[0], n = (double)l->n;
    ball_t ratio = ball_rel((n - k) / k, BALL_U);
    return (frontier_point_t){ .gain = l->mean_x, .kl = l->levels == 1 ? ball_exact(0) : ball_log1p(ratio) };
}

/* Gain and KL grow with theta: outside the range kept in doubles they lie between its end and the limit. */
static frontier_point_t law_point(const frontier_law_t *l, frontier_rate_t rate)
{
    if (l->levels == 1 || rate.mantissa == 0) return (frontier_point_t){ .gain = ball_exact(0), .kl = ball_exact(0) };
    int cut;
    double theta = frontier_theta(l, rate, &cut), error = rate.inexact && !cut ? 0x1p-52 : 0;
    frontier_point_t p = theta * l->y[0] <= CENTRED_MAX ? centred_point(l, theta, error)
                                                        : topped_point(l, theta, error),
                     end;
    if (!cut) return p;
    end = cut < 0 ? (frontier_point_t){ .gain = ball_exact(0), .kl = ball_exact(0) } : limit_point(l);
    p.gain = cut < 0 ? ball_between(end.gain, p.gain) : ball_between(p.gain, end.gain);
    p.kl = cut < 0 ? ball_between(end.kl, p.kl) : ball_between(p.kl, end.kl);
    return p;
}

double frontier_theta(const frontier_law_t *l, frontier_rate_t rate, int *cut)
{
    long e = rate.exponent + l->k;
    *cut = e < -399 ? -1 : e > 900 ? 1 : 0;
    return *cut ? ldexp(1, *cut < 0 ? -400 : 900) : ldexp(rate.mantissa, (int)e);
}

/* 1/beta = mantissa 2^e with the mantissa in [1/2, 1) up to a factor of 2, cut to a double. */
frontier_rate_t frontier_rate(mpq_srcptr beta)
{
    mpq_t q;
    mpq_init(q);
    mpq_inv(q, beta);
    long e = (long)mpz_sizeinbase(mpq_numref(q), 2) - (long)mpz_sizeinbase(mpq_denref(q), 2);
    if (e > 0) mpq_div_2exp(q, q, (mp_bitcnt_t)e);
    else if (e < 0) mpq_mul_2exp(q, q, (mp_bitcnt_t)-e);
    int more;
    double m = frexp(mpq_get_d(q), &more);
    mpq_clear(q);
    return (frontier_rate_t){ m, e + more, true };
}

/* --- means over prompts ---------------------------------------------------------------------------------------- */

static frontier_point_t mean_of(const frontier_t *F, frontier_point_t (*of)(const frontier_law_t *l, const void *at),
                                const void *at)
{
    frontier_point_t sum = { .gain = ball_exact(0), .kl = ball_exact(0), .root = ball_exact(0) };
    ball_t n = ball_exact((double)F->prompts);
    for (size_t p = 0; p < F->prompts; p++) {
        const frontier_law_t *l = &F->law[p];
        frontier_point_t x = of(l, at);
        sum.gain = ball_add(sum.gain, ball_scale(x.gain, l->k - F->unit));
        sum.kl = ball_add(sum.kl, x.kl);
        sum.root = ball_add(sum.root, ball_scale(half_range(l, x.kl), l->k - F->unit));
    }
    return (frontier_point_t){ ball_div(sum.gain, n), ball_div(sum.kl, n), ball_div(sum.root, n) };
}

static frontier_point_t at_rate(const frontier_law_t *l, const void *rate)
{
    return law_point(l, *(const frontier_rate_t *)rate);
}
static frontier_point_t at_limit(const frontier_law_t *l, const void *none) { (void)none; return limit_point(l); }
static frontier_point_t at_best(const frontier_law_t *l, const void *N)
{
    return (frontier_point_t){ .gain = frontier_law_best(l, *(const unsigned long *)N) };
}

frontier_point_t frontier_tilt(const frontier_t *F, frontier_rate_t rate) { return mean_of(F, at_rate, &rate); }
frontier_point_t frontier_most(const frontier_t *F) { return mean_of(F, at_limit, NULL); }
ball_t frontier_best(const frontier_t *F, unsigned long N) { return mean_of(F, at_best, &N).gain; }
