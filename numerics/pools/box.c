/* SPDX-License-Identifier: MIT */
#include "numerics/pools/box.h"

#include <math.h>

#define TINY 0x1p-300

double box_up(double x) { return fmin(fmax(x * (1 + 0x1p-51), TINY), 1); }

double box_down(double x)
{
    x *= 1 - 0x1p-51;
    return x >= TINY ? x : 0;
}

span_t box_sum(const box_t *m, const bool *S)
{
    span_t b = { 0, 0 };
    for (size_t k = 0; k < m->n; k++)
        if (!S || S[k]) { b.lo += m->lo[k]; b.hi += m->hi[k]; }
    return (span_t){ b.lo * (1 - (double)m->n * 0x1p-52), b.hi * (1 + (double)m->n * 0x1p-52) };
}

void box_of_levels(double *lo, double *hi, size_t levels, const box_t *m, const size_t *of)
{
    unsigned parts[levels];
    for (size_t i = 0; i < levels; i++) { lo[i] = hi[i] = 0; parts[i] = 0; }
    for (size_t k = 0; k < m->n; k++) {
        lo[of[k]] += m->lo[k];
        hi[of[k]] += m->hi[k];
        parts[of[k]]++;
    }
    for (size_t i = 0; i < levels; i++) {
        lo[i] *= 1 - parts[i] * 0x1p-52;
        hi[i] *= 1 + parts[i] * 0x1p-52;
    }
}

/* p_k = 1 - the others. */
static void tighten(box_t *m)
{
    span_t all = box_sum(m, NULL);
    for (size_t k = 0; k < m->n; k++) {
        double least = m->hi[k] - (all.hi - 1) * (1 + 0x1p-51), most = box_up(1 - all.lo) + m->lo[k];
        m->hi[k] = fmin(m->hi[k], box_up(most));
        if (least > 0) m->lo[k] = fmax(m->lo[k], box_down(least));
    }
}

void box_times(box_t *m, const size_t *of, const double *lo, const double *hi)
{
    for (size_t k = 0; k < m->n; k++) {
        m->lo[k] = lo ? box_down(m->lo[k] * lo[of[k]]) : 0;
        m->hi[k] = lo ? box_up(m->hi[k] * hi[of[k]]) : 1;
    }
    tighten(m);
}
