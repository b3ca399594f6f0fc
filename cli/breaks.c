/* SPDX-License-Identifier: MIT
**
** The variants that a file says are false (`break`): each is tried on the lemma's families, and one that no candidate
** refutes is said.
*/
#include "cli/cli.h"
#include "proofs/claims/variants/mutants.h"
#include "proofs/claims/print/print.h"

enum { TRIED_MOST = 200 }; /* of each family */

bool breaks_refuted(const compiled_file_t *F, const compiled_t *C, const word_t *const *words)
{
    const lemma_tree_t *T = C->core->tree;
    bool all = true;
    for (unsigned c = 0; c < T->claims.n; c++) {
        const claim_chain_t *chain = &T->claims.at[c].chain;
        arena_t *A = arena_new();
        for (unsigned k = 0; T->claims.at[c].role == ROLE_BREAK && k < chain->n; k++) {
            const mutant_t m = { c, k, NULL, chain->op[k], chain->term[k], chain->term[k + 1] };
            if (mutant_refuted(A, F->tree, T, words, &m, TRIED_MOST) == 1) continue;
            all = complain("%s, line %u: the variant %s %s %s is not refuted", C->lemma.id, chain->at[k].line,
                           node_text(A, m.lhs), relop_text(m.op), node_text(A, m.rhs));
        }
        arena_free(A);
    }
    return all;
}
