/* SPDX-License-Identifier: MIT */
#include "proofs/engine/certificate.h"

#include <string.h>

enum { BOX_PREC = 192 };

/* --- checking ---------------------------------------------------------------------------------------------------- */

static bool is_unchanged(const dynamics_t *D)
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
        if (C->kept[x] && !D->alike(D, first, x)) return fault_set(fault, "points %zu and %zu are kept, but their odds change", first, x);
        if (!C->kept[x] && !C->vanishing[x] && mpq_cmp_ui(C->outside, 1, 1) < 0)
            return fault_set(fault, "point %zu is neither kept nor vanishing, so the region may be left", x);
    }
    return true;
}

/* An upper bound of the mass of X - C in the box. */
static void mass_outside(mpq_ptr m, const bt_box_t *b, const bool *kept)
{
    mpfr_t sum;
    mpfr_init2(sum, BOX_PREC);
    mpfr_set_ui(sum, 0, MPFR_RNDU);
    for (size_t x = 0; x < b->n; x++)
        if (!kept[x]) mpfr_add(sum, sum, &b->p[x]->right, MPFR_RNDU);
    mpfr_get_q(m, sum);
    mpfr_clear(sum);
}

/* (c): T rounds from p_0, enclosed. */
static bool region_is_reached(const dynamics_t *D, const certificate_t *C)
{
    if (mpq_cmp_ui(C->outside, 1, 1) == 0) return true;
    bt_box_t b;
    mpq_ptr m = arena_mpq(D->home, 1);
    bt_box_init(&b, D->points, BOX_PREC);
    bt_box_set(&b, D->start);
    for (unsigned long t = 0; t < C->rounds; t++) D->enclose(D, &b);
    mass_outside(m, &b, C->kept);
    bt_box_clear(&b);
    return mpq_cmp(m, C->outside) <= 0;
}

static bool check_odds(const dynamics_t *D, const certificate_t *C, fault_t *fault)
{
    if (!sets_fit(D, C, fault)) return false;
    if (mpq_sgn(C->outside) < 0 || mpq_cmp_ui(C->outside, 1, 1) > 0) return fault_set(fault, "\"outside\" is no mass");
    if (mpq_sgn(C->factor) <= 0 || mpq_cmp_ui(C->factor, 1, 1) >= 0) return fault_set(fault, "\"factor\" is not between 0 and 1");
    if (C->rounds > CERTIFICATE_ROUNDS_MAX) return fault_set(fault, "more than %d rounds", CERTIFICATE_ROUNDS_MAX);
    mpq_ptr z = arena_mpq(D->home, 1);
    D->odds(z, D, C->vanishing, C->kept, C->outside);
    if (mpq_cmp(z, C->factor) > 0)
        return fault_set(fault, "in the region the odds are known to fall by a factor %.6g only", mpq_get_d(z));
    if (!region_is_reached(D, C)) return fault_set(fault, "after %lu rounds the law is not shown to be in the region", C->rounds);
    return true;
}

bool certificate_check(const dynamics_t *D, const certificate_t *C, fault_t *fault)
{
    if (C->kind == CERTIFICATE_ODDS) return check_odds(D, C, fault);
    if (C->kind == CERTIFICATE_UNCHANGED && is_unchanged(D)) return true;
    return fault_set(fault, "one round is not shown to leave the law as it is");
}

/* --- what it gives --------------------------------------------------------------------------------------------------- */

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

/* --- proposing ----------------------------------------------------------------------------------------------------------- */

static certificate_t *blank(const dynamics_t *D, certificate_kind_t kind)
{
    certificate_t *C = ARENA_NEW(D->home, certificate_t);
    *C = (certificate_t){ .of = D->name, .kind = kind, .points = D->points, .kept = ARENA_ARRAY(D->home, bool, D->points),
                          .vanishing = ARENA_ARRAY(D->home, bool, D->points), .outside = arena_mpq(D->home, 1),
                          .factor = arena_mpq(D->home, 1) };
    mpq_set_ui(C->outside, 1, 1);
    return C;
}

/* The least of k/10^3, k/10^6, ... that is at least z and below 1; false when z >= 1. */
static bool round_up(mpq_ptr r, mpq_srcptr z)
{
    if (mpq_cmp_ui(z, 1, 1) >= 0) return false;
    mpz_set_ui(mpq_denref(r), 1);
    do {
        mpz_mul_ui(mpq_denref(r), mpq_denref(r), 1000);
        mpz_mul(mpq_numref(r), mpq_numref(z), mpq_denref(r));
        mpz_cdiv_q(mpq_numref(r), mpq_numref(r), mpq_denref(z));
    } while (mpz_cmp(mpq_numref(r), mpq_denref(r)) >= 0);
    if (mpq_sgn(r) == 0) mpz_set_ui(mpq_numref(r), 1);
    mpq_canonicalize(r);
    return true;
}

/* Sets the factor that the region bears; false when it is not below 1. */
static bool give_factor(certificate_t *C, const dynamics_t *D)
{
    mpq_ptr z = arena_mpq(D->home, 1);
    D->odds(z, D, C->vanishing, C->kept, C->outside);
    return round_up(C->factor, z);
}

certificate_t *certificate_fall(const dynamics_t *D, const bool *V, const bool *C)
{
    certificate_t *K = blank(D, CERTIFICATE_ODDS);
    memcpy(K->kept, C, D->points * sizeof *C);
    memcpy(K->vanishing, V, D->points * sizeof *V);
    return give_factor(K, D) ? K : NULL;
}

/* Keeps the points alike to x. */
static void keep(certificate_t *C, const dynamics_t *D, size_t x)
{
    for (size_t y = 0; y < D->points; y++) {
        C->kept[y] = D->alike(D, x, y);
        C->vanishing[y] = !C->kept[y];
    }
}

/* The point whose class has the greatest mass. */
static size_t heaviest(const dynamics_t *D, const bt_box_t *b)
{
    size_t best = 0;
    double most = 0;
    for (size_t x = 0; x < D->points; x++) {
        double mass = 0;
        for (size_t y = 0; y < D->points; y++)
            if (D->alike(D, x, y)) mass += mpfr_get_d(&b->p[y]->right, MPFR_RNDN);
        if (mass > most) { most = mass; best = x; }
    }
    return best;
}

/* 1/n, the least at or above e. */
static void unit_fraction(mpq_ptr u, mpq_srcptr e)
{
    mpz_set_ui(mpq_numref(u), 1);
    mpz_fdiv_q(mpq_denref(u), mpq_denref(e), mpq_numref(e));
    if (mpz_sgn(mpq_denref(u)) == 0) mpz_set_ui(mpq_denref(u), 1);
}

/* Does the box hold p_0 (so that the law may be unchanged)? */
static bool holds_start(const dynamics_t *D, const bt_box_t *b)
{
    mpq_ptr q = arena_mpq(D->home, 1);
    for (size_t x = 0; x < D->points; x++) {
        pmf_prob(q, D->start, x);
        if (mpfr_cmp_q(&b->p[x]->left, q) > 0 || mpfr_cmp_q(&b->p[x]->right, q) < 0) return false;
    }
    return true;
}

/* Is the present box of some class a trap? Its e is a unit fraction; one that was tried last time is not tried again. */
static bool is_trap(certificate_t *C, const dynamics_t *D, const bt_box_t *b, mpq_ptr tried)
{
    mpq_ptr m = arena_mpq(D->home, 1);
    keep(C, D, heaviest(D, b));
    mass_outside(m, b, C->kept);
    if (mpq_sgn(m) == 0) return false;
    unit_fraction(C->outside, m);
    if (mpq_cmp_ui(C->outside, 1, 1) == 0 || mpq_equal(C->outside, tried)) return false;
    mpq_set(tried, C->outside);
    return give_factor(C, D);
}

/* Has the box grown to all laws? */
static bool says_nothing(const bt_box_t *b)
{
    for (size_t x = 0; x < b->n; x++)
        if (mpfr_sgn(&b->p[x]->left) > 0 || mpfr_cmp_ui(&b->p[x]->right, 1) < 0) return false;
    return true;
}

/* Rounds until the heaviest class holds enough of the mass to be a trap. */
static certificate_t *wait_for_trap(const dynamics_t *D, bt_box_t *b)
{
    certificate_t *C = blank(D, CERTIFICATE_ODDS);
    mpq_ptr tried = arena_mpq(D->home, 1);
    for (; C->rounds <= CERTIFICATE_ROUNDS_MAX; C->rounds++) {
        if (is_trap(C, D, b, tried)) return C;
        D->enclose(D, b);
        if (C->rounds == 0 && holds_start(D, b) && is_unchanged(D)) return blank(D, CERTIFICATE_UNCHANGED);
        if (says_nothing(b)) return NULL;
    }
    return NULL;
}

certificate_t *certificate_trap(const dynamics_t *D)
{
    bt_box_t b;
    bt_box_init(&b, D->points, BOX_PREC);
    bt_box_set(&b, D->start);
    certificate_t *C = wait_for_trap(D, &b);
    bt_box_clear(&b);
    return C;
}

certificate_t *certificate_limit(const dynamics_t *D)
{
    certificate_t *C = blank(D, CERTIFICATE_ODDS);
    for (size_t x = 0; x < D->points; x++) {
        keep(C, D, x);
        if (give_factor(C, D)) return C;
    }
    return certificate_trap(D);
}
