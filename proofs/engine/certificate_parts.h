/* SPDX-License-Identifier: MIT
**
** What checking and proposing certificates share; for certificate.c, certificate_search.c and their tests alone.
*/
#ifndef LEMMATA_CERTIFICATE_PARTS_H
#define LEMMATA_CERTIFICATE_PARTS_H

#include "proofs/engine/certificate.h"

/* Boxes are kept in doubles first, which is quick and nearly always enough. (Below 192 bits MPFR is quicker than at
** 192.) */
enum { PREC_FIRST = BT_BOX_DOUBLE, PREC_LAST = 191 };

/* Does one round leave the initial law as it is, exactly? */
bool dynamics_is_unchanged(const dynamics_t *D);
/* The classes of alike points: of each point the first that is alike to it. */
const size_t *dynamics_classes(const dynamics_t *D);
/* A bound in direction rnd of the mass of X - C under the laws of the box: the sum of ends on one side. */
void mass_outside(mpq_ptr m, const bt_box_t *b, const bool *kept, mpfr_rnd_t rnd);

/* A trap, from boxes at PREC_LAST; when `coarse` at PREC_FIRST, and then it is the same one, or none as well, unless it
** comes out unsure. */
certificate_t *certificate_search(const dynamics_t *D, const size_t *class, bool coarse, bool *unsure);

#endif
