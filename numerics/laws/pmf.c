/* SPDX-License-Identifier: MIT */
#include "numerics/laws/pmf_walk.h"
#include "numerics/base/rat.h"

#include <stdlib.h>
#include <string.h>

/* An empty law of this shape: all cells zero, den zero. */
static pmf_t *blank(arena_t *A, unsigned axes, const size_t *dim)
{
    pmf_t *P = ARENA_NEW(A, pmf_t);
    P->home = A;
    P->axes = axes;
    P->cells = 1;
    for (unsigned k = 0; k < axes; k++) P->cells *= P->dim[k] = dim[k];
    P->den = arena_mpz(A, 1);
    P->num = arena_mpz(A, P->cells);
    return P;
}

/* den := sum num, then both freed of their common factor. */
static const pmf_t *normalised(pmf_t *P)
{
    mpz_set_ui(P->den, 0);
    for (size_t i = 0; i < P->cells; i++) mpz_add(P->den, P->den, P->num + i);
    if (mpz_sgn(P->den) == 0) return NULL;
    mpz_ptr g = arena_mpz(P->home, 1);
    mpz_set(g, P->den);
    for (size_t i = 0; i < P->cells && mpz_cmp_ui(g, 1) != 0; i++) mpz_gcd(g, g, P->num + i);
    if (mpz_cmp_ui(g, 1) != 0) {
        mpz_divexact(P->den, P->den, g);
        for (size_t i = 0; i < P->cells; i++) mpz_divexact(P->num + i, P->num + i, g);
    }
    return P;
}

const pmf_t *pmf_make(arena_t *A, size_t n, mpq_srcptr p)
{
    if (n == 0) return NULL;
    for (size_t i = 0; i < n; i++)
        if (mpq_sgn(p + i) < 0) return NULL;
    pmf_t *P = blank(A, 1, &n);
    mpz_ptr sum = arena_mpz(A, 1);
    rat_common(P->num, P->den, p, n);
    for (size_t i = 0; i < n; i++) mpz_add(sum, sum, P->num + i);
    return mpz_cmp(sum, P->den) == 0 ? P : NULL;
}

const pmf_t *pmf_weights(arena_t *A, size_t n, mpz_srcptr w)
{
    if (n == 0) return NULL;
    pmf_t *P = blank(A, 1, &n);
    for (size_t i = 0; i < n; i++) {
        if (mpz_sgn(w + i) < 0) return NULL;
        mpz_set(P->num + i, w + i);
    }
    return normalised(P);
}

const pmf_t *pmf_uniform(arena_t *A, size_t n)
{
    pmf_t *P = blank(A, 1, &n);
    for (size_t i = 0; i < n; i++) mpz_set_ui(P->num + i, 1);
    return normalised(P);
}

const pmf_t *pmf_point(arena_t *A, size_t n, size_t where)
{
    pmf_t *P = blank(A, 1, &n);
    mpz_set_ui(P->num + where, 1);
    return normalised(P);
}

const pmf_t *pmf_reshape(const pmf_t *P, unsigned axes, const size_t *dim)
{
    pmf_t *R = ARENA_NEW(P->home, pmf_t);
    *R = *P;
    R->axes = axes;
    memcpy(R->dim, dim, axes * sizeof *dim);
    return R;
}

size_t pmf_index(const pmf_t *P, axes_t keep, size_t i)
{
    size_t index = 0, stride = 1;
    for (unsigned k = P->axes; k-- > 0; i /= P->dim[k])
        if (keep >> k & 1) {
            index += i % P->dim[k] * stride;
            stride *= P->dim[k];
        }
    return index;
}

const pmf_t *pmf_extend(const pmf_t *P, axes_t given, const chan_t *W)
{
    size_t dim[PMF_AXES_MAX];
    if (P->axes == PMF_AXES_MAX) abort();
    memcpy(dim, P->dim, P->axes * sizeof *dim);
    dim[P->axes] = W->ny;
    pmf_t *R = blank(P->home, P->axes + 1, dim);
    walk_t w = walk_start(P, given);
    for (size_t i = 0; i < P->cells; i++, walk_on(&w, P)) {
        if (mpz_sgn(P->num + i) == 0) continue;
        mpz_srcptr row = W->num + w.at * W->ny;
        for (size_t z = 0; z < W->ny; z++) mpz_mul(R->num + i * W->ny + z, P->num + i, row + z);
    }
    return normalised(R);
}

const pmf_t *pmf_marginal(const pmf_t *P, axes_t keep)
{
    size_t dim[PMF_AXES_MAX];
    unsigned axes = 0;
    for (unsigned k = 0; k < P->axes; k++)
        if (keep >> k & 1) dim[axes++] = P->dim[k];
    pmf_t *R = blank(P->home, axes, dim);
    walk_t w = walk_start(P, keep);
    for (size_t i = 0; i < P->cells; i++, walk_on(&w, P)) mpz_add(R->num + w.at, R->num + w.at, P->num + i);
    mpz_set(R->den, P->den);
    return R;
}

const pmf_t *pmf_given(const pmf_t *P, axes_t given, size_t at)
{
    pmf_t *R = blank(P->home, P->axes, P->dim);
    walk_t w = walk_start(P, given);
    for (size_t i = 0; i < P->cells; i++, walk_on(&w, P))
        if (w.at == at) mpz_set(R->num + i, P->num + i);
    return normalised(R);
}

void pmf_prob(mpq_ptr q, const pmf_t *P, size_t i)
{
    mpq_set_num(q, P->num + i);
    mpq_set_den(q, P->den);
    rat_reduce(q);
}

void pmf_mass(mpq_ptr q, const pmf_t *P, const bool *S)
{
    mpq_set_ui(q, 0, 1);
    for (size_t i = 0; i < P->cells; i++)
        if (S[i]) mpz_add(mpq_numref(q), mpq_numref(q), P->num + i);
    mpz_set(mpq_denref(q), P->den);
    rat_reduce(q);
}

void pmf_mean(mpq_ptr q, const pmf_t *P, mpq_srcptr f)
{
    mpz_ptr F = arena_mpz(P->home, P->cells + 2), den = F + P->cells, sum = den + 1;
    rat_common(F, den, f, P->cells);
    for (size_t i = 0; i < P->cells; i++) mpz_addmul(sum, P->num + i, F + i);
    mpz_set(mpq_numref(q), sum);
    mpz_mul(mpq_denref(q), den, P->den);
    rat_reduce(q);
}
