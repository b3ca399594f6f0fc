/* SPDX-License-Identifier: MIT
**
** Lemmas on finitely many draws: limits/best-of-n-kl, best-of-n-frontier, estimator, ensemble.
*/
#include "bench/plain/tilt.h"

#include <string.h>

/* --- best of N ----------------------------------------------------------------------------------------------------------- */

enum { ATOMS_MAX = 4096, FRONTIER_ATOMS_MAX = 64, FRONTIER_RANGE_MAX = 256, DRAWS_MAX = 4096 };

/* The law of the best of N, ties to the later cell. Insertion keeps the order of ties, and rewards mostly come sorted. */
static double *best_of(out_t *o, const double *p, const double *r, size_t n, double N)
{
    static size_t place[ATOMS_MAX];
    double *best = work(o, n), F = 0, before = 0;
    for (size_t y = 0; y < n; y++) {
        size_t k = y;
        for (; k > 0 && r[place[k - 1]] > r[y]; k--) place[k] = place[k - 1];
        place[k] = y;
    }
    for (size_t k = 0; k < n; k++) {
        F = k + 1 < n ? F + p[place[k]] : 1;
        double power = pow(F, N);
        best[place[k]] = power - before;
        before = power;
    }
    return best;
}

static void best_of_n_kl(out_t *o, const plain_t *c)
{
    size_t n = c->value[0].cells;
    double N = c->value[2].at[0];
    if (!whole(N, 1, DRAWS_MAX) || n > ATOMS_MAX) return;
    decide_le(o, 0, kl(best_of(o, c->value[0].at, c->value[1].at, n, N), c->value[0].at, n), log(N) - (N - 1) / N);
}

/* E r under pi0 e^(l r)/Z, at the l >= 0 where the divergence from pi0 is D: Newton, kept in a bracket. The divergence grows with l,
** at the rate l Var r. */
static double mean_at_divergence(out_t *o, const double *p, const double *r, size_t n, double D)
{
    double *q = work(o, n), low = 0, high = INFINITY, l = 1, m = 0;
    for (int k = 0; k < 200; k++) {
        double log_Z = tilt_law(q, p, r, l, n), square = 0;
        m = mean(q, r, n);
        for (size_t y = 0; y < n; y++) square += q[y] * (r[y] - m) * (r[y] - m);
        double excess = l * m - log_Z - D, next = l - excess / (l * square);
        if (excess > 0) high = l;
        else low = l;
        if (!(next > low && next < high)) next = isinf(high) ? 2 * l : (low + high) / 2;
        if (fabs(next - l) <= 1e-15 * l) break;
        l = next;
    }
    return m;
}

static double frontier_mean(out_t *o, const double *p, const double *r, size_t n, double D)
{
    double most = r[0], top = 0;
    for (size_t y = 1; y < n; y++) most = fmax(most, r[y]);
    for (size_t y = 0; y < n; y++) top += r[y] == most ? p[y] : 0;
    if (order(D, -log(top)) != ANSWER_HOLDS) return most;
    return D <= TOLERANCE ? mean(p, r, n) : mean_at_divergence(o, p, r, n, D);
}

static void best_of_n_frontier(out_t *o, const plain_t *c)
{
    size_t n = c->value[0].cells;
    const double *p = c->value[0].at, *r = c->value[1].at;
    double N = c->value[2].at[0];
    if (!whole(N, 1, DRAWS_MAX) || n > FRONTIER_ATOMS_MAX || range(r, n) > FRONTIER_RANGE_MAX) return;
    for (size_t y = 0; y < n; y++)
        if (p[y] == 0 || r[y] != floor(r[y])) return;
    const double *best = best_of(o, p, r, n, N);
    double base = mean(p, r, n);
    decide_le(o, 0, mean(best, r, n) - base, frontier_mean(o, p, r, n, kl(best, p, n)) - base);
}

/* --- limits/estimator ------------------------------------------------------------------------------------------------------ */

enum { SAMPLES_MAX = 60, SAMPLE_TYPES_MAX = 4000 };

/* E Ghat_n: sum over the types of n samples of their probability times sum r w/sum w, less E_pi0 r. */
static double plug_in(const base_t *b, const double *w, const double *log_p, size_t n)
{
    size_t t[TYPE_LETTERS];
    double sum = 0;
    type_first(t, b->n, n);
    do {
        double W = 0, R = 0;
        for (size_t y = 0; y < b->n; y++) {
            W += (double)t[y] * w[y];
            R += (double)t[y] * w[y] * b->log_w[y];
        }
        sum += type_probability(t, log_p, b->n, n) * R / W;
    } while (type_next(t, b->n));
    return b->beta * (sum - mean(b->pi0, b->log_w, b->n));
}

static void estimator(out_t *o, const plain_t *c)
{
    base_t b;
    double most = c->value[3].at[0];
    if (!base_read(&b, o, c) || !whole(most, 1, SAMPLES_MAX) || type_count(b.n, (size_t)most + 1) > SAMPLE_TYPES_MAX) return;
    double *log_p = logs_of(o, &c->value[0]), G = b.beta * (mean(b.tilted, b.log_w, b.n) - mean(b.pi0, b.log_w, b.n));
    double now = plug_in(&b, c->value[1].at, log_p, 1);
    for (size_t n = 1; n <= (size_t)most; n++) {
        double next = plug_in(&b, c->value[1].at, log_p, n + 1);
        decide_le(o, 0, now, G);
        decide_le(o, 1, fabs(next - G), fabs(now - G));
        decide_le(o, 2, now, next);
        now = next;
    }
}

/* --- limits/ensemble --------------------------------------------------------------------------------------------------------- */

enum { UNIT = 420, ERRORS_MAX = 7, ERRORS_DRAWN = 3, ENTRY_MAX = 100 };

/* Of an error of the proxy: g, the reward lost, its absolute value, KL(pi_beta||pihat). */
enum { GAP, LOST, MOVED, DUAL, EFFECTS };

/* The errors in units of beta log z: a row each. */
typedef struct { base_t b; const double *a; size_t rows; double unit, *e, *q; } errors_t;

/* Of the error e/beta. */
static void effect(double *x, const errors_t *E, const double *e)
{
    const base_t *b = &E->b;
    double log_Z = tilt_law(E->q, b->tilted, e, 1, b->n);
    x[GAP] = b->beta * (mean(E->q, e, b->n) - log_Z);
    x[LOST] = b->beta * (mean(b->tilted, b->log_w, b->n) - mean(E->q, b->log_w, b->n));
    x[MOVED] = fabs(x[LOST]);
    x[DUAL] = log_Z - mean(b->tilted, e, b->n);
}

/* The mean of k errors of this type, in E->e. */
static void mean_error(const errors_t *E, const size_t *t, double k)
{
    for (size_t y = 0; y < E->b.n; y++) {
        double sum = 0;
        for (size_t r = 0; r < E->rows; r++) sum += (double)t[r] * E->a[r * E->b.n + y];
        E->e[y] = sum / k * E->unit;
    }
}

/* The mean of all rows against the rows. */
static void against_rows(out_t *o, const errors_t *E)
{
    size_t t[ERRORS_MAX], n = E->b.n;
    double bar[EFFECTS], one[EFFECTS], of_rows[EFFECTS] = { 0 }, ranges = 0, squares = 0, rows = (double)E->rows, beta = E->b.beta;
    for (size_t r = 0; r < E->rows; r++) {
        memset(t, 0, sizeof t);
        t[r] = 1;
        mean_error(E, t, 1);
        effect(one, E, E->e);
        double width = beta * range(E->e, n);
        for (size_t k = 0; k < EFFECTS; k++) of_rows[k] += one[k] / rows;
        ranges += width / rows;
        squares += width * width / (8 * beta) / rows;
    }
    for (size_t r = 0; r < E->rows; r++) t[r] = 1;
    mean_error(E, t, rows);
    effect(bar, E, E->e);
    double width = beta * range(E->e, n);
    decide_le(o, 0, width, ranges);
    decide_le(o, 1, width * width / (8 * beta), squares);
    decide_le(o, 2, bar[GAP], of_rows[GAP]);
    decide_le(o, 4, bar[LOST], of_rows[LOST]);
    decide_le(o, 5, bar[MOVED], of_rows[MOVED]);
    decide_le(o, 8, bar[DUAL], of_rows[DUAL]);
    decide_le(o, 10, bar[GAP], squares);
}

/* The expected effects of the mean of k errors drawn uniformly from the rows. */
static void drawn(double *x, out_t *o, const errors_t *E, size_t k)
{
    size_t t[ERRORS_MAX];
    double *log_p = work(o, E->rows), one[EFFECTS];
    for (size_t r = 0; r < E->rows; r++) log_p[r] = -log((double)E->rows);
    memset(x, 0, EFFECTS * sizeof *x);
    type_first(t, E->rows, k);
    do {
        double p = type_probability(t, log_p, E->rows, k);
        mean_error(E, t, (double)k);
        effect(one, E, E->e);
        for (size_t q = 0; q < EFFECTS; q++) x[q] += p * one[q];
    } while (type_next(t, E->rows));
}

/* Do the rows differ by constants only? */
static bool all_alike(const double *a, size_t rows, size_t n)
{
    for (size_t k = n; k < rows * n; k++)
        if (a[k] - a[k / n * n] != a[k % n] - a[0]) return false;
    return true;
}

static void ensemble(out_t *o, const plain_t *c)
{
    static const unsigned link[EFFECTS] = { 3, 6, 7, 9 };
    const table_t *a = &c->value[3];
    errors_t E = { .a = a->at, .rows = a->dim[0] };
    double z = c->value[4].at[0], fewer[EFFECTS], more[EFFECTS];
    if (!base_read(&E.b, o, c) || z <= 1 || E.rows > ERRORS_MAX) return;
    for (size_t k = 0; k < a->cells; k++)
        if (!whole(a->at[k], -ENTRY_MAX, ENTRY_MAX)) return;
    E.unit = UNIT * log(z);
    E.e = work(o, 2 * E.b.n);
    E.q = E.e + E.b.n;
    against_rows(o, &E);
    if (E.rows > ERRORS_DRAWN || all_alike(E.a, E.rows, E.b.n)) return;
    drawn(fewer, o, &E, 1);
    for (size_t k = 1; k < ERRORS_MAX; k++) {
        drawn(more, o, &E, k + 1);
        for (size_t q = 0; q < EFFECTS; q++) decide_le(o, link[q], more[q], fewer[q]);
        memcpy(fewer, more, sizeof fewer);
    }
}

static const char *const best_params[] = { "pi0", "r", "N", NULL };
static const char *const estimator_params[] = { "pi0", "exp(r/beta)", "beta", "n", NULL };
static const char *const ensemble_params[] = { "pi0", "exp(r/beta)", "beta", "a", "z", NULL };

const plain_lemma_t plain_samples[] = {
    { "limits/best-of-n-kl", best_params, best_of_n_kl },
    { "limits/best-of-n-frontier", best_params, best_of_n_frontier },
    { "limits/estimator", estimator_params, estimator },
    { "limits/ensemble", ensemble_params, ensemble },
    { NULL, NULL, NULL }
};
