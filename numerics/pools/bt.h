/* SPDX-License-Identifier: MIT
**
** bt -- Bradley-Terry weights. A pool holds K items: x, and K-1 competitors Y_1 .. Y_{K-1} drawn from the law p; one of
** the K is chosen with probability proportional to its weight w = e^reward. The weight of x is
**     H(x) = E[ K w(x) / (w(x) + w(Y_1) + ... + w(Y_{K-1})) ],
** and one round of curation turns p into p H. H depends on x through w(x) alone, so the pools are counted through the
** distinct weights, the levels: a pool is a composition of K-1 into them.
**
** Source: the definition of a Bradley-Terry reward among K (Definition 1 of The Alignment Game); the law of a sum of
** K-1 integers is the power of a polynomial, by the recurrence that its derivative obeys.
*/
#ifndef LEMMATA_BT_H
#define LEMMATA_BT_H

#include "numerics/laws/pmf.h"

/* The distinct weights of n points, increasing, as integers (bt_levels: without a common factor). */
typedef struct {
    arena_t *home;
    size_t points, levels;
    size_t *level; /* of each point */
    mpz_ptr w;     /* of each level */
} bt_levels_t;

/* n weights > 0; only their ratios matter. */
const bt_levels_t *bt_levels(arena_t *A, size_t n, mpq_srcptr w);
/* A level for each point, equal ones apart, in the order of the points; a common factor is kept: the slow way round. */
const bt_levels_t *bt_levels_apart(arena_t *A, size_t n, mpq_srcptr w);

/* The mass at each level of a law on the points. */
const pmf_t *bt_masses(const bt_levels_t *L, const pmf_t *p);

/* Pools of which at least `least` and at most `most` competitors are marked; a competitor's mark is its level's. NULL
** marks: all. */
typedef struct { const bool *marked; unsigned long least, most; } bt_event_t;

/* The total weight of n competitors on an event: P(total = s_i, event) = c_i / den, the s_i not necessarily
** distinct. */
typedef struct {
    arena_t *home;
    size_t n;
    mpz_ptr s, c, den;
} bt_total_t;

/* No more pools than this are listed, and no longer numbers than this many bits in all; past it NULL is returned. */
enum { BT_POOLS_MAX = 20000, BT_BITS_MAX = 1 << 27 };

/* `mass` is a law on the levels. Is the total of n competitors, all pools, within these bounds? */
bool bt_total_fits(const bt_levels_t *L, const pmf_t *mass, unsigned long n);
const bt_total_t *bt_total(const bt_levels_t *L, const pmf_t *mass, unsigned long n, const bt_event_t *event);
/* E[K w/(w + total); event], exactly. */
void bt_ratio(mpq_ptr r, const bt_total_t *T, mpz_srcptr w, unsigned long K);
/* P(event). */
void bt_probability(mpq_ptr r, const bt_total_t *T);

/* H at each level, exactly, for a law p on the points and K >= 2; false (and nothing set) past the bounds above. */
bool bt_weights(mpq_ptr H, const bt_levels_t *L, const pmf_t *p, unsigned long K);
/* The law p H after one round; NULL past the bounds. Is it within them? */
const pmf_t *bt_round(const bt_levels_t *L, const pmf_t *p, unsigned long K);
bool bt_round_fits(const bt_levels_t *L, const pmf_t *p, unsigned long K);
/* The same from the H that are known. */
const pmf_t *bt_times(const bt_levels_t *L, const pmf_t *p, mpq_srcptr H);

#endif
