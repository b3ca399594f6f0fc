/* SPDX-License-Identifier: MIT
**
** bt_box -- Bradley-Terry weights of laws that are known only to lie between bounds.
**
** H(x) falls when the competitors' weights rise in the stochastic order. Among the laws between given bounds one has
** all its upper tails greatest (fill the high levels first), one has them least; so the ends of H over all of them are
** its values at these two laws, and nothing is lost to the dependence between masses.
*/
#ifndef LEMMATA_BT_BOX_H
#define LEMMATA_BT_BOX_H

#include "numerics/pools/box.h"
#include "numerics/pools/bt_bound.h"

/* The laws with lo_i <= p_i <= hi_i on n states; p[i] holds both ends. Initialised and cleared by its owner. At this
** precision its rounds are made in doubles where pools are few (bt_few). */
typedef struct { size_t n; mpfi_t *p; } bt_box_t;
enum { BT_BOX_DOUBLE = 53 };

void bt_box_init(bt_box_t *b, size_t n, mpfr_prec_t prec);
void bt_box_clear(bt_box_t *b);
void bt_box_set(bt_box_t *b, const pmf_t *p);
/* Narrows each end to what the others leave of 1. */
void bt_box_tighten(bt_box_t *b);
/* Replaces the box by one that holds p H[p] for every law p in it; the weights of the states by level. All of [0,1]
** when the pools are too many (bt_bound_affordable). */
void bt_box_round(bt_box_t *b, const bt_levels_t *L, unsigned long K);

/* The ends outward in doubles, those below 2^-300 as 0 and as 2^-300; and back, which gives up m. */
box_t bt_box_doubles(const bt_box_t *b);
void bt_box_back(bt_box_t *b, box_t m);

#endif
