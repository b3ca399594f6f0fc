/* SPDX-License-Identifier: MIT
**
** Which tilt has this KL. A rate is proposed in plain doubles; then one a little below and one a little above are
** evaluated with their errors, and kept only when the comparison with K is proved. KL and gain grow with the rate, so
** the gain at K lies between the gains of the two.
*/
#include "numerics/frontier/frontier_parts.h"

#include <limits.h>

enum { SECANTS = 40 };

typedef struct { const frontier_t *F; ball_t K; frontier_point_t most; } sought_t;

static frontier_rate_t rate_of(double m, long e)
{
    int more;
    m = frexp(m, &more);
    return (frontier_rate_t){ m, e + more, false };
}

static double off(const sought_t *s, double m, long e) { return frontier_tilt(s->F, rate_of(m, e)).kl.mid - s->K.mid; }

/* Exponents lo < hi = lo + 1 with KL(2^lo) <= K < KL(2^hi) as doubles see it; false when there are none in range. */
static bool octave(const sought_t *s, long *e)
{
    long least = LONG_MAX, lo, hi, step = 1;
    for (size_t p = 0; p < s->F->prompts; p++)
        if (s->F->law[p].levels > 1 && s->F->law[p].k < least) least = s->F->law[p].k;
    long lowest = -s->F->unit - 401, highest = -least + 900;
    lo = hi = -s->F->unit;
    if (off(s, 1, lo) <= 0) {
        for (; off(s, 1, hi = lo + step < highest ? lo + step : highest) <= 0; lo = hi, step *= 2)
            if (hi == highest) return false;
    } else {
        for (; off(s, 1, lo = hi - step > lowest ? hi - step : lowest) > 0; hi = lo, step *= 2)
            if (lo == lowest) return false;
    }
    while (hi - lo > 1) {
        long mid = lo + (hi - lo) / 2;
        if (off(s, 1, mid) <= 0) lo = mid;
        else hi = mid;
    }
    *e = lo;
    return true;
}

/* The mantissa in [1, 2] where KL(m 2^e) = K, by the Illinois variant of the false position. */
static double mantissa(const sought_t *s, long e)
{
    double a = 1, b = 2, fa = off(s, a, e), fb = off(s, b, e), m = a;
    int side = 0;
    for (int k = 0; k < SECANTS && b - a > 0x1p-46 && fb > fa; k++) {
        m = (a * fb - b * fa) / (fb - fa);
        if (!(m > a && m < b)) m = 0.5 * (a + b);
        double f = off(s, m, e);
        if (fabs(f) <= 0x1p-46 * s->K.mid) return m;
        if (f <= 0) { a = m; fa = f; if (side == -1) fb *= 0.5; side = -1; }
        else { b = m; fb = f; if (side == 1) fa *= 0.5; side = 1; }
    }
    return m;
}

/* The nearest rate below (above) m 2^e, at distances that grow eightfold, whose KL is proved at most (at least) K. */
static bool proved(const sought_t *s, double m, long e, bool above, frontier_rate_t *rate, ball_t *gain)
{
    for (double d = 0x1p-45; d < 1; d *= 8) {
        frontier_rate_t r = rate_of(above ? m * (1 + d) : m * (1 - d), e);
        frontier_point_t p = frontier_tilt(s->F, r);
        if (above ? !ball_at_most(s->K, p.kl) : !ball_at_most(p.kl, s->K)) continue;
        *rate = r;
        *gain = p.gain;
        return true;
    }
    return false;
}

frontier_bought_t frontier_buy(const frontier_t *F, ball_t K)
{
    sought_t s = { F, K, frontier_most(F) };
    frontier_bought_t b = { .how = MEETS, .gain = ball_exact(0) };
    if (ball_zero(K)) return b;
    if (ball_at_most(s.most.kl, K)) { b.how = BEYOND; b.gain = s.most.gain; return b; }
    ball_t less = ball_exact(0), more = s.most.gain;
    long e;
    bool found = octave(&s, &e);
    double m = found ? mantissa(&s, e) : 1;
    if (!found || !proved(&s, m, e, false, &b.less, &less)) b.less = (frontier_rate_t){ 0, 0, false };
    if (!found || !proved(&s, m, e, true, &b.more, &more)) b.how = NEAR_LIMIT;
    b.gain = ball_between(less, more);
    return b;
}
