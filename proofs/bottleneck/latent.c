/* SPDX-License-Identifier: MIT */
#include "proofs/bottleneck/latent.h"
#include "numerics/laws/types.h"

#include <stdint.h>
#include <string.h>

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

/* --- by sequence and by type --------------------------------------------------------------------------------- */

/* The joint law of (type of x^m, type of z^m), then theta: each type of the m pairs has the types of its two parts. */
static const pmf_t *with_latent_type(const latent_t *L, axes_t x)
{
    const pmf_t *P = pair(L->one, x);
    arena_t *A = P->home;
    size_t nX = P->dim[0], nZ = P->dim[1], latent = types_count(nX, L->m, LATENT_TYPES_MAX);
    const chan_t *T = types_channel(A, chan_of_law(pmf_reshape(P, 1, &P->cells)), L->m, LATENT_TYPES_MAX);
    unsigned long *t = ARENA_ARRAY(A, unsigned long, T->ny * nX * nZ), *part = ARENA_ARRAY(A, unsigned long, nX + nZ);
    mpz_ptr w = arena_mpz(A, latent * L->data);
    types_list(t, nX * nZ, L->m);
    for (size_t k = 0; k < T->ny; k++) {
        memset(part, 0, (nX + nZ) * sizeof *part);
        for (size_t i = 0; i < nX * nZ; i++) {
            part[i / nZ] += t[k * nX * nZ + i];
            part[nX + i % nZ] += t[k * nX * nZ + i];
        }
        mpz_ptr cell = w + types_place(part, nX) * L->data + types_place(part + nX, nZ);
        mpz_add(cell, cell, T->num + k);
    }
    const pmf_t *law = pmf_reshape(pmf_weights(A, latent * L->data, w), 2, (size_t[]){ latent, L->data });
    return pmf_extend(law, DATA, candidate_channel(L->c, "Q(theta|d)"));
}

static bool open_types(latent_t *L, size_t letters)
{
    size_t nU = candidate_dim(L->c, 'u'), M = mixture_size(L->c);
    L->data = types_count(letters, L->m, LATENT_TYPES_MAX);
    bool few = types_count((nU > M ? nU : M) * letters, L->m, LATENT_TYPES_MAX) != SIZE_MAX;
    if (!few || L->data == SIZE_MAX || candidate_dim(L->c, 'd') != L->data) return false;
    unsigned long *count = ARENA_ARRAY(L->c->home, unsigned long, L->data * letters);
    types_list(count, letters, L->m);
    L->count = count;
    return true;
}

/* Sequences are meant wherever their number is that of the kernel's data sets. */
static bool open_sequences(latent_t *L, size_t letters)
{
    size_t nU = candidate_dim(L->c, 'u'), M = mixture_size(L->c), thetas = candidate_dim(L->c, 't');
    if (L->m > 20) return false;
    size_t latent = power(M > nU ? M : nU, L->m);
    L->data = power(letters, L->m);
    return L->data && latent && L->data <= LATENT_CELLS_MAX / latent / thetas && candidate_dim(L->c, 'd') == L->data;
}

/* Why they are not opened: the kernel is about other data sets, or these are too many. */
static void say_data(chain_t *t, const candidate_t *c, size_t letters, unsigned long m, bool types)
{
    size_t d = candidate_dim(c, 'd'), sequences = power(letters, m), T = types ? types_count(letters, m, LATENT_TYPES_MAX) : SIZE_MAX;
    if (d == sequences || d == T) chain_beyond(t, "the %zu data sets are too many to enumerate with their latent values", d);
    else if (!sequences && T == SIZE_MAX) chain_beyond(t, "more than %d data sets: not enumerated", types ? LATENT_TYPES_MAX : LATENT_CELLS_MAX);
    else if (types) chain_outside(t, "Q(theta|d) has %zu data sets, which are neither the sequences (nS nY)^m nor their %zu types", d, T);
    else chain_outside(t, "Q(theta|d) has %zu data sets, expected the %zu sequences (nS nY)^m", d, sequences);
}

/* A single letter has one type of any number of draws, with long numbers. */
static bool types_are_short(chain_t *t, const latent_t *L)
{
    static const axes_t x[] = { ONE_U, ONE_J };
    for (size_t k = 0; k < 2; k++) {
        const pmf_t *P = pair(L->one, x[k]);
        if (!chain_affords(t, types_bits(chan_of_law(pmf_reshape(P, 1, &P->cells)), L->m), "the types of the latent values and data")) return false;
    }
    return true;
}

bool latent_open(latent_t *L, chain_t *t, const candidate_t *c, bool types)
{
    size_t letters = candidate_dim(c, 's') * candidate_dim(c, 'y');
    *L = (latent_t){ .c = c, .effort = chain_effort(t), .m = learning_m(c) };
    if (L->m == 0) { learning_sample(t, c); return false; }
    bool sequences = open_sequences(L, letters);
    if (!sequences && !(types && open_types(L, letters))) { say_data(t, c, letters, L->m, types); return false; }
    L->one = one_draw(c);
    if (!sequences && !types_are_short(t, L)) return false;
    L->with_U = sequences ? with_latent(L, ONE_U) : with_latent_type(L, ONE_U);
    L->with_J = sequences ? with_latent(L, ONE_J) : with_latent_type(L, ONE_J);
    L->prior = candidate_law(c, "P(theta)");
    return true;
}

const real_t *latent_information(const latent_t *L) { return info_mutual(L->with_U, THETA, DATA); }
const real_t *latent_residual(const pmf_t *P) { return info_mutual_given(P, THETA, DATA, LATENT); }

const real_t *latent_spent(const latent_t *L)
{
    return info_mean_kl(pmf_marginal(L->with_U, DATA), candidate_channel(L->c, "Q(theta|d)"), L->prior);
}

const real_t *latent_displacement(const latent_t *L) { return info_kl(pmf_marginal(L->with_U, THETA), L->prior); }
const real_t *latent_context(const latent_t *L) { return info_mutual(L->one, ONE_U, ONE_S); }
const real_t *latent_times_m(const latent_t *L, const real_t *x) { return real_mul(real_si(L->c->home, (long)L->m), x); }
