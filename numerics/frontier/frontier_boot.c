/* SPDX-License-Identifier: MIT
**
** Estimates of the base model's gain and KL, with nominal 95% intervals. Plain doubles: nothing here is certified, and
** no certified number rests on it.
**
** Each prompt gives its own estimate, its bias corrected: the best of N has none (frontier_best.c), a tilt's is
** jackknifed (frontier_jack.c). The estimate is the mean over prompts, and the prompts are resampled, not the samples
** within one (Davison and Hinkley, "Bootstrap Methods and their Application", 1997, section 3.8: units of the first
** stage alone): that carries both variances, and no plug-in is made of a plug-in. The percentiles are expanded for the
** number of prompts P (Hesterberg, "What teachers should know about the bootstrap", 2015, section 5): they leave
** Phi(-sqrt(P/(P-1)) t) at either end, t the 97.5th percentile of Student's law with P - 1 degrees of freedom.
**
** What a KL of K buys is  min over beta of  beta K + E charge(beta),  charge = beta log E e^((r - mean)/beta): the
** Lagrangian's dual, its beta the tilt of that KL. The mean of the prompts' charges takes the place of E, on a grid of
** beta, the least value by a parabola.
**
** When a correction can be trusted. The same estimate is made from random halves of each prompt's samples. Of what it
** moves from the halves to the whole, a bias left of order n^-2 is a third, one of order n^-1 all, one of order n^-0.6
** twice: the interval is widened by twice that at either end. No interval is given where it is more than DRIFT_MAX
** standard errors, and where the tilt rests on too few samples: where the mean over prompts of their effective number
** (sum w)^2/sum w^2, w = e^(r/beta) (Kish, "Survey Sampling", 1965), is below EFFECTIVE_MIN, or at a given beta below
** SHARE_MIN of all: gain and KL at a beta rest on the tail more than what a KL buys, and a heavy one beyond the samples
** moves nothing that samples show.
*/
#include "numerics/base/alloc.h"
#include "numerics/frontier/frontier_parts.h"

#include <stdlib.h>

enum { GRID = 9, MIDDLE = GRID / 2, PER_OCTAVE = 4, WALK_MAX = 80, HALVINGS = 4 };

static const double DRIFT_MAX = 1, EFFECTIVE_MIN = 8, SHARE_MIN = 0.6, RATE_MIN = 1e-5, RATE_MAX = 1e6;

/* A table: `columns` numbers a prompt. `moved`: the first of them from halves, less the same from all samples. */
typedef struct {
    const frontier_t *F;
    size_t columns;
    double *value, *moved;
    uint32_t *half; /* room for one prompt */
    double rate[GRID], kl; /* of the columns, in units of 2^-unit */
    uint64_t (*roll)(void *);
    void *state;
} table_t;

/* --- a prompt ------------------------------------------------------------------------------------------------ */

static frontier_value_t at(const frontier_t *F, const frontier_law_t *l, const uint32_t *count, double rate)
{
    int down = (int)(l->k - F->unit < -2000 ? -2000 : l->k - F->unit);
    if (l->levels == 1) return (frontier_value_t){ 0, 0, 0 };
    frontier_value_t v = frontier_jackknifed(l, count, ldexp(rate, down));
    v.charge = ldexp(v.charge, down);
    v.gain = ldexp(v.gain, down);
    return v;
}

/* Half of the samples, at random: each is taken with the chance that as many as are wanted are left. The other half is
** left in `rest`. */
static void halve(const table_t *t, const frontier_law_t *l, uint32_t *part, uint32_t *rest)
{
    uint64_t left = l->n, wanted = left / 2;
    for (size_t i = 0; i < l->levels; i++) {
        part[i] = 0;
        for (uint32_t k = 0; k < l->count[i]; k++, left--)
            if (((t->roll(t->state) >> 32) * left >> 32) < wanted) { part[i]++; wanted--; }
        rest[i] = l->count[i] - part[i];
    }
}

static frontier_value_t of_halves(const table_t *t, const frontier_law_t *l, double rate)
{
    uint32_t *part = t->half, *rest = t->half + l->levels;
    frontier_value_t sum = { 0, 0, 0 };
    for (int k = 0; k < HALVINGS && l->levels > 1; k++) {
        halve(t, l, part, rest);
        frontier_value_t a = at(t->F, l, part, rate), b = at(t->F, l, rest, rate);
        sum = (frontier_value_t){ sum.charge + a.charge + b.charge, sum.gain + a.gain + b.gain, sum.kl + a.kl + b.kl };
    }
    return (frontier_value_t){ sum.charge / (2 * HALVINGS), sum.gain / (2 * HALVINGS), sum.kl / (2 * HALVINGS) };
}

/* The mean effective number of samples; of a prompt of equal rewards, all. */
static double effective(const frontier_t *F, double rate)
{
    double sum = 0;
    for (size_t p = 0; p < F->prompts; p++) {
        const frontier_law_t *l = &F->law[p];
        double w = 0, ww = 0,
               theta = l->levels > 1 ? ldexp(rate, (int)(l->k - F->unit < -2000 ? -2000 : l->k - F->unit)) : 0;
        for (size_t i = 0; i < l->levels; i++) {
            double e = fexp(-theta * l->x[i]);
            w += l->count[i] * e;
            ww += l->count[i] * e * e;
        }
        sum += w * w / ww;
    }
    return sum / (double)F->prompts;
}

/* --- tables ---------------------------------------------------------------------------------------------------- */

static void fill_best(table_t *t, unsigned long N)
{
    for (size_t p = 0; p < t->F->prompts; p++) {
        const frontier_law_t *l = &t->F->law[p];
        t->value[p] = ball_scale(frontier_law_best(l, N), l->k - t->F->unit).mid;
    }
}

/* Gain and KL. */
static void fill_rate(table_t *t)
{
    for (size_t p = 0; p < t->F->prompts; p++) {
        const frontier_law_t *l = &t->F->law[p];
        frontier_value_t v = at(t->F, l, l->count, t->rate[0]), h = of_halves(t, l, t->rate[0]);
        t->value[2 * p] = v.gain;
        t->value[2 * p + 1] = v.kl;
        t->moved[2 * p] = h.gain - v.gain;
        t->moved[2 * p + 1] = h.kl - v.kl;
    }
}

static void fill_charges(table_t *t)
{
    for (size_t p = 0; p < t->F->prompts; p++) {
        const frontier_law_t *l = &t->F->law[p];
        for (size_t c = 0; c < GRID; c++) t->value[GRID * p + c] = at(t->F, l, l->count, t->rate[c]).charge;
        t->moved[GRID * p] = of_halves(t, l, t->rate[MIDDLE]).charge - t->value[GRID * p + MIDDLE];
    }
}

/* beta K + the mean charge. */
static double price(const table_t *t, double rate)
{
    double sum = 0;
    for (size_t p = 0; p < t->F->prompts; p++) sum += at(t->F, &t->F->law[p], t->F->law[p].count, rate).charge;
    return t->kl / rate + sum / (double)t->F->prompts;
}

/* Walks from `rate` in steps of the grid to the least price; false when it leaves the range. */
static bool centre(table_t *t, double rate)
{
    double step = exp2(1.0 / PER_OCTAVE), here = price(t, rate), up = price(t, rate * step);
    if (up >= here) { step = 1 / step; up = price(t, rate * step); }
    for (int k = 0; k < WALK_MAX && up < here; k++) {
        rate *= step;
        here = up;
        up = price(t, rate * step);
    }
    for (int c = 0; c < GRID; c++) t->rate[c] = rate * exp2((double)(c - MIDDLE) / PER_OCTAVE);
    return up >= here && t->rate[GRID - 1] <= RATE_MAX && t->rate[0] >= RATE_MIN;
}

/* --- what the means of the columns give -------------------------------------------------------------------------- */

static double least_price(const table_t *t, const double *mean)
{
    double h[GRID];
    size_t m = 0;
    for (size_t c = 0; c < GRID; c++) {
        h[c] = t->kl / t->rate[c] + mean[c];
        if (h[c] < h[m]) m = c;
    }
    if (m == 0 || m == GRID - 1) return h[m];
    double bend = h[m - 1] - 2 * h[m] + h[m + 1], slope = (h[m + 1] - h[m - 1]) / 2;
    return bend > 0 ? h[m] - slope * slope / (2 * bend) : h[m];
}

/* The means over the prompts; drawn anew with replacement when `draw`. */
static void means(double *mean, const table_t *t, bool draw)
{
    size_t P = t->F->prompts;
    for (size_t c = 0; c < t->columns; c++) mean[c] = 0;
    for (size_t p = 0; p < P; p++) {
        const double *v = t->value + t->columns * (draw ? (t->roll(t->state) >> 32) * P >> 32 : p);
        for (size_t c = 0; c < t->columns; c++) mean[c] += v[c];
    }
    for (size_t c = 0; c < t->columns; c++) mean[c] /= (double)P;
}

static int ascending(const void *a, const void *b)
{
    double x = *(const double *)a, y = *(const double *)b;
    return (x > y) - (x < y);
}

/* The share left at either end. Student's percentile by the expansion of Cornish and Fisher, right to 0.001 from 9
** degrees of freedom on. */
static double tail(size_t P)
{
    double v = (double)P - 1, z = 1.959963984540054, z3 = z * z * z, z5 = z3 * z * z;
    double t = z + (z3 + z) / (4 * v) + (5 * z5 + 16 * z3 + 3 * z) / (96 * v * v);
    return erfc(sqrt((double)P / v) * t / sqrt(2)) / 2;
}

static frontier_range_t range_of(double value, double *x, size_t n, const table_t *t, double wider)
{
    size_t cut = (size_t)(tail(t->F->prompts) * (double)n);
    qsort(x, n, sizeof *x, ascending);
    return (frontier_range_t){ value, x[cut] - wider, x[n - 1 - cut] + wider };
}

/* --- an estimate ----------------------------------------------------------------------------------------------- */

/* The standard error of the mean of a column that starts at v. */
static double error_of(const double *v, size_t stride, size_t P)
{
    double mean = 0, square = 0;
    for (size_t p = 0; p < P; p++) mean += v[p * stride] / (double)P;
    for (size_t p = 0; p < P; p++) square += (v[p * stride] - mean) * (v[p * stride] - mean);
    return sqrt(square / (double)(P - 1) / (double)P);
}

/* |mean| of a column of what moved. */
static double moved(const table_t *t, size_t column)
{
    double sum = 0;
    for (size_t p = 0; p < t->F->prompts; p++) sum += t->moved[t->columns * p + column];
    return fabs(sum) / (double)t->F->prompts;
}

/* In standard errors; the greater of the two of an ASK_RATE. */
static double drift_of(const table_t *t, frontier_asked_t what)
{
    size_t P = t->F->prompts;
    if (what == ASK_BEST) return 0;
    if (what == ASK_KL) return moved(t, 0) / error_of(t->value + MIDDLE, GRID, P);
    return fmax(moved(t, 0) / error_of(t->value, 2, P), moved(t, 1) / error_of(t->value + 1, 2, P));
}

static void resample(frontier_estimate_t *e, const table_t *t, frontier_asked_t what, size_t replicates)
{
    double mean[GRID], *x = alloc_array(2 * replicates, sizeof *x), *y = x + replicates;
    for (size_t b = 0; b < replicates; b++) {
        means(mean, t, true);
        x[b] = what == ASK_KL ? least_price(t, mean) : mean[0];
        y[b] = mean[t->columns > 1];
    }
    means(mean, t, false);
    e->gain = range_of(what == ASK_KL ? least_price(t, mean) : mean[0], x, replicates, t,
                       what == ASK_BEST ? 0 : 2 * moved(t, 0));
    if (what == ASK_RATE) e->kl = range_of(mean[1], y, replicates, t, 2 * moved(t, 1));
    alloc_free(x);
}

/* The rate in units of 2^-unit. */
static double scaled(const frontier_t *F, frontier_rate_t r)
{
    long e = r.exponent + F->unit;
    return ldexp(r.mantissa, (int)(e < -2000 ? -2000 : e > 2000 ? 2000 : e));
}

static frontier_whether_t spread(const table_t *t, size_t column)
{
    return error_of(t->value + column, t->columns, t->F->prompts) > 0 ? GIVEN : NO_SPREAD;
}

static frontier_whether_t fill(table_t *t, const frontier_ask_t *a)
{
    if (t->F->prompts < FRONTIER_PROMPTS_MIN) return FEW_PROMPTS;
    if (a->what == ASK_BEST) { fill_best(t, a->N); return spread(t, 0); }
    if (t->F->least < FRONTIER_SAMPLES_MIN) return FEW_SAMPLES;
    double rate = scaled(t->F, a->rate);
    if (!(rate >= RATE_MIN)) return TOO_SLIGHT;
    if (!(rate <= RATE_MAX)) return TOO_STEEP;
    t->rate[0] = rate;
    t->kl = a->kl;
    if (a->what == ASK_KL && !(t->kl >= RATE_MIN * RATE_MIN)) return TOO_SLIGHT;
    if (a->what == ASK_KL && !centre(t, rate)) return TOO_STEEP;
    double left = effective(t->F, t->rate[a->what == ASK_KL ? MIDDLE : 0]),
           all = (double)t->F->samples / (double)t->F->prompts;
    if (left < EFFECTIVE_MIN || (a->what == ASK_RATE && left < SHARE_MIN * all)) return TOO_STEEP;
    if (a->what == ASK_RATE) { fill_rate(t); return spread(t, 0); }
    fill_charges(t);
    return spread(t, MIDDLE);
}

void frontier_estimate(frontier_estimate_t *e, const frontier_t *F, const frontier_ask_t *ask, size_t asks,
                       size_t replicates, uint64_t (*roll)(void *), void *state)
{
    size_t levels = 0;
    for (size_t p = 0; p < F->prompts; p++) levels = levels < F->law[p].levels ? F->law[p].levels : levels;
    table_t t = { .F = F, .roll = roll, .state = state };
    t.half = alloc_array(2 * levels, sizeof *t.half);
    for (size_t a = 0; a < asks; a++) {
        e[a] = (frontier_estimate_t){ .whether = GIVEN };
        t.columns = ask[a].what == ASK_KL ? GRID : ask[a].what == ASK_RATE ? 2 : 1;
        t.value = alloc_array(2 * t.columns * F->prompts, sizeof *t.value);
        t.moved = t.value + t.columns * F->prompts;
        e[a].whether = fill(&t, &ask[a]);
        if (e[a].whether == GIVEN) e[a].drift = drift_of(&t, ask[a].what);
        if (e[a].drift > DRIFT_MAX) e[a].whether = TOO_STEEP;
        if (e[a].whether == GIVEN) resample(&e[a], &t, ask[a].what, replicates);
        alloc_free(t.value);
    }
    alloc_free(t.half);
}
