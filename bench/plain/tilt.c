/* SPDX-License-Identifier: MIT
**
** Lemmas on the tilt: limits/gibbs, jeffreys, budget, covariance, root-kl, frontier-shape.
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

/* E_p r; G(p); J(pi_beta, pi0). */
static double reward(const base_t *b, const double *p) { return b->beta * mean(p, b->log_w, b->n); }
static double gain(const base_t *b, const double *p) { return reward(b, p) - reward(b, b->pi0); }
static double jeffreys_of(const base_t *b) { return kl(b->tilted, b->pi0, b->n) + kl(b->pi0, b->tilted, b->n); }

static void gibbs(out_t *o, const plain_t *c)
{
    base_t b;
    const double *pi = c->value[3].at;
    if (!base_read(&b, o, c)) return;
    double missed = b.beta * b.log_Z - (reward(&b, pi) - b.beta * kl(pi, b.pi0, b.n)), divergence = b.beta * kl(pi, b.tilted, b.n);
    decide_eq(o, 0, missed, divergence);
    decide_le(o, 1, 0, divergence);
}

static void jeffreys(out_t *o, const plain_t *c)
{
    base_t b;
    if (base_read(&b, o, c)) decide_eq(o, 0, gain(&b, b.tilted), b.beta * jeffreys_of(&b));
}

static void budget(out_t *o, const plain_t *c)
{
    base_t b;
    const double *pi = c->value[3].at;
    if (!base_read(&b, o, c) || order(kl(pi, b.pi0, b.n), kl(b.tilted, b.pi0, b.n)) == ANSWER_VIOLATED) return;
    decide_le(o, 0, gain(&b, pi), gain(&b, b.tilted));
}

static void covariance(out_t *o, const plain_t *c)
{
    base_t b;
    double Z = 0, weighted = 0;
    if (!base_read(&b, o, c)) return;
    for (size_t y = 0; y < b.n; y++) {
        double p = b.pi0[y] * c->value[1].at[y];
        Z += p;
        weighted += p * b.log_w[y];
    }
    decide_eq(o, 0, gain(&b, b.tilted), b.beta * (weighted / Z - mean(b.pi0, b.log_w, b.n)));
    decide_eq(o, 1, kl(b.tilted, b.pi0, b.n), weighted / Z - log(Z));
}

static void root_kl(out_t *o, const plain_t *c)
{
    base_t b;
    const double *pi = c->value[3].at;
    if (!base_read(&b, o, c)) return;
    double width = b.beta * range(b.log_w, b.n), there = kl(b.tilted, b.pi0, b.n), back = kl(b.pi0, b.tilted, b.n);
    decide_le(o, 0, b.beta * (there + back), width * sqrt(fmax(there, 0) / 2));
    decide_le(o, 1, gain(&b, pi), width * sqrt(fmax(kl(pi, b.pi0, b.n), 0) / 2));
}

static void frontier_shape(out_t *o, const plain_t *c)
{
    base_t b;
    double k1 = c->value[3].at[0], k2 = c->value[4].at[0];
    if (!base_read(&b, o, c) || !whole(k1, 1, 50) || !whole(k2, 1, 50) || k1 <= k2) return;
    double *one = work(o, 2 * b.n), *two = one + b.n;
    double Z1 = tilt_law(one, b.pi0, b.log_w, k1, b.n), Z2 = tilt_law(two, b.pi0, b.log_w, k2, b.n);
    double E1 = mean(one, b.log_w, b.n), E2 = mean(two, b.log_w, b.n), K1 = k1 * E1 - Z1, K2 = k2 * E2 - Z2;
    decide_le(o, 0, K2, K1);
    decide_le(o, 1, b.beta / k1 * (K1 - K2), b.beta * (E1 - E2));
    decide_le(o, 2, b.beta * (E1 - E2), b.beta / k2 * (K1 - K2));
}

static const char *const base_params[] = { "pi0", "exp(r/beta)", "beta", NULL };
static const char *const policy_params[] = { "pi0", "exp(r/beta)", "beta", "pi", NULL };
static const char *const shape_params[] = { "pi0", "exp(r/beta)", "beta", "k1", "k2", NULL };

const plain_lemma_t plain_tilts[] = {
    { "limits/gibbs", policy_params, gibbs },
    { "limits/jeffreys", base_params, jeffreys },
    { "limits/budget", policy_params, budget },
    { "limits/covariance", base_params, covariance },
    { "limits/root-kl", policy_params, root_kl },
    { "limits/frontier-shape", shape_params, frontier_shape },
    { NULL, NULL, NULL }
};
