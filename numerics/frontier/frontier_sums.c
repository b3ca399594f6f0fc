/* SPDX-License-Identifier: MIT
**
** The two passes over the levels of a law. Which of them serves is decided in frontier_tilt.c, where their errors are
** added up.
*/
#include "numerics/frontier/frontier_parts.h"

centred_t frontier_centred(const frontier_law_t *l, const uint32_t *count, double theta)
{
    sum_t less = { 0, 0 }, rest = { 0, 0 };
    for (size_t i = 0; i < l->levels;) {
        size_t stop = l->levels - i < SUM_BLOCK ? l->levels : i + SUM_BLOCK;
        for (; i < stop; i++) {
            fexp_t f = fexp_parts(theta * l->y[i]);
            less.block += count[i] * l->y[i] * f.less;
            rest.block += count[i] * f.rest;
        }
        sum_fold(&less);
        sum_fold(&rest);
    }
    return (centred_t){ less.total, rest.total };
}

topped_t frontier_topped(const frontier_law_t *l, const uint32_t *count, size_t n, double theta)
{
    sum_t weight = { 0, 0 }, lost = { 0, 0 }, t1 = { 0, 0 };
    size_t i = 0, seen = 0;
    for (bool cut = false; i < l->levels && !cut;) {
        size_t stop = l->levels - i < SUM_BLOCK ? l->levels : i + SUM_BLOCK;
        for (; i < stop; i++) {
            double t = theta * l->x[i];
            if ((cut = !(t <= TOP_CUT))) break;
            fexp_t f = fexp_parts(-t);
            double w = count[i] * f.exp;
            seen += count[i];
            weight.block += w;
            lost.block -= count[i] * f.less;
            t1.block += w * t;
        }
        sum_fold(&weight);
        sum_fold(&lost);
        sum_fold(&t1);
    }
    return (topped_t){ weight.total, lost.total + (double)(n - seen), t1.total };
}
