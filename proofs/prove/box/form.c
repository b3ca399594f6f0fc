/* SPDX-License-Identifier: MIT */
#include "proofs/prove/box/form.h"

#define CTX R->ctx

bool algebra_start(algebra_t *R, arena_t *A)
{
    if (!flint_load()) return false;
    *R = (algebra_t){ .home = A };
    fmpq_mpoly_ctx_init(CTX, BOX_GENERATORS, ORD_LEX);
    return true;
}

void algebra_end(algebra_t *R)
{
    for (form_t *f = R->made; f; f = f->next) {
        fmpq_mpoly_clear(f->n, CTX);
        fmpq_mpoly_clear(f->d, CTX);
    }
    fmpq_mpoly_ctx_clear(CTX);
    flint_cleanup();
}

int algebra_name(algebra_t *R, const char *name)
{
    if (R->names == BOX_NAMES_MAX) return -1;
    R->name[R->names] = name;
    return (int)R->names++;
}

/* Inlined, its object is mistaken for one of 8 bytes by the compiler's warnings. */
__attribute__((noinline)) static form_t *form_new(algebra_t *R)
{
    form_t *f = ARENA_NEW(R->home, form_t);
    fmpq_mpoly_init(f->n, CTX);
    fmpq_mpoly_init(f->d, CTX);
    f->next = R->made;
    return R->made = f;
}

/* sqrt(u)^2 = u, in place. */
static void roots_out(algebra_t *R, poly_t *p)
{
    for (unsigned j = 0; j < R->atoms; j++) {
        if (R->atom[j].kind != ATOM_SQRT || fmpq_mpoly_degree_si(p, j, CTX) < 2) continue;
        fmpq_mpoly_t all, part, root;
        fmpq_mpoly_init(all, CTX);
        fmpq_mpoly_init(part, CTX);
        fmpq_mpoly_init(root, CTX);
        for (slong k = fmpq_mpoly_degree_si(p, j, CTX); k >= 0; k--) {
            slong var = j;
            ulong e = (ulong)k;
            fmpq_mpoly_get_coeff_vars_ui(part, p, &var, &e, 1, CTX);
            if (fmpq_mpoly_is_zero(part, CTX)) continue;
            fmpq_mpoly_pow_ui(root, R->atom[j].arg->n, e / 2, CTX);
            fmpq_mpoly_mul(part, part, root, CTX);
            fmpq_mpoly_gen(root, j, CTX);
            if (e % 2) fmpq_mpoly_mul(part, part, root, CTX);
            fmpq_mpoly_add(all, all, part, CTX);
        }
        fmpq_mpoly_swap(p, all, CTX);
        fmpq_mpoly_clear(all, CTX);
        fmpq_mpoly_clear(part, CTX);
        fmpq_mpoly_clear(root, CTX);
    }
}

const form_t *form_fraction(algebra_t *R, const poly_t *n, const poly_t *d)
{
    form_t *f = form_new(R);
    fmpq_mpoly_t g;
    fmpq_mpoly_set(f->n, n, CTX);
    fmpq_mpoly_set(f->d, d, CTX);
    roots_out(R, f->n);
    roots_out(R, f->d);
    if (fmpq_mpoly_is_zero(f->d, CTX) || fmpq_mpoly_length(f->n, CTX) > BOX_TERMS_MAX ||
        fmpq_mpoly_length(f->d, CTX) > BOX_TERMS_MAX)
        return NULL;
    fmpq_mpoly_init(g, CTX);
    bool good = true;
    if (fmpq_mpoly_is_zero(f->n, CTX)) fmpq_mpoly_one(f->d, CTX);
    else if (!fmpq_mpoly_is_fmpq(f->d, CTX)) good = fmpq_mpoly_gcd_cofactors(g, f->n, f->d, f->n, f->d, CTX);
    fmpq_mpoly_clear(g, CTX);
    if (!good) return NULL;
    fmpq_t c;
    fmpq_init(c);
    fmpq_mpoly_get_term_coeff_fmpq(c, f->d, 0, CTX);
    fmpq_mpoly_scalar_div_fmpq(f->n, f->n, c, CTX);
    fmpq_mpoly_scalar_div_fmpq(f->d, f->d, c, CTX);
    fmpq_clear(c);
    return f;
}

const form_t *form_rational(algebra_t *R, mpq_srcptr q)
{
    form_t *f = form_new(R);
    fmpq_t c;
    fmpq_init(c);
    fmpq_set_mpq(c, q);
    fmpq_mpoly_set_fmpq(f->n, c, CTX);
    fmpq_mpoly_one(f->d, CTX);
    fmpq_clear(c);
    return f;
}

const form_t *form_integer(algebra_t *R, long k)
{
    form_t *f = form_new(R);
    fmpq_mpoly_set_si(f->n, k, CTX);
    fmpq_mpoly_one(f->d, CTX);
    return f;
}

const form_t *form_atom(algebra_t *R, unsigned j)
{
    form_t *f = form_new(R);
    fmpq_mpoly_gen(f->n, j, CTX);
    fmpq_mpoly_one(f->d, CTX);
    return f;
}

const form_t *form_whole(algebra_t *R, const poly_t *p)
{
    form_t *f = form_new(R);
    fmpq_mpoly_set(f->n, p, CTX);
    fmpq_mpoly_one(f->d, CTX);
    return f;
}

const form_t *form_above(algebra_t *R, const form_t *f) { return f ? form_whole(R, f->n) : NULL; }
const form_t *form_below(algebra_t *R, const form_t *f) { return f ? form_whole(R, f->d) : NULL; }

bool form_is_zero(const algebra_t *R, const form_t *f) { return fmpq_mpoly_is_zero(f->n, CTX); }
bool form_equal(const algebra_t *R, const form_t *f, const form_t *g)
{
    return fmpq_mpoly_equal(f->n, g->n, CTX) && fmpq_mpoly_equal(f->d, g->d, CTX);
}

size_t form_size(const algebra_t *R, const form_t *f)
{
    return (size_t)(fmpq_mpoly_length(f->n, CTX) + fmpq_mpoly_length(f->d, CTX));
}

static bool too_long(const algebra_t *R, const poly_t *a, const poly_t *b)
{
    return fmpq_mpoly_length(a, CTX) * fmpq_mpoly_length(b, CTX) > 60 * BOX_TERMS_MAX;
}


static const form_t *sum(algebra_t *R, const form_t *a, const form_t *b, bool minus)
{
    if (!a || !b || too_long(R, a->n, b->d) || too_long(R, b->n, a->d) || too_long(R, a->d, b->d)) return NULL;
    fmpq_mpoly_t n, m;
    fmpq_mpoly_init(n, CTX);
    fmpq_mpoly_init(m, CTX);
    bool same = fmpq_mpoly_equal(a->d, b->d, CTX);
    if (same) fmpq_mpoly_set(n, a->n, CTX), fmpq_mpoly_set(m, b->n, CTX);
    else fmpq_mpoly_mul(n, a->n, b->d, CTX), fmpq_mpoly_mul(m, b->n, a->d, CTX);
    (minus ? fmpq_mpoly_sub : fmpq_mpoly_add)(n, n, m, CTX);
    if (same) fmpq_mpoly_set(m, a->d, CTX);
    else fmpq_mpoly_mul(m, a->d, b->d, CTX);
    const form_t *r = form_fraction(R, n, m);
    fmpq_mpoly_clear(n, CTX);
    fmpq_mpoly_clear(m, CTX);
    return r;
}

const form_t *form_add(algebra_t *R, const form_t *a, const form_t *b) { return sum(R, a, b, false); }
const form_t *form_sub(algebra_t *R, const form_t *a, const form_t *b) { return sum(R, a, b, true); }
const form_t *form_neg(algebra_t *R, const form_t *a) { return form_mul(R, form_integer(R, -1), a); }

/* (an bn)/(ad bd), or with b turned. */
static const form_t *times(algebra_t *R, const form_t *a, const poly_t *bn, const poly_t *bd)
{
    if (too_long(R, a->n, bn) || too_long(R, a->d, bd)) return NULL;
    fmpq_mpoly_t n, d;
    fmpq_mpoly_init(n, CTX);
    fmpq_mpoly_init(d, CTX);
    fmpq_mpoly_mul(n, a->n, bn, CTX);
    fmpq_mpoly_mul(d, a->d, bd, CTX);
    const form_t *r = form_fraction(R, n, d);
    fmpq_mpoly_clear(n, CTX);
    fmpq_mpoly_clear(d, CTX);
    return r;
}

const form_t *form_mul(algebra_t *R, const form_t *a, const form_t *b)
{
    return a && b ? times(R, a, b->n, b->d) : NULL;
}
const form_t *form_div(algebra_t *R, const form_t *a, const form_t *b)
{
    return a && b && !form_is_zero(R, b) ? times(R, a, b->d, b->n) : NULL;
}

const form_t *form_power(algebra_t *R, const form_t *a, int k)
{
    if (a && k < 0) return form_power(R, form_div(R, form_integer(R, 1), a), -k);
    const form_t *r = form_integer(R, 1);
    for (; k > 0; k--) r = form_mul(R, r, a);
    return r;
}

/* --- factors ---------------------------------------------------------------------------------------------------- */

/* What is factored once is known while the algebra lives: p, and c times its factors; false where these are past a
** limit. */
typedef struct factored { const form_t *of; product_t into; bool good; struct factored *next; } factored_t;

/* Of the polynomial as such, however its exponents are packed. */
static factored_t **factored_at(algebra_t *R, const poly_t *p)
{
    enum { PRIME = 65521 };
    const fmpz *c = p->zpoly->coeffs;
    slong n = p->zpoly->length;
    ulong h = (ulong)n;
    for (slong k = 0; k < n; k++) h = 31 * h + fmpz_fdiv_ui(c + k, PRIME);
    return &R->factored[(h ^ h >> 8 ^ h >> 16) % BOX_FACTORED];
}

static bool factor_anew(product_t *P, algebra_t *R, const poly_t *p)
{
    fmpq_mpoly_factor_t F;
    fmpq_mpoly_factor_init(F, CTX);
    bool good = fmpq_mpoly_factor(F, p, CTX) && fmpq_mpoly_factor_make_integral(F, CTX);
    *P = (product_t){ .c = arena_mpq(R->home, 1) };
    if (good) fmpq_get_mpq(P->c, F->constant);
    for (slong k = 0; good && k < F->num; k++) {
        if (P->n == BOX_FACTORS_MAX || fmpz_cmp_si(F->exp + k, BOX_POWER_MAX) > 0) { good = false; break; }
        P->base[P->n] = form_whole(R, &F->poly[k]);
        P->power[P->n++] = (int)fmpz_get_si(F->exp + k);
    }
    fmpq_mpoly_factor_clear(F, CTX);
    return good;
}

static const factored_t *factored(algebra_t *R, const poly_t *p)
{
    factored_t **at = factored_at(R, p), *f = *at;
    while (f && !fmpq_mpoly_equal(f->of->n, p, CTX)) f = f->next;
    if (f) return f;
    f = ARENA_NEW(R->home, factored_t);
    f->good = factor_anew(&f->into, R, p);
    f->of = form_whole(R, p);
    f->next = *at;
    return *at = f;
}

/* P times p^sign. */
static bool factor_poly(product_t *P, algebra_t *R, const poly_t *p, int sign)
{
    const factored_t *f = factored(R, p);
    if (!f->good || P->n + f->into.n > BOX_FACTORS_MAX) return false;
    (sign > 0 ? mpq_mul : mpq_div)(P->c, P->c, f->into.c);
    for (unsigned k = 0; k < f->into.n; k++) {
        P->base[P->n] = f->into.base[k];
        P->power[P->n++] = sign * f->into.power[k];
    }
    return true;
}

bool form_factor(product_t *P, algebra_t *R, const form_t *f)
{
    *P = (product_t){ .c = arena_mpq(R->home, 1) };
    mpq_set_ui(P->c, 1, 1);
    return factor_poly(P, R, f->n, 1) && factor_poly(P, R, f->d, -1);
}

/* --- where a name stands ------------------------------------------------------------------------------------------ */

bool poly_has_atom(const algebra_t *R, const poly_t *p, unsigned j) { return fmpq_mpoly_degree_si(p, j, CTX) > 0; }

static bool atom_has(const algebra_t *R, unsigned j, unsigned name)
{
    return R->atom[j].kind == ATOM_NAME ? R->atom[j].name == name : form_has(R, R->atom[j].arg, name);
}

bool form_has(const algebra_t *R, const form_t *f, unsigned name)
{
    for (unsigned j = 0; j < R->atoms; j++)
        if ((poly_has_atom(R, f->n, j) || poly_has_atom(R, f->d, j)) && atom_has(R, j, name)) return true;
    return false;
}

bool form_rational_in(const algebra_t *R, const form_t *f)
{
    for (unsigned j = 0; j < R->atoms; j++)
        if (R->atom[j].kind != ATOM_NAME && (poly_has_atom(R, f->n, j) || poly_has_atom(R, f->d, j))) return false;
    return true;
}

/* --- derivatives -------------------------------------------------------------------------------------------------- */

static const form_t *atom_derivative(algebra_t *R, unsigned j, unsigned name)
{
    const atom_t *a = &R->atom[j];
    if (a->kind == ATOM_NAME) return form_integer(R, a->name == name);
    const form_t *du = form_derivative(R, a->arg, name);
    if (!du || form_is_zero(R, du)) return du;
    if (a->kind == ATOM_LOG) return form_div(R, du, a->arg);
    if (a->kind == ATOM_EXP) return form_mul(R, du, form_atom(R, j));
    return form_div(R, du, form_mul(R, form_integer(R, 2), form_atom(R, j)));
}

static const form_t *poly_derivative(algebra_t *R, const poly_t *p, unsigned name)
{
    const form_t *r = form_integer(R, 0);
    fmpq_mpoly_t d;
    fmpq_mpoly_init(d, CTX);
    for (unsigned j = 0, m = R->atoms; j < m && r; j++) {
        if (!poly_has_atom(R, p, j) || !atom_has(R, j, name)) continue;
        fmpq_mpoly_derivative(d, p, j, CTX);
        r = form_add(R, r, form_mul(R, form_whole(R, d), atom_derivative(R, j, name)));
    }
    fmpq_mpoly_clear(d, CTX);
    return r;
}

const form_t *form_derivative(algebra_t *R, const form_t *f, unsigned name)
{
    if (!f) return NULL;
    const form_t *a = poly_derivative(R, f->n, name), *b = poly_derivative(R, f->d, name), *d = form_below(R, f);
    if (!a || !b) return NULL;
    if (form_is_zero(R, b)) return form_div(R, a, d);
    return form_div(R, form_sub(R, a, form_mul(R, f, b)), d); /* (n/d)' = (n' - (n/d) d')/d */
}
