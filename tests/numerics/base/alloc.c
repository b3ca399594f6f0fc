/* SPDX-License-Identifier: MIT
**
** Memory that is not to be had, or past the ceiling, ends the process: seen from a child each.
*/
#include "numerics/base/arena.h"

#include <criterion/criterion.h>
#include <fcntl.h>
#include <stdint.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

static int status_of(void (*act)(void))
{
    pid_t child = fork();
    if (child == 0) {
        dup2(open("/dev/null", O_WRONLY), STDERR_FILENO);
        alloc_start();
        act();
        _exit(0);
    }
    int status = 0;
    cr_assert(child > 0 && waitpid(child, &status, 0) == child && WIFEXITED(status));
    return WEXITSTATUS(status);
}

#ifdef __SANITIZE_ADDRESS__ /* which ends the process itself */
static void too_many(void) { alloc_exhausted(); }
static void too_many_kept(void) { alloc_exhausted(); }
static void too_many_numbers(void) { alloc_exhausted(); }
#else
static void too_many(void) { alloc_array(SIZE_MAX, 16); }
static void too_many_kept(void) { arena_array(arena_new(), SIZE_MAX, 16); }
static void too_many_numbers(void) { arena_mpq(arena_new(), SIZE_MAX / 2); }
#endif
static void third_fails(void)
{
    alloc_fail_at(3);
    alloc_free(alloc_bytes(1));
    alloc_free(alloc_bytes(1));
    alloc_bytes(1);
}
static void none_fails(void) { alloc_fail_at(3); alloc_free(alloc_bytes(1)); alloc_free(alloc_text("x")); }

Test(alloc, exhausted)
{
    cr_assert_eq(status_of(too_many), ALLOC_EXHAUSTED);
    cr_assert_eq(status_of(too_many_kept), ALLOC_EXHAUSTED);
    cr_assert_eq(status_of(too_many_numbers), ALLOC_EXHAUSTED);
    cr_assert_eq(status_of(third_fails), ALLOC_EXHAUSTED);
    cr_assert_eq(status_of(none_fails), 0);
}

static void arena_past_it(void)
{
    alloc_ceiling(1 << 22);
    for (arena_t *A = arena_new();;) arena_alloc(A, 1 << 12);
}

static void power_past_it(void)
{
    mpz_t z;
    alloc_ceiling(1 << 22);
    mpz_init(z);
    mpz_ui_pow_ui(z, 3, 1ul << 30);
}

static void numbers_past_it(void)
{
    alloc_ceiling(1 << 22);
    arena_mpz(arena_new(), SIZE_MAX / 2);
}

/* What is given back is not held: a hundred times the ceiling in all, little at a time. */
static void below_it(void)
{
    mpz_t z;
    alloc_ceiling(1 << 22);
    mpz_init(z);
    for (int k = 0; k < 400; k++) {
        arena_t *A = arena_new();
        arena_alloc(A, 1 << 20);
        arena_free(A);
        mpz_setbit(z, 1 << 22);
        mpz_set_ui(z, 1);
        mpz_realloc2(z, 64);
        alloc_free(alloc_wider(alloc_array(1 << 10, 8), 1 << 20));
    }
}

Test(alloc, ceiling)
{
    cr_assert_eq(status_of(arena_past_it), ALLOC_BEYOND);
    cr_assert_eq(status_of(power_past_it), ALLOC_BEYOND);
    cr_assert_eq(status_of(numbers_past_it), ALLOC_BEYOND);
    cr_assert_eq(status_of(below_it), 0);
}
