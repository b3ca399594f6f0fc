/* SPDX-License-Identifier: MIT
**
** The tilt of a proxy: limits/hacking-grows.
*/
#include "bench/plain/tilt.h"

/* The base with the error's logarithms and the proxy's tilt pihat ~ pi_beta v; log Zv = log E_pi_beta v. */
typedef struct { base_t b; double *log_v, *proxy, log_Zv; } proxy_t;

static bool proxy_of(proxy_t *x, out_t *o, const plain_t *c)
{
    if (!base_read(&x->b, o, c) || !(x->log_v = logs_of(o, &c->value[3]))) return false;
    x->proxy = work(o, x->b.n);
    x->log_Zv = tilt_law(x->proxy, x->b.tilted, x->log_v, 1, x->b.n);
    return true;
}

/* --- limits/hacking-grows -------------------------------------------------------------------------------------------------- */

enum { PI0, W, BETA, V, LARGER, S, T, K1, K2 };

/* KL(pihat||pi) for pi ~ pi0 w^k, pihat ~ pi v^(k scale). */
static double divergence(out_t *o, const base_t *b, const double *log_v, double k, double scale)
{
    double *pi = work(o, 2 * b->n), *proxy = pi + b->n;
    tilt_law(pi, b->pi0, b->log_w, k, b->n);
    double log_Z = tilt_law(proxy, pi, log_v, k * scale, b->n);
    return k * scale * mean(proxy, log_v, b->n) - log_Z;
}

static void penalties(out_t *o, const proxy_t *x, double k1, double k2)
{
    const base_t *b = &x->b;
    if (!whole(k1, 1, 50) || !whole(k2, 1, 50) || k1 <= k2) return;
    double b1 = b->beta / k1, b2 = b->beta / k2, width = b->beta * range(x->log_v, b->n), bound = width * width / (8 * b1);
    double gap = b1 * divergence(o, b, x->log_v, k1, 1);
    decide_le(o, 1, b2 * divergence(o, b, x->log_v, k2, 1), gap);
    decide_le(o, 2, width * width / (8 * b2), bound);
    decide_le(o, 5, gap, fmin(width, bound));
}

static void hacking_grows(out_t *o, const plain_t *c)
{
    proxy_t x;
    const table_t *v = c->value;
    double *larger = logs_of(o, &v[LARGER]), s = v[S].at[0], t = v[T].at[0];
    if (!larger || !proxy_of(&x, o, c)) return;
    size_t n = x.b.n;
    double beta = x.b.beta;
    if (whole(s, 0, 20) && whole(t, 0, 20) && s <= t)
        decide_le(o, 0, beta * divergence(o, &x.b, x.log_v, 1, s), beta * divergence(o, &x.b, x.log_v, 1, t));
    penalties(o, &x, v[K1].at[0], v[K2].at[0]);
    double gained = beta * (mean(x.proxy, x.log_v, n) - mean(x.b.tilted, x.log_v, n));
    decide_le(o, 3, 0, beta * (mean(x.b.tilted, x.b.log_w, n) - mean(x.proxy, x.b.log_w, n)));
    decide_eq(o, 6, gained, beta * (kl(x.proxy, x.b.tilted, n) + kl(x.b.tilted, x.proxy, n)));
    decide_le(o, 7, 0, gained);
    if (order(range(x.log_v, n), range(larger, n)) == ANSWER_VIOLATED) return;
    decide_le(o, 4, beta * divergence(o, &x.b, x.log_v, 1, 1), beta * divergence(o, &x.b, larger, 1, 1));
}

static const char *const params[] = { "pi0", "exp(r/beta)", "beta", "exp(e/beta)", "exp(e'/beta)", "s", "t", "k1", "k2", NULL };

const plain_lemma_t plain_hacking[] = {
    { "limits/hacking-grows", params, hacking_grows },
    { NULL, NULL, NULL }
};
