/* SPDX-License-Identifier: MIT
**
** A joint law of (S,J,Y) and a decoder of J: the candidates of bottleneck/fano and bottleneck/fano-uniform.
*/
#ifndef LEMMATA_BOTTLENECK_FANO_FAMILIES_H
#define LEMMATA_BOTTLENECK_FANO_FAMILIES_H

#include "proofs/bottleneck/setting.h"

/* "p(s,j,y)" and "p(jhat|s,y)", jhat in the alphabet of j. */
extern const param_t decoder_params[];
/* Corner cases; M-ary symmetric channels; posteriors of the equality form; random laws with MAP, constant, random and adversarial
** decoders. */
extern const family_t *const decoder_families[];

/* Pe = P(Jhat != J), in memory of the candidate's arena. */
mpq_srcptr decoder_error(const candidate_t *c, const pmf_t *P);

#endif
