/* SPDX-License-Identifier: MIT */
#include "bench/capacity.h"

#include <stdio.h>
#include <stdlib.h>

typedef struct {
    const problem_t *P;
    mpfi_t total, t, D;
    mpfi_t *law;  /* p_x, nx of them */
    mpfi_t *logq; /* ny */
} bounds_t;

static mpfi_t *array(size_t n, long bits)
{
    mpfi_t *a = take(n, sizeof *a);
    for (size_t i = 0; i < n; i++) mpfi_init2(a[i], bits);
    return a;
}

static void array_free(mpfi_t *a, size_t n)
{
    for (size_t i = 0; i < n; i++) mpfi_clear(a[i]);
    free(a);
}

static void start(bounds_t *b, mpfr_t *p)
{
    const problem_t *P = b->P;
    mpfi_set_ui(b->total, 0);
    for (size_t x = 0; x < P->nx; x++) mpfi_add_fr(b->total, b->total, p[x]);
    for (size_t x = 0; x < P->nx; x++) {
        mpfi_set_fr(b->law[x], p[x]);
        mpfi_div(b->law[x], b->law[x], b->total);
    }
    for (size_t y = 0; y < P->ny; y++) {
        mpfi_set_ui(b->logq[y], 0);
        for (size_t x = 0; x < P->nx; x++) {
            mpfi_mul_ui(b->t, b->law[x], P->W[x * P->ny + y]);
            mpfi_add(b->logq[y], b->logq[y], b->t);
        }
        mpfi_log(b->logq[y], b->logq[y]); /* of row q_y: the factor `row` cancels against that of log W */
    }
}

/* D = KL(W_x||q). */
static void divergence(bounds_t *b, size_t x)
{
    const unsigned long *W = b->P->W + x * b->P->ny;
    mpfi_set_ui(b->D, 0);
    for (size_t y = 0; y < b->P->ny; y++) {
        if (W[y] == 0) continue;
        mpfi_set_ui(b->t, W[y]);
        mpfi_log(b->t, b->t);
        mpfi_sub(b->t, b->t, b->logq[y]);
        mpfi_mul_ui(b->t, b->t, W[y]);
        mpfi_add(b->D, b->D, b->t);
    }
    mpfi_div_ui(b->D, b->D, b->P->row);
}

void capacity_bounds(mpfi_ptr r, const problem_t *P, mpfr_t *p)
{
    long bits = 2 * (long)mpfi_get_prec(r);
    bounds_t b = { .P = P, .law = array(P->nx, bits), .logq = array(P->ny, bits) };
    mpfi_t mean;
    mpfi_init2(mean, bits);
    mpfi_init2(b.total, bits);
    mpfi_init2(b.t, bits);
    mpfi_init2(b.D, bits);
    start(&b, p);
    mpfi_set_ui(mean, 0);
    mpfr_set_zero(&r->right, 1);
    for (size_t x = 0; x < P->nx; x++) {
        divergence(&b, x);
        mpfr_max(&r->right, &r->right, &b.D->right, MPFR_RNDU);
        mpfi_mul(b.D, b.D, b.law[x]);
        mpfi_add(mean, mean, b.D);
    }
    mpfr_set(&r->left, &mean->left, MPFR_RNDD);
    array_free(b.law, P->nx);
    array_free(b.logq, P->ny);
    mpfi_clear(mean);
    mpfi_clear(b.total);
    mpfi_clear(b.t);
    mpfi_clear(b.D);
}

void plain_remark(char *out, size_t room, const problem_t *P, long iterations)
{
    int n = snprintf(out, room, "plain Blahut-Arimoto, %ld iterations", iterations);
    if (P->stop < P->need) snprintf(out + n, room - (size_t)n, ", stopped at a gap of 2^-%ld", P->stop);
}
