/* SPDX-License-Identifier: MIT
**
** One prompt at one tilt, its bias corrected by the jackknife over its samples (Quenouille, "Notes on bias in
** estimation", 1956): of a statistic f of n samples, n f - (n-1) mean_i f(all but i). Where the bias is b/n + O(1/n^2),
** what is left is O(1/n^2). Plain doubles; nothing is certified.
**
** With s = theta y and sums over the samples from the greatest down (z = y - the greatest):
**     W = sum e^(theta z), A = sum z e^(theta z), Z = sum z,
**     log M = log(W/n) - theta Z/n,   gain = A/W - Z/n,   KL = theta gain - log M,   charge = (log M)/theta.
** Without one sample the sums lose its term; without the only greatest one they are taken anew, since W may have been
** all its own.
*/
#include "numerics/frontier/frontier_parts.h"

typedef struct { double W, A, Z, n; } sums_t;

static frontier_value_t value_of(sums_t s, double theta)
{
    double mean = s.Z / s.n, gain = s.A / s.W - mean, log_M = fexp_log(s.W / s.n) - theta * mean;
    return (frontier_value_t){ log_M / theta, gain, theta * gain - log_M };
}

/* From the first level of positive count at or after `from`; which it is. */
static sums_t sums_from(const frontier_law_t *l, const uint32_t *count, size_t from, double theta, size_t *top)
{
    sums_t s = { 0, 0, 0, 0 };
    while (count[from] == 0) from++;
    *top = from;
    for (size_t i = from; i < l->levels; i++) {
        double z = l->x[from] - l->x[i], c = count[i], w = c * fexp(theta * z);
        s.W += w;
        s.A += w * z;
        s.Z += c * z;
        s.n += c;
    }
    return s;
}

frontier_value_t frontier_jackknifed(const frontier_law_t *l, const uint32_t *count, double theta)
{
    size_t top, next;
    sums_t all = sums_from(l, count, 0, theta, &top);
    if (all.n < 2 || all.Z == 0 || !(theta > 0)) return (frontier_value_t){ 0, 0, 0 };
    frontier_value_t f = value_of(all, theta), sum = { 0, 0, 0 };
    for (size_t i = top; i < l->levels; i++) {
        if (count[i] == 0) continue;
        double z = l->x[top] - l->x[i], w = fexp(theta * z), c = count[i];
        bool only = i == top && count[i] == 1;
        frontier_value_t g = value_of(only ? sums_from(l, count, i + 1, theta, &next)
                                           : (sums_t){ all.W - w, all.A - w * z, all.Z - z, all.n - 1 },
                                      theta);
        sum.charge += c * g.charge;
        sum.gain += c * g.gain;
        sum.kl += c * g.kl;
    }
    double n = all.n, less = (n - 1) / n;
    return (frontier_value_t){ n * f.charge - less * sum.charge, n * f.gain - less * sum.gain,
                               n * f.kl - less * sum.kl };
}
