/* SPDX-License-Identifier: MIT
**
** Capacity in doubles by the library's own method, a barrier and then the active set, without the certificate: the opponent
** who knows that Blahut and Arimoto's iteration is slow.
*/
#include "bench/plain/info.h"
#include "numerics/capacity/capacity_parts.h"

#include <string.h>

/* The rows that differ, of the columns that are reached; their number. */
static size_t distinct_rows(double *w, size_t *columns, const double *W, size_t nx, size_t ny)
{
    size_t n = 0, m = 0;
    for (size_t y = 0; y < ny; y++) {
        double sum = 0;
        for (size_t x = 0; x < nx; x++) sum += W[x * ny + y];
        if (sum == 0) continue;
        for (size_t x = 0; x < nx; x++) w[x * ny + m] = W[x * ny + y];
        m++;
    }
    for (size_t x = 0; x < nx; x++) {
        size_t k = 0;
        memmove(w + n * m, w + x * ny, m * sizeof *w);
        while (k < n && memcmp(w + k * m, w + n * m, m * sizeof *w) != 0) k++;
        n += k == n;
    }
    *columns = m;
    return n;
}

double capacity_quick(out_t *o, const double *W, size_t nx, size_t ny)
{
    static size_t at[QUICK_INPUTS], place[QUICK_INPUTS];
    size_t n, m, longer = nx > ny ? nx : ny;
    double *w = work(o, nx * ny);
    if (nx > QUICK_INPUTS) return NAN;
    n = distinct_rows(w, &m, W, nx, ny);
    if (n < 2) return 0;
    double *v = work_zeroed(o, 11 * longer + 2 * nx * nx + nx * ny);
    floats_t F = { .nx = n, .ny = m, .w = w, .h = v, .p = v + longer, .slack = v + 2 * longer, .q = v + 3 * longer, .logq = v + 4 * longer,
                   .d = v + 5 * longer, .scale = v + 6 * longer, .room = v + 7 * longer, .M = v + 11 * longer, .at = at, .order = place };
    F.L = F.M + nx * nx;
    F.B = F.L + nx * nx;
    for (size_t x = 0; x < n; x++) F.h[x] = sum_xlogx(w + x * m, m);
    floats_uniform(&F);
    if (!floats_barrier(&F) || !floats_active(&F)) return NAN;
    return F.mean;
}
