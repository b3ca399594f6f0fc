/* SPDX-License-Identifier: MIT
**
** export_coq -- a certificate for another judge: a linear relation between entropies as a theorem of Coq over real numbers.
**
** The joint entropies are real numbers of which the basic inequalities that the proof uses, and the hypotheses, are assumed; lra finds the sum again.
*/
#ifndef LEMMATA_EXPORT_COQ_H
#define LEMMATA_EXPORT_COQ_H

#include "proofs/claims/compile.h"

#include <jansson.h>
#include <stdio.h>

/* One theorem; false, and nothing written, when the certificate is none of that link by shannon. */
bool export_coq(FILE *f, json_t *certificate, const compiled_t *C, size_t link);

#endif
