/* SPDX-License-Identifier: MIT
**
** MPFI: Maurer's sum over binomials, the terms of k and m - k taken together, in two ways:
**     powers      m!/m^m sum a_k a_{m-k},   a_k = k^k/k!, by integer powers;
**     logarithms  sum e^(b_k + b_{m-k} - b_m),   b_k = k log k - log k!.
*/
#include "bench/bench.h"

#include <stdlib.h>

typedef struct {
    const problem_t *P;
    mpfi_t *a; /* m + 1 of them */
    mpfi_t t, sum;
} state_t;

static void *begin(const problem_t *P, long bits)
{
    state_t *s = take(1, sizeof *s);
    s->P = P;
    s->a = take(P->m + 1, sizeof *s->a);
    for (unsigned long k = 0; k <= P->m; k++) mpfi_init2(s->a[k], bits);
    mpfi_init2(s->t, bits);
    mpfi_init2(s->sum, bits);
    return s;
}

static void end(void *state)
{
    state_t *s = state;
    for (unsigned long k = 0; k <= s->P->m; k++) mpfi_clear(s->a[k]);
    mpfi_clear(s->t);
    mpfi_clear(s->sum);
    free(s->a);
    free(s);
}

/* Logarithms lose the bits of the exponents, about m log m. */
static void *begin_logarithms(const problem_t *P, long bits) { return begin(P, bits + 20); }

static void power(mpfi_ptr r, unsigned long k)
{
    mpfr_ui_pow_ui(&r->left, k, k, MPFR_RNDD);
    mpfr_ui_pow_ui(&r->right, k, k, MPFR_RNDU);
}

/* m!/m^m is 1/a_m. */
static void by_powers(encl_t *answer, void *state)
{
    state_t *s = state;
    unsigned long m = s->P->m;
    mpfi_set_ui(s->t, 1);
    for (unsigned long k = 0; k <= m; k++) {
        if (k > 1) mpfi_div_ui(s->t, s->t, k);
        power(s->a[k], k);
        mpfi_mul(s->a[k], s->a[k], s->t);
    }
    mpfi_set_ui(s->sum, 0);
    for (unsigned long k = 0; 2 * k < m; k++) {
        mpfi_mul(s->t, s->a[k], s->a[m - k]);
        mpfi_add(s->sum, s->sum, s->t);
    }
    mpfi_mul_2ui(s->sum, s->sum, 1);
    if (m % 2 == 0) {
        mpfi_sqr(s->t, s->a[m / 2]);
        mpfi_add(s->sum, s->sum, s->t);
    }
    mpfi_div(answer[0], s->sum, s->a[m]);
}

static void term(state_t *s, unsigned long k)
{
    mpfi_add(s->t, s->a[k], s->a[s->P->m - k]);
    mpfi_sub(s->t, s->t, s->a[s->P->m]);
    mpfi_exp(s->t, s->t);
}

static void by_logarithms(encl_t *answer, void *state)
{
    state_t *s = state;
    unsigned long m = s->P->m;
    mpfi_set_ui(s->sum, 0);
    mpfi_set_ui(s->a[0], 0);
    for (unsigned long k = 1; k <= m; k++) {
        mpfi_set_ui(s->t, k);
        mpfi_log(s->t, s->t);
        mpfi_add(s->sum, s->sum, s->t);
        mpfi_mul_ui(s->a[k], s->t, k);
        mpfi_sub(s->a[k], s->a[k], s->sum);
    }
    mpfi_set_ui(s->sum, 0);
    for (unsigned long k = 0; 2 * k < m; k++) {
        term(s, k);
        mpfi_add(s->sum, s->sum, s->t);
    }
    mpfi_mul_2ui(s->sum, s->sum, 1);
    if (m % 2 == 0) {
        term(s, m / 2);
        mpfi_add(s->sum, s->sum, s->t);
    }
    mpfi_set(answer[0], s->sum);
}

const method_t mpfi_maurer = { WORK_MAURER, "MPFI, powers", true, begin, by_powers, end, NULL, NULL };
const method_t mpfi_maurer_logs = { WORK_MAURER, "MPFI, logarithms", true, begin_logarithms, by_logarithms, end, NULL,
                                    NULL };
