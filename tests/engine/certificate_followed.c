/* SPDX-License-Identifier: MIT
**
** What a certificate gives is what the dynamics does.
*/
#include "tests/engine/certificate.h"

#include <math.h>

static void step_about(long double *p, const loop_t *l)
{
    for (size_t s = 0; s < l->stages; s++) {
        long double now[TOTALS + 1] = { 1 }, q[POINTS_MAX], sum = 0;
        for (unsigned long k = 1; k < l->K[s]; k++)
            for (size_t t = TOTALS + 1; t-- > 0;) {
                long double next = 0;
                for (size_t x = 0; x < l->n; x++)
                    if (t >= l->w[s][x]) next += p[x] * now[t - l->w[s][x]];
                now[t] = next;
            }
        for (size_t x = 0; x < l->n; x++) {
            q[x] = 0;
            for (size_t t = 0; t <= TOTALS; t++)
                q[x] += now[t] * (long double)(l->K[s] * l->w[s][x]) / (long double)(l->w[s][x] + t);
            sum += p[x] * q[x];
        }
        for (size_t x = 0; x < l->n; x++) p[x] *= q[x] / sum;
    }
}

static long double mass_of(const long double *p, const bool *S, size_t n)
{
    long double m = 0;
    for (size_t x = 0; x < n; x++) m += S[x] ? p[x] : 0;
    return m;
}

/* For all t >= T: p_t(V)/p_t(C) <= z^(t-T) p_T(V)/p_T(C), p_t(X - C) <= e; and p_t comes to certificate_mass. */
static void assert_followed(const loop_t *l, const certificate_t *C)
{
    enum { ROUNDS = 400 };
    long double p[POINTS_MAX], z = (long double)mpq_get_d(C->factor), e = (long double)mpq_get_d(C->outside), bound = 0,
                               odds = 0;
    for (size_t x = 0; x < l->n; x++) {
        mpq_ptr q = arena_mpq(A, 1);
        law_cell(q, l->D->start, x);
        p[x] = (long double)mpq_get_d(q);
    }
    for (unsigned long t = 0; t <= C->rounds + ROUNDS; t++) {
        odds = mass_of(p, C->vanishing, l->n) / mass_of(p, C->kept, l->n);
        if (t == C->rounds) bound = odds;
        if (t >= C->rounds) {
            cr_assert(mass_of(p, C->kept, l->n) >= 1 - e - 1e-12L, "t = %lu: outside the region, %s: %s", t,
                      loop_text(l), certificate_text(A, C));
            cr_assert(odds <= bound * (1 + 1e-12L * (long double)(t + 10)) || odds < 1e-300L, "t = %lu: %Lg, %s: %s",
                t, odds, loop_text(l), certificate_text(A, C));
            bound *= z;
        }
        step_about(p, l);
    }
    for (size_t x = 0; x < l->n; x++) {
        bool point[POINTS_MAX] = { false };
        mpq_ptr m = arena_mpq(A, 1);
        point[x] = true;
        certificate_mass(m, l->D, C, point);
        cr_assert(fabsl((long double)mpq_get_d(m) - p[x]) <= 2 * bound + 1e-12L, "%zu: %Lg, %s", x, p[x], loop_text(l));
    }
}

Test(engine_certificate, the_law_does_what_the_certificate_says)
{
    for (int turn = 0; turn < 120; turn++) {
        arena_reset(A);
        loop_t l;
        some_loop(&l);
        certificate_t *C = certificate_limit(l.D);
        if (C && C->kind == CERTIFICATE_ODDS) assert_followed(&l, C);
    }
}

/* The first rounds exactly: p_{t+1}(V)/p_{t+1}(C) <= z p_t(V)/p_t(C). */
Test(engine_certificate, the_first_rounds_exactly)
{
    unsigned rounds = 0;
    for (int turn = 0; turn < 120; turn++) {
        arena_reset(A);
        loop_t l;
        some_loop(&l);
        certificate_t *C = certificate_limit(l.D);
        if (!C || C->kind != CERTIFICATE_ODDS || C->rounds > 1 || !set_size(l.n, C->vanishing)) continue;
        const pmf_t *p = l.D->start;
        mpq_ptr odds = arena_mpq(A, 2), before = odds + 1;
        for (unsigned long t = 0; t <= C->rounds + 1 && l.K[0] * l.K[1] <= 25; t++) {
            mpq_div(odds, set_mass(p, C->vanishing), set_mass(p, C->kept));
            if (t >= C->rounds) cr_assert(mpq_cmp(set_mass(p, C->vanishing), C->outside) <= 0);
            if (t > C->rounds) {
                mpq_mul(before, before, C->factor);
                cr_assert(mpq_cmp(odds, before) <= 0, "%s: %s", loop_text(&l), certificate_text(A, C));
                rounds++;
            }
            mpq_set(before, odds);
            p = l.D->round(l.D, p);
            if (!p) break;
        }
    }
    cr_assert_geq(rounds, 20);
}

/* The law at the limit is p_0 given C, or p_0. */
Test(engine_certificate, mass_is_that_of_the_kept)
{
    const dynamics_t *D = by_hand(&(hand_t){ .z = "1/3" });
    certificate_t *C = hand_certificate();
    mpq_ptr m = arena_mpq(A, 1);
    static const struct { bool S[4]; long a; unsigned long b, whole_a, whole_b; } all[] = {
        { { 1, 0, 0, 0 }, 1, 2, 1, 4 }, { { 1, 1, 0, 0 }, 1, 1, 1, 2 }, { { 0, 0, 1, 1 }, 0, 1, 1, 2 },
            { { 0, 1, 1, 0 }, 1, 2, 1, 2 }, { { 0 }, 0, 1, 0, 1 }
    };
    for (size_t k = 0; k < 5; k++) {
        C->kind = CERTIFICATE_ODDS;
        certificate_mass(m, D, C, all[k].S);
        cr_assert(mpq_cmp_si(m, all[k].a, all[k].b) == 0, "%zu", k);
        C->kind = CERTIFICATE_UNCHANGED;
        certificate_mass(m, D, C, all[k].S);
        cr_assert(mpq_cmp_ui(m, all[k].whole_a, all[k].whole_b) == 0, "%zu, unchanged", k);
    }
}
