/* SPDX-License-Identifier: MIT
**
** The estimates of the base model's values: coverage by simulation, the jackknife against its definition, and when
** there is no interval.
**
** Coverage. An interval that contains the truth with probability p does so in fewer than `LEAST` of 200 independent
** sets with probability P(Bin(200, p) < LEAST). For LEAST = 176 (88%) that is below 10^-4 at the nominal p = 0.95, and
** above 0.997 at p =
** 0.8 and less: what undercovers by that much fails.
*/
#include "numerics/frontier/frontier_parts.h"
#include "tests/support/assert.h"
#include "tests/support/trouble.h"

enum { SETS = 200, LEAST = 176, REPLICATES = 400, PROMPTS_MAX = 60, EACH = 16, ASKS = 5 };

typedef enum { NORMAL, UNIFORM, COIN } law_t;

static uint64_t roll(void *state)
{
    uint64_t z = (*(uint64_t *)state += 0x9e3779b97f4a7c15u);
    z = (z ^ z >> 30) * 0xbf58476d1ce4e5b9u;
    z = (z ^ z >> 27) * 0x94d049bb133111ebu;
    return z ^ z >> 31;
}

static double unit(uint64_t *state) { return ((double)(roll(state) >> 11) + 0.5) * 0x1p-53; }

/* A reward of a prompt of scale s about its own mean. */
static double reward(law_t law, double s, uint64_t *state)
{
    double u = unit(state), v = unit(state);
    if (law == UNIFORM) return s * u;
    if (law == COIN) return u < 0.2 + 0.2 * s;
    return s * sqrt(-2 * log(u)) * cos(6.283185307179586 * v);
}

/* Scales 1/2, 1, 3/2 are as likely. */
static frontier_t *data_set(arena_t *A, law_t law, size_t prompts, uint64_t *state)
{
    size_t first[PROMPTS_MAX + 1];
    mpq_ptr r = arena_mpq(A, prompts * EACH);
    for (size_t p = 0; p <= prompts; p++) first[p] = p * EACH;
    for (size_t p = 0; p < prompts; p++) {
        double s = 0.5 * (double)(1 + roll(state) % 3), off = law == COIN ? 0 : unit(state);
        for (size_t i = 0; i < EACH; i++) mpq_set_d(r + p * EACH + i, off + reward(law, s, state));
    }
    return frontier_make(A, prompts, first, r);
}

/* The truths of a law, by its formulae: the gains of the best of 8 and of 16, gain and KL at a beta, the gain that a KL
** buys. */
typedef struct { double best8, best16, gain, kl, bought; } truth_t;

static double mean_of(double (*f)(double s, double x), double x) { return (f(0.5, x) + f(1, x) + f(1.5, x)) / 3; }

static double uniform_log_M(double s, double b) { double t = s / b; return log(expm1(t) / t) - t / 2; }
static double uniform_gain(double s, double b) { double t = s / b; return s * (1 / -expm1(-t) - 1 / t - 0.5); }
static double coin_p(double s) { return 0.2 + 0.2 * s; }
static double coin_log_M(double s, double b) { double p = coin_p(s); return log1p(p * expm1(1 / b)) - p / b; }
static double coin_gain(double s, double b)
{
    double p = coin_p(s), e = exp(1 / b);
    return p * e / (1 - p + p * e) - p;
}
static double normal_log_M(double s, double b) { return s * s / (2 * b * b); }
static double normal_gain(double s, double b) { return s * s / b; }
static double coin_best(double s, double N) { return 1 - pow(1 - coin_p(s), N) - coin_p(s); }

typedef struct { double (*log_M)(double s, double b), (*gain)(double s, double b); double beta, kl; } model_t;
static const model_t model[] = { [NORMAL] = { normal_log_M, normal_gain, 2, 0.1 },
                                 [UNIFORM] = { uniform_log_M, uniform_gain, 0.3, 0.25 },
                                 [COIN] = { coin_log_M, coin_gain, 2, 0.02 } };

static double kl_at(const model_t *m, double b) { return mean_of(m->gain, b) / b - mean_of(m->log_M, b); }

static truth_t truth_of(law_t law)
{
    const model_t *m = &model[law];
    truth_t t = { .gain = mean_of(m->gain, m->beta), .kl = kl_at(m, m->beta) };
    double lo = 1e-3, hi = 1e3;
    for (int k = 0; k < 200; k++) {
        double mid = sqrt(lo * hi);
        if (kl_at(m, mid) > m->kl) lo = mid;
        else hi = mid;
    }
    t.bought = mean_of(m->gain, lo);
    t.best8 = law == NORMAL ? 1.4236003060469 : law == UNIFORM ? 8. / 9 - 0.5 : mean_of(coin_best, 8);
    t.best16 = law == NORMAL ? 1.7659913930555 : law == UNIFORM ? 16. / 17 - 0.5 : mean_of(coin_best, 16);
    return t;
}

static frontier_rate_t rate_of(double beta)
{
    return (frontier_rate_t){ frexp(1 / beta, &(int){ 0 }), ilogb(1 / beta) + 1, true };
}

static bool holds(frontier_range_t x, const frontier_t *F, double truth)
{
    return ldexp(x.low, (int)F->unit) <= truth && truth <= ldexp(x.high, (int)F->unit);
}

static void expect_coverage(law_t law, size_t prompts, uint64_t seed)
{
    static const char *const name[] = { "best of 8", "best of 16", "gain at beta", "KL at beta", "gain of a KL" };
    truth_t t = truth_of(law);
    const double truth[] = { t.best8, t.best16, t.gain, t.kl, t.bought };
    const frontier_ask_t ask[] = { { ASK_BEST, { 0, 0, false }, 0, 8 },
                                   { ASK_BEST, { 0, 0, false }, 0, 16 },
                                   { ASK_RATE, rate_of(model[law].beta), 0, 0 },
                                   { ASK_KL, rate_of(model[law].beta), model[law].kl, 0 } };
    int hits[5] = { 0 }, given[5] = { 0 };
    arena_t *A = arena_new();
    for (int i = 0; i < SETS; i++) {
        frontier_estimate_t e[4];
        frontier_t *F = data_set(A, law, prompts, &seed);
        frontier_estimate(e, F, ask, 4, REPLICATES, roll, &seed);
        for (int k = 0; k < 4; k++) {
            int at = k == 3 ? 4 : k;
            given[at] += e[k].whether == GIVEN;
            hits[at] += e[k].whether == GIVEN && holds(e[k].gain, F, truth[at]);
            if (k != 2) continue;
            given[3] += e[k].whether == GIVEN;
            hits[3] += e[k].whether == GIVEN && e[k].kl.low <= truth[3] && truth[3] <= e[k].kl.high;
        }
        arena_reset(A);
    }
    for (int k = 0; k < 5; k++) {
        cr_expect(given[k] >= SETS / 2, "law %d, %zu prompts, %s: an interval for %d of %d sets", law, prompts, name[k],
                  given[k], SETS);
        cr_expect(hits[k] * SETS >= LEAST * given[k], "law %d, %zu prompts, %s: %d of %d", law, prompts, name[k],
                  hits[k], given[k]);
    }
    arena_free(A);
}

Test(frontier_boot, covers_normal) { expect_coverage(NORMAL, 40, 71); }
Test(frontier_boot, covers_normal_of_few_prompts) { expect_coverage(NORMAL, 12, 72); }
Test(frontier_boot, covers_uniform) { expect_coverage(UNIFORM, 40, 73); }
Test(frontier_boot, covers_coins) { expect_coverage(COIN, 60, 74); }

/* --- the jackknife by its definition ------------------------------------------------------------------------------ */

static frontier_value_t plain(const double *r, size_t n, size_t without, double theta)
{
    double sum = 0, W = 0, A = 0, m = 0;
    for (size_t i = 0; i < n; i++) {
        if (i == without) continue;
        m++;
        sum += r[i];
        W += exp(theta * r[i]);
        A += r[i] * exp(theta * r[i]);
    }
    double log_M = log(W / m) - theta * sum / m, gain = A / W - sum / m;
    return (frontier_value_t){ log_M / theta, gain, theta * gain - log_M };
}

Test(frontier_boot, jackknife_is_its_definition)
{
    enum { MOST = 12 };
    uint64_t state = 75;
    arena_t *A = arena_new();
    for (int i = 0; i < 300; i++) {
        size_t n = 2 + roll(&state) % (MOST - 1);
        double v[MOST], theta = 0.1 + 12 * unit(&state);
        mpq_ptr r = arena_mpq(A, n);
        for (size_t k = 0; k < n; k++)
            v[k] = (double)(roll(&state) % (i % 3 ? 1000 : 2)) / 1024, mpq_set_d(r + k, v[k]);
        frontier_t *F = frontier_make(A, 1, (const size_t[]){ 0, n }, r);
        const frontier_law_t *l = F->law;
        frontier_value_t got = frontier_jackknifed(l, l->count, ldexp(theta, (int)l->k)), f = plain(v, n, n, theta),
                         sum = { 0, 0, 0 };
        for (size_t k = 0; k < n; k++) {
            frontier_value_t g = plain(v, n, k, theta);
            sum = (frontier_value_t){ sum.charge + g.charge, sum.gain + g.gain, sum.kl + g.kl };
        }
        double m = (double)n, less = (m - 1) / m;
        cr_expect(fabs(ldexp(got.charge, (int)l->k) - (m * f.charge - less * sum.charge)) < 1e-11, "case %d", i);
        cr_expect(fabs(ldexp(got.gain, (int)l->k) - (m * f.gain - less * sum.gain)) < 1e-11, "case %d", i);
        cr_expect(fabs(got.kl - (m * f.kl - less * sum.kl)) < 1e-10, "case %d", i);
        arena_reset(A);
    }
    arena_free(A);
}

/* --- no interval -------------------------------------------------------------------------------------------------- */

static frontier_whether_t whether(const frontier_t *F, frontier_ask_t ask)
{
    uint64_t state = 76;
    frontier_estimate_t e;
    frontier_estimate(&e, F, &ask, 1, 100, roll, &state);
    return e.whether;
}

Test(frontier_boot, no_interval)
{
    uint64_t state = 77;
    arena_t *A = arena_new();
    frontier_t *F = data_set(A, NORMAL, 40, &state), *few = data_set(A, NORMAL, 1, &state);
    cr_expect(whether(few, (frontier_ask_t){ ASK_BEST, rate_of(1), 0, 4 }) == FEW_PROMPTS);
    cr_expect(whether(F, (frontier_ask_t){ ASK_BEST, rate_of(1), 0, 4 }) == GIVEN);
    /* the greatest reward alone */
    cr_expect(whether(F, (frontier_ask_t){ ASK_RATE, rate_of(0.02), 0, 0 }) == TOO_STEEP);
    cr_expect(whether(F, (frontier_ask_t){ ASK_KL, rate_of(0.2), 3.5, 0 }) == TOO_STEEP);
    cr_expect(whether(F, (frontier_ask_t){ ASK_RATE, rate_of(1e12), 0, 0 }) == TOO_SLIGHT);
    size_t first[31];
    mpq_ptr r = arena_mpq(A, 90);
    for (size_t p = 0; p <= 30; p++) first[p] = 3 * p;
    cr_expect(whether(frontier_make(A, 30, first, r), (frontier_ask_t){ ASK_RATE, rate_of(1), 0, 0 }) == FEW_SAMPLES);
    cr_expect(whether(frontier_make(A, 30, first, r), (frontier_ask_t){ ASK_BEST, rate_of(1), 0, 2 }) == NO_SPREAD);
    arena_free(A);
}
