/* SPDX-License-Identifier: MIT
**
** How the odds of two points of the plane move in a round, under every law of a region: the bound of
** numerics/pools/odds.h on the points that matter.
*/
#include "numerics/pools/flow.h"
#include "numerics/pools/odds.h"

/* H rises with the weight, under every law. So of the points of V only those count that no other one exceeds for both
** agents; and the greatest ratio over all of X - C, which bounds the mass outside C after the first stage, is that of
** the greatest weight there. stage_ratio asks for no other weights than those of the point, of C, and the least and the
** greatest off C. */
typedef struct { mpq_t w[3]; stage_t stage; mpfr_t outside; } bounds_t;

static void bounds_init(bounds_t *b, const plane_t *P, int agent, const bool *C)
{
    const size_t *of = P->ladder[agent].of;
    size_t kept = 0;
    while (!C[kept]) kept++;
    size_t low = kept, top = kept;
    for (size_t k = 0; k < P->n; k++) {
        if (C[k]) continue;
        if (low == kept || of[k] < of[low]) low = k;
        if (top == kept || of[k] > of[top]) top = k;
    }
    const size_t at[3] = { kept, low, top };
    for (int i = 0; i < 3; i++) { mpq_init(b->w[i]); mpq_set(b->w[i], P->ladder[agent].w + at[i]); }
    b->stage = (stage_t){ b->w[0], P->ladder[agent].pool };
    odds_init(b->outside);
}

static void bounds_clear(bounds_t *b)
{
    for (int i = 0; i < 3; i++) mpq_clear(b->w[i]);
    mpfr_clear(b->outside);
}

/* A bound of H(x)/H(c), x of weight w, over the laws with p(X - C) <= outside. */
static void bound(mpfr_ptr r, const bounds_t *b, mpq_srcptr w)
{
    stage_ratio(r, &b->stage, 3, (const bool[]){ true, false, false }, w, b->w[0], b->outside);
}

/* The second stage starts from odds of X - C that the first has multiplied by at most its greatest ratio. */
static void hand_on(bounds_t *to, const bounds_t *from)
{
    mpfr_t most;
    odds_init(most);
    bound(most, from, from->w[2]);
    mpfr_set(to->outside, from->outside, MPFR_RNDU);
    stage_widen(to->outside, most);
    mpfr_clear(most);
}

/* The points of V that no point of V exceeds for both agents; how many. */
static size_t front(size_t *at, const plane_t *P, reading_t loop, const bool *V)
{
    const ladder_t *owner = &P->ladder[OWNER], *public = &P->ladder[PUBLIC];
    size_t n = 0, best[BT_LAPLACE_LEVELS_MAX] = { 0 }; /* the class, from 1 */
    for (size_t k = 0; k < P->n; k++) {
        size_t *b = &best[owner->of[k]];
        if (V[k] && (!*b || (loop == TWO_STAGE && public->of[k] > public->of[*b - 1]))) *b = k + 1;
    }
    for (size_t l = owner->levels; l-- > 0;)
        if (best[l] && (n == 0 || (loop == TWO_STAGE && public->of[best[l] - 1] > public->of[at[n - 1]])))
            at[n++] = best[l] - 1;
    return n;
}

/* The greatest product of the stages' bounds over V. */
void flow_odds(mpq_ptr z, const plane_t *P, reading_t loop, const bool *V, const bool *C, mpq_srcptr e)
{
    size_t at[BT_LAPLACE_LEVELS_MAX], n = front(at, P, loop, V);
    bounds_t b[AGENTS];
    mpfr_t *own = odds_new(3);
    mpfr_ptr most = own[0], product = own[1], r = own[2];
    for (int a = 0; a < (int)loop; a++) bounds_init(&b[a], P, a, C);
    mpfr_set_q(b[OWNER].outside, e, MPFR_RNDU);
    if (loop == TWO_STAGE) hand_on(&b[PUBLIC], &b[OWNER]);
    mpfr_set_zero(most, 1);
    for (size_t i = 0; i < n; i++) {
        mpfr_set_ui(product, 1, MPFR_RNDU);
        for (int a = 0; a < (int)loop; a++) {
            bound(r, &b[a], P->ladder[a].w + at[i]);
            mpfr_mul(product, product, r, MPFR_RNDU);
        }
        mpfr_max(most, most, product, MPFR_RNDU);
    }
    mpfr_get_q(z, most);
    for (int a = 0; a < (int)loop; a++) bounds_clear(&b[a]);
    ends_free(own, 3);
}
