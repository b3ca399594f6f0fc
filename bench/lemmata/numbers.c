/* SPDX-License-Identifier: MIT
**
** Lemmata: the kl inverse, a capacity, Maurer's sum. An operation goes from rationals, a channel, or m, to enclosures
** of the answers.
*/
#include "bench/lemmata/lemmata.h"

#include "numerics/capacity/capacity.h"
#include "numerics/klinv/klinv.h"
#include "numerics/info/maurer.h"

typedef struct {
    rooms_t in;
    const problem_t *P;
    mpq_ptr p, c, lo, hi; /* p and c: one for each case */
    chan_t channel;
} state_t;

static void *begin(const problem_t *P, long bits)
{
    (void)bits;
    state_t *s = take(1, sizeof *s);
    s->in = rooms_open();
    s->P = P;
    s->p = arena_mpq(s->in.keep, P->answers);
    s->c = arena_mpq(s->in.keep, P->answers);
    s->lo = arena_mpq(s->in.keep, 2);
    s->hi = s->lo + 1;
    for (size_t i = 0; P->kl && i < P->answers; i++) {
        mpq_set_ui(s->p + i, P->kl[i].pn, P->kl[i].pd);
        mpq_set_ui(s->c + i, P->kl[i].cn, P->kl[i].cd);
        mpq_canonicalize(s->p + i);
        mpq_canonicalize(s->c + i);
    }
    if (P->W) {
        s->channel = *channel_of(s->in.keep, P);
        s->channel.home = s->in.scratch;
    }
    return s;
}

/* q with a denominator 2^k needs no division. */
static void set_end(mpfr_ptr r, mpq_srcptr q, mpfr_rnd_t rnd)
{
    mp_bitcnt_t k = mpz_scan1(mpq_denref(q), 0);
    if (mpz_sizeinbase(mpq_denref(q), 2) == k + 1) mpfr_set_z_2exp(r, mpq_numref(q), -(mpfr_exp_t)k, rnd);
    else mpfr_set_q(r, q, rnd);
}

static void between(encl_ptr r, const state_t *s)
{
    set_end(&r->left, s->lo, MPFR_RNDD);
    set_end(&r->right, s->hi, MPFR_RNDU);
}

static void klinv(encl_t *answer, void *state)
{
    state_t *s = state;
    for (size_t i = 0; i < s->P->answers; i++) {
        arena_reset(s->in.scratch);
        klinv_ends(s->lo, s->hi, s->in.scratch, s->p + i, real_rat(s->in.scratch, s->c + i), s->P->need);
        between(answer[i], s);
    }
}

static void capacity(encl_t *answer, void *state)
{
    state_t *s = state;
    capacity_t C;
    encl_t hi;
    mpfi_init2(hi, mpfi_get_prec(answer[0]));
    arena_reset(s->in.scratch);
    capacity_certified(&C, s->in.scratch, &s->channel, s->P->need + 1);
    loglin_encl(answer[0], C.lo);
    loglin_encl(hi, C.hi);
    mpfr_set(&answer[0]->right, &hi->right, MPFR_RNDU);
    mpfi_clear(hi);
}

static void maurer(encl_t *answer, void *state)
{
    state_t *s = state;
    maurer_xi_ends(s->lo, s->hi, s->P->m, s->P->need + 1);
    between(answer[0], s);
}

const method_t lemmata_klinv = { WORK_KLINV, "Lemmata", true, begin, klinv, lemmata_end, NULL, NULL };
const method_t lemmata_capacity = { WORK_CAPACITY, "Lemmata", true, begin, capacity, lemmata_end, NULL, NULL };
const method_t lemmata_maurer = { WORK_MAURER, "Lemmata", true, begin, maurer, lemmata_end, NULL, NULL };
