/* SPDX-License-Identifier: MIT
**
** Which peers there are. The only place that knows what the build found.
*/
#include "bench/bench.h"

#ifdef HAVE_ARB
#define ARB_OR_NULL &peer_arb
#else
#define ARB_OR_NULL NULL
#endif
#ifdef HAVE_PARI
#define PARI_OR_NULL &peer_pari
#else
#define PARI_OR_NULL NULL
#endif

const peer_t *const peers[PEERS] = {
    [LEMMATA] = &peer_lemmata, [MPMATH] = &peer_mpmath, [MPFI] = &peer_mpfi,
    [MPFR] = &peer_mpfr, [ARB] = ARB_OR_NULL, [PARI] = PARI_OR_NULL,
};
