/* SPDX-License-Identifier: MIT
**
** Masses under a law and under its image, as terms, where exact numbers are long: brackets, as long as they tell the mass from what it is compared with.
*/
#ifndef LEMMATA_GAME_IMAGE_H
#define LEMMATA_GAME_IMAGE_H

#include "proofs/game/setting.h"

/* p'(S), p' the law after this stage from p (NULL: p itself): exactly when it is short, or when a bracket would not tell it from one of the n numbers
** `against`; else as a bracket. NULL when the exact law could not be had (bt_round_fits), whichever it is. */
const real_t *term_image(const pmf_t *p, const stage_t *stage, const bool *S, size_t n, const mpq_srcptr *against);

#endif
