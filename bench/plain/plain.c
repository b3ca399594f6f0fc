/* SPDX-License-Identifier: MIT */
#include "bench/plain/plain.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

double *work(out_t *o, size_t n)
{
    if (o->used + n > o->size) { fprintf(stderr, "plain: out of scratch\n"); abort(); }
    double *p = o->work + o->used;
    o->used += n;
    return p;
}

double *work_zeroed(out_t *o, size_t n) { return memset(work(o, n), 0, n * sizeof(double)); }

bool in_unit(const table_t *v)
{
    for (size_t i = 0; i < v->cells; i++)
        if (v->at[i] < 0 || v->at[i] > 1) return false;
    return true;
}

bool in_positive_unit(const table_t *v)
{
    for (size_t i = 0; i < v->cells; i++)
        if (v->at[i] <= 0 || v->at[i] > 1) return false;
    return true;
}
