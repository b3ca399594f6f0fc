/* SPDX-License-Identifier: MIT
**
** A function where one name has a value: inside the box, or at a face as a limit (docs/certificates.md, Faces).
*/
#include "proofs/prove/box/form.h"

#include <string.h>

#define CTX R->ctx

typedef struct { unsigned v; const form_t *x; const domain_t *W; bool face; } place_t;

typedef struct { const form_t *of[BOX_ATOMS_MAX]; bool singular[BOX_ATOMS_MAX]; } images_t;

static const form_t *put(algebra_t *R, const form_t *f, const place_t *P, bool singular_allowed);

/* The part of p whose powers of singular atoms are `key`, these taken out; NULL key: as it stands. */
static void part_with(poly_t *r, algebra_t *R, const poly_t *p, const ulong *key, const images_t *I)
{
    ulong e[BOX_GENERATORS];
    fmpq_t c;
    fmpq_init(c);
    fmpq_mpoly_zero(r, CTX);
    for (slong i = 0; i < fmpq_mpoly_length(p, CTX); i++) {
        fmpq_mpoly_get_term_exp_ui(e, p, i, CTX);
        bool same = true;
        for (unsigned j = 0; j < BOX_ATOMS_MAX; j++)
            if (I->singular[j]) { same = same && e[j] == (key ? key[j] : 0); e[j] = 0; }
        if (!same) continue;
        fmpq_mpoly_get_term_coeff_fmpq(c, p, i, CTX);
        fmpq_mpoly_push_term_fmpq_ui(r, c, e, CTX);
    }
    fmpq_mpoly_sort_terms(r, CTX);
    fmpq_mpoly_combine_like_terms(r, CTX);
    fmpq_clear(c);
}

/* p with each atom at its image: one fraction over the product of the images' denominators, by Horner's scheme atom
** after atom. */
static const form_t *put_poly(algebra_t *R, const poly_t *p, const images_t *I, unsigned j)
{
    fmpq_mpoly_t c, one;
    while (j < BOX_ATOMS_MAX && (!I->of[j] || !poly_has_atom(R, p, j))) j++;
    fmpq_mpoly_init(c, CTX);
    fmpq_mpoly_init(one, CTX);
    fmpq_mpoly_one(one, CTX);
    const form_t *r = j == BOX_ATOMS_MAX ? form_fraction(R, p, one) : form_integer(R, 0);
    for (slong k = j < BOX_ATOMS_MAX ? fmpq_mpoly_degree_si(p, j, CTX) : -1; k >= 0 && r; k--) {
        slong var = j;
        ulong e = (ulong)k;
        fmpq_mpoly_get_coeff_vars_ui(c, p, &var, &e, 1, CTX);
        r = form_add(R, form_mul(R, r, I->of[j]), put_poly(R, c, I, j + 1));
    }
    fmpq_mpoly_clear(c, CTX);
    fmpq_mpoly_clear(one, CTX);
    return r;
}

/* The image of atom j where it changes, into I. False: none. */
static bool image(images_t *I, algebra_t *R, unsigned j, const place_t *P, bool singular_allowed)
{
    const atom_t *a = &R->atom[j];
    if (a->kind == ATOM_NAME) {
        I->of[j] = a->name == P->v ? P->x : NULL;
        return true;
    }
    if (!form_has(R, a->arg, P->v)) return true;
    const form_t *u = put(R, a->arg, P, false);
    if (!u) return false;
    if (a->kind == ATOM_EXP) return (I->of[j] = form_exp(R, u)) != NULL;
    if (form_is_zero(R, u)) {
        if (!P->face || (a->kind == ATOM_LOG && !singular_allowed)) return false;
        I->singular[j] = a->kind == ATOM_LOG;
        I->of[j] = u;
        return true;
    }
    if (P->face && !form_sign(R, u, P->W)) return false;
    I->of[j] = a->kind == ATOM_LOG ? form_log(R, u, P->W) : form_sqrt(R, u, P->W);
    return I->of[j] != NULL;
}

/* Does the coefficient of each product of singular logarithms vanish? */
static bool tends_to_nothing(algebra_t *R, const poly_t *p, const images_t *I)
{
    ulong e[BOX_GENERATORS];
    bool good = true;
    fmpq_mpoly_t part;
    fmpq_mpoly_init(part, CTX);
    for (slong i = 0; good && i < fmpq_mpoly_length(p, CTX); i++) {
        bool any = false;
        fmpq_mpoly_get_term_exp_ui(e, p, i, CTX);
        for (unsigned j = 0; j < BOX_ATOMS_MAX; j++) any = any || (I->singular[j] && e[j]);
        if (!any) continue;
        part_with(part, R, p, e, I);
        const form_t *c = put_poly(R, part, I, 0);
        good = c && form_is_zero(R, c);
    }
    fmpq_mpoly_clear(part, CTX);
    return good;
}

static const form_t *put(algebra_t *R, const form_t *f, const place_t *P, bool singular_allowed)
{
    images_t I = { { NULL }, { false } };
    bool any = false;
    for (unsigned j = 0, m = R->atoms; j < m; j++) {
        bool below = poly_has_atom(R, f->d, j);
        if (!below && !poly_has_atom(R, f->n, j)) continue;
        if (!image(&I, R, j, P, singular_allowed && !below)) return NULL;
        any = any || I.singular[j];
    }
    const form_t *d = put_poly(R, f->d, &I, 0), *n = NULL;
    if (!d || form_is_zero(R, d) || (P->face && !form_sign(R, d, P->W))) return NULL;
    if (!any) return form_div(R, put_poly(R, f->n, &I, 0), d);
    if (!tends_to_nothing(R, f->n, &I)) return NULL;
    fmpq_mpoly_t part;
    fmpq_mpoly_init(part, CTX);
    part_with(part, R, f->n, NULL, &I);
    n = put_poly(R, part, &I, 0);
    fmpq_mpoly_clear(part, CTX);
    return form_div(R, n, d);
}

const form_t *form_put(algebra_t *R, const form_t *f, unsigned v, const form_t *x, const domain_t *W, bool face)
{
    place_t P = { v, x, W, face };
    return f && x ? put(R, f, &P, true) : NULL;
}
