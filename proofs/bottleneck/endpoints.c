/* SPDX-License-Identifier: MIT */
#include "numerics/klinv/klinv.h"
#include "proofs/bottleneck/endpoints.h"

const real_t *endpoint_floor(const real_t *Cbar, mpq_srcptr M, mpq_srcptr Delta)
{
    arena_t *A = real_home(Cbar);
    const real_t *logM = real_log_rat(A, M), *left = real_sub(real_sub(logM, Cbar), real_log_ui(A, 2));
    return real_mul(real_rat(A, Delta), real_div(left, logM));
}

const real_t *endpoint_required(arena_t *A, mpq_srcptr M, mpq_srcptr Delta, mpq_srcptr R)
{
    const real_t *share = real_sub(real_si(A, 1), real_div(real_rat(A, R), real_rat(A, Delta)));
    return real_sub(real_mul(share, real_log_rat(A, M)), real_log_ui(A, 2));
}

const real_t *endpoint_divergence(const real_t *Cbar, mpq_srcptr m, mpq_srcptr residual, mpq_srcptr eta)
{
    arena_t *A = real_home(Cbar);
    return real_div(real_add(real_scale(Cbar, m), real_rat(A, residual)), real_rat(A, eta));
}

const real_t *endpoint_rate(const real_t *K, mpq_srcptr m, mpq_srcptr delta)
{
    arena_t *A = real_home(K);
    const real_t *price = real_sub(real_add(real_log_ui(A, 2), real_mul(real_ratio(A, 1, 2), real_log_rat(A, m))), real_log_rat(A, delta));
    return real_div(real_add(K, price), real_rat(A, m));
}

const real_t *endpoint_root(const real_t *c) { return real_sqrt(real_mul(real_ratio(real_home(c), 1, 2), c)); }

const real_t *endpoint_inverse(mpq_srcptr Rhat, const real_t *c) { return klinv_real(real_home(c), Rhat, c); }

const real_t *endpoint_plateau(const real_t *Cbar, mpq_srcptr eta)
{
    arena_t *A = real_home(Cbar);
    return real_sqrt(real_div(Cbar, real_mul(real_si(A, 2), real_rat(A, eta))));
}
