/* SPDX-License-Identifier: MIT
**
** Certificates of loops of the game: every field that is perturbed is rejected for its own reason.
*/
#include "tests/engine/certificate.h"

static certificate_t *copy_of(const certificate_t *C)
{
    certificate_t *K = ARENA_NEW(A, certificate_t);
    *K = *C;
    K->kept = ARENA_ARRAY(A, bool, C->points);
    K->vanishing = ARENA_ARRAY(A, bool, C->points);
    memcpy(K->kept, C->kept, C->points);
    memcpy(K->vanishing, C->vanishing, C->points);
    K->outside = arena_mpq(A, 1);
    K->factor = arena_mpq(A, 1);
    mpq_set(K->outside, C->outside);
    mpq_set(K->factor, C->factor);
    return K;
}

static mpq_ptr bound_of(const dynamics_t *D, const certificate_t *C)
{
    mpq_ptr z = arena_mpq(A, 1);
    D->odds(z, D, C->vanishing, C->kept, C->outside);
    return z;
}

static void perturb_factor(const dynamics_t *D, const certificate_t *C)
{
    certificate_t *K = copy_of(C);
    mpq_set(K->factor, bound_of(D, C));
    cr_assert(accepted(D, K), "the factor is the bound");
    LITTLE_LESS(K->factor);
    assert_rejected(D, K, "the odds are known to fall", "the factor is below the bound by 2^-200");
    set(K->factor, 1, 1000000000);
    if (mpq_cmp(bound_of(D, C), K->factor) > 0)
        assert_rejected(D, K, "the odds are known to fall", "the factor is 10^-9");
    set(K->factor, 1, 1);
    assert_rejected(D, K, "\"factor\"", "the factor is 1");
}

/* A mass that is not yet reached; one that is too large for the factor. */
static void perturb_outside(const dynamics_t *D, const certificate_t *C)
{
    certificate_t *K = copy_of(C);
    set(K->outside, 1, 1000000000);
    assert_rejected(D, K, "is not shown to be in the region", "the mass is 10^-9");
    if (mpq_cmp_ui(C->outside, 1, 1) == 0) return;
    mpz_add_ui(mpq_denref(K->outside), mpq_denref(C->outside), 1);
    mpz_set_ui(mpq_numref(K->outside), 1);
    assert_rejected(D, K, "is not shown to be in the region", "the mass is the next unit fraction");
    set(K->outside, 1, 1);
    assert_rejected(D, K, "the odds are known to fall", "the region is all laws");
}

static void perturb_rounds(const dynamics_t *D, const certificate_t *C)
{
    certificate_t *K = copy_of(C);
    K->rounds++;
    cr_assert(accepted(D, K), "a round later");
    K->rounds = C->rounds - 1;
    if (C->rounds && mpq_cmp_ui(C->outside, 1, 1) < 0)
        assert_rejected(D, K, "is not shown to be in the region", "the rounds are too few");
}

/* Another winner; a kept point that is said to vanish, a vanishing one that is said to be kept. */
static void perturb_sets(const dynamics_t *D, const certificate_t *C)
{
    certificate_t *K = copy_of(C);
    fault_t fault;
    for (size_t x = 0; x < C->points; x++) { K->kept[x] = C->vanishing[x]; K->vanishing[x] = C->kept[x]; }
    cr_assert(!certificate_check(D, K, &fault), "the sets are exchanged: %s", certificate_text(A, K));
    for (size_t x = 0; x < C->points; x++) {
        if (!C->vanishing[x]) continue;
        K = copy_of(C);
        for (size_t y = 0; y < C->points; y++) { K->kept[y] = D->alike(D, x, y); K->vanishing[y] = !K->kept[y]; }
        cr_assert(!certificate_check(D, K, &fault), "point %zu wins: %s", x, certificate_text(A, K));
        K = copy_of(C);
        K->kept[x] = true;
        assert_rejected(D, K, "is kept and vanishes", "a point is in both sets");
        K->vanishing[x] = false;
        assert_rejected(D, K, "but their odds change", "a point is kept that is not alike");
    }
    size_t kept = set_size(C->points, C->kept);
    for (size_t x = 0; x < C->points && kept > 1; x++) {
        if (!C->kept[x]) continue;
        K = copy_of(C);
        K->kept[x] = false;
        K->vanishing[x] = true;
        cr_assert(!certificate_check(D, K, &fault), "point %zu vanishes against one alike", x);
    }
}

static void perturb_all(const loop_t *l, const certificate_t *C)
{
    const dynamics_t *D = l->D;
    certificate_t *K = copy_of(C);
    perturb_factor(D, C);
    perturb_outside(D, C);
    perturb_rounds(D, C);
    perturb_sets(D, C);
    memset(K->kept, 0, K->points);
    assert_rejected(D, K, "no point is kept", "none is kept");
    K = copy_of(C);
    K->kind = CERTIFICATE_UNCHANGED;
    assert_rejected(D, K, "one round is not shown", "the law changes");
}

/* What is proposed is accepted, and nothing that is changed in it; limits under every law and in a region. */
Test(engine_certificate, what_is_proposed_is_valid_and_what_is_perturbed_is_not)
{
    unsigned every_law = 0, region = 0, later = 0;
    for (int turn = 0; turn < 150; turn++) {
        arena_reset(A);
        loop_t l;
        some_loop(&l);
        certificate_t *C = certificate_limit(l.D);
        if (!C || C->kind != CERTIFICATE_ODDS) continue;
        cr_assert(accepted(l.D, C) && certificate_is_limit(C) && strcmp(C->of, "loop") == 0, "%s: %s", loop_text(&l),
                  certificate_text(A, C));
        bool all = mpq_cmp_ui(C->outside, 1, 1) == 0;
        *(all ? &every_law : &region) += 1;
        later += !all && C->rounds > 0;
        if (set_size(l.n, C->vanishing)) perturb_all(&l, C);
    }
    cr_assert(every_law > 20 && region > 20 && later > 10, "%u under every law, %u in a region, %u of them later",
              every_law, region, later);
}

/* A law that a round leaves as it is, and one next to it. */
Test(engine_certificate, a_loop_that_leaves_the_law_unchanged)
{
    loop_t l;
    fault_t fault;
    unchanged_loop(&l);
    certificate_t *C = certificate_limit(l.D);
    cr_assert(C && C->kind == CERTIFICATE_UNCHANGED && accepted(l.D, C));
    cr_assert_not_null(certificate_trap(l.D));
    certificate_t *K = hand_certificate(); /* the Owner's point is said to win, or the Public's */
    K->points = 2;
    for (size_t x = 0; x < 2; x++) {
        for (size_t y = 0; y < 2; y++) { K->kept[y] = x == y; K->vanishing[y] = x != y; }
        for (long e = 1; e <= 2; e++) {
            set(K->outside, e, 2);
            cr_assert(!certificate_check(l.D, K, &fault), "%s", certificate_text(A, K));
        }
    }
    mpz_ptr p = arena_mpz(A, 2);
    mpz_set_ui(p, 1000000000000);
    mpz_set_ui(p + 1, 1000000000001);
    loop_of(&l, pmf_weights(A, 2, p));
    assert_rejected(l.D, C, "one round is not shown to leave the law", "p(a) is less by 10^-13");
}

/* A fall of some points against one, under every law. */
Test(engine_certificate, a_fall_of_a_part)
{
    unsigned found = 0;
    for (int turn = 0; turn < 150; turn++) {
        arena_reset(A);
        loop_t l;
        some_loop(&l);
        bool V[POINTS_MAX] = { false }, K[POINTS_MAX] = { false };
        size_t c = dice_below(&dice, l.n), v = (c + 1 + dice_below(&dice, l.n - 1)) % l.n;
        K[c] = V[v] = true;
        certificate_t *C = certificate_fall(l.D, V, K);
        if (!C) continue;
        found++;
        cr_assert(accepted(l.D, C) && set_same(l.n, C->kept, K) && set_same(l.n, C->vanishing, V) &&
                  mpq_cmp_ui(C->outside, 1, 1) == 0);
        perturb_factor(l.D, C);
        if (l.n == 2) continue;
        cr_assert(!certificate_is_limit(C));
        set(C->outside, 999, 1000);
        assert_rejected(l.D, C, "is neither kept nor vanishing", "the region may be left");
    }
    cr_assert(found > 30, "%u", found);
}
