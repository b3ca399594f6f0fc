/* SPDX-License-Identifier: MIT
**
** Arb: plain Blahut-Arimoto; bench/capacity.h says which. The iterates are midpoints: sums by arb_approx_dot, radii
** thrown away.
*/
#include "bench/arb/peer.h"
#include "bench/capacity.h"

#include <stdio.h>
#include <stdlib.h>

typedef struct {
    const problem_t *P;
    long bits;
    arb_ptr W;      /* nx ny, rows together */
    arb_ptr p, D, own, logq;
    arb_t t, top, mean;
    char remark[96];
} state_t;

static void *begin(const problem_t *P, long bits)
{
    state_t *s = take(1, sizeof *s);
    s->P = P;
    s->bits = bits;
    s->W = _arb_vec_init((slong)(P->nx * P->ny));
    s->p = _arb_vec_init((slong)P->nx);
    s->D = _arb_vec_init((slong)P->nx);
    s->own = _arb_vec_init((slong)P->nx);
    s->logq = _arb_vec_init((slong)P->ny);
    arb_init(s->t);
    arb_init(s->top);
    arb_init(s->mean);
    return s;
}

static void end(void *state)
{
    state_t *s = state;
    _arb_vec_clear(s->W, (slong)(s->P->nx * s->P->ny));
    _arb_vec_clear(s->p, (slong)s->P->nx);
    _arb_vec_clear(s->D, (slong)s->P->nx);
    _arb_vec_clear(s->own, (slong)s->P->nx);
    _arb_vec_clear(s->logq, (slong)s->P->ny);
    arb_clear(s->t);
    arb_clear(s->top);
    arb_clear(s->mean);
    free(s);
}

static void fill_channel(state_t *s)
{
    const problem_t *P = s->P;
    for (size_t x = 0; x < P->nx; x++) {
        arb_zero(s->own + x);
        for (size_t y = 0; y < P->ny; y++) {
            arb_ptr w = s->W + x * P->ny + y;
            arb_set_ui(w, P->W[x * P->ny + y]);
            arb_div_ui(w, w, P->row, s->bits);
            if (arb_is_zero(w)) continue;
            arb_log(s->t, w, s->bits);
            arb_addmul(s->own + x, s->t, w, s->bits);
        }
    }
}

static void outputs(state_t *s)
{
    slong nx = (slong)s->P->nx, ny = (slong)s->P->ny;
    for (slong y = 0; y < ny; y++) {
        arb_approx_dot(s->t, NULL, 0, s->p, 1, s->W + y, ny, nx, s->bits);
        mag_zero(arb_radref(s->t));
        arb_log(s->logq + y, s->t, s->bits);
    }
}

/* The divergences; is the gap still 2^-stop or more? */
static bool apart(state_t *s)
{
    slong nx = (slong)s->P->nx, ny = (slong)s->P->ny;
    arf_zero(arb_midref(s->top));
    for (slong x = 0; x < nx; x++) {
        arb_approx_dot(s->D + x, s->own + x, 1, s->W + x * ny, 1, s->logq, 1, ny, s->bits);
        if (x == 0) arf_set(arb_midref(s->top), arb_midref(s->D));
        arf_max(arb_midref(s->top), arb_midref(s->top), arb_midref(s->D + x));
    }
    arb_approx_dot(s->mean, NULL, 0, s->p, 1, s->D, 1, nx, s->bits);
    arf_sub(arb_midref(s->mean), arb_midref(s->top), arb_midref(s->mean), s->bits, ARF_RND_NEAR);
    return arf_cmpabs_2exp_si(arb_midref(s->mean), -s->P->stop) >= 0;
}

static void update(state_t *s)
{
    arf_zero(arb_midref(s->mean));
    for (size_t x = 0; x < s->P->nx; x++) {
        mag_zero(arb_radref(s->D + x));
        arb_exp(s->t, s->D + x, s->bits);
        arf_mul(arb_midref(s->p + x), arb_midref(s->p + x), arb_midref(s->t), s->bits, ARF_RND_DOWN);
        arf_add(arb_midref(s->mean), arb_midref(s->mean), arb_midref(s->p + x), s->bits, ARF_RND_DOWN);
    }
    for (size_t x = 0; x < s->P->nx; x++)
        arf_div(arb_midref(s->p + x), arb_midref(s->p + x), arb_midref(s->mean), s->bits, ARF_RND_DOWN);
}

static void bounds(encl_ptr r, state_t *s)
{
    mpfr_t *p = ends_new(s->P->nx, s->bits);
    for (size_t x = 0; x < s->P->nx; x++) arf_get_mpfr(p[x], arb_midref(s->p + x), MPFR_RNDN);
    capacity_bounds(r, s->P, p);
    ends_free(p, s->P->nx);
}

static void run(encl_t *answer, void *state)
{
    state_t *s = state;
    long k = 0;
    fill_channel(s);
    for (size_t x = 0; x < s->P->nx; x++) {
        arb_set_ui(s->p + x, 1);
        arb_div_ui(s->p + x, s->p + x, s->P->nx, s->bits);
    }
    for (outputs(s); apart(s); outputs(s), k++) update(s);
    bounds(answer[0], s);
    plain_remark(s->remark, sizeof s->remark, s->P, k);
}

static const char *remark(void *state) { return ((state_t *)state)->remark; }

const method_t arb_capacity = { WORK_CAPACITY, "Arb, Blahut-Arimoto", true, begin, run, end, NULL, remark };
