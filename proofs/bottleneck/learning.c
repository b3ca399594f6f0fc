/* SPDX-License-Identifier: MIT */
#include "proofs/bottleneck/learning.h"
#include "numerics/base/rat.h"
#include "numerics/laws/types.h"

#include <stdint.h>

/* E_{Q_d} R, E_{Q_d} Rhat_d, KL(Q_d||P), E_P exp(m kl(Rhat_d||R)); NULL until asked for. */
struct learning_seen { const pmf_t *posterior; mpq_ptr risk, empirical; const real_t *kl, *moment; };

unsigned long learning_m(const candidate_t *c)
{
    mpq_srcptr m = candidate_number(c, "m");
    bool good = mpz_cmp_ui(mpq_denref(m), 1) == 0 && mpz_sgn(mpq_numref(m)) > 0 && mpz_cmp_ui(mpq_numref(m), SAMPLE_MAX) <= 0;
    return good ? mpz_get_ui(mpq_numref(m)) : 0;
}

unsigned long learning_sample(chain_t *t, const candidate_t *c)
{
    mpq_srcptr m = candidate_number(c, "m");
    unsigned long n = learning_m(c);
    if (n == 0 && (mpz_cmp_ui(mpq_denref(m), 1) != 0 || mpz_sgn(mpq_numref(m)) <= 0)) chain_outside(t, "m is not a positive integer");
    else if (n == 0) chain_beyond(t, "m is above %d", SAMPLE_MAX);
    return n;
}

static mpq_srcptr loss_at(const learning_t *L, size_t theta, size_t z)
{
    return candidate_value(L->c, "l(theta,z)")->at + theta * L->letters + z;
}

/* R(theta) = sum_z p(z) l(theta,z), and m Rhat_d(theta) = sum_z count_d(z) l(theta,z); l over a common denominator. */
static void fill_risks(learning_t *L, const pmf_t *p)
{
    arena_t *A = L->c->home;
    size_t n = L->thetas * L->letters;
    mpz_ptr l = arena_mpz(A, n + 1), den = l + n;
    rat_common(l, den, loss_at(L, 0, 0), n);
    L->risk = arena_mpq(A, L->thetas);
    L->empirical = arena_mpq(A, L->data * L->thetas);
    for (size_t theta = 0; theta < L->thetas; theta++) pmf_mean(L->risk + theta, p, loss_at(L, theta, 0));
    for (size_t i = 0; i < L->data * L->thetas; i++) {
        mpz_srcptr row = l + i % L->thetas * L->letters;
        mpz_ptr sum = mpq_numref(L->empirical + i);
        for (size_t z = 0; z < L->letters; z++) mpz_addmul_ui(sum, row + z, L->count[i / L->thetas * L->letters + z]);
        mpz_mul_ui(mpq_denref(L->empirical + i), den, L->m);
        mpq_canonicalize(L->empirical + i);
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
    L->seen = ARENA_ARRAY(A, struct learning_seen, L->data);
    fill_risks(L, p);
}

bool learning_open(learning_t *L, chain_t *t, const candidate_t *c)
{
    unsigned long m = learning_sample(t, c);
    size_t types = m ? types_count(candidate_dim(c, 'z'), m, LEARNING_DATA_MAX) : 0, data = candidate_dim(c, 'd');
    if (m == 0) return false;
    if (types == SIZE_MAX) chain_beyond(t, "more than %d types of data sets: not enumerated", LEARNING_DATA_MAX);
    else if (data && data != types) chain_outside(t, "Q(theta|d) has %zu data sets, expected the %zu types of m=%lu", data, types, m);
    else if (!chain_affords(t, types_bits(chan_of_law(candidate_law(c, "p(z)")), m), "the types of data sets")) return false;
    else if (chain_needs_unit(t, c, "l(theta,z)")) { learning_fill(L, c); L->effort = chain_effort(t); return true; }
    return false;
}

const pmf_t *learning_posterior(const learning_t *L, size_t d)
{
    struct learning_seen *seen = &L->seen[d];
    value_t row = value_part(candidate_value(L->c, "Q(theta|d)"), d);
    if (!seen->posterior) seen->posterior = pmf_make(L->c->home, row.cells, row.at);
    return seen->posterior;
}

void learning_mean(mpq_ptr mean, const learning_t *L, size_t d, mpq_srcptr f) { pmf_mean(mean, learning_posterior(L, d), f); }

static mpq_srcptr kept_mean(mpq_ptr *mean, const learning_t *L, size_t d, mpq_srcptr f)
{
    if (*mean) return *mean;
    *mean = arena_mpq(L->c->home, 1);
    learning_mean(*mean, L, d, f);
    return *mean;
}

mpq_srcptr learning_risk(const learning_t *L, size_t d) { return kept_mean(&L->seen[d].risk, L, d, L->risk); }
mpq_srcptr learning_empirical(const learning_t *L, size_t d) { return kept_mean(&L->seen[d].empirical, L, d, L->empirical + d * L->thetas); }

const real_t *learning_kl(const learning_t *L, size_t d)
{
    struct learning_seen *seen = &L->seen[d];
    if (!seen->kl) seen->kl = info_kl(learning_posterior(L, d), L->prior);
    return seen->kl;
}

static const real_t *moment(const learning_t *L, size_t d)
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

const real_t *learning_moment(const learning_t *L, size_t d)
{
    if (!L->seen[d].moment) L->seen[d].moment = moment(L, d);
    return L->seen[d].moment;
}

const real_t *learning_probability(const learning_t *L, event_t *in, const void *self)
{
    mpq_ptr total = arena_mpq(L->c->home, 1);
    for (size_t d = 0; d < L->data; d++) {
        if (mpz_sgn(L->law->num + d) == 0) continue;
        sign_t s = in(L, d, self);
        if (s == SIGN_UNKNOWN) return real_sub(real_inf(L->c->home, 1), real_inf(L->c->home, 1));
        if (s == SIGN_POS) mpz_add(mpq_numref(total), mpq_numref(total), L->law->num + d);
    }
    mpz_set(mpq_denref(total), L->law->den);
    mpq_canonicalize(total);
    return real_rat(L->c->home, total);
}
