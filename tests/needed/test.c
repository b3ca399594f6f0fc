/* SPDX-License-Identifier: MIT
**
** Hypotheses that are needed, that are not, that no candidate misses, and that make a link mean something.
*/
#include "cli/cli.h"
#include "tests/claims/claims.h"
#include "tests/needed/needed.h"
#include "tests/needed/reasons.h"
#include "tests/support/share.h"

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
    needs_t N =
        needs_from("lemma a\nfor x, y in [0,1] ; n in 1..9\ngiven \"small\": x <= 1/2 ; \"y below\": y <= 9/10\n"
                   "claim given \"n is large\": n >= 2 ; \"whole\": n >= 1: n x <= n/2 [twice]\n"
                   "claim given \"y is there\": y > 0: 0 <= x/y [a quotient]\n"
                   "ours claim x <= y [refuted]\n"
                   "try only corners x in {0, 1/2, 1}, y in {0, 1/2}, n in {1, 2}\nend\n");
    cr_assert(N.n == 5, "%u", N.n);
    const needed_t *small = called(&N, "small"), *below = called(&N, "y below"), *large = called(&N, "n is large"),
                   *there = called(&N, "y is there");
    cr_expect(!small->link && small->links == 2 && small->falls == 1 && strcmp(small->first, "twice") == 0);
    cr_expect(strcmp(small->family, "corners") == 0);
    cr_expect(!below->link && below->falls == 0 && below->holds == 0 && below->unsaid == 0, "no candidate misses it");
    cr_expect(strcmp(large->link, "twice") == 0 && large->falls == 0 && large->holds == 4, "%lu", large->holds);
    cr_expect(there->falls == 0 && there->holds == 0 && there->unsaid > 0, "of a quotient by 0 nothing is said");
}

/* An equation for a size is none; a structure is. */
Test(needed, structures_and_sizes)
{
    needs_t N = needs_from("lemma a\nfor X, Y, Z variables\ngiven X -> Y -> Z ; \"pairs\": |X| = 2\nclaim I(X;Z) <= "
                           "I(X;Y) [processing]\nend\n");
    cr_assert(N.n == 1);
    cr_expect(N.at[0].falls == 1 && strcmp(N.at[0].first, "processing") == 0);
}

/* --- the papers' hypotheses, and their reasons -------------------------------------------------------------------- */

#define REASONS "tests/needed/reasons.tsv"

static reasons_t reasons_of(const char *path)
{
    reasons_t R;
    cr_assert(reasons_read(&R, path), "no reasons in %s", path);
    return R;
}

/* What is said is in the file "said". */
static bool holds(reasons_t *R, const char *id)
{
    FILE *out = fopen(path_of("said"), "w");
    bool good = reasons_hold(R, papers_lemma(id, NULL), SIZE_MAX, out);
    fclose(out);
    return good;
}

Test(needed, every_reason_is_of_a_hypothesis)
{
    reasons_t R = reasons_of(REASONS);
    for (unsigned k = 0; k < R.n; k++) {
        const lemma_t *L = papers_lemma(R.at[k].field[0], NULL);
        cr_expect(L, "a reason for %s", R.at[k].field[0]);
        if (L && !R.at[k].seen) cr_expect(reasons_named(&R, L, stderr));
    }
    cr_expect(R.n > 50);
    reasons_clear(&R);
}

/* What has no reason is told, and a reason of what is needed, and of what is no hypothesis. */
Test(needed, what_is_wrong_with_reasons_is_told)
{
    static const char *const wrong[] = { "", "limits/budget\t-\tno such\twhy\n",
                                         "limits/budget\t-\tpi0 > 0\twhy\nlimits/budget\t-\tthe budget\twhy\n" };
    static const char *const said[] = { "NO REASON", "no such hypothesis", "but a reason is given" };
    for (unsigned k = 0; k < 3; k++) {
        reasons_t R = reasons_of(file_put("reasons.tsv", wrong[k]));
        cr_expect(!holds(&R, "limits/budget"));
        cr_expect(file_has(path_of("said"), said[k]), "%s", file_get(path_of("said"), NULL));
        reasons_clear(&R);
    }
}

/* Those lemmas of a paper that take a second or two, every third by default; make needed has all. */
static void all_hold(const char *const *ids)
{
    share_t share = { .in = 3 };
    reasons_t R = reasons_of(REASONS);
    for (; *ids; ids++)
        if (share_takes(&share)) cr_expect(holds(&R, *ids), "%s", file_get(path_of("said"), NULL));
    share_say(&share, "needed: lemmas");
    reasons_clear(&R);
}

#define ALL_HOLD(...) all_hold((const char *const[]){ __VA_ARGS__, NULL })

Test(needed, a_share_of_bottleneck)
{
    ALL_HOLD("bottleneck/risk-index", "bottleneck/soft-link", "bottleneck/pac-bayes", "bottleneck/maurer-convex",
             "bottleneck/coarsening", "bottleneck/data-information", "bottleneck/data-size", "bottleneck/markov-lift",
             "bottleneck/risk-transfer");
}

Test(needed, a_share_of_limits)
{
    ALL_HOLD("limits/gibbs", "limits/jeffreys", "limits/budget", "limits/covariance", "limits/root-kl",
             "limits/frontier-shape", "limits/hacking-objective", "limits/hacking-reward", "limits/hacking-grows",
             "limits/estimator");
}

Test(needed, a_share_of_game) { ALL_HOLD("game/weight", "game/mode-collapse", "game/ratio-preservation"); }
