/* SPDX-License-Identifier: MIT
**
** A side that is a multiple of one root: both sides squared (the member `power` of docs/certificates.md, section 6).
*/
#include "proofs/prove/laws/claim_laws.h"
#include "proofs/prove/terms.h"

#include <string.h>

/* x^2, x a product of positive rational numbers, their roots, and *roots roots of other terms; NULL. */
static const core_t *squared(laws_t *r, const core_t *x, unsigned *roots)
{
    bool root = x->kind == CORE_FUNCTION && strcmp(x->name, "sqrt") == 0;
    mpq_srcptr q = laws_constant(r, root ? x->part[0] : x);
    if (q && mpq_sgn(q) <= 0) return NULL;
    if (root) *roots += q == NULL;
    if (q || root) return root ? x->part[0] : core_power(r->A, x, 2);
    if (x->kind != CORE_MUL && x->kind != CORE_DIV) return NULL;
    unsigned before = *roots;
    const core_t *b = squared(r, x->part[1], roots);
    if (!b || (x->kind == CORE_DIV && *roots > before)) return NULL;
    const core_t *a = squared(r, x->part[0], roots);
    return a ? core_apply(r->A, x->kind, a, b) : NULL;
}

/* L <= c sqrt u is shown as L^2 <= c^2 u. */
void laws_take_squares(laws_t *r)
{
    unsigned roots = 0;
    const core_t *larger = r->equality ? NULL : squared(r, r->side[!r->down], &roots);
    if (!larger || roots != 1) return;
    r->squared = true;
    r->side[!r->down] = larger;
    const core_t *x = r->side[r->down];
    bool size = r->tested && x->kind == CORE_FUNCTION && strcmp(x->name, "abs") == 0;
    r->side[r->down] = core_power(r->A, size ? x->part[0] : x, 2);
}
