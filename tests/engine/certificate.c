/* SPDX-License-Identifier: MIT
**
** Certificates: what is valid is accepted, and what misses a condition is rejected for that reason.
*/
#include "tests/engine/certificate.h"

#include <limits.h>

arena_t *A;
dice_t dice;

static void open_arena(void) { A = arena_new(); dice = (dice_t){ 19 }; }
static void close_arena(void) { arena_free(A); }
TestSuite(engine_certificate, .init = open_arena, .fini = close_arena);

Test(engine_certificate, the_conditions_are_exact)
{
    const dynamics_t *D = by_hand(&(hand_t){ .z = "1/3", .moves = true });
    certificate_t *C = hand_certificate();
    cr_assert(accepted(D, C), "mass 1/8 at most 1/8, factor 1/3 at least 1/3");
    LITTLE_LESS(C->factor);
    assert_rejected(D, C, "the odds are known to fall by a factor 0.333333 only", "z is greater by 2^-200");
    C = hand_certificate();
    LITTLE_LESS(C->outside);
    assert_rejected(D, C, "after 2 rounds the law is not shown to be in the region", "the mass is greater by 2^-200");
    C = hand_certificate();
    C->rounds = 1;
    assert_rejected(D, C, "after 1 rounds the law is not shown", "the mass is 1/4");
    C->rounds = 3;
    cr_assert(accepted(D, C));
    C->rounds = CERTIFICATE_ROUNDS_MAX;
    cr_assert(accepted(D, C));
}

/* The mass may be as low as 1/8, and is not shown to be. */
Test(engine_certificate, what_may_be_is_not_shown)
{
    const dynamics_t *D = by_hand(&(hand_t){ .z = "1/3", .moves = true, .widens = true });
    certificate_t *C = hand_certificate();
    assert_rejected(D, C, "after 2 rounds the law is not shown to be in the region", "the box is wide");
    set(C->outside, 5, 16);
    cr_assert(accepted(D, C), "1/16 and 1/4 at most");
}

Test(engine_certificate, numbers_out_of_range)
{
    static const long factor[][2] = { { 0, 1 }, { -1, 3 }, { 1, 1 }, { 3, 2 }, { 1000000, 1 } },
        outside[][2] = { { -1, 8 }, { 9, 8 }, { 1000000, 1 } };
    static const unsigned long rounds[] = { CERTIFICATE_ROUNDS_MAX + 1, 1000000000, ULONG_MAX };
    const dynamics_t *D = by_hand(&(hand_t){ .z = "0", .moves = true });
    const char *too_many = arena_printf(A, "more than %d rounds", CERTIFICATE_ROUNDS_MAX);
    for (size_t k = 0; k < 5; k++) {
        certificate_t *C = hand_certificate();
        set(C->factor, factor[k][0], (unsigned long)factor[k][1]);
        assert_rejected(D, C, "\"factor\" is not between 0 and 1", "the factor is out of range");
    }
    for (size_t k = 0; k < 3; k++) {
        certificate_t *C = hand_certificate();
        set(C->outside, outside[k][0], (unsigned long)outside[k][1]);
        assert_rejected(D, C, "\"outside\" is no mass", "the mass is out of range");
    }
    for (size_t k = 0; k < 3; k++) {
        certificate_t *C = hand_certificate();
        C->rounds = rounds[k];
        assert_rejected(D, C, too_many, "there are too many rounds");
        set(C->outside, 1, 1);
        assert_rejected(D, C, too_many, "there are too many rounds, under every law");
    }
}

Test(engine_certificate, sets_that_do_not_fit)
{
    const dynamics_t *D = by_hand(&(hand_t){ .z = "0", .moves = true });
    certificate_t *C = hand_certificate();
    C->kept[0] = C->kept[1] = false;
    assert_rejected(D, C, "no point is kept", "none is kept");
    C = hand_certificate();
    C->kept[2] = true;
    assert_rejected(D, C, "point 2 is kept and vanishes", "a point is in both sets");
    C->vanishing[2] = false;
    assert_rejected(D, C, "points 0 and 2 are kept, but their odds change", "two kinds are kept");
    C = hand_certificate();
    C->vanishing[3] = false;
    assert_rejected(D, C, "point 3 is neither kept nor vanishing", "a point is in neither set");
    C->kept[0] = false;
    assert_rejected(D, C, "point 0 is neither kept nor vanishing", "a point is in neither set");
    C = hand_certificate();
    C->points = 3;
    assert_rejected(D, C, "it speaks of 3 points, the candidate has 4", "it has too few points");
    C->points = 5;
    assert_rejected(D, C, "it speaks of 5 points, the candidate has 4", "it has too many points");
}

/* With e = 1 the rest may be left out, and neither rounds nor masses are asked for. */
Test(engine_certificate, under_every_law)
{
    const dynamics_t *D = by_hand(&(hand_t){ .z = "1/3", .moves = true });
    certificate_t *C = hand_certificate();
    set(C->outside, 1, 1);
    C->rounds = 0;
    cr_assert(accepted(D, C) && certificate_is_limit(C));
    C->vanishing[3] = false;
    cr_assert(accepted(D, C) && !certificate_is_limit(C), "a fall is no limit");
    C = hand_certificate();
    set(C->outside, 1, 1);
    C->kept[1] = false;
    cr_assert(accepted(D, C) && !certificate_is_limit(C));
}

Test(engine_certificate, unchanged_is_exact)
{
    certificate_t *C = hand_certificate();
    C->kind = CERTIFICATE_UNCHANGED;
    cr_assert(accepted(by_hand(&(hand_t){ .z = "1/3" }), C) && certificate_is_limit(C));
    assert_rejected(by_hand(&(hand_t){ .z = "1/3", .moves = true }), C, "one round is not shown to leave the law",
                    "the law changes");
    assert_rejected(by_hand(&(hand_t){ .z = "1/3", .fails = true }), C, "one round is not shown to leave the law",
                    "a round is not to be had");
}

/* Zeroed memory claims nothing. */
Test(engine_certificate, none_is_none)
{
    certificate_t *C = hand_certificate();
    C->kind = CERTIFICATE_NONE;
    assert_rejected(by_hand(&(hand_t){ .z = "0" }), C, "", "it is of no kind");
    cr_assert(!certificate_is_limit(C) && !certificate_is_limit(&(certificate_t){ 0 }));
}
