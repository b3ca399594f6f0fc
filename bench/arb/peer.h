/* SPDX-License-Identifier: MIT */
#ifndef LEMMATA_BENCH_ARB_PEER_H
#define LEMMATA_BENCH_ARB_PEER_H

#include "bench/bench.h"

#if __has_include(<flint/arb.h>) /* Arb as a part of FLINT 3 */
#include <flint/arb.h>
#include <flint/arb_hypgeom.h>
#else
#include <arb.h>
#include <arb_hypgeom.h>
#endif

extern const method_t arb_entropy, arb_entropy_dot, arb_mutual, arb_sign, arb_klinv, arb_klinv_plain, arb_capacity,
    arb_maurer;

/* The ball as an interval, rounded outward to the precision of r. */
static inline void arb_answer(encl_ptr r, const arb_t x) { arb_get_interval_mpfr(&r->left, &r->right, x); }

#endif
