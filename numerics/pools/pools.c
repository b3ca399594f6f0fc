/* SPDX-License-Identifier: MIT */
#include "numerics/pools/pools.h"
#include "numerics/pools/bt_bound.h"

#include <limits.h>

typedef struct tally tally_t;

struct pools {
    arena_t *home;
    const bt_levels_t *L;
    const pmf_t *mass;
    bool *marked; /* of a level */
    unsigned long K;
    bool exact;
    tally_t **tallies; /* what was counted already */
};

/* Up to so many pools of so large a K are summed exactly, so many are bracketed. */
enum { EXACT_POOLS = 600, EXACT_K = 300, POOLS_MOST = 100000 };

const pools_t *pools_make(const pmf_t *p, mpq_srcptr w, const bool *S, unsigned long K)
{
    arena_t *A = p->home;
    pools_t *P = ARENA_NEW(A, pools_t);
    *P = (pools_t){ .home = A, .L = bt_levels(A, p->cells, w), .K = K, .tallies = ARENA_NEW(A, tally_t *) };
    P->mass = bt_masses(P->L, p);
    P->marked = ARENA_ARRAY(A, bool, P->L->levels);
    for (size_t x = 0; x < p->cells; x++) P->marked[P->L->level[x]] = S[x];
    double count = 1;
    for (size_t l = 1; l < P->L->levels; l++) count *= ((double)K + (double)l - 1) / (double)l;
    P->exact = count <= EXACT_POOLS && K <= EXACT_K;
    return count <= POOLS_MOST ? P : NULL;
}

/* --- brackets ----------------------------------------------------------------------------------------------------- */

/* Bounds of the pools with m competitors marked, m < K: their probability, and the shares of the levels of one mark.
** All events are sums of these, so a walk over the pools in either direction serves every quantity; one of `bits` bits
** serves fewer bits too. */
struct tally {
    tally_t *next;
    long bits;
    bool of; /* the mark */
    mpfr_t *prob[2], *share[2]; /* rounded down, up */
};

static const mpfr_rnd_t direction[2] = { MPFR_RNDD, MPFR_RNDU };

/* How many levels of this mark are below level l. */
static size_t place_of(const pools_t *P, size_t l, bool mark)
{
    size_t place = 0;
    for (size_t k = 0; k < l; k++) place += P->marked[k] == mark;
    return place;
}

/* Every operation rounds once in one direction; a pool's share takes some 3 K of them at most, so 63 bits more are
** enough for |hi - lo| <= 2^-bits, the values being at most K. */
static void count(tally_t *T, const pools_t *P)
{
    const bt_levels_t *L = P->L;
    mpfr_prec_t prec = T->bits + 63;
    size_t targets = place_of(P, L->levels, T->of);
    mpz_ptr v = arena_mpz(P->home, targets);
    mpq_ptr m = arena_mpq(P->home, 1);
    mpfr_t *mass = ends_new(L->levels, prec);
    for (size_t l = 0; l < L->levels; l++)
        if (P->marked[l] == T->of) mpz_set(v + place_of(P, l, T->of), L->w + l);
    for (int side = 0; side < 2; side++) {
        for (size_t l = 0; l < L->levels; l++) {
            pmf_prob(m, P->mass, l);
            mpfr_set_q(mass[l], m, direction[side]);
        }
        T->prob[side] = ends_kept(P->home, P->K, prec);
        T->share[side] = ends_kept(P->home, P->K * targets, prec);
        bt_bound(T->share[side], targets, v, T->prob[side], (bt_crowd_t){ L->levels, L->w, mass }, P->K, P->marked,
                 direction[side]);
    }
    ends_free(mass, L->levels);
}

/* At least so many bits: 64, 128, 256, .. */
static const tally_t *tally(const pools_t *P, long bits, bool of)
{
    for (const tally_t *T = *P->tallies; T; T = T->next)
        if (T->of == of && T->bits >= bits) return T;
    tally_t *T = ARENA_NEW(P->home, tally_t);
    *T = (tally_t){ .next = *P->tallies, .bits = 64, .of = of };
    while (T->bits < bits) T->bits *= 2;
    count(T, P);
    return *P->tallies = T;
}

/* A share of a level, or (level = SIZE_MAX) the probability of the event. */
typedef struct { const pools_t *P; size_t level; unsigned long least, most; } quantity_t;

static bool same(const void *a, const void *b)
{
    const quantity_t *x = a, *y = b;
    return x->P == y->P && x->level == y->level && x->least == y->least && x->most == y->most;
}

static void one_end(mpq_ptr r, const quantity_t *q, const tally_t *T, int side)
{
    const pools_t *P = q->P;
    bool share = q->level != SIZE_MAX;
    size_t targets = share ? place_of(P, P->L->levels, T->of) : 1, at = share ? place_of(P, q->level, T->of) : 0;
    mpfr_t *part = share ? T->share[side] : T->prob[side];
    mpfr_t sum;
    mpfr_init2(sum, T->bits + 63);
    mpfr_set_zero(sum, 1);
    for (unsigned long m = q->least; m <= q->most && m < P->K; m++)
        mpfr_add(sum, sum, part[m * targets + at], direction[side]);
    mpfr_get_q(r, sum);
    mpfr_clear(sum);
}

static long enclose(mpq_ptr lo, mpq_ptr hi, const void *what, long bits)
{
    const quantity_t *q = what;
    const tally_t *T = tally(q->P, bits, q->level != SIZE_MAX && q->P->marked[q->level]);
    one_end(lo, q, T, 0);
    one_end(hi, q, T, 1);
    return T->bits;
}

static const bracket_kind_t quantity_kind = { .name = "share of pools", .same = same, .enclose = enclose };

static const real_t *bracketed(const pools_t *P, size_t level, unsigned long least, unsigned long most)
{
    quantity_t *q = ARENA_NEW(P->home, quantity_t);
    *q = (quantity_t){ P, level, least, most };
    return real_bracket(P->home, &quantity_kind, q);
}

/* --- quantities --------------------------------------------------------------------------------------------------- */

static const real_t *quantity(const pools_t *P, size_t level, unsigned long least, unsigned long most)
{
    bt_event_t event = { P->marked, least, most };
    if (most == ULONG_MAX || least > most) return real_si(P->home, 0);
    const bt_total_t *T = P->exact ? bt_total(P->L, P->mass, P->K - 1, &event) : NULL;
    if (!T) return bracketed(P, level, least, most);
    mpq_ptr q = arena_mpq(P->home, 1);
    if (level == SIZE_MAX) bt_probability(q, T);
    else bt_ratio(q, T, P->L->w + level, P->K);
    return real_rat(P->home, q);
}

const real_t *pools_probability(const pools_t *P, unsigned long least, unsigned long most)
{
    return quantity(P, SIZE_MAX, least, most);
}

const real_t *pools_share(const pools_t *P, size_t x, unsigned long least, unsigned long most)
{
    return quantity(P, P->L->level[x], least, most);
}
