/* SPDX-License-Identifier: MIT
**
** capacity -- certified two-sided channel capacity.
**
** The certificate is separate from the method. For any rational input law p and output law q,
**     I(p;W) <= C(W) <= max_x KL(W_x || q),
** both ends exact log forms: the left by the definition of C, the right because I(r;W) <= sum_x r(x) KL(W_x||q) for
** every r and q (Topsoe, "An information theoretical identity and a problem involving capacity", 1967). However p and q
** were found, the ends hold.
*/
#ifndef LEMMATA_CAPACITY_H
#define LEMMATA_CAPACITY_H

#include "numerics/laws/chan.h"
#include "numerics/expr/real.h"

typedef struct {
    const loglin_t *lo, *hi;  /* lo <= C <= hi, nats */
    const pmf_t *input;       /* p on the inputs of W: I(p;W) = lo */
    const pmf_t *output;      /* q on the outputs of W: max_x KL(W_x||q) = hi */
    bool exact;               /* lo and hi are the same number: the capacity is this log form */
    bool reached;             /* exact, or hi - lo <= 2^-bits */
} capacity_t;

/* The capacity of W, any finite channel, to a width of 2^-bits nats, bits >= 1. Everything belongs to A. */
void capacity_certified(capacity_t *out, arena_t *A, const chan_t *W, long bits);

/* The capacity as an expression, worked out when it is first asked for (real_asked): a log form where it is one that
** the method recognises, else a bracket that is refined as decisions need it. Channels with the same reduced form give
** the same bracket. */
const real_t *capacity_real(arena_t *A, const chan_t *W);

#endif
