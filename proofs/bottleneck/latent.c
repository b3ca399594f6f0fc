/* SPDX-License-Identifier: MIT */
#include "proofs/bottleneck/latent.h"

/* p(s) p(j) 1{u = u_j(s)} p(y|u,s). */
static const pmf_t *one_draw(const candidate_t *c)
{
    arena_t *A = c->home;
    size_t nS = candidate_dim(c, 's'), M = mixture_size(c), nU = candidate_dim(c, 'u');
    size_t *map = ARENA_ARRAY(A, size_t, nS * M);
    for (size_t i = 0; i < nS * M; i++) map[i] = candidate_index(c, "u_j(s)", i);
    const pmf_t *P = pmf_extend(candidate_law(c, "p(s)"), 0, chan_of_law(candidate_law(c, "p(j)")));
    P = pmf_extend(P, ONE_S | ONE_J, chan_map(A, nS * M, nU, map));
    return pmf_extend(P, ONE_S | ONE_J, mixture_labels(c));
}

/* The law of (x, z), z = (s, y) as one letter. */
static const pmf_t *pair(const pmf_t *one, axes_t x)
{
    const pmf_t *P = pmf_marginal(one, ONE_S | x | ONE_Y);
    size_t nS = P->dim[0], nX = P->dim[1], nY = P->dim[2];
    mpz_ptr w = arena_mpz(P->home, P->cells);
    for (size_t i = 0; i < P->cells; i++) {
        size_t s = i / (nX * nY), at = i / nY % nX, y = i % nY;
        mpz_set(w + (at * nS + s) * nY + y, P->num + i);
    }
    return pmf_reshape(pmf_weights(P->home, P->cells, w), 2, (size_t[]){ nX, nS * nY });
}

/* The law of ((x,x'), (z,z')) for independent (x,z) and (x',z'). */
static const pmf_t *product(const pmf_t *P, const pmf_t *Q)
{
    size_t nx = P->dim[0] * Q->dim[0], nz = P->dim[1] * Q->dim[1];
    mpz_ptr w = arena_mpz(P->home, nx * nz);
    for (size_t i = 0; i < P->cells; i++)
        for (size_t k = 0; k < Q->cells; k++) {
            size_t x = i / P->dim[1] * Q->dim[0] + k / Q->dim[1], z = i % P->dim[1] * Q->dim[1] + k % Q->dim[1];
            mpz_mul(w + x * nz + z, P->num + i, Q->num + k);
        }
    return pmf_reshape(pmf_weights(P->home, nx * nz, w), 2, (size_t[]){ nx, nz });
}

static const pmf_t *with_latent(const latent_t *L, axes_t x)
{
    const pmf_t *P = pair(L->one, x), *all = P;
    for (unsigned long k = 1; k < L->m; k++) all = product(all, P);
    return pmf_extend(all, DATA, candidate_channel(L->c, "Q(theta|d)"));
}

/* n^m, or 0 when it passes LATENT_CELLS_MAX. */
static size_t power(size_t n, unsigned long m)
{
    size_t p = 1;
    for (unsigned long k = 0; k < m; k++)
        if ((p *= n) > LATENT_CELLS_MAX) return 0;
    return p;
}

bool latent_open(latent_t *L, chain_t *t, const candidate_t *c)
{
    size_t nS = candidate_dim(c, 's'), nY = candidate_dim(c, 'y'), nU = candidate_dim(c, 'u'), M = mixture_size(c);
    *L = (latent_t){ .c = c, .m = learning_m(c) };
    if (L->m == 0) { chain_outside(t, "m is not an integer from 1 to 1000000"); return false; }
    L->data = nS * nY == 1 ? 1 : power(nS * nY, L->m > 20 ? 20 : L->m);
    size_t latent = power(M > nU ? M : nU, L->m > 20 ? 20 : L->m), thetas = candidate_dim(c, 't');
    if (!L->data || !latent || L->m > 20 || L->data > LATENT_CELLS_MAX / latent / thetas) {
        chain_outside(t, "more than %d cells of latent values, data sets and parameters: not enumerated", LATENT_CELLS_MAX);
        return false;
    }
    if (candidate_dim(c, 'd') != L->data) {
        chain_outside(t, "Q(theta|d) has %zu data sets, expected (nS nY)^m = %zu", candidate_dim(c, 'd'), L->data);
        return false;
    }
    L->one = one_draw(c);
    L->with_U = with_latent(L, ONE_U);
    L->with_J = with_latent(L, ONE_J);
    L->prior = candidate_law(c, "P(theta)");
    return true;
}

bool latent_index_is_uniform(const latent_t *L)
{
    const pmf_t *p = pmf_marginal(L->one, ONE_J);
    for (size_t j = 1; j < p->cells; j++)
        if (mpz_cmp(p->num + j, p->num) != 0) return false;
    return true;
}

const real_t *latent_information(const latent_t *L) { return info_mutual(L->with_U, THETA, DATA); }
const real_t *latent_residual(const latent_t *L, const pmf_t *P) { (void)L; return info_mutual_given(P, THETA, DATA, LATENT); }

const real_t *latent_spent(const latent_t *L)
{
    arena_t *A = L->c->home;
    const pmf_t *p = pmf_marginal(L->with_U, DATA);
    const chan_t *Q = candidate_channel(L->c, "Q(theta|d)");
    const real_t *spent = real_si(A, 0);
    mpq_ptr weight = arena_mpq(A, 1);
    for (size_t d = 0; d < Q->nx; d++) {
        pmf_prob(weight, p, d);
        if (mpq_sgn(weight) > 0) spent = real_add(spent, real_scale(info_kl(chan_row(Q, d), L->prior), weight));
    }
    return spent;
}

const real_t *latent_displacement(const latent_t *L) { return info_kl(pmf_marginal(L->with_U, THETA), L->prior); }
const real_t *latent_context(const latent_t *L) { return info_mutual(L->one, ONE_U, ONE_S); }
const real_t *latent_times_m(const latent_t *L, const real_t *x) { return real_mul(real_si(L->c->home, (long)L->m), x); }

/* --- families ---------------------------------------------------------------------------------------------- */

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
