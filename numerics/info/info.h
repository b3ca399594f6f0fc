/* SPDX-License-Identifier: MIT
**
** info -- measures of information of rational laws, as exact log forms, in nats.
**
** Conventions: 0 log 0 = 0, 0 log (0/q) = 0, p log (p/0) = +infinity for p > 0.
** Axes sets as in numerics/laws/pmf.h. Source of all identities: Cover and Thomas, Elements of Information Theory, ch.
** 2.
*/
#ifndef LEMMATA_INFO_H
#define LEMMATA_INFO_H

#include "numerics/laws/chan.h"
#include "numerics/expr/real.h"

/* H(a) and H(a|c) under the joint law P. */
const real_t *info_entropy(const pmf_t *P, axes_t a);
const real_t *info_entropy_given(const pmf_t *P, axes_t a, axes_t c);
/* I(a;b) and I(a;b|c); the sets need not be disjoint. */
const real_t *info_mutual(const pmf_t *P, axes_t a, axes_t b);
const real_t *info_mutual_given(const pmf_t *P, axes_t a, axes_t b, axes_t c);
/* I(p;W) for an input law p and a channel W. */
const real_t *info_transmitted(const pmf_t *p, const chan_t *W);

/* KL(p||q) on one alphabet: +infinity where p is not absolutely continuous with respect to q. */
const real_t *info_kl(const pmf_t *p, const pmf_t *q);
/* h(x) and kl(p||q) of coins; 0 <= x, p, q <= 1. */
const real_t *info_binary_entropy(arena_t *A, mpq_srcptr x);
const real_t *info_binary_kl(arena_t *A, mpq_srcptr p, mpq_srcptr q);

#endif
