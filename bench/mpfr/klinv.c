/* SPDX-License-Identifier: MIT
**
** MPFR: the kl inverse by Newton, at a precision raised step by step from doubles, or plainly at the full one from a
** formula. The last step takes kl(p||q) - c rounded both ways, two logarithms each, and certifies.
*/
#include "bench/mpfi/klinv.h"

#include <stdlib.h>

/* sum += u log(u/(d x)), rounded toward rnd; u/d an exact rational, x in (0,1) exact. */
static void part(mpfr_ptr sum, mpfr_ptr t, unsigned long u, unsigned long d, mpfr_srcptr x, mpfr_rnd_t rnd)
{
    mpfr_mul_ui(t, x, d, rnd == MPFR_RNDD ? MPFR_RNDU : MPFR_RNDD);
    mpfr_ui_div(t, u, t, rnd);
    mpfr_log(t, t, rnd);
    mpfr_mul_ui(t, t, u, rnd);
    mpfr_add(sum, sum, t, rnd);
}

/* pd (kl(p||q) - c), rounded toward rnd. pd cn is below 2^64. rest = 1 - q, exact. */
static void excess(mpfr_ptr f, mpfr_srcptr q, mpfr_srcptr rest, const kl_case_t *k, mpfr_rnd_t rnd)
{
    mpfr_t t;
    mpfr_init2(t, mpfr_get_prec(f));
    mpfr_set_ui(f, k->pd * k->cn, MPFR_RNDN);
    mpfr_neg(f, f, MPFR_RNDN);
    mpfr_div_ui(f, f, k->cd, rnd);
    part(f, t, k->pn, k->pd, q, rnd);
    part(f, t, k->pd - k->pn, k->pd, rest, rnd);
    mpfr_clear(t);
}

typedef struct {
    const problem_t *P;
    long bits, start_bits;
    void (*start)(mpfr_ptr q, const kl_case_t *k);
} state_t;

static void inverse(mpfi_ptr r, const kl_case_t *k, const state_t *s)
{
    mpfr_t q, rest;
    mpfi_t f;
    mpfr_init2(q, s->start_bits);
    mpfr_init2(rest, s->start_bits + 32);
    mpfi_init2(f, s->bits);
    s->start(q, k);
    mpfr_ui_sub(rest, 1, q, MPFR_RNDN); /* exact: q > 2^-32 */
    excess(&f->left, q, rest, k, MPFR_RNDD);
    excess(&f->right, q, rest, k, MPFR_RNDU);
    kl_certify(r, q, f, k, KL_NEAR_BITS);
    mpfr_clear(q);
    mpfr_clear(rest);
    mpfi_clear(f);
}

static void *begin(const problem_t *P, long bits)
{
    state_t *s = take(1, sizeof *s);
    *s = (state_t){ P, bits, KL_MIDDLE_BITS, kl_middle };
    return s;
}

static void *begin_plain(const problem_t *P, long bits)
{
    state_t *s = take(1, sizeof *s);
    *s = (state_t){ P, bits, bits, kl_plain };
    return s;
}

static void run(encl_t *answer, void *state)
{
    const state_t *s = state;
    for (size_t i = 0; i < s->P->answers; i++) inverse(answer[i], &s->P->kl[i], s);
}

const method_t mpfr_klinv = { WORK_KLINV, "MPFR, Newton", true, begin, run, free, NULL, NULL };
const method_t mpfr_klinv_plain = { WORK_KLINV, "MPFR, plain Newton", true, begin_plain, run, free, NULL, NULL };
