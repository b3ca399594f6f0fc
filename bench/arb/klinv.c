/* SPDX-License-Identifier: MIT
**
** Arb: the kl inverse by Newton, at a precision raised step by step from doubles, or plainly at the full one from a
** formula; the last step is an interval one, and certifies.
*/
#include "bench/arb/peer.h"
#include "bench/kl_start.h"

#include <stdio.h>
#include <stdlib.h>

typedef struct { const problem_t *P; long bits; bool plain; arb_t q, X, f, t, slope; } state_t;

static void *begin(const problem_t *P, long bits)
{
    state_t *s = take(1, sizeof *s);
    s->P = P;
    s->bits = bits;
    arb_init(s->q);
    arb_init(s->X);
    arb_init(s->f);
    arb_init(s->t);
    arb_init(s->slope);
    return s;
}

static void *begin_plain(const problem_t *P, long bits)
{
    state_t *s = begin(P, bits);
    s->plain = true;
    return s;
}

static void end(void *state)
{
    state_t *s = state;
    arb_clear(s->q);
    arb_clear(s->X);
    arb_clear(s->f);
    arb_clear(s->t);
    arb_clear(s->slope);
    free(s);
}

/* f = pd (kl(p||q) - c) at the point q. */
static void excess(state_t *s, const kl_case_t *k, long bits)
{
    arb_mul_ui(s->t, s->q, k->pd, bits);
    arb_ui_div(s->t, k->pn, s->t, bits);
    arb_log(s->f, s->t, bits);
    arb_mul_ui(s->f, s->f, k->pn, bits);
    arb_sub_ui(s->t, s->q, 1, bits);
    arb_mul_ui(s->t, s->t, k->pd, bits);
    arb_neg(s->t, s->t);
    arb_ui_div(s->t, k->pd - k->pn, s->t, bits);
    arb_log(s->t, s->t, bits);
    arb_addmul_ui(s->f, s->t, k->pd - k->pn, bits);
    arb_set_ui(s->t, k->pd * k->cn);
    arb_div_ui(s->t, s->t, k->cd, bits);
    arb_sub(s->f, s->f, s->t, bits);
}

/* f becomes q - f X (1-X) / (pd X - pn). */
static void step(state_t *s, const kl_case_t *k, long bits)
{
    arb_mul_ui(s->slope, s->X, k->pd, bits);
    arb_sub_ui(s->slope, s->slope, k->pn, bits);
    arb_div(s->f, s->f, s->slope, bits);
    arb_mul(s->f, s->f, s->X, bits);
    arb_sub_ui(s->t, s->X, 1, bits);
    arb_mul(s->f, s->f, s->t, bits);
    arb_add(s->f, s->f, s->q, bits);
}

/* One step on the midpoint; s->t is how far it went. */
static void newton(state_t *s, const kl_case_t *k, long bits)
{
    excess(s, k, bits);
    arb_set(s->X, s->q);
    step(s, k, bits);
    arb_sub(s->t, s->f, s->q, bits);
    arb_get_mid_arb(s->q, s->f);
}

static void start(state_t *s, const kl_case_t *k)
{
    if (!s->plain) {
        arb_set_d(s->q, kl_start(k));
        newton(s, k, KL_MIDDLE_BITS);
        return;
    }
    arb_set_d(s->q, kl_right(k));
    do newton(s, k, s->bits);
    while (arf_cmpabs_2exp_si(arb_midref(s->t), -KL_PLAIN_BITS) > 0);
}

static void inverse(state_t *s, const kl_case_t *k)
{
    start(s, k);
    excess(s, k, s->bits);
    arb_set(s->X, s->q);
    mag_t near;
    mag_init(near);
    arf_get_mag(near, arb_midref(s->q));
    mag_mul_2exp_si(near, near, -KL_NEAR_BITS);
    arb_add_error_mag(s->X, near);
    mag_clear(near);
    step(s, k, s->bits);
    if (!arb_contains(s->X, s->f)) {
        fputs("bench: Arb's Newton step for the kl inverse left its interval\n", stderr);
        exit(1);
    }
}

static void run(encl_t *answer, void *state)
{
    state_t *s = state;
    for (size_t i = 0; i < s->P->answers; i++) {
        inverse(s, &s->P->kl[i]);
        arb_answer(answer[i], s->f);
    }
}

const method_t arb_klinv = { WORK_KLINV, "Arb, Newton", true, begin, run, end, NULL, NULL };
const method_t arb_klinv_plain = { WORK_KLINV, "Arb, plain Newton", true, begin_plain, run, end, NULL, NULL };
