/* SPDX-License-Identifier: MIT
**
** The best of N, without replacement: the mean of the maximum over all N-subsets of the n samples, less the mean. It is
** a U-statistic (Hoeffding,
** "A class of statistics with asymptotically normal distribution", 1948), so its expectation over samples is E
** max(r_1..r_N) - E r of the base model itself, for every N <= n. Beyond n no statistic has that expectation for every
** law.
**
** With j samples in a level and above, C(n-j, N)/C(n, N) of the subsets miss them all. Summing by parts over the
** levels, u = (n-j)/n:
**     G = sum gap u (1 - F(j)),   F(j) = C(n-1-j, N-1)/C(n-1, N-1),   F(0) = 1,
**     F(j) - F(j+1) = F(j) (N-1)/(n-1-j),     F(j+1) = F(j) (n-N-j)/(n-1-j),
** so 1 - F(j) is a sum of terms >= 0. Each F has gone through 3j roundings, each of the j terms through 2 more, and the
** sum through j:
**   [1] 1 - F: a factor (6 j + 2) u, u = 2^-53; where F is below 2^-1022 it is off by 2^-1074 a step, beside 1 - F >
**   1/2
**   [2] gap 2^-52, u 2, two products: 6 u;   sum_adds additions
** Gaps below 2^-1022 are off by 2^-1074 each, and G > 2^-63 (the gaps sum to more than 1/4, so one exceeds 2^-22, and
** u, 1 - F >= 1/n >= 2^-20).
*/
#include "numerics/frontier/frontier_parts.h"

ball_t frontier_law_best(const frontier_law_t *l, unsigned long N)
{
    if (l->levels == 1 || N == 1) return ball_exact(0);
    sum_t s = { 0, 0 };
    double n = (double)l->n, F = 1, hit = 0, j = 0;
    for (size_t i = 0; i + 1 < l->levels; i++) {
        for (uint32_t k = 0; k < l->count[i]; k++, j++) {
            hit += F * ((double)(N - 1) / (n - 1 - j));
            F *= fmax(n - (double)N - j, 0) / (n - 1 - j);
        }
        s.block += l->gap[i] * ((n - j) / n) * hit;
        if (i % SUM_BLOCK == SUM_BLOCK - 1) sum_fold(&s);
    }
    sum_fold(&s);
    return ball_rel(s.total, (6 * n + 16 + sum_adds(l->levels)) * BALL_U);
}

ball_t frontier_best_bound(unsigned long N)
{
    double n = (double)N;
    return N == 1 ? ball_exact(0) : ball_sub(ball_log(ball_exact(n)), ball_rel((n - 1) / n, BALL_U));
}
