/* SPDX-License-Identifier: MIT */
#include "bench/plain/info.h"

#include <string.h>

double sum_xlogx(const double *p, size_t n)
{
    double sum = 0;
    for (size_t i = 0; i < n; i++) sum += xlogx(p[i]);
    return sum;
}

double binary_entropy(double x) { return -xlogx(x) - xlogx(1 - x); }
double kl(const double *p, const double *q, size_t n)
{
    double sum = 0;
    for (size_t i = 0; i < n; i++) sum += xlogxy(p[i], q[i]);
    return sum;
}

double mutual(out_t *o, const double *P, size_t nx, size_t ny)
{
    double *py = work_zeroed(o, ny), sum = 0, mass = 0;
    for (size_t x = 0; x < nx; x++) {
        double px = 0;
        for (size_t y = 0; y < ny; y++) {
            double p = P[x * ny + y];
            px += p;
            py[y] += p;
            sum += xlogx(p);
        }
        sum -= xlogx(px);
        mass += px;
    }
    return sum - sum_xlogx(py, ny) + xlogx(mass);
}

void compose(double *WV, const double *W, const double *V, size_t nx, size_t nh, size_t ny)
{
    memset(WV, 0, nx * ny * sizeof *WV);
    for (size_t x = 0; x < nx; x++)
        for (size_t h = 0; h < nh; h++)
            for (size_t y = 0; y < ny; y++) WV[x * ny + y] += W[x * nh + h] * V[h * ny + y];
}

/* --- capacity -------------------------------------------------------------------------------------------------- */

/* d(x) = KL(W_x||q) with q = pW; h(x) = sum_y W log W. */
static void divergences(double *d, double *q, const double *h, const double *p, const double *W, size_t nx, size_t ny)
{
    memset(q, 0, ny * sizeof *q);
    for (size_t x = 0; x < nx; x++)
        for (size_t y = 0; y < ny; y++) q[y] += p[x] * W[x * ny + y];
    for (size_t y = 0; y < ny; y++) q[y] = q[y] > 0 ? log(q[y]) : 0;
    for (size_t x = 0; x < nx; x++) {
        d[x] = h[x];
        for (size_t y = 0; y < ny; y++) d[x] -= W[x * ny + y] * q[y];
    }
}

/* log sum_x p(x) e^d(x) <= C <= max d; p becomes p e^d, normalised. */
static double improve(double *gap, double *p, const double *d, size_t nx)
{
    double most = d[0], sum = 0;
    for (size_t x = 0; x < nx; x++) {
        p[x] *= exp(d[x]);
        sum += p[x];
        most = fmax(most, d[x]);
    }
    for (size_t x = 0; x < nx; x++) p[x] /= sum;
    double lower = log(sum);
    *gap = most - lower;
    return lower;
}

double blahut_arimoto(out_t *o, const double *W, size_t nx, size_t ny)
{
    double *p = work(o, 3 * nx + ny), *h = p + nx, *d = h + nx, *q = d + nx, gap = 1, lower = 0;
    for (size_t x = 0; x < nx; x++) {
        p[x] = 1 / (double)nx;
        h[x] = sum_xlogx(W + x * ny, ny);
    }
    for (int k = 0; k < CAPACITY_ROUNDS && gap > CAPACITY_GAP; k++) {
        divergences(d, q, h, p, W, nx, ny);
        lower = improve(&gap, p, d, nx);
    }
    return lower;
}

double capacity(out_t *o, const double *W, size_t nx, size_t ny)
{
    double C = o->quick ? capacity_quick(o, W, nx, ny) : NAN;
    return isnan(C) ? blahut_arimoto(o, W, nx, ny) : C;
}

/* --- inverses and sums ------------------------------------------------------------------------------------------- */

/* --- types ------------------------------------------------------------------------------------------------------ */

double log_factorial(size_t k)
{
    static double table[FACTORIALS];
    if (table[2] == 0)
        for (size_t i = 2; i < FACTORIALS; i++) table[i] = table[i - 1] + log((double)i);
    return table[k];
}

double type_count(size_t n, size_t m)
{
    double count = 1;
    for (size_t k = 1; k < n; k++) count = count * (double)(m + k) / (double)k;
    return round(count);
}

void type_first(size_t *t, size_t n, size_t m)
{
    memset(t, 0, n * sizeof *t);
    t[0] = m;
}

bool type_next(size_t *t, size_t n)
{
    size_t k = n - 1, tail = t[k];
    t[k] = 0;
    while (k > 0 && t[k - 1] == 0) k--;
    if (k == 0) return false;
    t[k - 1]--;
    t[k] = tail + 1;
    return true;
}

double type_probability(const size_t *t, const double *log_p, size_t n, size_t m)
{
    double sum = log_factorial(m);
    for (size_t z = 0; z < n; z++)
        if (t[z] > 0) sum += (double)t[z] * log_p[z] - log_factorial(t[z]);
    return exp(sum);
}
