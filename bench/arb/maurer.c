/* SPDX-License-Identifier: MIT
**
** Arb: Maurer's sum by the incomplete gamma function. By numerics/info/maurer.h, xi(m) = sum_{k<=m} m! m^k/(k! m^m);
** and
** Gamma(m+1, m) = m! e^-m sum_{k<=m} m^k/k!. So  xi(m) = e^m m^-m Gamma(m+1, m).
*/
#include "bench/arb/peer.h"

#include <stdlib.h>

typedef struct { unsigned long m; long bits; arb_t a, z, r; } state_t;

static void *begin(const problem_t *P, long bits)
{
    state_t *s = take(1, sizeof *s);
    s->m = P->m;
    s->bits = bits;
    arb_init(s->a);
    arb_init(s->z);
    arb_init(s->r);
    return s;
}

static void end(void *state)
{
    state_t *s = state;
    arb_clear(s->a);
    arb_clear(s->z);
    arb_clear(s->r);
    free(s);
}

static void run(encl_t *answer, void *state)
{
    state_t *s = state;
    arb_set_ui(s->a, s->m + 1);
    arb_set_ui(s->z, s->m);
    arb_hypgeom_gamma_upper(s->r, s->a, s->z, 0, s->bits);
    arb_exp(s->a, s->z, s->bits);
    arb_mul(s->r, s->r, s->a, s->bits);
    arb_pow_ui(s->a, s->z, s->m, s->bits);
    arb_div(s->r, s->r, s->a, s->bits);
    arb_answer(answer[0], s->r);
}

const method_t arb_maurer = { WORK_MAURER, "Arb, incomplete gamma", true, begin, run, end, NULL, NULL };
