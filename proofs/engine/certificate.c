/* SPDX-License-Identifier: MIT */
#include "proofs/engine/certificate_parts.h"

#include <string.h>

/* --- checking ---------------------------------------------------------------------------------------------------- */

bool dynamics_is_unchanged(const dynamics_t *D)
{
    const pmf_t *p = D->round(D, D->start);
    for (size_t x = 0; p && x < D->points; x++) {
        mpz_ptr a = arena_mpz(D->home, 2), b = a + 1;
        mpz_mul(a, p->num + x, D->start->den);
        mpz_mul(b, D->start->num + x, p->den);
        if (mpz_cmp(a, b) != 0) return false;
    }
    return p;
}

static bool any(const bool *S, size_t n) { return memchr(S, true, n) != NULL; }

/* The sets are what the theorem needs: C not empty and alike (a), V apart from it, all the rest unless e = 1 (d). */
static bool sets_fit(const dynamics_t *D, const certificate_t *C, fault_t *fault)
{
    size_t first = 0, n = D->points;
    if (C->points != n) return fault_set(fault, "it speaks of %zu points, the candidate has %zu", C->points, n);
    if (!any(C->kept, n)) return fault_set(fault, "no point is kept");
    while (!C->kept[first]) first++;
    for (size_t x = 0; x < n; x++) {
        if (C->kept[x] && C->vanishing[x]) return fault_set(fault, "point %zu is kept and vanishes", x);
        if (C->kept[x] && !D->alike(D, first, x))
            return fault_set(fault, "points %zu and %zu are kept, but their odds change", first, x);
        if (!C->kept[x] && !C->vanishing[x] && mpq_cmp_ui(C->outside, 1, 1) < 0)
            return fault_set(fault, "point %zu is neither kept nor vanishing, so the region may be left", x);
    }
    return true;
}

void mass_outside(mpq_ptr m, const bt_box_t *b, const bool *kept, mpfr_rnd_t rnd)
{
    mpfr_t sum;
    mpfr_init2(sum, PREC_LAST);
    mpfr_set_ui(sum, 0, rnd);
    for (size_t x = 0; x < b->n; x++)
        if (!kept[x]) mpfr_add(sum, sum, rnd == MPFR_RNDU ? &b->p[x]->right : &b->p[x]->left, rnd);
    mpfr_get_q(m, sum);
    mpfr_clear(sum);
}

/* m >= p_T(X - kept), by T rounds from p_0, enclosed. */
static void outside_at(mpq_ptr m, const dynamics_t *D, unsigned long T, const bool *kept, mpfr_prec_t prec)
{
    bt_box_t b;
    bt_box_init(&b, D->points, prec);
    bt_box_set(&b, D->start);
    for (unsigned long t = 0; t < T; t++) D->enclose(D, &b);
    mass_outside(m, &b, kept, MPFR_RNDU);
    bt_box_clear(&b);
}

void dynamics_outside(mpq_ptr m, const dynamics_t *D, unsigned long T, const bool *kept)
{
    outside_at(m, D, T, kept, PREC_LAST);
}

/* (c). */
static bool is_reached_at(const dynamics_t *D, const certificate_t *C, mpfr_prec_t prec)
{
    mpq_ptr m = arena_mpq(D->home, 1);
    outside_at(m, D, C->rounds, C->kept, prec);
    return mpq_cmp(m, C->outside) <= 0;
}

static bool region_is_reached(const dynamics_t *D, const certificate_t *C)
{
    return mpq_cmp_ui(C->outside, 1, 1) == 0 || is_reached_at(D, C, PREC_FIRST) || is_reached_at(D, C, PREC_LAST);
}

static bool check_odds(const dynamics_t *D, const certificate_t *C, fault_t *fault)
{
    if (!sets_fit(D, C, fault)) return false;
    if (mpq_sgn(C->outside) < 0 || mpq_cmp_ui(C->outside, 1, 1) > 0) return fault_set(fault, "\"outside\" is no mass");
    if (mpq_sgn(C->factor) <= 0 || mpq_cmp_ui(C->factor, 1, 1) >= 0)
        return fault_set(fault, "\"factor\" is not between 0 and 1");
    if (C->rounds > CERTIFICATE_ROUNDS_MAX) return fault_set(fault, "more than %d rounds", CERTIFICATE_ROUNDS_MAX);
    mpq_ptr z = arena_mpq(D->home, 1);
    D->odds(z, D, C->vanishing, C->kept, C->outside);
    if (mpq_cmp(z, C->factor) > 0)
        return fault_set(fault, "in the region the odds are known to fall by a factor %.6g only", mpq_get_d(z));
    if (!region_is_reached(D, C))
        return fault_set(fault, "after %lu rounds the law is not shown to be in the region", C->rounds);
    return true;
}

bool certificate_check(const dynamics_t *D, const certificate_t *C, fault_t *fault)
{
    if (C->kind == CERTIFICATE_ODDS) return check_odds(D, C, fault);
    if (C->kind == CERTIFICATE_UNCHANGED && dynamics_is_unchanged(D)) return true;
    return fault_set(fault, "one round is not shown to leave the law as it is");
}

/* --- what it gives ------------------------------------------------------------------------------------------------ */

bool certificate_is_limit(const certificate_t *C)
{
    if (C->kind == CERTIFICATE_UNCHANGED) return true;
    for (size_t x = 0; x < C->points; x++)
        if (C->kept[x] == C->vanishing[x]) return false;
    return C->kind == CERTIFICATE_ODDS;
}

void certificate_mass(mpq_ptr m, const dynamics_t *D, const certificate_t *C, const bool *S)
{
    mpz_ptr in = arena_mpz(D->home, 2), all = in + 1;
    for (size_t x = 0; x < D->points; x++) {
        if (C->kind == CERTIFICATE_ODDS && !C->kept[x]) continue;
        mpz_add(all, all, D->start->num + x);
        if (S[x]) mpz_add(in, in, D->start->num + x);
    }
    mpz_set(mpq_numref(m), in);
    mpz_set(mpq_denref(m), all);
    mpq_canonicalize(m);
}
