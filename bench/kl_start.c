/* SPDX-License-Identifier: MIT */
#include "bench/kl_start.h"

#include <math.h>

/* kl(p||.) is convex: from the right of the root Newton comes down to it, and p + sqrt(c/2) is on the right by
** Pinsker's inequality. Where that is past 1, the root is below 1 - (1-p) exp(-(c + h(p))/(1-p)) (the term p log(1/q)
** dropped). */
double kl_right(const kl_case_t *k)
{
    double p = (double)k->pn / (double)k->pd, c = (double)k->cn / (double)k->cd;
    double h = -(p * log(p) + (1 - p) * log1p(-p));
    return fmin(p + sqrt(c / 2), 1 - exp(-(c + h) / (1 - p)));
}

double kl_start(const kl_case_t *k)
{
    double p = (double)k->pn / (double)k->pd, c = (double)k->cn / (double)k->cd, q = kl_right(k);
    for (int i = 0; i < 60; i++) {
        double step = (p * log(p / q) + (1 - p) * log((1 - p) / (1 - q)) - c) * q * (1 - q) / (q - p);
        q -= step;
        if (fabs(step) < 1e-15 * q) break;
    }
    return q;
}

/* q - (kl(p||q) - c) q (1-q)/(q-p). */
void kl_step(mpfr_ptr q, const kl_case_t *k)
{
    mpfr_t t, f, rest;
    mpfr_inits2(mpfr_get_prec(q), t, f, rest, (mpfr_ptr)0);
    mpfr_ui_sub(rest, 1, q, MPFR_RNDN);
    mpfr_mul_ui(t, q, k->pd, MPFR_RNDN);
    mpfr_ui_div(t, k->pn, t, MPFR_RNDN);
    mpfr_log(t, t, MPFR_RNDN);
    mpfr_mul_ui(f, t, k->pn, MPFR_RNDN);
    mpfr_mul_ui(t, rest, k->pd, MPFR_RNDN);
    mpfr_ui_div(t, k->pd - k->pn, t, MPFR_RNDN);
    mpfr_log(t, t, MPFR_RNDN);
    mpfr_mul_ui(t, t, k->pd - k->pn, MPFR_RNDN);
    mpfr_add(f, f, t, MPFR_RNDN);
    mpfr_set_ui(t, k->cn, MPFR_RNDN);
    mpfr_mul_ui(t, t, k->pd, MPFR_RNDN);
    mpfr_div_ui(t, t, k->cd, MPFR_RNDN);
    mpfr_sub(f, f, t, MPFR_RNDN); /* pd (kl - c) */
    mpfr_mul_ui(t, q, k->pd, MPFR_RNDN);
    mpfr_sub_ui(t, t, k->pn, MPFR_RNDN);
    mpfr_div(f, f, t, MPFR_RNDN);
    mpfr_mul(f, f, q, MPFR_RNDN);
    mpfr_mul(f, f, rest, MPFR_RNDN);
    mpfr_sub(q, q, f, MPFR_RNDN);
    mpfr_clears(t, f, rest, (mpfr_ptr)0);
}

void kl_middle(mpfr_ptr q, const kl_case_t *k)
{
    mpfr_set_d(q, kl_start(k), MPFR_RNDN);
    kl_step(q, k);
}

/* Until a step is small enough for the next one to be the last. */
void kl_plain(mpfr_ptr q, const kl_case_t *k)
{
    mpfr_t before;
    mpfr_init2(before, mpfr_get_prec(q));
    mpfr_set_d(q, kl_right(k), MPFR_RNDN);
    do {
        mpfr_set(before, q, MPFR_RNDN);
        kl_step(q, k);
        mpfr_sub(before, before, q, MPFR_RNDN);
    } while (!mpfr_zero_p(before) && mpfr_get_exp(before) > mpfr_get_exp(q) - KL_PLAIN_BITS);
    mpfr_clear(before);
}
