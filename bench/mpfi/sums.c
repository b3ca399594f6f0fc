/* SPDX-License-Identifier: MIT
**
** MPFI: sums of w log w over integers, the common denominator divided out once: faster than a logarithm of w/D for each
** term.
*/
#include "bench/bench.h"

#include <math.h>
#include <stdlib.h>

typedef struct {
    const problem_t *P;
    long bits;
    mpfi_t sum, inner, t;
    mpz_t *out;      /* mutual: the counts of the outputs, over total * row */
} state_t;

static void set_bits(state_t *s, long bits)
{
    s->bits = bits;
    mpfi_set_prec(s->sum, bits);
    mpfi_set_prec(s->inner, bits);
    mpfi_set_prec(s->t, bits);
}

static void *begin(const problem_t *P, long bits)
{
    state_t *s = take(1, sizeof *s);
    s->P = P;
    mpfi_init(s->sum);
    mpfi_init(s->inner);
    mpfi_init(s->t);
    set_bits(s, bits);
    s->out = take(P->ny, sizeof *s->out);
    for (size_t y = 0; y < P->ny; y++) mpz_init(s->out[y]);
    return s;
}

static void end(void *state)
{
    state_t *s = state;
    for (size_t y = 0; y < s->P->ny; y++) mpz_clear(s->out[y]);
    free(s->out);
    mpfi_clear(s->sum);
    mpfi_clear(s->inner);
    mpfi_clear(s->t);
    free(s);
}

/* sum w log w; w >= 1. */
static void xlogx(mpfi_ptr sum, mpfi_ptr t, const unsigned long *w, size_t n)
{
    mpfi_set_ui(sum, 0);
    for (size_t i = 0; i < n; i++) {
        mpfi_set_ui(t, w[i]);
        mpfi_log(t, t);
        mpfi_mul_ui(t, t, w[i]);
        mpfi_add(sum, sum, t);
    }
}

static void log_z(mpfi_ptr t, mpz_srcptr a)
{
    mpfi_set_z(t, a);
    mpfi_log(t, t);
}

/* H = log D - (1/D) sum w log w. */
static void entropy(encl_t *answer, void *state)
{
    state_t *s = state;
    xlogx(s->sum, s->t, s->P->w, s->P->n);
    mpfi_div_z(s->sum, s->sum, s->P->total);
    log_z(s->t, s->P->total);
    mpfi_sub(answer[0], s->t, s->sum);
}

static void outputs(const state_t *s)
{
    const problem_t *P = s->P;
    for (size_t y = 0; y < P->ny; y++) mpz_set_ui(s->out[y], 0);
    mpz_t t;
    mpz_init(t);
    for (size_t x = 0; x < P->nx; x++)
        for (size_t y = 0; y < P->ny; y++) {
            mpz_set_ui(t, P->w[x]);
            mpz_addmul_ui(s->out[y], t, P->W[x * P->ny + y]);
        }
    mpz_clear(t);
}

/* With b_y = sum_x w_x W_xy:  I = log D + (sum_x w_x sum_y W_xy log W_xy - sum_y b_y log b_y)/(D row). */
static void mutual(encl_t *answer, void *state)
{
    state_t *s = state;
    const problem_t *P = s->P;
    mpfi_set_ui(s->sum, 0);
    for (size_t x = 0; x < P->nx; x++) {
        xlogx(s->inner, s->t, P->W + x * P->ny, P->ny);
        mpfi_mul_ui(s->inner, s->inner, P->w[x]);
        mpfi_add(s->sum, s->sum, s->inner);
    }
    outputs(s);
    for (size_t y = 0; y < P->ny; y++) {
        log_z(s->t, s->out[y]);
        mpfi_mul_z(s->t, s->t, s->out[y]);
        mpfi_sub(s->sum, s->sum, s->t);
    }
    mpfi_div_z(s->sum, s->sum, P->total);
    mpfi_div_ui(s->sum, s->sum, P->row);
    log_z(s->t, P->total);
    mpfi_add(answer[0], s->t, s->sum);
}

/* log n - H at doubling precision, until it excludes 0. */
static void sign(encl_t *answer, void *state)
{
    state_t *s = state;
    mpfi_t slack;
    mpfi_init2(slack, s->bits);
    for (long start = s->bits, bits = start; ; bits *= 2) {
        set_bits(s, bits);
        mpfi_set_prec(slack, bits);
        entropy(&slack, s);
        mpfi_set_ui(s->t, s->P->n);
        mpfi_log(s->t, s->t);
        mpfi_sub(slack, s->t, slack);
        if (!mpfi_has_zero(slack)) { set_bits(s, start); break; }
    }
    mpfi_set_si(answer[0], mpfi_is_strictly_pos(slack) ? 1 : -1);
    mpfi_clear(slack);
}

const method_t mpfi_entropy = { WORK_ENTROPY, "MPFI", true, begin, entropy, end, NULL, NULL };
const method_t mpfi_mutual = { WORK_MUTUAL, "MPFI", true, begin, mutual, end, NULL, NULL };
const method_t mpfi_sign = { WORK_SIGN, "MPFI", true, begin, sign, end, NULL, NULL };
