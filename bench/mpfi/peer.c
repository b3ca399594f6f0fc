/* SPDX-License-Identifier: MIT */
#include "bench/bench.h"

extern const method_t mpfi_entropy, mpfi_mutual, mpfi_sign, mpfi_klinv, mpfi_maurer, mpfi_maurer_logs;

static const method_t *const all[] = { &mpfi_entropy, &mpfi_mutual, &mpfi_sign,
                                       &mpfi_klinv,   &mpfi_maurer, &mpfi_maurer_logs };

const peer_t peer_mpfi = { "MPFI", mpfi_get_version, all, COUNT(all) };
