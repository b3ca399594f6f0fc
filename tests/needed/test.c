/* SPDX-License-Identifier: MIT
**
** Hypotheses that are needed, that are not, that no candidate misses, and that make a link mean something.
*/
#include "tests/claims/claims.h"
#include "tests/needed/needed.h"

TestSuite(needed, .init = session_open, .fini = session_close);

static const needed_t *called(const needs_t *N, const char *hypothesis)
{
    for (unsigned k = 0; k < N->n; k++)
        if (strcmp(N->at[k].hypothesis, hypothesis) == 0) return &N->at[k];
    cr_assert_fail("no hypothesis %s", hypothesis);
    return NULL;
}

static needs_t needs_from(const char *text)
{
    arena_t *A = session_arena();
    return needs_of(A, compiled_from(A, text), SIZE_MAX);
}

Test(needed, each_hypothesis_is_dropped_alone)
{
    needs_t N = needs_from("lemma a\nfor x, y in [0,1] ; n in 1..9\ngiven \"small\": x <= 1/2 ; \"y below\": y <= 9/10\n"
                           "claim given \"n is large\": n >= 2 ; \"whole\": n >= 1: n x <= n/2 [twice]\n"
                           "claim given \"y is there\": y > 0: 0 <= x/y [a quotient]\n"
                           "ours claim x <= y [refuted]\n"
                           "try only corners x in {0, 1/2, 1}, y in {0, 1/2}, n in {1, 2}\nend\n");
    cr_assert(N.n == 5, "%u", N.n);
    const needed_t *small = called(&N, "small"), *below = called(&N, "y below"), *large = called(&N, "n is large"), *there = called(&N, "y is there");
    cr_expect(!small->link && small->links == 2 && small->falls == 1 && strcmp(small->first, "twice") == 0);
    cr_expect(strcmp(small->family, "corners") == 0);
    cr_expect(!below->link && below->falls == 0 && below->holds == 0 && below->unsaid == 0, "no candidate misses it");
    cr_expect(strcmp(large->link, "twice") == 0 && large->falls == 0 && large->holds == 4, "%lu", large->holds);
    cr_expect(there->falls == 0 && there->holds == 0 && there->unsaid > 0, "of a quotient by 0 nothing is said");
}

/* An equation for a size is none; a structure is. */
Test(needed, structures_and_sizes)
{
    needs_t N = needs_from("lemma a\nfor X, Y, Z variables\ngiven X -> Y -> Z ; \"pairs\": |X| = 2\nclaim I(X;Z) <= I(X;Y) [processing]\nend\n");
    cr_assert(N.n == 1);
    cr_expect(N.at[0].falls == 1 && strcmp(N.at[0].first, "processing") == 0);
}
