/* SPDX-License-Identifier: MIT
**
** bt_rules -- two rules of integration on [0, 1] that bound the integral of f, all of whose derivatives alternate (f >=
** 0, f' <= 0, f'' >= 0, ..), from below and from above. With nodes x_i of a rule on an interval [a, b],
**     Gauss, n nodes:      f - h = f^(2n)(xi)/(2n)! prod (x - x_i)^2 >= 0, h of degree 2n-1 with the values and slopes
**                          of f at the x_i;
**     Lobatto, n+1 nodes:  f - h = f^(2n)(xi)/(2n)! (x - a) (x - b) prod' (x - x_i)^2 <= 0, no slopes at the ends a and
**                          b;
** and each rule is exact for its h. So Gauss is a lower bound of Int f and Lobatto an upper one, and rounded they still
** are for a decreasing f: Gauss with nodes up and weights down, Lobatto with nodes down and weights up.
*/
#ifndef LEMMATA_BT_RULES_H
#define LEMMATA_BT_RULES_H

#include "numerics/pools/bt_extreme.h"

enum { POINTS = 11 }; /* n: of Gauss, and of Lobatto without its node 0, whose weight is that of its node 1 */

typedef struct { double node[POINTS], weight[POINTS]; } rule_t;

/* LOWER: Gauss; UPPER: Lobatto. */
const rule_t *rule_of(side_t side);

#endif
