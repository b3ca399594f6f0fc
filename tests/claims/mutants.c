/* SPDX-License-Identifier: MIT
**
** Broken variants are made and refuted; those that survive are variants that are true, and are known.
*/
#include "tests/claims/claims.h"
#include "proofs/claims/variants/mutants.h"

TestSuite(claims_mutants, .init = session_open, .fini = session_close);

static unsigned survivors(const char *text, unsigned *made, const char **names)
{
    arena_t *A = session_arena();
    const tree_t *T = tree_of(A, text);
    const lemma_tree_t *L = T->lemmas.at[0];
    unsigned alive = 0;
    *made = 0;
    *names = "";
    for (unsigned c = 0; c < L->claims.n; c++)
        for (unsigned k = 0; k < L->claims.at[c].chain.n; k++) {
            mutant_t m[MUTANTS_MAX];
            unsigned n = mutants_of(m, A, L, c, k);
            *made += n;
            for (unsigned i = 0; i < n; i++) {
                if (mutant_refuted(A, T, L, NULL, &m[i], 250) == 1) continue;
                alive++;
                *names = arena_printf(A, "%s\n  %s", *names, m[i].what);
            }
        }
    return alive;
}

static void all_refuted(const char *text, unsigned least, unsigned known)
{
    unsigned made;
    const char *names;
    unsigned alive = survivors(text, &made, &names);
    cr_assert(made >= least, "only %u made of %s", made, text);
    cr_assert(alive == known, "%u of %u survive, expected %u, of\n%s%s", alive, made, known, text, names);
}

/* kl(q||p) is above the same square. */
Test(claims_mutants, pinsker)
{
    all_refuted("lemma a\nfor p in [0,1] ; q in (0,1)\nclaim 2 (p-q)^2 <= kl(p||q)\nend\n", 4, 1);
}

Test(claims_mutants, fano)
{
    all_refuted(
        "lemma a\nfor J, K variables on M letters ; Y variables ; M in 2..inf\ngiven J -> Y -> K\nlet Pe = Pr(K != J)\n"
        "claim H(J|Y) <= h(Pe) + Pe log(M-1)\nend\n",
        5, 0);
}

Test(claims_mutants, change_of_measure)
{
    all_refuted("lemma a\nfor P, Q laws on T ; f on T\nclaim E(Q; f) <= KL(Q||P) + log E(P; exp f)\nend\n", 5, 0);
}

/* Submodularity, of which nothing may be taken. */
Test(claims_mutants, submodularity) { all_refuted("lemma a\nclaim H(X,Y,Z) <= H(X,Y) + H(Y,Z) - H(Y)\nend\n", 5, 0); }
