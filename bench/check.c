/* SPDX-License-Identifier: MIT */
#include "bench/check.h"

#include <stdio.h>
#include <stdlib.h>

/* MPFI at four times the precision. A capacity's bounds are those of the input law that MPFR's iteration came to:
** capacity_bounds takes twice the precision of the answer, so the answer has twice that of the problem. */
static encl_t *truth(const problem_t *P)
{
    bool capacity = P->work == WORK_CAPACITY;
    const peer_t *peer = capacity ? &peer_mpfr : &peer_mpfi;
    const method_t *M = NULL;
    for (size_t j = 0; j < peer->methods && !M; j++)
        if (peer->method[j]->work == P->work) M = peer->method[j];
    if (!M) return NULL;
    encl_t *answer = answers_new(P, (capacity ? 2 : 4) * P->bits);
    void *state = M->begin(P, (capacity ? 1 : 4) * P->bits);
    M->run(answer, state);
    M->end(state);
    return answer;
}

static bool meet(encl_srcptr x, encl_srcptr y)
{
    return mpfr_lessequal_p(&x->left, &y->right) && mpfr_lessequal_p(&y->left, &x->right);
}

/* Is the number x within 2^-(half the bits) of y? */
static bool near(encl_srcptr x, encl_srcptr y, long bits)
{
    encl_t d;
    mpfi_init2(d, bits);
    mpfi_sub(d, x, y);
    mpfi_abs(d, d);
    bool yes = mpfr_cmp_ui_2exp(&d->right, 1, -bits / 2) < 0;
    mpfi_clear(d);
    return yes;
}

static void complain(const char *what, const measured_t *e, const problem_t *P, size_t i, encl_srcptr of)
{
    char *lo = encl_lo(e->answer[i], 30), *hi = encl_hi(e->answer[i], 30), *truth_lo = encl_lo(of, 30),
         *truth_hi = encl_hi(of, 30);
    fprintf(stderr, "bench: WRONG: %s: %s, answer %zu in [%s, %s] %s [%s, %s]\n", P->name, e->method->name, i, lo, hi,
            what, truth_lo, truth_hi);
    free(lo);
    free(hi);
    free(truth_lo);
    free(truth_hi);
    exit(1);
}

static bool wider(encl_srcptr x, encl_srcptr y)
{
    mpfr_t a, b;
    mpfr_inits2(53, a, b, (mpfr_ptr)0);
    mpfr_sub(a, &x->right, &x->left, MPFR_RNDU);
    mpfr_sub(b, &y->right, &y->left, MPFR_RNDD);
    bool yes = mpfr_greater_p(a, b);
    mpfr_clears(a, b, (mpfr_ptr)0);
    return yes;
}

void check_answers(const measured_t *e, size_t n, const problem_t *P)
{
    encl_t *of = truth(P);
    if (!of) return;
    for (size_t k = 0; k < n; k++)
        for (size_t i = 0; i < P->answers; i++) {
            if (!e[k].method->rigorous) {
                if (!near(e[k].answer[i], of[i], P->bits)) complain("is far from", &e[k], P, i, of[i]);
            } else if (!meet(e[k].answer[i], of[i])) complain("does not meet", &e[k], P, i, of[i]);
            else if (e[k].peer == LEMMATA && P->work != WORK_CAPACITY && P->work != WORK_SIGN &&
                     wider(of[i], e[k].answer[i]))
                complain("is narrower than the check", &e[k], P, i, of[i]);
        }
    answers_free(of, P);
}
