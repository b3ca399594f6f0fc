/* SPDX-License-Identifier: MIT
**
** MPFR: plain Blahut-Arimoto; bench/capacity.h says which.
*/
#include "bench/capacity.h"

#include <stdio.h>
#include <stdlib.h>

typedef struct {
    const problem_t *P;
    mpfr_t *W;      /* nx ny */
    mpfr_t *p, *D;  /* nx */
    mpfr_t *own;    /* nx: sum_y W log W */
    mpfr_t *logq;   /* ny */
    mpfr_t t, top, mean, gap;
    char remark[96];
} state_t;

static void fill_channel(state_t *s)
{
    const problem_t *P = s->P;
    for (size_t x = 0; x < P->nx; x++) {
        mpfr_set_zero(s->own[x], 1);
        for (size_t y = 0; y < P->ny; y++) {
            mpfr_ptr w = s->W[x * P->ny + y];
            mpfr_set_ui(w, P->W[x * P->ny + y], MPFR_RNDN);
            mpfr_div_ui(w, w, P->row, MPFR_RNDN);
            if (mpfr_zero_p(w)) continue;
            mpfr_log(s->t, w, MPFR_RNDN);
            mpfr_fma(s->own[x], s->t, w, s->own[x], MPFR_RNDN);
        }
    }
}

static void *begin(const problem_t *P, long bits)
{
    state_t *s = take(1, sizeof *s);
    s->P = P;
    s->W = ends_new(P->nx * P->ny, bits);
    s->p = ends_new(P->nx, bits);
    s->D = ends_new(P->nx, bits);
    s->own = ends_new(P->nx, bits);
    s->logq = ends_new(P->ny, bits);
    mpfr_inits2(bits, s->t, s->top, s->mean, s->gap, (mpfr_ptr)0);
    return s;
}

static void end(void *state)
{
    state_t *s = state;
    ends_free(s->W, s->P->nx * s->P->ny);
    ends_free(s->p, s->P->nx);
    ends_free(s->D, s->P->nx);
    ends_free(s->own, s->P->nx);
    ends_free(s->logq, s->P->ny);
    mpfr_clears(s->t, s->top, s->mean, s->gap, (mpfr_ptr)0);
    free(s);
}

static void outputs(state_t *s)
{
    size_t nx = s->P->nx, ny = s->P->ny;
    for (size_t y = 0; y < ny; y++) {
        mpfr_mul(s->logq[y], s->p[0], s->W[y], MPFR_RNDN);
        for (size_t x = 1; x < nx; x++) {
            mpfr_mul(s->t, s->p[x], s->W[x * ny + y], MPFR_RNDN);
            mpfr_add(s->logq[y], s->logq[y], s->t, MPFR_RNDN);
        }
        mpfr_log(s->logq[y], s->logq[y], MPFR_RNDN);
    }
}

/* D_x and its greatest and mean. */
static void divergences(state_t *s)
{
    size_t ny = s->P->ny;
    mpfr_set_zero(s->top, 1);
    mpfr_set_zero(s->mean, 1);
    for (size_t x = 0; x < s->P->nx; x++) {
        mpfr_set(s->D[x], s->own[x], MPFR_RNDN);
        for (size_t y = 0; y < ny; y++) {
            mpfr_mul(s->t, s->logq[y], s->W[x * ny + y], MPFR_RNDN);
            mpfr_sub(s->D[x], s->D[x], s->t, MPFR_RNDN);
        }
        mpfr_max(s->top, s->top, s->D[x], MPFR_RNDN);
        mpfr_mul(s->t, s->p[x], s->D[x], MPFR_RNDN);
        mpfr_add(s->mean, s->mean, s->t, MPFR_RNDN);
    }
    mpfr_sub(s->gap, s->top, s->mean, MPFR_RNDN);
}

static void update(state_t *s)
{
    mpfr_set_zero(s->mean, 1);
    for (size_t x = 0; x < s->P->nx; x++) {
        mpfr_exp(s->t, s->D[x], MPFR_RNDN);
        mpfr_mul(s->p[x], s->p[x], s->t, MPFR_RNDN);
        mpfr_add(s->mean, s->mean, s->p[x], MPFR_RNDN);
    }
    for (size_t x = 0; x < s->P->nx; x++) mpfr_div(s->p[x], s->p[x], s->mean, MPFR_RNDN);
}

static void run(encl_t *answer, void *state)
{
    state_t *s = state;
    long k = 0;
    fill_channel(s);
    for (size_t x = 0; x < s->P->nx; x++) {
        mpfr_set_ui(s->p[x], 1, MPFR_RNDN);
        mpfr_div_ui(s->p[x], s->p[x], s->P->nx, MPFR_RNDN);
    }
    for (;; k++) {
        outputs(s);
        divergences(s);
        if (mpfr_cmp_ui_2exp(s->gap, 1, -s->P->stop) < 0) break;
        update(s);
    }
    capacity_bounds(answer[0], s->P, s->p);
    *s->P->iterations = k;
    plain_remark(s->remark, sizeof s->remark, s->P, k);
}

static const char *remark(void *state) { return ((state_t *)state)->remark; }

const method_t mpfr_capacity = { WORK_CAPACITY, "MPFR, Blahut-Arimoto", true, begin, run, end, NULL, remark };
