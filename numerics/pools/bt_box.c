/* SPDX-License-Identifier: MIT */
#include "numerics/pools/bt_box.h"

#include "numerics/pools/bt_few.h"

#include <math.h>
#include <stdlib.h>

void bt_box_init(bt_box_t *b, size_t n, mpfr_prec_t prec)
{
    b->n = n;
    b->p = alloc_bytes(n * sizeof *b->p);
    for (size_t i = 0; i < n; i++) mpfi_init2(b->p[i], prec);
}

void bt_box_clear(bt_box_t *b)
{
    for (size_t i = 0; i < b->n; i++) mpfi_clear(b->p[i]);
    alloc_free(b->p);
}

void bt_box_set(bt_box_t *b, const pmf_t *p)
{
    mpq_t q;
    mpq_init(q);
    for (size_t i = 0; i < b->n; i++) {
        pmf_prob(q, p, i);
        mpfi_set_q(b->p[i], q);
    }
    mpq_clear(q);
}

/* p_i = 1 - the others: at most 1 - their lower ends, at least 1 - their upper ends. */
void bt_box_tighten(bt_box_t *b)
{
    mpfr_t rest, end;
    mpfr_inits2(mpfi_get_prec(b->p[0]), rest, end, (mpfr_ptr)NULL);
    for (size_t i = 0; i < b->n; i++) {
        mpfr_ptr lo = &b->p[i]->left, hi = &b->p[i]->right;
        mpfr_set_ui(rest, 1, MPFR_RNDU);
        mpfr_set_ui(end, 1, MPFR_RNDD);
        for (size_t k = 0; k < b->n; k++) {
            if (k == i) continue;
            mpfr_sub(rest, rest, &b->p[k]->left, MPFR_RNDU);
            mpfr_sub(end, end, &b->p[k]->right, MPFR_RNDD);
        }
        mpfr_min(hi, hi, rest, MPFR_RNDU);
        mpfr_max(lo, lo, end, MPFR_RNDD);
    }
    mpfr_clears(rest, end, (mpfr_ptr)NULL);
}

/* The box of the levels: sums of the states'. */
static void level_box(bt_box_t *b, const bt_box_t *states, const bt_levels_t *L)
{
    for (size_t l = 0; l < b->n; l++) mpfi_set_ui(b->p[l], 0);
    for (size_t i = 0; i < states->n; i++) mpfi_add(b->p[L->level[i]], b->p[L->level[i]], states->p[i]);
    bt_box_tighten(b);
}

/* Masses that are, level by level, at most (RNDD) those of the law with the greatest upper tails, or at least (RNDU)
** those of the law with the least: from the lower ends, what is left of 1 goes to the levels in that order. */
static void extreme(mpfr_t *mass, const bt_box_t *b, mpfr_rnd_t rnd)
{
    mpfr_rnd_t away = rnd == MPFR_RNDD ? MPFR_RNDU : MPFR_RNDD;
    mpfr_t rest, room, more;
    mpfr_inits2(mpfi_get_prec(b->p[0]), rest, room, more, (mpfr_ptr)NULL);
    mpfr_set_ui(rest, 1, rnd);
    for (size_t l = 0; l < b->n; l++) mpfr_sub(rest, rest, &b->p[l]->left, rnd);
    for (size_t k = 0; k < b->n; k++) {
        size_t l = rnd == MPFR_RNDD ? b->n - 1 - k : k;
        if (mpfr_sgn(rest) < 0) mpfr_set_zero(rest, 1);
        mpfr_sub(room, &b->p[l]->right, &b->p[l]->left, rnd);
        mpfr_sub(more, &b->p[l]->right, &b->p[l]->left, away);
        mpfr_min(room, room, rest, rnd);
        mpfr_add(mass[l], &b->p[l]->left, room, rnd);
        mpfr_sub(rest, rest, more, rnd); /* no more (RNDD), no less (RNDU) than the exact law has left */
    }
    mpfr_clears(rest, room, more, (mpfr_ptr)NULL);
}

static void times_weight(bt_box_t *b, const bt_levels_t *L, mpfr_t *H, mpfr_rnd_t rnd)
{
    for (size_t i = 0; i < b->n; i++) {
        mpfr_ptr end = rnd == MPFR_RNDD ? &b->p[i]->left : &b->p[i]->right;
        mpfr_mul(end, end, H[L->level[i]], rnd);
    }
}

/* --- in doubles --------------------------------------------------------------------------------------------------- */

box_t bt_box_doubles(const bt_box_t *b)
{
    double *ends = alloc_bytes(2 * b->n * sizeof *ends);
    for (size_t i = 0; i < b->n; i++) {
        double lo = mpfr_get_d(&b->p[i]->left, MPFR_RNDD), hi = mpfr_get_d(&b->p[i]->right, MPFR_RNDU);
        ends[i] = lo >= 0x1p-300 ? lo : 0;
        ends[b->n + i] = fmin(fmax(hi, 0x1p-300), 1);
    }
    return (box_t){ b->n, ends, ends + b->n };
}

void bt_box_back(bt_box_t *b, box_t m)
{
    for (size_t i = 0; i < b->n; i++) mpfi_interv_d(b->p[i], m.lo[i], m.hi[i]);
    alloc_free(m.lo);
}

static void round_in_doubles(bt_box_t *b, const bt_levels_t *L, unsigned long K)
{
    double lo[BT_FEW_LEVELS_MAX], hi[BT_FEW_LEVELS_MAX];
    box_t m = bt_box_doubles(b);
    box_of_levels(lo, hi, L->levels, &m, L->level);
    bool good = bt_few(lo, hi, L, K, lo, hi);
    box_times(&m, L->level, good ? lo : NULL, hi);
    bt_box_back(b, m);
}

/* --- at any precision --------------------------------------------------------------------------------------------- */

static void forget(bt_box_t *b)
{
    for (size_t i = 0; i < b->n; i++) mpfi_interv_ui(b->p[i], 0, 1);
}

static void round_in_ends(bt_box_t *b, const bt_levels_t *L, unsigned long K)
{
    mpfr_prec_t prec = mpfi_get_prec(b->p[0]);
    bt_box_t levels;
    mpfr_t *lower = ends_new(L->levels, prec), *upper = ends_new(L->levels, prec), *mass = ends_new(L->levels, prec);
    bt_crowd_t crowd = { L->levels, L->w, mass };
    bt_box_init(&levels, L->levels, prec);
    level_box(&levels, b, L);
    extreme(mass, &levels, MPFR_RNDD);
    bt_bound(lower, L->levels, L->w, NULL, crowd, K, NULL, MPFR_RNDD);
    extreme(mass, &levels, MPFR_RNDU);
    bt_bound(upper, L->levels, L->w, NULL, crowd, K, NULL, MPFR_RNDU);
    times_weight(b, L, lower, MPFR_RNDD);
    times_weight(b, L, upper, MPFR_RNDU);
    bt_box_tighten(b);
    bt_box_clear(&levels);
    ends_free(lower, L->levels);
    ends_free(upper, L->levels);
    ends_free(mass, L->levels);
}

void bt_box_round(bt_box_t *b, const bt_levels_t *L, unsigned long K)
{
    if (mpfi_get_prec(b->p[0]) == BT_BOX_DOUBLE && bt_few_affordable(L, K)) round_in_doubles(b, L, K);
    else if (bt_bound_affordable((bt_crowd_t){ .levels = L->levels, .w = L->w }, K)) round_in_ends(b, L, K);
    else forget(b);
}
