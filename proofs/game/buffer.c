/* SPDX-License-Identifier: MIT */
#include "proofs/game/buffer.h"
#include "proofs/game/families.h"

#include <math.h>

/* --- the set and its constants -------------------------------------------------------------------------------------- */

mpq_srcptr buffer_decay(arena_t *A, const buffer_t *b, unsigned long k)
{
    mpq_ptr q = arena_mpq(A, 1);
    mpq_inv(q, b->gap);
    while (k--) mpq_mul(q, q, b->s);
    return q;
}

mpq_srcptr buffer_constant(arena_t *A, const buffer_t *b, mpq_srcptr v)
{
    mpq_ptr q = arena_mpq(A, 1);
    mpq_set_ui(q, 4, 1);
    mpq_div(q, q, v);
    mpq_add(q, q, b->s);
    return q;
}

mpq_srcptr buffer_rho(arena_t *A, const buffer_t *b, mpq_srcptr v)
{
    mpq_ptr q = arena_mpq(A, 1);
    mpq_div(q, buffer_constant(A, b, v), v);
    mpq_mul(q, q, buffer_decay(A, b, 4));
    return q;
}

/* --- pools ------------------------------------------------------------------------------------------------------------ */

/* The sign of a v log(e^D/s^2) - c. */
static int gap_against(const buffer_t *b, mpq_srcptr a, mpq_srcptr c)
{
    arena_t *A = arena_new();
    mpq_ptr g = arena_mpq(A, 2), minus = g + 1;
    mpq_div(g, b->gap, b->s);
    mpq_div(g, g, b->s);
    mpq_neg(minus, c);
    int sign = loglin_sgn(loglin_add(loglin_log(A, a, g), loglin_rat(A, minus)), true, NULL);
    arena_free(A);
    return sign;
}

bool pool_reaches_K0(const buffer_t *b, mpq_srcptr v, unsigned long K)
{
    mpq_t a, eight;
    mpq_inits(a, eight, NULL);
    mpq_set_ui(a, K - 1, 1);
    mpq_mul(a, a, v);
    mpq_set_ui(eight, 8, 1);
    bool reached = gap_against(b, a, eight) >= 0; /* (K-1) v (D - delta) >= 8 */
    mpq_clears(a, eight, NULL);
    return reached;
}

bool pool_reaches_K0_ours(const buffer_t *b, mpq_srcptr v, unsigned long K)
{
    mpq_t a, eight;
    mpq_inits(a, eight, NULL);
    mpq_set_ui(a, K - 1, 1);
    mpq_mul(a, a, v);
    mpq_set_ui(eight, 8, 1);
    bool reached = gap_against(b, eight, a) <= 0; /* 8 (D - delta) <= (K-1) v */
    mpq_clears(a, eight, NULL);
    return reached;
}

long K0_about(double gap, double delta, double v) { return (long)ceil(1 + 8 / ((gap - delta) * v)); }
long K0_ours_about(double gap, double delta, double v) { return 1 + (long)ceil(8 * (gap - delta) / v); }
