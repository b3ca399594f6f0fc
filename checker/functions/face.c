/* SPDX-License-Identifier: MIT
**
** Signs of polynomials on a box, and a function where one variable has a value: inside the box, or at a face as a
** limit.
*/
#include "checker/functions/functions.h"

#include <string.h>

/* --- enclosures of polynomials ------------------------------------------------------------------------------------ */

static bool poly_range(range_t *r, poly_t p, const box_t *B);

/* The argument of a logarithm or a root may be shown positive by Sturm's theorem alone. */
static bool atom_range(range_t *r, unsigned j, const box_t *B)
{
    range_t n, d;
    if (atom[j].kind == NAME) { if (B->on[atom[j].name]) *r = B->in[atom[j].name]; return B->on[atom[j].name]; }
    if (!poly_range(&n, atom[j].arg.n, B) || !poly_range(&d, atom[j].arg.d, B) || !range_power(&d, &d, -1))
        return false;
    range_mul(&n, &n, &d);
    if ((atom[j].kind == LOG || atom[j].kind == SQRT) && !range_positive(&n) &&
        poly_sign(atom[j].arg.n, B) * poly_sign(atom[j].arg.d, B) > 0)
        range_narrow(&n, true, true, rational(0, 1));
    return range_function(r, atom[j].kind, &n, false);
}

static bool poly_range(range_t *r, poly_t p, const box_t *B)
{
    range_t a[ATOMS_MAX], x;
    bool have[ATOMS_MAX] = { false };
    *r = range_point(rational(0, 1));
    for (unsigned i = 0; i < p.n; i++) {
        range_t t = range_point(p.at[i].c);
        for (unsigned j = 0; j < ATOMS_MAX; j++) {
            if (!p.at[i].e[j]) continue;
            if (!have[j] && !atom_range(&a[j], j, B)) return false;
            have[j] = true;
            if (!range_power(&x, &a[j], p.at[i].e[j])) return false;
            range_mul(&t, &t, &x);
        }
        range_add(r, r, &t);
    }
    return true;
}

/* A rational point inside: the k-th choice. */
static void inner(mpq_t q, const range_t *x, unsigned k)
{
    mpq_ptr t = rational(k + 1, 2 * k + 3);
    if (!x->lo.inf && !x->hi.inf) { mpq_sub(q, x->hi.q, x->lo.q); mpq_mul(q, q, t); mpq_add(q, q, x->lo.q); }
    else if (!x->lo.inf) mpq_add(q, x->lo.q, t);
    else if (!x->hi.inf) mpq_sub(q, x->hi.q, t);
    else mpq_set(q, t);
}

bool poly_somewhere_nonzero(poly_t p, const box_t *B)
{
    if (p.n && poly_constant(p)) return true;
    precision(256);
    for (unsigned k = 0; k < 3; k++) {
        box_t at = *B;
        range_t r;
        for (unsigned j = 0; j < NAMES_MAX; j++) {
            if (!B->on[j]) continue;
            mpq_ptr q = rational(0, 1);
            inner(q, &B->in[j], 5 * k + j % 5);
            at.in[j] = range_point(q);
        }
        if (poly_range(&r, p, &at) && range_nonzero(&r)) return true;
    }
    return false;
}

int poly_sign(poly_t p, const box_t *B)
{
    short e[ATOMS_MAX];
    range_t r;
    int sign = 1;
    if (!p.n) return 0;
    if (poly_constant(p)) return mpq_sgn(p.at[0].c);
    precision(128);
    poly_common(e, p, NULL);
    for (unsigned j = 0; j < ATOMS_MAX; j++) {
        if (!e[j]) continue;
        if (!atom_range(&r, j, B) || !range_nonzero(&r)) return 0;
        if (!range_positive(&r) && e[j] % 2) sign = -sign;
    }
    p = poly_divided(p, e);
    if (poly_constant(p)) return sign * mpq_sgn(p.at[0].c);
    if (poly_range(&r, p, B) && range_nonzero(&r)) return range_positive(&r) ? sign : -sign;
    int v = poly_number(p);
    if (v < 0 || !B->on[v]) return 0;
    unsigned j = atom_of((unsigned)v);
    const range_t *in = &B->in[v];
    if (poly_zeros(p, j, in) || (!in->lo.open && !poly_sign_at(p, j, &in->lo)) ||
        (!in->hi.open && !poly_sign_at(p, j, &in->hi)))
        return 0;
    end_t at = { .inf = 0 };
    mpq_init(at.q);
    inner(at.q, in, 0);
    return sign * poly_sign_at(p, j, &at);
}

bool form_analytic(form_t f, const box_t *B)
{
    range_t r;
    if (!poly_sign(f.d, B)) return false;
    precision(128);
    for (unsigned j = 0; j < atoms; j++)
        if ((poly_has(f.n, j) || poly_has(f.d, j)) && !atom_range(&r, j, B)) return false;
    return true;
}

/* --- a value for a variable --------------------------------------------------------------------------------------- */

typedef struct { unsigned v; form_t x; const box_t *W; bool face; } place_t;

static form_t put_poly(poly_t p, const form_t *image)
{
    form_t r = form_integer(0);
    for (unsigned i = 0; i < p.n; i++) {
        form_t t = form_poly(poly_rational(p.at[i].c));
        for (unsigned j = 0; j < ATOMS_MAX; j++)
            if (p.at[i].e[j]) t = form_times(t, form_power(image[j], p.at[i].e[j]));
        r = form_sum(r, t, 1);
    }
    return r;
}

static form_t put(form_t f, const place_t *P, bool singular_allowed);

static void nowhere_zero(form_t u, const place_t *P, const char *what)
{
    if (P->face && (!poly_sign(u.n, P->W) || !poly_sign(u.d, P->W)))
        reject("%s is not shown to be zero nowhere on a face", what);
}

/* The image of atom j; true: it is a logarithm of what is 0 on the face. */
static bool image_of(form_t *r, unsigned j, const place_t *P, bool singular_allowed)
{
    if (atom[j].kind == NAME) { *r = atom[j].name == P->v ? P->x : form_name(atom[j].name); return false; }
    form_t u = put(atom[j].arg, P, false);
    if (atom[j].kind == EXP) { *r = form_exp(u); return false; }
    if (form_zero(u)) {
        if (!P->face) reject("the argument of a logarithm or a root is 0");
        if (atom[j].kind == LOG && !singular_allowed)
            reject("a logarithm of 0 on a face, inside another function or in a denominator");
        *r = u;
        return atom[j].kind == LOG;
    }
    nowhere_zero(u, P, "the argument of a logarithm or a root");
    *r = atom[j].kind == LOG ? form_log(u, P->W) : form_sqrt(u, P->W);
    return false;
}

/* The part of p whose powers of singular atoms are those of `key`, these taken out. */
static poly_t part_with(poly_t p, const short *key, const bool *singular)
{
    monomial_t *t = take((p.n + 1) * sizeof *t);
    unsigned n = 0;
    for (unsigned i = 0; i < p.n; i++) {
        bool same = true;
        for (unsigned j = 0; j < ATOMS_MAX; j++) same = same && (!singular[j] || p.at[i].e[j] == key[j]);
        if (!same) continue;
        t[n] = p.at[i];
        for (unsigned j = 0; j < ATOMS_MAX; j++) if (singular[j]) t[n].e[j] = 0;
        n++;
    }
    return poly_gather(t, n);
}

static form_t put(form_t f, const place_t *P, bool singular_allowed)
{
    form_t image[ATOMS_MAX];
    bool singular[ATOMS_MAX] = { false }, any = false;
    static const short none[ATOMS_MAX];
    for (unsigned j = 0, m = atoms; j < m; j++) {
        bool below = poly_has(f.d, j);
        if (!below && !poly_has(f.n, j)) continue;
        singular[j] = image_of(&image[j], j, P, singular_allowed && !below);
        any = any || singular[j];
    }
    form_t d = put_poly(f.d, image);
    if (form_zero(d)) reject("a denominator is 0 where %s", P->face ? "a face is" : "a variable has its value");
    nowhere_zero(d, P, "a denominator");
    if (!P->face && !poly_somewhere_nonzero(d.n, P->W)) reject("a denominator is not shown to be other than 0");
    for (unsigned i = 0; any && i < f.n.n; i++) {
        bool finite = true;
        for (unsigned j = 0; j < ATOMS_MAX; j++) finite = finite && !(singular[j] && f.n.at[i].e[j]);
        if (!finite && !form_zero(put_poly(part_with(f.n, f.n.at[i].e, singular), image)))
            reject("infinite on a face, or not shown to be finite");
    }
    return form_times(put_poly(any ? part_with(f.n, none, singular) : f.n, image), form_inverse(d));
}

form_t form_put(form_t f, unsigned v, form_t x, const box_t *W, bool on_face)
{
    place_t P = { v, x, W, on_face };
    return put(f, &P, true);
}
