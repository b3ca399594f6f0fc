/* SPDX-License-Identifier: MIT
**
** MPFI: the kl inverse by Newton; the last step is an interval one.
*/
#include "bench/mpfi/klinv.h"

#include <stdio.h>
#include <stdlib.h>

void kl_certify(mpfi_ptr r, mpfr_srcptr q, mpfi_ptr f, const kl_case_t *k, unsigned long near)
{
    mpfr_prec_t bits = mpfi_get_prec(f);
    mpfi_t X, slope;
    mpfr_t radius;
    mpfi_init2(X, bits);
    mpfi_init2(slope, bits);
    mpfr_init2(radius, 53);
    mpfr_div_2ui(radius, q, near, MPFR_RNDN);
    mpfi_set_fr(X, q);
    mpfi_increase(X, radius);
    mpfi_mul_ui(slope, X, k->pd);
    mpfi_sub_ui(slope, slope, k->pn);
    mpfi_div(f, f, slope);
    mpfi_mul(f, f, X);
    mpfi_ui_sub(slope, 1, X);
    mpfi_mul(f, f, slope); /* pd (kl - c) / (pd (q-p)/(q(1-q))) */
    mpfi_sub_fr(f, f, q);
    mpfi_neg(f, f);
    if (!mpfi_is_strictly_inside(f, X)) {
        fputs("bench: a peer's Newton step for the kl inverse left its interval\n", stderr);
        exit(1);
    }
    mpfi_set(r, f);
    mpfi_clear(X);
    mpfi_clear(slope);
    mpfr_clear(radius);
}

/* u log(u/(d x)), u/d an exact rational, x in (0,1). */
static void part(mpfi_ptr r, unsigned long u, unsigned long d, mpfi_srcptr x)
{
    mpfi_mul_ui(r, x, d);
    mpfi_ui_div(r, u, r);
    mpfi_log(r, r);
    mpfi_mul_ui(r, r, u);
}

/* pd (kl(p||q) - c). */
static void excess(mpfi_ptr f, mpfr_srcptr q, const kl_case_t *k)
{
    mpfi_t x, t;
    mpfi_init2(x, mpfi_get_prec(f));
    mpfi_init2(t, mpfi_get_prec(f));
    mpfi_set_fr(x, q);
    part(f, k->pn, k->pd, x);
    mpfi_ui_sub(x, 1, x);
    part(t, k->pd - k->pn, k->pd, x);
    mpfi_add(f, f, t);
    mpfi_set_ui(t, k->cn);
    mpfi_mul_ui(t, t, k->pd);
    mpfi_div_ui(t, t, k->cd);
    mpfi_sub(f, f, t);
    mpfi_clear(x);
    mpfi_clear(t);
}

/* One interval step does for 50 digits; it comes to about twice the bits of the q that it starts from. */
static void inverse(mpfi_ptr r, const kl_case_t *k, long bits)
{
    mpfr_t q;
    mpfi_t f;
    mpfr_init2(q, KL_MIDDLE_BITS);
    mpfi_init2(f, bits);
    kl_middle(q, k);
    for (long near = KL_NEAR_BITS; ; near = 2 * near - 3) {
        excess(f, q, k);
        kl_certify(r, q, f, k, (unsigned long)near);
        if (2 * near + 5 >= bits - KL_GUARD_BITS) break;
        mpfr_set_prec(q, bits);
        mpfi_mid(q, r);
    }
    mpfr_clear(q);
    mpfi_clear(f);
}

typedef struct { const problem_t *P; long bits; } state_t;

static void *begin(const problem_t *P, long bits)
{
    state_t *s = take(1, sizeof *s);
    *s = (state_t){ P, bits };
    return s;
}

static void run(encl_t *answer, void *state)
{
    const state_t *s = state;
    for (size_t i = 0; i < s->P->answers; i++) inverse(answer[i], &s->P->kl[i], s->bits);
}

const method_t mpfi_klinv = { WORK_KLINV, "MPFI, Newton", true, begin, run, free, NULL, NULL };
