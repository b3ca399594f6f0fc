/* SPDX-License-Identifier: MIT
**
** The parts of repairs_of: the list while it is made, and what the link is about.
*/
#ifndef LEMMATA_CLAIMS_REPAIRS_PARTS_H
#define LEMMATA_CLAIMS_REPAIRS_PARTS_H

#include "proofs/claims/variants/repairs.h"

/* What the terms of a link depend on, definitions expanded. */
typedef struct {
    bool entry[PARAMS_MAX], alphabet[ALPHABETS_MAX];
    unsigned axes;    /* of the joint law */
    bool information; /* is something in it measured in nats? */
    bool kept[MEMOS_MAX];
} uses_t;
void uses_of(uses_t *u, const core_lemma_t *L, const core_t *x);

typedef struct {
    arena_t *A;
    const compiled_t *C;
    repair_t *out;
    unsigned n, groups;
    repair_t base;
    uses_t uses;
} mender_t;

/* One more, the same as the link but for what the caller sets; NULL when there is no room. */
repair_t *mend_add(mender_t *m, repair_kind_t kind, double away, const char *what);
const node_t *mend_name(const mender_t *m, const char *name);
/* |X|, or the declared number that it is. */
const node_t *mend_size(const mender_t *m, const alphabet_t *X);
/* Is it a declared number of a range, all of whose values may be? */
bool mend_is_number(const entry_t *e);
/* Does it lie between 0 and 1 by its declaration? */
bool mend_is_share(const entry_t *e);

/* repairs_terms.c, repairs_given.c */
void mend_terms(mender_t *m);
void mend_hypotheses(mender_t *m);

#endif
