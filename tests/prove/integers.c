/* SPDX-License-Identifier: MIT
**
** Claims about integers and about means: what is true is proved, and what is false at one point, by however little, is
** not.
*/
#include "cli/cli.h"
#include "tests/support/line.h"

#include <criterion/criterion.h>
#include <string.h>

TestSuite(prove_integers, .init = session_open, .fini = session_close);

/* By this reason, the checker's acceptance included. */
static bool proved_by(const char *reason, const char *claim, const char *given, double seconds)
{
    const compiled_t *C = line_compiled(claim, given);
    json_t *certificate = NULL;
    bool good = prove_link(&certificate, C, 0, seconds) == PROVE_PROVED;
    if (good) cr_assert(certificate_proves(certificate, C, 0), "%s", claim);
    if (good && certificate_accepted(certificate) == 1)
        cr_expect_str_eq(certificate_reason(certificate), reason, "%s", claim);
    good = good && certificate_accepted(certificate) == 1;
    json_decref(certificate);
    return good;
}

typedef struct { const char *claim, *given; } tried_t;

/* Each is true where %s is 1, and false above: attained, or in the limit. */
static void near_misses(const char *reason, const tried_t *list, size_t n)
{
    static const char *const by[] = { "1.001", "1.000001", "1.000000000001", "1" };
    for (size_t i = 0; i < n; i++)
        for (size_t k = 0; k < 4; k++) {
            const char *claim = arena_printf(session_arena(), list[i].claim, by[k]);
            bool found = proved_by(reason, claim, list[i].given, k < 3 ? 0.3 : PROVE_SECONDS);
            cr_expect(found == (k == 3), "%s: %s", claim, found ? "proved" : "not proved");
        }
}

Test(prove_integers, means)
{
#define TABLE "P law on X ; table f on X in [0,inf) ; t in (0,inf)"
#define ANY "P law on X ; table f on X ; t in (0,inf)"
    static const tried_t list[] = {
        { "%s t (sum x: P(x) [f(x) >= t]) <= E(P; f)", TABLE },
        { "%s t (sum x: P(x) [f(x) > t]) <= E(P; f)", TABLE },
        { "%s t (sum x: P(x) [t <= f(x)]) <= E(P; f)", TABLE },
        { "%s t^2 (sum x: P(x) [abs(f(x) - E(P; f)) >= t]) <= (sum x: P(x) (f(x) - E(P; f))^2)", ANY },
        { "%s ((sum x: P(x) (f(x) - E(P; f))^2) + t^2) (sum x: P(x) [f(x) - E(P; f) >= t]) <= (sum x: P(x) (f(x) - "
          "E(P; f))^2)",
          ANY },
        { "%s (1-t)^2 E(P; f)^2 <= (sum x: P(x) [f(x) > t E(P; f)]) E(P; f^2)",
          "P law on X ; table f on X in [0,inf) ; t in [0,1]" },
        { "%s E(P; f)^2 <= E(P; f^2)", "P law on X ; table f on X in [0,inf)" },
        { "%s E(P; f) <= 1", "P law on X ; table f on X in [0,1]" },
    };
    near_misses("moments", list, sizeof list / sizeof *list);
}

Test(prove_integers, inductions)
{
    static const tried_t list[] = {
        { "%s 4^n/(2 sqrt n) <= binomial(2 n,n)", "n in 1..inf" },
        { "%s binomial(2 n,n) <= 4^n/sqrt(3 n + 1)", "n in 1..inf" },
        { "%s sum i in 1..n: 1/i^2 <= 2 - 1/n", "n in 1..inf" },
        { "n log n - n + %s <= log(prod i in 1..n: i)", "n in 1..inf" },
        { "log(prod i in 1..n: i) + %s - 1 <= (n+1) log n - n + 1", "n in 1..inf" },
    };
    near_misses("integers", list, sizeof list / sizeof *list);
}

/* Of finite ranges, at every point; an infinite one needs a step. */
Test(prove_integers, points)
{
    cr_expect(proved_by("integers", "sum i in 0..n: binomial(n,i) = 2^n", "n in 0..12", 5));
    cr_expect(!proved_by("integers", "sum i in 0..n: binomial(n,i) = 2^n", "n in 0..inf", 1)); /* true */
    cr_expect(proved_by("integers", "binomial(2 n,n) <= 2 3^n", "n in 1..8", 5));
    cr_expect(!proved_by("integers", "binomial(2 n,n) <= 2 3^n", "n in 1..9", 1));
    cr_expect(!proved_by("integers", "binomial(2 n,n) <= 2 3^n", "n in 1..inf", 1));
    cr_expect(!proved_by("integers", "binomial(n,k) <= n^k", "n in 1..9 ; k in 0..inf", 1));
    cr_expect(proved_by("integers", "log binomial(n,k) <= n h(k/n)", "n in 1..12 ; k in 0..12 ; k <= n", 5));
    cr_expect(
        !proved_by("integers", "log binomial(n,k) <= n h(k/n) - 0.000001", "n in 1..12 ; k in 0..12 ; k <= n", 5));
    cr_expect(!proved_by("integers", "prod i in 1..n: i >= 2^n", "n in 3..inf", 1));
    cr_expect(proved_by("integers", "prod i in 1..n: i >= 2^n", "n in 4..inf", 5));
}
