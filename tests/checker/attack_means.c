/* SPDX-License-Identifier: MIT
**
** Section 3.1, attacked: statements that are false, or that mean something else than they are read for, each beside a
** neighbour that is true.
*/
#include "tests/checker/checker.h"

TestSuite(checker_attack_means, .init = session_open, .fini = session_close);

#define NOTHING "{\"block\": [[], []]}"
#define LEAST(letter) "sum s of S: min a of A: sum j of J: Pr(S = s, J = j)*" letter

/* min a: l(U,a) is not independent of m(U): a least mean within a mean of outcomes is no constant there. */
Test(checker_attack_means, least_means_do_not_see_outcomes_around)
{
    static const char law[] = "for law p(s) p(j) p(u)\\nfor table l on U,A in [0,1] ; table m on U in [0,1] ; table k "
                              "on J,A in [0,1]\\nclaim ";
    assert_unreadable(
        arena_printf(session_arena(), "%sE[(" LEAST("l(U,a)") ")*m(U)] = E[" LEAST("l(U,a)") "]*E[m(U)]", law), "means",
        NOTHING, "a least mean within a mean of outcomes");
    assert_verified(
        arena_printf(session_arena(), "%s(" LEAST("k(j,a)") ")*E[m(U)] = E[m(U)]*(" LEAST("k(j,a)") ")", law), "means",
        NOTHING);
    assert_unreadable("for law p(s) p(j) uniform(u)\\nfor table m on U in [0,1]\\nclaim 0 <= sum s of S: min a of U: "
        "sum j of J: Pr(S = s, J = j|U = a)*m(a)", "means", NOTHING, "a least mean given its own action");
}

/* sum k: Pr(X = k | K = k) is the number of letters where X is K, and 1 as a mean. */
Test(checker_attack_means, masses_are_of_one_law)
{
    static const char law[] = "for law uniform(k) m(x|k) p(j)\\nfor map m on K into K\\nclaim ";
    static const char sum[] = "sum k of K: min a of A: sum j of J: Pr(X = k, J = j | K = %s)*1";
    const char *own = arena_printf(session_arena(), sum, "k"), *first = arena_printf(session_arena(), sum, "0");
    static const char proof[] = "{\"block\": [[[\"best\", \"%s\", \"B\"]], [[\"-1\", 0]]]}";
    assert_unreadable(arena_printf(session_arena(), "%s(%s) = 1", law, own), "means",
                      arena_printf(session_arena(), proof, own), "given a letter of its own");
    assert_verified(arena_printf(session_arena(), "%s(%s) = 1", law, first), "means",
                    arena_printf(session_arena(), proof, first));
}

/* max k: TERM is of a product, as sum x: TERM is. */
Test(checker_attack_means, extremes_are_of_a_product)
{
    static const char law[] = "for law p(s)\\nfor table l on K in [0,1]\\nclaim ";
    static const char greatest[] = "{\"block\": [[[\"bound\", \"max k of K: %s\", \"0\"]], [[\"%s\", 0]]]}";
    assert_rejected(arena_printf(session_arena(), "%s2*max k of K: l(k) + 1 >= 2*(max k of K: l(k)) + 2", law), "means",
                    NOTHING, "does not show");
    assert_verified(arena_printf(session_arena(), "%s2*max k of K: l(k) + 1 >= 2*(max k of K: l(k)) + 1", law), "means",
                    NOTHING);
    assert_rejected(arena_printf(session_arena(), "%smax k of K: l(k) + 1 >= 0", law), "means",
        arena_printf(session_arena(), greatest, "l(k) + 1", "1"),
        "is no extreme");
}

/* log (2)^2 is log 4, 2 log 2, where log(2)^2 is less than log 2. */
Test(checker_attack_means, a_logarithm_with_a_blank)
{
    assert_verified("for law p(s)\\nclaim log(2)^2 <= log(2)*log(2)", "means", NOTHING);
    assert_unreadable("for law p(s)\\nclaim log (2)^2 <= log(2)*log(2)", "means", NOTHING, "without a blank");
}

/* |n| is no absolute value: log |n| < 0 where n = 1/2. */
Test(checker_attack_means, sizes_are_of_alphabets)
{
    static const char proof[] = "{\"block\": [[[\"size\", \"%s\"]], [[\"1\", 0]]]}";
    static const char law[] = "for law p(s) ; n in R\\nclaim ";
    assert_verified(arena_printf(session_arena(), "%slog(|S|) >= 0", law), "means",
        arena_printf(session_arena(), proof, "S"));
    assert_unreadable(arena_printf(session_arena(), "%slog(|n|) >= 0", law), "means",
        arena_printf(session_arena(), proof, "n"), "of an alphabet");
}

/* A file's terms do not run out of the program's stack. */
Test(checker_attack_means, depth)
{
    enum { DEEP = 200000 };
    static const char one[] = "+1", in[] = "m(";
    char *sum = arena_alloc(session_arena(), 2 * DEEP + 1), *maps = arena_alloc(session_arena(), 3 * DEEP + 2);
    for (unsigned k = 0; k < DEEP; k++) {
        memcpy(sum + 2 * k, one, 2);
        memcpy(maps + 2 * k, in, 2);
        maps[2 * DEEP + 1 + k] = ')';
    }
    maps[2 * DEEP] = 's';
    sum[2 * DEEP] = maps[3 * DEEP + 1] = 0;
    assert_unreadable(arena_printf(session_arena(), "for law p(s)\\nclaim %s >= 0", sum + 1), "means", NOTHING,
                      "levels");
    assert_unreadable(arena_printf(session_arena(),
        "for law p(s)\\nfor map m on S into S ; table l on S in [0,1]\\nclaim for each s of S: l(%s) >= 0", maps),
        "means", NOTHING, "nested deeper");
}
