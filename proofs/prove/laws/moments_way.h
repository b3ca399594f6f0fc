/* SPDX-License-Identifier: MIT
**
** A way to share the slack of a claim about means (moments.c), and what it leaves at a letter (moments_letter.c).
*/
#ifndef LEMMATA_PROVE_MOMENTS_WAY_H
#define LEMMATA_PROVE_MOMENTS_WAY_H

#include "proofs/prove/laws/claim_moments.h"
#include "proofs/engine/json.h"
#include "proofs/prove/deadline.h"

typedef struct {
    moments_t *M;
    laws_t *r;
    algebra_t *R;
    domain_t B;
    int end;                     /* the value that is 0 here; -1 */
    const form_t *slack;
    const form_t *times[VALUES_MAX], *mean;
    deadline_t until;
} way_t;

static inline const form_t *number(const way_t *W, long k) { return form_integer(W->R, k); }
static inline const form_t *times(const way_t *W, const form_t *a, const form_t *b) { return form_mul(W->R, a, b); }
static inline const form_t *plus(const way_t *W, const form_t *a, const form_t *b) { return form_add(W->R, a, b); }
static inline const form_t *minus(const way_t *W, const form_t *a, const form_t *b) { return form_sub(W->R, a, b); }

/* f with v = x, x without v. */
static inline const form_t *put(const way_t *W, const form_t *f, unsigned v, const form_t *x, bool face)
{
    domain_t D = W->B;
    D.on[v] = false;
    return f && x ? form_put(W->R, f, v, x, &D, face) : NULL;
}

/* What is 0 here is 0. */
static inline const form_t *here(const way_t *W, const form_t *f)
{
    return W->end < 0 ? f : put(W, f, (unsigned)W->end, number(W, 0), true);
}
static inline const form_t *value(const way_t *W, unsigned k) { return here(W, form_name(W->R, W->M->mean[k].name)); }
static inline const form_t *summand(const way_t *W, unsigned k, unsigned which)
{
    return here(W, moments_summand(W->M, k, which));
}

/* f >= 0, proved on the box; NULL: not within its part of the time. */
json_t *way_box(const way_t *W, const form_t *f);
const char *way_text(const way_t *W, const form_t *f);
/* What is averaged is >= 0 at each letter that the case is of, or no letter is: the certificate's part; NULL. */
json_t *way_letter(const way_t *W, unsigned which);

#endif
