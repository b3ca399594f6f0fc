/* SPDX-License-Identifier: MIT
**
** types -- repeated independent use of a channel, by the type of the outputs.
**
** The type of z_1..z_m counts how often each letter occurs. Given x, the z_i are independent of law W_x; then all
** sequences of a type are equally likely given every x, so the type is a sufficient statistic: information about x,
** Bayes risks and posteriors are those of the sequence (Csiszar and Korner, Information Theory, ch. 2). There are
** C(m+n-1, n-1) types.
*/
#ifndef LEMMATA_TYPES_H
#define LEMMATA_TYPES_H

#include "numerics/laws/chan.h"

/* The channel from x to the type of m outputs: m! prod_z W(z|x)^t_z / t_z!. m >= 0. NULL when there are more than
** `most` types. */
const chan_t *types_channel(arena_t *A, const chan_t *W, unsigned long m, size_t most);
/* How many bits there are in its numbers and in the powers that they are made of. */
double types_bits(const chan_t *W, unsigned long m);
/* The number of types of m draws from n letters, or SIZE_MAX when it exceeds `most`. */
size_t types_count(size_t n, unsigned long m, size_t most);

/* The place of a type, n counts that add up to m, among all of them. */
size_t types_place(const unsigned long *t, size_t n);
/* All of them, n counts each, in the order of the channel's outputs: from (m,0,..,0) to (0,..,0,m). */
void types_list(unsigned long *t, size_t n, unsigned long m);

#endif
