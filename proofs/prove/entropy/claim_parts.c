/* SPDX-License-Identifier: MIT
**
** What of a linear claim is shown, part by part: in each case of the signs of absolute values, and of an equality its
** negative too.
*/
#include "proofs/prove/entropy/claim_entropy.h"

#include <string.h>

static const entropy_form_t *negated(arena_t *A, const entropy_form_t *f)
{
    entropy_form_t *g = entropy_form(A);
    mpq_ptr minus = arena_mpq(A, 1);
    mpq_set_si(minus, -1, 1);
    entropy_add_form(g, f, minus);
    return g;
}

unsigned entropy_parts(const entropy_claim_t *E) { return E->cases * (E->equality ? 2 : 1); }

const entropy_form_t *entropy_part(arena_t *A, const entropy_claim_t *E, unsigned part)
{
    return part < E->cases ? E->slack[part] : negated(A, E->slack[part - E->cases]);
}

size_t entropy_facts(entropy_fact_t *fact, const entropy_claim_t *E, unsigned part)
{
    memcpy(fact, E->fact, E->facts * sizeof *fact);
    for (unsigned k = 0; k < E->signs; k++) fact[E->facts + k] = (entropy_fact_t){ E->sign[part % E->cases][k], false };
    return E->facts + E->signs;
}
