/* SPDX-License-Identifier: MIT
**
** Words: functions in C, of declared types, called by a claim.
*/
#include "tests/claims/claims.h"
#include "numerics/info/info.h"
#include "proofs/engine/decide.h"

TestSuite(claims_words, .init = session_open, .fini = session_close);

/* sum_{j <= n} j, by a loop. */
static const real_t *triangle(arena_t *A, const word_arg_t *arg, const char **why)
{
    long sum = 0;
    if (arg[0].integer < 0 || arg[0].integer > 1000) { *why = "triangle is of 0 to 1000"; return NULL; }
    for (long j = 0; j <= arg[0].integer; j++) sum += j;
    return real_si(A, sum);
}

static const real_t *surprise(arena_t *A, const word_arg_t *arg, const char **why)
{
    (void)A, (void)why;
    return info_entropy(arg[0].law, 1);
}

static const word_t words_triangle = { .name = "triangle", .what = "1 + .. + n", .args = 1, .arg = { WORD_INTEGER }, .exact = triangle };
static const word_t words_surprise = { .name = "surprise", .what = "an entropy", .args = 1, .arg = { WORD_LAW }, .exact = surprise };
static const word_t *const words[] = { &words_triangle, &words_surprise, NULL };

static const compiled_file_t *with_words(const char *text, claim_fault_t *f) { return claims_compile(session_arena(), tree_of(session_arena(), text), words, f); }

Test(claims_words, are_called_with_their_types)
{
    claim_fault_t f = { .set = false };
    const compiled_file_t *F = with_words("lemma a\nfor m in 1..40 ; P law on X\nclaim 2 triangle(m) = m (m+1) [sum]\nclaim surprise(P) = H(P) [entropy]\nend\n", &f);
    cr_assert(F, "%s", f.text);
    const lemma_t *L = &F->lemma[0]->lemma;
    arena_t *A = arena_new();
    for (size_t i = 0; i < 40; i++, arena_reset(A)) {
        effort_t effort = EFFORT_DEFAULT;
        const chain_t *t = lemma_chain_with(A, L, lemma_candidate(A, L, 0, 1, i), &effort);
        for (size_t k = 0; k < 2; k++) cr_assert(decide_link(L, k, t, &effort).verdict == VERDICT_EQUAL, "link %zu, candidate %zu", k, i);
    }
    arena_free(A);
}

Test(claims_words, refuse_other_types)
{
    claim_fault_t f = { .set = false }, g = f;
    cr_assert(!with_words("lemma a\nfor p in [0,1]\nclaim surprise(p) <= 1\nend\n", &f) && strstr(f.text, "expected a law"), "%s", f.text);
    cr_assert(!with_words("lemma a\nclaim triangle(1, 2) <= 1\nend\n", &g) && strstr(g.text, "takes 1 arguments, found 2"), "%s", g.text);
}
