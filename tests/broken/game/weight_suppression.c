/* SPDX-License-Identifier: MIT */
#include "tests/broken/game/variants.h"

/* The exponent times 4. */
static const real_t *fourth_power(const real_t *x, const chain_row_t *row, const candidate_t *c)
{
    (void)row;
    (void)c;
    const real_t *square = real_mul(x, x);
    return real_mul(square, square);
}

const broken_t broken_game_weight_suppression[] = {
    { "(14)", "exp(-(K-1)v/2)", "exp(-(K-1)v/8)", fourth_power },
    { "(15)", "half of it", "exp(-(D-delta))", half },
    { "(18)", "2/v in place of 4/v", "(4/v) exp(-(D-3delta/2))", half },
    { "(19)", "1/v in place of 4/v", "(4/v) exp(-(D-3delta/2))", a_quarter },
    { "(20), share at most 1", "half of P(not E)", "P(N_B < (K-1)v/2)", half },
    { "(20), by (15)", "half of it", "exp(delta/2) exp(-(D-3delta/2))", half },
    { "(21)", "a tenth of C_O", "C_O exp(-(D-3delta/2))", a_tenth },
    { "(14), K >= K0'", "exp(-(K-1)v/2)", "exp(-(K-1)v/8)", fourth_power },
    { "(15), K >= K0'", "half of it", "exp(-(D-delta))", half },
    { "(18), K >= K0'", "1/v in place of 4/v", "(4/v) exp(-(D-3delta/2))", a_quarter },
    { "(19), K >= K0'", "1/v in place of 4/v", "(4/v) exp(-(D-3delta/2))", a_quarter },
    { "(20), share at most 1, K >= K0'", "half of P(not E)", "P(N_B < (K-1)v/2)", half },
    { "(20), by (15), K >= K0'", "half of it", "exp(delta/2) exp(-(D-3delta/2))", half },
    { "(21), K >= K0'", "a tenth of C_O", "C_O exp(-(D-3delta/2))", a_tenth },
    { "(20), share at most K", "half of K", "K P(not E)", half },
    { "H(x), every K", "half of the bound", "(2/v) exp(-(D-3delta/2)) + K(1-v)^(K-1)", half },
    { NULL, NULL, NULL, NULL }
};
