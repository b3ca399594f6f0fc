/* SPDX-License-Identifier: MIT
**
** export_coq -- a certificate for another judge: a theorem of Coq.
**
** A linear relation between entropies: the joint entropies are real numbers of which the basic inequalities that the
** proof uses, and the hypotheses, are assumed; lra finds the sum again. A relation of real numbers on a box: the claim
** itself, over R (export_box.h). What is argued at letters: the claim itself, for all alphabets (export_points.h).
*/
#ifndef LEMMATA_EXPORT_COQ_H
#define LEMMATA_EXPORT_COQ_H

#include "proofs/claims/compile.h"

#include <jansson.h>
#include <stdio.h>

typedef enum {
    EXPORTED_NOT, EXPORTED_LINEAR, EXPORTED_BOX /* stands behind calculus.v */, EXPORTED_POINTS /* behind letters.v, rules.v */
} exported_t;

/* One theorem; EXPORTED_NOT: nothing is written, and *why says what stands in the way. */
exported_t export_coq(FILE *f, json_t *certificate, const compiled_t *C, size_t link, const char **why);

#endif
