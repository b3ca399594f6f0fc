/* SPDX-License-Identifier: MIT */
#include "bench/plain/game.h"

#include <string.h>

/* --- sets --------------------------------------------------------------------------------------------------------------- */

void plain_set_argmax(bool *S, const double *w, const bool *in, size_t n)
{
    double best = -INFINITY;
    for (size_t x = 0; x < n; x++)
        if (!in || in[x]) best = fmax(best, w[x]);
    for (size_t x = 0; x < n; x++) S[x] = (!in || in[x]) && w[x] == best;
}

void plain_set_minus(bool *S, const bool *a, const bool *b, size_t n)
{
    for (size_t x = 0; x < n; x++) S[x] = (!a || a[x]) && !b[x];
}

size_t plain_set_size(const bool *S, size_t n)
{
    size_t k = 0;
    for (size_t x = 0; x < n; x++) k += S[x];
    return k;
}


double plain_set_mass(const double *p, const bool *S, size_t n)
{
    double m = 0;
    for (size_t x = 0; x < n; x++)
        if (S[x]) m += p[x];
    return m;
}

/* --- stages ------------------------------------------------------------------------------------------------------------- */

static void find_levels(stage_t *s, const double *w, bool apart)
{
    for (size_t x = 0; x < s->points; x++) {
        size_t l = apart ? s->levels : 0;
        while (l < s->levels && s->w[l] != w[x]) l++;
        s->of[x] = l;
        if (l == s->levels) s->w[s->levels++] = w[x];
    }
}

bool stage_make(stage_t *s, out_t *o, const double *w, size_t n, double K, bool apart)
{
    size_t t[POINTS_MAX], competitors = (size_t)K - 1;
    *s = (stage_t){ .points = n, .K = K };
    find_levels(s, w, apart);
    if (type_count(s->levels, competitors) > POOLS_MAX) return false;
    s->pools = (size_t)type_count(s->levels, competitors);
    s->log_count = work(o, s->pools * (2 + 2 * s->levels));
    s->multinomial = s->log_count + s->pools;
    s->count = s->multinomial + s->pools;
    s->share = s->count + s->pools * s->levels;
    type_first(t, s->levels, competitors);
    for (size_t k = 0; k < s->pools; k++) {
        double total = 0, sum = log_factorial(competitors);
        for (size_t l = 0; l < s->levels; l++) {
            s->count[k * s->levels + l] = (double)t[l];
            total += (double)t[l] * s->w[l];
            sum -= log_factorial(t[l]);
        }
        s->log_count[k] = sum;
        s->multinomial[k] = exp(sum);
        for (size_t l = 0; l < s->levels; l++) s->share[k * s->levels + l] = K * s->w[l] / (s->w[l] + total);
        type_next(t, s->levels);
    }
    return true;
}

/* Powers of the masses by table, where the multinomials are far from overflow. */
enum { TABLE_MAX = 256 };

static void by_table(double *of_level, const stage_t *s, const double *mass)
{
    double power[POINTS_MAX][TABLE_MAX];
    for (size_t l = 0; l < s->levels; l++) {
        power[l][0] = 1;
        for (size_t k = 1; k < (size_t)s->K; k++) power[l][k] = power[l][k - 1] * mass[l];
    }
    for (size_t k = 0; k < s->pools; k++) {
        const double *count = s->count + k * s->levels, *share = s->share + k * s->levels;
        double q = s->multinomial[k];
        for (size_t l = 0; l < s->levels; l++) q *= power[l][(size_t)count[l]];
        for (size_t l = 0; l < s->levels; l++) of_level[l] += q * share[l];
    }
}

static void by_logarithm(double *of_level, const stage_t *s, const double *mass)
{
    double log_mass[POINTS_MAX];
    for (size_t l = 0; l < s->levels; l++) log_mass[l] = mass[l] > 0 ? log(mass[l]) : -1e300; /* times a count of 0: 0 */
    for (size_t k = 0; k < s->pools; k++) {
        double sum = s->log_count[k];
        for (size_t l = 0; l < s->levels; l++) sum += s->count[k * s->levels + l] * log_mass[l];
        double q = exp(sum);
        for (size_t l = 0; l < s->levels; l++) of_level[l] += q * s->share[k * s->levels + l];
    }
}

void stage_weights(double *H, const stage_t *s, const double *p)
{
    double mass[POINTS_MAX] = { 0 }, of_level[POINTS_MAX] = { 0 };
    for (size_t x = 0; x < s->points; x++) mass[s->of[x]] += p[x];
    if (s->K <= TABLE_MAX) by_table(of_level, s, mass);
    else by_logarithm(of_level, s, mass);
    for (size_t x = 0; x < s->points; x++) H[x] = of_level[s->of[x]];
}

void stage_round(double *q, const stage_t *s, const double *p)
{
    double H[POINTS_MAX], sum = 0;
    stage_weights(H, s, p);
    for (size_t x = 0; x < s->points; x++) sum += q[x] = p[x] * H[x];
    for (size_t x = 0; x < s->points; x++) q[x] /= sum; /* 1 but for rounding, which would add up over the rounds */
}


/* --- games -------------------------------------------------------------------------------------------------------------- */

bool is_pool(double K) { return K == floor(K) && K >= 2 && K <= POOL_MAX; }

bool game_read(game_t *g, out_t *o, const plain_t *c, bool full)
{
    const table_t *v = c->value;
    *g = (game_t){ .n = v[0].cells, .owner = v[0].at, .public = v[1].at, .p0 = v[2].at, .K = v[3].at[0], .M = v[4].at[0] };
    if (g->n > POINTS_MAX || !is_pool(g->K) || !is_pool(g->M)) return false;
    for (size_t x = 0; x < g->n; x++)
        if (g->owner[x] <= 0 || g->public[x] <= 0 || (full && g->p0[x] == 0)) return false;
    plain_set_argmax(g->AO, g->owner, NULL, g->n);
    plain_set_argmax(g->AP, g->public, NULL, g->n);
    plain_set_argmax(g->AP_O, g->public, g->AO, g->n);
    for (size_t x = 0; x < g->n; x++) g->both[x] = g->AO[x] && g->AP[x];
    return stage_make(&g->of_owner, o, g->owner, g->n, g->K, false) && stage_make(&g->of_public, o, g->public, g->n, g->M, false);
}

bool plain_game_aligned(const game_t *g) { return memcmp(g->AO, g->AP, g->n * sizeof *g->AO) == 0; }
bool plain_game_has_gaps(const game_t *g) { return plain_set_size(g->AO, g->n) < g->n && plain_set_size(g->AP, g->n) < g->n; }

size_t plain_dominator(const game_t *g, size_t x)
{
    for (size_t y = 0; y < g->n; y++) {
        bool no_less = g->owner[y] >= g->owner[x] && g->public[y] >= g->public[x];
        if (no_less && (g->owner[y] > g->owner[x] || g->public[y] > g->public[x])) return y;
    }
    return g->n;
}

void loop_settle(settled_t *s, const double *p0, const stage_t *const *stage, size_t stages)
{
    size_t n = stage[0]->points;
    double moved = 1;
    memcpy(s->last, p0, n * sizeof *s->last);
    for (int t = 0; t < ROUNDS_MAX && moved > ROUND_STILL; t++) {
        memcpy(s->before, s->last, n * sizeof *s->last);
        for (size_t k = 0; k < stages; k++) stage_round(s->last, stage[k], s->last);
        moved = 0;
        for (size_t x = 0; x < n; x++) moved = fmax(moved, fabs(s->last[x] - s->before[x]));
    }
}

void game_settle(settled_t *s, const game_t *g, bool two_stage)
{
    loop_settle(s, g->p0, (const stage_t *const[]){ &g->of_owner, &g->of_public }, two_stage ? 2 : 1);
}

bool plain_limits_differ(const settled_t *a, const settled_t *b, size_t n)
{
    for (size_t x = 0; x < n; x++)
        if (fabs(a->last[x] - b->last[x]) > LIMIT_TOLERANCE) return true;
    return false;
}

/* --- claims ------------------------------------------------------------------------------------------------------------- */

void plain_claim_decay(out_t *o, unsigned link, const settled_t *s, const bool *S, size_t n)
{
    double last = plain_set_mass(s->last, S, n);
    decide_lt(o, link, last > 0 ? last / plain_set_mass(s->before, S, n) : 0, 1);
}

void limit_eq(out_t *o, unsigned link, double x, double y)
{
    take_answer(o, link, fabs(x - y) <= LIMIT_TOLERANCE ? ANSWER_EQUAL : ANSWER_VIOLATED);
}

void limit_le(out_t *o, unsigned link, double lhs, double rhs)
{
    double slack = rhs - lhs;
    take_answer(o, link, slack > LIMIT_TOLERANCE ? ANSWER_HOLDS : slack >= -LIMIT_TOLERANCE ? ANSWER_EQUAL : ANSWER_VIOLATED);
}

void plain_claim_limit(out_t *o, unsigned link, const settled_t *s, const game_t *g, const bool *S)
{
    double mass = plain_set_mass(g->p0, S, g->n);
    for (size_t x = 0; x < g->n; x++) limit_eq(o, link, s->last[x], S[x] ? g->p0[x] / mass : 0);
}


double plain_ratio_most(double a, double b, double least, double most, double K)
{
    double S = (K - 1) * (a < b ? least : most);
    return a * (b + S) / (b * (a + S));
}

double plain_invasion(const game_t *g, size_t x, size_t y)
{
    return g->K * g->owner[x] / (g->owner[x] + (g->K - 1) * g->owner[y]) * g->M * g->public[x] / (g->public[x] + (g->M - 1) * g->public[y]);
}

double plain_greatest(const double *w, size_t n)
{
    double top = 0;
    for (size_t x = 0; x < n; x++) top = fmax(top, w[x]);
    return top;
}

/* --- buffers ------------------------------------------------------------------------------------------------------------ */


double plain_buffer_decay(const buffer_t *b, int k) { return pow(b->s, k) / b->gap; }
double plain_buffer_constant(const buffer_t *b, double v) { return 4 / v + b->s; }
double plain_buffer_rho(const buffer_t *b, double v) { return plain_buffer_constant(b, v) / v * plain_buffer_decay(b, 4); }
bool reaches_K0(const buffer_t *b, double v, double K) { return order(8, (K - 1) * v * log(b->gap / (b->s * b->s))) != ANSWER_VIOLATED; }
bool reaches_K0_ours(const buffer_t *b, double v, double K) { return order(8 * log(b->gap / (b->s * b->s)), (K - 1) * v) != ANSWER_VIOLATED; }
