/* SPDX-License-Identifier: MIT */
#include "bench/by_hand.h"

#include <math.h>

enum { LETTERS_MAX = 64 };

static double xlogx(double x) { return x > 0 ? x * log(x) : 0; }

/* facts/pinsker: 2 TV(P,Q)^2 <= KL(P||Q). */
static sides_t pinsker(double *const *value, const size_t *dim)
{
    const double *P = value[0], *Q = value[1];
    double apart = 0, kl = 0;
    for (size_t x = 0; x < dim[0]; x++) {
        apart += fabs(P[x] - Q[x]);
        if (P[x] > 0) kl += P[x] * log(P[x] / Q[x]);
    }
    return (sides_t){ apart * apart / 2, kl };
}

/* facts/data-processing: I(X;Z) <= I(X;Y), by the entropies of the marginals of p(x,y,z). */
static sides_t data_processing(double *const *value, const size_t *dim)
{
    double x[LETTERS_MAX] = { 0 }, y[LETTERS_MAX] = { 0 }, z[LETTERS_MAX] = { 0 }, xy[LETTERS_MAX] = { 0 },
           xz[LETTERS_MAX] = { 0 };
    const double *p = value[0];
    for (size_t i = 0; i < dim[0]; i++)
        for (size_t j = 0; j < dim[1]; j++)
            for (size_t k = 0; k < dim[2]; k++, p++) {
                x[i] += *p;
                y[j] += *p;
                z[k] += *p;
                xy[i * dim[1] + j] += *p;
                xz[i * dim[2] + k] += *p;
            }
    double hx = 0, hy = 0, hz = 0, hxy = 0, hxz = 0;
    for (size_t i = 0; i < dim[0]; i++) hx -= xlogx(x[i]);
    for (size_t i = 0; i < dim[1]; i++) hy -= xlogx(y[i]);
    for (size_t i = 0; i < dim[2]; i++) hz -= xlogx(z[i]);
    for (size_t i = 0; i < dim[0] * dim[1]; i++) hxy -= xlogx(xy[i]);
    for (size_t i = 0; i < dim[0] * dim[2]; i++) hxz -= xlogx(xz[i]);
    return (sides_t){ hx + hz - hxz, hx + hy - hxy };
}

/* limits/covariance, the gain: G(tilt) = (E(pi0; r w) - E(pi0; r) E(pi0; w))/Z, r = beta log w. */
static sides_t covariance(double *const *value, const size_t *dim)
{
    const double *pi0 = value[0], *w = value[1], beta = *value[2];
    double Z = 0, r = 0, rw = 0, tilted = 0;
    for (size_t y = 0; y < dim[0]; y++) {
        double reward = beta * log(w[y]);
        Z += pi0[y] * w[y];
        r += pi0[y] * reward;
        rw += pi0[y] * reward * w[y];
    }
    for (size_t y = 0; y < dim[0]; y++) tilted += pi0[y] * w[y] / Z * beta * log(w[y]);
    return (sides_t){ tilted - r, (rw - r * Z) / Z };
}

const by_hand_t by_hand[] = {
    { "facts/pinsker", 0, pinsker },
    { "facts/data-processing", 0, data_processing },
    { "limits/covariance", 0, covariance },
    { NULL, 0, NULL }
};
