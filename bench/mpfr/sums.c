/* SPDX-License-Identifier: MIT
**
** MPFR: sums of w log w over integers, two logarithms a term: one rounded down, one up, each into its own sum.
*/
#include "bench/bench.h"

#include <stdlib.h>

/* Both ends of a sum. */
typedef struct { mpfr_t lo, hi; } ends_t;

typedef struct {
    const problem_t *P;
    long bits;
    ends_t sum, inner, t;
    mpfr_t x;
    mpz_t out; /* a count of the outputs, over total * row */
} state_t;

static void ends_set_prec(ends_t *e, long bits)
{
    mpfr_set_prec(e->lo, bits);
    mpfr_set_prec(e->hi, bits);
}

static void set_bits(state_t *s, long bits)
{
    s->bits = bits;
    ends_set_prec(&s->sum, bits);
    ends_set_prec(&s->inner, bits);
    ends_set_prec(&s->t, bits);
    mpfr_set_prec(s->x, bits);
}

static void *begin(const problem_t *P, long bits)
{
    state_t *s = take(1, sizeof *s);
    s->P = P;
    mpfr_inits(s->sum.lo, s->sum.hi, s->inner.lo, s->inner.hi, s->t.lo, s->t.hi, s->x, (mpfr_ptr)0);
    mpz_init(s->out);
    set_bits(s, bits);
    return s;
}

static void end(void *state)
{
    state_t *s = state;
    mpfr_clears(s->sum.lo, s->sum.hi, s->inner.lo, s->inner.hi, s->t.lo, s->t.hi, s->x, (mpfr_ptr)0);
    mpz_clear(s->out);
    free(s);
}

/* sum w log w; w >= 1, so every logarithm is >= 0. The precision is 64 or more: w is exact. */
static void xlogx(ends_t *sum, state_t *s, const unsigned long *w, size_t n)
{
    mpfr_set_zero(sum->lo, 1);
    mpfr_set_zero(sum->hi, 1);
    for (size_t i = 0; i < n; i++) {
        mpfr_set_ui(s->x, w[i], MPFR_RNDN);
        mpfr_log(s->t.lo, s->x, MPFR_RNDD);
        mpfr_log(s->t.hi, s->x, MPFR_RNDU);
        mpfr_fma(sum->lo, s->t.lo, s->x, sum->lo, MPFR_RNDD);
        mpfr_fma(sum->hi, s->t.hi, s->x, sum->hi, MPFR_RNDU);
    }
}

/* t = log a, an integer >= 1 of any size. */
static void log_z(state_t *s, mpz_srcptr a)
{
    mpfr_set_z(s->x, a, MPFR_RNDD);
    mpfr_log(s->t.lo, s->x, MPFR_RNDD);
    mpfr_set_z(s->x, a, MPFR_RNDU);
    mpfr_log(s->t.hi, s->x, MPFR_RNDU);
}

/* H = log D - (1/D) sum w log w; the sum is not negative. */
static void entropy(encl_t *answer, void *state)
{
    state_t *s = state;
    xlogx(&s->sum, s, s->P->w, s->P->n);
    mpfr_div_z(s->sum.lo, s->sum.lo, s->P->total, MPFR_RNDD);
    mpfr_div_z(s->sum.hi, s->sum.hi, s->P->total, MPFR_RNDU);
    log_z(s, s->P->total);
    mpfr_sub(&answer[0]->left, s->t.lo, s->sum.hi, MPFR_RNDD);
    mpfr_sub(&answer[0]->right, s->t.hi, s->sum.lo, MPFR_RNDU);
}

static void output(state_t *s, size_t y)
{
    mpz_t t;
    mpz_init(t);
    mpz_set_ui(s->out, 0);
    for (size_t x = 0; x < s->P->nx; x++) {
        mpz_set_ui(t, s->P->w[x]);
        mpz_addmul_ui(s->out, t, s->P->W[x * s->P->ny + y]);
    }
    mpz_clear(t);
}

/* sum - b log b for the count b of output y. */
static void less_output(state_t *s, size_t y)
{
    output(s, y);
    log_z(s, s->out);
    mpfr_mul_z(s->t.lo, s->t.lo, s->out, MPFR_RNDD);
    mpfr_mul_z(s->t.hi, s->t.hi, s->out, MPFR_RNDU);
    mpfr_sub(s->sum.lo, s->sum.lo, s->t.hi, MPFR_RNDD);
    mpfr_sub(s->sum.hi, s->sum.hi, s->t.lo, MPFR_RNDU);
}

/* As in bench/mpfi/sums.c. */
static void mutual(encl_t *answer, void *state)
{
    state_t *s = state;
    const problem_t *P = s->P;
    mpfr_set_zero(s->sum.lo, 1);
    mpfr_set_zero(s->sum.hi, 1);
    for (size_t x = 0; x < P->nx; x++) {
        xlogx(&s->inner, s, P->W + x * P->ny, P->ny);
        mpfr_set_ui(s->x, P->w[x], MPFR_RNDN);
        mpfr_fma(s->sum.lo, s->inner.lo, s->x, s->sum.lo, MPFR_RNDD);
        mpfr_fma(s->sum.hi, s->inner.hi, s->x, s->sum.hi, MPFR_RNDU);
    }
    for (size_t y = 0; y < P->ny; y++) less_output(s, y);
    mpfr_div_z(s->sum.lo, s->sum.lo, P->total, MPFR_RNDD);
    mpfr_div_z(s->sum.hi, s->sum.hi, P->total, MPFR_RNDU);
    mpfr_div_ui(s->sum.lo, s->sum.lo, P->row, MPFR_RNDD);
    mpfr_div_ui(s->sum.hi, s->sum.hi, P->row, MPFR_RNDU);
    log_z(s, P->total);
    mpfr_add(&answer[0]->left, s->t.lo, s->sum.lo, MPFR_RNDD);
    mpfr_add(&answer[0]->right, s->t.hi, s->sum.hi, MPFR_RNDU);
}

/* log n - H at doubling precision, until it excludes 0. */
static void sign(encl_t *answer, void *state)
{
    state_t *s = state;
    encl_t H;
    mpfi_init2(H, s->bits);
    int found = 0;
    for (long start = s->bits, bits = start; !found; bits *= 2) {
        set_bits(s, bits);
        mpfi_set_prec(H, bits);
        entropy(&H, s);
        mpfr_set_ui(s->x, s->P->n, MPFR_RNDN);
        mpfr_log(s->t.lo, s->x, MPFR_RNDD);
        mpfr_log(s->t.hi, s->x, MPFR_RNDU);
        if (mpfr_greater_p(s->t.lo, &H->right)) found = 1;
        if (mpfr_less_p(s->t.hi, &H->left)) found = -1;
        if (found) set_bits(s, start);
    }
    mpfi_set_si(answer[0], found);
    mpfi_clear(H);
}

const method_t mpfr_entropy = { WORK_ENTROPY, "MPFR, two logs a term", true, begin, entropy, end, NULL, NULL };
const method_t mpfr_mutual = { WORK_MUTUAL, "MPFR, two logs a term", true, begin, mutual, end, NULL, NULL };
const method_t mpfr_sign = { WORK_SIGN, "MPFR, two logs a term", true, begin, sign, end, NULL, NULL };
