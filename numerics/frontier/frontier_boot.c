/* SPDX-License-Identifier: MIT
**
** The bootstrap: each prompt's samples drawn anew from themselves, the same sums as in frontier_tilt.c, plain doubles. Nothing here is
** certified, and no certified number rests on it.
*/
#include "numerics/frontier/frontier_parts.h"

#include <stdlib.h>

enum { NEWTONS = 40 };

/* The draws of all prompts: count[start[p] + level] samples of that level; level_of[first[p] + i] the level of sample i. */
typedef struct { const frontier_t *F; uint32_t *count, *level_of; size_t *start, *first; } draws_t;

static draws_t draws_new(const frontier_t *F)
{
    draws_t d = { F, NULL, alloc_array(F->samples, sizeof *d.level_of), alloc_array(F->prompts, sizeof *d.start), alloc_array(F->prompts, sizeof *d.first) };
    size_t levels = 0, samples = 0;
    for (size_t p = 0; p < F->prompts; p++) {
        d.start[p] = levels;
        d.first[p] = samples;
        levels += F->law[p].levels;
        for (uint32_t l = 0; l < F->law[p].levels; l++)
            for (uint32_t i = 0; i < F->law[p].count[l]; i++) d.level_of[samples++] = l;
    }
    d.count = alloc_array(levels, sizeof *d.count);
    return d;
}

static void draws_free(draws_t *d)
{
    alloc_free(d->count);
    alloc_free(d->level_of);
    alloc_free(d->start);
    alloc_free(d->first);
}

static void draw(draws_t *d, uint64_t (*roll)(void *), void *state)
{
    for (size_t p = 0; p < d->F->prompts; p++) {
        const frontier_law_t *l = &d->F->law[p];
        uint32_t *count = d->count + d->start[p], *level_of = d->level_of + d->first[p];
        for (size_t i = 0; i < l->levels; i++) count[i] = 0;
        for (size_t i = 0; i < l->n; i++) count[level_of[(roll(state) >> 32) * l->n >> 32]]++;
    }
}

/* Gain, KL and d KL/d log theta of one prompt's draws at a tilt. */
typedef struct { double gain, kl, slope; } moment_t;

static double mean_y(const frontier_law_t *l, const uint32_t *count)
{
    double sum = 0;
    for (size_t i = 0; i < l->levels; i++) sum += count[i] * l->y[i];
    return sum / (double)l->n;
}

static moment_t moment(const frontier_law_t *l, const uint32_t *count, frontier_rate_t rate)
{
    int cut;
    double theta = frontier_theta(l, rate, &cut), n = (double)l->n;
    if (theta * l->y[0] <= CENTRED_MAX) {
        centred_t c = frontier_centred(l, count, theta);
        double y = c.y / n, off = c.rest / n + theta * y, M = 1 + off, gain = (c.less / n - y * off) / M;
        return (moment_t){ gain, theta * (gain + y) - fexp_log1p(off), theta * theta * (c.spread / n / M - (gain + y) * (gain + y)) };
    }
    topped_t c = frontier_topped(l, count, l->n, theta);
    double T = c.t / c.weight, log = c.lost / n < 0.5 ? fexp_log1p(-c.lost / n) : fexp_log(c.weight / n);
    return (moment_t){ l->y[0] - mean_y(l, count) - c.x - T / theta, -log - T, c.spread / c.weight - T * T };
}

static moment_t mean_moment(const draws_t *d, frontier_rate_t rate)
{
    moment_t sum = { 0, 0, 0 };
    const frontier_t *F = d->F;
    for (size_t p = 0; p < F->prompts; p++) {
        if (F->law[p].levels == 1) continue;
        moment_t m = moment(&F->law[p], d->count + d->start[p], rate);
        sum.gain += ball_scale(ball_exact(m.gain), F->law[p].k - F->unit).mid;
        sum.kl += m.kl;
        sum.slope += m.slope;
    }
    double n = (double)F->prompts;
    return (moment_t){ sum.gain / n, sum.kl / n, sum.slope / n };
}

/* The greatest gain and its KL. */
static moment_t mean_limit(const draws_t *d)
{
    moment_t sum = { 0, 0, 0 };
    for (size_t p = 0; p < d->F->prompts; p++) {
        const frontier_law_t *l = &d->F->law[p];
        const uint32_t *count = d->count + d->start[p];
        size_t top = 0;
        if (l->levels == 1) continue;
        while (count[top] == 0) top++;
        sum.gain += ball_scale(ball_exact(l->y[0] - mean_y(l, count) - l->x[top]), l->k - d->F->unit).mid;
        sum.kl += fexp_log((double)l->n / count[top]);
    }
    return (moment_t){ sum.gain / (double)d->F->prompts, sum.kl / (double)d->F->prompts, 0 };
}

static frontier_answer_t answer_at(moment_t m, frontier_rate_t rate)
{
    return (frontier_answer_t){ m.gain, m.kl, (double)rate.exponent + fexp_log(rate.mantissa) / 0x1.62e42fefa39efp-1 };
}

/* Newton's steps for log KL in log theta, at most a factor of 4 each. The last gap, a thousandth at most, is closed to first order: by
** d gain = beta d KL and d log theta = d KL/slope. Where the draws have no tilt of this KL, beta is 0. */
static frontier_answer_t answer_kl(const draws_t *d, frontier_rate_t rate, double K)
{
    moment_t most = mean_limit(d), m = { 0, 0, 0 };
    if (K == 0) return (frontier_answer_t){ 0, 0, -INFINITY };
    if (most.kl <= K) return (frontier_answer_t){ most.gain, most.kl, INFINITY };
    for (int k = 0; k < NEWTONS; k++) {
        m = mean_moment(d, rate);
        if (fabs(m.kl - K) <= 1e-3 * K || !(m.slope > 0) || !(m.kl > 0)) break;
        double step = fexp_log(K / m.kl) * m.kl / m.slope;
        int more;
        rate.mantissa = frexp(rate.mantissa * fexp(step > 1.4 ? 1.4 : step < -1.4 ? -1.4 : step), &more);
        rate.exponent += more;
    }
    frontier_answer_t a = answer_at(m, rate);
    a.gain += ball_scale(ball_exact((K - m.kl) / rate.mantissa), -rate.exponent - d->F->unit).mid;
    if (m.slope > 0) a.log2_rate += (K - m.kl) / m.slope / 0x1.62e42fefa39efp-1;
    return a;
}

static frontier_answer_t answer_best(const draws_t *d, unsigned long N)
{
    frontier_answer_t a = { 0, 0, 0 };
    for (size_t p = 0; p < d->F->prompts; p++) {
        const frontier_law_t *l = &d->F->law[p];
        const uint32_t *count = d->count + d->start[p];
        double sum = 0, n = (double)l->n;
        size_t above = 0;
        for (size_t i = 0; i + 1 < l->levels; i++) {
            above += count[i];
            sum += l->gap[i] * ((n - (double)above) / n) * frontier_some_of((double)above / n, N - 1);
        }
        a.gain += ball_scale(ball_exact(sum), l->k - d->F->unit).mid / (double)d->F->prompts;
    }
    return a;
}

void frontier_bootstrap(frontier_answer_t *answer, const frontier_t *F, const frontier_ask_t *ask, size_t asks, size_t replicates,
                        uint64_t (*roll)(void *), void *state)
{
    draws_t d = draws_new(F);
    for (size_t b = 0; b < replicates; b++) {
        draw(&d, roll, state);
        for (size_t a = 0; a < asks; a++)
            answer[b * asks + a] = ask[a].what == ASK_BEST ? answer_best(&d, ask[a].N)
                                 : ask[a].what == ASK_KL   ? answer_kl(&d, ask[a].rate, ask[a].kl)
                                                           : answer_at(mean_moment(&d, ask[a].rate), ask[a].rate);
    }
    draws_free(&d);
}
