/* SPDX-License-Identifier: MIT
**
** How long a variant of a link is looked at by the provers: a false proof is a true one with a number too much, and
** takes as long to find.
*/
#ifndef LEMMATA_TESTS_BESIDE_H
#define LEMMATA_TESTS_BESIDE_H

#include "cli/cli.h"
#include "proofs/claims/variants/mutants.h"
#include "proofs/prove/certify.h"
#include "proofs/prove/deadline.h"

/* Seconds: twice what the true link takes that stands in m as it is, 0.01 at least; half of `most` where it is not
** proved by itself in `most`. */
static inline double seconds_beside(arena_t *A, const compiled_t *C, const mutant_t *m, double most)
{
    static const double LEAST = 0.01;
    json_t *certificate = NULL;
    const compiled_t *B = compiled_alone(A, C->core->file, mutant_lemma(A, C->core->tree, m), C->core->words);
    double from = deadline_now();
    bool proved = B && prove_link(&certificate, B, 0, most) == PROVE_PROVED;
    double twice = 2 * (deadline_now() - from);
    json_decref(certificate);
    return !proved ? most / 2 : twice < LEAST ? LEAST : twice;
}

#endif
