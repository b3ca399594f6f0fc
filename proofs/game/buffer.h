/* SPDX-License-Identifier: MIT
**
** The buffer of the paper's lemmas 1 and 2 and of proposition 3: a set B that contains AO, with
**     (7) rO >= rO_max - delta/2 on B,   (8) rO <= rO_max - D + delta off B,   0 < delta < D/2.
** A candidate gives e^(delta/2) and e^D as rationals. Since D - delta > delta/2, no point meets both (7) and (8), so B is the set of (7).
** With D = DeltaO, the gap of a finite set, B is AO.
*/
#ifndef LEMMATA_GAME_BUFFER_H
#define LEMMATA_GAME_BUFFER_H

#include "proofs/game/setting.h"

#define PARAM_HALF_DELTA { "e^(delta/2)", PARAM_NUMBER, "", 0, "e to half of delta" }
#define PARAM_GAP        { "e^D", PARAM_NUMBER, "", 0, "e to the gap D: the true gap DeltaO, or another D for which (7)-(8) hold" }
#define PARAM_LEAST_MASS { "v", PARAM_NUMBER, "", 0, "v_min, a lower bound of the mass of B" }

typedef struct {
    const bool *B;
    mpq_srcptr s, gap;           /* e^(delta/2), e^D */
    mpq_srcptr top, least, most; /* weights: the greatest, the least on B, the greatest off B */
} buffer_t;

/* e^(-D) s^k, s = e^(delta/2): e^(-(D - k delta/2)). */
mpq_srcptr buffer_decay(arena_t *A, const buffer_t *b, unsigned long k);
/* C_O = 4/v + e^(delta/2);  rho = (C_O/v) e^(-(D - 2 delta)). */
mpq_srcptr buffer_constant(arena_t *A, const buffer_t *b, mpq_srcptr v);
mpq_srcptr buffer_rho(arena_t *A, const buffer_t *b, mpq_srcptr v);

/* K >= 1 + 8/((D - delta) v), which for an integer K is K >= K0 as printed. */
bool pool_reaches_K0(const buffer_t *b, mpq_srcptr v, unsigned long K);
/* K >= 1 + 8 (D - delta)/v, which is K >= K0', ours. */
bool pool_reaches_K0_ours(const buffer_t *b, mpq_srcptr v, unsigned long K);
/* The least of them by doubles, for families: whether it is reached is decided as above. */
long K0_about(double gap, double delta, double v);
long K0_ours_about(double gap, double delta, double v);

#endif
