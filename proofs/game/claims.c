/* SPDX-License-Identifier: MIT
**
** Claims about lim p_t as terms of a chain.
*/
#include "proofs/game/setting.h"

#include <stdint.h>

const real_t *term_limit(const dynamics_t *D, const certificate_t *C, const bool *S)
{
    mpq_ptr m = arena_mpq(D->home, 1);
    certificate_mass(m, D, C, S);
    return real_rat(D->home, m);
}

void term_decay(chain_t *t, unsigned term, const dynamics_t *D, const certificate_t *C, const bool *S)
{
    mpq_ptr m = arena_mpq(D->home, 1);
    certificate_mass(m, D, C, S);
    if (mpq_sgn(m) > 0) chain_term(t, term, real_si(D->home, 1));
    else chain_term_at_most(t, term, real_rat(D->home, C->factor));
}

const certificate_t *claim_decay(chain_t *t, const dynamics_t *D, const bool *S, decay_claim_t claim)
{
    chain_row(t, "%s", "");
    return claim_decay_here(t, D, S, certificate_limit, claim);
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

void claim_limit(chain_t *t, const dynamics_t *D, const bool *S, limit_claim_t claim)
{
    const char *why;
    arena_t *A = t->home;
    chain_row(t, "%s", "");
    const certificate_t *C = chain_limit(t, D, &why);
    if (!C) { chain_doubt(t, claim.link, why); return; }
    for (size_t x = 0; x < D->points; x++) {
        bool *point = ARENA_ARRAY(A, bool, D->points);
        mpq_ptr claimed = arena_mpq(A, 1);
        point[x] = true;
        if (S[x]) {
            pmf_prob(claimed, D->start, x);
            mpq_div(claimed, claimed, set_mass(D->start, S));
        }
        chain_row(t, "x=%zu", x);
        chain_rests_on(t, C);
        chain_term(t, claim.limit, term_limit(D, C, point));
        chain_term(t, claim.claimed, real_rat(A, claimed));
    }
}

void claim_pareto(chain_t *t, const game_t *g, const char *name, decay_claim_t claim)
{
    arena_t *A = t->home;
    for (size_t x = 0; x < g->n; x++) {
        const char *why;
        size_t y = game_dominator(g, x);
        if (y == SIZE_MAX) continue;
        bool *V = ARENA_ARRAY(A, bool, g->n), *C = ARENA_ARRAY(A, bool, g->n);
        V[x] = C[y] = true;
        const stage_t stage[] = { { g->owner, g->K }, { g->public, g->M } };
        const dynamics_t *D = dynamics_of_stages(arena_printf(A, "%s, x=%zu against %zu", name, x, y), g->p0, 2, stage);
        chain_row(t, "%s, x=%zu", name, x);
        const certificate_t *K = chain_fall(t, D, V, C, &why);
        if (!K) { chain_doubt(t, claim.link, why); continue; }
        chain_term_at_most(t, claim.decay, real_rat(A, K->factor));
        chain_term(t, claim.one, real_si(A, 1));
    }
}

settled_t settle(chain_t *t, const dynamics_t *D)
{
    settled_t s = { .D = D };
    s.C = chain_limit(t, D, &s.why);
    return s;
}

mpq_srcptr settled_mass(settled_t s, const bool *S)
{
    mpq_ptr m = arena_mpq(s.D->home, 1);
    certificate_mass(m, s.D, s.C, S);
    return m;
}

bool limits_differ(settled_t a, settled_t b)
{
    for (size_t x = 0; a.C && b.C && x < a.D->points; x++) {
        bool *point = ARENA_ARRAY(a.D->home, bool, a.D->points);
        point[x] = true;
        if (!mpq_equal(settled_mass(a, point), settled_mass(b, point))) return true;
    }
    return false;
}
