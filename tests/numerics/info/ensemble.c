/* SPDX-License-Identifier: MIT
**
** The mean of k errors by another way: every ordered draw, in long doubles.
*/
#include "numerics/info/ensemble.h"
#include "numerics/info/tilt.h"
#include "tests/support/assert.h"
#include "tests/support/trouble.h"

#include <math.h>

enum { CELLS = 3, ROWS = 3, UNIT = 6 };

typedef struct { long double p[CELLS], log_w[CELLS], beta, u; long a[ROWS * CELLS]; size_t rows; } case_t;

/* What the error of these sums over k does. */
static void effects(long double *q, const case_t *c, const long *sum, unsigned long k)
{
    long double Z = 0, proxy[CELLS], lost = 0;
    for (size_t y = 0; y < CELLS; y++) Z += proxy[y] = c->p[y] * expl((long double)sum[y] * c->u / (long double)k);
    q[ENSEMBLE_GAP] = q[ENSEMBLE_DUAL] = 0;
    for (size_t y = 0; y < CELLS; y++) {
        proxy[y] /= Z;
        q[ENSEMBLE_GAP] += c->beta * proxy[y] * logl(proxy[y] / c->p[y]);
        q[ENSEMBLE_DUAL] += c->p[y] * logl(c->p[y] / proxy[y]);
        lost += c->beta * (c->p[y] - proxy[y]) * c->log_w[y];
    }
    q[ENSEMBLE_LOST] = lost;
    q[ENSEMBLE_MOVED] = fabsl(lost);
}

static void every_draw(long double *mean, const case_t *c, unsigned long k)
{
    size_t draws = 1;
    for (unsigned long d = 0; d < k; d++) draws *= c->rows;
    for (size_t q = 0; q < ENSEMBLE_QUANTITIES; q++) mean[q] = 0;
    for (size_t i = 0; i < draws; i++) {
        long sum[CELLS] = { 0 };
        long double x[ENSEMBLE_QUANTITIES];
        size_t left = i;
        for (unsigned long d = 0; d < k; d++, left /= c->rows)
            for (size_t y = 0; y < CELLS; y++) sum[y] += c->a[left % c->rows * CELLS + y];
        effects(x, c, sum, k);
        for (size_t q = 0; q < ENSEMBLE_QUANTITIES; q++) mean[q] += x[q] / (long double)draws;
    }
}

static const ensemble_t *drawn(arena_t *A, case_t *c, dice_t *d)
{
    mpz_ptr n = arena_mpz(A, CELLS);
    mpq_ptr w = arena_mpq(A, CELLS + 2), beta = w + CELLS, z = beta + 1;
    for (size_t y = 0; y < CELLS; y++) {
        mpz_set_ui(n + y, 1 + dice_below(d, 9));
        mpq_set_ui(w + y, 1 + dice_below(d, 9), 1);
        c->log_w[y] = logl((long double)mpq_get_d(w + y));
    }
    mpq_set_ui(beta, 1 + dice_below(d, 5), 2);
    mpq_canonicalize(beta);
    mpq_set_ui(z, 11, 10);
    c->beta = (long double)mpq_get_d(beta);
    c->u = UNIT * logl(1.1L);
    c->rows = 2 + dice_below(d, 2);
    for (size_t i = 0; i < ROWS * CELLS; i++) c->a[i] = dice_within(d, 3);
    const pmf_t *p = pmf_weights(A, CELLS, n);
    for (size_t y = 0; y < CELLS; y++) c->p[y] = (long double)mpz_get_d(p->num + y) / (long double)mpz_get_d(p->den);
    return ensemble_make((ensemble_of_t){ p, w, beta, z, UNIT, c->a, c->rows });
}

Test(ensemble, by_every_draw)
{
    arena_t *A = arena_new();
    dice_t d = { 57 };
    for (int turn = 0; turn < 40; turn++) {
        case_t c;
        const ensemble_t *E = drawn(A, &c, &d);
        for (unsigned long k = 1; k < 5; k++) {
            long double want[ENSEMBLE_QUANTITIES];
            every_draw(want, &c, k);
            for (ensemble_quantity_t q = 0; q < ENSEMBLE_QUANTITIES; q++) {
                double lo, hi;
                cr_assert(real_approx(ensemble_mean(E, q, k), false, &lo, &hi));
                cr_expect(lo <= want[q] + 1e-13L && want[q] - 1e-13L <= hi && hi - lo < 1e-12,
                          "quantity %u, k = %lu: %.17Lg not in [%.17g, %.17g]", q, k, want[q], lo, hi);
            }
        }
        arena_reset(A);
    }
    arena_free(A);
}

/* The same ensemble, quantity and k are one number. */
Test(ensemble, cancels_against_itself)
{
    arena_t *A = arena_new();
    dice_t d = { 58 };
    case_t c;
    const ensemble_t *E = drawn(A, &c, &d);
    mpq_ptr q = arena_mpq(A, 1);
    cr_expect(real_is_rat(real_sub(ensemble_mean(E, ENSEMBLE_GAP, 2), ensemble_mean(E, ENSEMBLE_GAP, 2)), q) &&
              mpq_sgn(q) == 0);
    cr_expect(!real_is_rat(real_sub(ensemble_mean(E, ENSEMBLE_GAP, 2), ensemble_mean(E, ENSEMBLE_GAP, 3)), q));
    arena_free(A);
}
