/* SPDX-License-Identifier: MIT
**
** obstacle -- what stands in the way of a proof of a link, in a line with the link's own term.
**
** Outside the provers' classes it is the first construct that none of them has: what is computed or chosen before what
** is only another sum. Within one it is what the search ended with. It says nothing of whether the link is true.
*/
#ifndef LEMMATA_OBSTACLE_H
#define LEMMATA_OBSTACLE_H

#include "proofs/prove/certify.h"

/* For an answer that is not PROVE_PROVED. */
const char *obstacle(arena_t *A, const compiled_t *C, size_t link, prove_t answer);
/* Of a link that no prover was asked about: what is in the way of any; NULL where one of them might prove it. */
const char *obstacle_unasked(arena_t *A, const compiled_t *C, size_t link);
/* Of a link that all were asked about, and that none proved: outside all classes as above, else of which it is. */
const char *obstacle_known(arena_t *A, const compiled_t *C, size_t link);

#endif
