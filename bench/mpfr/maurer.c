/* SPDX-License-Identifier: MIT
**
** MPFR: Maurer's sum over binomials, everything rounded down once and up once; as bench/mpfi/maurer.c has it, by powers
** and by logarithms.
*/
#include "bench/bench.h"

#include <stdlib.h>

typedef struct {
    const problem_t *P;
    mpfr_t *lo, *hi;  /* m + 1 each */
    mpfr_t f, sum, t, u;
} state_t;

static void *begin(const problem_t *P, long bits)
{
    state_t *s = take(1, sizeof *s);
    s->P = P;
    s->lo = ends_new(P->m + 1, bits);
    s->hi = ends_new(P->m + 1, bits);
    mpfr_inits2(bits, s->f, s->sum, s->t, s->u, (mpfr_ptr)0);
    return s;
}

static void *begin_logarithms(const problem_t *P, long bits) { return begin(P, bits + 20); }

static void end(void *state)
{
    state_t *s = state;
    ends_free(s->lo, s->P->m + 1);
    ends_free(s->hi, s->P->m + 1);
    mpfr_clears(s->f, s->sum, s->t, s->u, (mpfr_ptr)0);
    free(s);
}

/* a_k = k^k/k!, all rounded toward rnd. */
static void powers(state_t *s, mpfr_t *a, mpfr_rnd_t rnd)
{
    mpfr_set_ui(s->f, 1, rnd);
    for (unsigned long k = 0; k <= s->P->m; k++) {
        if (k > 1) mpfr_div_ui(s->f, s->f, k, rnd);
        mpfr_ui_pow_ui(s->t, k, k, rnd);
        mpfr_mul(a[k], s->t, s->f, rnd);
    }
}

/* sum a_k a_{m-k} / a_m toward rnd, a_m from the other side. */
static void sum_powers(mpfr_ptr r, state_t *s, mpfr_t *a, mpfr_srcptr last, mpfr_rnd_t rnd)
{
    unsigned long m = s->P->m;
    mpfr_set_zero(s->sum, 1);
    for (unsigned long k = 0; 2 * k < m; k++) mpfr_fma(s->sum, a[k], a[m - k], s->sum, rnd);
    mpfr_mul_2ui(s->sum, s->sum, 1, rnd);
    if (m % 2 == 0) mpfr_fma(s->sum, a[m / 2], a[m / 2], s->sum, rnd);
    mpfr_div(r, s->sum, last, rnd);
}

static void by_powers(encl_t *answer, void *state)
{
    state_t *s = state;
    powers(s, s->lo, MPFR_RNDD);
    powers(s, s->hi, MPFR_RNDU);
    sum_powers(&answer[0]->left, s, s->lo, s->hi[s->P->m], MPFR_RNDD);
    sum_powers(&answer[0]->right, s, s->hi, s->lo[s->P->m], MPFR_RNDU);
}

/* b_k = k log k - log k! both ways, two logarithms for each k; f and sum are the ends of log k!. */
static void logarithms(state_t *s)
{
    mpfr_set_zero(s->lo[0], 1);
    mpfr_set_zero(s->hi[0], 1);
    mpfr_set_zero(s->f, 1);
    mpfr_set_zero(s->sum, 1);
    for (unsigned long k = 1; k <= s->P->m; k++) {
        mpfr_set_ui(s->u, k, MPFR_RNDN);
        mpfr_log(s->t, s->u, MPFR_RNDD);
        mpfr_add(s->f, s->f, s->t, MPFR_RNDD);
        mpfr_mul_ui(s->lo[k], s->t, k, MPFR_RNDD);
        mpfr_log(s->t, s->u, MPFR_RNDU);
        mpfr_add(s->sum, s->sum, s->t, MPFR_RNDU);
        mpfr_mul_ui(s->hi[k], s->t, k, MPFR_RNDU);
        mpfr_sub(s->lo[k], s->lo[k], s->sum, MPFR_RNDD);
        mpfr_sub(s->hi[k], s->hi[k], s->f, MPFR_RNDU);
    }
}

static void term(state_t *s, mpfr_t *b, mpfr_srcptr last, unsigned long k, mpfr_rnd_t rnd)
{
    mpfr_add(s->t, b[k], b[s->P->m - k], rnd);
    mpfr_sub(s->t, s->t, last, rnd);
    mpfr_exp(s->t, s->t, rnd);
}

static void sum_logarithms(mpfr_ptr r, state_t *s, mpfr_t *b, mpfr_srcptr last, mpfr_rnd_t rnd)
{
    unsigned long m = s->P->m;
    mpfr_set_zero(s->sum, 1);
    for (unsigned long k = 0; 2 * k < m; k++) {
        term(s, b, last, k, rnd);
        mpfr_add(s->sum, s->sum, s->t, rnd);
    }
    mpfr_mul_2ui(s->sum, s->sum, 1, rnd);
    if (m % 2 == 0) term(s, b, last, m / 2, rnd);
    else mpfr_set_zero(s->t, 1);
    mpfr_add(r, s->sum, s->t, rnd);
}

static void by_logarithms(encl_t *answer, void *state)
{
    state_t *s = state;
    logarithms(s);
    sum_logarithms(&answer[0]->left, s, s->lo, s->hi[s->P->m], MPFR_RNDD);
    sum_logarithms(&answer[0]->right, s, s->hi, s->lo[s->P->m], MPFR_RNDU);
}

const method_t mpfr_maurer = { WORK_MAURER, "MPFR, powers", true, begin, by_powers, end, NULL, NULL };
const method_t mpfr_maurer_logs = { WORK_MAURER, "MPFR, logarithms", true, begin_logarithms, by_logarithms, end, NULL,
                                    NULL };
