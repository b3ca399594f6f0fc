/* SPDX-License-Identifier: MIT
**
** Lemmas on finitely many draws: limits/ensemble.
*/
#include "bench/plain/tilt.h"

#include <string.h>

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

static const char *const ensemble_params[] = { "pi0", "exp(r/beta)", "beta", "a", "z", NULL };

const plain_lemma_t plain_samples[] = {
    { "limits/ensemble", ensemble_params, ensemble },
    { NULL, NULL, NULL }
};
