/* SPDX-License-Identifier: MIT */
#include "tests/support/loops.h"
#include "tests/support/lemma.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

brute_loop_t brute_loop(const candidate_t *c, const char *name)
{
    brute_game_t g = brute_game(c, strstr(name, "p0 = p0'") ? "p0'" : "p0");
    brute_loop_t l = { .home = c->home, .n = g.n, .stages = strstr(name, "owner-only") ? 1 : 2,
        .w = { g.owner, g.public }, .p = g.p, .pool = { g.K, g.M } };
    if (strstr(name, "wO = lO")) l.w[0] = candidate_value(c, "lO")->at;
    if (strstr(name, "wP = lP")) l.w[1] = candidate_value(c, "lP")->at;
    if (strstr(name, "wO = wP")) { l.w[0] = g.public; l.w[1] = g.owner; }
    if (strstr(name, "K = M")) { l.pool[0] = g.M; l.pool[1] = g.K; }
    return l;
}

double brute_loop_pools(const brute_loop_t *l)
{
    double most = 0;
    for (size_t s = 0; s < l->stages; s++) {
        double count = 1;
        for (size_t x = 1; x < l->n; x++) count *= ((double)l->pool[s] + (double)x - 1) / (double)x;
        if (count > most) most = count;
    }
    return most;
}

mpq_ptr brute_odds_factor(const brute_loop_t *l, mpq_srcptr p, size_t x, size_t y)
{
    mpq_ptr f = brute_ratio(l->home, 1, 1), h = arena_mpq(l->home, 2);
    for (size_t s = 0; s < l->stages; s++) {
        brute_weight(h, l->n, l->w[s], p, l->pool[s], x);
        brute_weight(h + 1, l->n, l->w[s], p, l->pool[s], y);
        f = brute_times(l->home, f, brute_over(l->home, h, h + 1));
        if (s + 1 < l->stages) p = brute_stage(l->home, l->n, l->w[s], p, l->pool[s]);
    }
    return f;
}

/* --- in long doubles ---------------------------------------------------------------------------------------------- */

/* E[K w/(w + total)] in long doubles. */
static long double share_about(size_t n, const long double *w, const long double *p, unsigned long K, size_t x,
    size_t i, unsigned long left, long double chance,
                               long double total)
{
    if (i + 1 == n) { /* all that are left are n - 1's */
        for (unsigned long k = 0; k < left; k++) { chance *= p[i]; total += w[i]; }
        return chance * (long double)K * w[x] / (w[x] + total);
    }
    long double sum = 0;
    for (unsigned long k = 0; k <= left; k++) {
        sum += share_about(n, w, p, K, x, i + 1, left - k, chance, total);
        chance *= p[i] * (long double)(left - k) / (long double)(k + 1);
        total += w[i];
    }
    return sum;
}

static void round_about(const brute_loop_t *l, long double *p)
{
    for (size_t s = 0; s < l->stages; s++) {
        long double w[BRUTE_POINTS_MAX], q[BRUTE_POINTS_MAX], sum = 0;
        for (size_t x = 0; x < l->n; x++) w[x] = (long double)mpq_get_d(l->w[s] + x);
        for (size_t x = 0; x < l->n; x++)
            sum += q[x] = p[x] * share_about(l->n, w, p, l->pool[s], x, 0, l->pool[s] - 1, 1, 0);
        for (size_t x = 0; x < l->n; x++) p[x] = q[x] / sum;
    }
}

void brute_about(long double *p, const brute_loop_t *l, unsigned long rounds)
{
    for (size_t x = 0; x < l->n; x++) p[x] = (long double)mpq_get_d(l->p + x);
    for (unsigned long t = 0; t < rounds; t++) round_about(l, p);
}
