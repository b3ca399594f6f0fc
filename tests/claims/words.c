/* SPDX-License-Identifier: MIT
**
** Words: functions in C, of declared types, called by a claim.
*/
#include "tests/claims/claims.h"
#include "numerics/info/info.h"
#include "proofs/engine/decide.h"
#include "proofs/engine/sweep.h"

TestSuite(claims_words, .init = session_open, .fini = session_close);
TestSuite(claims_factors, .init = session_open, .fini = session_close);

/* sum_{j <= n} j, by a loop. */
static const real_t *triangle(word_call_t *w, const word_arg_t *arg)
{
    long sum = 0;
    if (arg[0].integer < 0 || arg[0].integer > 1000) { w->why = "triangle is of 0 to 1000"; return NULL; }
    for (long j = 0; j <= arg[0].integer; j++) sum += j;
    return real_si(w->A, sum);
}

static const real_t *surprise(word_call_t *w, const word_arg_t *arg)
{
    (void)w;
    return info_entropy(arg[0].law, 1);
}

static const word_t words_triangle = {
    .name = "triangle", .what = "1 + .. + n", .args = 1, .arg = { WORD_INTEGER }, .exact = triangle
};
static const word_t words_surprise = {
    .name = "surprise", .what = "an entropy", .args = 1, .arg = { WORD_LAW }, .exact = surprise
};
/* How often it was called on this candidate. */
static const real_t *calls(word_call_t *w, const word_arg_t *arg)
{
    (void)arg;
    if (!*w->kept) *w->kept = ARENA_NEW(w->A, long);
    return real_si(w->A, ++*(long *)*w->kept);
}

static const word_t words_calls = {
    .name = "calls", .what = "calls so far", .args = 1, .arg = { WORD_INTEGER }, .exact = calls
};
static const word_t *const words[] = { &words_triangle, &words_surprise, &words_calls, NULL };

static const compiled_file_t *with_words(const char *text, claim_fault_t *f) { return claims_compile(session_arena(),
    tree_of(session_arena(), text), words, f); }

Test(claims_words, are_called_with_their_types)
{
    claim_fault_t f = { .set = false };
    const compiled_file_t *F = with_words("lemma a\nfor m in 1..40 ; P law on X\n"
        "claim 2 triangle(m) = m (m+1) [sum]\nclaim surprise(P) = H(P) [entropy]\nend\n", &f);
    cr_assert(F, "%s", f.text);
    const lemma_t *L = &F->lemma[0]->lemma;
    arena_t *A = arena_new();
    for (size_t i = 0; i < 40; i++, arena_reset(A)) {
        effort_t effort = EFFORT_DEFAULT;
        const chain_t *t = lemma_chain_with(A, L, lemma_candidate(A, L, 0, 1, i), &effort);
        for (size_t k = 0; k < 2; k++)
            cr_assert(decide_link(L, k, t, &effort).verdict == VERDICT_EQUAL, "link %zu, candidate %zu", k, i);
    }
    arena_free(A);
}

Test(claims_words, refuse_other_types)
{
    claim_fault_t f = { .set = false }, g = f;
    cr_assert(!with_words("lemma a\nfor p in [0,1]\nclaim surprise(p) <= 1\nend\n", &f) &&
                  strstr(f.text, "expected a law"),
              "%s", f.text);
    cr_assert(!with_words("lemma a\nclaim triangle(1, 2) <= 1\nend\n", &g) &&
                  strstr(g.text, "takes 1 argument, found 2"),
              "%s", g.text);
}

/* Rows of a table that are one candidate's have in common what words keep, 128 of them in turn; others have not. */
Test(claims_words, keep_through_the_rows_of_one_candidate)
{
    claim_fault_t f = { .set = false };
    const compiled_file_t *F =
        with_words("lemma a\nfor p in [0,1]\nclaim p <= 1\ntable one: k in 1..130: p = 1/2 columns calls(k)\n"
                   "table pairs: k in 1..9: p = floor(k/2)/9 columns calls(k)\nend\n",
                   &f);
    cr_assert(F, "%s", f.text);
    const swept_t *one = sweep_run(session_arena(), F->lemma[0]->lemma.sweeps[0]),
                  *pairs = sweep_run(session_arena(), F->lemma[0]->lemma.sweeps[1]);
    for (size_t i = 0; i < 130; i++) cr_expect(strtoul(one->cell[2 * i + 1].data.lo, NULL, 10) == i % 128 + 1,
        "row %zu: %s", i, one->cell[2 * i + 1].data.lo);
    for (size_t i = 0; i < 9; i++) cr_expect(strtoul(pairs->cell[2 * i + 1].data.lo, NULL, 10) == (i == 0 || i % 2 ? 1
        : 2), "row %zu: %s", i, pairs->cell[2 * i + 1].data.lo);
}

/* --- declared laws, channels and maps as factors ------------------------------------------------------------------ */

/* Verdicts of all links are as `equal` says, on the first of each family. */
static void all_equal(const char *text)
{
    claim_fault_t f = { .set = false };
    const compiled_file_t *F = with_words(text, &f);
    cr_assert(F, "%s", f.text);
    const lemma_t *L = &F->lemma[0]->lemma;
    arena_t *A = arena_new();
    for (size_t family = 0; L->families[family]; family++)
        for (size_t i = 0; i < 12; i++, arena_reset(A)) {
            effort_t effort = EFFORT_DEFAULT;
            const chain_t *t = lemma_chain_with(A, L, lemma_candidate(A, L, family, 1, i), &effort);
            for (size_t k = 0; L->links[k].name; k++)
                if (!t->outside) cr_assert(decide_link(L, k, t, &effort).verdict == VERDICT_EQUAL,
                    "%s, family %zu, candidate %zu", L->links[k].name, family, i);
        }
    arena_free(A);
}

Test(claims_factors, shared_by_two_draws)
{
    all_equal("lemma a\nfor P law on X ; W channel X -> Y ; law P(x1) W(y1|x1) P(x2) W(y2|x2) p(t|y1,y2)\n"
              "claim I(X1;Y1) = I(X2;Y2) [same]\nclaim I(X1,Y1;X2,Y2) = 0 [apart]\n"
              "claim I(X1,X2;Y1,Y2) = 2 (sum x: P(x) KL(W(y|x)||sum x': P(x') W(y|x'))) [by name]\nend\n");
}

Test(claims_factors, maps_and_uniform)
{
    all_equal("lemma a\nfor law p(s) uniform(j) f(u|j,s) p(y|u) ; map f on J,S into U ; table l on U,Y\n"
              "claim H(U|J,S) = 0 [a map]\nclaim H(J|S) = log |J| [uniform]\nclaim E[l(U,Y)] = E[l(f(J,S),Y)] [at its "
              "value]\nend\n");
}

/* A divergence means the same wherever it stands: within a sum over a letter that it averages over, too. */
Test(claims_factors, a_divergence_has_its_own_letters)
{
    all_equal("lemma a\nfor law p(d) p(t|d) ; Q law on T ; Q > 0\nlet spent = KL(p(t|d)||Q|p(d))\n"
              "claim sum d: p(d) spent = spent [named]\nclaim sum d: p(d) KL(p(t|d)||Q|p(d)) = spent [written out]\n"
              "claim sum t: p(t) KL(p(t|d)||Q|p(d)) = spent [over the other]\nclaim sum d: p(d) KL(p(t|d)||Q(t)) = "
              "spent [of each]\nend\n");
}

/* A letter that is bound outside Pr or E is that letter within. */
Test(claims_factors, letters_bound_outside)
{
    all_equal("lemma a\nfor law p(s) p(j|s) p(y|j) ; table f on J,Y\nclaim sum j: Pr(J = j) = 1 [all]\nclaim for each "
              "j: Pr(J = j) = p(j) [each]\n"
              "claim sum j, y: Pr(J = j, Y = y) f(j,y) = E[f(J,Y)] [a mean]\nclaim sum s: p(s) Pr(J = 0 | S = s) = "
              "Pr(J = 0) [given]\n"
              "claim sum j: E[[J = j] f(j,Y)] = E[f(J,Y)] [in parts]\ntry random 40: |Y| = |J|\nend\n");
}

/* A letter that the alphabet does not have is none of those that it has, and past them all: in claims and where
** candidates are set. */
Test(claims_factors, letters_that_are_not_there)
{
    all_equal("lemma a\nfor P law on X ; table w on X\nclaim sum x: [x = 2] = [|X| >= 3] [one]\nclaim sum x: [x != 2] "
              "= |X| - [|X| >= 3] [others]\n"
              "claim sum x: [x <= 2] = min(|X|, 3) [up to it]\nclaim sum x: [x > 2] = max(|X| - 3, 0) [past it]\n"
              "claim sum x: w(x) = if |X| >= 3 then 9 + 2 (|X| - 1) else 2 |X| [as it was set]\n"
              "try only random 40 letters 1..5: w = if x = 2 then 9 else 2\nend\n");
}

/* Behind a term too a bracket that holds a relation is a number, where the relation stands in parentheses as well;
** other words are a link's name. */
Test(claims_factors, brackets_of_conditions)
{
    all_equal("lemma a\nfor k in 1..4\nclaim k [not (k < 2)] = if k = 1 then 0 else k [not the least]\n"
              "claim k [(k < 2) or (k = 3)] = if k = 1 then 1 else 3 [k = 3] [one of them, not (all of them)]\n"
              "claim 2 [((k = 1) or not (k <= 3)) and k != 5] = [k = 1] 2 + 2 [k = 4]\nend\n");
}

Test(claims_factors, sizes_by_hand_and_by_hypothesis)
{
    all_equal("lemma a\nfor P law on X ; Q law on Y ; m in 1..4\ngiven |Y| = m + 1\n"
              "claim sum y: 1 = m + 1 [as it is given]\nclaim |X| = 3 [by hand]\ntry random 12: |X| = 3\nend\n");
    all_equal("lemma a\nfor P law on X ; Q law on Y\nclaim |Y| = 2*|X| [by hand]\ntry corners |X| in {1, 2, 40}, |Y| = "
              "2*|X|\nend\n");
}

Test(claims_factors, are_refused_in_words)
{
    static const struct { const char *text, *says;
    } bad[] = {
        { "lemma a\nfor P law on X ; law P(x1) q(y|x1) r(z|y)\nclaim H(X1) >= 0\nend\n", "one law has one name" },
        { "lemma a\nfor W channel X -> Y ; law p(x1) W(y1|x1)\nclaim H(X1) >= 0\nend\n",
          "x1 is a letter of X1, expected one of X" },
        { "lemma a\nfor P law on X,Z ; law P(x1)\nclaim H(X1) >= 0\nend\n", "a law on 2 alphabets" },
        { "lemma a\nfor W channel X -> Y ; P law on X ; law P(x1) W(y1)\nclaim H(X1) >= 0\nend\n",
          "1 letters behind |, found 0" },
        { "lemma a\nfor law p(x) uniform(j|x)\nclaim H(X) >= 0\nend\n", "uniform has no letters behind |" },
    };
    for (size_t k = 0; k < sizeof bad / sizeof *bad; k++) {
        claim_fault_t f = { .set = false };
        cr_assert(!with_words(bad[k].text, &f) && strstr(f.text, bad[k].says), "%zu: %s", k, f.text);
    }
}
