/* SPDX-License-Identifier: MIT
**
** What an arena hands out is zero, aligned, its holder's alone, and stays where it is; a loop that resets it settles.
*/
#include "numerics/base/arena.h"
#include "tests/support/assert.h"
#include "tests/support/trouble.h"

enum { PIECES = 600 };

static size_t piece_size(dice_t *d) { return dice_one_in(d, 40) ? 70000 + dice_below(d, 99999) : dice_below(d, 700); }

Test(arena, bytes_are_zero_aligned_and_apart)
{
    arena_t *A = arena_new();
    for (int turn = 0; turn < 3; turn++) {
        dice_t d = { 11 }, again = { 11 };
        unsigned char *piece[PIECES];
        for (int i = 0; i < PIECES; i++) {
            size_t size = piece_size(&d);
            piece[i] = arena_alloc(A, size);
            assert_that((uintptr_t)piece[i] % _Alignof(max_align_t) == 0, "piece %d at %p", i, (void *)piece[i]);
            for (size_t k = 0; k < size; k++)
                assert_that(piece[i][k] == 0, "byte %zu of piece %d, turn %d", k, i, turn);
            memset(piece[i], 1 + i % 255, size);
        }
        for (int i = 0; i < PIECES; i++) {
            size_t size = piece_size(&again);
            for (size_t k = 0; k < size; k++)
                assert_that(piece[i][k] == 1 + i % 255, "byte %zu of piece %d was overwritten", k, i);
        }
        arena_reset(A);
    }
    arena_free(A);
}

Test(arena, integers_are_zero_apart_and_stay)
{
    arena_t *A = arena_new();
    for (int turn = 0; turn < 3; turn++) {
        mpz_ptr z[PIECES];
        dice_t d = { 12 }, again = { 12 };
        for (unsigned i = 0; i < PIECES; i++) {
            size_t n = dice_one_in(&d, 50) ? 3000 : dice_below(&d, 9);
            z[i] = arena_mpz(A, n);
            for (size_t k = 0; k < n; k++) {
                assert_that(mpz_sgn(z[i] + k) == 0, "integer %zu of run %u, turn %d", k, i, turn);
                mpz_ui_pow_ui(z[i] + k, i + 2, k % 50 + 1);
            }
        }
        mpz_t want;
        mpz_init(want);
        for (unsigned i = 0; i < PIECES; i++) {
            size_t n = dice_one_in(&again, 50) ? 3000 : dice_below(&again, 9);
            for (size_t k = 0; k < n; k++) {
                mpz_ui_pow_ui(want, i + 2, k % 50 + 1);
                assert_that(mpz_cmp(want, z[i] + k) == 0, "integer %zu of run %u was overwritten", k, i);
            }
        }
        mpz_clear(want);
        arena_reset(A);
    }
    arena_free(A);
}

Test(arena, rationals_are_zero_apart_and_stay)
{
    arena_t *A = arena_new();
    for (int turn = 0; turn < 3; turn++) {
        mpq_ptr q[PIECES];
        for (unsigned i = 0; i < PIECES; i++) {
            q[i] = arena_mpq(A, i % 7);
            for (unsigned k = 0; k < i % 7; k++) {
                assert_that(mpq_cmp_ui(q[i] + k, 0, 1) == 0, "rational %u of run %u, turn %d", k, i, turn);
                mpq_set_ui(q[i] + k, i * 7 + k + 1, i * 7 + k + 2);
            }
        }
        for (unsigned i = 0; i < PIECES; i++)
            for (unsigned k = 0; k < i % 7; k++) {
                assert_that(mpq_cmp_ui(q[i] + k, i * 7 + k + 1, i * 7 + k + 2) == 0, "run %u was overwritten", i);
                mpz_t fresh; /* numbers change hands: a denominator without a limb, a long one */
                mpz_init(fresh);
                if (k & 1) mpz_setbit(fresh, 200);
                mpz_swap(fresh, mpq_denref(q[i] + k));
                mpz_clear(fresh);
            }
        arena_reset(A);
    }
    arena_free(A);
}

static unsigned long limb_allocations;

static void *counting_malloc(size_t size)
{
    limb_allocations++;
    void *p = malloc(size);
    if (!p) abort();
    return p;
}

static void *counting_realloc(void *p, size_t was, size_t size)
{
    (void)was;
    limb_allocations++;
    p = realloc(p, size);
    if (!p) abort();
    return p;
}

static void counting_free(void *p, size_t size)
{
    (void)size;
    free(p);
}

/* One turn of a loop; folds the addresses handed out into one number. */
static uintptr_t one_turn(arena_t *A)
{
    uintptr_t folded = 0;
    dice_t d = { 13 };
    for (int i = 0; i < PIECES; i++) {
        folded = folded * 31 + (uintptr_t)arena_alloc(A, piece_size(&d));
        mpz_ptr z = arena_mpz(A, 1 + dice_below(&d, 30));
        mpq_ptr q = arena_mpq(A, 1 + dice_below(&d, 30));
        mpz_ui_pow_ui(z, 3, 50 + dice_below(&d, 300));
        mpz_set(mpq_numref(q), z);
        folded = (folded * 31 + (uintptr_t)z) * 31 + (uintptr_t)q;
    }
    arena_reset(A);
    return folded;
}

Test(arena, a_loop_settles_into_no_allocation)
{
    mp_set_memory_functions(counting_malloc, counting_realloc, counting_free);
    arena_t *A = arena_new();
    one_turn(A);
    uintptr_t second = one_turn(A);
    unsigned long before = limb_allocations;
    for (int turn = 0; turn < 4; turn++)
        assert_that(one_turn(A) == second, "turn %d was handed other places", turn);
    assert_that(limb_allocations == before, "%lu allocations of limbs", limb_allocations - before);
    arena_free(A);
}

Test(arena, strings)
{
    arena_t *A = arena_new();
    dice_t d = { 14 };
    for (int i = 0; i < 200; i++) {
        int width = (int)dice_below(&d, dice_one_in(&d, 10) ? 200000 : 100) + 1;
        char *s = arena_printf(A, "%*d|%s", width, i, "end"), *old = s;
        size_t digits = i < 10 ? 1 : i < 100 ? 2 : 3, lead = (size_t)width > digits ? (size_t)width : digits;
        assert_that(strlen(s) == lead + 4 && strcmp(s + lead, "|end") == 0, "%d wide: %s", width, s);
        s = arena_printf(A, "%s%s", s, s); /* its own operand */
        assert_that(strlen(s) == 2 * (lead + 4) && strlen(old) == lead + 4, "%d wide, doubled", width);
    }
    assert_that(*arena_printf(A, "%s", "") == 0, "the empty string");
    arena_free(A);
}

Test(arena, macros_and_nothing)
{
    arena_t *A = arena_new();
    long *n = ARENA_NEW(A, long), *array = ARENA_ARRAY(A, long, 100);
    for (int i = 0; i < 100; i++) array[i] = i - 50;
    assert_that(*n == 0 && array[99] == 49, "ARENA_NEW, ARENA_ARRAY");
    assert_that(arena_alloc(A, 0) != NULL, "no bytes are somewhere");
    arena_reset(A);
    arena_reset(A);
    arena_free(A);
    arena_free(NULL);
    arena_free(arena_new());
}

/* Emptied each time it is asked for, and nothing of its owner's is. */
Test(arena, a_side_of_its_own)
{
    arena_t *A = arena_new(), *side = arena_side(A);
    mpz_ptr kept = arena_mpz(A, 1), passing = arena_mpz(side, 1);
    mpz_set_ui(kept, 7);
    mpz_set_ui(passing, 8);
    assert_that(side != A && arena_side(A) == side, "one side for each");
    assert_that(mpz_cmp_ui(kept, 7) == 0 && arena_mpz(side, 1) == passing && mpz_sgn(passing) == 0,
                "the side alone was emptied");
    arena_reset(A);
    assert_that(arena_side(A) == side, "it stays when its owner is emptied");
    arena_free(A);
}

/* Copies are written at once into memory that is not cleared; a reset clears it, and what is behind them, for others. */
Test(arena, copies_leave_nothing_behind)
{
    arena_t *A = arena_new();
    for (int round = 0; round < 3; round++, arena_reset(A)) {
        const unsigned char *zero = arena_alloc(A, 64);
        for (int k = 0; k < 64; k++) cr_assert_eq(zero[k], 0);
        cr_assert_str_eq(arena_text(A, "longer than it is", 6), "longer");
        cr_assert_str_eq(arena_text(A, "", 0), "");
        const int three[] = { 1, 2, 3 }, *own = arena_copy(A, three, 3, sizeof *three);
        cr_assert(own != three && memcmp(own, three, sizeof three) == 0);
        size_t room = 3;
        const int *wider = arena_grown(A, (int *)own, 3, &room, sizeof *own);
        cr_assert(room == 6 && memcmp(wider, three, sizeof three) == 0);
        for (size_t k = 3; k < room; k++) cr_assert_eq(wider[k], 0);
    }
    arena_free(A);
}
