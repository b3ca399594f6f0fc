/* SPDX-License-Identifier: MIT */
#include "numerics/laws/types.h"
#include "proofs/bottleneck/latent.h"

stages_t latent_stages(arena_t *A, draw_t *d, size_t i)
{
    stages_t g = { 0 };
    for (int tries = 0; tries < 50; tries++) {
        g = i % 4 == 0 ? stages_corner(A, i / 4 + (size_t)tries * 7) : i % 4 == 1 ? stages_sweep(A, i / 4)
          : i % 4 == 2 && i < 8 ? stages_contexts(A, 0) : stages_random(A, d);
        if (g.contexts * g.articulation[0]->ny <= 4) return g;
    }
    return stages_sweep(A, i);
}

void latent_draw(candidate_t *c, draw_t *d, const stages_t *g, size_t M, bool uniform, unsigned long m, int kernel)
{
    arena_t *A = c->home;
    size_t nZ = g->contexts * g->articulation[0]->ny, data = 1, thetas = (size_t)draw_int(d, 2, 4);
    stages_set(c, g);
    codebook_random(c, d, g->contexts, M, g->judgment[0]->nx);
    candidate_set_law(c, "p(j)", uniform ? pmf_uniform(A, M) : stock_law(A, d, M, ANY_STYLE));
    for (unsigned long k = 0; k < m; k++) data *= nZ;
    const pmf_t *P = draw_once_in(d, 2) ? pmf_uniform(A, thetas) : stock_law(A, d, thetas, DENSE);
    size_t *map = ARENA_ARRAY(A, size_t, data);
    for (size_t k = 0; k < data; k++) map[k] = k % thetas;
    const chan_t *Q = kernel == LATENT_COPY ? chan_map(A, data, thetas, map) : kernel == LATENT_PRIOR ? chan_useless(A, data, P)
                    : kernel == LATENT_MAP ? stock_map(A, d, data, thetas) : stock_channel(A, d, data, thetas, ANY_STYLE);
    candidate_set_law(c, "P(theta)", P);
    candidate_set_ratio(c, "m", (long)m, 1);
    candidate_set_channel(c, "Q(theta|d)", Q);
}

/* A label that is noisy, or erased; kernels that follow the majority of the labels (of those not erased), keep the prior, or are
** random. */
void latent_draw_types(candidate_t *c, draw_t *d, unsigned long m, int kernel, bool erasing)
{
    arena_t *A = c->home;
    mpq_ptr e = arena_mpq(A, 1);
    mpq_set_ui(e, 19, 20);
    if (!erasing || draw_once_in(d, 2)) mpq_set(e, stock_noise(A, (size_t)DRAW_FROM(d, 4, 6, 8, 9, 9)));
    const chan_t *clear = chan_noiseless(A, 2), *label = erasing ? chan_erasing(A, 2, e) : chan_symmetric(A, 2, e);
    stages_t g = { 1, pmf_uniform(A, 1), &clear, &label };
    stages_set(c, &g);
    codebook_cyclic(c, 1, 2, 2, 0);
    candidate_set_law(c, "p(j)", pmf_uniform(A, 2));
    const pmf_t *P = pmf_uniform(A, 2);
    size_t data = types_count(label->ny, m, LATENT_TYPES_MAX);
    unsigned long *count = ARENA_ARRAY(A, unsigned long, data * label->ny);
    size_t *majority = ARENA_ARRAY(A, size_t, data);
    types_list(count, label->ny, m);
    for (size_t k = 0; k < data; k++) majority[k] = count[k * label->ny + 1] > count[k * label->ny];
    const chan_t *Q = kernel == LATENT_PRIOR ? chan_useless(A, data, P) : kernel == LATENT_RANDOM ? stock_channel(A, d, data, 2, ANY_STYLE)
                                                                        : chan_map(A, data, 2, majority);
    candidate_set_law(c, "P(theta)", P);
    candidate_set_ratio(c, "m", (long)m, 1);
    candidate_set_channel(c, "Q(theta|d)", Q);
}
