/* SPDX-License-Identifier: MIT */
#include "proofs/bottleneck/latent.h"

/* How often z occurs in data set d. */
static unsigned long occurrences(const latent_t *L, size_t d, size_t z, size_t letters)
{
    unsigned long n = 0;
    if (L->count) return L->count[d * letters + z];
    for (unsigned long k = 0; k < L->m; k++, d /= letters) n += d % letters == z;
    return n;
}

void risks_fill(risks_t *r, const latent_t *L, mpq_srcptr loss)
{
    arena_t *A = L->c->home;
    const pmf_t *p = pmf_marginal(L->one, ONE_S | ONE_Y);
    size_t letters = p->cells, thetas = candidate_dim(L->c, 't');
    mpq_ptr share = arena_mpq(A, 1);
    *r = (risks_t){ L, thetas, arena_mpq(A, thetas), arena_mpq(A, L->data * thetas) };
    for (size_t theta = 0; theta < thetas; theta++) pmf_mean(r->risk + theta, p, loss + theta * letters);
    for (size_t d = 0; d < L->data; d++)
        for (size_t z = 0; z < letters; z++) {
            unsigned long n = occurrences(L, d, z, letters);
            for (size_t theta = 0; n && theta < thetas; theta++) {
                mpq_set_ui(share, n, L->m);
                mpq_canonicalize(share);
                mpq_mul(share, share, loss + theta * letters + z);
                mpq_add(r->empirical + d * thetas + theta, r->empirical + d * thetas + theta, share);
            }
        }
}

static const pmf_t *posterior(const latent_t *L, size_t d)
{
    value_t row = value_part(candidate_value(L->c, "Q(theta|d)"), d);
    return pmf_make(L->c->home, row.cells, row.at);
}

mpq_ptr risks_gap_of(const risks_t *r, size_t d)
{
    mpq_ptr gap = arena_mpq(r->L->c->home, 2);
    pmf_mean(gap, posterior(r->L, d), r->risk);
    pmf_mean(gap + 1, posterior(r->L, d), r->empirical + d * r->thetas);
    mpq_sub(gap, gap, gap + 1);
    return gap;
}

const real_t *risks_mean(const risks_t *r)
{
    mpq_ptr mean = arena_mpq(r->L->c->home, 1);
    pmf_mean(mean, pmf_marginal(r->L->with_U, THETA), r->risk);
    return real_rat(r->L->c->home, mean);
}

const real_t *risks_gap(const risks_t *r)
{
    const pmf_t *p = pmf_marginal(r->L->with_U, DATA);
    mpq_ptr mean = arena_mpq(r->L->c->home, 2), q = mean + 1;
    for (size_t d = 0; d < p->cells; d++) {
        pmf_prob(q, p, d);
        mpq_mul(q, q, risks_gap_of(r, d));
        mpq_add(mean, mean, q);
    }
    return real_rat(r->L->c->home, mean);
}

const real_t *ceiling_radicand(const real_t *B, unsigned long m, mpq_srcptr delta, mpq_srcptr eta)
{
    arena_t *A = real_home(B);
    const real_t *log_root = real_add(real_log_ui(A, 2), real_mul(real_ratio(A, 1, 2), real_log_ui(A, m)));
    const real_t *sum = real_add(real_div(B, real_rat(A, eta)), real_sub(log_root, real_log_rat(A, delta)));
    return real_div(sum, real_si(A, 2 * (long)m));
}

const real_t *risks_above(const risks_t *r, const real_t *B, mpq_srcptr delta, mpq_srcptr eta)
{
    arena_t *A = r->L->c->home;
    const pmf_t *p = pmf_marginal(r->L->with_U, DATA);
    const real_t *radicand = ceiling_radicand(B, r->L->m, delta, eta);
    mpq_ptr total = arena_mpq(A, 2), q = total + 1;
    for (size_t d = 0; d < p->cells; d++) {
        mpq_ptr gap = risks_gap_of(r, d);
        if (mpz_sgn(p->num + d) == 0 || mpq_sgn(gap) <= 0) continue;
        mpq_mul(gap, gap, gap);
        sign_t s = real_cmp(real_rat(A, gap), radicand, r->L->effort);
        if (s == SIGN_UNKNOWN) return real_sub(real_inf(A, 1), real_inf(A, 1));
        pmf_prob(q, p, d);
        if (s == SIGN_POS) mpq_add(total, total, q);
    }
    return real_rat(A, total);
}

bool ceiling_confidence(chain_t *t, const candidate_t *c)
{
    return chain_needs_positive_unit(t, c, "delta") && chain_needs_positive_unit(t, c, "eta");
}
