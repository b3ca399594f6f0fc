/* SPDX-License-Identifier: MIT
**
** The two passes over the levels of a law. Which of them serves is decided in frontier_tilt.c, where their errors are added up.
*/
#include "numerics/frontier/frontier_parts.h"

centred_t frontier_centred(const frontier_law_t *l, const uint32_t *count, double theta)
{
    sum_t less = { 0, 0 }, rest = { 0, 0 }, spread = { 0, 0 }, total = { 0, 0 };
    for (size_t i = 0; i < l->levels;) {
        size_t stop = l->levels - i < SUM_BLOCK ? l->levels : i + SUM_BLOCK;
        for (; i < stop; i++) {
            fexp_t f = fexp_parts(theta * l->y[i]);
            double y = l->y[i], cy = count[i] * y;
            less.block += cy * f.less;
            rest.block += count[i] * f.rest;
            spread.block += cy * y * f.exp;
            total.block += cy;
        }
        sum_fold(&less);
        sum_fold(&rest);
        sum_fold(&spread);
        sum_fold(&total);
    }
    return (centred_t){ less.total, rest.total, spread.total, total.total };
}

topped_t frontier_topped(const frontier_law_t *l, const uint32_t *count, size_t n, double theta)
{
    sum_t weight = { 0, 0 }, lost = { 0, 0 }, t1 = { 0, 0 }, t2 = { 0, 0 };
    size_t i = 0, seen = 0;
    while (i + 1 < l->levels && count[i] == 0) i++;
    double top = l->x[i];
    for (bool cut = false; i < l->levels && !cut;) {
        size_t stop = l->levels - i < SUM_BLOCK ? l->levels : i + SUM_BLOCK;
        for (; i < stop; i++) {
            double t = theta * (l->x[i] - top);
            if ((cut = !(t <= TOP_CUT))) break;
            fexp_t f = fexp_parts(-t);
            double w = count[i] * f.exp;
            seen += count[i];
            weight.block += w;
            lost.block -= count[i] * f.less;
            t1.block += w * t;
            t2.block += w * t * t;
        }
        sum_fold(&weight);
        sum_fold(&lost);
        sum_fold(&t1);
        sum_fold(&t2);
    }
    return (topped_t){ weight.total, lost.total + (double)(n - seen), t1.total, t2.total, top };
}
