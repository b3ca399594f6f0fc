/* SPDX-License-Identifier: MIT
**
** Claims about lim p_t as terms of a chain.
*/
#include "proofs/game/setting.h"

void term_decay(chain_t *t, unsigned term, const dynamics_t *D, const certificate_t *C, const bool *S)
{
    mpq_ptr m = arena_mpq(D->home, 1);
    certificate_mass(m, D, C, S);
    if (mpq_sgn(m) > 0) chain_term(t, term, real_si(D->home, 1));
    else chain_term_at_most(t, term, real_rat(D->home, C->factor));
}

const certificate_t *claim_decay_here(chain_t *t, const dynamics_t *D, const bool *S, certificate_t *(*propose)(const dynamics_t *), decay_claim_t claim)
{
    const char *why;
    const certificate_t *C = chain_limit_by(t, D, propose, &why);
    if (!C) { chain_doubt(t, claim.link, why); return NULL; }
    term_decay(t, claim.decay, D, C, S);
    chain_term(t, claim.one, real_si(t->home, 1));
    return C;
}
