/* SPDX-License-Identifier: MIT */
#ifndef LEMMATA_BENCH_MPFI_KLINV_H
#define LEMMATA_BENCH_MPFI_KLINV_H

#include "bench/kl_start.h"

/* r = q - f/f'(X), X = q (1 +- 2^-near), where f encloses pd (kl(p||q) - c): it holds the root when it lies in X, and
** the program is stopped when it does not. f is lost. */
void kl_certify(mpfi_ptr r, mpfr_srcptr q, mpfi_ptr f, const kl_case_t *k, unsigned long near);

#endif
