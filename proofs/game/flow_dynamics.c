/* SPDX-License-Identifier: MIT
**
** The plane's loop as a dynamics that the engine certifies. Exact rounds are those of the loop on the classes; a box is enclosed by flow_round;
** the bound of the odds is that of numerics/pools/odds.c on the points that matter.
*/
#include "proofs/game/flow.h"

typedef struct { const plane_t *plane; reading_t loop; } self_t;

static const pmf_t *exact_round(const dynamics_t *D, const pmf_t *p)
{
    const self_t *s = D->self;
    const dynamics_t *exact = s->loop == TWO_STAGE ? game_two_stage(s->plane->game) : game_owner_only(s->plane->game);
    return exact->round(exact, p);
}

static bool alike(const dynamics_t *D, size_t x, size_t y)
{
    const self_t *s = D->self;
    for (int a = 0; a < (int)s->loop; a++)
        if (s->plane->ladder[a].of[x] != s->plane->ladder[a].of[y]) return false;
    return true;
}

static void enclose(const dynamics_t *D, bt_box_t *b)
{
    const self_t *s = D->self;
    box_t m = bt_box_doubles(b);
    flow_round(&m, s->plane, s->loop);
    bt_box_back(b, m);
}

/* --- odds ------------------------------------------------------------------------------------------------------------- */

/* H rises with the weight, under every law. So of the points of V only those count that no other one exceeds for both agents; and the greatest ratio
** over all of X - C, which bounds the mass outside C after the first stage, is that of the greatest weight there. stage_ratio asks for no
** other weights than those of the point, of C, and the least and the greatest off C. */
typedef struct { mpq_t w[3]; stage_t stage; mpfr_t outside; } bounds_t;

static mpq_srcptr weight(const plane_t *P, int agent, size_t k) { return (agent == OWNER ? P->game->owner : P->game->public) + k; }

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
    for (int i = 0; i < 3; i++) { mpq_init(b->w[i]); mpq_set(b->w[i], weight(P, agent, at[i])); }
    b->stage = (stage_t){ b->w[0], agent == OWNER ? P->game->K : P->game->M };
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
static size_t front(size_t *at, const self_t *s, const bool *V)
{
    const ladder_t *owner = &s->plane->ladder[OWNER], *public = &s->plane->ladder[PUBLIC];
    size_t n = 0, best[BT_LAPLACE_LEVELS_MAX] = { 0 }; /* the class, from 1 */
    for (size_t k = 0; k < s->plane->n; k++) {
        size_t *b = &best[owner->of[k]];
        if (V[k] && (!*b || (s->loop == TWO_STAGE && public->of[k] > public->of[*b - 1]))) *b = k + 1;
    }
    for (size_t l = owner->levels; l-- > 0;)
        if (best[l] && (n == 0 || (s->loop == TWO_STAGE && public->of[best[l] - 1] > public->of[at[n - 1]]))) at[n++] = best[l] - 1;
    return n;
}

/* The greatest product of the stages' bounds over V. */
static void odds(mpq_ptr z, const dynamics_t *D, const bool *V, const bool *C, mpq_srcptr e)
{
    const self_t *s = D->self;
    size_t at[BT_LAPLACE_LEVELS_MAX], n = front(at, s, V);
    bounds_t b[AGENTS];
    mpfr_t *own = odds_new(3);
    mpfr_ptr most = own[0], product = own[1], r = own[2];
    for (int a = 0; a < (int)s->loop; a++) bounds_init(&b[a], s->plane, a, C);
    mpfr_set_q(b[OWNER].outside, e, MPFR_RNDU);
    if (s->loop == TWO_STAGE) hand_on(&b[PUBLIC], &b[OWNER]);
    mpfr_set_zero(most, 1);
    for (size_t i = 0; i < n; i++) {
        mpfr_set_ui(product, 1, MPFR_RNDU);
        for (int a = 0; a < (int)s->loop; a++) {
            bound(r, &b[a], weight(s->plane, a, at[i]));
            mpfr_mul(product, product, r, MPFR_RNDU);
        }
        mpfr_max(most, most, product, MPFR_RNDU);
    }
    mpfr_get_q(z, most);
    for (int a = 0; a < (int)s->loop; a++) bounds_clear(&b[a]);
    ends_free(own, 3);
}

const dynamics_t *flow_dynamics(const char *name, const plane_t *P, reading_t loop)
{
    dynamics_t *D = ARENA_NEW(P->home, dynamics_t);
    self_t *s = ARENA_NEW(P->home, self_t);
    *s = (self_t){ P, loop };
    *D = (dynamics_t){ .name = name, .home = P->home, .points = P->n, .start = P->game->p0, .self = s, .round = exact_round,
                       .enclose = enclose, .alike = alike, .odds = odds };
    return D;
}
