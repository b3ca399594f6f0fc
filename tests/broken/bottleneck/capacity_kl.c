/* SPDX-License-Identifier: MIT */
#include "proofs/bottleneck/latent.h"
#include "tests/broken/bottleneck/variants.h"

/* The bound without its residual. */
static const real_t *no_residual(const real_t *x, const chain_row_t *row, const candidate_t *c)
{
    latent_t L;
    chain_t ignored = { .home = c->home };
    (void)row;
    return latent_open(&L, &ignored, c, false) ? real_sub(x, latent_residual(L.with_U)) : x;
}

static const real_t *no_residual_J(const real_t *x, const chain_row_t *row, const candidate_t *c)
{
    latent_t L;
    chain_t ignored = { .home = c->home };
    (void)row;
    return latent_open(&L, &ignored, c, false) ? real_sub(x, latent_residual(L.with_J)) : x;
}

const broken_t broken_capacity_kl[] = {
    { "residual", "rho dropped", "I(theta;U^m) + rho", no_residual },
    { "data processing", "half of I(D;U^m)", "I(D;U^m)", half },
    { "independent draws", "a millionth more", "m I(U;S,Y)", a_little_more },
    { "context and label", "a millionth less", "m (I(U;S) + I(U;Y|S))", a_little_less },
    { "capacity", "a millionth less", "m (I(U;S) + Cbar)", a_little_less },
    { "mean divergence", "rho dropped", "m (Cbar + I(U;S)) + rho + KL(Qbar||P)", no_residual },
    { "mean divergence, codebook", "rho_J dropped", "m Cbar + rho_J + KL(Qbar||P)", no_residual_J },
    { "size of the residual", "half of the bound", "m H(S,Y|U)", half },
    { "bare form of the abstract", "as it stands, it is refuted: half is too", "m Cbar", half },
    { NULL, NULL, NULL, NULL }
};
