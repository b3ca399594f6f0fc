/* SPDX-License-Identifier: MIT */
#include "proofs/prove/box/term.h"

#include <string.h>

#define CTX R->ctx

/* --- making and printing ------------------------------------------------------------------------------------------ */

const written_t *written_make(arena_t *A, written_kind_t kind, const written_t *a, const written_t *b)
{
    written_t *x = ARENA_NEW(A, written_t);
    *x = (written_t){ .kind = kind, .a = a, .b = b };
    return x;
}

const written_t *written_rational(arena_t *A, mpq_srcptr q)
{
    mpq_ptr own = arena_mpq(A, 1);
    mpq_abs(own, q);
    written_t *x = ARENA_NEW(A, written_t);
    *x = (written_t){ .kind = WRITTEN_NUMBER, .q = own };
    return mpq_sgn(q) < 0 ? written_make(A, WRITTEN_NEG, x, NULL) : x;
}

const written_t *written_integer(arena_t *A, long k)
{
    mpq_ptr q = arena_mpq(A, 1);
    mpq_set_si(q, k, 1);
    return written_rational(A, q);
}

const written_t *written_name(arena_t *A, unsigned name)
{
    written_t *x = ARENA_NEW(A, written_t);
    *x = (written_t){ .kind = WRITTEN_NAME, .name = name };
    return x;
}

const written_t *written_power(arena_t *A, const written_t *a, int k)
{
    if (k == 1) return a;
    written_t *x = ARENA_NEW(A, written_t);
    *x = (written_t){ .kind = WRITTEN_POWER, .a = a, .power = k };
    return x;
}

static const char *factor_text(arena_t *A, const algebra_t *R, const written_t *x, bool first)
{
    bool plain = x->kind == WRITTEN_NAME || x->kind == WRITTEN_LOG || x->kind == WRITTEN_EXP ||
                 x->kind == WRITTEN_SQRT || x->kind == WRITTEN_POWER ||
                 (x->kind == WRITTEN_NUMBER && mpz_cmp_ui(mpq_denref(x->q), 1) == 0) ||
                 (first && (x->kind == WRITTEN_MUL || x->kind == WRITTEN_DIV));
    return plain ? written_text(A, R, x) : arena_printf(A, "(%s)", written_text(A, R, x));
}

const char *written_text(arena_t *A, const algebra_t *R, const written_t *x)
{
    static const char *const function[] = { [WRITTEN_LOG] = "log", [WRITTEN_EXP] = "exp", [WRITTEN_SQRT] = "sqrt" };
    char *q;
    const char *text;
    switch (x->kind) {
    case WRITTEN_NUMBER:
        q = mpq_get_str(NULL, 10, x->q);
        text = arena_printf(A, "%s", q);
        free(q);
        return text;
    case WRITTEN_NAME: return R->name[x->name];
    case WRITTEN_ADD:
        if (x->b->kind == WRITTEN_NEG)
            return arena_printf(A, "%s - %s", written_text(A, R, x->a), factor_text(A, R, x->b->a, true));
        text = x->b->kind == WRITTEN_ADD ? arena_printf(A, "(%s)", written_text(A, R, x->b)) : written_text(A, R, x->b);
        return arena_printf(A, "%s + %s", written_text(A, R, x->a), text);
    case WRITTEN_NEG: return arena_printf(A, "-%s", factor_text(A, R, x->a, true));
    case WRITTEN_MUL: return arena_printf(A, "%s*%s", factor_text(A, R, x->a, true), factor_text(A, R, x->b, false));
    case WRITTEN_DIV: return arena_printf(A, "%s/%s", factor_text(A, R, x->a, true), factor_text(A, R, x->b, false));
    case WRITTEN_POWER:
        text = x->a->kind == WRITTEN_POWER ? arena_printf(A, "(%s)", written_text(A, R, x->a))
                                           : factor_text(A, R, x->a, false);
        return arena_printf(A, "%s^%s%d", text, x->power < 0 ? "-" : "", x->power < 0 ? -x->power : x->power);
    default: return arena_printf(A, "%s(%s)", function[x->kind], written_text(A, R, x->a));
    }
}

/* --- polynomials -------------------------------------------------------------------------------------------------- */

static const written_t *atom_term(algebra_t *R, unsigned j)
{
    static const written_kind_t kind[] = {
        [ATOM_LOG] = WRITTEN_LOG, [ATOM_EXP] = WRITTEN_EXP, [ATOM_SQRT] = WRITTEN_SQRT
    };
    const atom_t *a = &R->atom[j];
    return a->kind == ATOM_NAME ? written_name(R->home, a->name)
                                : written_make(R->home, kind[a->kind], written_of_form(R, a->arg), NULL);
}

/* x + y, x y; NULL is nothing. */
static const written_t *plus(arena_t *A, const written_t *x, const written_t *y)
{
    return !x ? y : !y ? x : written_make(A, WRITTEN_ADD, x, y);
}
static const written_t *by(arena_t *A, const written_t *x, const written_t *y)
{
    return !x ? y : !y ? x : written_make(A, WRITTEN_MUL, x, y);
}

/* c times powers of atoms; `all` false: without the constant. */
static const written_t *monomial(algebra_t *R, const poly_t *p, slong i)
{
    ulong e[BOX_GENERATORS];
    fmpq_t c;
    mpq_ptr q = arena_mpq(R->home, 1);
    const written_t *x = NULL;
    fmpq_init(c);
    fmpq_mpoly_get_term_coeff_fmpq(c, p, i, CTX);
    fmpq_mpoly_get_term_exp_ui(e, p, i, CTX);
    fmpq_get_mpq(q, c);
    fmpq_clear(c);
    bool minus = mpq_sgn(q) < 0;
    mpq_abs(q, q);
    if (mpq_cmp_ui(q, 1, 1) != 0) x = written_rational(R->home, q);
    for (unsigned j = 0; j < BOX_ATOMS_MAX; j++)
        if (e[j]) x = by(R->home, x, written_power(R->home, atom_term(R, j), (int)e[j]));
    if (!x) x = written_integer(R->home, 1);
    return minus ? written_make(R->home, WRITTEN_NEG, x, NULL) : x;
}

static const written_t *plain(algebra_t *R, const poly_t *p)
{
    const written_t *x = NULL;
    for (slong i = 0; i < fmpq_mpoly_length(p, CTX); i++) x = plus(R->home, x, monomial(R, p, i));
    return x ? x : written_integer(R->home, 0);
}

/* x p1 + p0 for the atom x that stands in most of its monomials. */
static const written_t *nested(algebra_t *R, const poly_t *p, unsigned depth)
{
    unsigned best = 0, most = 0;
    for (unsigned j = 0; j < R->atoms; j++) {
        unsigned count = 0;
        if (!poly_has_atom(R, p, j)) continue;
        for (slong i = 0; i < fmpq_mpoly_length(p, CTX); i++) count += fmpq_mpoly_get_term_var_exp_ui(p, i, j, CTX) > 0;
        if (count > most || (R->turned && count == most)) most = count, best = j;
    }
    if (most < 2 || depth == 40) return plain(R, p);
    fmpq_mpoly_t low, high, x;
    fmpq_mpoly_init(low, CTX);
    fmpq_mpoly_init(high, CTX);
    fmpq_mpoly_init(x, CTX);
    slong var = best;
    ulong none = 0;
    fmpq_mpoly_get_coeff_vars_ui(low, p, &var, &none, 1, CTX);
    fmpq_mpoly_sub(high, p, low, CTX);
    fmpq_mpoly_gen(x, best, CTX);
    fmpq_mpoly_divides(high, high, x, CTX);
    const written_t *t = by(R->home, atom_term(R, best), nested(R, high, depth + 1));
    if (!fmpq_mpoly_is_zero(low, CTX)) t = plus(R->home, nested(R, low, depth + 1), t);
    fmpq_mpoly_clear(low, CTX);
    fmpq_mpoly_clear(high, CTX);
    fmpq_mpoly_clear(x, CTX);
    return t;
}

static const written_t *factored(algebra_t *R, const poly_t *p)
{
    product_t P;
    form_t f = { .next = NULL };
    fmpq_mpoly_init(f.n, CTX);
    fmpq_mpoly_init(f.d, CTX);
    fmpq_mpoly_set(f.n, p, CTX);
    fmpq_mpoly_one(f.d, CTX);
    bool good = !fmpq_mpoly_is_zero(p, CTX) && form_factor(&P, R, &f);
    fmpq_mpoly_clear(f.n, CTX);
    fmpq_mpoly_clear(f.d, CTX);
    if (!good) return plain(R, p);
    const written_t *x = NULL;
    bool minus = mpq_sgn(P.c) < 0;
    mpq_abs(P.c, P.c);
    if (mpq_cmp_ui(P.c, 1, 1) != 0 || !P.n) x = written_rational(R->home, P.c);
    for (unsigned k = 0; k < P.n; k++)
        x = by(R->home, x, written_power(R->home, nested(R, P.base[k]->n, 0), P.power[k]));
    return minus ? written_make(R->home, WRITTEN_NEG, x, NULL) : x;
}

/* c log u, where c = u^k c' with u log u apart: its limit for u -> 0 is seen then. */
static const written_t *log_times(algebra_t *R, const poly_t *c, unsigned j, writing_t how, const domain_t *B)
{
    arena_t *A = R->home;
    const written_t *u = written_of_form(R, R->atom[j].arg), *log = written_make(A, WRITTEN_LOG, u, NULL);
    fmpq_mpoly_t q;
    fmpq_mpoly_init(q, CTX);
    bool divides = !fmpq_mpoly_is_fmpq(R->atom[j].arg->n, CTX) && fmpq_mpoly_is_fmpq(R->atom[j].arg->d, CTX)
        && fmpq_mpoly_divides(q, c, R->atom[j].arg->n, CTX);
    const written_t *rest = written_of_poly(R, divides ? q : c, how, B);
    fmpq_mpoly_clear(q, CTX);
    return rest ? by(A, divides ? by(A, u, log) : log, rest) : NULL;
}

/* A logarithm of which p is linear; -1: none. */
static int linear_log(const algebra_t *R, const poly_t *p)
{
    for (unsigned j = 0; j < R->atoms; j++)
        if (R->atom[j].kind == ATOM_LOG && fmpq_mpoly_degree_si(p, j, CTX) == 1) return (int)j;
    return -1;
}

const written_t *written_of_poly(algebra_t *R, const poly_t *p, writing_t how, const domain_t *B)
{
    int j = linear_log(R, p);
    if (j < 0) {
        if (how == WRITE_CORNERS && !fmpq_mpoly_is_fmpq(p, CTX)) return written_corners(R, p, B);
        return how == WRITE_PLAIN ? plain(R, p) : how == WRITE_NESTED ? nested(R, p, 0) : factored(R, p);
    }
    fmpq_mpoly_t low, high;
    slong var = j;
    ulong e[2] = { 0, 1 };
    fmpq_mpoly_init(low, CTX);
    fmpq_mpoly_init(high, CTX);
    fmpq_mpoly_get_coeff_vars_ui(low, p, &var, &e[0], 1, CTX);
    fmpq_mpoly_get_coeff_vars_ui(high, p, &var, &e[1], 1, CTX);
    const written_t *x = log_times(R, high, (unsigned)j, how, B);
    if (!fmpq_mpoly_is_zero(low, CTX)) {
        const written_t *rest = written_of_poly(R, low, how, B);
        x = x && rest ? plus(R->home, rest, x) : NULL;
    }
    fmpq_mpoly_clear(low, CTX);
    fmpq_mpoly_clear(high, CTX);
    return x;
}

const written_t *written_of_form(algebra_t *R, const form_t *f)
{
    const written_t *n = written_of_poly(R, f->n, WRITE_NESTED, NULL);
    return fmpq_mpoly_is_one(f->d, CTX)
               ? n
               : written_make(R->home, WRITTEN_DIV, n, written_of_poly(R, f->d, WRITE_FACTORED, NULL));
}
