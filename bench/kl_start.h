/* SPDX-License-Identifier: MIT */
#ifndef LEMMATA_BENCH_KL_START_H
#define LEMMATA_BENCH_KL_START_H

#include "bench/bench.h"

enum {
    KL_MIDDLE_BITS = 110, /* of Newton's step after the double */
    KL_NEAR_BITS   = 85,  /* the root lies within 2^-85 q of where that came; the last step proves it */
    KL_PLAIN_BITS  = 60,  /* a plain step of less than 2^-60 q is followed by the certified one */
    KL_GUARD_BITS  = 40   /* of the last step, beyond those asked for */
};

/* On the right of klinv(p,c), by a formula. */
double kl_right(const kl_case_t *k);
/* klinv(p,c) in doubles, nearly: where Newton starts when its precision is raised step by step. */
double kl_start(const kl_case_t *k);
/* One Newton step in MPFR, at the precision of q. */
void kl_step(mpfr_ptr q, const kl_case_t *k);
/* klinv(p,c), nearly, to KL_NEAR_BITS and more: from kl_start by one step; or, plainly, from kl_right by as many as it
** takes. */
void kl_middle(mpfr_ptr q, const kl_case_t *k);
void kl_plain(mpfr_ptr q, const kl_case_t *k);

#endif
