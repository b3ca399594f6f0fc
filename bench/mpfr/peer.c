/* SPDX-License-Identifier: MIT */
#include "bench/bench.h"

extern const method_t mpfr_entropy, mpfr_mutual, mpfr_sign, mpfr_klinv, mpfr_klinv_plain, mpfr_capacity, mpfr_maurer,
    mpfr_maurer_logs;

static const method_t *const all[] = {
    &mpfr_entropy, &mpfr_mutual, &mpfr_sign, &mpfr_klinv, &mpfr_klinv_plain, &mpfr_capacity, &mpfr_maurer,
    &mpfr_maurer_logs
};

const peer_t peer_mpfr = { "MPFR", mpfr_get_version, all, COUNT(all) };
