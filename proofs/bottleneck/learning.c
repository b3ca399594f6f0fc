/* SPDX-License-Identifier: MIT */
#include "proofs/bottleneck/learning.h"
#include "numerics/types.h"

#include <stdint.h>

unsigned long learning_m(const candidate_t *c)
{
    mpq_srcptr m = candidate_number(c, "m");
    bool good = mpz_cmp_ui(mpq_denref(m), 1) == 0 && mpz_sgn(mpq_numref(m)) > 0 && mpz_cmp_ui(mpq_numref(m), 1000000) <= 0;
    return good ? mpz_get_ui(mpq_numref(m)) : 0;
}

static mpq_srcptr loss_at(const learning_t *L, size_t theta, size_t z)
{
    return candidate_value(L->c, "l(theta,z)")->at + theta * L->letters + z;
}

/* sum_z w_z l(theta,z) / scale for integer weights given by the type. */
static void fill_risks(learning_t *L, const pmf_t *p)
{
    mpq_ptr term = arena_mpq(L->c->home, 1);
    L->risk = arena_mpq(L->c->home, L->thetas);
    L->empirical = arena_mpq(L->c->home, L->data * L->thetas);
    for (size_t theta = 0; theta < L->thetas; theta++) pmf_mean(L->risk + theta, p, loss_at(L, theta, 0));
    for (size_t i = 0; i < L->data * L->thetas; i++) {
        for (size_t z = 0; z < L->letters; z++) {
            mpq_set_ui(term, L->count[i / L->thetas * L->letters + z], L->m);
            mpq_canonicalize(term);
            mpq_mul(term, term, loss_at(L, i % L->thetas, z));
            mpq_add(L->empirical + i, L->empirical + i, term);
        }
    }
}

void learning_fill(learning_t *L, const candidate_t *c)
{
    arena_t *A = c->home;
    *L = (learning_t){ .c = c, .thetas = candidate_dim(c, 't'), .letters = candidate_dim(c, 'z'), .m = learning_m(c) };
    const pmf_t *p = candidate_law(c, "p(z)");
    const chan_t *T = types_channel(A, chan_of_law(p), L->m, LEARNING_DATA_MAX);
    L->effort = ARENA_NEW(A, effort_t);
    *L->effort = EFFORT_DEFAULT;
    L->data = T->ny;
    unsigned long *count = ARENA_ARRAY(A, unsigned long, L->data * L->letters);
    types_list(count, L->letters, L->m);
    L->count = count;
    L->law = chan_row(T, 0);
    L->prior = candidate_law(c, "P(theta)");
    fill_risks(L, p);
}

bool learning_open(learning_t *L, chain_t *t, const candidate_t *c)
{
    unsigned long m = learning_m(c);
    size_t types = m ? types_count(candidate_dim(c, 'z'), m, LEARNING_DATA_MAX) : 0, data = candidate_dim(c, 'd');
    if (m == 0) chain_outside(t, "m is not an integer from 1 to 1000000");
    else if (types == SIZE_MAX) chain_outside(t, "more than %d types of data sets: not enumerated", LEARNING_DATA_MAX);
    else if (data && data != types) chain_outside(t, "Q(theta|d) has %zu data sets, expected the %zu types of m=%lu", data, types, m);
    else if (chain_needs_unit(t, c, "l(theta,z)")) { learning_fill(L, c); L->effort = chain_effort(t); return true; }
    return false;
}

const pmf_t *learning_posterior(const learning_t *L, size_t d)
{
    value_t row = value_part(candidate_value(L->c, "Q(theta|d)"), d);
    return pmf_make(L->c->home, row.cells, row.at);
}

void learning_mean(mpq_ptr mean, const learning_t *L, size_t d, mpq_srcptr f) { pmf_mean(mean, learning_posterior(L, d), f); }

mpq_srcptr learning_risk(const learning_t *L, size_t d)
{
    mpq_ptr mean = arena_mpq(L->c->home, 1);
    learning_mean(mean, L, d, L->risk);
    return mean;
}

mpq_srcptr learning_empirical(const learning_t *L, size_t d)
{
    mpq_ptr mean = arena_mpq(L->c->home, 1);
    learning_mean(mean, L, d, L->empirical + d * L->thetas);
    return mean;
}

const real_t *learning_kl(const learning_t *L, size_t d) { return info_kl(learning_posterior(L, d), L->prior); }

const real_t *learning_moment(const learning_t *L, size_t d)
{
    arena_t *A = L->c->home;
    const real_t *sum = real_si(A, 0), *m = real_si(A, (long)L->m);
    mpq_ptr p = arena_mpq(A, 1);
    for (size_t theta = 0; theta < L->thetas; theta++) {
        pmf_prob(p, L->prior, theta);
        if (mpq_sgn(p) == 0) continue;
        const real_t *kl = info_binary_kl(A, L->empirical + d * L->thetas + theta, L->risk + theta);
        sum = real_add(sum, real_scale(real_exp(real_mul(m, kl)), p));
    }
    return sum;
}

const real_t *learning_probability(const learning_t *L, event_t *in, const void *self)
{
    mpq_ptr total = arena_mpq(L->c->home, 2), p = total + 1;
    for (size_t d = 0; d < L->data; d++) {
        if (mpz_sgn(L->law->num + d) == 0) continue;
        sign_t s = in(L, d, self);
        if (s == SIGN_UNKNOWN) return real_sub(real_inf(L->c->home, 1), real_inf(L->c->home, 1));
        if (s != SIGN_POS) continue;
        pmf_prob(p, L->law, d);
        mpq_add(total, total, p);
    }
    return real_rat(L->c->home, total);
}
