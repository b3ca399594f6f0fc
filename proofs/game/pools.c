/* SPDX-License-Identifier: MIT */
#include "proofs/game/pools.h"
#include "numerics/bt_bound.h"

#include <limits.h>

struct pools {
    arena_t *home;
    const bt_levels_t *L;
    const pmf_t *mass;
    bool *marked; /* of a level */
    unsigned long K;
    bool exact;
};

/* Up to so many pools of so large a K are summed exactly, so many are bracketed. */
enum { EXACT_POOLS = 600, EXACT_K = 300, POOLS_MOST = 100000 };

const pools_t *pools_make(const pmf_t *p, mpq_srcptr w, const bool *S, unsigned long K)
{
    arena_t *A = p->home;
    pools_t *P = ARENA_NEW(A, pools_t);
    *P = (pools_t){ .home = A, .L = bt_levels(A, p->cells, w), .K = K };
    P->mass = bt_masses(P->L, p);
    P->marked = ARENA_ARRAY(A, bool, P->L->levels);
    for (size_t x = 0; x < p->cells; x++) P->marked[P->L->level[x]] = S[x];
    double count = 1;
    for (size_t l = 1; l < P->L->levels; l++) count *= ((double)K + (double)l - 1) / (double)l;
    P->exact = count <= EXACT_POOLS && K <= EXACT_K;
    return count <= POOLS_MOST ? P : NULL;
}

/* --- brackets ----------------------------------------------------------------------------------------------------- */

/* A share of a level, or (level = SIZE_MAX) the probability of the event. */
typedef struct { const pools_t *P; size_t level; bt_event_t event; } quantity_t;

static bool same(const void *a, const void *b)
{
    const quantity_t *x = a, *y = b;
    return x->P == y->P && x->level == y->level && x->event.least == y->event.least && x->event.most == y->event.most;
}

static void one_end(mpfr_ptr r, const quantity_t *q, mpfr_rnd_t rnd)
{
    const pools_t *P = q->P;
    bool share = q->level != SIZE_MAX;
    mpfr_t *mass = ends_new(P->L->levels, mpfr_get_prec(r)), *ratio = ends_new(1, mpfr_get_prec(r));
    mpq_t m;
    mpq_init(m);
    for (size_t l = 0; l < P->L->levels; l++) {
        pmf_prob(m, P->mass, l);
        mpfr_set_q(mass[l], m, rnd);
    }
    bt_bound(ratio, share, share ? P->L->w + q->level : NULL, r, (bt_crowd_t){ P->L->levels, P->L->w, mass }, P->K, &q->event, rnd);
    if (share) mpfr_set(r, ratio[0], rnd);
    mpq_clear(m);
    ends_free(mass, P->L->levels);
    ends_free(ratio, 1);
}

/* Every operation rounds once in one direction; a pool's share takes some 3 K of them at most, so 64 bits more are enough
** for |hi - lo| <= 2^-bits, the values being at most K. */
static void ends(const loglin_t **lo, const loglin_t **hi, arena_t *A, const void *source, long bits)
{
    mpfr_t r;
    mpq_ptr q = arena_mpq(A, 2);
    mpfr_init2(r, bits + 64);
    one_end(r, source, MPFR_RNDD);
    mpfr_get_q(q, r);
    one_end(r, source, MPFR_RNDU);
    mpfr_get_q(q + 1, r);
    mpfr_clear(r);
    *lo = loglin_rat(A, q);
    *hi = loglin_rat(A, q + 1);
}

static const bracket_kind_t pools_bracket = { "pools", same, ends };

static const real_t *bracketed(const pools_t *P, size_t level, bt_event_t event)
{
    quantity_t *q = ARENA_NEW(P->home, quantity_t);
    *q = (quantity_t){ P, level, event };
    return real_bracket(P->home, &pools_bracket, q);
}

/* --- quantities ------------------------------------------------------------------------------------------------------ */

static const real_t *quantity(const pools_t *P, size_t level, unsigned long least, unsigned long most)
{
    bt_event_t event = { P->marked, least, most };
    if (most == ULONG_MAX || least > most) return real_si(P->home, 0);
    const bt_total_t *T = P->exact ? bt_total(P->L, P->mass, P->K - 1, &event) : NULL;
    if (!T) return bracketed(P, level, event);
    mpq_ptr q = arena_mpq(P->home, 1);
    if (level == SIZE_MAX) bt_probability(q, T);
    else bt_ratio(q, T, P->L->w + level, P->K);
    return real_rat(P->home, q);
}

const real_t *pools_probability(const pools_t *P, unsigned long least, unsigned long most) { return quantity(P, SIZE_MAX, least, most); }

const real_t *pools_share(const pools_t *P, size_t x, unsigned long least, unsigned long most) { return quantity(P, P->L->level[x], least, most); }
