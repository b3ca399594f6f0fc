/* SPDX-License-Identifier: MIT */
#ifndef LEMMATA_BENCH_KL_START_H
#define LEMMATA_BENCH_KL_START_H

#include "bench/bench.h"

enum {
    KL_MIDDLE_BITS = 110, /* of Newton's step after the double */
    KL_NEAR_BITS   = 85,  /* the root lies within 2^-85 q of where that came; the last step proves it */
    KL_GUARD_BITS  = 40   /* of the last step, beyond those asked for */
};

/* klinv(p,c) in doubles, nearly: where every peer's Newton starts. */
double kl_start(const kl_case_t *k);
/* The same after one Newton step in MPFR, at the precision of q. */
void kl_middle(mpfr_ptr q, const kl_case_t *k);

#endif
