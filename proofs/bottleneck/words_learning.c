/* SPDX-License-Identifier: MIT
**
** Learning: Maurer's xi(m).
*/
#include "numerics/info/maurer.h"
#include "proofs/bottleneck/words.h"

enum { XI_M_MAX = 1000000000 };

static const real_t *xi(word_call_t *w, const word_arg_t *a)
{
    if (a[0].integer < 1) { w->why = "xi(m) of an m below 1"; return NULL; }
    if (a[0].integer > XI_M_MAX) { w->beyond = "xi(m) of an m above 10^9"; return NULL; }
    return maurer_xi_real(w->A, (unsigned long)a[0].integer);
}

const word_t word_xi = { "xi", "Maurer's sum over k = 0..m of binomial(m,k) (k/m)^k (1-k/m)^(m-k): xi(m), exact to m = 300, past it enclosed", 1, { WORD_INTEGER }, xi, NULL };
