/* SPDX-License-Identifier: MIT
**
** Base laws, rewards and tilts.
*/
#include "bench/plain/tilt.h"

bool whole(double x, double least, double most) { return x == floor(x) && x >= least && x <= most; }

double *logs_of(out_t *o, const table_t *w)
{
    double *f = work(o, w->cells);
    for (size_t y = 0; y < w->cells; y++) {
        if (w->at[y] <= 0) return NULL;
        f[y] = log(w->at[y]);
    }
    return f;
}

double tilt_law(double *q, const double *p, const double *f, double k, size_t n)
{
    double most = k * f[0], Z = 0;
    for (size_t y = 1; y < n; y++) most = fmax(most, k * f[y]);
    for (size_t y = 0; y < n; y++) Z += q[y] = p[y] * exp(k * f[y] - most);
    for (size_t y = 0; y < n; y++) q[y] /= Z;
    return log(Z) + most;
}

double mean(const double *p, const double *f, size_t n)
{
    double sum = 0;
    for (size_t y = 0; y < n; y++) sum += p[y] * f[y];
    return sum;
}

double range(const double *f, size_t n)
{
    double least = f[0], most = f[0];
    for (size_t y = 1; y < n; y++) {
        least = fmin(least, f[y]);
        most = fmax(most, f[y]);
    }
    return most - least;
}

bool base_read(base_t *b, out_t *o, const plain_t *c)
{
    size_t n = c->value[0].cells;
    *b = (base_t){ .n = n, .pi0 = c->value[0].at, .log_w = logs_of(o, &c->value[1]), .beta = c->value[2].at[0] };
    for (size_t y = 0; y < n; y++)
        if (b->pi0[y] == 0) return false;
    if (!b->log_w || b->beta <= 0) return false;
    b->tilted = work(o, n);
    b->log_Z = tilt_law(b->tilted, b->pi0, b->log_w, 1, n);
    return true;
}
