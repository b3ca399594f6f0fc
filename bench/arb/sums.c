/* SPDX-License-Identifier: MIT
**
** Arb: sums of w log w over integers, in two ways: arb_log_ui and arb_addmul_ui for each term; or the logarithms by
** blocks, then arb_dot_ui, which rounds once a block. (arb_log_ui_from_prev over the sorted weights is slower than
** both.)
*/
#include "bench/arb/peer.h"

#include <stdlib.h>

enum { BLOCK = 256 };

typedef struct state {
    const problem_t *P;
    long bits;
    void (*xlogx)(struct state *s, arb_t sum, const unsigned long *w, size_t n);
    arb_t sum, inner, t;
    arb_ptr block;
    fmpz_t total, count;
} state_t;

static void by_terms(state_t *s, arb_t sum, const unsigned long *w, size_t n)
{
    arb_zero(sum);
    for (size_t i = 0; i < n; i++) {
        arb_log_ui(s->t, w[i], s->bits);
        arb_addmul_ui(sum, s->t, w[i], s->bits);
    }
}

static void by_blocks(state_t *s, arb_t sum, const unsigned long *w, size_t n)
{
    arb_zero(sum);
    for (size_t i = 0; i < n; i += BLOCK) {
        size_t size = n - i < BLOCK ? n - i : BLOCK;
        for (size_t j = 0; j < size; j++) arb_log_ui(s->block + j, w[i + j], s->bits);
        arb_dot_ui(sum, sum, 0, s->block, 1, w + i, 1, (slong)size, s->bits);
    }
}

static void *begin(const problem_t *P, long bits)
{
    state_t *s = take(1, sizeof *s);
    s->P = P;
    s->bits = bits;
    s->xlogx = by_terms;
    s->block = _arb_vec_init(BLOCK);
    arb_init(s->sum);
    arb_init(s->inner);
    arb_init(s->t);
    fmpz_init(s->total);
    fmpz_init(s->count);
    fmpz_set_mpz(s->total, P->total);
    return s;
}

static void *begin_blocks(const problem_t *P, long bits)
{
    state_t *s = begin(P, bits);
    s->xlogx = by_blocks;
    return s;
}

static void end(void *state)
{
    state_t *s = state;
    _arb_vec_clear(s->block, BLOCK);
    arb_clear(s->sum);
    arb_clear(s->inner);
    arb_clear(s->t);
    fmpz_clear(s->total);
    fmpz_clear(s->count);
    free(s);
}

/* H = log D - (1/D) sum w log w, into s->sum. */
static void entropy_ball(state_t *s)
{
    s->xlogx(s, s->sum, s->P->w, s->P->n);
    arb_div_fmpz(s->sum, s->sum, s->total, s->bits);
    arb_log_fmpz(s->t, s->total, s->bits);
    arb_sub(s->sum, s->t, s->sum, s->bits);
}

static void entropy(encl_t *answer, void *state)
{
    state_t *s = state;
    entropy_ball(s);
    arb_answer(answer[0], s->sum);
}

static void less_output(state_t *s, size_t y)
{
    fmpz_zero(s->count);
    fmpz_t w;
    fmpz_init(w);
    for (size_t x = 0; x < s->P->nx; x++) {
        fmpz_set_ui(w, s->P->w[x]);
        fmpz_addmul_ui(s->count, w, s->P->W[x * s->P->ny + y]);
    }
    fmpz_clear(w);
    arb_log_fmpz(s->t, s->count, s->bits);
    arb_mul_fmpz(s->t, s->t, s->count, s->bits);
    arb_sub(s->sum, s->sum, s->t, s->bits);
}

/* As in bench/mpfi/sums.c. */
static void mutual(encl_t *answer, void *state)
{
    state_t *s = state;
    const problem_t *P = s->P;
    arb_zero(s->sum);
    for (size_t x = 0; x < P->nx; x++) {
        s->xlogx(s, s->inner, P->W + x * P->ny, P->ny);
        arb_addmul_ui(s->sum, s->inner, P->w[x], s->bits);
    }
    for (size_t y = 0; y < P->ny; y++) less_output(s, y);
    arb_div_fmpz(s->sum, s->sum, s->total, s->bits);
    arb_div_ui(s->sum, s->sum, P->row, s->bits);
    arb_log_fmpz(s->t, s->total, s->bits);
    arb_add(s->sum, s->sum, s->t, s->bits);
    arb_answer(answer[0], s->sum);
}

/* log n - H at doubling precision, until it excludes 0. */
static void sign(encl_t *answer, void *state)
{
    state_t *s = state;
    long start = s->bits;
    for (; ; s->bits *= 2) {
        entropy_ball(s);
        arb_log_ui(s->t, s->P->n, s->bits);
        arb_sub(s->sum, s->t, s->sum, s->bits);
        if (!arb_contains_zero(s->sum)) break;
    }
    s->bits = start;
    mpfi_set_si(answer[0], arb_is_positive(s->sum) ? 1 : -1);
}

const method_t arb_entropy = { WORK_ENTROPY, "Arb, terms", true, begin, entropy, end, NULL, NULL };
const method_t arb_entropy_dot = { WORK_ENTROPY, "Arb, blocks", true, begin_blocks, entropy, end, NULL, NULL };
const method_t arb_mutual = { WORK_MUTUAL, "Arb", true, begin, mutual, end, NULL, NULL };
const method_t arb_sign = { WORK_SIGN, "Arb", true, begin, sign, end, NULL, NULL };
