/* SPDX-License-Identifier: MIT
**
** The best of N draws from n samples ranked 1 (best) .. n: rank > j with probability ((n-j)/n)^N.
**
** Gain. Summing by parts over the levels, j the number of samples in this level and above, u = (n-j)/n:
**     G = sum gap u (1 - u^(N-1)),   terms >= 0:   to a factor 2^-46 + 2^-50 + (sum_adds + 2) 2^-53.
** Gaps below 2^-1022 are off by 2^-1074 each, and G > 2^-63 (the gaps sum to more than 1/4, so one exceeds 2^-22, and u, 1 - u^(N-1) >= 1/n >= 2^-20).
**
** KL. It is the same for all rewards: sum_j q_j log f_j, f_j = n q_j, q_j = u^N (1 - (1 - 1/(n-j+1))^N), u = (n-j+1)/n.
**   [1] u^N: u rounded, squares and products: (2N + 20) 2^-53
**   [2] the other factor: frontier_some_of, 2^-46;  two products, the quotient: 2^-51
**   [3] f log f moves by at most |1 + log f| f e, e = 1.01 ([1] + [2]), and fexp_log by 2^-49 max(1, |log f|) f; product, sum_adds
**       additions: together at most (e + 2^-48 + (sum_adds + 2) 2^-53) f (1 + |log f|)
** Ranks from where f < 2^-900 on: f falls with j, so each adds less than 2^-890/n.
*/
#include "numerics/frontier/frontier_parts.h"

/* s_N = 1 - (1 - v)^N from s_1 = v by s_2k = s_k (2 - s_k), s_(k+1) = s_k + v (1 - s_k): a factor 1 + e on s_k stays within 1 + e (the
** derivatives have logarithmic slope at most 1), so each of at most 40 steps adds its own three roundings: 121 * 2^-53 < 2^-46. */
double frontier_some_of(double v, unsigned long N)
{
    if (N == 0) return 0;
    int bit = 63 - __builtin_clzl(N);
    double s = v;
    while (bit-- > 0) {
        s = s * (2 - s);
        if (N >> bit & 1) s = s + v * (1 - s);
    }
    return s;
}

static ball_t gain_of(const frontier_law_t *l, unsigned long N)
{
    sum_t s = { 0, 0 };
    double n = (double)l->n;
    size_t above = 0;
    for (size_t i = 0; i + 1 < l->levels; i++) {
        above += l->count[i];
        s.block += l->gap[i] * ((n - (double)above) / n) * frontier_some_of((double)above / n, N - 1);
        if (i % SUM_BLOCK == SUM_BLOCK - 1) sum_fold(&s);
    }
    sum_fold(&s);
    return N == 1 ? ball_exact(0) : ball_rel(s.total, 0x1p-45 + (sum_adds(l->levels) + 2) * BALL_U);
}

static double power(double u, unsigned long N)
{
    double p = 1;
    for (; N; N >>= 1, u *= u)
        if (N & 1) p *= u;
    return p;
}

static ball_t kl_of(size_t count, unsigned long N)
{
    if (count == 1 || N == 1) return ball_exact(0);
    sum_t s = { 0, 0 }, weight = { 0, 0 };
    double n = (double)count;
    for (size_t j = 0; j < count; j++) {
        double left = n - (double)j, f = n * power(left / n, N) * frontier_some_of(1 / left, N); /* [1] [2] */
        if (f < 0x1p-900) break;
        double log = fexp_log(f);
        s.block += f * log;
        weight.block += f * (1 + fabs(log));
        if (j % SUM_BLOCK == SUM_BLOCK - 1) { sum_fold(&s); sum_fold(&weight); }
    }
    sum_fold(&s);
    sum_fold(&weight);
    double factor = 1.01 * (2 * (double)N * BALL_U + 0x1p-45) + 0x1p-48 + (sum_adds(count) + 4) * BALL_U; /* [3] */
    return (ball_t){ s.total / n, ball_up(weight.total / n * factor * (1 + 0x1p-20) + 0x1p-800) };
}

/* The KL counts ties as responses of their own, so it is the same when all rewards are equal; then the choice among them is arbitrary. */
frontier_point_t frontier_law_best(const frontier_law_t *l, unsigned long N)
{
    return (frontier_point_t){ .gain = l->levels == 1 ? ball_exact(0) : gain_of(l, N), .kl = kl_of(l->n, N) };
}

ball_t frontier_best_bound(unsigned long N)
{
    double n = (double)N;
    return N == 1 ? ball_exact(0) : ball_sub(ball_log(ball_exact(n)), ball_rel((n - 1) / n, BALL_U));
}
